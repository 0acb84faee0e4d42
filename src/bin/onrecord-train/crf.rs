//! Learns the weights of a linear chain: the gradient of each sequence's likelihood, in steps that get smaller for
//! weights that were moved often (`AdaGrad`), with features dropped at random so that no single one is relied on.

use onrecord::analysis::tagger::Example;
use onrecord::analysis::tagger::feature::Feature;
use onrecord::analysis::tagger::write::Weights;
use std::collections::HashMap;

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// How many times every sequence is seen.
    pub(crate) rounds: u32,
    /// The rounds at first whose weights don't count; what is kept is the mean of the others.
    pub(crate) unsettled: u32,
    /// How many times it is learnt, each time in another order; what is kept is the mean.
    pub(crate) orders: u16,
    /// The length of the first step.
    pub(crate) step: f32,
    /// How strongly weights are drawn to nothing, each time they are touched.
    pub(crate) decay: f32,
    /// How often a feature is dropped.
    pub(crate) drop: f32,
    /// Features seen fewer times than this are left out.
    pub(crate) least: u32,
}

/// What may stand where.
pub(crate) struct Chain {
    pub(crate) labels: usize,
    pub(crate) may_begin: fn(u8) -> bool,
    pub(crate) may_end: fn(u8) -> bool,
    pub(crate) may_follow: fn(u8, u8) -> bool,
}

/// The weights that make the labels of `examples` likely; `importance` says how much each counts.
pub(crate) fn learn(examples: &[(&Example, f32)], chain: &Chain, settings: Settings) -> Weights {
    let ids = ids(examples, settings.least);
    let sequences: Vec<Sequence> =
        examples.iter().map(|(example, importance)| Sequence::new(example, *importance, &ids)).collect();
    let mut mean = Learner::new(chain, ids.len(), settings);
    for order in 0..settings.orders {
        add_learnt(&mut mean, &sequences, chain, u64::from(order));
    }
    mean.weights(&ids)
}

/// Adds to `mean` its share of the weights learnt from `sequences` in an order that `seed` decides.
fn add_learnt(mean: &mut Learner, sequences: &[Sequence], chain: &Chain, seed: u64) {
    let settings = mean.settings;
    let settled = u16::try_from(settings.rounds - settings.unsettled).expect("few rounds");
    let share = 1.0 / (f32::from(settings.orders) * f32::from(settled));
    let mut learner = Learner::new(chain, mean.weights.len() / mean.labels, settings);
    learner.random.0 += seed;
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    for round in 0..settings.rounds {
        learner.random.shuffle(&mut order);
        for &at in &order {
            learner.see(&sequences[at]);
        }
        if round >= settings.unsettled {
            mean.add(&learner, share);
        }
    }
}

/// The features seen often enough, numbered in order, so that the outcome hangs on nothing else.
fn ids(examples: &[(&Example, f32)], least: u32) -> HashMap<Feature, u32> {
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|(example, _)| &example.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut kept: Vec<Feature> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(kept, _)| kept).collect();
    kept.sort_unstable();
    kept.into_iter().zip(0..).collect()
}

struct Sequence {
    features: Vec<u32>,
    ends: Vec<usize>,
    labels: Vec<u8>,
    importance: f32,
}

impl Sequence {
    fn new(example: &Example, importance: f32, ids: &HashMap<Feature, u32>) -> Self {
        let mut sequence = Self { features: Vec::new(), ends: Vec::new(), labels: example.labels.clone(), importance };
        for at in 0..example.labels.len() {
            sequence.features.extend(example.features(at).iter().filter_map(|feature| ids.get(feature)));
            sequence.ends.push(sequence.features.len());
        }
        sequence
    }
}

/// A pair of labels that may follow each other, or a first or last label.
struct Edge {
    from: usize,
    to: usize,
    weight: f32,
    moved: f32,
    odds: f32,
    expected: f32,
}

struct Learner {
    labels: usize,
    settings: Settings,
    random: Random,
    edges: Vec<Edge>,
    first: Vec<Edge>,
    last: Vec<Edge>,
    weights: Vec<f32>,
    moved: Vec<f32>,
    // Of the sequence being seen.
    scores: Vec<f32>,
    forward: Vec<f32>,
    expected: Vec<f32>,
    kept: Vec<u32>,
    kept_ends: Vec<usize>,
}

impl Learner {
    fn new(chain: &Chain, features: usize, settings: Settings) -> Self {
        let labels = chain.labels;
        let edge = |from: usize, to: usize| Edge { from, to, weight: 0.0, moved: 0.0, odds: 1.0, expected: 0.0 };
        let small = |label: usize| u8::try_from(label).expect("few labels");
        let pairs = (0..labels).flat_map(|from| (0..labels).map(move |to| (from, to)));
        Self {
            labels,
            settings,
            random: Random(0x5DEE_CE66),
            edges: pairs
                .filter(|&(from, to)| (chain.may_follow)(small(from), small(to)))
                .map(|(from, to)| edge(from, to))
                .collect(),
            first: (0..labels)
                .filter(|&label| (chain.may_begin)(small(label)))
                .map(|label| edge(label, label))
                .collect(),
            last: (0..labels).filter(|&label| (chain.may_end)(small(label))).map(|label| edge(label, label)).collect(),
            weights: vec![0.0; features * labels],
            moved: vec![0.0; features * labels],
            scores: Vec::new(),
            forward: Vec::new(),
            expected: Vec::new(),
            kept: Vec::new(),
            kept_ends: Vec::new(),
        }
    }

    /// Adds `share` of the weights of `other`.
    fn add(&mut self, other: &Self, share: f32) {
        for (weight, other) in self.weights.iter_mut().zip(&other.weights) {
            *weight += other * share;
        }
        let edges = [(&mut self.edges, &other.edges), (&mut self.first, &other.first), (&mut self.last, &other.last)];
        for (edge, other) in edges.into_iter().flat_map(|(edges, others)| edges.iter_mut().zip(others)) {
            edge.weight += other.weight * share;
        }
    }

    /// Moves the weights so that the labels of `sequence` become likelier.
    fn see(&mut self, sequence: &Sequence) {
        self.score(sequence);
        self.expect(sequence.labels.len());
        let labels = self.labels;
        for (at, &label) in sequence.labels.iter().enumerate() {
            let start = if at == 0 { 0 } else { self.kept_ends[at - 1] };
            let own = &mut self.expected[at * labels..(at + 1) * labels];
            own[usize::from(label)] -= 1.0;
            for share in &mut *own {
                *share *= sequence.importance;
            }
            for &feature in &self.kept[start..self.kept_ends[at]] {
                let row = feature as usize * labels;
                let weights = &mut self.weights[row..row + labels];
                let moved = &mut self.moved[row..row + labels];
                for ((weight, moved), &slope) in weights.iter_mut().zip(moved).zip(&*own) {
                    descend(weight, moved, slope, self.settings);
                }
            }
        }
        for (at, &label) in sequence.labels.iter().enumerate().skip(1) {
            let before = usize::from(sequence.labels[at - 1]);
            let edge = self.edges.iter_mut().find(|edge| edge.from == before && edge.to == usize::from(label));
            edge.expect("labels that may follow each other").expected -= 1.0;
        }
        let (begin, end) = (sequence.labels[0], sequence.labels[sequence.labels.len() - 1]);
        for (edges, label) in [(&mut self.first, begin), (&mut self.last, end)] {
            let edge = edges.iter_mut().find(|edge| edge.from == usize::from(label));
            edge.expect("a label that may stand there").expected -= 1.0;
        }
        for edge in self.edges.iter_mut().chain(&mut self.first).chain(&mut self.last) {
            descend(&mut edge.weight, &mut edge.moved, edge.expected * sequence.importance, self.settings);
            edge.odds = edge.weight.exp();
            edge.expected = 0.0;
        }
    }

    /// What speaks for each label of each token, as odds, by the features that are not dropped.
    fn score(&mut self, sequence: &Sequence) {
        let labels = self.labels;
        self.scores.clear();
        self.scores.resize(sequence.labels.len() * labels, 0.0);
        self.kept.clear();
        self.kept_ends.clear();
        let scale = 1.0 / (1.0 - self.settings.drop);
        for at in 0..sequence.labels.len() {
            let start = if at == 0 { 0 } else { sequence.ends[at - 1] };
            let scores = &mut self.scores[at * labels..(at + 1) * labels];
            for &feature in &sequence.features[start..sequence.ends[at]] {
                if self.random.share() < self.settings.drop {
                    continue;
                }
                self.kept.push(feature);
                let row = feature as usize * labels;
                for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + labels]) {
                    *score += weight;
                }
            }
            self.kept_ends.push(self.kept.len());
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            for score in scores {
                *score = ((*score - most) * scale).exp();
            }
        }
    }

    /// How likely each label of each token is, and each pair.
    fn expect(&mut self, tokens: usize) {
        let labels = self.labels;
        self.forward.clear();
        self.forward.resize(tokens * labels, 0.0);
        for at in 0..tokens {
            let (before, here) = self.forward.split_at_mut(at * labels);
            let here = &mut here[..labels];
            if at == 0 {
                for edge in &self.first {
                    here[edge.to] = edge.odds;
                }
            } else {
                let before = &before[(at - 1) * labels..];
                for edge in &self.edges {
                    here[edge.to] += before[edge.from] * edge.odds;
                }
            }
            for (share, score) in here.iter_mut().zip(&self.scores[at * labels..(at + 1) * labels]) {
                *share *= score;
            }
            normalize(here);
        }
        self.expected.clear();
        self.expected.resize(tokens * labels, 0.0);
        let mut behind = vec![0.0; labels];
        for edge in &self.last {
            behind[edge.from] = edge.odds;
        }
        for at in (0..tokens).rev() {
            let own = &mut self.expected[at * labels..(at + 1) * labels];
            for ((share, forward), behind) in own.iter_mut().zip(&self.forward[at * labels..]).zip(&behind) {
                *share = forward * behind;
            }
            normalize(own);
            if at + 1 == tokens {
                self.last.iter_mut().for_each(|edge| edge.expected = own[edge.from]);
            }
            if at == 0 {
                self.first.iter_mut().for_each(|edge| edge.expected = own[edge.from]);
                break;
            }
            for (share, score) in behind.iter_mut().zip(&self.scores[at * labels..(at + 1) * labels]) {
                *share *= score;
            }
            let before = &self.forward[(at - 1) * labels..at * labels];
            let mut next = vec![0.0; labels];
            let mut sum = 0.0;
            for edge in &self.edges {
                let share = edge.odds * behind[edge.to];
                next[edge.from] += share;
                sum += before[edge.from] * share;
            }
            for edge in &mut self.edges {
                edge.expected += before[edge.from] * edge.odds * behind[edge.to] / sum;
            }
            normalize(&mut next);
            behind = next;
        }
    }

    fn weights(self, ids: &HashMap<Feature, u32>) -> Weights {
        let labels = self.labels;
        let mut weights = Weights {
            first: vec![None; labels],
            last: vec![None; labels],
            follow: vec![vec![None; labels]; labels],
            rows: Vec::new(),
        };
        self.first.iter().for_each(|edge| weights.first[edge.to] = Some(edge.weight));
        self.last.iter().for_each(|edge| weights.last[edge.from] = Some(edge.weight));
        self.edges.iter().for_each(|edge| weights.follow[edge.from][edge.to] = Some(edge.weight));
        for (&feature, &id) in ids {
            let row = id as usize * labels;
            weights.rows.push((feature, self.weights[row..row + labels].to_vec()));
        }
        weights
    }
}

fn descend(weight: &mut f32, moved: &mut f32, slope: f32, settings: Settings) {
    let slope = slope + settings.decay * *weight;
    *moved += slope * slope;
    *weight -= settings.step * slope / (1e-6 + moved.sqrt());
}

fn normalize(shares: &mut [f32]) {
    let sum: f32 = shares.iter().sum();
    if sum > 0.0 {
        for share in shares {
            *share /= sum;
        }
    }
}

/// Numbers that look random and are always the same.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// From 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "24 bits")]
    fn share(&mut self) -> f32 {
        (self.next() >> 7) as f32 / (1 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, self.next() as usize % (at + 1));
        }
    }
}
