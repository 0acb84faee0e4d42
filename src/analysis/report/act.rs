//! What is done by saying something: what the cue's list says, weighed against what else it may be.

use super::super::SpeechAct;
use super::super::choice::{Candidates, Question, Sight, Topic, feature, mixed, pair};
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::{Report, relative};
use std::ops::Range;

/// How many words of what somebody is described as are looked at.
const TONED: usize = 12;

/// Gives `report`, which has a cue, the most probable act.
pub(super) fn choose_act(reading: &Reading, report: &mut Report, candidates: &mut Candidates) {
    let Some(cue) = report.cue.clone() else { return };
    let sight = Sight { reading, first: 0, limit: reading.words.len() };
    let content = report.pieces[0].start;
    let word = cue.clone().fold(3, |hash, at| mixed(hash, reading.words[at].hash));
    let link = if content > cue.end { sight.word(content, -1) } else { u32::from(content == cue.end) };
    let floor = cue.start.saturating_sub(4);
    let negated = (floor..cue.start).any(|at| reading.is(at, "not") || reading.is(at, "never"));
    let must = report.pieces[0].clone().take(12).any(|at| {
        matches!(reading.words[at].part, Part::Modal) && matches!(reading.written(at), "must" | "should" | "ought")
    });
    let toned = content == cue.end || content.checked_sub(1).is_some_and(|before| reading.is(before, "as"));
    let tone = if toned && content >= cue.end { blames(reading, report.pieces[0].clone()) } else { 2 };
    let listed = report.act as u32;
    let features = [
        feature(750, listed),
        feature(751, word),
        pair(752, word, link),
        pair(754, link, listed),
        pair(755, u32::from(negated), listed),
        pair(756, u32::from(must), listed),
        pair(757, report.kind as u32, word),
        feature(758, sight.word(cue.end, 0)),
        pair(759, tone, listed),
        pair(760, tone, link),
    ];
    candidates.push_beside(features, SpeechAct::ALL.map(|act| act as usize), report.act as usize);
    let (verb, cue_end) = (cue.start, cue.end);
    let about = reading.span(cue);
    let chosen = candidates.choose(Question { topic: Topic::Act, about });
    let act = SpeechAct::ALL[chosen.index];
    // “described the talks as long”: where no word blames, nobody is accused.
    let claim = report.marks.is_empty() && content == cue_end + 2 && relative::stands_for_claim(reading, cue_end + 1);
    let blameless = tone == 0 || claim && blames(reading, report.pieces[0].clone()) == 0;
    let harmless = blameless && report.act == SpeechAct::Assert && act == SpeechAct::Accuse;
    // “disagreed with the coach”: whatever is believed, another is contradicted.
    let disputes = reading.written(verb).starts_with("disagree");
    report.act = match () {
        () if disputes => SpeechAct::Dispute,
        () if harmless => report.act,
        () => act,
    };
}

/// Whether a description blames, by its words.
fn blames(reading: &Reading, content: Range<usize>) -> u32 {
    u32::from(content.take(TONED).any(|at| BLAMING.contains(&reading.words[at].hash)))
}

const BLAMING: [u32; 56] = [
    hash(b"abuse"),
    hash(b"aggression"),
    hash(b"attack"),
    hash(b"bad"),
    hash(b"betrayal"),
    hash(b"brutal"),
    hash(b"censorship"),
    hash(b"corrupt"),
    hash(b"coup"),
    hash(b"cowardly"),
    hash(b"crime"),
    hash(b"criminal"),
    hash(b"cruel"),
    hash(b"cynical"),
    hash(b"danger"),
    hash(b"dangerous"),
    hash(b"disaster"),
    hash(b"disgrace"),
    hash(b"disgraceful"),
    hash(b"disgusting"),
    hash(b"dishonest"),
    hash(b"failed"),
    hash(b"failure"),
    hash(b"fake"),
    hash(b"false"),
    hash(b"farce"),
    hash(b"fraud"),
    hash(b"illegal"),
    hash(b"inhuman"),
    hash(b"insult"),
    hash(b"lie"),
    hash(b"lies"),
    hash(b"misleading"),
    hash(b"offensive"),
    hash(b"outrage"),
    hash(b"outrageous"),
    hash(b"propaganda"),
    hash(b"provocation"),
    hash(b"racist"),
    hash(b"reckless"),
    hash(b"scandal"),
    hash(b"sham"),
    hash(b"shame"),
    hash(b"shameful"),
    hash(b"terror"),
    hash(b"terrorism"),
    hash(b"terrorist"),
    hash(b"threat"),
    hash(b"traitor"),
    hash(b"unacceptable"),
    hash(b"unfair"),
    hash(b"unjust"),
    hash(b"unlawful"),
    hash(b"violation"),
    hash(b"violations"),
    hash(b"violence"),
];
