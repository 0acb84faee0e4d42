//! Words that stand for somebody without naming or describing them: pronouns, and words that only count those who were
//! named: “others”, “both”, “the three”, “the latter”.

use super::super::lexicon::Classes;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use std::ops::Range;

/// Whether word `at` is a pronoun that can speak.
pub(in crate::analysis) fn is_pronoun(reading: &Reading, at: usize) -> bool {
    // All of them are listed as pronouns or determiners, and few words are.
    reading.any(at, Classes::PRONOUN | Classes::DETERMINER)
        && reading.is_any(at, &["he", "she", "they", "it", "we", "i", "many", "some"])
}

/// Whether word `at` is a pronoun that can be nothing but a subject.
pub(super) fn only_subject(reading: &Reading, at: usize) -> bool {
    const SUBJECTS: [&str; 5] = ["he", "she", "they", "we", "i"];
    if reading.any(at, Classes::PRONOUN) {
        return reading.is_any(at, &SUBJECTS);
    }
    contracted(reading.written(at))
        .is_some_and(|head| SUBJECTS.iter().any(|pronoun| head.eq_ignore_ascii_case(pronoun)))
}

/// The pronoun of “I’m”, “you’ve”, “she’d”; `None` for any other word.
pub(in crate::analysis) fn contracted(written: &str) -> Option<&str> {
    const PRONOUNS: [&str; 7] = ["i", "you", "he", "she", "it", "we", "they"];
    // Asked of most words of a phrase: none of these is longer than four letters, and the apostrophe follows.
    let begins = |byte: &u8| matches!(byte.to_ascii_lowercase(), b'i' | b'y' | b'h' | b's' | b'w' | b't');
    written.as_bytes().first().filter(|byte| begins(byte))?;
    let end = written.bytes().take(5).position(|byte| !byte.is_ascii_alphabetic())?;
    let (head, rest) = written.split_at_checked(end)?;
    let apart = rest.starts_with(['\'', '’']);
    (apart && PRONOUNS.iter().any(|pronoun| head.eq_ignore_ascii_case(pronoun))).then_some(head)
}

/// Whether the phrase `words` behind a verb is what that is done to: “repeated it”, “told them”.
pub(in crate::analysis) fn is_object(reading: &Reading, words: &Range<usize>) -> bool {
    const OBJECTS: [&str; 5] = ["it", "him", "them", "me", "us"];
    words.len() == 1 && reading.is_any(words.start, &OBJECTS)
}

/// Whether word `at` is a pronoun that can be nothing but whom something is told or done to: “them”, but not “her”.
pub(in crate::analysis) fn only_object(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["them", "him", "me", "us"])
}

/// Whether word `at` is a pronoun that whom something is told or done to may be: “asked *her* whether”.
pub(in crate::analysis) fn may_be_object(reading: &Reading, at: usize) -> bool {
    only_object(reading, at) || reading.is(at, "her") || reading.is(at, "you")
}

/// Whether word `at` is the subject that somebody or something spoken of is: “he”, “it”.
pub(in crate::analysis) fn is_third(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["he", "she", "it", "they"])
}

/// Whether word `at` says whose something is: “*her* belief that”.
pub(in crate::analysis) fn is_whose(reading: &Reading, at: usize) -> bool {
    is_thirds(reading, at) || reading.is(at, "my") || reading.is(at, "our")
}

/// Whether word `at` says that something is of somebody or something spoken of: “*her* lawyer”.
pub(in crate::analysis) fn is_thirds(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["his", "her", "their", "its"])
}

/// Whether word `at` may stand alone for what was said before: “laughed *it* off”.
pub(in crate::analysis) fn takes_up(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["it", "this", "that", "them"])
}

/// Whether the word with the number `word` begins a clause that tells of somebody or something: “*who* built the dam”.
pub(in crate::analysis) fn relates(word: u32) -> bool {
    const RELATIVES: [u32; 4] = [hash(b"who"), hash(b"whose"), hash(b"whom"), hash(b"which")];
    RELATIVES.contains(&word)
}

/// Whether word `at` stands for somebody without naming or describing them, as subject, object or relative.
pub(in crate::analysis) fn stands_for_another(reading: &Reading, at: usize) -> bool {
    const OTHERS: [&str; 16] = [
        "them", "him", "her", "us", "me", "who", "whom", "which", "that", "this", "these", "those", "one", "none",
        "nobody", "everyone",
    ];
    let acronym = matches!(reading.written(at), "WHO" | "US" | "IT" | "ME");
    let contracted = || contracted(reading.written(at)).is_some();
    !acronym && (reading.any(at, Classes::PRONOUN) || contracted() || reading.is_any(at, &OTHERS))
}

/// Whether word `at` only says how many of those named before are meant: “others”, “none”.
pub(in crate::analysis) fn counts(reading: &Reading, at: usize) -> bool {
    const COUNTS: [u32; 8] = [
        hash(b"none"),
        hash(b"several"),
        hash(b"others"),
        hash(b"few"),
        hash(b"most"),
        hash(b"all"),
        hash(b"another"),
        hash(b"nobody"),
    ];
    COUNTS.contains(&reading.words[at].hash)
}

/// Whether the word with the number `word` says how many, above one.
pub(in crate::analysis) fn is_count(word: u32) -> bool {
    const COUNTS: [u32; 12] = [
        hash(b"two"),
        hash(b"three"),
        hash(b"four"),
        hash(b"five"),
        hash(b"six"),
        hash(b"seven"),
        hash(b"eight"),
        hash(b"nine"),
        hash(b"ten"),
        hash(b"eleven"),
        hash(b"twelve"),
        hash(b"dozens"),
    ];
    COUNTS.contains(&word)
}

/// Whether `words` mean two parties, or neither of them, and so no one party: “both”, “neither”, “neither man”, “the
/// two”.
pub(in crate::analysis) fn means_two(reading: &Reading, words: &Range<usize>) -> bool {
    const EITHER: [u32; 2] = [hash(b"neither"), hash(b"either")];
    const BOTH: [u32; 2] = [hash(b"both"), hash(b"each")];
    let first = reading.words[words.start].hash;
    match words.len() {
        1 => EITHER.contains(&first) || BOTH.contains(&first),
        2 if means_several(reading, words.clone()) => true,
        2 => EITHER.contains(&first) && !reading.words[words.start + 1].capital,
        _ => false,
    }
}

/// Whether `words` mean as many as they count, of those who were named: “the two”, “the three”.
pub(in crate::analysis) fn means_several(reading: &Reading, words: Range<usize>) -> bool {
    const COUNTED: [u32; 4] = [hash(b"two"), hash(b"three"), hash(b"four"), hash(b"five")];
    words.len() == 2 && COUNTED.contains(&reading.words[words.start + 1].hash) && reading.is(words.start, "the")
}

/// Which of two that were named is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum Which {
    First,
    Second,
}

/// Which of two `words` mean: “the former”, “the latter”.
pub(in crate::analysis) fn of_two(reading: &Reading, words: &Range<usize>) -> Option<Which> {
    if words.len() != 2 || !reading.is(words.start, "the") {
        return None;
    }
    let latter = reading.is(words.start + 1, "latter").then_some(Which::Second);
    latter.or_else(|| reading.is(words.start + 1, "former").then_some(Which::First))
}
