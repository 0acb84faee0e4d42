//! Names that were taken for one and are two: Arden Steel “and of” Fell Motors.

use crate::analysis::reading::Reading;
use std::ops::Range;

/// `words` of a name, and those of another behind an “and” that a preposition follows, which no name has.
pub(super) fn parted(reading: &Reading, words: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    const SHORTEST: usize = 4;
    if words.len() < SHORTEST {
        return (words, None);
    }
    let links = |at: usize| ["of", "at", "for", "in"].iter().any(|link| reading.is(at, link));
    let and = (words.start + 1..words.end - 2).find(|&at| links(at + 1) && reading.is(at, "and"));
    match and {
        Some(and) => (words.start..and, Some(and + 2..words.end)),
        None => (words, None),
    }
}
