//! Whom a pronoun or description stands for without any doubt: by a name, a title, an age, a turn, or what was
//! described before.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::Parties;
use super::barring::{Barring, CAMPS, STAFF};
use super::look::{ends_with_word, has_word};
use super::reference::{REACH, gender_of, is_own};
use super::role::{GROUP, PERSON, is_person_noun, noun_classes};
use super::weighing::{DEFINITE, INDEFINITE, NAMED};
use crate::text::Span;
use std::ops::Range;

/// From what age on somebody may be known by what they are, in years.
const GROWN: u32 = 16;
/// From what age on somebody may lead others, in years, and what those are called.
const TRIED: u32 = 30;
const LEADING: [&str; 9] =
    ["manager", "coach", "president", "minister", "chairman", "executive", "governor", "secretary", "judge"];
/// How sure it is that somebody is meant by an age.
pub(super) const AGED: f32 = 0.9;
/// How sure it is that somebody is meant by the whole of their title, and by the noun of a description before.
pub(super) const TITLED: f32 = 0.95;
pub(super) const SPOKEN_OF: f32 = 0.9;

/// Nouns for a family, and for those who belong to one.
const HOUSES: [&str; 8] = ["family", "families", "sisters", "brothers", "siblings", "twins", "couple", "household"];

impl Parties<'_, '_> {
    /// Who is named near by the one word `words`, which was taken for no name here: by that alone, or by their surname.
    pub(super) fn namesake(&self, words: &Range<usize>) -> Option<usize> {
        let ordinary = Classes::COMMON | Classes::NO_NAME | Classes::PRONOUN | Classes::DETERMINER | who();
        let (reading, at) = (self.reading, words.start);
        if words.len() > 1 || !reading.words[at].capital || self.name_at[at] != 0 || reading.any(at, ordinary) {
            return None;
        }
        let end = self.names.partition_point(|name| name.words.start < at);
        let near = end.saturating_sub(REACH)..(end + REACH).min(self.names.len());
        let same = |name: &usize| {
            let named = &self.names[*name].words;
            let surname = self.found[self.of_name[*name]].kind == Some(EntityKind::Person);
            (named.len() == 1 || surname) && reading.written(named.end - 1) == reading.written(at)
        };
        near.into_iter().find(same).map(|name| self.of_name[name])
    }

    /// Who is meant by their age: who is named with it before, by “the 61-year-old” and nothing else who spoke last or
    /// was named last, of whom no other age is told; a child is no mayor and no mother, and who is 25 no president.
    pub(super) fn of_age(&self, words: &Range<usize>, head: usize, last_speaker: Option<usize>) -> Option<usize> {
        let reading = self.reading;
        let stated = words.start + 1;
        if stated > head || !reading.is(words.start, "the") {
            return None;
        }
        // “the 61-year-old’s mother”
        if (stated..head).any(|at| reading.words[at + 1].kind == TokenKind::Possessive) {
            return None;
        }
        let age = reading.written(stated).strip_suffix("-year-old")?;
        let end = self.names.partition_point(|name| name.words.start < words.start);
        let near = || (end.saturating_sub(REACH)..end).rev();
        let told = |name: usize| {
            let comma = self.names[name].words.end;
            let number = |at: usize| reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Number));
            (reading.is(comma, ",") && number(comma + 1)).then(|| reading.written(comma + 1))
        };
        let person = |party: &usize| self.kind(*party) == Some(EntityKind::Person);
        let aged = near().find(|&name| told(name) == Some(age)).map(|name| self.of_name[name]).filter(person);
        if aged.is_some() || head != stated {
            return aged;
        }
        let other = |party: usize| near().any(|name| self.of_name[name] == party && told(name).is_some());
        let younger = |than: u32| age.parse::<u32>().is_ok_and(|age| age < than);
        let leads = |role: &String| LEADING.iter().any(|noun| ends_with_word(role, noun));
        let fits =
            |roles: &[String]| !(younger(GROWN) && !roles.is_empty() || younger(TRIED) && roles.iter().any(leads));
        let person = |party: &usize| person(party) && fits(&self.found[*party].roles);
        let speaker = last_speaker.filter(|party| *party < self.named && person(party));
        let latest = || near().map(|name| self.of_name[name]).find(person);
        speaker.or_else(latest).filter(|&party| !other(party))
    }

    /// The parties of the last names before that at index `end`, each once.
    fn near(&self, end: usize) -> Vec<usize> {
        let mut near = Vec::new();
        for &party in &self.of_name[end.saturating_sub(REACH)..end] {
            if !near.contains(&party) {
                near.push(party);
            }
        }
        near
    }

    /// Who alone bears the title that a description of several words is, of those named near: “the finance minister”.
    pub(super) fn holder(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        if words.len() < 2 || head + 1 != words.end || !reading.is(words.start, "the") || !is_person_noun(reading, head)
        {
            return None;
        }
        if words.len() == 2
            && let Some(known) = self.only_holder(words.start, head).or_else(|| self.just_introduced(words.start, head))
        {
            return Some(known);
        }
        let title = reading.span(words.start + 1..words.end).of(reading.text);
        let end = self.names.partition_point(|name| name.words.start < words.start);
        let bears = |&party: &usize| {
            let found = &self.found[party];
            found.kind == Some(EntityKind::Person) && found.roles.iter().any(|role| role.eq_ignore_ascii_case(title))
        };
        let near = self.near(end);
        let mut holders = near.iter().copied().filter(bears);
        let first = holders.next()?;
        let only = holders.all(|other| other == first);
        // “the mayor” alone is not enough but where somebody else was the mayor once, or is only the deputy.
        let told_apart = || {
            let other = |party: usize| {
                let last = |role: &String| role.len() > title.len() && ends_with_word(role, title);
                party != first && self.found[party].roles.iter().any(last)
            };
            near.iter().any(|&party| other(party))
        };
        (only && (words.len() > 2 || told_apart())).then_some(first)
    }

    /// Who was named last before word `first`, for the first time and near, and is called by the noun at `head`:
    /// “Another *artist*, Ana Ruiz, came. The artist said”.
    fn just_introduced(&self, first: usize, head: usize) -> Option<usize> {
        const NEAR: u32 = 2;
        let called = Some(self.by_noun.of(self.reading.words[head].hash)).filter(|called| called.len() > 1)?;
        let next = self.names.partition_point(|name| name.words.start < first);
        let person = |name: &usize| self.found[self.of_name[*name]].kind == Some(EntityKind::Person);
        let name = (next.saturating_sub(REACH)..next).rev().find(person)?;
        let party = self.of_name[name];
        let new = self.found[party].first_name == name && called.contains(&party);
        let near = u32::try_from(self.sentence_of(first)).is_ok_and(|own| own <= self.sentences[name] + NEAR);
        let sentence = self.sentences[name];
        let beside = |other: &usize| self.of_name[*other] != party && called.contains(&self.of_name[*other]);
        let alone = !(0..next).rev().take_while(|&other| self.sentences[other] >= sentence).any(|other| beside(&other));
        (new && near && alone && self.answered != Some(party)).then_some(party)
    }

    /// Who alone in the whole text has the title at `head`, if they are named before word `first`: “the clerk”.
    fn only_holder(&self, first: usize, head: usize) -> Option<usize> {
        let noun = self.reading.words[head].hash;
        let (title, called) = (self.reading.written(head), self.by_noun.of(noun));
        let bears = |&&party: &&usize| {
            let found = &self.found[party];
            found.kind == Some(EntityKind::Person) && found.roles.iter().any(|role| ends_with_word(role, title))
        };
        let mut holders = called.iter().filter(bears);
        let (only, None) = (*holders.next()?, holders.next()) else { return None };
        let named = self.names[self.found[only].first_name].words.start < first;
        let whole = self.found[only].roles.iter().any(|role| role.eq_ignore_ascii_case(title));
        (named && whole && self.answered != Some(only)).then_some(only)
    }

    /// Who was described with the noun of “the spokesman” before: “a government spokesman”, “the officials”, or “the
    /// Sanders campaign”. Nobody where somebody is named near whom the text calls by it.
    pub(super) fn spoken_of(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let reading = self.reading;
        let person = is_person_noun(reading, head) && !reading.any(head, Classes::ORGANIZATION_NOUN)
            || phrase::is_somebody(reading, head);
        let several = reading.is_any(head, &HOUSES) || reading.any(head, Classes::SOURCE_NOUN);
        let body = reading.any(head, Classes::ORGANIZATION_NOUN) && !reading.is(head, "government")
            || reading.is_any(head, &CAMPS);
        if words.len() != 2 || !reading.is(words.start, "the") || !person && !several && !body {
            return None;
        }
        let of = |byte: usize| reading.words.partition_point(|word| word.span.start() < byte);
        let noun = reading.words[head].hash;
        let same = |(span, form, party): &(Span, MentionForm, usize)| {
            let described = of(span.start())..of(span.end());
            let same = *form == MentionForm::Nominal
                && described.end <= words.start
                && reading.words[self.head(described.clone())].hash == noun;
            same.then_some((described, *party))
        };
        let (described, party) = self.mentions.iter().rev().take(NEAR).find_map(same)?;
        let end = self.names.partition_point(|name| name.words.start < words.start);
        // “A Volta spokesman said it was late. *The spokesman* said …”: whoever was called so before.
        let new = [INDEFINITE, NAMED].contains(&self.determiner(described.start));
        let since = self.names.partition_point(|name| name.words.start < described.start);
        let near = if new { &self.of_name[since..end] } else { &self.near(end) };
        let called = near.iter().any(|&party| self.is_called(head, &self.found[party]));
        // “the company” alone tells of none more than “the company” before
        let told = person || several || self.found[party].name.contains(' ');
        (party >= self.named && !called && told).then_some(party)
    }

    /// Who is meant by a pronoun behind what somebody said who is not named, and is known for a man or a woman: “A
    /// spokeswoman for the club said it was late. *She* …”, where nobody else is named whom it may mean.
    pub(super) fn speaks_on(&self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let female = gender_of(self.reading.written(at))?;
        let speaker = last_speaker.filter(|&party| party >= self.named)?;
        let (said, ..) = self.mentions.iter().rev().find(|(.., party)| *party == speaker)?;
        let until = self.names.partition_point(|name| name.words.start < at);
        let since = |name: &usize| self.reading.words[self.names[*name].words.start].span.start() >= said.end();
        let rival = |name: usize| {
            let found = &self.found[self.of_name[name]];
            found.kind == Some(EntityKind::Person) && found.female.is_none_or(|other| other == female)
        };
        let alone = !(0..until).rev().take_while(since).any(rival);
        let known = self.found[speaker].female;
        // “One engineer said the pay was low. *He* …”
        let anybody = known.is_none() && self.found[speaker].kind == Some(EntityKind::Person);
        let anybody = anybody && !self.found[speaker].plural && self.is_near(said.end(), at) && self.is_new(*said);
        ((known == Some(female) || anybody) && alone).then_some(speaker)
    }

    /// Whether the description at `span` is of somebody not spoken of by name: “a witness”, “one engineer”, “the guest,
    /// a jeweller”, “the judge”. “The senator” may well be who the text is about.
    fn is_new(&self, span: Span) -> bool {
        let of = |byte: usize| self.reading.words.partition_point(|word| word.span.start() < byte);
        let words = of(span.start())..of(span.end());
        let head = self.head(words.clone());
        let bystander = || self.determiner(words.start) == DEFINITE && is_bystander(self.reading.written(head));
        self.determiner(words.start) == INDEFINITE
            || bystander()
            || self.is_introduced(&words, head)
            || self.is_nobody_named(&words, head)
    }

    /// Whether nobody who was named before can be “the mayor”, and the noun of `words` is for a person.
    fn is_nobody_named(&self, words: &Range<usize>, head: usize) -> bool {
        // “the investigator of the crash *Ana Ruiz*”, but “the mayor *of Leith*”
        let named = self.name_at[words.end - 1].checked_sub(1).map(|name| self.names[name as usize].words.start);
        let apposed = named.is_some_and(|name| name > 0 && !self.reading.is(name - 1, "of"));
        if self.determiner(words.start) != DEFINITE || !is_person_noun(self.reading, head) || apposed {
            return false;
        }
        let next = self.names.partition_point(|name| name.words.start < words.start);
        let barring = Barring::of(self.reading, words.start, head, MentionForm::Nominal);
        let person = |party: &&usize| self.found[**party].kind == Some(EntityKind::Person);
        self.near(next).iter().filter(person).all(|&party| self.is_barred(party, &barring))
    }

    /// Whether word `at` stands in the sentence that ends behind the byte `end`, or in the next.
    fn is_near(&self, end: usize, at: usize) -> bool {
        let word = self.reading.words.partition_point(|word| word.span.start() < end);
        self.sentence_of(at) <= self.sentence_of(word) + 1
    }

    /// The body that the sentence is about behind which “it” at word `at` says so: “*The council* approved the plan, it
    /// said in a statement”.
    pub(super) fn speaks_of_itself(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let aside = at > 0 && reading.is(at, "it") && reading.is(at - 1, ",");
        if !aside || reading.words[at].quoted {
            return None;
        }
        let sentence = &reading.sentences[self.sentence_of(at).checked_sub(1)?];
        // “Though *the council* approved the plan, it raised doubts”
        let conceding = || reading.is_any(sentence.words.start, &["though", "although", "while"]);
        let acts = |at: usize| reading.words.get(at).is_some_and(|word| matches!(word.part, Part::Ed | Part::CueVerb));
        if !(reading.tells_of_speech(at + 1) || conceding() && acts(at + 1)) {
            return None;
        }
        let subject = phrase::first_subject(reading, sentence.words.start, at)?;
        // “*the board* approved Volta’s plan”
        let deed = |&at: &usize| matches!(reading.words[at].part, Part::Ed) && !reading.words[at].capital;
        let subject = subject.start..(subject.start + 2..subject.end).find(deed).unwrap_or(subject.end);
        (subject.end < at && self.is_body(&subject)).then_some(subject)
    }

    /// Whether the phrase `words` is an organisation’s name, or a noun for one and nothing behind it.
    fn is_body(&self, words: &Range<usize>) -> bool {
        let head = self.head(words.clone());
        match self.name_at[head].checked_sub(1) {
            Some(name) => self.found[self.of_name[name as usize]].kind == Some(EntityKind::Organization),
            None => self.reading.any(head, Classes::ORGANIZATION_NOUN) && head + 1 == words.end,
        }
    }

    /// Who is meant by the pronoun at `first` that denies what is told of them: “… that Ruiz would leave. She denied
    /// it.”
    pub(super) fn denies_of_themselves(&self, first: usize) -> Option<usize> {
        // “Mrs Mary Torres”
        const TITLED: usize = 3;
        let female = gender_of(self.reading.written(first))?;
        let told = self.accused.as_ref()?;
        let accused = self.named(told.start..told.end.min(told.start + TITLED)).next();
        accused.filter(|&party| {
            let found = &self.found[party];
            found.kind == Some(EntityKind::Person) && found.female.is_none_or(|known| known == female)
        })
    }

    /// The body of which that is told that “it” at word `at` denies: “Ruiz says *the firm* paid no tax, which it
    /// denies”.
    pub(super) fn denies_of_itself(&self, at: usize) -> Option<Range<usize>> {
        const FARTHEST: usize = 4;
        let told = self.accused.as_ref().filter(|_| self.reading.is(at, "it"))?;
        let first = told.start;
        let begun = |end: usize| Some(first..end).filter(|words| self.is_body(words));
        match self.name_at[first].checked_sub(1) {
            Some(name) => begun(self.names[name as usize].words.end),
            None if self.determiner(first) == DEFINITE => (first + 2..=told.end.min(first + FARTHEST)).find_map(begun),
            None => None,
        }
    }

    /// Who speaks on in the clause that “and” joins: “…,” Ana Ruiz said, and *she* vowed to fight.
    pub(super) fn goes_on(&self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let reading = self.reading;
        let female = gender_of(reading.written(at))?;
        let joined = at > 1 && reading.is_any(at - 1, &["and", "but"]);
        let speaker = last_speaker.filter(|_| joined && !reading.words[at].quoted)?;
        let found = &self.found[speaker];
        let known = if speaker < self.named {
            found.surely.is_none_or(|known| known == female)
        } else {
            found.female == Some(female)
        };
        let fits = found.kind == Some(EntityKind::Person) && known;
        if !fits {
            return None;
        }
        let (said, ..) = self.mentions.iter().rev().find(|(.., party)| *party == speaker)?;
        let behind = reading.words.partition_point(|word| word.span.start() < said.end());
        let same = behind < at && self.sentence_of(behind) == self.sentence_of(at);
        let rival = |party: usize| self.found[party].kind == Some(EntityKind::Person) && party != speaker;
        (same && !self.named(behind..at).any(rival)).then_some(speaker)
    }

    /// Who is meant by the pronoun that begins at word `first` in somebody's turn: by “I” and “we” they themselves.
    pub(super) fn holds_floor(&self, first: usize) -> Option<usize> {
        let own = is_own(self.reading.written(first)) && !self.reading.words[first].quoted;
        self.floor.filter(|_| own)
    }

    /// Whether `words` are the family of a name, which is nobody of that name alone: “the Ruiz family”, “the Ruiz
    /// sisters”.
    pub(super) fn is_house(&self, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        head > words.start
            && reading.is_any(head, &HOUSES)
            && (self.name_at[head - 1] != 0 || reading.words[head - 1].capital)
    }

    /// Whether “the guest, a jeweller from Antwerp, said” tells of somebody for the first time: what it is stands
    /// behind `words`, and nobody near is called either.
    pub(super) fn is_introduced(&self, words: &Range<usize>, head: usize) -> bool {
        const LONGEST: usize = 8;
        let reading = self.reading;
        let article = words.end + 1;
        let told = head + 1 == words.end
            && self.determiner(words.start) == DEFINITE
            && reading.is(words.end, ",")
            && reading.is_any(article, &["a", "an"])
            && is_person_noun(reading, head);
        if !told {
            return false;
        }
        let end = (reading.words.len() - 1).min(article + LONGEST);
        let noun = (article + 1..end).find(|&at| is_person_noun(reading, at) && !is_person_noun(reading, at + 1));
        let next = self.names.partition_point(|name| name.words.start < words.start);
        let called = |at: usize| self.near(next).iter().any(|&party| self.is_called(at, &self.found[party]));
        noun.is_some_and(|noun| !called(noun) && !called(head))
    }

    /// Whether `words` are those who work for whom they name or describe, or who deal with them, who are nobody of
    /// another name: “Ruiz’s office”, “the mayor’s office”, “Volta’s critics”.
    pub(super) fn is_staff(&self, words: &Range<usize>, head: usize) -> bool {
        const OTHERS: [&str; 20] = [
            "critics",
            "opponents",
            "rivals",
            "detractors",
            "aides",
            "allies",
            "supporters",
            "backers",
            "lawyers",
            "attorneys",
            "lenders",
            "creditors",
            "bondholders",
            "shareholders",
            "investors",
            "fans",
            "parents",
            "relatives",
            "friends",
            "neighbours",
        ];
        let reading = self.reading;
        let any = |nouns: &[&str]| reading.is_any(head, nouns);
        let Some(owner) = (words.start + 1..head).rev().find(|&at| reading.words[at].kind == TokenKind::Possessive)
        else {
            return false;
        };
        let person = match self.name_at[owner - 1].checked_sub(1) {
            Some(name) => self.found[self.of_name[name as usize]].kind == Some(EntityKind::Person),
            None => is_person_noun(reading, owner - 1) && !reading.any(owner - 1, Classes::ORGANIZATION_NOUN),
        };
        person && any(&STAFF) || any(&OTHERS)
    }

    /// Whether a word with a capital speaks alone that is for nobody by the lists, and is in nobody’s name: “Gap warned
    /// that …”, “as Cuban said”.
    pub(super) fn is_some_thing(&self, words: &Range<usize>) -> bool {
        let (reading, at) = (self.reading, words.start);
        let opens = at == 0 || matches!(reading.words[at - 1].part, Part::Stop | Part::Mark | Part::Colon);
        let listed = || noun_classes(reading, at) & (PERSON | GROUP) != 0;
        let end = self.names.partition_point(|name| name.words.start < at);
        let near = end.saturating_sub(REACH)..(end + REACH).min(self.names.len());
        let shortens =
            || near.into_iter().any(|name| has_word(&self.found[self.of_name[name]].name, reading.written(at)));
        words.len() == 1
            && reading.words[at].capital
            && !reading.any(at, who())
            && !shortens()
            && !(opens && (listed() || reading.written(at).ends_with('s')))
    }
}

/// Whether `noun` is for somebody whom stories seldom name: “the judge”, “the farmer”.
pub(super) fn is_bystander(noun: &str) -> bool {
    const BYSTANDERS: [&str; 39] = [
        "judge",
        "magistrate",
        "coroner",
        "prosecutor",
        "barrister",
        "solicitor",
        "officer",
        "constable",
        "detective",
        "witness",
        "neighbour",
        "neighbor",
        "farmer",
        "driver",
        "shopkeeper",
        "landlord",
        "tenant",
        "passenger",
        "worker",
        "engineer",
        "nurse",
        "doctor",
        "surgeon",
        "teacher",
        "headteacher",
        "pupil",
        "student",
        "soldier",
        "sailor",
        "captain",
        "pilot",
        "guard",
        "inspector",
        "man",
        "woman",
        "boy",
        "girl",
        "resident",
        "customer",
    ];
    BYSTANDERS.contains(&noun)
}

/// Classes of the words for somebody who may speak, whoever that is.
fn who() -> Classes {
    Classes::SPEAKERS | Classes::TITLE
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_denies_it_is_of_whom_it_was_told() {
        check("Bo Li said that Ana Ruiz would leave. She denied it.", "Ana Ruiz");
        check("Tom Hale claimed that Bo Li had lied. He denied it.", "Bo Li");
        // Nearest miss: who goes on, and denies nothing.
        check("Tom Hale claimed that Bo Li had lied. He said that it was late.", "Tom Hale");
    }

    #[test]
    fn an_agency_of_a_dateline_is_no_company_that_is_told_of() {
        check("LEITH (Volta News) — Harbour Steel shut. The company said that it was late.", "Harbour Steel");
        check("Volta News shut its site. The company said that it was late.", "Volta News");
    }

    #[test]
    fn a_family_is_nobody_of_its_name_alone() {
        check("Ana Ruiz left. The Ruiz sisters said that they were late.", "Ruiz sisters");
        check("Ana Ruiz left. Ms Ruiz said that it was late.", "Ana Ruiz");
    }
}
