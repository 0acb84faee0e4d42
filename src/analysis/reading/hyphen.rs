//! Hyphens that tie a name to something else, whose parts are words of their own: “Leith-born”, “China-Kenya”.

use super::super::lexicon::{Classes, Gazetted, Lexicon};
use super::super::token::{Token, TokenKind};
use super::super::vocabulary::Vocabulary;
use super::{Reading, Word};
use crate::text::Span;

impl Reading<'_> {
    /// Parts those of the words from `first` on whose hyphen ties a name to something else.
    pub(super) fn part_tied(&mut self, first: usize, vocabulary: &mut Vocabulary) {
        let mut at = first;
        while let Some(&Word { span, kind, number, .. }) = self.words.get(at) {
            at += 1;
            if vocabulary.known(number as usize).hyphened
                && let Some(parts) = parts(Token { span, kind }, self.text, self.lexicon)
            {
                let parts = parts.map(|part| vocabulary.meet(self.text, part).word.at(part.span));
                at += parts.len() - 1;
                self.words.0.splice(at - parts.len()..=at - parts.len(), parts);
            }
        }
    }

    /// Whether word `at` is the hyphen of “Leith-born”, whose parts are words of their own.
    pub(in crate::analysis) fn is_tying_hyphen(&self, at: usize) -> bool {
        let Some([before, hyphen, after]) = at.checked_sub(1).and_then(|first| self.words.get(first..first + 3)) else {
            return false;
        };
        let tight = hyphen.span.start() == before.span.end() && hyphen.span.end() == after.span.start();
        hyphen.kind == TokenKind::Sign && tight && matches!(hyphen.span.of(self.text), "-" | "‐" | "‑")
    }
}

/// The parts of `token`, which has a hyphen, where that ties a name to something else: “Toronto-based”, “pro-Kenya”,
/// “China-Kenya”.
fn parts(token: Token, text: &str, lexicon: &Lexicon) -> Option<[Token; 3]> {
    if let Some((before, after)) = token.span.of(text).split_once(['-', '‐', '‑'])
        && ties(before, after, lexicon)
    {
        let (start, end) = (token.span.start(), token.span.end());
        let (from, to) = (start + before.len(), end - after.len());
        let word = |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word };
        let hyphen = Token { span: Span::new(from, to), kind: TokenKind::Sign };
        return Some([word(start, from), hyphen, word(to, end)]);
    }
    None
}

/// Whether the hyphen between `before` and `after` ties two words rather than being part of one.
fn ties(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    const PREFIXES: [&str; 12] =
        ["pro", "anti", "ex", "non", "post", "pre", "mid", "trans", "inter", "then", "co", "all"];
    let upper = |word: &str| word.starts_with(char::is_uppercase);
    let word = |written: &str| lexicon.word(&written.to_lowercase()).classes;
    let place = |written: &str| {
        matches!(lexicon.name(written), Some(Gazetted::Country(_) | Gazetted::Capital(_) | Gazetted::Place))
    };
    if upper(after) {
        let people = |written: &str| word(written).any(Classes::NO_NAME) && !place(written);
        let prefix = PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix));
        return prefix || place(before) && (place(after) || people(after)) || people(before) && place(after);
    }
    let ordinary = after.len() > 2 && after.chars().all(char::is_alphabetic) && word(after).any(Classes::COMMON);
    ordinary && upper(before) && before.len() > 1 && !word(before).any(Classes::COMMON)
}
