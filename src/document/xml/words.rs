//! What markup says to the eye, in one line: titles and names, which come as text, as HTML, and as either called the
//! other.

use super::reference::{has_any, resolved};
use super::token::{Token, Tokens};
use crate::text::safe::safe_line;
use std::borrow::Cow;

/// The words of `text`; markup in it is taken for what it means.
pub(in super::super) fn plain(text: &str) -> String {
    one_line(&if is_markup(text) { without_tags(text) } else { resolved(text) })
}

/// Whether `text` is HTML to the eye: it ends an element, or has references.
pub(in super::super) fn is_markup(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| text.get(at..).is_some_and(is_tag)) || has_any(text)
}

/// Whether `text` begins with a tag of HTML.
fn is_tag(text: &str) -> bool {
    let inside = text.strip_prefix('<').unwrap_or(text);
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known = name.get(..length).is_some_and(|name| TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)));
    known && name.get(length..).is_some_and(|rest| rest.starts_with([' ', '>', '/', '\n', '\t']))
}

/// `markup` without its tags, and without what stands in scripts and styles; blank lines part what stands apart.
pub(in super::super) fn without_tags(markup: &str) -> Cow<'_, str> {
    let mut words = String::with_capacity(markup.len());
    let mut unread: Option<&str> = None;
    for token in Tokens::new(markup) {
        match token {
            Token::End(name) if unread.is_some_and(|open| open.eq_ignore_ascii_case(name)) => unread = None,
            _ if unread.is_some() => {}
            Token::Start(tag) if !tag.is_empty && UNREAD.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) => {
                unread = Some(tag.name);
            }
            Token::Start(tag) if is_apart(tag.name) => words.push_str("\n\n"),
            Token::End(name) if is_apart(name) => words.push_str("\n\n"),
            Token::Start(_) | Token::End(_) => {}
            Token::Text(text) => words.push_str(&resolved(text)),
            Token::Data(text) => words.push_str(text),
        }
    }
    Cow::Owned(words)
}

/// `words` with one blank between any two of them, made safe to show.
pub(in super::super) fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in safe_line(words).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether the words in the element `name` stand apart from those around it.
fn is_apart(name: &str) -> bool {
    ["br", "p", "div", "li", "td", "tr", "h1", "h2", "h3"].iter().any(|apart| apart.eq_ignore_ascii_case(name))
}

const UNREAD: [&str; 2] = ["script", "style"];

/// Elements that stand in titles and short descriptions.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "nobr",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text), expected, "{text}");
    }

    #[test]
    fn markup_in_a_title_is_taken_for_what_it_means() {
        check("The <em>Dam</em>\n Holds", "The Dam Holds");
        check("Rain<br/>and wind &amp; hail", "Rain and wind & hail");
        check("<script>x()</script>Rain", "Rain");
        check("Caf&eacute; opens", "Café opens");
        check("Rain&#27;[31m\u{202e} and&#9;wind", "Rain and wind");
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        check("If x<y then stop", "If x<y then stop");
        check("Reading List<String> in Java", "Reading List<String> in Java");
        check("Q&A; R & D", "Q&A; R & D");
    }
}
