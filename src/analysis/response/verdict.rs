//! What content says of a claim: “that is not true”, “the allegation was false”, “Dolan was wrong”.

use super::super::SpeechAct;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::pointer::{Pointer, pointer};
use std::ops::Range;

/// What content says of a claim that it begins with, and what it points at.
pub(super) fn verdict(reading: &Reading, content: &Range<usize>) -> Option<(SpeechAct, Pointer)> {
    let start = content.start + usize::from(matches!(reading.words[content.start].part, Part::Mark));
    // “said that was wrong”: what looks like a link is what is judged.
    let pointing = matches!(reading.words[start].part, Part::Be) && start > 0 && reading.is(start - 1, "that");
    let start = start - usize::from(pointing);
    let end = content.end.min(start + 14);
    let be = (start..end).find(|&at| {
        matches!(reading.words[at].part, Part::Be)
            || is_contracted_not(reading, at)
            || is_contracted(reading, start, at)
    })?;
    let subject = start..be;
    let quoted = |at: usize| matches!(reading.words[at].part, Part::Mark);
    let said = (be + 1..end.min(be + 6)).take_while(|&at| reading.is_word(at) || quoted(at));
    // “free and fair elections”: a word before a noun judges only that.
    // So does “not right that the park was closed”.
    let alone = |at: usize| {
        at + 1 >= content.end || !reading.is_word(at + 1) || reading.is_any(at + 1, &["and", "but", "because", "about"])
    };
    // “said it was fair”: that judges what is done as well as what is said.
    let thing = subject.len() == 1 && reading.is_any(start, &["it", "they"]);
    let vague = |at: usize| thing && reading.is_any(at, &["right", "fair", "unfair"]);
    let (mut not, mut judged) = (is_contracted_not(reading, be), None);
    for at in said {
        if vague(at) {
            return None;
        }
        not |= reading.is_any(at, &["not", "no", "never", "hardly"]);
        let truth = reading.is_any(at, &["true", "correct", "accurate", "right", "fair"])
            || reading.is(at, "case") && reading.is(at - 1, "the") && not
            || reading.is(at, "so") && not;
        // “without merit”
        let bare = reading.is(at, "without") && reading.is_any(at + 1, &["merit", "foundation", "basis", "substance"]);
        if judged.is_none() && (bare || alone(at) && (truth || is_false(reading, at))) {
            judged = Some(truth);
        }
    }
    let act = if judged? == not { SpeechAct::Dispute } else { SpeechAct::Agree };
    let named = (1..=5).contains(&subject.len()) && reading.words[subject.end - 1].capital;
    let words = subject.clone();
    let pronoun = subject.len() == 1 && reading.is_any(start, &["it", "that", "this", "which", "they"]);
    let pointer = match pointer(reading, start, be) {
        Some(pointer) => pointer,
        None if pronoun => Pointer { noun: None, head: start, says: start..start, owner: start..start, words },
        None if named => Pointer { noun: None, head: start, says: start..start, owner: words.clone(), words },
        None => return None,
    };
    Some((act, pointer))
}

/// Whether word `at` is “isn’t” or the like.
fn is_contracted_not(reading: &Reading, at: usize) -> bool {
    const NOT: [u32; 8] = [
        hash("isn’t".as_bytes()),
        hash(b"isn't"),
        hash("wasn’t".as_bytes()),
        hash(b"wasn't"),
        hash("aren’t".as_bytes()),
        hash(b"aren't"),
        hash("weren’t".as_bytes()),
        hash(b"weren't"),
    ];
    NOT.contains(&reading.words[at].hash)
}

/// Whether the sign at `at` is what is left of “is” behind the pronoun at `start`: “that’*s*”.
fn is_contracted(reading: &Reading, start: usize, at: usize) -> bool {
    at == start + 1 && reading.words[at].kind == TokenKind::Possessive && reading.is_any(start, &["it", "that", "this"])
}

pub(super) fn is_false(reading: &Reading, at: usize) -> bool {
    const FALSE: [&str; 46] = [
        "fantasy",
        "hogwash",
        "tosh",
        "poppycock",
        "balderdash",
        "claptrap",
        "malarkey",
        "hokum",
        "inflated",
        "exaggerated",
        "overstated",
        "implausible",
        "false",
        "frivolous",
        "malicious",
        "bogus",
        "falsehoods",
        "untrue",
        "wrong",
        "baseless",
        "unfounded",
        "groundless",
        "nonsense",
        "absurd",
        "ridiculous",
        "rubbish",
        "lie",
        "lies",
        "fabricated",
        "fabrication",
        "fabrications",
        "incorrect",
        "inaccurate",
        "misleading",
        "mistaken",
        "lying",
        "laughable",
        "preposterous",
        "fiction",
        "invented",
        "invention",
        "slander",
        "slanderous",
        "unfair",
        "outrageous",
        "unsubstantiated",
    ];
    reading.is_any(at, &FALSE)
}
