//! What nobody says: “nobody told us that it leaks” is no claim that it leaks.

use super::super::SpeechAct;
use super::super::reading::Reading;
use super::{Finder, Report};
use std::ops::Range;

/// Whether the words at `at` are “nobody”, “none” or “no one”.
pub(super) fn names_nobody(reading: &Reading, at: usize) -> bool {
    let alone = ["nobody", "none"].iter().any(|word| reading.is(at, word));
    alone || reading.is(at, "no") && reading.is(at + 1, "one")
}

/// Where content begins that seems to begin at the end of `passed`: with the “nobody” that what follows is denied by.
pub(super) fn with_denial(reading: &Reading, passed: Range<usize>) -> usize {
    let end = passed.end;
    passed.rev().find(|&at| names_nobody(reading, at)).unwrap_or(end)
}

impl Finder<'_, '_, '_> {
    /// Whether nobody is who `report` is of: its speaker, or who stands right before its cue.
    pub(super) fn is_nobodys(&self, report: &Report) -> bool {
        let before = report.cue.as_ref().is_some_and(|cue| {
            (cue.start.saturating_sub(2)..cue.start).any(|at| {
                let length = if self.reading.is(at, "no") { 2 } else { 1 };
                names_nobody(self.reading, at) && at + length == cue.start
            })
        });
        before || report.speaker.as_ref().is_some_and(|speaker| names_nobody(self.reading, speaker.start))
    }

    /// Whether `report` is only told in what somebody denies, who is not its speaker then, nor is anybody else: “denied
    /// that she had been promised a raise”, “rejected the accusation that she lied”.
    pub(super) fn is_denied(&self, report: &Report) -> bool {
        let (Some(cue), Some(around)) = (&report.cue, self.reports.last()) else { return false };
        let denied = matches!(around.act, SpeechAct::Deny | SpeechAct::Dispute);
        let told_in = around.pieces.iter().any(|piece| piece.contains(&cue.start));
        let anybody = report.speaker.is_some() && report.speaker != around.speaker;
        denied && told_in && !anybody
    }
}
