//! Rows and columns of a table as lines of text, where a line holds them.

use super::builder::Builder;
use super::{Inset, ParagraphKind};
use crate::text::safe::safe_line;
use crate::text::width::width_cells;

/// Tables wider than this are not set in columns: the reader's own width of text.
const MAX_CELLS: usize = 76;

/// Between two columns.
const GAP: &str = "  ";

/// The cells of a table, row by row.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of the last row.
    pub(super) fn begin_cell(&mut self) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        self.rows.last_mut().into_iter().for_each(|row| row.push(String::new()));
    }

    /// Adds words to the last cell.
    pub(super) fn words(&mut self, words: &str) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(&safe_line(words));
        }
    }

    /// Writes the table: in columns where they fit, else each row as an item.
    pub(super) fn write(mut self, builder: &mut Builder, inset: Inset) {
        for cell in self.rows.iter_mut().flatten() {
            *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let widths = self.widths();
        let whole = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
        if widths.len() > 1 && whole <= MAX_CELLS {
            builder.begin(ParagraphKind::Verbatim, inset);
            builder.words(&self.lines(&widths));
            return builder.end();
        }
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            builder.begin_item("•", Inset { lists: inset.lists.saturating_add(1), ..inset });
            builder.words(&cells.join(" · "));
        }
        builder.end();
    }

    /// How many cells of the screen each column takes.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(width_cells(cell));
            }
        }
        widths
    }

    fn lines(&self, widths: &[usize]) -> String {
        let mut lines = String::new();
        for row in &self.rows {
            let mut blanks = 0;
            for (cell, width) in row.iter().zip(widths) {
                if !cell.is_empty() {
                    lines.extend(std::iter::repeat_n(' ', blanks));
                    lines.push_str(cell);
                    blanks = 0;
                }
                blanks += width + GAP.len() - width_cells(cell);
            }
            lines.push('\n');
        }
        lines
    }
}
