//! Words within marks that only say who speaks, in French: « Le pont fermera, dit-elle, et la ville est pauvre. » What is
//! said stands before and behind them.

use super::super::mark::Quoted;
use super::super::reading::Reading;
use super::said;
use crate::text::Span;
use std::ops::Range;

/// The pronouns that are hung on the verb.
const PRONOUNS: [&str; 7] = ["-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous"];
/// How many words may stand between the comma and what ends the words for the speaker: “a-t-elle dit lundi aux élus”.
const LONGEST: usize = 12;

/// What is said in `quote`: its stretches without the words for who says it.
pub(super) fn pieces(reading: &Reading, quote: &Quoted) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = quote.words.start;
    let inner = quote.inner();
    let mut at = inner.start;
    while at < inner.end {
        if let Some(end) = attribution(reading, at, inner.end) {
            if at > start {
                pieces.push(reading.span(start..at));
            }
            // Of what is left a closing mark alone is nothing.
            start = if end < inner.end { end } else { quote.words.end };
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    if start < quote.words.end {
        pieces.push(reading.span(start..quote.words.end));
    }
    pieces
}

/// Where the words end that begin with the comma at `comma` and say who speaks, with the sign behind them.
fn attribution(reading: &Reading, comma: usize, limit: usize) -> Option<usize> {
    let verb = comma + 1;
    if !reading.is(comma, ",") || verb >= limit || !is_inverted(reading, verb..limit) {
        return None;
    }
    let near = verb + 1..limit.min(verb + LONGEST);
    let ends = |&at: &usize| matches!(reading.written(at), "," | "." | ";" | ":" | "!" | "?" | "…");
    let sign = near.into_iter().find(ends);
    sign.map(|sign| sign + 1).or_else(|| (limit <= verb + LONGEST).then_some(limit))
}

/// Whether `words` begin with a verb of saying and its pronoun: “dit-elle”, “a-t-il dit”. “viendra-t-il” asks.
fn is_inverted(reading: &Reading, words: Range<usize>) -> bool {
    let verb = words.start + usize::from(words.len() > 1 && matches!(reading.written(words.start), "s’" | "s'"));
    let written = reading.written(verb);
    let Some(stem) = PRONOUNS.iter().find_map(|pronoun| written.strip_suffix(pronoun)) else { return false };
    let stem = stem.strip_suffix("-t").unwrap_or(stem);
    let helps = matches!(stem, "a" | "ai" | "ont" | "avait" | "avaient" | "aurait");
    said(stem) || helps && (verb + 1..words.end.min(verb + 3)).any(|at| said(reading.written(at)))
}
