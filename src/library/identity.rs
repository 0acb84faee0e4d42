//! Who is who across articles, by what they are called.
//!
//! The same full name and kind is the same party. A part of a name (“Ruiz”) may be, an acronym may be, and the reader
//! is asked; nothing here decides that by itself. What the reader says is a [`Verdict`]. Two people of one full name
//! are told apart by their articles: what an article of one of them means is a [`Meant`].

use crate::analysis::EntityKind;
use std::borrow::Cow;

/// Words that an acronym leaves out.
const LEFT_OUT: [&str; 7] = ["of", "the", "and", "for", "on", "in", "to"];
/// How alike a name must be to be offered for a mistyped one, from 0 to 1.
const LEAST_LIKENESS: f64 = 0.7;

/// Whether `short` is made of the initials of `full`: “UN”, “U.N.” of “United Nations”.
pub fn is_acronym(short: &str, full: &str) -> bool {
    let letters = || short.chars().filter(|sign| *sign != '.');
    let initials = full
        .split([' ', '-'])
        .filter(|word| !LEFT_OUT.contains(&word.to_lowercase().as_str()))
        .filter_map(|word| word.chars().next());
    letters().count() >= 2 && letters().all(char::is_uppercase) && initials.flat_map(char::to_uppercase).eq(letters())
}

/// Short forms of given names, each behind the name it is a form of.
const SHORT_FORMS: &str = "
    robert bob rob bobby; william bill will billy; james jim jimmy; michael mike; thomas tom tommy; richard dick rick;
    joseph joe; elizabeth liz beth betty; katherine kate kathy katie; catherine kate cathy; anthony tony; david dave;
    daniel dan danny; stephen steve; steven steve; christopher chris; christine chris; samuel sam; samantha sam;
    alexander alex; alexandra alex; benjamin ben; edward ed ted eddie; theodore ted; john jack; gerald jerry;
    lawrence larry; matthew matt; nicholas nick; patrick pat; patricia pat; ronald ron; susan sue; victoria vicky;
    margaret maggie peggy; andrew andy drew; charles charlie chuck; donald don; douglas doug; eugene gene; frederick fred;
    gregory greg; jeffrey jeff; jennifer jen jenny; kenneth ken; leonard len; philip phil; raymond ray; timothy tim;
    walter walt; zachary zach";

/// Whether two different names may be one party's: one is what is left of the other when words are left out, but for
/// the last (“Ruiz”, “Ana Ruiz”, “Ana María Ruiz”), or cut short (“A. Ruiz”, “Bob Hale” of “Robert Hale”); or one is
/// the acronym of the other.
pub fn may_be_same(one: &str, other: &str) -> bool {
    is_acronym(one, other) || is_acronym(other, one) || end_alike(one, other) && is_other_form(one, other)
}

/// Whether the last words of two names are one: most names that are compared have nothing in common.
fn end_alike(one: &str, other: &str) -> bool {
    let last =
        |name| str::split_whitespace(name).next_back().into_iter().flat_map(str::chars).flat_map(char::to_lowercase);
    last(one).eq(last(other))
}

/// Whether words were left out of one name or cut short, and it is the other then.
fn is_other_form(one: &str, other: &str) -> bool {
    let (one_words, other_words) = (words(one), words(other));
    let is_part = |short: &[String], long: &[String]| {
        let mut rest = long.iter();
        short.last() == long.last() && short.iter().all(|word| rest.any(|other| may_be_one_word(word, other)))
    };
    let parts = is_part(&one_words, &other_words) || is_part(&other_words, &one_words);
    one_words != other_words && parts
}

/// Whether two words of names are one, or one is the other cut short.
fn may_be_one_word(one: &str, other: &str) -> bool {
    let is_initial = |short: &str, long: &str| {
        let mut signs = short.trim_end_matches('.').chars();
        matches!((signs.next(), signs.next()), (Some(sign), None) if long.starts_with(sign))
    };
    let is_short_form = || {
        SHORT_FORMS.split(';').any(|group| {
            let mut words = group.split_whitespace();
            let full = words.next();
            words.clone().any(|short| full == Some(one) && short == other || full == Some(other) && short == one)
        })
    };
    one == other || is_initial(one, other) || is_initial(other, one) || is_short_form()
}

/// Which of several parties of one name and kind, as their reader told their articles apart: 0 is whom every article
/// means of which nothing was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Namesake(pub u32);

impl Namesake {
    /// What the one is called whose name is `name`: “Ana Ruiz”, “Ana Ruiz (2)”.
    pub fn called(self, name: &str) -> Cow<'_, str> {
        match self.0 {
            0 => Cow::Borrowed(name),
            others => Cow::Owned(format!("{name} ({})", others.saturating_add(1))),
        }
    }
}

/// Whom an article means by a name, where that is another than most mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The name.
    pub name: String,
    /// What is called so.
    pub kind: EntityKind,
    /// Which of them.
    pub namesake: Namesake,
}

/// What its reader said of two names of parties of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
    /// Whether they are one party's, or two's.
    pub same: bool,
}

impl Verdict {
    /// Whether it is of these two.
    pub fn is_of(&self, one: &str, other: &str) -> bool {
        let same = |known: &str, name: &str| known.to_lowercase() == name.to_lowercase();
        same(&self.one, one) && same(&self.other, other) || same(&self.one, other) && same(&self.other, one)
    }

    /// The other name, where one of them is `name`.
    fn beside(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let (one, other) = (self.one.to_lowercase(), self.other.to_lowercase());
        if one == name { Some(&self.other) } else { Some(self.one.as_str()).filter(|_| other == name) }
    }
}

/// All names of the party called `name`, it first, by what its reader said.
pub fn names_of(name: &str, verdicts: &[Verdict]) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    let mut looked_at = 0;
    while let Some(name) = names.get(looked_at).cloned() {
        looked_at += 1;
        for other in verdicts.iter().filter(|verdict| verdict.same).filter_map(|verdict| verdict.beside(&name)) {
            if !names.iter().any(|known| known.to_lowercase() == other.to_lowercase()) {
                names.push(other.to_owned());
            }
        }
    }
    names
}

/// What its reader said is not the party's that goes by `names`.
pub fn others_of(names: &[String], verdicts: &[Verdict]) -> Vec<String> {
    let verdicts = verdicts.iter().filter(|verdict| !verdict.same);
    let others = verdicts.filter_map(|verdict| names.iter().find_map(|name| verdict.beside(name)));
    others.map(str::to_owned).collect()
}

/// Those of `names` that `typed` may stand for: the likest first, at most `limit`.
pub fn nearest(typed: &str, names: impl IntoIterator<Item = String>, limit: usize) -> Vec<String> {
    let typed = typed.to_lowercase();
    let is_one_word = !typed.contains(' ');
    let mut near: Vec<(f64, String)> = Vec::new();
    for name in names {
        let lower = name.to_lowercase();
        let whole = strsim::normalized_damerau_levenshtein(&typed, &lower);
        let of_word = |word: &str| strsim::normalized_damerau_levenshtein(&typed, word);
        let in_part = if is_one_word { lower.split(' ').map(of_word).fold(0.0, f64::max) } else { 0.0 };
        let likeness = whole.max(in_part);
        if likeness >= LEAST_LIKENESS {
            near.push((likeness, name));
        }
    }
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    near.truncate(limit);
    near.into_iter().map(|(_, name)| name).collect()
}

fn words(name: &str) -> Vec<String> {
    name.to_lowercase().split_whitespace().filter(|word| *word != "the").map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_of_initials() {
        for (short, full) in
            [("UN", "United Nations"), ("U.N.", "United Nations"), ("FDA", "Food and Drug Administration")]
        {
            assert!(is_acronym(short, full) && may_be_same(short, full), "{short}");
        }
        for (short, full) in [("UN", "United Nurses Union"), ("U", "Union"), ("Un", "United Nations")] {
            assert!(!is_acronym(short, full), "{short}");
        }
    }

    #[test]
    fn parts_of_a_name_may_be_the_same_and_others_are_not() {
        for (one, other) in [
            ("Ruiz", "Ana Ruiz"),
            ("Ana María Ruiz", "Ana Ruiz"),
            ("R. Hale", "Robert Hale"),
            ("J R Hale", "John R. Hale"),
            ("Bob Hale", "Robert Hale"),
        ] {
            assert!(may_be_same(one, other) && may_be_same(other, one), "{one}");
        }
        for (one, other) in [
            ("Ana", "Ana Ruiz"),
            ("Bo Ruiz", "Ana Ruiz"),
            ("Ana Ruiz", "ana ruiz"),
            ("Li", "Ruiz"),
            ("R. Hale", "Ana Hale"),
            ("Bob Hale", "William Hale"),
            ("Rob Hale", "Bob Hale"),
        ] {
            assert!(!may_be_same(one, other), "{one}");
        }
    }

    #[test]
    fn names_are_one_party_s_by_what_its_reader_said_of_each_two() {
        let verdict = |one: &str, other: &str, same| Verdict { one: one.to_owned(), other: other.to_owned(), same };
        let verdicts = [
            verdict("Ruiz", "Ana Ruiz", true),
            verdict("A. Ruiz", "ruiz", true),
            verdict("Ana Ruiz", "Bo Ruiz", false),
        ];
        assert_eq!(names_of("Ana Ruiz", &verdicts), ["Ana Ruiz", "Ruiz", "A. Ruiz"]);
        assert_eq!(names_of("Bo Ruiz", &verdicts), ["Bo Ruiz"]);
        assert_eq!(others_of(&["ana ruiz".to_owned()], &verdicts), ["Bo Ruiz"]);
        assert!(verdicts[2].is_of("bo ruiz", "ANA RUIZ") && !verdicts[2].is_of("Bo Ruiz", "Ruiz"));
    }

    #[test]
    fn what_is_mistyped_is_near_what_was_meant() {
        let names = || ["Ana Ruiz", "Bo Li", "Carla Reyes"].map(str::to_owned);
        assert_eq!(nearest("Anna Ruis", names(), 3), ["Ana Ruiz"]);
        assert_eq!(nearest("reyez", names(), 3), ["Carla Reyes"]);
        assert!(nearest("Zyzzyva", names(), 3).is_empty());
    }
}
