//! [`App`] to frame. Changes nothing: the same state draws the same cells.
//!
//! In reading order: [`theme`], what everything looks like; then a file for each part of the screen, `shelf` for the
//! library, `across` for what is told of all of it; [`linear`], what is said where there is none.

mod across;
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
use crate::app::facts::Facts;
use crate::app::layout::{Pane, SMALLEST, inside};
use crate::app::search::Pattern;
use crate::text::Span;
use crate::text::width::{fitted, glyphs, width_cells};
use crate::text::wrap::wrap;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols;
use ratatui::widgets::{Clear, Widget};
use theme::Theme;

/// Draws `app` on all of `buffer`, which is blank.
pub fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    let whole = buffer.area;
    lay_ground(buffer, whole, theme);
    if whole.width < SMALLEST.width || whole.height < SMALLEST.height {
        let words = format!("needs {}×{}", SMALLEST.width, SMALLEST.height);
        buffer.set_stringn(0, 0, words, usize::from(whole.width), theme.faint);
        return;
    }
    if let Some(screen) = app.across().seen() {
        across::draw(buffer, app, screen, theme);
        return overlay::draw(buffer, app, theme);
    }
    if app.is_on_shelf() {
        shelf::draw(buffer, app, theme);
        overlay::draw(buffer, app, theme);
        // Last: what is said may take some of the lines above.
        return status::draw(buffer, app.shelf_areas().status, app, theme);
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
    overlay::draw(buffer, app, theme);
    welcome::draw(buffer, app, theme);
    status::draw(buffer, areas.status, app, theme);
}

/// Headline at the left; byline, date and reading time at the right, as far as there is room.
fn header(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let facts = Facts::of(app).words();
    let room = usize::from(area.width).saturating_sub(2);
    let title = crate::app::details::one_line(app.article().title());
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
    if pane != Pane::Text && app.areas().text.intersects(area) {
        clear(buffer, area, theme);
    }
    let inner = edge(buffer, area, style);
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
    edge(buffer, area, style)
}

/// The lines around a box, as ratatui's `Block` has them, which goes over all that is inside, too; gives what is left.
fn edge(buffer: &mut Buffer, area: Rect, style: Style) -> Rect {
    let area = area.intersection(buffer.area);
    let lines = symbols::border::PLAIN;
    if area.width < 2 || area.height < 2 {
        return inside(area);
    }
    let last = usize::from(area.width) - 1;
    for y in area.top()..area.bottom() {
        let [left, middle, right] = match y {
            y if y == area.top() => [lines.top_left, lines.horizontal_top, lines.top_right],
            y if y == area.bottom() - 1 => [lines.bottom_left, lines.horizontal_bottom, lines.bottom_right],
            _ => [lines.vertical_left, "", lines.vertical_right],
        };
        let row = cells(buffer, Rect { y, height: 1, ..area });
        row[0].set_symbol(left).set_style(style);
        row[last].set_symbol(right).set_style(style);
        if !middle.is_empty() {
            for cell in &mut row[1..last] {
                cell.set_symbol(middle).set_style(style);
            }
        }
    }
    inside(area)
}

/// The cells of the first line of `area`.
fn cells(buffer: &mut Buffer, area: Rect) -> &mut [Cell] {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return &mut [];
    }
    let start = buffer.index_of(area.x, area.y);
    &mut buffer.content[start..start + usize::from(area.width)]
}

/// The ground under everything; the terminal's own needs no laying.
fn lay_ground(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    if theme.ground != Style::new() {
        buffer.set_style(area, theme.ground);
    }
}

/// Nothing but the ground.
fn clear(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    Clear.render(area, buffer);
    lay_ground(buffer, area, theme);
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
    let row = cells(buffer, area);
    let mut at = at;
    for glyph in glyphs(text, Span::new(0, text.len())) {
        let end = at + usize::from(glyph.width_cells);
        if end > row.len() {
            break;
        }
        put_glyph(&mut row[at..end], glyph.symbol, style);
        at = end;
    }
    at
}

/// Puts a sign into the cells it takes.
fn put_glyph(cells: &mut [Cell], symbol: &str, style: Style) {
    let Some((first, rest)) = cells.split_first_mut() else { return };
    first.set_symbol(symbol).set_style(style);
    // A wide sign takes its second cell by itself.
    rest.iter_mut().for_each(Cell::reset);
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
    let top = inner.height / 3 + 1;
    for (line, top) in wrap(why, Span::new(0, why.len()), inner.width).into_iter().zip(top..inner.height) {
        let words = line.of(why);
        let at = usize::from(inner.width).saturating_sub(width_cells(words)) / 2;
        put(buffer, Rect { y: inner.y + top, height: 1, ..inner }, at, words, theme.faint);
    }
}

/// “f for everybody's”, by the live keymap.
fn with_key(app: &App, command: Command, does: &str) -> String {
    app.keymap().keys(command).first().map(|key| format!("{key} {does}")).unwrap_or_default()
}
