//! What bytes hold, told by their content, and by their name where content leaves it open.

use super::decode;
use super::epub;
use super::feed;
use super::front_matter;
use super::laid_out;
use super::opml;
use super::typed;
use crate::text::Span;

/// How much of a text is looked at.
const SEEN_BYTES: usize = 16 << 10;

/// What an article is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, which marks nothing.
    Text,
    /// `CommonMark` with tables and footnotes.
    Markdown,
    /// A web page.
    Html,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A list of feeds.
    Opml,
    /// A book.
    Epub,
}

/// What is known of an article before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint<'a> {
    /// The format, where it is not to be found.
    pub format: Option<Format>,
    /// The name of its file.
    pub name: Option<&'a str>,
    /// The encoding that whoever sent it says it is in.
    pub charset: Option<&'a str>,
    /// Where on the web it came from, which its links start from where it says nothing else.
    pub address: Option<&'a str>,
}

impl<'a> Hint<'a> {
    /// That it comes from a file of this `name`.
    pub fn named(name: &'a str) -> Self {
        Self { name: Some(name), ..Self::default() }
    }
}

/// The format of `bytes`.
pub fn of(bytes: &[u8], hint: &Hint) -> Format {
    if hint.format.is_none() && epub::is_book(bytes) {
        return Format::Epub;
    }
    let seen = bytes.get(..SEEN_BYTES).unwrap_or(bytes);
    hint.format.unwrap_or_else(|| found(&decode::characters(seen, hint.charset).text, hint))
}

/// The format of `text`, whose name may be in `hint`.
pub(super) fn found(text: &str, hint: &Hint) -> Format {
    let seen = Span::new(0, text.floor_char_boundary(SEEN_BYTES)).of(text);
    let extension = hint.name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_lowercase());
    let begins_with = |tags: &[&str]| tags.iter().any(|tag| begins_with_tag(seen, tag));
    match extension.as_deref() {
        // Some feeds call themselves pages.
        _ if begins_with(PAGE) && !feed::is_feed(seen) => Format::Html,
        Some("md" | "markdown" | "mdown" | "mkd" | "mkdn") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        _ if feed::is_feed(seen) => Format::Feed,
        _ if opml::is_opml(seen) => Format::Opml,
        _ if begins_with(FRAGMENT) => Format::Html,
        Some("txt" | "text") => Format::Text,
        // What a program laid out may quote what is marked.
        _ if is_markdown(seen) && !is_laid_out(seen) => Format::Markdown,
        _ => Format::Text,
    }
}

/// Whether a program laid `text` out.
fn is_laid_out(text: &str) -> bool {
    let typed = typed::read(text);
    laid_out::kind(typed.as_ref().map_or(text, |typed| &typed.text)).is_some()
}

/// What only a page begins with, behind declarations and comments.
const PAGE: &[&str] = &["!doctype html", "html", "head", "body", "title", "meta"];

/// What a part of a page begins with, but Markdown too.
const FRAGMENT: &[&str] =
    &["a", "article", "b", "blockquote", "div", "h1", "h2", "h3", "main", "ol", "p", "section", "span", "table", "ul"];

fn begins_with_tag(text: &str, tag: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(inside) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?")) {
        let Some((_, after)) = inside.split_once('>') else { return false };
        rest = after.trim_start();
    }
    let Some(inside) = rest.strip_prefix('<') else { return false };
    let is_tag = inside.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    is_tag && inside.get(tag.len()..).is_some_and(|after| after.starts_with([' ', '>', '/', '\t', '\r', '\n']))
}

/// Whether `text` is marked as only Markdown is: with headings that stand alone, fences, links; not with a sign that
/// comments, lists and e-mail use too.
fn is_markdown(text: &str) -> bool {
    let body = front_matter::body(text);
    let (mut headings, mut others) = (0, 0);
    let mut above_blank = true;
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        let below_blank = lines.peek().is_none_or(|next| next.trim().is_empty());
        headings += usize::from(above_blank && below_blank && is_heading(line));
        others += usize::from(line.starts_with("```")) + line.matches("](http").count();
        above_blank = line.trim().is_empty();
    }
    headings >= 2 || headings + others >= 3 || headings == 1 && others == 1
}

fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - words.len())) && words.starts_with(' ') && !words.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: Format) {
        assert_eq!(of(text.as_bytes(), &Hint::named(name)), expected, "{name}: {text}");
    }

    #[test]
    fn the_name_tells_what_content_leaves_open() {
        check("a.md", "It rained.", Format::Markdown);
        check("a.txt", "# One\n\n# Two\n", Format::Text);
        check("a", "It rained.", Format::Text);
    }

    #[test]
    fn a_page_is_told_by_its_first_tag_and_a_part_of_one_unless_its_name_says_markdown() {
        check("a.txt", "<!-- saved -->\n<!DOCTYPE html><html>", Format::Html);
        check("-", "<?xml version='1.0'?>\n<html lang='en'>", Format::Html);
        check("-", "<div class=a><p>It rained.", Format::Html);
        check("a.txt", "<p>It rained.</p>\n<p>The bridge held.</p>\n", Format::Html);
        check("a.md", "<div align=center>It rained.</div>", Format::Markdown);
        check("-", "<html5> is a name", Format::Text);
        check("-", "<!DOCTYPE html><rss><channel/></rss>", Format::Feed);
        check("-", "<Ana> It rained.", Format::Text);
    }

    #[test]
    fn markdown_is_told_by_headings_that_stand_alone_and_by_links() {
        check("-", "# One\n\nIt rained.\n\n## Two\n\nIt held.", Format::Markdown);
        check("-", "# One\n\nSee [the dam](https://example.org/dam).", Format::Markdown);
        check("-", "# a comment\n# that goes on\nkey = 1\n\n# another\nkey = 2\n", Format::Text);
        check("-", "#1 in sales\n\n- one\n- two\n\n> quoted mail\n", Format::Text);
    }
}
