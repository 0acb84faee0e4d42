//! What became of a quotation's words in another form of it: kept, left out, put in, or replaced by others.

use super::super::forms;
use super::common::common;
use super::significant::words;
use crate::text::Span;

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// They are there, but for capitals and marks; “won’t” is “will not”.
    Kept,
    /// They are not there, and nothing stands for them.
    LeftOut,
    /// They are there in no place of any of the whole's.
    PutIn,
    /// Others stand in their place.
    Replaced,
}

/// Words one behind the other that the same became of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What became of them.
    pub change: Change,
    /// Where they stand in the whole; empty where they were put in.
    pub whole: Span,
    /// Where they, or those in their place, stand in the other; empty where they were left out.
    pub other: Span,
}

/// All of `whole` and all of `other`, piece by piece; words with no letter and no digit in them go with those before.
pub fn changes(whole: &str, other: &str) -> Vec<Piece> {
    let (whole, other) = (Words::of(whole), Words::of(other));
    let mut laid = Laid { whole: &whole, other: &other, at: (0, 0), pieces: Vec::new() };
    for (at, beside) in kept(&whole, &other) {
        laid.change_until(at, beside);
        laid.keep_until(at + 1, beside + 1);
    }
    laid.change_until(whole.spans.len(), other.spans.len());
    laid.pieces
}

/// A quotation by its words.
struct Words {
    /// Where each stands, with what is between it and the next.
    spans: Vec<Span>,
    /// What each is drawn together from, by its key, and which word that is: “won't” is “will” and “not”.
    parts: Vec<(u32, usize)>,
}

impl Words {
    fn of(text: &str) -> Self {
        let (mut spans, mut parts) = (Vec::new(), Vec::new());
        // Marks before the first word belong to it.
        let mut begins = 0;
        let mut at = text.find(char::is_alphanumeric).unwrap_or(text.len());
        for (word, behind) in words(text) {
            let lower = word.to_lowercase().replace('’', "'");
            parts.extend(forms::parts(&lower).into_iter().map(|part| (key(part), spans.len())));
            at += word.len() + behind.len();
            spans.push(Span::new(begins, at));
            begins = at;
        }
        Self { spans, parts }
    }

    /// How many parts each word has.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.spans.len()];
        for (_, word) in &self.parts {
            counts[*word] += 1;
        }
        counts
    }

    /// From the word `from` to before the word `to`.
    fn between(&self, from: usize, to: usize) -> Span {
        let begin = from.checked_sub(1).map_or(0, |before| self.spans[before].end());
        let end = to.checked_sub(1).map_or(0, |last| self.spans[last].end());
        Span::new(begin, end.max(begin))
    }
}

/// What tells a word from every other: words that are bent in another way, or mean the same, are not the same words.
fn key(part: &str) -> u32 {
    forms::folded(forms::hash_on(forms::HASH_BASIS, part))
}

/// Which words are kept, by their numbers in both: those all of whose parts are in both.
fn kept(whole: &Words, other: &Words) -> Vec<(usize, usize)> {
    let shared = common(&whole.parts, &other.parts, |(key, _)| *key);
    let word = |at: usize| whole.parts[at].1;
    // “Won't” is not kept where something stands between “will” and “not”: there would be no place for that.
    let is_parted = |two: &&[(usize, usize)]| word(two[0].0) == word(two[1].0) && two[1].1 != two[0].1 + 1;
    let parted: Vec<usize> = shared.windows(2).filter(is_parted).map(|two| word(two[0].0)).collect();
    let is_whole = |(at, _): &&(usize, usize)| !parted.contains(&word(*at));
    let mut pairs: Vec<(usize, usize)> =
        shared.iter().filter(is_whole).map(|(at, beside)| (word(*at), other.parts[*beside].1)).collect();
    let counts = (whole.counts(), other.counts());
    loop {
        let mut matched = (vec![0; whole.spans.len()], vec![0; other.spans.len()]);
        for (at, beside) in &pairs {
            matched.0[*at] += 1;
            matched.1[*beside] += 1;
        }
        // A word that is not kept takes those with it that it shares a part with.
        let before = pairs.len();
        pairs.retain(|(at, beside)| matched.0[*at] == counts.0[*at] && matched.1[*beside] == counts.1[*beside]);
        if pairs.len() == before {
            return pairs;
        }
    }
}

/// Pieces as far as words are laid side by side.
struct Laid<'a> {
    whole: &'a Words,
    other: &'a Words,
    /// The next word of each.
    at: (usize, usize),
    pieces: Vec<Piece>,
}

impl Laid<'_> {
    /// What stands before these words is not in both.
    fn change_until(&mut self, whole: usize, other: usize) {
        let change = match (whole > self.at.0, other > self.at.1) {
            (true, true) => Change::Replaced,
            (true, false) => Change::LeftOut,
            (false, true) => Change::PutIn,
            (false, false) => return,
        };
        self.push(change, whole, other);
    }

    /// What stands before these words is in both.
    fn keep_until(&mut self, whole: usize, other: usize) {
        self.push(Change::Kept, whole, other);
    }

    fn push(&mut self, change: Change, whole: usize, other: usize) {
        let (whole, other) = (whole.max(self.at.0), other.max(self.at.1));
        let spans = (self.whole.between(self.at.0, whole), self.other.between(self.at.1, other));
        match self.pieces.last_mut() {
            Some(piece) if piece.change == change => {
                (piece.whole, piece.other) = (piece.whole.to(spans.0), piece.other.to(spans.1));
            }
            _ => self.pieces.push(Piece { change, whole: spans.0, other: spans.1 }),
        }
        self.at = (whole, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The other's words, `[…]` around those of the whole that are not there, `{…}` around its own.
    #[track_caller]
    fn check(whole: &str, other: &str, expected: &str) {
        let shown = changes(whole, other).into_iter().map(|piece| {
            let (lost, own) = (piece.whole.of(whole), piece.other.of(other));
            match piece.change {
                Change::Kept => own.to_owned(),
                Change::LeftOut => format!("[{lost}]"),
                Change::PutIn => format!("{{{own}}}"),
                Change::Replaced => format!("[{lost}]{{{own}}}"),
            }
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn words_are_kept_left_out_put_in_or_replaced() {
        check(
            "“The old dam must be repaired before the rains come, and the school must wait.”",
            "the old dam has to be repaired before the heavy rains come",
            "the old dam [must ]{has to }be repaired before the {heavy }rains come[and the school must wait.”]",
        );
        check(
            "We will not be reopening the mine.",
            "We will not reopen it",
            "We will not [be reopening the mine.]{reopen it}",
        );
        check("It rained.", "It rained.", "It rained.");
        check("It rained.", "", "[It rained.]");
        check("…", "It rained.", "{It rained.}");
        check("…", "", "");
    }

    #[test]
    fn a_contraction_is_kept_as_a_whole_or_not_at_all() {
        check("We will not sign it.", "We won’t sign it.", "We won’t sign it.");
        check("We won’t sign it.", "We will sign it.", "We [won’t ]{will }sign it.");
        check("We will certainly not sign.", "We won’t sign.", "We won’t [certainly ]sign.");
        check("We won’t sign.", "We will certainly not sign.", "We [won’t ]{will certainly not }sign.");
    }

    #[test]
    fn words_that_mean_the_same_are_seen() {
        check(
            "The town had surrendered before noon.",
            "The town had given up before noon.",
            "The town had [surrendered ]{given up }before noon.",
        );
    }

    /// The words of `text`, however they are drawn together.
    fn spelled(text: &str) -> Vec<String> {
        let lower = |word: &str| word.to_lowercase().replace('’', "'");
        let parts =
            |(word, _): (&str, &str)| forms::parts(&lower(word)).into_iter().map(str::to_owned).collect::<Vec<_>>();
        words(text).flat_map(parts).collect()
    }

    proptest! {
        #[test]
        fn the_whole_with_what_is_changed_has_the_other_s_words(
            whole in "((give|given|surrender|up|not|can't|won't|will|dams?|repair(ed|ing)?)[ ,]{1,2}){0,12}",
            other in "((give|given|surrender|up|not|cannot|won’t|Will|dams?|repair(ed|ing)?)[ ,]{1,2}){0,12}",
        ) {
            let applied = changes(&whole, &other).into_iter().map(|piece| match piece.change {
                Change::Kept => piece.whole.of(&whole),
                Change::LeftOut => "",
                Change::PutIn | Change::Replaced => piece.other.of(&other),
            });
            prop_assert_eq!(spelled(&applied.collect::<String>()), spelled(&other));
        }

        #[test]
        fn pieces_are_all_of_both(
            whole in "([a-c.“é]{0,3} |can't |not ){0,12}", other in "([a-c]{0,3} |can |can't ){0,12}",
        ) {
            let pieces = changes(&whole, &other);
            let (mut ends, mut last) = ((0, 0), None);
            for piece in &pieces {
                prop_assert_eq!((piece.whole.start(), piece.other.start()), ends);
                prop_assert!(last != Some(piece.change));
                ends = (piece.whole.end(), piece.other.end());
                last = Some(piece.change);
            }
            let says = |text: &str| text.contains(char::is_alphanumeric);
            prop_assert!(!says(&whole) || ends.0 == whole.len());
            prop_assert!(!says(&other) || ends.1 == other.len());
        }
    }
}
