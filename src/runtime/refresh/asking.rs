//! One feed: asked for, read, its new articles analysed.

use super::credentials::{taken_apart, with_credentials};
use super::full_text::{completed, page, says_more};
use super::politeness::next_try;
use crate::analysis::Analyzer;
use crate::document::collection::Collection;
use crate::document::{Document, Opened};
use crate::library::shelf::FeedId;
use crate::net::error::{Cause, FetchError};
use crate::net::{self, Content, Request};
use crate::runtime::clock;
use crate::runtime::corrections::applied;
use crate::runtime::input::{CLIENT, InputError, Raw};
use crate::runtime::parser::Allowance;
use crate::runtime::worker::LEXICON;
use crate::store::feeds::{Answered, Brought, Due};
use crate::store::incoming::{Given, Incoming};
use crate::text::safe::safe_line;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use url::Url;

/// What came of asking for a feed.
#[derive(Debug)]
pub(in crate::runtime) struct Asked {
    /// What its server said.
    pub(in crate::runtime) answered: Answered,
    /// The articles that are new, or have another text.
    pub(in crate::runtime) incoming: Vec<Incoming>,
    /// Of what was dropped, what the feed does not give any more.
    gone: Vec<String>,
    /// The address of a feed, where there is none at this one but a page that names it.
    leads_to: Option<String>,
    /// Whether no server answered at all.
    unreached: bool,
}

impl Asked {
    /// It as what the feed `id` brought.
    pub(in crate::runtime) fn brought(&self, id: FeedId) -> Brought<'_> {
        Brought { id, answered: &self.answered, incoming: &self.incoming, gone: &self.gone }
    }

    /// Without an article.
    fn bare(answered: Answered) -> Self {
        Self { answered, incoming: vec![], gone: vec![], leads_to: None, unreached: false }
    }
}

/// What was fetched of a feed, not read yet.
#[derive(Debug)]
pub(super) struct Fetched {
    answer: Result<net::Answer, Box<Missed>>,
    /// By their numbers in the feed, the pages of articles whose texts are to come from there.
    pages: HashMap<usize, Document>,
}

/// Why nothing was fetched.
#[derive(Debug)]
struct Missed {
    answered: Answered,
    /// Whether no server answered at all.
    unreached: bool,
}

impl From<Answered> for Box<Missed> {
    fn from(answered: Answered) -> Self {
        Self::new(Missed { answered, unreached: false })
    }
}

/// A feed that is not kept yet, to be asked for.
fn stranger(address: &str, user: Option<String>, password_from: Option<String>) -> Due {
    Due {
        id: FeedId(0),
        address: address.to_owned(),
        name: address.to_owned(),
        etag: None,
        last_modified: None,
        user,
        password_from,
        failures: 0,
        known: HashMap::new(),
        full_text: false,
    }
}

/// What is said of an address where something else is than a feed.
const NO_FEED: &str = "there is no feed at this address, but something else";

/// What somebody who subscribes asks for, and how.
#[derive(Debug, Clone, Default)]
pub(in crate::runtime) struct Wish {
    /// The address as it was typed: `example.org` means it by https, and where nobody answers there, by http.
    pub(in crate::runtime) typed: String,
    /// The user that the server is told, where the address names none.
    pub(in crate::runtime) user: Option<String>,
    /// Where the password comes from.
    pub(in crate::runtime) password_from: Option<String>,
}

/// A feed to subscribe to.
#[derive(Debug)]
pub(in crate::runtime) struct Wished {
    /// The address to keep.
    pub(in crate::runtime) address: String,
    /// The user that its server is told.
    pub(in crate::runtime) user: Option<String>,
    /// What came of asking for it.
    pub(in crate::runtime) asked: Asked,
}

/// Asks for what `wish` means.
///
/// # Errors
/// What was asked for and why nothing came of it, or what is wrong with the address.
pub(in crate::runtime) fn wished(wish: &Wish) -> Result<Wished, Refused> {
    let mut tried = Vec::new();
    for typed in meant(&wish.typed, wish.password_from.is_some()) {
        let (address, user) = taken_apart(&typed).map_err(Refused::Address)?;
        let user = wish.user.clone().or(user);
        let (found, asked) = find(&address, user.clone(), wish.password_from.clone());
        let (Answered::Failed { why, .. } | Answered::Gone(why)) = &asked.answered else {
            return Ok(Wished { address: found, user, asked });
        };
        tried.push(format!("{address}: {why}"));
        if !asked.unreached {
            break;
        }
    }
    Err(Refused::Tried(said(&tried.join("; "))))
}

/// Why one can't subscribe.
#[derive(Debug)]
pub(in crate::runtime) enum Refused {
    /// The address makes no sense, for this reason.
    Address(String),
    /// What was asked for, and what came of it.
    Tried(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(why) => f.write_str(why),
            Self::Tried(tried) => write!(f, "cannot subscribe to {tried}"),
        }
    }
}

/// The addresses that `typed` may mean. A password goes over no line that others can read where nobody said so.
fn meant(typed: &str, with_password: bool) -> Vec<String> {
    match typed.trim() {
        whole if whole.contains("://") => vec![whole.to_owned()],
        bare if with_password => vec![format!("https://{bare}")],
        bare => vec![format!("https://{bare}"), format!("http://{bare}")],
    }
}

/// Asks for a feed that is to be subscribed to, at `address` or where the page there says that it is; gives the address
/// to keep, too. A user and a password are for their own host alone.
fn find(address: &str, user: Option<String>, password_from: Option<String>) -> (String, Asked) {
    let asked = ask(&stranger(address, user.clone(), password_from.clone()));
    let (address, asked) = match &asked.leads_to {
        Some(feed) if host(feed) == host(address) => (feed.clone(), ask(&stranger(feed, user, password_from))),
        Some(feed) => (feed.clone(), ask(&stranger(feed, None, None))),
        None => (address.to_owned(), asked),
    };
    let moved_to = match &asked.answered {
        Answered::Came { moved_to, .. } => moved_to.clone(),
        _ => None,
    };
    (moved_to.unwrap_or(address), asked)
}

fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}

/// Asks for `feed`, and analyses what is new.
pub(in crate::runtime) fn ask(feed: &Due) -> Asked {
    read(feed, fetch(feed))
}

/// Fetches `feed`, and the pages of what is new in it, where that is wished.
pub(super) fn fetch(feed: &Due) -> Fetched {
    let fetched = catch_unwind(AssertUnwindSafe(|| {
        let answer = fetched(feed);
        let pages = match &answer {
            Ok(net::Answer::Content(content)) if feed.full_text => pages(feed, content),
            _ => HashMap::new(),
        };
        Fetched { answer, pages }
    }));
    fetched.unwrap_or_else(|_| Fetched { answer: Err(fault(feed).into()), pages: HashMap::new() })
}

/// Reads what was fetched of `feed`, and analyses what is new.
pub(super) fn read(feed: &Due, fetched: Fetched) -> Asked {
    let Fetched { answer, mut pages } = fetched;
    // A fault in reading one feed is no reason to lose the others.
    let asked = catch_unwind(AssertUnwindSafe(|| match answer {
        Ok(net::Answer::NotModified) => Asked::bare(Answered::NotModified),
        Ok(net::Answer::Content(content)) => came(feed, content, &mut pages),
        Err(missed) => {
            let Missed { answered, unreached } = *missed;
            Asked { unreached, ..Asked::bare(answered) }
        }
    }));
    asked.unwrap_or_else(|_| Asked::bare(fault(feed)))
}

fn fault(feed: &Due) -> Answered {
    failed(feed, "a fault in onrecord: the feed could not be read", None)
}

fn fetched(feed: &Due) -> Result<net::Answer, Box<Missed>> {
    let address = with_credentials(&feed.address, feed.user.as_deref(), feed.password_from.as_deref())
        .map_err(|why| failed(feed, &why, None))?;
    let (etag, last_modified) = (feed.etag.as_deref(), feed.last_modified.as_deref());
    let request = Request { address: &address, etag, last_modified };
    CLIENT.fetch(request, &mut |_| ControlFlow::Continue(())).map_err(|error| match error {
        FetchError { cause: cause @ Cause::Status(410), .. } => Answered::Gone(said(&cause.to_string())).into(),
        error => Box::new(Missed {
            answered: failed(feed, &error.cause.to_string(), error.retry_after.as_deref()),
            unreached: matches!(error.cause, Cause::Other(_) | Cause::Slow(_)),
        }),
    })
}

/// The pages of what is new in the feed that `content` is, as far as they can be had.
fn pages(feed: &Due, content: &Content) -> HashMap<usize, Document> {
    let Ok(Opened::Articles(collection)) = Raw::from(content.clone()).open(None) else { return HashMap::new() };
    // What can't be read is told where the feed is read.
    let given = given(&collection).unwrap_or_default();
    let new = given.iter().enumerate().filter(|(_, given)| is_new(feed, given));
    new.filter_map(|(index, given)| Some((index, page(given.document.url.as_deref()?).ok().flatten()?))).collect()
}

fn failed(feed: &Due, why: &str, retry_after: Option<&str>) -> Answered {
    let next = next_try(clock::now(), feed.failures, retry_after);
    Answered::Failed { why: said(why), next }
}

fn said(why: &str) -> String {
    safe_line(why).into_owned()
}

fn came(feed: &Due, content: Content, pages: &mut HashMap<usize, Document>) -> Asked {
    let [moved_to, etag, last_modified] =
        [&content.moved_to, &content.etag, &content.last_modified].map(Option::<String>::clone);
    let collection = match Raw::from(content).open(None) {
        Ok(Opened::Articles(collection)) => collection,
        Ok(Opened::Article(page)) => {
            let leads_to = page.feeds.into_iter().next().map(|feed| feed.address);
            return Asked { leads_to, ..Asked::bare(failed(feed, NO_FEED, None)) };
        }
        Err(InputError::Unparsed { cause, .. }) => return Asked::bare(failed(feed, &cause.to_string(), None)),
        Err(_) => return Asked::bare(failed(feed, NO_FEED, None)),
    };
    let Collection::Feed(read) = &collection else { return Asked::bare(failed(feed, NO_FEED, None)) };
    if read.entries.is_empty() && read.title.is_none() {
        return Asked::bare(failed(feed, "there is nothing in the feed that can be read", None));
    }
    let given = match given(&collection) {
        Ok(given) => given,
        Err(why) => return Asked::bare(failed(feed, &why, None)),
    };
    let gone = gone(feed, &given);
    let new = given.into_iter().enumerate().filter(|(_, given)| is_new(feed, given));
    let mut analyzer = Analyzer::new(&LEXICON);
    let incoming = new.map(|(index, given)| analysed(given, pages.remove(&index), &mut analyzer)).collect();
    let (title, page) = (read.title.as_deref().map(said), read.url.clone());
    Asked { incoming, gone, ..Asked::bare(Answered::Came { title, page, moved_to, etag, last_modified }) }
}

/// Every entry of a feed that says something or leads somewhere as an article, without what is found in it; or which
/// can't be read, and why.
fn given(collection: &Collection) -> Result<Vec<Given>, String> {
    let Collection::Feed(read) = collection else { return Ok(vec![]) };
    let mut allowance = Allowance::new();
    let entries = read.entries.iter().enumerate().map(|(index, entry)| {
        match allowance.article(collection, index) {
            Ok(document) => Ok(Given::new(document, entry.identity.as_deref())),
            // Whoever makes one such entry makes more of them.
            Err(error) => Err(format!("entry {}: {error}", index + 1)),
        }
    });
    // One that is empty is nothing to read.
    entries.filter(|given| given.as_ref().map_or(true, |given| !given.is_empty())).collect()
}

/// Whether an article is not here as it is, and may come.
fn is_new(feed: &Due, given: &Given) -> bool {
    feed.known.get(&given.identity).is_none_or(|known| known.is_some_and(|key| key != given.given_key))
}

/// What was dropped and is not among what the feed gives.
fn gone(feed: &Due, given: &[Given]) -> Vec<String> {
    let given: HashSet<&str> = given.iter().map(|given| given.identity.as_str()).collect();
    let dropped = feed.known.iter().filter(|(_, key)| key.is_none()).map(|(identity, _)| identity);
    dropped.filter(|identity| !given.contains(identity.as_str())).cloned().collect()
}

/// An article with who says what in it: of the text that its page has, where that says more.
fn analysed(given: Given, page: Option<Document>, analyzer: &mut Analyzer) -> Incoming {
    let incoming = match page.filter(|page| says_more(page, &given.document)) {
        Some(page) => with_text_of(&given, page),
        None => given,
    };
    let analysis = applied(&incoming.document.text, analyzer.analyze(&incoming.document));
    incoming.with(&analysis)
}

/// What its feed gave, with the text of its page; without what is found in that.
pub(in crate::runtime) fn with_text_of(given: &Given, page: Document) -> Given {
    let mut full = Given::new(completed(page, &given.document), Some(&given.identity));
    full.title.clone_from(&given.title);
    (full.given_key, full.published) = (given.given_key, given.published);
    full
}
