//! What a book says of itself in few bytes, and a chapter taken out of it, as one process hands them to another.

use super::super::shape::{Reader, Writer, layout};
use super::archive::Archive;
use super::package::Package;
use super::{Book, Chapter};
use std::collections::HashMap;

impl Book {
    /// Writes what is said of it; not the files that it is packed of.
    pub(in crate::document) fn write(&self, out: &mut Writer) {
        let Package { title, author, published, language, chapters, navigation } = &self.package;
        for fact in [title, author, published, language] {
            out.maybe(fact.as_deref());
        }
        out.all(chapters, |out, path| out.words(path));
        out.all(navigation, |out, path| out.words(path));
        let titles: Vec<_> = self.titles.iter().collect();
        out.all(&titles, |out, (path, title)| {
            out.words(path);
            out.words(title);
        });
    }

    /// The book packed in `packed`, of which [`Book::write`] wrote what is said of it.
    pub(in crate::document) fn read_back(reader: &mut Reader, packed: &[u8]) -> Option<Self> {
        let mut fact = || reader.maybe();
        let (title, author, published, language) = (fact()?, fact()?, fact()?, fact()?);
        let (chapters, navigation) = (reader.all(Reader::words)?, reader.all(Reader::words)?);
        let titles: Vec<_> = reader.all(|reader| Some((reader.words()?, reader.words()?)))?;
        let titles: HashMap<_, _> = titles.into_iter().collect();
        let package = Package { title, author, published, language, chapters, navigation };
        Some(Self { archive: Archive::open(packed)?, package, titles })
    }
}

impl Chapter {
    /// Writes all of it.
    pub(in crate::document) fn write(&self, out: &mut Writer) {
        out.words(&self.path);
        out.words(&self.page);
        out.maybe(self.title.as_deref());
        out.bytes(&layout::of(&self.known));
    }

    /// What [`Chapter::write`] wrote.
    pub(in crate::document) fn read_back(reader: &mut Reader) -> Option<Self> {
        let (path, page, title) = (reader.words()?, reader.words()?, reader.maybe()?);
        Some(Self { path, page, title, known: layout::layout("", reader.bytes()?)? })
    }
}
