//! What stands in an element: words, HTML that is escaped, or HTML as such, whatever the element calls it.

use super::super::xml::local;
use super::super::xml::reference::resolved;
use super::super::xml::token::{Tag, Token, Tokens};
use super::super::xml::words::{is_markup, one_line, plain, without_tags};
use super::Content;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// What an element says it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Unsaid,
    Plain,
    Html,
    Xhtml,
    /// A picture, or whatever else is not read.
    Other,
    /// Words, packed in base 64.
    Packed,
}

impl Kind {
    pub(super) fn of(tag: Tag) -> Self {
        let is_packed = tag.attribute("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("base64"));
        let media_type = tag.attribute("type").map(|media_type| media_type.trim().to_ascii_lowercase());
        match media_type.as_deref() {
            _ if is_packed => Self::Packed,
            None | Some("") => Self::Unsaid,
            Some("text" | "plain" | "text/plain") => Self::Plain,
            Some("html" | "text/html") => Self::Html,
            Some("xhtml" | "application/xhtml+xml" | "application/xhtml") => Self::Xhtml,
            Some(other) if other.starts_with("text/") || !other.contains('/') => Self::Unsaid,
            Some(_) => Self::Other,
        }
    }
}

/// What stands in an element, as it stands there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) inside: &'a str,
    pub(super) kind: Kind,
}

impl Said<'_> {
    /// Its words, in one line; tags have no place in it.
    pub(super) fn words(self) -> String {
        one_line(&without_tags(self.inside))
    }

    pub(super) fn title(self) -> String {
        match self.value() {
            Value::Words(words) if self.kind == Kind::Packed => plain(&unpacked(&words).unwrap_or_default()),
            // Of what is no words Atom says that it is packed.
            Value::Words(words) if self.kind == Kind::Other => plain(&unpacked(&words).unwrap_or(words)),
            Value::Words(words) if self.kind == Kind::Plain => one_line(&words),
            Value::Words(words) => plain(&words),
            Value::Markup(markup) => one_line(&without_tags(&markup)),
        }
    }

    pub(super) fn content(self) -> Option<Content> {
        match self.value() {
            _ if self.kind == Kind::Other => None,
            Value::Words(words) if self.kind == Kind::Packed => unpacked(&words).map(Content::Markup),
            Value::Words(words) if self.kind == Kind::Html || is_markup(&words) => Some(Content::Markup(words)),
            Value::Words(words) => Some(Content::Plain(words)),
            Value::Markup(markup) => Some(Content::Markup(markup)),
        }
    }

    /// Words, in which markup may stand escaped; or markup as such.
    fn value(self) -> Value {
        let is_markup = |token| matches!(token, Token::Start(_) | Token::End(_));
        let mut value = String::with_capacity(self.inside.len());
        let mut tokens = Tokens::new(self.inside);
        if Tokens::new(self.inside).any(is_markup) {
            while let Some(token) = tokens.next() {
                match token {
                    Token::Data(words) if self.kind == Kind::Xhtml => value.push_str(&escaped(words)),
                    Token::Data(words) => value.push_str(words),
                    Token::Start(tag) if tag.is_empty && !is_void(local(tag.name)) => {
                        value.extend(["<", tag.name, "></", tag.name, ">"]);
                    }
                    _ => value.push_str(tokens.span().of(self.inside)),
                }
            }
            return Value::Markup(value);
        }
        for token in tokens {
            match token {
                Token::Text(words) => value.push_str(&resolved(words)),
                Token::Data(words) => value.push_str(words),
                Token::Start(_) | Token::End(_) => {}
            }
        }
        Value::Words(value)
    }
}

/// The words that are packed in `words`; `None` where none are.
fn unpacked(words: &str) -> Option<String> {
    let packed: String = words.chars().filter(|sign| !sign.is_whitespace() && *sign != '=').collect();
    let unpacked = STANDARD_NO_PAD.decode(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    unpacked.filter(|words| !words.trim().is_empty())
}

enum Value {
    Words(String),
    Markup(String),
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

/// Whether HTML knows the element `name` to be empty, so that `<name/>` may stay.
fn is_void(name: &str) -> bool {
    ["br", "img", "hr", "wbr", "input", "meta", "link", "source", "area", "base", "col", "embed", "track"]
        .contains(&name)
}
