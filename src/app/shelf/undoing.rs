//! What was done in the library, to be taken back one after the other.

use super::errand::Errand;
use crate::app::App;
use crate::app::message::Effect;
use crate::library::shelf::{Change, ItemId, Standing};

/// How something is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undoing {
    /// These articles are what they were.
    Standings(Vec<(ItemId, Standing)>),
    /// This is run.
    Errand(Box<Errand>),
    /// The store is to say yet what it was.
    Awaited,
}

/// What an article that is `now` is again, as it was `before`.
fn again(now: Standing, before: Standing) -> &'static str {
    match before {
        Standing { archived, .. } if archived != now.archived => {
            if archived {
                "archived"
            } else {
                "out of the archive"
            }
        }
        Standing { starred, .. } if starred != now.starred => {
            if starred {
                "starred"
            } else {
                "without a star"
            }
        }
        Standing { read: true, .. } => "read",
        Standing { read: false, .. } => "unread",
    }
}

impl App {
    /// Takes back what was done last in the library.
    pub(in crate::app) fn undo_on_shelf(&mut self) -> Vec<Effect> {
        let errand = match self.shelf.undo.pop() {
            None => {
                self.say("nothing to undo");
                return vec![];
            }
            Some(Undoing::Awaited) => {
                self.shelf.undo_at_once += 1;
                self.say("as it was before, as soon as it is done");
                return vec![];
            }
            Some(Undoing::Errand(errand)) => {
                self.say("undone: it is as it was before");
                *errand
            }
            Some(Undoing::Standings(before)) => {
                let said = match before[..] {
                    [(id, standing)] => self.shelf.item_of(id).map(|item| again(item.standing, standing)),
                    _ => None,
                };
                let changes: Vec<_> = before.into_iter().map(|(id, standing)| (id, Change::To(standing))).collect();
                self.shelf.change_shown(&changes);
                self.say(match (said, changes.len()) {
                    (Some(said), _) => format!("undone: the article is {said} again"),
                    (None, 1) => "undone: the article is as it was before".to_owned(),
                    (None, count) => format!("undone: {count} articles as they were"),
                });
                Errand::Change(changes)
            }
        };
        vec![Effect::Shelf(errand), Effect::Shelf(Errand::Feeds), Effect::Shelf(self.shelf.ask())]
    }

    /// Does something that the store says what it was before.
    pub(super) fn undoable(&mut self, errand: Errand) -> Effect {
        self.shelf.undo.push(Undoing::Awaited);
        Effect::Shelf(errand)
    }

    /// Takes what was before what was done first of all that the store was to say it of.
    pub(super) fn take_undoing(&mut self, before: Vec<(ItemId, Standing)>) -> Vec<Effect> {
        let awaited = self.shelf.undo.iter().position(|undoing| *undoing == Undoing::Awaited);
        let undoing = (!before.is_empty()).then_some(Undoing::Standings(before));
        match awaited {
            Some(at) => {
                self.shelf.undo.splice(at..=at, undoing);
            }
            None if self.shelf.undo_at_once > 0 => {
                self.shelf.undo_at_once -= 1;
                if let Some(undoing) = undoing {
                    self.shelf.undo.push(undoing);
                    return self.undo_on_shelf();
                }
            }
            None => self.shelf.undo.extend(undoing),
        }
        vec![Effect::Shelf(Errand::Feeds)]
    }

    /// Whether there is something to take back.
    pub(in crate::app) fn can_undo_on_shelf(&self) -> bool {
        !self.shelf.undo.is_empty()
    }
}
