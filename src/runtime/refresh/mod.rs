//! Asking for feeds, several at once, and keeping what they bring.
//!
//! In reading order: here, who asks whom; [`politeness`], how seldom and how many at once; [`asking`], one feed and the
//! articles that come of it; [`credentials`], who we are to its server. Workers fetch, read and analyse; what they bring is
//! kept by the one thread that hands out the work.

pub(super) mod asking;
pub(super) mod credentials;
mod politeness;

use super::clock;
use super::worker::LEXICON;
use crate::analysis::analyze;
use crate::library::shelf::FeedId;
use crate::store::Store;
use crate::store::articles::Taken;
use crate::store::error::Outcome;
use crate::store::feeds::{Answered, Brought, Due};
use crate::store::incoming::Found;
use asking::{Asked, ask};
use politeness::Hosts;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// How many feeds are asked for at once.
const WORKERS: usize = 12;
/// What so many feeds brought is kept in one step, where they wait for it: fewer steps are sooner done.
const MAX_BATCH: usize = 25;

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

/// Asks for feeds and keeps in `store` what they bring. `told` hears of each, and breaks off where nobody wants more.
///
/// # Errors
/// Where what came can't be kept; what was kept before stays.
pub(super) fn refresh(
    store: &mut Store,
    wanted: &Wanted,
    told: &mut dyn FnMut(&Told) -> ControlFlow<()>,
) -> Outcome<()> {
    let due = store.due(&wanted.only, clock::now(), wanted.forced)?;
    let all = due.len();
    let (results, arrivals) = channel();
    let mut desks: Vec<Desk> = (0..WORKERS.min(all)).map(|number| Desk::open(number, results.clone())).collect();
    let mut hosts = Hosts::new(due);
    for desk in &mut desks {
        desk.hand(hosts.next());
    }
    let mut done = 0;
    while done < all {
        // Every worker that has a feed sends it back, whatever comes of it.
        let Ok(first) = arrivals.recv() else { break };
        let batch: Vec<Arrival> = std::iter::once(first).chain(arrivals.try_iter().take(MAX_BATCH - 1)).collect();
        for Arrival { desk, feed, .. } in &batch {
            hosts.done(&feed.address);
            desks[*desk].is_idle = true;
        }
        for desk in desks.iter_mut().filter(|desk| desk.is_idle) {
            desk.hand(hosts.next());
        }
        let brought = batch.iter().map(|Arrival { feed, asked, .. }| Brought {
            id: feed.id,
            answered: &asked.answered,
            incoming: &asked.incoming,
        });
        let taken = store.take_all(&brought.collect::<Vec<_>>(), clock::now())?;
        for (Arrival { feed, asked, .. }, taken) in batch.iter().zip(taken) {
            done += 1;
            if told(&Told { feed, answered: &asked.answered, taken, done, all }).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Finds anew, with this engine, who says what in articles that another one looked through: the `most` newest of them.
///
/// # Errors
/// Where the library can't be read or written.
pub(super) fn renew(store: &mut Store, most: usize) -> Outcome<usize> {
    let outdated = store.outdated(most)?;
    for id in &outdated {
        let Some(kept) = store.article(*id)? else { continue };
        let found = Found::of(&kept.document.text, &analyze(&kept.document, &LEXICON));
        store.renew(*id, &kept.document.text, &found)?;
    }
    Ok(outdated.len())
}

/// A feed that a worker asked for.
struct Arrival {
    /// Which worker.
    desk: usize,
    feed: Due,
    asked: Asked,
}

/// A worker, and the way to it. It ends when this is dropped and its last feed is done.
struct Desk {
    jobs: Sender<Due>,
    is_idle: bool,
}

impl Desk {
    fn open(number: usize, results: Sender<Arrival>) -> Self {
        let (jobs, inbox): (Sender<Due>, Receiver<Due>) = channel();
        let work = move || {
            for feed in inbox {
                let asked = ask(&feed);
                if results.send(Arrival { desk: number, feed, asked }).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("feed".to_owned()).spawn(work).expect("a thread can be started");
        Self { jobs, is_idle: true }
    }

    fn hand(&mut self, feed: Option<Due>) {
        if let Some(feed) = feed {
            self.is_idle = self.jobs.send(feed).is_err();
        }
    }
}
