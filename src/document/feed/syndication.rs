//! Feeds of XML. One walk over the tags, however they are nested.

use super::super::address::{Base, is_web};
use super::super::date::date;
use super::super::xml::local;
use super::super::xml::token::{Tag, Token, Tokens};
use super::super::xml::words::plain;
use super::draft::Draft;
use super::field::{Element, Field, Vocabularies};
use super::said::{Kind, Said};
use super::{Enclosure, Feed, MAX_ENTRIES};
use crate::text::Span;
use std::borrow::Cow;

/// Feeds are cut behind this many bytes.
const MAX_BYTES: usize = 64 << 20;

/// Elements inside each other whose ends are looked for.
const MAX_OPEN: usize = 64;

/// The feed that `text`, which came from `from`, is.
pub(super) fn read(text: &str, from: Base) -> Feed {
    let text = Span::new(0, text.floor_char_boundary(MAX_BYTES)).of(text);
    let mut reading = Reading {
        text,
        from,
        tokens: Tokens::new(text),
        vocabularies: Vocabularies::default(),
        open: Vec::new(),
        feed: Feed::default(),
        of_feed: Draft::default(),
        of_entry: Draft::default(),
    };
    while let Some(token) = reading.tokens.next() {
        match token {
            Token::Start(tag) => reading.start(tag),
            Token::End(name) => reading.end(name),
            Token::Text(words) | Token::Data(words) => reading.person(words),
        }
    }
    reading.close(0);
    let (title, url) = reading.of_feed.title_and_link();
    Feed { title, url, ..reading.feed }
}

struct Reading<'a> {
    text: &'a str,
    /// Where the feed came from.
    from: Base,
    tokens: Tokens<'a>,
    vocabularies: Vocabularies<'a>,
    /// The elements that are open, as far as others stand in them.
    open: Vec<Open<'a>>,
    feed: Feed,
    of_feed: Draft,
    of_entry: Draft,
}

#[derive(Debug, Clone)]
struct Open<'a> {
    name: &'a str,
    element: Element,
    base: Base,
}

impl<'a> Reading<'a> {
    fn start(&mut self, tag: Tag<'a>) {
        let mut base = self.open.last().map_or_else(Base::default, |open| open.base.clone());
        let mut language = None;
        for (name, value) in tag.attributes() {
            match name.split_once(':') {
                Some(("xmlns", prefix)) => self.vocabularies.declare(prefix, &value),
                Some(("xml", "base")) => base = base.join(&value),
                Some(("xml", "lang")) => language = Some(value),
                _ => {}
            }
        }
        let within = self.open.last().map(|open| open.element);
        let Some(element) = self.vocabularies.element(tag.name).filter(|_| within != Some(Element::Apart)) else {
            return;
        };
        match element {
            Element::Entry => self.begin_entry(),
            Element::Field(field) => {
                if let Some(language) = language.filter(|_| field == Field::Content(0)) {
                    self.draft().language(0, &language);
                }
                return self.field(tag, field, base);
            }
            Element::Enclosure => return self.enclosure(tag, base),
            Element::Feed | Element::Person | Element::Apart => {}
        }
        if !tag.is_empty && self.open.len() < MAX_OPEN {
            self.open.push(Open { name: tag.name, element, base: base.clone() });
        }
        if let Some(language) = language.filter(|_| matches!(element, Element::Feed | Element::Entry)) {
            self.draft().language(2, &language);
        }
        if matches!(element, Element::Feed | Element::Entry) {
            self.definition(tag, base);
        }
        if tag.is_empty && element == Element::Entry {
            self.finish_entry();
        }
    }

    /// What CDF says in the tag itself.
    fn definition(&mut self, tag: Tag, base: Base) {
        let base = self.or_page(base);
        let (address, changed) = (tag.attribute("href"), tag.attribute("lastmod"));
        if let Some(address) = address.and_then(|address| base.resolve(&address)) {
            self.draft().link(1, &address);
        }
        if let Some(changed) = changed.and_then(|changed| date(&changed)) {
            self.draft().published(2, changed);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(index) = self.open.iter().rposition(|open| open.name == name) {
            self.close(index);
        }
    }

    /// Ends the elements that are open, down to the one at `index`.
    fn close(&mut self, index: usize) {
        while self.open.len() > index {
            if self.open.pop().is_some_and(|open| open.element == Element::Entry) {
                self.finish_entry();
            }
        }
    }

    /// Ends the entry before this one, if nobody did.
    fn begin_entry(&mut self) {
        if let Some(index) = self.open.iter().position(|open| open.element == Element::Entry) {
            self.close(index);
        }
    }

    fn finish_entry(&mut self) {
        let draft = std::mem::take(&mut self.of_entry);
        if self.feed.entries.len() < MAX_ENTRIES {
            self.feed.entries.push(draft.entry(&self.of_feed));
        }
    }

    /// The name of the element that is the entry being read.
    fn entry_name(&self) -> Option<&'a str> {
        self.open.iter().find(|open| open.element == Element::Entry).map(|open| open.name)
    }

    /// What is being read about.
    fn draft(&mut self) -> &mut Draft {
        if self.entry_name().is_some() { &mut self.of_entry } else { &mut self.of_feed }
    }

    /// Words that stand in a person are its name.
    fn person(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.element == Element::Person) && !words.trim().is_empty() {
            self.draft().author(0, &plain(words));
        }
    }

    fn field(&mut self, tag: Tag<'a>, field: Field, base: Base) {
        let is_in_person = self.open.last().is_some_and(|open| open.element == Element::Person);
        if let (Field::Link, Some(address)) = (field, tag.attribute("href")) {
            return self.link(tag, &address, base);
        }
        let inside = if tag.is_empty { "" } else { self.inside(tag.name, field.is_plain()) };
        let said = Said { inside, kind: Kind::of(tag) };
        if is_in_person != (field == Field::Name) {
            return;
        }
        match field {
            Field::Title(rank) => {
                let title = said.title();
                self.draft().title(rank, title);
            }
            Field::Link => self.link(tag, &said.words(), base),
            Field::Identity => {
                let is_address = tag.attribute("isPermaLink").is_none_or(|is| !is.eq_ignore_ascii_case("false"));
                let words = said.words();
                self.draft().identity(&words);
                if is_address && is_web(&words) && local(tag.name).eq_ignore_ascii_case("guid") {
                    self.draft().link(3, &words);
                }
            }
            Field::Date(rank) => {
                if let Some(date) = date(&said.words()) {
                    self.draft().published(rank, date);
                }
            }
            Field::Author(rank) => self.draft().author(rank, &said.words()),
            Field::Name => self.draft().author(0, &said.words()),
            Field::Content(rank) => {
                let base = self.or_page(base);
                if let Some(address) = tag.attribute("src").and_then(|source| base.resolve(&source)) {
                    let media_type = tag.attribute("type").map(Cow::into_owned);
                    self.draft().enclosure(Enclosure { address, media_type });
                }
                if let Some(content) = said.content() {
                    self.draft().content(rank, content, base);
                }
            }
            Field::Language => self.draft().language(1, &said.words()),
        }
    }

    /// A link to `address`; Atom says what it is to the entry.
    fn link(&mut self, tag: Tag, address: &str, base: Base) {
        let base = self.or_page(base);
        let Some(address) = base.resolve(address) else { return };
        let media_type = tag.attribute("type");
        let is_page = media_type.as_deref().is_none_or(|media_type| media_type.contains("html"));
        match tag.attribute("rel").as_deref().map(str::trim) {
            Some("alternate") if is_page => self.draft().link(0, &address),
            None | Some("") if is_page => self.draft().link(1, &address),
            None | Some("alternate" | "") => self.draft().link(2, &address),
            Some("enclosure") => {
                self.draft().enclosure(Enclosure { address, media_type: media_type.map(Cow::into_owned) });
            }
            Some(_) => {}
        }
    }

    fn enclosure(&mut self, tag: Tag, base: Base) {
        let base = self.or_page(base);
        let Some(address) = tag.attribute("url").and_then(|address| base.resolve(&address)) else { return };
        let media_type = tag.attribute("type").map(Cow::into_owned);
        self.draft().enclosure(Enclosure { address, media_type });
    }

    /// `base`, or where it says nothing the page that the feed belongs to, or where the feed came from.
    fn or_page(&self, base: Base) -> Base {
        if base != Base::default() {
            return base;
        }
        self.of_feed.page().map_or_else(|| self.from.clone(), Base::new)
    }

    /// What stands in the element `name` that was just begun. Where it is never ended, what it stands in ends it, or
    /// the next entry; and so does any tag, where `plain` words are expected.
    fn inside(&mut self, name: &str, plain: bool) -> &'a str {
        let start = self.tokens.span().end();
        let mut nested = 0;
        loop {
            let before = self.tokens.clone();
            let Some(token) = self.tokens.next() else { break };
            let is_end = match token {
                Token::Start(tag) if tag.name == name && !tag.is_empty && !plain => {
                    nested += 1;
                    false
                }
                Token::End(ended) if ended == name && nested > 0 => {
                    nested -= 1;
                    false
                }
                Token::End(ended) if ended == name => {
                    return Span::new(start, self.tokens.span().start()).of(self.text);
                }
                Token::Start(tag) => plain || self.entry_name() == Some(tag.name),
                Token::End(ended) => plain || self.open.iter().any(|open| open.name == ended),
                Token::Text(_) | Token::Data(_) => false,
            };
            if is_end {
                self.tokens = before;
                break;
            }
        }
        Span::new(start, self.tokens.span().end()).of(self.text)
    }
}
