//! A query in SQL: conditions on `articles`, and the values for their places.

use super::incoming::act_number;
use crate::library::query::{Query, State, Term, What};
use rusqlite::types::Value;

/// What a query asks of `articles`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Asked {
    /// Conditions, all of which must hold, each with a `?` for each of its values.
    conditions: Vec<String>,
    values: Vec<Value>,
    /// Only articles from this one on are asked for, whatever else would be found of their words.
    since: Option<i64>,
}

/// What `query` asks beside the words that [`words`] gives.
pub(super) fn asked_beside_words(query: &Query) -> Asked {
    let others = query.terms.iter().filter(|term| !is_ranked(term)).cloned().collect();
    asked(&Query { terms: others })
}

/// Whether `query` asks for nothing but the words that [`words`] gives.
pub(super) fn asks_for_words_alone(query: &Query) -> bool {
    query.terms.iter().all(is_ranked)
}

/// Whether a term asks for words by which better answers are told from others.
fn is_ranked(term: &Term) -> bool {
    !term.negated && matches!(term.what, What::Words { .. } | What::Title(_))
}

/// What `query` asks. Archived articles are left out unless it asks for them.
pub(super) fn asked(query: &Query) -> Asked {
    asked_of(query, None)
}

/// What `query` asks of a claim; `None` where it asks for none.
pub(super) fn claims(query: &Query) -> Option<Asked> {
    let of_claims: Vec<&Term> = query.terms.iter().filter(|term| is_of_claim(term)).collect();
    let mut asked = Asked::default();
    let conditions = of_claims.iter().map(|term| asked.of_claim(&term.what)).collect();
    (!of_claims.is_empty()).then_some(Asked { conditions, ..asked })
}

/// The words that `query` asks for in a claim; `None` where it asks for none.
pub(super) fn words_said(query: &Query) -> Option<&str> {
    query.terms.iter().filter(|term| is_of_claim(term)).find_map(|term| match &term.what {
        What::Said(words) => Some(words.as_str()),
        _ => None,
    })
}

/// As [`asked`], where only articles from `first` on are of interest.
pub(super) fn asked_since(query: &Query, first: i64) -> Asked {
    asked_of(query, Some(first))
}

fn asked_of(query: &Query, since: Option<i64>) -> Asked {
    let mut asked = Asked { since, ..Asked::default() };
    if !query.asks_for_archive() {
        asked.conditions.push("articles.archived = 0".to_owned());
    }
    let (of_claims, others): (Vec<&Term>, Vec<&Term>) = query.terms.iter().partition(|term| is_of_claim(term));
    for term in others {
        asked.term(term);
    }
    if !of_claims.is_empty() {
        asked.one_claim(&of_claims);
    }
    asked
}

/// Whether a term is to hold of the same claim as its like.
fn is_of_claim(term: &Term) -> bool {
    !term.negated && matches!(term.what, What::Said(_) | What::By(_) | What::Act(_))
}

impl Asked {
    /// The conditions, as they stand behind `WHERE`.
    pub(super) fn sql(&self) -> String {
        if self.conditions.is_empty() { "1".to_owned() } else { self.conditions.join(" AND ") }
    }

    /// The values for the places of [`Asked::sql`], in their order.
    pub(super) fn values(self) -> Vec<Value> {
        self.values
    }

    fn term(&mut self, term: &Term) {
        let condition = match &term.what {
            What::Words { words, open } => self.found(matching("", words, *open)),
            What::Title(words) => self.found(matching("title : ", words, false)),
            What::Feed(letters) => {
                let letters = Value::Text(letters_anywhere(letters));
                self.values.extend([letters.clone(), letters]);
                "articles.feed IN (SELECT id FROM feeds WHERE COALESCE(name, title, '') LIKE ? ESCAPE '\\'
                 OR address LIKE ? ESCAPE '\\')"
                    .to_owned()
            }
            What::Author(letters) => {
                self.values.push(Value::Text(letters_anywhere(letters)));
                "COALESCE(articles.byline, '') LIKE ? ESCAPE '\\'".to_owned()
            }
            What::OfFeed(id) => {
                self.values.push(Value::Integer(id.0));
                "articles.feed = ?".to_owned()
            }
            What::Tag(tag) => {
                self.values.extend([Value::Text(tag.clone()), Value::Text(tag.clone())]);
                "(articles.feed IN (SELECT feed FROM feed_tags WHERE tag = ?)
                 OR articles.id IN (SELECT article FROM article_tags WHERE tag = ?))"
                    .to_owned()
            }
            What::Is(state) => is(*state).to_owned(),
            What::Party(name) => {
                self.values.push(Value::Text(letters_anywhere(name)));
                "articles.id IN (SELECT article FROM parties WHERE name IN
                 (SELECT id FROM names WHERE name LIKE ? ESCAPE '\\'))"
                    .to_owned()
            }
            What::Said(_) | What::By(_) | What::Act(_) => {
                let condition = self.of_claim(&term.what);
                format!("articles.id IN (SELECT article FROM claims WHERE {condition})")
            }
            What::After(moment) => {
                self.values.push(Value::Integer(moment.0));
                "articles.moment >= ?".to_owned()
            }
            What::Before(moment) => {
                self.values.push(Value::Integer(moment.0));
                "articles.moment < ?".to_owned()
            }
        };
        self.conditions.push(if term.negated { format!("NOT ({condition})") } else { condition });
    }

    fn found(&mut self, matching: String) -> String {
        self.values.push(Value::Text(matching));
        let since = self.since.map(|first| format!(" AND rowid >= {first}")).unwrap_or_default();
        format!("articles.id IN (SELECT rowid FROM found WHERE found MATCH ?{since})")
    }

    /// That one claim has all of `terms`.
    fn one_claim(&mut self, terms: &[&Term]) {
        let conditions: Vec<String> = terms.iter().map(|term| self.of_claim(&term.what)).collect();
        let condition = conditions.join(" AND ");
        self.conditions.push(format!("articles.id IN (SELECT article FROM claims WHERE {condition})"));
    }

    fn of_claim(&mut self, what: &What) -> String {
        match what {
            What::Said(words) => {
                let (words, open) = words.strip_suffix('*').map_or((words.as_str(), false), |words| (words, true));
                self.values.push(Value::Text(matching("", words, open)));
                "claims.id IN (SELECT rowid FROM said WHERE said MATCH ?)".to_owned()
            }
            What::By(name) => {
                let letters = Value::Text(letters_anywhere(name));
                self.values.extend([letters.clone(), letters]);
                "(claims.speaker IN (SELECT id FROM names WHERE name LIKE ? ESCAPE '\\')
                 OR claims.id IN (SELECT claim FROM other_speakers WHERE name IN
                 (SELECT id FROM names WHERE name LIKE ? ESCAPE '\\')))"
                    .to_owned()
            }
            What::Act(act) => {
                let number = i64::try_from(act_number(*act)).unwrap_or(0);
                self.values.push(Value::Integer(number));
                "claims.act = ?".to_owned()
            }
            _ => "1".to_owned(),
        }
    }
}

fn is(state: State) -> &'static str {
    match state {
        State::Unread => "articles.read = 0",
        State::Read => "articles.read = 1",
        State::Starred => "articles.starred = 1",
        State::Archived => "articles.archived = 1",
        State::Noted => "articles.id IN (SELECT article FROM notes)",
        State::Tagged => "articles.id IN (SELECT article FROM article_tags)",
    }
}

/// The words a query of FTS5 asks for in the column `before` names: one behind the other, as a phrase. Nothing in them
/// means anything to FTS5.
fn matching(before: &str, words: &str, open: bool) -> String {
    format!("{before}\"{}\"{}", words.replace('"', " "), if open { " *" } else { "" })
}

/// All the words of `query` for FTS5 at once, to tell better answers from others; `None` where it asks for none.
pub(super) fn words(query: &Query) -> Option<String> {
    let phrases = query.terms.iter().filter(|term| is_ranked(term)).filter_map(|term| match &term.what {
        What::Words { words, open } => Some(matching("", words, *open)),
        What::Title(words) => Some(matching("title : ", words, false)),
        _ => None,
    });
    let phrases: Vec<String> = phrases.collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

/// What `LIKE` finds `letters` anywhere by.
fn letters_anywhere(letters: &str) -> String {
    let escaped = letters.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}
