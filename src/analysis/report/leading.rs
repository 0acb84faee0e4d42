//! What is told before the sentence itself begins: “Saying *he was tired*, Ruiz resigned”, “Despite warnings that *the
//! dam was old*, the council waited”.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::{is_finite, tells_past};
use std::ops::Range;

/// The words that lead to a noun for a report and leave the verb of the sentence to come.
const LEADS: [&str; 9] =
    ["despite", "amid", "following", "after", "given", "notwithstanding", "with", "ignoring", "dismissing"];
/// How far behind its beginning what is told may end, in words.
const FARTHEST: usize = 120;
/// How many words may stand between those and the noun: “Despite the union's repeated warnings”.
const BEFORE_NOUN: usize = 6;

/// The comma that ends what is told from `start` on, in a sentence `first..limit` that only begins behind it, and who
/// does what that tells.
pub(super) fn before_sentence(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    start: usize,
    limit: usize,
) -> Option<(usize, Range<usize>)> {
    let when = || timed(reading, first, cue, start);
    let led_in = led_in(reading, first, cue);
    if start < cue.end || !(led_in || participle(reading, first, cue) || led(reading, first, cue) || when()) {
        return None;
    }
    // “After denying *theft*, Ruiz left”, “While she vowed to *fight*, Li left”: told without a verb of its own.
    let bare = led_in || reading.is(start - 1, "to") && when();
    let limit = limit.min(start + FARTHEST);
    let commas = start + 2 - usize::from(bare)..limit.saturating_sub(2);
    let mut commas = commas.into_iter().filter(|&at| matches!(reading.words[at].part, Part::Comma));
    commas.find_map(|comma| {
        let verb = |at: usize| is_finite(reading, at) || tells_past(reading, at, comma);
        let own = bare || (start + 1..comma).any(verb) || is_finite(reading, start);
        let subject = if own { subject(reading, comma + 1, limit) } else { None };
        subject.map(|subject| (comma, subject))
    })
}

/// Where the sentence from `first` on begins behind what only leads to it, before the cue at `cue`: “To date*, the
/// mayor's* claims”.
pub(super) fn behind_lead(reading: &Reading, first: usize, cue: usize) -> usize {
    let leads = matches!(reading.words[first].part, Part::Preposition | Part::Adverb | Part::Time);
    let mut commas = (first..cue).filter(|&at| matches!(reading.words[at].part, Part::Comma));
    let one = commas.next().filter(|_| leads && commas.next().is_none());
    one.map_or(first, |comma| comma + 1)
}

/// Whether a sentence begins with the cue, which tells what somebody does: “*Saying* he was tired, Ruiz left”.
pub(super) fn participle(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    // “Assuming it rains”: that is nobody's.
    let supposed = reading.is_any(first, &["assuming", "considering", "supposing"]);
    cue.start == first && cue.len() == 1 && reading.written(first).ends_with("ing") && !supposed
}

/// Whether the cue tells what somebody does behind a word that leads to their sentence: “After *denying* theft, Ruiz
/// left”.
pub(super) fn led_in(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    const LEADS: [&str; 11] =
        ["after", "before", "while", "when", "by", "in", "without", "since", "on", "despite", "besides"];
    cue.start == first + 1 && reading.written(cue.start).ends_with("ing") && reading.is_any(first, &LEADS)
}

/// Whether the noun at `cue` only leads to its sentence: “Despite *warnings* that”.
fn led(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let noun = reading.is_noun_cue(cue.start) || reading.is_any(cue.start, &["reports", "claims", "calls"]);
    let plain = |at: usize| {
        reading.is_word(at) && !is_finite(reading, at) || matches!(reading.words[at].part, Part::Possessive)
    };
    noun && reading.is(cue.end, "that")
        && cue.start > first
        && cue.start - first <= BEFORE_NOUN
        && reading.is_any(first, &LEADS)
        && (first + 1..cue.start).all(plain)
}

/// Whether a verb stands behind an aside that begins at the comma `open`: “, the mayor, *resigned*”.
fn goes_on(reading: &Reading, open: usize, limit: usize) -> bool {
    const LONGEST: usize = 12;
    let comma = |at: &usize| matches!(reading.words[*at].part, Part::Comma);
    let close = (open + 2..limit.min(open + LONGEST)).find(comma);
    close.is_some_and(|close| {
        let verb = close + 1;
        verb < limit && (is_finite(reading, verb) || tells_past(reading, verb, limit) || reading.is_verb_cue(verb))
    })
}

/// Whether the cue is of a clause that only tells when its sentence was: “*When Ruiz asked* if it was safe, Li left”.
fn timed(reading: &Reading, first: usize, cue: &Range<usize>, start: usize) -> bool {
    const OPENS: [&str; 14] = [
        "with", "when", "after", "before", "once", "while", "although", "though", "because", "since", "as", "if",
        "unless", "whereas",
    ];
    const FAR: usize = 16;
    let comma = |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Mark | Part::Colon);
    let verb = reading.cue(cue.start).is_some_and(|(found, _)| found.kind == CueKind::Verb);
    // “*But* when Ruiz asked”
    let first = first + usize::from(reading.is_any(first, &["but", "and", "yet", "so", "even"]));
    // “As Ruiz said in May, when it was shut, …”
    let adjunct = reading.is(first, "as") && matches!(reading.words[start].part, Part::Preposition);
    let opens = reading.is_any(first, &OPENS) && !adjunct;
    verb && opens && cue.start > first + 1 && cue.start <= first + FAR && !(first..start).any(comma)
}

/// The subject of a clause that begins at `at`, whose verb follows it.
fn subject(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let word = reading.words.get(at)?;
    let begins = word.capital || reading.any(at, Classes::DETERMINER) || matches!(word.part, Part::Plural);
    let nobody = reading.is_any(at, &["nobody", "none", "everyone", "everybody", "many", "few"]);
    if (phrase::is_pronoun(reading, at) || nobody) && reading.is_word(at + 1) {
        return Some(at..at + 1);
    }
    let subject = phrase::after(reading, at, limit).filter(|_| begins)?;
    // “Ruiz, the mayor, resigned”
    if matches!(reading.words.get(subject.end).map(|word| word.part), Some(Part::Comma)) {
        return goes_on(reading, subject.end, limit).then_some(subject);
    }
    let near = subject.start + 1..=subject.end;
    let verb = near.into_iter().find(|&at| {
        let ahead = (at..limit).find(|&at| !is_adverb_by_its_end(reading.written(at))).unwrap_or(at);
        let says = reading.is_verb_cue(ahead) && !reading.written(ahead).ends_with("ing");
        // “Ruiz *walked* free”
        let past = || reading.words.get(ahead).is_some_and(|word| matches!(word.part, Part::Ed));
        let named = || past() && reading.words[ahead - 1].capital;
        at < limit && (is_finite(reading, ahead) || tells_past(reading, ahead, limit) || says || named())
    })?;
    Some(subject.start..verb.min(subject.end))
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_leads_to_a_sentence_ends_where_that_begins() {
        check("Saying that he was tired, Bo Li resigned.", &[("Bo Li", "he was tired")]);
        check("Arguing that the tax was cruel, the owner has closed the mill.", &[("the owner", "the tax was cruel")]);
        check("Despite warnings that the dam was old, the council waited.", &[("", "the dam was old")]);
        check(
            "Amid fears that the dam would fail by May, Ada Voss told residents that they could stay.",
            &[("", "the dam would fail by May"), ("Ada Voss", "they could stay")],
        );
    }

    #[test]
    fn a_clause_of_time_ends_where_its_sentence_begins() {
        check("When Bo Li asked Ada Voss if it was old, she left.", &[("Bo Li", "if it was old")]);
        check("After Bo Li said the dam was old, the council waited.", &[("Bo Li", "the dam was old")]);
        check("But when Ada Voss said it would hold, she was wrong.", &[("Ada Voss", "it would hold")]);
        check("If Ada Voss says the dam will hold, it will hold.", &[("Ada Voss", "the dam will hold")]);
        check("Because Ada Voss said it would hold, nobody left.", &[("Ada Voss", "it would hold")]);
        check("With Ada Voss saying the dam was old, Bo Li left.", &[("Ada Voss", "the dam was old")]);
        check("As Ada Voss said, if it holds, nobody will leave.", &[("Ada Voss", "if it holds, nobody will leave")]);
        check("Bo Li said the dam was old when the council met.", &[("Bo Li", "the dam was old when the council met")]);
    }

    #[test]
    fn what_somebody_does_first_is_told_up_to_their_sentence() {
        check("After asking for more money from Volta, Bo Li left the firm.", &[("Bo Li", "more money from Volta")]);
        check("After denying the theft, Bo Li left the court.", &[("Bo Li", "the theft")]);
        check("After denying the theft, Bo Li walked free.", &[("Bo Li", "the theft")]);
        check("Despite saying he would not run, Bo Li stood.", &[("Bo Li", "he would not run")]);
        // Where the text ends before its verb, nothing is out of bounds.
        check("Saying he tired, Bo Li", &[("", "he tired, Bo Li")]);
        check("Although she had vowed to fight, the union called a strike.", &[("she", "fight")]);
        check("Bo Li left after asking for more money, food and water.", &[("Bo Li", "more money, food and water")]);
    }

    #[test]
    fn what_a_noun_tells_ends_at_the_verb_behind_what_leads_in() {
        check("To date, the mayor’s claims of fraud have failed in court.", &[("the mayor", "fraud")]);
        check("The mayor left amid claims of fraud.", &[("", "fraud")]);
    }

    #[test]
    fn what_is_told_may_hold_commas() {
        check(
            "Ada Voss left, saying that the dam, built in May, was old.",
            &[("Ada Voss", "the dam, built in May, was old")],
        );
    }
}
