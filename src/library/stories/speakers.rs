//! Who speaks in the articles of a story. Articles on one event that name “Ruiz” and “Ana Ruiz” mean the same, unless
//! there is a second Ruiz in them, or their reader said otherwise.

use super::super::findings::{Findings, FoundParty};
use super::super::identity::{Verdict, may_be_same};
use crate::analysis::EntityKind;
use std::collections::{BTreeMap, HashMap};

/// What a reader said of names that may be one party's, by what they are names of.
pub type Verdicts = BTreeMap<EntityKind, Vec<Verdict>>;

/// Those who are named in some articles, each known by every name they have there.
pub(super) struct Parties<'a> {
    /// The fullest names, in the order in which names came in.
    full: Vec<&'a FoundParty>,
    /// Whose a name in small letters is, in `full`.
    number_of: HashMap<String, usize>,
}

impl<'a> Parties<'a> {
    /// Those who are named in `articles`, by names of their own.
    pub(super) fn of(articles: &[(&str, &'a Findings)], verdicts: &Verdicts) -> Self {
        let mut named: Vec<&FoundParty> = Vec::new();
        let mut number_of = HashMap::new();
        for party in articles.iter().flat_map(|(_, findings)| &findings.parties).filter(|party| party.is_named) {
            number_of.entry(party.name.to_lowercase()).or_insert_with(|| {
                named.push(party);
                named.len() - 1
            });
        }
        let leaders = leaders(&named, verdicts);
        for number in number_of.values_mut() {
            *number = leaders[*number];
        }
        Self { full: named, number_of }
    }

    /// Which of them a party of one of the articles is; `None` where it has no name of its own.
    pub(super) fn number(&self, party: &FoundParty) -> Option<usize> {
        Some(*self.number_of.get(&party.name.to_lowercase())?).filter(|_| party.is_named)
    }

    /// What the one with this number is called in full, and what they are.
    pub(super) fn full(&self, number: usize) -> (&'a str, EntityKind) {
        (&self.full[number].name, self.full[number].kind)
    }
}

/// For each of `named` the number of the one with the fullest name that is the same party.
fn leaders(named: &[&FoundParty], verdicts: &Verdicts) -> Vec<usize> {
    let mut leaders: Vec<usize> = (0..named.len()).collect();
    let mut by_length = leaders.clone();
    by_length.sort_by_key(|number| std::cmp::Reverse(named[*number].name.split_whitespace().count()));
    for (at, number) in by_length.iter().enumerate() {
        let longer = by_length.get(..at).unwrap_or_default();
        if let Some(leader) = leader(named[*number], (named, longer, &leaders), verdicts) {
            leaders[*number] = leader;
        }
    }
    leaders
}

/// The one party of those with `longer` names that `party` is, too; `None` where it may be two, or nobody.
fn leader(
    party: &FoundParty,
    (named, longer, leaders): (&[&FoundParty], &[usize], &[usize]),
    verdicts: &Verdicts,
) -> Option<usize> {
    let verdicts = verdicts.get(&party.kind).map_or(&[][..], Vec::as_slice);
    let judged = |other: &FoundParty, same: bool| {
        verdicts.iter().any(|verdict| verdict.same == same && verdict.is_of(&party.name, &other.name))
    };
    let of_kind = || longer.iter().filter(|number| named[**number].kind == party.kind);
    if let Some(number) = of_kind().find(|number| judged(named[**number], true)) {
        return Some(leaders[*number]);
    }
    let mut may_be: Vec<usize> = of_kind()
        .filter(|number| may_be_same(&party.name, &named[**number].name))
        .map(|number| leaders[*number])
        .collect();
    may_be.sort_unstable();
    may_be.dedup();
    may_be.retain(|leader| of_kind().all(|number| leaders[*number] != *leader || !judged(named[*number], false)));
    let [one] = may_be[..] else { return None };
    Some(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, kind: EntityKind) -> FoundParty {
        FoundParty { name: name.to_owned(), kind, mentions: 1, is_named: true, aliases: vec![], roles: vec![] }
    }

    /// The full name of each of these people.
    fn full(names: &[&str], verdicts: &[(&str, &str, bool)]) -> Vec<String> {
        let people = names.iter().map(|name| party(name, EntityKind::Person)).collect();
        let findings = Findings { parties: people, claims: vec![] };
        let verdict = |(one, other, same): &(&str, &str, bool)| Verdict {
            one: (*one).into(),
            other: (*other).into(),
            same: *same,
        };
        let verdicts = Verdicts::from([(EntityKind::Person, verdicts.iter().map(verdict).collect())]);
        let parties = Parties::of(&[("", &findings)], &verdicts);
        let name = |party| parties.full(parties.number(party).unwrap()).0.to_owned();
        findings.parties.iter().map(name).collect()
    }

    #[test]
    fn a_part_of_a_name_is_the_one_party_s_that_has_it() {
        assert_eq!(full(&["Ruiz", "Ana Ruiz", "ana ruiz", "Li"], &[]), ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "Li"]);
        assert_eq!(full(&["Ruiz", "Ana Ruiz", "Ana María Ruiz"], &[]), ["Ana María Ruiz"; 3]);
        let two = ["Ruiz", "Ana Ruiz", "Bo Ruiz"];
        assert_eq!(full(&two, &[]), two);
        assert_eq!(full(&two, &[("ruiz", "Bo Ruiz", true)]), ["Bo Ruiz", "Ana Ruiz", "Bo Ruiz"]);
        assert_eq!(full(&two, &[("Ruiz", "Bo Ruiz", false)]), ["Ana Ruiz", "Ana Ruiz", "Bo Ruiz"]);
    }

    #[test]
    fn another_kind_is_another_party() {
        let parties = vec![party("Ruiz", EntityKind::Place), party("Ana Ruiz", EntityKind::Person)];
        let findings = Findings { parties, claims: vec![] };
        let parties = Parties::of(&[("", &findings)], &Verdicts::new());
        let numbers: Vec<_> = findings.parties.iter().map(|party| parties.number(party)).collect();
        assert_eq!(numbers, [Some(0), Some(1)]);
        assert_eq!(parties.number(&FoundParty { is_named: false, ..party("Ruiz", EntityKind::Person) }), None);
    }
}
