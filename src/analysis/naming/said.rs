//! What is said of words where they stand.

use super::words::PLACES;
use crate::analysis::tagger::feature::Feature;
use std::ops::Range;

/// Statements about words, one word after the other.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Those that say one of many things, such as a word.
    pub(super) many: Vec<Feature>,
    /// Those that say one of few.
    pub(super) few: Vec<Few>,
    /// The words.
    pub(super) words: Vec<Of>,
}

/// What is said of a word.
#[derive(Debug)]
pub(super) struct Of {
    /// Which of the statements that say one of many things.
    pub(super) many: Range<usize>,
    /// Which of those that say one of few.
    pub(super) few: Range<usize>,
    /// The numbers of the words around it, by the place it has beside them.
    pub(super) around: [usize; PLACES],
}

/// A statement that says one of few things.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few(u16);

/// How many things such a statement can say.
const VALUES: u32 = 128;

impl Said {
    pub(super) fn clear(&mut self) {
        self.many.clear();
        self.few.clear();
        self.words.clear();
    }

    /// What was said since the last word is of one with these numbers `around`.
    pub(super) fn of_word(&mut self, around: [usize; PLACES]) {
        let (many, few) = self.words.last().map_or((0, 0), |last| (last.many.end, last.few.end));
        self.words.push(Of { many: many..self.many.len(), few: few..self.few.len(), around });
    }

    /// Answers the question `template` with `value`.
    pub(super) fn say(&mut self, template: u32, value: u32) {
        self.many.push(Feature::new(template, value));
    }

    /// Answers it with two values at once.
    pub(super) fn pair(&mut self, template: u32, one: u32, other: u32) {
        self.many.push(Feature::pair(template, one, other));
    }

    /// Answers it with one of few values, from 0.
    pub(super) fn few(&mut self, template: u32, value: u32) {
        debug_assert!(value < VALUES);
        self.few.push(Few(u16::try_from(template * VALUES + value).expect("few templates")));
    }
}

impl Few {
    /// Its number among all of its kind.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The same as a feature.
    pub(super) fn feature(self) -> Feature {
        let number = u32::from(self.0);
        Feature::new(number / VALUES, number % VALUES)
    }
}
