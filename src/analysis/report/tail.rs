//! Tails: what stands behind a reported clause and is the reporter's again. What came of it (“it would close*,
//! prompting anger*”), and what whoever says it did next (“it was closed *and left the room*”); `medium` has where it
//! was said.

use super::super::lexicon::{Classes, CueKind};
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::finite::is_finite;
use super::quoting::beside;
use super::reduced::opens_clause;
use super::relative::Relative;
use super::{channel, medium, scene};
use std::ops::Range;

/// Whether what stands at `at`, a comma, a conjunction or a preposition behind `content`, is no part of that.
pub(super) fn begins(reading: &Reading, content: Range<usize>, at: usize, limit: usize) -> bool {
    match reading.words[at].part {
        Part::Comma => {
            medium::behind_comma(reading, &content, at, limit)
                || tells_effect(reading, content.clone(), at, limit)
                || tells_manner(reading, at, limit)
                || tells_of_view(reading, at, limit)
                || tells_of_others(reading, at, limit)
                || scene::begins(reading, &content, at, limit)
        }
        _ if reading.is(at, "and") => {
            tells_deed(reading, content.clone(), at, limit, &DONE) || says_more(reading, content, at, limit)
        }
        _ if reading.is(at, "in") => medium::behind_clause(reading, &content, at, limit),
        _ if reading.is_any(at, &["on", "via", "over"]) => channel::begins(reading, &content, at, limit),
        _ if reading.is(at, "without") => gives_no_more(reading, at),
        _ if reading.is(at, "before") || reading.is(at, "after") => tells_deed(reading, content, at, limit, &DOING),
        _ => false,
    }
}

/// Whether what goes on at `comma`, behind who said `content`, is no part of that: “It was over, Ruiz said*, and left
/// the room*.”
pub(super) fn resumes(reading: &Reading, content: &Range<usize>, comma: usize, limit: usize) -> bool {
    let linked = reading.is_any(comma + 1, &["and", "before", "after"]);
    begins(reading, content.clone(), comma, limit)
        || Relative::closes(reading, comma, limit)
        || tells_when(reading, comma + 1, limit)
        || linked && comma + 1 < limit && begins(reading, content.clone(), comma + 1, limit)
}

/// “, hours before envoys were to meet”, “, a day after the vote”: when it was said.
fn tells_when(reading: &Reading, at: usize, limit: usize) -> bool {
    const NEAR: usize = 3;
    let near = at..limit.min(at + NEAR);
    let time = near.into_iter().find(|&at| reading.any(at, Classes::DURATION));
    time.is_some_and(|time| {
        let counted = (at..time).all(|at| {
            matches!(reading.words[at].part, Part::Number | Part::Determiner)
                || phrase::is_count(reading.words[at].hash)
        });
        counted && time + 2 < limit && reading.is_any(time + 1, &["before", "after"])
    })
}

/// What people do while they speak, with what must follow; nothing must behind some.
const GESTURES: [(u32, &[&str]); 21] = [
    (hash(b"pointing"), &["to", "at", "out"]),
    (hash(b"referring"), &["to"]),
    (hash(b"alluding"), &["to"]),
    (hash(b"gesturing"), &[]),
    (hash(b"citing"), &[]),
    (hash(b"wiping"), &["away", "tears", "his", "her", "a"]),
    (hash(b"fighting"), &["back"]),
    (hash(b"choking"), &["back", "up"]),
    (hash(b"holding"), &["up", "back"]),
    (hash(b"blinking"), &["back"]),
    (hash(b"shaking"), &["his", "her"]),
    (hash(b"nodding"), &[]),
    (hash(b"shrugging"), &[]),
    (hash(b"smiling"), &[]),
    (hash(b"grinning"), &[]),
    (hash(b"laughing"), &[]),
    (hash(b"sobbing"), &[]),
    (hash(b"weeping"), &[]),
    (hash(b"sighing"), &[]),
    (hash(b"speaking"), &["in", "at", "on", "to", "from", "before", "after", "during", "outside", "through"]),
    (hash(b"reading"), &["from"]),
];

/// “, wiping away tears”, “, his voice breaking”: how somebody says it.
fn tells_manner(reading: &Reading, comma: usize, limit: usize) -> bool {
    let verb = comma + 1;
    let Some(word) = reading.words.get(verb).filter(|_| verb < limit) else { return false };
    if matches!(word.part, Part::Ing) || reading.is_verb_cue(verb) {
        let gesture = GESTURES.iter().find(|(gesture, _)| *gesture == word.hash);
        return gesture.is_some_and(|(_, follows)| follows.is_empty() || reading.is_any(verb + 1, follows));
    }
    let whose = reading.is_any(verb, &["his", "her", "their"]);
    whose
        && reading.is_any(verb + 1, &["voice", "voices", "eyes", "hands"])
        && reading.written(verb + 2).ends_with("ing")
}

/// How people take what they hear, each as what follows its verb.
const REACTIONS: [u32; 30] = [
    hash(b"anger"),
    hash(b"outrage"),
    hash(b"outcry"),
    hash(b"fury"),
    hash(b"criticism"),
    hash(b"protest"),
    hash(b"protests"),
    hash(b"applause"),
    hash(b"laughter"),
    hash(b"cheers"),
    hash(b"boos"),
    hash(b"jeers"),
    hash(b"gasps"),
    hash(b"groans"),
    hash(b"backlash"),
    hash(b"condemnation"),
    hash(b"speculation"),
    hash(b"ridicule"),
    hash(b"praise"),
    hash(b"scorn"),
    hash(b"uproar"),
    hash(b"ire"),
    hash(b"derision"),
    hash(b"complaints"),
    hash(b"rebuke"),
    hash(b"dismay"),
    hash(b"questions"),
    hash(b"fears"),
    hash(b"calls"),
    hash(b"disbelief"),
];
/// What brings that about.
const BRINGING: [u32; 9] = [
    hash(b"prompting"),
    hash(b"sparking"),
    hash(b"provoking"),
    hash(b"drawing"),
    hash(b"triggering"),
    hash(b"raising"),
    hash(b"fuelling"),
    hash(b"fueling"),
    hash(b"earning"),
];
/// What is done to people by what they hear.
const MOVING: [u32; 8] = [
    hash(b"angering"),
    hash(b"infuriating"),
    hash(b"enraging"),
    hash(b"dismaying"),
    hash(b"delighting"),
    hash(b"alarming"),
    hash(b"stunning"),
    hash(b"outraging"),
];

/// “, prompting anger”, behind what is still to come or only is so: nothing else has come of that yet. “The fire
/// spread, sparking protests” is told whole.
fn tells_effect(reading: &Reading, content: Range<usize>, comma: usize, limit: usize) -> bool {
    const NEAR: usize = 5;
    let verb = comma + 1;
    let Some(word) = reading.words.get(verb).filter(|_| verb + 1 < limit) else { return false };
    let brings = BRINGING.contains(&word.hash) && {
        let object = (verb + 1..limit.min(verb + 1 + NEAR)).take_while(|&at| reading.is_word(at));
        object.into_iter().any(|at| REACTIONS.contains(&reading.words[at].hash))
    };
    if !brings && !MOVING.contains(&word.hash) {
        return false;
    }
    let Some(finite) = content.clone().find(|&at| is_finite(reading, at)) else { return false };
    let behind = (finite + 1..content.end).find(|&at| !reading.any(at, Classes::ADVERB)).unwrap_or(comma);
    match reading.words[finite].part {
        // “it could fail, prompting anger” tells of what may come of that.
        Part::Modal => reading.is_any(finite, &["will", "would"]),
        // “was closed, prompting anger”
        Part::Be => !matches!(reading.words[behind].part, Part::Ed | Part::CueVerb | Part::Be),
        _ => false,
    }
}

/// “, with one, Ada Kemp, calling it a farce”: others say something beside it.
fn tells_of_others(reading: &Reading, comma: usize, limit: usize) -> bool {
    const FAR: usize = 16;
    let with = comma + 1;
    let cue = |at: usize| reading.cue(at).is_some_and(|(cue, _)| matches!(cue.kind, CueKind::Verb));
    let says = |at: usize| cue(at) && beside(reading, with, &(at..at + 1)).is_some();
    reading.is(with, "with") && (with + 2..limit.min(with + FAR)).any(says)
}

/// “, a view shared by few of her colleagues”: what others think of what is said.
fn tells_of_view(reading: &Reading, comma: usize, limit: usize) -> bool {
    const VIEWS: [&str; 14] = [
        "view",
        "opinion",
        "sentiment",
        "position",
        "stance",
        "claim",
        "argument",
        "assessment",
        "message",
        "warning",
        "call",
        "prediction",
        "conclusion",
        "point",
    ];
    const TAKEN: [&str; 14] = [
        "shared",
        "echoed",
        "backed",
        "supported",
        "endorsed",
        "disputed",
        "rejected",
        "dismissed",
        "repeated",
        "denied",
        "contested",
        "challenged",
        "questioned",
        "ridiculed",
    ];
    const NEAR: usize = 3;
    let first = comma + 2;
    let article = reading.is_any(first - 1, &["a", "an"]);
    let noun = (first..limit.min(first + NEAR)).find(|&at| reading.is_any(at, &VIEWS));
    article && noun.is_some_and(|noun| reading.is_any(noun + 1, &TAKEN) && reading.is(noun + 2, "by"))
}

/// What people do when they have spoken, with what must follow.
type Deeds = [(u32, &'static [&'static str]); 9];

const AWAY: &[&str] = &["out", "off", "away"];
const PLACES: [&str; 18] = [
    "room",
    "hall",
    "building",
    "house",
    "stage",
    "meeting",
    "chamber",
    "court",
    "courtroom",
    "podium",
    "office",
    "studio",
    "scene",
    "table",
    "lectern",
    "courthouse",
    "press",
    "reporters",
];
const DONE: Deeds = [
    (hash(b"left"), &PLACES),
    (hash(b"walked"), AWAY),
    (hash(b"stormed"), AWAY),
    (hash(b"strode"), AWAY),
    (hash(b"marched"), AWAY),
    (hash(b"hung"), &["up"]),
    (hash(b"sat"), &["down"]),
    (hash(b"went"), &["home"]),
    (hash(b"drove"), AWAY),
];
const DOING: Deeds = [
    (hash(b"leaving"), &PLACES),
    (hash(b"walking"), AWAY),
    (hash(b"storming"), AWAY),
    (hash(b"striding"), AWAY),
    (hash(b"marching"), AWAY),
    (hash(b"hanging"), &["up"]),
    (hash(b"sitting"), &["down"]),
    (hash(b"going"), &["home"]),
    (hash(b"driving"), AWAY),
];

/// Whether it is told at “without”, at word `at`, that whoever speaks says no more: “*without elaborating*”, “*without
/// giving details*”.
fn gives_no_more(reading: &Reading, at: usize) -> bool {
    const GIVES: [&str; 6] = ["giving", "providing", "offering", "citing", "presenting", "disclosing"];
    const MORE: [&str; 8] = ["detail", "details", "evidence", "specifics", "further", "more", "proof", "elaboration"];
    reading.is_any(at + 1, &["elaborating", "elaboration", "specifying"])
        || reading.is_any(at + 1, &GIVES) && (at + 2..at + 4).any(|at| reading.is_any(at, &MORE))
}

/// “and left the room”, “before hanging up”, behind a `clause` that tells of a thing, which does no such things.
fn tells_deed(reading: &Reading, clause: Range<usize>, link: usize, limit: usize, deeds: &Deeds) -> bool {
    const NEAR: usize = 3;
    let verb = link + 1;
    let Some(word) = reading.words.get(verb).filter(|_| verb + 1 < limit) else { return false };
    let Some((_, follows)) = deeds.iter().find(|(deed, _)| *deed == word.hash) else { return false };
    let mut near = verb + 1..limit.min(verb + 1 + NEAR);
    near.any(|next| reading.is_any(next, follows)) && tells_of_thing(reading, clause)
}

/// Whether the verb at `verb` tells what somebody says further: “vowed”, “called for”.
pub(super) fn goes_on_to_say(reading: &Reading, verb: usize) -> bool {
    const SAYS: [u32; 17] = [
        hash(b"vowed"),
        hash(b"pledged"),
        hash(b"promised"),
        hash(b"insisted"),
        hash(b"urged"),
        hash(b"demanded"),
        hash(b"accused"),
        hash(b"blamed"),
        hash(b"thanked"),
        hash(b"praised"),
        hash(b"apologised"),
        hash(b"apologized"),
        hash(b"criticised"),
        hash(b"criticized"),
        hash(b"condemned"),
        hash(b"denied"),
        hash(b"warned"),
    ];
    reading.words.get(verb).is_some_and(|word| SAYS.contains(&word.hash))
        || reading.is(verb, "called") && reading.is_any(verb + 1, &["for", "on"])
}

/// “the offer was an insult *and threatened to strike*”: no thing says so.
fn says_more(reading: &Reading, content: Range<usize>, at: usize, limit: usize) -> bool {
    let verb = at + 1;
    let more = goes_on_to_say(reading, verb) || reading.is(verb, "threatened") && reading.is(verb + 1, "to");
    let passive = reading.is_any(verb + 1, &["by", "in", "as"]) || verb + 1 >= limit;
    more && !passive && tells_of_thing(reading, content)
}

/// Whether `clause` has one verb, and a thing for its subject: “the road was closed”, “it is over”.
fn tells_of_thing(reading: &Reading, clause: Range<usize>) -> bool {
    let Some(verb) = clause.clone().find(|&at| is_finite(reading, at)) else { return false };
    let others = |at: usize| {
        matches!(reading.words[at].part, Part::Pronoun | Part::Comma | Part::Conjunction | Part::CueVerb)
            || opens_clause(reading, at)
            || is_finite(reading, at)
    };
    verb > clause.start && !(verb + 1..clause.end).any(others) && is_thing(reading, clause.start..verb)
}

/// Whether the phrase `words` is of a thing, one of it.
fn is_thing(reading: &Reading, words: Range<usize>) -> bool {
    const THINGS: [&str; 6] = ["it", "there", "this", "that", "nothing", "everything"];
    let last = words.end - 1;
    if words.len() == 1 {
        return reading.is_any(last, &THINGS);
    }
    let people = Classes::SPEAKERS | Classes::TITLE;
    let stands = |at: usize| reading.is_word(at) && !reading.words[at].capital && !reading.any(at, people);
    let person = |at: usize| reading.words[at].is_person();
    reading.any(words.start, Classes::DETERMINER)
        && words.clone().skip(1).all(|at| stands(at) && !person(at))
        && matches!(reading.words[last].part, Part::Other | Part::CueNoun)
}

#[cfg(test)]
mod tests {
    use super::super::told::{check, says};

    #[test]
    fn what_came_of_it_is_no_part_of_it() {
        says("the mill would shut", ", sparking protests across the town");
        says("taxes would rise", ", drawing criticism from farmers");
        says("the dam was safe", ", infuriating residents");
        says("the fire spread to the mill, sparking protests", "");
        says("taxes would rise, hitting farmers", "");
        says("the dam could fail, angering farmers", "");
    }

    #[test]
    fn what_somebody_did_next_is_no_part_of_it() {
        says("the road was closed", " and left the room");
        says("it was over", " and walked out");
        says("the road was shut", " and hung up");
        says("the road was shut", " before leaving the hall");
        says("the man was ill and left the room", "");
        says("she was ill and left the room", "");
        says("the road was closed and left the town cut off", "");
    }

    #[test]
    fn what_somebody_says_next_is_no_part_of_it() {
        let union = |told: &str, more: &str, then: &str| {
            check(&format!("The union said {told}{more}{then}."), &[("The union", told), ("The union", then)]);
        };
        union("the offer was an insult", " and threatened to ", "strike");
        union("the road was closed", " and urged ", "drivers to stay at home");
    }

    #[test]
    fn what_others_think_of_it_is_no_part_of_it() {
        says("the tax was unfair", ", a view echoed by the union");
        says("the dam was safe", ", but residents were not so sure");
        says("the trains would run", ", but passengers were sceptical");
        says("the town was small, a place loved by poets", "");
        check(
            "Victims said they were relieved, with one, Ada Kemp, calling the verdict “a joy”.",
            &[("Victims", "they were relieved"), ("one", "“a joy”")],
        );
    }
}
