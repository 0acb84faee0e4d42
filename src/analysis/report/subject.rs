//! Who speaks where a clause tells more of them before the verb, and somebody else is named in that: “*the man* who
//! sued Ana Ruiz and won said”, “Ana Ruiz rang *Bo Li*, who said”.

use super::super::lexicon::{Classes, Follow};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::finite::tells_past;
use super::reduced::opens_clause;
use std::ops::Range;

/// How far before the cue what is told of the subject may begin, in words.
const FAR: usize = 24;

const WHO: [u32; 3] = [hash(b"who"), hash(b"which"), hash(b"that")];

/// The subject of the cue at `cue` in a sentence from `first` on, where `speaker` is somebody else or more than that.
pub(super) fn whole(reading: &Reading, first: usize, speaker: Range<usize>, cue: usize) -> Range<usize> {
    if speaker.end > cue {
        return speaker;
    }
    of_clause(reading, first, &speaker, cue).unwrap_or_else(|| without_meeting(reading, speaker))
}

/// “*The man* who shot Ana Ruiz said”: whom the relative clause is told of in which `speaker` is named.
fn of_clause(reading: &Reading, first: usize, speaker: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let floor = first.max(cue.saturating_sub(FAR));
    let sign = |at: &usize| matches!(reading.words[*at].kind, TokenKind::Sign) && !reading.is_tying_hyphen(*at);
    let near = (floor + 1..speaker.start).rev().take_while(|at| !sign(at));
    let who = near.into_iter().find(|&at| WHO.contains(&reading.words[at].hash))?;
    let verb = who + 1;
    // “who was tired when voters cried out for it”, “who claimed the mayor ordered it”
    let opened = (verb..speaker.start).any(|at| opens_clause(reading, at));
    let tells = reading.cue(verb).is_some_and(|(cue, length)| {
        cue.follow.any(Follow::CLAUSE) && verb + length == speaker.start && !cue.follow.any(Follow::NOUN)
    });
    if opened || tells || phrase::is_pronoun(reading, speaker.start) || (speaker.start..cue).any(|at| sign(&at)) {
        return None;
    }
    if !begins_with_verb(reading, verb, speaker.end) {
        return None;
    }
    let antecedent = phrase::before(reading, first, who).filter(|antecedent| antecedent.end == who)?;
    let noun = who - 1;
    let somebody = is_somebody(reading, noun) && !reading.words[noun].capital;
    // “told the man who”, “for the man who”
    let object = antecedent.start > first && {
        let before = &reading.words[antecedent.start - 1];
        matches!(before.part, Part::Ed | Part::CueVerb | Part::Be) || reading.is(antecedent.start - 1, "to")
    };
    (somebody && !object).then_some(antecedent)
}

/// Whether the clause from word `at` to `end` begins with a verb: “*shot* Ana Ruiz”, “*owns* Arden Motors”.
fn begins_with_verb(reading: &Reading, at: usize, end: usize) -> bool {
    let Some(word) = reading.words.get(at).filter(|_| at + 1 < end && reading.is_word(at)) else { return false };
    let object = || {
        let next = &reading.words[at + 1];
        next.capital || matches!(next.part, Part::Determiner | Part::Number)
    };
    !word.capital
        && match word.part {
            Part::Ed | Part::Be | Part::Have | Part::Modal | Part::CueVerb => true,
            Part::Plural | Part::Other => tells_past(reading, at, end) || object(),
            _ => false,
        }
}

/// `speaker` without who met them: “Ana Ruiz rang *Bo Li*, who said”.
fn without_meeting(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    const MEETS: [u32; 8] = [
        hash(b"rang"),
        hash(b"met"),
        hash(b"saw"),
        hash(b"told"),
        hash(b"sued"),
        hash(b"called"),
        hash(b"hired"),
        hash(b"phoned"),
    ];
    let who = reading.is(speaker.end, ",") && reading.is(speaker.end + 1, "who");
    let near = speaker.start + 1..speaker.end - 1;
    let verb = near.into_iter().find(|&at| MEETS.contains(&reading.words[at].hash)).filter(|_| who);
    verb.map_or(speaker.start, |verb| verb + 1)..speaker.end
}

/// Whether the noun at `at` is for somebody, one or several.
fn is_somebody(reading: &Reading, at: usize) -> bool {
    reading.is_word(at) && (reading.any(at, Classes::SPEAKERS) || reading.words[at].is_person())
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;

    #[track_caller]
    fn says(text: &str, speaker: &str) {
        assert_eq!(said(text).pop().map_or(String::new(), |(speaker, _)| speaker), speaker, "{text}");
    }

    #[test]
    fn whom_somebody_did_something_to_does_not_speak_for_them() {
        says("The man who murdered Ana Ruiz has said he is sorry.", "The man");
        says("The man who sued Arden Motors and won said he was glad.", "The man");
        says("Older supporters who came to Leith to protest this week’s march say they stay.", "Older supporters");
        says("The committee which investigated Ana Ruiz said she had lied.", "The committee");
        says("The company that owns Arden Motors said sales rose.", "The company");
        says("A man jailed for killing a cyclist said he was sorry.", "A man");
        says("A man found guilty of murdering Ana Ruiz said he was sorry.", "A man");
        says("Ana Ruiz rang Bo Li, who said it was not true.", "Bo Li");
    }

    #[test]
    fn a_warning_is_of_whom_it_comes_from() {
        says("The minister ignored a warning from Ana Ruiz that the dam was old.", "Ana Ruiz");
        says("The minister spoke, warning from the steps that the dam was old.", "The minister");
    }

    #[test]
    fn who_is_told_of_a_claim_speaks_for_themselves() {
        says("The mayor said that people who voted for Ana Ruiz lied.", "The mayor");
        says("The minister believes that Arden Motors said it was old.", "Arden Motors");
        says("Meanwhile, Ana Ruiz, who runs the mill, said it was old.", "Ana Ruiz");
        says("The Leith building society said it was old.", "The Leith building society");
    }
}
