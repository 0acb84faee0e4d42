//! JSON Feed 1.0 and 1.1, and what comes near it.

use super::super::address::{Base, is_web};
use super::super::date::date;
use super::super::xml::words::{one_line, plain};
use super::draft::Draft;
use super::{Content, Enclosure, Feed, MAX_ENTRIES};
use crate::text::Span;
use serde_json::Value;

/// How much of a text is looked at for what makes it a feed.
const SEEN_BYTES: usize = 16 << 10;

/// Whether `text` begins as a JSON Feed does.
pub(super) fn is_feed(text: &str) -> bool {
    let seen = Span::new(0, text.floor_char_boundary(SEEN_BYTES)).of(text);
    let is_object = seen.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('{');
    is_object && (seen.contains("jsonfeed.org/version") || seen.contains("\"items\"") && seen.contains("\"title\""))
}

/// The feed that `text`, which came from `from`, is; an empty one where it is no JSON.
pub(super) fn read(text: &str, from: Base) -> Feed {
    let Ok(root) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return Feed::default() };
    let mut of_feed = Draft::default();
    authors(&root, &mut of_feed);
    if let Some(language) = words(&root, "language") {
        of_feed.language(1, language);
    }
    let url = words(&root, "home_page_url").filter(|url| is_web(url)).map(one_line);
    let base = url.as_deref().map_or(from, Base::new);
    let items = root.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let items = items.iter().filter(|item| item.is_object()).take(MAX_ENTRIES);
    let entries = items.map(|item| entry(item, &base).entry(&of_feed)).collect();
    Feed { title: words(&root, "title").map(one_line).filter(|title| !title.is_empty()), url, entries }
}

fn entry(item: &Value, base: &Base) -> Draft {
    let mut draft = Draft::default();
    let address = |name| words(item, name).and_then(|address| base.resolve(address));
    draft.title(0, words(item, "title").map(plain).unwrap_or_default());
    for (rank, name) in (0..).zip(["url", "external_url"]) {
        draft.link(rank, &address(name).unwrap_or_default());
    }
    draft.identity(words(item, "id").unwrap_or_default());
    if let Some(id) = words(item, "id").filter(|id| is_web(id)) {
        draft.link(2, id);
    }
    for (rank, name) in (0..).zip(["date_published", "date_modified"]) {
        if let Some(date) = words(item, name).and_then(date) {
            draft.published(rank, date);
        }
    }
    if let Some(html) = words(item, "content_html") {
        draft.content(0, Content::Markup(html.to_owned()), base.clone());
    }
    for (rank, name) in (1..).zip(["content_text", "summary"]) {
        if let Some(text) = words(item, name) {
            draft.content(rank, Content::Plain(text.to_owned()), base.clone());
        }
    }
    if let Some(language) = words(item, "language") {
        draft.language(0, language);
    }
    authors(item, &mut draft);
    for attachment in item.get("attachments").and_then(Value::as_array).into_iter().flatten() {
        let media_type = words(attachment, "mime_type").map(str::to_owned);
        if let Some(address) = words(attachment, "url").and_then(|address| base.resolve(address)) {
            draft.enclosure(Enclosure { address, media_type });
        }
    }
    if let Some(address) = address("image") {
        draft.enclosure(Enclosure { address, media_type: Some("image".to_owned()) });
    }
    draft
}

/// Takes note of the authors of `of`: one in version 1, several since.
fn authors(of: &Value, draft: &mut Draft) {
    let several = of.get("authors").and_then(Value::as_array).into_iter().flatten();
    for name in several.chain(of.get("author")).filter_map(|author| words(author, "name")) {
        draft.author(0, name);
    }
}

fn words<'a>(of: &'a Value, name: &str) -> Option<&'a str> {
    of.get(name).and_then(Value::as_str)
}
