//! Parties that a description alone makes known: “EU leaders”, “a person who denied the charge”.

use super::super::EntityKind;
use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::token::TokenKind;
use super::gender::gender_of_noun;
use super::look::has_word;
use super::role::is_person_noun;
use super::{Parties, Party};
use std::ops::Range;

impl Parties<'_, '_> {
    /// The party of a description: by its role, by its kind, else one of its own.
    pub(super) fn described(&mut self, words: Range<usize>, head: usize) -> usize {
        let reading = self.reading;
        let noun = reading.written(head).to_lowercase();
        let definite = reading.is(words.start, "the");
        if noun == "government" {
            let country = words.clone().find_map(|word| reading.lexicon.country_of_people(reading.words[word].entry));
            if let Some(&party) = country.and_then(|country| self.countries.get(country)) {
                return party;
            }
        }
        if definite && reading.any(head, Classes::PERSON_NOUN) {
            let has_role = |party: &Party| party.roles.iter().any(|role| role.to_lowercase().ends_with(&noun));
            if let Some(party) = self.latest(head, has_role) {
                return party;
            }
        }
        if definite && words.len() == 2 && reading.any(head, Classes::ORGANIZATION_NOUN) {
            let organization = |party: &Party| party.kind == Some(EntityKind::Organization);
            let named = |party: &Party| organization(party) && has_word(&party.name, &noun);
            let any = || if names_its_kind(&noun) { None } else { self.latest(head, organization) };
            if let Some(party) = self.latest(head, named).or_else(any) {
                return party;
            }
        }
        self.described_apart(words, head)
    }

    /// The party that is known by this description alone.
    pub(super) fn described_apart(&mut self, words: Range<usize>, head: usize) -> usize {
        let reading = self.reading;
        // “those close to the mayor”, “two out of three voters”
        let share = phrase::begins_with_share(reading, &words);
        let counts = share || reading.is(words.start + 1, "of") || reading.is(words.start, "those");
        let first = if reading.any(words.start, Classes::DETERMINER) && words.len() > 1 && !counts {
            words.start + 1
        } else {
            words.start
        };
        let phrase = reading.span(first..words.end).of(reading.text);
        let next = self.found.len();
        if let Some(party) = self.told_more_of(&words, head) {
            self.found[party].name = phrase.to_owned();
            return party;
        }
        let key = self.belonging(first..words.end, head).unwrap_or_else(|| phrase.to_lowercase());
        let party = *self.described.entry(key).or_insert(next);
        if party == next {
            let aged = |at: usize| reading.written(at).ends_with("-year-old");
            let single = is_person_noun(reading, head) && !reading.any(head, Classes::ORGANIZATION_NOUN)
                || phrase::is_somebody(reading, head)
                || words.clone().any(aged);
            let kind = if single {
                EntityKind::Person
            } else if reading.any(head, Classes::ORGANIZATION_NOUN) {
                EntityKind::Organization
            } else {
                EntityKind::Group
            };
            let female = gender_of_noun(reading.written(head)).filter(|_| single);
            self.found.push(Party {
                kind: Some(kind),
                female,
                plural: !single,
                name: phrase.to_owned(),
                ..Party::default()
            });
        }
        party
    }

    /// The party that the beginning of `words`, whose noun is at `head`, was a description of: “*a person* who denied
    /// the charge”.
    fn told_more_of(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        const NEAR: usize = 4;
        if head + 1 >= words.end || !self.reading.is(head + 1, "who") {
            return None;
        }
        let own = self.reading.span(words.start..head + 1);
        let told = self.mentions.iter().rev().take(NEAR).find(|(span, ..)| *span == own);
        told.map(|(_, _, party)| *party).filter(|&party| party >= self.named)
    }

    /// One key for “EU leaders”, “the EU’s leaders” and “leaders of the EU”: whose they are, and what.
    fn belonging(&self, words: Range<usize>, head: usize) -> Option<String> {
        let reading = self.reading;
        if !reading.any(head, Classes::SOURCE_NOUN) {
            return None;
        }
        let behind = head == words.start && reading.is(head + 1, "of");
        let owner = if behind { head + 2 + usize::from(reading.is(head + 2, "the")) } else { words.start };
        let name = (*self.name_at.get(owner)?).checked_sub(1)? as usize;
        let named = &self.names[name].words;
        let possessive = named.end + 1 == head && reading.words[named.end].kind == TokenKind::Possessive;
        let whole = if behind { named.end >= words.end } else { named.end == head || possessive };
        let noun = reading.written(head).to_lowercase();
        (whole && named.start == owner).then(|| format!("{}’s {noun}", self.of_name[name]))
    }

    /// Takes back the party that was made for a description last.
    pub(super) fn forget_described(&mut self, party: usize) {
        self.found.truncate(party);
        self.described.retain(|_, known| *known < party);
    }
}

/// Whether “the …” with this noun means no organisation but one of that name: “the army” is no party.
fn names_its_kind(noun: &str) -> bool {
    const KINDS: [&str; 7] = ["government", "army", "police", "parliament", "jury", "tribunal", "ministry"];
    KINDS.contains(&noun)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn whose_leaders_they_are_may_be_told_in_three_ways() {
        check("EU leaders left. It was dark. The EU’s leaders said that it was late.", "EU leaders");
        check("EU leaders said it rained. Leaders of the EU said that it was late.", "EU leaders");
        // Nearest miss: those of another.
        check("EU leaders said it rained. Leaders of NATO said that it was late.", "Leaders of NATO");
    }
}
