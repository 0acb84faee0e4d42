//! Contents nest and never cross: one that begins within another ends there at the latest.

use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::Report;
use super::clause::trim_end;
use std::cmp::Reverse;
use std::ops::Range;

/// Shortens the pieces of `reports` that begin in a piece of another and end behind it; what holds no word then, goes.
pub(super) fn nest(reading: &Reading, reports: &mut Vec<Report>) {
    if reports.iter().map(|report| report.pieces.len()).sum::<usize>() < 2 {
        return; // As in most paragraphs.
    }
    let mut pieces: Vec<(Range<usize>, usize, usize)> = Vec::new();
    for (report, known) in reports.iter().enumerate() {
        pieces.extend(known.pieces.iter().cloned().enumerate().map(|(piece, words)| (words, report, piece)));
    }
    pieces.sort_by_key(|(words, ..)| (words.start, Reverse(words.end)));
    let mut around: Vec<usize> = Vec::new();
    let mut crossed = false;
    for (words, report, piece) in pieces {
        while around.last().is_some_and(|&end| end <= words.start) {
            around.pop();
        }
        let end = around.last().map_or(words.end, |&end| end.min(words.end));
        if end < words.end {
            shorten(reading, &mut reports[report], piece, end);
            crossed = true;
        }
        around.push(end);
    }
    if crossed {
        for report in reports.iter_mut() {
            report.pieces.retain(|piece| piece.clone().any(|at| reading.words[at].kind != TokenKind::Sign));
        }
        reports.retain(|report| !report.pieces.is_empty());
    }
}

/// Ends a piece of `report` at `end`, and leaves out the marks that reach behind it.
fn shorten(reading: &Reading, report: &mut Report, piece: usize, end: usize) {
    let words = &mut report.pieces[piece];
    let whole = words.clone();
    words.end = trim_end(reading, words.start, end);
    let inside = words.end;
    report.marks.retain(|mark| !whole.contains(&mark.start) || mark.end <= inside);
}
