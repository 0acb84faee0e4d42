//! The TOML between two `+++` lines before a text.

use crate::text::safe::safe_line;
use serde::Deserialize;

/// What is said of an article before it begins. What is missing is `None`; every string is one safe line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// `headline` or `title`.
    pub headline: Option<String>,
    /// `byline` or `author`; several authors joined by commas.
    pub byline: Option<String>,
    /// `published` or `date`, RFC 3339 as precise as written.
    pub published: Option<String>,
    /// `url`.
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

/// The front matter of `text` and what follows it; `None` where it has none; an error where there is one that is not
/// valid, which leaves it part of the text.
pub fn split(text: &str) -> Option<Result<(FrontMatter, &str), toml::de::Error>> {
    let rest = text.strip_prefix("+++")?;
    let rest = rest.trim_start_matches([' ']).strip_prefix('\n')?;
    let (toml, body) = match rest.strip_prefix("+++") {
        Some(body) => ("", body),
        None => rest.split_once("\n+++")?,
    };
    let body = body.trim_start_matches(' ');
    let body = if body.is_empty() { body } else { body.strip_prefix('\n')? };
    Some(toml::from_str::<Written>(toml).map(|written| (written.into(), body.trim_start_matches('\n'))))
}

impl From<Written> for FrontMatter {
    fn from(written: Written) -> Self {
        let line = |text: String| Some(safe_line(text.trim()).into_owned()).filter(|text| !text.is_empty());
        let byline = written.byline.and_then(|byline| match byline {
            OneOrMore::One(byline) => line(byline),
            OneOrMore::More(authors) => line(authors.join(", ")),
        });
        let published = written.published.and_then(|published| match published {
            DateOrText::Date(date) => Some(date.to_string()),
            DateOrText::Text(text) => super::furniture::date(&text).or_else(|| line(text)),
        });
        Self {
            headline: written.headline.and_then(line),
            byline,
            published,
            url: written.url.and_then(line),
            language: written.language.and_then(line),
        }
    }
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
    fn what_only_looks_like_front_matter_is_text() {
        assert!(split("+++ breaking +++\ntext").is_none());
        assert!(split("+++\nno end").is_none());
        assert!(split("+++\nnot toml\n+++\n").unwrap().is_err());
    }
}
