//! What newsboat writes over an article that it hands on: a line each for its feed, title, author, date and link.

use super::date::date;
use super::front_matter::{FrontMatter, line};
use crate::text::Span;

/// A shorter line ends where it ends, whatever stands behind it.
const MIN_BROKEN_BYTES: usize = 48;

/// The head of `text` and what follows it; `None` where it has none.
pub(super) fn split(text: &str) -> Option<(FrontMatter, &str)> {
    let mut front = FrontMatter::default();
    let mut end = 0;
    for written in text.split_inclusive('\n') {
        end += written.len();
        if written.trim().is_empty() {
            break;
        }
        let (key, value) = written.split_once(": ")?;
        match key {
            "Title" => front.headline = line(value),
            "Author" => front.byline = line(value),
            "Date" => front.published = date(value.trim()),
            "Link" => front.url = line(value).filter(|url| url.contains("://")),
            // A link to what belongs to it is not the article's own.
            "Feed" | "Podcast Download URL" => {}
            _ => return None,
        }
    }
    let is_head =
        text.starts_with("Feed: ") && front.headline.is_some() && (front.url.is_some() || front.published.is_some());
    let body = Span::new(end, text.len()).of(text).trim_start_matches([' ', '\n']);
    is_head.then_some((front, body))
}

/// `body`, which newsboat broke into lines, with each paragraph in one again: a line that goes on in the next one ends
/// in a blank.
pub(super) fn unbroken(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut lines = body.split('\n').peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        if !(goes_on && line.len() >= MIN_BROKEN_BYTES && line.ends_with(' ')) && lines.peek().is_some() {
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_newsboat_says_of_an_article_is_taken_from_it() {
        let text = "Feed: The Alder\nTitle: Dam holds\nAuthor: Ana Ruiz\nDate: Fri, 02 Jan 2026 10:00:00 +0000\n\
                    Link: https://a.example/d\n \nIt held.";
        let (front, body) = split(text).unwrap();
        assert_eq!((front.headline.as_deref(), front.byline.as_deref()), (Some("Dam holds"), Some("Ana Ruiz")));
        assert_eq!(front.published.as_deref(), Some("2026-01-02T10:00:00+00:00"));
        assert_eq!((front.url.as_deref(), body), (Some("https://a.example/d"), "It held."));
    }

    #[test]
    fn what_newsboat_broke_is_whole_again() {
        let long = "The council of Alderton met behind closed doors again, said Bo";
        assert_eq!(unbroken(&format!("{long} \nLi.\n \nIt rained.\n")), format!("{long} Li.\n \nIt rained.\n"));
        assert_eq!(unbroken(&format!("{long} \n \nLi.")), format!("{long} \n \nLi."));
        assert_eq!(unbroken("Links: \n[1]: a"), "Links: \n[1]: a");
    }

    #[test]
    fn what_begins_with_such_a_line_and_is_something_else_is_text() {
        assert!(split("Feed: the hens\n\nThey were hungry.").is_none());
        assert!(split("Feed: the hens\nTitle: none, as they lay\n\nThey were hungry.").is_none());
        assert!(split("Title: Dam holds\nDate: 2 Jan 2026\n\nIt held.").is_none());
        assert!(split("Feed: a\nTitle: b\nLink: https://a.example/\nIt held.").is_none());
    }
}
