//! Where content begins behind “that”: with it, where it is no mere link: “said *that* was a lie”, “said *that version*
//! of events was wrong”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::finite::tells_past;

/// Where content that seems to begin at `start`, behind “that”, begins: with it, where it is what is spoken of: “said
/// that was a lie”.
pub(super) fn with_pronoun(reading: &Reading, cue_end: usize, start: usize) -> usize {
    const VERBS: [&str; 16] = [
        "is", "was", "would", "will", "has", "did", "does", "can", "could", "may", "might", "must", "isn't", "isn’t",
        "wasn't", "wasn’t",
    ];
    // “that had he known, he would have left”
    const INVERTED: [&str; 2] = ["had", "should"];
    if start <= cue_end || !reading.is(start - 1, "that") || reading.words[start].capital {
        return start;
    }
    let next = start + 1;
    if is_that_one(reading, start) {
        return start - 1;
    }
    let subject = || {
        reading.any(next, Classes::PRONOUN | Classes::DETERMINER)
            || reading.words.get(next).is_some_and(|word| word.capital)
    };
    start - usize::from(reading.is_any(start, &VERBS) || reading.is_any(start, &INVERTED) && !subject())
}

/// Whether the noun at `noun`, behind “that”, is one that no clause begins with alone: “that *version* of events was
/// wrong”, “that *day* was long”, but “that water was scarce”.
fn is_that_one(reading: &Reading, noun: usize) -> bool {
    const KINDS: [u32; 6] =
        [hash(b"kind"), hash(b"sort"), hash(b"type"), hash(b"version"), hash(b"part"), hash(b"side")];
    const THINGS: [u32; 35] = [
        hash(b"day"),
        hash(b"night"),
        hash(b"week"),
        hash(b"year"),
        hash(b"moment"),
        hash(b"man"),
        hash(b"woman"),
        hash(b"person"),
        hash(b"version"),
        hash(b"account"),
        hash(b"claim"),
        hash(b"statement"),
        hash(b"argument"),
        hash(b"idea"),
        hash(b"decision"),
        hash(b"proposal"),
        hash(b"plan"),
        hash(b"offer"),
        hash(b"approach"),
        hash(b"process"),
        hash(b"question"),
        hash(b"number"),
        hash(b"figure"),
        hash(b"incident"),
        hash(b"match"),
        hash(b"goal"),
        hash(b"rule"),
        hash(b"case"),
        hash(b"move"),
        hash(b"bill"),
        hash(b"deal"),
        hash(b"letter"),
        hash(b"report"),
        hash(b"sum"),
        hash(b"amount"),
    ];
    // How far behind the noun is looked at.
    const VERB: usize = 6;
    let word = reading.words[noun].hash;
    let verb = || {
        let end = reading.words.len().min(noun + VERB);
        let next = reading.words.get(noun + 1).map_or(Part::Edge, |word| word.part);
        let past = || matches!(next, Part::Ed | Part::CueVerb) && reading.written(noun + 1).ends_with("ed");
        matches!(next, Part::Be | Part::Modal | Part::Have)
            || past()
            || noun + 1 < end && tells_past(reading, noun + 1, end)
    };
    KINDS.contains(&word) && reading.is(noun + 1, "of") || THINGS.contains(&word) && verb()
}
