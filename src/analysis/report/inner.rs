//! Quotation marks within quotation marks: “He said, ‘You will regret it,’ and left.”

use super::super::QuotationKind;
use super::super::attribution;
use super::super::mark;
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;
use std::ops::Range;

/// Ends `report`, which is told in somebody's utterance, at its own closing mark where it begins with an opening one.
pub(super) fn end_at_mark(reading: &Reading, report: &mut Report, limit: usize) {
    let content = report.pieces[0].clone();
    let floor = report.cue.as_ref().map_or(content.start, |cue| attribution::heard(reading, cue, limit));
    let at = floor + usize::from(floor < limit && matches!(reading.words[floor].part, Part::Comma | Part::Colon));
    // “She told me, ‘Don’t go’”: all of it, wherever in it the content seems to begin.
    let around = || marked(reading, at, at, limit).filter(|marked| marked.contains(&content.start));
    let Some(marked) = marked(reading, content.start, floor, limit).or_else(around) else { return };
    if report.pieces.len() == 1 && is_whole(reading, marked.end, limit) {
        report.kind = QuotationKind::Direct;
        report.pieces = vec![marked.clone()];
        report.marks = vec![marked];
    }
}

/// The stretch in marks that opens at `start` or right before.
fn marked(reading: &Reading, start: usize, floor: usize, limit: usize) -> Option<Range<usize>> {
    let opens = |&at: &usize| {
        let glued = mark::glued(reading, at, at + 1) && !(at > 0 && mark::glued(reading, at - 1, at));
        at >= floor && glued && matches!(reading.written(at), "‘" | "'" | "“" | "\"")
    };
    let open = [start, start.saturating_sub(1)].into_iter().find(opens)?;
    let sign = reading.written(open);
    let close = (open + 2..limit).find(|&at| mark::closes(reading, at, reading.written(at), sign))?;
    Some(open..close + 1)
}

/// Whether what goes on at `at` is the outer speaker's again, so that the words in marks are all that is reported.
fn is_whole(reading: &Reading, at: usize, limit: usize) -> bool {
    let next = if at < limit { reading.words[at].part } else { Part::Edge };
    matches!(
        next,
        Part::Edge
            | Part::Comma
            | Part::Stop
            | Part::Mark
            | Part::Dash
            | Part::Conjunction
            | Part::Preposition
            | Part::Pronoun
            | Part::Time
    )
}
