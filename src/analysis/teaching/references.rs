//! Questions about who is meant, from articles in which whoever is mentioned is marked, speaking or not.

use super::super::Models;
use super::super::choice::Candidates;
use super::super::coreference::Parties;
use super::super::lexicon::Lexicon;
use super::super::naming;
use super::super::phrase;
use super::super::reading::Reading;
use super::{Example, Marked, MarkedQuotation, Teacher};
use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

/// The longest description that is asked for, in words.
const LONGEST: usize = 8;
/// How many words from the beginning of a sentence its subject begins.
const OPENING: usize = 4;

/// The questions that the `mentions` of `document` raise, each of which is of a party: whom the pronoun or description
/// stands for. `names` are those by name. As the speaker before passes who was the last subject.
pub fn references(
    document: &Document,
    lexicon: &Lexicon,
    models: &Models,
    mentions: &[(Span, u64)],
    names: &[(Span, u64)],
) -> Vec<Example> {
    let mut naming = naming::Namer::new(models.names, lexicon);
    let reading = Reading::of(document, document.whole(), &mut naming.vocabulary);
    let mut parties = Parties::new(&reading, naming.names(&reading));
    let mut examples = Vec::new();
    let mut subject = None;
    let mut mentions = mentions.to_vec();
    mentions.sort();
    for (span, party) in mentions {
        let Some(words) = asked(&reading, span) else { continue };
        let first = reading.sentences.partition_point(|sentence| sentence.words.start <= words.start) - 1;
        let opens = words.start < reading.sentences[first].words.start + OPENING;
        let marked = MarkedQuotation {
            pieces: Vec::new(),
            cue: None,
            speaker: Some(reading.span(words.clone())),
            party: Some(party),
            act: None,
        };
        let marked = Marked { quotations: vec![marked], mentions: names.to_vec() };
        let mut teacher = Teacher { text: &document.text, marked: &marked, examples: Vec::new(), elsewhere: true };
        let meant = parties.referred(words, subject, &mut Candidates::new(&mut teacher));
        examples.append(&mut teacher.examples);
        if opens {
            subject = meant;
        }
    }
    examples
}

/// The words of a mention as a speaker's are taken; `None` where nobody speaks that way.
fn asked(reading: &Reading, span: Span) -> Option<Range<usize>> {
    let start = reading.words.partition_point(|word| word.span.start() < span.start());
    let end = reading.words.partition_point(|word| word.span.end() <= span.end());
    let words = phrase::after(reading, start, end)?;
    let pronoun = phrase::stands_for_another(reading, words.start);
    let third = phrase::is_third(reading, words.start);
    (words.len() <= LONGEST && (third || !pronoun)).then_some(words)
}
