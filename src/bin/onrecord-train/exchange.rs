//! Classes of things by what stands beside them: a bigram model of classes, fitted by moving one thing at a time to the
//! class where it makes the text likeliest.

/// What has none of the classes that are looked for stands first, each in a class of its own: the end of a sentence,
/// and all words seen seldom.
pub(crate) const OUTSIDE: usize = 2;

/// How many times everything may move, and the share of all, one in so many, whose moves are worth another round.
const ROUNDS: usize = 12;
const SETTLED: usize = 200;

/// How often each other thing stands right behind a thing, and right before it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Neighbours {
    behind: Vec<(usize, u32)>,
    before: Vec<(usize, u32)>,
}

/// The neighbours of each of `count` things, where `pairs` says how often one stands before another.
pub(crate) fn neighbours(count: usize, pairs: impl IntoIterator<Item = ((usize, usize), u32)>) -> Vec<Neighbours> {
    let mut neighbours = vec![Neighbours::default(); count];
    for ((before, behind), times) in pairs.into_iter().filter(|((before, behind), _)| before != behind) {
        neighbours[before].behind.push((behind, times));
        neighbours[behind].before.push((before, times));
    }
    neighbours
}

/// The class of each thing, one of `wanted` beside those outside, and the neighbours of the classes.
pub(crate) fn classes(neighbours_of: &[Neighbours], wanted: usize) -> (Vec<usize>, Vec<Neighbours>) {
    let mut classes = Classes::spread(neighbours_of, wanted);
    let terms = Terms::new();
    let (mut sides, mut gains) = (Sides::default(), vec![0.0; classes.count]);
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for (at, own) in neighbours_of.iter().enumerate().skip(OUTSIDE) {
            sides.gather(own, &classes);
            let old = classes.of[at];
            classes.count_in(old, &sides, -1);
            classes.weigh(&sides, &terms, &mut gains);
            let better = |best: usize, class: usize| if gains[class] > gains[best] { class } else { best };
            let best = (OUTSIDE..classes.count).fold(old, better);
            classes.count_in(best, &sides, 1);
            classes.of[at] = best;
            moved += usize::from(best != old);
        }
        if moved * SETTLED < neighbours_of.len() {
            break;
        }
    }
    let count = classes.count;
    let pairs = (0..count * count).map(|at| ((at / count, at % count), classes.behind[at]));
    let between = neighbours(count, pairs.filter(|&(_, times)| times > 0));
    (classes.of, between)
}

/// Classes, and how often they stand beside each other.
struct Classes {
    of: Vec<usize>,
    count: usize,
    /// How often a class stands behind another, and the same the other way round.
    behind: Vec<u32>,
    before: Vec<u32>,
    /// How often each stands before anything, and behind anything.
    first: Vec<u32>,
    second: Vec<u32>,
}

impl Classes {
    /// Everything in some class, one after the other.
    fn spread(neighbours_of: &[Neighbours], wanted: usize) -> Self {
        let count = wanted + OUTSIDE;
        let class = |at: usize| if at < OUTSIDE { at } else { OUTSIDE + (at - OUTSIDE) % wanted };
        let mut classes = Self {
            of: (0..neighbours_of.len()).map(class).collect(),
            count,
            behind: vec![0; count * count],
            before: vec![0; count * count],
            first: vec![0; count],
            second: vec![0; count],
        };
        for (at, own) in neighbours_of.iter().enumerate() {
            for &(behind, times) in &own.behind {
                classes.count_pair(classes.of[at], classes.of[behind], times.cast_signed());
            }
        }
        classes
    }

    fn count_pair(&mut self, first: usize, second: usize, times: i32) {
        let cells = [
            &mut self.behind[first * self.count + second],
            &mut self.before[second * self.count + first],
            &mut self.first[first],
            &mut self.second[second],
        ];
        for cell in cells {
            *cell = cell.checked_add_signed(times).expect("what is taken out was counted");
        }
    }

    /// Counts a thing with these `sides` in `class`, or out of it where `sign` is negative.
    fn count_in(&mut self, class: usize, sides: &Sides, sign: i32) {
        for (place, times) in sides.behind.each() {
            self.count_pair(class, place, sign * times.cast_signed());
        }
        for (place, times) in sides.before.each() {
            self.count_pair(place, class, sign * times.cast_signed());
        }
    }

    /// How much likelier the text is with a thing of these `sides` in each class.
    fn weigh(&self, sides: &Sides, terms: &Terms, gains: &mut [f32]) {
        gains.fill(0.0);
        let mut sums = [0, 0];
        let looked_at = [(&sides.behind, &self.before), (&sides.before, &self.behind)];
        for ((side, table), sum) in looked_at.into_iter().zip(&mut sums) {
            for (place, times) in side.each() {
                *sum += times;
                let row = &table[place * self.count..(place + 1) * self.count];
                for (gain, &known) in gains.iter_mut().zip(row) {
                    *gain += terms.growth(known, times);
                }
            }
        }
        for ((gain, &first), &second) in gains.iter_mut().zip(&self.first).zip(&self.second) {
            *gain -= terms.growth(first, sums[0]) + terms.growth(second, sums[1]);
        }
    }
}

/// How often each class stands on either side of a thing.
#[derive(Default)]
struct Sides {
    behind: Side,
    before: Side,
}

impl Sides {
    fn gather(&mut self, own: &Neighbours, classes: &Classes) {
        self.behind.gather(&own.behind, classes);
        self.before.gather(&own.before, classes);
    }
}

/// How often each class stands on one side of a thing, and which do.
#[derive(Default)]
struct Side {
    times: Vec<u32>,
    seen: Vec<usize>,
}

impl Side {
    fn gather(&mut self, neighbours: &[(usize, u32)], classes: &Classes) {
        self.times.resize(classes.count, 0);
        for class in self.seen.drain(..) {
            self.times[class] = 0;
        }
        for &(neighbour, times) in neighbours {
            let class = classes.of[neighbour];
            if self.times[class] == 0 {
                self.seen.push(class);
            }
            self.times[class] += times;
        }
    }

    fn each(&self) -> impl Iterator<Item = (usize, u32)> {
        self.seen.iter().map(|&class| (class, self.times[class]))
    }
}

/// `n ln n`, looked up for small `n`.
struct Terms(Vec<f64>);

impl Terms {
    const SMALL: u32 = 1 << 14;

    fn new() -> Self {
        Self((0..Self::SMALL).map(term).collect())
    }

    /// By how much the term of `known` grows with `times` more.
    #[expect(clippy::cast_possible_truncation, reason = "a difference of less than millions")]
    fn growth(&self, known: u32, times: u32) -> f32 {
        let of = |times: u32| self.0.get(times as usize).copied().unwrap_or_else(|| term(times));
        (of(known + times) - of(known)) as f32
    }
}

fn term(times: u32) -> f64 {
    if times == 0 { 0.0 } else { f64::from(times) * f64::from(times).ln() }
}
