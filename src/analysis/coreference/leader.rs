//! Which country those led whom every reader knows: no text tells that Macron is French.

use super::gender::is_common_surname;
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// By names in full and by the surnames of one leader and of hardly anybody else, the country, called as the lexicon
/// calls it.
static LEADERS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut leaders: HashMap<String, String> = HashMap::new();
    let mut shared = Vec::new();
    for (country, names) in listed() {
        for name in names {
            let surname = surname_of(&name).to_owned();
            if is_common_surname(&surname) {
                leaders.insert(name, country.clone());
                continue;
            }
            if leaders.insert(surname.clone(), country.clone()).is_some_and(|other| other != country) {
                shared.push(surname);
            }
            leaders.insert(name, country.clone());
        }
    }
    leaders.retain(|name, _| !shared.contains(name));
    leaders
});

fn listed() -> BTreeMap<String, Vec<String>> {
    toml::from_str(include_str!("../../../assets/lexicon/leaders.toml")).expect("built-in list of leaders")
}

/// The surname of `name`, which stands first in some languages.
fn surname_of(name: &str) -> &str {
    const FIRST: [&str; 10] = ["Xi", "Li", "Hu", "Kim", "Lee", "Park", "Moon", "Yoon", "Lai", "Tsai"];
    let mut words = name.split(' ');
    let first = words.next().unwrap_or(name);
    if FIRST.contains(&first) { first } else { words.next_back().unwrap_or(first) }
}

/// The country that whoever is called `name` led, if that is listed; initials between do not matter.
pub(super) fn country_led(name: &str) -> Option<&'static str> {
    let led = |name: &str| LEADERS.get(name).map(String::as_str);
    let plain = || name.split(' ').filter(|word| !word.ends_with('.')).collect::<Vec<_>>().join(" ");
    led(name).or_else(|| if name.contains(". ") { led(&plain()) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::lexicon::{Gazetted, Lexicon};

    #[test]
    fn a_leader_is_known_by_the_name_and_by_the_surname_that_no_other_has() {
        assert_eq!(country_led("Emmanuel Macron"), Some("France"));
        assert_eq!(country_led("Macron"), Some("France"));
        assert_eq!(country_led("Rajapaksa"), Some("Sri Lanka"));
        assert_eq!(country_led("Vladimir V. Putin"), Some("Russia"));
        assert_eq!(country_led("George W. Bush"), Some("United States"));
        assert_eq!(country_led("Ada Voss"), None);
        assert_eq!(country_led("Xi"), Some("China"));
        assert_eq!(country_led("Chávez"), Some("Venezuela"));
        assert_eq!(country_led("Kim"), None);
        assert_eq!(country_led("Johnson"), None);
        assert_eq!(country_led("Boris Johnson"), Some("United Kingdom"));
    }

    #[test]
    fn every_country_of_the_list_is_called_as_the_lexicon_calls_it() {
        for (country, names) in listed() {
            let known = Lexicon::built_in().name(&country);
            let same = matches!(known, Some(Gazetted::Country(own) | Gazetted::Capital(own)) if own == country);
            assert!(same, "{country}: {known:?}");
            assert!(!names.is_empty(), "{country}");
        }
    }
}
