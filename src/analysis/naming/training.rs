//! Sequences to learn names from.

use super::features::Describer;
use super::island::Island;
use super::said::Said;
use super::words::Words;
use super::{KINDS, island};
use crate::analysis::EntityKind;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::mention;
use crate::analysis::reading::Reading;
use crate::analysis::tagger::{Example, bilou};
use crate::analysis::vocabulary::Vocabulary;
use crate::document::Document;
use crate::text::Span;

/// How many labels the model of names tells apart.
pub const LABELS: usize = super::LABELS;

/// The islands of `document`, labelled by the names that are `marked` in it; and how many of those could be labelled.
pub fn examples(document: &Document, lexicon: &Lexicon, marked: &[(Span, EntityKind)]) -> (Vec<Example>, usize) {
    let mut vocabulary = Vocabulary::new(lexicon);
    let reading = Reading::of(document, document.whole(), &mut vocabulary);
    let ruled = mention::names(&reading);
    let islands = island::islands(&reading);
    let mut words = Words::new();
    let mut describer = Describer::new(&reading, &ruled, &islands);
    let mut wanted = vec![bilou::OUTSIDE; reading.words.len()];
    for &(span, kind) in marked {
        let start = reading.words.partition_point(|word| word.span.start() < span.start());
        let end = reading.words.partition_point(|word| word.span.end() <= span.end());
        let Some(kind) = KINDS.iter().position(|&known| known == kind) else { continue };
        let exact = start < end
            && reading.words[start].span.start() == span.start()
            && reading.words[end - 1].span.end() == span.end();
        if exact && wanted[start..end].iter().all(|&label| label == bilou::OUTSIDE) {
            for (at, label) in wanted.iter_mut().enumerate().take(end).skip(start) {
                *label = bilou::label(u8::try_from(kind).expect("few kinds"), &(start..end), at);
            }
        }
    }
    let (mut said, mut features) = (Said::default(), Vec::new());
    let (mut examples, mut covered) = (Vec::new(), 0);
    for Island { sentence, words: island } in &islands {
        let sentence = &reading.sentences[*sentence];
        let mut example = Example::default();
        describer.enter(&sentence.words, island, &vocabulary, &mut words);
        for at in island.clone() {
            features.clear();
            said.clear();
            describer.describe(at, &sentence.words, island, &words, &mut said);
            features.extend(&said.many);
            said.few.iter().for_each(|few| few.describe(&mut features));
            for (place, &number) in said.words[0].around.iter().enumerate() {
                words.describe(number, place, &mut features);
            }
            // What is learnt does not depend on the order in which it is said.
            features.sort_unstable();
            // A name that reaches out of the island can't be learnt.
            example.push(&features, wanted[at]);
        }
        let sound = bilou::may_begin(example.labels[0])
            && bilou::may_end(example.labels[example.labels.len() - 1])
            && example.labels.windows(2).all(|pair| bilou::may_follow(pair[0], pair[1]));
        if sound {
            covered += bilou::spans(&example.labels).count();
            examples.push(example);
        }
    }
    (examples, covered)
}

/// The numbers of the words of `document`, sentence by sentence.
pub fn word_numbers(document: &Document, lexicon: &Lexicon) -> Vec<Vec<u32>> {
    let reading = Reading::of(document, document.whole(), &mut Vocabulary::new(lexicon));
    let numbers = |words: &std::ops::Range<usize>| reading.words[words.clone()].iter().map(|word| word.hash).collect();
    reading.sentences.iter().map(|sentence| numbers(&sentence.words)).collect()
}
