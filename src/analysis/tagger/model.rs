//! A model's weights, read where they lie: an embedded file is used as it is, so that loading costs nothing.
//!
//! The file, little-endian: magic; counts of labels and slots; scale; where a sequence begins and ends, and what follows
//! what, as `i16`; a hash table of features with a row of `i8`, one for each label; a checksum. Numbers are put together
//! from bytes, so that nothing needs to be aligned.

use super::feature::{Feature, hash};
use crate::analysis::table::{self, Table};
use std::fmt;

/// What a model's file begins with.
pub(super) const MAGIC: [u8; 8] = *b"ORTAG\0\0\x01";
/// More labels than this no model has.
pub const MAX_LABELS: usize = 20;
/// How many labels are weighed at once.
const WIDE: usize = 16;
/// The weight of what may not follow.
pub(super) const NEVER: i16 = i16::MIN;

/// Weights of a linear chain.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    labels: usize,
    scale: f32,
    /// Weights of the first label, of the last, and of each label behind each.
    edges: &'a [u8],
    table: Table<'a>,
    whole: &'a [u8],
}

/// Where the weights of a feature stand.
#[derive(Debug, Clone, Copy)]
pub struct Row(usize);

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// They do not begin as a model does.
    NoModel,
    /// They are fewer or more than their counts say, or the counts make no sense.
    WrongSize,
    /// They are not those that were written.
    WrongChecksum,
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoModel => "not a model of this version",
            Self::WrongSize => "a model cut short or overlong",
            Self::WrongChecksum => "a model with damaged bytes",
        })
    }
}

impl std::error::Error for Damage {}

impl<'a> Model<'a> {
    /// The model that `file` is. Looks at its first bytes only: any weights make labels, if not good ones;
    /// [`Model::verify`] reads them all.
    ///
    /// # Errors
    /// When it is not as long as it says, or no model at all.
    pub fn read(file: &'a [u8]) -> Result<Self, Damage> {
        let (magic, rest) = file.split_first_chunk::<8>().ok_or(Damage::NoModel)?;
        if *magic != MAGIC {
            return Err(Damage::NoModel);
        }
        let (labels, rest) = rest.split_first_chunk::<4>().ok_or(Damage::WrongSize)?;
        let (slots, rest) = rest.split_first_chunk::<4>().ok_or(Damage::WrongSize)?;
        let (scale, rest) = rest.split_first_chunk::<4>().ok_or(Damage::WrongSize)?;
        let labels = u32::from_le_bytes(*labels) as usize;
        let slots = u32::from_le_bytes(*slots) as usize;
        let scale = f32::from_le_bytes(*scale);
        let sensible = (1..=MAX_LABELS).contains(&labels) && slots < 1 << 28 && scale > 0.0;
        let edges = 2 * labels * (labels + 2);
        if !sensible || !scale.is_finite() || rest.len() != edges + table::size(slots, labels) + 4 {
            return Err(Damage::WrongSize);
        }
        let (edges, rest) = rest.split_at(edges);
        let (table, _) = rest.split_at(table::size(slots, labels));
        let table = Table::read(table, slots, labels).ok_or(Damage::WrongSize)?;
        Ok(Self { labels, scale, edges, table, whole: file })
    }

    /// Whether every byte is as it was written.
    ///
    /// # Errors
    /// When one is not.
    pub fn verify(&self) -> Result<(), Damage> {
        let (content, checksum) = self.whole.split_last_chunk::<4>().ok_or(Damage::WrongSize)?;
        if hash(content) == u32::from_le_bytes(*checksum) { Ok(()) } else { Err(Damage::WrongChecksum) }
    }

    /// How many labels it tells apart.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// What one unit of weight is worth in natural logarithms of odds.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// What speaks for beginning with `label`.
    pub fn first(&self, label: usize) -> i32 {
        self.edge(label)
    }

    /// What speaks for ending with `label`.
    pub fn last(&self, label: usize) -> i32 {
        self.edge(self.labels + label)
    }

    /// What speaks for `next` right behind `label`.
    pub fn follow(&self, label: usize, next: usize) -> i32 {
        self.edge((2 + label) * self.labels + next)
    }

    /// A weight between labels; what may not be is so small that no sum makes up for it.
    fn edge(&self, at: usize) -> i32 {
        let weight = i16::from_le_bytes([self.edges[2 * at], self.edges[2 * at + 1]]);
        if weight == NEVER { -1_000_000 } else { i32::from(weight) }
    }

    /// Adds what `features`, some hundred at most, say for each label to `scores`.
    pub fn add(&self, features: &[Feature], scores: &mut [i16]) {
        let mut rows = Vec::with_capacity(features.len());
        self.find(features, &mut rows);
        self.add_rows(&rows, scores);
    }

    /// Adds the rows of those of `features` that it has to `rows`.
    pub fn find(&self, features: &[Feature], rows: &mut Vec<Row>) {
        self.table.each(features, Feature::number, |_, slot| rows.push(Row(slot)));
    }

    /// Adds what `rows`, some hundred at most, say for each label to `scores`.
    pub fn add_rows(&self, rows: &[Row], scores: &mut [i16]) {
        let wide = if self.labels < WIDE { 0 } else { WIDE };
        if wide > 0 {
            for (score, sum) in scores.iter_mut().zip(self.wide_sums(rows)) {
                *score += sum;
            }
        }
        for (label, score) in scores.iter_mut().enumerate().take(self.labels).skip(wide) {
            *score += rows.iter().map(|row| i16::from(self.table.row(row.0)[label].cast_signed())).sum::<i16>();
        }
    }

    /// What `rows` say for the first labels: a loop so plain that the machine adds sixteen weights at once. A hundred
    /// bytes do not add up to more than two bytes hold.
    #[inline(never)]
    fn wide_sums(&self, rows: &[Row]) -> [i16; WIDE] {
        let mut sums = [0; WIDE];
        for weights in rows.iter().filter_map(|row| self.table.row(row.0).first_chunk::<WIDE>()) {
            sums = std::array::from_fn(|label| sums[label] + i16::from(weights[label].cast_signed()));
        }
        sums
    }
}
