//! Whom a noun means for those of one trade, where one alone who is named follows it and is called otherwise:
//! “Journalist Ana Ruiz wrote …. *The columnist* said”.

use super::super::EntityKind;
use super::super::tagger::feature::hash;
use super::Parties;
use super::look::ends_with_word;
use super::reference::REACH;
use super::weighing::DEFINITE;
use std::ops::Range;

/// How many words back those of a trade are looked for who are not named.
const FAR: usize = 120;

/// Nouns for who may be called by others of the same row.
const TRADES: [&[&str]; 5] = [
    &["journalist", "reporter", "columnist", "correspondent", "commentator", "blogger"],
    &["lawyer", "attorney", "solicitor", "barrister", "advocate"],
    &["singer", "musician", "songwriter", "rapper", "vocalist"],
    &["actor", "actress", "comedian"],
    &["scientist", "researcher", "physicist", "biologist", "chemist", "virologist", "epidemiologist"],
];

impl Parties<'_, '_> {
    /// Who alone of those named near is of the trade of “the columnist”, where nobody is called by that noun itself.
    pub(super) fn of_trade(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        if words.len() != 2 || self.determiner(words.start) != DEFINITE {
            return None;
        }
        let trade = TRADES.iter().find(|trade| reading.is_any(head, trade))?;
        let end = self.names.partition_point(|name| name.words.start < words.start);
        let person = |party: &usize| self.found[*party].kind == Some(EntityKind::Person);
        let follows = |party: &usize| {
            person(party)
                && self.found[*party].roles.iter().any(|role| trade.iter().any(|noun| ends_with_word(role, noun)))
        };
        let of_trade = |party: &usize| {
            follows(party) || trade.iter().any(|noun| self.found[*party].nouns.contains(&hash(noun.as_bytes())))
        };
        let near = &self.of_name[end.saturating_sub(REACH)..end];
        let only = *near.iter().rev().find(|party| follows(party))?;
        let rival = near.iter().any(|party| *party != only && person(party) && of_trade(party));
        let anybody = (words.start.saturating_sub(FAR)..words.start)
            .any(|at| self.name_at[at] == 0 && trade.iter().any(|noun| reading.is(at, noun)) && !self.is_of_name(at));
        (!rival && !anybody && self.answered != Some(only)).then_some(only)
    }

    /// Whether the noun at `at` stands right before a name, or behind its comma: “journalist *Ana Ruiz*”, “*Ana
    /// Ruiz*, a journalist”.
    fn is_of_name(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let named = |at: usize| self.name_at.get(at).is_some_and(|name| *name != 0);
        let comma = (at.saturating_sub(LONGEST)..at).rev().find(|&at| self.reading.is(at, ","));
        named(at + 1) || comma.is_some_and(|comma| comma > 0 && named(comma - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_of_a_trade_may_be_called_by_another_noun_for_it() {
        let met = "Journalist Ana Ruiz wrote that Bo Li had the message. Tom Hale laughed.";
        check(&format!("{met} The columnist said that it was late."), "Ana Ruiz");
        check(&format!("{met} It was late, according to the reporter."), "Ana Ruiz");
        check(
            "Bo Li hired a lawyer, Ana Ruiz, in May. Tom Hale laughed. The attorney said that it was late.",
            "Ana Ruiz",
        );
        // Nearest miss: who is one.
        check("Journalist Ana Ruiz met Bo Li, a columnist. The columnist said that it was late.", "Bo Li");
    }
}
