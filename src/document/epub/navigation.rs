//! What the chapters of a book are called: the navigation document of EPUB 3, the NCX of EPUB 2.

use super::super::xml::local;
use super::super::xml::reference::resolved as characters;
use super::super::xml::token::{Tag, Token, Tokens};
use super::super::xml::words::one_line;
use super::archive::resolved;

/// Lines of a navigation that are read.
const MAX_LINES: usize = 50_000;

/// The files that the navigation `text`, the file at `path`, leads to, each with what it is called there.
pub(super) fn read(text: &str, path: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut label = String::new();
    // Of the NCX, words count in labels; of a navigation document, in links.
    let mut is_label = false;
    let mut target: Option<String> = None;
    let mut other_list = false;
    for token in Tokens::new(text) {
        match token {
            Token::Start(tag) => match local(tag.name) {
                "nav" => other_list = is_other_list(tag),
                "navLabel" => {
                    label.clear();
                    is_label = true;
                }
                "content" => push(&mut lines, tag.attribute("src").map(|source| resolved(&source, path)), &label),
                "a" if !other_list => {
                    label.clear();
                    is_label = true;
                    target = tag.attribute("href").map(|reference| resolved(&reference, path));
                }
                _ => {}
            },
            Token::End(name) => match local(name) {
                "navLabel" => is_label = false,
                "a" => {
                    is_label = false;
                    push(&mut lines, target.take(), &label);
                }
                "nav" => other_list = false,
                _ => {}
            },
            Token::Text(words) if is_label => label.push_str(&characters(words)),
            Token::Data(words) if is_label => label.push_str(words),
            Token::Text(_) | Token::Data(_) => {}
        }
    }
    lines
}

/// Whether a list of links is of landmarks or pages, not of chapters.
fn is_other_list(tag: Tag) -> bool {
    let said = tag.attributes().find(|(name, _)| local(name) == "type" && name.contains(':'));
    said.is_some_and(|(_, value)| !value.split_whitespace().any(|kind| kind == "toc"))
}

fn push(lines: &mut Vec<(String, String)>, target: Option<String>, label: &str) {
    let label = one_line(label);
    if let Some(target) = target.filter(|_| !label.is_empty() && lines.len() < MAX_LINES) {
        lines.push((target, label));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines = read(text, "OPS/nav.xhtml");
        let shown: Vec<_> = lines.iter().map(|(path, title)| (path.as_str(), title.as_str())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn both_kinds_of_navigation_are_read() {
        check(
            "<nav epub:type='toc'><ol><li><a href='a.xhtml'>The <i>Dam</i></a></li></ol></nav>\
             <nav epub:type='landmarks'><a href='a.xhtml'>Start</a></nav>",
            &[("OPS/a.xhtml", "The Dam")],
        );
        check(
            "<ncx:navPoint><ncx:navLabel><ncx:text>Q&amp;A</ncx:text></ncx:navLabel><ncx:content src='b.xhtml#x'/>",
            &[("OPS/b.xhtml", "Q&A")],
        );
    }
}
