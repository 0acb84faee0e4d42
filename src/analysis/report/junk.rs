//! What looks like a report and is none: content that is nobody's claim, words of the sentence around it, and things
//! that cannot speak.

use super::super::QuotationKind;
use super::super::attribution::behind_clause::is_clause;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::Report;
use super::clause::ago_end;
use super::finite::is_finite;
use super::lead_in::is_lead_in;
use super::own_clause::is_of_own_clause;
use super::thing::is_things;
use super::unfit::opens_sentence;
use super::untold::is_untold;
use std::ops::Range;

/// Whether what `report` tells is nobody's claim.
pub(super) fn is_junk(reading: &Reading, report: &Report) -> bool {
    let Some(cue) = &report.cue else { return false };
    let by_speaker = report.speaker.as_ref().is_some_and(|speaker| {
        is_code(reading, speaker) || is_state(reading, speaker, cue) || is_verb(reading, speaker)
    });
    by_speaker
        || is_untold(reading, report, cue)
        || shows_only(reading, report, cue)
        || leads_on(reading, report, cue)
        || goes_on_around(reading, report, cue)
        || is_asked(reading, report)
        || is_noun_with_verb(reading, report, cue)
        || is_next_line(reading, report, cue)
        || is_relative(reading, report, cue)
        || is_agent(reading, report, cue)
        || points_back(reading, report, cue)
        || is_things(reading, report, cue)
        || is_compared(reading, report, cue)
        || is_time(reading, report, cue)
        || is_title(reading, report, cue)
        || is_lead_in(reading, report, cue)
        || is_of_own_clause(reading, report, cue)
}

/// ““The Crown” says *goodbye*”: a title in marks says a clause or nothing.
fn is_title(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let mark = |at: usize| matches!(reading.words[at].part, Part::Mark);
    let titled = report.speaker.as_ref().is_some_and(|speaker| {
        let (first, last) = (speaker.start, speaker.end - 1);
        let within = mark(first) && mark(last) && speaker.end == cue.start;
        within || first > 0 && mark(first - 1) && speaker.end + 1 == cue.start && mark(speaker.end)
    });
    let [content] = report.pieces.as_slice() else { return false };
    let behind = report.kind == QuotationKind::Indirect && content.start >= cue.end;
    titled
        && behind
        && reading.tells_of_speech(cue.start)
        && !reading.is(content.start - 1, "that")
        && !is_clause(reading, content.clone())
}

/// “Researchers said *on Friday*.”, “said *so on Friday*”: only when it was said.
fn is_time(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const LONGEST: usize = 4;
    const LEADS: [&str; 5] = ["last", "late", "early", "earlier", "so"];
    let [content] = report.pieces.as_slice() else { return false };
    let so = reading.is(content.start, "so");
    let time = |at: usize| matches!(reading.words[at].part, Part::Time) || reading.any(at, Classes::TIME);
    let small = |at: usize| {
        matches!(reading.words[at].part, Part::Preposition | Part::Determiner | Part::Number)
            || reading.is_any(at, &LEADS)
    };
    // “announced *three weeks ago*”
    let ago = || ago_end(reading, content.start).is_some_and(|end| end >= content.end);
    if report.kind == QuotationKind::Indirect && content.start == cue.end && ago() {
        return reading.tells_of_speech(cue.start);
    }
    report.kind == QuotationKind::Indirect
        && content.start == cue.end
        && content.len() <= LONGEST
        && (matches!(reading.words[content.start].part, Part::Preposition) || reading.is_any(content.start, &LEADS))
        && (so || content.clone().any(time))
        && content.clone().all(|at| time(at) || small(at))
        && reading.tells_of_speech(cue.start)
}

/// “less than what Ruiz said, *but fair*”: what stands behind is the writer’s.
fn is_compared(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let start = report.pieces[0].start;
    let near = cue.start.saturating_sub(NEAR)..cue.start;
    start == cue.end + 1
        && reading.is(start - 1, ",")
        && reading.is(start, "but")
        && near.into_iter().any(|at| reading.is(at, "what") || reading.is(at, "than"))
}

/// “The road is shut, as Ruiz warned *it might*”: what she warned of stands before.
fn points_back(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let content = &report.pieces[0];
    let pronoun = content.len() == 2 && phrase::is_third(reading, content.start) && content.start >= cue.end;
    let speaker = report.speaker.as_ref().filter(|speaker| speaker.start > 0 && speaker.end <= cue.start);
    let modal = || matches!(reading.words[content.start + 1].part, Part::Modal | Part::Be | Part::Have);
    pronoun && modal() && speaker.is_some_and(|speaker| reading.is(speaker.start - 1, "as"))
}

/// “The bank, as noted *by Ruiz*, is old”: who says it is not what they say.
fn is_agent(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let start = report.pieces[0].start;
    start == cue.end && cue.start > 0 && reading.is(start, "by") && reading.is(cue.start - 1, "as")
}

/// “told police, *who said it was late*”: what the clause behind says is another claim.
fn is_relative(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let start = report.pieces[0].start;
    let who = reading.is_any(start, &["who", "which"]);
    // “told Denham, *who denied murder, to stand*” tells what he was told.
    let goes_on = || {
        let content = report.pieces[0].clone();
        content.into_iter().any(|at| reading.is(at, "to") && reading.is(at - 1, ","))
    };
    who && start > cue.end && reading.is(start - 1, ",") && reading.is_verb_cue(start + 1) && !goes_on()
}

/// “*Asked whether it would fail*, she laughed”: what she was asked is not what she says.
fn is_asked(reading: &Reading, report: &Report) -> bool {
    const ASKED: [&str; 5] = ["asked", "pressed", "questioned", "quizzed", "challenged"];
    const ABOUT: [&str; 12] =
        ["whether", "if", "about", "why", "how", "what", "when", "where", "who", "which", "by", "on"];
    let start = report.pieces[0].start;
    let asked = reading.is_any(start, &ASKED) && reading.is_any(start + 1, &ABOUT);
    // “*Told of the remark*, she laughed”
    let told = reading.is(start, "told") && reading.is_any(start + 1, &["of", "about", "that", "by"]);
    report.kind != QuotationKind::Direct && reading.words[start].capital && (asked || told)
}

/// “The Ruiz *claim* was false”, “a state *report* card was sent”: the cue is a noun there. A verb of that form has no
/// single subject, and no verb behind it alone.
fn is_noun_with_verb(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const NOUNS: [u32; 14] = [
        hash(b"claim"),
        hash(b"order"),
        hash(b"report"),
        hash(b"promise"),
        hash(b"demand"),
        hash(b"call"),
        hash(b"warning"),
        hash(b"ruling"),
        hash(b"threat"),
        hash(b"request"),
        hash(b"pledge"),
        hash(b"estimate"),
        hash(b"forecast"),
        hash(b"offer"),
    ];
    let Some(speaker) = report.speaker.as_ref().filter(|speaker| speaker.end == cue.start) else { return false };
    if cue.len() > 1 || !NOUNS.contains(&reading.words[cue.start].hash) || report.pieces[0].start != cue.end {
        return false;
    }
    let several = |at: usize| {
        reading.is(at, "of") || reading.any(at, Classes::SOURCE_NOUN) || matches!(reading.words[at].part, Part::Plural)
    };
    let bare = reading.written(cue.start).ends_with("ing");
    let one = !bare
        && reading.is_any(speaker.start, &["a", "an"])
        && !speaker.clone().any(several)
        && !reading.is_any(speaker.end - 1, &["few", "lot", "third", "quarter", "dozen"]);
    one || speaker.len() > 1 && is_finite(reading, cue.end)
}

/// “… will stay, allies say⏎*Reeves: I will not go*”: another headline stands below.
fn is_next_line(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let start = report.pieces[0].start;
    let gap = || reading.words[cue.end - 1].span.end()..reading.words[start].span.start();
    let line = start == cue.end && reading.text.get(gap()).is_some_and(|gap| gap.contains('\n'));
    line && reading.words[start].capital && (start + 1..start + NEAR).any(|at| reading.is(at, ":"))
}

/// “the claims, which she denies, *were proved*”: the verb of the sentence around is not what she denies.
fn goes_on_around(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    let start = report.pieces[0].start;
    if start <= cue.end || !reading.is(start - 1, ",") || !is_finite(reading, start) {
        return false;
    }
    let near = cue.start.saturating_sub(NEAR)..cue.start;
    let hangs = start == cue.end + 1 && near.into_iter().any(|at| reading.is(at, "which") || reading.is(at, "who"));
    // “The plan, first announced in May, *was dropped*”
    let before = cue.start - usize::from(cue.start > 0 && reading.any(cue.start - 1, Classes::ADVERB));
    let aside = reading.written(cue.start).ends_with("ed") && before > 0 && reading.is(before - 1, ",");
    let subject = || report.speaker.as_ref().is_none_or(|speaker| speaker.start > cue.end || speaker.end < before);
    hangs || aside && subject()
}

/// “She remembers thinking: “This is it.””: what she thinks stands behind the colon.
fn leads_on(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let Range { start, end } = report.pieces[0];
    start == cue.end && end == start + 1 && reading.is(end, ":") && reading.written(start).ends_with("ing")
}

/// Whether word `at` is a verb of speaking in the past, or one in the present that is no noun: “rejects”.
pub(super) fn is_told(reading: &Reading, at: usize) -> bool {
    const PRESENT: [&str; 7] = ["denies", "rejects", "dismisses", "confirms", "condemns", "accuses", "urges"];
    let present = || reading.is_any(at, &PRESENT);
    matches!(reading.words[at].part, Part::CueVerb) && (reading.written(at).ends_with("ed") || present())
}

/// Whether `speaker` is a verb that was taken for one: “It denied”.
fn is_verb(reading: &Reading, speaker: &Range<usize>) -> bool {
    speaker.len() < 3 && is_told(reading, speaker.end - 1) && !reading.any(speaker.start, Classes::DETERMINER)
}

/// Whether a thing only shows what follows: “it suggests that they are willing”, “this may mean that it leaks”.
fn shows_only(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const SHOWS: [&str; 11] = [
        "suggest",
        "show",
        "mean",
        "indicat",
        "reveal",
        "impl",
        "highlight",
        "underlin",
        "underscor",
        "assum",
        "requir",
    ];
    const THINGS: [u32; 6] =
        [hash(b"it"), hash(b"this"), hash(b"that"), hash(b"these"), hash(b"those"), hash(b"which")];
    let passes = |at: usize| reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    let floor = cue.start.saturating_sub(4);
    let before = (floor..cue.start).rev().find(|&at| !passes(at));
    let Some(thing) = before.filter(|&at| THINGS.contains(&reading.words[at].hash)) else { return false };
    let written = reading.written(cue.start);
    // “It suggested a new road”: a ministry may have.
    let may_tell = written.ends_with("ing") || reading.is(thing, "it") && written.ends_with("ed");
    let is_own = report.speaker.as_ref().is_none_or(|speaker| *speaker == (thing..thing + 1));
    is_own && !may_tell && SHOWS.iter().any(|stem| written.starts_with(stem))
}

/// Whether `speaker` is a program, a file or a function: what it is called is marked as code.
fn is_code(reading: &Reading, speaker: &Range<usize>) -> bool {
    reading.is_code(speaker.end - 1) || reading.is_code(speaker.start)
}

/// Whether nobody who could say it is named for what is told in a text on programs, where servers report and flags ask.
pub(in crate::analysis) fn tells_of_programs(reading: &Reading, report: &Report) -> bool {
    if !reading.is_technical || report.kind == QuotationKind::Direct {
        return false;
    }
    report.speaker.as_ref().is_none_or(|speaker| !is_somebody(reading, speaker))
}

/// Whether the phrase `speaker` names or describes people or those who speak for them, or stands for such.
fn is_somebody(reading: &Reading, speaker: &Range<usize>) -> bool {
    const PEOPLE: [&str; 6] = ["he", "she", "they", "we", "i", "who"];
    let is_pronoun = |at: usize| speaker.len() == 1 && reading.is_any(at, &PEOPLE);
    // “Running it requires …”: a capital that only begins a sentence makes no name of a word.
    let is_common = |at: usize| opens_sentence(reading, at) && reading.any(at, Classes::COMMON);
    speaker.clone().any(|at| {
        let is_name = matches!(reading.words[at].part, Part::Name) && !reading.is_code(at) && !is_common(at);
        is_name || is_pronoun(at) || reading.any(at, Classes::SPEAKERS)
    })
}

/// “We’re full of hope that it holds”: what somebody is, and not what they do.
fn is_state(reading: &Reading, speaker: &Range<usize>, cue: &Range<usize>) -> bool {
    let written = reading.written(speaker.end - 1);
    let is = ["'re", "’re", "'m", "’m"].iter().any(|end| written.ends_with(end));
    is && !reading.written(cue.start).ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::super::tests::contents;

    #[test]
    fn what_stands_behind_a_colon_is_what_is_thought() {
        assert_eq!(contents("She remembers thinking: “This is it.”"), ["“This is it.”"]);
    }

    #[test]
    fn what_somebody_is_nobody_says() {
        assert_eq!(contents("We’re afraid that it breaks, and I’m sure that it holds."), [""; 0]);
        assert_eq!(contents("We fear that it breaks."), ["it breaks"]);
    }

    #[test]
    fn what_somebody_is_asked_and_the_verb_around_what_they_deny_is_nothing_said() {
        assert_eq!(contents("Asked whether it would fail, Ana Ruiz laughed."), [""; 0]);
        assert_eq!(contents("Asked whether it would fail, Ana Ruiz said it would."), ["it would"]);
        assert_eq!(contents("The claim, which Ana Ruiz denies, was made by Bo Li."), [""; 0]);
        assert_eq!(contents("The claim, which Ana Ruiz denies, is that Bo Li lied."), ["Bo Li lied"]);
    }

    #[test]
    fn a_verb_says_nothing() {
        let told = contents("Bo Li, the mayor, voiced confidence that the dam would hold.");
        assert_eq!(told, ["confidence that the dam would hold"]);
    }

    #[test]
    fn whom_somebody_told_says_what_stands_behind_who() {
        assert_eq!(contents("Ana Ruiz told police, who said it was late."), ["it was late"]);
        assert_eq!(contents("Ana Ruiz told police it was late."), ["it was late"]);
    }
}
