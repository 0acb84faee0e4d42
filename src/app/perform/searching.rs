//! Searching: in the text, or among the rows of the pane the reader moves in.

use crate::app::layout::Pane;
use crate::app::message::{Found, Notice};
use crate::app::prompt::Prompt;
use crate::app::row_search::RowSearch;
use crate::app::search::{Pattern, Search};
use crate::app::{App, Overlay, SearchPrompt};

impl App {
    pub(super) fn start_search(&mut self) {
        if self.document().is_none() {
            return self.say("nothing to search yet");
        }
        let scope = self.focus;
        let came_from = self.view().text.top_offset();
        let row = self.selected_row(scope);
        let prompt = Prompt::default();
        self.overlay = Some(Overlay::Search(SearchPrompt { prompt, scope, came_from, row, recalled: 0 }));
    }

    /// Shows the first hit of what is typed so far.
    pub(in crate::app) fn search_as_typed(&mut self) {
        let Some(Overlay::Search(search)) = self.overlay.clone() else { return };
        let pattern = Pattern::new(search.prompt.typed());
        if search.scope != Pane::Text {
            let found = RowSearch::new(self.article(), self.view(), search.scope, pattern);
            let from = search.row.unwrap_or(0);
            let row = found.hits.iter().copied().find(|hit| *hit >= from).or(found.hits.first().copied());
            self.select_row(search.scope, row.or(search.row));
            let view = self.view_mut();
            view.search = None;
            view.row_search = Some(found);
            return;
        }
        let partial = self.article().partial;
        self.with_document(|view, document| {
            let found = Search::new(&document.text, pattern, search.came_from).awaiting_rest(partial);
            view.hit = found.first();
            match view.hit {
                Some(hit) => view.text.reveal(document, found.hits[hit]),
                None => view.text.show(document, search.came_from, 0),
            }
            view.row_search = None;
            view.search = Some(found);
        });
    }

    /// Stays at the hit that is shown; where nothing was typed, searches for the last once more, as less and vim do.
    pub(in crate::app) fn finish_search(&mut self) {
        let Some(Overlay::Search(search)) = self.overlay.take() else { return };
        let typed = match (search.prompt.typed(), self.searched.last()) {
            ("", Some(last)) => last.clone(),
            ("", None) => return self.fail("nothing was searched for yet"),
            (typed, _) => typed.to_owned(),
        };
        if search.prompt.typed().is_empty() {
            self.search_on(&search, Pattern::new(&typed));
        }
        self.searched.retain(|earlier| *earlier != typed);
        self.searched.push(typed.clone());
        if search.scope == Pane::Text && self.is_searching() && self.view().hit.is_none() {
            return; // The hit is gone to when it is found.
        }
        let found = match (search.scope, &self.view().row_search) {
            (Pane::Text, _) => self.land_on_hit(search.came_from),
            (_, Some(rows)) => !rows.hits.is_empty(),
            (_, None) => false,
        };
        if !found {
            let view = self.view_mut();
            view.search = None;
            view.row_search = None;
            let among = if search.scope == Pane::Text { "in the" } else { "among the" };
            self.fail(format!("“{}” is not {among} {}", typed, search.scope.words()));
        }
    }

    /// Searches for `pattern` from behind where `search` began.
    fn search_on(&mut self, search: &SearchPrompt, pattern: Pattern) {
        if search.scope != Pane::Text {
            let found = RowSearch::new(self.article(), self.view(), search.scope, pattern);
            self.select_row(search.scope, found.step(search.row.unwrap_or(0), 1));
            return self.view_mut().row_search = Some(found);
        }
        let partial = self.article().partial;
        self.with_document(|view, document| {
            let found = Search::new(&document.text, pattern, search.came_from + 1).awaiting_rest(partial);
            view.hit = found.first();
            view.row_search = None;
            view.search = Some(found);
        });
    }

    /// Takes what was found in one more part of a long text, and goes to it where it is what the reader waits for.
    pub(in crate::app) fn take_found(&mut self, found: Found) {
        let view = &mut self.views[found.article.index()];
        let Some(search) = view.search.as_mut() else { return };
        if found.article != self.open || !search.extend(found) || view.hit.is_some() {
            return;
        }
        view.hit = search.first();
        let (hit, from, typed) = (view.hit, search.from, search.pattern.typed().to_owned());
        let complete = search.is_complete();
        match (&self.overlay, hit) {
            (Some(Overlay::Search(_)), Some(hit)) => drop(self.with_document(|view, document| {
                let hit = view.search.as_ref().map(|search| search.hits[hit]);
                hit.map(|hit| view.text.reveal(document, hit))
            })),
            (None, Some(_)) => drop(self.land_on_hit(from)),
            (None, None) if complete => {
                self.view_mut().search = None;
                self.fail(format!("“{typed}” is not in the text"));
            }
            _ => {}
        }
    }

    /// Whether there is more of the text to be looked through.
    fn is_searching(&self) -> bool {
        self.view().search.as_ref().is_some_and(|search| !search.is_complete())
    }

    /// Makes a jump, to be gone back from, of the way from `came_from` to the hit that is shown, if one is.
    fn land_on_hit(&mut self, came_from: usize) -> bool {
        let landed = self.with_document(|view, document| {
            let target = view.search.as_ref().and_then(|search| Some(search.hits[view.hit?]))?;
            let now = view.text.top_offset();
            view.text.show(document, came_from, 0);
            if now != came_from {
                view.jump_into_sight(document, target);
            }
            view.text.reveal(document, target);
            Some(())
        });
        landed.flatten().is_some()
    }

    /// Gives the search up and goes back to where it began.
    pub(in crate::app) fn cancel_search(&mut self) {
        let Some(Overlay::Search(search)) = self.overlay.take() else { return };
        if search.scope != Pane::Text {
            self.view_mut().row_search = None;
            return self.select_row(search.scope, search.row);
        }
        self.with_document(|view, document| {
            view.search = None;
            view.hit = None;
            view.text.show(document, search.came_from, 0);
        });
    }

    /// Puts an earlier search of this sitting into the prompt, or a later one where `by` is negative.
    pub(in crate::app) fn recall_search(&mut self, by: isize) {
        let count = self.searched.len();
        let Some(Overlay::Search(search)) = &mut self.overlay else { return };
        search.recalled = search.recalled.saturating_add_signed(by).min(count);
        let recalled = count.checked_sub(search.recalled).and_then(|index| self.searched.get(index));
        search.prompt = Prompt::new(recalled.map_or("", String::as_str));
        self.search_as_typed();
    }

    pub(super) fn hit(&mut self, by: isize) {
        if let Some(search) = &self.view().row_search {
            let pane = search.pane;
            return match search.step(self.selected_row(pane).unwrap_or(0), by) {
                Some(row) => {
                    self.focus_on(pane);
                    self.select_row(pane, Some(row));
                }
                None => self.say("nothing was found"),
            };
        }
        let said = self.with_document(|view, document| {
            let search = view.search.as_ref().filter(|search| !search.hits.is_empty())?;
            let count = search.hits.len().cast_signed();
            let seen = view.text.seen();
            let current = view.hit.filter(|hit| seen.contains(search.hits[*hit].start()));
            let index = if let Some(hit) = current {
                hit.cast_signed() + by
            } else {
                let from = search.from(seen.start()).unwrap_or(0).cast_signed();
                if by > 0 { from + by - 1 } else { from + by }
            };
            if !search.is_complete() && !(0..count).contains(&index) {
                return Some(Err(search.percent()));
            }
            let index = index.rem_euclid(count).unsigned_abs();
            let hit = search.hits[index];
            view.jump_into_sight(document, hit);
            view.hit = Some(index);
            Some(Ok(()))
        });
        self.focus_text_if_covered();
        match said.flatten() {
            Some(Ok(())) => {}
            Some(Err(percent)) => self.say(format!("still searching: {percent}% of the text so far")),
            None if self.is_searching() => self.say("still searching: nothing found so far"),
            None => self.say("nothing was searched for, or nothing found"),
        }
    }

    fn selected_row(&self, pane: Pane) -> Option<usize> {
        let view = self.view();
        match pane {
            Pane::Sections => view.sections.selected_at(),
            Pane::Claims => view.claims.selected_at(),
            Pane::Parties => view.parties.selected_at(),
            Pane::Text => None,
        }
    }

    fn select_row(&mut self, pane: Pane, row: Option<usize>) {
        let Some(row) = row else { return };
        let view = self.view_mut();
        match pane {
            Pane::Sections => view.sections.select_at(row),
            Pane::Claims => view.claims.select_at(row),
            Pane::Parties => view.parties.select_at(row),
            Pane::Text => {}
        }
        self.light_selected();
    }

    fn fail(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), failure: true });
    }
}
