//! What a quotation says, in words that matter: without those that only hold a sentence together, and however the
//! others are bent. Which words do, `forms` says.

use super::super::forms::{self, Form};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

/// Longer quotations are compared by so many of their words; each beyond costs as much again.
const MAX_WORDS: usize = 160;
/// About so many bytes a word has, with the blank behind it.
const BYTES_OF_WORD: usize = 5;
/// What has fewer words than this is said by anybody.
pub(super) const LEAST_WORDS: usize = 4;

/// A quotation as it is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The words that matter, in order.
    significant: Vec<Word>,
    /// The keys of those, by themselves.
    sorted: Vec<u32>,
    /// What tells all of its words from those of every other.
    exactly: u64,
    /// What tells each of its words from others, as it is bent here.
    every: Vec<u32>,
}

/// Words that were looked up: of many quotations most words are the same few.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Where the parts of a word stand.
    places: HashMap<String, Range<usize>, foldhash::fast::FixedState>,
    parts: Vec<Part>,
}

/// One of the words that a word is drawn together from.
#[derive(Debug, Clone, Copy)]
struct Part {
    hash: u64,
    key: u32,
    form: Form,
}

impl Known {
    fn parts(&mut self, word: &str) -> &[Part] {
        let place = if let Some(known) = self.places.get(word) {
            known.clone()
        } else {
            let lower = word.to_lowercase().replace('’', "'");
            let begin = self.parts.len();
            self.parts.extend(forms::parts(&lower).into_iter().map(|part| {
                let (key, form) = forms::form(part);
                Part { hash: forms::hash_on(forms::HASH_BASIS, part), key, form }
            }));
            let place = begin..self.parts.len();
            self.places.insert(word.to_owned(), place.clone());
            place
        };
        &self.parts[place]
    }
}

/// What a quotation says, so far as it is told without looking at its words: a bit for each, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glance {
    signs: u64,
    /// How many words that matter it has.
    pub(super) words: usize,
}

impl Glance {
    /// Of how many words that matter both have one, at most: what has a bit that the other has not is not in both.
    pub(super) fn may_share(self, other: Self) -> usize {
        let without = |one: Self, other: Self| one.words - (one.signs & !other.signs).count_ones() as usize;
        without(self, other).min(without(other, self))
    }
}

/// A word that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// What tells it from others, however it is bent.
    pub(super) key: u32,
    /// What it does.
    pub(super) sort: Sort,
}

/// What a word that matters does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It means something.
    Content,
    /// It names somebody or something: it has a capital where no sentence begins.
    Name,
    /// It counts.
    Number,
    /// It turns what is said into its opposite.
    Negation,
}

impl Said {
    /// What `quotation` says.
    pub(super) fn new(quotation: &str, known: &mut Known) -> Self {
        let mut said = Self {
            exactly: forms::HASH_BASIS,
            every: Vec::with_capacity(quotation.len() / BYTES_OF_WORD),
            significant: Vec::with_capacity(quotation.len() / BYTES_OF_WORD / 2),
            ..Self::default()
        };
        let mut begins = true;
        for (word, behind) in words(quotation) {
            let is_capital = !begins && word.chars().next().is_some_and(char::is_uppercase);
            said.push(known.parts(word), is_capital);
            begins = behind.contains(['.', '!', '?', '…', '“', '"', ':']);
            if behind.starts_with('%') {
                said.push(known.parts("percent"), false);
            }
        }
        said.sorted = said.significant.iter().map(|word| word.key).collect();
        said.sorted.sort_unstable();
        said
    }

    /// The words that matter.
    pub(super) fn words(&self) -> &[Word] {
        &self.significant
    }

    /// It at a glance.
    pub(super) fn glance(&self) -> Glance {
        let signs = self.sorted.iter().fold(0, |signs, key| signs | 1 << (key & 63));
        Glance { signs, words: self.sorted.len() }
    }

    /// How many words it has in all.
    pub(super) fn len(&self) -> usize {
        self.every.len()
    }

    /// What tells each of its words from others, as it is bent here.
    pub(super) fn every(&self) -> &[u32] {
        &self.every
    }

    /// What tells all of its words from those of every other, capitals and marks left aside.
    pub(super) fn exactly(&self) -> u64 {
        self.exactly
    }

    /// Whether it says enough that nobody else says the same by chance.
    pub(super) fn tells_itself(&self) -> bool {
        self.len() >= LEAST_WORDS && self.significant.len() >= 2
    }

    /// Pairs of words that matter with at most one between them, each once.
    pub(super) fn pairs(&self) -> Vec<u32> {
        let keys: Vec<u32> =
            self.significant.iter().filter(|word| word.sort != Sort::Negation).map(|word| word.key).collect();
        let pair = |one: u32, other: u32| one.rotate_left(13).wrapping_mul(0x9e37_79b1) ^ other;
        let close = keys.windows(2).map(|two| pair(two[0], two[1]));
        let apart = keys.windows(3).map(|three| pair(three[0], three[2]));
        let mut pairs: Vec<u32> = close.chain(apart).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Of how many words that matter both have one, whatever their order: no fewer than they have in the same order.
    pub(super) fn shares(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(another)) = (own.peek(), others.peek()) {
            match one.cmp(another) {
                Ordering::Less => drop(own.next()),
                Ordering::Greater => drop(others.next()),
                Ordering::Equal => {
                    shared += 1;
                    own.next();
                    others.next();
                }
            }
        }
        shared
    }

    fn push(&mut self, parts: &[Part], is_capital: bool) {
        for Part { hash, key, form } in parts {
            self.every.push(forms::folded(*hash));
            self.exactly = (self.exactly.rotate_left(5) ^ hash).wrapping_mul(0x0100_0000_01b3);
            if self.significant.len() == MAX_WORDS {
                continue;
            }
            let sort = match form {
                Form::Function => continue,
                Form::Negation => Sort::Negation,
                Form::Number => Sort::Number,
                Form::Content if is_capital => Sort::Name,
                Form::Content => Sort::Content,
            };
            self.significant.push(Word { key: *key, sort });
        }
    }
}

/// Words, each with what stands between it and the next.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (word, behind) = rest.split_at_checked(end_of_word(rest)).unwrap_or((rest, ""));
        let next = behind.find(char::is_alphanumeric).unwrap_or(behind.len());
        let (between, after) = behind.split_at_checked(next).unwrap_or((behind, ""));
        rest = after;
        Some((word, between))
    })
}

/// Where the word ends that `text` begins with: apostrophes within it, and points and commas within a number, are of
/// it.
fn end_of_word(text: &str) -> usize {
    // Most words are of plain letters, with a blank behind them.
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(letters).is_none_or(|behind| *behind == b' ') {
        return letters;
    }
    let mut signs = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, sign)) = signs.next() {
        let behind = signs.peek().map_or(' ', |(_, sign)| *sign);
        let is_within = match sign {
            '\'' | '’' => behind.is_alphabetic(),
            '.' | ',' => before.is_ascii_digit() && behind.is_ascii_digit(),
            sign => sign.is_alphanumeric(),
        };
        if !is_within {
            return at;
        }
        before = sign;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_they_end() {
        let found: Vec<&str> = words("“It’s 2.5, or 1,000.” ‘No’—not us'").map(|(word, _)| word).collect();
        assert_eq!(found, ["It’s", "2.5", "or", "1,000", "No", "not", "us"]);
    }

    #[test]
    fn marks_capitals_and_contractions_are_left_aside() {
        let exactly = |text: &str| Said::new(text, &mut Known::default()).exactly();
        assert_eq!(exactly("“It’s bad: the city shouldn’t sign.”"), exactly("it is bad the City should not sign"));
        assert_ne!(exactly("it rained"), exactly("itrained"));
    }
}
