//! Where content begins behind whom it is told (“told the council *it was wrong*”), or behind what it is said of
//! (“called the claim *nonsense*”, “branded the plan *a disgrace*”).

use super::super::attribution;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::clause::{adjunct_end, before_subject, is_subject};
use super::relative::stands_for_claim;
use super::untold::{CALLS, has_hearer};
use std::ops::Range;

/// Where content begins that seems to begin right behind the cue `words`: behind whom it is told (“told the council *it
/// was wrong*”), or what it is said of (“called the claim *nonsense*”).
pub(super) fn behind_object(reading: &Reading, first: usize, words: &Range<usize>, limit: usize) -> usize {
    const NAMES: [&str; 4] = ["label", "brand", "dubbed", "termed"];
    const REJECTS: [&str; 4] = ["reject", "dismiss", "ridicul", "derid"];
    let start = words.end;
    let verb = reading.words[words.start].hash;
    let object = match () {
        () if words.len() > 1 || attribution::is_passive(reading, first, words.start) => None,
        () if has_hearer(verb) => behind_hearer(reading, start, limit),
        () if CALLS.contains(&verb) => {
            behind_claim(reading, start, limit).or_else(|| behind_named(reading, start, limit))
        }
        () if NAMES.iter().any(|stem| reading.written(words.start).starts_with(stem)) => {
            behind_named(reading, start, limit)
        }
        () if REJECTS.iter().any(|stem| reading.written(words.start).starts_with(stem)) => {
            behind_as(reading, start, limit)
        }
        () => None,
    };
    object.unwrap_or(start)
}

/// Where a clause begins behind the hearer at `start`, and when that was told.
fn behind_hearer(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    let hearer = before_subject(reading, start, limit)?;
    let at = adjunct_end(reading, hearer.end, limit);
    let at = behind_place(reading, at, limit).unwrap_or(at);
    let clause = reading.any(at, Classes::PRONOUN | Classes::DETERMINER) || reading.is(at, "there");
    (clause && at + 1 < limit && !reading.is(at, "who")).then_some(at)
}

/// Where a pronoun begins the clause behind the places at `at`: told reporters *in Nairobi* he had listened, said *in a
/// post on Truth Social* he would listen.
pub(super) fn behind_place(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    const MOST: usize = 3;
    let mut at = at;
    for _ in 0..MOST {
        let on = reading.is(at, "on")
            && (reading.words.get(at + 1).is_some_and(|next| next.capital) || reading.is_any(at + 1, &["his", "her"]));
        let placed = on || reading.is_any(at, &["in", "at", "outside", "near"]);
        let place = before_subject(reading, at + 1, limit).filter(|_| placed && at + 1 < limit)?;
        at = adjunct_end(reading, place.end, limit);
        if is_subject(reading, at) {
            return Some(at);
        }
    }
    None
}

/// Where it stands what the thing at `start` is named: labelled the plan *“absurd”*, branded it *a disgrace*.
fn behind_named(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    const FAR: usize = 10;
    let stops = |at: usize| {
        let word = &reading.words[at];
        let sign = word.kind == TokenKind::Sign && !matches!(word.part, Part::Possessive);
        sign || matches!(word.part, Part::Be | Part::Have | Part::Modal | Part::Conjunction)
    };
    let article = |at: usize| reading.is_any(at, &["a", "an"]);
    let end = (start..limit.min(start + FAR)).find(|&at| stops(at) || article(at))?;
    let marked = matches!(reading.written(end), "“" | "\"" | "‘");
    let plain = !(start..end).any(|at| matches!(reading.words[at].part, Part::Preposition));
    // “called the “safe” dam a lie”: there the words in marks only tell more of the noun.
    let object = end > start && (phrase::is_object(reading, &(start..end)) || phrase::may_be_noun(reading, end - 1));
    (object && end + 1 < limit && (marked || plain && article(end))).then_some(end)
}

/// Where it stands what the thing at `start` is rejected as: rejected it as *“rubbish”*.
fn behind_as(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    let end = phrase::after(reading, start, limit)?.end;
    let pronoun = phrase::takes_up(reading, start) && end == start + 1;
    let marked = matches!(reading.words.get(end + 1).map(|word| word.part), Some(Part::Mark));
    (reading.is(end, "as") && end + 2 < limit && (pronoun || marked)).then_some(end + 1)
}

/// Where it stands what a claim at `start` is called.
fn behind_claim(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    let behind = start + 2;
    if behind >= limit || !reading.any(start, Classes::DETERMINER) || !stands_for_claim(reading, start + 1) {
        return None;
    }
    let ends = |at: usize| {
        let part = reading.words.get(at).filter(|_| at < limit).map_or(Part::Edge, |word| word.part);
        matches!(part, Part::Edge | Part::Comma | Part::Stop | Part::Conjunction | Part::Preposition | Part::Mark)
    };
    let article = reading.is_any(behind, &["a", "an"]);
    (article || phrase::may_be_noun(reading, behind) && ends(behind + 1)).then_some(behind)
}
