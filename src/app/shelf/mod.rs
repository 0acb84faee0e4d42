//! The library screen: feeds at the left, articles in the middle, what the selected one holds at the right.
//!
//! In reading order: here, what the screen shows; [`source`], what articles can be listed of; [`layout`], where its
//! panes stand; [`preview`], what an article holds, in lines; `previewing`, of which articles that is known;
//! [`errand`], what it asks of the store, and what comes back; `perform`, what commands mean here; `opening`, from a
//! row to its article and back; `noting`, what is written beside a text; [`filing`], what is settled for a feed or an
//! article; `typing`, what is typed here, `undoing`, what is taken back, `pointing`, what the mouse does. Nothing here
//! reads the store: it asks, and shows what is there until the answer comes.

pub mod errand;
pub mod filing;
pub mod layout;
mod noting;
mod opening;
mod perform;
mod pointing;
pub mod preview;
mod previewing;
pub mod source;
mod typing;
mod undoing;

pub(super) use typing::passes;

use super::list::List;
use crate::library::ArticleId;
use crate::library::moment::Moment;
use crate::library::query::{Query, completions};
use crate::library::shelf::{Change, Counts, Feed, FeedId, Item, ItemId, Order, Preview, Search, Standing};
use errand::{Errand, Progress};
use layout::ShelfPane;
use previewing::Previews;
use source::Source;
use std::collections::{HashMap, HashSet};
use undoing::Undoing;

/// The state of the library screen.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Every feed, in the order of their names.
    feeds: Vec<Feed>,
    /// Articles of all feeds, by what was done with them.
    counts: Counts,
    /// What can be listed.
    sources: Vec<Source>,
    source_list: List<usize>,
    /// The articles that are listed.
    items: Vec<Item>,
    item_list: List<usize>,
    previews: Previews,
    preview_top: usize,
    focus: ShelfPane,
    order: Order,
    /// What was typed to find fewer of them.
    filter: String,
    /// What of it can't be understood.
    filter_error: Option<String>,
    /// The article that was selected when that began to be typed, to come back to.
    before_filter: Option<ItemId>,
    /// What is to be selected of the articles that were asked for.
    aim: Aim,
    /// The number of the listing that was asked for last, and the one that is shown.
    asked: usize,
    shown: usize,
    /// What each of those two lists, and in which order.
    listing: (Query, Order),
    listed: (Query, Order),
    /// Whether the feeds were told once.
    known: bool,
    now: Moment,
    progress: Option<Progress>,
    /// What was done, to be undone.
    undo: Vec<Undoing>,
    /// Of how much that the store is to say what it was, the last of it, is taken back as soon as it does.
    undo_at_once: usize,
    /// Open articles of the library that may have another text by now.
    stale: HashSet<ArticleId>,
    /// The open article, where its feed is asked for it.
    asked_for: Option<ArticleId>,
    /// Which kept article each open one is.
    opened: HashMap<ArticleId, ItemId>,
}

/// Which article is selected when others are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Aim {
    /// The one that was, else the first.
    #[default]
    Same,
    /// The first.
    First,
    /// This one, else the one that was.
    At(ItemId),
}

impl Shelf {
    /// Every feed, in the order of their names.
    pub fn feeds(&self) -> &[Feed] {
        &self.feeds
    }

    /// Articles of all feeds, by what was done with them.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What can be listed, in the order it is shown.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The window onto [`Shelf::sources`].
    pub fn source_list(&self) -> &List<usize> {
        &self.source_list
    }

    /// What is listed.
    pub fn source(&self) -> &Source {
        self.source_list.selected().and_then(|index| self.sources.get(index)).unwrap_or(&Source::Unread)
    }

    /// The articles that are listed.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The window onto [`Shelf::items`].
    pub fn item_list(&self) -> &List<usize> {
        &self.item_list
    }

    /// The selected article.
    pub fn item(&self) -> Option<&Item> {
        self.item_list.selected().and_then(|index| self.items.get(index))
    }

    /// What is known of the selected article, once it is known.
    pub fn preview(&self) -> Option<&Preview> {
        self.previews.of(self.item()?.id)
    }

    /// The first line of the preview that is seen.
    pub fn preview_top(&self) -> usize {
        self.preview_top
    }

    /// The pane that keys move in.
    pub fn focus(&self) -> ShelfPane {
        self.focus
    }

    /// In which order articles are listed.
    pub fn order(&self) -> Order {
        self.order
    }

    /// What was typed to find fewer of them; empty where nothing was.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// What the query that is typed may go on to, each a whole query.
    pub fn completions(&self) -> Vec<String> {
        let feeds: Vec<&str> = self.feeds.iter().map(|feed| feed.name.as_str()).collect();
        let mut tags: Vec<&str> = self.feeds.iter().flat_map(|feed| &feed.tags).map(String::as_str).collect();
        tags.sort_unstable();
        tags.dedup();
        completions(&self.filter, &feeds, &tags)
    }

    /// What of [`Shelf::filter`] can't be understood.
    pub fn filter_error(&self) -> Option<&str> {
        self.filter_error.as_deref()
    }

    /// Whether what is listed is still on its way.
    pub fn is_listing(&self) -> bool {
        self.asked != self.shown
    }

    /// Whether the feeds are known by now.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// When the feeds were told last.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// How far a refresh is that goes on.
    pub fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// The feed `id`.
    pub fn feed(&self, id: FeedId) -> Option<&Feed> {
        self.feeds.iter().find(|feed| feed.id == id)
    }

    /// The kept article that the open article `id` is.
    pub fn kept(&self, id: ArticleId) -> Option<ItemId> {
        self.opened.get(&id).copied()
    }

    /// The row of the kept article `id`.
    pub fn item_of(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// What is listed now, as a query.
    fn query(&mut self) -> Query {
        let source = self.source().query();
        match Query::parse_open(&self.filter) {
            Ok(filter) => {
                self.filter_error = None;
                source.and(filter)
            }
            Err(error) => {
                self.filter_error = Some(error.to_string());
                source
            }
        }
    }

    /// Asks for what is to be listed.
    pub(super) fn ask(&mut self) -> Errand {
        self.asked += 1;
        let query = self.query();
        let order = if query.has_words() && self.order == Order::Newest { Order::Best } else { self.order };
        self.listing = (query.clone(), order);
        Errand::List { number: self.asked, query, order }
    }

    /// Takes articles that were asked for as number `number`: the first of them, or more behind those. Where the same
    /// is listed anew, `open`, which is being read, stays in its place, though it may be none of them any more.
    fn take_items(&mut self, number: usize, mut items: Vec<Item>, more: bool, open: Option<ItemId>) {
        if number != self.asked {
            return;
        }
        if more {
            let from = self.items.len();
            self.items.extend(items);
            return self.item_list.extend(from..self.items.len(), |_| 1);
        }
        let selected = match std::mem::take(&mut self.aim) {
            Aim::Same => self.item().map(|item| item.id),
            Aim::First => None,
            Aim::At(id) => Some(id),
        };
        let is_other = number != self.shown;
        if let Some((place, item)) =
            open.filter(|_| self.listed == self.listing).and_then(|id| self.left_out(id, &items))
        {
            items.insert(place, item);
        }
        self.shown = number;
        self.listed = self.listing.clone();
        self.items = items;
        let same = selected.and_then(|id| self.items.iter().position(|item| item.id == id));
        self.item_list.set((0..self.items.len()).collect(), |_| 1);
        match same {
            Some(index) => self.item_list.select_at(index),
            None if is_other => {
                self.item_list.deselect();
                self.item_list.step(0);
            }
            None => {}
        }
    }

    /// The listed article `id`, where it is none of `items`, and its place among them: before the first that stood
    /// behind it.
    fn left_out(&self, id: ItemId, items: &[Item]) -> Option<(usize, Item)> {
        if items.iter().any(|item| item.id == id) {
            return None;
        }
        let here = self.items.iter().position(|item| item.id == id)?;
        let mut behind = self.items.iter().skip(here + 1);
        let place = behind.find_map(|next| items.iter().position(|item| item.id == next.id));
        Some((place.unwrap_or(items.len()), self.items[here].clone()))
    }

    /// Takes the feeds as they are.
    ///
    /// Gives whether something else is to be listed than was asked for: who has read everything begins with all.
    fn take_feeds(&mut self, feeds: Vec<Feed>, searches: &[Search], counts: Counts, now: Moment) -> bool {
        let begins = !self.known && self.source_list.selected().is_none();
        let begins_with_all = begins && counts.unread == 0;
        let before = if begins_with_all { Source::All } else { self.source().clone() };
        self.feeds = feeds;
        (self.counts, self.now, self.known) = (counts, now, true);
        self.sources = source::all(&self.feeds, searches);
        let sources = &self.sources;
        self.source_list.set((0..sources.len()).collect(), |index| source::lines(sources, index));
        let same = self.sources.iter().position(|source| *source == before).unwrap_or(0);
        self.source_list.select_at(same);
        begins_with_all
    }

    /// Changes the standing of listed articles at once, as the store will.
    fn change_shown(&mut self, changes: &[(ItemId, Change)]) {
        let changes: HashMap<ItemId, Change> = changes.iter().copied().collect();
        for item in &mut self.items {
            let Some(change) = changes.get(&item.id) else { continue };
            let before = item.standing;
            item.standing = change.of(before);
            let (feed, after) = (item.feed, item.standing);
            self.counts.count(before, after);
            let feed = self.feeds.iter_mut().find(|known| Some(known.id) == feed);
            if let Some(feed) = feed {
                let unread = |standing: Standing| usize::from(!standing.read && !standing.archived);
                feed.unread = (feed.unread + unread(after)).saturating_sub(unread(before));
            }
        }
    }
}
