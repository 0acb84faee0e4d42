//! Verbs of saying behind which nothing is told: “told *them* on Monday”, “said *nothing* about the dam”, “asked *not
//! to be named*”, “found *a knife*”, “called *an hour later*”.

use super::super::QuotationKind;
use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::Report;
use super::clause::{adjunct_end, before_subject};
use super::finite::{is_finite, tells_past};
use std::ops::Range;

/// Forms of “call”.
pub(super) const CALLS: [u32; 4] = [hash(b"call"), hash(b"calls"), hash(b"called"), hash(b"calling")];

/// Whether nothing is told by the verb `cue` of `report`.
pub(super) fn is_untold(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    says_nothing(reading, report, cue)
        || asks_anonymity(reading, report, cue)
        || tells_nothing(reading, report, cue)
        || holds_nothing(reading, report)
        || names_only(reading, report, cue)
        || tells_when(reading, report, cue)
        || finds_thing(reading, report, cue)
        || is_cut_short(reading, report, cue)
        || tells_occasion(reading, report, cue)
}

/// “she believed her”, “declined to say more”: what is believed or said is not told.
fn holds_nothing(reading: &Reading, report: &Report) -> bool {
    const UNTOLD: [&str; 7] = ["her", "him", "them", "me", "us", "more", "anything"];
    let content = report.pieces[0].clone();
    let last = content.end - 1;
    // “said later on that day”, “he says that every week”
    let points = reading.any(last, Classes::DETERMINER) || reading.is(last, "this");
    let time = || !points && (reading.any(last, Classes::TIME | Classes::DURATION) || reading.is(last, "day"));
    let timed = || content.len() == 2 && reading.any(content.start, Classes::DETERMINER) || content.len() == 1;
    // “said at one point”
    let once = content.len() == 3 && reading.any(content.start, Classes::PREPOSITION);
    let stage = once && reading.is_any(last, &["point", "stage", "time"]);
    // “said *this at a rally in Leith*”
    let place = || {
        let clause = |at: usize| reading.cue(at).is_some_and(|(cue, _)| cue.follow.any(Follow::CLAUSE));
        reading.is(content.start, "this")
            && content.start.checked_sub(1).is_some_and(clause)
            && reading.is_any(content.start + 1, &["at", "in", "on", "during", "while", "when", "after"])
            && !content.clone().any(|at| is_finite(reading, at))
    };
    report.kind == QuotationKind::Indirect
        && report.pieces.len() == 1
        && (stage || place() || content.len() == 1 && reading.is_any(content.start, &UNTOLD) || timed() && time())
}

/// “said nothing about the dam”, “told reporters little”, “said no more”, “said nothing to suggest that it leaks”: what
/// is not said. “said nothing had changed” says it.
fn says_nothing(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const SAYS: [u32; 10] = [
        hash(b"say"),
        hash(b"says"),
        hash(b"said"),
        hash(b"saying"),
        hash(b"tell"),
        hash(b"tells"),
        hash(b"told"),
        hash(b"add"),
        hash(b"added"),
        hash(b"revealed"),
    ];
    const MEASURES: [u32; 3] = [hash(b"nothing"), hash(b"little"), hash(b"no")];
    const FAR: usize = 24;
    const NEAR: usize = 6;
    if !SAYS.contains(&reading.words[cue.start].hash) || report.kind == QuotationKind::Direct {
        return false;
    }
    let content = &report.pieces[0];
    if content.start < cue.end {
        return false;
    }
    // What follows the cue may have been taken for no part of the content: “nothing to suggest that”.
    let passed = cue.end..content.start.min(cue.end + NEAR);
    let measures = |&at: &usize| MEASURES.contains(&reading.words[at].hash);
    let first = passed.into_iter().find(measures).unwrap_or(content.start);
    let at = first + usize::from(reading.is(first, "very"));
    let Some(measure) = reading.words.get(at).filter(|word| MEASURES.contains(&word.hash)) else { return false };
    let more = reading.is_any(at + 1, &["more", "further", "else"]);
    let end = at + 1 + usize::from(more);
    // “said nothing but that it leaks” says that.
    let excepts = reading.is_any(end, &["but", "except", "beyond"]);
    if excepts && reading.is(end + 1, "that") {
        return false;
    }
    if measure.hash == MEASURES[2] && !more {
        return false;
    }
    let ends = end >= content.end || !reading.is_word(end);
    let hangs = reading.any(end, Classes::PREPOSITION | Classes::TIME | Classes::CONJUNCTION);
    let verb = || {
        let parts = |at: usize| reading.words[at].part;
        let clause = (end..content.end.min(end + FAR)).take_while(|&at| !matches!(parts(at), Part::Comma | Part::Stop));
        clause.into_iter().any(|at| matches!(parts(at), Part::Be | Part::Have | Part::Modal))
    };
    ends || reading.is(end, "to") || hangs && (content.start > first || !verb())
}

/// “told them again on Monday”: who hears it, and nothing of what.
fn tells_nothing(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let whole = report.pieces.len() == 1 && report.kind == QuotationKind::Indirect;
    if !has_hearer(reading.words[cue.start].hash) || !whole {
        return false;
    }
    let Range { start, end } = report.pieces[0];
    // “Ruiz, a lawyer, told them”: what stands before is who tells it, as nobody else does.
    if report.speaker.is_none() && end <= cue.start && phrase::only_object(reading, cue.end) {
        return true;
    }
    // “On Monday, Ruiz told residents.”
    let verb = |at: usize| {
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb | Part::Mark)
    };
    if end <= cue.start && reading.any(start, Classes::PREPOSITION | Classes::TIME) && !(start..end).any(verb) {
        return true;
    }
    let hearer = if start < cue.end { None } else { before_subject(reading, cue.end, end) };
    // “told a tale”: that is what is told.
    hearer.is_some_and(|hearer| {
        let behind = (hearer.end..end).find(|&at| !reading.any(at, Classes::ADVERB)).unwrap_or(end);
        adjunct_end(reading, behind, end) >= end && !TOLD.contains(&reading.words[hearer.end - 1].hash)
    })
}

/// What is told, behind the verb that its hearer stands behind else.
const TOLD: [u32; 10] = [
    hash(b"tale"),
    hash(b"tales"),
    hash(b"story"),
    hash(b"stories"),
    hash(b"truth"),
    hash(b"lie"),
    hash(b"lies"),
    hash(b"joke"),
    hash(b"jokes"),
    hash(b"news"),
];

/// Whether `word` is a form of a verb whose hearer stands right behind it: “told them”.
pub(in crate::analysis) fn has_hearer(word: u32) -> bool {
    const TELLS: [u32; 5] = [hash(b"told"), hash(b"tells"), hash(b"tell"), hash(b"telling"), hash(b"informed")];
    TELLS.contains(&word)
}

/// “who asked not to be named”, “asked to remain anonymous”
fn asks_anonymity(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const LONGEST: usize = 9;
    let asks =
        ["ask", "request", "insist", "demand", "wish"].iter().any(|stem| reading.written(cue.start).starts_with(stem));
    let content = &report.pieces[0];
    let near = content.clone().take(LONGEST);
    let has = |words: &[&str]| near.clone().any(|at| reading.is_any(at, words));
    let called = ["named", "identified", "called", "known"];
    // “who asked to be called Bea”
    let who = || cue.start > 0 && reading.is(cue.start - 1, "who") && has(&called);
    let unnamed =
        || has(&["anonymous", "anonymity"]) || has(&["not"]) && has(&["named", "identified", "quoted"]) || who();
    let opens = || reading.is_any(content.start, &["not", "to", "that", "anonymity", "be"]);
    asks && (content.len() <= LONGEST || opens()) && unnamed()
}

/// “Ruiz said *in a chat with Li*”, “said *while visiting Leith*”, “announced *earlier this year*”: when and where it
/// is told.
fn tells_occasion(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let whole = report.pieces.len() == 1 && report.kind == QuotationKind::Indirect;
    let Range { start, end } = report.pieces[0];
    let said = || reading.is_any(cue.start, &["said", "says", "announced", "explained", "noted"]);
    if !whole || start < cue.end || start > cue.end + 2 || !said() {
        return false;
    }
    let earlier = || {
        let time = reading.any(end - 1, Classes::TIME | Classes::DURATION);
        reading.is(start, "earlier") && end - start < 4 && time
    };
    let verb = |at: usize| {
        is_finite(reading, at)
            || tells_past(reading, at, end)
            || matches!(reading.words[at].part, Part::CueVerb | Part::Comma | Part::Pronoun)
    };
    let doing = || reading.is(start, "while") && reading.written(start + 1).ends_with("ing");
    let place = || reading.is_any(start, &["in", "at", "during"]);
    earlier() || (place() || doing()) && !(start..end).any(verb)
}

/// “told her *to*”, “asked what she told her, *Ruiz said*: “…””, “Ruiz, told of *this, laughed*”, “offered *no proof
/// that it leaks*”: nothing is told.
fn is_cut_short(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const SHORT: usize = 4;
    let content = report.pieces[0].clone();
    let last = content.end - 1;
    let says = || reading.is(content.end, ":") && reading.is_any(last, &["said", "says", "replied"]);
    let gives = ["offered", "gave", "provided", "produced", "presented"];
    let gives = || reading.is_any(cue.start, &gives) && reading.is(content.start, "no");
    let short = report.kind == QuotationKind::Indirect && content.len() <= SHORT;
    // “Dunn, told of *this*, laughed”
    let aside = cue.start > 0 && reading.is(cue.start - 1, ",") && reading.is(cue.start, "told");
    if aside && reading.is(cue.end, "of") {
        return true;
    }
    let to = || reading.is(last, "to") && has_hearer(reading.words[cue.start].hash);
    short && (to() || says()) || content.start == cue.end && gives()
}

/// “called her mother *a day later*”, “called the office *a dozen times*”: when and how often somebody was rung up.
fn tells_when(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const BEHIND: [&str; 6] = ["later", "earlier", "ago", "before", "after", "in"];
    const NEAR: usize = 4;
    let Range { start, end } = report.pieces[0];
    let calls = CALLS.contains(&reading.words[cue.start].hash) && cue.len() == 1;
    if !calls || report.kind != QuotationKind::Indirect || start < cue.end {
        return false;
    }
    let near = start..end.min(start + NEAR);
    let times = |at: usize| reading.is_any(at, &["time", "times", "lot"]);
    let stops = |at: usize| at >= end || matches!(reading.words[at].part, Part::Preposition | Part::Comma | Part::Time);
    near.into_iter().any(|at| {
        let later = || at + 1 < end && reading.is_any(at + 1, &BEHIND);
        reading.any(at, Classes::DURATION | Classes::TIME) && at > start && later()
            || times(at) && at > start && stops(at + 1)
    })
}

/// “called the dog Rex”: what somebody or something is named is no claim.
fn names_only(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let content = &report.pieces[0];
    let calls = CALLS.contains(&reading.words[cue.start].hash) && cue.len() == 1;
    if !calls || report.kind != QuotationKind::Indirect || content.start != cue.end {
        return false;
    }
    let named = reading.words[content.end - 1].capital;
    let thing = reading.any(content.start, Classes::DETERMINER) || reading.words[content.start].capital;
    let plain = |at: usize| {
        reading.is_word(at) && !reading.is_verb_cue(at) && !matches!(reading.words[at].part, Part::Preposition)
    };
    named && thing && content.len() > 1 && content.clone().all(plain)
}

/// “Officers found a knife”: what somebody comes upon is no claim; what a study finds is.
fn finds_thing(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const FINDS: [u32; 3] = [hash(b"found"), hash(b"finds"), hash(b"discovered")];
    const LONGEST: usize = 8;
    if !FINDS.contains(&reading.words[cue.start].hash) || report.kind != QuotationKind::Indirect {
        return false;
    }
    let content = report.pieces[0].clone();
    let thing = content.start == cue.end && reading.is_any(cue.end, &["a", "an", "the", "two", "three"]);
    let finders = report.speaker.as_ref().is_some_and(|speaker| {
        let last = speaker.end - 1;
        reading.is_any(
            last,
            &[
                "police",
                "officers",
                "firefighters",
                "divers",
                "rescuers",
                "detectives",
                "neighbours",
                "neighbors",
                "he",
                "she",
                "they",
            ],
        )
    });
    let verb = |at: usize| {
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::CueVerb)
            && !reading.words[at].capital
    };
    thing && finders && content.len() <= LONGEST && !content.clone().any(verb)
}

#[cfg(test)]
mod tests {
    use super::super::tests::contents;
    use super::super::told::check;

    #[test]
    fn who_hears_it_is_no_part_of_what_is_told() {
        for text in [
            "She told them on Monday.",
            "Carl Weber, a lawyer, told them on Monday.",
            "Ada Voss told the council on Monday.",
            "Ada Voss told it again on Tuesday.",
            "Ada Voss said this at a rally in Leith.",
        ] {
            assert_eq!(contents(text), [""; 0], "{text}");
        }
        for text in [
            "The mayor of Marlow, Ada Voss, told the council it was wrong.",
            "Ada Voss told the council on Monday it was wrong.",
            "Ada Voss told them it was wrong.",
            "Ada Voss told the council that it was wrong.",
        ] {
            assert_eq!(contents(text), ["it was wrong"], "{text}");
        }
        assert_eq!(contents("Ada Voss was told the council was wrong."), ["the council was wrong"]);
        check("“The dam is old,” Ada Voss told them.", &[("Ada Voss", "“The dam is old,”")]);
        assert_eq!(contents("Ada Voss told a different tale."), ["a different tale"]);
        assert_eq!(contents("Ada Voss said this was a lie."), ["this was a lie"]);
        assert_eq!(contents("The dam broke; the driver told police he was ill."), ["he was ill"]);
    }

    #[test]
    fn what_is_asked_argued_or_done_is_no_claim() {
        check("Asked if he blamed the council, Bo Li left.", &[]);
        check("Bo Li argued with Ana Ruiz on live television.", &[]);
        check("The senate confirmed Ana Ruiz by 53-36.", &[]);
        check("The police confirmed Ana Ruiz was dead.", &[("The police", "Ana Ruiz was dead")]);
        check("More was said later on that day.", &[]);
        check("Bo Li argued the dam was old.", &[("Bo Li", "the dam was old")]);
        check("Bo Li argued with Ana Ruiz that the dam was old.", &[("Bo Li", "the dam was old")]);
        check("Bo Li argued on Monday that the dam was old.", &[("Bo Li", "the dam was old")]);
        check(
            "Ana Ruiz was asked if she would go and said she would not.",
            &[("", "if she would go"), ("Ana Ruiz", "she would not")],
        );
        let told = "“She told me, ‘Don’t put that in writing’,”";
        check(&format!("{told} Bo Li said."), &[("Bo Li", told), ("She", "‘Don’t put that in writing’")]);
    }

    #[test]
    fn what_somebody_comes_upon_is_no_claim() {
        check("Officers found a knife in the car.", &[]);
        check("A study found a link between sleep and diet.", &[("A study", "a link between sleep and diet")]);
        check("Ada Voss laughed that off.", &[]);
    }
}
