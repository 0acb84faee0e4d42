//! Two quotations side by side: what both say in the same order, and whether what only one says leaves them the same.
//!
//! To leave out much is to shorten. To put another word in a place is to reword, and only a little of that is the same
//! statement; another number, another name, the opposite word or one “not” more makes it another. So does another word
//! in a short one that is otherwise the same, unless both are told of one event.

use super::super::forms::are_opposite;
use super::common::common;
use super::significant::{Known, Said, Sort, Word};

/// How a quotation is like another that is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// Word for word.
    Exact,
    /// It has words of the other, and leaves some out.
    Shortened,
    /// It has all words of the other, and some more.
    Longer,
    /// In partly other words.
    Reworded,
}

impl Likeness {
    /// How far that is from the other, whichever of the two is the longer.
    pub(super) fn distance(self) -> u8 {
        match self {
            Self::Exact => 0,
            Self::Shortened | Self::Longer => 1,
            Self::Reworded => 2,
        }
    }
}

/// Where two quotations stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In articles on one event.
    OneStory,
    /// Anywhere.
    Apart,
}

/// Words that matter which both must have, at least.
const LEAST_SHARED: usize = 3;
/// Words that matter which one must have in a row with the other, all that it has, to be the same whoever is said to
/// say it.
const LEAST_UNMISTAKABLE: usize = 6;
/// In no more words that matter than this, another in the place of one makes another statement.
const SHORT: usize = 7;
/// Where a negation stands alone like this, it turns what stands beside it.
const NEGATION_REACHES: usize = 2;

/// How `words` are like `other`, which are the same statement.
pub fn likeness(words: &str, other: &str) -> Likeness {
    let said = |words: &str| Said::new(words, &mut Known::default());
    if words == other { Likeness::Exact } else { likeness_of(&said(words), &said(other)) }
}

/// As [`likeness`].
pub(super) fn likeness_of(one: &Said, other: &Said) -> Likeness {
    let (words, others) = (one.every(), other.every());
    if words == others {
        Likeness::Exact
    } else if is_within(words, others) {
        Likeness::Shortened
    } else if is_within(others, words) {
        Likeness::Longer
    } else {
        Likeness::Reworded
    }
}

/// Whether `words` are what is left of `others` when some are left out.
fn is_within(words: &[u32], others: &[u32]) -> bool {
    let mut rest = others.iter();
    words.iter().all(|word| rest.any(|other| other == word))
}

/// Whether `one` and `other`, which are not the same to the word, are the same statement.
pub(super) fn is_same(one: &Said, other: &Said, setting: Setting) -> bool {
    if !one.tells_itself() || !other.tells_itself() {
        return false;
    }
    let (longer, shorter) = if one.words().len() >= other.words().len() { (one, other) } else { (other, one) };
    let (long, short) = (longer.words(), shorter.words());
    // Most that share a few words need no closer look.
    if !is_enough(longer.shares(shorter), short.len()) {
        return false;
    }
    let shared = common(long, short, |word| word.key);
    let gaps = gaps(&shared, long, short);
    if shared.len() < LEAST_SHARED || gaps.iter().any(Gap::is_conflict) {
        return false;
    }
    let is_short = one.len() == other.len() && long.len() <= SHORT;
    if setting == Setting::Apart && is_short && is_one_word_exchanged(&gaps) {
        return false;
    }
    let exchanged = gaps.iter().any(|gap| !gap.long.is_empty() && !gap.short.is_empty()) || are_swapped(&gaps);
    // An exchanged word needs more around it that stays: five of six.
    let (of, least) = if exchanged { (6, 5) } else { (3, 2) };
    let is_same = shared.len() * of >= short.len() * least;
    let breaks = gaps.iter().filter(|gap| gap.is_within && !gap.long.is_empty()).count();
    // Words strewn over a long text are in both by chance.
    let is_close = breaks * 2 <= shared.len();
    is_same && is_close
}

/// Whether two quotations of which the shorter has so many words that matter may be the same where they share so many.
pub(super) fn is_enough(shared: usize, of_shorter: usize) -> bool {
    shared >= LEAST_SHARED && shared * 3 >= of_shorter * 2
}

/// Whether `one` and `other`, which are the same statement, have so many words in a row that nobody else says them by
/// chance.
pub(super) fn is_unmistakable(one: &Said, other: &Said) -> bool {
    let keys = |said: &Said| said.words().iter().map(|word| word.key).collect::<Vec<u32>>();
    let (one, other) = (keys(one), keys(other));
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    short.len() >= LEAST_UNMISTAKABLE && long.windows(short.len()).any(|words| words == short)
}

/// What stands between two words that both have.
struct Gap<'a> {
    long: &'a [Word],
    short: &'a [Word],
    /// Whether there are words that both have before it and behind it.
    is_within: bool,
    /// Whether there are such behind it.
    is_before: bool,
}

impl Gap<'_> {
    fn is_conflict(&self) -> bool {
        let both = |sort: Sort| [self.long, self.short].iter().all(|words| words.iter().any(|word| word.sort == sort));
        let opposite = || self.long.iter().any(|long| self.short.iter().any(|short| are_opposite(long.key, short.key)));
        both(Sort::Number) || both(Sort::Name) || opposite() || self.negates(self.long) || self.negates(self.short)
    }

    /// Whether a negation among `words` turns what both say: it stands before a word that both have, or nearly.
    fn negates(&self, words: &[Word]) -> bool {
        let Some(last) = words.iter().rposition(|word| word.sort == Sort::Negation) else { return false };
        let is_matched =
            [self.long, self.short].iter().all(|words| words.iter().any(|word| word.sort == Sort::Negation));
        !is_matched && self.is_before && (words.len() <= NEGATION_REACHES || last + 1 == words.len())
    }
}

/// Whether nothing is in one alone but a word in the place of another.
fn is_one_word_exchanged(gaps: &[Gap]) -> bool {
    let mut filled = gaps.iter().filter(|gap| !gap.long.is_empty() || !gap.short.is_empty());
    let is_one_each = |gap: &Gap| gap.long.len() == 1 && gap.short.len() == 1;
    filled.next().is_some_and(is_one_each) && filled.next().is_none()
}

/// Whether words that only seem to be of one alone stand in both, in another order: not moved together, as a clause is,
/// but each in the other's place.
fn are_swapped(gaps: &[Gap]) -> bool {
    let long: Vec<u32> = gaps.iter().flat_map(|gap| gap.long).map(|word| word.key).collect();
    let short: Vec<u32> = gaps.iter().flat_map(|gap| gap.short).map(|word| word.key).collect();
    let mut rest = long.iter();
    let is_in_order = short.iter().all(|key| rest.any(|other| other == key));
    !is_in_order && short.iter().any(|key| long.contains(key))
}

/// What stands before, between and behind the `shared` words.
fn gaps<'a>(shared: &[(usize, usize)], long: &'a [Word], short: &'a [Word]) -> Vec<Gap<'a>> {
    let ends = shared.iter().copied().chain([(long.len(), short.len())]);
    let mut begins = (0, 0);
    let gaps = ends.enumerate().map(|(index, (at, beside))| {
        let gap = Gap {
            long: &long[begins.0..at],
            short: &short[begins.1..beside],
            is_within: index > 0 && index < shared.len(),
            is_before: index < shared.len(),
        };
        begins = (at + 1, beside + 1);
        gap
    });
    gaps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Said {
        Said::new(words, &mut Known::default())
    }

    #[track_caller]
    fn check(one: &str, other: &str, setting: Setting, expected: bool) {
        assert_eq!(is_same(&said(one), &said(other), setting), expected);
        assert_eq!(is_same(&said(other), &said(one), setting), expected);
    }

    #[test]
    fn what_is_left_out_leaves_the_rest_the_same_and_what_is_exchanged_does_where_much_stays() {
        let whole = "The state should pay for the bridge, not the villages, and it should pay this year.";
        check(whole, "The state should pay for the bridge", Setting::Apart, true);
        check(whole, "The state should pay for the ferry", Setting::OneStory, false);
        check(
            "The boats that carry grain to the outer islands were all built by my grandfather in one winter.",
            "The boats that carry salt to the outer islands were all built by my grandfather in one winter.",
            Setting::Apart,
            true,
        );
    }

    #[test]
    fn another_word_in_a_short_one_is_another_statement_unless_both_are_of_one_event() {
        let one = "They are wasting tram money on banners nobody in town can read.";
        let other = "They are wasting budget money on banners nobody in town can read.";
        check(one, other, Setting::Apart, false);
        check(one, other, Setting::OneStory, true);
        check(one, "They are wasting money on banners nobody in town can read.", Setting::Apart, true);
    }

    #[test]
    fn likeness_is_that_of_the_one_to_the_other() {
        let whole = "The old dam must be repaired before the rains come, and the school must wait.";
        for (words, other, expected, back) in [
            (
                whole,
                "the old dam must be repaired before the rains come and the school must wait",
                Likeness::Exact,
                Likeness::Exact,
            ),
            (whole, "The old dam must be repaired", Likeness::Longer, Likeness::Shortened),
            (whole, "The old dam had to be repaired before the rains came", Likeness::Reworded, Likeness::Reworded),
            ("It’s a bad contract", "It is a bad contract", Likeness::Exact, Likeness::Exact),
        ] {
            assert_eq!((likeness(words, other), likeness(other, words)), (expected, back), "{other}");
        }
    }

    #[test]
    fn a_negation_a_number_a_name_or_the_opposite_make_it_another() {
        for (one, other) in [
            ("The old bridge is safe for lorries.", "The old bridge is not safe for lorries."),
            ("We found 12 boats in the old harbour.", "We found 14 boats in the old harbour."),
            ("We met the envoys in Geneva about grain.", "We met the envoys in Vienna about grain."),
            ("Prices of bread in the city will rise.", "Prices of bread in the city will fall."),
            ("The union sued the company over the old fund.", "The company sued the union over the old fund."),
        ] {
            check(one, other, Setting::OneStory, false);
        }
    }
}
