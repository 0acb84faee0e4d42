//! What a process is asked to read.

use super::{Reader, Writer};
use crate::document::collection::Part;
use crate::document::epub::Chapter;
use crate::document::feed::Feed;
use crate::document::format::{Format, Hint};

const FORMATS: [Format; 6] = [Format::Text, Format::Markdown, Format::Html, Format::Feed, Format::Opml, Format::Epub];

/// Something to be read.
#[derive(Debug)]
pub enum Task<'a> {
    /// Whatever it is, as it came.
    Whole {
        /// All of it.
        bytes: &'a [u8],
        /// What is known of it.
        hint: Hint<'a>,
    },
    /// One of several articles that were read together.
    Part(&'a Part),
}

/// A task as it was read back.
#[derive(Debug, PartialEq)]
pub enum Given {
    /// As [`Task::Whole`].
    Whole {
        /// All of it.
        bytes: Vec<u8>,
        /// As in [`Hint`].
        format: Option<Format>,
        /// As in [`Hint`].
        name: Option<String>,
        /// As in [`Hint`].
        charset: Option<String>,
        /// As in [`Hint`].
        address: Option<String>,
    },
    /// As [`Task::Part`].
    Part(Part),
}

impl Task<'_> {
    /// The task as [`Given::read`] reads it.
    pub fn written(&self) -> Vec<u8> {
        let mut out = Writer::default();
        match self {
            Self::Whole { bytes, hint } => {
                out.number(0);
                out.optional(hint.format.as_ref(), |out, format| {
                    out.number(FORMATS.iter().position(|known| known == format).unwrap_or(0));
                });
                for words in [hint.name, hint.charset, hint.address] {
                    out.maybe(words);
                }
                out.bytes(bytes);
            }
            Self::Part(Part::Entry(feed)) => {
                out.number(1);
                feed.write(&mut out);
            }
            Self::Part(Part::Chapter(chapter)) => {
                out.number(2);
                chapter.write(&mut out);
            }
        }
        out.into_bytes()
    }
}

impl Given {
    /// The task that was written as `bytes`.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let given = match reader.number()? {
            0 => {
                let format = reader.optional(|reader| FORMATS.get(reader.number()?).copied())?;
                let (name, charset, address) = (reader.maybe()?, reader.maybe()?, reader.maybe()?);
                Self::Whole { bytes: reader.bytes()?.to_vec(), format, name, charset, address }
            }
            1 => Self::Part(Part::Entry(Feed::read_back(&mut reader)?)),
            2 => Self::Part(Part::Chapter(Box::new(Chapter::read_back(&mut reader)?))),
            _ => return None,
        };
        reader.is_at_end().then_some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::collection::Collection;
    use crate::document::{Opened, open};
    use proptest::prelude::*;

    fn collection(bytes: &[u8]) -> Collection {
        match open(bytes.to_vec(), &Hint::default()) {
            Opened::Articles(collection) => collection,
            Opened::Article(article) => panic!("{article:?}"),
        }
    }

    #[test]
    fn a_whole_is_read_back_with_all_that_is_known_of_it() {
        let hint = Hint { format: Some(Format::Epub), name: Some("a.epub"), charset: None, address: Some("") };
        let given = Given::read(&Task::Whole { bytes: b"rain\xff", hint }.written());
        let expected = Given::Whole {
            bytes: b"rain\xff".to_vec(),
            format: Some(Format::Epub),
            name: Some("a.epub".to_owned()),
            charset: None,
            address: Some(String::new()),
        };
        assert_eq!(given, Some(expected));
    }

    #[test]
    fn a_part_gives_the_article_that_its_whole_gives() {
        let feed = "<rss xml:lang='fr'><channel><title>News</title><item><title>Dam</title><link>https://a.example/d</link>\
            <author>Ana</author><pubDate>2026-01-02</pubDate><description>&lt;a href='x'&gt;Rain&lt;/a&gt;</description>\
            <enclosure url='https://a.example/s.mp3' type='audio/mpeg'/></item><item><title>Two</title></item></channel></rss>";
        for bytes in [feed.as_bytes(), &crate::document::epub::tests::book(b"<p>It rained.</p><h2>Hail</h2>")] {
            let collection = collection(bytes);
            for index in 0..collection.len() {
                let part = collection.part(index).unwrap();
                let Some(Given::Part(given)) = Given::read(&Task::Part(&part).written()) else { panic!("{part:?}") };
                assert_eq!(given, part);
                assert_eq!(Some(given.article()), collection.article(index));
            }
            assert_eq!(collection.part(collection.len()), None);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0u8..4], 0..60)) {
            if let Some(Given::Whole { bytes: inside, .. }) = Given::read(&bytes) {
                prop_assert!(bytes.ends_with(&inside));
            }
        }
    }
}
