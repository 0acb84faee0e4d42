//! Which party a pronoun or description stands for.

use super::super::choice::Candidates;
use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::super::{EntityId, EntityKind, MentionForm, Speaker};
use super::ahead::AHEAD;
use super::barring::Barring;
use super::candidate::Referring;
use super::certain::{AGED, SPOKEN_OF, TITLED};
use super::role::{PERSON, is_person_noun, noun_classes};
use super::second::SECOND;
use super::{Parties, Party};
use crate::text::Span;
use std::ops::Range;

/// How many names back a pronoun or description looks for its party.
pub(super) const REACH: usize = 60;
/// What else a noun phrase goes on with behind a noun for a document: “the lawsuit against Arden Motors”.
const AUTHORED: [&str; 6] = ["by", "about", "against", "into", "regarding", "concerning"];

impl Parties<'_, '_> {
    /// The speaker that the noun phrase `words` names, remembered as a mention.
    ///
    /// Where it answers what the last speaker said, a description is of another.
    pub(in crate::analysis) fn speaker(
        &mut self,
        words: Range<usize>,
        (last_speaker, answers): (Option<usize>, bool),
        candidates: &mut Candidates,
    ) -> (Speaker, Option<usize>, f32) {
        self.answered = last_speaker.filter(|_| answers);
        let words = self.whole_names(words);
        let span = self.spoken_span(words.clone());
        let (party, form, sure) = self.weighed(words, last_speaker, candidates);
        if let (Some(party), Some(form)) = (party, form) {
            self.mentions.push((span, form, party));
        }
        if let Some(party) = party {
            self.hear(party);
        }
        (Speaker { span, entity: party.map(EntityId::new) }, party, sure)
    }

    /// Where `words` stand, of “I’m” the pronoun alone.
    fn spoken_span(&self, words: Range<usize>) -> Span {
        let span = self.reading.span(words.clone());
        let pronoun = phrase::contracted(self.reading.written(words.start)).filter(|_| words.len() == 1);
        pronoun.map_or(span, |pronoun| Span::new(span.start(), span.start() + pronoun.len()))
    }

    /// From here on what is looked at stands in what `quoter` says, or with `None` in what nobody does.
    pub(in crate::analysis) fn quoted_by(&mut self, quoter: Option<usize>) {
        self.quoter = quoter;
    }

    /// Whoever `words` stand for says what stands in `pieces`: nobody who is named there. “He said that Ruiz
    /// had left” is not said by Ruiz (what grammars of binding call principle C). Who speaks on may name themselves:
    /// “Vote for Ruiz,” she said.
    pub(in crate::analysis) fn say(
        &mut self,
        words: &Range<usize>,
        pieces: impl Iterator<Item = Range<usize>>,
        last_speaker: Option<usize>,
    ) {
        let mut within = std::mem::take(&mut self.named_within);
        within.clear();
        let (reading, head) = (self.reading, self.head(words.clone()));
        let alone = words.len() == 1 && gender_of(reading.written(head)).is_some();
        let person = alone || self.name_at[head] == 0 && is_person_noun(reading, head);
        // “*It* read: “Volta regrets …”: a statement may name whose it is.
        let body =
            words.len() == 1 && reading.is_any(head, &["it", "they"]) && !reading.is_any(head + 1, &["read", "reads"]);
        if person || body {
            let may_be_meant = |party: &usize| {
                let kind = self.found[*party].kind;
                let fits = match kind {
                    Some(EntityKind::Person) => person,
                    Some(EntityKind::Organization | EntityKind::Place) => body,
                    _ => false,
                };
                fits && Some(*party) != last_speaker
            };
            within.extend(pieces.flat_map(|piece| self.named(piece)).filter(may_be_meant));
        }
        self.named_within = within;
    }

    /// Nobody is asked for.
    pub(in crate::analysis) fn end_saying(&mut self) {
        self.named_within.clear();
    }

    /// Whether `party` says the words `words` stand in, and would not speak of themselves so: “he”, “the president”; or
    /// is named in what whoever they stand for says.
    pub(super) fn is_quoter(&self, party: usize, words: &Range<usize>) -> bool {
        let speaks = self.quoter == Some(party) || self.floor == Some(party) || self.named_within.contains(&party);
        speaks && !is_own(self.reading.written(words.start))
    }

    /// What is looked at denies no more than `told`, which begins with whom it is told of.
    pub(in crate::analysis) fn accuse(&mut self, told: Option<Range<usize>>) {
        self.accused = told;
    }

    /// From here on what is looked at stands in the turn of `speaker`, who says “I” of themselves and nothing else.
    pub(in crate::analysis) fn give_floor(&mut self, speaker: Option<usize>) {
        self.floor = speaker;
    }

    /// The party that the noun phrase `words` names, which need not speak.
    #[cfg(feature = "train")]
    pub(in crate::analysis) fn referred(
        &mut self,
        words: Range<usize>,
        subject: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<usize> {
        let words = self.whole_names(words);
        self.weighed(words, subject, candidates).0
    }

    /// The party of `words`: what the rules say, weighed against the parties named before.
    pub(super) fn weighed(
        &mut self,
        words: Range<usize>,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> (Option<usize>, Option<MentionForm>, f32) {
        let head = self.head(words.clone());
        if let Some(told) = self.told(&words, head, last_speaker, candidates) {
            return told;
        }
        if words.len() == 1
            && let Some((party, sure)) = self.meant_by_sentence(words.start, last_speaker, candidates)
        {
            return (party, Some(MentionForm::Pronominal), sure);
        }
        let described_before = self.found.len();
        let (ruled, form) = self.resolve(words.clone(), last_speaker);
        let apposed = self.apposed(words.clone(), head);
        let Some(form) = form.filter(|_| apposed.is_none()) else {
            return (ruled, form, apposed.map_or(1.0, |(_, sure)| sure));
        };
        if phrase::counts(self.reading, head) || self.reading.is(head, "one") {
            return (ruled, Some(form), 1.0);
        }
        if form == MentionForm::Nominal
            && let Some((party, sure)) = self.told_description(&words, head, described_before)
        {
            return (Some(party), Some(form), sure);
        }
        let forced = self.holds_floor(words.start).or_else(|| self.denies_of_themselves(words.start));
        let alone = form == MentionForm::Pronominal;
        let forced = forced.or_else(|| if alone { self.has_word(words.start, last_speaker) } else { None });
        if let Some(party) = forced {
            if party >= self.named {
                self.found[party].female =
                    self.found[party].female.or_else(|| gender_of(self.reading.written(words.start)));
            }
            return (Some(party), Some(form), 1.0);
        }
        let barring = Barring::of(self.reading, words.start, head, form);
        let ruled = ruled.filter(|&party| party >= self.named || !self.is_barred(party, &barring));
        let ruled = ruled.filter(|&party| !self.is_quoter(party, &words));
        // A party of its own, made for a description that the rules know nobody for.
        let own = ruled.filter(|&party| party >= self.named);
        let referring = Referring {
            sentence: self.sentence_of(words.start),
            paragraph: self.paragraph_of(words.start),
            noun: u32::from(noun_classes(self.reading, head)),
            determiner: self.determiner(words.start),
            barring,
            words,
            head,
            form,
            last_speaker,
            ruled: ruled.filter(|_| own.is_none()),
        };
        let (meant, sure) = self.meant(&referring, candidates);
        let meant = meant.filter(|&party| !self.is_one_of_several(party, referring.words.start));
        let (meant, sure) = self.meant_besides(&referring, meant, sure);
        if form == MentionForm::Nominal {
            self.taken_for.insert(self.reading.words[head].hash, meant);
        }
        match meant {
            Some(party) => {
                if let Some(female) = referring.barring.female {
                    self.found[party].female.get_or_insert(female);
                }
                if self.found.len() > described_before {
                    self.forget_described(described_before);
                }
                if form == MentionForm::Nominal {
                    self.learn_party(party, head);
                    self.learn_country(party, &referring.words, head);
                }
                (Some(party), Some(form), sure)
            }
            None if form == MentionForm::Nominal && own.is_none() => {
                (Some(self.described_apart(referring.words, head)), Some(form), sure)
            }
            None => (own.or_else(|| self.many_by(&referring)), Some(form), sure),
        }
    }

    /// The party that the description `words` means by what is said in it or beside it, and how surely. Parties that
    /// were made for it, from `described_before` on, are forgotten.
    fn told_description(&mut self, words: &Range<usize>, head: usize, described_before: usize) -> Option<(usize, f32)> {
        if let Some(subject) = self.body_taken_up(words, head) {
            self.forget_described(described_before);
            return Some((self.described_apart(subject.clone(), self.head(subject)), SPOKEN_OF));
        }
        if let Some(party) = self.named_ahead(words, head) {
            self.forget_described(described_before);
            return Some((party, AHEAD));
        }
        let unnamed = phrase::is_unnamed(self.reading, words, head)
            || self.is_some_thing(words)
            || self.is_house(words, head)
            || self.is_staff(words, head)
            || self.is_own_campaign(head)
            || self.is_introduced(words, head);
        if unnamed {
            self.forget_described(described_before);
            return Some((self.described_apart(words.clone(), head), 1.0));
        }
        let told = self.holder(words, head).map(|holder| (holder, TITLED));
        let known = || self.spoken_of(words, head).or_else(|| self.of_trade(words, head));
        let told = told.or_else(|| known().map(|known| (known, SPOKEN_OF)))?;
        self.forget_described(described_before);
        Some(told)
    }

    /// The many without a name whom the pronoun `referring` means.
    fn many_by(&mut self, referring: &Referring) -> Option<usize> {
        if referring.form == MentionForm::Pronominal { self.many_told_on(referring.words.start) } else { None }
    }

    /// Who is meant by `referring`: who is chosen, and else who is told of before.
    fn meant_besides(&self, referring: &Referring, meant: Option<usize>, sure: f32) -> (Option<usize>, f32) {
        if meant.is_some() {
            return (meant, sure);
        }
        let told_on = || self.body_told_on(referring.words.start).filter(|_| referring.form == MentionForm::Pronominal);
        let second = self.second_reference(referring).or_else(|| self.adds_to_own(referring)).or_else(told_on);
        (second, second.map_or(sure, |_| SECOND))
    }

    /// The party of `words` that is told by themselves: one of two, somebody by their age or name, whose a document is.
    fn told(
        &mut self,
        words: &Range<usize>,
        head: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(Option<usize>, Option<MentionForm>, f32)> {
        if let Some(which) = phrase::of_two(self.reading, words) {
            let (party, sure) = self.one_of_two(words.start, which).unzip();
            return Some((party, Some(MentionForm::Nominal), sure.unwrap_or(1.0)));
        }
        if let Some(party) = self.of_age(words, head, last_speaker) {
            return Some((Some(party), Some(MentionForm::Nominal), AGED));
        }
        if let Some(party) = self.namesake(words) {
            return Some((Some(party), Some(MentionForm::Proper), 1.0));
        }
        if let Some(party) = self.known_as(words, head) {
            return Some((Some(party), Some(MentionForm::Nominal), 1.0));
        }
        let known = self
            .called_in_brackets(words, head)
            .or_else(|| self.government_of(words, head))
            .or_else(|| self.sole_government(words, head));
        if let Some(known) = known {
            return Some((Some(known), Some(MentionForm::Nominal), TITLED));
        }
        if let Some(first) = self.named_beside(words, head) {
            return Some((Some(first), Some(MentionForm::Nominal), 1.0));
        }
        let (party, sure) = self.author(words, head, last_speaker, candidates)?;
        Some((Some(party), Some(MentionForm::Nominal), sure))
    }

    /// Who is named of those that `words` tell of together, where the last are not named: “*Ana Ruiz* and farmers”.
    fn named_beside(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let name = |at: usize| self.name_at[at].checked_sub(1).map(|name| name as usize);
        let first = words.clone().find_map(name).filter(|_| name(head).is_none())?;
        let Range { start, end } = self.names[first].words;
        let led = start == words.start
            || self.names[first].title.start == words.start
            || start == words.start + 1 && reading.is(words.start, "the");
        let and = (end..head).rev().find(|&at| reading.is(at, "and"));
        // “Ruiz and *Li’s* mother”, “the Leith and *Harnby* police”
        let unnamed = |and: usize| (and + 1..=head).all(|at| !reading.words[at].capital);
        let joins = reading.is_any(end, &["and", ","]) && and.is_some_and(unnamed);
        // “Germany, *France* and rights groups”: as of others, the one named last stands for all.
        let comma = |and: usize| and - usize::from(reading.is(and - 1, ","));
        let last = and.map(comma).filter(|&and| and > end).and_then(|and| name(and - 1));
        (led && joins).then(|| self.of_name[last.unwrap_or(first)])
    }

    /// Whom the pronoun at `at` means by how its sentence is built, or the one before: “*The council* approved it, it
    /// said”, “*The judge* told Doyle to stand. “…,” he said”.
    fn meant_by_sentence(
        &mut self,
        at: usize,
        last_speaker: Option<usize>,
        candidates: &mut Candidates,
    ) -> Option<(Option<usize>, f32)> {
        if let Some(subject) = self.speaks_of_itself(at).or_else(|| self.denies_of_itself(at)) {
            let (party, _, sure) = self.weighed(subject, last_speaker, candidates);
            return Some((party, sure));
        }
        if let Some((author, sure)) = self.author_of_subject(at, last_speaker, candidates) {
            return Some((Some(author), sure));
        }
        let (party, sure) = self.next_speaker(at, last_speaker, candidates)?;
        Some((Some(party), sure))
    }

    /// `words` and the rest of the names they cut.
    fn whole_names(&self, words: Range<usize>) -> Range<usize> {
        let name = |at: usize| self.name_at[at].checked_sub(1).map(|name| self.names[name as usize].words.clone());
        let start = name(words.start).map_or(words.start, |name| name.start);
        let end = name(words.end - 1).map_or(words.end, |name| name.end);
        start..end
    }

    fn resolve(&mut self, words: Range<usize>, last_speaker: Option<usize>) -> (Option<usize>, Option<MentionForm>) {
        let reading = self.reading;
        let pronominal = Some(MentionForm::Pronominal);
        if words.len() == 3 && reading.is(words.start + 1, "of") && reading.is(words.start + 2, "them") {
            let most = ["many", "most", "all", "both", "some", "several"];
            let most = reading.is_any(words.start, &most);
            // “One of them, Ana Ruiz, said”
            let party = if most { self.group_before(words.start) } else { self.told_behind_comma(words.end) };
            return (party, pronominal);
        }
        let head = self.head(words.clone());
        if let Some(name) = self.name_at[head].checked_sub(1) {
            return (Some(self.of_name[name as usize]), None);
        }
        if phrase::means_two(reading, &words) {
            return (None, None);
        }
        // “another, Ana Ruiz, said”, “one of them, Ana Ruiz, said”
        if (phrase::counts(reading, head) || reading.is(head, "one"))
            && let Some(party) = self.told_behind_comma(words.end)
        {
            return (Some(party), pronominal);
        }
        // “came his reply”
        let owns = reading.is_any(head, &["his", "her", "their", "its"]);
        if words.len() == 1 && (owns || phrase::stands_for_another(reading, head) || phrase::counts(reading, head)) {
            return (self.pronoun(head, last_speaker), pronominal);
        }
        if let Some((name, _)) = self.apposed(words.clone(), head) {
            return (Some(name), Some(MentionForm::Nominal));
        }
        (Some(self.described(words, head)), Some(MentionForm::Nominal))
    }

    /// The group that the sentence speaks of before word `at`: “prosecutors showed what they described as …”.
    fn group_in_sentence(&mut self, at: usize) -> Option<usize> {
        let sentences = &self.reading.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.words.start <= at).checked_sub(1)?;
        let first = sentences[sentence].words.start.max(at.saturating_sub(REACH));
        // “We need other *officials*,” they said.
        let told = |word: usize| self.reading.words[word].quoted && !self.reading.words[at].quoted;
        let group =
            |&word: &usize| self.reading.any(word, Classes::SOURCE_NOUN) && self.name_at[word] == 0 && !told(word);
        let noun = (first..at).rev().find(group)?;
        let words = phrase::before(self.reading, first, noun + 1).filter(|words| words.end == noun + 1)?;
        Some(self.described(words, noun))
    }

    /// The group named last before word `at`, if that is near.
    fn group_before(&self, at: usize) -> Option<usize> {
        let next = self.groups.partition_point(|(word, _)| *word < at);
        let (word, party) = *self.groups.get(next.checked_sub(1)?)?;
        (at - word < REACH).then_some(party)
    }

    /// The head of a noun phrase: its last word before a preposition that is not part of a name.
    pub(super) fn head(&self, words: Range<usize>) -> usize {
        let links = |at: usize| {
            let written = self.reading.written(at);
            // “the committee which investigated her”
            let relative = || matches!(written, "which" | "that") && !self.reading.words[at + 1].capital;
            let clause = written == "who" || at + 1 < words.end && relative();
            let written_of = || self.reading.words[at - 1].entry.is_document() && AUTHORED.contains(&written);
            let ties = || phrase::LINKS.iter().chain(&phrase::PLACES).chain(&phrase::TIES).any(|link| written == *link);
            clause || ties() || written_of()
        };
        // “a close ally”
        let led = |at: usize| {
            self.reading.any(at - 1, Classes::DETERMINER) && self.reading.is_word(at + 1) && at + 1 < words.end
        };
        // “the Leith-based club”
        let tied = |at: usize| self.reading.is_tying_hyphen(at - 1);
        let link = words.clone().skip(1).find(|&at| {
            self.name_at[at] == 0 && (links(at) && !led(at) && !tied(at) || self.is_engaged(at, words.end))
        });
        let link = link.filter(|&link| !self.is_in_title(&words, link));
        let head = link.unwrap_or(words.end) - 1;
        // “*villagers* living close to the dam”
        let living = link.is_some() && head > words.start && matches!(self.reading.words[head].part, Part::Ing);
        let people = || noun_classes(self.reading, head - 1) & PERSON != 0;
        head - usize::from(living && (matches!(self.reading.words[head - 1].part, Part::Plural) || people()))
    }

    /// Whether the link at `link` stands in the title of the person that `words` end with: “Secretary of State Dana
    /// Cole”, but “a friend of Mayor Dana Cole”.
    fn is_in_title(&self, words: &Range<usize>, link: usize) -> bool {
        let reading = self.reading;
        let last = words.end - 1;
        let Some(name) = self.name_at[last].checked_sub(1).map(|name| name as usize) else { return false };
        let office = link + 1..self.names[name].words.start;
        let person = self.found[self.of_name[name]].kind == Some(EntityKind::Person);
        let somebody = Classes::DETERMINER | Classes::TITLE | Classes::PERSON_NOUN | Classes::CONJUNCTION;
        person
            && !office.is_empty()
            && reading.is_any(link, &["of", "for"])
            && reading.any(link - 1, Classes::TITLE | Classes::PERSON_NOUN)
            && office.into_iter().all(|at| reading.is_word(at) && !reading.any(at, somebody))
    }

    fn pronoun(&mut self, at: usize, last_speaker: Option<usize>) -> Option<usize> {
        let written = self.reading.written(at);
        let female = match phrase::contracted(written).unwrap_or(written) {
            "he" | "He" | "she" | "She" | "his" | "His" | "her" | "Her" => gender_of(written),
            "it" | "It" | "its" | "Its" => {
                let thing = last_speaker.filter(|&party| self.found[party].kind == Some(EntityKind::Organization));
                return thing.or_else(|| {
                    self.latest(at, |party| !matches!(party.kind, Some(EntityKind::Person | EntityKind::Other)))
                });
            }
            "they" | "They" | "their" | "Their" => {
                let plural = last_speaker.filter(|&party| self.found[party].kind != Some(EntityKind::Person));
                let group = self.group_in_sentence(at).or(plural);
                return group.or_else(|| self.latest(at, |party| party.kind == Some(EntityKind::Organization)));
            }
            "many" | "Many" | "some" | "Some" => return last_speaker.filter(|&party| self.found[party].plural),
            _ => return None,
        };
        let fits = |party: &Party| {
            party.kind == Some(EntityKind::Person)
                && !party.plural
                && party.female.is_none_or(|known| Some(known) == female)
        };
        let speaker = last_speaker.filter(|&party| fits(&self.found[party]));
        speaker.or_else(|| self.latest(at, fits))
    }

    /// The party of the nearest name before word `at` that `fits`.
    pub(super) fn latest(&self, at: usize, fits: impl Fn(&Party) -> bool) -> Option<usize> {
        let end = self.names.partition_point(|name| name.words.start < at);
        (end.saturating_sub(REACH)..end).rev().map(|name| self.of_name[name]).find(|&party| fits(&self.found[party]))
    }
}

/// Whether `word` is of the first person: “I”, “we’ve”, “our”.
pub(super) fn is_own(word: &str) -> bool {
    let word = phrase::contracted(word).unwrap_or(word);
    ["i", "we", "my", "our"].iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// Whether a pronoun is a woman's; `None` where it does not say.
pub(super) fn gender_of(pronoun: &str) -> Option<bool> {
    if !pronoun.starts_with(['h', 'H', 's', 'S']) {
        return None; // As of most words.
    }
    match phrase::contracted(pronoun).unwrap_or(pronoun) {
        "he" | "He" | "him" | "his" | "His" | "himself" => Some(false),
        "she" | "She" | "her" | "Her" | "herself" => Some(true),
        _ => None,
    }
}
