//! Words of a verb’s own clause, taken for what it tells: who does it, to what, and how.

use super::super::QuotationKind;
use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::reading::Reading;
use super::Report;
use super::finite::{has_no_verb, is_finite, tells_past};
use std::ops::Range;

/// Whether what `report` tells by `cue` belongs to the clause of the cue itself.
pub(super) fn is_of_own_clause(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let [content] = report.pieces.as_slice() else { return false };
    if report.kind == QuotationKind::Direct {
        return false;
    }
    if content.end <= cue.start {
        return is_subject(reading, report, cue);
    }
    content.start >= cue.end
        && (goes_on_behind(reading, content, cue)
            || is_object(reading, content, cue)
            || tells_way(reading, content, cue))
}

/// “*Ana Ruiz, a nurse*, posted her thanks to the Courier”: who does what follows.
fn is_subject(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let content = &report.pieces[0];
    let behind = report.speaker.as_ref().is_some_and(|speaker| speaker.start >= cue.end);
    let named = matches!(reading.words[content.start].part, Part::Name | Part::Title);
    let comma = |&at: &usize| matches!(reading.words[at].part, Part::Comma);
    let mut start = content.start;
    let ends = content.clone().filter(comma).chain([content.end]);
    let mut parts = ends.map(|end| std::mem::replace(&mut start, end + 1)..end);
    behind
        && named
        && !reading.is_any(cue.start, &["said", "says", "according", "per"])
        && content.clone().any(|at| comma(&at))
        && parts.all(|part| has_no_verb(reading, part))
}

/// “a quake of the strength reported that *struck the south*”: a verb behind “that” is of what stands before it.
fn goes_on_behind(reading: &Reading, content: &Range<usize>, cue: &Range<usize>) -> bool {
    let that = content.start - 1;
    let finite = || is_finite(reading, content.start);
    // “a claim that *originated in May*”
    let noun = || reading.is_noun_cue(cue.start);
    let noun = || noun() || reading.is_any(cue.start, &["claim", "claims", "promise", "promises", "promised"]);
    let past = || noun() && (finite() || tells_past(reading, content.start, content.end));
    reading.is(that, "that") && reading.is_word(that - 1) && if that > cue.end { finite() } else { past() }
}

/// “The planet they found *was a giant*”: what they found stands before.
fn is_object(reading: &Reading, content: &Range<usize>, cue: &Range<usize>) -> bool {
    const OBJECTS: [&str; 20] = [
        "found",
        "find",
        "finds",
        "mention",
        "mentions",
        "mentioned",
        "describe",
        "describes",
        "described",
        "cite",
        "cites",
        "cited",
        "offered",
        "promised",
        "ordered",
        "requested",
        "wanted",
        "want",
        "proposed",
        "demanded",
    ];
    content.start == cue.end
        && reading.is_any(cue.start, &OBJECTS)
        && matches!(reading.words[content.start].part, Part::Be | Part::Have | Part::Modal)
        && is_finite(reading, content.start)
}

/// “reported *extensively on the war*”, “was cited, *if rarely*, in court”: how it was told, and nothing of what.
fn tells_way(reading: &Reading, content: &Range<usize>, cue: &Range<usize>) -> bool {
    const ANSWERS: [&str; 8] =
        ["absolutely", "definitely", "certainly", "probably", "possibly", "exactly", "obviously", "hardly"];
    let way = |at: usize| {
        let adverb = matches!(reading.words[at].part, Part::Adverb) && !reading.words[at].capital;
        adverb && is_adverb_by_its_end(reading.written(at)) && !reading.is(at, "only")
    };
    // “said *absolutely*” is all of an answer.
    let answer = content.len() == 1 && reading.is_any(content.start, &ANSWERS);
    let live = reading.is(content.start, "live") && reading.any(content.start + 1, Classes::PREPOSITION);
    let about = |at: usize| reading.is_any(at, &["on", "about", "of", "against", "from"]);
    content.start == cue.end
        && (live || way(content.start) && (content.len() == 1 || about(content.start + 1)))
        && !answer
        && !reading.any(content.start, Classes::TIME)
        && content.clone().all(|at| !is_finite(reading, at))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn who_does_what_follows_is_nothing_told() {
        check("Ana Marr, one of two men in the Leith raid, posted her public allegiance to the Front on Monday.");
    }

    #[test]
    fn what_goes_on_around_is_nothing_told() {
        check("The changes she proposed were late.");
        check("The dam they described is old.");
        check("Al Dean, 34, reported extensively on the war in the north.");
        check("Al Dean reports live from the field.");
        check("[speaker:Al Dean] [cue:praised] [content:Sally].");
        check("It was a claim that originated in a book.");
        check("Nobody knows of the [cue:claim] that [content:it originated in Leith].");
        check("[speaker:Al Dean] [cue:reported] that [content:war was near].");
    }
}
