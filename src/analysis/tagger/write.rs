//! How a model's file is laid out, for the trainer.

use super::bilou::OUTSIDE;
use super::feature::{Feature, hash};
use super::model::{KINDS, MAGIC, Model, NEVER, ROOM};
use crate::analysis::table;

/// Weights as they were learnt.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// For each label, the weight of beginning a sequence; `None` where it may not.
    pub first: Vec<Option<f32>>,
    /// For each label, the weight of ending one.
    pub last: Vec<Option<f32>>,
    /// For each label, the weight of each label behind it.
    pub follow: Vec<Vec<Option<f32>>>,
    /// For each feature, a weight for each label.
    pub rows: Vec<(Feature, Vec<f32>)>,
}

/// The file of `weights`, in whole steps of `scale`. Features that weigh nothing in those steps are left out.
pub fn file(weights: &Weights, scale: f32) -> Vec<u8> {
    let labels = weights.first.len();
    assert!(labels % 4 == 1 && (1..=KINDS).contains(&(labels / 4)), "a model tells 1 to {KINDS} kinds apart");
    let mut rows: Vec<(Feature, Vec<i8>)> = weights
        .rows
        .iter()
        .map(|(feature, row)| (*feature, row.iter().map(|&weight| step(weight, scale)).collect()))
        .filter(|(_, row): &(Feature, Vec<i8>)| row.iter().any(|&weight| weight != 0))
        .collect();
    let heaviest = |row: &[i8]| row.iter().map(|weight| weight.unsigned_abs()).max();
    rows.sort_by_key(|(feature, row)| (std::cmp::Reverse(heaviest(row)), *feature));
    let rows: Vec<(u32, Vec<u8>)> =
        rows.into_iter().map(|(feature, row)| (feature.number(), from_outside(&row))).collect();
    let (table, slots) = table::write(&rows, labels - 1);
    let mut file = MAGIC.to_vec();
    file.extend(u32::try_from(labels).expect("few").to_le_bytes());
    file.extend(u32::try_from(slots).expect("fewer slots than 2³²").to_le_bytes());
    file.extend(scale.to_le_bytes());
    let edges = weights.first.iter().chain(&weights.last).chain(weights.follow.iter().flatten());
    for edge in edges {
        let weight = edge.map_or(NEVER, |weight| edge_step(weight, scale));
        file.extend(weight.to_le_bytes());
    }
    file.resize(file.len().next_multiple_of(ROOM), 0);
    file.extend(table);
    let checksum = hash(&file);
    file.extend(checksum.to_le_bytes());
    debug_assert!(Model::read(&file).is_ok());
    file
}

/// How much more each label weighs than outside.
fn from_outside(row: &[i8]) -> Vec<u8> {
    let outside = row[usize::from(OUTSIDE)];
    row[1..].iter().map(|weight| weight.saturating_sub(outside).cast_unsigned()).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "kept inside the type's bounds")]
fn step(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-127.0, 127.0) as i8
}

#[expect(clippy::cast_possible_truncation, reason = "kept inside the type's bounds")]
fn edge_step(weight: f32, scale: f32) -> i16 {
    (weight / scale).round().clamp(-32_767.0, 32_767.0) as i16
}
