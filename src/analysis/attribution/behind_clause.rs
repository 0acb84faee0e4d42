//! What follows a clause and tells nothing but who said it, to whom, where and when: “The dam held, *said Ruiz, who
//! built it*”, “The dam held, *Ruiz told reporters in Leith*”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::report::{
    ago_end, has_hearer, is_finite, is_only_subject, is_past_only, is_utterance, main_verb, opens_clause, tells_doing,
    tells_done, tells_past,
};
use super::super::tagger::feature::hash;
use super::found::FINDS;
use super::together;
use super::{heard, is_comma_before};
use std::ops::Range;

/// How far behind a cue what is looked for may end, in words.
const FAR: usize = 32;
/// What the places begin with where something is said.
const PLACES: [&str; 15] = [
    "in", "at", "on", "during", "outside", "inside", "from", "after", "before", "through", "via", "aboard", "near",
    "over", "beside",
];

/// What something is said by.
const LINES: [&str; 7] = ["phone", "telephone", "email", "e-mail", "text", "video", "videolink"];

/// Where ends what stands behind the cue of who heard it, where and when, if a sign ends it: “The dam held, Ruiz *told
/// reporters in Leith on Monday*.” `None` where anything else follows.
pub(in crate::analysis) fn told_end(reading: &Reading, cue: &Range<usize>, limit: usize) -> Option<usize> {
    const SAYS: [u32; 12] = [
        hash(b"say"),
        hash(b"says"),
        hash(b"tells"),
        hash(b"write"),
        hash(b"writes"),
        hash(b"warn"),
        hash(b"warns"),
        hash(b"report"),
        hash(b"reports"),
        hash(b"argue"),
        hash(b"argues"),
        hash(b"insists"),
    ];
    let word = reading.words[cue.start].hash;
    // “Ruiz pointed out”
    let points = reading.is(cue.end, "out") && reading.written(cue.start).starts_with("point");
    let cue = &(cue.start..cue.end + usize::from(points));
    // “the court ruled 6-3”
    let votes = reading.is_any(cue.start, &["ruled", "rules"])
        && reading.words.get(cue.end).is_some_and(|word| matches!(word.part, Part::Number))
        && reading.written(cue.end).contains(['-', '–']);
    let cue = &(cue.start..cue.end + usize::from(votes));
    // Behind most verbs what is said follows.
    let next = reading.words.get(cue.end).filter(|_| cue.end < limit).map_or(Part::Edge, |word| word.part);
    let follows = matches!(
        next,
        Part::Edge
            | Part::Comma
            | Part::Stop
            | Part::Colon
            | Part::Bracket
            | Part::Time
            | Part::Adverb
            | Part::Preposition
            | Part::Conjunction
    );
    let determined = || matches!(next, Part::Determiner) && reading.any(cue.end + 1, Classes::TIME | Classes::DURATION);
    let timed = || determined() || tells_when(reading, cue.end);
    let finds = reading.is_any(cue.start, &FINDS);
    if !follows && !has_hearer(word) && !timed()
        || !points && !SAYS.contains(&word) && !finds && !reading.tells_of_speech(cue.start)
    {
        return None;
    }
    adjuncts_end(reading, heard(reading, cue, limit), limit)
}

/// “said *last week*”, “said *late* on Tuesday”
fn tells_when(reading: &Reading, at: usize) -> bool {
    let timed = |at: usize| reading.any(at, Classes::TIME | Classes::DURATION);
    reading.is_any(at, &["last", "earlier", "late", "early"])
        && (timed(at + 1) || reading.is(at + 1, "on") && timed(at + 2))
}

/// Where the places and times from `at` on end, if a sign ends them.
pub(in crate::analysis) fn adjuncts_end(reading: &Reading, mut at: usize, limit: usize) -> Option<usize> {
    let near = limit.min(at + FAR);
    let sign = |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Stop) || reading.is(at, ";");
    let dash = |at: usize| matches!(reading.words[at].part, Part::Dash) && !reading.is_tying_hyphen(at);
    let ends = |at: usize| sign(at) || dash(at);
    let next_sign = |at: usize| (at..near).take_while(|&at| !reading.is(at, "that")).find(|&at| sign(at));
    // Whether a place is told before: “during a visit *to Leith*”.
    let mut placed = false;
    while at < near {
        let part = reading.words[at].part;
        if ends(at) {
            return Some(at);
        }
        let behind = phrase::behind_bracket(reading, at, limit);
        at = match part {
            Part::Bracket if behind > at => behind,
            _ if let Some(end) = ago_end(reading, at) => end,
            Part::Time | Part::Adverb => at + 1,
            Part::Determiner if reading.any(at + 1, Classes::TIME | Classes::DURATION) => at + 2,
            _ if tells_when(reading, at) => at + 1 + usize::from(!reading.is(at + 1, "on")),
            Part::Preposition if reading.any(at + 1, Classes::TIME) => at + 2,
            // “wrote in his *report*”, which may be a verb
            Part::Preposition if reading.any(at + 1, Classes::DETERMINER) && is_utterance(reading, at + 2) => at + 3,
            Part::Preposition
                if reading.is_any(at, &["before", "after"]) && reading.written(at + 1).ends_with("ing") =>
            {
                next_sign(at)?
            }
            Part::Preposition if reading.is_any(at, &PLACES) => {
                placed = true;
                phrase::after(reading, at + 1, limit)?.end
            }
            // “in an interview *with the Courier published* on Monday”
            Part::Preposition if tells_of_utterance(reading, at) => phrase::after(reading, at + 1, limit)?.end,
            _ if is_published(reading, at) => at + 1,
            _ if reading.is(at, "by") && reading.is_any(at + 1, &LINES) => at + 2,
            // “with a shrug”, “during a visit *to Leith*”
            Part::Preposition
                if reading.is(at, "with") && reading.any(at + 1, Classes::DETERMINER)
                    || placed && reading.is_any(at, &["to", "of"]) =>
            {
                phrase::after(reading, at + 1, limit)?.end
            }
            // “as he left the hall”, “before boarding a plane”
            _ if reading.is_any(at, &["as", "when", "while"]) => next_sign(at)?,
            _ => return None,
        };
    }
    (at >= limit).then_some(limit)
}

/// Whether the preposition at `at` stands behind what something is said in, and tells whom it was for: “a letter
/// *to* the council”.
fn tells_of_utterance(reading: &Reading, at: usize) -> bool {
    const LINKS: [&str; 4] = ["with", "to", "for", "by"];
    // “an interview *in December* with”
    const NEAR: usize = 3;
    reading.is_any(at, &LINKS) && (at.saturating_sub(NEAR)..at).any(|before| is_utterance(reading, before))
}

/// “an interview with the Courier *published*”
fn is_published(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["published", "posted", "broadcast", "aired", "released"])
}

/// Whether who says it stands between commas within what is said, the first of which ends before `subject`, the second
/// stands at `close`: “The dam, *Ruiz said in Leith*, was old”.
pub(in crate::analysis) fn is_set_apart(reading: &Reading, first: usize, subject: usize, close: usize) -> bool {
    const NEAR: usize = 4;
    let comma = subject.checked_sub(1).filter(|&comma| comma > first);
    let comma = comma.map(|at| at - usize::from(reading.is(at, "as"))).filter(|&comma| reading.is(comma, ","));
    let goes_on = || {
        let near = close + 1..reading.words.len().min(close + NEAR);
        let verb = near.into_iter().find(|&at| !matches!(reading.words[at].part, Part::Adverb));
        verb.is_some_and(|verb| is_finite(reading, verb))
    };
    comma.is_some_and(|comma| {
        let apart = || goes_on() && is_subject(reading, first..comma);
        let limit = reading.words.len().min(close + FAR);
        let stop = || (close + 1..limit).find(|&at| matches!(reading.words[at].part, Part::Stop)).unwrap_or(limit);
        let lead = || leads_in(reading, first..comma) && is_clause(reading, close + 1..stop());
        reading.is(close, ",") && (apart() || lead())
    })
}

/// Whether `words` are the subject of a clause, which may be one itself: “*What surprised her*, she said, is that …”.
pub(in crate::analysis) fn is_subject(reading: &Reading, words: Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let what =
        || words.len() <= LONGEST && reading.is(words.start, "what") && words.clone().all(|at| reading.is_word(at));
    is_only_subject(reading, words.clone()) || what()
}

/// Whether `words` before who says it are no more than a time, a place or a reason of what is said: “*In the end*, Ruiz
/// said, the dam held”, “*If it rains*, Ruiz said, the dam will burst”.
pub(in crate::analysis) fn leads_in(reading: &Reading, words: Range<usize>) -> bool {
    const LONGEST: usize = 8;
    const LONGEST_CLAUSE: usize = 20;
    const LEADS: [&str; 13] =
        ["in", "for", "after", "before", "during", "since", "at", "by", "until", "over", "within", "throughout", "on"];
    const OPENS: [&str; 10] =
        ["if", "when", "because", "although", "though", "since", "once", "unless", "after", "until"];
    let asked = |at: usize| reading.is(at, "asked") || reading.is(at, "that");
    let clause = |at: usize| reading.is_word(at) && !asked(at);
    if (4..=LONGEST_CLAUSE).contains(&words.len())
        && reading.is_any(words.start, &OPENS)
        && words.clone().all(clause)
        && (words.start + 2..words.end).any(|at| is_finite(reading, at) || tells_past(reading, at, words.end))
    {
        return true;
    }
    let led = (2..=LONGEST).contains(&words.len()) && reading.is_any(words.start, &LEADS);
    let plain = |at: usize| {
        matches!(reading.words[at].part, Part::Determiner | Part::Preposition | Part::Other | Part::Plural | Part::Time)
            || matches!(reading.words[at].part, Part::Name | Part::Number | Part::Possessive | Part::PersonNoun)
            || matches!(reading.words[at].part, Part::SourceNoun | Part::OrganizationNoun | Part::Pronoun)
    };
    // “In a letter, Ruiz said, …”
    let town = |at: usize| reading.is(at, ",") && reading.words[at - 1].capital && reading.words[at + 1].capital;
    // “By May”
    let capital = |at: usize| reading.words[at].capital;
    led && words.clone().skip(1).all(|at| plain(at) || capital(at) || town(at))
        && !words.clone().any(|at| is_utterance(reading, at))
}

/// Whether a clause ends with a comma, or a mark behind one, before who says it at `at`: “The dam is old, *Ruiz* said”.
pub(in crate::analysis) fn ends_clause(reading: &Reading, first: usize, at: usize) -> bool {
    if at < first + 3 || !is_comma_before(reading, at) {
        return false;
    }
    is_clause(reading, first..at - if reading.is(at - 1, ",") { 1 } else { 2 })
}

/// Whether no clause stands before the verb of saying at `verb` but somebody of whom something is told aside: “*The
/// firm, which was founded in May,* said”. Of “The mill, which was shut, said Ruiz” the mill says nothing.
pub(in crate::analysis) fn may_speak(reading: &Reading, first: usize, verb: usize) -> bool {
    let near = first + 1..verb.saturating_sub(2).min(first + FAR);
    let comma = near.into_iter().find(|&at| matches!(reading.words[at].part, Part::Comma));
    let Some(comma) = comma.filter(|_| !ends_clause(reading, first, verb)) else { return false };
    let last = comma - 1;
    let named = reading.words[last].capital && matches!(reading.words[last].part, Part::Name);
    let told =
        reading.is_any(comma + 1, &["who", "which", "whose"]) || matches!(reading.words[comma + 1].part, Part::Ed);
    told && (named || reading.any(last, Classes::SPEAKERS)) && is_only_subject(reading, first..comma)
}

/// Where what is said begins in the sentence from `first` on that ends with who says it, all of it: “*Old as it is, it
/// holds, but* nobody knows why, said Ruiz”. `clause` is where the last of its clauses begins, and what others say
/// before that is not said by them.
pub(in crate::analysis) fn whole_start(reading: &Reading, first: usize, clause: usize) -> usize {
    let floor = clause.saturating_sub(2 * FAR).max(first);
    let parts =
        |at: usize| reading.is(at, ";") || reading.is_verb_cue(at) || matches!(reading.words[at].part, Part::Mark);
    if floor > first || (floor..clause).any(parts) {
        return clause;
    }
    let leads = |at: usize| !reading.is_word(at) || reading.is_any(at, &["but", "and"]);
    (first..clause).find(|&at| !leads(at)).unwrap_or(clause)
}

/// Whether `clause` has a verb that is of no clause within it: “in Leith, the mill is closed”, but “Ruiz, who is ill”.
pub(in crate::analysis) fn is_clause(reading: &Reading, clause: Range<usize>) -> bool {
    let floor = clause.start.max(clause.end.saturating_sub(2 * FAR));
    let (mut start, mut opened) = (floor, floor > clause.start);
    for at in floor..clause.end {
        match reading.words[at].part {
            Part::Comma | Part::Dash | Part::Colon => (start, opened) = (at + 1, false),
            Part::Mark => opened = false,
            // “That was wrong”
            _ if at == clause.start
                && reading.is(at, "that")
                && is_finite(reading, at + 1)
                && !(at + 2..clause.end).any(|at| opens_clause(reading, at)) => {}
            _ if opens_clause(reading, at) => opened = true,
            _ if opened || at == start => {}
            Part::Be | Part::Have | Part::Modal if is_finite(reading, at) => return true,
            Part::Ed | Part::CueVerb | Part::Other if tells_past(reading, at, clause.end) => return true,
            Part::Ed | Part::CueVerb | Part::Other if tells_done(reading, at, clause.end) => return true,
            Part::Ed | Part::Other if takes_bare(reading, at, clause.end) => return true,
            // “This includes a force”
            Part::Plural if at == start + 1 && is_it(reading, start) => return true,
            Part::Plural | Part::Other if tells_now(reading, at, clause.end) => return true,
            Part::Plural | Part::Other if tells_doing(reading, start..clause.end, at) => return true,
            _ => {}
        }
    }
    false
}

/// Whether word `at` is what somebody does, by the noun before it and the article or number behind it: “the drug
/// *halves* the risk”, “Leith *needs* 4,000 homes”, “most voters *oppose* the plan”.
fn tells_now(reading: &Reading, at: usize, limit: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1).map(|at| &reading.words[at]), reading.words.get(at + 1)) else {
        return false;
    };
    let word = &reading.words[at];
    let object =
        matches!(next.part, Part::Determiner | Part::Number) && !reading.is_any(at + 1, &["that", "all", "both"]);
    if !object || at + 2 >= limit || word.capital || reading.any(at, Classes::DURATION) {
        return false;
    }
    let somebody = matches!(before.part, Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun);
    let plural = reading.written(at - 1).ends_with('s') && !reading.written(at - 1).ends_with("ss");
    let several = (somebody || matches!(before.part, Part::Plural)) && plural;
    let one = (somebody || matches!(before.part, Part::Other | Part::Name | Part::Ing)) && !plural;
    let third = matches!(word.part, Part::Plural) && !reading.written(at).ends_with("ss");
    if third { one } else { several && !reading.written(at).ends_with("ing") }
}

/// Whether word `at` is what somebody did to an object without an article: “Ruiz *took* morphine”, “a doctor *missed*
/// signs of it”, but “the letter *posted* weeks before”.
fn takes_bare(reading: &Reading, at: usize, limit: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let subject = phrase::may_be_noun(reading, before) && !matches!(reading.words[before].part, Part::Adverb);
    let past = reading.written(at).ends_with("ed") || is_past_only(reading.words[at].hash);
    let object = at + 1 < limit
        && matches!(reading.words[at + 1].part, Part::Plural | Part::Other)
        && !reading.words[at + 1].capital
        && !reading.any(at + 1, Classes::TIME | Classes::DURATION)
        && phrase::may_be_noun(reading, at + 1);
    past && subject && object && !reading.words[at].capital
}

/// Whether word `at` is the whole subject of a clause: “it”, “this”.
fn is_it(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["it", "he", "she", "this", "that", "nobody", "everybody"])
}

/// The noun phrase at `at` for who says something, with the second of two descriptions: “*lobbyist and adviser Ana
/// Ruiz*”.
pub(in crate::analysis) fn source(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let found = together::behind(reading, phrase::after(reading, at, limit)?, limit);
    let described = |noun: usize| {
        !reading.words[noun].capital && (reading.any(noun, Classes::PERSON_NOUN) || reading.words[noun].is_person())
    };
    let and = found.end;
    if and + 1 >= limit || !reading.is(and, "and") || !described(and - 1) || !reading.is_word(and + 1) {
        return Some(found);
    }
    let second = phrase::after(reading, and + 1, limit);
    let named = |second: &Range<usize>| second.len() > 1 && reading.words[second.end - 1].capital;
    let bare = |second: &Range<usize>| !reading.any(second.start, Classes::DETERMINER);
    let whole = second.filter(|second| named(second) && bare(second)).map(|second| found.start..second.end);
    Some(whole.unwrap_or(found))
}

/// Whether the verb `cue`, behind a comma, is of who stands behind it and of nothing that stands before: “The dam is
/// old, *said* Ruiz, who built it”, but “Ruiz, who built it, *said* Bo Li was wrong”.
pub(in crate::analysis) fn is_inverted(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    if !is_comma_before(reading, cue.start) {
        return false;
    }
    let Some(speaker) = source(reading, cue.end, limit) else { return false };
    is_party(reading, &speaker) && ends_clause(reading, first, cue.start) && is_all(reading, &speaker, limit)
}

fn is_party(reading: &Reading, words: &Range<usize>) -> bool {
    let (first, last) = (words.start, words.end - 1);
    reading.words[first].capital && !reading.any(first, Classes::TIME)
        || reading.words[last].capital
        || reading.any(first, Classes::DETERMINER) && !reading.any(first, Classes::PRONOUN)
        || reading.any(last, Classes::SOURCE_NOUN | Classes::PERSON_NOUN)
        || reading.words[last].is_person()
}

/// Whether no verb follows that `speaker` is the subject of: “Ruiz, who built it.”, but “Ruiz was wrong”.
fn is_all(reading: &Reading, speaker: &Range<usize>, limit: usize) -> bool {
    let end = phrase::behind_bracket(reading, speaker.end, limit);
    if end >= limit {
        return true;
    }
    let near = limit.min(end + FAR);
    let goes_on = |comma: usize| {
        matches!(reading.words[comma].part, Part::Comma)
            && (is_finite(reading, comma + 1)
                || reading.any(comma + 1, Classes::ADVERB) && is_finite(reading, comma + 2))
    };
    match reading.words[end].part {
        Part::Stop => !phrase::shortens(reading, end),
        Part::Colon => reading.is(end, ";"),
        Part::Comma => !(end..near.saturating_sub(2)).any(goes_on),
        Part::Preposition | Part::Time => adjuncts_end(reading, end, limit).is_some(),
        // “a study *published* on Monday”, “a study *led* by Ruiz”
        Part::Ed if reading.is(end + 1, "by") => {
            phrase::after(reading, end + 2, limit).is_some_and(|by| adjuncts_end(reading, by.end, limit).is_some())
        }
        Part::Ed => adjuncts_end(reading, end + 1, limit).is_some(),
        _ if reading.is(end, "who") => {
            let verb = |at: usize| is_finite(reading, at) || tells_past(reading, at, near);
            let own = (end + 1..near).find(|&at| verb(at)).unwrap_or(end + 1);
            let behind = own + 1..near;
            let close = behind.clone().find(|&at| opens_clause(reading, at)).unwrap_or(near);
            !(own + 1..close).any(|at| is_finite(reading, at))
                && main_verb(reading, own + 1..close).is_none()
                && !behind.into_iter().any(goes_on)
        }
        _ => false,
    }
}
