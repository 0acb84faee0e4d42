//! What is said of words where they stand.

use super::words::{PLACES, template as t};
use crate::analysis::tagger::bilou;
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
    /// Where those of the statements end that say one of many things.
    pub(super) many: usize,
    /// Which of those that say one of few.
    pub(super) few: Range<usize>,
    /// The numbers of the words around it, by the place it has beside them.
    pub(super) around: [usize; PLACES],
}

/// Where a word stands, a bit each: within quotation marks, in a heading, in one that has nearly all words in capitals,
/// in a byline, behind a title.
pub(super) mod layout {
    pub(in super::super) const QUOTED: u8 = 1;
    pub(in super::super) const HEADING: u8 = 2;
    pub(in super::super) const TITLE_CASE: u8 = 4;
    pub(in super::super) const BYLINE: u8 = 8;
    pub(in super::super) const TITLED: u8 = 16;
}
use layout::{HEADING, TITLE_CASE, TITLED};

/// A statement that says one of few things, or some of those at once.
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
/// That of the first that says where a word stands.
const LAYOUTS: u32 = PAIRS + 3 * CLASSES * CLASSES;
/// That of the first that says how it is written elsewhere.
const CASES: u32 = LAYOUTS + 64;
/// That of the first that says what the rules take three words for.
const RULED: u32 = CASES + 64;
/// The label of no word, and how many there are with it.
pub(super) const UNRULED: u8 = bilou::label_count(4);
const RULINGS: u32 = UNRULED as u32 + 1;

impl Said {
    pub(super) fn clear(&mut self) {
        self.many.clear();
        self.few.clear();
        self.words.clear();
    }

    /// What was said since the last word is of one with these numbers `around`.
    pub(super) fn of_word(&mut self, around: [usize; PLACES]) {
        let few = self.words.last().map_or(0, |last| last.few.end);
        self.words.push(Of { many: self.many.len(), few: few..self.few.len(), around });
    }
}

impl Few {
    /// Answers the question `template` with `value`, one of few values, from 0.
    pub(super) fn new(template: u32, value: u32) -> Self {
        debug_assert!(value < VALUES && template * VALUES < PAIRS);
        Self::of(template * VALUES + value)
    }

    /// Says where the word stands, and whether a capital says nothing there.
    pub(super) fn layout(layout: u8, initial: bool) -> Self {
        Self::of(LAYOUTS + (u32::from(layout) | u32::from(initial) << 5))
    }

    /// Says in which `case` it is written elsewhere, one of 32, and whether a capital says nothing here.
    pub(super) fn case(case: u32, initial: bool) -> Self {
        Self::of(CASES + (case | u32::from(initial) << 5))
    }

    /// Says which labels the rules give the word before, the word, and the one behind; [`UNRULED`] where there is none.
    pub(super) fn ruled(labels: [u8; 3]) -> Self {
        Self::of(RULED + labels.iter().fold(0, |number, &label| number * RULINGS + u32::from(label)))
    }

    /// Answers the question `which` of those about two words with the classes of both; that of [no word](EDGE) is its
    /// highest. They are many, but the same ones nearly always.
    pub(super) fn classes(which: u32, one: u8, other: u8) -> Self {
        let number = |class: u8| u32::from(class).min(CLASSES - 1);
        Self::of(PAIRS + (which * CLASSES + number(one)) * CLASSES + number(other))
    }

    fn of(number: u32) -> Self {
        Self(u16::try_from(number).expect("few things to say"))
    }

    /// How many there are.
    pub(super) const COUNT: usize = (RULED + RULINGS * RULINGS * RULINGS) as usize;

    /// Its number among all of its kind.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Adds what it says as features.
    pub(super) fn describe(self, features: &mut Vec<Feature>) {
        let number = u32::from(self.0);
        let mut say = |template: u32, value: u32| features.push(Feature::new(template, value));
        match number {
            ..PAIRS => say(number / VALUES, number % VALUES),
            PAIRS..LAYOUTS => features.push(pair(number - PAIRS)),
            LAYOUTS..CASES => {
                let number = number - LAYOUTS;
                let (bits, initial) = (number & 31, number >> 5);
                let of = |some: u8| bits & u32::from(some);
                say(t::BIAS, 0);
                say(t::LAYOUT, of(!TITLED));
                say(t::LAYOUT + 1, initial | (of(HEADING | TITLE_CASE) << 1));
                say(t::LAYOUT + 2, of(TITLED));
            }
            CASES..RULED => {
                say(t::SMALL, number - CASES);
                say(t::SMALL + 1, (number - CASES) & 31);
            }
            RULED.. => {
                let labels = number - RULED;
                let labels = [labels / RULINGS / RULINGS, labels / RULINGS % RULINGS, labels % RULINGS];
                for (place, label) in (1..).zip(labels).filter(|&(_, label)| label != u32::from(UNRULED)) {
                    say(t::RULED + place, label);
                }
            }
        }
    }
}

/// The feature with this number among those that say two classes.
fn pair(number: u32) -> Feature {
    let class = |number: u32| if number == CLASSES - 1 { u32::from(EDGE) } else { number };
    let (pair, other) = (number / CLASSES, class(number % CLASSES));
    Feature::pair(t::COARSE_PAIR + pair / CLASSES, class(pair % CLASSES), other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_one_of_few_things_says_the_same_as_a_feature() {
        let said = [
            Few::new(t::RULED, 5),
            Few::classes(0, 3, 65),
            Few::classes(2, EDGE, 0),
            Few::layout(HEADING | TITLED, true),
            Few::case(9, true),
            Few::ruled([UNRULED, 0, 16]),
        ];
        let mut features = Vec::new();
        for few in &said {
            few.describe(&mut features);
        }
        let pair = |which, one, other| Feature::pair(t::COARSE_PAIR + which, one, other);
        let new = Feature::new;
        let one = [new(t::RULED, 5), pair(0, 3, 65), pair(2, 255, 0)];
        let layout = [new(t::BIAS, 0), new(t::LAYOUT, 2), new(t::LAYOUT + 1, 5), new(t::LAYOUT + 2, 16)];
        let others = [new(t::SMALL, 41), new(t::SMALL + 1, 9), new(t::RULED + 2, 0), new(t::RULED + 3, 16)];
        assert_eq!(features, [one.as_slice(), &layout, &others].concat());
        assert!(said[0].index() < said[1].index() && said[1].index() < said[2].index());
    }
}
