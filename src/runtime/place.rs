//! Where the reader reads each article from: a whole input, or one of several articles that were read together.

use super::input::Origin;
use crate::document::collection::Collection;
use crate::library::Source;
use crate::library::shelf::ItemId;
use crate::text::safe::safe_line;
use std::sync::Arc;

/// Where the reader reads an article from.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// All of what is read, if it holds one article.
    Whole(Origin),
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
    /// What it is called, and its title where that is known without reading it.
    pub(super) fn source(&self) -> Source {
        match self {
            Self::Whole(origin) => Source { name: origin.name(), title: None },
            Self::Kept(_, feed) => Source { name: feed.clone(), title: None },
            Self::Part { name, collection, index } => {
                let title = collection.title_of(*index).map(|title| safe_line(title).into_owned());
                Source { name: format!("{name}#{}", index + 1), title }
            }
        }
    }
}
