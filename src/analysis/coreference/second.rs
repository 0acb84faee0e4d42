//! Whom a description means that tells more of who was named right before, as papers have it that name nobody twice in
//! a row: “Ana Ruiz, 31, left. *The mother-of-three* …”, “*the former Leith captain*”, “*the Spaniard*”.

use super::super::lexicon::Classes;
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::Parties;
use super::barring::PLAYERS;
use super::candidate::Referring;
use super::certain::is_bystander;
use super::gender::gender_of_noun;
use super::look::ends_with_word;
use super::role::is_person_noun;
use super::weighing::DEFINITE;
use std::ops::Range;

/// How sure it is.
pub(super) const SECOND: f32 = 0.75;

/// What somebody is who was named before, more than whom a story does not name; players are, too.
const TELLING: [&str; 33] = [
    "full-back",
    "fly-half",
    "golfer",
    "boxer",
    "jockey",
    "cyclist",
    "swimmer",
    "singer",
    "rapper",
    "songwriter",
    "guitarist",
    "actor",
    "actress",
    "novelist",
    "poet",
    "comedian",
    "presenter",
    "broadcaster",
    "filmmaker",
    "playwright",
    "star",
    "tycoon",
    "billionaire",
    "millionaire",
    "entrepreneur",
    "pensioner",
    "grandmother",
    "grandfather",
    "great-grandmother",
    "tory",
    "historian",
    "columnist",
    "strategist",
];
/// What stands before the noun for what somebody was.
const FORMER: [&str; 5] = ["former", "retired", "veteran", "ex", "one-time"];

impl Parties<'_, '_> {
    /// The only person named in the sentence of `referring` before it and in the sentence before, where the description
    /// tells more of somebody, and nothing speaks against it.
    pub(super) fn second_reference(&self, referring: &Referring) -> Option<usize> {
        let reading = self.reading;
        let (words, head) = (&referring.words, referring.head);
        if referring.form != MentionForm::Nominal || referring.determiner != DEFINITE || !self.tells_more(referring) {
            return None;
        }
        let sentence = self.sentence_of(words.start).checked_sub(1)?;
        let first = reading.sentences[sentence.saturating_sub(1)].words.start;
        let near = self.paragraph_of(words.start) - self.paragraph_of(first) <= 1;
        let person = |party: &usize| self.found[*party].kind == Some(EntityKind::Person);
        let mut named = self.named(first..words.start).filter(person);
        let party = named.next().filter(|_| near)?;
        if named.any(|other| other != party) {
            return None;
        }
        let found = &self.found[party];
        let title = reading.written(head);
        // “the Frenchwoman”, “the Frenchman”
        let told = [("woman", true), ("man", false)].into_iter().find(|(ending, _)| title.ends_with(ending));
        let noun = gender_of_noun(title).or(told.map(|(_, female)| female));
        let other = noun.zip(found.female).is_some_and(|(noun, own)| noun != own);
        // “the former mayor” is nobody who is one.
        let holds = found.roles.iter().any(|role| ends_with_word(role, title));
        let barred = self.is_barred(party, &referring.barring)
            || self.is_quoter(party, words)
            || self.is_anothers(party, referring)
            || self.is_elsewhere(party, referring);
        (!other && !holds && !barred).then_some(party)
    }

    /// Who spoke last, where a description says more by how it goes on, and may mean them: “Ana Ruiz said it was late.
    /// *The official* also said …”, “Volta Watch …. *The group* added …”.
    pub(super) fn adds_to_own(&self, referring: &Referring) -> Option<usize> {
        const FARTHEST: usize = 3;
        const BODIES: [&str; 15] = [
            "group",
            "organisation",
            "organization",
            "agency",
            "company",
            "firm",
            "watchdog",
            "charity",
            "institute",
            "outlet",
            "website",
            "network",
            "hospital",
            "association",
            "carmaker",
        ];
        let reading = self.reading;
        let (words, head) = (&referring.words, referring.head);
        let speaker = referring.last_speaker.filter(|&party| party < self.named)?;
        let plain = referring.form == MentionForm::Nominal
            && referring.determiner == DEFINITE
            && head + 1 == words.end
            && !reading.words[head].quoted
            && self.named(words.clone()).next().is_none();
        if !plain || !self.adds_behind(words) {
            return None;
        }
        let found = &self.found[speaker];
        let noun = reading.written(head);
        let fits = match found.kind? {
            EntityKind::Person => {
                let body = Classes::ORGANIZATION_NOUN | Classes::SOURCE_NOUN;
                let other = gender_of_noun(noun).zip(found.female).is_some_and(|(noun, own)| noun != own);
                is_person_noun(reading, head) && !reading.any(head, body) && !is_bystander(noun) && !other
            }
            EntityKind::Organization => reading.is_any(head, &BODIES),
            _ => return None,
        };
        let (said, ..) = self.mentions.iter().rev().find(|(.., party)| *party == speaker)?;
        let begun = reading.words.partition_point(|word| word.span.start() < said.start());
        let behind = reading.words.partition_point(|word| word.span.start() < said.end());
        let own = self.sentence_of(begun);
        let near = own <= referring.sentence
            && referring.sentence <= own + FARTHEST
            && referring.paragraph <= self.paragraph_of(begun) + 1;
        if !fits || !near || reading.words[begun].quoted || behind > words.start {
            return None;
        }
        let rival = |at: usize| {
            let party = self.name_at[at].checked_sub(1).map(|name| self.of_name[name as usize]);
            party.is_some_and(|party| party != speaker && self.found[party].kind == found.kind)
        };
        let rivalled = (behind..words.start).any(|at| !reading.words[at].quoted && rival(at));
        let barred = self.is_barred(speaker, &referring.barring)
            || self.is_quoter(speaker, words)
            || self.is_anothers(speaker, referring)
            || self.is_elsewhere(speaker, referring);
        (!rivalled && !barred).then_some(speaker)
    }

    /// Whether the verb beside the subject `words` tells that whoever spoke says more: “also said”, “added”.
    fn adds_behind(&self, words: &Range<usize>) -> bool {
        let reading = self.reading;
        let adds = |at: usize| reading.is_any(at, &["added", "adds"]);
        let also = || reading.is_any(words.end, &["also", "further"]) && reading.is_verb_cue(words.end + 1);
        adds(words.end) || also() || words.start.checked_sub(1).is_some_and(adds)
    }

    /// Whether the description `referring` tells more of somebody: what they were, whose parent they are, of what
    /// people.
    fn tells_more(&self, referring: &Referring) -> bool {
        let reading = self.reading;
        let (words, head) = (&referring.words, referring.head);
        let parent = ["-of-two", "-of-three", "-of-four", "-of-five", "-of-six", "-of-one"];
        let parent = || parent.iter().any(|many| reading.written(head).ends_with(many));
        let owned = (words.start..head).any(|at| reading.words[at].kind == TokenKind::Possessive);
        let alone = head + 1 == words.end && !owned;
        alone
            && (parent()
                || reading.is_any(head, &TELLING)
                || reading.is_any(head, &PLAYERS)
                || (words.start + 1..head).any(|at| reading.is_any(at, &FORMER))
                || self.is_demonym(head))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_tells_more_of_somebody_is_of_who_was_named_right_before() {
        let left = "Ana Ruiz, 31, left on Monday.";
        for more in ["mother-of-three", "former Leith captain", "striker", "Spaniard", "retired judge", "novelist"] {
            check(&format!("{left} The {more} said that it was late."), "Ana Ruiz");
        }
        // Nearest miss: who seldom is named.
        check("Ana Ruiz, 31, left on Monday. The judge said that it was late.", "judge");
    }

    #[test]
    fn who_adds_to_what_was_said_said_it() {
        check("Ana Ruiz said it was late. The official also said it rained.", "Ana Ruiz");
        check("Ana Ruiz said it was late. “It rained,” the official added.", "Ana Ruiz");
        check("Volta Watch said it was late. The hospital said it rained. The hospital added it was wet.", "hospital");
        // Nearest misses: a rank that is seldom named, and of another sort.
        check("Volta Watch said it was late. The council also said it rained.", "council");
    }
}
