//! The claims: who, with which word, what, and who answers it.

use super::theme::Theme;
use super::{Found, empty, empty_because, frame, line_of, more, put, put_found, row_mark, searched, with_key};
use crate::analysis::{EntityId, QuotationId};
use crate::app::App;
use crate::app::article_view::{BYTES_OF_A_CELL, Listed, Only};
use crate::app::command::Command;
use crate::app::details::{
    ANSWERING, act_beside, and_more, answer_mark, answering_words, beginning_words, fitted_owner_words,
    is_speaker_in_cue, one_line, owner_words, response_words, with_others,
};
use crate::app::layout::Pane;
use crate::app::list::Seen;
use crate::document::Document;
use crate::library::Analyzed;
use crate::library::correction::Correction;
use crate::text::Span;
use crate::text::width::{fitted, width_cells};
use crate::text::wrap::fill;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Draws the claims of the open article.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let list = &app.view().claims;
    let count = app.analyzed().map(|_| app.view().claim_count());
    let inner = frame(buffer, area, app, theme, Pane::Claims, count);
    let (Some(document), Some(analyzed)) = (app.document(), app.analyzed()) else {
        let words = if app.article().failure.is_some() { "there is no text" } else { "looking for claims …" };
        return empty(buffer, inner, words, theme);
    };
    let of = app.view().filter.map(|party| format!("of {}", analyzed.analysis.entity(party).name));
    let only = Some(app.view().only).filter(|only| *only != Only::All).map(|only| only.words().to_owned());
    if of.is_some() || only.is_some() {
        let shown = only.into_iter().chain(of).collect::<Vec<_>>().join(" ");
        let room = usize::from(area.width).saturating_sub(15);
        let words = format!(" {} ", fitted(&shown, room));
        put(buffer, Rect { width: area.width - 1, ..area }, 13, &words, theme.notice);
    }
    if list.items().is_empty() {
        let hiding = |correction: &Correction| matches!(correction, Correction::HideClaim { .. });
        let hidden = analyzed.corrections.iter().any(hiding);
        let (what, why) = match (app.view().filter, hidden) {
            _ if document.paragraphs.is_empty() => ("there is no text", String::new()),
            _ if app.view().only != Only::All => ("none of these here", with_key(app, Command::Sift, "for others")),
            (Some(_), _) => ("says nothing here", with_key(app, Command::FilterByParty, "for everybody's")),
            (None, true) => ("no claims left", with_key(app, Command::ShowHidden, "shows the hidden")),
            (None, false) => ("no claims found", "nobody seems to be quoted here".to_owned()),
        };
        let (what, why) = match analyzed.analysis.language {
            language if language.is_english() || app.view().filter.is_some() => (what, why),
            language => ("no claims found", format!("only marks show them in {}", language.name)),
        };
        return empty_because(buffer, inner, (what, &why), theme);
    }
    for (row, Seen { item, index, line }) in list.seen().enumerate() {
        let selected = list.selected() == Some(item);
        let mark = row_mark(app, Pane::Claims, index, selected);
        let found = searched(app, theme, Pane::Claims);
        let mut top = line.cast_signed();
        let begins_group = app.view().begins_group(item);
        let is_under_heading = app.view().by_speaker && (row > 0 || begins_group);
        if begins_group {
            heading(buffer, inner, app, theme, (analyzed, item, top));
            top += 1;
        }
        let under = item.under.filter(|_| is_under_heading);
        let row = ClaimRow { theme, document, analyzed, id: item.id, inner, top, under, selected, mark, found };
        row.draw(buffer);
    }
    more(buffer, area, theme, list.more());
}

/// Whose claims follow, and how many.
fn heading(
    buffer: &mut Buffer,
    inner: Rect,
    app: &App,
    theme: &Theme,
    (analyzed, row, top): (&Analyzed, Listed, isize),
) {
    let Some(line) = line_of(inner, top) else { return };
    let analysis = &analyzed.analysis;
    let count = app.view().claims.items().iter().filter(|other| other.under == row.under).count();
    let (name, style) = row.under.map_or(("sources not told apart", theme.faint), |party| {
        let entity = analysis.entity(party);
        (entity.name.as_str(), theme.entity(entity.kind).add_modifier(Modifier::BOLD | Modifier::UNDERLINED))
    });
    let count = count.to_string();
    let at = put(buffer, line, 0, &fitted(name, usize::from(line.width).saturating_sub(count.len() + 2)), style);
    put(buffer, line, at + 1, &count, theme.faint);
}

struct ClaimRow<'a> {
    theme: &'a Theme,
    document: &'a Document,
    analyzed: &'a Analyzed,
    id: QuotationId,
    inner: Rect,
    /// Line of the pane it begins at.
    top: isize,
    /// Whose name stands above it, in sight.
    under: Option<EntityId>,
    /// Whether it is the selected row.
    selected: bool,
    /// The sign before it.
    mark: &'static str,
    found: Option<Found<'a>>,
}

impl ClaimRow<'_> {
    fn draw(&self, buffer: &mut Buffer) {
        let (theme, analysis) = (self.theme, &self.analyzed.analysis);
        let quotation = analysis.quotation(self.id);
        let ground = if self.selected { theme.selected } else { Style::new() };
        let unsure = if quotation.is_doubtful() { theme.doubtful } else { Style::new() };
        let width = usize::from(self.inner.width);
        let text = &self.document.text;
        let height =
            crate::app::article_view::claim_lines(text, self.analyzed, self.id, self.inner.width).cast_signed();
        for line in self.top..self.top + height {
            if let Some(line) = line_of(self.inner, line) {
                buffer.set_style(line, ground);
            }
        }
        let speakers = analysis.speakers(self.id, text);
        let kind = speakers.last().map(|entity| analysis.entity(*entity).kind);
        let who = kind.map_or(theme.faint, |kind| theme.entity(kind)).patch(unsure).patch(ground);
        if let Some(line) = line_of(self.inner, self.top) {
            let cue = quotation.whole_cue().map(|cue| one_line(cue.of(text))).unwrap_or_default();
            // “Neither Ruiz nor Dolan said”: the cue names them.
            let is_named = !is_speaker_in_cue(analysis, self.id);
            let name = if is_named { owner_words(self.document, analysis, self.id) } else { String::new() };
            let hidden = self.analyzed.yours.hidden_claims.contains(&self.id);
            // Whose it is the reader said, as in the parties' pane.
            let star = if analysis.credited.contains_key(&self.id) { "*" } else { "" };
            let mut act = match hidden {
                true => "hidden",
                // “has not conceded” is no admission, and the cue says so.
                false if quotation.negation.is_some() => "",
                false => act_beside(quotation.speech_act, &cue),
            };
            if !hidden && width_cells(&name) + width_cells(&cue) + width_cells(act) + 6 > width {
                act = "";
            }
            let room = width.saturating_sub(if act.is_empty() { 0 } else { width_cells(act) + 1 });
            // Beneath its speaker's name a claim need not say whose it is, but who says it, too.
            let name = match self.under.filter(|_| is_named) {
                Some(under) => with_others(analysis, &speakers, under).unwrap_or_default(),
                None => name,
            };
            let cue_room = (width_cells(&cue) + 2).min(width / 2);
            put(buffer, line, 0, self.mark, theme.focus.patch(ground));
            let name_room = room.saturating_sub(2 + cue_room + star.len()).max(6);
            let name = match width_cells(&name) > name_room {
                true if self.under.is_some() => fitted(&name, name_room).into_owned(),
                true => fitted_owner_words(self.document, analysis, self.id, name_room),
                false => name,
            };
            let at = put_found(buffer, line, 1, &name, who.add_modifier(Modifier::BOLD), self.found);
            let at = put(buffer, line, at, star, who.add_modifier(Modifier::BOLD));
            let cue = fitted(&cue, room.saturating_sub(at + 3));
            let at = if name.is_empty() && star.is_empty() { at } else { at + 2 };
            put_found(buffer, line, at, &cue, theme.faint.patch(ground), self.found);
            if !act.is_empty() {
                put(buffer, line, width.saturating_sub(width_cells(act) + 1), act, theme.faint.patch(ground));
            }
        }
        // All that the two lines could hold, and more, so that what is cut off shows.
        let content = beginning_words(text, analysis, self.id, BYTES_OF_A_CELL * width);
        let mut lines = fill(&content, Span::new(0, content.len()), self.inner.width.saturating_sub(2));
        let answered = self.analyzed.index.answered_in(self.id);
        let below = usize::from(!answered.is_empty()) + usize::from(!quotation.responses.is_empty());
        let most = usize::try_from(height).unwrap_or(1) - 1 - below;
        if let (true, Some(last)) = (lines.len() > most, lines.last().copied()) {
            lines.truncate(most);
            if let Some(line) = lines.last_mut() {
                *line = Span::new(line.start(), last.end());
            }
        }
        let words = theme.text.patch(unsure).patch(ground);
        for (index, span) in lines.iter().enumerate() {
            if let Some(line) = line_of(self.inner, self.top + 1 + index.cast_signed()) {
                let words_shown = one_line(span.of(&content));
                let shown = fitted(&words_shown, width.saturating_sub(1));
                put_found(buffer, line, 1, &shown, words, self.found);
            }
        }
        if let (Some(answering), Some(line)) = (
            answering_words(self.document, analysis, answered),
            line_of(self.inner, self.top + height - below.cast_signed()),
        ) {
            let words = format!("{ANSWERING} {answering}");
            let words = fitted(&words, width.saturating_sub(1));
            put_found(buffer, line, 1, &words, theme.faint.patch(ground), self.found);
        }
        if let (Some(response), Some(line)) = (quotation.responses.first(), line_of(self.inner, self.top + height - 1))
        {
            let answered = response_words(text, analysis, response);
            let mark = answer_mark(response.act);
            let words = format!("{mark} {}", and_more(&answered, quotation.responses.len()));
            let words = fitted(&words, width.saturating_sub(1));
            put_found(buffer, line, 1, &words, theme.answered.patch(ground), self.found);
        }
    }
}
