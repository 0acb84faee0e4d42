//! The palette, and what picking a row of it does.

use crate::app::command::Command;
use crate::app::message::Effect;
use crate::app::picker::{Picker, Purpose, Target, Waits};
use crate::app::{App, Began, Overlay};

/// Rows that half a page of a list is taken for.
const HALF_PAGE: isize = 8;

impl App {
    pub(super) fn open_palette(&mut self) {
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Palette, self.palette_rows())));
    }

    /// Begins with the list of several articles that were asked for by one name, as of a feed or a folder; not where it
    /// would be read out before the first of them.
    pub fn begin_with_list(&mut self) {
        if self.overlay.is_none() && !self.settings.linear && self.library.count() > 1 {
            self.began = Began::WithList;
            self.list_articles(true);
        }
    }

    /// Lists the open articles, the one on the screen selected; `is_first` where it is gone back to, and so left last.
    pub(in crate::app) fn list_articles(&mut self, is_first: bool) {
        if self.holds_place || self.library.count() == 1 {
            self.say(if self.holds_place { "no article is open" } else { "no other article is open" });
            return;
        }
        let mut list = Picker::new(Purpose::Articles, self.listed_articles());
        list.is_first = is_first;
        list.select(&Target::Article(self.open));
        self.overlay = Some(Overlay::Pick(list));
    }

    /// The files that are listed, seen, and known by no more than their names are to be looked into.
    pub(in crate::app) fn ask_for_titles(&mut self) -> Vec<Effect> {
        let Some(Overlay::Pick(picker)) = &self.overlay else { return Vec::new() };
        if picker.purpose != Purpose::Articles {
            return Vec::new();
        }
        let listed = picker.list().seen().filter_map(|seen| match picker.matches()[seen.item].row.target {
            Target::Article(id) => Some(id),
            _ => None,
        });
        let untitled: Vec<_> = listed
            .filter(|id| {
                let article = self.library.article(*id);
                let is_read = article.document.is_some() || article.failure.is_some() || *id == self.open;
                article.source.folder.is_some() && !is_read && !self.peeked.contains(id)
            })
            .collect();
        self.peeked.extend(&untitled);
        untitled.into_iter().map(Effect::Peek).collect()
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

    /// Does what `command` means in a list that is moved in, until something is typed to narrow it; `None` where no
    /// such list is open, or it means what it always does.
    pub(in crate::app) fn perform_in_list(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return None };
        if picker.is_typed_in {
            return None;
        }
        let is_first = picker.is_first;
        let times = count.unwrap_or(1).cast_signed();
        let list = picker.list_mut();
        match command {
            Command::ScrollDown | Command::NextPane | Command::NextArticle => list.step(times),
            Command::ScrollUp | Command::PreviousPane | Command::PreviousArticle => list.step(-times),
            Command::PageDown => list.step_page(times),
            Command::PageUp => list.step_page(-times),
            Command::HalfPageDown => list.step(times * HALF_PAGE),
            Command::HalfPageUp => list.step(-times * HALF_PAGE),
            Command::Top => list.step(-isize::MAX),
            Command::Bottom => list.step(isize::MAX),
            Command::Activate => return Some(self.pick()),
            Command::Search => picker.is_typed_in = true,
            Command::Leave if is_first => {
                self.overlay = None;
                return Some(vec![Effect::Quit]);
            }
            Command::Close if is_first => self.say_what_quits(),
            Command::Close | Command::Leave | Command::Articles | Command::Notes | Command::Dossier | Command::Back => {
                self.overlay = None;
            }
            Command::Help
            | Command::Quit
            | Command::Suspend
            | Command::Redraw
            | Command::Mouse
            | Command::LightOrDark
            | Command::NextColours
            | Command::Palette
            | Command::Library => return None,
            _ => {
                let narrow = self.key_to(Command::Search, "narrows this list by letters");
                self.say(narrow);
            }
        }
        Some(Vec::new())
    }

    /// Does what the selected row stands for; where nothing was found, what was typed stays to be mended.
    pub(in crate::app) fn pick(&mut self) -> Vec<Effect> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return Vec::new() };
        let Some(target) = picker.selected() else {
            if picker.waits != Waits::No {
                picker.waits = Waits::ForFirst;
                return Vec::new();
            }
            let typed = picker.prompt.typed().to_owned();
            self.say(format!("nothing here has the letters “{typed}”"));
            return Vec::new();
        };
        let marked = picker.marked().to_vec();
        self.overlay = None;
        match several(marked).unwrap_or(target) {
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
            Target::AskCredit(id) => self.ask_who_said(id),
            Target::Credit(id, parties) => return self.credit(id, &parties),
            Target::CreditAsFound(id) => return self.credit_as_found(id),
        }
        Vec::new()
    }

    /// Marks the selected row of a list that takes several, or takes its mark off, and says so.
    pub(in crate::app) fn mark_picked(&mut self) {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return };
        let Some(name) = picker.list().selected().map(|index| picker.matches()[index].row.words.clone()) else {
            return;
        };
        let before = picker.marked().len();
        picker.mark();
        let count = picker.marked().len();
        self.say(if count > before {
            format!("{name} is marked, {count} in all")
        } else {
            format!("{name} is not marked")
        });
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

/// What picking all of `marked` means; `None` where there is nothing.
fn several(marked: Vec<Target>) -> Option<Target> {
    marked.into_iter().reduce(|all, one| match (all, one) {
        (Target::Credit(id, parties), Target::Credit(_, more)) => Target::Credit(id, [parties, more].concat()),
        (all, _) => all,
    })
}
