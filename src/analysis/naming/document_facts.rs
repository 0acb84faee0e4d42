//! What the whole text says of a word, wherever it stands: whether it is ever in small letters, what stands around it,
//! and what the rules took it for. One string mostly means one thing in one article.

use super::island::Island;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::bilou;
use crate::analysis::tagger::feature::hash;
use crate::analysis::token::TokenKind;
use foldhash::{HashMap as Map, HashMapExt};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Small words that stand before a name, those in one list being alike.
const WITHIN: [u32; 3] = [hash(b"in"), hash(b"near"), hash(b"across")];
const TOWARDS: [u32; 4] = [hash(b"from"), hash(b"to"), hash(b"at"), hash(b"into")];
const OF: [u32; 2] = [hash(b"of"), hash(b"for")];
const THE: u32 = hash(b"the");
const BY: [u32; 2] = [hash(b"by"), hash(b"with")];

/// What is known of a document before its words are described.
#[derive(Debug)]
pub(super) struct DocumentFacts {
    /// For each word, the label of the rules, of the kind that speaks for most of the text.
    pub(super) ruled: Vec<u8>,
    words: HashMap<u32, WordFacts, BuildHasherDefault<Spread>>,
    /// What the initials of names of several words stand for: the kind by the rules.
    initials: Map<u32, u8>,
}

/// What the text says of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordFacts {
    /// How often it is written in small letters.
    pub(super) small: u16,
    /// How often with a capital where nothing else asks for one.
    pub(super) capital: u16,
    /// What was seen around it, a bit each.
    pub(super) seen: u32,
}

impl DocumentFacts {
    pub(super) fn new(reading: &Reading, names: &[Name], islands: &[Island]) -> Self {
        let asked: usize = islands.iter().map(|island| island.words.len()).sum();
        let mut facts = Self {
            ruled: vec![bilou::OUTSIDE; reading.words.len()],
            words: HashMap::with_capacity_and_hasher(asked, BuildHasherDefault::default()),
            initials: Map::with_capacity(names.len()),
        };
        facts.add_rules(reading, names);
        // Those of one sentence follow each other, and a sentence may be as long as it likes.
        let mut looked_at = None;
        let mut titled = false;
        for island in islands {
            let sentence = &reading.sentences[island.sentence];
            if looked_at.replace(island.sentence) != Some(island.sentence) {
                titled = sentence.heading && crate::analysis::mention::in_title_case(reading, sentence.words.clone());
            }
            for at in island.words.clone() {
                let word = &reading.words[at];
                let seen = if word.capital { facts.around(reading, at, &sentence.words) } else { 0 };
                let known = facts.words.entry(word.hash).or_default();
                known.seen |= seen;
                if word.capital && at > sentence.words.start && !titled {
                    known.capital = known.capital.saturating_add(1);
                }
            }
        }
        facts.count_small(reading);
        facts
    }

    /// Counts how often words are in small letters. Nobody asks about those that no island holds.
    fn count_small(&mut self, reading: &Reading) {
        // Most words are ruled out by a bit that they do not share with any that is asked about.
        let mut asked = [0_u64; 64];
        let place = |hash: u32| (hash as usize >> 6 & 63, 1 << (hash & 63));
        for &hash in self.words.keys() {
            let (index, bit) = place(hash);
            asked[index] |= bit;
        }
        for word in reading.words.iter().filter(|word| word.kind == TokenKind::Word && !word.capital) {
            let (index, bit) = place(word.hash);
            if asked[index] & bit == 0 {
                continue;
            }
            if let Some(known) = self.words.get_mut(&word.hash) {
                known.small = known.small.saturating_add(1);
            }
        }
    }

    /// What the text says of the word with `hash`.
    pub(super) fn word(&self, hash: u32) -> WordFacts {
        self.words.get(&hash).copied().unwrap_or_default()
    }

    /// The kind of the name that `letters` are the initials of.
    pub(super) fn spelt_out(&self, letters: &str) -> Option<u8> {
        self.initials.get(&hash(letters.as_bytes())).copied()
    }

    fn add_rules(&mut self, reading: &Reading, names: &[Name]) {
        let mut sums: Map<&str, crate::analysis::evidence::Evidence> = Map::with_capacity(names.len());
        let written = |name: &Name| reading.span(name.words.clone()).of(reading.text);
        for name in names {
            sums.entry(written(name)).or_default().add(name.evidence);
        }
        let mut initials = String::new();
        for name in names {
            let sum = sums[written(name)];
            let kind = super::KINDS.iter().position(|&kind| kind == sum.kind().0).unwrap_or(0);
            let kind = u8::try_from(kind).expect("few kinds");
            for at in name.words.clone() {
                self.ruled[at] = bilou::label(kind, &name.words, at);
            }
            if name.words.len() > 1 {
                initials.clear();
                let first = name.words.clone().filter_map(|at| reading.written(at).chars().next());
                initials.extend(first.filter(|letter| letter.is_uppercase()));
                self.initials.entry(hash(initials.as_bytes())).or_insert(kind);
            }
        }
    }

    /// What stands around word `at`, as bits.
    fn around(&self, reading: &Reading, at: usize, sentence: &std::ops::Range<usize>) -> u32 {
        let mut seen = 0;
        let mut set = |bit: u32, so: bool| seen |= u32::from(so) << bit;
        let capital = |at: usize| reading.words[at].capital && reading.words[at].kind == TokenKind::Word;
        if at > sentence.start {
            let before = at - 1;
            let word = &reading.words[before];
            let small = if word.capital || word.inner_capital { 0 } else { word.hash };
            set(0, reading.any(before, Classes::TITLE) && capital(before));
            set(1, reading.any(before, Classes::MALE | Classes::FEMALE) && capital(before));
            set(2, WITHIN.contains(&small));
            set(3, TOWARDS.contains(&small));
            set(4, small == THE || word.hash == THE && reading.written(before) == "The");
            set(5, reading.any(before, Classes::PERSON_NOUN) && !capital(before));
            set(6, reading.any(before, Classes::ORGANIZATION_NOUN) && !capital(before));
            set(7, capital(before));
            set(16, OF.contains(&small));
            set(17, BY.contains(&small));
        }
        if at + 1 < sentence.end {
            let after = at + 1;
            set(8, !capital(after) && reading.is_verb_cue(after));
            set(9, reading.words[after].kind == TokenKind::Possessive);
            set(10, capital(after));
            let comma = matches!(reading.words[after].part, Part::Comma);
            set(11, reading.is(if comma { after + 1 } else { after }, "who"));
            set(12, reading.any(after, Classes::ORGANIZATION_TAIL) && capital(after));
            set(13, reading.any(after, Classes::PLACE_TAIL) && capital(after));
            let aged = comma
                && reading
                    .words
                    .get(after + 1)
                    .is_some_and(|word| word.kind == TokenKind::Number && word.span.len() == 2);
            set(14, aged);
            set(15, comma && after + 1 < sentence.end && capital(after + 1));
            set(18, reading.any(after, Classes::AUXILIARY));
        }
        set(19, bilou::kind(self.ruled[at]).is_some() && self.ruled[at] % 4 == 3 && reading.words[at].capital);
        seen
    }
}

/// Spreads numbers that are hashes already over a map: cheap, where a map is asked about every word.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
}
