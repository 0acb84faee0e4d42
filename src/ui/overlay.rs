//! What stands over the panes: help, all of a claim, all of a party.

use super::theme::Theme;
use super::{blank, clear, line_of, picker, put};
use crate::app::command::Command;
use crate::app::details::Tone;
use crate::app::{App, Overlay};
use crate::text::width::width_cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Draws the overlay that is open, if one is.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    let (title, top) = match app.overlay() {
        Some(Overlay::Help(top)) => (" Keys ", *top),
        Some(Overlay::Claim(_, page)) => (" Claim ", page.top),
        Some(Overlay::Party(_, page)) => (" Party ", page.top),
        Some(Overlay::Kept(_, top)) => (" Claim ", *top),
        Some(Overlay::Pick(list)) => return picker::draw(buffer, app, theme, list),
        Some(Overlay::Output(_, top)) => (" What it said ", *top),
        Some(
            Overlay::Search(_)
            | Overlay::Links(_)
            | Overlay::Pipe { .. }
            | Overlay::Rename(..)
            | Overlay::Filter(_)
            | Overlay::Subscribe(_)
            | Overlay::SaveSearch(_)
            | Overlay::File(..)
            | Overlay::Note(_)
            | Overlay::Narrow(_),
        )
        | None => return,
    };
    let selected = app.overlay().and_then(Overlay::page).and_then(|page| page.selected);
    let lines = app.overlay_lines();
    let size = app.size();
    let seen = lines.len().min(usize::from(app.overlay_height()));
    let inner = if app.overlay_fills() {
        let area = Rect::new(0, 0, size.width, size.height.saturating_sub(1));
        clear(buffer, area, theme);
        put(buffer, area, 0, title, theme.focus.add_modifier(Modifier::BOLD));
        Rect { y: 1, height: area.height.saturating_sub(1), ..area }
    } else {
        framed(buffer, app, theme, title, (top, seen, lines.len()))
    };
    for (index, line) in lines.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        let Some(row) = line_of(inner, index.cast_signed()) else { break };
        let ground = if selected == Some(top + index) { theme.selected } else { Style::new() };
        if selected == Some(top + index) {
            buffer.set_style(row, ground);
            put(buffer, row, 0, "▸", theme.focus.patch(ground));
        }
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
        let mut at = 0;
        for (tone, words) in &line.pieces {
            at = put(buffer, row, at, words, style_of(*tone, theme).patch(ground));
        }
    }
}

/// How `tone` looks.
pub(super) fn style_of(tone: Tone, theme: &Theme) -> Style {
    match tone {
        Tone::Plain => theme.text,
        Tone::Strong => theme.heading,
        Tone::Faint => theme.faint,
        Tone::Quoted => theme.quoted,
        Tone::Party(kind) => theme.entity(kind).add_modifier(Modifier::BOLD),
        Tone::Answered => theme.answered,
        Tone::LeftOut => theme.faint.add_modifier(Modifier::CROSSED_OUT),
    }
}

/// The box of an overlay that shows `seen` of `count` lines from line `top` on; gives what is left inside.
fn framed(
    buffer: &mut Buffer,
    app: &App,
    theme: &Theme,
    title: &str,
    (top, seen, count): (usize, usize, usize),
) -> Rect {
    let size = app.size();
    let height = u16::try_from(seen).unwrap_or(size.height) + 2;
    let width = (app.overlay_cells() + 4).min(size.width);
    let area = Rect::new((size.width - width) / 2, (size.height.saturating_sub(height)) / 2, width, height);
    let inner = blank(buffer, area, theme, theme.focus);
    put(buffer, area, 2, title, theme.focus.add_modifier(Modifier::BOLD));
    if let Some(key) = app.keymap().keys(Command::Close).first() {
        let words = format!(" {key} closes ");
        put(buffer, area, usize::from(area.width).saturating_sub(width_cells(&words) + 2), &words, theme.faint);
    }
    if app.overlay().and_then(Overlay::page).is_some() {
        let key = |command| app.keymap().keys(command).first().map(ToString::to_string).unwrap_or_default();
        let words = format!(" {} next place  {} go there ", key(Command::NextPane), key(Command::Activate));
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        if width_cells(&words) + 26 < usize::from(area.width) {
            put(buffer, last, 2, &words, theme.faint);
        }
    }
    if seen < count {
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        let words = format!(" {}–{} of {count} lines ", top + 1, (top + seen).min(count));
        put(buffer, last, usize::from(area.width).saturating_sub(width_cells(&words) + 2), &words, theme.faint);
    }
    inner
}
