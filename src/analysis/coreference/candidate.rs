//! Which of the parties named before is meant by a pronoun or description: what the rules say, weighed against others.

use super::super::choice::{Candidates, Question, Topic};
use super::super::lexicon::Classes;
use super::super::phrase;
use super::super::{EntityKind, MentionForm};
use super::Parties;
use super::barring::Barring;
use super::look::has_word;
use super::weighing::DEFINITE;
use std::ops::Range;

/// How many names back parties are looked for.
const NAMES: usize = 60;
/// How many parties are weighed.
const PARTIES: usize = 8;

/// How many parties more are weighed that the text calls by the description's noun.
const CALLED: usize = 2;

/// Where this much speaks for nobody named, no party is weighed: in one of fifteen hundred cases one would outweigh it
/// (a quarter of all questions, counted over eight collections). What is chosen then is said to be this probable; where
/// parties are weighed all the same, it is 0.97 in the mean.
const PLAINLY_NOBODY: f32 = 0.5;
const MOSTLY: f32 = 0.95;

/// How sure it is that “the Ruritanian leader” is the only person of whom nothing else is told.
const ONLY: f32 = 0.8;

/// How many names ahead a heading is about somebody not named yet.
const AHEAD: usize = 16;

/// Words in the roles of those whom a role alone does not mean: “deputy mayor”.
const BELOW: [&str; 6] = ["deputy", "vice", "assistant", "former", "acting", "shadow"];

/// A pronoun or description whose party is asked for.
#[derive(Debug)]
pub(super) struct Referring {
    pub(super) words: Range<usize>,
    pub(super) head: usize,
    pub(super) form: MentionForm,
    /// Who spoke last.
    pub(super) last_speaker: Option<usize>,
    /// Whom the rules take it for, where that is a party named before.
    pub(super) ruled: Option<usize>,
    /// How many sentences begin until it.
    pub(super) sentence: usize,
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// What the gazetteer says of its head.
    pub(super) noun: u32,
    /// As `determiner` says.
    pub(super) determiner: u32,
    /// Whom it bars.
    pub(super) barring: Barring,
}

impl Parties<'_, '_> {
    /// The most probable of the parties named before; `None` where it is none of them.
    pub(super) fn meant(&mut self, referring: &Referring, candidates: &mut Candidates) -> (Option<usize>, f32) {
        candidates.clear();
        let mut parties = self.parties_before(referring);
        parties.retain(|&(party, _)| !self.is_quoter(party, &referring.words));
        if referring.form == MentionForm::Nominal
            && let Some(sole) = self.keep_countrymen(referring, &mut parties)
        {
            return (Some(sole), ONLY);
        }
        if let Some(leader) = self.only_leader(referring, &parties) {
            return (Some(leader), ONLY);
        }
        let looks = self.looks(referring, &parties);
        self.add_none(referring, &looks, candidates);
        candidates.push(None, None);
        if candidates.last_scores(PLAINLY_NOBODY) {
            return (None, MOSTLY);
        }
        let mut weighed = Vec::with_capacity(parties.len());
        for (rank, &(party, name)) in parties.iter().enumerate() {
            // Bodies are no candidates for “the founder”, but for what the text calls so; all count among those around.
            let body = self.found[party].kind != Some(EntityKind::Person) && !looks[rank].called;
            if body && referring.barring.is_personal() {
                continue;
            }
            weighed.push(party);
            self.add_party(referring, (party, name), &looks, rank, candidates);
            let span = self.reading.span(self.names[name].words.clone());
            candidates.push(Some(span.start()), Some(span.end()));
            if referring.ruled == Some(party) {
                candidates.rule_last();
            }
        }
        let about = self.reading.span(referring.words.clone());
        let chosen = candidates.choose(Question { topic: Topic::Party, about });
        (chosen.index.checked_sub(1).map(|index| weighed[index]), chosen.probability)
    }

    /// Who alone may be the leader of a country’s people that a description is of: the only person among `parties`,
    /// whom the text calls nothing else.
    fn only_leader(&self, referring: &Referring, parties: &[(usize, usize)]) -> Option<usize> {
        let reading = self.reading;
        let people = |at: usize| reading.words[at].capital && reading.words[at].entry.is_people();
        if !referring.barring.is_of_leader() || !referring.words.clone().any(people) {
            return None;
        }
        let person = |party: &usize| self.found[*party].kind == Some(EntityKind::Person);
        let mut persons = parties.iter().map(|&(party, _)| party).filter(person);
        let only = persons.next().filter(|_| persons.next().is_none())?;
        let found = &self.found[only];
        (found.roles.is_empty() && found.nouns.is_empty()).then_some(only)
    }

    /// The parties named before, the last named first, each with its last name; those within the phrase before all, and
    /// those named behind a heading after all; a description may mean those named most often, too, wherever that was.
    fn parties_before(&mut self, referring: &Referring) -> Vec<(usize, usize)> {
        let end = self.names.partition_point(|name| name.words.start < referring.words.end);
        let mut parties: Vec<(usize, usize)> = Vec::with_capacity(2 * PARTIES);
        for name in (end.saturating_sub(NAMES)..end).rev() {
            let party = self.of_name[name];
            let fits = referring.form == MentionForm::Nominal || self.found[party].kind != Some(EntityKind::Other);
            if fits && self.later[name] >= end {
                parties.push((party, name));
            }
            if parties.len() == PARTIES {
                break;
            }
        }
        if self.in_heading(referring) {
            for name in end..self.names.len().min(end + AHEAD) {
                let party = self.of_name[name];
                if parties.len() < PARTIES && !parties.iter().any(|(known, _)| *known == party) {
                    parties.push((party, name));
                }
            }
        }
        let described = referring.form == MentionForm::Nominal;
        let asked = [referring.last_speaker, referring.ruled];
        let foremost = if described { self.foremost.len() } else { 0 };
        for wherever in 0..asked.len() + foremost {
            let party = asked.get(wherever).copied().unwrap_or_else(|| Some(self.foremost[wherever - asked.len()]));
            let Some(party) = party else { continue };
            if parties.iter().all(|(known, _)| *known != party) {
                parties.extend(self.last_before(party, end).map(|name| (party, name)));
            }
        }
        if described {
            self.add_called(referring, end, &mut parties);
        }
        if self.speaks_of_another(referring) {
            parties.retain(|&(party, _)| referring.last_speaker != Some(party));
        }
        let object = self.object_of(referring);
        parties.retain(|&(party, name)| {
            let other = object == Some(party)
                || self.is_met(name, referring)
                || described
                    && (self.is_anothers(party, referring)
                        || self.is_voice_of_another(party, &referring.words, referring.head));
            !other
                && !self.is_barred(party, &referring.barring)
                && !self.is_beside_the_point(name, referring)
                && !self.is_elsewhere(party, referring)
        });
        if described {
            self.keep_called_body(referring, &mut parties);
            self.keep_of_body(referring, &mut parties);
            self.keep_of_seat(referring, &mut parties);
        }
        if described && self.in_heading(referring) {
            self.keep_called(referring.head, &mut parties);
        }
        parties
    }

    /// Adds to `parties` those whom the text calls by the noun of `referring`, which stands behind the first `end`
    /// names, wherever they were named before: the last few of them.
    fn add_called(&mut self, referring: &Referring, end: usize, parties: &mut Vec<(usize, usize)>) {
        let noun = self.reading.words[referring.head].hash;
        let mut last = [None; CALLED];
        let called = self.by_noun.of(noun);
        let before = called.partition_point(|&party| self.found[party].first_name < end);
        for (at, &party) in called[..before].iter().rev().take(CALLED).enumerate() {
            last[at] = Some(party);
        }
        for party in last.into_iter().flatten() {
            if parties.iter().all(|(known, _)| *known != party) {
                parties.extend(self.last_before(party, end).map(|name| (party, name)));
            }
        }
    }

    /// The last name of `party` among the first `end` ones.
    fn last_before(&mut self, party: usize, end: usize) -> Option<usize> {
        let found = &mut self.found[party];
        if found.times == 0 || found.first_name >= end {
            return None;
        }
        // What is asked for mostly stands behind what was asked for before.
        if found.reached >= end {
            return self.of_name[..end].iter().rposition(|known| *known == party);
        }
        while self.later[found.reached] < end {
            found.reached = self.later[found.reached];
        }
        Some(found.reached)
    }

    /// “The drugmaker”: where the text calls one body by that noun, and no other, none else of `parties` is meant. Of
    /// nouns that any may be called by, that is not so.
    fn keep_called_body(&self, referring: &Referring, parties: &mut Vec<(usize, usize)>) {
        const ANYBODY: [&str; 9] =
            ["company", "firm", "group", "organisation", "organization", "agency", "government", "party", "team"];
        let (reading, head) = (self.reading, referring.head);
        let anybody = reading.is_any(head, &ANYBODY);
        if referring.determiner != DEFINITE || anybody || !reading.any(head, Classes::ORGANIZATION_NOUN) {
            return;
        }
        let noun = reading.words[head].hash;
        let body = |party: usize| self.found[party].kind == Some(EntityKind::Organization);
        let mut called = parties.iter().filter(|&&(party, _)| body(party) && self.found[party].nouns.contains(&noun));
        if let (Some(&only), None) = (called.next(), called.next()) {
            parties.retain(|&(party, _)| party == only.0 || !body(party));
        }
    }

    /// “Mayor denies bribery”: where the text calls one of `parties` by that noun, none else is meant.
    fn keep_called(&self, head: usize, parties: &mut Vec<(usize, usize)>) {
        let titled = self.reading.any(head, Classes::TITLE | Classes::PERSON_NOUN);
        let called = |party: &usize| {
            let found = &self.found[*party];
            let below = |role: &String| BELOW.iter().any(|word| has_word(role, word));
            titled && self.is_called(head, found) && !found.roles.iter().any(below)
        };
        let mut known = (0..self.named).filter(called);
        if let (Some(only), None) = (known.next(), known.next()) {
            *parties = vec![(only, self.found[only].first_name)];
        }
    }

    /// Whether it is a pronoun for a third person in quotation marks: nobody speaks of themselves so.
    fn speaks_of_another(&self, referring: &Referring) -> bool {
        let first = referring.words.start;
        let third = phrase::is_third(self.reading, first);
        referring.form == MentionForm::Pronominal && third && self.reading.words[first].quoted
    }

    /// Whether `referring` stands in a heading.
    pub(super) fn in_heading(&self, referring: &Referring) -> bool {
        self.is_in_heading(referring.words.start)
    }

    /// Whether word `at` stands in a heading.
    pub(super) fn is_in_heading(&self, at: usize) -> bool {
        let sentence = self.sentence_of(at).saturating_sub(1);
        self.reading.sentences.get(sentence).is_some_and(|sentence| sentence.heading)
    }
}
