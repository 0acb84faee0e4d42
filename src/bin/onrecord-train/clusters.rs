//! Learns classes of words from plain text: those that make the class of a word tell most of the class of the next.

use crate::corpus;
use crate::exchange::{OUTSIDE, classes, neighbours};
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{pack_clusters, training};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Whose text is read; no annotation is.
const TEXTS: [&str; 8] = [
    "news/news.jsonl",
    "news/pool.jsonl",
    "extraction/gum_news.jsonl",
    "extraction/gum_open.jsonl",
    "extraction/ewt.jsonl",
    "extraction/pud.jsonl",
    "extraction/politics.jsonl",
    "extraction/gmb_silver.jsonl",
];

/// Words seen less often have no class.
const LEAST: u32 = 4;
/// How many classes there are, and how many classes of those.
const FINE: usize = 512;
const COARSE: usize = 64;

/// Learns classes from the texts of `corpora`, and writes them to `out`.
pub(crate) fn train(corpora: &Path, out: &Path) -> Result<(), String> {
    let lexicon = Lexicon::built_in();
    let mut sentences = Vec::new();
    for text in TEXTS {
        let (articles, _) = corpus::read(&corpora.join(text))?;
        sentences.extend(articles.iter().flat_map(|article| training::word_numbers(&article.document, &lexicon)));
    }
    let words = often(&sentences);
    let pairs = pairs(&sentences, &words);
    let (found, between) = classes(&neighbours(words.len() + OUTSIDE, pairs), FINE);
    let (above, _) = classes(&between, COARSE);
    let numbers = found[OUTSIDE..].iter().map(|&class| u16::try_from(class).expect("few classes"));
    let fine: Vec<(u32, u16)> = words.iter().copied().zip(numbers).collect();
    let coarse: Vec<u8> = above.iter().map(|&class| u8::try_from(class).expect("few classes")).collect();
    let packed = pack_clusters(&fine, &coarse);
    eprintln!("{} sentences, {} words in classes, {} bytes", sentences.len(), words.len(), packed.len());
    fs::write(out, packed).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// The words seen often enough, the most frequent first.
fn often(sentences: &[Vec<u32>]) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut often: Vec<(u32, u32)> = counts.into_iter().filter(|&(_, count)| count >= LEAST).collect();
    often.sort_unstable_by_key(|&(word, count)| (Reverse(count), word));
    often.into_iter().map(|(word, _)| word).collect()
}

/// How often one thing stands right before another: the end of a sentence, a seldom word, or one of `words`.
fn pairs(sentences: &[Vec<u32>], words: &[u32]) -> Vec<((usize, usize), u32)> {
    const END: usize = 0;
    const SELDOM: usize = 1;
    let numbers: HashMap<u32, usize> = words.iter().copied().zip(OUTSIDE..).collect();
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    for sentence in sentences {
        let mut before = END;
        for word in sentence.iter().map(|word| numbers.get(word).copied().unwrap_or(SELDOM)).chain([END]) {
            *pairs.entry((before, word)).or_default() += 1;
            before = word;
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}
