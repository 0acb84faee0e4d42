//! Classes of words that stand among the same words, learnt from plain text: “insisted” has the class of “argued”.
//!
//! A file of them, little-endian: how many fine classes there are; for each the coarse one it belongs to, a byte; then
//! a table of words with two bytes each, the fine class. `onrecord-train clusters` makes it.

use super::table::{self, Table};
use super::tagger::feature::Feature;

/// Classes of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clusters<'a> {
    coarse: &'a [u8],
    table: Table<'a>,
}

/// The classes of a word; 0 for a word that has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) fine: u16,
    pub(super) coarse: u8,
}

impl Clusters<'static> {
    /// The classes built into the program.
    pub(super) fn built_in() -> Self {
        let file: &'static [u8] = include_bytes!("../../assets/models/clusters.bin");
        Self::read(file).expect("built-in classes of words")
    }
}

impl<'a> Clusters<'a> {
    /// The classes that `file` is; `None` where it is none.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let (count, rest) = file.split_first_chunk::<2>()?;
        let (coarse, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)))?;
        let table = Table::read(rest, rest.len() / table::size(1, 2), 2)?;
        Some(Self { coarse, table })
    }

    /// The classes of the word with the number `hash`.
    pub(super) fn of(&self, hash: u32) -> Cluster {
        let fine = self.table.find(spread(hash)).map_or(0, |row| u16::from_le_bytes([row[0], row[1]]));
        Cluster { fine, coarse: self.coarse.get(usize::from(fine)).copied().unwrap_or(0) }
    }
}

/// The number of a word in the table.
fn spread(hash: u32) -> u32 {
    Feature::new(0, hash).number()
}

/// The file of `classes`, words and the fine class of each, where `coarse` says what class that belongs to.
#[cfg(any(test, feature = "train"))]
pub fn pack(classes: &[(u32, u16)], coarse: &[u8]) -> Vec<u8> {
    let rows: Vec<_> = classes.iter().map(|(hash, fine)| (spread(*hash), fine.to_le_bytes().to_vec())).collect();
    let mut file = u16::try_from(coarse.len()).expect("few classes").to_le_bytes().to_vec();
    file.extend_from_slice(coarse);
    file.extend(table::write(&rows, 2).0);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tagger::feature::hash;

    #[test]
    fn words_have_the_classes_they_were_given() {
        let file = pack(&[(hash(b"said"), 3), (hash(b"told"), 2)], &[0, 1, 7, 7]);
        let clusters = Clusters::read(&file).expect("classes of words");
        assert_eq!(clusters.of(hash(b"said")), Cluster { fine: 3, coarse: 7 });
        assert_eq!(clusters.of(hash(b"told")), Cluster { fine: 2, coarse: 7 });
        assert_eq!(clusters.of(hash(b"lake")), Cluster::default());
        assert!(Clusters::read(&file[..3]).is_none());
    }

    #[test]
    fn words_of_saying_are_built_in_as_one_class_and_days_as_another() {
        let coarse = |word: &str| Clusters::built_in().of(hash(word.as_bytes())).coarse;
        assert_ne!(coarse("monday"), 0);
        assert_eq!(coarse("monday"), coarse("thursday"));
        assert_eq!(coarse("stressed"), coarse("reiterated"));
        assert_ne!(coarse("monday"), coarse("stressed"));
    }
}
