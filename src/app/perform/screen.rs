//! Panes, the text's width, the mouse, and closing what is open.

use super::look::NO_COLOURS;
use crate::app::article_view::{Lit, Only};
use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::message::{Effect, Progress};
use crate::app::settings::{Background, Colours};
use crate::app::{App, Began};
use crate::library::index::quotations_within;

impl App {
    /// Moves `steps` panes on, round at the end.
    pub(super) fn next_pane(&mut self, steps: usize) {
        self.go_to_pane((self.pane_number() + steps) % Pane::ALL.len());
    }

    /// Moves `by` panes to the right, or to the left where negative, as far as there are any.
    pub(super) fn pane_beside(&mut self, by: isize) {
        let here = self.pane_number();
        let there = here.saturating_add_signed(by).min(Pane::ALL.len() - 1);
        if there == here {
            return self.say(if by > 0 { "this is the last pane" } else { "this is the first pane" });
        }
        self.go_to_pane(there);
    }

    fn pane_number(&self) -> usize {
        Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0)
    }

    fn go_to_pane(&mut self, number: usize) {
        if self.settings.text_alone && self.focus == Pane::Text {
            // The panes come back with the first that is asked for.
            self.settings.text_alone = false;
        }
        self.focus_on(Pane::ALL[number]);
        self.light_selected();
    }

    /// Moves the reader into `pane`, something selected in it.
    pub(in crate::app) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Text {
            self.side = pane;
        }
        let here = self.with_document(|view, document| view.section(document)).unwrap_or(0);
        let seen = self.view().text.seen();
        let claim = self.analyzed().and_then(|analyzed| {
            let shown = |id: &_| self.view().claims.items().iter().any(|row| row.id == *id);
            quotations_within(&analyzed.analysis, seen).find(shown)
        });
        let view = self.view_mut();
        match pane {
            Pane::Sections => view.sections.select(here),
            Pane::Claims if view.claims.selected().is_none() => match claim {
                Some(claim) => view.select_claim(claim),
                None => view.claims.step(0),
            },
            Pane::Parties if view.parties.selected().is_none() => view.parties.step(0),
            Pane::Text | Pane::Claims | Pane::Parties => {}
        }
    }

    /// What is selected in the pane the reader moves in is lit in the text.
    pub(in crate::app) fn light_selected(&mut self) {
        let focus = self.focus;
        let view = self.view_mut();
        view.lit = match focus {
            Pane::Claims => view.selected_claim().map(Lit::Claim),
            Pane::Parties => view.parties.selected().map(Lit::Party),
            Pane::Text | Pane::Sections => return,
        };
    }

    /// Where a pane stands over the text, what was jumped to would not be seen.
    pub(in crate::app) fn focus_text_if_covered(&mut self) {
        let areas = self.areas();
        if self.focus != Pane::Text && areas.of(self.focus) == Some(areas.text) {
            self.focus = Pane::Text;
        }
    }

    pub(super) fn text_alone(&mut self) {
        self.settings.text_alone = !self.settings.text_alone;
        self.focus = Pane::Text;
    }

    pub(super) fn widen(&mut self, by: i16) {
        let shown = self.areas().text_lines(self.text_cells()).width;
        let wanted = shown.saturating_add_signed(by).clamp(40, 120);
        let width = self.areas().text_lines(wanted).width;
        if width == shown {
            return self.say(format!("{shown} cells is as {} as it gets here", if by > 0 { "wide" } else { "narrow" }));
        }
        self.settings.text_cells = wanted;
        self.say(format!("text {width} cells wide"));
    }

    pub(super) fn light_or_dark(&mut self) {
        if self.settings.colourless {
            return self.say(NO_COLOURS);
        }
        if self.settings.colours == Colours::None {
            let key = self.keymap.keys(Command::NextColours).first().map(ToString::to_string).unwrap_or_default();
            return self.say(format!("no colours are shown; {key} brings them back"));
        }
        let light = !self.settings.light;
        self.settings.light = light;
        self.settings.background = if light { Background::Light } else { Background::Dark };
        self.say(if light { "colours for a light ground" } else { "colours for a dark ground" });
    }

    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(if self.settings.mouse { "mouse for the reader" } else { "mouse for the terminal, to select with" });
        vec![Effect::Mouse(self.settings.mouse)]
    }

    /// Closes the innermost thing that is open or lit, then the article for what it was opened from; never quits.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        let view = self.view_mut();
        if view.search.take().is_some() | view.row_search.take().is_some() {
            return Vec::new();
        }
        if let Some(effects) = self.give_up_fetching().or_else(|| self.leave_pane()) {
            return effects;
        }
        // A link that leads to nothing leads back.
        if self.article().failure.is_some() && self.go_back_to_article() {
            return Vec::new();
        }
        if self.came_from_across() {
            return self.back_across();
        }
        let view = self.view_mut();
        // What is marked in a pane is as open as what is lit.
        if view.lit.take().is_some() || view.claims.selected().is_some() || view.parties.selected().is_some() {
            view.claims.deselect();
            view.parties.deselect();
            return Vec::new();
        }
        if view.filter.take().is_some() | (std::mem::take(&mut view.only) != Only::All) {
            return Vec::new();
        }
        self.leave_article().unwrap_or_else(|| {
            self.say_what_quits();
            Vec::new()
        })
    }

    /// Leaves a pane for the text, the article for what it was opened from, and quits where it was opened from nothing.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let effects = self.give_up_fetching().or_else(|| self.leave_pane());
        if let Some(effects) = effects {
            return effects;
        }
        if self.came_from_across() && !self.is_reached_by_link() {
            return self.back_across();
        }
        self.leave_article().unwrap_or_else(|| vec![Effect::Quit])
    }

    /// Gives up what is being fetched; `None` where nothing is.
    fn give_up_fetching(&mut self) -> Option<Vec<Effect>> {
        let Some(Progress::Fetching { .. }) = self.view().progress else { return None };
        self.view_mut().progress = None;
        self.library.insert_failure(self.open, "given up".to_owned());
        self.say("given up");
        Some(vec![Effect::GiveUp(self.open)])
    }

    /// Goes to the text from the pane beside it; `None` where the reader is there.
    fn leave_pane(&mut self) -> Option<Vec<Effect>> {
        let before = std::mem::replace(&mut self.focus, Pane::Text);
        (before != Pane::Text).then(Vec::new)
    }

    /// Shows what the open article was opened from: the article with a link to it, the library, the list of a feed, a
    /// book or a folder; `None` where it was opened from nothing.
    fn leave_article(&mut self) -> Option<Vec<Effect>> {
        if self.is_reached_by_link() {
            self.go_back_to_article();
            return Some(Vec::new());
        }
        if self.shelf.kept(self.open).is_some() {
            return Some(self.show_shelf());
        }
        (self.began == Began::WithList).then(|| {
            self.list_articles(true);
            Vec::new()
        })
    }

    /// Says which key quits, to who wants to go further back than there is anything.
    pub(in crate::app) fn say_what_quits(&mut self) {
        let keys = [Command::Leave, Command::Quit].map(|command| self.keymap.keys(command).first().copied());
        if let Some(key) = keys.into_iter().flatten().next() {
            self.say(format!("nothing is open; {key} quits"));
        }
    }
}
