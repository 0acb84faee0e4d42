//! What the mouse does: the wheel scrolls what it is over, a click selects, a second click on the same goes there.

use super::article_view::Lit;
use super::layout::{self, Pane, inside};
use super::message::Effect;
use super::text_view::Row;
use super::{App, Overlay};
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
        self.click_panes(column, row);
        Vec::new()
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
            Pane::Claims => view.claims.at_line(line).is_some_and(|id| {
                let again = view.lit == Some(Lit::Claim(id));
                view.claims.select(id);
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
        let lines = self.areas().text_lines(self.text_cells());
        let Some(below) = row.checked_sub(lines.y) else { return };
        let Some(across) = column.checked_sub(lines.x) else { return };
        self.with_analysis(|view, document, analyzed| {
            let row = view.text.rows().get(usize::from(below)).copied().unwrap_or(Row::Blank);
            let mut placed = view.text.placed(&document.text, row);
            let at = placed.find_map(|(cell, glyph)| (cell + glyph.width_cells > across).then_some(glyph.at));
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
