//! Bodies that are described, with what they are called for short in brackets: “the national weather agency (*BMKG*)”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::mention::Name;
use super::super::phrase;
use super::super::reading::Reading;
use super::Parties;
use super::role::{GROUP, noun_classes};
use super::weighing::DEFINITE;
use std::ops::Range;

/// How many letters such a name has at most.
const LONGEST: usize = 8;

/// How many descriptions with a bracket are looked at, back from the last.
const MOST: usize = 64;

impl Parties<'_, '_> {
    /// Remembers which bodies are named in brackets behind their descriptions.
    pub(super) fn hear_brackets(&mut self) {
        for (index, name) in self.names.iter().enumerate() {
            let Some(noun) = noun_before_bracket(self.reading, name) else { continue };
            let party = self.of_name[index];
            let found = &mut self.found[party];
            if found.kind != Some(EntityKind::Organization) || found.name.contains(' ') {
                continue;
            }
            let number = self.reading.words[noun].hash;
            if !found.nouns.contains(&number) {
                found.nouns.push(number);
            }
            self.bracketed.push((noun, party));
        }
    }

    /// The body whose name stands in brackets behind the description `words`, or behind the one that it takes up: “the
    /// *national weather agency (BMKG)* … the weather agency”.
    pub(super) fn called_in_brackets(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        if self.bracketed.is_empty() || head + 1 != words.end {
            return None;
        }
        let reading = self.reading;
        let next = self.bracketed.partition_point(|(noun, _)| *noun <= head);
        let &(noun, party) = self.bracketed[..next].last()?;
        if noun == head {
            return Some(party);
        }
        if self.determiner(words.start) != DEFINITE || words.len() < 3 {
            return None;
        }
        let number = reading.words[head].hash;
        let &(noun, party) =
            self.bracketed[..next].iter().rev().take(MOST).find(|(at, _)| reading.words[*at].hash == number)?;
        (words.start + 1..head).all(|at| self.is_told_before(at, noun)).then_some(party)
    }

    /// Whether the description that begins at `first` is of another body than `party` by what stands before its noun at
    /// `head`: “the *space* agency”.
    pub(super) fn is_of_other_brackets(&self, party: usize, first: usize, head: usize) -> bool {
        let reading = self.reading;
        let number = reading.words[head].hash;
        let same = |entry: &&(usize, usize)| entry.1 == party && reading.words[entry.0].hash == number;
        let Some(&(noun, _)) = self.bracketed.iter().rev().take(MOST).find(same) else { return false };
        head > first + 1 && !(first + 1..head).any(|at| reading.words[at].capital || self.is_told_before(at, noun))
    }

    /// Whether what stands at word `at` stands before `noun`, too, in its description.
    fn is_told_before(&self, at: usize, noun: usize) -> bool {
        let reading = self.reading;
        let floor =
            self.sentence_of(noun).checked_sub(1).map_or(noun, |sentence| reading.sentences[sentence].words.start);
        let whole = phrase::before(reading, floor, noun + 1).filter(|whole| whole.end == noun + 1);
        whole.is_some_and(|mut whole| whole.any(|word| reading.words[word].hash == reading.words[at].hash))
    }
}

/// The noun of the description that `name` stands behind in brackets, an acronym: “agency (BMKG)”, “agency (RIS in
/// Ruritanian)”.
fn noun_before_bracket(reading: &Reading, name: &Name) -> Option<usize> {
    let Range { start, end } = name.words;
    let bracket = start.checked_sub(1).filter(|&at| at > 0 && reading.is(at, "(") && end == start + 1)?;
    let written = reading.written(start);
    let short = (2..=LONGEST).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_uppercase());
    let closed = reading.is(end, ")") || reading.is(end, "in") && reading.is(end + 2, ")");
    let noun = bracket - 1;
    let body = reading.any(noun, Classes::ORGANIZATION_NOUN) || noun_classes(reading, noun) & GROUP != 0;
    (short && closed && body && !reading.words[noun].capital).then_some(noun)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_body_is_what_stands_in_brackets_behind_its_description() {
        check("The national weather agency (BMKG) said that it was late.", "BMKG");
        let warned = "The national weather agency (BMKG) warned of rain. The Harbour Trust met.";
        check(&format!("{warned} The weather agency said that it was late."), "BMKG");
        check(
            "The Ruritanian intelligence agency (RIS in Ruritanian) met Volta. The intelligence agency said it.",
            "RIS",
        );
        // Nearest misses: another agency, and somebody.
        let warned = "The national weather agency (BMKG) warned of rain.";
        check(&format!("{warned} The space agency said that it was late."), "space agency");
        check("A senator (AL) left. The senator said that it was late.", "senator");
    }

    #[test]
    fn who_in_capitals_is_a_body() {
        check("The doctors left. On May 3, 2020, WHO warned that it was late.", "WHO");
        check("Bo Lund, WHO’s envoy, left. WHO said that it was late.", "WHO");
        // Nearest miss: all in capitals.
        check("BO LUND LEFT. ANA RUIZ, WHO KNEW HIM, SAID THAT IT WAS LATE.", "ANA RUIZ");
    }
}
