//! The library screen: feeds, their articles, and what the selected one holds.
//!
//! In reading order: here, the header and the status line; `sources_pane`, `items_pane` and `preview_pane`; `nothing`,
//! what stands there while there are no feeds.

mod items_pane;
mod nothing;
mod preview_pane;
mod sources_pane;

use super::status::{hint, line_being_typed, said};
use super::theme::Theme;
use super::{edge, put, title};
use crate::app::command::Command;
use crate::app::details::{counted, one_line};
use crate::app::message::Notice;
use crate::app::shelf::Shelf;
use crate::app::shelf::errand::MAX_ANSWERS;
use crate::app::shelf::layout::ShelfPane;
use crate::app::shelf::source::Source;
use crate::app::{App, Overlay};
use crate::library::shelf::Order;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the library screen.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    let areas = app.shelf_areas();
    header(buffer, areas.header, app, theme);
    if nothing::is_all_there_is(app) {
        let middle = [areas.sources, areas.items, areas.preview].into_iter().flatten().reduce(Rect::union);
        nothing::draw(buffer, middle.unwrap_or_default(), app, theme);
    } else {
        if let Some(area) = areas.sources {
            sources_pane::draw(buffer, area, app, theme);
        }
        if let Some(area) = areas.items {
            items_pane::draw(buffer, area, app, theme);
        }
        if let Some(area) = areas.preview {
            preview_pane::draw(buffer, area, app, theme);
        }
    }
}

/// What the screen is at the left; how much there is, or how far a refresh has come, at the right.
fn header(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let shelf = app.shelf();
    put(buffer, area, 1, "Your library", theme.headline);
    let counts = shelf.counts();
    let facts = match shelf.progress() {
        Some(progress) if progress.all == 0 => "asking for feeds".to_owned(),
        Some(progress) => {
            let failed = if progress.failed == 0 { String::new() } else { format!(" · {} failed", progress.failed) };
            let feeds = counted(progress.all, "feed", "feeds");
            format!("asking {} of {feeds} · {} new{failed}", progress.done, progress.new)
        }
        None if shelf.is_known() => {
            let feeds = counted(shelf.feeds().len(), "feed", "feeds");
            let articles = if counts.all == 1 { "article" } else { "articles" };
            format!("{feeds} · {} {articles} · {} unread", grouped(counts.all), grouped(counts.unread))
        }
        None => String::new(),
    };
    let room = usize::from(area.width).saturating_sub(16);
    let facts = fitted(&facts, room);
    put(buffer, area, usize::from(area.width).saturating_sub(width_cells(&facts) + 1), &facts, theme.faint);
}

/// The status line: what is typed, what was said, or what is listed and which keys matter.
pub(super) fn status(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let shelf = app.shelf();
    if let Some(Overlay::Filter(prompt)) = app.overlay() {
        let beside = beside_filter(shelf);
        line_being_typed(buffer, area, theme, prompt, ("/", "words, or feed: tag: is: party: said: by: after: …"));
        let style = if shelf.filter_error().is_some() { theme.failure } else { theme.faint };
        let room = usize::from(area.width).saturating_sub(width_cells(prompt.typed()) + 4);
        if !prompt.typed().is_empty() && room > 4 {
            let beside = fitted(&beside, room);
            put(buffer, area, usize::from(area.width).saturating_sub(width_cells(&beside) + 1), &beside, style);
        }
        return;
    }
    let at = put(buffer, area, 1, &listed(shelf), theme.text);
    let width = usize::from(area.width);
    let room = width.saturating_sub(at + 4);
    let (words, style) = match (app.count(), app.notice().cloned().or_else(|| trouble(shelf))) {
        (Some(count), _) => (count.to_string(), theme.notice),
        (None, Some(notice)) => return said(buffer, area, room, theme, &notice),
        (None, None) => (hint(app, hints(app), room), theme.faint),
    };
    let words = fitted(&words, room);
    put(buffer, area, width.saturating_sub(width_cells(&words) + 1), &words, style);
}

/// Why the selected feed could not be had, as long as feeds are looked through.
fn trouble(shelf: &Shelf) -> Option<Notice> {
    let Source::Feed(id) = shelf.source() else { return None };
    let trouble = shelf.feed(*id).filter(|_| shelf.focus() == ShelfPane::Sources)?.trouble(shelf.now())?;
    Some(Notice { text: trouble, failure: true })
}

/// How many a query finds, and where, what of it is wrong, or how what is typed may go on.
fn beside_filter(shelf: &Shelf) -> String {
    if let Some(error) = shelf.filter_error() {
        return format!("Esc leaves   ! {error}");
    }
    let found = match shelf.items().len() {
        _ if shelf.is_listing() => "…".to_owned(),
        MAX_ANSWERS => format!("the best {MAX_ANSWERS}"),
        count => format!("{} found", grouped(count)),
    };
    // What is looked for among few may well be elsewhere.
    let found = match shelf.source() {
        Source::All => found,
        source => format!("{found} in {}", one_line(source.name(shelf.feeds()))),
    };
    match shelf.completions().first() {
        Some(completion) => format!("Tab: {completion}   {found}"),
        None => found,
    }
}

/// “Unread · the newest first”, or what was typed.
fn listed(shelf: &Shelf) -> String {
    if !shelf.filter().is_empty() {
        return format!("/{}", fitted(shelf.filter(), 24));
    }
    let order = match shelf.order() {
        Order::Newest | Order::Best => "newest first",
        Order::Oldest => "oldest first",
        Order::Title => "by title",
        Order::Feed => "by feed",
    };
    order.to_owned()
}

fn hints(app: &App) -> &'static [(Command, &'static str)] {
    if nothing::is_all_there_is(app) {
        return &[
            (Command::Subscribe, "subscribe"),
            (Command::Library, "back to the article"),
            (Command::Help, "help"),
        ];
    }
    if !app.shelf().filter().is_empty() && app.shelf().focus() == ShelfPane::Items {
        return &[
            (Command::Close, "all again"),
            (Command::Activate, "open"),
            (Command::Search, "change"),
            (Command::SaveSearch, "keep"),
            (Command::Help, "help"),
        ];
    }
    match app.shelf().focus() {
        ShelfPane::Sources => &[
            (Command::Activate, "its articles"),
            (Command::NextPane, "panes"),
            (Command::Reload, "refresh"),
            (Command::Subscribe, "subscribe"),
            (Command::Help, "help"),
        ],
        ShelfPane::Items => &[
            (Command::Activate, "open"),
            (Command::NextUnread, "next unread"),
            (Command::Star, "star"),
            (Command::Search, "find"),
            (Command::Reload, "refresh"),
            (Command::NextPane, "panes"),
            (Command::Stories, "stories"),
            (Command::Dossier, "all somebody said"),
            (Command::Help, "help"),
        ],
        ShelfPane::Preview => &[
            (Command::Activate, "open"),
            (Command::ScrollDown, "down"),
            (Command::OpenSource, "open outside"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
    }
}

/// The frame of `pane` with its title; gives what is left inside.
fn frame(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme, (pane, name): (ShelfPane, &str)) -> Rect {
    let focused = app.shelf().focus() == pane;
    let inner = edge(buffer, area, if focused { theme.focus } else { theme.border });
    let name = fitted(name, usize::from(area.width).saturating_sub(6));
    title(buffer, area, theme, &name, focused);
    inner
}

/// A number with its thousands set apart: “12,345”.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
