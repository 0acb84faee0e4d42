//! A model's weights, read where they lie: an embedded file is used as it is, so that loading costs nothing.
//!
//! The file, little-endian: magic; counts of labels and slots; scale; where a sequence begins and ends, and what
//! follows what, as `i16`; zeros up to a multiple of [`ROOM`]; a hash table of features with a row of `i8`, one for
//! each label but outside, from whose weight they are measured; a checksum. Numbers are put together from bytes, so
//! that nothing needs to be aligned; where the file is, no row of four kinds lies across two lines of the cache.

use super::feature::{Feature, hash};
use crate::analysis::table::{self, Table};
use std::fmt;

/// What a model's file begins with.
pub(super) const MAGIC: [u8; 8] = *b"ORTAG\0\0\x02";
/// More kinds of spans than this no model has.
pub const KINDS: usize = 4;
/// More labels than this no model has.
pub const MAX_LABELS: usize = 1 + 4 * KINDS;
/// How many labels are weighed at once.
const WIDE: usize = 4 * KINDS;
/// What the table's place in the file is a multiple of.
pub(super) const ROOM: usize = 16;
/// What stands in a file for the weight of what may not follow.
pub(super) const NEVER: i16 = i16::MIN;
/// That weight: less than any sum of others, and far from overflow.
pub(super) const IMPOSSIBLE: i32 = -1_000_000;

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
        let sensible = (5..=MAX_LABELS).contains(&labels) && labels % 4 == 1 && slots < 1 << 28 && scale > 0.0;
        if !sensible || !scale.is_finite() {
            return Err(Damage::WrongSize);
        }
        let head = file.len() - rest.len();
        let edges = (head + 2 * labels * (labels + 2)).next_multiple_of(ROOM) - head;
        let size = table::size(slots, labels - 1);
        if rest.len() != edges + size + 4 {
            return Err(Damage::WrongSize);
        }
        let (edges, rest) = rest.split_at(edges);
        let table = Table::read(&rest[..size], slots, labels - 1).ok_or(Damage::WrongSize)?;
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

    /// A weight between labels, [`IMPOSSIBLE`] for what may not be.
    fn edge(&self, at: usize) -> i32 {
        let weight = i16::from_le_bytes([self.edges[2 * at], self.edges[2 * at + 1]]);
        if weight == NEVER { IMPOSSIBLE } else { i32::from(weight) }
    }

    /// Adds what `features`, some hundred at most, say for each label but outside, more than for outside, to `scores`;
    /// `rows` are kept by the caller for their memory.
    pub fn add(&self, features: &[Feature], rows: &mut Vec<Row>, scores: &mut [i16]) {
        rows.clear();
        self.find(features, rows);
        self.add_rows(rows, scores);
    }

    /// Adds the rows of those of `features` that it has to `rows`.
    pub fn find(&self, features: &[Feature], rows: &mut Vec<Row>) {
        self.table.each(features, Feature::number, |_, slot| rows.push(Row(slot)));
    }

    /// As [`find`](Self::find), of `features` of one token after the other, those of each up to one of `ends`, which
    /// becomes where its rows end.
    pub fn find_each(&self, features: &[Feature], ends: &mut [usize], rows: &mut Vec<Row>) {
        let mut token = 0;
        self.table.each(features, Feature::number, |feature, slot| {
            while let Some(end) = ends.get_mut(token).filter(|end| **end <= feature) {
                (*end, token) = (rows.len(), token + 1);
            }
            rows.push(Row(slot));
        });
        ends.iter_mut().skip(token).for_each(|end| *end = rows.len());
    }

    /// Has the machine fetch `rows`, which are added up later: more waits for memory overlap where nothing else is done
    /// between them.
    pub fn fetch(&self, rows: &[Row]) {
        std::hint::black_box(rows.iter().fold(0, |touched, row| touched ^ self.table.first_of_row(row.0)));
    }

    /// Adds what `rows`, some hundred at most, say to `scores`, as [`add`](Self::add).
    pub fn add_rows(&self, rows: &[Row], scores: &mut [i16]) {
        if let Ok(scores) = scores.try_into()
            && self.labels == MAX_LABELS
        {
            self.add_wide(rows, scores);
            return;
        }
        for (label, score) in scores.iter_mut().enumerate().take(self.labels - 1) {
            *score += rows.iter().map(|row| i16::from(self.table.row(row.0)[label].cast_signed())).sum::<i16>();
        }
    }

    /// As [`add_rows`](Self::add_rows) for all labels there can be: a loop so plain that the machine adds sixteen
    /// weights at once. A hundred bytes do not add up to more than two bytes hold.
    #[inline(never)]
    fn add_wide(&self, rows: &[Row], scores: &mut [i16; WIDE]) {
        let mut sums = *scores;
        for weights in rows.iter().filter_map(|row| self.table.row(row.0).first_chunk::<WIDE>()) {
            sums = std::array::from_fn(|label| sums[label] + i16::from(weights[label].cast_signed()));
        }
        *scores = sums;
    }
}
