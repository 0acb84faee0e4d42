//! What a process has read.

use super::{Reader, Writer, layout};
use crate::document::collection::Collection;
use crate::document::epub::Book;
use crate::document::feed::Feed;
use crate::document::{Document, Opened};

/// `document` as [`read_article`] reads it.
pub fn article(document: &Document) -> Vec<u8> {
    let mut out = Writer::default();
    write_article(document, &mut out);
    out.into_bytes()
}

/// The article that was written as `bytes`.
pub fn read_article(bytes: &[u8]) -> Option<Document> {
    let mut reader = Reader::new(bytes);
    article_in(&mut reader).filter(|_| reader.is_at_end())
}

/// `opened` as [`read_opened`] reads it.
pub fn opened(opened: &Opened) -> Vec<u8> {
    let mut out = Writer::default();
    match opened {
        Opened::Article(document) => {
            out.number(0);
            write_article(document, &mut out);
        }
        Opened::Articles(Collection::Feed(feed)) => {
            out.number(1);
            feed.write(&mut out);
        }
        Opened::Articles(Collection::Book(book)) => {
            out.number(2);
            book.write(&mut out);
        }
    }
    out.into_bytes()
}

/// What was written as `bytes`; a book, of which only what is said of it is written, is the one packed in `packed`.
pub fn read_opened(bytes: &[u8], packed: &[u8]) -> Option<Opened> {
    let mut reader = Reader::new(bytes);
    let opened = match reader.number()? {
        0 => Opened::Article(article_in(&mut reader)?),
        1 => Opened::Articles(Collection::Feed(Feed::read_back(&mut reader)?)),
        2 => Opened::Articles(Collection::Book(Book::read_back(&mut reader, packed)?)),
        _ => return None,
    };
    reader.is_at_end().then_some(opened)
}

fn write_article(document: &Document, out: &mut Writer) {
    out.words(&document.text);
    out.bytes(&layout::of(document));
}

fn article_in(reader: &mut Reader) -> Option<Document> {
    let text = reader.words()?;
    let document = layout::layout(&text, reader.bytes()?)?;
    Some(Document { text, ..document })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::epub::tests::book;
    use crate::document::format::Hint;
    use crate::document::open;

    /// That `bytes` give the same articles when what is read of them goes through a pipe.
    #[track_caller]
    fn check(bytes: &[u8], count: usize) {
        let hint = Hint::default();
        let there = open(bytes.to_vec(), &hint);
        let written = opened(&there);
        let back = read_opened(&written, bytes).unwrap();
        let (there, back): (Vec<_>, Vec<_>) = (there.articles().collect(), back.articles().collect());
        assert_eq!((&back, back.len()), (&there, count));
        for end in [0, 1, written.len() / 2, written.len() - 1] {
            assert!(read_opened(&written[..end], bytes).is_none(), "{end}");
        }
    }

    #[test]
    fn whatever_was_read_is_read_back() {
        check("<html><title>Dam</title><p>It <a href='/b'>rained</a>.<p>“No,” said Ana Ruiz.".as_bytes(), 1);
        check(b"# Dam\n\n## One\n\nIt rained.\n\n- a\n- b\n", 1);
        check(b"<rss><channel><title>News</title><item><title>One</title></item><item><title>Two</title></item>", 2);
        check(&book(b"<p>It rained.</p>"), 2);
    }

    #[test]
    fn an_article_is_read_back_whole_or_not_at_all() {
        let document = crate::document::read(b"Dam\n\nIt rained.", &Hint::default());
        let written = article(&document);
        assert_eq!(read_article(&written).as_ref(), Some(&document));
        assert_eq!(read_article(&[&written[..], b"x"].concat()), None);
        assert_eq!(read_article(&written[..written.len() - 1]), None);
    }
}
