//! Who answers which claim: “though Norwick disputes that figure”.
//!
//! In reading order: [`stance`], whether a report answers anything, and how: by its cue, by its [`verdict`], or as a
//! [`reply`]; [`pointer`], what it points at; [`words`], which words it shares with a claim; [`weighing`], which of the
//! claims before it is meant; [`likely`], how likely each is. Where none is likely enough, it answers nothing: an
//! answer beside the wrong claim is worse than none. [`disagreeing`], who answers without a word; [`pointing`], what
//! answers mean that only point.

mod disagreeing;
mod likely;
mod pointer;
mod pointing;
mod reply;
mod stance;
#[cfg(test)]
mod tests;
mod verdict;
mod weighing;
mod words;

use super::coreference::Parties;
use super::reading::Reading;
use super::report::Report;
use super::{EntityId, Quotation, QuotationId, Response, SpeechAct};
use pointer::pointer;
pub use pointing::{Answerable, meant};
use stance::{By, stance};
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use weighing::Weighing;
pub(super) use words::Rarity;

/// How many reports back an answer looks for its claim.
const REACH: usize = 16;

/// Each claim of `reports` that is answered, with its answer, by the answers' order; `kept` is for its memory.
pub(super) fn answers(
    reading: &Reading,
    parties: &mut Parties,
    reports: &[Report],
    quotations: &[Quotation],
    kept: &mut Rarity,
) -> Vec<(usize, Response)> {
    let (mut rarity, spare) = (OnceCell::new(), Cell::new(std::mem::take(kept)));
    let mut found: Vec<(usize, Response)> = Vec::new();
    for (answer, report) in reports.iter().enumerate() {
        let Quotation { cue, negation, .. } = quotations[answer];
        let Some((stance, cue)) = stance(reading, report).zip(cue).filter(|_| negation.is_none()) else { continue };
        let (rarity, spare, stance) = (&rarity, &spare, &stance);
        let weighing = Weighing { reading, parties, reports, quotations, rarity, spare, answer, stance, found: &found };
        let claim = match stance.by {
            By::Passing(opens) => weighing.told_before(opens),
            _ => weighing.joined().or_else(|| weighing.claim()),
        };
        let Some(claim) = claim else { continue };
        if found.iter().rev().take(REACH).any(|(known, response)| *known == claim && response.cue == cue) {
            // “denied it: ‘There were two’” is one answer.
            continue;
        }
        // Nobody answers themselves: where it seems so, it is not known who answers.
        let same = party(&quotations[claim]).is_some() && party(&quotations[claim]) == party(&quotations[answer]);
        let entity = party(&quotations[answer]).filter(|_| !same);
        let response = Response { quotation: Some(QuotationId::new(answer)), entity, act: stance.act, cue };
        found.push((claim, response));
    }
    found.extend(disagreeing::disagreements(reading, parties, reports, quotations));
    *kept = rarity.take().unwrap_or_else(|| spare.take());
    found
}

/// Whether all that `report` says is that what was told right before is not so: “denied this”, “rejected the
/// allegations”.
pub(super) fn rebuts(reading: &Reading, report: &Report) -> bool {
    let Range { start, end } = report.pieces[0];
    let denies = matches!(report.act, SpeechAct::Deny | SpeechAct::Dispute);
    let pointer = if denies { pointer(reading, start, end) } else { None };
    pointer.is_some_and(|pointer| pointer.words == (start..end) && pointer.owner.is_empty())
}

fn party(quotation: &Quotation) -> Option<EntityId> {
    quotation.speaker.and_then(|speaker| speaker.entity)
}
