//! OPML: lists of the feeds that somebody reads, in folders.
//!
//! Addresses are given as they stand in the list, where anything may stand: whoever fetches one looks at it first.

use super::builder::Builder;
use super::xml::token::{Tag, Token, Tokens};
use super::xml::words::{one_line, plain};
use super::xml::{first_element, local};
use super::{Document, Inset, ParagraphKind, Repair};
use crate::text::Span;

/// Lists are cut behind this many bytes.
const MAX_BYTES: usize = 64 << 20;

/// Subscriptions of a list that are read.
const MAX_FEEDS: usize = 100_000;

/// Folders inside each other that are told apart.
const MAX_FOLDERS: usize = 16;

/// A list of feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// What it is called.
    pub title: Option<String>,
    /// The feeds, in its order.
    pub feeds: Vec<Subscription>,
}

/// A feed that somebody reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscription {
    /// What its reader calls it.
    pub title: Option<String>,
    /// Where the feed is.
    pub address: String,
    /// The page that it belongs to.
    pub page: Option<String>,
    /// The folders it is in, outermost first.
    pub folders: Vec<String>,
}

impl Subscription {
    /// What to call it: its title, else its address.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.address)
    }
}

/// Whether `text` begins as a list of feeds does.
pub(super) fn is_opml(text: &str) -> bool {
    first_element(text).is_some_and(|name| local(name).eq_ignore_ascii_case("opml"))
}

/// The list that `text` is.
pub fn read(text: &str) -> Subscriptions {
    let text = Span::new(0, text.floor_char_boundary(MAX_BYTES)).of(text);
    let mut list = Subscriptions::default();
    // Of each outline that is open, the folder that it is.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut deeper = 0usize;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) if is(tag.name, "outline") => {
                let title = title(tag);
                let folders = open.iter().flatten().cloned();
                let feed = subscription(tag, title.as_deref(), folders);
                list.feeds.extend(feed.filter(|_| list.feeds.len() < MAX_FEEDS));
                match open.len() < MAX_FOLDERS {
                    _ if tag.is_empty => {}
                    true => open.push(title),
                    false => deeper += 1,
                }
            }
            Token::End(name) if is(name, "outline") => match deeper.checked_sub(1) {
                Some(fewer) => deeper = fewer,
                None => drop(open.pop()),
            },
            Token::Start(tag) if is(tag.name, "title") && list.title.is_none() && open.is_empty() => {
                if let Some(Token::Text(words) | Token::Data(words)) = tokens.clone().next() {
                    list.title = Some(plain(words)).filter(|title| !title.is_empty());
                }
            }
            _ => {}
        }
    }
    list
}

fn is(name: &str, expected: &str) -> bool {
    local(name).eq_ignore_ascii_case(expected)
}

/// What an outline is called.
fn title(tag: Tag) -> Option<String> {
    let said = ["text", "title"].into_iter().filter_map(|name| tag.attribute(name));
    said.map(|words| one_line(&words)).find(|words| !words.is_empty())
}

/// The feed that an outline is.
fn subscription(tag: Tag, title: Option<&str>, folders: impl Iterator<Item = String>) -> Option<Subscription> {
    let address = |name| tag.attribute(name).map(|address| one_line(&address)).filter(|address| !address.is_empty());
    let is_feed = || tag.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss"));
    let feed = address("xmlUrl").or_else(|| address("url").filter(|_| is_feed()))?;
    Some(Subscription {
        title: title.filter(|title| *title != feed).map(str::to_owned),
        address: feed,
        page: address("htmlUrl"),
        folders: folders.collect(),
    })
}

/// `list` as OPML 2.0.
pub fn write(list: &Subscriptions) -> String {
    let mut opml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
    let title = escaped(list.title.as_deref().unwrap_or("Subscriptions"));
    opml.extend(["  <head>\n    <title>", &title, "</title>\n  </head>\n  <body>\n"]);
    let mut open: &[String] = &[];
    for feed in &list.feeds {
        let shared = open.iter().zip(&feed.folders).take_while(|(left, right)| left == right).count();
        close(open.len(), shared, &mut opml);
        for (depth, folder) in feed.folders.iter().enumerate().skip(shared) {
            opml.extend([&indent(depth), "<outline text=\"", &escaped(folder), "\">\n"]);
        }
        open = &feed.folders;
        let name = escaped(feed.name());
        let page = feed.page.as_ref().map(|page| format!(" htmlUrl=\"{}\"", escaped(page))).unwrap_or_default();
        let address = escaped(&feed.address);
        let indent = indent(open.len());
        opml.extend([&indent, "<outline type=\"rss\" text=\"", &name, "\" title=\"", &name, "\""]);
        opml.extend([" xmlUrl=\"", &address, "\"", &page, "/>\n"]);
    }
    close(open.len(), 0, &mut opml);
    opml.push_str("  </body>\n</opml>\n");
    opml
}

fn close(open: usize, kept: usize, opml: &mut String) {
    for depth in (kept..open).rev() {
        opml.extend([&indent(depth), "</outline>\n"]);
    }
}

fn indent(depth: usize) -> String {
    " ".repeat(4 + 2 * depth)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The list to read: folders as headings, each feed with its address.
pub(super) fn document(list: &Subscriptions, repairs: Vec<Repair>) -> Document {
    let mut builder = Builder::default();
    builder.begin(ParagraphKind::Headline, Inset::default());
    builder.words(list.title.as_deref().unwrap_or("Subscriptions"));
    let mut folders: &[String] = &[];
    for feed in &list.feeds {
        if feed.folders != folders {
            folders = &feed.folders;
            builder.begin_heading(1, Inset::default());
            builder.words(&folders.join(" / "));
        }
        builder.begin_item("•", Inset { lists: 1, ..Inset::default() });
        if feed.title.is_some() {
            builder.words(feed.name());
            builder.words(": ");
        }
        builder.begin_link(&feed.address);
        builder.words(&feed.address);
        builder.end_link();
    }
    builder.finish(Document { repairs, ..Document::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The feeds of a list whose body is `body`, as `folder/title=address`.
    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let list = read(&format!("<opml><head><title>Mine</title></head><body>{body}</body></opml>"));
        let shown = |feed: &Subscription| {
            let path: Vec<&str> = feed.folders.iter().map(String::as_str).chain([feed.name()]).collect();
            format!("{}={}", path.join("/"), feed.address)
        };
        assert_eq!(list.feeds.iter().map(shown).collect::<Vec<_>>(), expected, "{body}");
        assert_eq!(list.title.as_deref(), Some("Mine"));
        assert_eq!(read(&write(&list)), list, "{body}");
    }

    #[test]
    fn feeds_are_read_in_their_folders() {
        check(
            "<outline text='News'><outline text='Dam' xmlUrl='https://a.example/f' htmlUrl='https://a.example/'/>\
             <outline title=' Far '><outline text='' title='Sea' type='rss' xmlUrl='https://b.example/f'></outline></outline>\
             </outline><outline text='Hill' xmlUrl='https://c.example/f'/>",
            &["News/Dam=https://a.example/f", "News/Far/Sea=https://b.example/f", "Hill=https://c.example/f"],
        );
    }

    #[test]
    fn careless_lists_are_read_for_what_they_must_mean() {
        check("<outline text='R&D' xmlurl='https://a.example/?b=1&c=2'>", &["R&D=https://a.example/?b=1&c=2"]);
        check("<OUTLINE type=RSS url=https://a.example/f>", &["https://a.example/f=https://a.example/f"]);
        check(
            "</outline></x:y><outline text='caf&eacute;' xmlUrl=' https://a.example/ '/>",
            &["café=https://a.example/"],
        );
        check("<outline text='a' xmlUrl='https://a.example/'", &["a=https://a.example/"]);
    }

    #[test]
    fn what_is_no_feed_is_none() {
        check("<outline text='note'/><outline type='link' url='https://a.example/'/><outline xmlUrl=''/>", &[]);
    }

    #[test]
    fn a_list_is_as_deep_as_it_likes() {
        let deep = "<outline text='a'>".repeat(100_000) + "<outline xmlUrl='https://a.example/'/>";
        let list = read(&deep);
        assert_eq!((list.feeds.len(), list.feeds[0].folders.len()), (1, MAX_FOLDERS));
    }

    #[test]
    fn a_list_is_read_as_folders_and_addresses() {
        let list = "<opml><outline text='News'><outline text='Dam' xmlUrl='https://a.example/f'/></outline></opml>";
        let document = document(&read(list), vec![]);
        assert_eq!(document.text, "Subscriptions\n\nNews\n\n• Dam: https://a.example/f");
        assert_eq!(document.links[0].address, "https://a.example/f");
    }
}
