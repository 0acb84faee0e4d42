//! The lattice against a naive oracle, and a model's file against damage.

use super::bilou;
use super::feature::Feature;
use super::lattice::Lattice;
use super::model::{Damage, Model};
use super::write::{self, Weights};
use proptest::prelude::*;

/// How many bytes a model begins with.
const MAGIC: usize = 8;

/// Those of two kinds.
const LABELS: usize = 9;

/// What a feature says for each label.
type Row = [i8; LABELS];

/// Weights in whole steps, so that nothing is rounded, of what may stand where it does.
fn model(first: Row, last: Row, follow: &[Option<i8>], rows: &[Row]) -> Vec<u8> {
    let label = |at: usize| u8::try_from(at).unwrap();
    let where_so = |weights: Row, may: fn(u8) -> bool| {
        let each = weights.into_iter().enumerate();
        each.map(|(at, weight)| may(label(at)).then_some(f32::from(weight))).collect()
    };
    let follow = follow.chunks(LABELS).enumerate().map(|(one, row)| {
        let may = |next: usize| bilou::may_follow(label(one), label(next));
        row.iter().enumerate().map(|(next, weight)| weight.filter(|_| may(next)).map(f32::from)).collect()
    });
    let rows = rows.iter().enumerate().map(|(index, row)| (feature(index), row.map(f32::from).to_vec()));
    let weights = Weights {
        first: where_so(first, bilou::may_begin),
        last: where_so(last, bilou::may_end),
        follow: follow.collect(),
        rows: rows.collect(),
    };
    write::file(&weights, 1.0)
}

fn feature(index: usize) -> Feature {
    Feature::new(1, u32::try_from(index).unwrap())
}

fn scores(model: &Model, features: &[Feature]) -> [i16; LABELS - 1] {
    let mut scores = [0; LABELS - 1];
    model.add(features, &mut Vec::new(), &mut scores);
    scores
}

/// Every path of `tokens` labels.
fn paths(tokens: usize) -> Vec<Vec<usize>> {
    (0..LABELS.pow(u32::try_from(tokens).unwrap()))
        .map(|number| (0..tokens).map(|token| number / LABELS.pow(u32::try_from(token).unwrap()) % LABELS).collect())
        .collect()
}

fn score(model: &Model, sequence: &[Vec<usize>], rows: &[Row], path: &[usize]) -> i32 {
    let own = sequence.iter().zip(path);
    let own: i32 = own.flat_map(|(features, &label)| features.iter().map(move |&at| i32::from(rows[at][label]))).sum();
    let edges: i32 = path.windows(2).map(|pair| model.follow(pair[0], pair[1])).sum();
    own + edges + model.first(path[0]) + model.last(path[path.len() - 1])
}

proptest! {
    #[test]
    fn the_best_path_and_the_marginals_are_those_of_trying_every_path(
        first in any::<Row>(),
        last in any::<Row>(),
        follow in prop::collection::vec(prop::option::weighted(0.8, -9..9_i8), LABELS * LABELS),
        rows in prop::collection::vec(prop::array::uniform9(-5..5_i8), 1..5),
        choice in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), 1..5),
    ) {
        let (first, last) = (first.map(|weight| weight / 16), last.map(|weight| weight / 16));
        let file = model(first, last, &follow, &rows);
        let model = Model::read(&file).unwrap();
        let sequence: Vec<Vec<usize>> =
            choice.iter().map(|token| token.iter().map(|at| at.index(rows.len())).collect()).collect();
        let mut lattice = Lattice::new(&model);
        for token in &sequence {
            let features: Vec<_> = token.iter().map(|&at| feature(at)).collect();
            lattice.push(&scores(&model, &features));
        }
        let (mut path, mut likely) = (Vec::new(), Vec::new());
        lattice.best(&mut path);
        let path: Vec<usize> = path.into_iter().map(usize::from).collect();
        let all = paths(sequence.len());
        let best = all.iter().map(|path| score(&model, &sequence, &rows, path)).max().unwrap();
        prop_assert_eq!(path.len(), sequence.len());
        // Where no path may stand at all, none is better than another.
        if best > -500_000 {
            prop_assert_eq!(score(&model, &sequence, &rows, &path), best);
            lattice.marginals(&mut likely);
            let weight = |path: &[usize]| f64::from(score(&model, &sequence, &rows, path) - best).exp();
            let sum: f64 = all.iter().map(|path| weight(path)).sum();
            for (token, likely) in likely.iter().enumerate() {
                for (kind, found) in likely.iter().enumerate() {
                    let with = all.iter().filter(|path| (1 + 4 * kind..5 + 4 * kind).contains(&path[token]));
                    let wanted = with.map(|path| weight(path)).sum::<f64>() / sum;
                    let found = f64::from(*found);
                    prop_assert!((found - wanted).abs() < 1e-3, "{} for {}", found, wanted);
                }
            }
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut file = model([0; LABELS], [0; LABELS], &[Some(0); LABELS * LABELS], &[[3; LABELS]; 4]);
        for (at, byte) in bytes.iter().enumerate() {
            // What is no model at all is soon told.
            let at = MAGIC + at * 7 % (file.len() - MAGIC);
            file[at] ^= byte;
        }
        if let Ok(model) = Model::read(&file) {
            let mut lattice = Lattice::new(&model);
            let mut scores = vec![0; model.labels() - 1];
            lattice.push(&scores);
            model.add(&[feature(0), feature(9)], &mut Vec::new(), &mut scores);
            lattice.push(&scores);
            let mut path = Vec::new();
            lattice.best(&mut path);
            prop_assert_eq!(path.len(), 2);
        }
    }
}

#[test]
fn a_file_gives_back_every_weight_and_is_refused_when_damaged() {
    let rows: Vec<Row> = (0..100).map(|row| [1, row, -row, 1, 0, 2, 0, 0, 7]).collect();
    let edge = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    let file = model(edge, edge, &[Some(7); LABELS * LABELS], &rows);
    let model = Model::read(&file).unwrap();
    assert_eq!(model.verify(), Ok(()));
    assert_eq!((model.first(4), model.last(3), model.follow(1, 2)), (5, 4, 7));
    assert!(model.first(2) < -1000 && model.follow(0, 2) < -1000);
    for (index, row) in rows.iter().enumerate() {
        let outside = i16::from(row[0]);
        assert_eq!(
            scores(&model, &[feature(index)]).to_vec(),
            row[1..].iter().map(|&weight| i16::from(weight) - outside).collect::<Vec<_>>()
        );
    }
    assert_eq!(scores(&model, &[feature(1000)]), [0; LABELS - 1]);
    // Two features of the first token, none of the second, one of the third, and one of the last that is not there.
    let (mut ends, mut found) = ([2, 2, 3, 4], Vec::new());
    model.find_each(&[feature(0), feature(1), feature(2), feature(1000)], &mut ends, &mut found);
    assert_eq!((ends, found.len()), ([2, 2, 3, 3], 3));

    assert_eq!(Model::read(&[]).err(), Some(Damage::NoModel));
    assert_eq!(Model::read(&file[..file.len() - 1]).err(), Some(Damage::WrongSize));
    let mut damaged = file.clone();
    damaged[0] ^= 1;
    assert_eq!(Model::read(&damaged).err(), Some(Damage::NoModel));
    let mut damaged = file.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    assert_eq!(Model::read(&damaged).unwrap().verify(), Err(Damage::WrongChecksum));
}

#[test]
fn the_models_built_in_are_whole() {
    let models = crate::analysis::Models::built_in();
    assert_eq!(models.names.verify(), Ok(()));
    assert_eq!(models.names.labels(), 17);
}
