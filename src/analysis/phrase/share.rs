//! Shares of people: “*one in* ten pupils”, “*two out of* three residents”, “*only one of the* five judges”.

use super::super::part::Part;
use super::super::reading::Reading;
use super::is_count;
use std::ops::Range;

/// `people`, who begin with how many they are and speak by the verb at `verb`, from the share of them on that is told
/// before that, in a sentence from `first` on; the share alone with whom it is of.
pub(in crate::analysis) fn with_share(
    reading: &Reading,
    first: usize,
    people: Range<usize>,
    verb: usize,
) -> Range<usize> {
    const LONGEST: usize = 5;
    // “*Ninety per* cent of members”
    if reading.is(people.start, "cent") && people.start > first + 1 && reading.is(people.start - 1, "per") {
        return people.start - 2..people.end;
    }
    if people.is_empty() || !counts(reading, people.start) {
        return people;
    }
    if people.len() == 1 && reading.is(people.end, "in") && people.end + 2 < verb && counts(reading, people.end + 1) {
        // “*Nine* in ten children report”
        let noun = verb - people.end <= LONGEST && (people.end..verb).all(|at| reading.is_word(at));
        return if noun { people.start..verb } else { people };
    }
    let the = usize::from(people.start > first && reading.is(people.start - 1, "the"));
    let Some(link) = people.start.checked_sub(1 + the).filter(|&link| link > first) else { return people };
    let part = match () {
        () if reading.is(link, "in") => link - 1,
        () if reading.is(link, "of") && reading.is(link - 1, "out") && link > first + 1 => link - 2,
        () if reading.is(link, "of") => link - 1,
        () => return people,
    };
    if counts(reading, part) { part..people.end } else { people }
}

/// `some`, if no more than that is said to speak by the verb at `verb`, with those whom it is of: “*some* voters”,
/// “*many* of the farmers”.
pub(in crate::analysis) fn with_those(reading: &Reading, some: Range<usize>, verb: usize) -> Range<usize> {
    if some.len() != 1 || some.end >= verb || !reading.is_any(some.start, &["some", "many"]) {
        return some;
    }
    let of = 2 * usize::from(reading.is(some.end, "of") && reading.is_any(some.end + 1, &["the", "these", "those"]));
    let several = |at: usize| matches!(reading.words[at].part, Part::Plural | Part::SourceNoun | Part::PersonNoun);
    let noun = some.end + of;
    // “some *young* voters”, but “some *left* messages”
    let plain = matches!(reading.words[noun].part, Part::Other) && !reading.is(noun, "left");
    let described = usize::from(noun + 1 < verb && plain && several(noun + 1));
    let plural = several(noun + described) && reading.written(noun + described).ends_with('s');
    // “some of the *nurses’* leaders”
    let owner = noun + described + 1;
    let owns = matches!(reading.words.get(owner), Some(next) if matches!(next.part, Part::Possessive))
        || matches!(reading.written(owner), "’" | "'");
    if plural && !owns && noun + described < verb { some.start..noun + described + 1 } else { some }
}

/// Whether `words` begin with a share of those they are of: “*one in* ten”, “*a third of* the voters”.
pub(in crate::analysis) fn begins_with_share(reading: &Reading, words: &Range<usize>) -> bool {
    const PARTS: [&str; 5] = ["third", "quarter", "fifth", "tenth", "half"];
    let second = words.start + 1;
    // “a third of them”, but “a third source”, “the third of the judges”
    let part = || {
        !reading.is(words.start, "the")
            && reading.is_any(second, &PARTS)
            && (second + 1 == words.end || reading.is(second + 1, "of"))
    };
    reading.is_any(second, &["in", "out"]) && counts(reading, words.start) || words.len() > 1 && part()
}

/// Whether word `at` says how many.
fn counts(reading: &Reading, at: usize) -> bool {
    let Some(word) = reading.words.get(at) else { return false };
    matches!(word.part, Part::Number) || is_count(word.hash) || reading.is(at, "one")
}

#[cfg(test)]
mod tests {
    use super::super::super::report::told::check;

    #[test]
    fn a_share_of_people_speaks() {
        let says = |who: &str| check(&format!("{who} said the road was bad."), &[(who, "the road was bad")]);
        says("Three in five residents");
        says("One in ten pupils");
        says("Two out of three residents");
        says("One of the five judges");
        says("Ninety per cent of members");
        check("Some farmers wore hats, saying it was late.", &[("Some farmers", "it was late")]);
        check("Many of the old farmers wept, saying it was late.", &[("Many of the old farmers", "it was late")]);
        check("Some left, saying it was late.", &[("Some", "it was late")]);
        // Nearest miss: a month.
        check("In May ten pupils said the road was bad.", &[("ten pupils", "the road was bad")]);
    }
}
