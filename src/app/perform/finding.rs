//! Jumps, going back, and marks.

use crate::app::App;
use crate::app::article_view::ArticleView;
use crate::app::command::Command;
use crate::app::message::Effect;
use crate::app::shelf::errand::Errand;
use crate::document::Document;

/// Places a mark may be set at: a letter each; the quotation mark goes back.
const BACK_MARK: char = '\'';

impl App {
    /// Jumps to a place of the text, where a pane stands over the text to the text.
    pub(super) fn jump_to(&mut self, place: impl FnOnce(&Document) -> usize) {
        self.with_document(|view, document| view.jump(document, place(document)));
        self.focus_text_if_covered();
    }

    pub(super) fn back(&mut self) {
        if self.with_document(ArticleView::back) != Some(true) && !self.go_back_to_article() {
            self.say("no jump to go back from");
        }
    }

    /// Marks the place on top, or goes to a mark. Marks of an article of the library are kept with it.
    pub(in crate::app) fn mark(&mut self, command: Command, letter: char) -> Vec<Effect> {
        match (command, letter) {
            (Command::GoToMark, BACK_MARK) => self.back(),
            (Command::GoToMark, _) => self.go_to_mark(letter),
            _ => {
                let at = self.view().text.top_offset();
                self.view_mut().marks.insert(letter, at);
                self.say(format!("mark {letter} set; ' then {letter} comes back here"));
                let kept = self.shelf.kept(self.open);
                return kept.map(|kept| Effect::Shelf(Errand::KeepMark(kept, letter, at))).into_iter().collect();
            }
        }
        vec![]
    }

    fn go_to_mark(&mut self, letter: char) {
        let Some(at) = self.view().marks.get(&letter).copied() else {
            self.say(format!("no mark {letter} was set"));
            return;
        };
        // The text may have become another since the mark was set.
        self.with_document(|view, document| view.jump(document, document.text.floor_char_boundary(at)));
    }
}
