//! Paragraphs to lines, as spans.
//!
//! Where a line may end is UAX 14's affair (`unicode-linebreak`), which lines come out best is textwrap's: our
//! [`Word`] is one of its fragments, so lines are spans from the start and no offset is ever recovered.

use super::Span;
use super::line::Line;
use super::width::{Glyph, glyphs};
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

/// Paragraphs of more words than this are filled line by line; the choice among all ways to break is for the others.
const MAX_OPTIMAL_WORDS: usize = 2_000;

/// Shorter words are not broken between syllables.
const MIN_HYPHENATED_BYTES: usize = 7;

/// How much further in than a line stands what is broken off it.
const HANG_CELLS: u16 = 2;

/// How wide the lines of a paragraph may be: at least 2 cells, whatever is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// The first.
    pub first_cells: u16,
    /// All others.
    pub rest_cells: u16,
}

impl From<u16> for Widths {
    fn from(cells: u16) -> Self {
        Self { first_cells: cells, rest_cells: cells }
    }
}

impl Widths {
    /// The widest a word may be that is not broken, which must fit any line.
    fn word_cells(self) -> u16 {
        self.first_cells.min(self.rest_cells).max(2)
    }
}

/// Breaks `paragraph` of `text` into lines no wider than `widths`.
///
/// A line leaves out the blanks it was broken at. A word wider than a line is broken between grapheme clusters.
pub fn wrap(text: &str, paragraph: Span, widths: impl Into<Widths>) -> Vec<Span> {
    let widths = widths.into();
    let words = words(text, paragraph, widths.word_cells());
    fit(&words, widths).map(|line| line.span).collect()
}

/// As [`wrap`], but each line takes all that it has room for: for the first few lines of what is cut off.
pub fn fill(text: &str, paragraph: Span, max_cells: u16) -> Vec<Span> {
    let widths = Widths::from(max_cells);
    let words = words(text, paragraph, widths.word_cells());
    let lines = wrap_first_fit(&words, &[f64::from(max_cells.max(2))]);
    lines.into_iter().filter_map(stretch).map(|line| line.span).collect()
}

/// As [`wrap`]; long words may be broken between syllables too, which costs a cell for the hyphen.
///
/// Syllables are found by Liang's method (“Word Hy-phen-a-tion by Com-put-er”, 1983) with TeX's patterns for American
/// English. A word with a capital is not broken: readers look for names.
pub fn wrap_hyphenated(text: &str, paragraph: Span, widths: impl Into<Widths>) -> Vec<Line> {
    let widths = widths.into();
    let words = words(text, paragraph, widths.word_cells());
    let syllables: Vec<_> = words.into_iter().flat_map(|word| syllables(text, word)).collect();
    fit(&syllables, widths).collect()
}

fn fit(words: &[Word], Widths { first_cells, rest_cells }: Widths) -> impl Iterator<Item = Line> {
    let widths = [f64::from(first_cells.max(2)), f64::from(rest_cells.max(2))];
    let lines = if words.len() <= MAX_OPTIMAL_WORDS {
        let fit = wrap_optimal_fit(words, &widths, &Penalties::new());
        fit.unwrap_or_else(|_| wrap_first_fit(words, &widths))
    } else {
        wrap_first_fit(words, &widths)
    };
    lines.into_iter().filter_map(stretch)
}

/// From the first of `words` to the last.
fn stretch(words: &[Word]) -> Option<Line> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Line { hyphen: last.hyphen, ..Line::from(first.span.to(last.span)) })
}

/// The lines of `paragraph` as they stand, each that is wider than `max_cells` broken at blanks, else between grapheme
/// clusters. An empty line is an empty span.
///
/// What is broken off hangs under the column that the line's last words stand in (`-x, --long   what it does`), else a
/// little further in than the line begins, as far as there is room for that.
pub fn lines_as_they_stand(text: &str, paragraph: Span, max_cells: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = paragraph.start();
    for line in paragraph.of(text).split('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len() + 1;
        if span.is_empty() {
            lines.push(Line::from(span));
        } else {
            push_broken(&mut lines, text, span, max_cells.max(2));
        }
    }
    lines
}

/// Adds `line`, which holds something, in pieces no wider than `max_cells`; the blanks it begins with stay.
fn push_broken(lines: &mut Vec<Line>, text: &str, line: Span, max_cells: u16) {
    let mut rest = line;
    let mut hang_cells = 0;
    while let Some((piece, _)) = broken(text, rest, max_cells - hang_cells).next() {
        let whole = piece.of(text);
        let behind = Span::new(piece.end(), rest.end()).of(text);
        let indent = whole.len() - whole.trim_start().len();
        let blank = Span::new(piece.start() + indent, piece.end()).of(text).rfind(' ');
        let end = match blank {
            Some(at) if !behind.is_empty() && !behind.starts_with(' ') => piece.start() + indent + at,
            _ => piece.end(),
        };
        let shown = Span::new(piece.start(), end).of(text).trim_end().len();
        lines.push(Line { hang_cells, ..Line::from(Span::new(piece.start(), piece.start() + shown)) });
        let left = Span::new(end, rest.end()).of(text);
        rest = Span::new(rest.end() - left.trim_start().len(), rest.end());
        if hang_cells == 0 && !rest.is_empty() {
            hang_cells = hanging(text, line, max_cells);
        }
    }
}

/// How far in stands what is broken off `line`: at most three fifths of `max_cells`.
fn hanging(text: &str, line: Span, max_cells: u16) -> u16 {
    let written = line.of(text);
    let indent = written.len() - written.trim_start().len();
    let gap = written.get(indent..).and_then(|words| words.find("  ")).map(|at| indent + at);
    let column = gap.map(|at| at + written.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len()));
    let cells = |bytes: usize| -> u16 {
        let before = glyphs(text, Span::new(line.start(), line.start() + bytes));
        before.fold(0, |cells, glyph| cells.saturating_add(glyph.width_cells))
    };
    let most = max_cells / 5 * 3;
    let under_column = column.map(cells).filter(|cells| *cells <= most);
    under_column.unwrap_or_else(|| Some(cells(indent) + HANG_CELLS).filter(|cells| *cells <= most).unwrap_or(0))
}

/// What is never broken: a word with the sign that ends it, or a syllable of one, and the blanks after it.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    width_cells: u16,
    blank_cells: u16,
    /// Whether a hyphen stands behind it where a line ends with it.
    hyphen: bool,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        f64::from(self.width_cells)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blank_cells)
    }

    fn penalty_width(&self) -> f64 {
        f64::from(u8::from(self.hyphen))
    }
}

fn words(text: &str, paragraph: Span, max_cells: u16) -> Vec<Word> {
    let mut words = Vec::with_capacity(paragraph.len() / 6 + 1);
    let mut start = paragraph.start();
    for (offset, _) in unicode_linebreak::linebreaks(paragraph.of(text)) {
        let whole = Span::new(start, paragraph.start() + offset);
        start = whole.end();
        let span = Span::new(whole.start(), whole.start() + whole.of(text).trim_end().len());
        let blanks = Span::new(span.end(), whole.end());
        let blank_cells = glyphs(text, blanks).map(|glyph| glyph.width_cells).sum();
        let Some(last) = words.len().checked_sub(1).filter(|_| span.is_empty()) else {
            words.extend(broken(text, span, max_cells).map(|(span, width_cells)| Word {
                span,
                width_cells,
                blank_cells: 0,
                hyphen: false,
            }));
            if let Some(word) = words.last_mut() {
                word.blank_cells = blank_cells;
            }
            continue;
        };
        words[last].blank_cells = words[last].blank_cells.saturating_add(blank_cells);
    }
    words
}

/// The syllables of `word`; the whole of it where it is short, holds anything but small letters inside, or is a name.
fn syllables(text: &str, word: Word) -> Vec<Word> {
    let written = word.span.of(text);
    let letters = written.trim_matches(|sign: char| !sign.is_alphanumeric());
    if letters.len() < MIN_HYPHENATED_BYTES || !letters.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return vec![word];
    }
    let before = written.find(letters).unwrap_or(0);
    let mut ends: Vec<usize> = hypher::hyphenate(letters, hypher::Lang::English)
        .scan(word.span.start() + before, |end, syllable| {
            *end += syllable.len();
            Some(*end)
        })
        .collect();
    ends.pop();
    ends.push(word.span.end());
    let mut start = word.span.start();
    let last = ends.len() - 1;
    let piece = |(index, end): (usize, usize)| {
        let span = Span::new(start, end);
        start = end;
        let width_cells = glyphs(text, span).map(|glyph| glyph.width_cells).sum();
        let is_last = index == last;
        Word { span, width_cells, blank_cells: if is_last { word.blank_cells } else { 0 }, hyphen: !is_last }
    };
    ends.into_iter().enumerate().map(piece).collect()
}

/// `span` in pieces that each fit a line, with their widths; one piece for a word that fits, none for an empty one.
fn broken(text: &str, span: Span, max_cells: u16) -> impl Iterator<Item = (Span, u16)> {
    let mut glyphs = glyphs(text, span).peekable();
    let mut start = span.start();
    std::iter::from_fn(move || {
        let mut width = glyphs.next()?.width_cells; // Progress, even for a sign wider than the line.
        while let Some(Glyph { width_cells, .. }) = glyphs.next_if(|glyph| width + glyph.width_cells <= max_cells) {
            width += width_cells;
        }
        let end = glyphs.peek().map_or(span.end(), |glyph| glyph.at);
        let piece = Span::new(start, end);
        start = end;
        Some((piece, width))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width_cells;
    use proptest::prelude::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[track_caller]
    fn check(text: &str, max_cells: u16, expected: &str) {
        let lines: Vec<_> = wrap(text, whole(text), max_cells).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines.join("|"), expected);
    }

    #[test]
    fn lines_leave_out_the_blanks_they_were_broken_at() {
        check("The council met on Monday.", 12, "The council|met on|Monday.");
        check("The council\n   met on Monday.", 40, "The council\n   met on Monday.");
    }

    #[test]
    fn lines_that_are_filled_leave_what_is_left_to_the_last() {
        let text = "The council met on Monday at noon.";
        let lines: Vec<_> = fill(text, whole(text), 15).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["The council met", "on Monday at", "noon."]);
        assert_eq!(fill("aaaaaaa b", whole("aaaaaaa b"), 3).len(), 3);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_at_graphemes() {
        check("see https://example.org/a-long-way", 10, "see|https://|example.or|g/a-long-|way");
        check("aaaaaaaaaaaa", 5, "aaaaa|aaaaa|aa");
        check("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}e\u{301}|e\u{301}");
    }

    #[track_caller]
    fn check_hyphenated(text: &str, max_cells: u16, expected: &str) {
        let lines = wrap_hyphenated(text, whole(text), max_cells);
        let shown = |line: Line| format!("{}{}", line.span.of(text), if line.hyphen { "-" } else { "" });
        assert_eq!(lines.into_iter().map(shown).collect::<Vec<_>>().join("|"), expected);
    }

    #[test]
    fn long_words_are_broken_between_syllables_where_that_fills_the_line() {
        check_hyphenated("no extraordinary “measures”, ever", 12, "no extraor-|dinary “mea-|sures”, ever");
        check_hyphenated("no extraordinary measures", 40, "no extraordinary measures");
    }

    #[test]
    fn names_numbers_and_short_words_are_not_hyphenated() {
        check_hyphenated("the Constantinople office", 15, "the|Constantinople|office");
        check_hyphenated("a winter of 1234567890 votes", 12, "a winter of|1234567890|votes");
    }

    #[test]
    fn the_first_line_may_be_wider_than_the_others() {
        let text = "one two three four";
        let widths = Widths { first_cells: 13, rest_cells: 6 };
        let lines: Vec<_> = wrap(text, whole(text), widths).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["one two three", "four"]);
        let narrow = Widths { first_cells: 6, rest_cells: 13 };
        let lines: Vec<_> = wrap(text, whole(text), narrow).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["one", "two three", "four"]);
    }

    #[test]
    fn wide_signs_count_two() {
        check("日本語の新聞", 4, "日本|語の|新聞");
    }

    #[test]
    fn verse_keeps_its_lines() {
        check_standing("one\n\n  two three", 8, "one||  two|three");
        check_standing("  seventeen a b c d\n  eight  nine", 8, "  sevent|een a b|c d|  eight|nine");
        check_standing("a b c d e f", 3, "a b|c d|e f");
    }

    #[track_caller]
    fn check_standing(text: &str, max_cells: u16, expected: &str) {
        let lines = lines_as_they_stand(text, whole(text), max_cells);
        let shown = |line: &Line| format!("{}{}", " ".repeat(usize::from(line.hang_cells)), line.span.of(text));
        assert_eq!(lines.iter().map(shown).collect::<Vec<_>>().join("|"), expected);
    }

    #[test]
    fn what_is_broken_off_hangs_under_its_column() {
        check_standing("  -a, --all   list all of it", 25, "  -a, --all   list all of|              it");
        let far = "  -a, --all   list all";
        check_standing(far, 19, "  -a, --all   list|    all");
        check_standing("+    let a = b + c;", 15, "+    let a = b|     + c;");
    }

    fn shown(text: &str, span: Span) -> String {
        glyphs(text, span).map(|glyph| glyph.symbol).filter(|symbol| *symbol != " ").collect()
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_word_and_no_line_is_too_wide(
            words in prop::collection::vec("([a-z]{1,9}|日本|❤️|👩‍🚀|[!-~éß中]{1,5})( |\n| \n ){0,1}", 1..40),
            max_cells in 2u16..40,
        ) {
            let text = words.concat();
            let lines = wrap(&text, whole(&text), max_cells);
            let kept: String = lines.iter().map(|line| shown(&text, *line)).collect();
            prop_assert_eq!(kept, shown(&text, whole(&text)));
            for pair in lines.windows(2) {
                prop_assert!(pair[0].end() <= pair[1].start());
            }
            for line in lines {
                prop_assert!(width_cells(line.of(&text)) <= usize::from(max_cells));
            }
            let lines = wrap_hyphenated(&text, whole(&text), max_cells);
            let kept: String = lines.iter().map(|line| shown(&text, line.span)).collect();
            prop_assert_eq!(kept, shown(&text, whole(&text)));
        }
    }
}
