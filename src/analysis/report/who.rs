//! Who speaks around a clause that begins with “who”, and who within it: “*Ana Ruiz*, whose son, Bo, died, said”, “Ruiz
//! met *Bo Li*, who said”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::{hash, hashes};
use super::finite::tells_past;
use std::ops::Range;

/// Of what such a clause begins with, what may be the subject of its verb.
const SUBJECTS: [u32; 2] = [hash(b"who"), hash(b"which")];
/// How far before its cue the sentence may begin, in words.
const FAR: usize = 30;

/// What makes somebody say something: “led forecasters to warn”.
const MOVED: [u32; 16] = hashes([
    "prompting",
    "prompted",
    "prompts",
    "leading",
    "led",
    "leads",
    "forcing",
    "forced",
    "causing",
    "caused",
    "pushing",
    "pushed",
    "spurring",
    "spurred",
    "inspiring",
    "inspired",
]);

/// Who is made to say something by what the sentence is about: “Oil rose, prompting *analysts* to warn of a shortage”.
pub(super) fn moved(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let to = cue.start.checked_sub(1).filter(|&to| to > first + 1 && reading.is(to, "to"))?;
    let near = first.max(to.saturating_sub(LONGEST))..to - 1;
    let verb = near.rev().find(|&at| MOVED.contains(&reading.words[at].hash))?;
    let who = phrase::after(reading, verb + 1, to).filter(|who| who.end == to)?;
    let last = who.end - 1;
    let party = reading.words[last].capital
        || reading.any(last, Classes::SPEAKERS)
        || matches!(reading.words[last].part, Part::Plural | Part::PersonNoun);
    party.then_some(who)
}

/// The sentence's subject, of whom a clause between commas tells, where `speaker` stands in that: “*Ana Ruiz*, whose
/// son, Bo, died, said”.
pub(super) fn around(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    speaker: &Range<usize>,
) -> Option<Range<usize>> {
    /// How many words the subject may have.
    const LONGEST: usize = 8;
    // “Meanwhile, Ana Ruiz, who”
    let led = reading.any(first, Classes::ADVERB | Classes::NO_NAME) && reading.is(first + 1, ",");
    let first = first + 2 * usize::from(led);
    let closing = before_verb(reading, first, cue.start).filter(|&comma| reading.is(comma, ","))?;
    let mut near = first + 1..closing.min(first + LONGEST);
    let who = |at: usize| reading.words.get(at).is_some_and(|word| phrase::relates(word.hash));
    // “Meanwhile, *Ana Ruiz*, who runs the mill, said”
    if reading.is(speaker.end, ",") && who(speaker.end + 1) && !reading.any(speaker.start, Classes::DETERMINER) {
        return None;
    }
    let opening = near.find(|&at| reading.is(at, ","))?;
    // “Ana Ruiz, 67, who”, “Ana Ruiz, a partner at Volta, which”
    let told = |comma: usize| {
        let next = &reading.words[comma + 1];
        let age = matches!(next.part, Part::Number) || next.entry.classes.any(Classes::DETERMINER) || next.capital;
        let mut commas = (comma + 1..closing.min(comma + FAR)).filter(|&at| reading.is(at, ","));
        let next = commas.find(|&at| who(at + 1));
        age && next.is_some()
    };
    if !who(opening + 1) && !told(opening) {
        return None;
    }
    let subject = phrase::before(reading, first, opening).filter(|subject| subject.end == opening)?;
    let plain = |at: usize| !matches!(reading.words[at].part, Part::Mark | Part::Colon | Part::Stop | Part::Dash);
    let joined = |at: usize| reading.is(at, ",") && reading.is(at + 1, "and");
    let joins = matches!(reading.words[first].part, Part::Conjunction | Part::Adverb);
    let begins = subject.start == first || joins && subject.start == first + 1;
    // “The man, who was hurt, was held, police said, *citing* …”
    let other = reading.tells_of_speech(closing - 1) || reading.written(cue.start).ends_with("ing");
    let within = speaker.start > opening && speaker.end <= closing;
    (within && begins && !other && cue.start <= first + FAR && (opening..closing).all(|at| plain(at) && !joined(at)))
        .then_some(subject)
}

/// Who says it by the cue that stands right behind “who” and a comma, where `speaker` is somebody else: “Ruiz met *Bo
/// Li*, who said”.
pub(super) fn within(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    speaker: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    /// How many words whom it tells of may have.
    const LONGEST: usize = 7;
    let who = before_verb(reading, first, cue.start)?;
    let comma = who.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ","))?;
    if !SUBJECTS.contains(&reading.words[who].hash) {
        return None;
    }
    let last = comma - 1;
    let capital = |at: usize| reading.words[at].capital || matches!(reading.words[at].part, Part::Stop);
    let named = (first..=last).rev().take_while(|&at| capital(at)).last();
    let source = match named {
        Some(start) => start..comma,
        None => phrase::before(reading, first, comma).filter(|source| source.end == comma)?,
    };
    // “*met* Bo Li, who said”, “*wrote to* Bo Li, who said”: whom the sentence's subject deals with.
    let to = usize::from(reading.is(source.start.saturating_sub(1), "to"));
    let verb = source.start.checked_sub(1 + to).filter(|&verb| verb > first)?;
    let deals = matches!(reading.words[verb].part, Part::Ed | Part::CueVerb) || tells_past(reading, verb, cue.start);
    let other = speaker.is_some_and(|speaker| speaker.end <= verb && speaker.start < first + FAR);
    (deals && other && source.len() <= LONGEST && !reading.words[verb].capital).then_some(source)
}

/// Who does what is told before the “and” that the cue stands behind, where that is told in a clause of its own:
/// “Shares fell after *the company* cut its outlook and warned”.
pub(super) fn joined(reading: &Reading, first: usize, cue: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 24;
    const LONGEST: usize = 8;
    const LINKS: [&str; 6] = ["after", "when", "because", "before", "once", "while"];
    let and = before_verb(reading, first, cue.start).filter(|&and| reading.is(and, "and"))?;
    let near = (first + 2).max(and.saturating_sub(NEAR))..and;
    let link = near.rev().find(|&at| reading.is_any(at, &LINKS))?;
    let plain = |at: usize| reading.is_word(at) || matches!(reading.words[at].part, Part::Possessive | Part::Number);
    let subject = (link + 2..and).find(|&at| {
        let same = reading.is_any(at, &["cut", "set", "hit", "put", "shut", "quit"]);
        let past = matches!(reading.words[at].part, Part::Ed | Part::CueVerb) || tells_past(reading, at, and);
        (past || same && reading.any(at + 1, Classes::DETERMINER)) && !reading.words[at].capital
    });
    let subject = link + 1..subject?;
    let begins = reading.words[subject.start].capital
        || reading.any(subject.start, Classes::DETERMINER | Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN);
    let small = Classes::PREPOSITION | Classes::PRONOUN | Classes::CONJUNCTION;
    let clause = subject.clone().any(|at| reading.any(at, small) && !reading.is(at, "of") && !reading.is(at, "and"));
    (begins && !clause && subject.len() < LONGEST && (link..and).all(plain)).then_some(subject)
}

/// The last word before the verb at `verb` that is no auxiliary and no adverb.
fn before_verb(reading: &Reading, first: usize, verb: usize) -> Option<usize> {
    let helps = |at: &usize| reading.any(*at, Classes::AUXILIARY | Classes::ADVERB);
    (first + 1..verb).rev().find(|at| !helps(at))
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn who_is_told_of_between_commas_speaks_and_nobody_named_there() {
        for between in ["whose son, Bo Li, died", "whose firm, Volta, failed", "who met the mayor, Bo Li, in May"] {
            check(&format!("Ana Ruiz, {between}, said that it was late."), &[("Ana Ruiz", "it was late")]);
        }
        check("Ana Ruiz, 67, who has two sons, said that it was late.", &[("Ana Ruiz", "it was late")]);
        check("The victim, Ana Ruiz, 29, who has two sons, said that it was late.", &[("The victim", "it was late")]);
        check("Ana Ruiz, a partner at Volta, which owns it, said that it was late.", &[("Ana Ruiz", "it was late")]);
        check(
            "But then in 2010, the firm of Ana Ruiz, who was ill, said that it was late.",
            &[("the firm of Ana Ruiz", "it was late")],
        );
        check("Ana Ruiz, whose son died, and Bo Li, a nurse, said that it was late.", &[("Bo Li", "it was late")]);
    }

    #[test]
    fn who_acts_in_a_clause_goes_on_to_say() {
        check(
            "Shares in Volta fell after the company cut its outlook and warned that it was late.",
            &[("the company", "it was late")],
        );
        check(
            "Bo Li was stopped when police searched his car and said that it was late.",
            &[("police", "it was late")],
        );
        check("Bo Li left after the vote and said that it was late.", &[("Bo Li", "it was late")]);
    }

    #[test]
    fn who_is_met_says_what_stands_behind_who() {
        check("Ana Ruiz met Bo Li, who said that it was late.", &[("Bo Li", "it was late")]);
        check("Ana Ruiz asked the mayor, who said that it was late.", &[("the mayor", "it was late")]);
        check("Ana Ruiz met Bo Li, who has said that it was late.", &[("Bo Li", "it was late")]);
        check("Ana Ruiz wrote to the council, which said that it was late.", &[("the council", "it was late")]);
        check("Ana Ruiz met Bo Li, who she said was late.", &[("she", "was late")]);
    }

    #[test]
    fn who_is_made_to_say_something_says_it() {
        check("Oil rose, prompting analysts to warn that it would rain.", &[("analysts", "it would rain")]);
        check("The storm led Ana Ruiz to say that it was late.", &[("Ana Ruiz", "it was late")]);
        check("Ana Ruiz led the talks and wants to say that it was late.", &[("Ana Ruiz", "it was late")]);
    }
}
