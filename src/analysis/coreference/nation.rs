//! Whom a description cannot stand for that tells a country, or whom somebody works for: who is told to be of another.

use super::super::EntityKind;
use super::super::lexicon::Gazetted;
use super::super::tagger::feature::hash_small;
use super::super::token::TokenKind;
use super::candidate::Referring;
use super::look::has_word;
use super::office::begin_alike;
use super::{Parties, Party};
use std::ops::Range;

/// What stands between a role and what it is of.
const LINKS: [&str; 5] = ["of", "for", "to", "at", "in"];

/// Shorter words of what somebody works for tell nothing.
const SHORTEST: usize = 4;

impl Parties<'_, '_> {
    /// Whether `party` is a person of another country than the description `referring`, or works for others.
    pub(super) fn is_anothers(&self, party: usize, referring: &Referring) -> bool {
        let found = &self.found[party];
        found.kind == Some(EntityKind::Person)
            && (self.is_counterpart(found, &referring.words, referring.head)
                || self.is_of_another_body(found, &referring.words, referring.head)
                || self.is_of_another_country(found, &referring.words, referring.head)
                || self.works_for_others(found, &referring.words, referring.head))
    }

    /// Whether the description `words` is of somebody’s counterpart elsewhere, and `found` is not known to be from there:
    /// “his Iranian counterpart”.
    fn is_counterpart(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let people = |at: usize| reading.lexicon.country_of_people(reading.words[at].entry);
        reading.is(head, "counterpart")
            && (words.start..head)
                .find_map(people)
                .is_none_or(|own| !found.told.iter().any(|role| self.country_of_role(role) == Some(own)))
    }

    /// Whether the description `words` tells by a name whose leader somebody is, and `found` leads another, or is known
    /// by the title alone: “Google’s chief executive” is no “Apple’s chief executive, Tim Cook”, and “Brazil’s
    /// president” no “President Donald Trump”.
    fn is_of_another_body(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let Some(last) = (words.start..head).rev().find(|&at| self.name_at[at] != 0) else { return false };
        let owner = self.of_name[self.name_at[last] as usize - 1];
        let possessive = reading.words[last + 1].kind == TokenKind::Possessive;
        let body = matches!(self.found[owner].kind, Some(EntityKind::Place | EntityKind::Organization));
        let noun = reading.written(head);
        let mut told = found.told.iter().filter(|role| has_word(role, noun)).peekable();
        if !body || told.peek().is_none() {
            return false;
        }
        told.all(|role| {
            let capital = |word: &&str| word.starts_with(char::is_uppercase) && !word.eq_ignore_ascii_case(noun);
            let country = self.country_of_role(role).and_then(|country| self.countries.get(country));
            let mut others =
                role.split(' ').filter(capital).map(|word| word.trim_end_matches(['s', '\'', '’'])).peekable();
            let titled = others.peek().is_none();
            let own = others.any(|word| self.found[owner].name.split(' ').any(|own| begin_alike(own, word)));
            country != Some(&owner)
                && !own
                && (!titled || possessive && self.found[owner].country && role.starts_with(char::is_uppercase))
        })
    }

    /// Whether the description `words` is of the people of another country than the text says `found` to be of: “the
    /// Serb” is no “Italy defender Tom Hale”.
    fn is_of_another_country(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let people = |at: usize| {
            let word = &reading.words[at];
            if word.capital && word.entry.is_people() { reading.lexicon.country_of_people(word.entry) } else { None }
        };
        let Some(own) = (words.start..=head).find_map(people) else { return false };
        let mut told = found.told.iter().filter_map(|role| self.country_of_role(role)).peekable();
        told.peek().is_some() && told.all(|country| country != own)
    }

    /// The country that the bearer of `role` is of: “*Serbia* striker”, “*Taiwan*’s president”, but of no “Russia
    /// expert”.
    fn country_of_role(&self, role: &str) -> Option<&str> {
        const STUDYING: [&str; 9] =
            ["expert", "correspondent", "analyst", "editor", "envoy", "director", "researcher", "specialist", "chief"];
        let own = || role.split(' ').take_while(|word| !LINKS.contains(word));
        let lexicon = self.reading.lexicon;
        let of = |word: &str| {
            let small = hash_small(word.as_bytes());
            let people = lexicon.country_of_people(lexicon.word_of(small));
            people.or_else(|| {
                match lexicon.name(word.trim_end_matches(['s', '\'', '’'])).or_else(|| lexicon.name(word)) {
                    Some(Gazetted::Country(country)) => Some(country),
                    _ => None,
                }
            })
        };
        let studies = own().last().is_some_and(|noun| STUDYING.contains(&noun));
        if studies { None } else { own().filter(|word| word.starts_with(char::is_uppercase)).find_map(of) }
    }

    /// Whether the description `words` with its noun at `head` is of who works for others than `found` does: “the lawyer
    /// for the defendant” is no “lawyer for the victims”. What is told by names tells nothing here.
    fn works_for_others(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let small = |word: &str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let links = |word: &&str| LINKS[..2].contains(word);
        if head + 1 >= words.end || !LINKS[..2].iter().any(|link| reading.is(head + 1, link)) {
            return false;
        }
        let plain = |at: &usize| !reading.words[*at].capital;
        let own: Vec<&str> = (head + 2..words.end).map(|at| reading.written(at)).filter(|word| small(word)).collect();
        if own.is_empty() || !(head + 2..words.end).all(|at| plain(&at)) {
            return false;
        }
        let noun = reading.written(head);
        let mut of = found.told.iter().filter_map(|role| {
            let mut words = role.split(' ').skip_while(|word| !word.eq_ignore_ascii_case(noun)).skip(1);
            words.next().filter(links)?;
            let of: Vec<&str> = words.collect();
            of.iter().all(|word| !word.starts_with(char::is_uppercase)).then_some(of)
        });
        let alike = |word: &str| own.iter().any(|own| begin_alike(own, word));
        of.next().is_some_and(|of| !of.iter().any(|word| small(word) && alike(word)))
    }
}
