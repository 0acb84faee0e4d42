//! An article of the library as a Markdown file, and back: behind front matter that says where it comes from and what
//! its reader did with it. Pictures are left out; the words that led somewhere lead there.

use crate::analysis::EntityKind;
use crate::document::format::{Format, Hint};
use crate::document::{Document, Link, Opened, Paragraph, ParagraphKind, open};
use crate::library::correction::text_key;
use crate::library::identity::{Meant, Namesake};
use crate::runtime::extract::kind_word;
use crate::store::restoring::Edited;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Before and behind the front matter.
const FENCE: &str = "+++\n";
/// What can mean something in Markdown wherever it stands.
const SIGNS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '&', '~', '|', '!'];

/// What stands before the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Front {
    pub(super) headline: String,
    pub(super) byline: Option<String>,
    pub(super) published: String,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// What its reader filed it under.
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) read: bool,
    #[serde(default)]
    pub(super) starred: bool,
    #[serde(default)]
    pub(super) archived: bool,
    /// How far it was read, in bytes.
    #[serde(default)]
    pub(super) place: usize,
    /// When it came.
    pub(super) added: Option<String>,
    /// What the text was like when it was written, and all else that stands here: whatever is not like it any more was
    /// edited.
    pub(super) text_key: Option<String>,
    pub(super) facts_key: Option<String>,
    /// Which places of it are marked, by letter, in bytes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) marks: BTreeMap<String, usize>,
    /// Whom it means by a name, where that is another than most articles mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) namesake: Vec<NamesakeEntry>,
    /// Which feeds gave it.
    #[serde(default)]
    pub(super) entry: Vec<Entry>,
}

/// Whom an article means by a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NamesakeEntry {
    name: String,
    kind: String,
    /// The second of that name is 2.
    number: u32,
}

impl NamesakeEntry {
    pub(super) fn of(meant: &Meant) -> Self {
        let number = meant.namesake.0.saturating_add(1);
        Self { name: meant.name.clone(), kind: kind_word(meant.kind).to_owned(), number }
    }

    /// What it says; `None` where it names no kind of party.
    pub(super) fn meant(&self) -> Option<Meant> {
        let kind = EntityKind::ALL.into_iter().find(|kind| kind_word(*kind) == self.kind)?;
        Some(Meant { name: self.name.clone(), kind, namesake: Namesake(self.number.saturating_sub(1)) })
    }
}

/// Which feed gave an article, under which identity, and what told the text it gave from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) feed: String,
    pub(super) identity: String,
    pub(super) key: String,
}

/// What a file says.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) front: Front,
    pub(super) document: Document,
    /// Whether the text was edited, and what stands before it.
    pub(super) edited: Edited,
}

/// The file that says all of it.
pub(super) fn written(front: &Front, document: &Document) -> Result<String, toml::ser::Error> {
    let mut text = String::new();
    for paragraph in &document.paragraphs {
        push(&mut text, document, paragraph);
    }
    let front = Front { text_key: Some(key(&text)), facts_key: Some(front_key(front)?), ..front.clone() };
    Ok(format!("{FENCE}{}{FENCE}{text}", toml::to_string(&front)?))
}

/// What a file says; `None` where it is none of ours.
pub(super) fn read(written: &str) -> Option<Written> {
    let (front, text) = written.strip_prefix(FENCE)?.split_once(&format!("\n{FENCE}"))?;
    let front: Front = toml::from_str(front).ok()?;
    let is_other = |known: &Option<String>, now: String| known.as_ref().is_some_and(|known| *known != now);
    let edited = Edited {
        text: is_other(&front.text_key, key(text)),
        front: is_other(&front.facts_key, front_key(&front).ok()?),
    };
    let hint = Hint { format: Some(Format::Markdown), ..Hint::default() };
    match open(written.as_bytes().to_vec(), &hint) {
        Opened::Article(document) => Some(Written { front, document, edited }),
        Opened::Articles(_) => None,
    }
}

/// What tells `front` from all others, but for the keys in it.
fn front_key(front: &Front) -> Result<String, toml::ser::Error> {
    Ok(key(&toml::to_string(&Front { text_key: None, facts_key: None, ..front.clone() })?))
}

/// What tells `words` from all others, however their lines are broken.
pub(super) fn key(words: &str) -> String {
    format!("{:016x}", text_key(words))
}

fn push(written: &mut String, document: &Document, paragraph: &Paragraph) {
    let text = &document.text;
    let quotes = "> ".repeat(usize::from(paragraph.inset.quotes));
    let indent = "  ".repeat(usize::from(paragraph.inset.lists).saturating_sub(1));
    let words = |span| marked(text, span, &document.links);
    let _ = match paragraph.kind {
        ParagraphKind::Headline | ParagraphKind::Byline => Ok(()),
        ParagraphKind::Heading => {
            let section = document.sections.iter().find(|section| section.heading == Some(paragraph.span));
            let level = section.map_or(2, |section| usize::from(section.level) + 1);
            write!(written, "\n{quotes}{} {}\n", "#".repeat(level.min(6)), words(paragraph.span))
        }
        ParagraphKind::ListItem => {
            let marker = paragraph.marker(text);
            let item = Span::new(paragraph.span.start() + marker.len(), paragraph.span.end());
            let number = marker.trim_end().trim_end_matches(['.', ')']).parse::<u32>();
            let marker = number.map_or_else(|_| "-".to_owned(), |number| format!("{number}."));
            write!(written, "\n{quotes}{indent}{marker} {}\n", words(item))
        }
        ParagraphKind::Verbatim | ParagraphKind::Code => {
            let words = paragraph.span.of(text);
            let fence = "`".repeat(longest_run(words).max(2) + 1);
            let words = words.replace('\n', &format!("\n{quotes}"));
            write!(written, "\n{quotes}{fence}\n{quotes}{words}\n{quotes}{fence}\n")
        }
        ParagraphKind::Prose | ParagraphKind::Caption | ParagraphKind::Usage => {
            write!(written, "\n{quotes}{}\n", words(paragraph.span))
        }
    };
}

/// The most backquotes in a row.
fn longest_run(words: &str) -> usize {
    words.split(|sign| sign != '`').map(str::len).max().unwrap_or(0)
}

/// The stretch `span` of `text` in Markdown that means just these words, with what of it leads elsewhere.
fn marked(text: &str, span: Span, links: &[Link]) -> String {
    let mut marked = String::new();
    let mut at = span.start();
    // A link within the text has nothing to lead to in a file.
    let outward =
        links.iter().filter(|link| !link.address.starts_with('#') && !link.address.contains(['<', '>', '\n']));
    for link in outward.filter(|link| link.span.start() >= span.start() && link.span.end() <= span.end()) {
        if link.span.start() < at || link.span.start() == link.span.end() {
            continue;
        }
        escape(&mut marked, Span::new(at, link.span.start()).of(text));
        marked.push('[');
        escape(&mut marked, link.span.of(text));
        let _ = write!(marked, "](<{}>)", link.address);
        at = link.span.end();
    }
    escape(&mut marked, Span::new(at, span.end()).of(text));
    marked
}

/// Adds `words` so that Markdown means nothing by their signs. Where a line ends within them is the same as a blank;
/// lines that are to stay are [`ParagraphKind::Verbatim`].
fn escape(marked: &mut String, words: &str) {
    let begins = marked.is_empty();
    let digits = words.len() - words.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    for (at, sign) in words.char_indices() {
        let numbers = digits > 0 && at == digits && matches!(sign, '.' | ')');
        let opens = begins && (numbers || at == 0 && matches!(sign, '#' | '-' | '+' | '=' | '>' | ':'));
        if opens || SIGNS.contains(&sign) {
            marked.push('\\');
        }
        marked.push(if sign == '\n' { ' ' } else { sign });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_text;
    use proptest::prelude::*;

    fn front() -> Front {
        Front {
            headline: "Old bridge".to_owned(),
            byline: Some("Ana Ruiz".to_owned()),
            published: "2026-01-05T10:00:00Z".to_owned(),
            url: None,
            language: None,
            tags: vec!["local".to_owned()],
            read: true,
            starred: false,
            archived: false,
            place: 7,
            added: None,
            text_key: None,
            facts_key: None,
            marks: BTreeMap::from([("y".to_owned(), 3), ("\"".to_owned(), 5)]),
            namesake: vec![NamesakeEntry { name: "Bo Li".to_owned(), kind: "person".to_owned(), number: 2 }],
            entry: vec![Entry { feed: "https://a.example".to_owned(), identity: "1".to_owned(), key: "a".to_owned() }],
        }
    }

    /// What is written of what was read of what was written.
    fn again(first: &str) -> String {
        let Written { front, document, edited } = read(first).unwrap();
        assert_eq!(edited, Edited::default(), "{first}");
        written(&front, &document).unwrap()
    }

    #[track_caller]
    fn check(words: &str) {
        let document = Document {
            paragraphs: vec![Paragraph { span: Span::new(0, words.len()), kind: ParagraphKind::Prose, ..prose() }],
            text: words.to_owned(),
            ..Document::default()
        };
        let first = written(&front(), &document).unwrap();
        let Written { front: read_front, document: read, .. } = read(&first).unwrap();
        assert_eq!(Front { text_key: None, facts_key: None, ..read_front }, front());
        let last = read.paragraphs.last().unwrap();
        assert_eq!(last.span.of(&read.text), words, "{first}");
        assert_eq!(again(&first), first);
    }

    fn prose() -> Paragraph {
        read_text("It rained.".to_owned(), vec![]).paragraphs[0]
    }

    #[test]
    fn words_are_the_same_again_whatever_they_would_mean_in_markdown() {
        for words in [
            "- It *rained* _here_ & there",
            "# 7 [no](link)",
            "1. First",
            "2026) the year",
            "> said `so` <b>",
            "a | b ~~c~~ \\ d",
            "+1",
            "= = =",
            "---",
            "![no picture](x)",
        ] {
            check(words);
        }
    }

    #[test]
    fn what_was_edited_is_told_apart_from_what_was_not() {
        let document = read_text("The old bridge\n\nIt rained in the hills.".to_owned(), vec![]);
        let written = written(&front(), &document).unwrap();
        let edited = |from, to| {
            assert!(written.contains(from), "{written}");
            let Edited { text, front } = read(&written.replace(from, to)).unwrap().edited;
            (text, front)
        };
        assert_eq!(edited("rained in", "rained\nin"), (false, false));
        assert_eq!(edited("rained", "poured"), (true, false));
        assert_eq!(edited("read = true", "read = false"), (false, true));
    }

    #[test]
    fn a_file_of_somebody_else_is_none_of_ours() {
        assert!(read("# Rain\n\nIt rained.").is_none());
        assert!(read("+++\ntitle = \"Rain\"\n+++\nIt rained.").is_none());
    }

    proptest! {
        #[test]
        fn any_line_is_the_same_again(words in "[a-zA-Z0-9#*_>+`~.)(\\[\\]!|&<-]{1,12}( [a-z0-9#*_>+`.)-]{1,8}){0,4}") {
            check(&words);
        }
    }
}
