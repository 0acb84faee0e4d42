//! Pairing quotation marks, and telling an utterance from a word in quotation marks.

use super::part::Part;
use super::places;
use super::reading::{Block, Reading, Word};
use super::token::TokenKind;
use crate::document::ParagraphKind;
use std::ops::Range;

/// A stretch in quotation marks.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    /// Its words, marks included.
    pub(super) words: Range<usize>,
    /// Whether its mark is closed before the paragraph ends.
    pub(super) closed: bool,
}

impl Quoted {
    /// Its words without the marks.
    pub(super) fn inner(&self) -> Range<usize> {
        self.words.start + 1..if self.closed { self.words.end - 1 } else { self.words.end }
    }
}

/// The outermost stretches in quotation marks of a paragraph, in order.
///
/// A mark that never closes reaches to the paragraph's end only where it opens the paragraph or the next one opens with
/// the same, as the custom is for a quotation that goes on there.
pub(super) fn quoted(reading: &Reading, block: &Block) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let sentences = reading.sentences[block.sentences.clone()].iter().filter(|sentence| sentence.has(Part::Mark));
    let is_mark = |word: &Word| matches!(word.part, Part::Mark);
    for at in sentences.flat_map(|sentence| places(&reading.words, sentence.words.clone(), is_mark)) {
        let sign = reading.written(at);
        match open {
            None if opens(reading, at, sign, block) => open = Some((at, sign)),
            // The same mark once more: the one before was never closed.
            Some((_, "“")) if sign == "“" => open = Some((at, sign)),
            Some((start, first)) if closes(reading, at, sign, first) && !owns(reading, at, first, block.words.end) => {
                if at > start + 1 {
                    found.push(Quoted { words: start..at + 1, closed: true });
                }
                open = None;
            }
            _ => {}
        }
    }
    let end = block.words.end;
    let goes_on = |sign: &str| end < reading.words.len() && reading.written(end) == sign;
    let runs_on = open.filter(|&(start, sign)| (start == block.words.start || goes_on(sign)) && end > start + 1);
    if let Some((start, _)) = runs_on {
        found.push(Quoted { words: start..block.words.end, closed: false });
    }
    found
}

fn opens(reading: &Reading, at: usize, sign: &str, block: &Block) -> bool {
    let follows = glued(reading, at, at + 1);
    let fresh = at == block.words.start || !glued(reading, at - 1, at) || is_opening(reading.written(at - 1));
    match sign {
        "“" | "«" | "„" => true,
        "»" => fresh && opens_inward(reading, at, block),
        "\"" => follows && fresh && !measures(reading, at, block),
        "‘" | "'" => follows && fresh && closes_later(reading, at, sign, block),
        "”" => follows && fresh && opens_as_it_closes(reading, at, block),
        _ => false,
    }
}

/// Whether `”` at `at` opens, as in Swedish and Finnish: the next such mark closes, and none of its paragraph opens as
/// English ones do.
fn opens_as_it_closes(reading: &Reading, at: usize, block: &Block) -> bool {
    const FARTHEST: usize = 200;
    let end = block.words.end.min(at + FARTHEST);
    let next = (at + 2..end).find(|&later| reading.written(later) == "”");
    let english = |at: usize| matches!(reading.words[at].part, Part::Mark) && reading.written(at) == "“";
    next.is_some_and(|next| closes(reading, next, "”", "”"))
        && !(block.words.start.max(at.saturating_sub(FARTHEST))..end).any(english)
}

/// Whether a single mark at `at` is closed within sixty words: apostrophes (`’tis`, `'90s`) are not.
fn closes_later(reading: &Reading, at: usize, sign: &str, block: &Block) -> bool {
    let end = block.words.end.min(at + 60);
    // “‘’Tis late,’ she said”
    let elided = reading.is(at + 1, "’") && glued(reading, at + 1, at + 2);
    let first = if elided { at + 2 } else { at + 1 };
    // Ruiz said ‘it was hard’. A title has such marks as well: the theme was ‘Deep Water’.
    let plain = sign == "‘" && (at == block.words.start || reading.is_verb_cue(at - 1));
    let told = plain || ends_with_source(reading, block);
    let ends = |later: usize| told && matches!(reading.written(later + 1), "," | "." | ";");
    let apart = |later: usize| !glued(reading, later, later + 1) || later + 1 < end && ends(later);
    (first + 1..end).any(|later| closes(reading, later, reading.written(later), sign) && apart(later))
        && (reading.is_word(first) || elided && reading.words[first].kind == TokenKind::Number)
}

/// Whether a heading ends with a comma and who says what stands before: “Dam ‘unsafe’, engineers warn”.
fn ends_with_source(reading: &Reading, block: &Block) -> bool {
    const LONGEST: usize = 6;
    if !matches!(block.kind, ParagraphKind::Headline | ParagraphKind::Heading) {
        return false;
    }
    let last = block.words.end.saturating_sub(LONGEST).max(block.words.start)..block.words.end;
    let comma = last.clone().rev().find(|&at| matches!(reading.words[at].part, Part::Comma));
    comma.is_some_and(|comma| (comma + 1..last.end).any(|at| reading.is_verb_cue(at)))
}

/// Whether the mark at `at`, which may close the single one `first`, is the apostrophe of a plural owner: “‘The miners’
/// pay fell,’ she said”. A word follows, and what closes stands behind a comma or a full stop.
fn owns(reading: &Reading, at: usize, first: &str, limit: usize) -> bool {
    const REACH: usize = 60;
    let owner =
        matches!(first, "‘" | "'") && at > 0 && reading.is_word(at - 1) && reading.written(at - 1).ends_with('s');
    let sign = reading.written(at);
    // “‘The hall is the sailors’,’ she said”
    let again = at + 2 < limit && reading.written(at + 2) == sign && glued(reading, at + 1, at + 2);
    if owner && again && matches!(reading.written(at + 1), "," | "." | "?" | "!") {
        return true;
    }
    if !owner || !reading.is_word(at + 1) || reading.words[at + 1].capital {
        return false;
    }
    let marks = (at + 2..limit.min(at + REACH)).filter(|&later| matches!(reading.words[later].part, Part::Mark));
    let ends = |later: usize| matches!(reading.written(later - 1), "," | "." | "?" | "!" | "…");
    let opens = |later: usize| !glued(reading, later - 1, later) && matches!(reading.written(later), "‘" | "'");
    marks
        .take_while(|&later| !opens(later))
        .any(|later| reading.written(later) == sign && ends(later) && closes(reading, later, sign, first))
}

/// Whether the mark at `at` stands behind the lone “n” of “rock ’n’ roll”.
fn joins(reading: &Reading, at: usize) -> bool {
    at > 1
        && reading.is(at - 1, "n")
        && reading.written(at - 2) == reading.written(at)
        && glued(reading, at - 2, at - 1)
}

/// Whether `»` at `at` opens, as in German books: « closes behind it before another » would.
fn opens_inward(reading: &Reading, at: usize, block: &Block) -> bool {
    let next = (at + 1..block.words.end.min(at + 200)).find(|&later| matches!(reading.written(later), "»" | "«"));
    next.is_some_and(|next| reading.written(next) == "«")
}

/// Whether `"` behind a number is for inches.
fn measures(reading: &Reading, at: usize, block: &Block) -> bool {
    at > block.words.start && reading.words[at - 1].kind == TokenKind::Number && glued(reading, at - 1, at)
}

pub(super) fn closes(reading: &Reading, at: usize, sign: &str, first: &str) -> bool {
    match first {
        "“" | "„" => matches!(sign, "”" | "\"") || (first == "„" && sign == "“"),
        "«" => sign == "»",
        "»" => sign == "«",
        "”" => sign == "”" && glued(reading, at - 1, at) && !glued_to_word(reading, at),
        "\"" => {
            matches!(sign, "\"" | "”") && !(reading.words[at - 1].kind == TokenKind::Number && reading.is_word(at + 1))
        }
        "‘" => sign == "’" && glued(reading, at - 1, at) && !glued_to_word(reading, at) && !joins(reading, at),
        "'" => sign == "'" && glued(reading, at - 1, at) && !glued_to_word(reading, at) && !joins(reading, at),
        _ => false,
    }
}

fn glued_to_word(reading: &Reading, at: usize) -> bool {
    reading.is_word(at + 1) && glued(reading, at, at + 1)
}

fn is_opening(sign: &str) -> bool {
    matches!(sign, "(" | "[" | "—" | "–" | "-" | "“" | "\"")
}

/// Whether nothing stands between the words `first` and `second`.
pub(super) fn glued(reading: &Reading, first: usize, second: usize) -> bool {
    match (reading.words.get(first), reading.words.get(second)) {
        (Some(before), Some(after)) => before.span.end() == after.span.start(),
        _ => false,
    }
}
