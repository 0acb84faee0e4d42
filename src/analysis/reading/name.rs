//! Words that are names: those that the lists take for something else and that can be nothing else where they stand
//! (“*May* said that”), and those of persons.

use super::super::lexicon::{Classes, Word as Entry};
use super::super::part::Part;
use super::super::tagger::feature::hash;
use super::{Reading, Word};
use std::ops::Range;

/// Names that are helping verbs, months or adverbs as well.
pub(in crate::analysis) const NAMES: [u32; 6] =
    [hash(b"will"), hash(b"may"), hash(b"april"), hash(b"june"), hash(b"august"), hash(b"long")];
/// A given name that is a preposition as well.
const PER: u32 = hash(b"per");

/// A relative pronoun that is the name of a body in capitals, and the number that stands for that then.
pub(super) const WHO: u32 = hash(b"who");
pub(super) const NAMED_WHO: u32 = hash(b"the who of the nations");

/// An adverb that begins titles as well: “First Minister”.
const FIRST: u32 = hash(b"first");

impl Reading<'_> {
    /// Takes “WHO” in capitals for a name in the sentence from `first` on, unless that is all in capitals; whether
    /// there was one.
    pub(super) fn name_body(&mut self, first: usize) -> bool {
        let (text, words) = (self.text, &self.words[first..]);
        let named = |word: &Word| word.hash == WHO && word.span.of(text) == "WHO";
        let small = |word: &Word| word.span.of(text).bytes().any(|byte| byte.is_ascii_lowercase());
        if !words.iter().any(named) || !words.iter().any(small) {
            return false;
        }
        for word in self.words.0[first..].iter_mut().filter(|word| named(word)) {
            (word.part, word.entry, word.hash, word.gazetted) = (Part::Name, Entry::default(), NAMED_WHO, 0);
        }
        true
    }

    /// Whether a word of the sentence from `first` on may be a name though the lists take it for something else.
    pub(super) fn may_be_name(&self, first: usize) -> bool {
        self.words[first..].iter().enumerate().any(|(place, word)| {
            word.capital
                && match word.part {
                    Part::Modal | Part::Time => true,
                    Part::Adverb => place > 0 || NAMES.contains(&word.hash) || word.hash == FIRST,
                    _ => word.hash == PER,
                }
        })
    }

    /// Takes helping verbs, months and adverbs for names or titles in the sentence from `first` on where nothing else
    /// can stand: “*Will* said”, “*May* said that”, “the road, *Long* said, was shut”. “Reports in May said” so, too.
    pub(super) fn name_who_speaks(&mut self, first: usize) {
        for at in first..self.words.len() {
            let word = &self.words[at];
            if word.capital
                && word.hash == FIRST
                && self.words.get(at + 1).is_some_and(|next| next.capital && heads(next))
            {
                let word = &mut self.words[at];
                (word.part, word.entry) = (Part::Title, self.lexicon.word("deputy"));
                continue;
            }
            let leads = at == first || matches!(self.words[at - 1].part, Part::Mark);
            let inverted =
                || at > first + 1 && self.tells_of_speech(at - 1) && matches!(self.words[at - 2].part, Part::Mark);
            let ends = || self.words.get(at + 1).is_none_or(|word| matches!(word.part, Part::Stop | Part::Comma));
            let named = word.capital && NAMES.contains(&word.hash);
            // “Opposition leader Per Hansen”, but “Per Reuters, …”
            let given = || word.capital && word.hash == PER && self.words.get(at + 1).is_some_and(|next| next.capital);
            let joined = || {
                let before = self.words[at - 1].part;
                matches!(before, Part::Comma) || at == first + 1 && matches!(before, Part::Conjunction)
            };
            // “, Long said”: a capital within a sentence is a name's.
            let inner = || !leads && (named || matches!(word.part, Part::Adverb)) && joined();
            if given() && (!leads || self.tells_of_speech(at + 2))
                || named && (leads && self.tells_of_speech(at + 1) || inverted() && ends())
                || word.capital && inner() && self.tells_of_speech(at + 1)
            {
                let word = &mut self.words[at];
                (word.part, word.entry) = (Part::Name, Entry::default());
            }
        }
    }

    /// Whether `words` of a headline name a person, as their first word or the text behind them tells: “Ana Ruiz”, or
    /// “Ruiz” where that names her so.
    pub(in crate::analysis) fn names_person(&self, words: &Range<usize>) -> bool {
        const NEAR: usize = 400;
        let given = |word: &Word| {
            word.entry.classes.any(Classes::MALE | Classes::FEMALE | Classes::TITLE) || word.is_given_name()
        };
        let words_of = &self.words[words.clone()];
        let Some(last) = words_of.last().filter(|_| words_of.iter().all(|word| word.capital)) else { return false };
        let name = words_of.iter().all(|word| matches!(word.part, Part::Name));
        let again = |pair: &[Word]| pair[1].hash == last.hash && pair[1].capital && pair[0].capital && given(&pair[0]);
        let near = &self.words[words.end..self.words.len().min(words.end + NEAR)];
        name && (words.len() > 1 && given(&words_of[0]) || near.windows(2).any(again))
    }

    /// Whether word `at` is a given name by the lists.
    pub(in crate::analysis) fn is_given_name(&self, at: usize) -> bool {
        self.any(at, Classes::MALE | Classes::FEMALE) || self.words[at].is_given_name()
    }
}

/// Whether `word` is what “First” stands before in a title.
fn heads(word: &Word) -> bool {
    [hash(b"minister"), hash(b"lady"), hash(b"secretary"), hash(b"deputy")].contains(&word.hash)
}
