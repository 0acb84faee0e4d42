//! Those who say something together, some of whom are not named: “*farmers, bankers and Ruth Amaya* said”, “praised by
//! *Ruth Amaya and farmers*”.

use super::{are_speakers, is_comma_before};
use crate::analysis::lexicon::Classes;
use crate::analysis::part::Part;
use crate::analysis::phrase;
use crate::analysis::reading::Reading;
use std::ops::Range;

/// The longest list of them.
const MOST: usize = 6;

/// The phrase `last`, which ends right before its verb, from the first of those on who say it, where they are all that
/// a sentence from `first` on begins with, or all that stands behind the comma of what they say.
pub(in crate::analysis) fn up_to(reading: &Reading, first: usize, last: Range<usize>) -> Range<usize> {
    let and = |at: usize| reading.is(at, "and");
    // “Ruth Amaya and *three others*”
    let counted = last.len() == 1 && reading.is(last.start, "others") && last.start > first + 1;
    let counted = counted && phrase::is_count(reading.words[last.start - 1].hash);
    let last = last.start - usize::from(counted)..last.end;
    let mut start = last.start;
    let mut joined = last.clone().any(and);
    if !speaks(reading, &last) && !joined && !counted {
        return last;
    }
    for _ in 0..MOST {
        let Some(link) = start.checked_sub(1).filter(|&link| link > first) else { break };
        let end = if !joined && and(link) {
            link - usize::from(reading.is(link - 1, ",") && link > first + 1)
        } else if joined && reading.is(link, ",") {
            link
        } else {
            break;
        };
        let item = phrase::before(reading, first, end).filter(|item| item.end == end && speaks(reading, item));
        let Some(item) = item else { break };
        (start, joined) = (item.start, true);
    }
    let sentence = first == 0 || matches!(reading.words[first - 1].part, Part::Stop | Part::Mark | Part::Edge);
    let whole = start == first && (reading.words[first].capital || !sentence);
    let apart = start > first + 2 && is_comma_before(reading, start);
    let unnamed = counted || (start..last.end).any(|at| !reading.words[at].capital && is_noun(reading, at));
    if start < last.start && (whole || apart) && (unnamed || is_noun(reading, start)) { start..last.end } else { last }
}

/// The phrase `agent` with those who do the same behind it, where a sign or a preposition ends their list.
pub(in crate::analysis) fn from(reading: &Reading, agent: Range<usize>, limit: usize) -> Range<usize> {
    if !speaks(reading, &agent) {
        return agent;
    }
    let (mut end, mut unnamed) = (agent.end, is_noun(reading, agent.end - 1));
    for others in 0..MOST {
        let comma = usize::from(reading.is(end, ","));
        let and = usize::from(reading.is(end + comma, "and"));
        let next =
            phrase::after(reading, end + comma + and, limit).filter(|next| comma + and > 0 && speaks(reading, next));
        let Some(next) = next else { break };
        end = next.end;
        unnamed |= is_noun(reading, end - 1);
        let paired = next.clone().any(|at| reading.is(at, "and"));
        if and == 1 || paired {
            let ends = end >= limit
                || matches!(reading.words[end].part, Part::Comma | Part::Stop | Part::Preposition)
                || reading.is(end, "as");
            // “denied by police, and farmers slept”
            let listed = comma == 0 || and == 0 || others > 0;
            return if ends && listed && unnamed { agent.start..end } else { agent };
        }
    }
    agent
}

/// Whether `who` may be one of those who say something together: a name, a title and a name, or several who can speak.
/// “Ruth Amaya, *a banker*,” is one.
fn speaks(reading: &Reading, who: &Range<usize>) -> bool {
    let last = who.end - 1;
    let of_name = |at: usize| {
        let word = &reading.words[at];
        word.capital
            || !reading.is_word(at)
            || reading.any(at, Classes::SPEAKERS | Classes::PREPOSITION)
            || reading.is(at, "the")
    };
    let name = reading.words[last].capital && reading.is_word(last) && !reading.any(last, Classes::TIME);
    // “Ruth Amaya, *head of the Harbour Union*,” is one, too.
    let led = reading.words[who.start].capital || reading.is(who.start, "the");
    let name = name && (led || !who.clone().any(|at| reading.is(at, "of"))) && who.clone().all(of_name);
    let small = Classes::PRONOUN | Classes::CONJUNCTION;
    let others = reading.is(who.start, "other");
    let rest = who.start + usize::from(others)..who.end;
    let unfit = |at: usize| reading.any(at, small) || reading.is_any(at, &["all", "one", "more"]);
    let bare = || others || !reading.any(who.start, Classes::DETERMINER);
    !rest.is_empty() && !rest.into_iter().any(unfit) && (name || is_noun(reading, last) && bare())
}

/// Whether the noun at `at` is for several who can speak: “farmers”, “police”.
fn is_noun(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at);
    let several = written.ends_with('s') || written.ends_with("men") || reading.is_any(at, &["police", "people"]);
    let lower = !reading.words[at].capital || are_speakers(reading, at);
    let speaks =
        |at: usize| reading.any(at, Classes::SOURCE_NOUN) || are_speakers(reading, at) || is_group(reading, at);
    // “fishermen”
    let men = written.len() > 5 && written.ends_with("men");
    several && lower && (men || speaks(at))
}

/// “rights *groups*”
fn is_group(reading: &Reading, at: usize) -> bool {
    const GROUPS: [&str; 16] = [
        "groups",
        "unions",
        "charities",
        "residents",
        "experts",
        "activists",
        "witnesses",
        "parties",
        "campaigners",
        "businesses",
        "companies",
        "firms",
        "countries",
        "nations",
        "communities",
        "bodies",
    ];
    reading.is_any(at, &GROUPS)
}
