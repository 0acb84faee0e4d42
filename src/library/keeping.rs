//! How long articles are kept, which are never taken in, and where their texts come from: for all feeds, and for one.
//!
//! What has a star or a tag, is archived or noted in, stays whatever is said here.

/// What holds for every feed that says nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keeping {
    /// Days that an article is kept, counted from when it came; 0 for ever.
    pub days: u32,
    /// Articles of a feed that are kept, the newest of them; 0 for all.
    pub items: u32,
    /// Queries: what one of them finds is not taken in.
    pub ignored: Vec<String>,
}

/// What is settled for one feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedSettings {
    /// As [`Keeping::days`]; `None` as for every feed.
    pub days: Option<u32>,
    /// As [`Keeping::items`]; `None` as for every feed.
    pub items: Option<u32>,
    /// Queries, beside those of [`Keeping::ignored`].
    pub ignored: Vec<String>,
    /// Whether the text of an article is what its page says, not its feed.
    pub full_text: bool,
}

impl FeedSettings {
    /// What holds for the feed, where `keeping` holds for all.
    pub fn over(&self, keeping: &Keeping) -> Keeping {
        Keeping {
            days: self.days.unwrap_or(keeping.days),
            items: self.items.unwrap_or(keeping.items),
            ignored: keeping.ignored.iter().chain(&self.ignored).cloned().collect(),
        }
    }

    /// What of it differs from what holds for every feed, in words; empty where nothing does.
    pub fn words(&self) -> String {
        let limit = |number: u32, unit: &str, all: &str| match number {
            0 => all.to_owned(),
            1 => format!("1 {unit} kept"),
            number => format!("{number} {unit}s kept"),
        };
        let days = self.days.map(|days| limit(days, "day", "kept for ever"));
        let items = self.items.map(|items| limit(items, "article", "all articles kept"));
        let full_text = self.full_text.then(|| "texts from its pages".to_owned());
        let ignored = (!self.ignored.is_empty()).then(|| format!("ignores {}", self.ignored.join(" or ")));
        [days, items, full_text, ignored].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_goes_before_all_feeds_and_adds_to_what_they_ignore() {
        let keeping = Keeping { days: 30, items: 100, ignored: vec!["ferry".to_owned()] };
        assert_eq!(FeedSettings::default().over(&keeping), keeping);
        let own = FeedSettings { days: Some(0), ignored: vec!["dam".to_owned()], ..FeedSettings::default() };
        let ignored = vec!["ferry".to_owned(), "dam".to_owned()];
        assert_eq!(own.over(&keeping), Keeping { days: 0, items: 100, ignored });
    }

    #[test]
    fn what_differs_is_said() {
        assert_eq!(FeedSettings::default().words(), "");
        let own = FeedSettings { days: Some(7), items: Some(0), full_text: true, ignored: vec!["title:ad".to_owned()] };
        assert_eq!(own.words(), "7 days kept, all articles kept, texts from its pages, ignores title:ad");
    }
}
