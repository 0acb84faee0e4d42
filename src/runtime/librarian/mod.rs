//! The store for the reader: errands are run one after the other on a thread of their own, what takes long on another.
//!
//! In reading order: here, the errands; `beside`, what takes long. Of listings and previews only the last that was
//! asked for is of interest, and those before it are not run at all.

mod beside;

use super::inbox::{Event, Post};
use super::refresh::renew_one;
use super::{across, clock, shelf};
use crate::app::message::{Loaded, Message, Notice};
use crate::app::shelf::errand::{Errand, MAX_ANSWERS, Noted, Report};
use crate::library::ArticleId;
use crate::library::keeping::Keeping;
use crate::library::query::Query;
use crate::library::shelf::{Change, FeedId, ItemId, Order, Standing};
use crate::store::Store;
use crate::store::error::{Cause, StoreError};
use crate::text::safe::safe_line;
use beside::{full_text, renew_beside, subscribe};
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Rows that are told before the rest of a listing is read.
const FIRST_ROWS: usize = 200;
/// Rows that are told together behind those.
const ROWS_AT_ONCE: usize = 10_000;
/// Articles that are said to be read at once.
const MAX_ROWS: usize = 200_000;

/// Runs errands.
#[derive(Debug)]
pub(super) struct Librarian {
    /// `None` once no errand can come any more.
    errands: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
}

impl Librarian {
    /// Begins with `store`, or opens it with the first errand; what is kept of it, `keeping` says.
    pub(super) fn start(store: Option<Store>, keeping: Keeping, post: Post) -> Self {
        let (errands, inbox) = channel();
        let desk = Desk {
            store,
            post,
            keeping,
            refreshing: None,
            listing: None,
            renewing: Arc::default(),
            every: None,
            said_not_kept: false,
        };
        let work = move || desk.run(&inbox);
        let thread = thread::Builder::new().name("library".to_owned()).spawn(work).expect("a thread can be started");
        Self { errands: Some(errands), thread: Some(thread) }
    }

    /// Has `errand` run.
    pub(super) fn ask(&self, errand: Errand) {
        if let Some(errands) = &self.errands {
            // A librarian that fell over said so.
            let _ = errands.send(errand);
        }
    }
}

/// What was done with articles last is kept before the program ends.
impl Drop for Librarian {
    fn drop(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Desk {
    store: Option<Store>,
    post: Post,
    keeping: Keeping,
    /// Set to have a refresh that goes on end.
    refreshing: Option<Arc<AtomicBool>>,
    /// Set to have a listing that goes on end.
    listing: Option<Arc<AtomicBool>>,
    /// Whether articles are being analysed anew.
    renewing: Arc<AtomicBool>,
    /// How often feeds are asked for by themselves, and when that is due.
    every: Option<(Duration, Instant)>,
    /// Whether it was said that nothing is kept of what is read.
    said_not_kept: bool,
}

impl Desk {
    fn run(mut self, inbox: &Receiver<Errand>) {
        let mut waiting = VecDeque::new();
        loop {
            waiting.extend(inbox.try_iter());
            let errand = match waiting.pop_front().map_or_else(|| self.next(inbox), Ok) {
                Ok(errand) => errand,
                Err(RecvTimeoutError::Timeout) => {
                    self.refresh_in_time();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            waiting.extend(inbox.try_iter());
            if waiting.iter().any(|later| replaces(later, &errand)) {
                continue;
            }
            let by_the_way = is_by_the_way(&errand);
            let is_undoable = matches!(errand, Errand::Undoable(_) | Errand::AllRead(_));
            let outcome = self.run_one(errand);
            if is_undoable && outcome.is_err() {
                // Who waits to undo it is told that there is nothing to undo.
                tell(&self.post, Report::Changed(vec![]));
            }
            match outcome {
                Err(error) if by_the_way && error.cause == Cause::ReadOnly => self.say_what_is_not_kept(),
                Err(error) => fail(&self.post, &error.to_string()),
                Ok(()) => {}
            }
        }
    }

    /// The next errand, or that it is time to ask for feeds.
    fn next(&self, inbox: &Receiver<Errand>) -> Result<Errand, RecvTimeoutError> {
        match self.every {
            Some((_, due)) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Lists what was left out of a listing so that others need not wait for it, on a thread and a connection of its
    /// own: it sees the library as it is now, whatever is done with it meanwhile.
    fn list_rest(&mut self, number: usize, query: Query, order: Order, skip: usize) {
        let stop = Arc::new(AtomicBool::new(false));
        self.listing = Some(Arc::clone(&stop));
        let post = self.post.clone();
        let work = move || {
            let mut store = None;
            let listed = opened(&mut store).and_then(|store| {
                let Some(store) = store else { return Ok(()) };
                store.list_on((&query, order), skip, ROWS_AT_ONCE, &mut |items| {
                    if stop.load(Ordering::Relaxed) {
                        return ControlFlow::Break(());
                    }
                    tell(&post, Report::Listed { number, items, more: true });
                    ControlFlow::Continue(())
                })
            });
            if let Err(error) = listed {
                fail(&post, &error.to_string());
            }
        };
        thread::Builder::new().name("listing".to_owned()).spawn(work).expect("a thread can be started");
    }

    fn refresh_in_time(&mut self) {
        if let Some((every, due)) = &mut self.every {
            *due = Instant::now() + *every;
            self.refresh(vec![]);
        }
    }

    fn run_one(&mut self, errand: Errand) -> Result<(), StoreError> {
        match errand {
            Errand::Refresh(only) => {
                self.refresh(only);
                return Ok(());
            }
            Errand::RefreshEvery(minutes) => return self.refresh_every(minutes),
            Errand::StopRefresh => {
                if let Some(refreshing) = &self.refreshing {
                    refreshing.store(true, Ordering::Relaxed);
                }
                return Ok(());
            }
            Errand::Subscribe(address) => {
                subscribe(address, self.keeping.clone(), self.post.clone());
                return Ok(());
            }
            _ => {}
        }
        if let Errand::Stories
        | Errand::Story(_)
        | Errand::StoryOf(_)
        | Errand::PartiesLike(_)
        | Errand::Dossier(..)
        | Errand::Judge(..) = errand
        {
            return self.tell_across(errand);
        }
        if matches!(errand, Errand::Notes(_)) && !self.has_library()? {
            return Ok(());
        }
        self.say_what_takes_long();
        let Some(store) = opened(&mut self.store)? else {
            fail(&self.post, shelf::NO_FOLDER);
            return Ok(());
        };
        let post = &self.post;
        match errand {
            Errand::Feeds => {
                let (feeds, counts) = store.feeds_and_counts()?;
                tell(post, Report::Feeds(feeds, store.searches()?, counts, clock::now()));
                renew_beside(&self.renewing, store, post)?;
            }
            Errand::List { number, query, order } => {
                let first_rows = if order == Order::Best { MAX_ANSWERS } else { FIRST_ROWS };
                let items = store.list(&query, order, 0, first_rows)?;
                let is_all = items.len() < first_rows || order == Order::Best;
                tell(post, Report::Listed { number, items, more: false });
                if let Some(before) = self.listing.take() {
                    before.store(true, Ordering::Relaxed);
                }
                if !is_all {
                    self.list_rest(number, query, order, first_rows);
                }
            }
            Errand::Preview(ids) => {
                for id in ids {
                    if let Some(preview) = store.preview(id)? {
                        tell(post, Report::Previewed(id, Box::new(preview)));
                    }
                }
            }
            Errand::Open(open_id, id) => open(store, open_id, id, post)?,
            Errand::Change(changes) => drop(store.change(&changes)?),
            Errand::Undoable(changes) => tell(post, Report::Changed(changed(store, &changes)?)),
            Errand::AllRead(query) => tell(post, Report::Changed(all_read(store, &query)?)),
            Errand::KeepPlace(id, place) => store.keep_place(id, place)?,
            Errand::KeepMark(id, letter, place) => store.keep_mark(id, letter, place)?,
            Errand::RenameFeed(id, name) => store.rename_feed(id, name.as_deref())?,
            Errand::TagFeed(id, tags) => store.file_feed(id, &tags)?,
            Errand::SettleFeed(id, settings) => drop(store.settle_feed(id, &settings)?),
            Errand::Unsubscribe(id) => drop(store.remove_feed(id)?),
            Errand::TagsOf(id) => tell(post, Report::TagsOf(id, store.tags_of(id)?)),
            Errand::TagItem(id, tags) => drop(store.tag_article(id, &tags)?),
            Errand::FullText(id) => full_text(store, id, post)?,
            Errand::FindAnew(id) => renew_one(store, id)?,
            Errand::SaveSearch(search) => store.save_search(&search.name, &search.query)?,
            Errand::ForgetSearch(name) => drop(store.forget_search(&name)?),
            Errand::Notes(noted) => tell_notes(store, noted, post)?,
            Errand::AddNote(noted, note) => {
                store.add_note(&note, clock::now())?;
                tell_notes(store, noted, post)?;
            }
            Errand::ChangeNote(noted, id, words) => {
                store.change_note(id, words.as_deref())?;
                tell_notes(store, noted, post)?;
            }
            Errand::Refresh(_)
            | Errand::RefreshEvery(_)
            | Errand::StopRefresh
            | Errand::Subscribe(_)
            | Errand::Stories
            | Errand::Story(_)
            | Errand::StoryOf(_)
            | Errand::PartiesLike(_)
            | Errand::Dossier(..)
            | Errand::Judge(..) => {}
        }
        Ok(())
    }

    /// Whether there is a library; who only reads a file need not get one by it.
    fn has_library(&mut self) -> Result<bool, StoreError> {
        if self.store.is_none() {
            self.store = shelf::path().map_or(Ok(None), |path| Store::open_existing(&path))?;
        }
        Ok(self.store.is_some())
    }

    /// Has the feeds asked for as soon as `minutes` have gone by since they were last, and from then on every so often.
    fn refresh_every(&mut self, minutes: u16) -> Result<(), StoreError> {
        let every = Duration::from_secs(60 * u64::from(minutes));
        if opened(&mut self.store)?.is_some_and(|store| !store.is_writable()) {
            return Ok(());
        }
        let last = opened(&mut self.store)?.map_or(Ok(None), |store| store.last_fetch())?;
        let ago = last.map(|last| u64::try_from(clock::now().0 - last.0).unwrap_or_default());
        let left = ago.map_or(Duration::ZERO, |ago| every.saturating_sub(Duration::from_secs(ago)));
        self.every = Some((every, Instant::now() + left));
        Ok(())
    }

    /// The screen is there before a library of an earlier program is opened.
    fn say_what_takes_long(&self) {
        if self.store.is_none() && shelf::path().is_some_and(|path| Store::is_of_earlier_form(&path)) {
            let text = shelf::NEW_FORM.to_owned();
            send(&self.post, Message::Notice(Notice { text, failure: false }));
        }
    }

    /// Who reads in a library that can't be written need not hear of that with every article.
    fn say_what_is_not_kept(&mut self) {
        if !std::mem::replace(&mut self.said_not_kept, true) {
            let text = "the library is kept read-only: what you have read, and how far, is not kept".to_owned();
            send(&self.post, Message::Notice(Notice { text, failure: false }));
        }
    }

    /// Tells of the whole library, if there is one.
    fn tell_across(&mut self, errand: Errand) -> Result<(), StoreError> {
        self.has_library()?;
        let report = match (&mut self.store, errand) {
            (Some(store), errand) => across::told(store, errand)?,
            (None, Errand::Dossier(of, _, open)) if !open.is_empty() => across::told_of_open(of, &open),
            (None, _) => Report::Nothing("there is no library yet: it begins with a feed you subscribe to".to_owned()),
        };
        tell(&self.post, report);
        Ok(())
    }

    /// Asks for feeds beside, so that lists go on being answered.
    fn refresh(&mut self, only: Vec<FeedId>) {
        let stop = Arc::new(AtomicBool::new(false));
        self.refreshing = Some(Arc::clone(&stop));
        beside::refresh_feeds(only, self.keeping.clone(), stop, self.post.clone());
    }
}

/// Whether `errand` keeps what its reader did not ask to have kept: that an article was opened, how far it was read,
/// and what is found in it as its reader has corrected it.
fn is_by_the_way(errand: &Errand) -> bool {
    match errand {
        Errand::KeepPlace(..) | Errand::FindAnew(_) => true,
        Errand::Undoable(changes) => changes.iter().all(|(_, change)| *change == Change::Read(true)),
        _ => false,
    }
}

/// Whether `later` makes it pointless to run `errand`, which was asked for before it.
fn replaces(later: &Errand, errand: &Errand) -> bool {
    matches!(
        (later, errand),
        (Errand::List { .. }, Errand::List { .. })
            | (Errand::Preview(_), Errand::Preview(_))
            | (Errand::Feeds, Errand::Feeds)
    )
}

/// The store, opened where it is not open yet; `None` where there is no folder for it.
fn opened(store: &mut Option<Store>) -> Result<Option<&mut Store>, StoreError> {
    if store.is_none() {
        *store = shelf::path().map(|path| Store::open(&path)).transpose()?;
    }
    Ok(store.as_mut())
}

fn open(store: &Store, open_id: ArticleId, id: ItemId, post: &Post) -> Result<(), StoreError> {
    let message = match store.article(id)? {
        Some(kept) => {
            // Before the text, so that they are there when it is seen.
            tell(post, Report::Marks(open_id, store.marks(id)?));
            let loaded = Loaded { document: Arc::new(kept.document), partial: false };
            send(post, Message::Loaded(open_id, loaded));
            Message::Shelf(Report::Place(open_id, kept.place))
        }
        None => Message::Unread(open_id, "this article is not kept any more".to_owned()),
    };
    send(post, message);
    Ok(())
}

/// What articles were before `changes`, of those that are something else now.
fn changed(store: &mut Store, changes: &[(ItemId, Change)]) -> Result<Vec<(ItemId, Standing)>, StoreError> {
    let mut before = store.change(changes)?;
    before.retain(|(id, standing)| {
        changes.iter().any(|(changed, change)| changed == id && change.of(*standing) != *standing)
    });
    Ok(before)
}

fn all_read(store: &mut Store, query: &Query) -> Result<Vec<(ItemId, Standing)>, StoreError> {
    let unread = store.list(query, Order::Newest, 0, MAX_ROWS)?;
    let changes: Vec<_> = unread.iter().map(|item| (item.id, Change::Read(true))).collect();
    store.change(&changes)
}

fn tell_notes(store: &Store, on: Noted, post: &Post) -> Result<(), StoreError> {
    let notes = store.notes_of(on.article, on.text_key)?;
    tell(post, Report::Notes(on.open, notes));
    Ok(())
}

fn tell(post: &Post, report: Report) {
    send(post, Message::Shelf(report));
}

fn fail(post: &Post, why: &str) {
    send(post, Message::Notice(Notice { text: safe_line(why).into_owned(), failure: true }));
}

fn send(post: &Post, message: Message) {
    // Whoever does not listen any more is about to end.
    post.send(Event::Message(message));
}
