//! Titles of works, which nobody says: read “The Lost Boat” to the children, sang “Deep River”.

use super::super::QuotationKind;
use super::super::gazetteer::Gazetteer;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::work::{MADE, WORKS, is_title};
use super::Report;
use std::ops::Range;

/// What is done with a work by whoever performs it.
const PERFORMED: [u32; 14] = [
    hash(b"sing"),
    hash(b"sings"),
    hash(b"sang"),
    hash(b"sung"),
    hash(b"singing"),
    hash(b"recite"),
    hash(b"recites"),
    hash(b"recited"),
    hash(b"reciting"),
    hash(b"play"),
    hash(b"plays"),
    hash(b"played"),
    hash(b"hummed"),
    hash(b"performed"),
];
/// What is done with a work by somebody, where a sign does it with words: “the banner read”.
const READ: [u32; 7] = [
    hash(b"read"),
    hash(b"reads"),
    hash(b"reading"),
    hash(b"write"),
    hash(b"writes"),
    hash(b"wrote"),
    hash(b"written"),
];
/// How many words may stand between the verb and the title: “the old hymn”.
const BETWEEN: usize = 3;

/// Whether the words in marks, `mark`, are the title of the work named right before them: in her book, “The Long Tide”.
pub(super) fn is_titled(reading: &Reading, mark: &Range<usize>) -> bool {
    let comma = mark.start.checked_sub(1).filter(|&before| reading.is(before, ",")).unwrap_or(mark.start);
    let noun = comma.checked_sub(1).filter(|&noun| WORKS.contains(&reading.words[noun].hash));
    noun.is_some_and(|noun| noun > 0 && reading.is_word(noun - 1)) && is_title(reading, mark.clone(), true)
}

/// Whether `report` has the title of a work for its content.
pub(super) fn names_work(reading: &Reading, report: &Report) -> bool {
    let Some(cue) = &report.cue else { return false };
    if PERFORMED.contains(&reading.words[cue.start].hash) && stands_behind_marks(reading, report, cue) {
        return true;
    }
    let Some(mark) = report.marks.first() else { return false };
    let verb = reading.words[cue.start].hash;
    let performed = PERFORMED.contains(&verb) || MADE.contains(&verb);
    if !performed && !READ.contains(&verb) || report.kind == QuotationKind::Indirect {
        return false;
    }
    // “named the ship “The Long Tide””
    let start = if performed { mark.start } else { report.pieces[0].start };
    let near =
        start == mark.start && start >= cue.end && start - cue.end <= BETWEEN && report.pieces[0].start >= cue.end;
    // “wrote “Dam Now” on the wall”: what stands on something are words.
    let stands_on = !performed && reading.is(mark.end, "on");
    near && !stands_on
        && (cue.end..start).all(|at| reading.is_word(at))
        && (performed || report.speaker.as_ref().is_some_and(|speaker| is_person(reading, speaker)))
        && is_title(reading, mark.clone(), performed)
}

/// Whether what is sung stands in marks between the cue and what is taken for the content of `report`: sang “Deep River”
/// outside the hall.
fn stands_behind_marks(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let content = report.pieces[0].start;
    let mark = |&at: &usize| matches!(reading.words[at].part, Part::Mark);
    let adverb = || report.marks.first().is_some_and(|mark| mark.start == content && mark.end < report.pieces[0].end);
    let behind = content > cue.end && (cue.end..content).any(|at| mark(&at));
    // “sang ‘we shall not be moved’ outside”: what is sung is no claim, wherever it is.
    let placed = content >= cue.end && content - cue.end <= BETWEEN && adverb();
    report.kind != QuotationKind::Direct && (behind || placed)
}

/// Whether the phrase `speaker` is for somebody rather than something with words on it.
fn is_person(reading: &Reading, speaker: &Range<usize>) -> bool {
    let head = speaker.end - 1;
    let listed = Classes::PERSON_NOUN | Classes::SOURCE_NOUN | Classes::PRONOUN;
    matches!(reading.words[head].part, Part::Name)
        || reading.words[head].capital
        || reading.any(head, listed) && !reading.is(head, "it")
        || Gazetteer::built_in().is_person(reading.words[head].hash)
}
