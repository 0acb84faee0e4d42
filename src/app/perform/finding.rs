//! Searching, going back, and marks.

use crate::app::article_view::ArticleView;
use crate::app::command::Command;
use crate::app::message::Notice;
use crate::app::prompt::Prompt;
use crate::app::search::Search;
use crate::app::{App, Overlay};
use crate::document::Document;

/// Places a mark may be set at: a letter each; the quotation mark goes back.
const BACK_MARK: char = '\'';

impl App {
    pub(super) fn start_search(&mut self) {
        if self.document().is_none() {
            return self.say("nothing to search yet");
        }
        let came_from = self.view().text.top_offset();
        self.focus_text_if_covered();
        self.overlay = Some(Overlay::Search { prompt: Prompt::default(), came_from });
    }

    pub(in crate::app) fn search_as_typed(&mut self) {
        let Some(Overlay::Search { prompt, came_from }) = self.overlay.clone() else { return };
        self.with_document(|view, document| {
            let search = Search::new(&document.text, prompt.typed());
            view.hit = search.from(came_from);
            match view.hit {
                Some(hit) => view.text.reveal(document, search.hits[hit]),
                None => view.text.show(document, came_from, 0),
            }
            view.search = Some(search);
        });
    }

    pub(in crate::app) fn finish_search(&mut self, nothing: bool, came_from: usize) {
        let found = self.with_document(|view, document| {
            if nothing {
                // An empty pattern repeats the last one, as in less and vim.
                let search = view.search.clone().unwrap_or_default();
                view.hit = search.from(came_from + 1);
                view.search = Some(search);
            }
            let target = view.search.as_ref().and_then(|search| Some(search.hits[view.hit?]))?;
            let now = view.text.top_offset();
            view.text.show(document, came_from, 0);
            if now != came_from {
                view.jump_into_sight(document, target);
            }
            view.text.reveal(document, target);
            Some(())
        });
        if found.flatten().is_none()
            && let Some(search) = self.with_document(|view, _| view.search.take()).flatten()
        {
            let text = match search.pattern.as_str() {
                "" => "nothing was searched for yet".to_owned(),
                pattern => format!("“{pattern}” is not in the text"),
            };
            self.notice = Some(Notice { text, failure: true });
        }
    }

    pub(in crate::app) fn cancel_search(&mut self, came_from: usize) {
        self.with_document(|view, document| {
            view.search = None;
            view.hit = None;
            view.text.show(document, came_from, 0);
        });
    }

    pub(super) fn hit(&mut self, by: isize) {
        let said = self.with_document(|view, document| {
            let search = view.search.clone().filter(|search| !search.hits.is_empty())?;
            let count = search.hits.len().cast_signed();
            let seen = view.text.seen();
            let current = view.hit.filter(|hit| seen.covers(search.hits[*hit]));
            let index = if let Some(hit) = current {
                (hit.cast_signed() + by).rem_euclid(count)
            } else {
                let from = search.from(seen.start()).unwrap_or(0).cast_signed();
                (if by > 0 { from + by - 1 } else { from + by }).rem_euclid(count)
            };
            let index = index.unsigned_abs();
            view.jump_into_sight(document, search.hits[index]);
            view.hit = Some(index);
            Some(())
        });
        self.focus_text_if_covered();
        if said.flatten().is_none() {
            self.say("nothing was searched for, or nothing found");
        }
    }

    /// Jumps to a place of the text, where a pane stands over the text to the text.
    pub(super) fn jump_to(&mut self, place: impl FnOnce(&Document) -> usize) {
        self.with_document(|view, document| view.jump(document, place(document)));
        self.focus_text_if_covered();
    }

    pub(super) fn back(&mut self) {
        if self.with_document(ArticleView::back) != Some(true) {
            self.say("no jump to go back from");
        }
    }

    pub(in crate::app) fn mark(&mut self, command: Command, letter: char) {
        match (command, letter) {
            (Command::GoToMark, BACK_MARK) => self.back(),
            (Command::GoToMark, _) => match self.view().marks.get(&letter).copied() {
                Some(at) => drop(self.with_document(|view, document| view.jump(document, at))),
                None => self.say(format!("no mark {letter} was set")),
            },
            _ => {
                let at = self.view().text.top_offset();
                self.view_mut().marks.insert(letter, at);
                self.say(format!("mark {letter} set; ' then {letter} comes back here"));
            }
        }
    }
}
