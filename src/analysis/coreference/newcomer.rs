//! Who walks in with the sentence before and has the word behind it: “Among those waiting was *Jo Dale*. “…,” she
//! said”, “*A farmer* stopped his tractor. “…,” he said”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::Parties;
use super::reference::gender_of;
use super::role::is_person_noun;
use super::weighing::INDEFINITE;
use std::ops::Range;

impl Parties<'_, '_> {
    /// The words of the sentence `before` for who is new in it and in the text, where it tells of nobody else: its only
    /// name, or somebody not named whom it begins with.
    pub(super) fn newcomer(&self, before: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let subject = phrase::first_subject(reading, before.start, before.end);
        let person = |party: &usize| self.found[*party].kind == Some(EntityKind::Person);
        let possessive =
            |at: usize| matches!(reading.words.get(at).map_or(Part::Edge, |word| word.part), Part::Possessive);
        // “*Mr Reed’s* son, Paul, left”
        let first = before.clone().take_while(|&at| self.name_at[at] != 0 || reading.any(at, Classes::TITLE));
        let behind = first.last().map_or(before.start, |last| last + 1);
        let owned = if possessive(behind) { behind } else { before.start };
        let mut names = self.named(owned..before.end).filter(person);
        let Some(party) = names.next() else { return self.unnamed_newcomer(before, subject?) };
        let name = self.found[party].first_name;
        let words = self.names[name].words.clone();
        let whole = words.len() > 1 || owned > before.start;
        let new = before.contains(&words.start) && whole && !names.any(|other| other != party);
        // “*He* had met Jo Dale”, “*The mayor* thanked Jo Dale”
        let pronoun = |at: usize| gender_of(reading.written(at)).is_some();
        let alone = !(before.start..words.start).any(pronoun);
        let acts = |subject: &Range<usize>| {
            // “Mr Reed’s son, *Paul*, left”
            let apposed = words.start == subject.end + 1 && reading.is(subject.end, ",");
            subject.start < words.start && !subject.contains(&words.start) && !apposed
        };
        let other = subject.as_ref().is_some_and(|subject| acts(subject) && self.is_somebody(subject));
        (new && !possessive(words.end) && alone && !other).then_some(words)
    }

    /// The phrase `subject` that the sentence `before` begins with, where it is for somebody who is not named, and
    /// nobody else is told of: “*A farmer* stopped his tractor”.
    fn unnamed_newcomer(&self, before: Range<usize>, subject: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let head = self.head(subject.clone());
        let new = self.determiner(subject.start) == INDEFINITE && subject.start == before.start;
        let object = |at: usize| {
            let her = reading.is(at, "her") && !phrase::may_be_noun(reading, at + 1);
            reading.is(at, "him") || her
        };
        let person = is_person_noun(reading, head) && self.is_somebody(&subject);
        (new && person && !(subject.end..before.end).any(object)).then_some(subject)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_walks_in_has_the_word() {
        let said = "Ann Roe said the road was shut.";
        for walks_in in [
            "Among those waiting was Jo Dale, a nurse.",
            "One of those waiting was Jo Dale.",
            "Nearby, Jo Dale was selling flowers.",
            "The news shocked Jo Dale.",
            "For Jo Dale, a nurse, it was the last straw.",
            "Jo Dale has run the shop for years.",
        ] {
            check(&format!("{said} {walks_in} “Trade is bad,” she said."), "Jo Dale");
        }
        let dead = "Tom Reed died in May.";
        check(&format!("{dead} Mr Reed’s son, Paul, was at the inquest. “We want answers,” he said."), "Paul");
        // Others act, or are told of.
        for other in ["She had met Jo Dale, who lives there.", "She thanked Jo Dale."] {
            check(&format!("{said} {other} “Trade is bad,” she said."), "Ann Roe");
        }
    }

    #[test]
    fn so_does_somebody_who_is_not_named() {
        let said = "Tom Roe said the road was shut.";
        check(&format!("{said} A farmer stopped his tractor. “It is,” he said."), "farmer");
        check(
            &format!("{said} A council spokesman declined to comment. He said that it was late."),
            "council spokesman",
        );
        check(&format!("{said} A farmer drove him home. “It is,” he said."), "Tom Roe");
        check(&format!("{said} A court fined the firm. “It is,” he said."), "Tom Roe");
    }
}
