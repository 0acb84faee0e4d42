//! What words show at a glance: most differ in it from those of a list, which are looked at one by one only where it is
//! the same.

/// One of 64 things that a word shows: its first letter and its last, be those capitals or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance(u8);

impl Glance {
    /// That of the word `written`.
    pub(crate) const fn of(written: &str) -> Self {
        let bytes = written.as_bytes();
        match (bytes.first(), bytes.last()) {
            (Some(first), Some(last)) => Self::from(first.to_ascii_lowercase(), last.to_ascii_lowercase()),
            _ => Self(0),
        }
    }

    /// The same of a word in small letters: so little to do that it is done where the program is made, for lists.
    #[inline]
    pub(crate) const fn of_small(word: &str) -> Self {
        let bytes = word.as_bytes();
        match (bytes.first(), bytes.last()) {
            (Some(first), Some(last)) => Self::from(*first, *last),
            _ => Self(0),
        }
    }

    #[inline]
    const fn from(first: u8, last: u8) -> Self {
        /// Spreads English words well over all there are.
        const SPREAD: u8 = 43;
        debug_assert!(!first.is_ascii_uppercase() && !last.is_ascii_uppercase());
        Self(first.wrapping_add(last.wrapping_mul(SPREAD)) % 64)
    }

    /// The bit that stands for it where several are told at once.
    #[inline]
    pub(crate) const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_shows_the_same_in_capitals_and_others_something_else() {
        for (word, capitals) in [("said", "SAID"), ("", ""), (",", ","), ("été", "éTé"), ("i'm", "I'm")] {
            assert_eq!(Glance::of(word), Glance::of(capitals), "{word}");
            assert_eq!(Glance::of(word), Glance::of_small(word), "{word}");
        }
        assert_ne!(Glance::of("said"), Glance::of("told"));
        assert_ne!(Glance::of("said"), Glance::of("says"));
        assert_eq!(Glance::of("said").bit() & Glance::of("told").bit(), 0);
    }
}
