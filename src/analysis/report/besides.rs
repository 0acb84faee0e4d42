//! What somebody says by a second verb, beside what the first one tells: “vowed to fight *and called on* others to do
//! so”, “said that the dam held, *and told* residents to go home”.

use super::super::attribution::MEANWHILE;
use super::super::lexicon::{Classes, CueKind, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::finite::{is_finite, tells_past};
use super::reduced::opens_clause;
use std::ops::Range;

/// How many words surely are no clause.
const SHORT: usize = 2;

/// How a verb ends, which two that are joined have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Present,
    Past,
    Participle,
}

/// The form of the verb at `at`, if that tells what somebody does; none of “say”.
fn form(reading: &Reading, at: usize, limit: usize) -> Option<Form> {
    const PAST: [&str; 10] = ["said", "told", "wrote", "thought", "felt", "found", "meant", "held", "sought", "gave"];
    let written = reading.written(at);
    match () {
        () if written.ends_with("ing") => Some(Form::Participle),
        () if reading.is_any(at, &PAST) || written.ends_with("ed") => Some(Form::Past),
        () if written.ends_with('s') && !written.ends_with("ss") => Some(Form::Present),
        () => tells_past(reading, at, limit).then_some(Form::Past),
    }
}

/// Whether the “and” behind `content`, which the verb `cue` tells, goes on with what its subject does else, since no
/// verb within `content` can be joined to what stands there: “urged them to leave *and said*”.
pub(super) fn begins(reading: &Reading, cue: &Range<usize>, content: Range<usize>, limit: usize) -> bool {
    let and = content.end;
    if content.is_empty() || !reading.is(and, "and") {
        return false;
    }
    let content = content.start..and - usize::from(reading.is(and - 1, ","));
    let verb = and + 1 + usize::from(reading.words.get(and + 1).is_some_and(|word| matches!(word.part, Part::Adverb)));
    if verb + 1 >= limit || reading.words[verb].capital || content.start < cue.end {
        return false;
    }
    let Some((word, _)) = reading.cue(cue.start).filter(|(cue, _)| cue.kind == CueKind::Verb) else { return false };
    let Some(form) = form(reading, verb, limit) else { return false };
    if self::form(reading, cue.start, limit) != Some(form) {
        return false;
    }
    let object =
        reading.any(verb + 1, Classes::DETERMINER | Classes::PRONOUN) || phrase::only_object(reading, verb + 1);
    let agrees = |at: usize| matches!(reading.words[at].part, Part::Modal) || is_of_many(reading, at);
    let goes_on = match form {
        // “no regret *and specifically mentioned* the honour of the town”
        Form::Past if reading.is_verb_cue(verb) => {
            object
                || reading.is_any(verb + 1, &["to", "that", "for", "on"])
                || verb > and + 1 && !matches!(reading.words[verb + 1].part, Part::Preposition)
        }
        Form::Past => object && tells_past(reading, verb, limit),
        // “hear complaints *and claims that* the dam leaks”
        Form::Present if reading.is(verb + 1, "that") => reading.is_verb_cue(verb) && !content.clone().any(agrees),
        Form::Present if reading.is_verb_cue(verb) => {
            object
                || reading.is(verb + 1, "to") && !content.clone().any(agrees)
                || reading.is(verb, "calls") && reading.is_any(verb + 1, &["on", "for"])
                // “*and urges residents to* stay at home”
                || reading.is(verb + 2, "to") && reading.written(verb + 1).ends_with('s')
        }
        Form::Participle if reading.is_verb_cue(verb) => {
            object || reading.is_any(verb + 1, &["to", "that", "for", "on"])
        }
        _ => false,
    };
    // “denied *this*”, “criticised *the plan*”, but “said *they lost control*”
    let clause = word.follow.any(Follow::CLAUSE) && content.len() > SHORT && form != Form::Participle;
    goes_on && cannot_go_on(reading, content, form, clause)
}

/// Whether the comma behind `content` goes on with the second of several things that whoever speaks says: “said it was
/// late*, called Bo Li a liar* and told him to go”.
pub(super) fn lists_deed(reading: &Reading, cue: &Range<usize>, content: Range<usize>, limit: usize) -> bool {
    const FAR: usize = 24;
    let verb = content.end + 1;
    let says = |at: usize| reading.is_verb_cue(at) || reading.is(at, "called");
    let past = |at: usize| says(at) && form(reading, at, limit) == Some(Form::Past);
    if verb + 2 >= limit || content.len() < 2 || reading.words[verb].capital || !past(verb) || !past(cue.start) {
        return false;
    }
    let object = reading.words[verb + 1].capital || reading.any(verb + 1, Classes::DETERMINER | Classes::PRONOUN);
    let last = |at: usize| {
        reading.is(at, "and") && past(at + 1) && (reading.is_any(at + 2, &["that", "to"]) || reading.is(at + 1, "said"))
    };
    let stops = |at: &usize| !matches!(reading.words[*at].part, Part::Stop | Part::Colon);
    object && (verb + 2..(limit - 2).min(verb + FAR)).take_while(stops).any(last)
}

/// Whether the verb at `at` is of many, which no “says” can be joined to.
fn is_of_many(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &["are", "were", "have", "do"])
}

/// Whether `content` is told without a verb, or by one behind “to”, “will” or “would” or of many, that a verb of this
/// form cannot be joined to.
fn cannot_go_on(reading: &Reading, content: Range<usize>, form: Form, clause: bool) -> bool {
    let to = reading.is(content.start - 1, "to");
    let modal = |at: usize| matches!(reading.words[at].part, Part::Modal);
    let first = content.clone().find(|&at| is_finite(reading, at) || reading.is(at, "to"));
    let link = if to { Some(content.start - 1) } else { first };
    let bare = match link {
        None => !clause && content.start < content.end && !phrase::is_third(reading, content.start),
        Some(at) if modal(at) => form != Form::Participle && at > content.start,
        Some(at) if is_of_many(reading, at) => form == Form::Present && at > content.start,
        Some(at) => reading.is(at, "to") && !reading.any(at + 1, Classes::DETERMINER | Classes::PRONOUN),
    };
    let behind = link.map_or(content.start, |link| link + 1);
    // “would be closed *and sold*”
    let helped = |at: usize| form == Form::Past && matches!(reading.words[at].part, Part::Be | Part::Have);
    let acts = |at: usize| {
        let part = reading.words[at].part;
        let verb = matches!(part, Part::Modal | Part::Comma | Part::Mark | Part::Colon | Part::Dash) || helped(at);
        let told = matches!(part, Part::Ed) && form == Form::Past && at > behind;
        let own = matches!(part, Part::Ing) && form == Form::Participle;
        verb || told || own || opens_clause(reading, at) || is_finite(reading, at) || reading.is(at, "that")
    };
    let before = content.start..link.unwrap_or(content.start).max(content.start);
    let subject = |at: usize| !matches!(reading.words[at].part, Part::Comma | Part::Colon | Part::Dash);
    let told = |at: usize| at > content.start && tells_past(reading, at, content.end);
    // “are *tired*”
    let closed = |at: usize| at == behind && matches!(reading.words[behind - 1].part, Part::Be);
    bare && before.into_iter().all(|at| subject(at) && !opens_clause(reading, at) && !told(at))
        && !(behind..content.end).any(|at| acts(at) || tells_past(reading, at, content.end) && !closed(at))
}

/// Who does both, where `speaker` of the cue behind a comma and “and” stands in what a verb before tells: “*The
/// council* reported that Volta had closed the mill, and said”.
pub(super) fn subject(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    speaker: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    const FAR: usize = 40;
    const NEAR: usize = 3;
    if reading.written(cue.start).ends_with("ing") {
        return meanwhile(reading, first, cue, speaker?);
    }
    let helps = |at: usize| matches!(reading.words[at].part, Part::Adverb);
    let and = cue.start.checked_sub(1 + usize::from(cue.start > 0 && helps(cue.start - 1)))?;
    let joined = and > first + 2 && reading.is(and, "and") && reading.is(and - 1, ",");
    if !joined || cue.start > first + FAR {
        return None;
    }
    let past = |at: usize| reading.is_any(at, &["said", "told", "wrote"]) || reading.written(at).ends_with("ed");
    let comma = reading.words[first..and].iter().position(|word| matches!(word.part, Part::Comma));
    let leads = matches!(reading.words[first].part, Part::Preposition | Part::Adverb | Part::Time);
    let start = if leads { first + comma? + 1 } else { first };
    let subject = phrase::first_subject(reading, start, and).filter(|subject| subject.start == start)?;
    let verb = (subject.end..and.min(subject.end + NEAR)).find(|&at| !helps(at))?;
    let both = past(verb) && past(cue.start) && reading.is_verb_cue(verb) && !reading.words[verb].capital;
    let within = speaker.is_some_and(|speaker| speaker.start > verb && speaker.end < and);
    let marks = |at: usize| matches!(reading.words[at].part, Part::Colon | Part::Dash | Part::Stop);
    (both && within && !(verb..and).any(marks)).then_some(subject)
}

/// Who does what a sentence tells, where a clause of time before it is of `speaker`: “While Ruiz waited, *Li* rang the
/// police, saying”.
fn meanwhile(reading: &Reading, first: usize, cue: &Range<usize>, speaker: &Range<usize>) -> Option<Range<usize>> {
    const FAR: usize = 16;
    let end = cue.start.checked_sub(1).filter(|&comma| reading.is(comma, ","))?;
    if !reading.is_any(first, &MEANWHILE) {
        return None;
    }
    let comma = (first + 3..end.min(first + FAR)).find(|&at| reading.is(at, ","))?;
    let start = comma + 1;
    let named = (start..end).take_while(|&at| reading.words[at].capital && reading.is_word(at)).count();
    let stop = if named > 0 {
        // “*Bo Li* rang the police”
        Some(start + named).filter(|&at| reading.is_word(at) && !reading.any(at, Classes::CONJUNCTION))?
    } else {
        let subject = phrase::after(reading, start, end)?;
        let near = subject.start + 1..end.min(subject.end + 1);
        near.into_iter().find(|&at| is_finite(reading, at) || tells_past(reading, at, end))?
    };
    let within = speaker.start > first && speaker.end <= comma;
    let begins = named > 0 || phrase::is_third(reading, start) || reading.any(start, Classes::DETERMINER);
    let whole = !(comma + 1..end).any(|at| matches!(reading.words[at].part, Part::Comma));
    (within && begins && whole).then_some(start..stop)
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn who_is_to_do_something_does_not_say_the_next() {
        let video = "The union vows to stop the mill";
        check(
            &format!("{video} and calls on its members to help."),
            &[("The union", "stop the mill"), ("The union", "its members to help")],
        );
        check(
            "The union urged drivers to stay at home and asked the council for help.",
            &[("The union", "drivers to stay at home"), ("The union", "the council for help")],
        );
        check("Bo Li left, denying theft and calling for an inquiry.", &[("Bo Li", "theft"), ("Bo Li", "an inquiry")]);
        check(
            "Ada Voss says work with other towns can take years and invites them to meet.",
            &[("Ada Voss", "work with other towns can take years"), ("Ada Voss", "them to meet")],
        );
        check(
            "Ada Voss says the doctors are tired and urges residents to stay at home.",
            &[("Ada Voss", "the doctors are tired"), ("Ada Voss", "residents to stay at home")],
        );
        check(
            "Ada Voss said it would expel ten envoys, and gave them a day.",
            &[("Ada Voss", "it would expel ten envoys")],
        );
        check(
            "Ada Voss says the mill will take bookings and orders that come late.",
            &[("Ada Voss", "the mill will take bookings and orders that come late")],
        );
        check(
            "Ada Voss says the doctor is tired and urges residents to stay at home.",
            &[
                ("Ada Voss", "the doctor is tired and urges residents to stay at home"),
                ("Ada Voss", "residents to stay at home"),
            ],
        );
        check(
            "The union vows to stop the mill and help its members.",
            &[("The union", "stop the mill and help its members")],
        );
        check(
            "Bo Li said the mill would be closed and sold to Volta.",
            &[("Bo Li", "the mill would be closed and sold to Volta")],
        );
    }

    #[test]
    fn each_of_several_things_ends_where_the_next_begins() {
        check(
            "Ana Ruiz said that it was late, called Bo Li a “liar” and stated that the road would open.",
            &[("Ana Ruiz", "it was late"), ("Ana Ruiz", "a “liar”"), ("Ana Ruiz", "the road would open")],
        );
        check(
            "Ana Ruiz said that the mill, called a ruin by many, was old.",
            &[("Ana Ruiz", "the mill, called a ruin by many, was old")],
        );
    }

    #[test]
    fn who_reports_what_others_found_goes_on() {
        check(
            "The council announced tests by Volta found lead in the water, and said there was no danger.",
            &[
                ("The council", "tests by Volta found lead in the water"),
                ("Volta", "lead in the water"),
                ("The council", "there was no danger"),
            ],
        );
        check(
            "Ada Voss told Bo Li it was late, and he said there was no danger.",
            &[("Ada Voss", "it was late"), ("he", "there was no danger")],
        );
    }

    #[test]
    fn who_does_something_meanwhile_speaks_and_not_who_waits() {
        check(
            "While Ana Ruiz waited, Bo Li rang the police, saying the mill was on fire.",
            &[("Bo Li", "the mill was on fire")],
        );
        check("As Ana Ruiz left, she waved, saying the mill was on fire.", &[("she", "the mill was on fire")]);
    }
}
