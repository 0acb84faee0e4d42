//! Which words are none of a list, at a glance: most are none. [`Sieve`] tells whether a word may be one, [`List`]
//! whether it is, and [`ByWord`] what belongs to it.

/// A bit for some of the words' numbers of a list each; words that share one are let through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sieve([u64; 16]);

impl Sieve {
    /// Of no word.
    pub(super) const EMPTY: Self = Self([0; 16]);

    /// Of the words with the numbers `words`.
    pub(super) const fn of(words: &[u32]) -> Self {
        Self::EMPTY.and(words)
    }

    /// Of the words whose numbers `entries` begin with.
    const fn of_firsts<T>(entries: &[(u32, T)]) -> Self {
        let (mut sieve, mut at) = (Self::EMPTY, 0);
        while at < entries.len() {
            sieve = sieve.with(entries[at].0);
            at += 1;
        }
        sieve
    }

    /// The same, and of the words with the numbers `words`, too.
    pub(super) const fn and(mut self, words: &[u32]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.with(words[at]);
            at += 1;
        }
        self
    }

    /// The same, and of the words of `other`, too.
    pub(super) const fn or(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// The same, and of `word`, too.
    pub(super) const fn with(mut self, word: u32) -> Self {
        self.0[(word >> 6) as usize & 15] |= 1 << (word & 63);
        self
    }

    /// Whether `word` may be one of them.
    #[inline]
    pub(super) const fn may_hold(&self, word: u32) -> bool {
        self.0[(word >> 6) as usize & 15] >> (word & 63) & 1 == 1
    }
}

/// The numbers of some words. What asks for a word takes little room where it does: others mostly run then.
#[derive(Debug)]
pub(super) struct List<const COUNT: usize> {
    words: [u32; COUNT],
    sieve: Sieve,
}

impl<const COUNT: usize> List<COUNT> {
    /// Of the words with the numbers `words`.
    pub(super) const fn of(words: [u32; COUNT]) -> Self {
        Self { sieve: Sieve::of(&words), words }
    }

    /// Whether `word` is one of them.
    #[inline]
    pub(super) fn has(&self, word: u32) -> bool {
        self.sieve.may_hold(word) && is_among(word, &self.words)
    }
}

#[inline(never)]
fn is_among(word: u32, words: &[u32]) -> bool {
    words.contains(&word)
}

/// What belongs to words, by their numbers: of most words, nothing.
#[derive(Debug)]
pub(super) struct ByWord<T: 'static> {
    entries: &'static [(u32, T)],
    words: Sieve,
}

impl<T> ByWord<T> {
    pub(super) const fn of(entries: &'static [(u32, T)]) -> Self {
        Self { entries, words: Sieve::of_firsts(entries) }
    }

    /// The words something belongs to.
    pub(super) const fn words(&self) -> Sieve {
        self.words
    }

    /// What belongs to `word`.
    pub(super) fn get(&self, word: u32) -> Option<&'static T> {
        let entry =
            if self.words.may_hold(word) { self.entries.iter().find(|(known, _)| *known == word) } else { None };
        entry.map(|(_, belongs)| belongs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_passes_and_few_others_do() {
        let words = [7, 1 << 31, 0xFFFF_FFFF, 12_345];
        let sieve = Sieve::of(&words);
        assert!(words.iter().all(|&word| sieve.may_hold(word)));
        assert_eq!((0..1024).filter(|&word| sieve.may_hold(word)).count(), 4);
        assert!(!Sieve::EMPTY.may_hold(7));
        let list = List::of(words);
        assert!(words.iter().all(|&word| list.has(word)) && !list.has(7 + 1024));
        let both = Sieve::of(&[7]).or(Sieve::of(&[8]));
        assert_eq!((0..1024).filter(|&word| both.may_hold(word)).collect::<Vec<_>>(), [7, 8]);
    }
}
