//! From a row of the library to its article, and back.

use super::errand::Errand;
use super::layout::ShelfPane;
use crate::app::App;
use crate::app::article_view::ArticleView;
use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::message::Effect;
use crate::library::moment::{DAY_SECONDS, Moment};
use crate::library::shelf::{Change, ItemId};
use crate::library::{ArticleId, Source};

impl App {
    /// Opens the article in row `index`, which is read from now on.
    pub(in crate::app) fn open_item(&mut self, index: usize) -> Vec<Effect> {
        let Some(item) = self.shelf.items.get(index) else { return vec![] };
        let (item_id, title) = (item.id, item.title.clone());
        let feed = item.feed.and_then(|id| self.shelf.feed(id)).map(|feed| feed.name.clone());
        self.shelf.item_list.select_at(index);
        let effects = self.open_kept(item_id, title, feed);
        let terms = self.shelf.listing.0.terms.clone();
        self.seek_claim(&terms);
        effects
    }

    /// Opens the kept article `item_id`, which is called `title` and came from the feed called so; it is read from now
    /// on.
    pub(in crate::app) fn open_kept(&mut self, item_id: ItemId, title: String, feed: Option<String>) -> Vec<Effect> {
        let mut effects = self.keep_place();
        let known = self.shelf.opened.iter().find(|(_, kept)| **kept == item_id).map(|(id, _)| *id);
        let id = known.unwrap_or_else(|| {
            self.take_in(
                item_id,
                Source { title: Some(title), ..Source::named(feed.unwrap_or_else(|| "your library".to_owned())) },
            )
        });
        self.open = id;
        self.on_shelf = false;
        self.overlay = None;
        self.focus = Pane::Text;
        if self.shelf.stale.remove(&id) || self.article().document.is_none() {
            effects.push(Effect::Shelf(Errand::Open(id, item_id)));
        }
        let read = vec![(item_id, Change::Read(true))];
        self.shelf.change_shown(&read);
        effects.push(self.undoable(Errand::Undoable(read)));
        effects
    }

    /// Makes a kept article one of the open ones. The first takes the place that was held for it.
    fn take_in(&mut self, item: ItemId, source: Source) -> ArticleId {
        let id = if std::mem::take(&mut self.holds_place) {
            self.library.split(ArticleId::default(), vec![source]);
            ArticleId::default()
        } else {
            self.library.add(source)
        };
        self.views.resize_with(self.library.count(), ArticleView::default);
        self.shelf.opened.insert(id, item);
        id
    }

    /// Shows the article that stands `by` rows on in the list that the open one came from; `None` where it came from
    /// none.
    pub(in crate::app) fn other_item(&mut self, by: isize) -> Option<Vec<Effect>> {
        let kept = self.shelf.kept(self.open)?;
        let here = self.shelf.items.iter().position(|item| item.id == kept)?;
        let there = here.saturating_add_signed(by).min(self.shelf.items.len().saturating_sub(1));
        if there == here {
            self.say(if by > 0 { "this is the last article listed" } else { "this is the first article listed" });
            return Some(vec![]);
        }
        Some(self.open_item(there))
    }

    /// Opens the next article listed that was not read yet; where there is none, shows the list.
    pub(in crate::app) fn next_unread(&mut self) -> Vec<Effect> {
        let from = self.shelf.kept(self.open).and_then(|kept| self.shelf.items.iter().position(|item| item.id == kept));
        let Some(index) = self.shelf.next_unread(from.map_or(0, |index| index + 1)) else {
            self.say("nothing unread is left in your list");
            return vec![];
        };
        self.open_item(index)
    }

    /// The day that the library has the open article under, where what it says itself lies in a future that the library
    /// does not believe.
    pub(in crate::app) fn day_of_item(&self) -> Option<String> {
        let kept = self.shelf.item_of(self.shelf.kept(self.open)?)?.moment;
        let said = Moment::parse(self.document()?.published.as_deref()?)?;
        (said.0 > kept.0 + DAY_SECONDS).then(|| kept.day())
    }

    /// Where the open article stands among how many: in the list it came from, else among those that are open.
    pub fn place_in_order(&self) -> (usize, usize) {
        let kept = self.shelf.kept(self.open);
        match kept.and_then(|kept| self.shelf.items.iter().position(|item| item.id == kept)) {
            Some(index) => (index + 1, self.shelf.items.len()),
            None => (self.library.position(self.open) + 1, self.library.count()),
        }
    }

    /// Shows the library screen.
    pub(in crate::app) fn show_shelf(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_place();
        self.across.leave();
        self.on_shelf = true;
        self.overlay = None;
        if !self.shelf.known {
            effects.push(Effect::Shelf(Errand::Feeds));
            effects.push(Effect::Shelf(self.shelf.ask()));
            effects.extend(self.refresh_every());
        }
        effects
    }

    /// What is shown of the library is to be told anew: something else is found in an article than was.
    pub(in crate::app) fn tell_anew(&mut self) {
        self.shelf.previews.ask_anew();
        self.across.outdate_all();
    }

    /// Has feeds asked for every so often, where that is wished.
    pub(in crate::app) fn refresh_every(&self) -> Option<Effect> {
        let minutes = self.settings.refresh_minutes;
        (minutes > 0).then_some(Effect::Shelf(Errand::RefreshEvery(minutes)))
    }

    /// Shows what the source at `index` holds.
    pub(in crate::app) fn list_source(&mut self, index: usize) -> Vec<Effect> {
        let mut effects = self.show_shelf();
        self.shelf.source_list.select_at(index);
        self.shelf.focus = ShelfPane::Items;
        effects.extend(self.list_anew());
        effects
    }

    /// Has the text of the article fetched from its page.
    pub(in crate::app) fn fetch_full_text(&mut self) -> Vec<Effect> {
        let id = if self.on_shelf { self.shelf.item().map(|item| item.id) } else { self.shelf.kept(self.open) };
        if let Some(id) = id {
            self.say("asking for its page");
            return vec![Effect::Shelf(Errand::FullText(id))];
        }
        self.say(if self.on_shelf { "no article is selected" } else { "this article is not of your library" });
        vec![]
    }

    /// The text of a kept article is another now: what shows it shows it anew.
    pub(super) fn show_full_text(&mut self, id: ItemId) -> Vec<Effect> {
        self.say("this is what its page says");
        self.shelf.previews.ask_anew();
        let open = self.shelf.opened.iter().find(|(_, kept)| **kept == id).map(|(open, _)| *open);
        let opened = open.map(|open| Effect::Shelf(Errand::Open(open, id)));
        opened.into_iter().chain([Effect::Shelf(self.shelf.ask())]).collect()
    }

    /// Shows the article again that was read last.
    pub(super) fn back_to_article(&mut self) -> Vec<Effect> {
        if self.holds_place {
            let open = self.key_to(Command::Activate, "opens the selected one");
            self.say(format!("no article is open yet: {open}"));
        } else {
            self.on_shelf = false;
        }
        vec![]
    }

    /// Keeps how far the open article was read, where it is one of the library.
    pub(in crate::app) fn keep_place(&mut self) -> Vec<Effect> {
        let Some(kept) = self.shelf.kept(self.open).filter(|_| !self.on_shelf) else { return vec![] };
        match self.with_document(
            |view, document| if view.text.at_end() { 0 } else { view.reading().min(document.text.len()) },
        ) {
            Some(at) => vec![Effect::Shelf(Errand::KeepPlace(kept, at))],
            None => vec![],
        }
    }
}
