//! The best labels of a sequence, and how likely each is.
//!
//! Both take time in proportion to the tokens, and to the pairs of labels that may follow each other. Scores are whole
//! numbers, so that the best labels are the same on every machine.

use super::model::{MAX_LABELS, Model};

/// What speaks for each label of each token of a sequence; kept from one sequence to the next for its memory.
#[derive(Debug)]
pub struct Lattice {
    labels: usize,
    /// What may follow each label, and what may stand before it.
    behind: Vec<Group>,
    ahead: Vec<Group>,
    /// What speaks for each label where a sequence begins and where it ends.
    first: [i32; MAX_LABELS],
    last: [i32; MAX_LABELS],
    first_odds: [f64; MAX_LABELS],
    last_odds: [f64; MAX_LABELS],
    /// For each token, a score for each label.
    scores: Vec<i16>,
    /// For each token, the best label before each label.
    before: Vec<u8>,
    /// For each token, how likely the tokens up to it make each label.
    forward: Vec<f64>,
    /// For each token, how likely its own features make each label, beside the likeliest.
    own: Vec<f64>,
    /// What scores below the best are worth.
    worth: Vec<f64>,
}

/// A score this much below the best is worth as little as any below it.
const LOWEST: usize = 1023;

/// How much less likely than another a label is that changes nothing that is shown.
const SLIGHT: f64 = 1e-7;

/// Labels that lead to the same labels. Mostly one of them is so much the best that the others need no look.
#[derive(Debug)]
struct Group {
    from: Vec<u8>,
    to: Vec<u8>,
    /// For each of `from`, what speaks for each of `to`.
    weights: Vec<i32>,
    odds: Vec<f64>,
    /// How much more can speak for a label behind one of `from` than behind another.
    spread: i32,
    /// Beside another of `from` that is as much likelier, one makes no difference.
    slight: f64,
}

impl Group {
    /// The `labels` of which those behind are the same, by the weight of each pair; `None` for what may not be.
    fn all(labels: usize, scale: f32, weight: impl Fn(usize, usize) -> Option<i32>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for from in 0..labels {
            let to: Vec<u8> = (0..labels).filter(|&to| weight(from, to).is_some()).map(small).collect();
            let weights = to.iter().filter_map(|&to| weight(from, usize::from(to)));
            match groups.iter_mut().find(|group| group.to == to) {
                Some(group) => {
                    group.from.push(small(from));
                    group.weights.extend(weights);
                }
                None if to.is_empty() => {}
                None => {
                    let (from, weights) = (vec![small(from)], weights.collect());
                    groups.push(Self { from, to, weights, odds: Vec::new(), spread: 0, slight: SLIGHT });
                }
            }
        }
        for group in &mut groups {
            group.odds = group.weights.iter().map(|&weight| odds(weight, scale)).collect();
            for to in 0..group.to.len() {
                let behind = group.weights.iter().skip(to).step_by(group.to.len());
                let (least, most) =
                    behind.fold((i32::MAX, i32::MIN), |(least, most), &at| (least.min(at), most.max(at)));
                group.spread = group.spread.max(most - least);
            }
            group.slight = SLIGHT * odds(-group.spread, scale);
        }
        groups
    }

    /// Adds what the shares of `here` give to each label behind to `next`.
    fn share(&self, here: &[f64; MAX_LABELS], next: &mut [f64; MAX_LABELS]) {
        let higher = |most, &from: &u8| if here[usize::from(from)] > most { here[usize::from(from)] } else { most };
        let slight = self.from.iter().fold(0.0, higher) * self.slight;
        // Side by side, so that the machine adds several at once.
        let mut sums = [0.0; MAX_LABELS];
        let sums = &mut sums[..self.to.len()];
        for (&from, odds) in self.from.iter().zip(self.odds.chunks_exact(self.to.len())) {
            let share = here[usize::from(from)];
            if share > slight {
                for (sum, odds) in sums.iter_mut().zip(odds) {
                    *sum += share * odds;
                }
            }
        }
        for (&to, sum) in self.to.iter().zip(sums) {
            next[usize::from(to)] += *sum;
        }
    }
}

/// What speaks for a label that may not stand: less than any sum of weights, and far from overflow.
const NEVER: i32 = -1_000_000;

impl Lattice {
    /// A lattice for sequences to be labelled by `model`.
    pub fn new(model: &Model) -> Self {
        let labels = model.labels();
        let (mut first, mut last) = ([NEVER; MAX_LABELS], [NEVER; MAX_LABELS]);
        for label in 0..labels {
            (first[label], last[label]) = (model.first(label), model.last(label));
        }
        let [first_odds, last_odds] = [first, last].map(|weights| weights.map(|weight| odds(weight, model.scale())));
        let weight = |from, to| Some(model.follow(from, to)).filter(|&weight| weight > NEVER);
        let behind = Group::all(labels, model.scale(), weight);
        let ahead = Group::all(labels, model.scale(), |to, from| weight(from, to));
        Self {
            labels,
            behind,
            ahead,
            first,
            last,
            first_odds,
            last_odds,
            scores: Vec::new(),
            before: Vec::new(),
            forward: Vec::new(),
            own: Vec::new(),
            worth: (0..=LOWEST).map(|below| odds(-whole(below), model.scale())).collect(),
        }
    }

    /// Forgets the sequence.
    pub fn clear(&mut self) {
        self.scores.clear();
    }

    /// Adds a token of which `scores` say what speaks for each label.
    pub fn push(&mut self, scores: &[i16]) {
        debug_assert_eq!(scores.len(), self.labels);
        self.scores.extend_from_slice(scores);
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.scores.len() / self.labels
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    /// Puts the labels of all tokens that together score highest into `path`.
    pub fn best(&mut self, path: &mut Vec<u8>) {
        path.clear();
        let (labels, tokens) = (self.labels, self.len());
        if tokens == 0 {
            return;
        }
        self.before.clear();
        self.before.resize(tokens * labels, 0);
        let mut here = [0_i32; MAX_LABELS];
        for ((score, first), own) in here.iter_mut().zip(&self.first).zip(&self.scores[..labels]) {
            *score = first.saturating_add(i32::from(*own));
        }
        for token in 1..tokens {
            let mut next = [2 * NEVER; MAX_LABELS];
            let before = &mut self.before[token * labels..(token + 1) * labels];
            for group in &self.behind {
                let most = group.from.iter().map(|&from| here[usize::from(from)]).max().unwrap_or(NEVER);
                for (&from, weights) in group.from.iter().zip(group.weights.chunks_exact(group.to.len())) {
                    let score = here[usize::from(from)];
                    if score < most.saturating_sub(group.spread) {
                        continue;
                    }
                    for (&to, &weight) in group.to.iter().zip(weights) {
                        let (to, score) = (usize::from(to), score.saturating_add(weight));
                        if score > next[to] {
                            next[to] = score;
                            before[to] = from;
                        }
                    }
                }
            }
            for (score, own) in next.iter_mut().zip(&self.scores[token * labels..(token + 1) * labels]) {
                *score = score.saturating_add(i32::from(*own));
            }
            here = next;
        }
        let (mut label, mut most) = (0, i32::MIN);
        for (at, (score, last)) in here.iter().zip(&self.last).enumerate().take(labels) {
            let score = score.saturating_add(*last);
            if score > most {
                (label, most) = (at, score);
            }
        }
        path.resize(tokens, 0);
        for token in (0..tokens).rev() {
            path[token] = small(label);
            label = usize::from(self.before[token * labels + label]);
        }
    }

    /// Puts into `likely`, for each token, how likely each label is: from 0 to 1, all of a token adding up to 1.
    pub fn marginals(&mut self, likely: &mut Vec<f32>) {
        likely.clear();
        let (labels, tokens) = (self.labels, self.len());
        self.forward.clear();
        self.weigh_features();
        let mut here = self.first_odds;
        for token in 0..tokens {
            if token > 0 {
                let mut next = [0.0; MAX_LABELS];
                self.behind.iter().for_each(|group| group.share(&here, &mut next));
                here = next;
            }
            self.weigh(token, &mut here);
            self.forward.extend_from_slice(&here[..labels]);
        }
        likely.resize(tokens * labels, 0.0);
        let mut behind = self.last_odds;
        for token in (0..tokens).rev() {
            let forward = &self.forward[token * labels..(token + 1) * labels];
            let mut both = [0.0; MAX_LABELS];
            for ((share, &before), &after) in both.iter_mut().zip(forward).zip(&behind) {
                *share = before * after;
            }
            normalize(&mut both[..labels]);
            for (share, &exact) in likely[token * labels..(token + 1) * labels].iter_mut().zip(&both) {
                *share = single(exact);
            }
            if token == 0 {
                return;
            }
            self.weigh(token, &mut behind);
            let mut next = [0.0; MAX_LABELS];
            self.ahead.iter().for_each(|group| group.share(&behind, &mut next));
            behind = next;
        }
    }

    /// How likely the features of each token make each label.
    fn weigh_features(&mut self) {
        self.own.clear();
        for scores in self.scores.chunks(self.labels) {
            let most = scores.iter().copied().max().unwrap_or(0);
            let below = |score: &i16| usize::from(most.abs_diff(*score)).min(LOWEST);
            self.own.extend(scores.iter().map(|score| self.worth[below(score)]));
        }
    }

    /// Multiplies `shares` by how likely the features of `token` make each label; now and then lets them add up to 1,
    /// before they get too small to tell apart.
    fn weigh(&self, token: usize, shares: &mut [f64; MAX_LABELS]) {
        const OFTEN: usize = 8;
        let own = &self.own[token * self.labels..(token + 1) * self.labels];
        for (share, own) in shares.iter_mut().zip(own) {
            *share *= own;
        }
        if token % OFTEN == OFTEN - 1 {
            normalize(&mut shares[..self.labels]);
        }
    }
}

/// In doubles: a label far less likely than another at one place may be the only one that can go on to the next.
fn odds(score: i32, scale: f32) -> f64 {
    (f64::from(score) * f64::from(scale)).exp()
}

#[expect(clippy::cast_possible_truncation, reason = "a share of 1 needs no more digits")]
fn single(share: f64) -> f32 {
    share as f32
}

fn normalize(shares: &mut [f64]) {
    let sum: f64 = shares.iter().sum();
    if sum.is_normal() {
        let part = sum.recip();
        for share in shares {
            *share *= part;
        }
    }
}

fn whole(below: usize) -> i32 {
    i32::try_from(below).expect("a score")
}

fn small(label: usize) -> u8 {
    u8::try_from(label).expect("fewer labels than 256")
}
