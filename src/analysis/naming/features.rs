//! What is said of a word to the model. Each kind of statement has a number of its own, its template.

use super::document_facts::DocumentFacts;
use super::island::{self, Island};
use super::said::layout::{BYLINE, HEADING, QUOTED, TITLE_CASE, TITLED};
use super::said::{Few, Said, UNRULED};
use super::words::{self, AROUND, EDGE, PLACES, Words, template as t};
use crate::analysis::bits;
use crate::analysis::gazetteer::{Key, LONGEST, NOUNS};
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::{self, Name};
use crate::analysis::reading::Reading;
use crate::analysis::tagger::bilou;
use crate::analysis::tagger::feature::Feature;
use crate::analysis::token::TokenKind;
use crate::analysis::vocabulary::Vocabulary;
use crate::document::ParagraphKind;
use std::ops::Range;

/// Says of each word of an island what the model goes by.
#[derive(Debug)]
pub(super) struct Describer<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    facts: DocumentFacts,
    /// For each word, where it stands, a bit each, but for whether that is within quotation marks.
    layout: Vec<u8>,
    /// What the gazetteer says of the words from `marked_from` on, and their numbers.
    marks: Vec<Mark>,
    marked_from: usize,
    /// Keys of several words that the gazetteer is asked for, and which words those are.
    keys: Vec<Key>,
    keyed: Vec<Range<usize>>,
}

/// What the gazetteer says of a word where it stands.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// Its number among all words.
    number: usize,
    /// What it says of the word alone.
    alone: u16,
    /// Of the longest entry of several words that it is part of.
    together: u16,
    /// Where it stands in that: first, within, last.
    place: u8,
    /// Of the name of the lexicon that begins with it: its end, and its kind.
    listed: Option<(usize, u32)>,
}

const NOTHING: u32 = words::NOTHING;

/// Most islands, with the words around them, have fewer words than this.
const ROOM: usize = 32;

/// How far a run of capitals is followed on either side of a word.
const RUN: usize = 64;

impl<'r, 'a> Describer<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, ruled: &[Name], islands: &[Island]) -> Self {
        let facts = DocumentFacts::new(reading, ruled, islands);
        let mut layout = vec![0; reading.words.len()];
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
        let (marks, keys, keyed) = (Vec::with_capacity(ROOM), Vec::with_capacity(ROOM), Vec::with_capacity(ROOM));
        Self { reading, facts, layout, marks, marked_from: 0, keys, keyed }
    }

    /// Whether `island` is one word of which the lists and the rest of the text say plainly that it is no name:
    /// “There”, “Tuesday”, “Ukrainian”. One island in five is, and of a thousand of those one would be taken for a
    /// name.
    pub(super) fn is_none(&self, sentence: &Range<usize>, island: &Range<usize>) -> bool {
        let (reading, at) = (self.reading, island.start);
        let word = &reading.words[at];
        let alone = match island.len() {
            1 => true,
            2 => reading.words[at + 1].kind == TokenKind::Number,
            _ => false,
        };
        let is = |classes: Classes| word.entry.classes.any(classes);
        if !alone || !word.capital || self.facts.ruled[at] != bilou::OUTSIDE || is(Classes::MALE | Classes::FEMALE) {
            return false;
        }
        let common = is(Classes::COMMON);
        if is(Classes::PRONOUN) || word.entry.is_people() {
            return true;
        }
        if is(Classes::NO_NAME) && (!common || is(Classes::TIME)) {
            return self.facts.spelt_out(reading.written(at)).is_none();
        }
        let initial = || at == sentence.start || opens(reading.sign(at - 1));
        let small = || common && word.entry.longest_name() == 0 && self.facts.word(word.hash).capital == 0;
        // “Rice said” speaks of somebody, “Police said” does not.
        let speaks = || at + 1 < sentence.end && reading.is_verb_cue(at + 1) && !is(Classes::SPEAKERS);
        let spelt = || reading.written(at).chars().nth(1).is_none_or(char::is_uppercase);
        (is(island::FUNCTION) || initial() && small() && !speaks()) && !spelt()
    }

    /// Looks up the words of `island`, which stands behind the one before, and those around it.
    pub(super) fn enter(
        &mut self,
        sentence: &Range<usize>,
        island: &Range<usize>,
        vocabulary: &Vocabulary,
        words: &mut Words,
    ) {
        let reading = self.reading;
        let first = island.start.saturating_sub(AROUND).max(sentence.start);
        let end = (island.end + AROUND).min(sentence.end);
        self.keys.clear();
        self.keyed.clear();
        // The words behind the last island are mostly those before this one.
        let known = self.marks.len().min(first - self.marked_from);
        self.marks.drain(..known);
        for mark in &mut self.marks {
            *mark = Mark { number: mark.number, alone: mark.alone, ..Mark::default() };
        }
        let known = self.marks.len();
        self.marks.resize(end - first, Mark::default());
        self.marked_from = first;
        // One step for all words after the other, so that waits for memory overlap.
        for (mark, at) in self.marks.iter_mut().zip(first..end).skip(known) {
            mark.number = words.number(reading.words[at].number, vocabulary, || reading.written(at));
        }
        for mark in self.marks.iter_mut().skip(known) {
            mark.alone = words.seen(mark.number).alone;
        }
        for at in first..end {
            let word = &reading.words[at];
            let mark = &mut self.marks[at - first];
            if word.kind != TokenKind::Word || !word.capital {
                continue;
            }
            if island.contains(&at) {
                let listed = mention::gazetted(reading, at, island.end);
                mark.listed = listed.map(|(end, name)| (end, name.number()));
            }
            let mut key = Key::EMPTY.and(word.hash);
            for last in at + 1..(at + LONGEST).min(end) {
                key = key.and(reading.words[last].hash);
                // No entry ends in small letters.
                if reading.words[last].capital {
                    self.keys.push(key);
                    self.keyed.push(at..last + 1);
                }
            }
        }
        let (marks, keyed) = (&mut self.marks, &self.keyed);
        words.gazetteer.each(&self.keys, |index, classes| {
            let together = classes & !NOUNS;
            if together == 0 {
                return;
            }
            let Range { start, end } = keyed[index];
            for within in start..end {
                let mark = &mut marks[within - first];
                mark.together = together;
                mark.place = u8::from(within > start) + u8::from(within + 1 == end);
            }
        });
    }

    fn mark(&self, at: usize) -> Mark {
        at.checked_sub(self.marked_from).and_then(|at| self.marks.get(at)).copied().unwrap_or_default()
    }

    /// The numbers of word `at` and of those around it, by the place it has beside them.
    fn around(&self, at: usize) -> [usize; PLACES] {
        let number = |place: usize| (at + place).checked_sub(AROUND).map_or(EDGE, |near| self.mark(near).number);
        std::array::from_fn(number)
    }

    /// Says to `said` what is so of word `at`, which stands in `island` of `sentence`; what each of the words around it
    /// [says](Words::describe) by itself is left to their numbers.
    pub(super) fn describe(
        &self,
        at: usize,
        sentence: &Range<usize>,
        island: &Range<usize>,
        words: &Words,
        said: &mut Said,
    ) {
        let reading = self.reading;
        let layout = self.layout[at] | if reading.words[at].quoted { QUOTED } else { 0 };
        let initial = at == sentence.start || opens(reading.sign(at - 1));
        let heading = u32::from(layout & (HEADING | TITLE_CASE));
        let numbers = self.around(at);
        let (before, here, after) = (words.seen(numbers[1]), words.seen(numbers[2]), words.seen(numbers[3]));
        let shapes = before.shape.rotate_left(9) ^ here.shape.rotate_left(3) ^ after.shape;
        let shape = here.shape ^ (u32::from(initial) | heading << 1).wrapping_mul(0x9E37_79B1);
        said.many.extend([
            Feature::new(t::SHAPE + 1, shapes),
            Feature::new(t::SHAPE + 2, shape),
            Feature::pair(t::PAIR, before.hash, here.hash),
            Feature::pair(t::PAIR + 1, here.hash, after.hash),
        ]);
        let ruled = |near: usize| if sentence.contains(&near) { self.facts.ruled[near] } else { UNRULED };
        let coarse = (before.cluster.coarse, here.cluster.coarse, after.cluster.coarse);
        said.few.extend([
            Few::layout(layout, initial),
            Few::ruled([ruled(at.wrapping_sub(1)), ruled(at), ruled(at + 1)]),
            Few::classes(0, coarse.0, coarse.1),
            Few::classes(1, coarse.1, coarse.2),
            Few::classes(2, coarse.0, coarse.2),
        ]);
        let mark = self.mark(at);
        for bit in bits(u32::from(mark.together)) {
            said.few.push(Few::new(t::KNOWN + 2, bit | u32::from(mark.place) << 5));
        }
        self.describe_run(at, island, said);
        self.describe_document(at, initial, said);
        said.of_word(numbers);
    }

    /// What the stretch of capitals says that the word stands in.
    fn describe_run(&self, at: usize, island: &Range<usize>, said: &mut Said) {
        let reading = self.reading;
        let capital = |at: usize| reading.words[at].capital && reading.words[at].kind == TokenKind::Word;
        if !capital(at) {
            said.few.push(Few::new(t::RUN, NOTHING));
            return;
        }
        let near = island.start.max(at.saturating_sub(RUN))..island.end.min(at + RUN);
        let start = (near.start..at).rev().find(|&at| !capital(at)).map_or(near.start, |at| at + 1);
        let end = (at..near.end).find(|&at| !capital(at)).unwrap_or(near.end);
        let place = u32::from(at == start) | u32::from(at + 1 == end) << 1;
        let length = u32::try_from((end - start).min(5)).unwrap_or(5);
        let (first, last) = (reading.words[start].hash, reading.words[end - 1].hash);
        said.few.push(Few::new(t::RUN, place | length << 2));
        said.many.push(Feature::new(t::RUN + 1, first ^ place));
        said.many.push(Feature::new(t::RUN + 2, last ^ place));
        for (template, near) in [(5, start), (6, end - 1), (7, start.wrapping_sub(1)), (8, end)] {
            for bit in bits(u32::from(self.mark(near).alone)) {
                said.few.push(Few::new(t::KNOWN + template, bit | place << 5));
            }
        }
        if let Some((found, kind)) = self.mark(at).listed {
            said.many.push(Feature::new(t::LISTED, kind | u32::try_from(found - at).unwrap_or(9) << 4));
        }
        if start < at
            && let Some((found, kind)) = self.mark(start).listed
            && found > at
        {
            said.few.push(Few::new(t::LISTED + 1, kind | u32::from(found == at + 1) << 4));
        }
    }

    /// What the whole text says of the word.
    fn describe_document(&self, at: usize, initial: bool, said: &mut Said) {
        let reading = self.reading;
        let word = self.facts.word(reading.words[at].hash);
        let common = u32::from(reading.any(at, Classes::COMMON));
        let case = u32::from(word.small.min(2)) | u32::from(word.capital.min(2)) << 2 | common << 4;
        said.few.push(Few::case(case, initial));
        for bit in bits(word.seen) {
            said.few.push(Few::new(t::SEEN, bit));
        }
        let length = reading.words[at].span.len();
        if length > 1 && length < 9 && !reading.written(at).chars().any(char::is_lowercase) {
            let spelt = self.facts.spelt_out(reading.written(at)).map_or(9, u32::from);
            said.few.push(Few::new(t::INITIALS, spelt));
        }
    }
}

/// Whether a capital behind `sign` says nothing.
fn opens(sign: &str) -> bool {
    matches!(sign, "“" | "\"" | "‘" | "«" | ":" | "•" | "…" | "(")
}
