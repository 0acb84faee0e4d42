//! What the mouse does on the library screen: the wheel scrolls what it is over, a click selects, a second one opens.

use super::layout::ShelfPane;
use crate::app::App;
use crate::app::layout::inside;
use crate::app::message::Effect;

impl App {
    /// Scrolls the pane at this cell.
    pub(in crate::app) fn wheel_shelf(&mut self, column: u16, row: u16, rows: isize) {
        match self.shelf_areas().pane_at(column, row) {
            Some(ShelfPane::Sources) => self.shelf.source_list.scroll(rows),
            Some(ShelfPane::Items) => self.shelf.item_list.scroll(rows),
            Some(ShelfPane::Preview) => {
                self.scroll_preview(rows);
            }
            None => {}
        }
    }

    /// Takes a click at this cell.
    pub(in crate::app) fn click_shelf(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.notice = None;
        let areas = self.shelf_areas();
        let Some(pane) = areas.pane_at(column, row) else { return vec![] };
        self.shelf.focus = pane;
        let inner = inside(areas.of(pane).unwrap_or_default());
        if !inner.contains((column, row).into()) {
            return vec![];
        }
        let line = row - inner.y;
        match pane {
            ShelfPane::Sources => {
                let Some(index) = self.shelf.source_list.at_line(line) else { return vec![] };
                if self.shelf.source_list.selected_at() == Some(index) {
                    return vec![];
                }
                self.shelf.source_list.select_at(index);
                self.list_anew()
            }
            ShelfPane::Items => {
                let Some(index) = self.shelf.item_list.at_line(line) else { return vec![] };
                if self.shelf.item_list.selected_at() == Some(index) {
                    return self.open_item(index);
                }
                self.shelf.item_list.select_at(index);
                vec![]
            }
            ShelfPane::Preview => vec![],
        }
    }
}
