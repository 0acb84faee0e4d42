//! Names of companies, parties, teams and agencies that are hardly anybody else's, whatever they look like: “Ryanair”,
//! “Wells Fargo”, “Sainsbury’s”. `assets/lexicon/bodies.txt` lists them.

use super::island::Island;
use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::Name;
use crate::analysis::part::Part;
use crate::analysis::reading::{Reading, Sentence};
use crate::analysis::tagger::feature::hash;
use crate::analysis::token;
use crate::text::Span;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;
use std::sync::LazyLock;

/// The names that are listed, by the number of the first word of each.
#[derive(Debug)]
pub(super) struct Bodies(HashMap<u32, Vec<(&'static str, When)>>);

/// Where a listed name is that of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Wherever it stands: “Ryanair”.
    Always,
    /// Where it has an article nowhere in the text, and nobody's country before it: “Amazon”.
    Bare,
    /// Before a verb that tells that it said something: “Target said”.
    Told,
    /// Nowhere, unless the text tells so: “Ford”.
    Shared,
}

/// Those of the list.
pub(super) static LISTED: LazyLock<Bodies> = LazyLock::new(Bodies::listed);

/// Whether a body is known by the word at `at` alone, whoever else may be called so.
pub(in crate::analysis) fn is_known(reading: &Reading, at: usize) -> bool {
    let listed = LISTED.0.get(&reading.words[at].hash);
    listed.is_some_and(|names| names.iter().any(|&(name, _)| end_of(reading, at, name) == Some(at + 1)))
}

impl Bodies {
    /// Those of the list.
    fn listed() -> Self {
        let mut listed: HashMap<u32, Vec<_>> = HashMap::new();
        let lines = include_str!("../../../assets/lexicon/bodies.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let (when, names) = match line.split_once(": ") {
                Some(("bare", names)) => (When::Bare, names),
                Some(("told", names)) => (When::Told, names),
                Some(("shared", names)) => (When::Shared, names),
                Some((unknown, _)) => panic!("bodies.txt has no names that are “{unknown}”"),
                None => (When::Always, line),
            };
            for name in names.split(", ") {
                let first = token::tokens(name, Span::new(0, name.len()));
                let first = first.first().map_or("", |token| token.span.of(name)).to_lowercase();
                listed.entry(hash(first.as_bytes())).or_default().push((name, when));
            }
        }
        Self(listed)
    }

    /// Makes organisations of those of `names`, which are in text order, that are listed, and adds what was left out.
    pub(super) fn retype(&self, reading: &Reading, islands: &[Island], names: &mut Vec<Name>) {
        let mut found = Vec::new();
        for Island { sentence, words: island } in islands {
            let sentence = &reading.sentences[*sentence];
            let mut at = island.start;
            while at < island.end {
                let body = self.at(reading, at, sentence);
                at = body.as_ref().map_or(at + 1, |(words, _)| words.end);
                found.extend(body.map(|(words, when)| (sentence, words, when)));
            }
        }
        if found.is_empty() {
            return;
        }
        let articled = |words: &Range<usize>| {
            const LAND: [&str; 8] =
                ["rainforest", "basin", "river", "jungle", "forest", "region", "deforestation", "indigenous"];
            let before = words.start.checked_sub(1);
            let land = reading.is_any(words.end, &LAND);
            let told = |at: usize| {
                let word = &reading.words[at];
                reading.any(at, Classes::DETERMINER | Classes::NO_NAME)
                    || word.capital && at > 0 && matches!(word.part, Part::Name)
            };
            land || before.is_some_and(told)
        };
        let number = |words: &Range<usize>| reading.words[words.start].number;
        let of_place: HashSet<u32> = found
            .iter()
            .filter(|(_, words, when)| *when == When::Bare && articled(words))
            .map(|(_, words, _)| number(words))
            .collect();
        found.retain(|(_, words, when)| *when != When::Bare || !of_place.contains(&number(words)));
        // “United said” beside “United Airlines”: the alias of a longer name.
        let longer: HashSet<u32> =
            names.iter().filter(|name| name.words.len() > 1).map(|name| number(&name.words)).collect();
        let shortens = |words: &Range<usize>| bare(reading, words).len() == 1 && longer.contains(&number(words));
        found.retain(|(_, words, _)| !shortens(words));
        let somebody = Somebody::named(reading, names);
        let crosses = |words: &Range<usize>| {
            let first = names.partition_point(|name| name.words.end <= words.start);
            let near = names[first..].iter().take_while(|name| name.words.start < words.end);
            near.into_iter().any(|name| name.words.start < words.start || name.words.end > words.end)
        };
        found.retain(|(_, words, _)| !somebody.is_meant(reading, words) && !crosses(words));
        let inside = |name: &Name| {
            let next = found.partition_point(|(_, body, _)| body.end <= name.words.start);
            found.get(next).is_some_and(|(_, body, _)| body.start < name.words.end)
        };
        names.retain(|name| !inside(name));
        let body = Evidence::of_points([0, 100, 0, 0]);
        names.extend(found.into_iter().map(|(sentence, words, _)| name(reading, words, body, &sentence.words)));
        names.sort_by_key(|name| name.words.start);
    }

    /// The words of the longest listed name that begins at word `at`.
    fn at(&self, reading: &Reading, at: usize, sentence: &Sentence) -> Option<(Range<usize>, When)> {
        let word = &reading.words[at];
        if !word.capital && !word.inner_capital {
            return None;
        }
        let listed = self.0.get(&word.hash)?;
        let end = |&(name, when): &(&str, When)| {
            let end = end_of(reading, at, name).filter(|&end| end <= sentence.words.end)?;
            is_meant(reading, at..end, when, sentence).then_some((end, when))
        };
        let longest = listed.iter().filter_map(end).max_by_key(|&(end, _)| end);
        longest.map(|(end, when)| (at..end, when))
    }
}

/// Where the words end that begin at `at` and read `name`, whatever its apostrophes look like.
fn end_of(reading: &Reading, at: usize, name: &str) -> Option<usize> {
    let start = reading.words[at].span.start();
    let mut behind = start;
    let mut text = reading.text.get(start..)?.chars();
    for letter in name.chars() {
        let written = text.next()?;
        let same = written == letter || letter == '\'' && written == '’';
        behind += written.len_utf8();
        same.then_some(())?;
    }
    let near = reading.words[at..].iter().take_while(|word| word.span.end() <= behind).count();
    (near > 0 && reading.words[at + near - 1].span.end() == behind).then_some(at + near)
}

/// Whether the listed name at `words` is a body's where it stands.
fn is_meant(reading: &Reading, words: Range<usize>, when: When, sentence: &Sentence) -> bool {
    let Range { start, end } = words;
    let inner = start > sentence.words.start;
    // “Boeing 737”, “the Ferrari 488”
    let model = end < sentence.words.end && matches!(reading.words[end].part, Part::Number);
    // “Ana Target said”
    let part = |at: usize| matches!(reading.words[at].part, Part::Name) && reading.words[at].capital;
    match when {
        When::Always | When::Bare => !model,
        When::Shared => false,
        When::Told => {
            !sentence.heading
                && reading.tells_of_speech(end)
                && !(inner && (part(start - 1) || reading.any(start - 1, Classes::DETERMINER | Classes::PREPOSITION)))
        }
    }
}

/// `words` of a name without the possessive that it ends with: “*Moody*’s”.
fn bare(reading: &Reading, words: &Range<usize>) -> Range<usize> {
    let possessive = words.len() > 1 && matches!(reading.words[words.end - 1].part, Part::Possessive);
    words.start..words.end - usize::from(possessive)
}

/// The numbers of words that people are named by.
struct Somebody {
    /// First and last words of full names.
    full: HashSet<u32>,
    /// Last words of names with a title or an age.
    told: HashSet<u32>,
}

impl Somebody {
    fn named(reading: &Reading, names: &[Name]) -> Self {
        let (mut full, mut told) = (HashSet::new(), HashSet::new());
        for name in names.iter().filter(|name| name.evidence.kind().0 == EntityKind::Person) {
            let Range { start, end } = name.words;
            let (first, last) = (reading.words[start].number, reading.words[end - 1].number);
            if end - start > 1 {
                full.extend([first, last]);
            }
            if !name.title.is_empty() || name.is_aged(reading) {
                told.insert(last);
            }
        }
        Self { full, told }
    }

    /// Whether the text names a person by `words`, or somebody whose name begins or ends with the only one of them.
    fn is_meant(&self, reading: &Reading, words: &Range<usize>) -> bool {
        let words = bare(reading, words);
        let last = reading.words[words.end - 1].number;
        words.len() == 1 && self.full.contains(&last) || self.told.contains(&last)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn listed_bodies_are_bodies_whatever_they_look_like() {
        for body in ["Ryanair", "Ferrari", "Wells Fargo", "Eli Lilly", "Sainsbury’s", "Red Bull", "H&M", "Reform UK"]
        {
            let whole = format!("Organization: {body} = {body}");
            check_parties(&format!("{body} said it was sorry."), &[&whole]);
            check_parties(&format!("Nobody asked {body} why."), &[&whole]);
        }
        check_parties("Ryanair Holdings said it was sorry.", &["Organization: Ryanair Holdings = Ryanair Holdings"]);
        // “United” is short for the airline there.
        check_parties(
            "United Airlines left. Nobody asked United why.",
            &["Organization: United Airlines = United Airlines"],
        );
        // Somebody may be called so.
        check_parties(
            "Chris Christie left. Christie’s wife wept.",
            &["Person: Chris Christie = Chris Christie, Christie"],
        );
        check_parties("Enzo Ferrari left. Ferrari wept.", &["Person: Enzo Ferrari = Enzo Ferrari, Ferrari"]);
        check_parties("Mr Ferrari, who left, wept.", &["Person: Ferrari = Ferrari"]);
    }

    #[test]
    fn a_word_that_is_a_body_too_is_one_where_it_speaks() {
        check_parties("Target said it was sorry.", &["Organization: Target = Target"]);
        check_parties("Target groups were told.", &[]);
        check_parties("Amazon has grown.", &["Organization: Amazon = Amazon"]);
        check_parties("She saw the Amazon. Amazon fires burn.", &["Place: Amazon = Amazon, Amazon"]);
    }
}
