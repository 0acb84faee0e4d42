//! Articles whose marks say who is named and who says what, as `tests/gold` holds them, for tests that need an
//! analysis known to be right, and for those that measure ours against it.
#![allow(dead_code, clippy::allow_attributes, reason = "each test takes what it needs")]

use onrecord::analysis::{
    Analysis, Entity, EntityId, EntityKind, Mention, MentionForm, MentionId, Quotation, QuotationKind, Response, Rule,
    Speaker, SpeechAct,
};
use onrecord::text::Span;
use std::collections::{BTreeMap, HashMap};

/// A text without its marks, and the marks.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Vec<(String, Span)>,
}

impl Marked {
    /// Reads `⟦LABEL|text⟧`, nested as deep as it likes.
    pub(crate) fn parse(marked: &str) -> Self {
        let mut result = Self::default();
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut rest = marked;
        while let Some(at) = rest.find(['⟦', '⟧']) {
            let (before, mark) = rest.split_at(at);
            result.text.push_str(before);
            rest = if let Some(inside) = mark.strip_prefix('⟦') {
                let (label, inside) = inside.split_once('|').expect("a mark has a label");
                open.push((label.to_owned(), result.text.len()));
                inside
            } else {
                let (label, start) = open.pop().expect("a mark is closed once");
                result.marks.push((label, Span::new(start, result.text.len())));
                mark.strip_prefix('⟧').expect("the sign just found")
            };
        }
        result.text.push_str(rest);
        assert!(open.is_empty(), "marks left open: {open:?}");
        result.marks.sort_by_key(|(_, span)| (span.start(), std::cmp::Reverse(span.end())));
        result
    }

    /// The heading lines, the headline among them.
    pub(crate) fn headings(&self) -> Vec<Span> {
        self.marks.iter().filter(|(label, _)| label == "H").map(|(_, span)| *span).collect()
    }

    /// Names with their kind and key.
    pub(crate) fn names(&self) -> Vec<(Span, EntityKind, &str)> {
        self.marks
            .iter()
            .filter_map(|(label, span)| {
                let (kind, key) = label.split_once(':')?;
                Some((*span, entity_kind(kind)?, key))
            })
            .collect()
    }

    /// The content of each quotation under its number, from its first piece to its last.
    pub(crate) fn numbered_contents(&self) -> BTreeMap<usize, Span> {
        let mut contents: BTreeMap<usize, Span> = BTreeMap::new();
        for (label, span) in &self.marks {
            let number = label.strip_prefix('Q').and_then(|rest| rest.split(':').next()?.parse().ok());
            let Some(number) = number else { continue };
            contents.entry(number).and_modify(|content| *content = content.to(*span)).or_insert(*span);
        }
        contents
    }

    /// The analysis the marks stand for.
    pub(crate) fn analysis(&self) -> Analysis {
        let mut analysis = Analysis::default();
        let mut keys: HashMap<&str, EntityId> = HashMap::new();
        for (span, kind, key) in self.names() {
            let id = *keys.entry(key).or_insert_with(|| push_entity(&mut analysis, kind));
            analysis.mentions.push(Mention { span, form: MentionForm::Proper, entity: id });
        }
        let mut quotations: BTreeMap<usize, Quotation> = BTreeMap::new();
        let mut speakers: Vec<(usize, Span, &str)> = Vec::new();
        let mut cues: Vec<(usize, Span)> = Vec::new();
        for (label, span) in &self.marks {
            for part in label.split(':').next().unwrap_or_default().split(',') {
                let Some(number) = part.get(1..).and_then(|number| number.parse().ok()) else { continue };
                match part.as_bytes()[0] {
                    b'Q' => push_piece(&mut quotations, number, label, *span),
                    b'S' => speakers.push((number, *span, label.split(':').nth(1).unwrap_or_default())),
                    b'C' => cues.push((number, *span)),
                    _ => {}
                }
            }
        }
        for (number, span) in cues {
            quotations.get_mut(&number).expect("a cue has a quotation").cue = Some(span);
        }
        for (number, span, key) in speakers {
            let id = *keys.entry(key).or_insert_with(|| push_entity(&mut analysis, EntityKind::Group));
            let named = analysis.mentions.iter().any(|mention| mention.entity == id && span.covers(mention.span));
            if !named {
                analysis.mentions.push(Mention { span, form: MentionForm::Nominal, entity: id });
            }
            let quotation = quotations.get_mut(&number).expect("a speaker has a quotation");
            quotation.speaker = Some(Speaker { span, entity: Some(id) });
        }
        analysis.mentions.sort_by_key(|mention| (mention.span.start(), std::cmp::Reverse(mention.span.end())));
        for (index, mention) in analysis.mentions.iter().enumerate() {
            let entity = &mut analysis.entities[mention.entity.index()];
            entity.mentions.push(MentionId::new(index));
            let words = mention.span.of(&self.text).split_whitespace().collect::<Vec<_>>().join(" ");
            if mention.form == MentionForm::Proper && words.len() > entity.name.len() || entity.name.is_empty() {
                entity.name = words;
            }
        }
        analysis.quotations = quotations.into_values().collect();
        analysis.quotations.sort_by_key(|quotation| quotation.content().start());
        analysis
    }
}

fn push_entity(analysis: &mut Analysis, kind: EntityKind) -> EntityId {
    analysis.entities.push(Entity { name: String::new(), kind, roles: vec![], mentions: vec![], confidence: 1.0 });
    EntityId::new(analysis.entities.len() - 1)
}

fn push_piece(quotations: &mut BTreeMap<usize, Quotation>, number: usize, label: &str, span: Span) {
    let mut parts = label.split(':').skip(1);
    let kind = match parts.next() {
        Some("direct") => QuotationKind::Direct,
        Some("mixed") => QuotationKind::Mixed,
        _ => QuotationKind::Indirect,
    };
    let speech_act = parts.next().map_or(SpeechAct::Assert, speech_act);
    let quotation = quotations.entry(number).or_insert_with(|| Quotation {
        kind,
        pieces: vec![],
        marks: vec![],
        cue: None,
        negation: None,
        object: None,
        speaker: None,
        speech_act,
        responses: vec![],
        rule: Rule::SubjectOfCue,
        confidence: 1.0,
    });
    quotation.pieces.push(span);
}

/// Adds an answer to the quotation at `claim`, for tests of how answers are shown.
pub(crate) fn answer(analysis: &mut Analysis, claim: usize, by: EntityId, cue: Span) {
    let response = Response { quotation: None, entity: Some(by), act: SpeechAct::Dispute, cue };
    analysis.quotations[claim].responses.push(response);
}

fn entity_kind(label: &str) -> Option<EntityKind> {
    match label {
        "P" => Some(EntityKind::Person),
        "O" => Some(EntityKind::Organization),
        "L" => Some(EntityKind::Place),
        "X" => Some(EntityKind::Other),
        _ => None,
    }
}

fn speech_act(word: &str) -> SpeechAct {
    match word {
        "claim" => SpeechAct::Claim,
        "deny" => SpeechAct::Deny,
        "dispute" => SpeechAct::Dispute,
        "warn" => SpeechAct::Warn,
        "demand" => SpeechAct::Demand,
        "promise" => SpeechAct::Promise,
        "accuse" => SpeechAct::Accuse,
        "ask" => SpeechAct::Ask,
        "suggest" => SpeechAct::Suggest,
        "predict" => SpeechAct::Predict,
        "praise" => SpeechAct::Praise,
        "agree" => SpeechAct::Agree,
        "order" => SpeechAct::Order,
        "believe" => SpeechAct::Believe,
        _ => SpeechAct::Assert,
    }
}
