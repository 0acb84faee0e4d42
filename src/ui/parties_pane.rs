//! The parties: name, where they are named, how often, what they are, how much they say.

use super::theme::Theme;
use super::{empty, frame, line_of, more, put, put_found, row_mark, searched};
use crate::analysis::{Analysis, EntityId, EntityKind};
use crate::app::App;
use crate::app::details::{counted, entity_kind_words};
use crate::app::layout::Pane;
use crate::app::list::Seen;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Cells of the sparkline that shows where in the text a party is named.
const SPARK_CELLS: usize = 8;
const SPARKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws the parties of the open article.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let list = &app.view().parties;
    let count = app.analyzed().map(|_| list.items().len());
    let inner = frame(buffer, area, app, theme, Pane::Parties, count);
    let (Some(document), Some(analyzed)) = (app.document(), app.analyzed()) else {
        return empty(buffer, inner, "looking for parties …", theme);
    };
    if list.items().is_empty() {
        return empty(buffer, inner, "nobody is named", theme);
    }
    let width = usize::from(inner.width);
    let found = searched(app, theme, Pane::Parties);
    for Seen { item: id, index, line: top } in list.seen() {
        let top = top.cast_signed();
        let entity = analyzed.analysis.entity(id);
        let selected = list.selected() == Some(id);
        let ground = if selected { theme.selected } else { Style::new() };
        let name_style = theme.entity(entity.kind).patch(ground).add_modifier(Modifier::BOLD);
        if let Some(line) = line_of(inner, top) {
            buffer.set_style(line, ground);
            put(buffer, line, 0, row_mark(app, Pane::Parties, index, selected), theme.focus.patch(ground));
            let count = entity.mentions.len().to_string();
            let count_at = width.saturating_sub(4);
            let spark_at = count_at.saturating_sub(SPARK_CELLS + 1);
            let name = fitted(&entity.name, spark_at.saturating_sub(2));
            put_found(buffer, line, 1, &name, name_style, found);
            spark(buffer, line, spark_at, &analyzed.analysis, id, document.text.len(), theme.faint.patch(ground));
            put(buffer, line, width.saturating_sub(width_cells(&count) + 1), &count, theme.text.patch(ground));
        }
        let claims = analyzed.index.quotations_of(id).len();
        let told = !entity.roles.is_empty() || claims > 0;
        if let (true, Some(line)) = (told, line_of(inner, top + 1)) {
            buffer.set_style(line, ground);
            let role = entity.roles.first().map_or(entity_kind_words(entity.kind), String::as_str);
            let claims = if claims > 0 { format!(" · {}", counted(claims, "claim", "claims")) } else { String::new() };
            let room = width.saturating_sub(3 + width_cells(&claims));
            let words = format!("{}{claims}", fitted(role, room));
            put_found(buffer, line, 2, &words, theme.faint.patch(ground), found);
        }
    }
    legend(buffer, area, theme);
    more(buffer, area, theme, list.more());
}

/// Which colour is which kind, on the frame's last line.
fn legend(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let Some(line) = line_of(area, isize::try_from(area.height).unwrap_or(0) - 1) else { return };
    let kinds = [
        (EntityKind::Person, "person"),
        (EntityKind::Organization, "org."),
        (EntityKind::Place, "place"),
        (EntityKind::Group, "group"),
    ];
    let needed: usize = kinds.iter().map(|(_, name)| name.len() + 1).sum::<usize>() + 1;
    if needed + 6 > usize::from(area.width) {
        return;
    }
    let mut at = put(buffer, line, 2, " ", theme.faint);
    for (kind, name) in kinds {
        at = put(buffer, line, at, name, theme.entity(kind));
        at = put(buffer, line, at, " ", theme.faint);
    }
}

/// Mentions per eighth of the text, the fullest as high as a cell.
fn spark(
    buffer: &mut Buffer,
    line: Rect,
    at: usize,
    analysis: &Analysis,
    id: EntityId,
    text_bytes: usize,
    style: Style,
) {
    let mut counts = [0usize; SPARK_CELLS];
    for mention in &analysis.entity(id).mentions {
        let start = analysis.mention(*mention).span.start();
        counts[(start * SPARK_CELLS / text_bytes.max(1)).min(SPARK_CELLS - 1)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (cell, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let height = (count * SPARKS.len()).div_ceil(most).clamp(1, SPARKS.len());
        put(buffer, line, at + cell, SPARKS[height - 1], style);
    }
}
