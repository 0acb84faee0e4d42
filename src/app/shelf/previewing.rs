//! What selected articles hold, as far as it is known: also of those beside the selected one, so that a step to them
//! shows all of it at once.

use super::Shelf;
use super::errand::Errand;
use crate::app::App;
use crate::app::message::Effect;
use crate::library::shelf::{ItemId, Preview};
use std::collections::VecDeque;

/// Previews that are kept: those around the selected row, and where it came from.
const MAX_KNOWN: usize = 24;

/// Previews that came, the last to come last.
#[derive(Debug, Default)]
pub(super) struct Previews {
    known: VecDeque<Known>,
    /// Whether they are to be asked for anew, though no other article is selected.
    is_anew: bool,
}

#[derive(Debug)]
struct Known {
    id: ItemId,
    preview: Preview,
    /// Whether it may say something else by now.
    is_stale: bool,
}

impl Previews {
    /// What the article `id` holds, as far as that is known.
    pub(super) fn of(&self, id: ItemId) -> Option<&Preview> {
        self.known.iter().find(|known| known.id == id).map(|known| &known.preview)
    }

    /// Takes what the article `id` holds.
    pub(super) fn insert(&mut self, id: ItemId, preview: Preview) {
        self.known.retain(|known| known.id != id);
        if self.known.len() == MAX_KNOWN {
            self.known.pop_front();
        }
        self.known.push_back(Known { id, preview, is_stale: false });
    }

    /// Articles may hold something else by now. What is known of them is shown until that is known.
    pub(super) fn ask_anew(&mut self) {
        self.is_anew = true;
        for known in &mut self.known {
            known.is_stale = true;
        }
    }

    fn is_fresh(&self, id: ItemId) -> bool {
        self.known.iter().any(|known| known.id == id && !known.is_stale)
    }
}

impl App {
    /// What the selected article holds, and those beside it, where that is not known yet.
    pub(in crate::app) fn ask_for_preview(&mut self) -> Option<Effect> {
        let selected = self.shelf.item().filter(|_| self.on_shelf && self.across.seen().is_none())?.id;
        let is_other = self.shelf_asked.replace(selected) != Some(selected);
        if is_other {
            self.shelf.preview_top = 0;
        }
        if !std::mem::take(&mut self.shelf.previews.is_anew) && !is_other {
            return None;
        }
        let asked = self.shelf.unknown_around();
        (!asked.is_empty()).then_some(Effect::Shelf(Errand::Preview(asked)))
    }
}

impl Shelf {
    /// The selected article, the one below it and the one above it, of which is not known what they hold.
    fn unknown_around(&self) -> Vec<ItemId> {
        let Some(at) = self.item_list.selected_at() else { return vec![] };
        let rows = [Some(at), at.checked_add(1), at.checked_sub(1)];
        let ids = rows.into_iter().flatten().filter_map(|row| self.items.get(row)).map(|item| item.id);
        ids.filter(|id| !self.previews.is_fresh(*id)).collect()
    }
}
