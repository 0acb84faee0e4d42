//! Whom a description means whose noun somebody else stands behind with whom they have to do: “the MPs *investigating
//! Ana Ruiz*”, “the company *that owns Volta*”. It is never the one named there.

use super::super::lexicon::Classes;
use super::super::part::Part;
use super::super::phrase;
use super::Parties;
use super::role::{GROUP, PERSON, noun_classes};

impl Parties<'_, '_> {
    /// Whether word `at` tells what somebody before it does to what stands behind it up to `end`: “the MPs
    /// *investigating* Ana Ruiz”, “the company *behind* the film”; but “the leading lawyer”.
    pub(super) fn is_engaged(&self, at: usize, end: usize) -> bool {
        const BETWEEN: [&str; 6] = ["into", "about", "behind", "against", "over", "by"];
        let reading = self.reading;
        if at + 1 >= end || reading.words[at].capital {
            return false;
        }
        let noun = || {
            let before = &reading.words[at - 1];
            reading.any(at - 1, Classes::SPEAKERS)
                || phrase::is_somebody(reading, at - 1)
                || is_members(reading.written(at - 1))
                || noun_classes(reading, at - 1) & (PERSON | GROUP) != 0
                || before.entry.is_people()
        };
        let next = &reading.words[at + 1];
        let object = next.capital || matches!(next.part, Part::Determiner | Part::Number | Part::Preposition);
        let doing = || reading.written(at).ends_with("ing") && !reading.is_tying_hyphen(at - 1);
        // “a report by the Harbour Trust” is the trust's.
        let linked = || reading.is_any(at, &BETWEEN) && !reading.words[at - 1].entry.is_document();
        object && (linked() || doing() && noun())
    }
}

/// Whether `written` is short for the members of a house: “MPs”.
fn is_members(written: &str) -> bool {
    matches!(written, "MPs" | "MEPs" | "MSPs" | "TDs" | "MLAs")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_has_to_do_with_somebody_is_not_them() {
        for (who, party) in [
            ("MPs investigating Ana Ruiz", "MPs investigating Ana Ruiz"),
            ("officer investigating Ana Ruiz", "officer investigating Ana Ruiz"),
            ("judge overseeing Ana Ruiz’s trial", "judge overseeing Ana Ruiz’s trial"),
            ("man who murdered Ana Ruiz", "man"),
            ("company that owns Volta", "company"),
            ("committee which investigated Ana Ruiz", "committee"),
            ("biographer writing about Ana Ruiz", "biographer"),
            ("inquiry into Ana Ruiz", "inquiry"),
            ("candidate backed by Ana Ruiz", "candidate"),
        ] {
            check(&format!("The {who} said that it was late."), party);
        }
        check("The leading lawyer Ana Ruiz said that it was late.", "Ana Ruiz");
        check("The acting president, Ana Ruiz, said that it was late.", "Ana Ruiz");
        check("A report by the Harbour Trust said that it was late.", "Harbour Trust");
    }
}
