//! Where the panes of the library screen stand: a pure function of the terminal's size and of which of them is used.

use crate::app::layout::{MEDIUM_CELLS, WIDE_CELLS, bands, beside, percent};
use ratatui::layout::{Rect, Size};

/// A pane of the library screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ShelfPane {
    /// What can be listed.
    Sources,
    /// The articles that are listed.
    #[default]
    Items,
    /// What the selected one holds.
    Preview,
}

impl ShelfPane {
    /// From left to right.
    pub const ALL: [Self; 3] = [Self::Sources, Self::Items, Self::Preview];
}

/// How wide the lines of a preview may be where its pane has `inner_cells` inside its border.
pub fn preview_cells(inner_cells: u16) -> u16 {
    inner_cells.saturating_sub(2).clamp(1, 76)
}

/// Where everything stands. Panes include their borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShelfAreas {
    /// The first line; empty on a very low screen.
    pub header: Rect,
    /// What can be listed, where it is shown.
    pub sources: Option<Rect>,
    /// The articles, where they are shown.
    pub items: Option<Rect>,
    /// What the selected one holds, where it is shown.
    pub preview: Option<Rect>,
    /// The last line.
    pub status: Rect,
}

impl ShelfAreas {
    /// The areas of a screen of `size` while the reader is in `focus`: three panes, two, or that one alone.
    pub fn new(size: Size, focus: ShelfPane) -> Self {
        let [header, middle, status] = bands(size);
        let mut areas = Self { header, status, ..Self::default() };
        if size.width >= WIDE_CELLS {
            let (sources, items) = beside(middle, (size.width / 6).clamp(22, 30));
            let (items, preview) = beside(items, items.width - (size.width * 32 / 100).clamp(36, 66));
            (areas.sources, areas.items, areas.preview) = (Some(sources), Some(items), Some(preview));
        } else if size.width >= MEDIUM_CELLS && focus == ShelfPane::Preview {
            let (items, preview) = beside(middle, percent(middle.width, 45));
            (areas.items, areas.preview) = (Some(items), Some(preview));
        } else if size.width >= MEDIUM_CELLS {
            let (sources, items) = beside(middle, 24);
            (areas.sources, areas.items) = (Some(sources), Some(items));
        } else {
            match focus {
                ShelfPane::Sources => areas.sources = Some(middle),
                ShelfPane::Items => areas.items = Some(middle),
                ShelfPane::Preview => areas.preview = Some(middle),
            }
        }
        areas
    }

    /// Where `pane` stands, with its border.
    pub fn of(&self, pane: ShelfPane) -> Option<Rect> {
        match pane {
            ShelfPane::Sources => self.sources,
            ShelfPane::Items => self.items,
            ShelfPane::Preview => self.preview,
        }
    }

    /// The pane at a cell of the screen.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<ShelfPane> {
        let at = (column, row).into();
        ShelfPane::ALL.into_iter().find(|pane| self.of(*pane).is_some_and(|area| area.contains(at)))
    }
}
