//! Names that were taken for one and are two: the heads of Arden Steel “and of” Fell Motors.

use crate::analysis::reading::Reading;
use std::ops::Range;

/// Those of whom each heads another body.
const HEADS: [&str; 8] =
    ["heads", "chiefs", "leaders", "chairmen", "chairwomen", "executives", "presidents", "directors"];

/// `words` of a name, and those of another behind an “and” that takes up the preposition that several heads stand before.
pub(super) fn parted(reading: &Reading, words: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    const SHORTEST: usize = 4;
    if words.len() < SHORTEST {
        return (words, None);
    }
    let Some(link) = headed(reading, words.start) else { return (words, None) };
    let links = |at: usize| reading.words[at].hash == reading.words[link].hash;
    // “the heads of the Ministry of Trade and of Labour”: one ministry.
    let taken_up = (words.start + 1..words.end - 1).find(|&at| links(at));
    match taken_up.filter(|&of| reading.is(of - 1, "and") && of > words.start + 1) {
        Some(of) => (words.start..of - 1, Some(of + 1..words.end)),
        None => (words, None),
    }
}

/// The preposition between several heads and the name that begins at `name`: “the heads *of* the Harbour Union”.
fn headed(reading: &Reading, name: usize) -> Option<usize> {
    let before = |at: usize| at.checked_sub(1);
    let link = before(name)?;
    let link = if reading.is(link, "the") { before(link)? } else { link };
    let linked = reading.is(link, "of") || reading.is(link, "at");
    let heads = before(link)?;
    (linked && HEADS.iter().any(|head| reading.is(heads, head))).then_some(link)
}
