//! What looks like a report and is none: content that is nobody's claim, and things that cannot speak.

use super::super::QuotationKind;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::Report;
use super::clause::{adjunct_end, before_subject};
use super::finite::{is_finite, tells_past};
use super::thing::is_things;
use super::unfit::opens_sentence;
use std::ops::Range;

/// “she believed her”, “declined to say more”: what is believed or said is not told.
fn is_untold(reading: &Reading, report: &Report) -> bool {
    const UNTOLD: [&str; 7] = ["her", "him", "them", "me", "us", "more", "anything"];
    let content = report.pieces[0].clone();
    let last = content.end - 1;
    // “said later on that day”, “he says that every week”
    let points = reading.any(last, Classes::DETERMINER) || reading.is(last, "this");
    let time = || !points && (reading.any(last, Classes::TIME | Classes::DURATION) || reading.is(last, "day"));
    let timed = || content.len() == 2 && reading.any(content.start, Classes::DETERMINER) || content.len() == 1;
    // “said at one point”
    let once = content.len() == 3 && reading.any(content.start, Classes::PREPOSITION);
    let stage = once && ["point", "stage", "time"].iter().any(|word| reading.is(last, word));
    report.kind == QuotationKind::Indirect
        && report.pieces.len() == 1
        && (stage
            || content.len() == 1 && UNTOLD.iter().any(|word| reading.is(content.start, word))
            || timed() && time())
}

/// Whether what `report` tells is nobody's claim.
pub(super) fn is_junk(reading: &Reading, report: &Report) -> bool {
    let Some(cue) = &report.cue else { return false };
    let by_speaker = report.speaker.as_ref().is_some_and(|speaker| {
        is_code(reading, speaker) || is_state(reading, speaker, cue) || is_verb(reading, speaker)
    });
    by_speaker
        || says_nothing(reading, report, cue)
        || shows_only(reading, report, cue)
        || asks_anonymity(reading, report, cue)
        || tells_nothing(reading, report, cue)
        || is_untold(reading, report)
        || names_only(reading, report, cue)
        || tells_when(reading, report, cue)
        || finds_thing(reading, report, cue)
        || leads_on(reading, report, cue)
        || goes_on_around(reading, report, cue)
        || is_asked(reading, report)
        || is_noun(reading, report, cue)
        || is_next_line(reading, report, cue)
        || is_relative(reading, report, cue)
        || is_cut_short(reading, report, cue)
        || is_things(reading, report, cue)
        || is_compared(reading, report, cue)
        || tells_occasion(reading, report, cue)
}

/// “Ruiz said *in a chat with Li*”, “said *while visiting Leith*”, “announced *earlier this year*”: when and where it is
/// told.
fn tells_occasion(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let whole = report.pieces.len() == 1 && report.kind == QuotationKind::Indirect;
    let Range { start, end } = report.pieces[0];
    let said = || ["said", "says", "announced", "explained", "noted"].iter().any(|verb| reading.is(cue.start, verb));
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
    let place = || ["in", "at", "during"].iter().any(|link| reading.is(start, link));
    earlier() || (place() || doing()) && !(start..end).any(verb)
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

/// “told police, *who said it was late*”: what the clause behind says is another claim.
fn is_relative(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let start = report.pieces[0].start;
    let who = ["who", "which"].iter().any(|who| reading.is(start, who));
    // “told Denham, *who denied murder, to stand*” tells what he was told.
    let goes_on = || {
        let content = report.pieces[0].clone();
        content.into_iter().any(|at| reading.is(at, "to") && reading.is(at - 1, ","))
    };
    who && start > cue.end && reading.is(start - 1, ",") && reading.is_verb_cue(start + 1) && !goes_on()
}

/// “told her *to*”, “asked what she told her, *Ruiz said*: “…””, “Ruiz, told of *this, laughed*”, “offered *no proof that
/// it leaks*”: nothing is told.
fn is_cut_short(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const SHORT: usize = 4;
    let content = report.pieces[0].clone();
    let last = content.end - 1;
    let says = || reading.is(content.end, ":") && ["said", "says", "replied"].iter().any(|verb| reading.is(last, verb));
    let gives = ["offered", "gave", "provided", "produced", "presented"];
    let gives = || gives.iter().any(|verb| reading.is(cue.start, verb)) && reading.is(content.start, "no");
    let short = report.kind == QuotationKind::Indirect && content.len() <= SHORT;
    // “Dunn, told of *this*, laughed”
    let aside = cue.start > 0 && reading.is(cue.start - 1, ",") && reading.is(cue.start, "told");
    if aside && reading.is(cue.end, "of") {
        return true;
    }
    let to = || reading.is(last, "to") && has_hearer(reading.words[cue.start].hash);
    short && (to() || says()) || content.start == cue.end && gives()
}

/// “*Asked whether it would fail*, she laughed”: what she was asked is not what she says.
fn is_asked(reading: &Reading, report: &Report) -> bool {
    const ASKED: [&str; 5] = ["asked", "pressed", "questioned", "quizzed", "challenged"];
    const ABOUT: [&str; 12] =
        ["whether", "if", "about", "why", "how", "what", "when", "where", "who", "which", "by", "on"];
    let start = report.pieces[0].start;
    let is_any = |at: usize, words: &[&str]| words.iter().any(|word| reading.is(at, word));
    let asked = is_any(start, &ASKED) && is_any(start + 1, &ABOUT);
    // “*Told of the remark*, she laughed”
    let told = reading.is(start, "told") && is_any(start + 1, &["of", "about", "that", "by"]);
    report.kind != QuotationKind::Direct && reading.words[start].capital && (asked || told)
}

/// “The Ruiz *claim* was false”, “a state *report* card was sent”: the cue is a noun there. A verb of that form has no
/// single subject, and no verb behind it alone.
fn is_noun(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
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
        && ["a", "an"].iter().any(|article| reading.is(speaker.start, article))
        && !speaker.clone().any(several)
        && !["few", "lot", "third", "quarter", "dozen"].iter().any(|many| reading.is(speaker.end - 1, many));
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

/// “Officers found a knife”: what somebody comes upon is no claim; what a study finds is.
fn finds_thing(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const FINDS: [u32; 3] = [hash(b"found"), hash(b"finds"), hash(b"discovered")];
    const LONGEST: usize = 8;
    if !FINDS.contains(&reading.words[cue.start].hash) || report.kind != QuotationKind::Indirect {
        return false;
    }
    let content = report.pieces[0].clone();
    let thing =
        content.start == cue.end && ["a", "an", "the", "two", "three"].iter().any(|one| reading.is(cue.end, one));
    let finders = report.speaker.as_ref().is_some_and(|speaker| {
        let last = speaker.end - 1;
        [
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
        ]
        .iter()
        .any(|word| reading.is(last, word))
    });
    let verb = |at: usize| {
        matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::CueVerb)
            && !reading.words[at].capital
    };
    thing && finders && content.len() <= LONGEST && !content.clone().any(verb)
}

/// Forms of “call”.
pub(super) const CALLS: [u32; 4] = [hash(b"call"), hash(b"calls"), hash(b"called"), hash(b"calling")];

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
    let times = |at: usize| ["time", "times", "lot"].iter().any(|word| reading.is(at, word));
    let stops = |at: usize| at >= end || matches!(reading.words[at].part, Part::Preposition | Part::Comma | Part::Time);
    near.into_iter().any(|at| {
        let later = || at + 1 < end && BEHIND.iter().any(|word| reading.is(at + 1, word));
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

/// Whether `word` is a form of a verb whose hearer stands right behind it: “told them”.
pub(in crate::analysis) fn has_hearer(word: u32) -> bool {
    const TELLS: [u32; 5] = [hash(b"told"), hash(b"tells"), hash(b"tell"), hash(b"telling"), hash(b"informed")];
    TELLS.contains(&word)
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

/// “told them again on Monday”: who hears it, and nothing of what.
fn tells_nothing(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let whole = report.pieces.len() == 1 && report.kind == QuotationKind::Indirect;
    if !has_hearer(reading.words[cue.start].hash) || !whole {
        return false;
    }
    let Range { start, end } = report.pieces[0];
    // “Ruiz, a lawyer, told them”: what stands before is who tells it, as nobody else does.
    if report.speaker.is_none()
        && end <= cue.start
        && ["them", "him", "me", "us"].iter().any(|it| reading.is(cue.end, it))
    {
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

/// Whether word `at` is a verb of speaking in the past, or one in the present that is no noun: “rejects”.
pub(super) fn is_told(reading: &Reading, at: usize) -> bool {
    const PRESENT: [&str; 7] = ["denies", "rejects", "dismisses", "confirms", "condemns", "accuses", "urges"];
    let present = || PRESENT.iter().any(|verb| reading.is(at, verb));
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
    let is_pronoun = |at: usize| speaker.len() == 1 && PEOPLE.iter().any(|pronoun| reading.is(at, pronoun));
    let people = Classes::PERSON_NOUN | Classes::SOURCE_NOUN | Classes::ORGANIZATION_NOUN;
    // “Running it requires …”: a capital that only begins a sentence makes no name of a word.
    let is_common = |at: usize| opens_sentence(reading, at) && reading.any(at, Classes::COMMON);
    speaker.clone().any(|at| {
        let is_name = matches!(reading.words[at].part, Part::Name) && !reading.is_code(at) && !is_common(at);
        is_name || is_pronoun(at) || reading.any(at, people)
    })
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
    let more = ["more", "further", "else"].iter().any(|word| reading.is(at + 1, word));
    let end = at + 1 + usize::from(more);
    // “said nothing but that it leaks” says that.
    let excepts = ["but", "except", "beyond"].iter().any(|but| reading.is(end, but));
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

/// “We’re full of hope that it holds”: what somebody is, and not what they do.
fn is_state(reading: &Reading, speaker: &Range<usize>, cue: &Range<usize>) -> bool {
    let written = reading.written(speaker.end - 1);
    let is = ["'re", "’re", "'m", "’m"].iter().any(|end| written.ends_with(end));
    is && !reading.written(cue.start).ends_with("ing")
}

/// “who asked not to be named”, “asked to remain anonymous”
fn asks_anonymity(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    const LONGEST: usize = 9;
    let asks =
        ["ask", "request", "insist", "demand", "wish"].iter().any(|stem| reading.written(cue.start).starts_with(stem));
    let content = &report.pieces[0];
    let near = content.clone().take(LONGEST);
    let has = |words: &[&str]| near.clone().any(|at| words.iter().any(|word| reading.is(at, word)));
    let unnamed = || has(&["anonymous", "anonymity"]) || has(&["not"]) && has(&["named", "identified", "quoted"]);
    let opens = || ["not", "to", "that", "anonymity"].iter().any(|word| reading.is(content.start, word));
    asks && (content.len() <= LONGEST || opens()) && unnamed()
}

/// Whether the noun at `noun`, behind “that”, is one that no clause begins with alone: “that *version* of events was
/// wrong”, “that *day* was long”, but “that water was scarce”.
fn is_that_one(reading: &Reading, noun: usize) -> bool {
    const KINDS: [u32; 6] =
        [hash(b"kind"), hash(b"sort"), hash(b"type"), hash(b"version"), hash(b"part"), hash(b"side")];
    const THINGS: [u32; 35] = [
        hash(b"day"),
        hash(b"night"),
        hash(b"week"),
        hash(b"year"),
        hash(b"moment"),
        hash(b"man"),
        hash(b"woman"),
        hash(b"person"),
        hash(b"version"),
        hash(b"account"),
        hash(b"claim"),
        hash(b"statement"),
        hash(b"argument"),
        hash(b"idea"),
        hash(b"decision"),
        hash(b"proposal"),
        hash(b"plan"),
        hash(b"offer"),
        hash(b"approach"),
        hash(b"process"),
        hash(b"question"),
        hash(b"number"),
        hash(b"figure"),
        hash(b"incident"),
        hash(b"match"),
        hash(b"goal"),
        hash(b"rule"),
        hash(b"case"),
        hash(b"move"),
        hash(b"bill"),
        hash(b"deal"),
        hash(b"letter"),
        hash(b"report"),
        hash(b"sum"),
        hash(b"amount"),
    ];
    // How far behind the noun is looked at.
    const VERB: usize = 6;
    let word = reading.words[noun].hash;
    let verb = || {
        let end = reading.words.len().min(noun + VERB);
        let next = reading.words.get(noun + 1).map_or(Part::Edge, |word| word.part);
        let past = || matches!(next, Part::Ed | Part::CueVerb) && reading.written(noun + 1).ends_with("ed");
        matches!(next, Part::Be | Part::Modal | Part::Have)
            || past()
            || noun + 1 < end && tells_past(reading, noun + 1, end)
    };
    KINDS.contains(&word) && reading.is(noun + 1, "of") || THINGS.contains(&word) && verb()
}

/// Where content that seems to begin at `start`, behind “that”, begins: with it, where it is what is spoken of: “said
/// that was a lie”.
pub(super) fn with_pronoun(reading: &Reading, cue_end: usize, start: usize) -> usize {
    const VERBS: [&str; 15] = [
        "is", "was", "would", "will", "has", "did", "does", "can", "could", "may", "might", "must", "isn't", "isn’t",
        "wasn't",
    ];
    // “that had he known, he would have left”
    const INVERTED: [&str; 2] = ["had", "should"];
    if start <= cue_end || !reading.is(start - 1, "that") || reading.words[start].capital {
        return start;
    }
    let is_any = |words: &[&str]| words.iter().any(|word| reading.is(start, word));
    let next = start + 1;
    if is_that_one(reading, start) {
        return start - 1;
    }
    let subject = || {
        reading.any(next, Classes::PRONOUN | Classes::DETERMINER)
            || reading.words.get(next).is_some_and(|word| word.capital)
    };
    start - usize::from(is_any(&VERBS) || is_any(&INVERTED) && !subject())
}
