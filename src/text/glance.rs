//! What words show at a glance: most differ in it from those of a list, which are looked at one by one only where it is
//! the same.

/// One of 64 things that a word shows: its first letter, be that a capital or not, and whether it has an odd number of
/// bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance(u8);

impl Glance {
    /// That of the word `written`.
    #[inline]
    pub(crate) const fn of(written: &str) -> Self {
        const ODD: u8 = 32;
        let letter = match written.as_bytes() {
            [first, ..] => *first % ODD,
            [] => 0,
        };
        Self(if written.len() % 2 == 1 { letter + ODD } else { letter })
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
        }
        assert_ne!(Glance::of("said"), Glance::of("told"));
        assert_ne!(Glance::of("said"), Glance::of("saying!"));
        assert_eq!(Glance::of("said").bit() & Glance::of("told").bit(), 0);
    }
}
