//! As much of YAML as stands before articles: keys of one line, quoted or not, and lists of names.

use super::front_matter::{FrontMatter, line};
use super::furniture;
use crate::text::Span;

/// The line before it and the line after it.
pub(super) const FENCE: &str = "---";

/// The longest front matter, in lines.
const MAX_LINES: usize = 200;

/// The front matter that `rest` begins with, its first fence left out, and what follows it; `None` where the fence is a
/// rule, and what follows it is text.
pub(super) fn split(rest: &str) -> Option<(FrontMatter, &str)> {
    let mut front = FrontMatter::default();
    let mut key = "";
    let mut end = 0;
    let mut has_keys = false;
    for row in rest.split_inclusive('\n').take(MAX_LINES) {
        end += row.len();
        let row = row.trim_end();
        if row == FENCE || row == "..." {
            let body = Span::new(end, rest.len()).of(rest).trim_start_matches('\n');
            return has_keys.then_some((front, body));
        }
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        if let Some(item) = row.trim_start().strip_prefix("- ") {
            add(&mut front, key, item);
        } else if !row.starts_with([' ', '\t']) {
            let value;
            (key, value) = row.split_once(':').filter(|(key, _)| is_key(key))?;
            has_keys = true;
            let list = value.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']'));
            match list {
                Some(list) => list.split(',').for_each(|item| add(&mut front, key, item)),
                None => add(&mut front, key, value),
            }
        }
    }
    None
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

fn add(front: &mut FrontMatter, key: &str, value: &str) {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|inside| inside.strip_suffix(mark));
    let Some(value) = line(quoted('"').or_else(|| quoted('\'')).unwrap_or(value)) else { return };
    match key {
        "title" | "headline" => front.headline = Some(value),
        "author" | "authors" | "byline" => {
            let before = front.byline.take().map_or(String::new(), |names| names + ", ");
            front.byline = Some(before + &value);
        }
        "date" | "published" => front.published = furniture::date(&value),
        "url" => front.url = Some(value).filter(|url| url.contains("://")),
        "language" | "lang" => front.language = Some(value),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_keys_and_lists_of_names_are_read() {
        let (front, body) = split(
            "title: \"Dam: it holds\"\nauthors:\n  - Ana Ruiz\n  - Bo Li\ntags: [a, b]\n# so far\ndate: 2025-12-02\n---\n\nIt held.",
        )
        .unwrap();
        assert_eq!(front.headline.as_deref(), Some("Dam: it holds"));
        assert_eq!(front.byline.as_deref(), Some("Ana Ruiz, Bo Li"));
        assert_eq!(front.published.as_deref(), Some("2025-12-02"));
        assert_eq!(body, "It held.");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert_eq!(split("It rained: all day.\n---\n"), None);
        assert_eq!(split("\n---\nIt rained."), None);
        assert_eq!(split("title: a\nno end"), None);
    }
}
