//! What is said of an article before it begins: TOML between two `+++` lines, what is simple of YAML between two `---`
//! lines, or newsboat's `feed_head`.

use super::furniture;
use super::{Repair, feed_head, yaml};
use crate::text::Span;
use crate::text::safe::safe_line;
use serde::Deserialize;

/// The line before it and the line after it.
const FENCE: &str = "+++";

/// What is said of an article before it begins. What is missing is `None`; every string is one safe line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// `headline` or `title`.
    pub headline: Option<String>,
    /// `byline` or `author`; several authors joined by commas.
    pub byline: Option<String>,
    /// `published` or `date`, RFC 3339 as precise as written; `None` where it is no date.
    pub published: Option<String>,
    /// `url`, where it is absolute.
    pub url: Option<String>,
    /// `language`.
    pub language: Option<String>,
}

#[derive(Deserialize)]
struct Written {
    #[serde(alias = "title")]
    headline: Option<String>,
    #[serde(alias = "author", alias = "authors")]
    byline: Option<OneOrMore>,
    #[serde(alias = "date")]
    published: Option<DateOrText>,
    url: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DateOrText {
    Date(toml::value::Datetime),
    Text(String),
}

/// The front matter of `text`, empty where it has none, and what follows it. What is not valid is part of the text, and
/// noted.
pub(super) fn split_off<'a>(text: &'a str, repairs: &mut Vec<Repair>) -> (FrontMatter, &'a str) {
    match split(text) {
        None => (FrontMatter::default(), text),
        Some(Ok(split)) => split,
        Some(Err(_)) => {
            repairs.push(Repair::FrontMatter);
            (FrontMatter::default(), text)
        }
    }
}

/// What follows the front matter of `text`; all of it where it has none.
pub(super) fn body(text: &str) -> &str {
    split_off(text, &mut Vec::new()).1
}

/// The front matter of `text` and what follows it; `None` where it has none; an error where there is one that is not
/// valid, which leaves it part of the text.
pub fn split(text: &str) -> Option<Result<(FrontMatter, &str), toml::de::Error>> {
    if let Some(split) = feed_head::split(text) {
        return Some(Ok(split));
    }
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() == yaml::FENCE {
        return yaml::split(rest).map(Ok);
    }
    if first.trim_end() != FENCE {
        return None;
    }
    let mut end = 0;
    let fence = rest.split_inclusive('\n').find(|line| {
        let is_fence = line.trim_end() == FENCE;
        end += if is_fence { 0 } else { line.len() };
        is_fence
    })?;
    let toml = Span::new(0, end).of(rest);
    let body = Span::new(end + fence.len(), rest.len()).of(rest).trim_start_matches('\n');
    Some(toml::from_str::<Written>(toml).map(|written| (written.into(), body)))
}

impl From<Written> for FrontMatter {
    fn from(written: Written) -> Self {
        Self {
            headline: written.headline.and_then(|headline| line(&headline)),
            byline: written.byline.and_then(|byline| match byline {
                OneOrMore::One(author) => line(&author),
                OneOrMore::More(authors) => line(&authors.join(", ")),
            }),
            published: written.published.and_then(|published| match published {
                DateOrText::Date(date) => date.date.map(|_| date.to_string()),
                DateOrText::Text(text) => furniture::date(&text),
            }),
            url: written.url.and_then(|url| line(&url)).filter(|url| url.contains("://")),
            language: written.language.and_then(|language| line(&language)),
        }
    }
}

/// `text` as one safe line, if it says anything.
pub(super) fn line(text: &str) -> Option<String> {
    Some(safe_line(text).trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_two_names_and_dates_keep_their_precision() {
        let text =
            "+++\ntitle = 'Dam holds'\nauthors = ['Ana Ruiz', 'Bo Li']\ndate = 2025-12-02\nmood = 1\n+++\n\nIt held.";
        let (front, body) = split(text).unwrap().unwrap();
        assert_eq!(body, "It held.");
        assert_eq!(front.headline.as_deref(), Some("Dam holds"));
        assert_eq!(front.byline.as_deref(), Some("Ana Ruiz, Bo Li"));
        assert_eq!(front.published.as_deref(), Some("2025-12-02"));
    }

    #[test]
    fn a_date_may_be_written_out_and_what_is_none_is_left_out() {
        let published = |written: &str| split(&format!("+++\ndate = {written}\n+++\n")).unwrap().unwrap().0.published;
        assert_eq!(published("'2 Dec 2025'").as_deref(), Some("2025-12-02"));
        assert_eq!(published("2025-12-02T10:00:00Z").as_deref(), Some("2025-12-02T10:00:00Z"));
        assert_eq!(published("'soon'"), None);
        assert_eq!(published("10:00:00"), None);
    }

    #[test]
    fn a_headline_can_drive_no_terminal() {
        let (front, _) = split("+++\ntitle = \"a\\u001b[2Jb\\nc\"\n+++\n").unwrap().unwrap();
        assert_eq!(front.headline.as_deref(), Some("ab c"));
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        assert!(split("+++ breaking +++\ntext").is_none());
        assert!(split("+++\nno end").is_none());
        assert!(split("+++\nnot toml\n+++\n").unwrap().is_err());
    }
}
