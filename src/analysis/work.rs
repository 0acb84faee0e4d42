//! Titles of works in quotation marks, as they are told by what is done with them: sang “Deep River”, her book ‘The
//! Long Tide’.

use super::lexicon::Classes;
use super::part::Part;
use super::reading::Reading;
use super::tagger::feature::hash;
use std::ops::Range;

/// What is done with a work that is named, and with nothing that is said.
pub(super) const MADE: [u32; 14] = [
    hash(b"publish"),
    hash(b"publishes"),
    hash(b"published"),
    hash(b"release"),
    hash(b"releases"),
    hash(b"released"),
    hash(b"recorded"),
    hash(b"directed"),
    hash(b"composed"),
    hash(b"titled"),
    hash(b"entitled"),
    hash(b"named"),
    hash(b"names"),
    hash(b"staged"),
];
/// How many of [`DONE`] are done with songs and poems alone.
const SUNG: usize = 7;
/// What is done with one by whoever performs or reads it, and what has been done with it.
const DONE: [u32; 18] = [
    hash(b"sang"),
    hash(b"sing"),
    hash(b"sings"),
    hash(b"sung"),
    hash(b"singing"),
    hash(b"recited"),
    hash(b"hummed"),
    hash(b"played"),
    hash(b"plays"),
    hash(b"play"),
    hash(b"performed"),
    hash(b"read"),
    hash(b"reads"),
    hash(b"wrote"),
    hash(b"written"),
    hash(b"writes"),
    hash(b"watched"),
    hash(b"filmed"),
];
/// Works that a title follows.
pub(super) const WORKS: [u32; 24] = [
    hash(b"book"),
    hash(b"novel"),
    hash(b"memoir"),
    hash(b"memoirs"),
    hash(b"essay"),
    hash(b"poem"),
    hash(b"song"),
    hash(b"hymn"),
    hash(b"album"),
    hash(b"film"),
    hash(b"movie"),
    hash(b"play"),
    hash(b"opera"),
    hash(b"column"),
    hash(b"article"),
    hash(b"paper"),
    hash(b"report"),
    hash(b"study"),
    hash(b"documentary"),
    hash(b"series"),
    hash(b"pamphlet"),
    hash(b"biography"),
    hash(b"autobiography"),
    hash(b"podcast"),
];

/// How many words may stand between the verb and the title: “the old hymn”.
const BETWEEN: usize = 3;
/// The longest title, in words.
const LONGEST: usize = 9;

/// The words between the marks that `name` stands between, if those are the title of a work.
///
/// Where `name` is taken for somebody, and all of the title, more has to tell that it is one.
pub(super) fn title_around(reading: &Reading, name: &Range<usize>, somebody: bool) -> Option<Range<usize>> {
    let part = |at: usize| reading.words.get(at).map_or(Part::Edge, |word| word.part);
    let open = (name.start.saturating_sub(LONGEST)..name.start)
        .rev()
        .take_while(|&at| reading.is_word(at) || part(at) == Part::Mark)
        .find(|&at| part(at) == Part::Mark)?;
    let close = (name.end..name.end + LONGEST)
        .take_while(|&at| reading.is_word(at) || matches!(part(at), Part::Mark | Part::Comma))
        .find(|&at| part(at) == Part::Mark)?;
    let end = close - usize::from(part(close - 1) == Part::Comma);
    let words = open + 1..end;
    let whole = somebody && words == *name;
    (is_title(reading, words.clone(), true) && is_told_of_work(reading, open..close, &words, whole)).then_some(words)
}

/// Whether what stands around the marks `open..close` tells that `title` is a work's, or the title itself does, where
/// it may not as well be `somebody`.
fn is_told_of_work(reading: &Reading, marks: Range<usize>, title: &Range<usize>, somebody: bool) -> bool {
    let Range { start: open, end: close } = marks;
    let hash_at = |at: usize| reading.words.get(at).map_or(0, |word| word.hash);
    let comma = |at: usize| reading.is(at, ",");
    let end = open - usize::from(open > 0 && comma(open - 1));
    let work_before = end > 0 && WORKS.contains(&hash_at(end - 1));
    let done = |at: &usize| DONE.contains(&hash_at(*at)) || MADE.contains(&hash_at(*at));
    let near = (open.saturating_sub(BETWEEN + 1)..open).rev().take_while(|&at| reading.is_word(at));
    let sung = |at: &usize| DONE[..SUNG].contains(&hash_at(*at));
    let done = |at: &usize| if somebody { sung(at) } else { done(at) };
    let done_before = end == open && near.into_iter().any(|at| done(&at));
    let behind = close + 1 + usize::from(comma(close + 1));
    let is = |at: usize| matches!(reading.words.get(at).map(|word| word.part), Some(Part::Be));
    let done_behind = is(behind) && done(&(behind + 1));
    let told = reading.any(behind, Classes::DETERMINER) && comma(behind - 1);
    let work_behind = told && (behind + 1..behind + 1 + BETWEEN).any(|at| WORKS.contains(&hash_at(at)));
    let led = || !somebody && title.end == close && is_led(reading, title);
    work_before || work_behind || done_before || done_behind || led()
}

/// Whether `title` begins as titles do, and has no word that names of somebody have: “The Long Tide”.
fn is_led(reading: &Reading, title: &Range<usize>) -> bool {
    const NAMED: [Classes; 4] =
        [Classes::ORGANIZATION_TAIL, Classes::ORGANIZATION_WORD, Classes::ORGANIZATION_HEAD, Classes::PLACE_TAIL];
    let leads = reading.is_any(title.start, &["the", "a", "an", "my", "our", "we", "i"]);
    let named = |at: usize| NAMED.iter().any(|list| reading.any(at, *list));
    title.len() > 2 && leads && !title.clone().any(named)
}

/// Whether the words in marks are written as titles are: all with capitals but the small ones.
pub(super) fn is_title(reading: &Reading, mark: Range<usize>, may_be_short: bool) -> bool {
    let small = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN;
    let words = || mark.clone().filter(|&at| reading.is_word(at));
    let asks = mark.clone().any(|at| matches!(reading.written(at), "!" | "?" | ":" | ";"));
    let capitals = words().filter(|&at| reading.words[at].capital && !reading.any(at, small)).count();
    let cased = words().all(|at| reading.words[at].capital || reading.any(at, small));
    let opens = words().next().is_some_and(|at| reading.words[at].capital);
    let short = may_be_short && words().count() == 1;
    opens && cased && !asks && (capitals >= 2 || short)
}
