//! Things that show, need or threaten something, and tell nobody so: “the fires *show* that”, “the lamp *requires* a
//! fuse”, “an attack that *threatened* to upset the talks”. Which things
//! do is listed: studies, papers and numbers show what their authors say.

use super::super::QuotationKind;
use super::super::part::Part;
use super::super::reading::Reading;
use super::Report;
use std::ops::Range;

/// What shows something, and is no study.
const SHOWING: [&str; 21] = [
    "nothing",
    "facts",
    "fire",
    "fires",
    "chart",
    "graphic",
    "map",
    "opener",
    "case",
    "cases",
    "incident",
    "incidents",
    "episode",
    "attack",
    "attacks",
    "prices",
    "coverage",
    "sets",
    "names",
    "exchanges",
    "sense",
];
/// What threatens or promises something, and speaks to nobody.
const THREATENING: [&str; 26] = [
    "assault",
    "attack",
    "attacks",
    "storm",
    "fire",
    "flood",
    "crisis",
    "war",
    "disease",
    "outbreak",
    "technology",
    "primary",
    "initiative",
    "dispute",
    "weather",
    "region",
    "area",
    "deals",
    "sale",
    "performance",
    "song",
    "scene",
    "strike",
    "shortage",
    "exploration",
    "encounter",
];
/// What needs something, and orders nobody.
const NEEDING: [&str; 20] = [
    "watch",
    "phone",
    "lamp",
    "device",
    "app",
    "game",
    "exploration",
    "project",
    "task",
    "job",
    "engine",
    "machine",
    "feature",
    "repair",
    "travel",
    "recipe",
    "trick",
    "journey",
    "series",
    "recovery",
];

/// Whether the speaker of `report`, which has `cue`, is a thing that tells nothing.
pub(super) fn is_things(reading: &Reading, report: &Report, cue: &Range<usize>) -> bool {
    let things: &[&str] = match reading.written(cue.start) {
        "suggest" | "suggests" | "suggested" | "suggesting" | "show" | "shows" | "showed" | "showing" | "reveal"
        | "reveals" | "revealed" | "indicate" | "indicates" | "indicated" | "indicating" | "highlight"
        | "highlights" | "highlighted" | "highlighting" | "emphasizes" | "underscores" | "underscored"
        | "summarizes" | "summarises" => &SHOWING,
        "threaten" | "threatens" | "threatened" | "threatening" | "promise" | "promises" | "promised" | "convey"
        | "conveys" | "conveyed" | "convinced" | "convinces" | "demands" | "demanded" => &THREATENING,
        "require" | "requires" | "required" | "requiring" => &NEEDING,
        "reported" => &["cases", "deaths", "infections", "crimes"],
        _ => return false,
    };
    let speaker = report.speaker.as_ref().filter(|_| report.kind != QuotationKind::Direct);
    let head = speaker.and_then(|speaker| head(reading, speaker));
    head.is_some_and(|head| reading.is_any(head, things) && !reading.words[head].capital)
        || speaker.is_some_and(|speaker| reading.is(speaker.start, "nothing") && speaker.len() == 1)
}

/// The noun that `speaker` is about: “an *assault* on the town”.
fn head(reading: &Reading, speaker: &Range<usize>) -> Option<usize> {
    let ends =
        |at: &usize| matches!(reading.words[*at].part, Part::Preposition | Part::Comma) || reading.is(*at, "like");
    let end = (speaker.start + 1..speaker.end).find(ends).unwrap_or(speaker.end);
    end.checked_sub(1).filter(|&at| at >= speaker.start && reading.is_word(at))
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn things_tell_nothing() {
        check("The fires have continued, showing that the ban is weak.");
        check("The watch requires a phone with two cameras.");
        check("It was an assault that threatened to upset the peace of the valley.");
        check("Nothing indicated that he owned a second car.");
        check("Those facts suggest that frogs came first.");
        check("The following chart summarizes the value of the goods.");
        check("There were 300 cases reported worldwide.");
        check("[speaker:One study in 38 people] [cue:found] that [content:sleep helps].");
        check("[speaker:The study] [cue:suggests] that [content:frogs came first].");
        check("[speaker:The union] [cue:threatened] to [content:close the port].");
        check("[speaker:The law] [cue:requires] [content:owners to keep the dog in].");
    }
}
