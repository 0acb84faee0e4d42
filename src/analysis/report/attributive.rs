//! Participles and nouns that only tell of the noun behind them, and report nothing: “met the *alleged* victims”, “a
//! quake of *reported* magnitude 4.9”, “its *promised* features”, “Ruritanian-*claimed* waters”, “an early *warning*
//! system”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;
use super::finite::is_finite;
use std::ops::Range;

/// What is told of a noun by those who do not vouch for it.
const DOUBTED: [&str; 5] = ["alleged", "reported", "purported", "claimed", "suspected"];
/// What is told of a noun by whoever wants or expects it.
const WANTED: [&str; 6] = ["requested", "demanded", "announced", "predicted", "acknowledged", "recommended"];

/// Whether word `at` tells of a noun that nobody vouches for it.
pub(super) fn is_doubted(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, &DOUBTED)
}

/// “charged over *alleged* abuse of power”: who alleges it is not told.
pub(super) fn is_nobodys(reading: &Reading, cue: &Range<usize>) -> bool {
    let before = cue.start.checked_sub(1).filter(|_| reading.is(cue.start, "alleged"));
    before.is_some_and(|before| {
        matches!(reading.words[before].part, Part::Preposition) || reading.is_any(before, &["a", "an"])
    })
}

/// Whether the words `cue` of a sentence `first..limit` only tell of the noun behind them.
pub(super) fn is_attributive(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    is_hyphened(reading, first, cue)
        || is_participle(reading, first, cue, limit)
        || is_of_warning(reading, cue)
        || describes(reading, first, cue)
}

/// “Ruritanian-*claimed* waters”
fn is_hyphened(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let Some(before) = cue.start.checked_sub(1).filter(|&before| before > first) else { return false };
    let joined = matches!(reading.words[before].part, Part::Dash)
        && reading.words[before].span.end() == reading.words[cue.start].span.start()
        && reading.words[before - 1].span.end() == reading.words[before].span.start();
    joined && reading.words[before - 1].capital && is_noun(reading, cue.end)
}

/// “met the *alleged* victims”, “several *alleged* accomplices were tried”, but “several alleged abuse”
fn is_participle(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    // Not those that a clause may end with: “The firm she works *for* announced cuts”.
    const LEADS: [&str; 13] =
        ["of", "with", "on", "over", "about", "against", "amid", "among", "despite", "through", "via", "from", "after"];
    let participle = is_doubted(reading, cue.start) || reading.is_any(cue.start, &WANTED);
    if !participle || !is_noun(reading, cue.end) || cue.start <= first {
        return cue.start == first && reading.is_any(first, &["alleged", "suspected"]) && is_noun(reading, cue.end);
    }
    let before = cue.start - 1;
    let counted = || {
        let several = reading.is_any(before, &["several", "many", "other", "these", "those", "more", "fewer"]);
        // “Area 51 announced cuts” does.
        let number = matches!(reading.words[before].part, Part::Number)
            && (before == first || !reading.words[before - 1].capital);
        let goes_on = (cue.end + 1..limit).any(|at| is_finite(reading, at));
        (several || number) && goes_on && matches!(reading.words[cue.end].part, Part::Plural | Part::PersonNoun)
    };
    // “complaints over *alleged abuse of power*” tells what somebody alleges.
    let act = || reading.is(cue.start, "alleged") && !matches!(reading.words[cue.end].part, Part::PersonNoun);
    let led = match reading.words[before].part {
        Part::Preposition => reading.is_any(before, &LEADS) && !act(),
        // “The mayor’s predicted big wins”: “has”.
        Part::Possessive => is_doubted(reading, cue.start),
        Part::Determiner => {
            reading.is_any(before, &["the", "his", "their", "its", "our", "my"])
                || reading.is_any(before, &["a", "an"]) && !act()
        }
        _ => false,
    };
    led || counted()
}

/// “an early *warning* system”, “*warning* shots”
fn is_of_warning(reading: &Reading, cue: &Range<usize>) -> bool {
    const NOUNS: [&str; 14] = [
        "system", "systems", "sign", "signs", "shot", "shots", "label", "labels", "light", "lights", "siren", "sirens",
        "letter", "letters",
    ];
    reading.is(cue.start, "warning") && reading.is_any(cue.end, &NOUNS)
}

/// “sparked by *proposed* rules”, “its *promised* features”, “an *informed* choice”, “a *signaling* chain”
fn describes(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let before = cue.start.checked_sub(1).filter(|&before| before >= first);
    let part_before = before.map_or(Part::Edge, |before| reading.words[before].part);
    let is_before = |words: &[&str]| before.is_some_and(|before| reading.is_any(before, words));
    match reading.written(cue.start) {
        "proposed" | "promised" => {
            let led = matches!(part_before, Part::Possessive | Part::Preposition);
            is_noun(reading, cue.end) && (led || is_before(&["its", "his", "her", "their", "our"]))
        }
        "promising" => is_promising(reading, first, cue),
        "informed" => reading.is_any(cue.end, &[",", "choice", "decision", "decisions", "consent"]),
        "detailed" => {
            let marked = || reading.words.get(cue.end).is_some_and(|word| matches!(word.part, Part::Mark));
            let noun = is_noun(reading, cue.end);
            matches!(part_before, Part::Determiner | Part::Possessive) && (noun || marked())
                || noun && is_before(&["more", "most", "very"])
        }
        "signaling" | "signalling" | "labeling" | "labelling" => is_noun(reading, cue.end) && is_before(&["a", "the"]),
        "guaranteed" => is_before(&["but"]),
        _ => false,
    }
}

/// “an awkward but *promising* start”, “looks moderately *promising* for May”, “came smiling and *promising* jobs” does
/// promise.
fn is_promising(reading: &Reading, first: usize, cue: &Range<usize>) -> bool {
    let Some(before) = cue.start.checked_sub(1).filter(|&before| before >= first) else { return false };
    let is_before = |words: &[&str]| reading.is_any(before, words);
    let earlier = before.checked_sub(1).filter(|&earlier| earlier >= first);
    let doing = earlier.is_some_and(|at| is_before(&["and", "but"]) && reading.written(at).ends_with("ing"));
    if !doing && is_before(&["but", "and", "another", "one"]) && is_noun(reading, cue.end) {
        return true;
    }
    let looks = earlier.is_some_and(|at| reading.is_any(at, &["looks", "look", "looked", "seems", "seem"]));
    if looks && matches!(reading.words[before].part, Part::Adverb) && !reading.is_any(cue.end, &["to", "that"]) {
        return true;
    }
    let very = is_before(&["very", "more", "less", "most", "so", "as", "looks", "look"]);
    let very = very || matches!(reading.words[before].part, Part::Be);
    very && reading.is_any(cue.end, &["at", "for", "in", "but", "and"])
}

/// Whether word `at` is one that a participle before it tells of.
fn is_noun(reading: &Reading, at: usize) -> bool {
    reading.words.get(at).is_some_and(|word| {
        matches!(
            word.part,
            Part::Other | Part::Plural | Part::PersonNoun | Part::SourceNoun | Part::OrganizationNoun | Part::CueNoun
        ) && !reading.any(at, Classes::TIME | Classes::DURATION)
    })
}

#[cfg(test)]
mod tests {
    use super::super::told;
    use crate::analysis::tests::check;

    #[test]
    fn what_is_told_of_a_noun_reports_nothing() {
        for text in [
            "The mayor sued over recommended changes to the dam.",
            "Several alleged accomplices, including a priest, were tried by the court.",
            "The pipeline passes through Ruritanian-claimed maritime waters.",
            "They met the alleged victims of the priest on Monday.",
            "Ruiz leads, but there are some warning signs for her.",
            "The strikes were sparked by proposed legislation that cut pensions.",
            "The phone came without many of its promised features.",
            "The match showed an awkward but promising side of Leith.",
            "Building looks moderately promising going forward into May.",
            "Another promising example comes from Leith.",
        ] {
            check(text);
        }
        for text in
            ["Ana Ruiz gave informed consent to the tests.", "Ana Ruiz gave a detailed “history of the dam” in Leith."]
        {
            told::check(text, &[]);
        }
        check("[speaker:Several] [cue:alleged] that [content:the priest hit them].");
        check("[speaker:The union] [cue:alleged] [content:fraud at the mill].");
        check("[speaker:Ana Ruiz] [cue:proposed] [content:a law that cuts pensions].");
        check("[speaker:Area 51] [cue:announced] [content:cuts].");
        check("[speaker:Ada Voss] [cue:claimed] [content:waters off Leith were hers].");
        check("Ana Ruiz was charged over [cue:alleged] [content:abuse of power].");
    }
}
