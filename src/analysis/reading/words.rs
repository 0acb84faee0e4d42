//! The words of a document in their order.

use super::Word;
use std::ops::{Deref, DerefMut};

/// Words in their order. Tests count how often they are looked at, which is the work that the analysis does.
#[derive(Debug)]
pub(in crate::analysis) struct Words(pub(super) Vec<Word>);

impl Deref for Words {
    type Target = [Word];

    #[inline]
    fn deref(&self) -> &[Word] {
        #[cfg(test)]
        LOOKS.with(|looks| looks.set(looks.get() + 1));
        &self.0
    }
}

impl DerefMut for Words {
    #[inline]
    fn deref_mut(&mut self) -> &mut [Word] {
        &mut self.0
    }
}

impl<'a> IntoIterator for &'a Words {
    type Item = &'a Word;
    type IntoIter = std::slice::Iter<'a, Word>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
thread_local! {
    /// How often words were looked at by this thread.
    static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How often `work` looks at words.
#[cfg(test)]
pub(in crate::analysis) fn looks(work: impl FnOnce()) -> usize {
    let before = LOOKS.get();
    work();
    LOOKS.get() - before
}
