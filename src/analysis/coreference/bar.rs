//! Whom a pronoun or description cannot stand for.

use super::super::lexicon::{Classes, Gazetted};
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::super::{EntityKind, MentionForm};
use super::barring::{Barring, CAMPS, Noun, SPEAKING_FOR};
use super::candidate::Referring;
use super::look::ends_with_word;
use super::made::WORKS;
use super::office::begin_alike;
use super::sense::{Sense, excludes, meant_by};
use super::source::is_seat;
use super::weighing::POSSESSIVE;
use super::{Parties, Party, ToldBy};
use std::ops::Range;

/// Words in the names of those who are no part of a state.
const PRIVATE: [&str; 34] = [
    "Watch",
    "Amnesty",
    "Foundation",
    "Alliance",
    "Union",
    "Trust",
    "Motors",
    "Company",
    "University",
    "Party",
    "Association",
    "Federation",
    "Times",
    "News",
    "Post",
    "Network",
    "Airlines",
    "Airways",
    "Inc",
    "Corp",
    "Group",
    "Church",
    "Institute",
    "Club",
    "College",
    "Society",
    "Borders",
    "Campaign",
    "Coalition",
    "Charity",
    "Cross",
    "Oxfam",
    "Greenpeace",
    "Media",
];
/// Those who only bring news, by names that do not say so.
const NEWS: [&str; 6] = ["Bloomberg", "Reuters", "AFP", "BBC", "CNN", "NPR"];
/// Words in the names of those who are no business.
const NO_BUSINESS: [&str; 21] = [
    "Union",
    "Alliance",
    "Coalition",
    "Campaign",
    "Foundation",
    "Federation",
    "Association",
    "Ministry",
    "Department",
    "Party",
    "Council",
    "Police",
    "Court",
    "Parliament",
    "University",
    "Amnesty",
    "Times",
    "Herald",
    "Tribune",
    "Gazette",
    "Reuters",
];
/// What the last word of a name says to be a thing that stands in a town, and nobody who governs or owns it.
const STANDS: [&str; 9] = ["Street", "Road", "Avenue", "Lane", "Square", "Boulevard", "Station", "Bridge", "Tunnel"];
/// Words in the names of those who are no union.
const NO_UNION: [&str; 32] = [
    "Motors",
    "Company",
    "Inc",
    "Corp",
    "Ltd",
    "Airlines",
    "Airways",
    "Bank",
    "Ministry",
    "Department",
    "Council",
    "Police",
    "Court",
    "Parliament",
    "Times",
    "Post",
    "Transport",
    "Mail",
    "Rail",
    "Railway",
    "Railways",
    "Trains",
    "Hospital",
    "Hospitals",
    "University",
    "School",
    "Group",
    "Water",
    "Energy",
    "Power",
    "Steel",
    "Amazon",
];
/// Those who serve somebody who leads.
pub(super) const AIDES: [u32; 9] = [
    hash(b"aide"),
    hash(b"spokesman"),
    hash(b"spokeswoman"),
    hash(b"spokesperson"),
    hash(b"adviser"),
    hash(b"advisor"),
    hash(b"envoy"),
    hash(b"lawyer"),
    hash(b"assistant"),
];

/// The last words of the roles of those who deal with the accused.
const PROSECUTING: [&str; 14] = [
    "officer",
    "prosecutor",
    "judge",
    "detective",
    "inspector",
    "sheriff",
    "lawyer",
    "attorney",
    "sergeant",
    "superintendent",
    "spokesman",
    "spokeswoman",
    "constable",
    "justice",
];

/// The last words of the roles of those who have others play.
const MANAGERS: [&str; 4] = ["manager", "coach", "boss", "chairman"];

/// Those who belong to a party by its name; nobody belongs to two.
const PARTISANS: [u32; 6] = [
    hash(b"republican"),
    hash(b"democrat"),
    hash(b"conservative"),
    hash(b"liberal"),
    hash(b"labour"),
    hash(b"independent"),
];

impl Parties<'_, '_> {
    /// Whether the pronoun or description that `barring` is of cannot be `party`.
    pub(super) fn is_barred(&self, party: usize, barring: &Barring) -> bool {
        let &Barring { first, head, form, female, noun } = barring;
        let found = &self.found[party];
        match form {
            MentionForm::Proper => false,
            MentionForm::Pronominal => {
                let Some(female) = female else { return false };
                // Of “Sam Hale” the text may tell, but not of “Tom”: how often “she” stands beside him tells of others.
                let called = if female { found.womanly } else { -found.womanly };
                let other = found.surely == Some(!female) && !(found.told_by == ToldBy::SharedName && called >= 2);
                found.kind == Some(EntityKind::Person) && other
            }
            MentionForm::Nominal => {
                self.answered == Some(party)
                    || self.stands_beside(party, first)
                    || self.is_another_kind(found, head, noun)
                    || self.is_untold(found, head)
                    || self.deals_with(party, first)
                    || self.is_of_a_person(found, first, head)
                    || found.kind == Some(EntityKind::Person)
                        && (self.is_nobodys(found, first, head)
                            || self.is_somebodys(found, first, head)
                            || self.is_parent_of_none(found, first, head)
                            || self.is_of_another_office(found, first, head))
                    || self.in_heading_of_another(found, first, head)
                    || !self.bracketed.is_empty() && self.is_of_other_brackets(party, first, head)
            }
        }
    }

    /// Whether `name` only stands in the description: the river of “a farmer near the river”, the minister of “people
    /// close to the minister”. Who speaks for a place or an organisation may mean it.
    pub(super) fn is_beside_the_point(&self, name: usize, referring: &Referring) -> bool {
        let Referring { words, head, .. } = referring;
        let named = self.names[name].words.start;
        if self.is_agency_of_dateline(name)
            || self.is_addressed(name, words.start)
            || self.is_told_of(name, words.start, referring.form)
            || referring.barring.female.is_some() && self.is_mourned(name)
        {
            return true;
        }
        if referring.form != MentionForm::Nominal || !words.contains(&named) {
            return false;
        }
        if named <= *head {
            // “the ChatGPT maker”
            let beside = self.names[name].words.end == *head;
            let made = beside && self.reading.is(*head, "maker");
            // “Trump lawyer denies leak”
            let serves = ["ally", "allies", "aides", "lawyers", "critic", "critics", "rival", "backer", "supporter"];
            let serves =
                |noun: usize| AIDES.contains(&self.reading.words[noun].hash) || self.reading.is_any(noun, &serves);
            let person = self.found[self.of_name[name]].kind == Some(EntityKind::Person);
            return made || beside && person && serves(*head) || self.owns(name, *head) || self.has_body(name, *head);
        }
        // “the heads of the union and the port” speak for both, and neither of the two is meant.
        let party = self.of_name[name];
        let shared = self.named(*head + 1..words.end).any(|other| other != party);
        // “the company that owns Volta”, “the regulator investigating Volta”
        let link = head + 1;
        let acted_on = self.reading.is_any(link, &["who", "which", "that"]) || self.is_engaged(link, words.end);
        match self.found[party].kind {
            _ if shared || acted_on => true,
            Some(EntityKind::Person) => true,
            Some(EntityKind::Place) => self.reading.is_any(head + 1, &["near", "in", "from", "outside", "inside"]),
            _ => false,
        }
    }

    /// Whether the noun at `head` is for an office or a body that nobody is taken for of whom the text does not tell
    /// it: “the coroner”, “the regulator”.
    fn is_untold(&self, found: &Party, head: usize) -> bool {
        const OFFICES: [&str; 16] = [
            "chairman",
            "chairwoman",
            "chair",
            "coroner",
            "vicar",
            "chaplain",
            "peer",
            "contractor",
            "prosecutor",
            "ombudsman",
            "magistrate",
            "headteacher",
            "treasurer",
            "landlord",
            "referee",
            "defendant",
        ];
        const BODIES: [&str; 7] = ["regulator", "watchdog", "ombudsman", "association", "insurer", "broker", "auditor"];
        const OVERSEERS: [&str; 11] = [
            "administration",
            "agency",
            "authority",
            "board",
            "bureau",
            "commission",
            "commissioner",
            "inspectorate",
            "office",
            "supervision",
            "service",
        ];
        let reading = self.reading;
        let nouns: &[&str] = match found.kind {
            Some(EntityKind::Person) => &OFFICES,
            Some(EntityKind::Organization) => &BODIES,
            _ => return false,
        };
        let noun = reading.words[head].hash;
        let called = reading.written(head);
        // “The Office for Savings Supervision … the regulator”
        if ["regulator", "watchdog", "ombudsman"].contains(&called)
            && found.name.split(' ').any(|word| OVERSEERS.contains(&word.to_lowercase().as_str()))
        {
            return false;
        }
        let told = |words: &String| words.split(' ').any(|word| begin_alike(&word.to_lowercase(), called));
        reading.is_any(head, nouns)
            && !self.is_in_heading(head)
            && !self.is_called(head, found)
            && !found.roles.iter().chain([&found.name]).any(told)
            && Sense::of(meant_by(noun), found.sorts) != Sense::Same
    }

    /// Whether the place named by `name` has the body that the noun at `head` is for, and is not that: “Ruritania’s
    /// central bank”, but “Ruritania’s government”.
    fn has_body(&self, name: usize, head: usize) -> bool {
        const BODIES: [&str; 15] = [
            "tv",
            "television",
            "media",
            "bank",
            "party",
            "opposition",
            "airline",
            "company",
            "club",
            "union",
            "broadcaster",
            "newspaper",
            "regulator",
            "watchdog",
            "retailer",
        ];
        let end = self.names[name].words.end;
        self.found[self.of_name[name]].kind == Some(EntityKind::Place)
            && end < head
            && self.reading.words[end].kind == TokenKind::Possessive
            && self.reading.is_any(head, &BODIES)
    }

    /// Whether `party` is named right before the description that begins at `first`, as somebody else: “Ada Voss and
    /// her lawyer”.
    fn stands_beside(&self, party: usize, first: usize) -> bool {
        let Some(name) = first.checked_sub(2) else { return false };
        let joined = self.reading.is(first - 1, "and") && self.determiner(first) == POSSESSIVE;
        joined && self.named(name..name + 1).next() == Some(party)
    }

    /// Whether `name` only tells whose report it is: “ALDER (Agency) — The dam held.”
    pub(super) fn is_agency_of_dateline(&self, name: usize) -> bool {
        let Range { start, end } = self.names[name].words;
        let bracketed = start > 1 && self.reading.is(start - 1, "(") && self.reading.is(end, ")");
        bracketed && matches!(self.reading.written(end + 1), "-" | "–" | "—" | "--")
    }

    /// Whether the description means no person, or one that `found` is not known to be: “the company”, “the spokesman”,
    /// “a spokesman for the harbour office”.
    fn is_nobodys(&self, found: &Party, first: usize, head: usize) -> bool {
        let reading = self.reading;
        let word = &reading.words[head];
        let body = reading.any(head, Classes::ORGANIZATION_NOUN)
            && !reading.any(head, Classes::PERSON_NOUN)
            && !word.entry.is_document();
        let named = || (first..head).any(|at| self.name_at[at] != 0);
        let staff = reading.is_any(head, &["campaign", "family", "camp", "staff", "entourage", "party", "tv", "media"]);
        if (body || staff) && named() {
            return true;
        }
        if reading.is(first, "the") && (body || WORKS.contains(&word.hash) && !self.is_made(first)) {
            return true;
        }
        if !SPEAKING_FOR.contains(&word.hash) {
            return false;
        }
        let owned = head > first + 1 && reading.words[head - 1].kind == TokenKind::Possessive;
        let person = |words: &str| words.to_lowercase().contains("spokesperson");
        let either = || reading.is(head, "spokesperson") || found.roles.iter().any(|role| person(role));
        let role = |role: &String| role.to_lowercase().contains("spokes");
        let speaks =
            || SPEAKING_FOR.iter().any(|noun| found.nouns.contains(noun)) || either() && found.roles.iter().any(role);
        let one = owned || reading.is(first, "the") || reading.is(head + 1, "for");
        one && !self.is_called(head, found) && !speaks()
    }

    /// Whether the description from word `first` to its noun at `head` is for those who work for a person it names,
    /// which `found` is not called for: “the Sanders campaign”.
    fn is_of_a_person(&self, found: &Party, first: usize, head: usize) -> bool {
        let staff = self.reading.is_any(head, &CAMPS);
        if !staff || found.kind != Some(EntityKind::Organization) {
            return false;
        }
        let name = found.name.to_lowercase();
        let called = |at: usize| name.split(' ').any(|word| word == self.reading.written(at));
        let person = |party: usize| self.found[party].kind == Some(EntityKind::Person);
        self.named(first..head).any(person) && !(first + 1..=head).any(called)
    }

    /// Whether a noun for a state's own, a business or a union is said of what is none, or one for a leader of an aide.
    fn is_another_kind(&self, found: &Party, head: usize, noun: Noun) -> bool {
        let stands = |name: &str| name.rsplit(' ').next().is_some_and(|last| STANDS.contains(&last));
        if noun.body && found.kind != Some(EntityKind::Person) && stands(&found.name) && !is_seat(&found.name) {
            return true;
        }
        match found.kind {
            Some(EntityKind::Person) => {
                let of = |role: &String| PROSECUTING.iter().any(|noun| ends_with_word(role, noun));
                let manages = |role: &String| MANAGERS.iter().any(|noun| ends_with_word(role, noun));
                noun.leader && found.nouns.iter().any(|noun| AIDES.contains(noun))
                    || noun.accused && found.roles.iter().any(of)
                    || noun.business
                    || noun.plays && found.roles.iter().any(manages)
                    || self.is_of_another_party(found, head)
            }
            _ if noun.heads && !self.reading.any(head, Classes::ORGANIZATION_NOUN) => true,
            Some(EntityKind::Organization) => {
                let holds = |words: &[&str]| found.name.split(' ').any(|word| words.contains(&word));
                let own = || found.name.split(' ').any(|word| self.reading.is(head, &word.to_lowercase()));
                let other = noun.state && (holds(&PRIVATE) || holds(&NEWS))
                    || noun.business && holds(&NO_BUSINESS)
                    || noun.union && holds(&NO_UNION);
                let noun_of = self.reading.words[head].hash;
                other && !own()
                    || excludes(noun_of, found.sorts)
                    || noun.business && Sense::of(meant_by(noun_of), found.sorts) == Sense::Other
                    || noun.staff && !own()
            }
            Some(EntityKind::Place) => noun.union || noun.business && (found.country || self.is_where(found)),
            _ => false,
        }
    }

    /// Whether the noun at `head` is for who belongs to another party than the text said `found` to be of.
    fn is_of_another_party(&self, found: &Party, head: usize) -> bool {
        let own = self.reading.words[head].hash;
        PARTISANS.contains(&own)
            && !found.nouns.contains(&own)
            && found.nouns.iter().any(|noun| PARTISANS.contains(noun))
    }

    /// Remembers that the description with its noun at `head` was taken for `party`, where that tells its party.
    pub(super) fn learn_party(&mut self, party: usize, head: usize) {
        let noun = self.reading.words[head].hash;
        if PARTISANS.contains(&noun) && !self.found[party].nouns.contains(&noun) {
            self.found[party].nouns.push(noun);
        }
    }

    /// Whether `name` in capitals begins a paragraph as a dateline does: “NORWICK, Nov 12 (Agency) - A court”.
    fn is_dateline(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let shouted = reading.span(name.clone()).of(reading.text).bytes().all(|byte| !byte.is_ascii_lowercase());
        let begins = || reading.paragraphs[self.paragraph_of(name.start)].words.start == name.start;
        shouted && matches!(reading.written(name.end), "," | "(" | "-" | "–" | "—" | "--") && begins()
    }

    /// Whether something is said to be at `found` where that is named first, or the lexicon knows it: what is named
    /// like a place may be a company, too.
    fn is_where(&self, found: &Party) -> bool {
        let name = &self.names[found.first_name].words;
        let listed = self.reading.lexicon.name(&found.name);
        let links = |word: &&str| name.start > 0 && self.reading.is(name.start - 1, word);
        let placed = ["in", "near", "on", "at"].iter().any(links);
        placed || matches!(listed, Some(Gazetted::Place | Gazetted::Capital(_))) || self.is_dateline(name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn she_is_nobody_whom_a_name_or_title_calls_a_man() {
        check("Tom Hale said she was brave. “I just ran,” she said.", "");
        check("Mr Hale hit her. She said it hurt.", "");
        check("Lucy Reed won. Tom Hale said she was brave. “I just ran,” she said.", "Lucy Reed");
        check("Lou Jinwen met Karl Dean. Mr. Lou said it was late. “It is late,” he said.", "Lou Jinwen");
        // Nearest misses: who may be either, and who is a man.
        check("Sam Hale won her race. “I just ran,” she said.", "Sam Hale");
        check("Tom Hale said she was brave. “She is a hero,” he said.", "Tom Hale");
    }

    #[test]
    fn an_office_is_whose_the_text_tells_it_to_be() {
        check("Bo Lund signed on Monday. The chairman said that it was late.", "chairman");
        check("Bo Lund, the chairman, signed on Monday. The chairman said that it was late.", "Bo Lund");
        check("Volta recalled its cars. The regulator said that it was late.", "regulator");
        check("Peru’s ministry met Bloomberg. The ministry said that it was late.", "ministry");
        check("The Harbour Commission met. The regulator said that it was late.", "Harbour Commission");
    }
}
