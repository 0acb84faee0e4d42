//! The words a name can stand in: stretches of a sentence that hold capitals, so that most words cost nothing.
//!
//! A word outside them is never part of a name; names in small letters are not looked for.

use crate::analysis::lexicon::Classes;
use crate::analysis::reading::Reading;
use crate::analysis::sieve::Sieve;
use crate::analysis::tagger::feature::hashes;
use crate::analysis::token::TokenKind;
use std::ops::Range;

/// How many small words and signs in a row may stand within a name.
const LONGEST_GAP: usize = 3;

/// Small words that are capital, as a rule, because they come first.
pub(super) const FUNCTION: Classes = Classes::DETERMINER
    .and(Classes::PRONOUN)
    .and(Classes::CONJUNCTION)
    .and(Classes::PREPOSITION)
    .and(Classes::AUXILIARY)
    .and(Classes::ADVERB);

/// Small words that may stand between the parts of a name.
const TIES: [&str; 41] = [
    "of", "the", "and", "for", "de", "in", "on", "to", "a", "an", "at", "with", "from", "by", "against", "van", "von",
    "der", "den", "la", "le", "les", "el", "del", "di", "da", "dos", "do", "du", "des", "y", "e", "al", "bin", "ibn",
    "ul", "et", "und", "as", "is", "or",
];
static TYING: Sieve = Sieve::of(&hashes(TIES));

/// Words that a name can stand in.
#[derive(Debug, Clone)]
pub(super) struct Island {
    /// The index of their sentence.
    pub(super) sentence: usize,
    pub(super) words: Range<usize>,
}

/// The islands of all sentences, in order; no two touch.
pub(super) fn islands(reading: &Reading) -> Vec<Island> {
    let mut islands = Vec::with_capacity(reading.words.len() / 8);
    for (index, sentence) in reading.sentences.iter().enumerate() {
        each(reading, &sentence.words, |words| islands.push(Island { sentence: index, words }));
    }
    islands
}

fn each(reading: &Reading, sentence: &Range<usize>, mut visit: impl FnMut(Range<usize>)) {
    let mut at = sentence.start;
    while at < sentence.end {
        if !bears_name(reading, at, sentence) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        at = end;
        while at < sentence.end && at - end <= LONGEST_GAP {
            if bears_name(reading, at, sentence) {
                end = at + 1;
            } else if !joins(reading, at) {
                break;
            }
            at += 1;
        }
        if end < sentence.end && reading.words[end].kind == TokenKind::Number {
            end += 1;
        }
        at = end;
        visit(start..end);
    }
}

/// Whether word `at` can begin or end a name by its looks.
fn bears_name(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    let word = reading.words[at];
    match word.kind {
        TokenKind::Word if word.capital => {
            let function = word.entry.classes.any(FUNCTION);
            // “The rain”, “He said”: a small word that is capital only because it comes first.
            !(function
                && at == sentence.start
                && !reading.words.get(at + 1).is_some_and(|next| next.capital && at + 1 < sentence.end))
        }
        TokenKind::Word => {
            let small = word.entry.classes.any(Classes::COMMON | Classes::DETERMINER | Classes::AUXILIARY);
            word.inner_capital || !small && beside_capital(reading, at, sentence)
        }
        TokenKind::Number => {
            at + 1 < sentence.end && reading.words[at + 1].capital && reading.words[at + 1].kind == TokenKind::Word
        }
        _ => false,
    }
}

fn beside_capital(reading: &Reading, at: usize, sentence: &Range<usize>) -> bool {
    let capital = |at: usize| reading.words[at].capital && reading.words[at].kind == TokenKind::Word;
    at > sentence.start && capital(at - 1) || at + 1 < sentence.end && capital(at + 1)
}

/// Whether word `at` may stand between the parts of a name.
fn joins(reading: &Reading, at: usize) -> bool {
    match reading.words[at].kind {
        TokenKind::Number | TokenKind::Possessive => true,
        TokenKind::Sign => {
            matches!(reading.written(at), "&" | "-" | "–" | "/" | "." | "," | "'" | "’" | "!" | "+" | ":")
        }
        TokenKind::Word => TYING.may_hold(reading.words[at].hash) && TIES.contains(&reading.written(at)),
    }
}
