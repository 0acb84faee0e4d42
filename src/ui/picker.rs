//! A list to pick from: what is typed, and what was found, its letters set off, each with what it is in a word.

use super::status::hint;
use super::theme::Theme;
use super::{blank, clear, line_of, put};
use crate::app::App;
use crate::app::command::Command;
use crate::app::layout::{overlay_fills, picker, picker_rows};
use crate::app::picker::{Match, Picker, Purpose, Target, Waits};
use crate::text::Span;
use crate::text::safe::safe_line;
use crate::text::width::{fitted, glyphs, last_cells, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::borrow::Cow;

/// Cells for what a row is, from a width on that leaves enough for what it is called.
const KIND_CELLS: usize = 13;
/// Narrower rows show no keys beside them.
const ROOMY_CELLS: usize = 56;

/// Draws `list` over the panes.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme, list: &Picker) {
    let area = picker(app.size());
    let name = |id| app.analyzed().map(|analyzed| analyzed.analysis.entity(id).name.as_str());
    let title = match list.purpose {
        Purpose::Palette => " Do or go to ".to_owned(),
        Purpose::Commands => " Keys ".to_owned(),
        Purpose::Articles => format!(" {} articles ", app.library().count()),
        Purpose::Notes => " Notes ".to_owned(),
        Purpose::Dossier => " All that … said ".to_owned(),
        Purpose::Feed => format!(" Edit {} ", safe_line(app.shelf().source().name(app.shelf().feeds()))),
        Purpose::Edit(id) => name(id).map_or_else(String::new, |name| format!(" Edit {name} ")),
        Purpose::EditClaim(_) => " Edit this claim ".to_owned(),
        Purpose::Credit(_) => " Who said this ".to_owned(),
        Purpose::Merge(id) => name(id).map_or_else(String::new, |name| format!(" {name} is the same as ")),
    };
    let title = format!(" {} ", fitted(title.trim(), (usize::from(area.width) * 2 / 3).saturating_sub(4)));
    if overlay_fills(app.size()) {
        clear(buffer, area, theme);
        put(buffer, area, 0, &title, theme.focus.add_modifier(Modifier::BOLD));
    } else {
        frame(buffer, area, theme, &title, list);
    }
    let rows = picker_rows(app.size());
    let line = Rect { y: rows.y - 1, height: 1, ..rows };
    if list.is_typed_in {
        typed(buffer, line, theme, list);
    } else {
        let away = if list.is_first { (Command::Leave, "quits") } else { (Command::Close, "closes") };
        let keys = [(Command::Activate, "opens"), (Command::ScrollDown, "next"), (Command::Search, "narrows"), away];
        put(buffer, line, 1, &hint(app, &keys, usize::from(line.width).saturating_sub(2)), theme.faint);
    }
    if list.matches().is_empty() {
        let why = match list.purpose {
            Purpose::Dossier if list.prompt.typed().trim().chars().nth(1).is_none() => "type letters of a name",
            Purpose::Dossier if list.waits != Waits::No => "looking through the library",
            Purpose::Dossier => "nobody in the library has these letters",
            _ => "nothing here has these letters",
        };
        put(buffer, rows, 3, &fitted(why, usize::from(rows.width) - 4), theme.faint);
        // Who types a word of the text has not found the search yet.
        let search = super::with_key(app, Command::Search, "searches the text");
        if let (Purpose::Palette, false, Some(line)) = (list.purpose, search.is_empty(), line_of(rows, 1)) {
            let words = format!("Esc, then {search}");
            put(buffer, line, 3, &fitted(&words, usize::from(rows.width) - 4), theme.faint);
        }
        return;
    }
    for seen in list.list().seen() {
        let Some(line) = line_of(rows, seen.line.cast_signed()) else { continue };
        let found = &list.matches()[seen.item];
        let mark = list.purpose.takes_several().then(|| list.marked().contains(&found.row.target));
        row(buffer, line, theme, found, (list.list().selected() == Some(seen.item), mark));
    }
    super::more(buffer, area, theme, list.list().more());
}

fn frame(buffer: &mut Buffer, area: Rect, theme: &Theme, title: &str, list: &Picker) {
    blank(buffer, area, theme, theme.focus);
    put(buffer, area, 2, title, theme.focus.add_modifier(Modifier::BOLD));
    let keys = match (list.is_typed_in, list.purpose.is_list(), list.marked().len()) {
        (true, true, _) => " Enter opens  ↑ ↓ move  Esc all again ".to_owned(),
        (true, false, 0) if list.purpose.takes_several() => " Enter picks  Tab marks several  Esc closes ".to_owned(),
        (true, false, 0) => " Enter picks  ↑ ↓ move  Esc closes ".to_owned(),
        (true, false, count) => format!(" Enter picks the {count} marked ✓  Tab marks  Esc closes "),
        (false, ..) => String::new(),
    };
    let bottom = Rect { y: area.bottom() - 1, height: 1, ..area };
    put(buffer, bottom, 2, &fitted(&keys, usize::from(area.width).saturating_sub(4)), theme.faint);
    let count = format!(" {} found ", list.matches().len());
    if !list.prompt.typed().is_empty() {
        put(buffer, area, usize::from(area.width).saturating_sub(width_cells(&count) + 2), &count, theme.faint);
    }
}

/// The line being typed; of one too long, its end.
fn typed(buffer: &mut Buffer, line: Rect, theme: &Theme, list: &Picker) {
    let sign = match list.purpose {
        Purpose::Palette => ":",
        purpose if purpose.is_list() => "/",
        _ => "›",
    };
    let at = put(buffer, line, 1, sign, theme.notice);
    let at = put(
        buffer,
        line,
        at + 1,
        last_cells(list.prompt.typed(), usize::from(line.width).saturating_sub(5)),
        theme.text,
    );
    put(buffer, line, at, "▏", theme.focus);
}

/// A row, whether it is selected and, of a list that takes several, whether it is marked.
fn row(buffer: &mut Buffer, line: Rect, theme: &Theme, found: &Match, (selected, mark): (bool, Option<bool>)) {
    let ground = if selected { theme.selected } else { Style::new() };
    buffer.set_style(line, ground);
    put(buffer, line, 0, if selected { "▸" } else { " " }, theme.focus.patch(ground));
    let width = usize::from(line.width);
    let faint = theme.faint.patch(ground);
    // Of a command its keys are worth more than the word for what it is.
    let command = width < ROOMY_CELLS && matches!(found.row.target, Target::Command(_));
    let beside = if width < ROOMY_CELLS && !command { "" } else { found.row.beside.as_str() };
    let kind = if command { Cow::Borrowed("") } else { fitted(found.row.kind, KIND_CELLS.min(width / 3)) };
    let beside_at = width.saturating_sub(width_cells(beside) + 1);
    let kind_at = if command || kind.is_empty() {
        beside_at
    } else if beside.is_empty() {
        width.saturating_sub(KIND_CELLS.min(width / 3) + 1)
    } else {
        width.saturating_sub(KIND_CELLS + 13)
    };
    let begins = if mark.is_some() { 4 } else { 2 };
    if mark == Some(true) {
        put(buffer, line, 2, "✓", theme.notice.patch(ground));
    }
    let room = kind_at.saturating_sub(begins + 2);
    let shown = fitted(&found.row.words, room);
    let mut at = begins;
    for glyph in glyphs(&shown, Span::new(0, shown.len())) {
        let letter = found.letters.binary_search(&glyph.at).is_ok();
        let style = if letter { theme.notice.add_modifier(Modifier::BOLD | Modifier::UNDERLINED) } else { theme.text };
        at = put(buffer, line, at, glyph.symbol, style.patch(ground));
    }
    put(buffer, line, kind_at, &kind, faint);
    put(buffer, line, beside_at, beside, theme.text.patch(ground));
}
