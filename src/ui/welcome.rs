//! The five keys that matter, shown at the first start until the first key.

use super::theme::Theme;
use super::{blank, line_of, put};
use crate::app::App;
use crate::app::command::Command;
use crate::app::layout::inside;
use crate::text::width::width_cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

const KEYS: [(Command, &str); 5] = [
    (Command::NextClaim, "next claim: who says what"),
    (Command::Details, "all there is to know of it"),
    (Command::NextPane, "from pane to pane"),
    (Command::Palette, "find anything by its letters"),
    (Command::Help, "every key"),
];
const WORDS_AT: usize = 6;

/// Draws the keys above the status line, where they are to be shown and there is room.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    let size = app.size();
    let widest = KEYS.iter().map(|(_, words)| width_cells(words)).max().unwrap_or_default();
    let width = u16::try_from(WORDS_AT + widest + 4).unwrap_or(u16::MAX);
    let height = u16::try_from(KEYS.len() + 2).unwrap_or(u16::MAX);
    if !app.settings().hint || size.width < width + 4 || size.height < height + 4 {
        return;
    }
    let area = Rect::new((size.width - width) / 2, size.height - height - 2, width, height);
    blank(buffer, area, theme, theme.focus);
    put(buffer, area, 2, " New here? ", theme.focus.add_modifier(Modifier::BOLD));
    for (row, (command, words)) in KEYS.into_iter().enumerate() {
        let Some(line) = line_of(inside(area), row.cast_signed()) else { break };
        let key = app.keymap().keys(command).first().map(ToString::to_string).unwrap_or_default();
        put(buffer, line, 1, &key, theme.notice);
        put(buffer, line, WORDS_AT, words, theme.text);
    }
}
