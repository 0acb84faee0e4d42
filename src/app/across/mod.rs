//! Screens over the whole library: the stories that several outlets tell, one of them side by side, all that a party
//! said.
//!
//! In reading order: here, what is seen; [`rows`], rows that are moved through, and `stories` and [`dossier`], what
//! they say; [`narrowing`], what is typed to see fewer of them; [`layout`], where everything stands; `perform`, what
//! commands mean here; `parties`, which one is meant and which names are one's; `unkept`, what articles that are only
//! open have on one; `opening`, from a row to its article.
//! Screens lie one on the other: closing one shows the one before, and the last one what it was opened from. Nothing
//! here reads the store: it asks, and shows what is there until the answer comes.

pub mod dossier;
pub mod layout;
pub mod narrowing;
mod opening;
mod parties;
mod perform;
pub mod rows;
mod stories;
mod unkept;

use crate::analysis::EntityKind;
use crate::app::shelf::errand::Judged;
use crate::library::ArticleId;
use crate::library::identity::Namesake;
use crate::library::moment::Moment;
use crate::library::query::Term;
use crate::library::stories::comparison::Comparison;
use crate::library::stories::{Story, StoryId};
use crate::text::Span;
use dossier::DossierScreen;
use narrowing::Narrowing;
use rows::{Rows, Target};
use std::borrow::Cow;

/// What is seen of the whole library.
#[derive(Debug, Default)]
pub struct Across {
    /// One on the other, the last on top.
    screens: Vec<Screen>,
    /// Whether they are seen, and not the article that was opened from the last of them.
    is_seen: bool,
    /// Whether the library was seen before the first of them.
    over_shelf: bool,
    now: Moment,
    /// What held of names before the reader said something else of them, the last at the end.
    judged: Vec<Judged>,
    /// Where an article is to be opened at, once it is there.
    jump: Option<(ArticleId, Jump)>,
}

/// Where an article is to be opened at.
#[derive(Debug, Clone)]
enum Jump {
    /// At the claim that stands here.
    To(Span),
    /// At the first claim that these terms of a query hold of.
    ToClaim(Vec<Term>),
}

/// A screen.
#[derive(Debug)]
pub struct Screen {
    /// What it shows.
    pub what: What,
    rows: Rows,
    /// Whether something else is known by now of what it shows.
    is_outdated: bool,
    /// What was selected when something began to be typed to narrow it, to come back to.
    before_narrowing: Option<Target>,
}

/// What a screen shows.
#[derive(Debug)]
pub enum What {
    /// The stories that several outlets tell, the newest first.
    Stories(StoriesScreen),
    /// A story, and what its articles say side by side; `None` until it is known.
    Story(StoryId, Option<Box<(Story, Comparison)>>),
    /// All that a party said.
    Dossier(Box<DossierScreen>),
}

/// The stories that several outlets tell.
#[derive(Debug, Default)]
pub struct StoriesScreen {
    /// All of them; `None` until they are known.
    pub told: Option<Vec<Story>>,
    /// What was typed to see fewer.
    pub narrowing: Narrowing,
}

impl StoriesScreen {
    /// Those that are shown.
    pub fn shown(&self) -> Vec<&Story> {
        let told = self.told.as_deref().unwrap_or_default();
        told.iter().filter(|story| self.narrowing.holds_of_story(story)).collect()
    }
}

impl What {
    /// What was typed to see fewer rows; `None` where all are seen always.
    pub fn narrowing(&self) -> Option<&Narrowing> {
        match self {
            Self::Stories(stories) => Some(&stories.narrowing),
            Self::Dossier(dossier) => Some(&dossier.narrowing),
            Self::Story(..) => None,
        }
    }

    fn narrowing_mut(&mut self) -> Option<&mut Narrowing> {
        match self {
            Self::Stories(stories) => Some(&mut stories.narrowing),
            Self::Dossier(dossier) => Some(&mut dossier.narrowing),
            Self::Story(..) => None,
        }
    }
}

/// Who a dossier is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyName {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Which of several of that name.
    pub namesake: Namesake,
}

impl PartyName {
    /// The first party of that name.
    pub fn new(name: &str, kind: EntityKind) -> Self {
        Self { name: name.to_owned(), kind, namesake: Namesake::default() }
    }

    /// What it is called, and which of several that are.
    pub fn called(&self) -> Cow<'_, str> {
        self.namesake.called(&self.name)
    }
}

impl Across {
    /// The screen that is seen; `None` where an article or the library is.
    pub fn seen(&self) -> Option<&Screen> {
        self.screens.last().filter(|_| self.is_seen)
    }

    /// When what is seen was told.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Whether anything was said of who is who that can be taken back.
    pub fn can_take_back(&self) -> bool {
        !self.judged.is_empty()
    }

    /// Something else was said of who is who: all dossiers are to be told anew.
    fn outdate(&mut self) {
        for screen in &mut self.screens {
            if let What::Dossier(dossier) = &mut screen.what {
                dossier.is_stale = true;
            }
        }
    }

    /// Something else is known of an article: all screens are to be told anew when they are seen again.
    pub(super) fn outdate_all(&mut self) {
        for screen in &mut self.screens {
            screen.is_outdated = true;
        }
    }

    /// Closes all of them.
    pub(super) fn leave(&mut self) {
        self.screens.clear();
        self.is_seen = false;
    }

    fn seen_mut(&mut self) -> Option<&mut Screen> {
        self.screens.last_mut().filter(|_| self.is_seen)
    }

    /// Shows `what` over all others; `on_shelf` is whether the library is what is seen where there are none.
    fn push(&mut self, what: What, on_shelf: bool) {
        // What an article was opened from and is not gone back to is not come back to later.
        if !self.is_seen {
            self.screens.clear();
            self.over_shelf = on_shelf;
        }
        self.screens.push(Screen { what, rows: Rows::default(), is_outdated: false, before_narrowing: None });
        self.is_seen = true;
    }
}

impl Screen {
    /// Whether those are gone through with whom a dossier's party is named.
    fn is_among_others(&self) -> bool {
        matches!(&self.what, What::Dossier(dossier) if dossier.among_others)
    }

    /// The number of the selected claim, of a dossier.
    fn claim(&self) -> Option<usize> {
        let What::Dossier(dossier) = &self.what else { return None };
        let row = self.rows.list().selected().filter(|_| !dossier.among_others)?;
        dossier.shown().get(row).copied()
    }

    /// Its rows.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }
}
