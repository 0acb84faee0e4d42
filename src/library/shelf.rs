//! What a library that lasts holds, as values: feeds, and the articles that came of them. How they are kept is the
//! store's business.

use super::findings::Exchange;
use super::keeping::FeedSettings;
use super::moment::Moment;
use crate::analysis::{EntityKind, SpeechAct};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(pub i64);
        )*
    };
}

ids! {
    /// Names a feed for as long as it is kept.
    FeedId,
    /// Names a kept article for as long as it is kept.
    ItemId,
}

/// A feed that somebody reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its name here.
    pub id: FeedId,
    /// Where it is fetched from; without user and password.
    pub address: String,
    /// What to call it: what its reader calls it, else what it calls itself, else its address. On one line, safe to
    /// show.
    pub name: String,
    /// What its reader calls it; `None` where it goes by another name.
    pub given_name: Option<String>,
    /// The page it belongs to.
    pub page: Option<String>,
    /// What its reader filed it under, in the order of the alphabet.
    pub tags: Vec<String>,
    /// Articles that were not read yet.
    pub unread: usize,
    /// Articles that are kept of it.
    pub articles: usize,
    /// When it was asked for the last time.
    pub fetched: Option<Moment>,
    /// Why it could not be had the last time; on one line, safe to show.
    pub error: Option<String>,
    /// Until when it is left alone, as it could not be had; `None` where it may be asked for.
    pub asked_again: Option<Moment>,
    /// Whether its server says that it is gone for good; it is not asked for any more.
    pub retired: bool,
    /// What is settled for it alone.
    pub settings: FeedSettings,
}

impl Feed {
    /// Why it could not be had the last time, and when it is asked for again; `None` where it could.
    pub fn trouble(&self, now: Moment) -> Option<String> {
        let why = self.error.as_ref()?;
        Some(match self.asked_again {
            _ if self.retired => format!("{why}; not asked for any more"),
            Some(again) if again > now => format!("{why}; asked again in {}", again.wait(now)),
            Some(_) | None => why.clone(),
        })
    }
}

/// What its reader did with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Standing {
    /// It was opened, or said to be read.
    pub read: bool,
    /// It has a star.
    pub starred: bool,
    /// It is put away: kept, but in no list but that of the archive.
    pub archived: bool,
}

/// A kept article, as a row says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name here.
    pub id: ItemId,
    /// The feed it came from first; `None` where that is not kept any more.
    pub feed: Option<FeedId>,
    /// What it is called: one line, safe to show.
    pub title: String,
    /// When it was published, else when it came.
    pub moment: Moment,
    /// Words of its text.
    pub words: usize,
    /// Claims that were found in it.
    pub claims: usize,
    /// What its reader did with it.
    pub standing: Standing,
}

/// What is to become of an article's standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is read, or not.
    Read(bool),
    /// It has a star, or none.
    Star(bool),
    /// It is archived, or not.
    Archive(bool),
    /// It is all of this.
    To(Standing),
}

impl Change {
    /// What becomes of `standing`. What is put away counts as read.
    pub fn of(self, standing: Standing) -> Standing {
        match self {
            Self::Read(read) => Standing { read, ..standing },
            Self::Star(starred) => Standing { starred, ..standing },
            Self::Archive(archived) => Standing { archived, read: standing.read || archived, ..standing },
            Self::To(standing) => standing,
        }
    }
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By title.
    Title,
    /// By feed, of each the newest first.
    Feed,
    /// The best answer first, by BM25; where no words are asked for, the newest.
    Best,
}

/// How many articles there are, by what was done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Not put away.
    pub all: usize,
    /// Of those, not read yet.
    pub unread: usize,
    /// With a star, and not put away.
    pub starred: usize,
    /// Put away.
    pub archived: usize,
}

impl Counts {
    /// Takes note that an article's standing was `before` and is `after`.
    pub fn count(&mut self, before: Standing, after: Standing) {
        let parts = |standing: Standing| {
            let Standing { read, starred, archived } = standing;
            [!archived, !archived && !read, !archived && starred, archived].map(usize::from)
        };
        let counts = [&mut self.all, &mut self.unread, &mut self.starred, &mut self.archived];
        for ((count, before), after) in counts.into_iter().zip(parts(before)).zip(parts(after)) {
            *count = (*count + after).saturating_sub(before);
        }
    }
}

/// What is worth knowing of an article before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// What its reader filed it under, in the order of the alphabet.
    pub tags: Vec<String>,
    /// How its text begins, behind the headline: paragraphs, safe to show.
    pub beginning: String,
    /// The first claims of it, in its order.
    pub claims: Vec<KeptClaim>,
    /// Who is named in it, the most often named first.
    pub parties: Vec<KeptParty>,
}

/// What is kept of a claim, to find it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptClaim {
    /// Who say it, in the order in which they are named; nobody where that was not found out.
    pub speakers: Vec<String>,
    /// The words that are said.
    pub words: String,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// The word that shows it (“warned”).
    pub cue: Option<String>,
    /// Whom it answers, and who answers it.
    pub exchange: Exchange,
}

/// What is kept of a party, to find it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptParty {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// What is done by saying something, by the word for it in queries and in JSON.
pub const ACTS: [(&str, SpeechAct); 15] = [
    ("assert", SpeechAct::Assert),
    ("claim", SpeechAct::Claim),
    ("deny", SpeechAct::Deny),
    ("dispute", SpeechAct::Dispute),
    ("warn", SpeechAct::Warn),
    ("demand", SpeechAct::Demand),
    ("promise", SpeechAct::Promise),
    ("accuse", SpeechAct::Accuse),
    ("ask", SpeechAct::Ask),
    ("suggest", SpeechAct::Suggest),
    ("predict", SpeechAct::Predict),
    ("praise", SpeechAct::Praise),
    ("agree", SpeechAct::Agree),
    ("order", SpeechAct::Order),
    ("believe", SpeechAct::Believe),
];

/// What is done, as a reader sees it named: these words ask for it, too.
pub const DEEDS: [(&str, SpeechAct); 15] = [
    ("statement", SpeechAct::Assert),
    ("claim", SpeechAct::Claim),
    ("denial", SpeechAct::Deny),
    ("dispute", SpeechAct::Dispute),
    ("warning", SpeechAct::Warn),
    ("demand", SpeechAct::Demand),
    ("promise", SpeechAct::Promise),
    ("accusation", SpeechAct::Accuse),
    ("question", SpeechAct::Ask),
    ("proposal", SpeechAct::Suggest),
    ("forecast", SpeechAct::Predict),
    ("praise", SpeechAct::Praise),
    ("admission", SpeechAct::Agree),
    ("order", SpeechAct::Order),
    ("belief", SpeechAct::Believe),
];

/// The word for `act`.
pub fn act_name(act: SpeechAct) -> &'static str {
    ACTS.iter().find(|(_, other)| *other == act).map_or("", |(name, _)| name)
}

/// A query that is kept under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What its reader calls it: one line, safe to show.
    pub name: String,
    /// The query, as it was typed.
    pub query: String,
}
