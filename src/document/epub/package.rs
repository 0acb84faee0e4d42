//! What a book says of itself, and in which order its chapters are read.

use super::super::date::date;
use super::super::xml::local;
use super::super::xml::token::{Tag, Token, Tokens};
use super::super::xml::words::plain;
use super::archive::resolved;
use std::collections::HashMap;

/// Chapters of a book that are read.
const MAX_CHAPTERS: usize = 10_000;

/// What a package says. Paths are within the archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// The files to read, in their order.
    pub(super) chapters: Vec<String>,
    /// The files that say what chapters are called, the better one first.
    pub(super) navigation: Vec<String>,
}

/// Where `container` says that the package is.
pub(super) fn named_in_container(container: &str) -> Option<String> {
    let tags = Tokens::new(container).filter_map(start);
    let mut roots = tags.filter(|tag| local(tag.name) == "rootfile");
    roots.find_map(|tag| tag.attribute("full-path")).map(|path| path.trim().to_owned())
}

/// The package that `text`, the file at `path`, is.
pub(super) fn read(text: &str, path: &str) -> Package {
    let mut package = Package::default();
    let mut files: HashMap<String, File> = HashMap::new();
    let mut spine = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    let mut ncx = None;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        let Some(tag) = start(token) else { continue };
        let words = || match tokens.clone().next() {
            Some(Token::Text(words) | Token::Data(words)) => Some(plain(words)).filter(|words| !words.is_empty()),
            _ => None,
        };
        match local(tag.name) {
            "title" => package.title = package.title.take().or_else(words),
            "creator" => authors.extend(words()),
            "date" => package.published = package.published.take().or_else(|| words().and_then(|words| date(&words))),
            "language" => package.language = package.language.take().or_else(words),
            "item" => {
                if let (Some(id), Some(file)) = (tag.attribute("id"), File::of(tag, path)) {
                    files.insert(id.into_owned(), file);
                }
            }
            "spine" => ncx = tag.attribute("toc"),
            "itemref" if spine.len() < MAX_CHAPTERS => spine.extend(tag.attribute("idref")),
            _ => {}
        }
    }
    package.author = Some(authors.join(", ")).filter(|authors| !authors.is_empty());
    let mut navigation: Vec<&File> = files.values().filter(|file| file.is_navigation).collect();
    let said = ncx.and_then(|id| files.get(&*id));
    navigation.extend(said.or_else(|| files.values().find(|file| file.media_type.contains("dtbncx"))));
    package.navigation = navigation.into_iter().map(|file| file.path.clone()).collect();
    let chapters = spine.iter().filter_map(|id| files.get(&**id)).filter(|file| !file.is_navigation && file.is_page());
    package.chapters = chapters.map(|file| file.path.clone()).collect();
    package
}

fn start(token: Token) -> Option<Tag> {
    match token {
        Token::Start(tag) => Some(tag),
        _ => None,
    }
}

/// A file of the manifest.
struct File {
    path: String,
    media_type: String,
    is_navigation: bool,
}

impl File {
    fn of(tag: Tag, package: &str) -> Option<Self> {
        let properties = tag.attribute("properties").unwrap_or_default();
        Some(Self {
            path: resolved(&tag.attribute("href")?, package),
            media_type: tag.attribute("media-type").unwrap_or_default().to_ascii_lowercase(),
            is_navigation: properties.split_whitespace().any(|property| property == "nav"),
        })
    }

    /// Whether it is made of words: in a spine, pictures may stand too.
    fn is_page(&self) -> bool {
        !self.media_type.starts_with("image/") || self.media_type.is_empty()
    }
}
