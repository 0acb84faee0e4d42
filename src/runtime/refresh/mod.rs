//! Asking for feeds, several at once, and keeping what they bring.
//!
//! In reading order: here, what is asked for and what is kept; [`politeness`], how seldom and how many at once;
//! [`asking`], one feed, and the articles that come of it; [`full_text`], what their pages say; `desks`, who does what
//! at the same time; [`credentials`], who we are to a server. What is fetched waits for nobody who reads, what is read
//! for nobody who keeps it; it is kept by the one thread that asked for all of it.

pub(super) mod asking;
pub(super) mod credentials;
mod desks;
pub(super) mod full_text;
mod politeness;

use super::clock;
use super::corrections::applied;
use super::worker::LEXICON;
use crate::analysis::Analyzer;
use crate::document::Document;
use crate::library::keeping::Keeping;
use crate::library::shelf::{FeedId, ItemId};
use crate::store::Store;
use crate::store::articles::Taken;
use crate::store::error::Outcome;
use crate::store::feeds::{Answered, Brought, Due};
use crate::store::incoming::Found;
use desks::Arrival;
use std::ops::ControlFlow;

/// What so many feeds brought is kept in one step, where they wait for it: fewer steps are sooner done.
const MAX_BATCH: usize = 40;
/// Articles that are analysed anew before they are kept in one step.
const RENEWED_AT_ONCE: usize = 50;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// These feeds; all where none is named.
    pub(super) only: Vec<FeedId>,
    /// Also those that are to be left alone for a while yet, or that are gone.
    pub(super) forced: bool,
}

/// What came of asking for a feed, and how far all of it is.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// The feed.
    pub(super) feed: &'a Due,
    /// What its server said.
    pub(super) answered: &'a Answered,
    /// What became of its articles.
    pub(super) taken: Taken,
    /// How many feeds were asked for so far.
    pub(super) done: usize,
    /// How many are asked for in all.
    pub(super) all: usize,
}

/// Asks for feeds and keeps in `store` what they bring, as `keeping` says. `told` hears of each, and breaks off where
/// nobody wants more.
///
/// # Errors
/// Where what came can't be kept; what was kept before stays.
pub(super) fn refresh(
    store: &mut Store,
    wanted: &Wanted,
    keeping: &Keeping,
    told: &mut dyn FnMut(&Told) -> ControlFlow<()>,
) -> Outcome<()> {
    store.look_writable("keep what the feeds bring")?;
    let due = store.due(&wanted.only, clock::now(), wanted.forced)?;
    let all = due.len();
    let arrivals = desks::open(due);
    let mut done = 0;
    // Every feed arrives, whatever comes of it.
    while let Ok(first) = arrivals.recv() {
        let batch: Vec<Arrival> = std::iter::once(first).chain(arrivals.try_iter().take(MAX_BATCH - 1)).collect();
        let brought: Vec<Brought> = batch.iter().map(|Arrival { feed, asked }| asked.brought(feed.id)).collect();
        let taken = store.take_all(&brought, keeping, clock::now())?;
        for (Arrival { feed, asked }, taken) in batch.iter().zip(taken) {
            done += 1;
            if told(&Told { feed, answered: &asked.answered, taken, done, all }).is_break() {
                return Ok(());
            }
        }
    }
    store.tidy(keeping, clock::now()).map(drop)
}

/// Finds anew, with this engine, who says what in articles that another one looked through: the `most` newest of them.
///
/// # Errors
/// Where the library can't be read or written.
pub(super) fn renew(store: &mut Store, most: usize) -> Outcome<usize> {
    let outdated = store.outdated(most)?;
    let mut analyzer = Analyzer::new(&LEXICON);
    for ids in outdated.chunks(RENEWED_AT_ONCE) {
        let mut renewed = Vec::new();
        for id in ids {
            let Some(kept) = store.article(*id)? else { continue };
            renewed.push(found_anew(*id, kept.document, &mut analyzer));
        }
        store.renew(&renewed)?;
    }
    Ok(outdated.len())
}

/// Keeps what is found in the article `id` as its reader has corrected it by now.
///
/// # Errors
/// Where the article can't be read or kept.
pub(super) fn renew_one(store: &mut Store, id: ItemId) -> Outcome<()> {
    let Some(kept) = store.article(id)? else { return Ok(()) };
    store.renew(&[found_anew(id, kept.document, &mut Analyzer::new(&LEXICON))])
}

fn found_anew(id: ItemId, document: Document, analyzer: &mut Analyzer) -> (ItemId, Document, Found) {
    let analysis = applied(&document.text, analyzer.analyze(&document));
    let found = Found::of(&document.text, &analysis);
    (id, document, found)
}
