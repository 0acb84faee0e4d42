//! What a row of the screen shows.

use crate::document::ParagraphKind;
use crate::text::Span;
use crate::text::line::Line;

/// A row of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Nothing stands on it.
    Blank,
    /// A row of a picture.
    Picture {
        /// Which of [`super::TextView::pictures`].
        picture: usize,
        /// Which of its rows, from 0.
        row: u16,
    },
    /// What is said of a picture, or a line of that.
    Words {
        /// Which of [`super::TextView::pictures`].
        picture: usize,
        /// A stretch of [`crate::app::pictures::Picture::words`].
        line: Span,
    },
    /// A line of what is known of the article besides its text: a stretch of [`super::TextView::facts`].
    Facts(Span),
    /// A line of the text.
    Line {
        /// What stands on it.
        line: Line,
        /// What the paragraph it belongs to is.
        kind: ParagraphKind,
        /// Whether it is the first of its paragraph.
        first: bool,
        /// Whether it is the last of its paragraph.
        last: bool,
        /// Cells before its first sign.
        indent_cells: u16,
        /// Bars of quotations in those cells, one in every [`super::INSET_CELLS`] from the left.
        bars: u16,
    },
}

impl Row {
    /// The line on it.
    pub fn line(self) -> Option<Span> {
        match self {
            Self::Line { line, .. } => Some(line.span),
            Self::Blank | Self::Picture { .. } | Self::Words { .. } | Self::Facts(_) => None,
        }
    }
}
