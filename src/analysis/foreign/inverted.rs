//! Words within marks that only say who speaks, in French: « Le pont fermera, dit-elle, et la ville est pauvre. » What
//! is said stands before and behind them.

use super::super::language::Language;
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
pub(super) fn pieces(reading: &Reading, quote: &Quoted, language: Language) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = quote.words.start;
    let inner = quote.inner();
    let mut at = inner.start;
    while at < inner.end {
        if let Some(end) = attribution(reading, at..inner.end, language) {
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

/// Where the words end that begin with a comma, as `words` do, and say who speaks, with the sign behind them.
fn attribution(reading: &Reading, words: Range<usize>, language: Language) -> Option<usize> {
    let Range { start: comma, end: limit } = words;
    let verb = comma + 1;
    if !reading.is(comma, ",") || verb >= limit {
        return None;
    }
    let behind = inverted_end(reading, verb..limit, language)?;
    let stops = |&at: &usize| matches!(reading.written(at), "." | "!" | "?" | "…");
    let stop = (behind..limit).find(stops);
    let asks = stop.is_some_and(|stop| matches!(reading.written(stop), "?" | "!"));
    let ends = |&at: &usize| matches!(reading.written(at), "," | "." | ";" | ":" | "!" | "?" | "…");
    let sign = (behind..limit.min(verb + LONGEST)).find(ends);
    // “a-t-elle dit la vérité aux élus ?” is a question itself.
    if asks && (sign != Some(behind) || stop == sign) {
        return None;
    }
    sign.map(|sign| sign + 1).or_else(|| (limit <= verb + LONGEST).then_some(limit))
}

/// Where the verb of saying and its pronoun end that `words` begin with: “dit-elle”, “a-t-il dit”, “s’exclama-t-il”.
/// “viendra-t-il” asks.
fn inverted_end(reading: &Reading, words: Range<usize>, language: Language) -> Option<usize> {
    let verb = words.start;
    let written = reading.written(verb);
    let stem = PRONOUNS.iter().find_map(|pronoun| written.strip_suffix(pronoun))?;
    let stem = stem.strip_suffix("-t").unwrap_or(stem);
    let own = stem.strip_prefix("s’").or_else(|| stem.strip_prefix("s'"));
    if said(own.unwrap_or(stem), language) {
        return Some(verb + 1);
    }
    // “s’est-il exclamé”
    let helps = matches!(stem, "a" | "ai" | "ont" | "avait" | "avaient" | "aurait") || own == Some("est");
    let told = || (verb + 1..words.end.min(verb + 3)).find(|&at| said(reading.written(at), language));
    helps.then(told).flatten().map(|told| told + 1)
}
