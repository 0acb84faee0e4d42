//! The outline: headings, reading times, the section being read, and how much of each has been seen.

use super::theme::Theme;
use super::{frame, line_of, more, put, put_found, row_mark, searched};
use crate::app::App;
use crate::app::layout::Pane;
use crate::app::list::Seen;
use crate::app::outline::{self, Style};
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the outline of the open article.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let inner = frame(buffer, area, app, theme, Pane::Sections, None);
    let Some(document) = app.document() else { return };
    let list = &app.view().sections;
    let style = Style::of(document, inner);
    let seen_to = if app.view().text.at_end() { document.text.len() } else { app.view().text.seen().end() };
    let current = app.view().section(document);
    let found = searched(app, theme, Pane::Sections);
    for Seen { item: section, index: row, line: top } in list.seen() {
        let top = top.cast_signed();
        let here = section == current;
        let chosen = app.focus() == Pane::Sections && list.selected() == Some(section);
        let time = outline::short_reading_time(document.sections[section].words);
        let read = outline::progress(document.sections[section].span, seen_to, 100) == 100;
        let mut words = match (here, read) {
            (true, _) => theme.headline,
            (false, true) => theme.faint,
            (false, false) => theme.text,
        };
        if chosen {
            words = words.patch(theme.selected);
        }
        let depth = usize::from(document.sections[section].level.saturating_sub(1)).min(3);
        let marker = row_mark(app, Pane::Sections, row, chosen || (here && app.focus() != Pane::Sections));
        let width = usize::from(inner.width);
        let lines: Vec<String> = match style {
            Style::Compact => vec![fitted(&title(document, section), width.saturating_sub(3 + depth)).into_owned()],
            Style::Roomy | Style::Middling => {
                let lines = outline::heading_lines(document, section, inner.width);
                let shown = lines.iter().map(|line| crate::app::details::one_line(line.of(&document.text)));
                let room = usize::from(inner.width).saturating_sub(3);
                if document.sections[section].heading.is_none() {
                    vec![title(document, section)]
                } else {
                    shown.map(|line| fitted(&line, room).into_owned()).collect()
                }
            }
        };
        for (index, words_of_line) in lines.iter().enumerate() {
            let Some(line) = line_of(inner, top + index.cast_signed()) else { continue };
            if chosen {
                buffer.set_style(line, theme.selected);
            }
            if index == 0 {
                put(buffer, line, 0, marker, theme.focus);
            }
            let at = 2 + if style == Style::Compact { depth } else { 0 };
            put_found(buffer, line, at, words_of_line, words, found);
            // What a section is called is worth more than how long it takes.
            let time_at = width.saturating_sub(width_cells(&time) + 1);
            let is_last = index + 1 == lines.len();
            if style != Style::Roomy && is_last && at + width_cells(words_of_line) + 2 <= time_at {
                put(buffer, line, time_at, &time, theme.faint);
            }
        }
        if style == Style::Roomy
            && let Some(line) = line_of(inner, top + lines.len().cast_signed())
        {
            let room = usize::from(inner.width).saturating_sub(5 + width_cells(&time));
            let filled = outline::progress(document.sections[section].span, seen_to, room);
            let at = put(buffer, line, 2, &"━".repeat(filled), theme.bar);
            let at = put(buffer, line, at, &"─".repeat(room - filled), theme.border);
            put(buffer, line, at + 1, &time, theme.faint);
        }
    }
    more(buffer, area, theme, list.more());
}

fn title(document: &crate::document::Document, section: usize) -> String {
    crate::app::details::one_line(outline::title(document, section))
}
