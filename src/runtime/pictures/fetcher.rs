//! Fetches pictures, those of each server one after the other, so that a slow server holds up none but its own.

use super::painter::Job;
use crate::net::{Answer, Client, Patience, Request};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;
use url::Url;

/// So many servers are asked at a time; any more share.
const MAX_THREADS: usize = 6;

/// What was fetched, or why nothing was.
pub(super) type Fetched = Result<Vec<u8>, String>;

/// An address, and the number of the order that wants what is there.
type Errand = (String, usize);

/// The threads that fetch.
#[derive(Debug)]
pub(super) struct Fetchers {
    threads: Vec<Sender<Errand>>,
    /// Which of them asks each server.
    servers: HashMap<String, usize>,
    /// The number of the order that is wanted.
    wanted: Arc<AtomicUsize>,
    answers: Sender<Job>,
}

impl Fetchers {
    /// None yet; what comes is given to `answers`.
    pub(super) fn new(wanted: Arc<AtomicUsize>, answers: Sender<Job>) -> Self {
        Self { threads: Vec::new(), servers: HashMap::new(), wanted, answers }
    }

    /// Has the picture at `address` fetched for the order of this `number`.
    pub(super) fn fetch(&mut self, address: String, number: usize) {
        let server = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let next = self.servers.len() % MAX_THREADS;
        let index = *self.servers.entry(server).or_insert(next);
        if index == self.threads.len() {
            self.threads.push(self.start());
        }
        // One that had a fault fetches no more.
        let _ = self.threads[index].send((address, number));
    }

    fn start(&self) -> Sender<Errand> {
        let (sender, errands) = channel();
        let (wanted, answers) = (Arc::clone(&self.wanted), self.answers.clone());
        let work = move || fetch_all(&errands, &wanted, &answers);
        thread::Builder::new().name("fetching pictures".to_owned()).spawn(work).expect("a thread can be started");
        sender
    }
}

fn fetch_all(errands: &Receiver<Errand>, wanted: &AtomicUsize, answers: &Sender<Job>) {
    let seconds = Duration::from_secs;
    let client = Client::new(Patience { connect: seconds(5), answer: seconds(8), whole: seconds(30) });
    for (address, number) in errands {
        let is_wanted = || wanted.load(Ordering::Relaxed) == number;
        if !is_wanted() {
            continue;
        }
        let go_on = || if is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        let answer = client.fetch(Request { address: &address, ..Request::default() }, &mut |_| go_on());
        if !is_wanted() {
            continue;
        }
        let fetched = match answer {
            Ok(Answer::Content(content)) => Ok(content.bytes),
            Ok(Answer::NotModified) => unreachable!("only a conditional request is answered so"),
            Err(error) => Err(error.cause.to_string()),
        };
        if answers.send(Job::Fetched { address, fetched }).is_err() {
            return;
        }
    }
}
