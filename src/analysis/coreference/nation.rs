//! Whom a description stands for that tells a country: who is told to be of it; and whom it cannot, or one that tells
//! whom somebody works for: who is told to be of another.

use super::super::EntityKind;
use super::super::lexicon::{Classes, Gazetted};
use super::super::tagger::feature::hash_small;
use super::super::token::TokenKind;
use super::barring::SPEAKING_FOR;
use super::candidate::Referring;
use super::leader::country_led;
use super::look::{ends_with_word, has_word};
use super::office::begin_alike;
use super::weighing::DEFINITE;
use super::{Parties, Party};
use std::ops::Range;

/// What stands between a role and what it is of.
const LINKS: [&str; 5] = ["of", "for", "to", "at", "in"];
/// What stands between who serves somebody and whom that is.
const SERVING: [&str; 2] = ["of", "for"];

/// Nouns for who leads a country; a minister does who is the prime one.
pub(super) const LEADING: [&str; 8] =
    ["president", "premier", "chancellor", "king", "queen", "leader", "ruler", "emir"];

/// The last words of the roles of those who lead no country, as long as they have them.
const OTHER_TRADES: [&str; 29] = [
    "prince",
    "princess",
    "duke",
    "judge",
    "justice",
    "prosecutor",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "minister",
    "secretary",
    "ambassador",
    "envoy",
    "mayor",
    "analyst",
    "professor",
    "lawyer",
    "attorney",
    "coach",
    "striker",
    "economist",
    "executive",
    "officer",
    "reporter",
    "correspondent",
    "editor",
    "director",
    "doctor",
    "activist",
];

/// Shorter words of what somebody works for tell nothing.
const SHORTEST: usize = 4;

/// What tells nothing of whom somebody speaks for: “chief spokesman”.
const ANY: [&str; 7] = ["chief", "senior", "former", "official", "deputy", "lead", "main"];

impl Parties<'_, '_> {
    /// Whether `party` is a person of another country than the description `referring`, or works for others.
    pub(super) fn is_anothers(&self, party: usize, referring: &Referring) -> bool {
        let found = &self.found[party];
        found.kind == Some(EntityKind::Person)
            && (self.is_counterpart(found, &referring.words, referring.head)
                || self.is_of_another_body(found, &referring.words, referring.head)
                || self.speaks_for_another(found, &referring.words, referring.head)
                || self.is_of_another_country(found, &referring.words, referring.head)
                || self.works_for_others(found, &referring.words, referring.head))
    }

    /// Leaves of `parties` the persons who are of the country that the description `referring` of who leads it, or of
    /// who is of it, tells, where there are such: “the Ruritanian leader” is the “Ruritanian president”, and not
    /// “President Ana Ruiz” of another. Who is the only one is meant.
    pub(super) fn keep_countrymen(&self, referring: &Referring, parties: &mut Vec<(usize, usize)>) -> Option<usize> {
        let head = referring.head;
        let demonym = self.is_demonym(head) && referring.determiner == DEFINITE;
        if !demonym && !self.is_of_leader(head) {
            return None;
        }
        let own = self.country_told(&referring.words, head)?;
        let leads = |role: &String| (demonym || leads_country(role)) && self.country_of_role(role) == Some(own);
        let of_it = |&(party, _): &(usize, usize)| {
            let found = &self.found[party];
            let led = || !demonym && nation(found) == Some(own);
            found.kind == Some(EntityKind::Person) && (led() || found.told.iter().any(leads))
        };
        if parties.iter().any(of_it) {
            parties.retain(of_it);
            let &[(sole, _)] = parties.as_slice() else { return None };
            return Some(sole).filter(|_| !demonym);
        }
        if !demonym {
            let person = |party: usize| self.found[party].kind == Some(EntityKind::Person);
            let only = parties.iter().filter(|(party, _)| person(*party)).count() == 1;
            parties.retain(|&(party, _)| !person(party) || self.may_lead(&self.found[party], only));
        }
        None
    }

    /// Whether `found`, of whom no country is told, may lead one: by a role, or where nothing else is told of the
    /// `only` person.
    fn may_lead(&self, found: &Party, only: bool) -> bool {
        let leads = |role: &String| leads_country(role) && self.country_of_role(role).is_none();
        found.roles.iter().any(leads) || only && !has_another_trade(found)
    }

    /// The country whose government `words` are, by who leads it: “Putin’s *government*”.
    pub(super) fn government_of(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let owned = head > words.start + 1 && self.reading.words[head - 1].kind == TokenKind::Possessive;
        if !owned || !self.reading.is(head, "government") || head + 1 != words.end {
            return None;
        }
        let leader = self.named(head - 2..head - 1).next()?;
        let found = &self.found[leader];
        let leads = |role: &&String| leads_country(role);
        let country =
            nation(found).or_else(|| found.told.iter().filter(leads).find_map(|role| self.country_of_role(role)));
        let person = found.kind == Some(EntityKind::Person);
        country.filter(|_| person).and_then(|country| self.countries.get(country).copied())
    }

    /// Leaves of `parties` who are told to be what the description `referring` says, of the body that it names, where
    /// there are such: “the Harbour Trust spokesman” is the “spokesman for the Harbour Trust”.
    pub(super) fn keep_of_body(&self, referring: &Referring, parties: &mut Vec<(usize, usize)>) {
        let (words, head) = (&referring.words, referring.head);
        let Some(at) = (words.start..head).rev().find(|&at| self.name_at[at] != 0) else { return };
        let owner = &self.found[self.of_name[self.name_at[at] as usize - 1]];
        if owner.kind != Some(EntityKind::Organization) {
            return;
        }
        let noun = self.reading.written(head);
        let of_it = |role: &String| has_word(role, noun) && owner.name.split(' ').all(|word| has_word(role, word));
        let told = |&(party, _): &(usize, usize)| self.found[party].told.iter().any(of_it);
        if parties.iter().any(told) {
            parties.retain(told);
        }
    }

    /// Whether the noun at `head` is for one of a country’s people: “the *Serb*”.
    pub(super) fn is_demonym(&self, head: usize) -> bool {
        let word = &self.reading.words[head];
        word.capital && word.entry.is_people() && !self.reading.any(head, Classes::SOURCE_NOUN)
    }

    /// Remembers that the description `words` of who leads a country was taken for `party`.
    pub(super) fn learn_country(&mut self, party: usize, words: &Range<usize>, head: usize) {
        if self.found[party].nation.is_none() && self.is_of_leader(head) {
            self.found[party].nation = self.country_told(words, head);
        }
    }

    /// Whether the noun at `head` is for who leads a country.
    fn is_of_leader(&self, head: usize) -> bool {
        let reading = self.reading;
        let prime = || reading.is(head, "minister") && head > 0 && reading.is(head - 1, "prime");
        reading.is_any(head, &LEADING) || prime()
    }

    /// The country that the description `words` tells before its noun at `head`, or with it: “the *Ruritanian* leader”,
    /// “*Ruritania*’s leader”, “the *Ruritanian*”.
    fn country_told(&self, words: &Range<usize>, head: usize) -> Option<&'static str> {
        let (reading, lexicon) = (self.reading, self.reading.lexicon);
        let of = |at: usize| {
            let word = &reading.words[at];
            let people = if word.entry.is_people() { lexicon.country_of_people(word.entry) } else { None };
            let country = people.or_else(|| match lexicon.name(reading.written(at)) {
                Some(Gazetted::Country(country)) => Some(country),
                _ => None,
            })?;
            Some(korea(at.checked_sub(1).map_or("", |before| reading.written(before)), country))
        };
        let alone = words.len() == 1;
        (words.start..=head).filter(|&at| reading.words[at].capital && !alone).find_map(of)
    }

    /// Whether the description `words` is of somebody’s counterpart elsewhere, and `found` is not known to be from
    /// there: “his Iranian counterpart”.
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
            let led = || possessive && self.found[owner].country && role.starts_with(char::is_uppercase);
            country != Some(&owner) && !own && (!titled || led() || self.serves_somebody(role))
        })
    }

    /// Whether who has the role `role` speaks for somebody, and no body: “spokesman *for the governor*”.
    fn serves_somebody(&self, role: &str) -> bool {
        let of = || role.split(' ').skip_while(|word| !SERVING.contains(word)).skip(1);
        let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
        let served = of().last().filter(|_| of().all(plain));
        let word = |noun: &str| self.reading.lexicon.word_of(hash_small(noun.as_bytes())).classes;
        served.map(word).is_some_and(|noun| {
            noun.any(Classes::PERSON_NOUN) && !noun.any(Classes::ORGANIZATION_NOUN | Classes::SOURCE_NOUN)
        })
    }

    /// Whether the description `words`, of who speaks for what a small word tells, is of another than `found`, who
    /// speaks for something else: “the *union’s* spokesman” is no “spokesman for Ryanair”, and “the *hospital’s*
    /// spokeswoman” no “police spokeswoman”. “The airline’s spokesman” may be.
    fn speaks_for_another(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        // What the names of such bodies tell that they are.
        const TOLD: [&str; 18] = [
            "union",
            "hospital",
            "university",
            "school",
            "council",
            "police",
            "court",
            "ministry",
            "museum",
            "church",
            "army",
            "navy",
            "city",
            "county",
            "governor",
            "mayor",
            "senator",
            "prosecutor",
        ];
        let reading = self.reading;
        let noun = reading.written(head);
        if !SPEAKING_FOR.contains(&reading.words[head].hash) {
            return false;
        }
        let owner = (words.start..head).rev().find(|&at| reading.is_any(at, &TOLD));
        let Some(owner) = owner.filter(|&at| reading.words[at + 1].kind == TokenKind::Possessive || at + 1 == head)
        else {
            return false;
        };
        let owner = reading.written(owner);
        let called = |word: &str| {
            let called = self.by_noun.of(hash_small(owner.as_bytes()));
            called.iter().any(|&body| has_word(&self.found[body].name, word))
        };
        let mut told = found.told.iter().filter(|role| has_word(role, noun)).peekable();
        told.peek().is_some()
            && told.all(|role| {
                let mut others = role
                    .split(' ')
                    .filter(|word| !word.eq_ignore_ascii_case(noun) && word.len() >= SHORTEST && !ANY.contains(word));
                let of_it = |word: &str| begin_alike(word, owner) || called(word.trim_end_matches(['s', '\'', '’']));
                others.clone().next().is_some() && !others.any(of_it)
            })
    }

    /// Whether the description `words` is of the people of another country than the text says `found` to be of: “the
    /// Serb” is no “Italy defender Tom Hale”.
    fn is_of_another_country(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let people = |at: usize| reading.words[at].capital && reading.words[at].entry.is_people();
        if !(words.start..=head).any(people) && !self.is_of_leader(head) {
            return false;
        }
        let Some(own) = self.country_told(words, head) else { return false };
        let mut told = found.told.iter().filter_map(|role| self.country_of_role(role)).peekable();
        if told.peek().is_none() {
            return nation(found).is_some_and(|country| country != own);
        }
        told.all(|country| country != own)
    }

    /// The country that the bearer of `role` is of: “*Serbia* striker”, “*Taiwan*’s president”, but of no “Russia
    /// expert”.
    fn country_of_role(&self, role: &str) -> Option<&'static str> {
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
        let mut before = "";
        let found = own().find_map(|word| {
            let country = if word.starts_with(char::is_uppercase) { of(word) } else { None };
            country.map(|country| korea(before, country)).or_else(|| {
                before = word;
                None
            })
        });
        found.filter(|_| !studies)
    }

    /// Whether the description `words` with its noun at `head` is of who works for others than `found` does: “the
    /// lawyer for the defendant” is no “lawyer for the victims”. What is told by names tells nothing here.
    fn works_for_others(&self, found: &Party, words: &Range<usize>, head: usize) -> bool {
        let reading = self.reading;
        let small = |word: &str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let links = |word: &&str| SERVING.contains(word);
        if head + 1 >= words.end || !reading.is_any(head + 1, &SERVING) {
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

/// Of two countries that share a name, `country` is one, the one that the word `before` it says: “*South* Korean”.
fn korea(before: &str, country: &'static str) -> &'static str {
    match (before, country) {
        ("South", "North Korea") => "South Korea",
        ("North", "South Korea") => "North Korea",
        _ => country,
    }
}

/// The country that `found` is of by what they were called before, or by a name that everybody knows.
fn nation(found: &Party) -> Option<&'static str> {
    found.nation.or_else(|| country_led(&found.name))
}

/// Whether who has the role `role` leads what it is of, if that is a country.
fn leads_country(role: &str) -> bool {
    let prime = has_word(role, "prime") && has_word(role, "minister");
    prime || LEADING.iter().any(|noun| has_word(role, noun))
}

/// Whether all that is told of `found` is a trade that nobody has who leads a country.
fn has_another_trade(found: &Party) -> bool {
    let other = |role: &String| !leads_country(role) && OTHER_TRADES.iter().any(|noun| ends_with_word(role, noun));
    !found.roles.is_empty() && found.roles.iter().all(other)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, first};

    #[test]
    fn a_unions_spokesman_is_not_that_of_a_firm() {
        let union = "The union’s spokesman, Al Dean, said that talks had failed.";
        check(&format!("{union} The Ryanair spokesman said that it was late."), "Ryanair spokesman");
        first(&format!("The Ryanair spokesman said that it was late. {union}"), "Ryanair spokesman");
        // Nearest miss: it may be theirs.
        let airline = "The airline’s spokesman, Al Dean, said that talks had failed.";
        check(&format!("{airline} The Ryanair spokesman said that it was late."), "Al Dean");
    }

    #[test]
    fn a_countrys_leader_is_who_is_told_to_lead_it() {
        let met = "President Ann Holt met Serbian President Bo Lund.";
        check(&format!("{met} The Serbian leader said that it was late."), "Bo Lund");
        check(&format!("{met} The president said that it was late."), "Ann Holt");
        let met = "Danish Prime Minister Ann Holt spoke. Cara Stage, the digital minister, left.";
        check(&format!("{met} The Danish leader said that it was late."), "Ann Holt");
        check("Bo Lund, the prosecutor, left. The Turkish president said that it was late.", "Turkish president");
    }

    #[test]
    fn a_countrys_leader_is_who_led_it_as_every_reader_knows() {
        let met = "Keir Starmer met Emmanuel Macron in Paris.";
        check(&format!("{met} The French president said that it was late."), "Emmanuel Macron");
        check(&format!("{met} The British prime minister said that it was late."), "Keir Starmer");
        check(&format!("{met} The Italian prime minister said that it was late."), "Italian prime minister");
        let met = "South Korea’s president, Lee Jae Myung, met Kim Jong Un.";
        check(&format!("{met} The North Korean leader said that it was late."), "Kim Jong Un");
        check(&format!("{met} The South Korean leader said that it was late."), "Lee Jae Myung");
    }

    #[test]
    fn a_counterpart_is_nobody_who_is_not_from_there() {
        check("Ana Ruiz met Bo Li. Her Iranian counterpart said that it was late.", "Iranian counterpart");
    }

    #[test]
    fn a_government_is_its_countrys() {
        let met = "Vladimir Putin of Russia met the envoy of Ukraine.";
        check(&format!("{met} Putin’s government said that it was late."), "Russia");
        check(&format!("{met} Putin’s brother said that it was late."), "Putin’s brother");
        check("Serbia is large. Belgrade said no. The government said that it was late.", "Serbia");
    }

    #[test]
    fn who_speaks_for_one_speaks_for_no_other() {
        let said = "Bo Lund, a spokesman for Ryanair, said it was late.";
        check(&format!("{said} The union’s spokesman said that it was early."), "union’s spokesman");
        check(&format!("{said} The airline’s spokesman said that it was early."), "Bo Lund");
        let said = "A police spokesman, Sgt Bo Lund, said it was late.";
        check(&format!("{said} The hospital’s spokesman said that it was early."), "hospital’s spokesman");
        check(&format!("{said} The police spokesman said that it was early."), "Bo Lund");
        let said = "Bo Lund, a spokesman for the governor, said it was late.";
        check(&format!("{said} The Tesla spokesman said that it was early."), "Tesla spokesman");
        check(&format!("{said} The governor’s spokesman said that it was early."), "Bo Lund");
    }
}
