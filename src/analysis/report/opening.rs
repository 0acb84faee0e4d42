//! Whether a cue reports anything, and where its content begins: what the rules say, weighed against the other places.

use super::super::attribution;
use super::super::choice::{Candidates, Question, Sight, Topic, feature, few, few_pair, mixed, pair, size};
use super::super::lexicon::{Classes, CueKind};
use super::super::mark::Quoted;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::{Reading, Word};
use super::super::tagger::feature::hash;
use super::Report;
use super::clause::{adjunct_end, clause_start};
use super::untold::has_hearer;
use std::ops::Range;

const THAT: u32 = hash(b"that");
const AS: u32 = hash(b"as");
const TO: u32 = hash(b"to");

/// How far behind a cue its content may begin, in words.
const REACH: usize = 16;
/// How many beginnings behind a cue are weighed.
const BEHIND: usize = 12;

/// Where this much speaks for there being no report, no place for content is looked at: in one of three hundred reports
/// something would outweigh it (counted over eight collections).
const PLAINLY_NOTHING: f32 = 2.5;

/// What stands further behind a cue than this is not looked for: in a sentence of that length it says nothing.
const FAR: usize = 400;

/// More places for content than that are rare.
const MOST: usize = BEHIND + 4;

/// A cue, and what the rules make of it.
#[derive(Debug)]
pub(super) struct Asked<'q> {
    pub(super) reading: &'q Reading<'q>,
    pub(super) quoted: &'q [Quoted],
    /// Words of its sentence outside of utterances before it.
    pub(super) first: usize,
    pub(super) limit: usize,
    pub(super) cue: Range<usize>,
    pub(super) kind: CueKind,
    /// Where content behind it must end at the latest.
    pub(super) ceiling: usize,
    pub(super) ruled: Option<&'q Report>,
    /// Whether it stands in what somebody is quoted with.
    pub(super) nested: bool,
}

/// A place for content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing is reported.
    Nothing,
    /// What the rules say.
    AsRuled,
    /// Content begins at a word and ends behind the cue.
    From(usize),
    /// Content stands before the cue.
    Before(Range<usize>),
}

/// The most probable opening.
pub(super) fn opening(asked: &Asked, candidates: &mut Candidates) -> (Opening, f32) {
    candidates.clear();
    let cue = Itself::of(asked);
    add_nothing(asked, &cue, candidates);
    candidates.push(None, None);
    if candidates.last_scores(PLAINLY_NOTHING) {
        return (Opening::Nothing, 1.0);
    }
    let landmarks = Landmarks::of(asked);
    let mut openings = Vec::with_capacity(MOST);
    openings.push(Opening::Nothing);
    let plain = plain_start(asked);
    if let (Some(ruled), None) = (asked.ruled, plain) {
        add_as_ruled(asked, ruled, candidates);
        let span = asked.reading.span(ruled.pieces[0].start..ruled.pieces[ruled.pieces.len() - 1].end);
        candidates.push(Some(span.start()), Some(span.end()));
        if !asked.nested {
            candidates.rule_last();
        }
        openings.push(Opening::AsRuled);
    }
    starts_behind(asked, plain, &landmarks, |start| {
        add_behind(asked, start, plain, (&cue, &landmarks), candidates);
        candidates.push(Some(asked.reading.words[start].span.start()), None);
        if plain == Some(start) && !asked.nested {
            candidates.rule_last();
        }
        openings.push(Opening::From(start));
    });
    for words in before(asked, &cue, &landmarks) {
        if openings.contains(&Opening::Before(words.clone())) || ruled_is(asked, &words) {
            continue;
        }
        add_before(asked, &words, cue.number, candidates);
        let span = asked.reading.span(words.clone());
        candidates.push(Some(span.start()), Some(span.end()));
        openings.push(Opening::Before(words));
    }
    for start in starts_around(asked) {
        let known = openings.contains(&Opening::From(start));
        if known || asked.ruled.is_some_and(|ruled| ruled.pieces[0].start == start) {
            continue;
        }
        add_around(asked, start, candidates);
        candidates.push(Some(asked.reading.words[start].span.start()), None);
        openings.push(Opening::From(start));
    }
    let about = asked.reading.span(asked.cue.clone());
    let chosen = candidates.choose(Question { topic: Topic::Opening, about });
    (openings.swap_remove(chosen.index), chosen.probability)
}

/// Where the rules begin content that stands behind the cue in one piece.
fn plain_start(asked: &Asked) -> Option<usize> {
    let ruled = asked.ruled?;
    (ruled.pieces.len() == 1 && ruled.pieces[0].start >= asked.cue.end).then(|| ruled.pieces[0].start)
}

fn ruled_is(asked: &Asked, words: &Range<usize>) -> bool {
    asked.ruled.is_some_and(|ruled| ruled.pieces.len() == 1 && ruled.pieces[0] == *words)
}

fn inside_marks(asked: &Asked, at: usize) -> bool {
    let next = asked.quoted.partition_point(|quote| quote.words.end <= at);
    asked.quoted.get(next).is_some_and(|quote| quote.words.start < at)
}

/// What a cue is itself, and what stands right before it.
#[derive(Debug)]
struct Itself {
    /// The phrase before the cue.
    subject: Option<Range<usize>>,
    /// Whether the cue is passive.
    passive: bool,
    /// A number for the cue's words.
    number: u32,
}

impl Itself {
    fn of(asked: &Asked) -> Self {
        let reading = asked.reading;
        let passive = attribution::is_passive(reading, asked.first, asked.cue.start);
        let subject = phrase::before(reading, asked.first, asked.cue.start);
        let number = asked.cue.clone().fold(3, |hash, at| mixed(hash, reading.words[at].hash));
        Self { subject, passive, number }
    }
}

/// Where something ends that may stand between a cue and its content: looked for where something may be reported.
#[derive(Debug)]
struct Landmarks {
    limit: usize,
    /// The phrase behind the cue.
    hearer: usize,
    /// Times and places behind the cue.
    aside: usize,
    behind_hearer: usize,
    /// The first “that” and the first comma behind the cue, or where content must end.
    that: usize,
    comma: usize,
    /// Where what another verb of saying reports begins behind it, or where content must end: “added to the pressure,
    /// warning *that* the plan …”.
    claimed: usize,
}

impl Landmarks {
    fn of(asked: &Asked) -> Self {
        let (reading, end) = (asked.reading, asked.cue.end);
        let limit = asked.ceiling.min(end + REACH);
        let hearer = phrase::after(reading, end, limit).map_or(end, |phrase| phrase.end);
        let aside = adjunct_end(reading, end, limit);
        let behind_hearer = if hearer == end { aside } else { adjunct_end(reading, hearer, limit) };
        let near = end..asked.ceiling.min(end + FAR);
        let behind = &reading.words[near.clone()];
        let first = |wanted: fn(&Word) -> bool| behind.iter().position(wanted).map_or(asked.ceiling, |at| end + at);
        let that = first(|word| word.hash == THAT);
        let comma = first(|word| matches!(word.part, Part::Comma));
        let anothers = |&at: &usize| reading.words[at].hash == THAT && reading.is_verb_cue(at - 1);
        let claimed = (that.max(end + 1)..near.end).find(anothers).unwrap_or(asked.ceiling);
        Self { limit, hearer, aside, behind_hearer, that, comma, claimed }
    }
}

/// Tells `visit` of each place behind the cue where content may begin.
fn starts_behind(asked: &Asked, plain: Option<usize>, landmarks: &Landmarks, mut visit: impl FnMut(usize)) {
    let reading = asked.reading;
    let end = asked.cue.end;
    let &Landmarks { limit, hearer, aside, behind_hearer, .. } = landmarks;
    let mut found = 0;
    for at in end..asked.ceiling {
        if at >= limit && plain.is_none_or(|plain| at > plain) {
            break;
        }
        let part = reading.words[at].part;
        let stops = || !phrase::shortens(reading, at) && plain.is_none_or(|plain| at > plain);
        if matches!(part, Part::Stop) && stops() {
            break;
        }
        let before = reading.words[at - 1].part;
        let links = matches!(before, Part::Comma | Part::Colon | Part::Preposition | Part::Conjunction)
            || [THAT, AS, TO].contains(&reading.words[at - 1].hash);
        let marked = || asked.quoted.binary_search_by_key(&at, |quote| quote.words.start).is_ok();
        let opens = matches!(part, Part::Mark) && marked();
        let near = at < end + 3 || links || opens || at == hearer || at == aside || at == behind_hearer;
        let stands = || {
            opens
                || !counts_of_them(reading, at)
                    && !matches!(
                        part,
                        Part::Comma | Part::Colon | Part::Mark | Part::Dash | Part::Possessive | Part::Stop
                    )
                    && !inside_marks(asked, at)
        };
        if plain == Some(at) || (near && found < BEHIND && at <= landmarks.claimed && stands()) {
            visit(at);
            found += 1;
        }
    }
}

/// Whether it is only told at word `at`, behind a comma, how many of those told of before are what: “, *most of them*
/// children”.
fn counts_of_them(reading: &Reading, at: usize) -> bool {
    const COUNTS: [&str; 9] = ["most", "many", "some", "all", "several", "half", "none", "few", "one"];
    reading.is(at + 1, "of")
        && reading.is(at - 1, ",")
        && reading.is_any(at + 2, &["them", "whom"])
        && reading.is_any(at, &COUNTS)
}

/// Contents that may stand before the cue: between a clause's beginning and the comma before the subject or cue.
fn before(asked: &Asked, cue: &Itself, landmarks: &Landmarks) -> Vec<Range<usize>> {
    let reading = asked.reading;
    let mut found = Vec::new();
    let end = asked.cue.end;
    // “Ruiz, the mayor, told the builder *to* look”, “Ruiz, the mayor, wondered *aloud*”
    let told_to =
        has_hearer(reading.words[end - 1].hash) && landmarks.hearer > end && reading.is(landmarks.hearer, "to");
    if told_to || reading.is_any(end, &["aloud", "off"]) {
        return found;
    }
    for edge in [cue.subject.as_ref().map(|subject| subject.start), Some(asked.cue.start)].into_iter().flatten() {
        let mut end = edge;
        if end > asked.first && reading.is(end - 1, "as") {
            end -= 1;
        }
        let parted = end > asked.first + 1
            && (end < edge || matches!(reading.words[end - 1].part, Part::Comma | Part::Dash | Part::Mark));
        if !parted {
            continue;
        }
        let end = super::trim_end(reading, asked.first, end);
        let clause = clause_start(reading, asked.first, end);
        let floor = asked.first.max(end.saturating_sub(60));
        let divided = (floor + 1..end).rev().filter(|&at| divides(reading, at - 1)).take(3);
        for start in std::iter::once(clause).chain(sentence_start(asked)).chain(divided) {
            if start + 1 < end && !found.contains(&(start..end)) && !inside_marks(asked, start) {
                found.push(start..end);
            }
        }
    }
    found
}

fn divides(reading: &Reading, at: usize) -> bool {
    matches!(reading.words[at].part, Part::Colon | Part::Dash)
        || (matches!(reading.words[at].part, Part::Conjunction) && at > 0 && reading.is(at - 1, ","))
}

fn sentence_start(asked: &Asked) -> Option<usize> {
    let opens = |at: &usize| !matches!(asked.reading.words[*at].part, Part::Conjunction | Part::Comma | Part::Dash);
    (asked.first..asked.cue.start).find(opens)
}

/// Beginnings of clauses that the cue stands in: “the draft reportedly eases the terms”.
fn starts_around(asked: &Asked) -> Vec<usize> {
    let reading = asked.reading;
    if asked.kind != CueKind::Adverb {
        return Vec::new();
    }
    let (first, at) = (asked.first, asked.cue.start);
    let floor = first.max(at.saturating_sub(40));
    let comma = (floor..at).rev().find(|&word| matches!(reading.words[word].part, Part::Comma)).map(|comma| comma + 1);
    let joined = (floor..at).rev().find(|&word| matches!(reading.words[word].part, Part::Conjunction));
    let found = [
        Some(clause_start(reading, first, at)),
        sentence_start(asked),
        phrase::before(reading, first, at).map(|subject| subject.start),
        comma,
        joined.map(|joined| joined + 1),
    ];
    let mut starts = Vec::new();
    for start in found.into_iter().flatten().filter(|&start| start < at) {
        if !starts.contains(&start) {
            starts.push(start);
        }
    }
    starts
}

fn sight<'q>(asked: &Asked<'q>) -> Sight<'q> {
    Sight::of(asked.reading, asked.first..asked.limit)
}

/// How the rules see it: nothing, behind, before, around, in pieces.
fn ruling(asked: &Asked) -> u32 {
    match asked.ruled {
        None => 0,
        Some(ruled) if ruled.pieces.len() > 1 => 1,
        Some(ruled) if ruled.pieces[0].start >= asked.cue.end => 2,
        Some(ruled) if ruled.pieces[0].end <= asked.cue.start => 3,
        Some(_) => 4,
    }
}

/// What the speaker's head is by the rules.
fn speaker_part(asked: &Asked) -> u32 {
    let Some(ruled) = asked.ruled else { return 99 };
    let Some(speaker) = &ruled.speaker else { return 98 };
    asked.reading.words[speaker.end - 1].part as u32
}

fn add_nothing(asked: &Asked, itself: &Itself, candidates: &mut Candidates) {
    let (reading, sight) = (asked.reading, sight(asked));
    let (start, end) = (asked.cue.start, asked.cue.end);
    let cue = itself.number;
    let ruling = ruling(asked);
    let next = asked.quoted.partition_point(|quote| quote.words.start < end);
    let marks = asked.quoted.get(next).is_some_and(|quote| quote.words.start < asked.ceiling);
    let nested = u32::from(asked.nested);
    let subject = itself.subject.as_ref().map(|subject| reading.words[subject.end - 1]);
    let played = subject.map_or(0, |head| 1 + 2 * head.part as u32 + u32::from(head.capital));
    candidates.add([
        few(100, 0),
        pair(102, cue, ruling),
        pair(104, cue, sight.word(start, -1)),
        pair(105, cue, sight.word(end, 0)),
        few_pair(106, sight.part(start, -1), sight.part(end, 0)),
        few_pair(107, mixed(sight.part(start, -2), sight.part(start, -1)), ruling),
        few_pair(108, mixed(sight.part(end, 0), sight.part(end, 1)), ruling),
        feature(109, sight.word(start, -1)),
        feature(110, sight.word(end, 0)),
        pair(111, sight.word(start, -2), sight.word(start, -1)),
        pair(112, sight.word(end, 0), sight.word(end, 1)),
        pair(115, u32::from(itself.passive), cue),
        pair(117, sight.part(start, -1), cue),
        pair(118, sight.part(end, 0), cue),
        few_pair(123, mixed(sight.part(start, -3), sight.part(start, -2)), sight.part(start, -1)),
        few_pair(124, mixed(sight.part(end, 0), sight.part(end, 1)), sight.part(end, 2)),
        few_pair(125, suffix(reading.written(start)), mixed(sight.part(start, -1), sight.part(end, 0))),
        few_pair(126, u32::from(marks), ruling),
        few_pair(128, nested, ruling),
        pair(129, nested, mixed(speaker_part(asked), sight.word(start, -1))),
        pair(138, played, cue),
    ]);
}

/// Which form of a verb it may be.
fn suffix(written: &str) -> u32 {
    ["ing", "ed", "s", "d"].iter().position(|suffix| written.ends_with(suffix)).map_or(9, size)
}

fn add_as_ruled(asked: &Asked, ruled: &Report, candidates: &mut Candidates) {
    let (ruling, sight, words) = (ruling(asked), sight(asked), &ruled.pieces[0]);
    candidates.add([
        few_pair(202, ruling, size(words.len())),
        few_pair(204, ruling, sight.part(words.start, 0)),
        few_pair(205, ruling, sight.part(asked.cue.end, 0)),
        few_pair(207, ruling, u32::from(words.start == asked.first)),
    ]);
}

fn add_behind(
    asked: &Asked,
    start: usize,
    plain: Option<usize>,
    (itself, landmarks): (&Itself, &Landmarks),
    candidates: &mut Candidates,
) {
    let (reading, sight) = (asked.reading, sight(asked));
    let end = asked.cue.end;
    let cue = itself.number;
    let step = size(start - end);
    let link = if start == end { 2 } else { sight.word(start, -1) };
    let ruled = match plain {
        Some(plain) if plain == start => 1,
        Some(plain) if plain < start => 2,
        Some(_) => 3,
        None => 0,
    };
    let hearer = start > end && landmarks.hearer == start;
    let near = landmarks.limit.min(start + 8).max(start);
    let that = reading.words[start..near].iter().any(|word| word.hash == THAT);
    let (thats, comma) = (landmarks.that < start, landmarks.comma < start);
    let quote = matches!(reading.words[start].part, Part::Mark);
    candidates.add([
        pair(301, ruled, link),
        pair(303, link, cue),
        pair(304, link, step),
        pair(305, step, cue),
        few_pair(307, sight.part(start, 0), sight.part(start, -1)),
        few_pair(308, mixed(sight.part(start, 0), sight.part(start, 1)), u32::from(start == end)),
        feature(309, sight.word(start, 0)),
        pair(310, sight.word(start, 0), link),
        pair(311, u32::from(hearer), cue),
        few_pair(314, mixed(u32::from(that), u32::from(thats)), ruled),
        few_pair(315, u32::from(comma), step),
        pair(316, u32::from(quote), link),
        few_pair(318, mixed(ruled, sight.part(start, 0)), step),
        pair(319, sight.part(start, 0), cue),
        few_pair(320, mixed(sight.part(end, 0), sight.part(end, 1)), step),
        pair(321, u32::from(itself.passive), link),
        few_pair(322, u32::from(reading.any(start, Classes::TIME)), step),
    ]);
}

fn add_before(asked: &Asked, words: &Range<usize>, cue: u32, candidates: &mut Candidates) {
    let ruling = ruling(asked);
    let place = mixed(u32::from(words.start == asked.first), u32::from(words.end + 1 >= asked.cue.start));
    candidates.add([
        few(400, ruling),
        pair(402, place, cue),
        few_pair(404, sight(asked).part(asked.cue.end, 0), place),
        pair(411, ruling, cue),
    ]);
}

fn add_around(asked: &Asked, start: usize, candidates: &mut Candidates) {
    let sight = sight(asked);
    let distance = size(asked.cue.start - start);
    candidates.add([
        few(500, distance),
        few_pair(502, sight.part(start, -1), sight.part(start, 0)),
        few_pair(503, ruling(asked), u32::from(start == asked.first)),
    ]);
}
