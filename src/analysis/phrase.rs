//! Noun phrases around a cue: the subject before it, the subject behind it, and where a clause ends. `pronoun` has
//! words that stand for somebody; `named`, names that are small words otherwise; `source`, those who are known by what
//! they know; `colleagues`, who is named before theirs; `share`, one in ten of them; `publication`, papers by their
//! names, and documents.

mod colleagues;
mod named;
mod pronoun;
mod publication;
mod share;
mod source;

pub(super) use pronoun::{
    Which, contracted, counts, is_count, is_object, is_pronoun, is_third, is_thirds, is_whose, may_be_object,
    means_two, of_two, only_object, relates, stands_for_another, takes_up,
};
pub(super) use share::{begins_with_share, with_share, with_those};
pub(super) use source::{anonymous, is_somebody, is_unnamed, paper_somewhere, with_clause, with_place};

use super::lexicon::Classes;
use super::part::{Part, is_adverb_by_its_end};
use super::reading::{Reading, Word};
use super::tagger::feature::hash;
use super::token::TokenKind;
use named::{is_behind_verb, is_named, is_surname_here};
use pronoun::{means_several, only_subject};
use publication::{is_account, is_paper, names_publication};
use std::cell::Cell;
use std::ops::Range;

/// What a noun phrase goes on with behind its noun; none of them may begin a clause as “after” and “than” do.
pub(super) const LINKS: [&str; 11] = ["of", "for", "at", "near", "in", "from", "with", "to", "on", "inside", "outside"];
/// What tells where or what for somebody is, behind a noun for people alone: “drivers *across* the country”, “members of
/// the league *against* the dam”.
pub(super) const PLACES: [&str; 12] = [
    "behind",
    "across",
    "along",
    "under",
    "against",
    "beside",
    "within",
    "among",
    "throughout",
    "beyond",
    "around",
    "opposite",
];
/// What may stand between a noun and that: “a man close to her”.
pub(super) const TIES: [&str; 7] = ["familiar", "close", "briefed", "based", "involved", "aware", "privy"];

const HER: u32 = hash(b"her");
const THOSE: u32 = hash(b"those");

/// The longest noun phrase a subject is looked for in, in words.
const LONGEST: usize = 14;

/// What [`before`] was asked for last, and what it found: several rules ask for the same one after the other.
#[derive(Debug, Default)]
pub(super) struct LastBefore(Cell<Option<Looked>>);

/// The noun phrase found, from its first word on to its end, where it was looked for between `first` and `end`.
#[derive(Debug, Clone, Copy)]
struct Looked {
    first: usize,
    end: usize,
    found: Option<(usize, usize)>,
}

/// The noun phrase that ends right before `end`, auxiliaries and adverbs between left out.
pub(super) fn before(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    let LastBefore(last) = &reading.last_before;
    let found = match last.get() {
        Some(known) if (known.first, known.end) == (first, end) => known.found,
        _ => {
            let found = look_before(reading, first, end).map(|words| (words.start, words.end));
            last.set(Some(Looked { first, end, found }));
            found
        }
    };
    found.map(|(start, end)| start..end)
}

fn look_before(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    if let Some(&Word { capital: true, .. }) = reading.words.get(first).filter(|_| first + 1 == end)
        && (counts(reading, first) || reading.is(first, "one") || means_two(reading, &(first..end)))
    {
        return Some(first..end); // “Another said”, “Both said”
    }
    let alone = end > first + 1 && matches!(reading.words[end - 2].part, Part::Mark | Part::Comma);
    if alone && (reading.is(end - 1, "one") || reading.is(end - 1, "another")) {
        return Some(end - 1..end); // “…,” one said
    }
    let last = skip_back(reading, first, end)?;
    if reading.any(last, Classes::PRONOUN) && !reading.words[last].capital || is_pronoun(reading, last) {
        return Some(last..last + 1);
    }
    if contracted(reading.written(last)).is_some() && only_subject(reading, last) {
        return Some(last..last + 1); // “he’d told”
    }
    if reading.words[last].hash == HER {
        // “those who know her said”
        let told = source::from_source(reading, first, last..last + 1);
        return (told.start < last).then_some(told);
    }
    if last > first && means_several(reading, last - 1..last + 1) {
        return Some(last - 1..last + 1); // “The two said”
    }
    let start = phrase_start(reading, first, last);
    let subject = (start..last).rev().find(|&word| only_subject(reading, word));
    if let Some(subject) = subject {
        // “in a story he told”, “she approaches”: the pronoun is the subject, and what follows no noun.
        return Some(subject..subject + 1);
    }
    let head = is_head(reading, last) || is_named(reading, first, last);
    let source = (start <= last && head).then(|| source::from_source(reading, first, start..last + 1))?;
    Some(colleagues::with_leader(reading, first, source))
}

/// Whether word `at` may be a noun: no pronoun, no small word.
pub(super) fn may_be_noun(reading: &Reading, at: usize) -> bool {
    reading.is_word(at) && is_head(reading, at) && !reading.any(at, Classes::PRONOUN)
}

fn is_head(reading: &Reading, at: usize) -> bool {
    let word = reading.words[at];
    let small =
        Classes::CONJUNCTION | Classes::PREPOSITION | Classes::DETERMINER | Classes::AUXILIARY | Classes::ADVERB;
    word.kind == TokenKind::Word && !word.entry.classes.any(small) || word.kind == TokenKind::Number
}

/// The last word before `end` that is no auxiliary, adverb or date.
pub(super) fn skip_back(reading: &Reading, first: usize, end: usize) -> Option<usize> {
    let mut at = end;
    while at > first {
        let word = at - 1;
        let named = is_named(reading, first, word);
        let skipped = reading.any(word, Classes::AUXILIARY) && !named
            || (reading.any(word, Classes::ADVERB) && !is_pronoun(reading, word) && !named)
            || (reading.any(word, Classes::TIME) && at > first + 1)
            || (reading.is(word, "on") && reading.any(at, Classes::TIME))
            || (is_adverb_by_its_end(reading.written(word)) && reading.any(word, Classes::COMMON));
        // “had only come *to* believe”, “continued *to* deny”, but “came to thank”
        let goes_on = || {
            let thinks = || reading.is_any(end, &["believe", "think", "fear", "accept", "regard", "doubt", "suspect"]);
            reading.is_any(word - 1, &["begun", "began", "continued"])
                || reading.is_any(word - 1, &["come", "came", "comes"]) && thinks()
        };
        if word > first + 1 && reading.is(word, "to") && goes_on() {
            at = word - 1;
            continue;
        }
        if !skipped && !matches!(reading.words[word].part, Part::Bracket) {
            return Some(word);
        }
        if !skipped {
            let open = before_bracket(reading, first, at);
            if open == at {
                return Some(word);
            }
            at = open;
            continue;
        }
        at = word;
    }
    None
}

/// How many words a bracket may hold that is told of what stands before it.
const BRACKETED: usize = 24;

/// `end` moved back over a bracket that closes right before it, where anything stands before that: “Ana Ruiz
/// *(pictured)*”.
fn before_bracket(reading: &Reading, first: usize, end: usize) -> usize {
    if end <= first + 3 || !matches!(reading.words[end - 1].part, Part::Bracket) {
        return end;
    }
    let opening = match reading.written(end - 1) {
        ")" => "(",
        "]" => "[",
        _ => return end,
    };
    let floor = end.saturating_sub(BRACKETED).max(first + 1);
    (floor..end - 1).rev().find(|&at| reading.is(at, opening)).unwrap_or(end)
}

/// `at` moved on over a bracket that opens there: “Ana Ruiz *(D-Calif.)*”.
pub(super) fn behind_bracket(reading: &Reading, at: usize, limit: usize) -> usize {
    if at >= limit || !matches!(reading.words[at].part, Part::Bracket) {
        return at;
    }
    let closing = match reading.written(at) {
        "(" => ")",
        "[" => "]",
        _ => return at,
    };
    let close = (at + 1..limit.min(at + BRACKETED)).find(|&close| reading.is(close, closing));
    close.map_or(at, |close| close + 1)
}

/// Whether the full stop at `at` only shortens a title: “Rep. Ana Ruiz”.
pub(super) fn shortens(reading: &Reading, at: usize) -> bool {
    reading.is(at, ".")
        && at > 0
        && is_short_title(reading, at - 1)
        && reading.words[at - 1].capital
        && reading.words.get(at + 1).is_some_and(|word| word.capital)
}

/// Whether word `at` may be a title cut short.
fn is_short_title(reading: &Reading, at: usize) -> bool {
    const OTHERS: [&str; 5] = ["Ald", "Del", "Pvt", "Det", "Insp"];
    reading.any(at, Classes::TITLE) || OTHERS.contains(&reading.written(at))
}

/// Where the noun phrase begins whose last word is `last`.
fn phrase_start(reading: &Reading, first: usize, last: usize) -> usize {
    let floor = first.max(last.saturating_sub(LONGEST));
    let mut start = last;
    while start > floor {
        let word = start - 1;
        if reading.any(word, Classes::DETERMINER) {
            if reading.is(word, "that") && links_clause(reading, start, last) {
                break;
            }
            start = word;
            if start > floor + 1
                && links(reading, word - 1)
                && (is_head(reading, word - 2) || quantifies(reading, word - 1))
                && !opens_clause(word - 1, first)
            {
                start -= 2;
                continue;
            }
            // “*newspaper The* Courier”
            if start > floor && names_publication(reading, first, start) {
                start -= 1;
                continue;
            }
            break;
        }
        let part = || word > floor && is_head(reading, word - 1) || word > first && quantifies(reading, word);
        // “hit back *at* critics”
        let verb = word > first && reading.is(word, "at") && reading.is_any(word - 1, &["back", "out"]);
        let link = links(reading, word) && !verb && part() && !opens_clause(word, first);
        let joins = reading.is(word, "and") || reading.is(word, "nor") && reading.words[last].capital;
        let paired = joins && word > floor && is_head(reading, word - 1);
        if link || (paired && reading.words[word - 1].capital && reading.words[start].capital) {
            start = word - 1;
            continue;
        }
        // “Leith-born”, “Rep. Bell”
        let goes_on = || {
            reading.is_tying_hyphen(word) || matches!(reading.words[word].part, Part::Stop) && shortens(reading, word)
        };
        if word > floor && goes_on() {
            start = word - 1;
            continue;
        }
        if joins && word > floor && matches!(reading.words[word - 1].part, Part::Bracket) {
            // “Mark Hale (D-Ohio) and Lucy Marsh”
            let open = before_bracket(reading, first, word);
            if open < word
                && is_head(reading, open - 1)
                && reading.words[open - 1].capital
                && reading.words[start].capital
            {
                start = open - 1;
                continue;
            }
        }
        let possessive = reading.words[word].kind == TokenKind::Possessive;
        let verb = || !reading.words[word].capital && reading.is_verb_cue(word);
        let deed = || start < last && word > first && is_deed(reading, word);
        if !possessive
            && (!is_head(reading, word) || verb() || deed())
            && !reading.is(word, "former")
            && !is_first(reading, word)
            && !is_then(reading, first, word)
        {
            break;
        }
        start = word;
    }
    start
}

/// Whether word `at` is what somebody, named right before it, does to what stands behind it: “the palace *issued* a
/// statement”, “the study *visited* eight towns”, “a farmer *wearing* a hat”.
fn is_deed(reading: &Reading, at: usize) -> bool {
    if !matches!(reading.words[at].part, Part::Ed | Part::Ing) {
        return false; // As most words are not.
    }
    let Some([before, deed, behind]) = at.checked_sub(1).and_then(|before| reading.words.get(before..before + 3))
    else {
        return false;
    };
    let object = matches!(behind.part, Part::Determiner | Part::Number) || is_count(behind.hash);
    let verb = match deed.part {
        Part::Ed => may_be_noun(reading, at - 1),
        Part::Ing => before.entry.classes.any(Classes::SPEAKERS) || before.is_person(),
        _ => false,
    };
    verb && !deed.capital && object
}

/// “Scotland’s *first* minister”
fn is_first(reading: &Reading, at: usize) -> bool {
    reading.is(at, "first") && reading.is_any(at + 1, &["minister", "lady", "secretary", "officer", "responders"])
}

/// “its *then* boss”
fn is_then(reading: &Reading, first: usize, at: usize) -> bool {
    let whose = || reading.any(at - 1, Classes::DETERMINER) || matches!(reading.words[at - 1].part, Part::Possessive);
    at > first && reading.is(at, "then") && whose()
}

/// Whether “that” before the phrase `start..=last` is no determiner: “doubts that traders will buy”, “that Norway
/// pays”.
fn links_clause(reading: &Reading, start: usize, last: usize) -> bool {
    let plural = |at: usize| matches!(reading.words[at].part, Part::Plural) && !reading.written(at).ends_with("ss");
    reading.any(last, Classes::SOURCE_NOUN) || reading.words[start].capital || plural(start)
}

fn links(reading: &Reading, at: usize) -> bool {
    const SMALL: [u32; 3] = [hash(b"of"), hash(b"for"), hash(b"at")];
    reading.words.get(at).is_some_and(|word| SMALL.contains(&word.hash))
}

/// Whether “of” at `of` stands behind a word for some of many: “many of them”.
fn quantifies(reading: &Reading, of: usize) -> bool {
    const PARTS: [&str; 15] = [
        "many", "some", "several", "most", "all", "both", "one", "two", "three", "four", "five", "each", "another",
        "few", "none",
    ];
    reading.is(of, "of") && of > 0 && reading.is_any(of - 1, &PARTS)
}

/// The noun phrase that the relative “who” at `who` belongs to; `None` where it asks: “the question is who said so”.
pub(super) fn antecedent(reading: &Reading, first: usize, who: usize) -> Option<Range<usize>> {
    let end = if who > first && reading.is(who - 1, ",") { before_home(reading, first, who - 1) } else { who };
    let end = before_age(reading, first, end);
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    let asks = Classes::AUXILIARY | Classes::ADVERB | Classes::PREPOSITION | Classes::CONJUNCTION;
    if reading.any(last, asks) || (reading.is_verb_cue(last) && !reading.words[last].capital) {
        return None;
    }
    before(reading, first, end)
}

/// `end` moved back over where somebody lives: “Ana Ruiz, 24*, of Mill Lane, Leith*”.
pub(super) fn before_home(reading: &Reading, first: usize, end: usize) -> usize {
    const LONGEST: usize = 10;
    let place = |&at: &usize| reading.words[at].capital || matches!(reading.words[at].part, Part::Comma | Part::Number);
    let home = (first + 2..end).rev().take(LONGEST).take_while(place).last().unwrap_or(end);
    let of = home.wrapping_sub(1);
    let told = home > first + 3 && home < end && reading.is_any(of, &["of", "from"]) && reading.is(of - 1, ",");
    // “from a colleague, from Mike Lee, who said”
    let named = || reading.words[of - 2].capital || matches!(reading.words[of - 2].part, Part::Number);
    if told && named() { of - 1 } else { end }
}

/// `end` moved back over an age or a bracket: “Ana Ruiz, 24”, “the Harbour Trust (HT)”.
pub(super) fn before_age(reading: &Reading, first: usize, end: usize) -> usize {
    let aged = end > first + 2 && reading.words[end - 1].kind == TokenKind::Number && reading.is(end - 2, ",");
    if aged {
        return end - 2;
    }
    before_bracket(reading, first, end)
}

/// Whether the phrase that begins at `start` is a verb's and its object's: “could leave grave questions”.
pub(super) fn begins_with_verb(reading: &Reading, first: usize, start: usize) -> bool {
    let bare = !reading.words[start].capital
        && !reading.any(start, Classes::DETERMINER | Classes::PRONOUN | Classes::SOURCE_NOUN | Classes::PERSON_NOUN);
    let before = (first..start).rev().find(|&word| !reading.any(word, Classes::ADVERB));
    bare && before.is_some_and(|before| reading.any(before, Classes::AUXILIARY) || reading.is(before, "to"))
}

fn opens_clause(at: usize, first: usize) -> bool {
    at == first
}

/// The noun phrase that begins at `at`: “Ana Ruiz”, “a spokesman for the ministry”.
pub(super) fn after(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    if at >= limit {
        return None;
    }
    if is_pronoun(reading, at)
        || reading.is(at, "them")
        || reading.is(at, "him")
        || reading.is(at, "her") && !is_head_word(reading, at + 1)
        || reading.words[at].hash == THOSE && reading.is(at + 1, "who")
    {
        return Some(at..at + 1);
    }
    if reading.is(at, "the") && at + 2 <= limit && means_several(reading, at..at + 2) && !is_head_word(reading, at + 2)
    {
        return Some(at..at + 2); // “…,” said the three.
    }
    // “…,” said another.
    let ends = || at + 1 == limit || matches!(reading.words[at + 1].part, Part::Comma | Part::Stop);
    if reading.is_any(at, &["another", "one"]) && ends() {
        return Some(at..at + 1);
    }
    let limit = limit.min(at + LONGEST);
    // Of “a report”, whose it is, is told behind it.
    let sourced = at > 1
        && reading.is(at - 1, "to")
        && reading.is(at - 2, "according")
        && !matches!(reading.written(at), "a" | "an");
    let per = at > 0 && reading.written(at - 1) == "Per" && reading.any(at, Classes::DETERMINER);
    let account = |noun: usize| (sourced || per) && is_account(reading, at, noun);
    let mut end = at;
    while end < limit && !(end > at && account(end - 1)) {
        let word = reading.words[end];
        if matches!(word.part, Part::Mark)
            && let Some(behind) = behind_nickname(reading, at, end, limit)
        {
            end = behind;
            continue;
        }
        let stop = match word.kind {
            TokenKind::Sign => {
                let abbreviates = || reading.is(end, ".") && is_short_title(reading, end - 1);
                end == at || !(abbreviates() || reading.is_tying_hyphen(end))
            }
            TokenKind::Possessive | TokenKind::Number => false,
            TokenKind::Word => {
                let deed = end > at && is_deed(reading, end);
                // “Radio 4’s Today programme”
                let show = || {
                    let shows = reading.is_any(end + 1, &["programme", "program", "show"]);
                    word.capital && end > at && shows
                };
                // “said Theresa *May*, the prime minister”
                // “asked *May* if she would leave”
                let alone = || end == at && is_behind_verb(reading, at);
                let surname = || alone() || end == at + 1 && is_surname_here(reading, end);
                let kept = show()
                    || surname()
                    || reading.is(end, "and") && end > at && paired(reading, end)
                    || reading.any(end, Classes::DETERMINER);
                let small = reading.any(end, Classes::AUXILIARY | Classes::CONJUNCTION | Classes::ADVERB) && !kept;
                let inner = end > at;
                // “*Under Secretary* Bo Li”
                let office = || word.capital && reading.is(end, "under") && reading.is(end + 1, "secretary");
                let preposition =
                    reading.any(end, Classes::PREPOSITION) && !(inner && links(reading, end)) && !office();
                let verb =
                    || !word.capital && reading.is_verb_cue(end) && !account(end) && !is_paper(reading, at, end, limit);
                let time = || word.capital && reading.any(end, Classes::TIME) && !show() && !surname();
                // “newspaper *The Courier*”
                let names = || names_publication(reading, at, end);
                let determiner = || reading.any(end, Classes::DETERMINER) && !links(reading, end - 1) && !names();
                deed || small || preposition || inner && (verb() || time() || determiner())
            }
        };
        if stop {
            break;
        }
        end += 1;
    }
    let is_surname =
        |end: usize| end == at + 1 && is_behind_verb(reading, at) || end == at + 2 && is_surname_here(reading, end - 1);
    while end > at && !is_head(reading, end - 1) && !is_surname(end) {
        end -= 1;
    }
    (end > at).then(|| at..source::to_end(reading, &(at..end), limit))
}

/// Where the surname stands behind the nickname in marks that begins at `mark`, in a name from `at` on: Carl “the Fox”
/// *Weber*.
fn behind_nickname(reading: &Reading, at: usize, mark: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let given = mark.checked_sub(1).filter(|&given| given >= at)?;
    let is_name = |at: usize| reading.is_word(at) && reading.words[at].capital;
    let close = (mark + 2..limit.min(mark + 2 + LONGEST)).find(|&at| matches!(reading.words[at].part, Part::Mark))?;
    let inside = (mark + 1..close).all(|at| reading.is_word(at)) && is_name(close - 1);
    (inside && is_name(given) && close + 1 < limit && is_name(close + 1)).then_some(close + 1)
}

fn is_head_word(reading: &Reading, at: usize) -> bool {
    reading.is_word(at) && is_head(reading, at)
}

fn paired(reading: &Reading, and: usize) -> bool {
    reading.words[and - 1].capital && reading.words.get(and + 1).is_some_and(|word| word.capital)
}

/// The subject of a sentence that begins at `first`: the phrase its first verb belongs to.
pub(super) fn first_subject(reading: &Reading, first: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = first;
    while at < limit
        && (reading.any(at, Classes::CONJUNCTION | Classes::ADVERB) || reading.words[at].kind == TokenKind::Sign)
    {
        at += 1;
    }
    if reading.any(at, Classes::PREPOSITION) {
        at = (at..limit.min(at + 40)).find(|&word| reading.is(word, ","))? + 1;
    }
    after(reading, at, limit).filter(|subject| subject.len() < 8)
}
