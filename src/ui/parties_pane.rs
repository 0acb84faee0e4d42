//! The parties: name, where they are named, how often, what they are, how much they say.

use super::theme::Theme;
use super::{empty, empty_because, frame, line_of, more, put, put_found, row_mark, searched, with_key};
use crate::analysis::EntityKind;
use crate::app::App;
use crate::app::article_view::party_lines;
use crate::app::command::Command;
use crate::app::details::{counted, entity_kind_words};
use crate::app::layout::Pane;
use crate::app::list::Seen;
use crate::library::correction::Correction;
use crate::library::index::SPREAD_PARTS;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// The signs of the sparkline that shows where in the text a party is named.
const SPARKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws the parties of the open article.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let list = &app.view().parties;
    let count = app.analyzed().map(|_| list.items().len());
    let inner = frame(buffer, area, app, theme, Pane::Parties, count);
    let Some(analyzed) = app.analyzed() else {
        let words = if app.article().failure.is_some() { "there is no text" } else { "looking for parties …" };
        return empty(buffer, inner, words, theme);
    };
    if list.items().is_empty() {
        let hiding = |correction: &Correction| matches!(correction, Correction::HideParty { .. });
        let hidden = analyzed.corrections.iter().any(hiding);
        let why = if hidden { with_key(app, Command::ShowHidden, "shows the hidden") } else { String::new() };
        let is_empty = app.document().is_some_and(|document| document.paragraphs.is_empty());
        let what = if is_empty { "there is no text" } else { "nobody is named" };
        return empty_because(buffer, inner, (what, &why), theme);
    }
    let width = usize::from(inner.width);
    let found = searched(app, theme, Pane::Parties);
    // A long text names a party ten thousand times.
    let counts = list.seen().map(|seen| analyzed.analysis.entity(seen.item).mentions.len().to_string().len());
    let count_cells = counts.max().unwrap_or_default().max(3) + 1;
    for Seen { item: id, index, line: top } in list.seen() {
        let top = top.cast_signed();
        let entity = analyzed.analysis.entity(id);
        let selected = list.selected() == Some(id);
        let ground = if selected { theme.selected } else { Style::new() };
        let faint = theme.faint.patch(ground);
        let mark = analyzed.yours.word_for_party(id);
        let told = party_lines(analyzed, id) > 1;
        let name_style = theme.entity(entity.kind).patch(ground).add_modifier(Modifier::BOLD);
        if let Some(line) = line_of(inner, top) {
            buffer.set_style(line, ground);
            put(buffer, line, 0, row_mark(app, Pane::Parties, index, selected), theme.focus.patch(ground));
            let count = entity.mentions.len().to_string();
            let count_at = width.saturating_sub(count_cells);
            let spark_at = count_at.saturating_sub(SPREAD_PARTS + 1);
            let star = if mark == Some("yours") { "*" } else { "" };
            let name = fitted(&entity.name, spark_at.saturating_sub(2 + star.len()));
            let at = put_found(buffer, line, 1, &name, name_style, found);
            let at = put(buffer, line, at, star, name_style);
            // What it is stands here where there is no second line to say it.
            if !told && at + 1 + kind_word(entity.kind).len() < spark_at {
                put(buffer, line, at + 1, kind_word(entity.kind), faint);
            }
            spark(buffer, line, spark_at, analyzed.index.spread(id), faint);
            put(buffer, line, width.saturating_sub(width_cells(&count) + 1), &count, theme.text.patch(ground));
        }
        if let (true, Some(line)) = (told, line_of(inner, top + 1)) {
            buffer.set_style(line, ground);
            let claims = analyzed.index.quotations_of(id).len();
            let claims = (claims > 0).then(|| counted(claims, "claim", "claims"));
            let ends = [claims.as_deref(), mark].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let role = entity.roles.first().map(|role| {
                let kind = kind_word(entity.kind);
                let room = width.saturating_sub(9 + width_cells(kind) + width_cells(&ends));
                if room < 4 { kind.to_owned() } else { format!("{kind} · {}", fitted(role, room)) }
            });
            let kind = entity_kind_words(entity.kind);
            let fits = width_cells(kind) + width_cells(&ends) + 6 <= width;
            let role = role.unwrap_or_else(|| if fits { kind } else { kind_word(entity.kind) }.to_owned());
            let words = if ends.is_empty() { role } else { format!("{role} · {ends}") };
            put_found(buffer, line, 2, &words, faint, found);
        }
    }
    legend(buffer, area, theme);
    more(buffer, area, theme, list.more());
}

/// What a party is, in as few letters as a row has room for.
fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "org.",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other",
    }
}

/// Which colour is which kind, on the frame's last line.
fn legend(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let Some(line) = line_of(area, isize::try_from(area.height).unwrap_or(0) - 1) else { return };
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Group];
    let needed: usize = kinds.iter().map(|kind| kind_word(*kind).len() + 1).sum::<usize>() + 1;
    if needed + 6 > usize::from(area.width) {
        return;
    }
    let mut at = put(buffer, line, 2, " ", theme.faint);
    for kind in kinds {
        at = put(buffer, line, at, kind_word(kind), theme.entity(kind));
        at = put(buffer, line, at, " ", theme.faint);
    }
}

/// Mentions per eighth of the text, the fullest as high as a cell.
fn spark(buffer: &mut Buffer, line: Rect, at: usize, counts: [u32; SPREAD_PARTS], style: Style) {
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (cell, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let height = (u64::from(count) * SPARKS.len() as u64).div_ceil(u64::from(most));
        let sign = usize::try_from(height).map_or(0, |height| height.clamp(1, SPARKS.len()) - 1);
        put(buffer, line, at + cell, SPARKS[sign], style);
    }
}
