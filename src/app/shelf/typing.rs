//! What is typed on the library screen: a query to list by, an address to subscribe to.

use super::Aim;
use super::errand::Errand;
use super::layout::ShelfPane;
use super::source::Source;
use crate::app::command::Command;
use crate::app::message::Effect;
use crate::app::prompt::{Edit, Prompt};
use crate::app::{App, Overlay};
use crate::library::query::Query;
use crate::library::shelf::Search;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Begins to type a query, from the one that is there.
    pub(super) fn start_filter(&mut self) -> Vec<Effect> {
        if self.shelf.filter.is_empty() {
            self.shelf.before_filter = self.shelf.item().map(|item| item.id);
        }
        // What is found is to be seen where there is room for one pane.
        self.shelf.focus = ShelfPane::Items;
        self.overlay = Some(Overlay::Filter(Prompt::new(self.shelf.filter.clone())));
        vec![]
    }

    /// Takes a key for the query; `None` for one that is a command all the same.
    pub(in crate::app) fn type_into_filter(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Filter(prompt)) = &mut self.overlay else { return None };
        match event.code {
            // What can't be understood stays to be mended; what may go on while it is typed is all of it now.
            KeyCode::Enter => {
                self.shelf.filter_error = Query::parse(prompt.typed()).err().map(|error| error.to_string());
                if self.shelf.filter_error.is_none() {
                    self.overlay = None;
                }
                Some(vec![])
            }
            KeyCode::Esc => Some(self.give_up_filter()),
            KeyCode::Down => Some(self.step_items(1)),
            KeyCode::Up => Some(self.step_items(-1)),
            KeyCode::Tab => {
                let completed = self.shelf.completions().into_iter().next();
                Some(completed.map_or(vec![], |completed| self.filter_by(completed)))
            }
            _ => match prompt.edit(event) {
                Edit::Changed => {
                    let typed = prompt.typed().to_owned();
                    Some(self.filter_by(typed))
                }
                Edit::Left => Some(self.give_up_filter()),
                Edit::None => passes(event),
            },
        }
    }

    /// Lists all again, as it was before something was typed.
    fn give_up_filter(&mut self) -> Vec<Effect> {
        self.overlay = None;
        self.shelf.aim = self.shelf.before_filter.map_or(Aim::Same, Aim::At);
        self.list_anew()
    }

    /// Lists what the filter `typed` is true of, the first of it selected.
    pub(in crate::app) fn filter_by(&mut self, typed: String) -> Vec<Effect> {
        self.overlay = Some(Overlay::Filter(Prompt::new(typed.clone())));
        self.shelf.aim = match self.shelf.before_filter.filter(|_| typed.is_empty()) {
            Some(before) => Aim::At(before),
            None => Aim::First,
        };
        self.shelf.filter = typed;
        let errand = self.shelf.ask();
        // What can't be understood yet lists nothing else.
        if self.shelf.filter_error.is_some() {
            self.shelf.asked = self.shelf.shown;
            self.shelf.aim = Aim::Same;
            return vec![];
        }
        vec![Effect::Shelf(errand)]
    }

    /// Keeps what was typed as a source; where none was and a kept query is selected, forgets that.
    pub(super) fn save_or_forget_search(&mut self) -> Vec<Effect> {
        if !self.shelf.filter.is_empty() && self.shelf.filter_error.is_none() {
            self.overlay = Some(Overlay::SaveSearch(Prompt::new(self.shelf.filter.clone())));
            return vec![];
        }
        if let Source::Search(search) = self.shelf.source().clone() {
            self.shelf.source_list.select_at(0);
            let (name, forget) = (search.name.clone(), Errand::ForgetSearch(search.name.clone()));
            let mut effects = self.do_and_say(forget, Errand::SaveSearch(search), &format!("{name} is forgotten"));
            effects.push(Effect::Shelf(self.shelf.ask()));
            return effects;
        }
        let find = self.key_to(Command::Search, "finds something to keep");
        self.say(format!("nothing is searched for; {find}"));
        vec![]
    }

    /// Takes a key for the name that a query is kept under, likewise.
    pub(in crate::app) fn type_search_name(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::SaveSearch(prompt)) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => {
                let name = prompt.typed().trim().to_owned();
                self.overlay = None;
                if name.is_empty() {
                    return Some(vec![]);
                }
                let query = self.shelf.filter.trim().to_owned();
                self.say(format!("{name} stands at the left from now on"));
                let search = Search { name, query };
                return Some(vec![Effect::Shelf(Errand::SaveSearch(search)), Effect::Shelf(Errand::Feeds)]);
            }
            KeyCode::Esc => self.overlay = None,
            _ if prompt.edit(event) == Edit::None => return passes(event),
            _ => {}
        }
        Some(vec![])
    }

    /// Takes a key for the address to subscribe to, likewise.
    pub(in crate::app) fn type_into_subscription(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Subscribe(prompt)) = &mut self.overlay else { return None };
        match event.code {
            KeyCode::Enter => {
                let address = prompt.typed().trim().to_owned();
                self.overlay = None;
                if address.is_empty() {
                    return Some(vec![]);
                }
                self.say(format!("asking {address}"));
                return Some(vec![Effect::Shelf(Errand::Subscribe(address))]);
            }
            KeyCode::Esc => self.overlay = None,
            _ => match prompt.edit(event) {
                Edit::Changed => {}
                Edit::Left => self.overlay = None,
                Edit::None => return passes(event),
            },
        }
        Some(vec![])
    }
}

/// What becomes of a key that a prompt has no use for.
pub(in crate::app) fn passes(event: KeyEvent) -> Option<Vec<Effect>> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let passes = control && matches!(event.code, KeyCode::Char('c' | 'z' | 'l'));
    (!passes).then(Vec::new)
}
