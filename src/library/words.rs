//! Where a word stands.

use crate::analysis::token::{TokenKind, push_tokens};
use crate::text::Span;
use std::collections::HashMap;

/// Every word of a text in lower case, with the offsets it begins at.
#[derive(Debug, Default)]
pub struct WordIndex {
    places: HashMap<Box<str>, Vec<u32>>,
}

impl WordIndex {
    /// The words of `text`.
    pub fn new(text: &str) -> Self {
        let mut index = Self::default();
        let mut tokens = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            tokens.clear();
            push_tokens(text, Span::new(start, start + line.len()), &mut tokens);
            for token in &tokens {
                if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    index.push(token.span.of(text), token.span.start());
                }
            }
            start += line.len();
        }
        index
    }

    /// The byte offsets at which `word` begins, in text order, whatever its case.
    pub fn places(&self, word: &str) -> &[u32] {
        self.places.get(word.to_lowercase().as_str()).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, word: &str, at: usize) {
        let at = u32::try_from(at).expect("texts are shorter than 4 GiB");
        let lower = if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { Box::from(word) };
        self.places.entry(lower).or_default().push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_case_and_only_whole() {
        let index = WordIndex::new("The dam held.\nThe damage? Dam!");
        assert_eq!(index.places("dam"), [4, 26]);
        assert_eq!(index.places("THE"), [0, 14]);
        assert_eq!(index.places("da"), [0u32; 0]);
    }
}
