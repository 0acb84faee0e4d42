//! The articles that are listed, a line each: whether it is new, whether it has a star, what it is called, where it
//! came from, when.

use super::super::theme::Theme;
use super::super::{empty_because, line_of, more, put, with_key};
use super::{frame, grouped};
use crate::app::App;
use crate::app::command::Command;
use crate::app::shelf::Shelf;
use crate::app::shelf::layout::ShelfPane;
use crate::app::shelf::source::Source;
use crate::library::shelf::Item;
use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// From this width on a row says which feed it is of.
const ROOMY_CELLS: usize = 48;
/// The same where the preview says it of the selected one: a title is worth more.
const ROOMY_BESIDE_PREVIEW_CELLS: usize = 66;

/// Draws the pane.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let shelf = app.shelf();
    let name = safe_line(shelf.source().name(shelf.feeds())).into_owned();
    // What was read since it was listed stays in the list, and is unread no more.
    let count = match shelf.source() {
        Source::Unread if shelf.filter().is_empty() => shelf.counts().unread,
        _ => shelf.items().len(),
    };
    let count = if shelf.items().is_empty() { String::new() } else { format!(" {}", grouped(count)) };
    let inner = frame(buffer, area, app, theme, (ShelfPane::Items, &format!("{name}{count}")));
    if shelf.items().is_empty() {
        if !shelf.is_listing() {
            let (what, why) = why_empty(app);
            empty_because(buffer, inner, (what, &why), theme);
        }
        return;
    }
    let list = shelf.item_list();
    let items = list.seen().filter_map(|seen| shelf.items().get(seen.item));
    let when_cells = items.map(|item| width_cells(&item.moment.words(shelf.now()))).max().unwrap_or_default();
    let has_preview = app.shelf_areas().preview.is_some();
    let roomy_cells = if has_preview { ROOMY_BESIDE_PREVIEW_CELLS } else { ROOMY_CELLS };
    let feed_cells = if usize::from(inner.width) < roomy_cells { 0 } else { feed_cells(shelf, inner.width.into()) };
    for seen in list.seen() {
        if let (Some(line), Some(item)) = (line_of(inner, seen.line.cast_signed()), shelf.items().get(seen.item)) {
            let selected = list.selected() == Some(seen.item);
            row(buffer, line, shelf, theme, &Row { item, selected, when_cells, feed_cells });
        }
    }
    more(buffer, area, theme, list.more());
}

/// Cells that the names of feeds take, the longest of which leaves the title most of the line; none where there is no
/// need to say of which feed an article is.
fn feed_cells(shelf: &Shelf, width: usize) -> usize {
    if matches!(shelf.source(), Source::Feed(_)) {
        return 0;
    }
    let most = (width / 5).clamp(8, 20);
    let mut cells = 0;
    for feed in shelf.feeds() {
        cells = cells.max(width_cells(&feed.name));
        if cells >= most {
            break;
        }
    }
    cells.min(most)
}

/// What a line says.
struct Row<'a> {
    item: &'a Item,
    selected: bool,
    /// Cells that the widest date in the window takes.
    when_cells: usize,
    /// Cells that the names of feeds take; none where they are not said.
    feed_cells: usize,
}

fn row(buffer: &mut Buffer, line: Rect, shelf: &Shelf, theme: &Theme, row: &Row) {
    let Row { item, selected, when_cells, feed_cells } = *row;
    let ground = if selected { theme.selected } else { Style::new() };
    buffer.set_style(line, ground);
    let width = usize::from(line.width);
    let standing = item.standing;
    put(buffer, line, 0, if selected { "▸" } else { " " }, theme.focus.patch(ground));
    put(buffer, line, 1, if standing.read { " " } else { "•" }, theme.notice.patch(ground));
    put(buffer, line, 2, if standing.starred { "*" } else { " " }, theme.notice.patch(ground));
    let when = item.moment.words(shelf.now());
    let when_at = width.saturating_sub(width_cells(&when) + 1);
    put(buffer, line, when_at, &when, theme.faint.patch(ground));
    let mut room = width.saturating_sub(when_cells + 6);
    if feed_cells > 0 {
        room = room.saturating_sub(feed_cells + 2);
        let feed = item.feed.and_then(|id| shelf.feed(id)).map_or("", |feed| feed.name.as_str());
        let at = width.saturating_sub(when_cells + feed_cells + 3);
        put(buffer, line, at, &fitted(&safe_line(feed), feed_cells), theme.faint.patch(ground));
    }
    let style = if standing.read { theme.faint } else { theme.text.add_modifier(Modifier::BOLD) };
    put(buffer, line, 4, &fitted(&safe_line(&item.title), room), style.patch(ground));
}

/// Why nothing is listed, and what to do about it.
fn why_empty(app: &App) -> (&'static str, String) {
    let shelf = app.shelf();
    if !shelf.filter().is_empty() {
        return ("nothing here answers to that", with_key(app, Command::Close, "lists everything again"));
    }
    match shelf.source() {
        Source::Unread => ("you have read everything", with_key(app, Command::Reload, "asks the feeds for more")),
        Source::Starred => ("nothing has a star yet", with_key(app, Command::Star, "gives the selected article one")),
        Source::Archive => ("the archive is empty", with_key(app, Command::Archive, "puts the selected article away")),
        Source::All | Source::Search(_) | Source::Tag(_) | Source::Feed(_) => {
            ("no articles yet", with_key(app, Command::Reload, "asks the feeds for some"))
        }
    }
}
