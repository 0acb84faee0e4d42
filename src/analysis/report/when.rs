//! When something was said, told right before who says it with no comma between: “*last week* officials said”, “on
//! *Monday morning* police said”, “in *recent days* Ruiz has said”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::token::TokenKind;
use super::clause::ago_end;
use super::passive::names_person;
use std::ops::Range;

/// What stands before a time.
const BEFORE: [&str; 13] =
    ["on", "at", "in", "by", "since", "until", "for", "during", "over", "from", "within", "throughout", "through"];
/// What a time begins with that nothing stands before.
const OPENS: [&str; 9] = ["last", "this", "next", "that", "every", "each", "earlier", "later", "one"];
/// What is told of a time before its noun.
const DESCRIBES: [&str; 15] = [
    "the",
    "recent",
    "past",
    "early",
    "late",
    "same",
    "previous",
    "following",
    "coming",
    "first",
    "few",
    "several",
    "some",
    "many",
    "certain",
];
/// Nouns for times that are no part of a date.
const TIMES: [&str; 15] = [
    "time",
    "times",
    "moment",
    "moments",
    "point",
    "points",
    "stage",
    "stages",
    "occasion",
    "occasions",
    "weekend",
    "summer",
    "winter",
    "spring",
    "autumn",
];

/// Where the phrase `speaker` begins behind a time that stands before it.
pub(super) fn behind_time(reading: &Reading, speaker: &Range<usize>) -> usize {
    let first = speaker.start;
    let end = clock_end(reading, first).or_else(|| time_end(reading, first));
    let party = |&at: &usize| at < speaker.end && is_party(reading, at..speaker.end);
    end.filter(party).unwrap_or(first)
}

/// Where the time of day ends that begins at `at`: “*Monday at 5 p.m.* Sen. Ruiz”.
fn clock_end(reading: &Reading, at: usize) -> Option<usize> {
    let clock = at + 2 * usize::from(reading.any(at, Classes::TIME) && reading.is(at + 1, "at"));
    let number = reading.words.get(clock).is_some_and(|word| word.kind == TokenKind::Number);
    (number && reading.is_any(clock + 1, &["a.m.", "p.m.", "am", "pm"])).then_some(clock + 2)
}

/// Where the time ends that begins at `first`, if it stands where one may: “*last week* officials”, “on *2 April*
/// Reuters”.
fn time_end(reading: &Reading, first: usize) -> Option<usize> {
    const MOST: usize = 3;
    let before = first.checked_sub(1);
    // “in *May* | 2021 Reuters”, “*earlier* | this week police”
    let dated = |before: usize| reading.any(before, Classes::TIME) || reading.is(before, "early");
    let led = before.is_some_and(|before| reading.is_any(before, &BEFORE) || dated(before));
    let part = before.map_or(Part::Edge, |before| reading.words[before].part);
    let signs = matches!(part, Part::Edge | Part::Stop | Part::Comma | Part::Colon | Part::Mark | Part::Conjunction);
    let alone = signs || reading.is_any(before?, &["that", "and", "but"]);
    if alone && let Some(end) = ago_end(reading, first).or_else(|| later_end(reading, first)) {
        return Some(end);
    }
    let opens = reading.is_any(first, &OPENS);
    // “*the next day* police said”
    let next = reading.is(first, "the") && reading.is_any(first + 1, &["next", "same", "following", "previous"]);
    if !led && !(alone && (opens || next)) {
        return None;
    }
    let describes = |at: usize| {
        reading.is_any(at, &OPENS) || reading.is_any(at, &DESCRIBES) || reading.words[at].kind == TokenKind::Number
    };
    let passed = (first..first + MOST).take_while(|&at| at < reading.words.len() && describes(at)).count();
    let noun = first + passed;
    let year = passed > 0 && is_year(reading, noun - 1);
    if !is_time(reading, noun) {
        return (led && year && passed == 1).then_some(noun);
    }
    let goes_on =
        |at: usize| is_time(reading, at) || reading.words.get(at).is_some_and(|word| word.kind == TokenKind::Number);
    let further = (noun + 1..noun + 1 + MOST).take_while(|&at| goes_on(at)).count();
    Some(noun + 1 + further)
}

/// “*days later* police said”
fn later_end(reading: &Reading, at: usize) -> Option<usize> {
    let long = reading.any(at, Classes::DURATION) || reading.is_any(at, &TIMES);
    (long && reading.is_any(at + 1, &["ago", "earlier", "later", "before", "after"])).then_some(at + 2)
}

fn is_year(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at);
    written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether word `at` is a noun for a time: “Monday”, “weeks”.
fn is_time(reading: &Reading, at: usize) -> bool {
    let timed = reading.any(at, Classes::TIME | Classes::DURATION) && !reading.is_any(at, &OPENS);
    timed || reading.is_any(at, &TIMES)
}

/// Whether `words` are somebody by themselves: a name, or a noun for people.
fn is_party(reading: &Reading, words: Range<usize>) -> bool {
    let last = words.end - 1;
    let first = &reading.words[words.start];
    if first.capital || !reading.is_word(words.start) {
        return first.capital && reading.is_word(words.start);
    }
    let several = matches!(reading.words[last].part, Part::Plural) && phrase::may_be_noun(reading, last);
    several || reading.any(last, Classes::SPEAKERS) || names_person(reading, last)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn when_it_was_said_is_no_part_of_who_says_it() {
        for (when, who) in [
            ("Last week", "officials"),
            ("On Monday morning", "police"),
            ("In recent weeks", "officials"),
            ("At the time", "farmers"),
            ("On April 2", "Reuters"),
            ("On 2 April", "Reuters"),
            ("In May 2021", "Reuters"),
            ("In 2021", "Ada Voss"),
            ("Two weeks ago", "farmers"),
            ("Days later", "police"),
            ("Earlier this week", "farmers"),
            ("The next day", "police"),
            ("At times", "people"),
        ] {
            check(&format!("{when} {who} said it was late."), &[(who, "it was late")]);
        }
        // Nearest misses: what is called by a time.
        check("Weekend visitors said it was late.", &[("Weekend visitors", "it was late")]);
        check("The night nurses said it was late.", &[("The night nurses", "it was late")]);
        check("Last year’s winners said it was late.", &[("Last year’s winners", "it was late")]);
    }
}
