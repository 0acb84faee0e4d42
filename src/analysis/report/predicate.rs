//! Speakers taken together with what they do before they speak: “*Ada Voss* hammered Bo Li”, “*the farmers* wore hats”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::verb_form::{is_past_only, is_present_only};
use std::ops::Range;

/// Participles that describe whom they stand behind: “Democrats *involved*”, “a baker *surnamed* Li”.
const OF_WHOM: [u32; 20] = [
    hash(b"involved"),
    hash(b"named"),
    hash(b"surnamed"),
    hash(b"titled"),
    hash(b"entitled"),
    hash(b"called"),
    hash(b"based"),
    hash(b"interviewed"),
    hash(b"surveyed"),
    hash(b"polled"),
    hash(b"contacted"),
    hash(b"quoted"),
    hash(b"asked"),
    hash(b"questioned"),
    hash(b"elected"),
    hash(b"appointed"),
    hash(b"accused"),
    hash(b"charged"),
    hash(b"arrested"),
    hash(b"held"),
];

/// `speaker` without what they do, where that is told before how they say something.
pub(super) fn without_predicate(reading: &Reading, speaker: Range<usize>) -> Range<usize> {
    let first = speaker.start;
    let relative = |at: usize| reading.is_any(at, &["who", "which", "that", "whom"]);
    let verb = (first + 1..speaker.end).find(|&at| is_deed(reading, &speaker, at));
    match verb {
        // “Ruiz endorses *Li*, who says”
        Some(verb) if tells_more(reading, speaker.end) => {
            let object = verb + 1 < speaker.end && reading.words[verb + 1].capital;
            if object { verb + 1..speaker.end } else { speaker }
        }
        Some(verb) if !(first + 1..verb).any(relative) => {
            // “Ada Voss *loudly* hammered Bo Li”
            let adverb = verb > first + 1 && matches!(reading.words[verb - 1].part, Part::Adverb | Part::Time);
            first..verb - usize::from(adverb)
        }
        _ => speaker,
    }
}

/// Whether it is told at word `at` who they are that stand before it: “, *who says*”.
fn tells_more(reading: &Reading, at: usize) -> bool {
    reading.is(at, "who") || reading.is(at, ",") && reading.is(at + 1, "who")
}

/// Whether word `at` ends the noun that a preposition of the phrase `speaker` leads to: “a law on human *remains*”.
pub(super) fn ends_noun(reading: &Reading, speaker: &Range<usize>, at: usize) -> bool {
    at + 1 == speaker.end && at > speaker.start + 1 && matches!(reading.words[at - 2].part, Part::Preposition)
}

/// Whether word `at` of the phrase `speaker` is a verb whose subject the words before it are.
fn is_deed(reading: &Reading, speaker: &Range<usize>, at: usize) -> bool {
    let word = &reading.words[at];
    if word.capital {
        return false;
    }
    let before = at - 1 - usize::from(at > speaker.start + 1 && matches!(reading.words[at - 1].part, Part::Adverb));
    let noun = reading.is_word(before) && phrase::may_be_noun(reading, before);
    if is_past_only(word.hash) || is_present_only(word.hash) && !ends_noun(reading, speaker, at) {
        // “the bakers *I* went to”
        return noun && !reading.any(before, Classes::PRONOUN);
    }
    // “*Prices* listed in May”
    let common = || reading.any(before, Classes::COMMON | Classes::ADVERB);
    let name =
        reading.words[before].capital && matches!(reading.words[before].part, Part::Name | Part::Other) && !common();
    let done = matches!(word.part, Part::Ed | Part::CueVerb) && reading.written(at).ends_with("ed");
    if !done || !name || OF_WHOM.contains(&word.hash) {
        return false;
    }
    let Some(next) = reading.words.get(at + 1).filter(|_| at + 1 < speaker.end) else { return true };
    // “Ada Voss looked at him and said”
    let joined =
        || matches!(next.part, Part::Preposition) && (reading.is(speaker.end, "and") || reading.is(speaker.end, ","));
    next.capital
        || joined()
        || matches!(next.part, Part::Determiner | Part::Plural | Part::Adverb | Part::Pronoun | Part::Possessive)
        || reading.is_any(at + 1, &["up", "out", "down", "back", "off", "him", "me", "them", "her", "it"])
}

#[cfg(test)]
mod tests {
    use super::super::told::check;

    #[test]
    fn what_somebody_does_before_they_speak_is_no_part_of_them() {
        let late = "it was late";
        let says = |who: &str, does: &str| check(&format!("{who} {does}, saying {late}."), &[(who, late)]);
        check("Ada Voss doubled down on her plan and said it was late.", &[("Ada Voss", late)]);
        check("Ada Voss picked up from there by saying it was late.", &[("Ada Voss", late)]);
        says("Some farmers", "wore hats");
        says("Ada Voss", "avoids the press");
        says("The ad", "renews old claims against Bo Li");
        check("The mayor sought help, saying it was late.", &[("The mayor", late)]);
        check("The league consists of farmers and says it was late.", &[("The league", late)]);
        // Nearest misses: whom it is done to speaks, and a participle that tells more of who speaks.
        check("Ada Voss endorses Bo Li, who says it was late.", &[("Bo Li", "it was late")]);
        check("The voters surveyed said it was late.", &[("The voters surveyed", late)]);
    }
}
