//! [`App`] to frame. Changes nothing: the same state draws the same cells.
//!
//! In reading order: [`theme`], what everything looks like; then a file for each part of the screen, `shelf` for the library;
//! [`linear`], what is said where there is none.

mod claims_pane;
pub mod linear;
mod overlay;
mod parties_pane;
mod picker;
mod sections_pane;
mod shelf;
mod status;
mod text_pane;
pub mod theme;
mod welcome;

use crate::app::App;
use crate::app::command::Command;
use crate::app::layout::{Pane, SMALLEST};
use crate::app::outline::minutes;
use crate::app::search::Pattern;
use crate::text::Span;
use crate::text::width::{fitted, width_cells};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, Clear, Widget};
use theme::Theme;

/// Draws `app` on all of `frame`.
pub fn draw(frame: &mut Frame, app: &App, theme: &Theme) {
    let whole = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(whole, theme.ground);
    if whole.width < SMALLEST.width || whole.height < SMALLEST.height {
        let words = format!("needs {}×{}", SMALLEST.width, SMALLEST.height);
        buffer.set_stringn(0, 0, words, usize::from(whole.width), theme.faint);
        return;
    }
    if app.is_on_shelf() {
        shelf::draw(buffer, app, theme);
        return overlay::draw(buffer, app, theme);
    }
    let areas = app.areas();
    header(buffer, areas.header, app, theme);
    text_pane::draw(buffer, app, theme);
    if let Some(area) = areas.sections {
        sections_pane::draw(buffer, area, app, theme);
    }
    if let Some(area) = areas.claims {
        claims_pane::draw(buffer, area, app, theme);
    }
    if let Some(area) = areas.parties {
        parties_pane::draw(buffer, area, app, theme);
    }
    status::draw(buffer, areas.status, app, theme);
    overlay::draw(buffer, app, theme);
    welcome::draw(buffer, app, theme);
}

/// Headline at the left; byline, date and reading time at the right, as far as there is room.
fn header(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let mut facts = Vec::new();
    if let Some(document) = app.document() {
        facts.extend(document.byline.as_ref().map(|line| line.of(&document.text).to_owned()));
        facts.extend(document.published.clone());
        let words: usize = document.sections.iter().map(|section| section.words).sum();
        if words > 0 {
            facts.push(format!("{} min", minutes(words)));
        }
    }
    let (place, count) = app.place_in_order();
    if count > 1 {
        facts.push(format!("{place}/{count}"));
    }
    let room = usize::from(area.width).saturating_sub(2);
    let title = crate::app::details::one_line(app.article().title());
    while width_cells(&facts.join(" · ")) > room / 2 && facts.len() > 1 {
        facts.remove(0);
    }
    let facts = facts.join(" · ");
    let title_room = room.saturating_sub(width_cells(&facts) + 2);
    put(buffer, area, 1, &fitted(&title, title_room), theme.headline);
    let at = usize::from(area.width).saturating_sub(width_cells(&facts) + 1);
    put(buffer, area, at, &facts, theme.faint);
}

/// The frame of a pane, its title and how many rows it holds; gives what is left inside.
fn frame(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme, pane: Pane, count: Option<usize>) -> Rect {
    let name = match pane {
        Pane::Sections => "Sections",
        Pane::Text => "",
        Pane::Claims => "Claims",
        Pane::Parties => "Parties",
    };
    let focused = app.focus() == pane;
    let style = if focused { theme.focus } else { theme.border };
    let inner = blank(buffer, area, theme, style);
    let count = count.map(|count| format!(" {count}")).unwrap_or_default();
    if !name.is_empty() {
        title(buffer, area, theme, &format!("{name}{count}"), focused);
    }
    inner
}

/// What a pane is called, on its frame.
fn title(buffer: &mut Buffer, area: Rect, theme: &Theme, name: &str, focused: bool) {
    let marker = if focused { "▸" } else { " " };
    let area = Rect { width: area.width.saturating_sub(2), ..area };
    put(buffer, area, 1, &format!("{marker}{name} "), if focused { theme.focus } else { theme.faint });
}

/// An empty box; gives what is left inside.
fn blank(buffer: &mut Buffer, area: Rect, theme: &Theme, style: Style) -> Rect {
    clear(buffer, area, theme);
    let block = Block::bordered().border_style(style);
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// Nothing but the ground.
fn clear(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    Clear.render(area, buffer);
    buffer.set_style(area, theme.ground);
}

/// Signs at the right end of a pane's frame where its list goes on above or below.
fn more(buffer: &mut Buffer, area: Rect, theme: &Theme, (above, below): (bool, bool)) {
    let column = area.right().saturating_sub(3);
    if above {
        buffer.set_string(column, area.top(), "↑", theme.faint);
    }
    if below {
        buffer.set_string(column, area.bottom().saturating_sub(1), "↓", theme.faint);
    }
}

/// Writes `text` on the first line of `area` from its cell `at` on, as far as it fits; gives the cell behind it.
fn put(buffer: &mut Buffer, area: Rect, at: usize, text: &str, style: Style) -> usize {
    if area.is_empty() || at >= usize::from(area.width) {
        return at;
    }
    let column = area.x + u16::try_from(at).unwrap_or(u16::MAX);
    let room = usize::from(area.width) - at;
    let (end, _) = buffer.set_stringn(column, area.y, text, room, style);
    usize::from(end - area.x)
}

/// As [`put`], with the signs that were searched for in this pane set off.
fn put_found(buffer: &mut Buffer, area: Rect, at: usize, text: &str, style: Style, found: Option<Found>) -> usize {
    let end = put(buffer, area, at, text, style);
    let Some(found) = found else { return end };
    for hit in found.pattern.hits(text) {
        let first = at + width_cells(Span::new(0, hit.start()).of(text));
        let last = (first + width_cells(hit.of(text))).min(usize::from(area.width));
        let cells = |cell: usize| u16::try_from(cell).unwrap_or(u16::MAX);
        if first < last {
            let lit = Rect { x: area.x + cells(first), width: cells(last - first), height: 1, ..area };
            buffer.set_style(lit, found.style);
        }
    }
    end
}

/// What was searched for among the rows of a pane.
#[derive(Clone, Copy)]
struct Found<'a> {
    pattern: &'a Pattern,
    style: Style,
}

/// What was searched for among the rows of `pane`, and the sign that marks row `row` where it stands in that.
fn searched<'a>(app: &'a App, theme: &Theme, pane: Pane) -> Option<Found<'a>> {
    let search = app.view().row_search.as_ref().filter(|search| search.pane == pane)?;
    Some(Found { pattern: &search.pattern, style: theme.hit })
}

/// The sign before row number `row` of `pane`: whether it is selected, or has what was searched for.
fn row_mark(app: &App, pane: Pane, row: usize, selected: bool) -> &'static str {
    let search = app.view().row_search.as_ref().filter(|search| search.pane == pane);
    match search {
        _ if selected => "▸",
        Some(search) if search.hits.binary_search(&row).is_ok() => "/",
        _ => " ",
    }
}

/// The line `line` of `area`, if it has one.
fn line_of(area: Rect, line: isize) -> Option<Rect> {
    let line = u16::try_from(line).ok().filter(|line| *line < area.height)?;
    Some(Rect { y: area.y + line, height: 1, ..area })
}

/// Says in the middle of an empty pane why it is empty.
fn empty(buffer: &mut Buffer, inner: Rect, words: &str, theme: &Theme) {
    let line = Rect { y: inner.y + inner.height / 3, height: inner.height.min(1), ..inner };
    let words = fitted(words, usize::from(inner.width));
    let at = usize::from(inner.width).saturating_sub(width_cells(&words)) / 2;
    put(buffer, line, at, &words, theme.faint);
}

/// As [`empty`], with what more there is to say on the line below.
fn empty_because(buffer: &mut Buffer, inner: Rect, (what, why): (&str, &str), theme: &Theme) {
    empty(buffer, inner, what, theme);
    if inner.height > inner.height / 3 + 1 {
        empty(buffer, Rect { y: inner.y + 1, ..inner }, why, theme);
    }
}

/// “f for everybody's”, by the live keymap.
fn with_key(app: &App, command: Command, does: &str) -> String {
    app.keymap().keys(command).first().map(|key| format!("{key} {does}")).unwrap_or_default()
}
