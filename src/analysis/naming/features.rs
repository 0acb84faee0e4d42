//! What is said of a word to the model. Each kind of statement has a number of its own, its template.

use super::document_facts::DocumentFacts;
use super::island::Island;
use crate::analysis::bits;
use crate::analysis::cluster::{Cluster, Clusters};
use crate::analysis::gazetteer::{Gazetteer, Key, LONGEST, NOUNS};
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::{self, Name};
use crate::analysis::reading::Reading;
use crate::analysis::tagger::feature::{Feature, hash};
use crate::analysis::token::TokenKind;
use crate::document::ParagraphKind;
use std::ops::Range;

/// Says of each word of an island what the model goes by.
#[derive(Debug)]
pub(super) struct Describer<'r, 'a> {
    reading: &'r Reading<'a>,
    facts: DocumentFacts,
    /// For each word, whether it stands within quotation marks, a bit each.
    layout: Vec<u8>,
    gazetteer: Gazetteer,
    clusters: Clusters<'static>,
    /// What the gazetteer says of the words from `marked_from` on, and their classes.
    marks: Vec<Mark>,
    marked_from: usize,
}

/// What the gazetteer says of a word, and its classes.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// Of the word alone.
    alone: u16,
    /// Of the longest entry of several words that it is part of.
    together: u16,
    /// Where it stands in that: first, within, last.
    place: u8,
    /// Of the name of the lexicon that begins with it: its end, and its kind.
    listed: Option<(usize, u32)>,
    cluster: Cluster,
}

const QUOTED: u8 = 1;
const HEADING: u8 = 2;
const TITLE_CASE: u8 = 4;
const BYLINE: u8 = 8;
const TITLED: u8 = 16;

/// Templates; those that are asked at several distances leave room for them.
mod template {
    pub(super) const BIAS: u32 = 1;
    pub(super) const WORD: u32 = 10;
    pub(super) const CASED: u32 = 20;
    pub(super) const PAIR: u32 = 30;
    pub(super) const SHAPE: u32 = 40;
    pub(super) const PREFIX: u32 = 50;
    pub(super) const SUFFIX: u32 = 60;
    pub(super) const CLASS: u32 = 70;
    pub(super) const RULED: u32 = 80;
    pub(super) const LAYOUT: u32 = 90;
    pub(super) const RUN: u32 = 100;
    pub(super) const SMALL: u32 = 120;
    pub(super) const SEEN: u32 = 130;
    pub(super) const INITIALS: u32 = 140;
    pub(super) const LISTED: u32 = 150;
    pub(super) const KNOWN: u32 = 160;
    pub(super) const CLUSTER: u32 = 170;
    pub(super) const COARSE: u32 = 180;
    pub(super) const COARSE_PAIR: u32 = 190;
}
use template as t;

const NOTHING: u32 = 7;

impl<'r, 'a> Describer<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, ruled: &[Name], islands: &[Island]) -> Self {
        let facts = DocumentFacts::new(reading, ruled, islands);
        let mut layout = vec![0; reading.words.len()];
        for (layout, word) in layout.iter_mut().zip(&reading.words) {
            *layout = if word.quoted { QUOTED } else { 0 };
        }
        for block in &reading.paragraphs {
            if block.kind == ParagraphKind::Byline {
                layout[block.words.clone()].iter_mut().for_each(|word| *word |= BYLINE);
            }
        }
        for sentence in reading.sentences.iter().filter(|sentence| sentence.heading) {
            let titled = mention::in_title_case(reading, sentence.words.clone());
            let bits = if titled { HEADING | TITLE_CASE } else { HEADING };
            layout[sentence.words.clone()].iter_mut().for_each(|word| *word |= bits);
        }
        for name in ruled.iter().filter(|name| !name.title.is_empty()) {
            layout[name.words.start] |= TITLED;
        }
        let (gazetteer, clusters) = (Gazetteer::built_in(), Clusters::built_in());
        Self { reading, facts, layout, gazetteer, clusters, marks: Vec::new(), marked_from: 0 }
    }

    /// Looks up the words of `island` and those around it.
    pub(super) fn enter(&mut self, sentence: &Range<usize>, island: &Range<usize>) {
        const AROUND: usize = 2;
        let reading = self.reading;
        let first = island.start.saturating_sub(AROUND).max(sentence.start);
        let end = (island.end + AROUND).min(sentence.end);
        self.marked_from = first;
        self.marks.clear();
        self.marks.resize(end - first, Mark::default());
        for at in first..end {
            let word = reading.words[at];
            self.marks[at - first].cluster = self.clusters.of(word.hash);
            if word.kind != TokenKind::Word {
                continue;
            }
            let mut key = Key::EMPTY.and(word.hash);
            let alone = self.gazetteer.classes(key);
            self.marks[at - first].alone = if word.capital { alone } else { alone & NOUNS };
            if !word.capital {
                continue;
            }
            if island.contains(&at) {
                let listed = mention::gazetted(reading, at, island.end);
                self.marks[at - first].listed = listed.map(|(end, name)| (end, name.number()));
            }
            for last in at + 1..(at + LONGEST).min(end) {
                key = key.and(reading.words[last].hash);
                // No entry ends in small letters.
                if !reading.words[last].capital {
                    continue;
                }
                let together = self.gazetteer.classes(key) & !NOUNS;
                if together != 0 {
                    for within in at..=last {
                        let place = u8::from(within > at) + u8::from(within == last);
                        self.marks[within - first] = Mark { together, place, ..self.marks[within - first] };
                    }
                }
            }
        }
    }

    fn mark(&self, at: usize) -> Mark {
        at.checked_sub(self.marked_from).and_then(|at| self.marks.get(at)).copied().unwrap_or_default()
    }

    /// Adds what is so of word `at`, which stands in `island` of `sentence`, to `features`.
    pub(super) fn describe(
        &self,
        at: usize,
        sentence: &Range<usize>,
        island: &Range<usize>,
        features: &mut Vec<Feature>,
    ) {
        let reading = self.reading;
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        let word = |offset: isize| -> u32 {
            at.checked_add_signed(offset)
                .filter(|at| sentence.contains(at))
                .map_or(NOTHING, |at| reading.words[at].hash)
        };
        let written = reading.written(at);
        let layout = u32::from(self.layout[at]);
        let initial = at == sentence.start || opens(reading.written(at - 1));
        let heading = layout & u32::from(HEADING | TITLE_CASE);
        say(t::BIAS, 0);
        say(t::LAYOUT, layout & !u32::from(TITLED));
        say(t::LAYOUT + 1, u32::from(initial) | heading << 1);
        say(t::LAYOUT + 2, layout & u32::from(TITLED));

        let hashes = [word(-2), word(-1), word(0), word(1), word(2)];
        for (offset, &hash) in (0..).zip(&hashes) {
            say(t::WORD + offset, hash);
        }
        say(t::CASED, hash(written.as_bytes()));
        features.push(Feature::pair(t::PAIR, hashes[1], hashes[2]));
        features.push(Feature::pair(t::PAIR + 1, hashes[2], hashes[3]));
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));

        let shapes = [-1, 0, 1].map(|offset: isize| {
            at.checked_add_signed(offset)
                .filter(|at| sentence.contains(at))
                .map_or(NOTHING, |at| shape(reading.written(at)))
        });
        say(t::SHAPE, shapes[1]);
        say(t::SHAPE + 1, shapes[0].rotate_left(9) ^ shapes[1].rotate_left(3) ^ shapes[2]);
        say(t::SHAPE + 2, shapes[1] ^ (u32::from(initial) | heading << 1).wrapping_mul(0x9E37_79B1));
        for (length, prefix, suffix) in affixes(written) {
            say(t::PREFIX + length, prefix);
            say(t::SUFFIX + length, suffix);
        }
        for offset in [-2_isize, -1, 0, 1, 2] {
            let Some(near) = at.checked_add_signed(offset).filter(|at| sentence.contains(at)) else { continue };
            let place = u32::try_from(offset + 2).unwrap_or(0);
            let capital = u32::from(reading.words[near].capital) << 8;
            for bit in reading.words[near].entry.classes.bits() {
                say(t::CLASS + place, bit | capital);
            }
            let label = u32::from(self.facts.ruled[near]);
            if offset.abs() < 2 {
                say(t::RULED + place, label);
            }
        }
        let mark = self.mark(at);
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        say(t::KNOWN, u32::from(mark.alone));
        for bit in bits(u32::from(mark.alone)) {
            say(t::KNOWN + 1, bit);
        }
        for bit in bits(u32::from(mark.together)) {
            say(t::KNOWN + 2, bit | u32::from(mark.place) << 5);
        }
        for (template, near) in [(3, at.wrapping_sub(1)), (4, at + 1)] {
            for bit in bits(u32::from(self.mark(near).alone)) {
                say(t::KNOWN + template, bit);
            }
        }
        self.describe_clusters(at, sentence, features);
        self.describe_run(at, island, features);
        self.describe_document(at, initial, features);
    }

    /// The classes of the words around.
    fn describe_clusters(&self, at: usize, sentence: &Range<usize>, features: &mut Vec<Feature>) {
        const EDGE: Cluster = Cluster { fine: u16::MAX, coarse: u8::MAX };
        let near = [-2, -1, 0, 1, 2].map(|offset: isize| {
            at.checked_add_signed(offset).filter(|at| sentence.contains(at)).map_or(EDGE, |at| self.mark(at).cluster)
        });
        let coarse = near.map(|cluster| u32::from(cluster.coarse));
        for (place, &coarse) in (0..).zip(&coarse) {
            features.push(Feature::new(t::COARSE + place, coarse));
        }
        for (place, cluster) in (0..).zip(&near[1..4]) {
            features.push(Feature::new(t::CLUSTER + place, u32::from(cluster.fine)));
        }
        features.push(Feature::pair(t::COARSE_PAIR, coarse[1], coarse[2]));
        features.push(Feature::pair(t::COARSE_PAIR + 1, coarse[2], coarse[3]));
        features.push(Feature::pair(t::COARSE_PAIR + 2, coarse[1], coarse[3]));
    }

    /// What the stretch of capitals says that the word stands in.
    fn describe_run(&self, at: usize, island: &Range<usize>, features: &mut Vec<Feature>) {
        let reading = self.reading;
        let capital = |at: usize| reading.words[at].capital && reading.words[at].kind == TokenKind::Word;
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        if !capital(at) {
            say(t::RUN, NOTHING);
            return;
        }
        let start = (island.start..at).rev().find(|&at| !capital(at)).map_or(island.start, |at| at + 1);
        let end = (at..island.end).find(|&at| !capital(at)).unwrap_or(island.end);
        let place = u32::from(at == start) | u32::from(at + 1 == end) << 1;
        let length = u32::try_from((end - start).min(5)).unwrap_or(5);
        let (first, last) = (reading.words[start].hash, reading.words[end - 1].hash);
        say(t::RUN, place | length << 2);
        say(t::RUN + 1, first ^ place);
        say(t::RUN + 2, last ^ place);
        for (template, near) in [(5, start), (6, end - 1), (7, start.wrapping_sub(1)), (8, end)] {
            for bit in bits(u32::from(self.mark(near).alone)) {
                say(t::KNOWN + template, bit | place << 5);
            }
        }
        if let Some((found, kind)) = self.mark(at).listed {
            say(t::LISTED, kind | u32::try_from(found - at).unwrap_or(9) << 4);
        }
        if start < at
            && let Some((found, kind)) = self.mark(start).listed
            && found > at
        {
            say(t::LISTED + 1, kind | u32::from(found == at + 1) << 4);
        }
    }

    /// What the whole text says of the word.
    fn describe_document(&self, at: usize, initial: bool, features: &mut Vec<Feature>) {
        let reading = self.reading;
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        let word = self.facts.word(reading.words[at].hash);
        let common = u32::from(reading.any(at, Classes::COMMON));
        let case = u32::from(word.small.min(2)) | u32::from(word.capital.min(2)) << 2 | common << 4;
        say(t::SMALL, case | u32::from(initial) << 5);
        say(t::SMALL + 1, case);
        for bit in bits(word.seen) {
            say(t::SEEN, bit);
        }
        let written = reading.written(at);
        if written.len() > 1 && written.len() < 9 && !written.chars().any(char::is_lowercase) {
            let spelt = self.facts.spelt_out(written).map_or(9, u32::from);
            say(t::INITIALS, spelt);
        }
    }
}

/// Whether a capital behind `sign` says nothing.
fn opens(sign: &str) -> bool {
    matches!(sign, "“" | "\"" | "‘" | "«" | ":" | "•" | "…" | "(")
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

/// The first and the last 2, 3 and 4 letters, as hashes, with their number.
fn affixes(written: &str) -> impl Iterator<Item = (u32, u32, u32)> {
    [2, 3, 4].into_iter().filter_map(move |length: usize| {
        let (split, _) = written.char_indices().nth(length)?;
        let (back, _) = written.char_indices().nth_back(length - 1)?;
        let bytes = written.as_bytes();
        Some((u32::try_from(length).unwrap_or(0), hash(&bytes[..split]), hash(&bytes[back..])))
    })
}
