//! Those who say something together: “*farmers, bankers and Ruth Amaya* said”, “praised by *Ruth Amaya and farmers*”.
//!
//! A list is two or more who may stand in it, with “and” before the last and commas between the others; it ends where
//! the verb or a sign stands.

use super::is_comma_before;
use crate::analysis::lexicon::Classes;
use crate::analysis::part::Part;
use crate::analysis::phrase;
use crate::analysis::reading::Reading;
use std::ops::Range;

/// How many a list holds beside the first of them.
const MOST: usize = 6;

/// The list that ends with the phrase `last`, right before its verb in a sentence from `first` on, where it is one: all
/// that the sentence begins with, or all that stands behind the comma of what they say.
pub(in crate::analysis) fn before(reading: &Reading, first: usize, last: Range<usize>) -> Range<usize> {
    let and = |at: usize| reading.is(at, "and");
    // “Ruth Amaya and *three others*”
    let others = last.len() == 1 && reading.is(last.start, "others") && last.start > first + 1;
    let counted = others && phrase::is_count(reading.words[last.start - 1].hash);
    let last = last.start - usize::from(counted)..last.end;
    let link = last.start.checked_sub(1).filter(|&link| link > first && and(link));
    if link.is_none() && !last.clone().any(and) {
        return last;
    }
    let stands = counted || link.is_none() || may_stand(reading, &last) || is_body(reading, &last);
    let listed = if stands { listed(reading, first, &last, counted) } else { None };
    listed.or_else(|| pair(reading, first, link?, &last)).or_else(|| of_places(reading, first, &last)).unwrap_or(last)
}

/// The list that begins with the phrase `agent`, behind its verb, where it is one.
pub(in crate::analysis) fn behind(reading: &Reading, agent: Range<usize>, limit: usize) -> Range<usize> {
    let pair = ends_with_speaker(reading, &agent);
    let listed = may_stand(reading, &agent);
    if !listed && !pair {
        return agent;
    }
    let mut end = agent.end;
    for others in 0..MOST {
        let comma = usize::from(reading.is(end, ","));
        let and = usize::from(reading.is(end + comma, "and"));
        let next = phrase::after(reading, end + comma + and, limit).filter(|_| comma + and > 0);
        let Some(next) = next else { break };
        let joined = next.clone().any(|at| reading.is(at, "and"));
        let body = || and == 1 && others > 0 && is_body(reading, &next);
        let fits = listed && if joined { are_names(reading, &next) } else { may_stand(reading, &next) || body() };
        let paired = others == 0 && comma == 0 && pair && ends_with_speaker(reading, &next);
        if !fits && !paired {
            break;
        }
        end = next.end;
        let sign = end >= limit || matches!(reading.words[end].part, Part::Comma | Part::Stop);
        if and == 1 || joined {
            let ends = sign || fits && (matches!(reading.words[end].part, Part::Preposition) || reading.is(end, "as"));
            // “denied by police, and farmers slept”
            let counted = comma == 0 || and == 0 || others > 0;
            return if ends && counted { agent.start..end } else { agent };
        }
    }
    agent
}

/// “*Farmers, bankers and* Ruth Amaya”, up to `last`, which is told by its number where it is `counted`.
fn listed(reading: &Reading, first: usize, last: &Range<usize>, counted: bool) -> Option<Range<usize>> {
    let and = |at: usize| reading.is(at, "and");
    let mut start = last.start;
    let mut joined = last.clone().any(and);
    for _ in 0..MOST {
        let Some(link) = start.checked_sub(1).filter(|&link| link > first) else { break };
        let end = match () {
            () if !joined && and(link) => link - usize::from(reading.is(link - 1, ",") && link > first + 1),
            () if joined && reading.is(link, ",") => link,
            () => break,
        };
        let item = phrase::before(reading, first, end).filter(|item| item.end == end && may_stand(reading, item));
        let Some(item) = item else { break };
        (start, joined) = (item.start, true);
    }
    let whole = is_whole(reading, first, start);
    let apart = start > first + 1 && is_comma_before(reading, start);
    if start == last.start || !whole && !apart {
        return None;
    }
    // Names may be of what is told before: “They met in Leith, Norwick and Harnby said”, or what somebody is: “Ana
    // Ruiz, head of the Harbour Union, and Bo Li said”.
    let unnamed = counted || (start..last.end).any(|at| is_several(reading, at) && !reading.words[at].capital);
    let body = is_body(reading, last);
    let bare = |at: usize| {
        let word = &reading.words[at];
        word.capital || matches!(word.part, Part::Number) || reading.is_any(at, &["the", "and", ","])
    };
    (unnamed || whole && (start..last.end).all(|at| bare(at) || body && at >= last.start)).then_some(start..last.end)
}

/// “*The mayor and* her deputy”, up to `last`, with “and” at `and`.
fn pair(reading: &Reading, first: usize, and: usize, last: &Range<usize>) -> Option<Range<usize>> {
    let fellow = phrase::before(reading, first, and).filter(|fellow| fellow.end == and)?;
    let both = fellow.start > first && reading.is(fellow.start - 1, "both");
    let start = fellow.start - usize::from(both);
    // “*Companies and families* said”, but “Ruiz left Leith and her friends said”
    let several = || {
        let several = |at: usize| matches!(reading.words[at].part, Part::Plural | Part::SourceNoun);
        let named = |at: usize| reading.words[at].capital || reading.any(at, Classes::PREPOSITION);
        several(and - 1) && several(last.end - 1) && !(start + 1..last.end).any(named)
    };
    let apart = both || start > first + 1 && is_comma_before(reading, start);
    let speak = apart && ends_with_speaker(reading, last) && ends_with_speaker(reading, &fellow);
    // “*The mayor and* her deputy said”
    let person = |who: &Range<usize>| {
        let noun = !reading.words[who.end - 1].capital
            && (ends_with_speaker(reading, who) || reading.words[who.end - 1].is_person());
        let led = reading.any(who.start, Classes::DETERMINER) || phrase::is_whose(reading, who.start);
        noun && led && who.len() > 1
    };
    let persons = || person(&fellow) && person(last);
    (speak || is_whole(reading, first, start) && (several() || persons())).then_some(start..last.end)
}

/// “*Officials in Kenya*, Uganda and Tanzania”, up to `last`, which names the last places.
fn of_places(reading: &Reading, first: usize, last: &Range<usize>) -> Option<Range<usize>> {
    let name = |at: usize| reading.words[at].capital && reading.is_word(at) && !reading.any(at, Classes::TIME);
    if !name(last.start) {
        return None;
    }
    let mut start = last.start;
    for _ in 0..MOST {
        let Some(comma) = start.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ",")) else { break };
        let item = phrase::before(reading, first, comma).filter(|item| item.end == comma && name(item.end - 1))?;
        // “the universities of *Salford*”
        start = item.clone().rev().take_while(|&at| name(at)).last().unwrap_or(item.start);
        if start > item.start && !reading.is(start - 1, "of") {
            return None;
        }
    }
    let of = start < last.start && start > first + 1 && reading.is_any(start - 1, &["in", "from", "at", "of"]);
    let those = if of { phrase::before(reading, first, start - 1) } else { None };
    // “*Researchers* at the universities of”
    let heads = |those: &Range<usize>| reading.is(start - 1, "of") && those.clone().any(|at| are_speakers(reading, at));
    let several = |those: &Range<usize>| heads(those) || are_speakers(reading, those.end - 1);
    let those = those.filter(|those| those.end == start - 1 && several(those));
    those.map(|those| those.start..last.end)
}

/// Whether what begins at `start` is all that a sentence or clause from `first` on begins with.
fn is_whole(reading: &Reading, first: usize, start: usize) -> bool {
    let sentence = first == 0 || matches!(reading.words[first - 1].part, Part::Stop | Part::Mark | Part::Edge);
    start == first && (reading.words[first].capital || !sentence)
}

/// Whether `who` ends with a name or a noun for somebody.
fn ends_with_speaker(reading: &Reading, who: &Range<usize>) -> bool {
    let last = who.end - 1;
    reading.any(last, Classes::SPEAKERS) || reading.words[last].capital && reading.is_word(last)
}

/// Whether `who` is a body that names may stand before in a list: “Ruth Amaya, Bo Li and *the union*”.
fn is_body(reading: &Reading, who: &Range<usize>) -> bool {
    reading.is(who.start, "the") && ends_with_speaker(reading, who)
}

/// Whether `who` may be one of those who say something together: a name, a title and a name, or several who can speak.
/// “Ruth Amaya, *a banker*,” is one.
fn may_stand(reading: &Reading, who: &Range<usize>) -> bool {
    let last = who.end - 1;
    // “*Channel 4*”
    let numbered =
        matches!(reading.words[last].part, Part::Number) && who.len() == 2 && reading.words[who.start].capital;
    let of_name = |at: usize| {
        let word = &reading.words[at];
        word.capital
            || !reading.is_word(at)
            || numbered
            || reading.any(at, Classes::SPEAKERS | Classes::PREPOSITION)
            || reading.is(at, "the")
    };
    let called = reading.words[last].capital && reading.is_word(last) && !reading.any(last, Classes::TIME);
    let name = called || numbered;
    // “Ruth Amaya, *head of the Harbour Union*,” is one, too.
    let led = reading.words[who.start].capital || reading.is(who.start, "the");
    let name = name && (led || !who.clone().any(|at| reading.is(at, "of"))) && who.clone().all(of_name);
    let small = Classes::PRONOUN | Classes::CONJUNCTION;
    let others = reading.is(who.start, "other");
    let rest = who.start + usize::from(others)..who.end;
    let unfit = |at: usize| reading.any(at, small) || reading.is_any(at, &["all", "one", "more"]);
    let bare = || others || !reading.any(who.start, Classes::DETERMINER);
    !rest.is_empty() && !rest.into_iter().any(unfit) && (name || is_several(reading, last) && bare())
}

/// Whether `both` are names, and not what somebody is: “*Leith and the Harbour Union*”, “Ruth Amaya, *Chair and Head of
/// News*,”.
fn are_names(reading: &Reading, both: &Range<usize>) -> bool {
    let of_name = |at: usize| reading.words[at].capital || reading.is_any(at, &["the", "and"]);
    let last = both.end - 1;
    let described = reading.any(last, Classes::TITLE | Classes::PERSON_NOUN) || reading.is(last, "chair");
    !described && both.clone().all(of_name)
}

/// Whether the noun at `at` is for several who can speak: “farmers”, “police”.
fn is_several(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at);
    let several = written.ends_with('s') || written.ends_with("men") || reading.is_any(at, &["police", "people"]);
    let lower = !reading.words[at].capital || are_speakers(reading, at);
    let speaks =
        |at: usize| reading.any(at, Classes::SOURCE_NOUN) || are_speakers(reading, at) || is_group(reading, at);
    // “fishermen”
    let men = written.len() > 5 && written.ends_with("men");
    several && lower && (men || speaks(at))
}

/// Whether the noun at `at` is for several who can speak: “officials”, “researchers”.
fn are_speakers(reading: &Reading, at: usize) -> bool {
    let people = || reading.words[at].is_person() || reading.written(at).ends_with("ers");
    reading.any(at, Classes::SOURCE_NOUN) || matches!(reading.words[at].part, Part::Plural) && people()
}

/// “rights *groups*”
fn is_group(reading: &Reading, at: usize) -> bool {
    const GROUPS: [&str; 21] = [
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
        "citizens",
        "families",
        "students",
        "parents",
        "patients",
    ];
    reading.is_any(at, &GROUPS)
}

#[cfg(test)]
mod tests {
    use crate::analysis::report::told::check;

    #[test]
    fn those_who_are_not_named_speak_with_who_is() {
        let fair = "the plan was fair";
        for who in [
            "Farmers, bankers and Ruth Amaya",
            "Ruth Amaya and farmers",
            "Ruth Amaya, bankers and farmers",
            "Rights groups, local residents and Senator Ruth Amaya",
            "Farmers and Ruth Amaya",
        ] {
            check(&format!("{who} said {fair}."), &[(who, fair)]);
            check(&format!("“It is fair,” said {who}."), &[(who, "“It is fair,”")]);
        }
        let who = "farmers, bankers and Ruth Amaya";
        check(&format!("The plan was fair, {who} said."), &[(who, "The plan was fair")]);
        check(&format!("The plan was fair, according to {who}."), &[(who, "The plan was fair")]);
        check(&format!("The plan was praised by {who}."), &[(who, "The plan")]);
        check(&format!("“It is fair,” {who} said on Monday."), &[(who, "“It is fair,”")]);
        let who = "Karl Dean, Ruth Amaya and three others";
        check(&format!("{who} said {fair}."), &[(who, fair)]);
        let who = "opposition parties, rights groups and the Harbour Union";
        check(&format!("The raid was condemned by {who}."), &[(who, "The raid")]);
        // Nearest misses: whom somebody met, what somebody is, and another clause.
        check(&format!("He met farmers, bankers and Ruth Amaya, who said {fair}."), &[("Ruth Amaya", fair)]);
        check(&format!("Ruth Amaya, a banker and a farmer, said {fair}."), &[("Ruth Amaya", fair)]);
        check(&format!("The plan hurt farmers, and bankers said {fair}."), &[("bankers", fair)]);
    }

    #[test]
    fn all_who_answer_are_named() {
        for who in ["Ada Voss and Bo Li", "Norwick, Leith and Ruritania", "the UN, the Courier and Ada Voss"] {
            check(&format!("The claims were denied by {who}."), &[(who, "The claims")]);
        }
        check(
            "The claims were denied by Ada Voss, Bo Li and the union.",
            &[("Ada Voss, Bo Li and the union", "The claims")],
        );
        check("The claims were denied by both Ada Voss and the UN.", &[("Ada Voss and the UN", "The claims")]);
        // Nearest misses: what somebody is, and another sentence.
        check("The claims were denied by Ada Voss, a farmer and baker.", &[("Ada Voss", "The claims")]);
        check("The claims were denied by Ada Voss, and Leith slept.", &[("Ada Voss", "The claims")]);
    }

    #[test]
    fn two_speak_together_where_nothing_stands_before_them() {
        let fair = "the plan was fair";
        for who in [
            "Companies and families",
            "Old friends and neighbours",
            "The Harbour Trust and the Port Authority",
            "The mayor and her deputy",
            "Ada Voss, Bo Li and the union",
            "The firm and its owner",
        ] {
            check(&format!("{who} said {fair}."), &[(who, fair)]);
        }
        let who = "police and witnesses";
        check(&format!("The plan was fair, {who} said."), &[(who, "The plan was fair")]);
        let who = "Both the mayor and the union";
        check(&format!("{who} said {fair}."), &[(who, fair)]);
        let who = "residents and a local official";
        check(&format!("The plan was fair, according to {who}."), &[(who, "The plan was fair")]);
        check(&format!("According to {who}, {fair}."), &[(who, fair)]);
        let who = "Officials in Leith, Norwick and Harnby";
        check(&format!("{who} said {fair}."), &[(who, fair)]);
        // Nearest misses: what is told of, what is told before, and another clause.
        check(&format!("A look at trains and stations suggests that {fair}."), &[("stations", fair)]);
        check(
            &format!("The two farmers, Ana Ruiz and Bo Li’s friends said {fair}."),
            &[("Ana Ruiz and Bo Li’s friends", fair)],
        );
        check(&format!("He met the mayor, and her deputy said {fair}."), &[("her deputy", fair)]);
        check(&format!("Ruiz left Leith and her friends said {fair}."), &[("her friends", fair)]);
        check(&format!("The head of the Trust and the Port Authority said {fair}."), &[("the Port Authority", fair)]);
        check(
            "According to Ruth Amaya, farmers and bankers in Leith are poor.",
            &[("Ruth Amaya", "farmers and bankers in Leith are poor")],
        );
    }
}
