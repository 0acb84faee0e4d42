//! Where a reported clause begins and ends.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::{Reading, Word};
use super::super::token::TokenKind;
use super::finite::is_finite;
use super::medium::stands_at_cue;
use std::ops::Range;

/// The longest reported clause, in words. Keeps a text without full stops from taking time without end.
pub(super) const LONGEST: usize = 400;

/// The end of the times and places of saying that begin at `at`: “on Monday”, “in a letter”.
pub(super) fn adjunct_end(reading: &Reading, mut at: usize, limit: usize) -> usize {
    const HOURS: [&str; 5] = ["yesterday", "morning", "afternoon", "evening", "night"];
    let begin = at;
    loop {
        // “at a hearing *yesterday morning*”
        if at > begin && at < limit && reading.is_any(at, &HOURS) {
            at += 1;
            continue;
        }
        let owns = || reading.words.get(at + 1).is_some_and(|word| matches!(word.part, Part::Possessive));
        if reading.any(at, Classes::TIME) && reading.words[at].capital && !owns() {
            at += 1;
            continue;
        }
        if let Some(end) = ago_end(reading, at).filter(|&end| end < limit && reading.is(end, "that")) {
            return end;
        }
        if !matches!(reading.written(at), "on" | "in" | "at" | "during") || !reading.is_word(at + 1) {
            return at;
        }
        let Some(phrase) = before_subject(reading, at + 1, limit.min(at + 5)) else { return at };
        let said = |word: usize| reading.any(word, Classes::TIME) || stands_at_cue(reading, word);
        if !phrase.clone().any(said) {
            return at;
        }
        at = phrase.end;
        // “in an interview *with the Courier*”
        let with = reading.is_any(at, &["with", "to"]) && !reading.any(phrase.end - 1, Classes::TIME);
        let whom = if with && at < limit { before_subject(reading, at + 1, limit.min(at + 6)) } else { None };
        at = whom.filter(|whom| whom.len() > 1 || reading.words[whom.start].capital).map_or(at, |whom| whom.end);
    }
}

/// Where words from `at` on end that count back or on from a day: “*two days earlier*”, “*a week ago*”.
pub(in crate::analysis) fn ago_end(reading: &Reading, at: usize) -> Option<usize> {
    const SOME: [&str; 6] = ["a", "an", "several", "some", "few", "many"];
    let counts = |at: usize| {
        let number = |word: &Word| matches!(word.part, Part::Number) || phrase::is_count(word.hash);
        reading.is_any(at, &SOME) || reading.words.get(at).is_some_and(number)
    };
    let noun = at + if counts(at + 1) { 2 } else { 1 };
    let counted = counts(at) && reading.any(noun, Classes::DURATION);
    (counted && reading.is_any(noun + 1, &["ago", "earlier", "later"])).then_some(noun + 2)
}

/// The phrase at `at`, before a pronoun that another clause begins with: on *Monday* it was, told *police* he was.
pub(super) fn before_subject(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let phrase = phrase::after(reading, at, limit)?;
    let subject = (at + 1..phrase.end).find(|&word| {
        // “told Leith Radio *there* was no money”
        is_subject(reading, word) || reading.is(word, "there") && is_finite(reading, word + 1)
    });
    Some(at..subject.unwrap_or(phrase.end))
}

/// Whether word `at` is a pronoun that a clause begins with: told police *he* was.
pub(super) fn is_subject(reading: &Reading, at: usize) -> bool {
    const SUBJECTS: [&str; 6] = ["he", "she", "they", "we", "it", "i"];
    let contracted = || phrase::contracted(reading.written(at)).is_some();
    reading.is_any(at, &SUBJECTS) || contracted()
}

/// Where a reported clause that begins at `start` ends.
pub(super) fn clause_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let sign = reading.sign(at);
        if matches!(sign, ";") || (reading.is(at, "according") && reading.is(at + 1, "to")) {
            break;
        }
        let comma = sign == "," || (matches!(sign, "”" | "\"") && at > start && reading.is(at - 1, ","));
        if comma && at > start && ends_report(reading, at + 1, limit) {
            at += usize::from(sign != ",");
            break;
        }
        if matches!(sign, "—" | "–")
            && at > start + 2
            && !(at + 1..limit.min(at + 25)).any(|word| matches!(reading.sign(word), "—" | "–"))
        {
            break;
        }
        at += 1;
    }
    trim_end(reading, start, at)
}

/// The longest aside between a subject and its verb, in words.
const LONGEST_ASIDE: usize = 20;

/// Where the aside ends, at its second comma, that the comma at `at` begins between a subject and its verb: “the
/// council, which she chairs, would vote”.
pub(super) fn aside_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let is_comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
    let near = at + 2..limit.min(at + LONGEST_ASIDE);
    let relative = reading.words.get(at + 1).is_some_and(|word| phrase::relates(word.hash));
    let goes_on = |comma: usize| {
        let verb = (comma + 1..limit).find(|&word| !matches!(reading.words[word].part, Part::Adverb));
        verb.is_some_and(|verb| match reading.words[verb].part {
            Part::Be | Part::Have | Part::Modal => true,
            Part::Ed | Part::CueVerb => relative,
            _ => false,
        })
    };
    let mut inside = near.take_while(|&word| match reading.words[word].part {
        Part::Stop => phrase::shortens(reading, word),
        Part::Colon | Part::Mark => false,
        _ => true,
    });
    let closing = inside.find(|&word| is_comma(word) && (goes_on(word) || !relative))?;
    goes_on(closing).then_some(closing)
}

/// Where what is told of `source` behind its `comma` ends, at its last comma: “According to Ana Ruiz, 54, an engineer
/// at the mill*,* the dam leaks”.
pub(super) fn told_of_source(reading: &Reading, source: &Range<usize>, comma: usize, limit: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let is_comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
    let aged = |at: usize| reading.words[at].kind == TokenKind::Number && is_comma(at + 1);
    let begin = comma + 1;
    if begin + 1 >= limit || comma != source.end {
        return None;
    }
    let aside = begin + if aged(begin) { 2 } else { 0 };
    let near = aside..limit.min(begin + LONGEST);
    let acts = |at: usize| {
        matches!(
            reading.words[at].part,
            Part::Be | Part::Have | Part::Modal | Part::CueVerb | Part::Conjunction | Part::Pronoun
        )
    };
    let relative = |at: usize| reading.is_any(at, &["who", "which", "whose"]);
    let noun = reading.is_any(aside, &["a", "an", "the", "its", "his", "her", "their"]);
    let close = near.clone().skip(1).take_while(|&at| !acts(at) || relative(at)).find(|&at| is_comma(at));
    // “According to Ruiz, who owns the dam, it is safe”
    if relative(aside)
        && let Some(close) = near.clone().skip(2).find(|&at| is_comma(at)).filter(|close| close + 2 < limit)
    {
        return Some(close);
    }
    // “…, a paper that is read there, it is safe”
    let article = reading.is_any(aside, &["a", "an"]);
    let that = || near.clone().take_while(|&at| !acts(at)).find(|&at| reading.is(at + 1, "that"));
    if article && let Some(that) = that() {
        let close = (that..near.end).find(|&at| is_comma(at)).filter(|close| close + 2 < limit);
        return close.or((aside > begin).then_some(aside - 1));
    }
    let Some(close) = close.filter(|_| noun) else { return (aside > begin).then_some(aside - 1) };
    // “…, which owns the dam, it is safe”
    let more = relative(close + 1).then(|| (close + 2..near.end).find(|&at| is_comma(at))).flatten();
    let close = more.unwrap_or(close);
    let body = reading.is_any(aside, &["a", "an"]);
    let somebody = |at: usize| {
        let noun = || reading.words[at].is_person();
        reading.any(at, Classes::PERSON_NOUN | Classes::TITLE)
            || body && reading.any(at, Classes::ORGANIZATION_NOUN)
            || !reading.words[at].capital && noun()
    };
    let person = (aside + 1..close).any(somebody);
    // “According to the ruling, a host, such as Volta, must …”
    let list = reading.is_any(close + 1, &["and", "or"]) || reading.is(close + 1, "such");
    (person && !list && close + 2 < limit).then_some(close)
}

/// Whether what begins at `at`, behind a comma, is the reporter’s again.
pub(super) fn ends_report(reading: &Reading, at: usize, limit: usize) -> bool {
    if at >= limit {
        return false;
    }
    let here = reading.any(at, Classes::BREAK);
    let joined = reading.is(at, "and") || reading.is(at, "or");
    let participle = reading.is_verb_cue(at) && reading.written(at).ends_with("ing");
    let next = at + usize::from(joined);
    let cue_soon = || {
        let subject = phrase::after(reading, next, limit.min(next + 8));
        subject.is_some_and(|subject| {
            let verb = (subject.end..limit.min(subject.end + 3))
                .find(|&word| !reading.any(word, Classes::AUXILIARY | Classes::ADVERB));
            verb.is_some_and(|verb| reading.is_verb_cue(verb))
        })
    };
    let point = reading.is(at, "a") && reading.is(at + 1, "point");
    here || participle || point || (joined && reading.is_verb_cue(next)) || cue_soon()
}

/// Where the clause that word `at` belongs to begins.
pub(in crate::analysis) fn clause_start(reading: &Reading, first: usize, at: usize) -> usize {
    let first = first.max(at.saturating_sub(LONGEST));
    let mut start = at;
    while start > first {
        let before = start - 1;
        let clause = || {
            let breaks = reading.any(before, Classes::BREAK) && before > first && reading.is(before - 1, ",");
            breaks && !compares(reading, before)
        };
        if reading.is(before, ";") || clause() {
            break;
        }
        start = before;
    }
    while start < at
        && reading.words[start].kind == TokenKind::Sign
        && !matches!(reading.written(start), "“" | "\"" | "$")
    {
        start += 1;
    }
    while start < at && matches!(reading.written(start), "But" | "And" | "but" | "and") {
        start += 1;
    }
    start
}

/// Whether “as” at `at` begins no clause: “, *as* of May”, “, *as* high as 9%”.
fn compares(reading: &Reading, at: usize) -> bool {
    reading.is(at, "as") && (reading.is_any(at + 1, &["of", "for", "well"]) || reading.is(at + 2, "as"))
}

/// `end` moved back over signs that end no clause, and over the number of a footnote: `[1]`.
pub(in crate::analysis) fn trim_end(reading: &Reading, start: usize, mut end: usize) -> usize {
    // “(which Ruiz said was safe)”
    let opens_bracket = |close: usize| (start.max(close.saturating_sub(LONGEST))..close).any(|at| reading.is(at, "("));
    let is_number = |at| reading.written(at).bytes().all(|byte| byte.is_ascii_digit());
    loop {
        let written = |back: usize| if end >= start + back { reading.written(end - back) } else { "" };
        end -= match written(1) {
            "." | "," | ";" | ":" | "—" | "–" | "(" | "-" | "?" | "!" | "[" => 1,
            ")" if !opens_bracket(end - 1) => 1,
            "]" if written(3) == "[" && is_number(end - 2) => 3,
            number if !number.is_empty() && written(2) == "[" && is_number(end - 1) => 2,
            _ => return end,
        };
    }
}
