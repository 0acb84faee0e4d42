//! The features of the parties that a pronoun or description may stand for.

use super::super::MentionForm;
use super::super::choice::{Candidates, Sight, feature, few, few_pair, mixed, pair, size};
use super::Parties;
use super::candidate::Referring;
use super::look::{Look, Place, kind_of};
use super::sense::Sense;

/// Some of what `determiner` says.
pub(super) const DEFINITE: u32 = 1;
pub(super) const INDEFINITE: u32 = 2;
pub(super) const POSSESSIVE: u32 = 3;
pub(super) const NAMED: u32 = 5;

/// A party that a description may stand for, beside the others.
struct Beside<'q> {
    referring: &'q Referring,
    party: usize,
    /// Its last name.
    name: usize,
    look: Look,
    rank: usize,
    /// How many like it are nearer, how many sentences it is off, both in few sizes, and whether it spoke last.
    alike: u32,
    apart: u32,
    speaks: u32,
    /// Whether another party is what the description's noun means.
    rivalled: u32,
}

impl Parties<'_, '_> {
    /// What is so of a pronoun or description that stands for nobody named.
    pub(super) fn add_none(&self, referring: &Referring, looks: &[Look], candidates: &mut Candidates) {
        let reading = self.reading;
        let head = reading.words[referring.head].hash;
        let part = reading.words[referring.head].part as u32;
        let first = reading.words[referring.words.start].hash;
        let form = referring.form as u32;
        let ruled = u32::from(referring.ruled.is_some());
        let named = referring.words.clone().any(|word| self.name_at[word] != 0);
        let own = referring.last_speaker.map_or(9, |party| kind_of(&self.found[party]));
        let &Referring { noun, determiner, .. } = referring;
        let any = |so: fn(&Look) -> bool| u32::from(looks.iter().any(so));
        let called = any(|look| look.called) | any(|look| look.shares) << 1;
        let people = looks.iter().map(|look| look.people).max().unwrap_or(0);
        let most = |of: fn(&Look) -> u32| looks.iter().map(of).max().unwrap_or(0);
        let relation = most(|look| look.relation as u32);
        let (owner, roles, spoken_of) = (most(|look| look.owner), most(|look| look.roles), most(|look| look.spoken_of));
        let sense = most(|look| look.sense as u32);
        let document = u32::from(reading.words[referring.head].entry.is_document());
        let before = self.taken_for.get(&head).map_or(0, |before| 1 + u32::from(before.is_some()));
        candidates.add([
            few(900, form),
            few_pair(901, form, ruled),
            feature(902, head),
            pair(903, first, part),
            pair(904, first, head),
            pair(905, size(referring.words.len()), first),
            few_pair(906, part, ruled),
            pair(907, u32::from(named), head),
            pair(908, u32::from(named), first),
            pair(909, own, head),
            few_pair(910, mixed(form, noun), determiner),
            few_pair(911, mixed(form, called), determiner),
            few_pair(912, mixed(form, people), determiner),
            few_pair(913, called, mixed(noun, form)),
            few_pair(914, size(looks.len()), form),
            few_pair(915, size(referring.words.len()), mixed(determiner, form)),
            few_pair(917, mixed(form, relation), mixed(determiner, document)),
            few_pair(918, mixed(relation, called), noun),
            few_pair(931, mixed(owner, form), mixed(noun, document)),
            few_pair(932, mixed(roles, form), mixed(noun, called)),
            pair(933, mixed(spoken_of, form), mixed(head, people)),
            few_pair(934, mixed(document, form), mixed(relation, owner)),
            few_pair(937, sense, mixed(form, called)),
            few_pair(938, sense, mixed(noun, determiner)),
            few_pair(935, before, mixed(form, determiner)),
            few_pair(936, before, mixed(form, mixed(document, called))),
            few_pair(919, document, mixed(determiner, own)),
            few_pair(920, u32::from(self.in_heading(referring)), mixed(called, noun)),
            few_pair(916, u32::from(referring.words.clone().any(|at| reading.is(at, "of"))), mixed(noun, form)),
        ]);
    }

    /// What is so of the party at `rank` of `looks`, named last by `name`.
    pub(super) fn add_party(
        &self,
        referring: &Referring,
        (party, name): (usize, usize),
        looks: &[Look],
        rank: usize,
        candidates: &mut Candidates,
    ) {
        let reading = self.reading;
        let found = &self.found[party];
        let named = &self.names[name].words;
        let of_name = self.sentence_of_name(name);
        let apart = referring.sentence.abs_diff(of_name);
        let first = reading.sentences[of_name.saturating_sub(1)].words.start;
        let head = reading.words[referring.head].hash;
        let Look { kind, gender, place, subject, called, shares, .. } = looks[rank];
        let alike = looks[..rank].iter().filter(|before| before.competes(&looks[rank])).count();
        let rival = looks.iter().any(|look| look.subject && look.competes(&looks[rank]));
        let within = u32::from(place != Place::Before);
        // Pronouns agree one by one, descriptions by their head.
        let key = if referring.form == MentionForm::Pronominal { self.pronoun_key(referring) } else { 5 };
        let speaks = u32::from(referring.last_speaker == Some(party));
        let opens = u32::from(named.start < first + 4);
        let times = self.ordinals[name];
        let sight = Sight::of(reading, first..reading.words.len());
        candidates.add([
            few_pair(977, u32::from(rival) | u32::from(subject) << 1, mixed(referring.form as u32, speaks)),
            few_pair(953, key, mixed(gender, kind)),
            few_pair(957, key, mixed(size(times), kind)),
            pair(959, head, kind),
            pair(960, within, mixed(head, kind)),
            few_pair(961, within, mixed(kind, reading.words[referring.head].part as u32)),
            few_pair(962, key, mixed(sight.part(named.end, 0), mixed(size(apart), kind))),
            few_pair(963, key, mixed(sight.part(named.start, -1), mixed(size(apart), kind))),
            few_pair(964, mixed(speaks, opens), mixed(gender, size(apart))),
            few_pair(965, u32::from(called), mixed(kind, referring.form as u32)),
            few_pair(966, u32::from(shares), mixed(kind, within)),
        ]);
        let here = Sight::of(reading, 0..reading.words.len());
        let before = here.part(referring.words.start, -1);
        let (over, leads) = self.paragraphs_apart(referring, named.start);
        candidates.add([
            few_pair(974, key, mixed(before, mixed(speaks, size(apart)))),
            few_pair(1003, key, mixed(size(found.said), mixed(kind, gender))),
            few_pair(1033, key, mixed(over, mixed(opens, kind))),
            few_pair(1034, key, mixed(over, mixed(speaks, size(alike)))),
            few_pair(1035, key, mixed(over, mixed(gender, u32::from(leads)))),
        ]);
        if referring.form == MentionForm::Nominal {
            let (alike, apart) = (size(alike), size(apart));
            let other = looks.iter().enumerate().any(|(at, look)| at != rank && look.sense == Sense::Same);
            let rivalled = u32::from(other);
            self.add_described(
                &Beside { referring, party, name, look: looks[rank], rank, alike, apart, speaks, rivalled },
                candidates,
            );
        }
    }

    /// What is so of a party that a description may stand for.
    fn add_described(&self, beside: &Beside, candidates: &mut Candidates) {
        let &Beside { referring, party, name, look, rank, alike, apart, speaks, rivalled } = beside;
        let sense = look.sense as u32;
        let Look { kind, gender, place, called, shares, people, relation, owner, roles, spoken_of, echoed, .. } = look;
        let reading = self.reading;
        let found = &self.found[party];
        let named = &self.names[name].words;
        let (behind, within) = (u32::from(place == Place::Behind), u32::from(place != Place::Before));
        let relation = relation as u32;
        let head = reading.words[referring.head].hash;
        let &Referring { noun, determiner, .. } = referring;
        let standing = found.standing as u32;
        let sight = Sight::of(reading, named.start..reading.words.len());
        let document = u32::from(reading.words[referring.head].entry.is_document());
        candidates.add([
            pair(1011, head, mixed(standing, kind)),
            few_pair(1012, noun, mixed(mixed(standing, kind), determiner)),
            few_pair(1014, noun, mixed(mixed(u32::from(found.said > 0), kind), determiner)),
            few_pair(1015, echoed, mixed(kind, determiner)),
            few_pair(1016, echoed, mixed(noun, u32::from(called))),
            few_pair(1017, echoed, mixed(alike, standing)),
        ]);
        let before = match self.taken_for.get(&head) {
            None => 0,
            Some(None) => 1,
            Some(&Some(same)) => 2 + u32::from(same == party),
        };
        candidates.add([
            few_pair(1041, sense, mixed(kind, mixed(u32::from(called), rivalled))),
            few_pair(1042, sense, mixed(noun, mixed(alike, rivalled))),
            few_pair(1043, sense, mixed(standing, mixed(determiner, kind))),
            few_pair(1044, sense, mixed(u32::from(shares), mixed(speaks, rivalled))),
            few_pair(1031, before, mixed(determiner, kind)),
            few_pair(1032, before, mixed(noun, document)),
            few_pair(1036, before, mixed(alike, speaks)),
            few_pair(993, relation, mixed(kind, mixed(noun, document))),
            few_pair(994, relation, mixed(determiner, alike)),
            few_pair(1021, relation, mixed(document, mixed(speaks, u32::from(called)))),
            few_pair(1022, relation, mixed(document, size(rank))),
            few_pair(1023, owner, mixed(kind, document)),
            few_pair(1024, owner, mixed(document, alike)),
            few_pair(1025, roles, mixed(kind, u32::from(called))),
            few_pair(1026, roles, mixed(noun, alike)),
            pair(1027, spoken_of, mixed(kind, head)),
            few_pair(1028, spoken_of, mixed(standing, mixed(kind, noun))),
            few_pair(1030, gender, mixed(determiner, noun)),
            few_pair(995, document, mixed(kind, mixed(alike, determiner))),
            few_pair(996, document, mixed(kind, mixed(speaks, determiner))),
            few_pair(997, document, mixed(kind, mixed(apart, gender))),
            few_pair(998, behind, mixed(kind, mixed(noun, u32::from(called)))),
            few_pair(999, behind, mixed(kind, alike)),
            few_pair(980, noun, mixed(determiner, kind)),
            few_pair(981, noun, mixed(alike, kind)),
            few_pair(982, noun, mixed(speaks, kind)),
            few_pair(983, noun, mixed(people, kind)),
            pair(984, head, mixed(alike, kind)),
            pair(985, head, mixed(people, kind)),
            few_pair(986, determiner, mixed(alike, mixed(kind, within))),
            few_pair(987, u32::from(called), mixed(determiner, alike)),
            few_pair(988, u32::from(shares), mixed(determiner, noun)),
            few_pair(989, determiner, mixed(speaks, kind)),
            few_pair(990, within, mixed(determiner, noun)),
            few_pair(991, within, mixed(sight.part(named.end, 0), noun)),
            few_pair(992, size(referring.words.len()), mixed(determiner, mixed(kind, within))),
        ]);
    }

    /// “He” and “she” are weighed alike: which of them it is, the gender of the party has to agree with.
    fn pronoun_key(&self, referring: &Referring) -> u32 {
        if referring.barring.female.is_some() { 6 } else { self.reading.words[referring.words.start].hash }
    }

    /// What a description that begins at word `first` begins with: a definite or indefinite article, a possessive, a
    /// pointer, a name, or its noun.
    pub(super) fn determiner(&self, first: usize) -> u32 {
        match self.reading.written(first) {
            "the" | "The" => DEFINITE,
            "a" | "an" | "A" | "An" | "one" | "One" | "another" | "Another" => INDEFINITE,
            "his" | "His" | "her" | "Her" | "their" | "Their" | "its" | "Its" => POSSESSIVE,
            "this" | "This" | "that" | "That" | "these" | "These" | "those" | "Those" => 4,
            _ if self.name_at[first] != 0 => NAMED,
            _ if self.reading.words[first].capital => 6,
            _ => 7,
        }
    }
}
