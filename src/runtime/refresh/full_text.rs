//! What an article's own page says, where its feed gives only how it begins.

use crate::document::{Document, Opened};
use crate::net::error::FetchError;
use crate::net::{Answer, Request};
use crate::runtime::input::{CLIENT, Raw};
use std::ops::ControlFlow;

/// The article at `address`; `None` where something else is there.
///
/// # Errors
/// Names the address and why nothing came.
pub(in crate::runtime) fn page(address: &str) -> Result<Option<Document>, FetchError> {
    let request = Request { address, ..Request::default() };
    let Answer::Content(content) = CLIENT.fetch(request, &mut |_| ControlFlow::Continue(()))? else { return Ok(None) };
    Ok(match Raw::from(content).open(None) {
        Ok(Opened::Article(page)) => Some(page),
        Ok(Opened::Articles(_)) | Err(_) => None,
    })
}

/// Whether `page` says more than `given`, which its feed gave: a notice that a page wants payment or consent says less.
pub(in crate::runtime) fn says_more(page: &Document, given: &Document) -> bool {
    words(page) > words(given)
}

/// `page` with what the feed knows better: how the article is called there and when it was published.
pub(in crate::runtime) fn completed(page: Document, given: &Document) -> Document {
    Document {
        published: given.published.clone().or(page.published),
        url: given.url.clone().or(page.url),
        language: page.language.or_else(|| given.language.clone()),
        ..page
    }
}

fn words(document: &Document) -> usize {
    document.sections.iter().map(|section| section.words).sum()
}
