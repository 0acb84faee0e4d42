//! The best labels of a sequence, and how likely each is.
//!
//! Labels are those of [`bilou`](super::bilou), so only some pairs may stand beside each other: behind what ends
//! (outside, last, unit) anything may begin (outside, begin, unit), behind what goes on (begin, inside) only more of
//! its kind. Each of the two is a few sums in a row without a branch, as long for any scores. Scores are whole numbers,
//! so that the best labels are the same on every machine.

use super::bilou::OUTSIDE;
use super::model::{IMPOSSIBLE, KINDS, MAX_LABELS, Model};

/// How many labels end something, and how many begin something: two for each kind, and outside.
const ENDS: usize = 2 * KINDS + 1;

/// What speaks for each label of each token of a sequence; kept from one sequence to the next for its memory.
#[derive(Debug)]
pub struct Lattice {
    weights: Steps<i32>,
    odds: Steps<f64>,
    /// For each token, a score for each label, measured from that of outside.
    scores: Vec<Each<i16>>,
    /// For each token, the highest score of the tokens up to it, by its label.
    highest: Vec<Each<i32>>,
    /// For each token, how likely the tokens up to it make each label.
    forward: Vec<Each<f64>>,
    /// For each token, how likely its own features make each label, beside the likeliest.
    own: Vec<Each<f64>>,
    /// What scores below the best are worth.
    worth: Box<[f64; LOWEST + 1]>,
}

/// A score this much below the best is worth as little as any below it.
const LOWEST: usize = 1023;

/// After so many tokens sums begin anew: sooner than they get too large or too small to tell apart.
const OFTEN: usize = 8;

/// One value for each label; those that have the same place in a span side by side, kind by kind.
#[derive(Debug, Clone, Copy)]
struct Each<T> {
    begin: [T; KINDS],
    inside: [T; KINDS],
    last: [T; KINDS],
    unit: [T; KINDS],
    outside: T,
}

impl<T: Copy> Each<T> {
    /// The values that `of` gives the labels.
    #[inline]
    fn from_fn(of: impl Fn(usize) -> T) -> Self {
        let [begin, inside, last, unit] =
            [0, 1, 2, 3].map(|place| std::array::from_fn(|kind| of(1 + 4 * kind + place)));
        Self { begin, inside, last, unit, outside: of(usize::from(OUTSIDE)) }
    }

    /// Those of the labels that end something.
    #[inline]
    fn ending(&self) -> [T; ENDS] {
        self.beside(&self.last)
    }

    /// Those of the labels that begin something.
    #[inline]
    fn beginning(&self) -> [T; ENDS] {
        self.beside(&self.begin)
    }

    #[inline]
    fn beside(&self, first: &[T; KINDS]) -> [T; ENDS] {
        let mut all = [self.outside; ENDS];
        all[..KINDS].copy_from_slice(first);
        all[KINDS..2 * KINDS].copy_from_slice(&self.unit);
        all
    }

    #[inline]
    fn map<U>(self, to: impl Fn(T) -> U + Copy) -> Each<U> {
        let each = |one: [T; KINDS]| std::array::from_fn(|kind| to(one[kind]));
        Each {
            begin: each(self.begin),
            inside: each(self.inside),
            last: each(self.last),
            unit: each(self.unit),
            outside: to(self.outside),
        }
    }

    #[inline]
    fn zip<U: Copy>(self, other: &Each<U>, with: impl Fn(T, U) -> T + Copy) -> Self {
        let each = |one: [T; KINDS], other: &[U; KINDS]| std::array::from_fn(|kind| with(one[kind], other[kind]));
        Self {
            begin: each(self.begin, &other.begin),
            inside: each(self.inside, &other.inside),
            last: each(self.last, &other.last),
            unit: each(self.unit, &other.unit),
            outside: with(self.outside, other.outside),
        }
    }

    /// All of them, gone through with `with`.
    #[inline]
    fn fold(&self, with: impl Fn(T, T) -> T + Copy) -> T {
        let four =
            |kind: usize| with(with(self.begin[kind], self.inside[kind]), with(self.last[kind], self.unit[kind]));
        (0..KINDS).fold(self.outside, |one, kind| with(one, four(kind)))
    }
}

impl Each<i16> {
    /// The `scores` of all labels but outside, which has none; of a model of fewer kinds the others have none either.
    #[inline]
    fn of_scores(scores: &[i16]) -> Self {
        let mut all = [0; MAX_LABELS - 1];
        match scores.first_chunk() {
            Some(scores) => all = *scores,
            None => all[..scores.len()].copy_from_slice(scores),
        }
        let at = |place: usize| std::array::from_fn(|kind| all[4 * kind + place]);
        Self { begin: at(0), inside: at(1), last: at(2), unit: at(3), outside: 0 }
    }
}

/// What speaks for each label where a sequence begins and where it ends, and for each behind each that may stand there.
#[derive(Debug)]
struct Steps<T> {
    first: Each<T>,
    last: Each<T>,
    /// By the label that ends, for each that begins; and the other way round.
    behind: [[T; ENDS]; ENDS],
    ahead: [[T; ENDS]; ENDS],
    begin_inside: [T; KINDS],
    begin_last: [T; KINDS],
    inside_inside: [T; KINDS],
    inside_last: [T; KINDS],
}

/// What the labels of [`Each::ending`] are called, and those of [`Each::beginning`].
const ENDING: [usize; ENDS] = labels_at(2);
const BEGINNING: [usize; ENDS] = labels_at(0);

/// What the labels are called that have `place` in a span, behind them the units, and outside.
const fn labels_at(place: usize) -> [usize; ENDS] {
    let mut labels = [OUTSIDE as usize; ENDS];
    let mut kind = 0;
    while kind < KINDS {
        labels[kind] = 1 + 4 * kind + place;
        labels[KINDS + kind] = 1 + 4 * kind + 3;
        kind += 1;
    }
    labels
}

impl<T: Copy> Steps<T> {
    /// The weights of `model`, each as `by` sees it.
    fn of(model: &Model, by: impl Fn(i32) -> T + Copy) -> Self {
        let labels = model.labels();
        let known = |label: usize, weight: &dyn Fn() -> i32| by(if label < labels { weight() } else { IMPOSSIBLE });
        let follow = |one: usize, next: usize| known(one.max(next), &|| model.follow(one, next));
        let kind =
            |one: usize, next: usize| std::array::from_fn(|kind| follow(1 + 4 * kind + one, 1 + 4 * kind + next));
        Self {
            first: Each::from_fn(|label| known(label, &|| model.first(label))),
            last: Each::from_fn(|label| known(label, &|| model.last(label))),
            behind: ENDING.map(|one| BEGINNING.map(|next| follow(one, next))),
            ahead: BEGINNING.map(|next| ENDING.map(|one| follow(one, next))),
            begin_inside: kind(0, 1),
            begin_last: kind(0, 2),
            inside_inside: kind(1, 1),
            inside_last: kind(1, 2),
        }
    }
}

impl Steps<i32> {
    /// The highest scores one token further on, but for what speaks for that token's labels.
    #[inline]
    fn highest(&self, here: &Each<i32>) -> Each<i32> {
        let mut next = [2 * IMPOSSIBLE; ENDS];
        for (score, weights) in here.ending().into_iter().zip(&self.behind) {
            for (next, weight) in next.iter_mut().zip(weights) {
                *next = (*next).max(score + weight);
            }
        }
        let more = |begin: &[i32; KINDS], inside: &[i32; KINDS]| {
            std::array::from_fn(|kind| (here.begin[kind] + begin[kind]).max(here.inside[kind] + inside[kind]))
        };
        let (inside, last) = (more(&self.begin_inside, &self.inside_inside), more(&self.begin_last, &self.inside_last));
        began(next, inside, last)
    }

    /// The label before `label` that has the highest score with it, where those up to it have the scores `here`.
    fn before(&self, here: &Each<i32>, label: usize) -> usize {
        let Some(inner) = label.checked_sub(1) else { return self.ended(here, ENDS - 1) };
        let (kind, place) = (inner / 4, inner % 4);
        let weights = match place {
            0 => return self.ended(here, kind),
            1 => (self.begin_inside[kind], self.inside_inside[kind]),
            2 => (self.begin_last[kind], self.inside_last[kind]),
            _ => return self.ended(here, KINDS + kind),
        };
        let begins = here.begin[kind] + weights.0 >= here.inside[kind] + weights.1;
        1 + 4 * kind + usize::from(!begins)
    }

    /// The label that ends and has the highest score before the `next` of those that begin; of equals the first.
    fn ended(&self, here: &Each<i32>, next: usize) -> usize {
        let ending = here.ending();
        best_of(|at| ending[at] + self.behind[at][next])
    }
}

/// The label of those that end which has the highest score, the first of equals.
fn best_of(score: impl Fn(usize) -> i32) -> usize {
    let (mut best, mut highest) = (usize::from(OUTSIDE), score(ENDS - 1));
    for at in (0..KINDS).flat_map(|kind| [kind, KINDS + kind]) {
        if score(at) > highest {
            (best, highest) = (ENDING[at], score(at));
        }
    }
    best
}

impl Steps<f64> {
    /// How likely each label is one token further on, by how likely each is here.
    #[inline]
    fn forward(&self, here: &Each<f64>) -> Each<f64> {
        let more = |begin: &[f64; KINDS], inside: &[f64; KINDS]| {
            std::array::from_fn(|kind| here.begin[kind] * begin[kind] + here.inside[kind] * inside[kind])
        };
        let (inside, last) = (more(&self.begin_inside, &self.inside_inside), more(&self.begin_last, &self.inside_last));
        began(spread(&here.ending(), &self.behind), inside, last)
    }

    /// How likely each label is one token before, by how likely each is here.
    #[inline]
    fn backward(&self, here: &Each<f64>) -> Each<f64> {
        let more = |inside: &[f64; KINDS], last: &[f64; KINDS]| {
            std::array::from_fn(|kind| here.inside[kind] * inside[kind] + here.last[kind] * last[kind])
        };
        let begin = more(&self.begin_inside, &self.begin_last);
        let inside = more(&self.inside_inside, &self.inside_last);
        let ended = spread(&here.beginning(), &self.ahead);
        let Each { begin: last, unit, outside, .. } = began(ended, inside, inside);
        Each { begin, inside, last, unit, outside }
    }
}

/// What the shares of `here` give together, each by its `odds`.
#[inline]
fn spread(here: &[f64; ENDS], odds: &[[f64; ENDS]; ENDS]) -> [f64; ENDS] {
    let mut sums = [0.0; ENDS];
    for (share, odds) in here.iter().zip(odds) {
        for (sum, odds) in sums.iter_mut().zip(odds) {
            *sum += share * odds;
        }
    }
    sums
}

/// The values of all labels, of which `beginning` has those that begin something.
#[inline]
fn began<T: Copy>(beginning: [T; ENDS], inside: [T; KINDS], last: [T; KINDS]) -> Each<T> {
    let of = |first: usize| std::array::from_fn(|kind| beginning[first + kind]);
    Each { begin: of(0), inside, last, unit: of(KINDS), outside: beginning[ENDS - 1] }
}

impl Lattice {
    /// A lattice for sequences to be labelled by `model`.
    pub fn new(model: &Model) -> Self {
        Self {
            weights: Steps::of(model, |weight| weight),
            odds: Steps::of(model, |weight| odds(weight, model.scale())),
            scores: Vec::new(),
            highest: Vec::new(),
            forward: Vec::new(),
            own: Vec::new(),
            worth: Box::new(std::array::from_fn(|below| odds(-whole(below), model.scale()))),
        }
    }

    /// Forgets the sequence.
    pub fn clear(&mut self) {
        self.scores.clear();
    }

    /// Adds a token of which `scores` say what speaks for each label but outside, more than for outside.
    pub fn push(&mut self, scores: &[i16]) {
        self.scores.push(Each::of_scores(scores));
    }

    /// Puts the labels of all tokens that together score highest into `path`.
    pub fn best(&mut self, path: &mut Vec<u8>) {
        path.clear();
        let mut highest = std::mem::take(&mut self.highest);
        highest.clear();
        for own in &self.scores {
            let mut here = match highest.last() {
                Some(before) => self.weights.highest(before),
                None => self.weights.first,
            };
            here = here.zip(own, |score, own| score + i32::from(own));
            if highest.len() % OFTEN == OFTEN - 1 {
                let most = here.fold(Ord::max);
                here = here.map(|score| score - most);
            }
            highest.push(here);
        }
        if let Some(end) = highest.last() {
            let (scores, last) = (end.ending(), self.weights.last.ending());
            let mut label = best_of(|at| scores[at] + last[at]);
            path.resize(highest.len(), 0);
            for token in (0..path.len()).rev() {
                path[token] = small(label);
                if token > 0 {
                    label = self.weights.before(&highest[token - 1], label);
                }
            }
        }
        self.highest = highest;
    }

    /// Puts into `likely`, for each token, how likely it is that it belongs to a span of each kind: from 0 to 1, all of
    /// a token with what is left for being outside adding up to 1.
    pub fn marginals(&mut self, likely: &mut Vec<[f32; KINDS]>) {
        likely.clear();
        self.weigh_features();
        self.forward.clear();
        let mut here = self.odds.first;
        for (token, own) in self.own.iter().enumerate() {
            if token > 0 {
                here = self.odds.forward(&here);
            }
            here = weighed(here, own, token);
            self.forward.push(here);
        }
        likely.resize(self.own.len(), [0.0; KINDS]);
        let mut behind = self.odds.last;
        let tokens = self.own.iter().zip(&self.forward).zip(likely.iter_mut()).enumerate();
        for (token, ((own, forward), likely)) in tokens.rev() {
            let Each { begin, inside, last, unit, .. } =
                normalized(behind.zip(forward, |after, before| after * before));
            *likely = std::array::from_fn(|kind| single((begin[kind] + inside[kind]) + (last[kind] + unit[kind])));
            if token > 0 {
                behind = self.odds.backward(&weighed(behind, own, token));
            }
        }
    }

    /// How likely the features of each token make each label.
    fn weigh_features(&mut self) {
        self.own.clear();
        self.own.extend(self.scores.iter().map(|scores| {
            let most = scores.fold(Ord::max);
            scores.map(|score| self.worth[usize::from(most.abs_diff(score)).min(LOWEST)])
        }));
    }
}

/// `shares`, multiplied by how likely its `own` features make each label of `token`; now and then they add up to 1.
#[inline]
fn weighed(shares: Each<f64>, own: &Each<f64>, token: usize) -> Each<f64> {
    let shares = shares.zip(own, |share, own| share * own);
    if token % OFTEN == OFTEN - 1 { normalized(shares) } else { shares }
}

/// In doubles: a label far less likely than another at one place may be the only one that can go on to the next.
fn odds(score: i32, scale: f32) -> f64 {
    (f64::from(score) * f64::from(scale)).exp()
}

#[expect(clippy::cast_possible_truncation, reason = "a share of 1 needs no more digits")]
fn single(share: f64) -> f32 {
    share as f32
}

#[inline]
fn normalized(shares: Each<f64>) -> Each<f64> {
    let sum = shares.fold(|one, other| one + other);
    if !sum.is_normal() {
        return shares;
    }
    let part = sum.recip();
    shares.map(|share| share * part)
}

fn whole(below: usize) -> i32 {
    i32::try_from(below).expect("a score")
}

fn small(label: usize) -> u8 {
    u8::try_from(label).expect("fewer labels than 256")
}
