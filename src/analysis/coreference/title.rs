//! Whom a title and a surname mean where several share the surname: “Mrs Ruiz”, “Professor Ruiz”.

use super::super::EntityKind;
use super::super::mention::Name;
use super::super::part::Part;
use super::super::reading::Reading;
use super::gender::{gender, is_eithers, titled};
use super::role_words::role;
use super::{Parties, Party};
use foldhash::{HashMap, HashMapExt};

/// How many who share a surname are told apart.
const BEARERS: usize = 16;

/// A party of some surname.
#[derive(Debug)]
struct Bearer {
    party: usize,
    female: Option<bool>,
    /// Whether a title said so, rather than a given name.
    surely: bool,
    /// In small letters, unabbreviated.
    titles: Vec<String>,
    /// Whether the text tells that they died.
    dead: bool,
}

impl Bearer {
    fn unknown(party: usize) -> Self {
        Self { party, female: None, surely: false, titles: Vec::new(), dead: false }
    }
}

impl Parties<'_, '_> {
    /// A titled surname means who bears the title, or whom its gender fits. Where it fits nobody of the surname, it is
    /// a party of its own.
    pub(super) fn tell_apart_by_title(&mut self) {
        let person = |party: usize| self.found[party].evidence.kind().0 == EntityKind::Person;
        let alone = |index: &usize| {
            let name = &self.names[*index];
            name.words.len() == 1 && !name.title.is_empty() && person(self.of_name[*index])
        };
        let short: Vec<usize> = (0..self.names.len()).filter(alone).collect();
        let mut bearers: HashMap<&str, Vec<Bearer>> = HashMap::new();
        for &index in &short {
            bearers.entry(self.written(&self.names[index])).or_default();
        }
        for (index, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
            let party = self.of_name[index];
            let surname = self.reading.written(name.words.end - 1);
            let Some(known) = bearers.get_mut(surname).filter(|_| person(party)) else { continue };
            let at = known.iter().position(|bearer| bearer.party == party).unwrap_or(known.len());
            if at == known.len() {
                if at == BEARERS {
                    continue;
                }
                known.push(Bearer::unknown(party));
            }
            hear(self.reading, name, &mut known[at]);
        }
        for index in short {
            let name = &self.names[index];
            let Some(known) = bearers.get_mut(self.reading.written(name.words.start)) else { continue };
            let ruled = self.of_name[index];
            let next = self.found.len();
            let party = match titled(self.reading, name) {
                Some(female) => of_gender(known, ruled, female, next),
                None => rank(self.reading, name).map_or(ruled, |rank| of_rank(known, ruled, &rank)),
            };
            if party == next {
                let whole = self.reading.span(name.title.start..name.words.end).of(self.reading.text);
                self.found.push(Party { name: whole.to_owned(), ..Party::default() });
            }
            if party != ruled {
                self.found[party].evidence.add(name.evidence);
                self.of_name[index] = party;
            }
        }
    }
}

/// What a full name and what stands beside it say of who bears it.
fn hear(reading: &Reading, name: &Name, bearer: &mut Bearer) {
    let title = titled(reading, name);
    if title.is_some() && !bearer.surely {
        (bearer.female, bearer.surely) = (title, true);
    }
    // “Kelly”, “Jordan” are given to either: a title says which.
    bearer.female = bearer.female.or_else(|| gender(reading, name).filter(|_| !is_eithers(reading, name)));
    bearer.dead |= is_dead(reading, name);
    let role = role(reading, name).map(|role| whole(reading.written(role.end - 1)));
    bearer.titles.extend(rank(reading, name).into_iter().chain(role));
}

/// Whether what stands behind `name` tells that they died: “*Tom Ruiz*, 19, was killed”.
fn is_dead(reading: &Reading, name: &Name) -> bool {
    const NEAR: usize = 8;
    const DEATHS: [&str; 9] =
        ["died", "killed", "murdered", "drowned", "stabbed", "shot", "dead", "strangled", "electrocuted"];
    let near = name.words.end..reading.words.len().min(name.words.end + NEAR);
    let mut clause = near.take_while(|&at| {
        let word = &reading.words[at];
        !matches!(word.part, Part::Stop) && !word.capital && !reading.tells_of_speech(at)
    });
    clause.any(|at| reading.is_any(at, &DEATHS))
}

/// Who of `known` is of the gender `female`, `ruled` before others unless they died; `next` where nobody can be.
fn of_gender(known: &mut Vec<Bearer>, ruled: usize, female: bool, next: usize) -> usize {
    if !known.iter().any(|bearer| bearer.party == ruled) {
        known.push(Bearer::unknown(ruled));
    }
    let fits = |gender: Option<bool>| {
        let first = known.iter().position(|bearer| bearer.female == gender);
        let same = known.iter().position(|bearer| bearer.female == gender && bearer.party == ruled);
        let alive = known.iter().position(|bearer| bearer.female == gender && !bearer.dead);
        // The dead have no more to say: “Mr Ruiz” is their father.
        same.filter(|&same| !known[same].dead).or(alive).or(same).or(first)
    };
    let at = fits(Some(female)).or_else(|| fits(None)).unwrap_or(known.len());
    if at == known.len() {
        known.push(Bearer::unknown(next));
    }
    known[at].female = Some(female);
    known[at].party
}

/// Who of `known` bears the title `rank`: `ruled` unless only others do.
fn of_rank(known: &[Bearer], ruled: usize, rank: &str) -> usize {
    let mut bearing = known.iter().filter(|bearer| bearer.titles.iter().any(|title| title == rank)).peekable();
    let first = bearing.peek().map_or(ruled, |bearer| bearer.party);
    if bearing.any(|bearer| bearer.party == ruled) { ruled } else { first }
}

/// The last word of the title before `name`, in small letters.
fn rank(reading: &Reading, name: &Name) -> Option<String> {
    name.title.clone().rev().find(|&at| reading.is_word(at)).map(|at| whole(reading.written(at)))
}

/// `title` in small letters, unabbreviated.
fn whole(title: &str) -> String {
    const SHORT: [(&str, &str); 7] = [
        ("prof", "professor"),
        ("dr", "doctor"),
        ("sen", "senator"),
        ("gov", "governor"),
        ("gen", "general"),
        ("rep", "representative"),
        ("rev", "reverend"),
    ];
    let title = title.trim_end_matches('.').to_lowercase();
    SHORT.iter().find(|(short, _)| *short == title).map_or(title, |&(_, whole)| whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_title_tells_of_a_name_that_is_given_to_either() {
        check("Kelly Ruiz runs Volta. Mr Ruiz said that it was late.", "Kelly Ruiz");
        check("Jordan Ruiz runs Volta. Ms Ruiz said that it was late.", "Jordan Ruiz");
        check("Paul Ruiz runs Volta. Ms Ruiz said that it was late.", "Ms Ruiz");
    }

    #[test]
    fn who_died_has_no_more_to_say() {
        let killed = "Tom Ruiz, 19, was killed.";
        check(&format!("{killed} His father, Paul Ruiz, said it rained. Mr Ruiz said that it was late."), "Paul Ruiz");
        let left = "Tom Ruiz, 19, was late.";
        check(&format!("{left} His father, Paul Ruiz, said it rained. Mr Ruiz said that it was late."), "Tom Ruiz");
    }
}
