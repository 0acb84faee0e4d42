//! Several articles from one input: the entries of a feed, the chapters of a book.

use super::builder::Builder;
use super::epub::{Book, Chapter};
use super::feed::Feed;
use super::{Document, Inset, ParagraphKind};

/// The articles of a feed or a book, in its order.
#[derive(Debug, Clone)]
pub enum Collection {
    /// Entries.
    Feed(Feed),
    /// Chapters.
    Book(Book),
}

impl Collection {
    /// What all of it is called.
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Feed(feed) => feed.title.as_deref(),
            Self::Book(book) => book.title(),
        }
    }

    /// How many articles it holds.
    pub fn len(&self) -> usize {
        match self {
            Self::Feed(feed) => feed.entries.len(),
            Self::Book(book) => book.len(),
        }
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The title of the article at `index`, from 0, as far as it is known without reading it.
    pub fn title_of(&self, index: usize) -> Option<&str> {
        match self {
            Self::Feed(feed) => feed.entries.get(index)?.title.as_deref(),
            Self::Book(book) => book.title_of(index),
        }
    }

    /// What links of its other articles lead to where they mean the article at `index`, from 0.
    pub fn path_of(&self, index: usize) -> Option<&str> {
        match self {
            Self::Feed(_) => None,
            Self::Book(book) => book.path_of(index),
        }
    }

    /// When the article at `index`, from 0, was published; RFC 3339.
    pub fn published(&self, index: usize) -> Option<&str> {
        match self {
            Self::Feed(feed) => feed.entries.get(index)?.published.as_deref(),
            Self::Book(_) => None,
        }
    }

    /// The article at `index`, from 0, made anew each time.
    pub fn article(&self, index: usize) -> Option<Document> {
        match self {
            Self::Feed(feed) => feed.article(index),
            Self::Book(book) => Some(book.chapter(index)?.article()),
        }
    }

    /// How many bytes of markup the article at `index` is made of.
    pub fn article_bytes(&self, index: usize) -> usize {
        match self {
            Self::Feed(feed) => feed.content_bytes(index),
            Self::Book(book) => book.chapter_bytes(index),
        }
    }

    /// What the article at `index` is made of, apart from the others.
    pub fn part(&self, index: usize) -> Option<Part> {
        match self {
            Self::Feed(feed) => feed.only(index).map(Part::Entry),
            Self::Book(book) => book.chapter(index).map(|chapter| Part::Chapter(Box::new(chapter))),
        }
    }

    /// The list of its articles.
    pub fn contents(&self) -> Document {
        let mut builder = Builder::default();
        if let Some(title) = self.title() {
            builder.begin(ParagraphKind::Headline, Inset::default());
            builder.words(title);
        }
        for index in 0..self.len() {
            builder.begin_item("•", Inset { lists: 1, ..Inset::default() });
            builder.words(self.title_of(index).unwrap_or("untitled"));
        }
        builder.finish(Document::default())
    }
}

/// What one of several articles is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A feed with one entry.
    Entry(Feed),
    /// A chapter.
    Chapter(Box<Chapter>),
}

impl Part {
    /// The article.
    pub fn article(&self) -> Document {
        match self {
            Self::Entry(feed) => feed.article(0).unwrap_or_default(),
            Self::Chapter(chapter) => chapter.article(),
        }
    }
}
