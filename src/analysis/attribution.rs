//! Who says it: the speaker that belongs to a cue. `utterance` finds the cue beside what stands in marks; `answer` has
//! cues that are nouns: “came the reply”; `behind_clause` tells whether nothing but who says it stands behind a clause:
//! “The dam held, said Ruiz, who built it”; `together`, who says it with others; `found`, whether it was found out
//! rather than said: “a court ruled”; `voiced` has verbs that only tell how it sounds: “Nonsense,” snapped Ruiz.

pub(super) mod answer;
pub(super) mod behind_clause;
pub(super) mod found;
pub(super) mod together;
mod utterance;
mod voiced;

pub(super) use utterance::{VERBS_FIRST, ahead, behind, inverted_ahead, last_clause};

use super::lexicon::{Classes, Cue, Follow};
use super::part::{Part, is_adverb_by_its_end};
use super::phrase;
use super::reading::Reading;
use super::report::{self, clause_start, has_hearer, is_finite, is_only_subject, tells_past, trim_end};
use super::tagger::feature::hash;
use super::token::TokenKind;
use super::work::is_title;
use super::{Rule, SpeechAct};
use std::ops::Range;

/// How far behind an utterance its cue may stand, in words.
const REACH: usize = 24;

/// What a clause begins with that tells when its sentence is.
pub(super) const MEANWHILE: [&str; 6] = ["while", "as", "after", "when", "although", "though"];

/// What people are who think something.
const FEELS: [u32; 13] = [
    hash(b"worried"),
    hash(b"concerned"),
    hash(b"convinced"),
    hash(b"alarmed"),
    hash(b"confident"),
    hash(b"afraid"),
    hash(b"certain"),
    hash(b"aware"),
    hash(b"optimistic"),
    hash(b"fearful"),
    hash(b"hopeful"),
    hash(b"sure"),
    hash(b"doubtful"),
];

/// The words that attribute a report.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) cue: Range<usize>,
    /// The noun phrase that speaks; `None` where the text names nobody.
    pub(super) speaker: Option<Range<usize>>,
    pub(super) act: SpeechAct,
    pub(super) rule: Rule,
}

/// The subject of the cue: right before it, before its apposition or relative clause, or shared with a cue before.
pub(super) fn subject(
    reading: &Reading,
    first: usize,
    cue: Range<usize>,
    act: SpeechAct,
    shared: Option<&Range<usize>>,
) -> Option<Attribution> {
    let built = |speaker: Range<usize>, rule| Attribution { cue: cue.clone(), speaker: Some(speaker), act, rule };
    if cue.start <= first {
        return None;
    }
    if let Some(subject) = phrase::before(reading, first, cue.start) {
        let relative = matches!(reading.written(subject.start), "who" | "Who");
        let subject = if relative {
            let told = phrase::antecedent(reading, first, subject.start)?;
            // “a person who resigned said”
            if subject.len() > 1 { phrase::with_clause(reading, told, subject.end) } else { told }
        } else {
            together::before(reading, first, placed(reading, first, &cue, subject))
        };
        return Some(built(subject, Rule::SubjectOfCue));
    }
    let before = phrase::skip_back(reading, first, cue.start).unwrap_or(first);
    if matches!(reading.written(before), "who" | "which" | "that") && before > first {
        let end = if reading.is(before - 1, ",") { before - 1 } else { before };
        return phrase::before(reading, first, end).map(|subject| built(subject, Rule::SubjectOfCue));
    }
    if let Some(comma) = before_title(reading, first, before) {
        return before_comma(reading, first, comma).map(|work| built(work, Rule::SubjectOfCue));
    }
    let participle = reading.written(cue.start).ends_with("ing");
    let before = before_state(reading, first, before);
    if reading.is(before, ",") && !participle {
        let floor = first.max(before.saturating_sub(30));
        let comma = (floor..before).rev().find(|&word| reading.is(word, ","));
        let subject = comma.and_then(|comma| before_comma(reading, first, comma));
        if let Some(subject) = subject.filter(|subject| !is_setting(reading, first, subject.start)) {
            let told = || told_beside(reading, first, &subject).or_else(|| doer(reading, first, &subject));
            let listed = || together::before(reading, first, subject.clone());
            return Some(built(told().unwrap_or_else(listed), Rule::SubjectOfCue));
        }
    }
    let beside = if participle {
        subject_beside(reading, first.max(shared.map_or(first, |shared| shared.end)), before)
    } else {
        None
    };
    // “While Ruiz waited, *Li* rang the police, saying”
    let led = participle && reading.is_any(first, &MEANWHILE);
    let comma = if led { (first..before).find(|&at| reading.is(at, ",")) } else { None };
    let clause = comma.map_or(first, |comma| comma + 1);
    let first_subject = || phrase::first_subject(reading, clause, before).map(|subject| before_deed(reading, subject));
    let earlier = beside.or_else(|| shared.cloned()).or_else(first_subject);
    earlier.map(|subject| built(subject, Rule::SharedSubject))
}

/// The subject of `cue` that ends with `last`, with where they are, where it stands behind what it says: “The dam
/// leaks, *officials in Leith* said”, but “Ruiz, a farmer in *Leith*, said”.
fn placed(reading: &Reading, first: usize, cue: &Range<usize>, last: Range<usize>) -> Range<usize> {
    let sign = |at: usize| matches!(reading.words[at].part, Part::Comma | Part::Mark);
    let participle = || reading.written(cue.start).ends_with("ing");
    if reading.is_any(cue.start, &["read", "reads", "said", "says", "stated", "states"])
        && let Some(paper) = phrase::paper_somewhere(reading, first, &last)
    {
        return paper;
    }
    let whole = phrase::with_place(reading, first, &last).or_else(|| phrase::anonymous(reading, first, &last));
    whole.filter(|whole| !participle() && !(whole.end..cue.start).any(sign)).unwrap_or(last)
}

/// `subject` without what it did to somebody, where the verb was taken for a part of it: “*The judge* jailed Bo Li and
/// said”, but “the jailed Bo Li”.
fn before_deed(reading: &Reading, subject: Range<usize>) -> Range<usize> {
    let deed = |&at: &usize| {
        let (before, word, behind) = (&reading.words[at - 1], &reading.words[at], &reading.words[at + 1]);
        let noun =
            !matches!(before.part, Part::Determiner | Part::Adverb | Part::Possessive) && reading.is_word(at - 1);
        let past = matches!(word.part, Part::Ed) || reading.is(at, "beat");
        past && noun && !word.capital && behind.capital
    };
    let end = (subject.start + 1..subject.end - 1).find(deed).unwrap_or(subject.end);
    subject.start..end
}

/// The subject of the clause told beside another, which a participle behind a comma at `end` is of: “Ruiz said no,
/// while *Bo Li* stayed, telling reporters”.
fn subject_beside(reading: &Reading, first: usize, end: usize) -> Option<Range<usize>> {
    const FAR: usize = 30;
    let near = first.max(end.saturating_sub(FAR))..end;
    let link = near.rev().find(|&at| reading.is_any(at, &["while", "whereas"]))?;
    if (link..end).any(|at| reading.is(at, ",")) {
        return None;
    }
    let subject = phrase::after(reading, link + 1, end).filter(|_| !phrase::is_pronoun(reading, link + 1))?;
    let verb = |&at: &usize| is_finite(reading, at) || tells_past(reading, at, end);
    let verb = (subject.start + 1..end.min(subject.end + 1)).find(verb)?;
    Some(subject.start..verb)
}

/// The comma before the state, cut short, that the comma at `comma` stands behind: “of Leith*,* Mass., said”.
fn before_state(reading: &Reading, first: usize, comma: usize) -> usize {
    let state = comma.checked_sub(3).filter(|&before| before > first && reading.is(comma - 1, "."));
    let cut = |before: usize| {
        reading.is(before, ",") && reading.words[before - 1].capital && reading.words[before + 1].capital
    };
    state.filter(|&before| reading.is(comma, ",") && cut(before)).unwrap_or(comma)
}

/// Whether the phrase that begins at `start` only tells when or where, as a sentence from `first` on begins: “At *other
/// points*, she said the two were friends, called …”.
fn is_setting(reading: &Reading, first: usize, start: usize) -> bool {
    start == first + 1 && matches!(reading.words[first].part, Part::Preposition)
}

/// The comma before the title of a work that ends with the mark at `close`: “a report published in May*,* “The Long
/// Tide,” said”.
fn before_title(reading: &Reading, first: usize, close: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let mark = |&at: &usize| matches!(reading.words[at].part, Part::Mark);
    if !mark(&close) || close < first + 4 || !reading.is(close - 1, ",") {
        return None;
    }
    let open = (first.max(close.saturating_sub(LONGEST))..close - 1).rev().find(mark)?;
    let comma = open.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ","))?;
    is_title(reading, open + 1..close - 1, true).then_some(comma)
}

/// The phrase that ends at `comma`, without where it is from, and without what tells of it that something was done to
/// it: “*Ana Ruiz*, of Mill Lane, Leith,”, “*Bo Li*, 29,”, “*a report* published on Monday,”.
fn before_comma(reading: &Reading, first: usize, comma: usize) -> Option<Range<usize>> {
    let home = phrase::before_home(reading, first, comma);
    if home < comma {
        return phrase::antecedent(reading, first, home + 1);
    }
    let found = phrase::before(reading, first, phrase::before_age(reading, first, comma))?;
    let from = found.start.checked_sub(2).filter(|&from| from > first && reading.is(from, ","));
    let told = from.filter(|_| reading.is(found.start - 1, "of") || reading.is(found.start - 1, "from"));
    if let Some(from) = told {
        return phrase::antecedent(reading, first, from + 1);
    }
    let last = found.end - 1;
    let done = matches!(reading.words[last].part, Part::Ed) && !reading.words[last].capital && last > first;
    let noun = if done && phrase::may_be_noun(reading, last - 1) { phrase::before(reading, first, last) } else { None };
    Some(noun.filter(|noun| noun.end == last).unwrap_or(found))
}

/// Who did something to `object`, as a clause on them tells: “*officers* who arrested Bo Li”, “*police* hunting the
/// killer”.
fn doer(reading: &Reading, first: usize, object: &Range<usize>) -> Option<Range<usize>> {
    let deed = |at: usize| matches!(reading.words[at].part, Part::Ed | Part::Ing) && !reading.words[at].capital;
    // The verb is taken for a part of the phrase before a name.
    let verb = if deed(object.start) { object.start } else { object.start.checked_sub(1)? };
    if verb <= first {
        return None;
    }
    match reading.words[verb].part {
        Part::Ing => {
            let doer = phrase::before(reading, first, verb).filter(|doer| doer.end == verb)?;
            is_only_subject(reading, first..verb).then_some(doer)
        }
        part if reading.is(verb - 1, "who") => {
            let done = matches!(part, Part::Ed) || tells_past(reading, verb, reading.words.len());
            done.then(|| phrase::antecedent(reading, first, verb - 1)).flatten()
        }
        _ => None,
    }
}

/// Who is told of, behind a comma, by what ends with a preposition and `beside`: “*Ana Ruiz*, who runs the mill with
/// her sister, Bea, said”.
fn told_beside(reading: &Reading, first: usize, beside: &Range<usize>) -> Option<Range<usize>> {
    let link = beside.start.checked_sub(1).filter(|&link| link > first)?;
    if !matches!(reading.words[link].part, Part::Preposition) || reading.is(link, "to") {
        return None;
    }
    let clause = (first + 1..link).rev().take(REACH);
    let mut clause = clause.take_while(|&at| !matches!(reading.words[at].part, Part::Comma | Part::Colon | Part::Mark));
    let who = clause.find(|&at| reading.is(at, "who") && reading.is(at - 1, ","))?;
    phrase::antecedent(reading, first, who)
}

/// Whether the cue at `at` is passive: “is expected”, “was told”.
pub(super) fn is_passive(reading: &Reading, first: usize, at: usize) -> bool {
    if reading.written(at).ends_with("ing") {
        return false;
    }
    // “Police chief accused of lying”
    if reading.is(at, "accused") && reading.is(at + 1, "of") {
        return true;
    }
    let floor = first.max(at.saturating_sub(3));
    // “is *widely* expected”
    let small = |&word: &usize| {
        reading.any(word, Classes::AUXILIARY | Classes::ADVERB) || is_adverb_by_its_end(reading.written(word))
    };
    let mut helps = (floor..at).rev().take_while(small);
    helps.any(|word| matches!(reading.words[word].part, Part::Be) && !reading.is(word, "am"))
        // “Officials are worried that it leaks”
        && !(FEELS.contains(&reading.words[at].hash) && feels(reading, first, at))
}

/// Whether the adjective at `at` tells what somebody thinks: “*confident* that”, but “certain to fail”, “it is certain
/// that”.
fn feels(reading: &Reading, first: usize, at: usize) -> bool {
    let alone = reading.words.get(at + 1).is_none_or(|next| matches!(next.part, Part::Comma | Part::Stop));
    let it = at > first + 1 && reading.is(at - 2, "it") && reading.is(at, "certain");
    !alone && !it && !reading.is_any(at + 1, &["by", "to"])
}

/// The attribution of a passive cue: its “by” phrase, else nobody.
pub(super) fn passive(reading: &Reading, cue: Range<usize>, limit: usize, act: SpeechAct) -> Attribution {
    let by = (cue.end..limit.min(cue.end + 6)).find(|&word| reading.is(word, "by"));
    // “was told *by phone* that”
    let by = by.filter(|&by| !report::is_by_means(reading, cue.start, by + 1));
    let speaker = by.and_then(|by| phrase::after(reading, by + 1, limit));
    // “accused by *Ana Ruiz* of lying”
    let of = |&at: &usize| reading.is_any(at, &["of", "for"]) && matches!(reading.words[at + 1].part, Part::Ing);
    let speaker = speaker.map(|speaker| {
        let end = (speaker.start + 1..speaker.end).find(of).unwrap_or(speaker.end);
        speaker.start..end
    });
    let rule = if speaker.is_some() { Rule::SubjectOfCue } else { Rule::Unnamed };
    Attribution { cue, speaker, act, rule }
}

/// Whether the cue stands between a report's comma and its speaker: “The dam held, said Ruiz.”
pub(super) fn is_inverted(reading: &Reading, first: usize, words: &Range<usize>, cue: Cue, limit: usize) -> bool {
    let behind_comma = words.start > first + 1 && is_comma_before(reading, words.start);
    let speech = cue.follow.any(Follow::SPEECH)
        && !cue.follow.any(Follow::NOUN)
        && !reading.written(words.start).ends_with("ing");
    if !behind_comma || !speech || reading.any(words.end, Classes::TIME) || is_apposed(reading, first..words.start - 1)
    {
        return false;
    }
    let Some(speaker) = phrase::after(reading, words.end, limit) else { return false };
    if behind_clause::may_speak(reading, first, words.start) {
        return false;
    }
    if asks_somebody(reading, first, words.start) {
        return false;
    }
    let party = reading.words[speaker.start].capital || reading.any(speaker.start, Classes::DETERMINER);
    let last = speaker.end - 1;
    // “say forecasters”
    let several = reading.is(words.start, "say") && reading.written(last).ends_with('s');
    let somebody = || reading.words[last].is_person() && !reading.is_verb_cue(last);
    let known = party
        || several
        || reading.words[last].capital
        || reading.any(last, Classes::SOURCE_NOUN | Classes::PERSON_NOUN)
        || somebody();
    known && (speaker.end >= limit || matches!(reading.written(speaker.end), "," | "."))
}

/// Whether the verb at `cue` is of who is told more of before its comma, and asks whoever stands behind it: “The mayor,
/// Ana Ruiz, *asked* Rome for help.”
fn asks_somebody(reading: &Reading, first: usize, cue: usize) -> bool {
    let asks = reading.is_any(cue, &["asked", "asks", "ask"]);
    let question = ["who", "what", "why", "when", "where", "how", "which", "whose"];
    let question = || reading.any(first, Classes::AUXILIARY) || reading.is_any(first, &question);
    asks && reading.is(cue - 1, ",") && !question() && !behind_clause::ends_clause(reading, first, cue)
}

/// Whether a comma stands right before `at`, or a mark that closes behind one: “The dam “is old,” *said* Ruiz”.
pub(super) fn is_comma_before(reading: &Reading, at: usize) -> bool {
    let comma = |at: usize| reading.is(at, ",");
    at > 0 && (comma(at - 1) || at > 1 && matches!(reading.words[at - 1].part, Part::Mark) && comma(at - 2))
}

/// Whether `words` tell nothing but somebody and what they are: “Its author, the judge Bea Lund,” said the police
/// failed; “One of them, a student who fled,” said two died.
fn is_apposed(reading: &Reading, words: Range<usize>) -> bool {
    let comma = words.clone().find(|&at| reading.is(at, ","));
    comma.is_some_and(|comma| {
        let inner = |at: &usize| reading.is(*at, ",");
        let who = (comma + 2..words.end).take_while(|at| !inner(at)).find(|&at| reading.is(at, "who"));
        let who = who.filter(|&who| !(who..words.end).any(|at| inner(&at)));
        let described = comma + 1..who.unwrap_or(words.end);
        is_only_subject(reading, words.start..comma) && is_only_subject(reading, described)
    })
}

/// The subject of `cue` that is told more of between commas: “…, *the mayor*, Ana Ruiz, said”.
fn apposed_before(reading: &Reading, first: usize, cue: Range<usize>, act: SpeechAct) -> Option<Range<usize>> {
    let comma = cue.start.checked_sub(1).filter(|&comma| comma > first && reading.is(comma, ","))?;
    let found = subject(reading, first, cue, act, None).filter(|found| found.rule == Rule::SubjectOfCue)?;
    found.speaker.filter(|speaker| speaker.end < comma)
}

/// Where whom it is told ends behind the cue, or the cue does: “The dam held, Ruiz *told reporters*.”
pub(super) fn heard(reading: &Reading, cue: &Range<usize>, limit: usize) -> usize {
    let hearer = if has_hearer(reading.words[cue.start].hash) { phrase::after(reading, cue.end, limit) } else { None };
    hearer.map_or(cue.end, |hearer| hearer.end)
}

/// All of who says what stands before a comma, where `subject`, right before the cue `cue`, is only the end of it and
/// no verb stands between: “The dam held, *the embassy in Leith* said on Monday.”
pub(super) fn from_comma(
    reading: &Reading,
    first: usize,
    cue: &Range<usize>,
    subject: &Range<usize>,
) -> Option<Range<usize>> {
    const FAR: usize = 16;
    let parted = |at: usize| at > first + 1 && is_comma_before(reading, at);
    // “the firm (Norol) said”
    let behind = phrase::behind_bracket(reading, subject.end, cue.start);
    let end = if behind == cue.start { behind } else { subject.end };
    let apposed = end < cue.start && reading.is(end, ",") && reading.is(cue.start - 1, ",");
    if parted(subject.start) || end != cue.start && !apposed || !reading.tells_of_speech(cue.start) {
        return None;
    }
    let near = first + 3..subject.start;
    let start = near.rev().take(FAR).find(|&at| parted(at))?;
    let ends = behind_clause::told_end(reading, cue, reading.words.len()).is_some();
    let source = start..end;
    let speaks =
        |at: usize| reading.any(at, Classes::SPEAKERS | Classes::ORGANIZATION_NOUN) || reading.words[at].capital;
    // “operator Norse Oil”
    let called =
        matches!(reading.words[start].part, Part::Other | Part::PersonNoun) && reading.words[start + 1].capital;
    let several = matches!(reading.words[start].part, Part::Plural);
    let opens = several || called || reading.any(start, Classes::DETERMINER) || speaks(start);
    let whole = ends
        && opens
        && source.clone().any(speaks)
        && report::has_no_verb(reading, source.clone())
        && behind_clause::ends_clause(reading, first, start);
    whole.then_some(source)
}

/// A report before its cue: “The dam held, Ruiz said.”
pub(super) fn postposed(
    reading: &Reading,
    first: usize,
    cue: Range<usize>,
    limit: usize,
    act: SpeechAct,
) -> Option<(Range<usize>, Attribution)> {
    let heard = heard(reading, &cue, limit);
    let subject = phrase::before(reading, first, cue.start)
        .map(|subject| together::before(reading, first, placed(reading, first, &cue, subject)));
    let subject = subject.map(|subject| from_comma(reading, first, &cue, &subject).unwrap_or(subject));
    let relative = |subject: &Range<usize>| reading.is_any(subject.start, &["who", "which", "that"]);
    let stop = heard >= limit
        || matches!(reading.written(heard), "." | "," | ";")
        || !subject.as_ref().is_some_and(relative) && behind_clause::told_end(reading, &cue, limit).is_some()
        || report::tells_how(reading, cue.end, limit);
    let timed = reading.any(heard, Classes::TIME) || matches!(reading.written(heard), "in" | "on" | "last");
    // The comma, or behind the mark that closes behind one.
    let edge = |at: usize| if reading.is(at - 1, ",") { at - 1 } else { at };
    let parted = |at: usize| at > first + 1 && is_comma_before(reading, at);
    // “…, as Ruiz told the council.”
    let as_told = |at: usize| if parted(at - 1) && reading.is(at - 1, "as") { at - 1 } else { at };
    let apposed = || {
        let apposed = apposed_before(reading, first, cue.clone(), act)?;
        Some(from_comma(reading, first, &cue, &apposed).unwrap_or(apposed)).filter(|apposed| parted(apposed.start))
    };
    let apposed = if subject.is_none() && stop { apposed() } else { None };
    let (speaker, edge, rule) = match subject.or(apposed) {
        Some(subject) if stop || timed => {
            let start = if subject.start > first + 1 { as_told(subject.start) } else { subject.start };
            let edge = Some(start).filter(|&start| parted(start)).map(edge)?;
            (subject, edge, Rule::SubjectOfCue)
        }
        None if parted(cue.start) => {
            let speaker =
                behind_clause::source(reading, cue.end, limit).filter(|words| !phrase::is_object(reading, words))?;
            if report::tells_how(reading, cue.end, limit) || asks_somebody(reading, first, cue.start) {
                return None; // “Ruiz, the mayor, said dryly.”
            }
            (speaker, edge(cue.start), Rule::InvertedSubject)
        }
        _ => return None,
    };
    let clause = clause_start(reading, first, edge);
    let inverted = rule == Rule::InvertedSubject;
    let says = if inverted { cue.start } else { speaker.start };
    let relative = || reading.is_any(clause - 1, &["who", "which", "whose"]);
    let whole =
        (stop || inverted) && clause > first + 1 && (relative() || behind_clause::ends_clause(reading, first, says));
    let start = if whole { behind_clause::whole_start(reading, first, clause) } else { clause };
    let content = start..trim_end(reading, start, edge);
    let capital = reading.words[start].capital || reading.words[start].kind != TokenKind::Word || start > first;
    capital.then_some((content, Attribution { cue, speaker: Some(speaker), act, rule }))
}
