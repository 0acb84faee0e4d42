//! Titles of works, which nobody says: read “The Lost Boat” to the children, sang “Deep River”.

use super::super::QuotationKind;
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
    // “on the theme: “Trade and the Sea””, “the fair, dubbed, “Expo 2030””
    let named = |words: &[&str]| mark.start > 1 && reading.is_any(mark.start - 2, words);
    let sign = |sign: &str| mark.start > 1 && reading.is(mark.start - 1, sign);
    let themed = named(&["theme", "themes", "themed", "titled", "entitled"]) && sign(":")
        || named(&["titled", "entitled", "dubbed", "tagged"]) && sign(",") && is_title(reading, mark.clone(), true);
    if themed {
        return true;
    }
    let named = noun.is_some_and(|noun| noun > 0 && reading.is_word(noun - 1)) || is_apposed(reading, mark);
    named && is_title(reading, mark.clone(), true)
}

/// Whether the words in marks stand between commas behind a work of which more is told, and before its verb: a report
/// published on Monday, “The Long Tide”, found that.
fn is_apposed(reading: &Reading, mark: &Range<usize>) -> bool {
    const FAR: usize = 8;
    let comma = |at: usize| reading.is(at, ",");
    let inside = mark.end > mark.start + 2 && comma(mark.end - 2);
    let Some(opens) = mark.start.checked_sub(1).filter(|&before| comma(before) && (inside || comma(mark.end))) else {
        return false;
    };
    let verb = mark.end + usize::from(comma(mark.end));
    let told = matches!(reading.words.get(verb).map(|word| word.part), Some(Part::Be | Part::Have | Part::Modal));
    // “…,” said Ruiz.
    let says = || reading.is_verb_cue(verb) && !reading.words.get(verb + 1).is_some_and(|word| word.capital);
    let is_work = |at: &usize| WORKS.contains(&reading.words[*at].hash);
    let stops = |at: usize| {
        let part = reading.words[at].part;
        let sign = matches!(part, Part::Stop | Part::Colon | Part::Mark | Part::Dash);
        sign || !is_work(&at) && matches!(part, Part::CueVerb | Part::Be | Part::Have | Part::Modal)
    };
    let before = || (opens.saturating_sub(FAR)..opens).rev().take_while(|&at| !stops(at));
    (told || says()) && before().any(|at| is_work(&at))
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
        && (is_title(reading, mark.clone(), performed) || is_short(reading, mark, cue))
}

/// Whether one word in marks behind “wrote” is a title by what stands around both: wrote “Spring” in 1990, who wrote
/// “Spring”. One word may be all that is written as well: wrote “Never” in the margin.
fn is_short(reading: &Reading, mark: &Range<usize>, cue: &Range<usize>) -> bool {
    const YEAR: usize = 4;
    let behind = mark.end + 1;
    let year =
        reading.words.get(behind).is_some_and(|word| matches!(word.part, Part::Number) && word.span.len() == YEAR);
    let dated = year && reading.is(mark.end, "in");
    let who = || {
        let wrote = reading.is_any(cue.start, &["wrote", "writes"]);
        wrote && cue.start > 0 && reading.is(cue.start - 1, "who") && !reading.any(mark.end, Classes::PREPOSITION)
    };
    (dated || who()) && is_title(reading, mark.clone(), true)
}

/// Whether what is sung stands in marks between the cue and what is taken for the content of `report`: sang “Deep
/// River” outside the hall.
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
        || reading.words[head].is_person()
}
