//! The query language: `flood feed:"City Desk" is:unread party:ruiz said:"no money" after:2026-01-01`.
//!
//! A query is terms with blanks between them, each of which must hold: words, or a key and a value. Quotation marks
//! keep words together, a `-` before a term turns it round. What can't be understood is an error that names its column.

use super::moment::Moment;
use super::shelf::{ACTS, DEEDS, FeedId};
use crate::analysis::SpeechAct;
use std::fmt;

/// What is asked for: every term must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The terms, as they were written.
    pub terms: Vec<Term>,
}

/// One thing that must hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What.
    pub what: What,
    /// Whether it must not.
    pub negated: bool,
}

/// What can be asked of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Its title or text has these words, one behind the other.
    Words {
        /// The words.
        words: String,
        /// Whether the last of them may go on.
        open: bool,
    },
    /// Its title has these words.
    Title(String),
    /// Its byline has these letters.
    Author(String),
    /// It came from a feed whose name or address has these letters.
    Feed(String),
    /// It came from this feed.
    OfFeed(FeedId),
    /// It is filed under this, or came from a feed that is.
    Tag(String),
    /// What its reader did with it.
    Is(State),
    /// A party of this name, or of a name with these letters, is named in it.
    Party(String),
    /// Somebody says these words in it; with a `*` behind it the last of them may go on.
    Said(String),
    /// Somebody of a name with these letters says something in it: the same claim as of the terms beside it.
    By(String),
    /// Something is done by saying it: the same claim as of the terms beside it.
    Act(SpeechAct),
    /// It was published then or later.
    After(Moment),
    /// It was published earlier than that.
    Before(Moment),
}

/// What its reader did with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Unread,
    /// Read it.
    Read,
    /// Gave it a star.
    Starred,
    /// Put it away.
    Archived,
    /// Highlighted or noted something in it.
    Noted,
    /// Filed it under a tag.
    Tagged,
}

const STATES: [(&str, State); 6] = [
    ("unread", State::Unread),
    ("read", State::Read),
    ("starred", State::Starred),
    ("archived", State::Archived),
    ("noted", State::Noted),
    ("tagged", State::Tagged),
];

/// Every key, with what to complete it by: an example of its value.
pub const KEYS: [(&str, &str); 11] = [
    ("title", "dam"),
    ("author", "ruiz"),
    ("feed", "\"City Desk\""),
    ("tag", "local"),
    ("is", "unread"),
    ("party", "\"Ana Ruiz\""),
    ("said", "\"no money\""),
    ("by", "ruiz"),
    ("act", "deny"),
    ("after", "2026-01-01"),
    ("before", "2026-02-01"),
];

/// What of a query can't be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong: lowercase, no full stop.
    pub message: String,
    /// The column it begins at, counted in signs from 1.
    pub column: usize,
    /// What it may be instead, if that can be told.
    pub choices: Vec<&'static str>,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at column {}", self.message, self.column)?;
        if self.choices.is_empty() { Ok(()) } else { write!(f, "; there are {}", self.choices.join(", ")) }
    }
}

impl std::error::Error for QueryError {}

impl Query {
    /// The query that asks for `what` alone.
    pub fn of(what: What) -> Self {
        Self { terms: vec![Term { what, negated: false }] }
    }

    /// This query and the terms of `other`.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }

    /// Whether it asks for articles of the archive, which are left out elsewhere.
    pub fn asks_for_archive(&self) -> bool {
        self.terms.iter().any(|term| term.what == What::Is(State::Archived))
    }

    /// Whether it asks for words of the text, so that some articles are better answers than others.
    pub fn has_words(&self) -> bool {
        self.terms.iter().any(|term| !term.negated && matches!(term.what, What::Words { .. } | What::Title(_)))
    }

    /// What `written` asks for.
    ///
    /// # Errors
    /// The first thing that can't be understood, and its column.
    pub fn parse(written: &str) -> Result<Self, QueryError> {
        Parser { written, at: 0, open: false }.query()
    }

    /// As [`Query::parse`], while it is being typed: the last word may go on, and a value that is not there yet asks
    /// for nothing.
    ///
    /// # Errors
    /// As there.
    pub fn parse_open(written: &str) -> Result<Self, QueryError> {
        Parser { written, at: 0, open: !written.ends_with(char::is_whitespace) }.query()
    }
}

struct Parser<'a> {
    written: &'a str,
    /// Byte offset of what is read next.
    at: usize,
    /// Whether what stands at the end is still being typed.
    open: bool,
}

/// A word, or words in quotation marks.
struct Value<'a> {
    words: &'a str,
    quoted: bool,
}

impl<'a> Parser<'a> {
    fn query(mut self) -> Result<Query, QueryError> {
        let mut query = Query::default();
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if self.rest().is_empty() {
                return Ok(query);
            }
            query.terms.extend(self.term()?);
        }
    }

    fn rest(&self) -> &'a str {
        self.written.get(self.at..).unwrap_or_default()
    }

    fn term(&mut self) -> Result<Option<Term>, QueryError> {
        let begins_at = self.at;
        let negated = self.rest().starts_with('-') && self.rest().len() > 1;
        self.at += usize::from(negated);
        let what = match self.key() {
            Some(key) => self.asked_of(&key, begins_at)?,
            None => self.words()?,
        };
        Ok(what.map(|what| Term { what, negated }))
    }

    /// The key that a term begins with, in small letters.
    fn key(&mut self) -> Option<String> {
        let (key, _) = self.rest().split_once(':')?;
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic());
        // “10:30” and “https://…” are words.
        let is_key = is_key && !self.rest().get(key.len() + 1..).is_some_and(|behind| behind.starts_with("//"));
        is_key.then(|| {
            self.at += key.len() + 1;
            key.to_ascii_lowercase()
        })
    }

    fn words(&mut self) -> Result<Option<What>, QueryError> {
        let value = self.value()?;
        let open = self.open && !value.quoted && self.rest().is_empty();
        let (words, starred) = match value.words.strip_suffix('*') {
            Some(words) => (words, true),
            None => (value.words, false),
        };
        let words = words.trim().to_owned();
        let says_something = words.chars().any(char::is_alphanumeric);
        // Nearly every text has a word that begins with this letter, and with these two; two are a word, too: EU.
        let letters = words.chars().count();
        let says_something = says_something && !(open && letters == 1);
        let open = open && (letters > 2 || !words.is_ascii());
        Ok(says_something.then_some(What::Words { words, open: open || starred }))
    }

    /// What stands here: up to the next blank, or to the mark that closes.
    fn value(&mut self) -> Result<Value<'a>, QueryError> {
        let rest = self.rest();
        let Some(inside) = rest.strip_prefix(['"', '“', '”']) else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.at += end;
            return Ok(Value { words: rest.get(..end).unwrap_or_default(), quoted: false });
        };
        let opening = rest.len() - inside.len();
        match inside.find(['"', '“', '”']) {
            Some(end) => {
                let closing = inside.get(end..).and_then(|mark| mark.chars().next()).map_or(1, char::len_utf8);
                self.at += opening + end + closing;
                Ok(Value { words: inside.get(..end).unwrap_or_default(), quoted: true })
            }
            None if self.open => {
                self.at = self.written.len();
                Ok(Value { words: inside, quoted: true })
            }
            None => Err(self.error(self.at, "this quotation mark is never closed".to_owned(), vec![])),
        }
    }

    fn asked_of(&mut self, key: &str, begins_at: usize) -> Result<Option<What>, QueryError> {
        if !KEYS.iter().any(|(known, _)| *known == key) {
            let choices = KEYS.iter().map(|(key, _)| *key).collect();
            return Err(self.error(begins_at, format!("there is no {key:?} to ask for"), choices));
        }
        let value_at = self.at;
        let value = self.value()?;
        let typing = self.open && self.rest().is_empty();
        let words = value.words.trim();
        if words.is_empty() {
            if typing {
                return Ok(None);
            }
            let example = KEYS.iter().find(|(known, _)| *known == key).map_or("", |(_, example)| example);
            return Err(self.error(value_at, format!("{key}: wants a value, as in {key}:{example}"), vec![]));
        }
        let text = words.to_owned();
        let what = match key {
            "title" => What::Title(text),
            "author" => What::Author(text),
            "feed" => What::Feed(text),
            "tag" => What::Tag(text),
            "party" => What::Party(text),
            // The last word that is typed may go on.
            "said" if typing => What::Said(format!("{text}*")),
            "said" => What::Said(text),
            "by" => What::By(text),
            "is" => match self.one_of(&STATES, "is", words, value_at, typing)? {
                Some(state) => What::Is(state),
                None => return Ok(None),
            },
            "act" => match self.one_of(&ACTS, "act", words, value_at, typing) {
                Ok(Some(act)) => What::Act(act),
                // Or what it is called where it is seen.
                unknown => match self.one_of(&DEEDS, "act", words, value_at, typing) {
                    Ok(Some(act)) => What::Act(act),
                    Ok(None) => return Ok(None),
                    Err(_) => return unknown.map(|_| None),
                },
            },
            _ => match Moment::parse(words) {
                Some(moment) if key == "after" => What::After(moment),
                Some(moment) => What::Before(moment),
                None if typing => return Ok(None),
                None => {
                    let message = format!("{words:?} is no date: write 2026-01-31, 2026-01 or 2026");
                    return Err(self.error(value_at, message, vec![]));
                }
            },
        };
        Ok(Some(what))
    }

    /// The one of `names` that is called `word`; `None` for the beginning of one that is being typed.
    fn one_of<T: Copy>(
        &self,
        names: &[(&'static str, T)],
        key: &str,
        word: &str,
        at: usize,
        typing: bool,
    ) -> Result<Option<T>, QueryError> {
        if let Some((_, found)) = names.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
            return Ok(Some(*found));
        }
        if typing && names.iter().any(|(name, _)| name.starts_with(&word.to_ascii_lowercase())) {
            return Ok(None);
        }
        let choices = names.iter().map(|(name, _)| *name).collect();
        Err(self.error(at, format!("{key}: can't be {word:?}"), choices))
    }

    fn error(&self, at: usize, message: String, choices: Vec<&'static str>) -> QueryError {
        let column = self.written.get(..at).map_or(0, |before| before.chars().count()) + 1;
        QueryError { message, column, choices }
    }
}

/// What may stand at the end of `written` instead of what is being typed there: each a whole query. Feeds are called
/// `feeds`, and things are filed under `tags`.
pub fn completions(written: &str, feeds: &[&str], tags: &[&str]) -> Vec<String> {
    let mut is_quoted = false;
    let begins = written.char_indices().fold(0, |begins, (at, sign)| {
        is_quoted ^= sign == '"';
        if sign.is_whitespace() && !is_quoted { at + sign.len_utf8() } else { begins }
    });
    let (before, typed) = written.split_at_checked(begins).unwrap_or(("", written));
    let (sign, typed) = typed.strip_prefix('-').map_or(("", typed), |typed| ("-", typed));
    if typed.is_empty() {
        return Vec::new();
    }
    let whole = |end: &str| format!("{before}{sign}{end}");
    let completed: Vec<String> = match typed.split_once(':') {
        None => {
            KEYS.iter().filter(|(key, _)| key.starts_with(typed)).map(|(key, _)| whole(&format!("{key}:"))).collect()
        }
        Some((key, value)) => {
            let names: Vec<&str> = match key {
                "is" => STATES.iter().map(|(name, _)| *name).collect(),
                "act" => ACTS.iter().map(|(name, _)| *name).collect(),
                "feed" => feeds.to_vec(),
                "tag" => tags.to_vec(),
                _ => vec![],
            };
            let value = value.trim_matches('"').to_lowercase();
            let like = names.into_iter().filter(|name| name.to_lowercase().starts_with(&value));
            like.map(|name| whole(&format!("{key}:{}", as_value(name)))).collect()
        }
    };
    completed.into_iter().filter(|completed| completed != written).collect()
}

/// `name` as the value of a key: in quotation marks where it is of several words.
fn as_value(name: &str) -> String {
    let name = name.replace('"', "");
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &[(bool, What)]) {
        let query = Query::parse(written).unwrap();
        let found: Vec<_> = query.terms.into_iter().map(|term| (!term.negated, term.what)).collect();
        assert_eq!(found, expected, "{written}");
    }

    fn words(words: &str) -> What {
        What::Words { words: words.to_owned(), open: false }
    }

    #[test]
    fn terms_are_words_or_keys_with_values() {
        check("", &[]);
        check("flood dam", &[(true, words("flood")), (true, words("dam"))]);
        check("\"old dam\" -sea", &[(true, words("old dam")), (false, words("sea"))]);
        check("flo*", &[(true, What::Words { words: "flo".to_owned(), open: true })]);
        check(
            "feed:\"City Desk\" is:unread",
            &[(true, What::Feed("City Desk".to_owned())), (true, What::Is(State::Unread))],
        );
        check(
            "-is:Read act:deny by:ruiz said:“no money”",
            &[
                (false, What::Is(State::Read)),
                (true, What::Act(SpeechAct::Deny)),
                (true, What::By("ruiz".to_owned())),
                (true, What::Said("no money".to_owned())),
            ],
        );
        let day = Moment::parse("2026-01-01").unwrap();
        check("after:2026-01-01 before:2026", &[(true, What::After(day)), (true, What::Before(day))]);
    }

    #[test]
    fn times_and_addresses_are_words_and_signs_alone_are_nothing() {
        check("10:30", &[(true, words("10:30"))]);
        check("https://a.example/b", &[(true, words("https://a.example/b"))]);
        check("- … !", &[]);
    }

    #[track_caller]
    fn refused(written: &str, message: &str, column: usize) {
        let error = Query::parse(written).unwrap_err();
        assert_eq!((error.message.as_str(), error.column), (message, column), "{written}");
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_column() {
        refused("é from:ana", "there is no \"from\" to ask for", 3);
        refused("dam is:blue", "is: can't be \"blue\"", 8);
        refused("after:yesterday", "\"yesterday\" is no date: write 2026-01-31, 2026-01 or 2026", 7);
        refused("a \"old dam", "this quotation mark is never closed", 3);
        refused("party: dam", "party: wants a value, as in party:\"Ana Ruiz\"", 7);
    }

    #[test]
    fn what_is_being_typed_is_no_mistake_yet() {
        assert_eq!(Query::parse_open("dam f").unwrap(), Query::parse("dam").unwrap());
        for written in ["is:", "is:un", "after:20", "said:\"no mon", "act:d", "party:"] {
            assert!(Query::parse_open(written).is_ok(), "{written}");
        }
        assert_eq!(
            Query::parse_open("dam flo").unwrap().terms.last().unwrap().what,
            What::Words { words: "flo".to_owned(), open: true }
        );
        assert!(Query::parse_open("is:un dam").is_err());
    }

    #[test]
    fn keys_and_states_are_completed() {
        assert_eq!(completions("dam pa", &[], &[]), ["dam party:"]);
        assert_eq!(completions("-is:un", &[], &[]), ["-is:unread"]);
        assert_eq!(Query::parse("act:Denial").unwrap(), Query::parse("act:deny").unwrap());
        assert_eq!(completions("act:d", &[], &[]), ["act:deny", "act:dispute", "act:demand"]);
        assert!(completions("dam ", &[], &[]).is_empty() && completions("feed:x", &[], &[]).is_empty());
        let of = |written| completions(written, &["Alder News", "City", "Cedar"], &["local"]);
        assert_eq!(of("feed:al"), ["feed:\"Alder News\""]);
        assert_eq!(of("dam feed:\"alder n"), ["dam feed:\"Alder News\""]);
        assert_eq!(of("-feed:c"), ["-feed:City", "-feed:Cedar"]);
        assert_eq!(of("tag:"), ["tag:local"]);
        // What is there already is no way to go on.
        assert!(of("tag:local").is_empty() && of("feed:\"Alder News\"").is_empty());
    }
}
