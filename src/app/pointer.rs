//! What the mouse does: the wheel scrolls what it is over, a click selects, a second click on the same goes there.

use super::article_view::Lit;
use super::command::Command;
use super::layout::{self, Pane, inside};
use super::message::Effect;
use super::{App, Overlay};
use crate::text::Span;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// Rows a notch of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

impl App {
    /// Does what the mouse asks for.
    pub(super) fn point(&mut self, event: MouseEvent) -> Vec<Effect> {
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(event, WHEEL_ROWS),
            MouseEventKind::ScrollUp => self.wheel(event, -WHEEL_ROWS),
            MouseEventKind::Down(MouseButton::Left) if self.across.seen().is_some() && self.overlay.is_none() => {
                return self.click_across(event.column, event.row);
            }
            MouseEventKind::Down(MouseButton::Left) if self.on_shelf && self.overlay.is_none() => {
                return self.click_shelf(event.column, event.row);
            }
            MouseEventKind::Down(MouseButton::Left) => return self.click(event.column, event.row),
            _ => {}
        }
        Vec::new()
    }

    fn wheel(&mut self, event: MouseEvent, rows: isize) {
        if let Some(line) = self.overlay.as_mut().and_then(Overlay::top_mut) {
            *line = line.saturating_add_signed(rows);
            return;
        }
        if let Some(Overlay::Pick(picker)) = &mut self.overlay {
            return picker.list_mut().step(rows);
        }
        if self.across.seen().is_some() {
            return self.wheel_across(event.column, event.row, rows);
        }
        if self.on_shelf {
            return self.wheel_shelf(event.column, event.row, rows);
        }
        match self.areas().pane_at(event.column, event.row) {
            Some(Pane::Sections) => self.view_mut().sections.scroll(rows),
            Some(Pane::Claims) => self.view_mut().claims.scroll(rows),
            Some(Pane::Parties) => self.view_mut().parties.scroll(rows),
            _ => drop(self.with_document(|view, document| view.scroll(document, rows))),
        }
    }

    fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.notice = None;
        if let Some(Overlay::Pick(picker)) = &mut self.overlay {
            let rows = layout::picker_rows(self.size);
            let line = rows.contains((column, row).into()).then(|| row - rows.y);
            let Some(index) = line.and_then(|line| picker.list().at_line(line)) else { return Vec::new() };
            picker.list_mut().select(index);
            return self.pick();
        }
        let clicked = self.clicked.take();
        self.click_panes(column, row);
        self.click_link(column, row, clicked)
    }

    /// Says where the link leads that was clicked, if one was, and follows it where it was `clicked` before.
    fn click_link(&mut self, column: u16, row: u16, clicked: Option<Span>) -> Vec<Effect> {
        let Some(at) = self.text_at(column, row).filter(|_| self.overlay.is_none()) else { return Vec::new() };
        let link = self.document().and_then(|document| document.links.iter().find(|link| link.span.contains(at)));
        let Some((span, address)) = link.map(|link| (link.span, link.address.clone())) else { return Vec::new() };
        if clicked == Some(span) {
            return self.follow(&address);
        }
        self.clicked = Some(span);
        let follows = self.key_to(Command::Links, "and its letter");
        self.say(format!("leads to {address}; a second click follows it, or {follows}"));
        Vec::new()
    }

    /// The byte of the text at a cell of the screen, where words of the text are what is seen there.
    fn text_at(&self, column: u16, row: u16) -> Option<usize> {
        let areas = self.areas();
        if areas.pane_at(column, row) != Some(Pane::Text) {
            return None;
        }
        let lines = areas.text_lines(self.text_cells());
        let (below, across) = (row.checked_sub(lines.y)?, column.checked_sub(lines.x)?);
        let view = self.view();
        let row = view.text.rows().get(usize::from(below)).copied()?;
        let mut placed = view.text.placed(&self.document()?.text, row);
        placed.find_map(|(cell, glyph)| (cell + glyph.width_cells > across).then_some(glyph.at))
    }

    fn click_panes(&mut self, column: u16, row: u16) {
        if let Some(overlay) = &self.overlay {
            // What is being typed is not lost to a slip of the hand.
            if !overlay.is_typed_in() {
                self.overlay = None;
            }
            return;
        }
        let areas = self.areas();
        let Some(pane) = areas.pane_at(column, row) else { return };
        if pane == Pane::Text {
            self.focus = Pane::Text;
            return self.click_text(column, row);
        }
        let inner = inside(areas.of(pane).unwrap_or_default());
        self.focus_on(pane);
        if !inner.contains((column, row).into()) {
            return;
        }
        let line = row - inner.y;
        let view = self.view_mut();
        let again = match pane {
            Pane::Sections => view.sections.at_line(line).is_some_and(|section| {
                view.sections.select(section);
                true
            }),
            Pane::Claims => view.claims.at_line(line).is_some_and(|row| {
                let again = view.lit == Some(Lit::Claim(row.id)) && view.claims.selected() == Some(row);
                view.claims.select(row);
                again
            }),
            Pane::Parties => view.parties.at_line(line).is_some_and(|id| {
                let again = view.lit == Some(Lit::Party(id));
                view.parties.select(id);
                again
            }),
            Pane::Text => false,
        };
        self.light_selected();
        if again {
            self.activate();
        }
    }

    /// A click on a party lights it, on a claim lights that, elsewhere nothing.
    fn click_text(&mut self, column: u16, row: u16) {
        let at = self.text_at(column, row);
        self.with_analysis(|view, _, analyzed| {
            let Some(at) = at else {
                view.lit = None;
                return;
            };
            if let Some(mention) = analyzed.index.mention_at(at) {
                view.light_party(analyzed.analysis.mention(mention).entity);
            } else if let Some(claim) = analyzed.index.quotation_at(at) {
                view.light_claim(claim);
            } else {
                view.lit = None;
            }
        });
    }
}
