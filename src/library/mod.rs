//! Articles in memory, and what can be asked of them.
//!
//! In reading order: [`index`], what stands at a place of one article and what belongs to a party; [`words`], where a
//! word stands; [`correction`] and `correcting`, what a reader knows better. [`Library`] holds the open articles and
//! asks across them. Of a library that lasts, [`shelf`] says what it holds, [`query`] what can be asked of it,
//! [`moment`] when, [`keeping`] how long, [`note`] what its reader wrote beside a text, [`findings`] what was found in
//! one; across articles, [`identity`] says who is who, [`variants`] where the same is quoted again (and `forms` what is
//! the same word), [`dossier`] all that a party said, [`stories`] which articles are on one event. Knows nothing of
//! keys and screens.

mod correcting;
pub mod correction;
pub mod dossier;
pub mod findings;
mod forms;
pub mod identity;
pub mod index;
pub mod keeping;
pub mod moment;
pub mod note;
pub mod query;
pub mod shelf;
pub mod stories;
pub mod variants;
pub mod words;

use crate::analysis::{Analysis, EntityId};
use crate::document::{Document, Paragraph, ParagraphKind};
use crate::text::safe::safe_line;
pub use correcting::Yours;
use correcting::corrected;
use correction::{Correction, text_key};
use index::ArticleIndex;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use words::WordIndex;

/// Names one of the articles of a [`Library`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ArticleId(usize);

impl ArticleId {
    /// The id of the article that became known as number `index`, from 0.
    pub fn new(index: usize) -> Self {
        Self(index)
    }

    /// Its number, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Where an article comes from, as its reader named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// A path or address as typed, `-` for standard input, with a number behind it for one of several; safe to print.
    pub name: String,
    /// What is known of its title before it is read, in one line.
    pub title: Option<String>,
    /// When it was published, as far as that is known before it is read; RFC 3339.
    pub published: Option<String>,
    /// Of a chapter its path in its book, which links of the book lead to.
    pub path: Option<String>,
    /// Of a file the folder it lies in, which its links lead from.
    pub folder: Option<PathBuf>,
}

impl Source {
    /// That of this `name`, of which nothing else is known yet.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), title: None, published: None, path: None, folder: None }
    }

    /// Whether its name tells where to find it again; standard input is gone once it is read.
    pub fn has_address(&self) -> bool {
        self.name != "-" && !self.name.starts_with("-#")
    }

    /// That of the file at `path`. Among others a file is told by its own name.
    pub fn file(path: &Path) -> Self {
        let safe = |name: &OsStr| safe_line(&name.to_string_lossy()).into_owned();
        Self {
            title: path.file_name().map(safe),
            folder: path.parent().map(Path::to_path_buf),
            ..Self::named(safe(path.as_os_str()))
        }
    }

    /// The file that the relative `reference` leads to from this one; `None` where this is no file, or the reference
    /// leads elsewhere.
    pub fn beside(&self, reference: &str) -> Option<PathBuf> {
        let has_scheme = reference.split('/').next().is_some_and(|first| first.contains(':'));
        if reference.is_empty() || has_scheme {
            return None;
        }
        let reference = percent_decode_str(reference).decode_utf8_lossy();
        let mut path = self.folder.clone()?;
        for part in Path::new(reference.as_ref()).components() {
            let is_below = matches!(path.components().next_back(), Some(Component::Normal(_)));
            match part {
                Component::RootDir | Component::Prefix(_) => return None,
                Component::CurDir => {}
                Component::ParentDir if is_below => drop(path.pop()),
                part => path.push(part),
            }
        }
        Some(path)
    }

    /// Whether it is the chapter at `path` of the book that `other` is of.
    pub fn is_at(&self, path: &str, other: &Self) -> bool {
        let book = |source: &Self| source.name.rsplit_once('#').map(|(book, _)| book.to_owned());
        self.path.as_deref() == Some(path) && other.path.is_some() && book(self) == book(other)
    }
}

/// The analysis of a text, as its reader corrected it, with all that is looked up in it. Built where the analysis is,
/// off the main thread.
#[derive(Debug)]
pub struct Analyzed {
    /// Who is named, who says what.
    pub analysis: Analysis,
    /// What of it is the reader's own.
    pub yours: Yours,
    /// What its reader corrected, in the order it was done.
    pub corrections: Vec<Correction>,
    /// What the engine found, where that was corrected.
    found: Option<Analysis>,
    /// What tells the text from every other.
    pub text_key: u64,
    /// What stands where.
    pub index: ArticleIndex,
    /// Where each word stands.
    pub words: WordIndex,
}

/// `found`, which is of `text`, as its reader corrected it.
pub fn as_corrected(text: &str, found: &Analysis, corrections: &[Correction]) -> Analysis {
    corrected(text, found, corrections, false).0
}

impl Analyzed {
    /// Indexes `analysis`, which is of `document`.
    pub fn new(document: &Document, analysis: Analysis) -> Self {
        let index = ArticleIndex::new(document, &analysis);
        let words = WordIndex::new(&document.text);
        let text_key = text_key(&document.text);
        Self { analysis, yours: Yours::default(), corrections: Vec::new(), found: None, text_key, index, words }
    }

    /// Applies `corrections` instead of those it has; with `show_hidden`, what is hidden is there all the same.
    pub fn correct(&mut self, document: &Document, corrections: Vec<Correction>, show_hidden: bool) {
        let found = self.found.take().unwrap_or_else(|| std::mem::take(&mut self.analysis));
        if corrections.is_empty() {
            (self.analysis, self.yours) = (found, Yours::default());
        } else {
            (self.analysis, self.yours) = corrected(&document.text, &found, &corrections, show_hidden);
            self.found = Some(found);
        }
        self.corrections = corrections;
        self.index = ArticleIndex::new(document, &self.analysis);
    }
}

/// One article: nothing yet, a text, or a text with its analysis.
#[derive(Debug)]
pub struct Article {
    /// Where it comes from.
    pub source: Source,
    /// Its text, once read. Shared with the worker that analyses it, never changed.
    pub document: Option<Arc<Document>>,
    /// Why its text could not be read, where there is none for that reason.
    pub failure: Option<String>,
    /// Whether more of the text follows.
    pub partial: bool,
    /// Who says what; for the text that is in `document`.
    pub analyzed: Option<Analyzed>,
}

impl Article {
    fn unread(source: Source) -> Self {
        Self { source, document: None, failure: None, partial: false, analyzed: None }
    }

    /// What the reader calls it: its headline, else its first words, else where it comes from.
    pub fn title(&self) -> &str {
        let Some(document) = &self.document else { return self.source.title.as_ref().unwrap_or(&self.source.name) };
        if let Some(headline) = document.headline_alone() {
            return headline;
        }
        let is_of_program = |first: &&Paragraph| first.kind.is_of_program();
        if let Some(first) = document.paragraphs.first().filter(is_of_program) {
            // Help says what it is in its first line; of what is laid out otherwise, whoever opened it knows best.
            let is_help = document.paragraphs.iter().any(|paragraph| paragraph.kind == ParagraphKind::Usage);
            let line = first.span.of(&document.text).trim().lines().next();
            return line.filter(|_| is_help).unwrap_or_else(|| self.source_name());
        }
        let first = document.sentences.first().map(|sentence| sentence.of(&document.text));
        first.and_then(|words| words.lines().next()).unwrap_or_else(|| self.source_name())
    }

    fn source_name(&self) -> &str {
        if self.source.name == "-" { "standard input" } else { &self.source.name }
    }
}

/// The open articles.
#[derive(Debug, Default)]
pub struct Library {
    /// By their ids.
    articles: Vec<Article>,
    /// The order they are read in.
    order: Vec<ArticleId>,
    /// Every proper mention of a party in lower case, and who goes by it where.
    parties: HashMap<String, Vec<(ArticleId, EntityId)>>,
}

impl Library {
    /// A library of articles that are still to be read.
    pub fn new(sources: Vec<Source>) -> Self {
        let order = (0..sources.len()).map(ArticleId).collect();
        Self { articles: sources.into_iter().map(Article::unread).collect(), order, parties: HashMap::new() }
    }

    /// Takes note that what was to be the article `id` holds those of `sources`, in that order: the first becomes `id`,
    /// the others follow it.
    pub fn split(&mut self, id: ArticleId, sources: Vec<Source>) {
        let mut sources = sources.into_iter();
        let Some(first) = sources.next() else { return };
        self.forget_parties(id);
        self.articles[id.0] = Article::unread(first);
        let known = self.articles.len();
        self.articles.extend(sources.map(Article::unread));
        let behind = self.position(id) + 1;
        self.order.splice(behind..behind, (known..self.articles.len()).map(ArticleId));
    }

    /// How many articles there are.
    pub fn count(&self) -> usize {
        self.articles.len()
    }

    /// The articles, in the order they are read.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        self.order.iter().map(|id| (*id, self.article(*id)))
    }

    /// How many articles stand before the article `id`.
    pub fn position(&self, id: ArticleId) -> usize {
        self.order.iter().position(|known| *known == id).unwrap_or_default()
    }

    /// The article that stands `by` behind the article `id`, or before it; the last or the first where there is none.
    pub fn neighbour(&self, id: ArticleId, by: isize) -> ArticleId {
        let position = self.position(id).saturating_add_signed(by).min(self.order.len().saturating_sub(1));
        self.order.get(position).copied().unwrap_or(id)
    }

    /// The article `id` names.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0]
    }

    /// Takes the text of an article; what was known of an earlier text of it is forgotten.
    pub fn insert_document(&mut self, id: ArticleId, document: Arc<Document>, partial: bool) {
        self.forget_parties(id);
        let article = &mut self.articles[id.0];
        article.document = Some(document);
        article.failure = None;
        article.partial = partial;
        article.analyzed = None;
    }

    /// Knows that an article can't be read. A text that was read before stays.
    pub fn insert_failure(&mut self, id: ArticleId, why: String) {
        let article = &mut self.articles[id.0];
        article.failure = article.document.is_none().then_some(why);
    }

    /// Takes one more article that is still to be read, behind all others.
    pub fn add(&mut self, source: Source) -> ArticleId {
        let id = ArticleId::new(self.articles.len());
        self.articles.push(Article::unread(source));
        self.order.push(id);
        id
    }

    /// Knows that an article is about to be read once more.
    pub fn forget_failure(&mut self, id: ArticleId) {
        self.articles[id.0].failure = None;
    }

    /// Takes the analysis of the text that was inserted last.
    pub fn insert_analysis(&mut self, id: ArticleId, analyzed: Analyzed) {
        self.forget_parties(id);
        for (index, entity) in analyzed.analysis.entities.iter().enumerate() {
            let known = self.parties.entry(entity.name.to_lowercase()).or_default();
            known.push((id, EntityId::new(index)));
        }
        self.articles[id.0].analyzed = Some(analyzed);
    }

    /// Applies `corrections` to an article instead of those it has, as [`Analyzed::correct`] does.
    pub fn correct(&mut self, id: ArticleId, corrections: Vec<Correction>, show_hidden: bool) {
        self.forget_parties(id);
        let article = &mut self.articles[id.0];
        let (Some(document), Some(mut analyzed)) = (&article.document, article.analyzed.take()) else { return };
        analyzed.correct(document, corrections, show_hidden);
        self.insert_analysis(id, analyzed);
    }

    /// Every party of the open articles that goes by `name`, whatever its case.
    pub fn parties_named(&self, name: &str) -> &[(ArticleId, EntityId)] {
        self.parties.get(&name.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// In how many places of each analysed article `word` stands, whatever its case; articles without it left out.
    pub fn places(&self, word: &str) -> Vec<(ArticleId, usize)> {
        let counts = self.articles.iter().enumerate().filter_map(|(index, article)| {
            let count = article.analyzed.as_ref()?.words.count(word);
            (count > 0).then_some((ArticleId(index), count))
        });
        counts.collect()
    }

    fn forget_parties(&mut self, id: ArticleId) {
        if self.articles[id.0].analyzed.is_some() {
            for known in self.parties.values_mut() {
                known.retain(|(article, _)| *article != id);
            }
            self.parties.retain(|_, known| !known.is_empty());
        }
    }
}
