//! Transcripts: paragraphs that begin with the name of who speaks in them, “MS. RUIZ: The dam held.”

use super::EntityKind;
use super::coreference::Parties;
use super::part::Part;
use super::reading::Reading;
use foldhash::{HashMap, HashMapExt};

/// How many turns make a transcript.
const TURNS: usize = 3;
/// How many do where labels are written in capitals: “MS. RUIZ”.
const FEW: usize = 2;
/// The longest label, in words: “MR. DOLAN (via video)”.
const LABEL: usize = 8;

/// The party that has the floor in each paragraph, by its number; none where the text is no transcript.
pub(super) fn floors(reading: &Reading, parties: &Parties) -> HashMap<usize, usize> {
    let mut floors = HashMap::new();
    for (paragraph, block) in reading.paragraphs.iter().enumerate() {
        let first = block.words.start;
        let last = block.words.end.min(first + LABEL);
        // Few paragraphs have one where they begin, and most sentences none at all.
        let mut sentences = reading.sentences[block.sentences.clone()].iter();
        if !sentences.any(|sentence| sentence.words.start < last && sentence.has(Part::Colon)) {
            continue;
        }
        let Some(colon) = (first..last).find(|&at| reading.is(at, ":")) else { continue };
        let bracket = (first..colon).find(|&at| reading.is(at, "(")).unwrap_or(colon);
        let labelled = colon + 1 < block.words.end && bracket > first;
        let party = if labelled { parties.named(bracket - 1..bracket).next() } else { None };
        let whole = (first..bracket).all(|at| reading.words[at].capital || reading.is(at, "."));
        if let Some(party) = party.filter(|&party| whole && parties.kind(party) == Some(EntityKind::Person)) {
            floors.insert(paragraph, party);
        }
    }
    let loud = |paragraph: &usize| {
        let label = reading.paragraphs[*paragraph].words.start;
        reading.written(label).len() > 1 && reading.written(label).chars().all(char::is_uppercase)
    };
    if floors.len() < FEW || floors.len() < TURNS && !floors.keys().all(loud) {
        floors.clear();
    }
    floors
}
