//! What is found in a text that is not English: utterances in quotation marks, and names as far as capitals show them.
//! Who says what, and with which word, would need rules of that language; a wrong guess is worse than none.

use super::coreference::Parties;
use super::language::Language;
use super::lexicon::Lexicon;
use super::mark;
use super::mention;
use super::reading::{Block, Reading};
use super::token::TokenKind;
use super::{Analysis, Quotation, QuotationKind, Rule, SpeechAct};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;

/// Words in quotation marks that make an utterance rather than a title or a word in marks.
const UTTERANCE: usize = 5;
/// How sure it is that words in quotation marks are an utterance.
const SURE: f32 = 0.6;

/// What `document`, which is in `language`, says.
pub(super) fn analysis(document: &Document, lexicon: &Lexicon, language: Language) -> Analysis {
    let reading = Reading::of(document, 0..document.paragraphs.len(), lexicon);
    let mut names = mention::names(&reading);
    // One capital says little: German writes all nouns so.
    names.retain(|name| name.words.len() > 1 || name.words.clone().all(|word| is_gazetted(&reading, word)));
    let parties = Parties::new(&reading, names);
    let quotations = reading.paragraphs.iter().flat_map(|block| utterances(&reading, block)).collect();
    let mut analysis = Analysis { quotations, language, ..Analysis::default() };
    parties.finish(&mut analysis);
    analysis
}

fn is_gazetted(reading: &Reading, word: usize) -> bool {
    reading.lexicon.name(reading.written(word)).is_some()
}

fn utterances(reading: &Reading, block: &Block) -> Vec<Quotation> {
    if matches!(block.kind, ParagraphKind::Byline | ParagraphKind::Verbatim | ParagraphKind::Heading) {
        return Vec::new();
    }
    let quoted = mark::quoted(reading, block);
    let long = quoted.iter().filter(|quote| {
        let words = quote.inner().filter(|&word| reading.words[word].kind != TokenKind::Sign);
        words.count() >= UTTERANCE
    });
    long.map(|quote| utterance(reading.span(quote.words.clone()))).collect()
}

fn utterance(span: Span) -> Quotation {
    Quotation {
        kind: QuotationKind::Direct,
        pieces: vec![span],
        marks: vec![span],
        cue: None,
        negation: None,
        object: None,
        speaker: None,
        speech_act: SpeechAct::Assert,
        responses: Vec::new(),
        rule: Rule::Unnamed,
        confidence: SURE,
    }
}
