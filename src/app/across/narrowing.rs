//! What is typed on a screen over the library to see fewer of its rows, in the words that the library is searched with.

use crate::library::dossier::{Claim, Dossier};
use crate::library::query::{Query, Term, What as Asked};
use crate::library::stories::Story;

/// What was typed, and what it means.
#[derive(Debug, Default)]
pub struct Narrowing {
    typed: String,
    /// What of it can't be understood.
    error: Option<String>,
    /// What was understood last.
    terms: Vec<Term>,
}

/// What can be asked of a story, and of a claim, in the words of the error where something else is.
const OF_STORIES: &str = "of stories: words, title: feed: after: before:";
const OF_CLAIMS: &str = "of claims: words, act: said: title: feed: by: after: before:";

impl Narrowing {
    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What of it can't be understood.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn of_stories(&mut self, typed: &str) {
        let takes = |asked: &Asked| {
            matches!(asked, Asked::Words { .. } | Asked::Title(_) | Asked::Feed(_) | Asked::After(_) | Asked::Before(_))
        };
        self.read(typed, takes, OF_STORIES);
    }

    pub(super) fn of_claims(&mut self, typed: &str) {
        let takes =
            |asked: &Asked| !matches!(asked, Asked::OfFeed(_) | Asked::Author(_) | Asked::Tag(_) | Asked::Is(_));
        self.read(typed, takes, OF_CLAIMS);
    }

    /// Reads what was typed; where that can't be understood, what was before goes on.
    fn read(&mut self, typed: &str, takes: impl Fn(&Asked) -> bool, of: &str) {
        typed.clone_into(&mut self.typed);
        match Query::parse_open(typed) {
            Ok(query) if query.terms.iter().all(|term| takes(&term.what)) => {
                (self.error, self.terms) = (None, query.terms);
            }
            Ok(_) => self.error = Some(of.to_owned()),
            Err(error) => self.error = Some(error.to_string()),
        }
    }

    /// Takes what was typed as all of it: where that can't be understood, says why and gives `false`.
    pub(super) fn is_sound(&mut self) -> bool {
        if self.error.is_none() {
            self.error = Query::parse(&self.typed).err().map(|error| error.to_string());
        }
        self.error.is_none()
    }

    /// Whether it holds of a story, that is of one of its articles.
    pub(super) fn holds_of_story(&self, story: &Story) -> bool {
        let holds = |term: &Term| {
            let holds = story.articles.iter().any(|article| match &term.what {
                Asked::Words { words, .. } | Asked::Title(words) => has(&article.title, words),
                Asked::Feed(name) => has(&article.outlet, name),
                Asked::After(moment) => article.moment >= *moment,
                Asked::Before(moment) => article.moment < *moment,
                _ => true,
            });
            holds != term.negated
        };
        self.terms.iter().all(holds)
    }

    /// Whether it holds of a claim: words of it, its act, when, where, and who answers it or says it, too.
    pub(super) fn holds_of_claim(&self, claim: &Claim, dossier: &Dossier) -> bool {
        let report = &dossier.reports[claim.report];
        let outlet = report.source.as_deref().unwrap_or_default();
        let beside = claim.speakers.iter().filter(|speaker| !speaker.is_party).map(|speaker| &speaker.name);
        let others: Vec<&String> = claim.answers.iter().flat_map(|answer| &answer.names).chain(beside).collect();
        let is_shared_with = |name: &str| others.iter().any(|other| has(other, name));
        let holds = |term: &Term| {
            let holds = match &term.what {
                // As its row shows it: with who says it, too, and who answers.
                Asked::Words { words, .. } => has(&claim.words, words) || is_shared_with(words),
                Asked::Said(words) => has(&claim.words, words),
                Asked::Title(words) => has(&report.title, words),
                Asked::Feed(name) => has(outlet, name),
                Asked::Act(act) => claim.act == *act,
                Asked::After(moment) => report.moment >= *moment,
                Asked::Before(moment) => report.moment < *moment,
                Asked::By(name) | Asked::Party(name) => is_shared_with(name),
                _ => true,
            };
            holds != term.negated
        };
        self.terms.iter().all(holds)
    }
}

fn has(text: &str, words: &str) -> bool {
    text.to_lowercase().contains(&words.trim_end_matches('*').to_lowercase())
}
