//! What is done by saying something: what the cue's list says, weighed against what else it may be.

use super::super::choice::{Candidates, Question, Sight, Topic, feature, mixed, pair};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::sieve::List;
use super::super::tagger::feature::hashes;
use super::super::{QuotationKind, SpeechAct};
use super::{Report, relative};
use std::ops::Range;

/// How many words of what somebody is described as are looked at.
const TONED: usize = 12;

/// Gives `report`, which has a cue, the most probable act.
pub(super) fn choose_act(reading: &Reading, report: &mut Report, candidates: &mut Candidates) {
    let Some(cue) = report.cue.clone() else { return };
    let sight = Sight::of(reading, 0..reading.words.len());
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
    // “calls the plan “a priority””: nobody calls for it.
    let calls = reading.written(verb).starts_with("call") && cue_end == verb + 1 && content > cue_end && {
        let article = reading.is_any(content, &["a", "an"]);
        article || matches!(reading.words[content].part, Part::Mark)
    };
    let names = calls || report.act == SpeechAct::Assert;
    let judged = if names { judgement(reading, report, verb) } else { None };
    // “disagreed with the coach”: whatever is believed, another is contradicted.
    let disputes = reading.written(verb).starts_with("disagree");
    let plain = plain_act(reading, report, verb);
    let no = report.pieces[0].len() == 1 && reading.is(content, "no") && content == cue_end;
    report.act = match () {
        // “He asked me. I said *no*”
        () if no && act == SpeechAct::Assert => SpeechAct::Deny,
        () if disputes => SpeechAct::Dispute,
        () if plain.is_some() => plain.unwrap_or(act),
        () if judged == Some(SpeechAct::Praise) && matches!(act, SpeechAct::Assert | SpeechAct::Accuse) => {
            SpeechAct::Praise
        }
        () if judged == Some(SpeechAct::Accuse) && (calls || act == SpeechAct::Assert) => SpeechAct::Accuse,
        () if calls && act == SpeechAct::Demand => judged.unwrap_or(SpeechAct::Assert),
        () if harmless => report.act,
        () => act,
    };
}

/// What is done by the verb at `verb` as English leaves no doubt: “agreed: “It is late””, “told him *to leave*”,
/// “demanded *how* it burst”, “touted the plan”.
fn plain_act(reading: &Reading, report: &Report, verb: usize) -> Option<SpeechAct> {
    let start = report.pieces[0].start;
    let behind = start > verb + 1;
    match reading.written(verb) {
        "agreed" | "agrees" => (report.kind == QuotationKind::Direct).then_some(SpeechAct::Agree),
        "told" | "tells" if start > verb => {
            let hearer = || phrase::after(reading, start, report.pieces[0].end);
            let deed = || !reading.words[start].capital && !matches!(reading.words[start].part, Part::Determiner);
            let to = if behind {
                reading.is(start - 1, "to") && deed()
            } else {
                hearer().is_some_and(|who| reading.is(who.end, "to"))
            };
            // Those whom somebody has a say over are “her”, “the crew”, “his men”; others are named.
            let near = reading.words.get(verb + 1).map_or(Part::Edge, |word| word.part);
            let own = matches!(near, Part::Determiner | Part::Pronoun);
            to.then_some(if own { SpeechAct::Order } else { SpeechAct::Demand })
        }
        "demanded" => reading.is_any(start, &["how", "why", "who", "whether"]).then_some(SpeechAct::Ask),
        "touted" | "touts" | "touting" => Some(SpeechAct::Praise),
        _ => None,
    }
}

/// Whether something is called what nobody likes to be called, or what everybody does: “called it “a lie””, “branded
/// the plan a disgrace”, “described the night as wonderful”.
fn judgement(reading: &Reading, report: &Report, verb: usize) -> Option<SpeechAct> {
    const NAMES: [&str; 9] = ["call", "describ", "label", "brand", "dub", "term", "characteri", "portray", "depict"];
    const NOT: [&str; 9] = ["not", "no", "never", "hardly", "without", "less", "least", "free", "against"];
    let content = &report.pieces[0];
    let written = reading.written(verb);
    let names = NAMES.iter().any(|stem| written.starts_with(stem));
    if !names || content.start <= verb || report.cue.as_ref().is_some_and(|cue| cue.len() > 1) {
        return None;
    }
    let near = content.clone().take(TONED);
    // “called it the end of the scandal”: what it is said to be stands before what hangs on that.
    let head = near.take_while(|&at| !matches!(reading.words[at].part, Part::Preposition | Part::Comma | Part::Stop));
    let mut found = None;
    for at in head {
        let hash = reading.words[at].hash;
        match () {
            () if reading.is_any(at, &NOT) => return None,
            () if CONDEMNING.has(hash) || BLAMING.has(hash) => found = Some(SpeechAct::Accuse),
            () if found.is_none() && PRAISING.has(hash) => found = Some(SpeechAct::Praise),
            // “world class”
            () if found.is_none() && reading.is(at, "class") && reading.is(at - 1, "world") => {
                found = Some(SpeechAct::Praise);
            }
            () => {}
        }
    }
    found
}

/// What nobody likes to be called, either; no weights are learnt with these.
static CONDEMNING: List<56> = List::of(hashes([
    "absurd",
    "appalling",
    "baseless",
    "bloodbath",
    "bogus",
    "bonkers",
    "catastrophe",
    "catastrophic",
    "clown",
    "coward",
    "cowards",
    "derisory",
    "despicable",
    "disingenuous",
    "fabricated",
    "fabrication",
    "fanciful",
    "fantasy",
    "farcical",
    "fiction",
    "fool",
    "foolish",
    "garbage",
    "groundless",
    "hoax",
    "hypocrite",
    "hypocritical",
    "idiot",
    "incompetent",
    "irresponsible",
    "joke",
    "laughable",
    "liar",
    "liars",
    "ludicrous",
    "madness",
    "malicious",
    "mess",
    "nightmare",
    "nonsense",
    "nonsensical",
    "preposterous",
    "ridiculous",
    "rubbish",
    "shambles",
    "slander",
    "slanderous",
    "stupid",
    "thief",
    "thug",
    "travesty",
    "unfounded",
    "untrue",
    "untruthful",
    "vile",
    "wrong",
]));

/// What everybody likes to be called.
static PRAISING: List<56> = List::of(hashes([
    "amazing",
    "beautiful",
    "best",
    "bold",
    "brave",
    "breakthrough",
    "brilliant",
    "courageous",
    "decent",
    "excellent",
    "exceptional",
    "extraordinary",
    "fair",
    "fantastic",
    "finest",
    "generous",
    "genius",
    "gentleman",
    "great",
    "greatest",
    "hero",
    "heroes",
    "heroic",
    "heroine",
    "historic",
    "honest",
    "impressive",
    "incredible",
    "inspiration",
    "inspirational",
    "inspiring",
    "intelligent",
    "legend",
    "magnificent",
    "marvellous",
    "milestone",
    "outstanding",
    "phenomenal",
    "pioneer",
    "remarkable",
    "safe",
    "sensible",
    "smart",
    "splendid",
    "strong",
    "successful",
    "superb",
    "superstar",
    "talented",
    "terrific",
    "trailblazer",
    "triumph",
    "true",
    "victory",
    "wonderful",
    "world-class",
]));

/// Whether a description blames, by its words.
fn blames(reading: &Reading, content: Range<usize>) -> u32 {
    u32::from(content.take(TONED).any(|at| BLAMING.has(reading.words[at].hash)))
}

/// What nobody likes to be called; the weights of acts are learnt with these.
static BLAMING: List<56> = List::of(hashes([
    "abuse",
    "aggression",
    "attack",
    "bad",
    "betrayal",
    "brutal",
    "censorship",
    "corrupt",
    "coup",
    "cowardly",
    "crime",
    "criminal",
    "cruel",
    "cynical",
    "danger",
    "dangerous",
    "disaster",
    "disgrace",
    "disgraceful",
    "disgusting",
    "dishonest",
    "failed",
    "failure",
    "fake",
    "false",
    "farce",
    "fraud",
    "illegal",
    "inhuman",
    "insult",
    "lie",
    "lies",
    "misleading",
    "offensive",
    "outrage",
    "outrageous",
    "propaganda",
    "provocation",
    "racist",
    "reckless",
    "scandal",
    "sham",
    "shame",
    "shameful",
    "terror",
    "terrorism",
    "terrorist",
    "threat",
    "traitor",
    "unacceptable",
    "unfair",
    "unjust",
    "unlawful",
    "violation",
    "violations",
    "violence",
]));
