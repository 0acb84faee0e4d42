//! Reports become quotations: speakers that run on, pronouns resolved, answers tied to claims.

use super::choice::Choose;
use super::coreference::Parties;
use super::reading::Reading;
use super::report::{self, Report};
use super::response;
use super::{EntityId, Quotation, QuotationId, QuotationKind, Response, Rule, Speaker};
use crate::document::ParagraphKind;

/// Who spoke last, and where.
#[derive(Debug, Clone, Copy)]
struct Turn {
    speaker: Speaker,
    party: Option<usize>,
    paragraph: usize,
}

/// All quotations of a reading, in text order; their entities are numbered by [`Parties`] until it finishes.
pub(super) fn quotations(reading: &Reading, parties: &mut Parties, chooser: &mut dyn Choose) -> Vec<Quotation> {
    let mut reports = Vec::new();
    let mut quotations: Vec<Quotation> = Vec::new();
    let mut turn: Option<Turn> = None;
    for (paragraph, block) in reading.paragraphs.iter().enumerate() {
        if matches!(block.kind, ParagraphKind::Byline | ParagraphKind::Verbatim | ParagraphKind::Heading) {
            continue;
        }
        let before = paragraph.checked_sub(1).map(|before| &reading.paragraphs[before]);
        let whole = before.and_then(|before| report::block_report(reading, before, block));
        let found = whole.map_or_else(|| report::reports(reading, block, chooser), |whole| vec![whole]);
        for report in found {
            turn = turn.filter(|turn| paragraph - turn.paragraph < 3);
            let quotation = spoken(reading, parties, &report, paragraph, &mut turn);
            quotations.push(quotation);
            reports.push(report);
        }
    }
    for answer in 0..reports.len() {
        let Some(claim) = response::answered(reading, &reports, answer) else { continue };
        let answering = &quotations[answer];
        let Some(cue) = answering.cue else { continue };
        let entity = answering.speaker.and_then(|speaker| speaker.entity);
        let act = answering.speech_act;
        quotations[claim].responses.push(Response { quotation: Some(QuotationId::new(answer)), entity, act, cue });
    }
    quotations
}

fn spoken(
    reading: &Reading,
    parties: &mut Parties,
    report: &Report,
    paragraph: usize,
    turn: &mut Option<Turn>,
) -> Quotation {
    let mut rule = report.rule;
    let last = turn.and_then(|turn| turn.party);
    let speaker = match &report.speaker {
        Some(words) => {
            let (speaker, party) = parties.speaker(words.clone(), last);
            *turn = Some(Turn { speaker, party, paragraph });
            Some(speaker)
        }
        None if rule == Rule::Turn => {
            if turn.is_some_and(|turn| turn.paragraph == paragraph) {
                rule = Rule::Continuation;
            }
            if let Some(turn) = turn {
                turn.paragraph = paragraph;
            }
            turn.map(|turn| turn.speaker)
        }
        None => None,
    };
    if speaker.is_none() && rule == Rule::Turn {
        rule = Rule::Unnamed;
    }
    let entity_known = speaker.is_none_or(|speaker| speaker.entity.map(EntityId::index).is_some());
    Quotation {
        kind: report.kind,
        pieces: report.pieces.iter().map(|piece| reading.span(piece.clone())).collect(),
        marks: report.marks.iter().map(|mark| reading.span(mark.clone())).collect(),
        cue: report.cue.clone().map(|cue| reading.span(cue)),
        speaker,
        speech_act: report.act,
        responses: Vec::new(),
        rule,
        confidence: confidence(report.kind, rule) * if entity_known { 1.0 } else { 0.8 },
    }
}

/// How often quotations of this kind with a speaker by this rule are right, by what the rules reached on news.
fn confidence(kind: QuotationKind, rule: Rule) -> f32 {
    let speaker: f32 = match rule {
        Rule::SubjectOfCue | Rule::InvertedSubject | Rule::AccordingTo => 0.85,
        Rule::Continuation => 0.8,
        Rule::SharedSubject | Rule::Noun => 0.65,
        Rule::Turn | Rule::Unnamed => 0.55,
    };
    let content = match kind {
        QuotationKind::Direct => 1.1,
        QuotationKind::Mixed => 0.85,
        QuotationKind::Indirect => 0.75,
    };
    (speaker * content).min(0.97)
}
