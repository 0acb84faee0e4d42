//! What is told of somebody in passing, by whoever it is: “people said to be close to the mayor”; and what is told of what
//! stands before it: “the ship, which she said was old, sank”. Both end where the sentence goes on.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use std::ops::Range;

/// Participles that “to be” follows only where something is told of who stands before them.
const TOLD: [u32; 12] = [
    hash(b"said"),
    hash(b"believed"),
    hash(b"thought"),
    hash(b"alleged"),
    hash(b"reported"),
    hash(b"rumoured"),
    hash(b"rumored"),
    hash(b"understood"),
    hash(b"known"),
    hash(b"suspected"),
    hash(b"feared"),
    hash(b"deemed"),
];

/// What a clause begins with whose verb is told of what stands before it.
const LINKS: [u32; 3] = [hash(b"which"), hash(b"who"), hash(b"that")];
/// What another clause begins with, which may have a verb of its own.
const OPENERS: [&str; 16] = [
    "what", "how", "because", "if", "when", "while", "where", "until", "till", "unless", "although", "though", "since",
    "once", "after", "before",
];
/// How far before its cue.
const NEAR: usize = 12;

/// Whether the cue only tells something of who stands before it: “people said to be close to the mayor were arrested”,
/// “doctors said to be careful” say it themselves. The sentence begins at `first` and ends at `limit`.
pub(super) fn is_told_of(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    if !TOLD.contains(&reading.words[cue.start].hash) || !has_infinitive(reading, cue.end) {
        return false;
    }
    let Some(before) = (first..cue.start).rev().find(|&at| !reading.any(at, Classes::ADVERB)) else { return false };
    if matches!(reading.words[before].part, Part::Comma | Part::Bracket) {
        return true;
    }
    // Only “said” may be what somebody does: “the man said to be careful”; “to be rude would be wrong”.
    let in_passing = || {
        let verb = goes_on(reading, cue.end + 2..limit);
        !reading.is(cue.start, "said") || verb.is_some_and(|verb| !reading.is(verb, "would"))
    };
    phrase::may_be_noun(reading, before) && !reading.any(before, Classes::PRONOUN | Classes::AUXILIARY) && in_passing()
}

/// Whether “to be” or “to have” stands at `to`, where that has no object: “to have lied”.
fn has_infinitive(reading: &Reading, to: usize) -> bool {
    let object = || {
        reading.any(to + 2, Classes::DETERMINER | Classes::PRONOUN)
            || reading.words.get(to + 2).is_none_or(|word| word.capital)
    };
    reading.is(to, "to") && (reading.is(to + 1, "be") || reading.is(to + 1, "have") && !object())
}

/// Where content `start..end` of the cue ends at the latest: where the sentence `first..limit` goes on that it is told in.
pub(super) fn end(reading: &Reading, sentence: Range<usize>, cue: &Range<usize>, content: Range<usize>) -> usize {
    let Range { start, end } = content;
    let first = sentence.start;
    if start < cue.end || start >= end {
        return end;
    }
    if is_told_of(reading, first, cue, sentence.end) {
        return goes_on(reading, start + 1..end).unwrap_or(end);
    }
    if start != cue.end {
        return end;
    }
    let Some(relative) = relative(reading, first, cue) else {
        let comma = if behind_who(reading, first, cue) { goes_on_behind_comma(reading, start..end) } else { None };
        return comma.unwrap_or(end);
    };
    let verb = is_finite(reading, start);
    if relative > first && matches!(reading.words[relative - 1].part, Part::Comma) {
        let signs = (start + 1..end).filter(|&at| matches!(reading.words[at].part, Part::Comma | Part::Dash));
        // “which the mayor said she had read, was lost”
        let mut closing = signs.filter(|&at| verb || at + 1 < end && is_finite(reading, at + 1));
        return closing.next().unwrap_or(end);
    }
    if verb { goes_on(reading, start + 1..end).unwrap_or(end) } else { end }
}

/// Whether the cue is the verb of a clause that a comma parts from whom it tells of: “the minister, who said”.
fn behind_who(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let who = cue.start.checked_sub(1).filter(|&who| who > first);
    who.is_some_and(|who| {
        LINKS.contains(&reading.words[who].hash) && matches!(reading.words[who - 1].part, Part::Comma)
    })
}

/// The comma in `content` before the verb of the sentence around it: “the bridge was old*,* was sacked”.
fn goes_on_behind_comma(reading: &Reading, content: Range<usize>) -> Option<usize> {
    let comma = |&at: &usize| matches!(reading.words[at].part, Part::Comma);
    let parted = content.clone().find(comma)?;
    // “the bridge, built in May, was old”: its own verb stands behind a comma, too.
    let mut own = (content.start..parted).take_while(|&at| !opens_clause(reading, at));
    if !own.any(|at| is_finite(reading, at)) {
        return None;
    }
    (parted..content.end - 1).filter(comma).find(|at| is_finite(reading, at + 1))
}

/// The relative that the clause of `cue` begins with: “which she said was old”.
fn relative(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<usize> {
    // Few clauses hold such a word, and whose subject stands behind it is asked of those alone.
    let near = &reading.words[first.max(cue.start.saturating_sub(NEAR))..cue.start];
    if !near.iter().any(|word| LINKS.contains(&word.hash)) {
        return None;
    }
    let subject = phrase::before(reading, first, cue.start)?;
    let before = subject.start.checked_sub(1).filter(|&before| before >= first)?;
    LINKS.contains(&reading.words[before].hash).then_some(before)
}

/// Where the verb of the sentence around it stands in `words`, which begin behind a verb: “had lied *was* arrested”.
fn goes_on(reading: &Reading, words: Range<usize>) -> Option<usize> {
    let opens = |at: usize| {
        let part = reading.words[at].part;
        let links = ["to", "what", "as", "than", "there"];
        matches!(part, Part::Be | Part::Have | Part::Pronoun | Part::Conjunction | Part::Adverb | Part::Determiner)
            || matches!(part, Part::Modal) && !reading.words[at].capital
            || LINKS.contains(&reading.words[at].hash)
            || links.iter().any(|link| reading.is(at, link))
    };
    for at in words.clone() {
        if opens_clause(reading, at) {
            return None;
        }
        let comma = matches!(reading.words[at - 1].part, Part::Comma);
        // “be careful, and the ward was closed”
        if comma && matches!(reading.words[at].part, Part::Conjunction) {
            return None;
        }
        if !opens(at - 1) && (is_finite(reading, at) || at > words.start && is_past(reading, at, words.end)) {
            return Some(at - usize::from(comma));
        }
    }
    None
}

fn opens_clause(reading: &Reading, at: usize) -> bool {
    LINKS.contains(&reading.words[at].hash) || OPENERS.iter().any(|link| reading.is(at, link))
}

/// Whether word `at` before `limit` is the verb of a noun right before it: “the mayor *said* no”, “*attacked* the hall”;
/// “the mayor elected in May” is told of her.
fn is_past(reading: &Reading, at: usize, limit: usize) -> bool {
    let says = ["said", "say", "says"].iter().any(|verb| reading.is(at, verb));
    let may_be_verb = says
        || reading.is(at, "told")
        || reading.written(at).ends_with("ed") && matches!(reading.words[at].part, Part::Ed | Part::CueVerb);
    if !may_be_verb || !phrase::may_be_noun(reading, at - 1) || at + 1 >= limit {
        return false;
    }
    let object = || {
        let next = reading.words[at + 1];
        next.capital || matches!(next.part, Part::Determiner | Part::Pronoun | Part::SourceNoun | Part::PersonNoun)
    };
    if says { !has_infinitive(reading, at + 1) } else { object() }
}

/// Whether word `at` is a helping verb that a subject stands before: “was”, “will”, and not the month of May.
fn is_finite(reading: &Reading, at: usize) -> bool {
    let bare = ["be", "been", "being", "am", "having"];
    matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal)
        && !reading.words[at].capital
        && !bare.iter().any(|verb| reading.is(at, verb))
}
