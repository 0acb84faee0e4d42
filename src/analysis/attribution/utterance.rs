//! Who says an utterance: the attribution right behind it (“…,” said Ruiz), or right before it (Ruiz said: “…”).

use super::super::lexicon::{Classes, CueKind, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::report::{has_hearer, is_finite, is_utterance, tells_past};
use super::super::{Rule, SpeechAct};
use super::voiced::{is_voice, is_voiced, voiced};
use super::{Attribution, REACH, answer, subject};
use std::ops::Range;

/// Verbs that a sentence may begin with, before who speaks and a colon: “*Said* Ana Ruiz: “…””.
pub(in crate::analysis) const VERBS_FIRST: [&str; 21] = [
    "stated",
    "noted",
    "said",
    "says",
    "added",
    "adds",
    "replied",
    "replies",
    "answered",
    "responded",
    "wrote",
    "writes",
    "warned",
    "explained",
    "continued",
    "concluded",
    "quipped",
    "declared",
    "shouted",
    "asked",
    "tweeted",
];

/// How far the attribution between two pieces of an utterance may reach, in words.
const LONGEST: usize = 60;

/// The attribution that follows an utterance (“…,” said Ruiz), and where it ends.
pub(in crate::analysis) fn behind(reading: &Reading, at: usize, next: usize) -> Option<(Attribution, usize)> {
    let near = next.min(at + REACH);
    if at >= near || (reading.words[at].capital && reading.is(at.wrapping_sub(2), ".")) {
        return None;
    }
    let first = at + usize::from(matches!(reading.written(at), "," | "—" | "–"));
    let stop = stop_behind(reading, first, next.min(first + LONGEST));
    let limit = stop.map_or(near, |stop| stop.min(near));
    let end = stop.map_or(next, |stop| stop + usize::from(reading.is(stop, ".")));
    if reading.is(first, "according") && reading.is(first + 1, "to") {
        let speaker = phrase::after(reading, first + 2, limit);
        let found = Attribution { cue: first..first + 2, speaker, act: SpeechAct::Assert, rule: Rule::AccordingTo };
        return Some((found, end));
    }
    if let Some(found) = answer::came(reading, first, limit) {
        return Some((found, end));
    }
    if let Some(found) = quoted_as(reading, first, limit) {
        return Some((found, end));
    }
    let put = || as_put(reading, first, limit);
    if let Some(found) = voiced(reading, at, first, limit).or_else(|| was_how(reading, first, limit)).or_else(put) {
        return Some((found, end));
    }
    let speech = Follow::SPEECH | Follow::CLAUSE;
    // “a neighbour, who asked not to be named, said”
    let asks = |word: usize| reading.is(word, "asked") && reading.is(word + 1, "not") && reading.is(word - 1, "who");
    // “the note says”
    let noun = |word: usize| {
        reading.any(word - 1, Classes::DETERMINER)
            && reading.words.get(word + 1).is_some_and(|next| matches!(next.part, Part::CueVerb))
    };
    let verbs = (first..limit).filter(|&word| word == first || !asks(word) && !noun(word));
    let cue_at = verbs.into_iter().find(|&word| {
        let verb = reading.cue(word).filter(|(cue, _)| cue.kind == CueKind::Verb);
        verb.is_some_and(|(cue, _)| {
            cue.follow.any(speech) && !cue.weak || is_voiced(reading, at, first, word) // “…,” she vowed.
        })
    })?;
    let act = reading.cue(cue_at)?.0.act;
    let cue = cue_at..cue_at + 1;
    if cue_at > first {
        if links_clause(reading, cue_at + 1) {
            return None;
        }
        if let Some(subject) = phrase::before(reading, first, cue_at).filter(|subject| subject.start == first) {
            return Some((Attribution { cue, speaker: Some(subject), act, rule: Rule::SubjectOfCue }, end));
        }
        let apposed = subject(reading, first, cue, act, None)?;
        return (apposed.rule == Rule::SubjectOfCue).then_some((apposed, end));
    }
    // “The book, “The Dam”, says that …”
    let speaker = phrase::after(reading, cue_at + 1, limit).filter(|_| !reading.is(cue_at + 1, "that"))?;
    Some((Attribution { cue, speaker: Some(speaker), act, rule: Rule::InvertedSubject }, end))
}

/// The first full stop or semicolon from `at` on, outside of brackets and not of a title: “said Rep. Ruiz
/// (D-Calif.)*.*”
fn stop_behind(reading: &Reading, mut at: usize, limit: usize) -> Option<usize> {
    while at < limit {
        match reading.words[at].part {
            // “Ruiz, of Leith, Mass., said”
            Part::Stop if reading.is(at, ".") && !phrase::shortens(reading, at) && !reading.is(at + 1, ",") => {
                return Some(at);
            }
            Part::Colon if reading.is(at, ";") => return Some(at),
            Part::Bracket => at = phrase::behind_bracket(reading, at, limit).max(at + 1),
            // “…,” she wrote on X. He replied: “…”
            _ if reading.written(at) == "X." && at > 0 && reading.is(at - 1, "on") => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// “Unbelievable,” was how *Ruiz* described it
fn was_how(reading: &Reading, at: usize, limit: usize) -> Option<Attribution> {
    let was = reading.is_any(at, &["was", "is"]) && reading.is(at + 1, "how");
    if !was {
        return None;
    }
    // “is how *Ruiz* put it”
    let it = (at + 4..limit).find(|&it| reading.is(it, "it") && reading.is_any(it - 1, &["put", "puts"]));
    if let Some(found) = it.and_then(|it| puts(reading, at + 2, it)) {
        return Some(found);
    }
    let speaker = phrase::after(reading, at + 2, limit)?;
    let cue = speaker.end..speaker.end + 1;
    let tells = reading.is_any(cue.start, &["described", "describes", "put", "summed"]);
    let (act, rule) = (SpeechAct::Assert, Rule::SubjectOfCue);
    tells.then_some(Attribution { cue, speaker: Some(speaker), act, rule })
}

/// Whether “that” at `at`, behind a verb of saying, brings in what is said, so that no utterance before it is: “In her
/// book, ‘The Tide’, Ruiz says *that* the sea will win”, but “‘It rained,’ Ruiz said *that* day”.
fn links_clause(reading: &Reading, at: usize) -> bool {
    const DAYS: [&str; 10] =
        ["day", "night", "morning", "afternoon", "evening", "week", "month", "year", "time", "same"];
    let timed = reading.is_any(at + 1, &DAYS) || reading.any(at + 1, Classes::TIME);
    reading.is(at, "that") && reading.is_word(at + 1) && !timed
}

/// The attribution before an utterance that opens at `open`: Ruiz said: “…”
pub(in crate::analysis) fn ahead(reading: &Reading, first: usize, open: usize, sentence: usize) -> Option<Attribution> {
    if let Some(found) = inverted_ahead(reading, first.max(sentence), open) {
        return Some(found);
    }
    if let Some(found) = according_ahead(reading, first.max(sentence), open) {
        return Some(found);
    }
    let floor = first.max(open.saturating_sub(REACH));
    if let Some(found) = put_it(reading, first.max(sentence), open) {
        return Some(found);
    }
    let words = (floor..open).rev().find(|&at| reading.is(at, "words"));
    let in_words = words.and_then(|words| in_words_of(reading, words, open));
    if let Some((found, _)) = in_words.filter(|(_, end)| end + 1 == open) {
        return Some(found);
    }
    // “Ruiz shrugged: “…””
    let colon = open.checked_sub(1).filter(|&colon| colon > first && reading.is(colon, ":"));
    if let Some(verb) = colon.map(|colon| colon - 1).filter(|&verb| is_voice(reading, verb)) {
        return subject(reading, sentence.max(floor.min(first)), verb..verb + 1, SpeechAct::Assert, None);
    }
    let mut cues = (floor..open).rev().filter(|&word| reading.is_verb_cue(word));
    let nearest = cues.next()?;
    let passed = is_done_to_utterance(reading, nearest) || is_owned(reading, nearest) || is_urged(reading, nearest);
    let cue_at = if passed { cues.next().unwrap_or(nearest) } else { nearest };
    let last = reading.written(open - 1);
    let near = matches!(last, "," | ":" | "that" | "and" | "as") || open - cue_at < 3;
    // “According to Ruiz, what the suspect *wrote* will help: “…””
    let led = reading.is(sentence, "according") && reading.is(sentence + 1, "to");
    let another = led && last == ":" && !reading.tells_of_speech(cue_at) && open - cue_at > 2;
    if !near || another {
        return None;
    }
    if last == ":" && last_clause(reading, cue_at + 1, open - 1).is_some() {
        return None;
    }
    let act = reading.cue(cue_at)?.0.act;
    if let Some(speaker) = told_between(reading, first, cue_at, open) {
        let (cue, rule) = (cue_at..cue_at + 1, Rule::InvertedSubject);
        return Some(Attribution { cue, speaker: Some(speaker), act, rule });
    }
    subject(reading, sentence.max(floor.min(first)), cue_at..cue_at + 1, act, None)
}

/// Who speaks between commas before an utterance that goes on with what stands before them: “He, explains *the pilot*,
/// “was asked to wait.””
fn told_between(reading: &Reading, first: usize, cue: usize, open: usize) -> Option<Range<usize>> {
    let comma = |at: usize| matches!(reading.words[at].part, Part::Comma);
    let close = open.checked_sub(1).filter(|&close| close > cue + 1 && comma(close))?;
    let apart = cue > first && comma(cue - 1);
    // “He warned the police, “it will fall,””: they hear it, and nothing goes on.
    let verb = is_finite(reading, open + 1) && !has_hearer(reading.words[cue].hash);
    if !apart || !verb || reading.written(cue).ends_with("ing") {
        return None;
    }
    let speaker = phrase::after(reading, cue + 1, close).filter(|speaker| speaker.end == close)?;
    let party = reading.words[speaker.start].capital || reading.any(speaker.start, Classes::DETERMINER);
    party.then_some(speaker)
}

/// Whether the cue at `at` is a noun that belongs to somebody: “said of Li’s latest *request*: “…””.
fn is_owned(reading: &Reading, at: usize) -> bool {
    const NOUNS: [&str; 8] = ["request", "claim", "report", "demand", "order", "promise", "estimate", "forecast"];
    let owner = |at: usize| matches!(reading.words[at].part, Part::Possessive) || reading.is_any(at, &["his", "their"]);
    reading.is_any(at, &NOUNS) && (at.saturating_sub(2)..at).any(owner)
}

/// Whether the cue at `at` is what somebody is to do, and no saying: “urged the public not to *speculate*: “…””.
fn is_urged(reading: &Reading, at: usize) -> bool {
    at > 1 && reading.is(at - 1, "to") && !reading.tells_of_speech(at) && reading.is(at - 2, "not")
}

/// “According to *Ana Ruiz*, who runs the union: “…””
fn according_ahead(reading: &Reading, first: usize, open: usize) -> Option<Attribution> {
    let opens = |at: &usize| reading.is(*at, "according") && reading.is(at + 1, "to");
    let at = (first..open.min(first + 3)).find(opens)?;
    let colon = open.checked_sub(1).filter(|&colon| colon > at + 2 && reading.is(colon, ":"))?;
    let speaker = phrase::after(reading, at + 2, colon)?;
    // “According to Ana Ruiz, the mayor said: “…””, “According to a friend, she left a note: “…””
    let apposed = reading.written(speaker.end + 1).ends_with("ing");
    let says = !apposed
        && (speaker.end..colon)
            .any(|at| reading.tells_of_speech(at) || is_finite(reading, at) || tells_past(reading, at, colon));
    let (cue, act, rule) = (at..at + 2, SpeechAct::Assert, Rule::AccordingTo);
    (!says).then_some(Attribution { cue, speaker: Some(speaker), act, rule })
}

/// “As *one resident* put it: “…””, “*One resident* put it this way: “…””
fn put_it(reading: &Reading, first: usize, open: usize) -> Option<Attribution> {
    const LONGEST: usize = 2;
    if !matches!(reading.written(open.checked_sub(1)?), ":" | ",") {
        return None;
    }
    let manner = |it: &usize| (it + 1..open - 1).all(|at| reading.is_word(at));
    let near = first.max(open.saturating_sub(2 + LONGEST))..open - 1;
    let it = near.rev().filter(manner).find(|&it| reading.is(it, "it"))?;
    puts(reading, first, it)
}

/// “…,” as *Ana Ruiz* puts it.
fn as_put(reading: &Reading, at: usize, limit: usize) -> Option<Attribution> {
    if !reading.is(at, "as") {
        return None;
    }
    let it = (at + 3..limit).find(|&it| reading.is(it, "it"))?;
    puts(reading, at + 1, it).filter(|found| found.speaker.as_ref().is_some_and(|speaker| speaker.start == at + 1))
}

/// “…,” *Ana Ruiz* was quoted as saying.
fn quoted_as(reading: &Reading, first: usize, limit: usize) -> Option<Attribution> {
    const FAR: usize = 12;
    let near = first + 2..limit.min(first + FAR);
    let quoted = near.into_iter().find(|&at| reading.is_any(at, &["quoted", "cited"]))?;
    // “was quoted by the Post as saying”
    let link = (quoted + 1..limit.min(quoted + FAR)).find(|&at| reading.is(at, "as"));
    let by = reading.is(quoted + 1, "by");
    let link = link.filter(|&link| link == quoted + 1 || by)?;
    let says = link + 1;
    let done = matches!(reading.words[quoted - 1].part, Part::Be) && says < limit;
    let speaker = phrase::before(reading, first, quoted).filter(|speaker| speaker.start == first)?;
    let (cue, act, rule) = (says..says + 1, SpeechAct::Assert, Rule::SubjectOfCue);
    (done && reading.is_any(says, &["saying", "telling"])).then_some(Attribution {
        cue,
        speaker: Some(speaker),
        act,
        rule,
    })
}

/// Who puts something in words, before the “it” at `it`.
fn puts(reading: &Reading, first: usize, it: usize) -> Option<Attribution> {
    let verb = it.checked_sub(1).filter(|&verb| verb > first && reading.is_any(verb, &["put", "puts"]))?;
    let speaker = phrase::before(reading, first, verb).filter(|speaker| speaker.end == verb)?;
    let (cue, act, rule) = (verb..verb + 1, SpeechAct::Assert, Rule::SubjectOfCue);
    Some(Attribution { cue, speaker: Some(speaker), act, rule })
}

/// Who is quoted by “in the *words* of Ana Ruiz”, where the noun stands at `at`, and where that ends.
fn in_words_of(reading: &Reading, at: usize, limit: usize) -> Option<(Attribution, usize)> {
    let led = at > 1 && reading.is(at, "words") && reading.is(at - 1, "the") && reading.is(at - 2, "in");
    let speaker = if led && reading.is(at + 1, "of") { phrase::after(reading, at + 2, limit)? } else { return None };
    let end = speaker.end;
    let (cue, act, rule) = (at..at + 1, SpeechAct::Assert, Rule::AccordingTo);
    Some((Attribution { cue, speaker: Some(speaker), act, rule }, end))
}

/// Where the last clause before the colon at `colon` begins, behind a comma: “Ruiz blamed nobody, but *her deputy was
/// angry*”.
pub(in crate::analysis) fn last_clause(reading: &Reading, first: usize, colon: usize) -> Option<usize> {
    const LINKS: [&str; 5] = ["but", "while", "whereas", "although", "though"];
    let link = |&at: &usize| reading.is(at - 1, ",") && reading.is_any(at, &LINKS);
    let link = (first + 1..colon).rev().find(link)?;
    let subject = phrase::after(reading, link + 1, colon)?;
    let verb = |at: usize| matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal);
    let says = (link..colon).any(|at| reading.is_verb_cue(at));
    (!says && (subject.end..colon).any(verb)).then_some(link + 1)
}

/// Whether the cue at `at` only tells of what something is said in: “said in a statement *read* to the court”, “in a
/// *post* on X”.
fn is_done_to_utterance(reading: &Reading, at: usize) -> bool {
    const DONE: [&str; 8] = ["read", "posted", "written", "published", "released", "shared", "recorded", "quoted"];
    const FAR: usize = 3;
    let noun = if is_utterance(reading, at) { at } else { at.saturating_sub(1) };
    if !is_utterance(reading, noun) || noun < at && !reading.is_any(at, &DONE) {
        return false;
    }
    let determined = (noun.saturating_sub(FAR)..noun).rev().find(|&word| reading.any(word, Classes::DETERMINER));
    determined
        .and_then(|word| word.checked_sub(1))
        .is_some_and(|link| reading.is_any(link, &["in", "on", "through", "via", "by", "during"]))
}

/// Who stands behind the verb that a sentence begins with, before the colon at its end: *Said* Ana Ruiz: “…”
pub(in crate::analysis) fn inverted_ahead(reading: &Reading, first: usize, open: usize) -> Option<Attribution> {
    let colon = open.checked_sub(1).filter(|&colon| colon > first + 1 && reading.is(colon, ":"))?;
    if !reading.words[first].capital || !reading.is_any(first, &VERBS_FIRST) {
        return None;
    }
    let speaker = phrase::after(reading, first + 1, colon)?;
    let named = reading.words[speaker.start].capital || reading.any(speaker.start, Classes::DETERMINER);
    // “Said Ana Ruiz, the mayor: “…””, but “Said Haddad said: “…””
    let verb = |at: usize| reading.is_verb_cue(at) || matches!(reading.words[at].part, Part::Be | Part::Have);
    let whole = speaker.end == colon || reading.is(speaker.end, ",") && !(speaker.end..colon).any(verb);
    let act = reading.cue(first)?.0.act;
    (named && whole).then_some(Attribution {
        cue: first..first + 1,
        speaker: Some(speaker),
        act,
        rule: Rule::InvertedSubject,
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn whom_it_is_according_to_says_what_stands_behind_the_colon_alone() {
        check("[cue:According to] [speaker:Ana Ruiz], a nurse: [content:“The ward is full.”]");
        check("[speaker:Ana Ruiz] [cue:urged] the public not to worry: [content:“The ward is open.”]");
        check("[speaker:Ana Ruiz] [cue:said] of Karl Dean’s latest request: [content:“The court resolved it.”]");
    }

    #[test]
    fn who_stands_between_commas_says_what_goes_on_behind() {
        check("He and Ana Ruiz, [cue:explains] [speaker:the pilot], [content:“were told too late.”]");
        check("[speaker:He] ran in, [cue:warned] the guard, [content:“it will fall,”] and hid.");
    }
}
