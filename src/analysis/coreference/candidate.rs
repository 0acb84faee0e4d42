//! Which of the parties named before is meant by a pronoun or description: what the rules say, weighed against others.

use super::super::choice::{Candidates, Choose, Question, Sight, Topic, mixed, size};
use super::super::lexicon::Classes;
use super::super::{EntityKind, MentionForm};
use super::reference::gender_of;
use super::{Parties, Party};
use std::ops::Range;

/// How many names back parties are looked for.
const NAMES: usize = 60;
/// How many parties are weighed.
const PARTIES: usize = 12;

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
}

impl Parties<'_, '_> {
    /// The most probable of the parties named before; `None` where it is none of them.
    pub(super) fn meant(&self, referring: &Referring, chooser: &mut dyn Choose) -> (Option<usize>, f32) {
        let mut candidates = Candidates::default();
        self.add_none(referring, &mut candidates);
        candidates.push(None, None);
        let parties = self.parties_before(referring);
        for (rank, &(party, name)) in parties.iter().enumerate() {
            self.add_party(referring, party, name, rank, &mut candidates);
            let span = self.reading.span(self.names[name].words.clone());
            candidates.push(Some(span.start()), Some(span.end()));
            if referring.ruled == Some(party) {
                candidates.rule_last();
            }
        }
        let about = self.reading.span(referring.words.clone());
        let chosen = chooser.choose(Question { topic: Topic::Party, about }, &candidates);
        (chosen.index.checked_sub(1).map(|index| parties[index].0), chosen.probability)
    }

    /// The parties named before, the last named first, each with its last name; those within the phrase before all.
    fn parties_before(&self, referring: &Referring) -> Vec<(usize, usize)> {
        let end = self.names.partition_point(|name| name.words.start < referring.words.end);
        let mut parties: Vec<(usize, usize)> = Vec::new();
        for name in (end.saturating_sub(NAMES)..end).rev() {
            let party = self.of_name[name];
            let fits = referring.form == MentionForm::Nominal || self.found[party].kind != Some(EntityKind::Other);
            if fits && !parties.iter().any(|(known, _)| *known == party) {
                parties.push((party, name));
            }
            if parties.len() == PARTIES {
                break;
            }
        }
        for party in [referring.last_speaker, referring.ruled].into_iter().flatten() {
            let named = self.of_name[..end].iter().rposition(|known| *known == party);
            if let Some(name) = named.filter(|_| !parties.iter().any(|(known, _)| *known == party)) {
                parties.push((party, name));
            }
        }
        parties
    }

    fn sentence_of(&self, word: usize) -> usize {
        self.reading.sentences.partition_point(|sentence| sentence.words.start <= word)
    }

    fn add_none(&self, referring: &Referring, candidates: &mut Candidates) {
        let reading = self.reading;
        let head = reading.words[referring.head].hash;
        let part = reading.words[referring.head].part as u32;
        let first = reading.words[referring.words.start].hash;
        let form = referring.form as u32;
        let ruled = u32::from(referring.ruled.is_some());
        candidates.add(900, form);
        candidates.add_pair(901, form, ruled);
        candidates.add(902, head);
        candidates.add_pair(903, first, part);
        candidates.add_pair(904, first, head);
        candidates.add_pair(905, size(referring.words.len()), first);
        candidates.add_pair(906, part, ruled);
        let named = referring.words.clone().any(|word| self.name_at[word] != 0);
        candidates.add_pair(907, u32::from(named), head);
        candidates.add_pair(908, u32::from(named), first);
        let own = referring.last_speaker.map_or(9, |party| kind_of(&self.found[party]));
        candidates.add_pair(909, own, head);
    }

    fn add_party(&self, referring: &Referring, party: usize, name: usize, rank: usize, candidates: &mut Candidates) {
        let reading = self.reading;
        let found = &self.found[party];
        let named = &self.names[name].words;
        let sentence = self.sentence_of(referring.words.start);
        let of_name = self.sentence_of(named.start);
        let apart = sentence.abs_diff(of_name);
        let first = reading.sentences[of_name.saturating_sub(1)].words.start;
        let within = named.start >= referring.words.start;
        let head = reading.words[referring.head].hash;
        let kind = kind_of(found);
        let word = reading.words[referring.words.start].hash;
        // Pronouns agree one by one, descriptions by their head.
        let key = if referring.form == MentionForm::Pronominal { word } else { 5 };
        let speaks = u32::from(referring.last_speaker == Some(party));
        let ruled = u32::from(referring.ruled == Some(party));
        let opens = u32::from(named.start < first + 4);
        let gender = self.agreement(referring, found);
        let times = self.of_name[..=name].iter().rev().take(200).filter(|known| **known == party).count();
        let sight = Sight { reading, first, limit: reading.words.len() };
        candidates.add_pair(950, key, kind);
        candidates.add_pair(951, key, mixed(kind, size(rank)));
        candidates.add_pair(952, key, mixed(kind, size(apart)));
        candidates.add_pair(953, key, mixed(gender, kind));
        candidates.add_pair(954, key, mixed(speaks, mixed(size(rank), kind)));
        candidates.add_pair(955, key, mixed(ruled, kind));
        candidates.add_pair(956, key, mixed(opens, mixed(size(apart), kind)));
        candidates.add_pair(957, key, mixed(size(times), kind));
        candidates.add_pair(958, speaks, mixed(ruled, size(apart)));
        candidates.add_pair(959, head, kind);
        candidates.add_pair(960, u32::from(within), mixed(head, kind));
        candidates.add_pair(961, u32::from(within), mixed(kind, reading.words[referring.head].part as u32));
        candidates.add_pair(962, key, mixed(sight.part(named.end, 0), mixed(size(apart), kind)));
        candidates.add_pair(963, key, mixed(sight.part(named.start, -1), mixed(size(apart), kind)));
        candidates.add_pair(964, mixed(speaks, opens), mixed(gender, size(apart)));
        candidates.add_pair(965, u32::from(self.has_role(referring, found)), mixed(kind, referring.form as u32));
        candidates.add_pair(966, u32::from(self.shares_word(referring, found)), mixed(kind, u32::from(within)));
        candidates.add_pair(967, key, mixed(u32::from(self.names[name].heading), kind));
        candidates.add_pair(968, key, mixed(speaks, mixed(opens, size(times))));
    }

    /// Whether the gender of a pronoun agrees with what is known of the party: 0 where there is nothing to say.
    fn agreement(&self, referring: &Referring, party: &Party) -> u32 {
        let Some(female) = gender_of(self.reading.written(referring.words.start)) else { return 0 };
        party.female.map_or(1, |known| if known == female { 2 } else { 3 })
    }

    fn has_role(&self, referring: &Referring, party: &Party) -> bool {
        let noun = self.reading.written(referring.head);
        let ends = |role: &String| role.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(noun));
        party.roles.iter().any(ends)
    }

    fn shares_word(&self, referring: &Referring, party: &Party) -> bool {
        let plain = Classes::DETERMINER | Classes::PREPOSITION;
        referring.words.clone().filter(|&word| !self.reading.any(word, plain)).any(|word| {
            let written = self.reading.written(word);
            written.len() > 2 && party.name.split(' ').any(|part| part.eq_ignore_ascii_case(written))
        })
    }
}

fn kind_of(party: &Party) -> u32 {
    party.kind.map_or(7, |kind| kind as u32)
}
