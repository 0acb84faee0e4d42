//! What a word says by itself, wherever it stands: looked up once for each way of writing it, and kept for as long as
//! the [`Vocabulary`] keeps its number.

use super::said;
use crate::analysis::bits;
use crate::analysis::cluster::{Cluster, Clusters};
use crate::analysis::gazetteer::{Gazetteer, NOUNS};
use crate::analysis::lexicon::Classes;
use crate::analysis::tagger::feature::{Feature, hash};
use crate::analysis::token::TokenKind;
use crate::analysis::vocabulary::{MOST, Vocabulary};

/// How many words before and behind another are seen with it.
pub(super) const AROUND: usize = 2;
/// How many places a word can have beside one that is described: before it, its own, behind it.
pub(super) const PLACES: usize = 2 * AROUND + 1;
/// The number of what is no word: the edge of a sentence.
pub(super) const EDGE: usize = 0;
/// Stands for what is not there.
pub(super) const NOTHING: u32 = 7;

/// Templates; those that are asked at several distances leave room for them.
pub(super) mod template {
    pub(in super::super) const BIAS: u32 = 1;
    pub(in super::super) const WORD: u32 = 10;
    pub(in super::super) const CASED: u32 = 20;
    pub(in super::super) const PAIR: u32 = 30;
    pub(in super::super) const SHAPE: u32 = 40;
    pub(in super::super) const PREFIX: u32 = 50;
    pub(in super::super) const SUFFIX: u32 = 60;
    pub(in super::super) const CLASS: u32 = 70;
    pub(in super::super) const RULED: u32 = 80;
    pub(in super::super) const LAYOUT: u32 = 90;
    pub(in super::super) const RUN: u32 = 100;
    pub(in super::super) const SMALL: u32 = 120;
    pub(in super::super) const SEEN: u32 = 130;
    pub(in super::super) const INITIALS: u32 = 140;
    pub(in super::super) const LISTED: u32 = 150;
    pub(in super::super) const KNOWN: u32 = 160;
    pub(in super::super) const CLUSTER: u32 = 170;
    pub(in super::super) const COARSE: u32 = 180;
    pub(in super::super) const COARSE_PAIR: u32 = 190;
}
use template as t;

/// The words that were asked about, each by a number of its own.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) gazetteer: Gazetteer,
    clusters: Clusters<'static>,
    /// For each number of the [`Vocabulary`], the one here; [`EDGE`] for what was not asked about.
    numbers: Vec<u32>,
    /// What is looked at wherever a word stands, and what is so only to add up what it says.
    seen: Vec<Seen>,
    apart: Vec<Apart>,
}

/// A word as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// The number of its small letters.
    pub(super) hash: u32,
    pub(super) shape: u32,
    /// What the gazetteer says of it.
    pub(super) alone: u16,
    pub(super) cluster: Cluster,
}

/// What else is known of it.
#[derive(Debug, Clone, Copy)]
struct Apart {
    /// The number of its letters.
    cased: u32,
    /// Its first and last 2, 3 and 4 letters, as hashes, where it has more.
    affixes: [Option<(u32, u32)>; 3],
    classes: Classes,
    capital: bool,
}

impl Words {
    pub(super) fn new() -> Self {
        let cluster = Cluster { fine: u16::MAX, coarse: said::EDGE };
        let edge = Seen { hash: NOTHING, shape: NOTHING, alone: 0, cluster };
        let apart = Apart { cased: NOTHING, affixes: [None; 3], classes: Classes::default(), capital: false };
        let (gazetteer, clusters) = (Gazetteer::built_in(), Clusters::built_in());
        let mut words = Self {
            gazetteer,
            clusters,
            numbers: Vec::with_capacity(MOST),
            seen: Vec::with_capacity(MOST),
            apart: Vec::with_capacity(MOST),
        };
        words.seen.push(edge);
        words.apart.push(apart);
        words
    }

    /// Forgets all words but those whose numbers in the vocabulary were `kept`, and gives the numbers that those had
    /// here that are left, in order, by the numbers that they have from now on.
    pub(super) fn keep(&mut self, kept: &[u32]) -> Vec<usize> {
        let here = |number: u32| self.numbers.get(number as usize).map_or(EDGE, |&here| here as usize);
        let mut left: Vec<usize> = kept.iter().map(|&number| here(number)).filter(|&here| here != EDGE).collect();
        left.push(EDGE);
        left.sort_unstable();
        let mut now = vec![0; self.seen.len()];
        for (index, &before) in (0..).zip(&left) {
            now[before] = index;
        }
        let numbers: Vec<u32> = kept.iter().map(|&number| now[here(number)]).collect();
        self.numbers.clear();
        self.numbers.push(0);
        self.numbers.extend(numbers);
        move_up(&mut self.seen, &left);
        move_up(&mut self.apart, &left);
        left
    }

    /// The number here of the word with `number` in `vocabulary`, which reads `written`.
    #[inline]
    pub(super) fn number<'w>(
        &mut self,
        number: u32,
        vocabulary: &Vocabulary,
        written: impl FnOnce() -> &'w str,
    ) -> usize {
        match self.numbers.get(number as usize) {
            Some(&known) if known as usize != EDGE => known as usize,
            _ => self.push(number as usize, vocabulary, written()),
        }
    }

    #[cold]
    fn push(&mut self, number: usize, vocabulary: &Vocabulary, written: &str) -> usize {
        let word = &vocabulary.known(number).word;
        let alone = if word.kind == TokenKind::Word { word.gazetted } else { 0 };
        let alone = if word.capital { alone } else { alone & NOUNS };
        let cluster = self.clusters.of(word.hash);
        self.seen.push(Seen { hash: word.hash, shape: shape(written), alone, cluster });
        let (cased, affixes) = (hash(written.as_bytes()), affixes(written));
        self.apart.push(Apart { cased, affixes, classes: word.entry.classes, capital: word.capital });
        if self.numbers.len() <= number {
            self.numbers.resize(number + 1, 0);
        }
        self.numbers[number] = u32::try_from(self.seen.len() - 1).expect("few words");
        self.seen.len() - 1
    }

    /// How many numbers there are, that of the edge among them.
    pub(super) fn len(&self) -> usize {
        self.seen.len()
    }

    /// The word with `number`.
    pub(super) fn seen(&self, number: usize) -> &Seen {
        &self.seen[number]
    }

    /// Adds what the word with `number` says of one beside which it has `place` to `features`.
    pub(super) fn describe(&self, number: usize, place: usize, features: &mut Vec<Feature>) {
        let (word, apart) = (self.seen(number), &self.apart[number]);
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        let near = place.abs_diff(AROUND);
        let distance = u32::try_from(place).expect("few places");
        say(t::WORD + distance, word.hash);
        say(t::COARSE + distance, u32::from(word.cluster.coarse));
        for bit in apart.classes.bits() {
            say(t::CLASS + distance, bit | u32::from(apart.capital) << 8);
        }
        if near > 1 {
            return;
        }
        say(t::CLUSTER + distance - 1, u32::from(word.cluster.fine));
        let known = [t::KNOWN + 3, t::KNOWN + 1, t::KNOWN + 4][place - 1];
        for bit in bits(u32::from(word.alone)) {
            say(known, bit);
        }
        if near > 0 {
            return;
        }
        say(t::CASED, apart.cased);
        say(t::SHAPE, word.shape);
        say(t::KNOWN, u32::from(word.alone));
        for (length, &(prefix, suffix)) in (2..).zip(apart.affixes.iter().flatten()) {
            say(t::PREFIX + length, prefix);
            say(t::SUFFIX + length, suffix);
        }
    }
}

/// Leaves of `list` what stands at the places `left`, which are in order.
pub(super) fn move_up<T: Copy>(list: &mut Vec<T>, left: &[usize]) {
    for (to, &from) in left.iter().enumerate() {
        list[to] = list[from];
    }
    list.truncate(left.len());
}

/// What a word is made of, runs of one kind taken together: `Xx`, `X.X.`, `Xx-0`.
fn shape(written: &str) -> u32 {
    let mut shape = 0x811C_9DC5_u32;
    let (mut last, mut run) = (0, 0);
    for letter in written.chars() {
        let class = if letter.is_uppercase() {
            1
        } else if letter.is_alphabetic() {
            2
        } else if letter.is_numeric() {
            3
        } else {
            4 + u32::from(letter)
        };
        run = if class == last { run + 1 } else { 0 };
        if run < 2 && !(run == 1 && class == 2) {
            shape = (shape ^ class).wrapping_mul(0x0100_0193);
        }
        last = class;
    }
    shape
}

/// The first and the last 2, 3 and 4 letters, as hashes, of a word that has more.
fn affixes(written: &str) -> [Option<(u32, u32)>; 3] {
    let bytes = written.as_bytes();
    let ascii = written.is_ascii();
    [2, 3, 4].map(|length: usize| {
        let (split, back) = if ascii {
            (length, bytes.len().checked_sub(length).filter(|&back| back > 0)?)
        } else {
            (written.char_indices().nth(length)?.0, written.char_indices().nth_back(length - 1)?.0)
        };
        Some((hash(&bytes[..split]), hash(&bytes[back..])))
    })
}
