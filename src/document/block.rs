//! The blocks of a plain text: stretches of lines that are read as one.
//!
//! Three layouts are told apart by looking at all of a text: paragraphs between blank lines, one a line; the same,
//! wrapped at some width; and one paragraph a line with nothing between. Lines that would lose by being filled (tables,
//! verse, addresses, code) stay together as they are.

use super::ParagraphKind;
use crate::text::{Span, bytes};

/// A text with longer lines than this was not wrapped.
const MAX_WRAPPED_CHARS: usize = 110;

/// A text with shorter lines than this was not wrapped either: it is a list, or verse.
const MIN_WRAPPED_CHARS: usize = 30;

/// Lines looked at to find the layout, spread over the text.
const SAMPLED_ROWS: usize = 4_000;

/// The longest bullet or number of an item.
const MAX_MARKER_BYTES: usize = 5;

/// Lines of verse and of addresses are no longer than this.
const MAX_VERSE_CHARS: usize = 60;

/// A stretch of lines that is read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Without white space at its ends.
    pub(super) span: Span,
    /// Blanks before its first character.
    pub(super) indent: u32,
    /// Blank lines before it.
    pub(super) blanks_before: u32,
    /// `Prose`, `ListItem` or `Verbatim`: what can be told without its neighbours.
    pub(super) kind: ParagraphKind,
}

/// The blocks of `text`, in order. Every character but white space is in one of them.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let rows = rows(text);
    let width = wrap_width(text, &rows);
    let mut blocks = Vec::with_capacity(rows.len() / if width.is_some() { 4 } else { 1 });
    for run in rows.chunk_by(|_, row| row.blanks_before == 0) {
        if is_verbatim(text, run, width) {
            blocks.push(Block::as_it_stands(run));
        } else {
            push_filled(text, run, width, &mut blocks);
        }
    }
    blocks
}

/// The bullet or number `line` begins with, if something follows it: `-`, `•`, `3.`, `(b)`.
pub(super) fn list_marker(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line.bytes().take(MAX_MARKER_BYTES + 1).position(|byte| byte == b' ')?;
    let (word, rest) = line.split_at_checked(end)?;
    if rest.trim_start().is_empty() {
        return None;
    }
    let inside = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = word.ends_with([')', '.']);
    let number = inside.len() <= 3 && !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.ends_with(')') && inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_bullet(word) || closed && (number || letter)).then_some(word)
}

/// Whether `word` is a sign that items of lists begin with.
pub(super) fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "*" | "+" | "•" | "·" | "–" | "—" | "▪" | "●" | "◦" | "‣" | "■" | "o")
}

impl Block {
    /// Of lines that stay as they are, in as far as they stand; a line that only divides stands anywhere.
    fn as_it_stands(rows: &[Row]) -> Self {
        let block = Self::of(rows, ParagraphKind::Verbatim);
        let start = if rows.len() > 1 { rows[0].start } else { block.span.start() };
        Self { span: Span::new(start, block.span.end()), ..block }
    }

    fn of(rows: &[Row], kind: ParagraphKind) -> Self {
        let (first, last) = (rows[0], rows[rows.len() - 1]);
        Self { span: first.span.to(last.span), indent: first.indent, blanks_before: first.blanks_before, kind }
    }
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// Where the line begins.
    pub(super) start: usize,
    /// Without the white space at its ends.
    pub(super) span: Span,
    /// Blanks before its first character.
    pub(super) indent: u32,
    /// Blank lines before it.
    pub(super) blanks_before: u32,
}

impl Row {
    /// Characters up to its last, indentation included.
    pub(super) fn reach(self, text: &str) -> usize {
        self.indent as usize + self.chars(text)
    }

    fn chars(self, text: &str) -> usize {
        self.span.of(text).chars().count()
    }
}

/// The lines of `text` that are not blank.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let mut rows = Vec::with_capacity(text.len() / 64);
    let mut start = 0;
    let mut blanks_before = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = Span::new(start, end);
        let span = line.trimmed(text);
        if span.is_empty() {
            blanks_before += 1;
        } else {
            let indent = Span::new(line.start(), span.start()).of(text).chars().count();
            let indent = u32::try_from(indent).unwrap_or(u32::MAX);
            rows.push(Row { start: line.start(), span, indent, blanks_before });
            blanks_before = 0;
        }
        start = end + 1;
    }
    rows
}

/// The width lines were wrapped at; `None` where each line is a paragraph of its own.
fn wrap_width(text: &str, rows: &[Row]) -> Option<usize> {
    let step = rows.len() / SAMPLED_ROWS + 1;
    let pairs = || rows.windows(2).step_by(step).filter(|pair| pair[1].blanks_before == 0);
    let too_long = |row: &&Row| row.span.len() > MAX_WRAPPED_CHARS && row.chars(text) > MAX_WRAPPED_CHARS;
    if rows.iter().step_by(step).filter(too_long).count() * 20 > rows.len() / step {
        return None;
    }
    let mut reaches: Vec<_> = pairs().map(|pair| pair[0].reach(text)).collect();
    reaches.sort_unstable();
    let width = *reaches.get(reaches.len() * 19 / 20)?;
    let filled = pairs().filter(|pair| is_filled(text, pair[0], pair[1], width)).count();
    ((MIN_WRAPPED_CHARS..=MAX_WRAPPED_CHARS).contains(&width) && filled * 2 >= reaches.len()).then_some(width)
}

/// Whether the first word of `next` would not have fitted `row`, lines being `width` wide, more or less.
fn is_filled(text: &str, row: Row, next: Row, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    row.reach(text) + 1 + word > width - width / 8
}

/// The blocks of `run`, lines without a blank one between.
fn push_filled(text: &str, run: &[Row], width: Option<usize>, blocks: &mut Vec<Block>) {
    let mut start = 0;
    for end in 1..=run.len() {
        if end < run.len() && width.is_some_and(|width| goes_on(text, &run[start..end], run[end], width)) {
            continue;
        }
        let kind = match run[start].span.of(text) {
            line if is_rule(line) => ParagraphKind::Verbatim,
            line if list_marker(line).is_some() => ParagraphKind::ListItem,
            _ => ParagraphKind::Prose,
        };
        blocks.push(Block::of(&run[start..end], kind));
        start = end;
    }
}

/// Whether `row` goes on with the paragraph that `so_far` begins.
fn goes_on(text: &str, so_far: &[Row], row: Row, width: usize) -> bool {
    let (first, last) = (so_far[0], so_far[so_far.len() - 1]);
    let line = row.span.of(text);
    if list_marker(line).is_some_and(|marker| marker != "—" && marker != "–")
        || is_rule(line)
        || is_rule(last.span.of(text))
    {
        return false;
    }
    let item = list_marker(first.span.of(text)).is_some();
    if row.indent > last.indent && !item {
        return false; // The first line of a paragraph that is told by its indentation.
    }
    is_filled(text, last, row, width) || begins_small(line) && !ends_sentence(last.span.of(text))
}

/// Whether `line` only divides: `* * *`, `-----`, `=====`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'*' | b'-' | b'=' | b'_' | b'~' | b'#' | b' '))
}

fn begins_small(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Whether `line` ends as a sentence does, behind closing quotation marks and brackets.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
}

/// Whether the lines of `run` must stay as they are.
fn is_verbatim(text: &str, run: &[Row], width: Option<usize>) -> bool {
    let all = |test: fn(&str) -> bool| run.iter().all(|row| test(row.span.of(text)));
    let most = |test: &dyn Fn(&Row) -> bool| run.iter().filter(|row| test(row)).count() * 2 > run.len();
    if run.len() < 2 {
        return is_rule(run[0].span.of(text));
    }
    if most(&|row| has_columns(row.span.of(text))) || most(&|row| is_drawn(row.span.of(text))) {
        return true;
    }
    if all(is_answered) || most(&|row| row.indent > 0 && is_option(row.span.of(text))) {
        return true;
    }
    let lines: Vec<&str> = run.iter().map(|row| Span::new(row.start, row.span.end()).of(text)).collect();
    let filled = |pair: &&[Row]| width.is_some_and(|width| is_filled(text, pair[0], pair[1], width));
    let is_flowing = run.windows(2).filter(filled).count() * 2 > run.len();
    let is_listed = run.iter().any(|row| list_marker(row.span.of(text)).is_some());
    if !is_listed && !is_flowing && !most(&|row| ends_sentence(row.span.of(text))) && are_columns(&lines) {
        return true;
    }
    let indented = run.iter().all(|row| row.indent >= 2);
    if run.len() < if indented { 2 } else { 4 } {
        return false;
    }
    let fits = |row: &Row| row.span.len() <= MAX_VERSE_CHARS || row.chars(text) <= MAX_VERSE_CHARS;
    if !run.iter().all(fits) || run.iter().any(|row| list_marker(row.span.of(text)).is_some()) {
        return false;
    }
    run.windows(2).filter(filled).count() * 3 <= run.len() && !most(&|row| ends_sentence(row.span.of(text)))
}

/// Whether `line` has gaps as a row of a table has: three blanks, or two with a bar between them.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are tested at once")]
fn has_columns(line: &str) -> bool {
    let from = |start: usize| line.as_bytes().get(start..).unwrap_or_default();
    let is_gap =
        |before: u8, sign: u8, behind: u8| (before == b' ') & ((sign == b' ') | (sign == b'|')) & (behind == b' ');
    let threes = from(0).iter().zip(from(1)).zip(from(2));
    threes.fold(false, |any, ((before, sign), behind)| any | is_gap(*before, *sign, *behind))
}

/// Whether `line` is one of an answered letter: `> It rained.`
fn is_answered(line: &str) -> bool {
    line.starts_with('>')
}

/// Whether `line` begins with what a program is told: `-v`, `--all`.
pub(super) fn is_option(line: &str) -> bool {
    let word = line.strip_prefix("--").or_else(|| line.strip_prefix('-'));
    word.is_some_and(|word| word.starts_with(|sign: char| sign.is_ascii_alphanumeric()))
}

/// Lines that are looked at for columns.
const COLUMN_LINES: usize = 64;

/// Fewer lines have blanks below one another by chance.
const MIN_COLUMN_LINES: usize = 4;

/// So many lines have no two columns of blanks by chance.
const SURE_COLUMN_LINES: usize = 8;

/// What is narrower than this is a bullet, and no column.
const MIN_COLUMN_CELLS: usize = 2;

/// Whether `lines` have columns of blanks between words, one below the other: as good as all that reach so far, which
/// most do.
pub(super) fn are_columns(lines: &[&str]) -> bool {
    if lines.len() < MIN_COLUMN_LINES {
        return false;
    }
    let lines: Vec<Vec<char>> =
        lines.iter().take(COLUMN_LINES).map(|line| line.chars().take(MAX_WRAPPED_CHARS).collect()).collect();
    let is_gutter = |column: usize| {
        let reaching = lines.iter().filter(|line| line.len() > column + 1);
        let (mut count, mut blank) = (0, 0);
        for line in reaching {
            count += 1;
            blank += usize::from(line[column] == ' ');
        }
        count * 4 >= lines.len() * 3 && count >= MIN_COLUMN_LINES - 1 && blank * 20 >= count * 19
    };
    let is_word = |column: usize| {
        let written = lines.iter().filter(|line| line.get(column).is_some_and(|sign| *sign != ' ')).count();
        written * 2 > lines.len()
    };
    let (mut gutters, mut word_cells) = (0, 0);
    for column in 0..MAX_WRAPPED_CHARS {
        if is_gutter(column) {
            gutters += usize::from(word_cells >= MIN_COLUMN_CELLS);
            word_cells = 0;
        } else {
            word_cells += usize::from(is_word(column));
        }
    }
    gutters >= if lines.len() < SURE_COLUMN_LINES { 3 } else { 2 }
}

/// Whether `line` is drawn or coded more than written.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are tested at once")]
fn is_drawn(line: &str) -> bool {
    // Of ASCII, `;<=>` and `{|}~` follow each other.
    let is_sign = |byte: u8| {
        matches!(byte, b';'..=b'>')
            | matches!(byte, b'{'..=b'~')
            | matches!(byte, b'*'..=b'+')
            | (byte == b'_')
            | (byte == b'\\')
            | (byte == b'/')
            | (byte == b'#')
    };
    bytes::count(line, is_sign) * 4 > line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a text: `- ` before an item, `| ` before what stays as it is.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let shown = blocks(text).into_iter().map(|block| {
            let sign = match block.kind {
                ParagraphKind::Verbatim => "| ",
                ParagraphKind::ListItem => "- ",
                _ => "",
            };
            format!("{sign}{}", block.span.of(text).replace('\n', "/"))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    const LONG: &str = "The council met on Monday evening and voted, after four hours of debate, to close the old bridge to \
                        lorries until the spring, when engineers will look at it again.";

    #[test]
    fn one_paragraph_a_line_with_or_without_blank_lines() {
        check(&format!("{LONG}\nThe Road Ahead\n{LONG}\n"), &[LONG, "The Road Ahead", LONG]);
        check(&format!("{LONG}\n\nThe Road Ahead\n\n\n{LONG}\n"), &[LONG, "The Road Ahead", LONG]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wrapped = textwrap::fill(LONG, 50);
        let joined = wrapped.replace('\n', "/");
        check(&format!("{wrapped}\n\nThe Road Ahead\n\n{wrapped}"), &[&joined, "The Road Ahead", &joined]);
        check(&format!("The Road Ahead\n{wrapped}"), &["The Road Ahead", &joined]);
        check(&format!("{wrapped}\n  {wrapped}"), &[&joined, &joined]);
    }

    #[test]
    fn items_stand_by_themselves() {
        check("Bring:\n\n- a lamp\n- a rope\n3. two coats", &["Bring:", "- - a lamp", "- - a rope", "- 3. two coats"]);
        assert_eq!(list_marker("1999 was dry"), None);
        assert_eq!(list_marker("A. Ruiz spoke"), None);
        assert_eq!(list_marker("(100) a lamp"), Some("(100)"));
        assert_eq!(list_marker("(1000) a lamp"), None);
        assert_eq!(list_marker("-  "), None);
    }

    #[test]
    fn gaps_are_three_blanks_or_a_bar_between_two() {
        for line in ["Alder   40", "Alder | 40", "   ", " | ", &format!("{}   40", "Alder ".repeat(20))] {
            assert!(has_columns(line), "{line:?}");
        }
        for line in ["", " ", "  ", "Alder  40", "Alder |40", "a|b", &"Alder ".repeat(20)] {
            assert!(!has_columns(line), "{line:?}");
        }
    }

    #[test]
    fn tables_verse_and_rules_stay_as_they_are() {
        check(
            "Town      Votes\nAlder        40\nBirch        12",
            &["| Town      Votes/Alder        40/Birch        12"],
        );
        check(
            "The rain it came\nThe wind it blew\nThe bridge it held\nAnd so did you",
            &["| The rain it came/The wind it blew/The bridge it held/And so did you"],
        );
        check(&format!("{LONG}\n\n* * *\n\n{LONG}"), &[LONG, "| * * *", LONG]);
    }
}
