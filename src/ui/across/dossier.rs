//! What a party's screen has besides its claims: facts, how much was said when, and those it is named with.

use super::super::theme::Theme;
use super::super::{blank, empty, line_of, more, put, title};
use super::pieces;
use crate::app::App;
use crate::app::across::Screen;
use crate::app::across::dossier::DossierScreen;
use crate::library::dossier::Companion;
use crate::library::moment::Moment;
use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::{Direction, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Bar, BarChart, BarGroup, Sparkline, SparklineBar, Widget};

/// Draws all but the claims.
pub(super) fn draw(buffer: &mut Buffer, app: &App, screen: &Screen, dossier: &DossierScreen, theme: &Theme) {
    let areas = app.across_areas();
    let cells = areas.facts.width.saturating_sub(2);
    for (number, line) in (0..).zip(dossier.facts(app.across().now(), cells)) {
        if let Some(row) = line_of(areas.facts, number) {
            pieces(buffer, row, &line, Style::new(), theme);
        }
    }
    timeline(buffer, areas.timeline, (screen, dossier), theme);
    if let Some(area) = areas.others {
        others(buffer, area, dossier, theme);
    }
}

/// Bars of how many claims there are when, the selected one's set off, and the days at both ends: of one day the hours,
/// too.
fn timeline(buffer: &mut Buffer, area: Rect, (screen, dossier): (&Screen, &DossierScreen), theme: &Theme) {
    if area.height < 2 || area.width < 20 || dossier.told.is_none() {
        return;
    }
    let bars = Rect { x: area.x + 1, width: area.width - 2, height: area.height - 1, ..area };
    let timeline = dossier.timeline(usize::from(bars.width), screen.rows().selected());
    if timeline.counts.is_empty() {
        // Nothing in the library names it: there are no days.
        return;
    }
    let set_off = theme.focus.add_modifier(Modifier::REVERSED);
    let bar = |(part, count): (usize, &u64)| {
        let style = if timeline.selected == Some(part) { set_off } else { theme.bar };
        SparklineBar::from(*count).style(Some(style))
    };
    let data: Vec<SparklineBar> = timeline.counts.iter().enumerate().map(bar).collect();
    Sparkline::default().data(data).style(theme.bar).render(bars, buffer);
    let days = Rect { y: area.bottom() - 1, height: 1, ..area };
    let (mut first, mut last) = (day(timeline.first), day(timeline.last));
    if first == last {
        first = format!("{first} {}", timeline.first.time());
        last = timeline.last.time();
    }
    put(buffer, days, 1, &first, theme.faint);
    put(buffer, days, usize::from(days.width).saturating_sub(width_cells(&last) + 1), &last, theme.faint);
    if let Some(part) = timeline.selected
        && part > width_cells(&first) + 1
        && part + width_cells(&last) + 2 < usize::from(bars.width)
    {
        put(buffer, days, part + 1, "▲", theme.focus);
    }
}

/// `2026-03-02`.
fn day(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Those it is named with, a bar each of in how many articles.
fn others(buffer: &mut Buffer, area: Rect, dossier: &DossierScreen, theme: &Theme) {
    let is_focused = dossier.among_others;
    let inner = blank(buffer, area, theme, if is_focused { theme.focus } else { theme.border });
    // In one article what tells them apart is how often it names them.
    let counts_mentions = dossier.told.as_ref().is_some_and(|told| told.dossier.reports.len() == 1);
    let name = if counts_mentions { "Named with, how often" } else { "Named with, in articles" };
    title(buffer, area, theme, name, is_focused);
    let Some(told) = &dossier.told else { return };
    let count = |other: &Companion| if counts_mentions { other.mentions } else { other.articles };
    let companions = &told.dossier.companions;
    if companions.is_empty() {
        return empty(buffer, inner, "nobody", theme);
    }
    let list = dossier.others();
    let most = companions.iter().map(count).max().unwrap_or(1);
    let name_cells = (usize::from(inner.width) / 2).min(24);
    let bars = list.seen().filter_map(|seen| {
        let other = companions.get(seen.item)?;
        let is_selected = is_focused && list.selected() == Some(seen.item);
        let mark = if is_selected { "▸" } else { " " };
        let name = fitted(&safe_line(&other.name), name_cells).into_owned();
        let gap = " ".repeat(name_cells.saturating_sub(width_cells(&name)));
        let style = theme.entity(other.kind);
        let label =
            Line::styled(format!("{mark}{name}{gap}"), if is_selected { style.patch(theme.selected) } else { style });
        let bar = Bar::default().value(count(other) as u64).label(label).style(theme.bar);
        Some(bar.text_value(count(other).to_string()).value_style(theme.bar.add_modifier(Modifier::REVERSED)))
    });
    let bars: Vec<Bar> = bars.collect();
    BarChart::default()
        .direction(Direction::Horizontal)
        .bar_width(1)
        .bar_gap(0)
        .max(most as u64)
        .data(BarGroup::default().bars(&bars))
        .render(inner, buffer);
    more(buffer, area, theme, list.more());
}
