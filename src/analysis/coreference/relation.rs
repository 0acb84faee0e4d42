//! How the parties stand to the nouns that a description takes up: whose report it was, whose people were spoken of.

use super::super::places;
use super::super::token::TokenKind;
use super::candidate::Referring;
use super::look::has_word;
use super::{Parties, Party};
use std::ops::Range;

/// How many words back a description's noun is looked for, and parties that stand in the sentence with it.
const NOUN_REACH: usize = 250;
/// How far behind its noun an author may stand, in words: “a report published in June by”.
const BEHIND: usize = 9;
/// How far before its noun an owner may stand, in words: “the ministry's first annual report”.
const BEFORE: usize = 5;
/// How far back the people of a country are near, in words.
const NEAR: usize = 60;
/// How many words for peoples are looked at.
const PEOPLES: usize = 64;

/// How a party stands to a noun; the larger, the closer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// The noun did not stand before.
    Unheard,
    Apart,
    SameSentence,
    /// Its name begins the sentence of the noun.
    Subject,
    /// “the report by Ana Ruiz”
    Author,
    /// “Ana Ruiz's report”, “the Ruiz report”
    Owner,
}

impl Parties<'_, '_> {
    /// Where the noun of a description stood last; of a word for a document, where another of its kind did, if not it.
    pub(super) fn noun_before(&self, referring: &Referring) -> Option<usize> {
        let words = &self.reading.words;
        let Range { start, .. } = referring.words;
        let noun = words[referring.head].hash;
        let near = start.saturating_sub(NOUN_REACH)..start;
        let begun = &self.reading.sentences[..self.sentence_of(start)];
        let sentences = begun.iter().rev().take_while(|sentence| sentence.words.end > near.start);
        let mut same = sentences.filter(|sentence| sentence.may_hold(noun)).filter_map(|sentence| {
            let near = sentence.words.start.max(near.start)..sentence.words.end.min(near.end);
            near.rev().find(|&at| words[at].hash == noun)
        });
        let same = same.next();
        if same.is_some() || !words[referring.head].entry.is_document() {
            return same;
        }
        near.rev().find(|&at| words[at].entry.is_document())
    }

    /// The parties that stand near `noun` in its sentence, and how.
    pub(super) fn related(&self, noun: usize) -> Vec<(usize, Relation)> {
        let sentence = self.reading.sentences[self.sentence_of(noun).saturating_sub(1)].words.clone();
        let near = sentence.start.max(noun.saturating_sub(NOUN_REACH))..sentence.end.min(noun + NOUN_REACH);
        let first = self.names.partition_point(|name| name.words.start < near.start);
        let named = self.names[first..].iter().take_while(|name| name.words.start < near.end);
        let relation = |name: &Range<usize>| self.relation(noun, name, sentence.start);
        named.zip(&self.of_name[first..]).map(|(name, &party)| (party, relation(&name.words))).collect()
    }

    fn relation(&self, noun: usize, name: &Range<usize>, first: usize) -> Relation {
        let reading = self.reading;
        let unnamed = |mut between: Range<usize>| between.all(|at| self.name_at[at] == 0);
        let before = name.end <= noun && noun - name.end <= BEFORE && unnamed(name.end..noun);
        if before && (name.end == noun || reading.words[name.end].kind == TokenKind::Possessive) {
            return Relation::Owner;
        }
        let links = |at: usize| matches!(reading.written(at), "by" | "from" | "of");
        if name.start > noun && name.start - noun <= BEHIND && (noun..name.start).any(links) {
            return Relation::Author;
        }
        if name.start < first + 4 && name.end <= noun { Relation::Subject } else { Relation::SameSentence }
    }

    /// Whom the description belongs to by a noun: “the hotel's website”.
    pub(super) fn owner_noun(&self, referring: &Referring) -> Option<usize> {
        let possessive = |&at: &usize| self.reading.words[at].kind == TokenKind::Possessive;
        let owner = referring.words.clone().skip(1).find(possessive)? - 1;
        (self.name_at[owner] == 0).then_some(owner)
    }

    /// How many words of a description beside its noun stand in the roles of `party`, at most two.
    pub(super) fn shared_with_roles(&self, referring: &Referring, party: &Party) -> u32 {
        if party.roles.is_empty() {
            return 0;
        }
        let of_role = |written: &str| party.roles.iter().any(|role| has_word(role, written));
        let other = |&at: &usize| at != referring.head && self.reading.is_word(at);
        let written = |at: usize| self.reading.written(at);
        let shared = referring.words.clone().filter(other).filter(|&at| written(at).len() > 3 && of_role(written(at)));
        u32::from(shared.clone().next().is_some()) + u32::from(shared.count() > 1)
    }

    /// Remembers each word for the people of a country that is named.
    pub(super) fn hear_peoples(&mut self) {
        let reading = self.reading;
        for at in places(&reading.words, 0..reading.words.len(), |word| word.capital && word.entry.is_people()) {
            let country = reading.lexicon.country_of_people(reading.words[at].entry);
            if let Some(&party) = country.and_then(|country| self.countries.get(country)) {
                self.peoples.push((at, party));
                self.found[party].peopled = true;
            }
        }
    }

    /// How near the people of `party` were spoken of before word `at`: 3 in its sentence, 2 near it, 1 farther off, 0
    /// never; and 4 more where no other's were since.
    pub(super) fn people_before(&self, at: usize, party: usize) -> u32 {
        if !self.found[party].peopled {
            return 0;
        }
        let end = self.peoples.partition_point(|(word, _)| *word < at);
        let seen = &self.peoples[end.saturating_sub(PEOPLES)..end];
        let Some(index) = seen.iter().rposition(|(_, of)| *of == party) else { return 0 };
        let word = seen[index].0;
        let first = self.reading.sentences[self.sentence_of(at).saturating_sub(1)].words.start;
        let near = if word >= first { 3 } else { 1 + u32::from(at - word < NEAR) };
        near + 4 * u32::from(index + 1 == seen.len())
    }
}
