//! Where the reader reads each article from: a whole input, or one of several articles that were read together.

use super::input::Origin;
use crate::document::collection::Collection;
use crate::document::format::Format;
use crate::library::Source;
use crate::library::shelf::ItemId;
use crate::text::safe::safe_line;
use std::path::Path;
use std::sync::Arc;

/// Where the reader reads an article from.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// All of what is read, if it holds one article.
    Whole {
        /// Where it is read from.
        origin: Origin,
        /// What it is written in, where that is not to be found.
        format: Option<Format>,
    },
    /// An article of the library, and what its feed is called.
    Kept(ItemId, String),
    /// One of several articles that were read together.
    Part {
        /// What holds it, safe to print.
        name: String,
        /// All of them.
        collection: Arc<Collection>,
        /// Which of them, from 0.
        index: usize,
    },
}

impl Place {
    /// The file it is read from, if it is.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::Whole { origin: Origin::File(path) | Origin::Linked(path), .. } => Some(path),
            _ => None,
        }
    }

    /// What it is called, and its title where that is known without reading it.
    pub(super) fn source(&self) -> Source {
        match self {
            Self::Whole { origin: Origin::File(path) | Origin::Linked(path), .. } => Source::file(path),
            Self::Whole { origin, .. } => Source::named(origin.name()),
            Self::Kept(_, feed) => Source::named(feed.clone()),
            Self::Part { name, collection, index } => {
                let title = collection.title_of(*index).map(|title| safe_line(title).into_owned());
                let published = collection.published(*index).map(str::to_owned);
                let path = collection.path_of(*index).map(str::to_owned);
                Source { title, published, path, ..Source::named(format!("{name}#{}", index + 1)) }
            }
        }
    }
}
