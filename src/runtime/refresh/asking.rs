//! One feed: asked for, read, its new articles analysed.

use super::credentials::with_credentials;
use super::politeness::next_try;
use crate::analysis::analyze;
use crate::document::Opened;
use crate::document::collection::Collection;
use crate::library::shelf::FeedId;
use crate::net::error::{Cause, FetchError};
use crate::net::{self, Content, Request};
use crate::runtime::clock;
use crate::runtime::input::{CLIENT, InputError, Raw};
use crate::runtime::parser;
use crate::runtime::worker::LEXICON;
use crate::store::feeds::{Answered, Due};
use crate::store::incoming::{Found, Incoming};
use crate::text::safe::safe_line;
use std::collections::HashMap;
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
    /// The address of a feed, where there is none at this one but a page that names it.
    leads_to: Option<String>,
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
    }
}

/// What is said of an address where something else is than a feed.
const NO_FEED: &str = "there is no feed at this address, but something else";

/// Asks for a feed that is to be subscribed to, at `address` or where the page there says that it is; gives the address to
/// keep, too. A user and a password are for their own host alone.
pub(in crate::runtime) fn find(address: &str, user: Option<String>, password_from: Option<String>) -> (String, Asked) {
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
    // A fault in reading one feed is no reason to lose the others.
    let asked = catch_unwind(AssertUnwindSafe(|| asked(feed)));
    asked.unwrap_or_else(|_| failed(feed, "a fault in onrecord: the feed could not be read", None))
}

fn asked(feed: &Due) -> Asked {
    let address = match with_credentials(&feed.address, feed.user.as_deref(), feed.password_from.as_deref()) {
        Ok(address) => address,
        Err(why) => return failed(feed, &why, None),
    };
    let (etag, last_modified) = (feed.etag.as_deref(), feed.last_modified.as_deref());
    let request = Request { address: &address, etag, last_modified };
    match CLIENT.fetch(request, &mut |_| ControlFlow::Continue(())) {
        Ok(net::Answer::NotModified) => Asked { answered: Answered::NotModified, incoming: vec![], leads_to: None },
        Ok(net::Answer::Content(content)) => came(feed, content),
        Err(FetchError { cause: cause @ Cause::Status(410), .. }) => {
            Asked { answered: Answered::Gone(said(&cause.to_string())), incoming: vec![], leads_to: None }
        }
        Err(error) => failed(feed, &error.cause.to_string(), error.retry_after.as_deref()),
    }
}

fn failed(feed: &Due, why: &str, retry_after: Option<&str>) -> Asked {
    let next = next_try(clock::now(), feed.failures, retry_after);
    Asked { answered: Answered::Failed { why: said(why), next }, incoming: vec![], leads_to: None }
}

fn said(why: &str) -> String {
    safe_line(why).into_owned()
}

fn came(feed: &Due, content: Content) -> Asked {
    let [moved_to, etag, last_modified] =
        [&content.moved_to, &content.etag, &content.last_modified].map(Option::<String>::clone);
    let collection = match Raw::from(content).open(None) {
        Ok(Opened::Articles(collection)) => collection,
        Ok(Opened::Article(page)) => {
            let leads_to = page.feeds.into_iter().next().map(|feed| feed.address);
            return Asked { leads_to, ..failed(feed, NO_FEED, None) };
        }
        Err(InputError::Unparsed { cause, .. }) => return failed(feed, &cause.to_string(), None),
        Err(_) => return failed(feed, NO_FEED, None),
    };
    let Collection::Feed(read) = &collection else { return failed(feed, NO_FEED, None) };
    if read.entries.is_empty() && read.title.is_none() {
        return failed(feed, "there is nothing in the feed that can be read", None);
    }
    let mut incoming = Vec::new();
    for (index, entry) in read.entries.iter().enumerate() {
        match parser::article(&collection, index) {
            Ok(document) => incoming.extend(changed(feed, Incoming::new(document, entry.identity.as_deref()))),
            // Whoever makes one such entry makes more of them.
            Err(error) => return failed(feed, &format!("entry {}: {error}", index + 1), None),
        }
    }
    let (title, page) = (read.title.as_deref().map(said), read.url.clone());
    Asked { answered: Answered::Came { title, page, moved_to, etag, last_modified }, incoming, leads_to: None }
}

/// `incoming` with what is found in it; `None` where it is kept as it is.
fn changed(feed: &Due, incoming: Incoming) -> Option<Incoming> {
    if feed.known.get(&incoming.identity) == Some(&incoming.text_key) {
        return None;
    }
    let found = Found::of(&incoming.document.text, &analyze(&incoming.document, &LEXICON));
    Some(Incoming { found, ..incoming })
}
