//! Who is named before their colleagues: “*Ana Ruiz and her* colleagues”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use std::ops::Range;

/// The phrase `last` from who is named on before their colleagues: “*Ana Ruiz and her* colleagues”.
pub(super) fn with_leader(reading: &Reading, first: usize, last: Range<usize>) -> Range<usize> {
    const COLLEAGUES: [u32; 4] = [hash(b"colleagues"), hash(b"co-authors"), hash(b"coauthors"), hash(b"team")];
    if !COLLEAGUES.contains(&reading.words[last.end - 1].hash) || last.len() > 2 {
        return last;
    }
    let own =
        last.len() == 1 && !reading.is(last.start, "team") || reading.is_any(last.start, &["his", "her", "their"]);
    let and = last.start.checked_sub(1).filter(|&and| own && and > first && reading.is(and, "and"));
    let small = Classes::CONJUNCTION | Classes::PREPOSITION | Classes::ADVERB;
    let name = |&at: &usize| reading.words[at].capital && !reading.any(at, small) || reading.is(at, ".");
    let named = and.filter(|&and| matches!(reading.words[and - 1].part, Part::Name));
    let start = named.and_then(|and| (first..and).rev().take_while(name).last());
    // “Ruiz left *Leith* and her colleagues said”
    let opens = |start: &usize| {
        let before = if *start > first { reading.words[start - 1].part } else { Part::Edge };
        matches!(before, Part::Edge | Part::Comma | Part::Mark | Part::Conjunction | Part::Title | Part::PersonNoun)
            || reading.is(start - 1, "study")
            || reading.is(start - 1, "that")
    };
    let start = start.filter(opens);
    start.map_or(last.clone(), |start| start..last.end)
}
