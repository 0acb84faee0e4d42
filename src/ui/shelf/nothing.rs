//! What stands on the library screen while there are no feeds: how to get some.

use super::super::theme::Theme;
use super::super::{blank, line_of, put};
use crate::app::App;
use crate::app::command::Command;
use crate::app::layout::inside;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Whether there is nothing to show yet.
pub(super) fn is_all_there_is(app: &App) -> bool {
    let shelf = app.shelf();
    shelf.is_known() && shelf.feeds().is_empty() && shelf.counts().all + shelf.counts().archived == 0
}

/// Says in the middle of `area` what to do.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    blank(buffer, area, theme, theme.border);
    let inner = inside(area);
    let key = |command| app.keymap().keys(command).first().map(ToString::to_string).unwrap_or_default();
    let subscribe = format!("{}  subscribes to a feed: type its address", key(Command::Subscribe));
    let lines: [(&str, Style); 9] = [
        ("Your library is empty.", theme.headline),
        ("", theme.text),
        (&subscribe, theme.notice),
        ("", theme.text),
        ("or, in a shell:", theme.faint),
        ("onrecord feed add https://example.org/feed.xml", theme.text),
        ("onrecord feed import feeds.opml", theme.text),
        ("onrecord feed import ~/.newsboat/urls", theme.text),
        ("onrecord article.html reads without any feed", theme.faint),
    ];
    let widest = lines.iter().map(|(words, _)| width_cells(words)).max().unwrap_or_default();
    let at = usize::from(inner.width).saturating_sub(widest) / 2;
    let top = inner.height.saturating_sub(9) / 3;
    for (index, (words, style)) in (usize::from(top)..).zip(lines) {
        let Some(line) = line_of(inner, index.cast_signed()) else { break };
        put(buffer, line, at, &fitted(words, usize::from(inner.width).saturating_sub(at)), style);
    }
}
