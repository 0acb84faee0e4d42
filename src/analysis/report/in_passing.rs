//! Whether a word only tells of somebody in passing what others say: “people *said* to be close to the mayor were
//! arrested”, “the man *accused* of arson denied it”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::finite::{is_only_subject, main_verb};
use super::headline::predicate_end;
use super::participle::agent;
use super::reduced::goes_on;
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
/// How far behind its cue the verb of a sentence is looked for, in words: in a longer one it says nothing.
const FAR: usize = 80;

/// Whether the cue only tells something of who stands before it: “people said to be close to the mayor were arrested”,
/// “doctors said to be careful” say it themselves. The sentence begins at `first` and ends at `limit`.
pub(super) fn is_told_of(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    if predicate_end(reading, first, cue, limit).is_some() {
        return true;
    }
    // “accounts *deemed* to contain lies”
    let deemed = reading.is(cue.start, "deemed") && reading.is(cue.end, "to");
    if !TOLD.contains(&reading.words[cue.start].hash) || !deemed && !has_infinitive(reading, cue.end) {
        return false;
    }
    let Some(before) = (first..cue.start).rev().find(|&at| !reading.any(at, Classes::ADVERB)) else { return false };
    if matches!(reading.words[before].part, Part::Comma | Part::Bracket) {
        return true;
    }
    // Only “said” may be what somebody does: “the man said to be careful”; “to be rude would be wrong”.
    let in_passing = || {
        let limit = limit.min(cue.end + FAR);
        let verb = || goes_on(reading, cue.end + 2..limit);
        !reading.is(cue.start, "said")
            || verb().is_some_and(|verb| !reading.is(verb, "would"))
            || is_only_subject(reading, first..cue.start) && main_verb(reading, cue.end + 3..limit).is_some()
    };
    phrase::may_be_noun(reading, before) && !reading.any(before, Classes::PRONOUN | Classes::AUXILIARY) && in_passing()
}

/// Whether somebody is only told by the cue to be accused, by nobody knows whom: “the man *accused* of arson denied
/// it”.
pub(super) fn is_accused(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    is_charge(reading, cue)
        && cue.start > first
        && phrase::may_be_noun(reading, cue.start - 1)
        && is_only_subject(reading, first..cue.start)
}

/// Whether the cue, whose content begins at `start`, only tells what others, whom it names, say of somebody or to them:
/// “the man *accused by police* of arson denied it”.
pub(super) fn is_done_by_others(reading: &Reading, first: usize, cue: &Range<usize>, start: usize) -> bool {
    cue.start > first
        && agent(reading, cue, start).is_some()
        && phrase::may_be_noun(reading, cue.start - 1)
        && is_only_subject(reading, first..cue.start)
}

/// Whether the cue tells what somebody is charged with, and not who charges them: “accused of”.
pub(super) fn is_charge(reading: &Reading, cue: &Range<usize>) -> bool {
    let bare = reading.is_any(cue.start, &["accused", "suspected", "convicted"]);
    bare && reading.is(cue.end, "of")
}

/// Whether “to be” or “to have” stands at `to`, where that has no object: “to have lied”.
pub(super) fn has_infinitive(reading: &Reading, to: usize) -> bool {
    let object = || {
        reading.any(to + 2, Classes::DETERMINER | Classes::PRONOUN)
            || reading.words.get(to + 2).is_none_or(|word| word.capital)
    };
    reading.is(to, "to") && (reading.is(to + 1, "be") || reading.is(to + 1, "have") && !object())
}
