//! Tags and text one after the other, as a careless writer may have set them.

use super::reference::resolved;
use crate::text::Span;
use memchr::{memchr, memchr_iter, memmem};
use std::borrow::Cow;

/// A tag that is longer was never ended.
const MAX_TAG_BYTES: usize = 64 << 10;

/// Attributes of a tag that are looked at.
const MAX_ATTRIBUTES: usize = 256;

/// A piece of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Token<'a> {
    /// An element begins, and ends at once where its tag says so.
    Start(Tag<'a>),
    /// The element of this name ends.
    End(&'a str),
    /// Text, its references as they stand.
    Text(&'a str),
    /// What stands in a CDATA section: text without references.
    Data(&'a str),
}

/// A tag that begins an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Tag<'a> {
    /// With its prefix.
    pub(in super::super) name: &'a str,
    /// All behind the name.
    attributes: &'a str,
    /// Whether the element has nothing in it (`<br/>`).
    pub(in super::super) is_empty: bool,
}

impl<'a> Tag<'a> {
    /// Its attributes: names as they stand, values with their references resolved.
    pub(in super::super) fn attributes(self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut rest = self.attributes;
        let next = move || {
            rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '/');
            let name_end = rest.find(|sign: char| sign.is_whitespace() || sign == '=').unwrap_or(rest.len());
            let (name, behind) =
                rest.split_at_checked(name_end).filter(|(name, _)| !name.is_empty() || !rest.is_empty())?;
            let Some(value) = behind.trim_start().strip_prefix('=') else {
                rest = behind;
                return Some((name, Cow::Borrowed("")));
            };
            let (value, after) = value_and_rest(value.trim_start());
            rest = after;
            Some((name, resolved(value)))
        };
        std::iter::from_fn(next).take(MAX_ATTRIBUTES)
    }

    /// The value of the attribute `name`, whatever its case.
    pub(in super::super) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn value_and_rest(text: &str) -> (&str, &str) {
    if let Some(quote @ ('"' | '\'')) = text.chars().next() {
        let inside = text.strip_prefix(quote).unwrap_or(text);
        return inside.split_once(quote).unwrap_or((inside, ""));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

/// The pieces of a document, in order. Comments, instructions and declarations are passed over.
#[derive(Debug, Clone)]
pub(in super::super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Where the piece given last begins.
    start: usize,
    /// Whether no declaration in brackets ends any more, so that none is looked for again.
    is_unclosed: bool,
}

impl<'a> Tokens<'a> {
    pub(in super::super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, start: 0, is_unclosed: false }
    }

    /// Where the piece given last stands.
    pub(in super::super) fn span(&self) -> Span {
        Span::new(self.start, self.at)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over `length` bytes and gives them.
    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or(self.rest());
        self.at += taken.len();
        taken
    }

    /// Passes over all up to `end` and that too; gives what stands before it. All that is left where it does not come.
    fn take_until(&mut self, end: &str) -> &'a str {
        let rest = self.rest();
        let found = memmem::find(rest.as_bytes(), end.as_bytes());
        let taken = self.take(found.map_or(rest.len(), |at| at + end.len()));
        taken.strip_suffix(end).unwrap_or(taken)
    }

    /// The text up to the next markup.
    fn words(&mut self) -> Token<'a> {
        let bytes = self.rest().as_bytes();
        let end = memchr_iter(b'<', bytes).find(|at| bytes.get(at + 1).is_some_and(|next| begins_markup(*next)));
        Token::Text(self.take(end.unwrap_or(bytes.len())))
    }

    /// A declaration, with all that it declares in brackets.
    fn declaration(&mut self) {
        let bytes = self.rest().as_bytes();
        let end = memchr(b'>', bytes).unwrap_or(bytes.len());
        let opens = memchr(b'[', bytes.get(..end).unwrap_or_default()).is_some() && !self.is_unclosed;
        let closed = if opens { memmem::find(bytes, b"]>").or_else(|| spaced_end(bytes)) } else { None };
        self.is_unclosed |= opens && closed.is_none();
        self.take(closed.unwrap_or(end));
        self.take_until(">");
    }

    /// The tag that stands here.
    fn tag(&mut self) -> Token<'a> {
        let length = tag_length(self.rest());
        let whole = self.take(length);
        let inside = whole.strip_prefix('<').unwrap_or(whole);
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        if let Some(name) = inside.strip_prefix('/') {
            return Token::End(name.split(char::is_whitespace).next().unwrap_or_default());
        }
        let name_end = inside.find(|sign: char| sign.is_whitespace() || sign == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        Token::Start(Tag { name, attributes, is_empty: attributes.ends_with('/') })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.start = self.at;
            let rest = self.rest();
            let mut bytes = rest.bytes();
            match (bytes.next()?, bytes.next()) {
                (b'<', Some(b'!')) if rest.starts_with("<!--") => {
                    self.take(4);
                    self.take_until("-->");
                }
                (b'<', Some(b'!')) if rest.starts_with("<![CDATA[") => {
                    self.take("<![CDATA[".len());
                    return Some(Token::Data(self.take_until("]]>")));
                }
                (b'<', Some(b'!')) => self.declaration(),
                (b'<', Some(b'?')) => drop(self.take_until(">")),
                (b'<', Some(next)) if begins_markup(next) => return Some(self.tag()),
                _ => return Some(self.words()),
            }
        }
    }
}

/// Whether `sign` behind a `<` makes it markup. Names of other scripts are nobody's in feeds.
fn begins_markup(sign: u8) -> bool {
    sign.is_ascii_alphabetic() || matches!(sign, b'/' | b'!' | b'?' | b'_' | b':')
}

fn spaced_end(bytes: &[u8]) -> Option<usize> {
    memchr_iter(b']', bytes)
        .find(|at| bytes.get(at + 1..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b">")))
}

/// How long the tag is that `text` begins with. A `>` in quotes does not end it; another `<` out of them does.
fn tag_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let seen = bytes.get(..MAX_TAG_BYTES).unwrap_or(bytes);
    let mut quote = None;
    let mut before = b'<';
    for (at, &byte) in seen.iter().enumerate().skip(1) {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return at + 1,
            None if byte == b'<' => return at,
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    memchr(b'>', seen).map_or_else(|| text.floor_char_boundary(seen.len()), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `text` is read as: `[name a=b]` and `[/name]` for tags, `{…}` for CDATA.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = Tokens::new(text).map(|token| match token {
            Token::Start(tag) => {
                let attributes = tag.attributes().map(|(name, value)| format!("{name}={value}"));
                let parts: Vec<_> = std::iter::once(tag.name.to_owned()).chain(attributes).collect();
                format!("[{}{}]", parts.join(" "), if tag.is_empty { "/" } else { "" })
            }
            Token::End(name) => format!("[/{name}]"),
            Token::Text(words) => words.to_owned(),
            Token::Data(words) => format!("{{{words}}}"),
        });
        assert_eq!(shown.collect::<String>(), expected, "{text}");
    }

    #[test]
    fn tags_text_and_data_come_in_order() {
        check("<a b='1' c=\"x &amp; y\"><d/>R&amp;D<![CDATA[<p>&]]></a >", "[a b=1 c=x & y][d/]R&amp;D{<p>&}[/a]");
        check("<!-- <x> --><?php > ?><a/>", " ?>[a/]");
        check("<!DOCTYPE a [ <!ENTITY b '<c>'> ] ><a>&b;</a>", "[a]&b;[/a]");
        check("<!DOCTYPE a [><a/>", "[a/]");
    }

    #[test]
    fn careless_tags_are_read_for_what_they_must_mean() {
        check("<a b=1 c d = '2' e='>'/>", "[a b=1 c= d=2 e=>/]");
        check("1 < 2 <b>it's</b>", "1 < 2 [b]it's[/b]");
        check("<a href=\"x>rain", "[a href=x]rain");
        check("<a b='c'<d>e", "[a b=c][d]e");
        check("<a title='it's'>", "[a title=it s'=]");
    }

    #[test]
    fn what_ends_too_early_is_read_to_its_end() {
        check("<a><![CDATA[rain", "[a]{rain}");
        check("<a><!-- rain", "[a]");
        check("<a><b c='d", "[a][b c=d]");
        check("rain <", "rain <");
    }
}
