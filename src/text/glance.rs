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
