//! What articles can be listed of: all of them, those of a kind, of a tag, of a feed.

use crate::library::query::{Query, State, Term, What};
use crate::library::shelf::{Feed, FeedId, Search};

/// Something that articles are listed of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// All that are not put away.
    All,
    /// Those that were not read yet.
    Unread,
    /// Those with a star.
    Starred,
    /// Those that are put away.
    Archive,
    /// Those that a kept query asks for.
    Search(Search),
    /// Those of all feeds that are filed under this.
    Tag(String),
    /// Those of a feed.
    Feed(FeedId),
}

impl Source {
    /// What it is as a query.
    pub fn query(&self) -> Query {
        match self {
            Self::All => Query::default(),
            Self::Unread => Query::of(What::Is(State::Unread)),
            Self::Starred => Query::of(What::Is(State::Starred)),
            Self::Archive => Query::of(What::Is(State::Archived)),
            // One that an earlier program kept and this one does not understand finds nothing.
            Self::Search(search) => {
                let nothing = Term { what: What::Is(State::Unread), negated: false };
                let contrary = Term { negated: true, ..nothing.clone() };
                Query::parse(&search.query).unwrap_or(Query { terms: vec![nothing, contrary] })
            }
            Self::Tag(tag) => Query::of(What::Tag(tag.clone())),
            Self::Feed(id) => Query::of(What::OfFeed(*id)),
        }
    }

    /// What it is called, `feeds` being all there are.
    pub fn name<'a>(&'a self, feeds: &'a [Feed]) -> &'a str {
        match self {
            Self::All => "All articles",
            Self::Unread => "Unread",
            Self::Starred => "Starred",
            Self::Archive => "Archive",
            Self::Search(search) => &search.name,
            Self::Tag(tag) => tag,
            Self::Feed(id) => feeds.iter().find(|feed| feed.id == *id).map_or("", |feed| feed.name.as_str()),
        }
    }

    /// The heading it stands under with its like.
    pub fn group(&self) -> Option<&'static str> {
        match self {
            Self::All | Self::Unread | Self::Starred | Self::Archive => None,
            Self::Search(_) => Some("Searches"),
            Self::Tag(_) => Some("Tags"),
            Self::Feed(_) => Some("Feeds"),
        }
    }
}

/// All there is to list, in the order it is shown.
pub fn all(feeds: &[Feed], searches: &[Search]) -> Vec<Source> {
    let mut tags: Vec<&String> = feeds.iter().flat_map(|feed| &feed.tags).collect();
    tags.sort_unstable_by_key(|tag| tag.to_lowercase());
    tags.dedup_by_key(|tag| tag.to_lowercase());
    let mut sources = vec![Source::Unread, Source::All, Source::Starred, Source::Archive];
    sources.extend(searches.iter().cloned().map(Source::Search));
    sources.extend(tags.into_iter().cloned().map(Source::Tag));
    sources.extend(feeds.iter().map(|feed| Source::Feed(feed.id)));
    sources
}

/// Whether the source at `index` is the first under its heading.
pub fn begins_group(sources: &[Source], index: usize) -> bool {
    let group = |index: usize| sources.get(index).and_then(Source::group);
    group(index).is_some() && (index == 0 || group(index - 1) != group(index))
}

/// Lines that the source at `index` takes: a blank one and its heading, where it begins its like, and its own.
pub fn lines(sources: &[Source], index: usize) -> usize {
    if begins_group(sources, index) { 3 } else { 1 }
}
