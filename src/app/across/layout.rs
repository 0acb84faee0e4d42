//! Where everything stands on the screens over the library: a pure function of the terminal's size.

use crate::app::layout::{WIDE_CELLS, bands, beneath, beside};
use ratatui::layout::{Rect, Size};

/// Lines of the timeline: two of bars, one of dates.
const TIMELINE_LINES: u16 = 3;
/// The widest a line of rows gets.
const MAX_CELLS: u16 = 120;
/// From this height on there is room for a timeline.
const TALL_LINES: u16 = 16;

/// Where everything stands. Panes include their borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AcrossAreas {
    /// The first line.
    pub header: Rect,
    /// What is said before the rows, of a dossier.
    pub facts: Rect,
    /// How much was said when, of a dossier.
    pub timeline: Rect,
    /// The rows, where they are shown.
    pub rows: Option<Rect>,
    /// Those a party is named with, where they are shown.
    pub others: Option<Rect>,
    /// The last line.
    pub status: Rect,
}

impl AcrossAreas {
    /// The areas of a list of stories, or of one of them.
    pub fn of_stories(size: Size) -> Self {
        let [header, middle, status] = bands(size);
        Self { header, rows: Some(middle), status, ..Self::default() }
    }

    /// The areas of a dossier with `facts` lines of what is said before the claims, and a timeline where it
    /// `spans_time`; `among_others` is where keys move.
    pub fn of_dossier(size: Size, (facts, spans_time): (usize, bool), among_others: bool) -> Self {
        let [header, middle, status] = bands(size);
        let lines = u16::try_from(facts).unwrap_or(u16::MAX).min(if size.height < TALL_LINES { 1 } else { 5 });
        let (facts, rest) = beneath(middle, lines);
        let (timeline, rest) = beneath(rest, if size.height >= TALL_LINES && spans_time { TIMELINE_LINES } else { 0 });
        let mut areas = Self { header, facts, timeline, status, ..Self::default() };
        if size.width >= WIDE_CELLS {
            let (rows, others) = beside(rest, rest.width - (size.width * 30 / 100).clamp(32, 44));
            (areas.rows, areas.others) = (Some(rows), Some(others));
        } else if among_others {
            areas.others = Some(rest);
        } else {
            areas.rows = Some(rest);
        }
        areas
    }
}

/// How wide lines of rows may be in a pane of `width` cells, its border and the mark before a row left out.
pub fn row_cells(width: u16) -> u16 {
    width.saturating_sub(4).clamp(1, MAX_CELLS)
}
