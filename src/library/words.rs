//! Where a word stands.

use crate::analysis::token::{TokenKind, push_tokens};
use crate::text::Span;
use std::collections::HashMap;

/// Every word of a text in lower case, with the offsets it begins at.
#[derive(Debug, Default)]
pub struct WordIndex {
    places: HashMap<Box<str>, Places>,
}

/// Ascending offsets, each as its distance from the one before, seven bits a byte: a long text has millions of words,
/// and most stand close to where they stood before.
#[derive(Debug, Default)]
struct Places {
    count: usize,
    last: usize,
    distances: Vec<u8>,
}

impl WordIndex {
    /// The words of `text`.
    pub fn new(text: &str) -> Self {
        let mut index = Self::default();
        let mut tokens = Vec::new();
        let mut lower = String::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            tokens.clear();
            push_tokens(text, Span::new(start, start + line.len()), &mut tokens);
            for token in &tokens {
                if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    index.push(token.span.of(text), token.span.start(), &mut lower);
                }
            }
            start += line.len();
        }
        for places in index.places.values_mut() {
            places.distances.shrink_to_fit();
        }
        index
    }

    /// How often `word` stands in the text, whatever its case.
    pub fn count(&self, word: &str) -> usize {
        self.places.get(word.to_lowercase().as_str()).map_or(0, |places| places.count)
    }

    /// The byte offsets at which `word` begins, in text order, whatever its case.
    pub fn places(&self, word: &str) -> Vec<usize> {
        self.places.get(word.to_lowercase().as_str()).map_or_else(Vec::new, Places::offsets)
    }

    fn push(&mut self, word: &str, at: usize, lower: &mut String) {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        match self.places.get_mut(lower.as_str()) {
            Some(places) => places.push(at),
            None => self.places.entry(lower.as_str().into()).or_default().push(at),
        }
    }
}

impl Places {
    fn push(&mut self, at: usize) {
        let mut distance = at - self.last;
        (self.last, self.count) = (at, self.count + 1);
        while distance > 0x7F {
            self.distances.push(u8::try_from(distance & 0x7F).unwrap_or(0) | 0x80);
            distance >>= 7;
        }
        self.distances.push(u8::try_from(distance).unwrap_or(0));
    }

    fn offsets(&self) -> Vec<usize> {
        let mut offsets = Vec::with_capacity(self.count);
        let (mut at, mut shift) = (0, 0);
        for byte in &self.distances {
            at += usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                offsets.push(at);
                shift = 0;
            }
        }
        offsets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_found_whatever_its_case_and_only_whole() {
        let index = WordIndex::new("The dam held.\nThe damage? Dam! Über über");
        assert_eq!(index.places("dam"), [4, 26]);
        assert_eq!(index.places("THE"), [0, 14]);
        assert_eq!(index.places("da"), [0usize; 0]);
        assert_eq!(["Dam", "ÜBER", "da"].map(|word| index.count(word)), [2, 2, 0]);
    }

    proptest! {
        #[test]
        fn places_come_out_as_they_went_in(offsets in prop::collection::btree_set(0usize..4_000_000, 0..40)) {
            let mut places = Places::default();
            for at in &offsets {
                places.push(*at);
            }
            prop_assert_eq!(places.offsets(), offsets.into_iter().collect::<Vec<_>>());
        }
    }
}
