//! Which elements of a feed say what, whatever dialect they are of.
//!
//! A prefix means what the feed declares it to mean; one that is not declared means what everybody means by it.

use std::collections::HashMap;

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A feed, or what stands around it.
    Feed,
    /// One of its entries.
    Entry,
    /// A person, whose name and address stand inside.
    Person,
    /// What is said of something else: the feed's picture, the feed an entry was taken from.
    Apart,
    /// Something that is said in words.
    Field(Field),
    /// A file: `enclosure`, `media:content`.
    Enclosure,
}

/// What is said in words. Of those with a rank, the lowest that is there is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title(u8),
    Link,
    /// What tells an entry from others, often its address.
    Identity,
    Date(u8),
    /// A person in one line.
    Author(u8),
    /// The name inside of a person.
    Name,
    Content(u8),
    Language,
}

impl Field {
    /// Whether no markup can stand in it, so that any tag ends it.
    pub(super) fn is_plain(self) -> bool {
        !matches!(self, Self::Title(_) | Self::Content(_))
    }
}

/// Whose an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    /// RSS, Atom and CDF.
    Core,
    DublinCore,
    Content,
    Media,
    Podcast,
    Xhtml,
    Other,
}

/// What the prefixes of a feed mean.
#[derive(Debug, Default)]
pub(super) struct Vocabularies<'a> {
    declared: HashMap<&'a str, Vocabulary>,
}

/// Prefixes that are taken note of.
const MAX_PREFIXES: usize = 64;

impl<'a> Vocabularies<'a> {
    /// Takes note that `prefix` means `address` from here on.
    pub(super) fn declare(&mut self, prefix: &'a str, address: &str) {
        if self.declared.len() < MAX_PREFIXES {
            self.declared.insert(prefix, vocabulary_at(address));
        }
    }

    /// What the element `name` holds; `None` for what nothing is read from.
    pub(super) fn element(&self, name: &str) -> Option<Element> {
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        let local = local.to_ascii_lowercase();
        let vocabulary = match self.declared.get(prefix) {
            Some(vocabulary) => *vocabulary,
            None => vocabulary_usually_called(prefix),
        };
        match vocabulary {
            Vocabulary::Core => core(&local),
            Vocabulary::DublinCore => dublin_core(&local),
            Vocabulary::Content => (local == "encoded").then_some(Element::Field(Field::Content(0))),
            Vocabulary::Xhtml => matches!(&*local, "body" | "div").then_some(Element::Field(Field::Content(0))),
            Vocabulary::Media => media(&local),
            Vocabulary::Podcast => podcast(&local),
            Vocabulary::Other => (local == "rdf").then_some(Element::Feed),
        }
    }
}

fn vocabulary_at(address: &str) -> Vocabulary {
    let address = address.to_ascii_lowercase();
    let has = |part: &str| address.contains(part);
    match () {
        () if has("purl.org/dc/") => Vocabulary::DublinCore,
        () if has("modules/content") => Vocabulary::Content,
        () if has("search.yahoo.com/mrss") => Vocabulary::Media,
        () if has("itunes") => Vocabulary::Podcast,
        () if has("1999/xhtml") => Vocabulary::Xhtml,
        () if has("/modules/") => Vocabulary::Other,
        () if CORE_ADDRESSES.iter().any(|known| has(known)) => Vocabulary::Core,
        () => Vocabulary::Other,
    }
}

const CORE_ADDRESSES: [&str; 7] = [
    "www.w3.org/2005/atom",
    "purl.org/atom/ns",
    "purl.org/rss/",
    "netscape.com/rdf/simple/",
    "userland.com/rss",
    "law.harvard.edu/tech/rss",
    "purl.org/net/rss",
];

fn vocabulary_usually_called(prefix: &str) -> Vocabulary {
    match prefix.to_ascii_lowercase().as_str() {
        "" | "atom" | "atom03" | "atom10" | "rss" | "rss09" | "rss10" => Vocabulary::Core,
        "dc" | "dcterms" => Vocabulary::DublinCore,
        "content" => Vocabulary::Content,
        "media" => Vocabulary::Media,
        "itunes" => Vocabulary::Podcast,
        "xhtml" => Vocabulary::Xhtml,
        _ => Vocabulary::Other,
    }
}

fn core(local: &str) -> Option<Element> {
    let field = match local {
        "rss" | "rdf" | "feed" | "channel" => return Some(Element::Feed),
        "entry" | "item" => return Some(Element::Entry),
        "author" | "managingeditor" => return Some(Element::Person),
        "image" | "textinput" | "source" | "cloud" | "contributor" => return Some(Element::Apart),
        "enclosure" => return Some(Element::Enclosure),
        "title" => Field::Title(0),
        "link" => Field::Link,
        "guid" | "id" => Field::Identity,
        "pubdate" | "published" | "issued" => Field::Date(0),
        "created" => Field::Date(1),
        "updated" | "modified" | "lastbuilddate" => Field::Date(2),
        "content" | "body" | "fullitem" => Field::Content(0),
        "description" | "summary" | "abstract" => Field::Content(1),
        "tagline" | "subtitle" => Field::Content(3),
        "language" => Field::Language,
        "name" => Field::Name,
        _ => return None,
    };
    Some(Element::Field(field))
}

fn dublin_core(local: &str) -> Option<Element> {
    let field = match local {
        "title" => Field::Title(1),
        "creator" | "author" => Field::Author(0),
        "publisher" => Field::Author(2),
        "date" | "issued" | "available" => Field::Date(0),
        "created" => Field::Date(1),
        "modified" => Field::Date(2),
        "description" | "abstract" => Field::Content(2),
        "language" => Field::Language,
        _ => return None,
    };
    Some(Element::Field(field))
}

fn media(local: &str) -> Option<Element> {
    match local {
        "content" => Some(Element::Enclosure),
        "title" => Some(Element::Field(Field::Title(2))),
        "description" => Some(Element::Field(Field::Content(3))),
        _ => None,
    }
}

fn podcast(local: &str) -> Option<Element> {
    let field = match local {
        "author" => Field::Author(1),
        "title" => Field::Title(2),
        "summary" => Field::Content(3),
        "owner" | "image" => return Some(Element::Apart),
        _ => return None,
    };
    Some(Element::Field(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<Element>) {
        let mut vocabularies = Vocabularies::default();
        vocabularies.declare("a", "http://www.w3.org/2005/Atom");
        vocabularies.declare("media", "https://example.org/media");
        vocabularies.declare("c", "http://purl.org/rss/1.0/modules/content/");
        assert_eq!(vocabularies.element(name), expected, "{name}");
    }

    #[test]
    fn a_prefix_means_what_is_declared_else_what_is_usual() {
        check("TITLE", Some(Element::Field(Field::Title(0))));
        check("a:entry", Some(Element::Entry));
        check("c:encoded", Some(Element::Field(Field::Content(0))));
        check("dc:date", Some(Element::Field(Field::Date(0))));
        check("media:title", None);
        check("trackback:title", None);
    }
}
