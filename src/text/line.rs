//! A line of text and where its signs stand: at the left, or spread from edge to edge.

use super::Span;
use super::width::{Glyph, glyphs};

/// A blank between two words of a spread line is at most this much wider than one cell.
const MAX_SPREAD_CELLS: u16 = 2;

/// A line of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What of the text stands on it.
    pub span: Span,
    /// Whether it ends inside a word, so that a hyphen is shown that the text does not hold.
    pub hyphen: bool,
    /// Cells left free before it, where it goes on with a line that was too long.
    pub hang_cells: u16,
}

impl From<Span> for Line {
    fn from(span: Span) -> Self {
        Self { span, hyphen: false, hang_cells: 0 }
    }
}

/// The signs of `line` of `text` and the cell each begins at, from 0.
///
/// With `spread_to`, the blanks between words are widened so that the last sign ends at that cell: a blank's width says
/// how many cells it takes. A line that would gape stays as it is.
pub fn placed(text: &str, line: Line, spread_to: Option<u16>) -> impl Iterator<Item = (u16, Glyph<'_>)> {
    let spread = spread_to.map(|width_cells| (spare(text, line, width_cells), blanks(text, line)));
    let (spare, blanks) = spread.filter(|(spare, blanks)| *spare <= blanks * MAX_SPREAD_CELLS).unwrap_or_default();
    let mut column = 0;
    let mut blank = 0;
    let mut seen_word = false;
    glyphs(text, line.span).map(move |mut glyph| {
        if glyph.symbol == " " && seen_word {
            let given = |before: u16| u32::from(spare) * u32::from(before) / u32::from(blanks).max(1);
            let wider = given(blank + 1) - given(blank);
            glyph.width_cells += u16::try_from(wider).unwrap_or(0);
            blank += 1;
        }
        seen_word |= glyph.symbol != " ";
        let at = column;
        column += glyph.width_cells;
        (at, glyph)
    })
}

/// Cells of `width_cells` that `line` leaves empty.
fn spare(text: &str, line: Line, width_cells: u16) -> u16 {
    let taken: u16 = glyphs(text, line.span).map(|glyph| glyph.width_cells).sum();
    width_cells.saturating_sub(taken).saturating_sub(u16::from(line.hyphen))
}

/// Blanks of `line` behind its indentation.
fn blanks(text: &str, line: Line) -> u16 {
    let count = glyphs(text, line.span).skip_while(|glyph| glyph.symbol == " ").filter(|glyph| glyph.symbol == " ");
    u16::try_from(count.count()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width_cells: u16, expected: &str) {
        let line = Line::from(Span::new(0, text.len()));
        let mut shown = String::new();
        for (at, glyph) in placed(text, line, Some(width_cells)) {
            assert_eq!(usize::from(at), shown.chars().count());
            if glyph.symbol == " " {
                shown.push_str(&" ".repeat(usize::from(glyph.width_cells)));
            } else {
                shown.push_str(glyph.symbol);
            }
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn blanks_share_what_is_left_of_the_line() {
        check("the council met", 17, "the  council  met");
        check("the council met", 18, "the  council   met");
        check("the council met", 15, "the council met");
    }

    #[test]
    fn a_line_that_would_gape_stays_as_it_is() {
        check("the council met", 20, "the council met");
        check("council", 20, "council");
    }

    #[test]
    fn indentation_is_not_widened() {
        check("  the council", 14, "  the  council");
    }
}
