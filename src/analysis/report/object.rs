//! Whom or what is spoken of between a cue and its content: “accused the mayor of lying”, “described the talks as
//! long”.

use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::Report;
use std::ops::Range;

/// More words are a clause of their own.
const LONGEST: usize = 12;

/// The words between the cue of `report` and its content that the content is said of, with what links them.
pub(in crate::analysis) fn object(reading: &Reading, report: &Report) -> Option<Range<usize>> {
    let cue = report.cue.as_ref()?;
    let content = report.pieces[0].start;
    let between = (cue.end < content && content - cue.end <= LONGEST).then_some(cue.end..content)?;
    let stops =
        |at: usize| reading.words[at].kind == TokenKind::Sign && !matches!(reading.written(at), "," | "-" | "–");
    let link = reading.is_any(content - 1, &["of", "for", "as"]);
    // “calls from the union for an inquiry”: whom it comes from.
    let words = between.len() > 1
        && reading.is_word(between.start)
        && !reading.is(between.start, "from")
        && !between.clone().any(stops);
    (link && words).then_some(between)
}
