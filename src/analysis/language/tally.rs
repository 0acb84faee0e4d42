//! How many words of a text speak for English, and how many for each of the others.

use super::super::cluster::{Cluster, Clusters};
use super::super::gazetteer::{self, Gazetteer, Key};
use super::super::lexicon::{Classes, Lexicon};
use super::super::tagger::feature::{hash, hash_on};
use super::known::{self, COUNT, Languages};
use crate::text::Span;
use std::ops::AddAssign;

/// Bytes of a word that says by itself what language it is in: a shorter one is written the same in several.
const TELLING: usize = 4;
/// What a word counts that does not begin with a capital; one that does counts half of it, at the head of a sentence.
const WHOLE: u32 = 2;

/// What speaks for which language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tally {
    /// Words of letters that are Latin, and of others.
    pub(super) latin: u32,
    pub(super) other: u32,
    /// For English: its small words, and other words of it.
    pub(super) english: u32,
    /// Words that do not begin with a capital and that nothing is known of.
    pub(super) unknown: u32,
    /// Words that speak for any language but English.
    pub(super) foreign: u32,
    /// For each language: words that English has not.
    own: [u32; COUNT],
    /// For each language: how much all its words say for it.
    score: [u32; COUNT],
}

impl Default for Tally {
    fn default() -> Self {
        Self { latin: 0, other: 0, english: 0, unknown: 0, foreign: 0, own: [0; COUNT], score: [0; COUNT] }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.latin += other.latin;
        self.other += other.other;
        self.english += other.english;
        self.unknown += other.unknown;
        self.foreign += other.foreign;
        for list in 0..COUNT {
            self.own[list] += other.own[list];
            self.score[list] += other.score[list];
        }
    }
}

impl Tally {
    /// The list of the language that most speaks for, by its place, and how many of its words English has not; `None`
    /// where nothing speaks for any.
    pub(super) fn best(&self) -> Option<(usize, u32)> {
        let best = (0..COUNT).max_by_key(|&list| (self.score[list], std::cmp::Reverse(list)))?;
        (self.score[best] > 0).then(|| (best, self.own[best]))
    }

    /// Whether more speaks for one of the others than for English. A single word that does is a name or a loan, unless
    /// nothing speaks for English and something is no word of it, either.
    pub(super) fn is_foreign(&self) -> bool {
        let own = self.best().map_or(0, |(_, own)| own);
        let enough = own > WHOLE || own == WHOLE && self.english == 0 && self.unknown > 0;
        enough && own * 2 > self.english * 3
    }

    /// Whether hardly any of the words that are written in small letters are known: it may be in a language without a
    /// list.
    pub(super) fn is_strange(&self) -> bool {
        const ENOUGH: u32 = 5;
        self.unknown >= ENOUGH && self.unknown > self.english
    }

    fn count(&mut self, languages: Languages, own: u32, weight: u32) {
        for list in bits(languages) {
            self.own[list] += own;
            self.score[list] += weight;
        }
    }
}

fn bits(mut set: Languages) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then_some(set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        lowest
    })
}

/// What is heard within quotation marks, and what outside of them: an article may quote another language at length.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Heard {
    pub(super) told: Tally,
    pub(super) quoted: Tally,
}

impl Heard {
    /// What tells the language: what is told, unless that is hardly anything, and nothing English.
    pub(super) fn telling(self) -> Tally {
        const FEW: u32 = 6 * WHOLE;
        let told = self.told;
        if told.english + told.foreign >= FEW || told.english > told.foreign {
            return told;
        }
        self.all()
    }

    pub(super) fn all(mut self) -> Tally {
        self.told += self.quoted;
        self.told
    }
}

/// A word of a sample.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    /// That of its small letters.
    number: u32,
    /// Its first letter that is not ASCII.
    marked: Option<char>,
    /// What it counts: [`WHOLE`] in small letters, half of it with a capital that begins a sentence.
    weight: u32,
    /// Whether nothing but a blank parts it from the word before.
    close: bool,
    quoted: bool,
}

/// Counts the words of a sample one after the other.
#[derive(Debug)]
pub(super) struct Listener<'l> {
    lexicon: &'l Lexicon,
    clusters: Clusters<'static>,
    heard: Heard,
    /// Whether the word before had a capital, and those since that may only tie it to the name that comes.
    named: bool,
    tied: Vec<Word>,
}

impl<'l> Listener<'l> {
    /// What is heard in `sample`.
    pub(super) fn hear(sample: &str, lexicon: &'l Lexicon) -> Heard {
        let clusters = Clusters::built_in();
        let mut listener = Self { lexicon, clusters, heard: Heard::default(), named: false, tied: Vec::new() };
        let (mut quoted, mut heads, mut before, mut at) = (false, true, 0, 0);
        while let Some(sign) = sign_at(sample, at) {
            let start = at;
            if sign.is_alphabetic() {
                let weight = match (sign.is_uppercase(), heads) {
                    (false, _) => WHOLE,
                    (true, true) => WHOLE / 2,
                    (true, false) => 0,
                };
                let (span, number, close) = (Span::at(start), hash(b""), start == before + 1);
                let mut word = Word { span, number, marked: None, weight, close, quoted };
                while let Some(letter) = sign_at(sample, at).filter(|letter| letter.is_alphabetic()) {
                    word.number = match u8::try_from(letter).ok().filter(u8::is_ascii) {
                        Some(byte) => hash_on(word.number, &[byte.to_ascii_lowercase()]),
                        None => hash_on(word.number, letter.encode_utf8(&mut [0; 4]).as_bytes()),
                    };
                    word.marked = word.marked.or((!letter.is_ascii()).then_some(letter));
                    at += letter.len_utf8();
                }
                before = at;
                word.span = Span::new(start, at);
                let tied = matches!(sample.as_bytes().get(at), Some(b'\'')) || apostrophe(sample, start);
                if !tied || word.span.len() > 1 {
                    listener.add(word);
                }
                heads = false;
            } else {
                at += sign.len_utf8();
                match sign {
                    '\n' => (quoted, heads) = (false, true),
                    '"' | '“' | '”' | '„' | '‟' | '«' | '»' => (quoted, heads) = (!quoted, true),
                    '.' | '!' | '?' | ':' | '…' | '‘' | '–' | '—' | '¿' | '¡' => heads = true,
                    _ => {}
                }
            }
        }
        listener.untie(false);
        listener.heard
    }

    fn add(&mut self, word: Word) {
        let capital = word.weight < WHOLE;
        if capital {
            self.untie(word.close);
        } else if self.named && word.close && known::is_within_names(word.number) {
            self.tied.push(word);
            return;
        } else {
            self.untie(false);
        }
        self.named = capital;
        self.weigh(word);
    }

    /// Counts the small words behind a name, unless they tie another to it.
    fn untie(&mut self, are_within: bool) {
        let mut tied = std::mem::take(&mut self.tied);
        if !are_within {
            for &word in &tied {
                self.weigh(word);
            }
        }
        tied.clear();
        self.tied = tied;
    }

    fn weigh(&mut self, word: Word) {
        let tally = if word.quoted { &mut self.heard.quoted } else { &mut self.heard.told };
        if word.marked.is_some_and(|letter| !is_latin(letter)) {
            tally.other += 1;
            return;
        }
        tally.latin += 1;
        let (weight, capital) = (word.weight, word.weight < WHOLE);
        if weight == 0 {
            return;
        }
        let languages = known::of_word(word.number);
        let english = self.is_english(word, languages);
        let tally = if word.quoted { &mut self.heard.quoted } else { &mut self.heard.told };
        match (languages, english) {
            (0, true) => tally.english += weight,
            (0, false) => {
                // What has a letter that English has not may be a word of those that have it.
                let having = word.marked.filter(|_| !capital).map_or(0, known::of_letter);
                tally.unknown += u32::from(!capital && word.span.len() >= TELLING);
                tally.foreign += u32::from(having != 0);
                tally.count(having, 1, 1);
            }
            (_, true) => tally.count(languages, 0, 1),
            (_, false) => {
                let own = if word.span.len() > 1 { weight } else { 0 };
                tally.foreign += own;
                let shared = languages.count_ones();
                tally.count(languages, own, weight * if shared < 3 { 3 } else { 2 });
            }
        }
    }

    /// Whether English has `word`, which the lists of these `languages` have.
    fn is_english(&self, Word { number, span, .. }: Word, languages: Languages) -> bool {
        let entry = self.lexicon.word_of(number);
        let classes = entry.classes;
        let telling = span.len() >= TELLING;
        is_small(classes)
            || telling && self.lexicon.cue(entry).is_some()
            || classes.any(Classes::COMMON) && !known::is_quoted_in_english(number)
            || telling && languages == 0 && self.is_listed(number)
    }

    /// Whether English has the word with the number `word`, and it is not one of its small ones.
    fn is_listed(&self, word: u32) -> bool {
        self.clusters.of(word) != Cluster::default()
            || Gazetteer::built_in().classes(Key::EMPTY.and(word)) & gazetteer::NOUNS != 0
    }
}

/// The sign of `sample` that begins at the byte `at`; `None` at its end.
#[inline]
fn sign_at(sample: &str, at: usize) -> Option<char> {
    match *sample.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(byte)),
        _ => Span::new(at, sample.len()).of(sample).chars().next(),
    }
}

/// Whether these classes are those of a small word: “the”, “of”.
fn is_small(classes: Classes) -> bool {
    let small =
        Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN | Classes::AUXILIARY;
    classes.any(small)
}

/// Whether an apostrophe stands right before the byte `at`: “don’t”.
fn apostrophe(sample: &str, at: usize) -> bool {
    let before = Span::new(0, at).of(sample);
    before.ends_with(['\'', '’'])
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}')
}
