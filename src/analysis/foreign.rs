//! What is found in a text that is not English: utterances in quotation marks, and names as far as capitals show them.
//! Who says what, and with which word, would need rules of that language; a wrong guess is worse than none.

mod lead;
mod unspaced;

use super::coreference::Parties;
use super::evidence::Evidence;
use super::gazetteer::{Gazetteer, Key};
use super::language::Language;
use super::lexicon::Classes;
use super::mark::{self, Quoted};
use super::mention::{self, Name};
use super::reading::{Block, Reading};
use super::token::TokenKind;
use super::vocabulary::Vocabulary;
use super::{Analysis, Quotation, QuotationKind, Rule, SpeechAct};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;

/// Words in quotation marks that make an utterance rather than a title or a word in marks.
const UTTERANCE: usize = 5;
/// So many, where they are told as one.
const CLAUSE: usize = 2;
/// How sure it is that words in quotation marks are an utterance, and at most that a capital shows a party.
const SURE: f32 = 0.6;
/// Points for a kind that leave no doubt.
const SETTLED: i32 = 100;

/// What `document`, which is in `language`, says.
pub(super) fn analysis(document: &Document, vocabulary: &mut Vocabulary, language: Language) -> Analysis {
    vocabulary.forget_many();
    let reading = Reading::of(document, 0..document.paragraphs.len(), vocabulary);
    let mut names = mention::names(&reading);
    names.retain_mut(|name| lead::leave_out(&reading, name, language));
    for name in &mut names {
        if is_place(&reading, name) {
            name.evidence = Evidence::of_points([0, 0, SETTLED, 0]);
        }
    }
    // One capital says little: German writes all nouns so.
    names.retain(|name| name.words.len() > 1 || name.words.clone().all(|word| is_gazetted(&reading, word)));
    if language.code == "de" {
        names.retain_mut(|name| narrow(&reading, name));
    }
    let parties = Parties::new(&reading, names);
    let found =
        |block| if language.is_spaced() { utterances(&reading, block) } else { unspaced::utterances(&reading, block) };
    let quotations = reading.paragraphs.iter().flat_map(found).collect();
    let mut analysis = Analysis { quotations, language, ..Analysis::default() };
    parties.finish(&mut analysis);
    for entity in &mut analysis.entities {
        entity.confidence = entity.confidence.min(SURE);
    }
    analysis
}

/// Whether the gazetteer has `name` for a place, and not for somebody who is called as one.
fn is_place(reading: &Reading, name: &Name) -> bool {
    const TOWN: u16 = 1 << 1;
    const PLACE: u16 = 1 | 1 << 2 | 1 << 9;
    const PERSON: u16 = 1 << 8;
    let key = name.words.clone().fold(Key::EMPTY, |key, at| key.and(reading.words[at].hash));
    let classes = Gazetteer::built_in().classes(key);
    let given = || reading.any(name.words.start, Classes::MALE | Classes::FEMALE);
    classes & PERSON == 0 && (classes & PLACE != 0 || classes & TOWN != 0 && !given())
}

/// Begins `name` at the given name in it; whether there is one, or the gazetteer has it whole.
fn narrow(reading: &Reading, name: &mut Name) -> bool {
    if reading.lexicon.name(reading.span(name.words.clone()).of(reading.text)).is_some() {
        return true;
    }
    let given = |&word: &usize| reading.any(word, Classes::MALE | Classes::FEMALE);
    let Some(first) = name.words.clone().find(given).filter(|first| first + 1 < name.words.end) else { return false };
    name.words = first..name.words.end;
    true
}

fn is_gazetted(reading: &Reading, word: usize) -> bool {
    reading.lexicon.name(reading.written(word)).is_some()
}

/// Whether a paragraph may hold what somebody says.
fn may_tell(block: &Block) -> bool {
    !matches!(block.kind, ParagraphKind::Byline | ParagraphKind::Verbatim | ParagraphKind::Heading)
}

fn utterances(reading: &Reading, block: &Block) -> Vec<Quotation> {
    if !may_tell(block) {
        return Vec::new();
    }
    let quoted = mark::quoted(reading, block);
    let long = quoted.iter().filter(|quote| {
        let words = quote.inner().filter(|&word| reading.words[word].kind != TokenKind::Sign).count();
        words >= UTTERANCE || words >= CLAUSE && is_told(reading, block, quote)
    });
    long.map(|quote| utterance(reading.span(quote.words.clone()))).collect()
}

/// Whether a short utterance is whole and told as one: behind a colon, or before a comma and a verb of saying.
fn is_told(reading: &Reading, block: &Block, quote: &Quoted) -> bool {
    let first = quote.inner().find(|&word| reading.is_word(word));
    if !first.is_some_and(|word| reading.words[word].capital) {
        return false;
    }
    let (start, end) = (quote.words.start, quote.words.end);
    let colon = start > block.words.start && reading.is(start - 1, ":");
    // What is short is whole: “dit”, “zei”, and no beginning of “dito” or “zeigt”.
    let begins = |written: &str, stem: &str| written == stem || stem.len() > 3 && written.starts_with(stem);
    let said = |word: usize| SAID.iter().any(|stem| begins(reading.written(word), stem));
    let near = end + 1..(end + 4).min(block.words.end);
    colon || reading.is(end, ",") && near.into_iter().any(said)
}

/// How verbs of saying begin in some languages, as they stand behind a comma: “sagte”, “a répondu”, “dijo”.
const SAID: [&str; 39] = [
    "sagt",
    "erklär",
    "meint",
    "antwort",
    "fragt",
    "beton",
    "warnt",
    "schrieb",
    "dit",
    "déclar",
    "répond",
    "affirm",
    "expliqu",
    "ajout",
    "assur",
    "dijo",
    "dice",
    "afirm",
    "respond",
    "añad",
    "explic",
    "asegur",
    "declar",
    "pregunt",
    "detto",
    "dichiar",
    "afferm",
    "spieg",
    "aggiun",
    "disse",
    "zei",
    "zegt",
    "сказал",
    "заявил",
    "говор",
    "сказав",
    "заявив",
    "powiedzia",
    "stwierdzi",
];

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
        rule: Rule::Unsought,
        confidence: SURE,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EntityKind, analyze, lexicon::Lexicon};
    use crate::document;

    /// The contents and parties found in `text`.
    fn found(text: &str) -> (Vec<String>, Vec<String>) {
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = analyze(&document, &Lexicon::built_in());
        assert!(!analysis.language.is_english(), "{text}");
        let contents = analysis.quotations.iter().map(|quotation| quotation.content().of(&document.text).to_owned());
        (contents.collect(), analysis.entities.iter().map(|entity| entity.name.clone()).collect())
    }

    #[test]
    fn a_short_clause_in_marks_is_found_where_it_is_told_and_words_in_marks_are_not() {
        let (contents, parties) = found(
            "Die Bürgermeisterin Anna Schäfer wies die Kritik am Dienstag in der Stadt zurück. „Das Geld ist da“, sagte \
             die Ministerin. Der Oppositionsführer nannte den Plan „ein Denkmal der Eitelkeit“, und das ist er auch.",
        );
        assert_eq!(contents, ["„Das Geld ist da“"]);
        assert_eq!(parties, ["Anna Schäfer"]);
        let (contents, _) = found(
            "«La huelga es legal», dijo la jueza el lunes. El presidente de la empresa respondió: \"Vamos a apelar\". \
             Los trabajadores leen el libro «La Colmena», una novela de la ciudad.",
        );
        assert_eq!(contents, ["«La huelga es legal»", "\"Vamos a apelar\""]);
    }

    #[test]
    fn a_small_word_that_begins_a_sentence_is_no_part_of_a_name() {
        let (_, parties) = found(
            "Le maire a rencontré les syndicats lundi dans la ville. Selon Denis Hallan, le pont sera fermé. D’après Marie \
             Corin, la ville est pauvre. Pour Jean Valmont, c'est une honte.",
        );
        assert_eq!(parties, ["Denis Hallan", "Marie Corin", "Jean Valmont"]);
        let (_, parties) = found(
            "El alcalde se reunió el lunes con los sindicatos de la ciudad. Según Juan Ortega, el puente se cerrará hasta el \
             final de la semana.",
        );
        assert_eq!(parties, ["Juan Ortega"]);
    }

    #[test]
    fn a_place_of_the_gazetteer_is_no_person() {
        let kinds = |text: &str| {
            let document = document::read_text(text.to_owned(), vec![]);
            let entities = analyze(&document, &Lexicon::built_in()).entities;
            entities.into_iter().map(|entity| (entity.name, entity.kind)).collect::<Vec<_>>()
        };
        let found = kinds(
            "Le président a visité Addis Abeba lundi, et les habitants de la ville n'étaient pas contents. Avec Paul \
             Martin, il n'a rien dit de plus sur le sujet.",
        );
        let expected = [("Addis Abeba", EntityKind::Place), ("Paul Martin", EntityKind::Person)];
        assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    }
}
