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
/// How far before its cue.
const NEAR: usize = 12;

/// Whether the cue only tells something of who stands before it: “people said to be close to the mayor”, “she said to be
/// careful” says it herself.
pub(super) fn is_told_of(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let follows = reading.is(cue.end, "to") && ["be", "have"].iter().any(|verb| reading.is(cue.end + 1, verb));
    if !follows || !TOLD.contains(&reading.words[cue.start].hash) {
        return false;
    }
    let before = (first..cue.start).rev().find(|&at| !reading.any(at, Classes::ADVERB));
    before.is_some_and(|before| {
        let aside = matches!(reading.words[before].part, Part::Comma | Part::Bracket);
        aside || phrase::may_be_noun(reading, before) && !reading.any(before, Classes::PRONOUN | Classes::AUXILIARY)
    })
}

/// Where content `start..end` of the cue ends at the latest: where the sentence goes on that it is told in.
pub(super) fn end(reading: &Reading, first: usize, cue: &Range<usize>, content: Range<usize>) -> usize {
    let Range { start, end } = content;
    if start < cue.end || start >= end {
        return end;
    }
    if is_told_of(reading, first, cue) {
        return goes_on(reading, start + 1..end).unwrap_or(end);
    }
    let Some(relative) = (start == cue.end).then(|| relative(reading, first, cue)).flatten() else { return end };
    let verb = is_finite(reading, start);
    if relative > first && matches!(reading.words[relative - 1].part, Part::Comma) {
        let signs = (start + 1..end).filter(|&at| matches!(reading.words[at].part, Part::Comma | Part::Dash));
        // “which the mayor said she had read, was lost”
        let mut closing = signs.filter(|&at| verb || at + 1 < end && is_finite(reading, at + 1));
        return closing.next().unwrap_or(end);
    }
    if verb { goes_on(reading, start + 1..end).unwrap_or(end) } else { end }
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
        let links = ["to", "that", "which", "who", "what", "as", "than", "there"];
        matches!(
            part,
            Part::Be | Part::Have | Part::Modal | Part::Pronoun | Part::Conjunction | Part::Adverb | Part::Determiner
        ) || links.iter().any(|link| reading.is(at, link))
    };
    let linked =
        |at: usize| ["that", "which", "who", "what", "how", "because", "if"].iter().any(|link| reading.is(at, link));
    let mut clause = false;
    for at in words.start..words.end {
        clause |= linked(at);
        if !clause && is_finite(reading, at) && !opens(at - 1) {
            let comma = matches!(reading.words[at - 1].part, Part::Comma);
            return Some(at - usize::from(comma));
        }
    }
    None
}

/// Whether word `at` is a helping verb that a subject stands before: “was”, “will”.
fn is_finite(reading: &Reading, at: usize) -> bool {
    let bare = ["be", "been", "being", "am", "having"];
    matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal)
        && !bare.iter().any(|verb| reading.is(at, verb))
}
