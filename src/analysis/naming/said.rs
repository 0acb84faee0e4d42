//! What is said of words where they stand.

use super::words::{PLACES, template as t};
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
/// The class of no word.
pub(super) const EDGE: u8 = u8::MAX;
/// How many classes of words there are at most, the edge of a sentence among them.
const CLASSES: u32 = 72;
/// The number of the first statement that says two classes.
const PAIRS: u32 = 200 * VALUES;

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
        debug_assert!(value < VALUES && template * VALUES < PAIRS);
        self.few.push(Few(u16::try_from(template * VALUES + value).expect("few templates")));
    }

    /// Answers the question `which` of those about two words with the classes of both; that of [no word](EDGE) is its
    /// highest. They are many, but the same ones nearly always.
    pub(super) fn classes(&mut self, which: u32, one: u8, other: u8) {
        let number = |class: u8| u32::from(class).min(CLASSES - 1);
        let number = PAIRS + (which * CLASSES + number(one)) * CLASSES + number(other);
        self.few.push(Few(u16::try_from(number).expect("few classes")));
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
        let Some(pair) = number.checked_sub(PAIRS) else { return Feature::new(number / VALUES, number % VALUES) };
        let class = |number: u32| if number == CLASSES - 1 { u32::from(EDGE) } else { number };
        let (pair, other) = (pair / CLASSES, class(pair % CLASSES));
        Feature::pair(t::COARSE_PAIR + pair / CLASSES, class(pair % CLASSES), other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_one_of_few_things_says_the_same_as_a_feature() {
        let mut said = Said::default();
        said.few(t::RULED, 5);
        said.classes(0, 3, 65);
        said.classes(2, EDGE, 0);
        let features: Vec<_> = said.few.iter().map(|few| few.feature()).collect();
        let pair = |which, one, other| Feature::pair(t::COARSE_PAIR + which, one, other);
        assert_eq!(features, [Feature::new(t::RULED, 5), pair(0, 3, 65), pair(2, 255, 0)]);
        assert!(said.few[0].index() < said.few[1].index() && said.few[1].index() < said.few[2].index());
    }
}
