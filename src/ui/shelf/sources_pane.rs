//! What can be listed: articles of a kind, tags, feeds, each with how much of it is unread.

use super::super::theme::Theme;
use super::super::{line_of, more, put};
use super::{frame, grouped};
use crate::app::App;
use crate::app::shelf::Shelf;
use crate::app::shelf::layout::ShelfPane;
use crate::app::shelf::source::{Source, begins_group, lines};
use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Draws the pane.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let shelf = app.shelf();
    let inner = frame(buffer, area, app, theme, (ShelfPane::Sources, "Library"));
    let list = shelf.source_list();
    for seen in list.seen() {
        let (sources, index) = (shelf.sources(), seen.item);
        let line = seen.line + lines(sources, index) - 1;
        if begins_group(sources, index)
            && let Some(group) = sources[index].group()
            && let Some(heading) = line_of(inner, line.cast_signed() - 1)
        {
            put(buffer, heading, 1, group, theme.faint);
        }
        if let Some(line) = line_of(inner, line.cast_signed()) {
            row(buffer, line, shelf, theme, (&sources[index], list.selected() == Some(index)));
        }
    }
    more(buffer, area, theme, list.more());
}

fn row(buffer: &mut Buffer, line: Rect, shelf: &Shelf, theme: &Theme, (source, selected): (&Source, bool)) {
    let ground = if selected { theme.selected } else { Style::new() };
    buffer.set_style(line, ground);
    put(buffer, line, 0, if selected { "▸" } else { " " }, theme.focus.patch(ground));
    let (count, unread) = count(shelf, source);
    let beside = if count == 0 { String::new() } else { grouped(count) };
    let width = usize::from(line.width);
    let room = width.saturating_sub(width_cells(&beside) + 4);
    let fails = matches!(source, Source::Feed(id) if shelf.feed(*id).is_some_and(|feed| feed.error.is_some()));
    let sign = match source {
        // A sign, too: not everybody sees the colour.
        Source::Feed(_) if fails => "! ",
        Source::Search(_) => "/",
        Source::Tag(_) => "#",
        _ => "",
    };
    let name = format!("{sign}{}", safe_line(source.name(shelf.feeds())));
    let style = match (fails, unread) {
        (true, _) => theme.failure,
        (false, true) => theme.text.add_modifier(Modifier::BOLD),
        (false, false) => theme.text,
    };
    put(buffer, line, 1, &fitted(&name, room), style.patch(ground));
    put(buffer, line, width.saturating_sub(width_cells(&beside) + 1), &beside, theme.faint.patch(ground));
}

/// The number beside a source, and whether something of it is unread.
fn count(shelf: &Shelf, source: &Source) -> (usize, bool) {
    let counts = shelf.counts();
    let unread = match source {
        Source::All => return (counts.all, false),
        Source::Starred => return (counts.starred, false),
        Source::Archive => return (counts.archived, false),
        Source::Search(_) => return (0, false),
        Source::Unread => counts.unread,
        Source::Tag(tag) => {
            let filed =
                shelf.feeds().iter().filter(|feed| feed.tags.iter().any(|known| known.eq_ignore_ascii_case(tag)));
            filed.map(|feed| feed.unread).sum()
        }
        Source::Feed(id) => shelf.feed(*id).map_or(0, |feed| feed.unread),
    };
    (unread, unread > 0)
}
