//! Whether a report answers something, and how: by its cue, by what it says of a claim, or by being a reply.

use super::super::SpeechAct;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::{Reading, Sentence};
use super::super::report::{Relative, Report, is_not};
use super::super::tagger::feature::hash;
use super::pointer::{Pointer, pointer};
use super::reply::reply;
use super::verdict::{is_false, verdict};
use std::ops::Range;

/// How a report answers.
#[derive(Debug, Clone)]
pub(super) struct Stance {
    pub(super) act: SpeechAct,
    pub(super) by: By,
    /// What it answers, where it points at something.
    pub(super) pointer: Option<Pointer>,
    /// The words that say what it answers: all of the content, or what stands before it.
    pub(super) about: Vec<Range<usize>>,
}

/// What shows that a report answers something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Its cue: “denied”, “confirmed”.
    Cue,
    /// Its cue, but only of what it points at: “backed the call”, “called the claim absurd”, “doubts that explanation”.
    Pointing,
    /// That it is a reply: “in response”, “retorted”.
    Reply,
    /// That it does what was asked for: “agreed to come”.
    Accepting,
    /// That it says the same, or the contrary, in the same words.
    Copy,
    /// That it hangs on it, behind the sign there: “…, which the minister denies”.
    Passing(usize),
}

/// Of longer content, so many words are looked at.
pub(super) const LONGEST: usize = 60;

/// How `report`, which nobody is said not to have said, answers something, if it does.
pub(super) fn stance(reading: &Reading, report: &Report) -> Option<Stance> {
    let cue = report.cue.as_ref()?;
    if may_not_be(reading, cue) || begins(reading, cue.start, &["plead", "pled"]) {
        return None;
    }
    let content = report.pieces[0].clone();
    if let Some(stance) = in_passing(reading, report, cue) {
        return Some(stance);
    }
    // “confirmed that it rained”: what stands between points at nothing.
    // “called that “rubbish””
    let names = || matches!(reading.words[content.start].part, Part::Mark) && report.act == SpeechAct::Accuse;
    let linked = content.start == cue.end + 1 && reading.is(cue.end, "that") && content.len() > 2 && !names();
    let region = if content.start >= cue.end && !linked { cue.end..content.end } else { content.clone() };
    let points = || pointer(reading, region.start, region.end);
    let stance = |act, by, pointer| Some(Stance { act, by, pointer, about: report.pieces.clone() });
    match report.act {
        SpeechAct::Deny | SpeechAct::Dispute => {
            let pointer = points();
            // “had dismissed it”: what was said later is not it.
            let had = cue.start > 0 && reading.is(cue.start - 1, "had");
            let bare = pointer.as_ref().is_some_and(|pointer| pointer.noun.is_none());
            // “questioned it”, “challenged the law”: that may be anything.
            let vague = begins(reading, cue.start, &["question", "challeng", "contest", "contradict"]);
            let by = if vague { By::Pointing } else { By::Cue };
            if bare && (vague || had) || denies_somebody(reading, report) {
                None
            } else {
                stance(report.act, by, pointer)
            }
        }
        SpeechAct::Agree => {
            let confirms =
                begins(reading, cue.start, &["confirm", "admit", "acknowledg", "conced", "agree", "confess"]);
            let by = if confirms { By::Cue } else { By::Pointing };
            let pointer = points();
            // “it is confirmed that”, “had confirmed that”: nobody does, or did so before.
            let before = cue.start.checked_sub(1);
            let earlier = before.is_some_and(|at| reading.is(at, "had") || matches!(reading.words[at].part, Part::Be));
            // “confirmed its first case”, “admitted two mistakes”: nobody spoke of those before.
            let first = reading.words[content.start].part;
            let new = matches!(first, Part::Number | Part::Plural)
                || reading.is_any(content.start, &["its", "their", "a", "an", "another", "first"]);
            let first_phrase =
                content.clone().take(LONGEST).take_while(|&at| reading.is_word(at) && !reading.is(at, "and"));
            let clause = first_phrase
                .into_iter()
                .any(|at| matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal));
            // “defended his comments”: they are his own.
            let own = begins(reading, cue.start, &["defend", "justif"]);
            if own || earlier || report.speaker.is_none() || new && !clause && pointer.is_none() {
                None
            } else {
                stance(SpeechAct::Agree, by, pointer)
            }
        }
        _ => judged(reading, report, &region).or_else(|| reply(reading, report)).or_else(|| copied(reading, report)),
    }
}

/// “…, which the minister denies”, “…, a claim that the minister called false”
fn in_passing(reading: &Reading, report: &Report, cue: &Range<usize>) -> Option<Stance> {
    let around = sentence(reading, cue.start);
    let Relative { opens, pointer: words, .. } = Relative::of_cue(reading, around.start, cue.start, around.end)?;
    let called = || report.pieces[0].clone().take(8).any(|at| is_false(reading, at));
    let act = match report.act {
        SpeechAct::Deny | SpeechAct::Dispute | SpeechAct::Agree => report.act,
        _ => called().then_some(SpeechAct::Dispute)?,
    };
    let at = words.start;
    let pointer = Pointer { noun: None, head: at, says: at..at, owner: at..at, words };
    Some(Stance { act, by: By::Passing(opens), pointer: Some(pointer), about: report.pieces.clone() })
}

/// “denied Ruiz a hearing”
fn denies_somebody(reading: &Reading, report: &Report) -> bool {
    let content = &report.pieces[0];
    let verb =
        |at: usize| matches!(reading.words[at].part, Part::Be | Part::Have | Part::Modal | Part::Ed | Part::CueVerb);
    let direct = report.cue.as_ref().is_some_and(|cue| cue.end == content.start);
    let named = direct && report.act == SpeechAct::Deny && reading.words[content.start].capital;
    named && !content.clone().take(LONGEST).any(verb) && pointer(reading, content.start, content.end).is_none()
}

/// Whether it is not told that it is said: “would deny”, “felt able to deny”.
fn may_not_be(reading: &Reading, cue: &Range<usize>) -> bool {
    let Some(before) = cue.start.checked_sub(1) else { return false };
    let may = reading.is_any(before, &["would", "could", "might", "may", "should"]);
    let able = ["free", "able", "want", "likely", "expected", "ready", "hop", "plan", "try", "tried", "how"];
    may || before > 0 && reading.is(before, "to") && begins(reading, before - 1, &able)
}

/// What is said of a claim: “called the accusation absurd”, “said the claim was untrue”, “echoed her warning”.
fn judged(reading: &Reading, report: &Report, region: &Range<usize>) -> Option<Stance> {
    let cue = report.cue.as_ref()?;
    let content = &report.pieces[0];
    let stance = |act, pointer: Pointer| {
        Some(Stance { act, by: By::Pointing, pointer: Some(pointer), about: report.pieces.clone() })
    };
    if let Some(verdict) = verdict(reading, content) {
        return stance(verdict.0, verdict.1);
    }
    if is_exclamation(reading, content) {
        let stance = Stance { act: SpeechAct::Dispute, by: By::Reply, pointer: None, about: vec![] };
        return Some(stance);
    }
    if is_guiltless(reading, content) {
        return Some(Stance { act: SpeechAct::Deny, by: By::Cue, pointer: None, about: report.pieces.clone() });
    }
    if let Some(unshared) = does_not_share(reading, content) {
        return stance(SpeechAct::Dispute, unshared);
    }
    if let Some(liar) = calls_liar(reading, report, cue) {
        return stance(SpeechAct::Dispute, liar);
    }
    let pointer = pointer(reading, region.start, region.end)?;
    let doubts = begins(reading, cue.start, &["doubt", "challeng", "contest", "refut", "debunk", "repudiat"]);
    let backs = begins(reading, cue.start, &["echo", "back", "second", "endors", "support", "agree", "accept"]);
    if doubts || backs {
        return stance(if doubts { SpeechAct::Dispute } else { SpeechAct::Agree }, pointer);
    }
    // “called the accusation absurd”, where the content is both.
    let names = begins(reading, cue.start, &["call", "describ", "label", "brand", "dub", "term", "consider"]);
    let rest = pointer.words.end..content.end.min(pointer.words.end + 8);
    if names && pointer.noun.is_some() && rest.into_iter().any(|at| is_false(reading, at)) {
        return stance(SpeechAct::Dispute, pointer);
    }
    let between = content.start > cue.end && pointer.words.end <= content.start;
    let blames = report.act == SpeechAct::Accuse
        || begins(reading, cue.start, &["prais", "welcom", "hail", "applaud", "laud", "commend"]);
    if between && content.clone().take(8).any(|at| is_false(reading, at)) {
        return stance(SpeechAct::Dispute, pointer);
    }
    // “criticised the claim”: whose, and what it was, is all that is said.
    (blames && pointer.noun.is_some() && (between || content.end <= pointer.words.end))
        .then(|| stance(report.act, pointer))?
}

/// Whether all that is said is that something is not so: ““Nonsense,” said Ruiz”.
fn is_exclamation(reading: &Reading, content: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    const WORDS: usize = 2;
    if content.len() > LONGEST || !matches!(reading.words[content.start].part, Part::Mark) {
        return false;
    }
    let words = || content.clone().filter(|&at| reading.is_word(at));
    let last = words().next_back();
    words().count() <= WORDS && last.is_some_and(|last| is_false(reading, last))
}

/// Whether it is said that somebody did nothing wrong: “insisted she had done nothing wrong”.
pub(super) fn is_guiltless(reading: &Reading, content: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let start = content.start + usize::from(matches!(reading.words[content.start].part, Part::Mark));
    let somebody = reading.any(start, Classes::PRONOUN) && !reading.is(start, "it");
    let near = start + 1..content.end.min(start + NEAR);
    let wrong = |at: usize| reading.is(at, "nothing") && reading.is(at + 1, "wrong");
    somebody && near.into_iter().any(|at| wrong(at) || reading.is(at, "innocent"))
}

/// What is said not to be shared: “said it did not recognise *the figures*”.
fn does_not_share(reading: &Reading, content: &Range<usize>) -> Option<Pointer> {
    const NEAR: usize = 8;
    const SHARES: [&str; 6] = ["recognise", "recognize", "accept", "share", "believe", "endorse"];
    let near = content.start + 1..content.end.min(content.start + NEAR);
    let verb = near.into_iter().find(|&at| reading.is_any(at, &SHARES) && is_not(reading, at - 1))?;
    pointer(reading, verb + 1, content.end).filter(|pointer| pointer.noun.is_some())
}

/// Who is said to lie: “accused *Ruiz* of lying”, “called *Ruiz* a liar”.
fn calls_liar(reading: &Reading, report: &Report, cue: &Range<usize>) -> Option<Pointer> {
    const LIES: [&str; 4] = ["lying", "liar", "liars", "lies"];
    const NEAR: usize = 3;
    let content = &report.pieces[0];
    if report.act != SpeechAct::Accuse || content.start <= cue.end {
        return None;
    }
    let mut near = content.clone().take(NEAR);
    let lies = near.any(|at| reading.is_any(at, &LIES));
    let end = content.start - usize::from(reading.is(content.start - 1, "of"));
    let owner = cue.end..end;
    let named = !owner.is_empty() && owner.clone().any(|at| reading.words[at].capital);
    (lies && named).then(|| Pointer { noun: None, head: cue.end, says: end..end, words: owner.clone(), owner })
}

/// What says the same as another, or the contrary: “but Ruiz said there was no leak”, “Dolan also said the dam leaked”.
fn copied(reading: &Reading, report: &Report) -> Option<Stance> {
    const CONTRASTS: [u32; 6] =
        [hash(b"but"), hash(b"however"), hash(b"though"), hash(b"although"), hash(b"while"), hash(b"yet")];
    const JOINS: [u32; 3] = [hash(b"also"), hash(b"too"), hash(b"likewise")];
    let cue = report.cue.as_ref()?;
    if !matches!(report.act, SpeechAct::Assert | SpeechAct::Claim | SpeechAct::Believe) {
        return None;
    }
    let before = |many: usize| cue.start.saturating_sub(many)..cue.start;
    let around = sentence_at(reading, cue.start)?;
    let near = around.words.start.max(before(12).start)..cue.start;
    let stands = |words: &[u32], near: Range<usize>| reading.words[near].iter().any(|word| words.contains(&word.hash));
    let contrasts = || CONTRASTS.iter().any(|&word| around.may_hold(word)) && stands(&CONTRASTS, near);
    let denies = || words_of(report).any(|at| is_negative(reading, at));
    let says = || begins(reading, cue.start, &["said", "say", "told", "argue", "believe", "think", "insist"]);
    let act = match () {
        () if contrasts() && denies() => SpeechAct::Dispute,
        () if stands(&JOINS, before(2)) && says() && !denies() => SpeechAct::Agree,
        () => return None,
    };
    Some(Stance { act, by: By::Copy, pointer: None, about: report.pieces.clone() })
}

/// The words of what `report` says, the first of many.
pub(super) fn words_of(report: &Report) -> impl Iterator<Item = usize> {
    report.pieces.iter().flat_map(Clone::clone).take(LONGEST)
}

/// Whether word `at` says that something is not so.
pub(super) fn is_negative(reading: &Reading, at: usize) -> bool {
    let none = ["no", "none", "nobody", "nothing", "without", "neither"];
    is_not(reading, at) || reading.is_any(at, &none)
}

/// The words of the sentence that word `at` stands in.
pub(super) fn sentence(reading: &Reading, at: usize) -> Range<usize> {
    sentence_at(reading, at).map_or(at..at, |sentence| sentence.words.clone())
}

/// The sentence that word `at` stands in; `None` where there is none at all.
pub(super) fn sentence_at<'r>(reading: &'r Reading, at: usize) -> Option<&'r Sentence> {
    let index = reading.sentences.partition_point(|sentence| sentence.words.start <= at).saturating_sub(1);
    reading.sentences.get(index)
}

/// Whether the word at `at` begins with one of `stems`.
pub(super) fn begins(reading: &Reading, at: usize, stems: &[&str]) -> bool {
    let written = reading.written(at);
    stems.iter().any(|stem| written.starts_with(stem))
}

/// Whether “too”, “also” or “likewise” stands right before `cue`: what was answered before is answered again.
pub(super) fn joins_in(reading: &Reading, cue: &Range<usize>) -> bool {
    let near = cue.start.saturating_sub(2)..cue.start;
    near.into_iter().any(|at| reading.is_any(at, &["too", "also", "likewise"]))
        && !reading.any(cue.start, Classes::PREPOSITION)
}
