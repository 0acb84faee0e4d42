//! Names that were taken for two, or cut short, and are one: “Hale & Marsh”, “Erik ten Brink”.

use super::name;
use crate::analysis::EntityKind;
use crate::analysis::evidence::Evidence;
use crate::analysis::lexicon::Classes;
use crate::analysis::mention::{Name, in_title_case};
use crate::analysis::part::Part;
use crate::analysis::reading::{Reading, Sentence};
use crate::analysis::tagger::feature::hash;
use std::ops::Range;

/// The longest name that a surname is looked for behind, in words.
const LONGEST: usize = 3;
/// The longest small word of a surname, in bytes.
const LONGEST_PARTICLE: usize = 5;

/// Small words that surnames begin with.
const PARTICLES: [u32; 24] = [
    hash(b"ten"),
    hash(b"ter"),
    hash(b"van"),
    hash(b"von"),
    hash(b"de"),
    hash(b"der"),
    hash(b"den"),
    hash(b"del"),
    hash(b"della"),
    hash(b"di"),
    hash(b"da"),
    hash(b"dos"),
    hash(b"du"),
    hash(b"la"),
    hash(b"le"),
    hash(b"el"),
    hash(b"al"),
    hash(b"bin"),
    hash(b"bint"),
    hash(b"ibn"),
    hash(b"ap"),
    hash(b"af"),
    hash(b"zu"),
    hash(b"zur"),
];

/// Whether the word with the number `word` is a small one that surnames begin with: “van”, “de”.
pub(super) fn is_particle(word: u32) -> bool {
    PARTICLES.contains(&word)
}

/// Makes one of the names around each “&”, and gives people the surname that small words stand before. `names` are in
/// text order.
pub(super) fn join(reading: &Reading, names: &mut Vec<Name>) {
    let goes_on = |name: &Name| {
        let Range { start, end } = name.words;
        let and = |at: usize| matches!(reading.words[at].part, Part::Sign) && reading.is(at, "&");
        // Most names are followed by a sign or a verb.
        let goes_on = reading.words.get(end).is_some_and(|word| match word.part {
            Part::Sign => reading.is(end, "&"),
            Part::Comma | Part::Stop | Part::CueVerb | Part::Possessive | Part::Mark => false,
            _ => !word.capital && word.span.len() <= LONGEST_PARTICLE && is_particle(word.hash),
        });
        goes_on || start > 0 && and(start - 1) || name.words.len() > 2 && and(start + 1)
    };
    if !names.iter().any(goes_on) {
        return;
    }
    let found = std::mem::take(names);
    let mut joined: Vec<Name> = Vec::with_capacity(found.len());
    for (index, name) in found.iter().enumerate() {
        // What an earlier one was widened to holds this one already.
        if joined.last().is_some_and(|last| name.words.start < last.words.end) {
            continue;
        }
        let wide = if goes_on(name) { widened(reading, name, found.get(index + 1)) } else { None };
        let Some(wide) = wide else {
            joined.push(name.clone());
            continue;
        };
        joined.retain(|before| before.words.end <= wide.words.start);
        joined.push(wide);
    }
    *names = joined;
}

/// `found` with all that belongs to it, where `next` is the name behind it.
fn widened(reading: &Reading, found: &Name, next: Option<&Name>) -> Option<Name> {
    let is = |kind: EntityKind, name: &Name| name.evidence.kind().0 == kind;
    let sentence = reading.sentences.partition_point(|sentence| sentence.words.end <= found.words.start);
    let sentence = reading.sentences.get(sentence)?;
    let (words, evidence) = match around_ampersand(reading, &found.words, sentence) {
        Some(words) if !is(EntityKind::Place, found) => (words, Evidence::of_points([0, 100, 0, 0])),
        _ if is(EntityKind::Person, found) => {
            let words = with_surname(reading, &found.words, &sentence.words)?;
            // “Cerro de la Muerte National Park”
            let other = next.is_some_and(|next| next.words.start < words.end && next.words.end > words.end);
            (Some(words).filter(|_| !other)?, found.evidence)
        }
        _ => return None,
    };
    Some(name(reading, words, evidence, &sentence.words))
}

/// `words` with those on the other side of an “&”: “*Hale &* Marsh”. Two given names are of two people.
fn around_ampersand(reading: &Reading, words: &Range<usize>, sentence: &Sentence) -> Option<Range<usize>> {
    let Range { mut start, mut end } = words.clone();
    let stands = |at: usize| sentence.words.contains(&at) && reading.words[at].capital && reading.is_word(at);
    let given = |at: usize| reading.is_given_name(at);
    if start >= 2 && reading.is(start - 1, "&") && stands(start - 2) {
        start -= 2;
        while start > sentence.words.start && stands(start - 1) {
            start -= 1;
        }
    }
    if reading.is(end, "&") && stands(end + 1) {
        end += 2;
        while stands(end) {
            end += 1;
        }
    }
    let link = (start..end).find(|&at| reading.is(at, "&"))?;
    // “Ana, Bo & Mara”, “the Ruiz & family”
    let listed = start > sentence.words.start + 1 && reading.is(start - 1, ",") && reading.words[start - 2].capital;
    let people = given(start) && given(link + 1) || listed || reading.is(link + 1, "family");
    let titled = sentence.heading && in_title_case(reading, sentence.words.clone());
    (!people && !titled).then_some(start..end)
}

/// `words` of a name with the surname behind small words: “Erik *ten Brink*”.
fn with_surname(reading: &Reading, words: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const MOST: usize = 2;
    let particle = |at: &usize| is_particle(reading.words[*at].hash) && !reading.words[*at].capital;
    let near = words.end..sentence.end.min(words.end + MOST);
    let surname = near.clone().take_while(particle).last()? + 1;
    let capital = surname < sentence.end && reading.words[surname].capital && reading.is_word(surname);
    let function = Classes::DETERMINER | Classes::PRONOUN | Classes::NO_NAME | Classes::TIME;
    let named = words.len() <= LONGEST && (words.start..words.end).all(|at| reading.words[at].capital || particle(&at));
    (named && capital && !reading.any(surname, function)).then_some(words.start..surname + 1)
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check_parties;

    #[test]
    fn names_around_an_ampersand_are_one() {
        check_parties("Hale & Marsh said it would appeal.", &["Organization: Hale & Marsh = Hale & Marsh"]);
        check_parties("She works for Marks & Spencer.", &["Organization: Marks & Spencer = Marks & Spencer"]);
    }

    #[test]
    fn a_surname_may_begin_with_small_words() {
        for name in ["Erik ten Brink", "Ursula von der Holm", "Robin van der Berg", "Omar bin Rashid"] {
            check_parties(&format!("{name} said it rained."), &[&format!("Person: {name} = {name}")]);
        }
        check_parties("Erik saw ten Britons.", &["Person: Erik = Erik"]);
    }
}
