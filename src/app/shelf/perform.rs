//! What commands mean on the library screen.

use super::errand::{Errand, Progress, Report};
use super::filing::Filing;
use super::layout::{ShelfAreas, ShelfPane, preview_cells};
use super::preview;
use super::source::Source;
use crate::app::command::Command;
use crate::app::details::{counted, one_line};
use crate::app::layout::inside;
use crate::app::message::Effect;
use crate::app::prompt::Prompt;
use crate::app::{App, Began, Overlay};
use crate::library::query::{Query, State, What};
use crate::library::shelf::{Change, ItemId, Order};

impl App {
    /// Where the panes of the library screen stand.
    pub fn shelf_areas(&self) -> ShelfAreas {
        ShelfAreas::new(self.size, self.shelf.focus)
    }

    /// Does what `command` means on the library screen; `None` where it means what it always does.
    pub(in crate::app) fn perform_on_shelf(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let times = count.unwrap_or(1).cast_signed();
        let effects = match command {
            Command::ScrollDown | Command::NextParagraph => self.step_shelf(times),
            Command::ScrollUp | Command::PreviousParagraph => self.step_shelf(-times),
            Command::NextArticle => self.step_items(times),
            Command::PreviousArticle => self.step_items(-times),
            Command::PageDown => self.page_shelf(times),
            Command::PageUp => self.page_shelf(-times),
            Command::HalfPageDown => self.step_shelf(8 * times),
            Command::HalfPageUp => self.step_shelf(-8 * times),
            Command::Top => self.step_shelf(-isize::MAX),
            Command::Bottom => self.step_shelf(isize::MAX),
            Command::NextSection => self.step_source(times),
            Command::PreviousSection => self.step_source(-times),
            Command::NextPane => self.beside(1, true),
            Command::PreviousPane => self.beside(2, true),
            Command::PaneRight => self.beside(1, false),
            Command::PaneLeft => self.beside(-1, false),
            Command::Details => {
                self.shelf.focus = ShelfPane::Preview;
                vec![]
            }
            Command::Activate => self.activate_on_shelf(),
            Command::NextUnread => self.next_unread_row(),
            Command::AllRead => self.all_read(),
            Command::Sort => self.sort(),
            Command::SaveSearch => self.save_or_forget_search(),
            Command::Undo => self.undo_on_shelf(),
            Command::Edit => self.edit_on_shelf(),
            Command::Hide => self.remove_on_shelf(),
            Command::Search => self.start_filter(),
            Command::Reload => self.refresh_listed(),
            Command::OpenSource => self.with_address(Effect::Open),
            Command::CopySource | Command::Copy => self.with_address(Effect::Copy),
            Command::Library | Command::Back => self.back_to_article(),
            Command::Close => self.close_on_shelf(),
            Command::Leave => self.leave_shelf(),
            Command::Star
            | Command::Tag
            | Command::FullText
            | Command::ToggleRead
            | Command::Archive
            | Command::Subscribe
            | Command::Stories
            | Command::Story
            | Command::Dossier => return None,
            _ if command.is_for_every_screen() => return None,
            _ => {
                self.say_for_an_article();
                vec![]
            }
        };
        Some(effects)
    }

    /// Does what `command`, which is about the library, means there and in an article of it.
    pub(in crate::app) fn perform_for_library(&mut self, command: Command) -> Vec<Effect> {
        let choose = |is: bool, yes: (Change, &'static str), no: (Change, &'static str)| if is { yes } else { no };
        match command {
            Command::Library => return self.show_shelf(),
            Command::NextUnread => return self.next_unread(),
            Command::Star => {
                let (take, give) = ((Change::Star(false), "the star is gone"), (Change::Star(true), "starred"));
                return self.change_item(|standing| choose(standing.starred, take, give));
            }
            Command::ToggleRead => {
                let (back, read) = ((Change::Read(false), "unread again"), (Change::Read(true), "read"));
                return self.change_item(|standing| choose(standing.read, back, read));
            }
            Command::Archive => {
                let out = (Change::Archive(false), "out of the archive");
                let away = (Change::Archive(true), "archived: kept, but out of the way");
                return self.change_item(|standing| choose(standing.archived, out, away));
            }
            Command::Tag => return self.start_tagging(),
            Command::FullText => return self.fetch_full_text(),
            Command::Subscribe => self.start_subscribing(),
            Command::Highlight => return self.highlight(),
            Command::Note => self.start_note(),
            Command::Notes => self.show_notes(),
            _ => {
                let library = self.key_to(Command::Library, "opens it");
                self.say(format!("this is for your library; {library}"));
            }
        }
        vec![]
    }

    /// Takes what the store answered.
    pub(in crate::app) fn take_report(&mut self, report: Report) -> Vec<Effect> {
        match report {
            Report::Feeds(feeds, searches, counts, now) => {
                let anew = self.shelf.take_feeds(feeds, &searches, counts, now);
                self.refill_picker();
                if anew {
                    return self.list_anew();
                }
            }
            Report::Listed { number, items, more } => {
                if !more {
                    self.shelf.previews.ask_anew();
                }
                let open = self.shelf.kept(self.open).filter(|_| !self.on_shelf);
                self.shelf.take_items(number, items, more, open);
            }
            Report::Previewed(id, preview) => {
                self.shelf.previews.insert(id, *preview);
                self.refill_parties();
            }
            Report::Place(id, at) => {
                if !self.jump_across(id)
                    && let Some(document) = self.library.article(id).document.clone()
                {
                    self.views[id.index()].go_to(&document, document.text.floor_char_boundary(at));
                }
            }
            Report::Marks(id, marks) => {
                for (letter, at) in marks {
                    // What was marked while the article was on its way is newer.
                    self.views[id.index()].marks.entry(letter).or_insert(at);
                }
            }
            Report::Changed(before) => {
                return self.take_undoing(before);
            }
            Report::Notes(id, notes) => self.take_notes(id, notes),
            Report::Stories(stories, now) => self.take_stories(stories, now),
            Report::Story(told, now) => self.take_story(*told, now),
            Report::PartiesLike(letters, known) => return self.take_parties(&letters, known),
            Report::Dossier(of, told, now) => return self.take_dossier(&of, *told, now),
            Report::Nothing(why) => return self.leave_across(why),
            Report::TagsOf(id, tags) => return self.file(Filing::ArticleTags(id, tags)),
            Report::FullText(id) => return self.show_full_text(id),
            Report::Refreshing(progress) => {
                let before = self.shelf.progress.replace(progress).map_or(0, |progress| progress.new);
                // Who has nothing to read need not wait for the slowest server.
                if self.shelf.items.is_empty() && progress.new > before {
                    return vec![Effect::Shelf(Errand::Feeds), Effect::Shelf(self.shelf.ask())];
                }
            }
            Report::Refreshed(progress) => {
                self.shelf.progress = None;
                return self.take_refreshed(progress);
            }
            Report::Subscribed(id) => {
                self.shelf.filter.clear();
                // It is listed once it is known.
                self.shelf.sources.push(Source::Feed(id));
                let last = self.shelf.sources.len() - 1;
                self.shelf.source_list.set((0..=last).collect(), |_| 1);
                self.shelf.source_list.select_at(last);
                self.say("subscribed");
                return vec![Effect::Shelf(Errand::Feeds), Effect::Shelf(self.shelf.ask())];
            }
        }
        Vec::new()
    }

    /// Gives the panes of the library screen their sizes.
    pub(in crate::app) fn arrange_shelf(&mut self) {
        let areas = self.shelf_areas();
        let height = |area: Option<ratatui::layout::Rect>| area.map(inside).unwrap_or_default().height;
        self.shelf.source_list.resize(height(areas.sources));
        self.shelf.item_list.resize(height(areas.items));
    }

    fn step_shelf(&mut self, by: isize) -> Vec<Effect> {
        match self.shelf.focus {
            ShelfPane::Sources => self.step_source(by),
            ShelfPane::Items => self.step_items(by),
            ShelfPane::Preview => {
                self.scroll_preview(by);
                vec![]
            }
        }
    }

    pub(in crate::app) fn scroll_preview(&mut self, by: isize) {
        self.shelf.preview_top = self.shelf.preview_top.saturating_add_signed(by).min(self.preview_end());
    }

    fn page_shelf(&mut self, pages: isize) -> Vec<Effect> {
        match self.shelf.focus {
            ShelfPane::Items => {
                self.shelf.item_list.step_page(pages);
                vec![]
            }
            ShelfPane::Sources => self.step_source(pages * 10),
            ShelfPane::Preview => self.step_shelf(pages * 10),
        }
    }

    /// How far a preview can be scrolled: until its last line is seen.
    fn preview_end(&self) -> usize {
        let inner = self.shelf_areas().preview.map(inside).unwrap_or_default();
        preview::lines(&self.shelf, preview_cells(inner.width)).len().saturating_sub(usize::from(inner.height))
    }

    pub(in crate::app) fn step_items(&mut self, by: isize) -> Vec<Effect> {
        self.shelf.item_list.step(by);
        vec![]
    }

    fn step_source(&mut self, by: isize) -> Vec<Effect> {
        let before = self.shelf.source_list.selected_at();
        self.shelf.source_list.step(by);
        if before == self.shelf.source_list.selected_at() {
            return vec![];
        }
        self.list_anew()
    }

    /// Lists what is selected at the left.
    pub(in crate::app) fn list_anew(&mut self) -> Vec<Effect> {
        self.shelf.filter.clear();
        vec![Effect::Shelf(self.shelf.ask())]
    }

    fn beside(&mut self, by: isize, round: bool) -> Vec<Effect> {
        let panes = ShelfPane::ALL;
        let here = panes.iter().position(|pane| *pane == self.shelf.focus).unwrap_or(0).cast_signed();
        let last = panes.len().cast_signed() - 1;
        let there = if round { (here + by).rem_euclid(last + 1) } else { (here + by).clamp(0, last) };
        self.shelf.focus = panes[there.unsigned_abs()];
        vec![]
    }

    fn activate_on_shelf(&mut self) -> Vec<Effect> {
        if self.shelf.focus == ShelfPane::Sources {
            self.shelf.focus = ShelfPane::Items;
            return vec![];
        }
        match self.shelf.item_list.selected_at() {
            Some(index) => self.open_item(index),
            None => vec![],
        }
    }

    /// Says what came of asking for feeds, and lists it.
    fn take_refreshed(&mut self, progress: Progress) -> Vec<Effect> {
        let Progress { new, changed, failed, .. } = progress;
        let mut words = vec![match new {
            0 => "nothing new".to_owned(),
            new => counted(new, "new article", "new articles"),
        }];
        if changed > 0 {
            words.push(counted(changed, "article has another text", "articles have another text"));
            self.shelf.stale = self.shelf.opened.keys().copied().collect();
        }
        if failed > 0 {
            words.push(format!("{} failed", counted(failed, "feed", "feeds")));
        }
        self.say(words.join("; "));
        let mut effects = vec![Effect::Shelf(Errand::Feeds), Effect::Shelf(self.shelf.ask())];
        if self.shelf.asked_for.take() == Some(self.open) && !self.on_shelf {
            self.say(self.words_for_reloading());
            self.shelf.stale.remove(&self.open);
            // It is opened where it is kept to be read.
            effects.extend(self.keep_place());
            effects.push(Effect::Load(self.open));
        }
        effects
    }

    /// Asks the feed of the open article for it; `None` where it is of no feed, or feeds are asked for already.
    pub(in crate::app) fn ask_its_feed(&mut self) -> Option<Vec<Effect>> {
        let kept = self.shelf.kept(self.open)?;
        let feed = self.shelf.item_of(kept)?.feed.filter(|_| self.shelf.progress.is_none())?;
        self.say(format!("asking {}", self.article().source.name));
        (self.shelf.asked_for, self.shelf.progress) = (Some(self.open), Some(Progress::default()));
        Some(vec![Effect::Shelf(Errand::Refresh(vec![feed]))])
    }

    fn next_unread_row(&mut self) -> Vec<Effect> {
        let from = self.shelf.item_list.selected_at().map_or(0, |index| index + 1);
        match self.shelf.next_unread(from) {
            Some(index) => {
                self.shelf.focus = ShelfPane::Items;
                self.shelf.item_list.select_at(index);
            }
            None => self.say("nothing unread is listed here"),
        }
        vec![]
    }

    fn all_read(&mut self) -> Vec<Effect> {
        let query = self.shelf.query().and(Query::of(What::Is(State::Unread)));
        let unread = self.shelf.items.iter().filter(|item| !item.standing.read);
        let changes: Vec<(ItemId, Change)> = unread.map(|item| (item.id, Change::Read(true))).collect();
        if changes.is_empty() {
            self.say("nothing unread is listed here");
            return vec![];
        }
        self.shelf.change_shown(&changes);
        let undo = self.key_to(Command::Undo, "brings them back");
        let read = counted(changes.len(), "article is", "articles are");
        self.say(format!("{read} read now; {undo}"));
        vec![self.undoable(Errand::AllRead(query))]
    }

    fn sort(&mut self) -> Vec<Effect> {
        let (order, words) = match self.shelf.order {
            Order::Newest | Order::Best => (Order::Oldest, "the oldest first"),
            Order::Oldest => (Order::Title, "by title"),
            Order::Title => (Order::Feed, "by feed"),
            Order::Feed => (Order::Newest, "the newest first"),
        };
        self.shelf.order = order;
        self.say(words);
        vec![Effect::Shelf(self.shelf.ask())]
    }

    fn refresh_listed(&mut self) -> Vec<Effect> {
        if self.shelf.progress.is_some() {
            self.say("feeds are being asked already");
            return vec![];
        }
        let only = match self.shelf.source() {
            Source::Feed(id) => vec![*id],
            _ => vec![],
        };
        if self.shelf.feeds.is_empty() {
            let subscribe = self.key_to(Command::Subscribe, "subscribes to one");
            self.say(format!("there are no feeds yet; {subscribe}"));
            return vec![];
        }
        self.shelf.progress = Some(Progress::default());
        vec![Effect::Shelf(Errand::Refresh(only))]
    }

    fn with_address(&mut self, effect: fn(String) -> Effect) -> Vec<Effect> {
        let Some(url) = self.shelf.preview().and_then(|preview| preview.url.clone()) else {
            self.say("this article does not say where it stands on the web");
            return vec![];
        };
        let effect = effect(url.clone());
        let doing = if matches!(effect, Effect::Open(_)) { "opening" } else { "copied" };
        self.say(format!("{doing} {url}"));
        vec![effect]
    }

    fn close_on_shelf(&mut self) -> Vec<Effect> {
        if !self.shelf.filter.is_empty() {
            return self.list_anew();
        }
        if self.shelf.focus == ShelfPane::Preview {
            self.shelf.focus = ShelfPane::Items;
            return vec![];
        }
        if self.began != Began::OnShelf {
            return self.back_to_article();
        }
        self.say_what_quits();
        vec![]
    }

    /// Closes what is innermost here, and quits where nothing is and the reader began here, or where the article below
    /// was opened from here itself.
    fn leave_shelf(&mut self) -> Vec<Effect> {
        let is_open = !self.shelf.filter.is_empty() || self.shelf.focus == ShelfPane::Preview;
        let is_first = self.began == Began::OnShelf || self.shelf.kept(self.open).is_some();
        if is_open || !is_first { self.close_on_shelf() } else { vec![Effect::Quit] }
    }

    /// Asks for the address of a feed to subscribe to; that of the page on the screen is there to be taken.
    fn start_subscribing(&mut self) {
        let feed = self.document().filter(|_| !self.on_shelf).and_then(|document| document.feeds.first());
        let address = feed.map(|feed| Prompt::new(one_line(&feed.address)));
        self.overlay = Some(Overlay::Subscribe(address.unwrap_or_default()));
    }

    /// Does `change` to the selected article, or to the open one where it is kept.
    fn change_item(&mut self, change: impl FnOnce(&super::Standing) -> (Change, &'static str)) -> Vec<Effect> {
        let id = if self.on_shelf { self.shelf.item().map(|item| item.id) } else { self.shelf.kept(self.open) };
        let Some(item) = id.and_then(|id| self.shelf.item_of(id)) else {
            self.say(if self.on_shelf { "no article is selected" } else { "this article is not of your library" });
            return vec![];
        };
        let (change, words) = change(&item.standing);
        let changes = vec![(item.id, change)];
        self.shelf.change_shown(&changes);
        self.say(words);
        vec![self.undoable(Errand::Undoable(changes))]
    }

    /// “U brings them back”, by the live keymap.
    pub(in crate::app) fn key_to(&self, command: Command, does: &str) -> String {
        self.keymap.keys(command).first().map_or(does.to_owned(), |key| format!("{key} {does}"))
    }
}

impl super::Shelf {
    /// The first row from `from` on that was not read yet, round at the end.
    pub(super) fn next_unread(&self, from: usize) -> Option<usize> {
        let count = self.items.len();
        (from..count).chain(0..from.min(count)).find(|index| !self.items[*index].standing.read)
    }
}
