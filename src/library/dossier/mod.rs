//! Everything a party said, over many articles: with whom it appears, what it is called, who answers it, and where else
//! the same words stand.
//!
//! In reading order: here, what a dossier is; [`making`], how it is made of articles one after the other, of what was
//! found in them and is kept, so that no more than one of them is in memory at a time and none is analysed anew;
//! [`open`], articles that are open and not kept; `quoted`, where else the same words stand: in the articles that name
//! the party, and in those that tell the same stories, whoever they credit.

pub mod making;
pub mod open;
mod quoted;

use super::ArticleId;
use super::findings::together;
use super::identity::Namesake;
use super::moment::Moment;
use super::shelf::ItemId;
use super::stories::StoryId;
use super::variants::{Likeness, likeness};
use crate::analysis::{EntityKind, QuotationKind, SpeechAct};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashSet;

/// Who a dossier is of: every entity of one of these names and of this kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What it is called, the name to show first.
    pub names: Vec<String>,
    /// What its reader said is another's name.
    pub others: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
    /// Which of several of these names.
    pub namesake: Namesake,
}

impl Party {
    /// What it is called, and which of several that are.
    pub fn called(&self) -> Cow<'_, str> {
        self.namesake.called(self.names.first().map_or("", String::as_str))
    }
}

impl Report {
    /// The name of the feed or site it came from, or why there is none.
    pub fn outlet(&self) -> &str {
        match (&self.source, self.place) {
            (Some(source), _) => source,
            (None, Place::Kept(_)) => "no feed any more",
            (None, Place::Open(_)) => "open article",
        }
    }

    /// Whether the library does not keep it, and it is open.
    pub fn is_only_open(&self) -> bool {
        matches!(self.place, Place::Open(_))
    }
}

/// Where an article of a dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the library.
    Kept(ItemId),
    /// On the reader's screen alone.
    Open(ArticleId),
}

impl Place {
    /// Which article of the library it is; `None` where it is of none.
    pub fn item(self) -> Option<ItemId> {
        match self {
            Self::Kept(item) => Some(item),
            Self::Open(_) => None,
        }
    }
}

/// An article that names the party, or tells a story that the party says something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The article.
    pub place: Place,
    /// When it was published, else when it came, of one that is only open the moment the dossier is of.
    pub moment: Moment,
    /// What its feed or its site is called; `None` where that is not known, or not kept any more.
    pub source: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its own address.
    pub url: Option<String>,
    /// Whether another article had nearly all of its text before.
    pub is_twin: bool,
    /// Whether it is only open and does not say when it was published.
    pub is_undated: bool,
    /// Which story it tells, if one was looked for.
    pub story: Option<StoryId>,
}

/// What a party is said to be, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Title or apposition: “mayor of Harnby”.
    pub words: String,
    /// When it is said first.
    pub first: Moment,
    /// When it is said last.
    pub last: Moment,
    /// In how many articles.
    pub articles: usize,
}

/// Something the party is reported to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where, in [`Dossier::reports`].
    pub report: usize,
    /// Where in its text; several where the reporter's words stand between.
    pub pieces: Vec<Span>,
    /// What is said, on one line; “…” where the reporter's words stand between.
    pub words: String,
    /// How it is reported.
    pub kind: QuotationKind,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// The word that shows it (“said”).
    pub cue: Option<String>,
    /// Who say it together, the party among them, in the order in which they are named; none where the party alone
    /// does.
    pub speakers: Vec<Speaker>,
    /// Who answers it in the same article.
    pub answers: Vec<Answer>,
    /// What of others it answers there.
    pub answering: Vec<Answered>,
    /// Where else it stands, in [`Dossier::statements`].
    pub statement: Option<usize>,
}

impl Claim {
    /// From its first word to its last.
    pub fn span(&self) -> Span {
        self.pieces.iter().copied().reduce(Span::to).unwrap_or_default()
    }
}

/// One of those who say something together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Whether it is the party.
    pub is_party: bool,
}

/// An answer to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who answers, all who do so together in the order in which they are named; nobody where that is not known.
    pub names: Vec<String>,
    /// How.
    pub act: SpeechAct,
    /// The answer itself, where it is a quotation of its own.
    pub words: Option<String>,
}

/// A claim of others that the party answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Who made it, all who did so together in the order in which they are named; nobody where that is not known.
    pub names: Vec<String>,
    /// How it is answered.
    pub act: SpeechAct,
    /// The word that shows what is done by it, where that is more than stated: “denied”.
    pub cue: Option<String>,
    /// What it says, where the answer has words of its own and does not only point at it.
    pub words: Option<String>,
}

impl Answered {
    /// What it says as somebody said it, so that a denial stays one: “denied hiding a report”.
    pub fn told(&self) -> Option<String> {
        let words = self.words.as_ref()?;
        Some(self.cue.as_ref().map_or_else(|| words.clone(), |cue| format!("{cue} {words}")))
    }
}

/// The same words in several articles, by time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its longest form, of those that are not credited to another.
    pub longest: String,
    /// Every place where it stands, the longest form's, too.
    pub occurrences: Vec<Occurrence>,
}

/// One place where a statement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, as [`Dossier::report`] counts.
    pub report: usize,
    /// Who are said to say it there, in the order in which they are named, if that is known.
    pub speakers: Vec<String>,
    /// Whether that is the party.
    pub credit: Credit,
    /// In which words.
    pub words: String,
}

/// Whom an article credits with what the party says in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credit {
    /// The party, by one of its names or one that may be its own.
    Party,
    /// Nobody by name.
    Unnamed,
    /// Somebody else.
    Another,
}

impl Occurrence {
    /// Whom it is credited to there, where that is not the party.
    pub fn credited(&self) -> Option<String> {
        together(&self.speakers).filter(|_| self.credit != Credit::Party)
    }
}

/// A party that is named in the same articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// In how many articles.
    pub articles: usize,
    /// How often in all of them.
    pub mentions: usize,
}

/// What is known of a party over many articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Who it is of.
    pub party: Party,
    /// Articles that name it, in the order they came in.
    pub reports: Vec<Report>,
    /// Articles of the same stories that do not name it and may have its words.
    pub beside: Vec<Report>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// What else it is called in them and how often, the most often first.
    pub aliases: Vec<(String, usize)>,
    /// What it is said to be, by when that is said first.
    pub roles: Vec<Role>,
    /// What it says, in the order of the articles and their text.
    pub claims: Vec<Claim>,
    /// What stands in several articles.
    pub statements: Vec<Statement>,
    /// Who is named beside it, the most often first.
    pub companions: Vec<Companion>,
}

impl Dossier {
    /// What who says `claim` is called: the party, and those who say it with it.
    pub fn speakers(&self, claim: &Claim) -> Cow<'_, str> {
        let names: Vec<&str> = claim.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        together(&names).map_or_else(|| self.party.called(), Cow::Owned)
    }

    /// How many of the articles that name it are open and not of the library.
    pub fn only_open(&self) -> usize {
        self.reports.iter().filter(|report| report.is_only_open()).count()
    }

    /// The article of this number: those that name the party first, then those beside.
    pub fn report(&self, number: usize) -> &Report {
        number.checked_sub(self.reports.len()).map_or_else(|| &self.reports[number], |number| &self.beside[number])
    }

    /// The other articles in which the words of `claim` stand, and how they are like it there.
    pub fn elsewhere<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = (&'a Occurrence, Likeness)> {
        self.others(claim).map(|other| (other, likeness(&other.words, &claim.words)))
    }

    /// At most `most` of the other articles in which the words of `claim` stand, those that credit another with them
    /// first, and how many more there are.
    pub fn some_elsewhere<'a>(&'a self, claim: &'a Claim, most: usize) -> (Vec<(&'a Occurrence, Likeness)>, usize) {
        let is_another = |other: &&Occurrence| other.credit == Credit::Another;
        let theirs = self.others(claim).filter(is_another);
        let others = theirs.chain(self.others(claim).filter(|other| !is_another(other)));
        let some = others.take(most).map(|other| (other, likeness(&other.words, &claim.words))).collect();
        (some, self.others(claim).count().saturating_sub(most))
    }

    /// The other articles in which the words of `claim` stand.
    pub fn others<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = &'a Occurrence> {
        let statement = claim.statement.map(|number| &self.statements[number]);
        let places = statement.into_iter().flat_map(|statement| &statement.occurrences);
        places.filter(|other| other.report != claim.report)
    }

    /// What else the party is called, each name once: those taken in first, then the most often.
    pub fn other_names(&self) -> Vec<&str> {
        let mut known: HashSet<String> = self.party.names.iter().take(1).map(|name| name.to_lowercase()).collect();
        let taken_in = self.party.names.iter().skip(1).map(String::as_str);
        let names = taken_in.chain(self.aliases.iter().map(|(name, _)| name.as_str()));
        names.filter(|name| known.insert(name.to_lowercase())).collect()
    }
}
