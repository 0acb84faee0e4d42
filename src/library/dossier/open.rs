//! Articles that are open and that no library keeps.

use super::{Place, Report};
use crate::library::ArticleId;
use crate::library::findings::Findings;
use crate::library::moment::Moment;

/// An article that is open and not kept, with all that a dossier takes from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenArticle {
    /// Which of the open ones.
    pub id: ArticleId,
    /// What it is called.
    pub title: String,
    /// What the site it appeared on is called, where that is known.
    pub outlet: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// When it was published, where it says so.
    pub published: Option<Moment>,
    /// Its text.
    pub text: String,
    /// What was found in it.
    pub findings: Findings,
}

impl OpenArticle {
    /// As an article of a dossier that is made `now`, which it is of where it does not say when it was published.
    pub fn report(&self, now: Moment) -> Report {
        Report {
            place: Place::Open(self.id),
            moment: self.published.unwrap_or(now),
            source: self.outlet.clone(),
            title: self.title.clone(),
            url: self.url.clone(),
            is_twin: false,
            is_undated: self.published.is_none(),
            story: None,
        }
    }
}
