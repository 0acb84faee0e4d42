//! Highlights and notes on stretches of a text. Each is found again by the words it stands on and by what stood around
//! them, as the W3C's `TextQuoteSelector` has it, also where the text has changed or its lines are broken anew.

use super::moment::Moment;
use super::shelf::ItemId;
use crate::text::Span;

/// How much of what stands around a stretch is kept, in signs.
const AROUND: usize = 32;

/// Names a note for as long as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub i64);

/// The words a note stands on, what stands around them, and where they stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// Where they began, in bytes.
    pub begins: usize,
}

/// A note that is kept. A highlight is one without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its name.
    pub id: NoteId,
    /// The kept article it is of; `None` where its text came from elsewhere, or the article is gone.
    pub article: Option<ItemId>,
    /// What its article is called.
    pub title: String,
    /// Its article's own address.
    pub url: Option<String>,
    /// What it stands on.
    pub quote: Quote,
    /// Who says that, where it is a claim.
    pub speaker: Option<String>,
    /// What its reader wrote; empty for a highlight.
    pub words: String,
    /// When it was made.
    pub made: Moment,
}

/// A note that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// The kept article it is of.
    pub article: Option<ItemId>,
    /// What tells its text from every other.
    pub text_key: u64,
    /// What its article is called.
    pub title: String,
    /// Its article's own address.
    pub url: Option<String>,
    /// What it stands on.
    pub quote: Quote,
    /// Who says that, where it is a claim.
    pub speaker: Option<String>,
    /// What its reader wrote; empty for a highlight.
    pub words: String,
}

impl Quote {
    /// The stretch `span` of `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let before = Span::new(0, span.start()).of(text);
        let behind = Span::new(span.end(), text.len()).of(text);
        let prefix_at = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let suffix_end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        Self {
            exact: span.of(text).to_owned(),
            prefix: Span::new(prefix_at, before.len()).of(before).to_owned(),
            suffix: Span::new(0, suffix_end).of(behind).to_owned(),
            begins: span.start(),
        }
    }

    /// Where the words stand in `text` now: where they stood, else where most of what is around them is the same, of
    /// equals nearest to where they stood. `None` where they are gone.
    pub fn place(&self, text: &str) -> Option<Span> {
        if self.exact.is_empty() {
            return None;
        }
        let places = memchr::memmem::find_iter(text.as_bytes(), &self.exact);
        let best = places.max_by_key(|at| {
            let (before, behind) = (text.get(..*at).unwrap_or(""), text.get(at + self.exact.len()..).unwrap_or(""));
            let same_before = shared(before.chars().rev(), self.prefix.chars().rev());
            let same_behind = shared(behind.chars(), self.suffix.chars());
            (same_before + same_behind, std::cmp::Reverse(at.abs_diff(self.begins)))
        })?;
        Some(Span::new(best, best + self.exact.len()))
    }
}

/// How many signs two runs share from where they begin.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words between brackets of `before` are found in `after` between brackets.
    #[track_caller]
    fn check(before: &str, after: &str) {
        let taken_out = |marked: &str| {
            let start = marked.find('[').unwrap();
            let end = marked.find(']').unwrap() - 1;
            (marked.replace(['[', ']'], ""), Span::new(start, end))
        };
        let (text, span) = taken_out(before);
        let (changed, expected) = taken_out(after);
        assert_eq!(Quote::of(&text, span).place(&changed), Some(expected), "{after}");
    }

    #[test]
    fn words_are_found_where_they_moved_to() {
        check("It [rained] in the hills.", "It [rained] in the hills.");
        check("It [rained] in the hills.", "On Monday it [rained] in the hills.");
        check("The dam. The [dam]. The dam.", "The dam. The [dam]. The dam.");
        check("An old dam broke. A new [dam] held.", "A new [dam] held. An old dam broke.");
        check("Élan: “[no money]”", "— Élan: “[no money]”");
    }

    #[test]
    fn words_that_are_gone_are_nowhere() {
        assert_eq!(Quote::of("It rained.", Span::new(3, 9)).place("It hailed."), None);
        assert_eq!(Quote::default().place("It hailed."), None);
    }
}
