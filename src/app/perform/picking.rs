//! The palette, and what picking a row of it does.

use crate::app::command::Command;
use crate::app::message::Effect;
use crate::app::picker::{Picker, Purpose, Target};
use crate::app::{App, Overlay};

impl App {
    pub(super) fn open_palette(&mut self) {
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Palette, self.palette_rows())));
    }

    /// Begins with the list of several articles that were asked for by one name, as of a feed or a folder; not where it
    /// would be read out before the first of them.
    pub fn begin_with_list(&mut self) {
        if self.overlay.is_none() && !self.settings.linear && self.library.count() > 1 {
            self.list_articles();
        }
    }

    /// Lists the open articles, the one on the screen selected.
    pub(in crate::app) fn list_articles(&mut self) {
        if self.holds_place || self.library.count() == 1 {
            self.say(if self.holds_place { "no article is open" } else { "no other article is open" });
            return;
        }
        let mut list = Picker::new(Purpose::Articles, self.listed_articles());
        list.select(&Target::Article(self.open));
        self.overlay = Some(Overlay::Pick(list));
    }

    /// Gives the picker that is open, if one is, what there is to pick now.
    pub(in crate::app) fn refill_picker(&mut self) {
        let rows = match &self.overlay {
            Some(Overlay::Pick(Picker { purpose: Purpose::Palette, .. })) => self.palette_rows(),
            Some(Overlay::Pick(Picker { purpose: Purpose::Articles, .. })) => self.listed_articles(),
            _ => return,
        };
        if let Some(Overlay::Pick(picker)) = &mut self.overlay {
            picker.refill(rows);
        }
    }

    /// Does what the selected row stands for; where nothing was found, what was typed stays to be mended.
    pub(in crate::app) fn pick(&mut self) -> Vec<Effect> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return Vec::new() };
        let Some(target) = picker.selected() else {
            if picker.is_waiting {
                picker.takes_first = true;
                return Vec::new();
            }
            let typed = picker.prompt.typed().to_owned();
            self.say(format!("nothing here has the letters “{typed}”"));
            return Vec::new();
        };
        self.overlay = None;
        match target {
            Target::Command(Command::Percent) => self.say("say how many: 50% goes to the middle"),
            Target::Command(command) => return self.perform(command, None),
            Target::Section(section) => self.jump_to(|document| document.sections[section].span.start()),
            Target::Party(id) => self.go_to_mention_of(id, 1),
            Target::Claim(id) => {
                self.with_analysis(|view, document, analyzed| view.go_to_claim(document, &analyzed.analysis, id));
                self.focus_text_if_covered();
            }
            Target::Dossier(party) => return self.show_dossier(party, None),
            Target::Source(index) => return self.list_source(index),
            Target::Article(id) => return self.open_article(id),
            Target::Place(span) => {
                self.with_document(|view, document| view.jump_into_sight(document, span));
                self.focus_text_if_covered();
            }
            Target::Feed(index) => {
                let feed = self.document().and_then(|document| document.feeds.get(index));
                let address = feed.map(|feed| feed.address.clone());
                return address.map_or_else(Vec::new, |address| self.follow(&address));
            }
            Target::File(filing) => return self.file(filing),
            Target::Line(number) => self.line(number),
            Target::Percent(percent) => self.percent(percent),
            Target::Change(id, change) => return self.change(id, change),
        }
        Vec::new()
    }

    /// Goes to line `number` of the text as it was written, counted from 1, as less and vim do.
    fn line(&mut self, number: usize) {
        let breaks = number.saturating_sub(1);
        self.jump_to(|document| {
            let ends = memchr::memchr_iter(b'\n', document.text.as_bytes());
            let before = breaks.checked_sub(1).map(|last| ends.take(last + 1).last().map_or(0, |end| end + 1));
            before.unwrap_or(0)
        });
    }
}
