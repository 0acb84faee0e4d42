//! Stories: articles on one event, grouped as they arrive.
//!
//! In reading order: [`terms`], what an article is about; here, what a story is; [`placing`], which finds the story
//! that a new article belongs to; [`speakers`], who is who in it; [`comparison`], which lays what its articles say side
//! by side. An article belongs to the story of the articles around it that it shares most of its telling words and
//! names with; where no story is near enough, it begins one. What was placed is never placed anew, so that a list that
//! is being read stays as it is; and the same articles in the same order give the same stories.
//!
//! Only articles of a few days before and behind are compared, and how common a word is those articles say, too. So no
//! more of an archive is in memory than the days around what arrives, and a story of today takes the same time to find
//! however long the archive is.

pub mod comparison;
pub mod placing;
pub mod speakers;
pub mod terms;

use super::moment::Moment;
use super::shelf::{FeedId, ItemId};
use terms::TermVector;

/// Names a story: by the article it began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub i64);

/// An article that was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The article.
    pub item: ItemId,
    /// When it is of.
    pub moment: Moment,
    /// The story it belongs to.
    pub story: StoryId,
    /// What it is about.
    pub terms: TermVector,
}

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its name here.
    pub id: StoryId,
    /// Its articles, the oldest first.
    pub articles: Vec<StoryArticle>,
}

/// An article of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryArticle {
    /// The article.
    pub item: ItemId,
    /// The feed it came from; `None` where that is not kept any more.
    pub feed: Option<FeedId>,
    /// What its feed is called.
    pub outlet: String,
    /// What it is called.
    pub title: String,
    /// When it was published, else when it came.
    pub moment: Moment,
    /// Claims that were found in it.
    pub claims: usize,
    /// Whether another article had nearly all of its text before.
    pub is_twin: bool,
}

impl Story {
    /// What the story is called: as the article that has most claims is, the first of those.
    pub fn title(&self) -> &str {
        let most = self.articles.iter().rev().max_by_key(|article| (!article.is_twin, article.claims));
        most.map_or("", |article| &article.title)
    }

    /// What the feeds are called that tell it, in the order they came to it.
    pub fn outlets(&self) -> Vec<&str> {
        let mut outlets: Vec<&str> = Vec::new();
        for article in &self.articles {
            if !outlets.contains(&article.outlet.as_str()) {
                outlets.push(&article.outlet);
            }
        }
        outlets
    }

    /// When its first article is of, and its last.
    pub fn times(&self) -> Option<(Moment, Moment)> {
        Some((self.articles.first()?.moment, self.articles.last()?.moment))
    }
}
