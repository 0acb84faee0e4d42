//! Learning the weights of [`choice`](super::choice) from annotated articles.
//!
//! The analysis runs as always, but a teacher who knows the annotation answers its questions, and keeps each with its
//! candidates and the right one. A log-linear model is then fitted to what was kept (softmax over the candidates of a
//! question, adaptive gradient steps in a fixed order, so that the same articles give the same weights). What was kept
//! elsewhere than in the news has a weight of its own beside each, dropped afterwards, so that what only
//! its custom asks for is not learnt for the news.

mod references;

use super::analyzer::analyze_by;
use super::choice::{Choose, Chosen, List, Meaning, Question, SLOTS, Topic, slot};
use super::lexicon::Lexicon;
use super::naming::Namer;
use super::{Models, SpeechAct};
use crate::document::Document;
use crate::text::Span;
pub use references::references;

/// What somebody marked in an article. Spans are bytes of the document's text.
#[derive(Debug, Default)]
pub struct Marked {
    /// Its quotations.
    pub quotations: Vec<MarkedQuotation>,
    /// Each mention by name, and the party it is of.
    pub mentions: Vec<(Span, u64)>,
}

/// A quotation as it was marked.
#[derive(Debug)]
pub struct MarkedQuotation {
    /// Its stretches.
    pub pieces: Vec<Span>,
    /// The words that show it is reported.
    pub cue: Option<Span>,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The party they stand for.
    pub party: Option<u64>,
    /// What is done by saying it; `None` where nobody said.
    pub act: Option<SpeechAct>,
}

/// A question with its candidates' features and the right one.
#[derive(Debug)]
pub struct Example {
    candidates: Vec<Vec<u32>>,
    right: usize,
    topic: Topic,
    /// Whether it is from another kind of text than the news.
    elsewhere: bool,
}

/// The questions that `document`, which is news, raises, answered by `marked`.
pub fn examples(document: &Document, lexicon: &Lexicon, models: &Models, marked: &Marked) -> Vec<Example> {
    answered(document, lexicon, models, marked, false)
}

/// The questions that `document`, of another collection, raises about what is reported and by which words.
pub fn reports_elsewhere(document: &Document, lexicon: &Lexicon, models: &Models, marked: &Marked) -> Vec<Example> {
    let mut examples = answered(document, lexicon, models, marked, true);
    examples.retain(|example| matches!(example.topic, Topic::Opening | Topic::Closing | Topic::Speaker));
    examples
}

/// The questions that `document`, of another collection that is annotated as the news is, raises; without those about
/// who is meant where it is `cut`, so that whom “he” stands for is in what it lacks.
pub fn examples_elsewhere(
    document: &Document,
    lexicon: &Lexicon,
    models: &Models,
    marked: &Marked,
    cut: bool,
) -> Vec<Example> {
    let mut examples = answered(document, lexicon, models, marked, true);
    examples.retain(|example| !cut || example.topic != Topic::Party);
    examples
}

fn answered(document: &Document, lexicon: &Lexicon, models: &Models, marked: &Marked, elsewhere: bool) -> Vec<Example> {
    let mut teacher = Teacher { text: &document.text, marked, examples: Vec::new(), elsewhere };
    let mut namer = Namer::new(models.names, lexicon);
    let _ = analyze_by(&[(document, document.whole())], &mut namer, &mut teacher);
    teacher.examples
}

const ROUNDS: usize = 12;
/// How many times it is learnt, each time in another order; what is kept is the mean.
const ORDERS: u8 = 8;
/// The rounds at first whose weights don't count; what is kept is the mean of the others.
const UNSETTLED: usize = 4;
const SETTLED: f32 = 8.0;
/// How far a step goes at first.
const STEP: f32 = 0.05;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 1e-3;
/// Features seen less often have no weight.
const SEEN: u32 = 2;

/// The weights that make the right candidates of `examples` most probable, as [`Weights`](super::choice::Weights) reads
/// them.
pub fn fit(examples: &[&Example]) -> Vec<u8> {
    let mut seen = vec![0_u32; SLOTS];
    for example in examples {
        for &hash in example.candidates.iter().flatten() {
            seen[slot(hash)] += 1;
        }
    }
    let mut means = vec![0.0_f32; SLOTS];
    for order in 0..ORDERS {
        learn(examples, u64::from(order), &mut means);
    }
    for (weight, &seen) in means.iter_mut().zip(&seen) {
        *weight = if seen < SEEN { 0.0 } else { *weight / f32::from(ORDERS) };
    }
    quantised(&means)
}

/// Adds to `sums` the weights learnt from `examples` in an order that `seed` decides.
fn learn(examples: &[&Example], seed: u64, sums: &mut [f32]) {
    let (mut weights, mut squares) = (vec![0.0_f32; 2 * SLOTS], vec![1e-3_f32; 2 * SLOTS]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = 1 + seed;
    for round in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = usize::try_from(state >> 33).unwrap_or(0) % (last + 1);
            order.swap(last, other);
        }
        for &index in &order {
            step(examples[index], &mut weights, &mut squares);
        }
        if round >= UNSETTLED {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight / SETTLED);
        }
    }
}

/// The slots of `features`; of a question from elsewhere, its own behind all others, too.
fn slots(features: &[u32], elsewhere: bool) -> impl Iterator<Item = usize> {
    let own = if elsewhere { features } else { &[] };
    features.iter().map(|&hash| slot(hash)).chain(own.iter().map(|&hash| SLOTS + slot(hash)))
}

fn step(example: &Example, weights: &mut [f32], squares: &mut [f32]) {
    let score = |features: &Vec<u32>| slots(features, example.elsewhere).map(|slot| weights[slot]).sum::<f32>();
    let scores: Vec<f32> = example.candidates.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = shares.iter().sum();
    for (index, features) in example.candidates.iter().enumerate() {
        let right = if index == example.right { 1.0 } else { 0.0 };
        let slope = shares[index] / sum - right;
        if slope.abs() < 1e-4 {
            continue;
        }
        for slot in slots(features, example.elsewhere) {
            let slope = slope + DECAY * weights[slot];
            squares[slot] += slope * slope;
            weights[slot] -= STEP * slope / squares[slot].sqrt();
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the scale keeps each weight within a byte")]
fn quantised(weights: &[f32]) -> Vec<u8> {
    let largest = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs()));
    let scale = largest / 127.0;
    let bytes = weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned());
    scale.to_le_bytes().into_iter().chain(bytes).collect()
}

/// Answers as the annotation does, and keeps the questions.
struct Teacher<'a> {
    text: &'a str,
    marked: &'a Marked,
    examples: Vec<Example>,
    /// Whether it teaches on another kind of text than the news.
    elsewhere: bool,
}

impl Choose<'_> for Teacher<'_> {
    fn choose(&mut self, question: Question, candidates: &List) -> Chosen {
        let meanings: Vec<Meaning> = candidates.each().map(|(meaning, _)| meaning).collect();
        let right = match question.topic {
            Topic::Opening => self.opening(question.about, &meanings),
            Topic::Closing => self.closing(question.about, meanings[0]),
            Topic::Speaker => self.speaker(question.about, &meanings),
            Topic::Party => self.party(question.about, &meanings),
            Topic::Act => self.act(question.about, &meanings),
        };
        if let Ok(right) = right {
            let candidates = candidates.each().map(|(_, features)| features.to_vec()).collect();
            self.examples.push(Example { candidates, right, topic: question.topic, elsewhere: self.elsewhere });
        }
        let index = right.unwrap_or_else(|index| index.min(meanings.len() - 1));
        Chosen { index, probability: 1.0 }
    }
}

/// The right candidate; as an error the one to go on with where none is known to be right.
type Answer = Result<usize, usize>;

impl Teacher<'_> {
    fn of_cue(&self, cue: Span) -> impl Iterator<Item = &MarkedQuotation> {
        self.marked.quotations.iter().filter(move |quotation| quotation.cue.is_some_and(|marked| marked.overlaps(cue)))
    }

    fn opening(&self, cue: Span, meanings: &[Meaning]) -> Answer {
        if self.of_cue(cue).next().is_none() {
            return Ok(0);
        }
        for quotation in self.of_cue(cue) {
            let (first, last) = (quotation.pieces[0], quotation.pieces[quotation.pieces.len() - 1]);
            let (start, end) = (self.trimmed_start(first.start()), self.trimmed_end(last.end()));
            let split = quotation.pieces.len() > 1;
            let right = meanings.iter().position(|meaning| {
                let starts = meaning.start.is_some_and(|at| self.trimmed_start(at) == start);
                match meaning.end {
                    Some(at) => starts && self.trimmed_end(at) == end,
                    None => starts && !split,
                }
            });
            if let Some(right) = right {
                return Ok(right);
            }
        }
        Err(meanings.len().min(2) - 1)
    }

    fn closing(&self, cue: Span, meaning: Meaning) -> Answer {
        let at = self.trimmed_end(meaning.end.unwrap_or(0));
        let Some(quotation) = self.of_cue(cue).next() else { return Err(1) };
        let end = self.trimmed_end(quotation.pieces[0].end());
        match at.cmp(&end) {
            std::cmp::Ordering::Less => Ok(1),
            std::cmp::Ordering::Equal => Ok(0),
            std::cmp::Ordering::Greater => Err(0),
        }
    }

    fn speaker(&self, cue: Span, meanings: &[Meaning]) -> Answer {
        let Some(quotation) = self.of_cue(cue).next() else { return Err(meanings.len().min(2) - 1) };
        let Some(speaker) = quotation.speaker else { return Ok(0) };
        let shared = |meaning: &Meaning| {
            let (start, end) = (meaning.start?, meaning.end?);
            let shared = speaker.end().min(end).checked_sub(speaker.start().max(start))?;
            (shared > 0).then_some(1000 * shared / (speaker.len() + (end - start) - shared))
        };
        let best = meanings.iter().enumerate().filter_map(|(index, meaning)| Some((shared(meaning)?, index)));
        best.max_by_key(|&(share, index)| (share, std::cmp::Reverse(index))).map(|(_, index)| index).ok_or(1)
    }

    fn party(&self, speaker: Span, meanings: &[Meaning]) -> Answer {
        let spoken = |quotation: &&MarkedQuotation| quotation.speaker.is_some_and(|marked| marked.overlaps(speaker));
        let party = self.marked.quotations.iter().find(spoken).and_then(|quotation| quotation.party).ok_or(0_usize)?;
        if !self.marked.mentions.iter().any(|&(_, named)| named == party) {
            return Ok(0);
        }
        let named = |meaning: &Meaning| {
            let span = Span::new(meaning.start?, meaning.end?);
            self.marked.mentions.iter().find(|(marked, _)| marked.overlaps(span)).map(|&(_, party)| party)
        };
        meanings.iter().position(|meaning| named(meaning) == Some(party)).ok_or(0)
    }

    fn act(&self, cue: Span, meanings: &[Meaning]) -> Answer {
        let act = self.of_cue(cue).next().and_then(|quotation| quotation.act).ok_or(0_usize)?;
        meanings.iter().position(|meaning| meaning.start == Some(act as usize)).ok_or(0)
    }

    fn trimmed_start(&self, at: usize) -> usize {
        let rest = Span::new(at, self.text.len()).of(self.text);
        at + rest.len() - rest.trim_start_matches(is_edge).len()
    }

    fn trimmed_end(&self, at: usize) -> usize {
        Span::new(0, at).of(self.text).trim_end_matches(is_edge).len()
    }
}

/// Whether `judge.py` leaves it out at the edges of content.
fn is_edge(sign: char) -> bool {
    sign.is_whitespace() || "\"“”„«»‘’'`,.;:!?…—–-()[]".contains(sign)
}
