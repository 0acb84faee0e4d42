//! Whose “the government” is in a text that is about one country only.

use super::Parties;
use std::ops::Range;

/// What may stand before the noun and tells of no other.
const PLAIN: [&str; 6] = ["local", "ruling", "central", "national", "current", "new"];

/// How many names back countries are looked for.
const NAMES: usize = 400;

impl Parties<'_, '_> {
    /// The only country that is named before “the government” in `words`, its noun at `head`, or whose people are; none
    /// where another is.
    pub(super) fn sole_government(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let plain = |at: usize| reading.is_any(at, &PLAIN);
        let told = reading.is(head, "government")
            && head + 1 == words.end
            && reading.is(words.start, "the")
            && (words.start + 1..head).all(plain);
        if !told {
            return None;
        }
        let end = self.names.partition_point(|name| name.words.start < words.start);
        let near = end.saturating_sub(NAMES)..end;
        let mut countries = self.of_name[near].iter().filter(|&&party| self.found[party].country);
        let only = *countries.next()?;
        let before = self.peoples.partition_point(|(at, _)| *at < words.start);
        let peoples = &self.peoples[before.saturating_sub(NAMES)..before];
        (countries.all(|&other| other == only) && peoples.iter().all(|(_, party)| *party == only)).then_some(only)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_government_is_of_the_only_country_named() {
        let peru = "Thousands marched in Peru on Monday. Ana Ruiz, a teacher, said that she was angry.";
        for government in ["The government", "The ruling government", "The local government"] {
            check(&format!("{peru} {government} said that talks would go on."), "Peru");
        }
        // Nearest miss: that of another is told of.
        check(&format!("{peru} Chile’s government was glad. The Chilean government said that it was late."), "Chile");
    }
}
