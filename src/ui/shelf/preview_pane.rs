//! What the selected article holds.

use super::super::overlay::style_of;
use super::super::theme::Theme;
use super::super::{line_of, more, put};
use super::frame;
use crate::app::App;
use crate::app::shelf::layout::{ShelfPane, preview_cells};
use crate::app::shelf::preview::beginning_lines;
use crate::text::safe::safe_line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the pane.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let shelf = app.shelf();
    let inner = frame(buffer, area, app, theme, (ShelfPane::Preview, "Preview"));
    let cells = preview_cells(inner.width);
    let (top, height) = (shelf.preview_top(), usize::from(inner.height));
    let lines = beginning_lines(shelf, cells, top + height);
    let top = top.min(lines.len().saturating_sub(height));
    for (index, line) in lines.iter().skip(top).take(height).enumerate() {
        let Some(row) = line_of(inner, index.cast_signed()) else { break };
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
        let mut at = 0;
        for (tone, words) in &line.pieces {
            at = put(buffer, row, at, &safe_line(words), style_of(*tone, theme));
        }
    }
    more(buffer, area, theme, (top > 0, top + height < lines.len()));
}
