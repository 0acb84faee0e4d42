//! Who does what at the same time: feeds are fetched by many, as hosts allow; what came is read and analysed by as many
//! as the machine has cores. A clerk hands out the work, and is never kept waiting by either.

use super::asking::{Asked, Fetched, fetch, read};
use super::politeness::Hosts;
use crate::runtime::cores;
use crate::store::feeds::Due;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

/// How many feeds are fetched at once.
const FETCHERS: usize = 12;
/// So many feeds may wait to be read; then none is fetched, lest all of them were held in memory.
const MAX_UNREAD: usize = 24;

/// So many feeds may wait to be kept; then none is read. Whoever keeps them is one alone, and is to have a core to
/// itself as soon as it is behind, lest all of it were left for the end.
const MAX_UNKEPT: usize = 20;

/// A feed that was asked for, and what came of it.
pub(super) struct Arrival {
    pub(super) feed: Due,
    pub(super) asked: Asked,
}

/// What the clerk hears.
enum Word {
    /// A fetcher has something, and nothing to do.
    Fetched { fetcher: usize, job: Box<(Due, Fetched)> },
    /// A reader is done with one.
    Read { reader: usize },
}

/// Has all of `due` asked for; each arrives, in the order they are done.
pub(super) fn open(due: Vec<Due>) -> Receiver<Arrival> {
    let (results, arrivals) = sync_channel(MAX_UNKEPT);
    if !due.is_empty() {
        spawn("refresh clerk", move || Clerk::new(due, &results).work());
    }
    arrivals
}

struct Clerk {
    hosts: Hosts,
    words: Receiver<Word>,
    fetchers: Vec<Fetcher>,
    readers: Vec<Reader>,
    /// Feeds that are not read yet.
    left: usize,
}

struct Fetcher {
    jobs: Sender<Due>,
    is_idle: bool,
}

struct Reader {
    jobs: Sender<Box<(Due, Fetched)>>,
    waiting: usize,
}

impl Clerk {
    fn new(due: Vec<Due>, results: &SyncSender<Arrival>) -> Self {
        let left = due.len();
        let (word, words) = channel();
        let fetchers = (0..FETCHERS.min(left)).map(|number| Fetcher::open(number, word.clone())).collect();
        let readers =
            (0..cores().min(left)).map(|number| Reader::open(number, word.clone(), results.clone())).collect();
        Self { hosts: Hosts::new(due), words, fetchers, readers, left }
    }

    fn work(mut self) {
        while self.left > 0 {
            self.hand_out();
            let Ok(word) = self.words.recv() else { return };
            match word {
                Word::Read { reader } => {
                    self.left -= 1;
                    self.readers[reader].waiting -= 1;
                }
                Word::Fetched { fetcher, job } => {
                    self.hosts.done(&job.0.address);
                    self.fetchers[fetcher].is_idle = true;
                    let reader = self.readers.iter_mut().min_by_key(|reader| reader.waiting);
                    let reader = reader.expect("there is a reader where there is a feed");
                    reader.waiting += 1;
                    if reader.jobs.send(job).is_err() {
                        return; // Nobody wants any more.
                    }
                }
            }
        }
    }

    fn hand_out(&mut self) {
        let unread: usize = self.readers.iter().map(|reader| reader.waiting).sum();
        let room = MAX_UNREAD.saturating_sub(unread);
        for fetcher in self.fetchers.iter_mut().filter(|fetcher| fetcher.is_idle).take(room) {
            let Some(feed) = self.hosts.next() else { return };
            fetcher.is_idle = fetcher.jobs.send(feed).is_err();
        }
    }
}

impl Fetcher {
    fn open(number: usize, word: Sender<Word>) -> Self {
        let (jobs, inbox): (Sender<Due>, Receiver<Due>) = channel();
        spawn("feed", move || {
            for feed in inbox {
                let fetched = fetch(&feed);
                let job = Box::new((feed, fetched));
                if word.send(Word::Fetched { fetcher: number, job }).is_err() {
                    break;
                }
            }
        });
        Self { jobs, is_idle: true }
    }
}

impl Reader {
    fn open(number: usize, word: Sender<Word>, results: SyncSender<Arrival>) -> Self {
        let (jobs, inbox): (Sender<Box<(Due, Fetched)>>, _) = channel();
        spawn("analysis", move || {
            for job in inbox {
                let (feed, fetched) = *job;
                let asked = read(&feed, fetched);
                let sent = results.send(Arrival { feed, asked }).is_ok();
                if !sent || word.send(Word::Read { reader: number }).is_err() {
                    break;
                }
            }
        });
        Self { jobs, waiting: 0 }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().name(name.to_owned()).spawn(work).expect("a thread can be started");
}
