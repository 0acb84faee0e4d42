//! The keys that matter, shown at the first start until the first key.

use super::theme::Theme;
use super::{blank, line_of, put};
use crate::app::App;
use crate::app::command::Command;
use crate::app::layout::{inside, welcome};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

const KEYS: [(Command, &str); 7] = [
    (Command::NextClaim, "next claim: who says what"),
    (Command::Details, "all there is to know of it"),
    (Command::NextPane, "from pane to pane"),
    (Command::Palette, "find anything by its letters"),
    (Command::Library, "your library of feeds"),
    (Command::Help, "every key"),
    (Command::Leave, "leave, or quit; Esc steps back"),
];
const WORDS_AT: usize = 6;

/// Draws the keys above the status line, where they are to be shown and there is room.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    // Over a list they would be keys of something that is not seen yet.
    let is_seen = app.settings().hint && app.overlay().is_none();
    let Some(area) = welcome(app.size()).filter(|_| is_seen) else { return };
    blank(buffer, area, theme, theme.focus);
    put(buffer, area, 2, " New here? ", theme.focus.add_modifier(Modifier::BOLD));
    for (row, (command, words)) in KEYS.into_iter().enumerate() {
        let Some(line) = line_of(inside(area), row.cast_signed()) else { break };
        let key = app.keymap().keys(command).first().map(ToString::to_string).unwrap_or_default();
        put(buffer, line, 1, &key, theme.notice);
        put(buffer, line, WORDS_AT, words, theme.text);
    }
}
