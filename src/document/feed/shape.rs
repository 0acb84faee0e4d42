//! A feed in few bytes, as another process hands it on.

use super::super::address::Base;
use super::super::shape::{Reader, Writer};
use super::{Content, Enclosure, Entry, Feed};

impl Feed {
    /// Writes all of it.
    pub(in crate::document) fn write(&self, out: &mut Writer) {
        out.maybe(self.title.as_deref());
        out.maybe(self.url.as_deref());
        out.all(&self.entries, |out, entry| entry.write(out));
    }

    /// What [`Feed::write`] wrote.
    pub(in crate::document) fn read_back(reader: &mut Reader) -> Option<Self> {
        let (title, url) = (reader.maybe()?, reader.maybe()?);
        Some(Self { title, url, entries: reader.all(Entry::read_back)? })
    }
}

impl Entry {
    fn write(&self, out: &mut Writer) {
        for fact in [&self.identity, &self.title, &self.byline, &self.published, &self.url, &self.language] {
            out.maybe(fact.as_deref());
        }
        out.optional(self.content.as_ref(), |out, content| {
            let (kind, words) = match content {
                Content::Plain(words) => (0, words),
                Content::Markup(markup) => (1, markup),
            };
            out.number(kind);
            out.words(words);
        });
        out.all(&self.enclosures, |out, enclosure| {
            out.words(&enclosure.address);
            out.maybe(enclosure.media_type.as_deref());
        });
        out.maybe(self.base.address());
    }

    fn read_back(reader: &mut Reader) -> Option<Self> {
        let mut fact = || reader.maybe();
        let (identity, title, byline, published, url, language) =
            (fact()?, fact()?, fact()?, fact()?, fact()?, fact()?);
        let content = reader.optional(|reader| match reader.number()? {
            0 => reader.words().map(Content::Plain),
            1 => reader.words().map(Content::Markup),
            _ => None,
        })?;
        let enclosures =
            reader.all(|reader| Some(Enclosure { address: reader.words()?, media_type: reader.maybe()? }))?;
        let base = Base::new(&reader.maybe()?.unwrap_or_default());
        Some(Self { identity, title, byline, published, url, language, content, enclosures, base })
    }
}
