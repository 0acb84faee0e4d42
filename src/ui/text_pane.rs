//! The text: headings stand out, parties are tinted by kind, quoted words set off, a thin line at the left marks
//! reported ones; the selected claim or party is lit wherever it stands.

use super::theme::Theme;
use crate::analysis::{Analysis, EntityKind, MentionForm, QuotationId, QuotationKind};
use crate::app::article_view::{ArticleView, Lit};
use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::links::Hint;
use crate::app::text_view::{INSET_CELLS, Row};
use crate::app::{App, Overlay};
use crate::document::{Emphasis, Link, Look, ParagraphKind};
use crate::library::Analyzed;
use crate::library::index::{Here, mentions_within};
use crate::text::Span;
use crate::text::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the text of the open article.
pub(super) fn draw(buffer: &mut Buffer, app: &App, theme: &Theme) {
    let areas = app.areas();
    if areas.text_border {
        super::frame(buffer, areas.text, app, theme, Pane::Text, None);
    }
    let lines = areas.text_lines(app.text_cells());
    let Some(document) = app.document() else {
        let article = app.article();
        return match &article.failure {
            Some(why) => unread(buffer, lines, app, why, theme),
            None => super::empty(buffer, lines, &format!("reading {} …", article.source.name), theme),
        };
    };
    if document.paragraphs.is_empty() {
        return super::empty(buffer, lines, "this article is empty", theme);
    }
    let view = app.view();
    let (text, analyzed) = (&document.text, app.analyzed());
    let hints = if matches!(app.overlay(), Some(Overlay::Links(_))) { app.hints() } else { Vec::new() };
    let painter = Painter {
        text,
        links: &document.links,
        emphasis: &document.emphasis,
        hints,
        view,
        analyzed,
        theme,
        searching: searching(app),
    };
    for (index, row) in view.text.rows().iter().enumerate() {
        let Some(area) = super::line_of(lines, index.cast_signed()) else { break };
        painter.row(buffer, area, *row);
    }
}

/// Why there is no text, and what can be done about it.
fn unread(buffer: &mut Buffer, lines: Rect, app: &App, why: &str, theme: &Theme) {
    let key = app.keymap().keys(Command::Reload).first().map(|key| format!("{key} tries again"));
    let words = wrap(why, Span::new(0, why.len()), lines.width).into_iter().map(|line| line.of(why));
    for (index, words) in words.chain([""]).chain(key.as_deref()).enumerate() {
        let row = isize::try_from(index).unwrap_or(isize::MAX) + isize::try_from(lines.height / 3).unwrap_or(0);
        if let Some(line) = super::line_of(lines, row) {
            super::put(buffer, line, 0, words, theme.failure);
        }
    }
}

fn searching(app: &App) -> bool {
    matches!(app.overlay(), Some(Overlay::Search(_))) || app.view().search.is_some()
}

struct Painter<'a> {
    text: &'a str,
    links: &'a [Link],
    emphasis: &'a [Emphasis],
    hints: Vec<Hint<'a>>,
    view: &'a ArticleView,
    analyzed: Option<&'a Analyzed>,
    theme: &'a Theme,
    searching: bool,
}

impl Painter<'_> {
    fn row(&self, buffer: &mut Buffer, area: Rect, row: Row) {
        if let Row::Words { picture, line } = row {
            let words = line.of(&self.view.text.pictures()[picture].words);
            super::put(buffer, area, 0, words, self.theme.faint);
        }
        if let Row::Facts(line) = row {
            super::put(buffer, area, 0, line.of(self.view.text.facts()), self.theme.faint);
        }
        let Row::Line { line, kind, bars, .. } = row else { return };
        for column in (area.x..area.right()).step_by(usize::from(INSET_CELLS)).take(usize::from(bars)) {
            buffer.set_string(column, area.y, "▎", self.theme.border);
        }
        let base = match kind {
            ParagraphKind::Headline => self.theme.headline,
            ParagraphKind::Heading => self.theme.heading,
            ParagraphKind::Byline | ParagraphKind::Caption => self.theme.faint,
            ParagraphKind::Prose
            | ParagraphKind::ListItem
            | ParagraphKind::Verbatim
            | ParagraphKind::Code
            | ParagraphKind::Usage => self.theme.text,
        };
        let mut end = (area.x, base);
        let (mut style, mut until) = (base, 0);
        let cells = super::cells(buffer, area);
        for (cell, glyph) in self.view.text.placed(self.text, row) {
            let (first, last) = (usize::from(cell), usize::from(cell + glyph.width_cells));
            let Some(cells) = cells.get_mut(first..last) else { break };
            if glyph.at >= until {
                let here = self.analyzed.map(|analyzed| analyzed.index.here(glyph.at)).unwrap_or_default();
                (style, until) = (self.style(base, glyph.at, here), self.same_until(glyph.at, here));
            }
            super::put_glyph(cells, glyph.symbol, style);
            if glyph.symbol == " " {
                // A blank of a spread line takes several cells.
                for cell in cells {
                    cell.set_style(style);
                }
            }
            end = (area.x + cell + glyph.width_cells, style);
        }
        self.notes(buffer, area, row);
        self.hints(buffer, area, row);
        if line.hyphen && end.0 < area.right() {
            buffer.set_string(end.0, area.y, "-", end.1);
        }
        self.margin(buffer, area, line.span);
    }

    /// What the reader noted or highlighted.
    fn notes(&self, buffer: &mut Buffer, area: Rect, row: Row) {
        let Row::Line { line, .. } = row else { return };
        if !self.view.notes.iter().any(|(span, _)| span.overlaps(line.span)) {
            return;
        }
        for (cell, glyph) in self.view.text.placed(self.text, row) {
            if self.view.notes.iter().any(|(span, _)| span.contains(glyph.at)) {
                let width = glyph.width_cells.min(area.width.saturating_sub(cell));
                buffer.set_style(Rect { x: area.x + cell, width, height: 1, ..area }, self.theme.noted);
            }
        }
    }

    /// The letters of links, over the beginning of their words.
    fn hints(&self, buffer: &mut Buffer, area: Rect, row: Row) {
        if self.hints.is_empty() {
            return;
        }
        for (cell, glyph) in self.view.text.placed(self.text, row) {
            let Some(hint) = self.hints.iter().find(|hint| hint.link.span.start() == glyph.at) else { continue };
            let room = usize::from(area.width.saturating_sub(cell));
            buffer.set_stringn(area.x + cell, area.y, &hint.letters, room, self.theme.current_hit);
        }
    }

    /// A line at the left of what is reported: thin, and thick for the selected claim.
    fn margin(&self, buffer: &mut Buffer, area: Rect, span: Span) {
        let Some(column) = area.x.checked_sub(1) else { return };
        let Some(Analyzed { analysis, index, .. }) = self.analyzed else { return };
        let lit = match self.view.lit {
            Some(Lit::Claim(id)) => analysis.quotation(id).pieces.iter().any(|piece| piece.overlaps(span)),
            _ => false,
        };
        if lit {
            buffer.set_string(column, area.y, "┃", self.theme.bar);
        } else if index.is_quoted(span) {
            buffer.set_string(column, area.y, "│", self.theme.border);
        }
    }

    /// Index of the first link that ends behind `at`.
    fn link_behind(&self, at: usize) -> usize {
        self.links.partition_point(|link| link.span.end() <= at)
    }

    fn link_at(&self, at: usize) -> Option<&Link> {
        self.links.get(self.link_behind(at)).filter(|link| link.span.contains(at))
    }

    /// Index of the first emphasis that ends behind `at`.
    fn emphasis_behind(&self, at: usize) -> usize {
        self.emphasis.partition_point(|emphasis| emphasis.span.end() <= at)
    }

    /// How the letters at `at` stand out, if they do.
    fn emphasized(&self, at: usize) -> Option<Style> {
        let emphasis = self.emphasis.get(self.emphasis_behind(at)).filter(|emphasis| emphasis.span.contains(at))?;
        Some(match emphasis.look {
            Look::Strong => self.theme.strong,
            Look::Underlined => self.theme.underlined,
            Look::Added => self.theme.added,
            Look::Removed => self.theme.removed,
            Look::Place => self.theme.changed,
            Look::Code => return None,
        })
    }

    /// Where the style that is right at `at` may change.
    fn same_until(&self, at: usize, here: Here) -> usize {
        let mut until = here.until;
        let mut edges = |span: Span| {
            let edge = if span.start() > at { span.start() } else { span.end() };
            until = if edge > at { until.min(edge) } else { until };
        };
        if let Some(link) = self.links.get(self.link_behind(at)) {
            edges(link.span);
        }
        if let Some(emphasis) = self.emphasis.get(self.emphasis_behind(at)) {
            edges(emphasis.span);
        }
        if let Some(Analyzed { analysis, .. }) = self.analyzed {
            if let Some(id) = here.quotation {
                analysis.quotation(id).marks.iter().copied().for_each(&mut edges);
            }
            if let Some(Lit::Claim(id)) = self.view.lit {
                let quotation = analysis.quotation(id);
                let names = quotation.cue.into_iter().chain(speaker_words_of(analysis, id));
                names.chain(quotation.pieces.iter().copied()).for_each(&mut edges);
            }
        }
        let search = self.view.search.as_ref().filter(|_| self.searching);
        search.map_or(until, |search| until.min(search.same_until(at)))
    }

    fn style(&self, base: Style, at: usize, here: Here) -> Style {
        let mut style = self.emphasized(at).map_or(base, |emphasized| base.patch(emphasized));
        if self.link_at(at).is_some() {
            style = style.patch(self.theme.link);
        }
        if let Some(Analyzed { analysis, .. }) = self.analyzed {
            if let Some(id) = here.quotation {
                let quotation = analysis.quotation(id);
                let marked =
                    quotation.kind == QuotationKind::Direct || quotation.marks.iter().any(|mark| mark.contains(at));
                style = style.patch(if marked { self.theme.quoted } else { self.theme.reported });
            }
            if let Some(id) = here.mention {
                let mention = analysis.mention(id);
                let kind = analysis.entity(mention.entity).kind;
                // People without a name of their own are what they are called: “Russian forces”.
                let is_named = mention.form == MentionForm::Proper
                    || mention.form == MentionForm::Nominal && kind == EntityKind::Group;
                if is_named {
                    style = style.patch(self.theme.entity(kind));
                }
            }
            style = self.lit(style, analysis, at, here);
        }
        if let Some(hit) = self.view.search.as_ref().filter(|_| self.searching).and_then(|search| search.hit_at(at)) {
            let current = self.view.hit == Some(hit);
            style = style.patch(if current { self.theme.current_hit } else { self.theme.hit });
        }
        style
    }

    fn lit(&self, style: Style, analysis: &Analysis, at: usize, here: Here) -> Style {
        match self.view.lit {
            None => style,
            Some(Lit::Claim(id)) => {
                let quotation = analysis.quotation(id);
                let names = quotation.cue.into_iter().chain(speaker_words_of(analysis, id));
                if names.into_iter().any(|span| span.contains(at)) {
                    style.patch(self.theme.lit_cue)
                } else if quotation.pieces.iter().any(|piece| piece.contains(at)) {
                    style.patch(self.theme.lit)
                } else {
                    style
                }
            }
            Some(Lit::Party(id)) => match here.mention {
                Some(mention) if self.view.mention() == Some(mention) => style.patch(self.theme.lit_cue),
                Some(mention) if analysis.mention(mention).entity == id => style.patch(self.theme.lit),
                _ => style,
            },
        }
    }
}

/// The words that name who says quotation `id`; none where the reader says that it is somebody else.
fn speaker_words_of(analysis: &Analysis, id: QuotationId) -> Option<Span> {
    let words = analysis.quotation(id).speaker?.span;
    let is_right = analysis.credited.get(&id).is_none_or(|credited| {
        mentions_within(analysis, words).any(|mention| credited.contains(&analysis.mention(mention).entity))
    });
    is_right.then_some(words)
}
