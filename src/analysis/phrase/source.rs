//! Sources that are known by what they know or whom they lead, named at their end by what is not meant: “one person
//! familiar with the matter”, “the heads of the Harbour Union and the Port Authority”.

use super::super::lexicon::{Classes, Follow};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::reading::{Reading, Word};
use super::super::tagger::feature::hash;
use super::{LINKS, TIES, after, is_head, phrase_start};
use std::ops::Range;

/// How far before the last noun phrase of such a source its tie may stand, in words.
const REACH: usize = 9;
/// How many words may stand before what somebody has: “with direct and first-hand knowledge”.
const LEADING: usize = 4;

/// What an unnamed source has of the matter.
const KNOWLEDGE: [u32; 5] =
    [hash(b"knowledge"), hash(b"information"), hash(b"access"), hash(b"understanding"), hash(b"insight")];
/// What somebody has been who only is held to be of those who know.
const BELIEVED: [&str; 4] = ["said", "believed", "thought", "known"];
/// Heads of sources that are no nouns for anybody by the lists.
const ANYBODY: [u32; 10] = [
    hash(b"men"),
    hash(b"women"),
    hash(b"anyone"),
    hash(b"person"),
    hash(b"persons"),
    hash(b"source"),
    hash(b"someone"),
    hash(b"somebody"),
    hash(b"those"),
    hash(b"insiders"),
];

const WHO: u32 = hash(b"who");
/// What begins another clause.
const LINKING: [u32; 8] = [
    hash(b"what"),
    hash(b"that"),
    hash(b"which"),
    hash(b"when"),
    hash(b"where"),
    hash(b"how"),
    hash(b"why"),
    hash(b"as"),
];

/// The noun phrase `last` of a sentence from `first` on, from the source on that it stands in.
pub(super) fn from_source(reading: &Reading, first: usize, last: Range<usize>) -> Range<usize> {
    let Some(before) = last.start.checked_sub(1).filter(|&before| before > first) else { return last };
    let start = match reading.words[before].part {
        // “the heads of the union and of the port”
        Part::Preposition if before > first + 1 && reading.is(before - 1, "and") => {
            leading(reading, first, before - 1, last.clone())
        }
        Part::Preposition => knowing(reading, first, before, &last),
        // “the man believed to be the leader”
        Part::Be => before_belief(reading, first, last.start)
            .filter(|&end| end > first && is_source(reading, end - 1))
            .map(|end| phrase_start(reading, first, end - 1)),
        Part::Conjunction if reading.is(before, "and") => leading(reading, first, before, last.clone()),
        _ => None,
    };
    start.or_else(|| doing(reading, first, before, &last)).unwrap_or(last.start)..last.end
}

/// The phrase `last` from whoever is told to be there on, behind a comma: “The dam leaks, *officials in Leith* said”,
/// “the road is shut, *data from the ministry in Leith* showed”, “*a report by the council* says”.
pub(in crate::analysis) fn with_place(reading: &Reading, first: usize, last: &Range<usize>) -> Option<Range<usize>> {
    const PLACES: [&str; 8] = ["in", "from", "with", "near", "on", "inside", "outside", "across"];
    const MOST: usize = 2;
    let mut start = last.start;
    for _ in 0..MOST {
        let by = |link: usize| reading.is(link, "by") && link > 0 && reading.words[link - 1].entry.is_document();
        let link = start.checked_sub(1).filter(|&link| reading.is_any(link, &PLACES) || by(link))?;
        let head = link.checked_sub(1).filter(|&head| head > first + 2 && is_head(reading, head))?;
        start = phrase_start(reading, first, head);
        let before = start.checked_sub(1).filter(|&before| before > first && start <= head)?;
        if matches!(reading.words[before].part, Part::Comma) {
            let word = &reading.words[head];
            let speaks = is_source(reading, head)
                || word.entry.classes.any(Classes::ORGANIZATION_NOUN)
                || word.entry.is_document()
                || word.is_person();
            return speaks.then_some(start..last.end);
        }
    }
    None
}

/// The note, sign or message that a sentence from `first` on begins with, where the phrase `last` only ends what is
/// told of where it is: “*A note* found in his pocket read: “…””.
pub(in crate::analysis) fn paper_somewhere(
    reading: &Reading,
    first: usize,
    last: &Range<usize>,
) -> Option<Range<usize>> {
    const PAPERS: [&str; 10] =
        ["sign", "banner", "poster", "placard", "plaque", "inscription", "graffiti", "notice", "card", "sticker"];
    let link = last.start.checked_sub(1).filter(|&link| link > first + 1)?;
    if !matches!(reading.words[link].part, Part::Preposition) || reading.is_any(link, &["of", "by", "from", "to"]) {
        return None;
    }
    let put = reading.is_any(link - 1, &["found", "left", "pinned", "posted", "hung", "written", "taped", "nailed"]);
    let noun = (link - 1).checked_sub(usize::from(put)).filter(|&noun| noun > first)?;
    let paper = reading.is_any(noun, &PAPERS) || put && reading.words[noun].entry.is_document();
    (paper && phrase_start(reading, first, noun) == first).then_some(first..noun + 1)
}

/// The phrase `last` from whoever asked not to be named on, as it ends what is told of why: “*an official who spoke on
/// condition of anonymity because he was not allowed to speak to reporters* said”.
pub(in crate::analysis) fn anonymous(reading: &Reading, first: usize, last: &Range<usize>) -> Option<Range<usize>> {
    const ANONYMITY: [u32; 2] = [hash(b"anonymity"), hash(b"anonymously")];
    const FAR: usize = 24;
    const NEAR: usize = 8;
    let near = first.max(last.start.saturating_sub(FAR))..last.start;
    let at = near.rev().find(|&at| ANONYMITY.contains(&reading.words[at].hash))?;
    let who = (first.max(at.saturating_sub(NEAR))..at).rev().find(|&at| reading.words[at].hash == WHO)?;
    let sign = |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Mark | Part::Colon);
    let start = if (who..last.start).any(sign) { None } else { anybody(reading, first, who) };
    start.map(|start| start..last.end)
}

/// Where the source begins of whom the phrase `last`, behind word `before`, ends what is told: “a person who attended
/// the meeting”.
fn doing(reading: &Reading, first: usize, before: usize, last: &Range<usize>) -> Option<usize> {
    let floor = first.max(last.start.saturating_sub(REACH));
    let near = reading.words.get(floor + 1..=before)?;
    let who = floor + 1 + near.iter().rposition(|word| word.hash == WHO)?;
    let signs = [Part::Comma, Part::Stop, Part::Mark, Part::Dash, Part::Colon];
    let parts = |word: &Word| signs.contains(&word.part) || LINKING.contains(&word.hash);
    if reading.words[who..=before].iter().any(parts) {
        return None;
    }
    if (who + 1..=before).any(|cue| tells_itself(reading, who, cue)) {
        return None;
    }
    // “People who attended the rally the mayor said was banned”: who speaks is told behind a noun.
    let helped = before > who && (before - 1 == who || reading.any(before - 1, Classes::AUXILIARY | Classes::ADVERB));
    let goes_on = matches!(
        reading.words[before].part,
        Part::Preposition | Part::Be | Part::Have | Part::Modal | Part::Ing | Part::Ed | Part::CueVerb | Part::Adverb
    );
    // “a person who resigned”
    let alone = before == who && last.len() == 1 && matches!(reading.words[last.start].part, Part::Ed);
    let verb = alone || before > who && (goes_on || helped || reading.is(before, "to"));
    if verb { anybody(reading, first, who) } else { None }
}

/// Whether word `cue` of the clause behind “who” at `who` is a verb that what is said follows: “a person who attended
/// the meeting *said* Ada Voss”.
fn tells_itself(reading: &Reading, who: usize, cue: usize) -> bool {
    if reading.words[cue].capital || !reading.is_verb_cue(cue) {
        return false;
    }
    let says = reading.is_any(cue, &["said", "say", "says"]);
    let clause =
        reading.cue(cue).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE) && !cue.follow.any(Follow::NOUN));
    // “who was told of the plan”, “who told the mayor”: what they did.
    let helped = (who + 1..cue).all(|at| reading.any(at, Classes::AUXILIARY | Classes::ADVERB));
    clause && (!helped || says && cue == who + 1)
}

/// Where the phrase begins that “who” at `who` tells of, if that is somebody who is not named: “a person”, “those”.
fn anybody(reading: &Reading, first: usize, who: usize) -> Option<usize> {
    let noun = who.checked_sub(1).filter(|&noun| noun >= first && is_source(reading, noun))?;
    let alone = reading.is_any(noun, &["those", "someone", "somebody", "anyone"]);
    let start = if alone { noun } else { phrase_start(reading, first, noun) };
    is_indefinite(reading, start, noun).then_some(start)
}

/// Whether the phrase from `start` to its noun at `noun` is of nobody in particular: “a person”, “two people”.
fn is_indefinite(reading: &Reading, start: usize, noun: usize) -> bool {
    const DEFINITE: [&str; 11] = ["the", "this", "that", "these", "his", "her", "its", "their", "my", "our", "your"];
    let definite = start < noun && reading.is_any(start, &DEFINITE);
    !definite && !(start + 1..=noun).any(|at| reading.words[at].capital)
}

/// The phrase `source`, whoever it is, with what is told of them behind it, up to a sign before `limit`: “said a person
/// *who attended the meeting*.”
pub(in crate::analysis) fn with_clause(reading: &Reading, source: Range<usize>, limit: usize) -> Range<usize> {
    const LONGEST: usize = 14;
    let who = source.end;
    if who >= limit || reading.words[who].hash != WHO || anybody(reading, source.start, who) != Some(source.start) {
        return source;
    }
    let ends = |&at: &usize| matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Mark | Part::Dash);
    let end = (who + 1..limit.min(who + LONGEST)).find(ends);
    let end = end.or_else(|| (limit <= who + LONGEST).then_some(limit));
    end.map_or(source.clone(), |end| source.start..end)
}

/// Where the source begins that the phrase `last` behind the preposition at `preposition` tells the knowledge of.
fn knowing(reading: &Reading, first: usize, preposition: usize, last: &Range<usize>) -> Option<usize> {
    let floor = first.max(preposition.saturating_sub(REACH));
    let ceiling = last.end.min(last.start + LEADING);
    let ends = |&at: &usize| !matches!(reading.words[at].part, Part::Comma | Part::Stop | Part::Mark | Part::Be);
    let noun = (floor + 1..ceiling).rev().take_while(ends).find_map(|at| end_of_source(reading, floor, at))?;
    Some(if reading.is(noun, "those") { noun } else { phrase_start(reading, first, noun) })
}

/// The noun of the source that the word at `tie` ties to what it knows.
fn end_of_source(reading: &Reading, floor: usize, tie: usize) -> Option<usize> {
    let links = |at: usize| matches!(reading.words[at].part, Part::Preposition);
    if !reading.words.get(tie + 1).is_some_and(|word| matches!(word.part, Part::Preposition)) {
        return None;
    }
    let mut end = tie;
    if KNOWLEDGE.contains(&reading.words[tie].hash) {
        end = (floor.max(tie.saturating_sub(LEADING))..tie).rev().find(|&at| links(at))?;
        if !reading.is(end, "with") {
            return None;
        }
    } else if !is_tie(reading, tie) {
        return None;
    }
    while end > floor + 1 && is_adverb(reading, end - 1) {
        end -= 1;
    }
    end = before_belief(reading, floor, end).unwrap_or(end);
    end.checked_sub(1).filter(|&noun| noun >= floor && is_source(reading, noun))
}

/// Where “believed to be” begins that ends at `end`: “people *believed to be* close to the mayor”.
fn before_belief(reading: &Reading, floor: usize, end: usize) -> Option<usize> {
    let start = end.checked_sub(3).filter(|&start| start > floor)?;
    let believed = reading.is_any(start, &BELIEVED);
    (believed && reading.is(start + 1, "to") && reading.is(start + 2, "be")).then_some(start)
}

/// Where the source begins that leads what stands on both sides of “and” at `and`, the phrase `second` behind it.
fn leading(reading: &Reading, first: usize, and: usize, second: Range<usize>) -> Option<usize> {
    let mut start = phrase_start(reading, first, and - 1);
    let taken_up = second.start - 1;
    // “the heads of Arden Steel, of Fell Motors and of the union”
    while taken_up > and
        && start > first + 2
        && reading.words[start - 1].hash == reading.words[taken_up].hash
        && matches!(reading.words[start - 2].part, Part::Comma)
    {
        start = phrase_start(reading, first, start - 3);
    }
    both_are_led(reading, start..and, second).then_some(start)
}

/// Whether somebody leads what `heads` ends with and `second`, too: “the heads of the union” and “the port”.
fn both_are_led(reading: &Reading, heads: Range<usize>, second: Range<usize>) -> bool {
    let links = |&at: &usize| reading.is_any(at, &LINKS);
    let ruled = |at: usize| reading.is_any(at + 1, &["state", "government"]) && at + 3 < heads.end && links(&(at + 2));
    let Some(link) = heads.clone().skip(1).find(links).filter(|link| link + 1 < heads.end) else { return false };
    // “the heads of state of Norwick”
    let body_link = if ruled(link) { link + 2 } else { link };
    let article = |at: usize| usize::from(reading.is(at, "the"));
    let body = |at: usize, end: usize| {
        let noun = at + article(at);
        noun < end && (reading.words[noun].capital || reading.any(end - 1, Classes::ORGANIZATION_NOUN))
    };
    // “the wives of Ada Voss and of Tomas Brill”: the second “of” tells that both belong to what stands before the
    // first.
    let and = second.start - 1;
    let taken_up = reading.words[and].hash == reading.words[body_link].hash;
    let alike = || article(body_link + 1) == article(second.start) && are_people(reading, link - 1);
    (taken_up || reading.is(and, "and") && alike())
        && body(body_link + 1, heads.end)
        && body(second.start, second.end)
        && !reading.any(second.end - 1, Classes::PERSON_NOUN | Classes::SOURCE_NOUN)
}

/// Whether the noun at `at` is for several people: “officials”, “heads”.
fn are_people(reading: &Reading, at: usize) -> bool {
    let one = || reading.written(at).strip_suffix('s').map(|one| hash(one.to_lowercase().as_bytes()));
    let people = Classes::PERSON_NOUN;
    reading.any(at, Classes::SOURCE_NOUN) || one().is_some_and(|one| reading.lexicon.word_of(one).classes.any(people))
}

/// Where the phrase `source` ends with what its source knows or leads: “one person” with direct knowledge of the talks.
pub(super) fn to_end(reading: &Reading, source: &Range<usize>, limit: usize) -> usize {
    let end = source.end;
    let Some(next) = reading.words.get(end).filter(|_| end < limit) else { return end };
    let known = |end: usize, behind: usize| after(reading, behind, limit).map_or(end, |known| known.end);
    if reading.is(end, "and") {
        // “said the heads of Arden Steel and of Fell Motors”
        let behind = end + 1 + usize::from(reading.is(end + 1, "of") || reading.is(end + 1, "at"));
        let second = behind + usize::from(reading.is(behind, "the"));
        let second = if second < limit { after(reading, behind, limit) } else { None };
        return second
            .filter(|second| both_are_led(reading, source.clone(), second.clone()))
            .map_or(end, |led| led.end);
    }
    let swallowed = matches!(next.part, Part::Preposition) && end - 1 > source.start && is_tie(reading, end - 1);
    if swallowed || reading.is(end, "with") {
        let ceiling = limit.min(end + LEADING + 1);
        let tie = if swallowed {
            Some(end - 1)
        } else {
            (end + 1..ceiling).find(|&at| KNOWLEDGE.contains(&reading.words[at].hash))
        };
        let noun = tie.and_then(|tie| Some((tie, end_of_source(reading, source.start, tie)?)));
        return noun.map_or(end, |(tie, _)| known(end, if swallowed { tie + 2 } else { end + 1 }));
    }
    let tie = (end..limit.min(end + 2)).find(|&at| is_tie(reading, at));
    let noun = tie.and_then(|tie| Some((tie, end_of_source(reading, source.start, tie)?)));
    noun.filter(|(_, noun)| noun + 1 == end).map_or(end, |(tie, _)| known(end, tie + 2))
}

/// Whether the phrase `words`, its noun at `head`, is for somebody of whom only that is told what they know.
pub(in crate::analysis) fn is_unnamed(reading: &Reading, words: &Range<usize>, head: usize) -> bool {
    let floor = words.start;
    let definite = reading.is(floor, "the") && !are_people(reading, head);
    let told = || head + 1 < words.end && reading.words[head + 1].hash == WHO;
    let knows = || (head + 1..words.end).any(|tie| end_of_source(reading, floor, tie) == Some(head));
    !definite && is_source(reading, head) && (told() || knows())
}

/// Whether the noun at `at` is for one person, whoever that is.
pub(in crate::analysis) fn is_somebody(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["person", "source", "someone", "somebody"])
}

fn is_source(reading: &Reading, at: usize) -> bool {
    ANYBODY.contains(&reading.words[at].hash) || reading.any(at, Classes::PERSON_NOUN | Classes::SOURCE_NOUN)
}

fn is_tie(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &TIES)
}

fn is_adverb(reading: &Reading, at: usize) -> bool {
    reading.any(at, Classes::ADVERB) || is_adverb_by_its_end(reading.written(at))
}
