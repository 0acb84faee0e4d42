//! Works that a text tells somebody to have made: “the book”.

use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::Parties;

/// Works that are somebody's own; a report is its author's wherever one is known.
pub(super) const WORKS: [u32; 11] = [
    hash(b"book"),
    hash(b"novel"),
    hash(b"memoir"),
    hash(b"poem"),
    hash(b"song"),
    hash(b"album"),
    hash(b"film"),
    hash(b"movie"),
    hash(b"documentary"),
    hash(b"biography"),
    hash(b"autobiography"),
];
/// What is told of those who make them.
const MAKING: [u32; 14] = [
    hash(b"wrote"),
    hash(b"written"),
    hash(b"writes"),
    hash(b"writing"),
    hash(b"published"),
    hash(b"publishes"),
    hash(b"directed"),
    hash(b"made"),
    hash(b"author"),
    hash(b"writer"),
    hash(b"novelist"),
    hash(b"director"),
    hash(b"poet"),
    hash(b"biographer"),
];
/// How far before a work it is told who made it, in words, and how near to its noun whose it is.
const NEAR: usize = 120;
const OWNED: usize = 4;

impl Parties<'_, '_> {
    /// Whether it is told before word `first` that somebody made a work: “the book” of nobody who did stands for no
    /// person.
    pub(super) fn is_made(&self, first: usize) -> bool {
        let reading = self.reading;
        let near = first.saturating_sub(NEAR)..first;
        let owned = |at: usize| {
            let whose = reading.is_any(at, &["his", "her", "their"]);
            whose || reading.words[at].kind == TokenKind::Possessive || reading.is(at, "by")
        };
        let beside = |at: usize| (at.saturating_sub(OWNED)..at).any(owned) || (at..first.min(at + OWNED)).any(owned);
        near.into_iter().any(|at| {
            let hash = reading.words[at].hash;
            MAKING.contains(&hash) || WORKS.contains(&hash) && beside(at)
        })
    }
}
