//! Bytes to Unicode code points.

use crate::text::Span;

/// How many bytes apart code points are counted beforehand; the rest is counted when asked.
const STRIDE: usize = 32;

/// Says how many code points of a text stand before a byte of it. One pass over the text, then constant time.
#[derive(Debug)]
pub(super) struct CodePoints<'a> {
    text: &'a str,
    /// How many code points begin before every [`STRIDE`]th byte; empty for ASCII, where bytes are code points.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut count = 0;
        let before = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = count;
            count += starts(chunk);
            here
        });
        Self { text, before: before.collect() }
    }

    /// How many code points stand before `byte`, which is at most the text's length.
    pub(super) fn at(&self, byte: usize) -> usize {
        let Some(last) = self.before.len().checked_sub(1) else { return byte };
        let chunk = (byte / STRIDE).min(last);
        (self.before[chunk] + starts(&self.text.as_bytes()[chunk * STRIDE..byte])) as usize
    }

    /// Start and end of `span`, and its words.
    pub(super) fn of(&self, span: Span) -> (usize, usize, &'a str) {
        (self.at(span.start()), self.at(span.end()), span.of(self.text))
    }
}

/// How many characters begin in `bytes` of UTF-8, a stride at most.
fn starts(bytes: &[u8]) -> u32 {
    const EACH: u64 = u64::from_le_bytes([1; size_of::<u64>()]);
    let (words, rest) = bytes.as_chunks();
    // A bit for each byte that goes on with a character; in a stride there are too few to carry into the next byte.
    let going_on = |word: &[u8; size_of::<u64>()]| {
        let word = u64::from_le_bytes(*word);
        (word >> 7) & !(word >> 6) & EACH
    };
    let [.., behind] = words.iter().map(going_on).sum::<u64>().wrapping_mul(EACH).to_le_bytes();
    let begun = words.len() * size_of::<u64>() - usize::from(behind);
    let begun = begun + rest.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    u32::try_from(begun).expect("a stride at most")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let points = CodePoints::new(text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn offsets_are_code_points() {
        check(&"“Größe” ".repeat(40));
        check(&"🚀".repeat(STRIDE));
        check("plain");
        check("");
    }
}
