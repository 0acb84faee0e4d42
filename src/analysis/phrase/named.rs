//! Names that are small words otherwise: “Theresa *May*”, “George *Will*”.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::reading::Reading;

/// Whether the word at `at`, within a sentence from `first` on, alone has a capital: “But *Early* says”, “which
/// *Will* claims”.
pub(super) fn is_named(reading: &Reading, first: usize, at: usize) -> bool {
    at > first && reading.words[at].capital && reading.is_word(at - 1) && !reading.words[at - 1].capital
}

/// Whether the word at `at`, small otherwise, is a name behind a verb of saying: “said *Will* Doyle”, “asked *May* if
/// she would leave”.
pub(super) fn is_behind_verb(reading: &Reading, at: usize) -> bool {
    at > 0 && reading.is_verb_cue(at - 1) && is_named(reading, 0, at)
}

/// Whether the word at `at` ends a name, though it is an adverb or helps a verb otherwise: it and the one before have
/// capitals, and no verb or noun goes on behind it.
pub(super) fn is_surname_here(reading: &Reading, at: usize) -> bool {
    let small = reading.any(at, Classes::AUXILIARY | Classes::ADVERB);
    if !small || at == 0 || !reading.words[at].capital || !reading.words[at - 1].capital {
        return false;
    }
    let next = reading.words.get(at + 1).map_or(Part::Edge, |word| word.part);
    matches!(next, Part::Comma | Part::Stop | Part::Edge | Part::Preposition | Part::Bracket)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn names_that_are_small_words_speak() {
        check("[content:The bank will cut jobs], [cue:said] [speaker:Theresa May], the prime minister.");
        check("[content:The bank will cut jobs], [cue:said] [speaker:Shelley Long], a clerk.");
        check("[content:“It is dear,”] [cue:said] [speaker:Will Doyle], a professor at Leith.");
        check("George Will left. While [speaker:Will] [cue:says] [content:it is late], nobody moves.");
        check("[speaker:Ana Ruiz] may [cue:say] [content:it is late].");
    }
}
