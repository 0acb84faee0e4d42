//! Bodies that are called as somebody is: “*Ford* said it would close a plant” beside “Bill Ford”.
//!
//! A surname alone is somebody's who is named in full, but where the text says that it is a body's: right before it
//! (“the carmaker Berg”), or by what it says of itself before anybody of that name is met, as papers name people in
//! full first. Behind both, what stands beside the name tells which is meant.

use super::super::evidence::Evidence;
use super::super::gazetteer;
use super::super::lexicon::Classes;
use super::super::mention::Name;
use super::super::naming::industry::is_called_without;
use super::super::naming::{bodies, company};
use super::super::part::Part;
use super::super::reading::Reading;
use super::super::tagger::feature::hash;
use super::super::token::TokenKind;
use super::alias::LED;
use super::{Parties, Party};
use foldhash::{HashMap, HashMapExt};

/// Whose a surname that stands alone is, by what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// A body's.
    Body,
    /// Somebody's.
    Person,
    /// The one's or the other's.
    Either,
}

/// What the text told so far of a surname.
#[derive(Debug)]
struct Told {
    /// The party of the body that is called so.
    body: usize,
    /// Whether the lists know it, or the text names it in full: “Ford”.
    listed: bool,
}

impl<'a> Parties<'_, 'a> {
    /// The bodies that are called as somebody of `full`, each a party of its own from here on, or the company whose
    /// name begins so.
    pub(super) fn namesakes(&mut self, full: &HashMap<&'a str, usize>) -> Vec<usize> {
        let mut told: HashMap<&str, Told> = HashMap::new();
        let mut companies: HashMap<&str, usize> = HashMap::new();
        let mut met = vec![false; self.found.len()];
        let mut silent = vec![false; self.found.len()];
        for index in 0..self.names.len() {
            let name = &self.names[index];
            if name.words.len() > 1 {
                let party = self.of_name[index];
                if !self.is_in_heading(name.words.start) {
                    silent[party] = (silent[party] || !met[party]) && is_ones_own(self.reading, name);
                    met[party] = true;
                }
                let first = self.reading.written(name.words.start);
                if is_called_without(self.reading, name.words.end - 1) && full.contains_key(first) {
                    companies.entry(first).or_insert(party);
                }
                continue;
            }
            let written = self.written(name);
            let Some(&somebody) = full.get(written) else { continue };
            let (begun, known) = (companies.get(written).copied(), told.get(written));
            let listed = || begun.is_some() || is_listed(self.reading, name);
            let is_body = match whose(self.reading, name) {
                Whose::Person => {
                    silent[somebody] = false;
                    false
                }
                Whose::Body => {
                    known.is_some()
                        || begun.is_some()
                        || is_called_a_body(self.reading, name)
                        || !met[somebody] && listed()
                }
                Whose::Either if met[somebody] => {
                    known.is_some_and(|told| told.listed) || begun.is_some() && silent[somebody]
                }
                Whose::Either => known.is_some() || begun.is_some(),
            };
            if !is_body {
                continue;
            }
            let next = self.found.len();
            let new = || Told { body: begun.unwrap_or(next), listed: listed() };
            let body = told.entry(written).or_insert_with(new).body;
            if body == next {
                self.found.push(Party { name: written.to_owned(), ..Party::default() });
                self.found[body].evidence.add(Evidence::of_points([0, LED, 0, 0]));
            }
            self.of_name[index] = body;
        }
        told.into_values().map(|told| told.body).collect()
    }
}

/// Whether the lists have `name`, of one word, for an organisation's.
fn is_listed(reading: &Reading, name: &Name) -> bool {
    let first = name.words.start;
    bodies::is_known(reading, first) || reading.words[first].gazetted & gazetteer::ORGANIZATION != 0
}

/// Whose `name`, a surname alone, is by what stands beside it.
fn whose(reading: &Reading, name: &Name) -> Whose {
    if company::is_somebody(reading, name) {
        return Whose::Person;
    }
    if is_called_a_body(reading, name) || company::is_told_of_companies(reading, &name.words) {
        return Whose::Body;
    }
    speaks_of_itself(reading, name.words.end)
}

/// Who it is that says what begins with the verb at `verb`, by how they are called in it: “said *its* sales fell”,
/// “said *he* was sorry”.
fn speaks_of_itself(reading: &Reading, verb: usize) -> Whose {
    const NEAR: usize = 6;
    const PERSONS: [u32; 4] = [hash(b"he"), hash(b"she"), hash(b"his"), hash(b"her")];
    const ITS: u32 = hash(b"its");
    if !reading.tells_of_speech(verb) {
        return Whose::Either;
    }
    let near = verb + 1..reading.words.len().min(verb + 1 + NEAR);
    let near = near.take_while(|&at| !matches!(reading.words[at].part, Part::Stop | Part::Name));
    near.map(|at| match reading.words[at].hash {
        ITS => Whose::Body,
        hash if PERSONS.contains(&hash) => Whose::Person,
        _ if company::tells_of_itself(reading, at) => Whose::Body,
        _ => Whose::Either,
    })
    .find(|whose| *whose != Whose::Either)
    .unwrap_or(Whose::Either)
}

/// Whether `name` is told of as somebody of the body that was named, who says nothing there: “Bill Harrow, *its*
/// founder, left.”
fn is_ones_own(reading: &Reading, name: &Name) -> bool {
    const LONGEST: usize = 8;
    let end = name.words.end;
    let owned = reading.is(end + 1, "its")
        || reading.is(end + 1, "the")
            && company::is_company(reading, (end + 2).min(reading.words.len() - 1))
            && reading.words.get(end + 3).is_some_and(|word| matches!(word.part, Part::Possessive));
    let near = end + 2..reading.words.len().min(end + 2 + LONGEST);
    let comma = || near.into_iter().find(|&at| matches!(reading.words[at].part, Part::Comma | Part::Stop));
    reading.is(end, ",")
        && owned
        && !name.words.start.checked_sub(1).is_some_and(|before| reading.tells_of_speech(before))
        && comma().is_some_and(|comma| reading.is(comma, ",") && !reading.tells_of_speech(comma + 1))
}

/// Whether a company is said right before `name`, which acts: “the carmaker *Berg* said”, but “the bank *Berg*
/// founded”.
fn is_called_a_body(reading: &Reading, name: &Name) -> bool {
    let end = name.words.end;
    let body = name.words.start.checked_sub(1).is_some_and(|before| company::is_company(reading, before));
    body && (reading.tells_of_speech(end)
        || reading.any(end, Classes::AUXILIARY)
        || reading.words.get(end).is_none_or(|word| word.kind != TokenKind::Word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::analysis::tests::check_parties;

    #[test]
    fn a_body_is_not_who_is_called_so() {
        let (ford, bill) = ("Organization: Ford = Ford, Ford", "Person: Bill Ford = Bill Ford");
        for said in ["said its plant would close", "said on Monday it would close", "shares fell", "’s profit fell"] {
            let text = format!("Ford {said}. Bill Ford, its chairman, was sorry. Ford said it would pay.");
            check_parties(&text.replace(" ’", "’"), &[ford, bill]);
        }
        // Behind both, what stands beside the name.
        check_parties(
            "Ford said its plant would close. Bill Ford wept. Ford said he was sorry. Ford fell.",
            &["Organization: Ford = Ford, Ford", "Person: Bill Ford = Bill Ford, Ford"],
        );
        // Nearest misses: met before, or nobody's company.
        check_parties("Bill Ford led a school. Ford said its roof leaked.", &["Person: Bill Ford = Bill Ford, Ford"]);
        check_parties("Marsh said its roof leaked. Bill Marsh wept.", &["Person: Bill Marsh = Marsh, Bill Marsh"]);
        check_parties("Ford said it rained. Bill Ford wept.", &["Person: Bill Ford = Ford, Bill Ford"]);
    }

    #[test]
    fn a_body_goes_on_speaking_behind_one_of_its_own_who_says_nothing() {
        for (own, said) in [
            ("Bill Harrow, its founder, left", "said the plant would close"),
            ("Bill Harrow, the company’s founder, died", "said sales fell"),
            ("Its founder, Bill Harrow, left", "said it would hire 20 people"),
            ("Bill Harrow left", "said its sales fell"),
        ] {
            check(&format!("Harrow Steel will cut jobs. {own} in 2019. Harrow {said}."), "Harrow Steel");
        }
        // Nearest misses: who spoke, who is nobody’s there, and who is called “he”.
        for (own, said) in [
            ("Bill Harrow, its founder, said it was sad", "said the plant would close"),
            ("Bill Harrow, its founder, wept. “No,” said Bill Harrow", "said sales fell"),
            ("Bill Harrow, a driver, left", "said sales fell"),
            ("Bill Harrow, its founder, left", "said he was sorry"),
        ] {
            check(&format!("Harrow Steel will cut jobs. {own} in 2019. Harrow {said}."), "Bill Harrow");
        }
    }

    #[test]
    fn the_first_word_of_a_body_is_the_body_before_who_is_called_so() {
        let text = "Porter Airlines flew. Porter said it was late. Jane Porter, a passenger, wept.";
        check(text, "Porter Airlines");
        check(&format!("{text} Porter said she had waited."), "Jane Porter");
        // Whatever is no company is called otherwise.
        check("The Porter Organization sued. Porter said it was late. Jane Porter, 40, wept.", "Jane Porter");
    }
}
