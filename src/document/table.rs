//! Rows and columns of a table as lines of text, where a line holds them.

use super::builder::Builder;
use super::{Inset, ParagraphKind};
use crate::text::Span;
use crate::text::safe::safe_line;
use crate::text::width::width_cells;

/// Tables wider than this are not set in columns: the reader's own width of text.
const MAX_CELLS: usize = 76;

/// Between two columns.
const GAP: &str = "  ";

/// Where the words of a column stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Alignment {
    #[default]
    Left,
    Centre,
    Right,
}

impl Alignment {
    /// How many of the `spare` cells stand before the words.
    fn before(self, spare: usize) -> usize {
        match self {
            Self::Left => 0,
            Self::Centre => spare / 2,
            Self::Right => spare,
        }
    }
}

/// The cells of a table, row by row.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// By column; those that are not told stand to the left.
    alignments: Vec<Alignment>,
}

/// What stands in one row and column.
#[derive(Debug, Default)]
struct Cell {
    /// One blank between two of them.
    words: String,
    /// Whether white space was seen since the last word.
    blank: bool,
    /// Stretches of the words, in order, and where they lead.
    links: Vec<(Span, String)>,
    /// Where the words of a link that is not ended begin, and where it leads.
    link: Option<(usize, String)>,
}

impl Table {
    /// A table whose columns stand as `alignments` say.
    pub(super) fn aligned(alignments: Vec<Alignment>) -> Self {
        Self { rows: Vec::new(), alignments }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of the last row.
    pub(super) fn begin_cell(&mut self) {
        self.end_link();
        if self.rows.is_empty() {
            self.begin_row();
        }
        self.rows.last_mut().into_iter().for_each(|row| row.push(Cell::default()));
    }

    /// Adds words to the last cell.
    pub(super) fn words(&mut self, words: &str) {
        if let Some(cell) = self.last() {
            cell.push(&safe_line(words));
        }
    }

    /// What follows in the last cell leads to `address`, until the link is ended.
    pub(super) fn begin_link(&mut self, address: &str) {
        self.end_link();
        if let Some(cell) = self.last() {
            cell.link = Some((cell.words.len(), address.to_owned()));
        }
    }

    /// What follows leads nowhere.
    pub(super) fn end_link(&mut self) {
        if let Some(cell) = self.last()
            && let Some((start, address)) = cell.link.take()
        {
            let span = Span::new(start, cell.words.len()).trimmed(&cell.words);
            cell.links.extend(Some((span, address)).filter(|_| !span.is_empty()));
        }
    }

    fn last(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut().and_then(|row| row.last_mut())
    }

    /// Writes the table: in columns where they fit, else each row as an item.
    pub(super) fn write(mut self, builder: &mut Builder, inset: Inset) {
        self.end_link();
        self.rows.retain(|row| row.iter().any(|cell| !cell.words.is_empty()));
        let widths = self.widths();
        let whole = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
        if widths.len() > 1 && whole <= MAX_CELLS {
            builder.begin(ParagraphKind::Verbatim, inset);
            self.write_lines(&widths, builder);
            return builder.end();
        }
        for row in &self.rows {
            builder.begin_item("•", Inset { lists: inset.lists.saturating_add(1), ..inset });
            for (index, cell) in row.iter().filter(|cell| !cell.words.is_empty()).enumerate() {
                builder.words(if index == 0 { "" } else { " · " });
                cell.write(builder);
            }
        }
        builder.end();
    }

    /// How many cells of the screen each column takes.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(width_cells(&cell.words));
            }
        }
        widths
    }

    fn write_lines(&self, widths: &[usize], builder: &mut Builder) {
        for row in &self.rows {
            let mut blanks = 0;
            let alignments = self.alignments.iter().copied().chain(std::iter::repeat(Alignment::Left));
            for ((cell, width), alignment) in row.iter().zip(widths).zip(alignments) {
                let spare = width - width_cells(&cell.words);
                let before = alignment.before(spare);
                if cell.words.is_empty() {
                    blanks += width + GAP.len();
                } else {
                    builder.words(&" ".repeat(blanks + before));
                    cell.write(builder);
                    blanks = spare - before + GAP.len();
                }
            }
            builder.words("\n");
        }
    }
}

impl Cell {
    fn push(&mut self, words: &str) {
        for (index, word) in words.split(char::is_whitespace).enumerate() {
            self.blank |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.blank && !self.words.is_empty() {
                self.words.push(' ');
            }
            self.blank = false;
            self.words.push_str(word);
        }
    }

    fn write(&self, builder: &mut Builder) {
        let mut written = 0;
        for (span, address) in &self.links {
            builder.words(Span::new(written, span.start()).of(&self.words));
            builder.begin_link(address);
            builder.words(span.of(&self.words));
            builder.end_link();
            written = span.end();
        }
        builder.words(Span::new(written, self.words.len()).of(&self.words));
    }
}
