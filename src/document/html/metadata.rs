//! What a page says of its article: in JSON-LD, in `meta` elements (`OpenGraph` and its kin), in microdata.

use super::super::FeedLink;
use super::super::address::{Base, is_web};
use super::moment::moment;
use crate::text::safe::safe_line;
use dom_query::{Document, NodeRef};
use serde_json::Value;
use std::collections::HashMap;

/// Longer bylines are text.
const MAX_BYLINE_BYTES: usize = 200;

/// So many feeds of a page are taken note of.
const MAX_FEEDS: usize = 32;

/// What a `link` to a feed says it leads to.
const FEED_TYPES: &[&str] =
    &["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

/// What is said; every string one safe line that says something.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) headline: Option<String>,
    /// The title of the page, which may name the site too.
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) address: Option<String>,
    pub(super) image: Option<String>,
    pub(super) feeds: Vec<FeedLink>,
    /// Where the page's addresses start from.
    pub(super) base: Base,
}

/// What `page` says of its article, its scripts of JSON-LD being `json_ld`; it came from `from`, if that is known.
pub(super) fn metadata(page: &Document, json_ld: &[&str], from: Option<&str>) -> Metadata {
    let marks = Marks::of(page);
    let title = marks.title.as_deref().and_then(line).unwrap_or_default();
    let article = json_ld.iter().find_map(|script| article_of(script, &title)).unwrap_or_default();
    let said = |names: &[&str]| names.iter().find_map(|name| marks.meta.get(*name)).and_then(|words| line(words));
    let from = from.map_or_else(Base::default, Base::new);
    let absolute = |found: Option<String>| found.and_then(|found| from.resolve(&found)).filter(|found| is_web(found));
    let canonical = marks.canonical.as_deref().and_then(line);
    let address = absolute(canonical).or_else(|| absolute(said(&["og:url"]))).or_else(|| absolute(article.address));
    let page = if from == Base::default() { address.as_deref().map_or_else(Base::default, Base::new) } else { from };
    let base = marks.base.and_then(|base| page.resolve(&base)).filter(|base| is_web(base));
    let base = base.map_or(page, |base| Base::new(&base));
    let image = article.image.or_else(|| said(&["og:image", "og:image:url", "twitter:image", "image"]));
    Metadata {
        headline: article.headline.or_else(|| {
            said(&[
                "dc:title",
                "dcterm:title",
                "og:title",
                "weibo:article:title",
                "weibo:webpage:title",
                "title",
                "twitter:title",
                "parsely-title",
            ])
        }),
        byline: article
            .byline
            .or_else(|| BYLINES.iter().find_map(|name| named(marks.authors.get(name)?)))
            .or_else(|| marks.author.and_then(as_byline)),
        published: article.published.or_else(|| said(DATES).and_then(|date| moment(&date))).or(marks.published),
        site: article.site.or_else(|| said(&["og:site_name", "application-name"])),
        language: marks.language.as_deref().and_then(line).or_else(|| said(&["og:locale", "content-language"])),
        title: Some(title).filter(|title| !title.is_empty()),
        image: image.and_then(|image| base.resolve(&image)),
        feeds: feeds(marks.feeds, &base),
        address,
        base,
    }
}

/// Those of `linked`, addresses and titles, that lead somewhere, each once.
fn feeds(linked: Vec<(String, Option<String>)>, base: &Base) -> Vec<FeedLink> {
    let mut feeds: Vec<FeedLink> = Vec::new();
    for (reference, title) in linked {
        let Some(address) = base.resolve(&safe_line(&reference)) else { continue };
        if feeds.len() < MAX_FEEDS && !feeds.iter().any(|feed| feed.address == address) {
            feeds.push(FeedLink { address, title: title.as_deref().and_then(line) });
        }
    }
    feeds
}

const BYLINES: &[&str] =
    &["dc:creator", "dcterm:creator", "author", "parsely-author", "article:author", "byl", "sailthru:author"];

const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc:date",
    "dc:date:issued",
    "dcterms:created",
    "dcterm:created",
    "sailthru:date",
    "timestamp",
    "article:create",
    "article_date_original",
];

/// The names of `written`, unless it is an address or too long.
fn as_byline(written: String) -> Option<String> {
    let is_address = written.contains("://") || written.starts_with("www.");
    Some(written).filter(|written| !is_address && written.len() <= MAX_BYLINE_BYTES)
}

/// The byline that names all of `authors`, each once.
fn named(authors: &[String]) -> Option<String> {
    let mut byline = String::new();
    for author in authors.iter().filter_map(|author| line(author).and_then(as_byline)) {
        let known = byline.contains(author.as_str());
        if !known && byline.len() + author.len() < MAX_BYLINE_BYTES {
            byline.push_str(if byline.is_empty() { "" } else { ", " });
            byline.push_str(&author);
        }
    }
    Some(byline).filter(|byline| !byline.is_empty())
}

/// What the page's elements are marked with.
#[derive(Default)]
struct Marks {
    /// Contents of `meta` elements by name, small letters, dots as colons; the first of each.
    meta: HashMap<String, String>,
    /// All contents of those that name authors, by name.
    authors: HashMap<&'static str, Vec<String>>,
    title: Option<String>,
    canonical: Option<String>,
    base: Option<String>,
    language: Option<String>,
    author: Option<String>,
    published: Option<String>,
    /// Addresses and titles of feeds.
    feeds: Vec<(String, Option<String>)>,
}

/// Whether the `link` at `node` leads to a feed of what is on the page.
fn is_feed_link(node: &NodeRef) -> bool {
    let is_said = |name, words: &[&str]| {
        let said = node.attr(name).unwrap_or_default().to_ascii_lowercase();
        said.split([' ', ';']).any(|word| words.contains(&word))
    };
    is_said("rel", &["alternate"]) && is_said("type", FEED_TYPES)
}

impl Marks {
    fn of(page: &Document) -> Self {
        let mut marks = Self::default();
        for node in page.root().descendants_it() {
            let Some(name) = node.qual_name_ref() else { continue };
            match &*name.local {
                "meta" => marks.note_meta(&node),
                "link" if is_feed_link(&node) => {
                    let address = attribute(&node, "href");
                    marks.feeds.extend(address.map(|address| (address, attribute(&node, "title"))));
                }
                "link" if node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    marks.canonical = marks.canonical.take().or_else(|| attribute(&node, "href"));
                }
                "title" if marks.title.is_none() => marks.title = Some(node.text().to_string()),
                "base" => marks.base = marks.base.take().or_else(|| attribute(&node, "href")),
                "html" => marks.language = attribute(&node, "lang").or_else(|| attribute(&node, "xml:lang")),
                "time" => marks.note_time(&node),
                _ => {}
            }
            if let Some(property) = attribute(&node, "itemprop") {
                marks.note_property(&property, &node);
            }
        }
        marks
    }

    fn note_meta(&mut self, node: &NodeRef) {
        let Some(content) = attribute(node, "content") else { return };
        let names = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|kind| attribute(node, kind));
        for name in names.unwrap_or_default().to_ascii_lowercase().split_whitespace() {
            let name = name.replace('.', ":");
            if let Some(name) = BYLINES.iter().find(|byline| **byline == name) {
                self.authors.entry(name).or_default().push(content.clone());
            }
            self.meta.entry(name).or_insert_with(|| content.clone());
        }
    }

    fn note_time(&mut self, node: &NodeRef) {
        if self.published.is_none() {
            self.published = attribute(node, "datetime").and_then(|written| moment(&written));
        }
    }

    fn note_property(&mut self, property: &str, node: &NodeRef) {
        let words = || {
            attribute(node, "content")
                .or_else(|| attribute(node, "datetime"))
                .unwrap_or_else(|| node.text().to_string())
        };
        match property {
            "datePublished" => self.published = moment(&words()).or(self.published.take()),
            "author" if self.author.is_none() => {
                let name = node.descendants_it().find(|part| part.attr("itemprop").as_deref() == Some("name"));
                self.author = line(&name.map_or_else(words, |name| name.text().to_string()));
            }
            _ => {}
        }
    }
}

fn attribute(node: &NodeRef, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.to_string()).filter(|value| !value.trim().is_empty())
}

/// What JSON-LD says of an article.
#[derive(Debug, Default)]
struct Said {
    headline: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    site: Option<String>,
    address: Option<String>,
    image: Option<String>,
}

/// What `script` says of an article on a page that is entitled `title`.
fn article_of(script: &str, title: &str) -> Option<Said> {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("<![CDATA[");
    let script = script.trim_end_matches(';').trim_end_matches("-->").trim_end_matches("]]>");
    let value: Value = serde_json::from_str(script.trim()).ok()?;
    let things = things(&value);
    let article = things.iter().find(|thing| is_article(thing))?;
    let text = |value: &Value| value.as_str().and_then(line);
    // A thing's name may be the article's title, and its headline what the article is about: the page's title tells.
    let named = |name: &Option<String>| {
        name.as_ref().is_some_and(|name| title.contains(name.as_str()) && name.len() * 3 > title.len())
    };
    let (headline, name) = (text(&article["headline"]), text(&article["name"]));
    let headline = if named(&name) && !named(&headline) { name } else { headline.or(name) };
    Some(Said {
        headline,
        byline: names(&article["author"]).or_else(|| names(&article["creator"])).and_then(as_byline),
        published: text(&article["datePublished"]).and_then(|date| moment(&date)),
        site: text(&article["publisher"]["name"]),
        address: text(&article["url"])
            .or_else(|| text(&article["mainEntityOfPage"]["@id"]))
            .or_else(|| text(&article["mainEntityOfPage"])),
        image: picture(&article["image"]),
    })
}

/// The things described in `value`, at its top and in its graph.
fn things(value: &Value) -> Vec<&Value> {
    let tops: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
    let graphs = tops.iter().filter_map(|top| top["@graph"].as_array()).flatten();
    tops.iter().copied().chain(graphs).collect()
}

fn is_article(thing: &Value) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
    };
    is_kind(&thing["@type"]) || thing["@type"].as_array().is_some_and(|kinds| kinds.iter().any(is_kind))
}

/// The names of one or several authors.
fn names(authors: &Value) -> Option<String> {
    let name = |author: &Value| author.as_str().or_else(|| author["name"].as_str()).and_then(line);
    match authors {
        Value::Array(list) => {
            Some(list.iter().filter_map(name).collect::<Vec<_>>().join(", ")).filter(|all| !all.is_empty())
        }
        one => name(one),
    }
}

fn picture(image: &Value) -> Option<String> {
    let image = image.as_array().and_then(|list| list.first()).unwrap_or(image);
    image.as_str().or_else(|| image["url"].as_str()).and_then(line)
}

/// `words` as one safe line, if they say anything; entities that were written twice are read twice.
fn line(words: &str) -> Option<String> {
    let line = safe_line(&html_escape::decode_html_entities(words)).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| !line.is_empty())
}
