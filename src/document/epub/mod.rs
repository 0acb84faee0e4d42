//! Books: EPUB 2 and 3.
//!
//! In reading order: [`archive`], the files that a book is packed of; [`package`], what it says of itself and in which
//! order its chapters are read; [`navigation`], what they are called; `shape`, what is said of it in few bytes. A
//! chapter is taken out of the archive when it is asked for, so a book costs what is read of it. A file that claims to
//! be larger than any chapter is cut.

mod archive;
mod navigation;
mod package;
mod shape;

use super::address::{self, Base};
use super::builder::Builder;
use super::xml::words::one_line;
use super::{Document, Inset, Line, ParagraphKind, Repair, decode, html, xml};
use archive::{Archive, Unpacked};
use package::Package;
use std::collections::{HashMap, HashSet};

/// Of a book's chapters, all those behind this many bytes are left out.
const MAX_UNPACKED_BYTES: u64 = 256 << 20;

/// A book, packed.
#[derive(Debug, Clone)]
pub struct Book {
    archive: Archive,
    package: Package,
    /// The title of each file of the book that its navigation leads to.
    titles: HashMap<String, String>,
}

/// Whether `bytes` begin as a book does.
pub(super) fn is_book(bytes: &[u8]) -> bool {
    archive::is_archive(bytes)
}

/// The book that `bytes` are; `None` where there is nothing in them to be read.
pub(super) fn read(bytes: &[u8]) -> Option<Book> {
    let mut archive = Archive::open(bytes)?;
    let package_path = package_path(&mut archive)?;
    let mut package = package::read(&text(&mut archive, &package_path)?, &package_path);
    let mut unpacked_bytes = 0;
    let mut known = HashSet::new();
    package.chapters.retain(|path| {
        unpacked_bytes += archive.size(path);
        unpacked_bytes <= MAX_UNPACKED_BYTES && known.insert(path.clone())
    });
    let mut titles = HashMap::new();
    for path in &package.navigation {
        if let Some(navigation) = text(&mut archive, path) {
            for (file, title) in navigation::read(&navigation, path) {
                titles.entry(file).or_insert(title);
            }
        }
    }
    (!package.chapters.is_empty()).then_some(Book { archive, package, titles })
}

/// Where the container says that the package is; any package where it does not say.
fn package_path(archive: &mut Archive) -> Option<String> {
    let container = text(archive, "META-INF/container.xml").unwrap_or_default();
    let named = package::named_in_container(&container).filter(|path| archive.has(path));
    named.or_else(|| archive.first_named(".opf"))
}

fn text(archive: &mut Archive, path: &str) -> Option<String> {
    let Unpacked { bytes, .. } = archive.unpack(path)?;
    Some(decode::characters(&bytes, xml::declared_encoding(&bytes)).text.into_owned())
}

#[expect(clippy::len_without_is_empty, reason = "a book has chapters, else it is none")]
impl Book {
    /// What it is called.
    pub fn title(&self) -> Option<&str> {
        self.package.title.as_deref()
    }

    /// How many chapters it has.
    pub fn len(&self) -> usize {
        self.package.chapters.len()
    }

    /// The title of the chapter at `index`, from 0; `None` where its navigation does not lead to it.
    pub fn title_of(&self, index: usize) -> Option<&str> {
        self.titles.get(self.package.chapters.get(index)?).map(String::as_str)
    }

    /// How many bytes the chapter at `index` has, unpacked.
    pub fn chapter_bytes(&self, index: usize) -> usize {
        let size = self.package.chapters.get(index).map(|path| self.archive.clone().size(path));
        size.and_then(|size| usize::try_from(size).ok()).unwrap_or(0)
    }

    /// The chapter at `index`, from 0, taken out.
    pub fn chapter(&self, index: usize) -> Option<Chapter> {
        let path = self.package.chapters.get(index)?;
        let unpacked = self.archive.clone().unpack(path);
        let mut repairs = Vec::new();
        let page = unpacked.map(|Unpacked { bytes, is_cut }| {
            let characters = decode::characters(&bytes, xml::declared_encoding(&bytes));
            repairs = characters.repairs;
            repairs.extend(is_cut.then_some(Repair::Truncated));
            characters.text.into_owned()
        });
        if page.is_none() {
            repairs.push(Repair::DamagedBytes);
        }
        let known = Document {
            byline: self.package.author.clone().map(Line::Apart),
            published: self.package.published.clone(),
            language: self.package.language.clone(),
            repairs,
            ..Document::default()
        };
        let title = self.title_of(index).map(str::to_owned);
        Some(Chapter { path: path.clone(), page: page.unwrap_or_default(), title, known })
    }

    /// The path of the chapter at `index`, from 0, in the book: what links of other chapters lead to.
    pub fn path_of(&self, index: usize) -> Option<&str> {
        self.package.chapters.get(index).map(String::as_str)
    }
}

/// A chapter, taken out of its book and not laid out yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Its path in the book.
    path: String,
    /// Its page, as the book writes it.
    page: String,
    /// What the book's navigation calls it.
    title: Option<String>,
    /// What is known of it, without a text.
    known: Document,
}

impl Chapter {
    /// The article that it is.
    pub fn article(&self) -> Document {
        let untitled = self.document(None);
        let Some(title) = self.title.as_deref() else { return untitled };
        // Most chapters begin with their title, and need not be told it.
        let first = untitled.paragraphs.first();
        let is_titled = first.is_some_and(|first| {
            first.kind == ParagraphKind::Headline
                || first.kind == ParagraphKind::Heading && one_line(first.span.of(&untitled.text)) == title
        });
        if is_titled { untitled } else { self.document(Some(title)) }
    }

    fn document(&self, title: Option<&str>) -> Document {
        let mut builder = Builder::default();
        if let Some(title) = title {
            builder.begin(ParagraphKind::Headline, Inset::default());
            builder.words(title);
            builder.end();
        }
        html::write(&self.page, &Base::default(), &mut builder);
        let mut document = builder.finish(self.known.clone());
        for link in &mut document.links {
            if !link.address.starts_with('#') && address::scheme(&link.address).is_none() {
                link.address = self.within_book(&link.address);
            }
        }
        document
    }

    /// Where `reference` leads within the book: the path of a file, and of a place in it the name behind `#`.
    fn within_book(&self, reference: &str) -> String {
        let path = archive::resolved(reference, &self.path);
        match reference.split_once('#') {
            Some((_, name)) if path == self.path => format!("#{name}"),
            Some((_, name)) => format!("{path}#{name}"),
            None => path,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
    const PACKAGE: &str = "<package><metadata><dc:title>The Dam</dc:title><dc:creator>Ana Ruiz</dc:creator>\
        <dc:creator>Bo Li</dc:creator><dc:date>2025-12</dc:date><dc:language>en</dc:language></metadata><manifest>\
        <item id='n' href='nav.xhtml' properties='nav'/><item id='c' href='cover.png' media-type='image/png'/>\
        <item id='b' href='text/b.xhtml'/><item id='a' href='a%20b.xhtml'/></manifest>\
        <spine><itemref idref='c'/><itemref idref='a'/><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='x'/></spine>\
        </package>";
    const NAVIGATION: &str = "<nav epub:type='toc'><a href='a%20b.xhtml'>Rain</a></nav>";

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            archive.start_file(*path, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// A book of two chapters, one of them missing.
    pub(in super::super) fn book(chapter: &[u8]) -> Vec<u8> {
        packed(&[
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OPS/book.opf", PACKAGE.as_bytes()),
            ("OPS/nav.xhtml", NAVIGATION.as_bytes()),
            ("OPS/a b.xhtml", chapter),
        ])
    }

    #[test]
    fn links_lead_to_chapters_by_their_paths_and_within_one_to_their_places() {
        let page = "<p>See <a href='text/../text/b.xhtml#x'>there</a>, <a href='text/b.xhtml'>all of it</a>, \
                    <a href='a%20b.xhtml#y'>here</a>, <a href='#z'>and here</a>, <a href='https://a.example/'>the web</a>.";
        let book = read(&book(page.as_bytes())).unwrap();
        assert_eq!((book.path_of(0), book.path_of(1)), (Some("OPS/a b.xhtml"), Some("OPS/text/b.xhtml")));
        let links = book.chapter(0).unwrap().article().links;
        let addresses: Vec<_> = links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(addresses, ["OPS/text/b.xhtml#x", "OPS/text/b.xhtml", "#y", "#z", "https://a.example/"]);
    }

    #[test]
    fn chapters_are_read_in_the_order_of_the_spine() {
        let book = read(&book("<html><body><p>It rained.</p></body></html>".as_bytes())).unwrap();
        assert_eq!((book.title(), book.len()), (Some("The Dam"), 2));
        assert_eq!((book.title_of(0), book.title_of(1)), (Some("Rain"), None));
        let chapter = book.chapter(0).unwrap().article();
        assert_eq!(chapter.text, "Rain\n\nIt rained.");
        assert_eq!(chapter.headline_text(), Some("Rain"));
        assert_eq!(chapter.byline, Some(Line::Apart("Ana Ruiz, Bo Li".to_owned())));
        assert_eq!((chapter.published.as_deref(), chapter.language.as_deref()), (Some("2025-12"), Some("en")));
    }

    #[test]
    fn a_chapter_that_begins_with_its_title_is_not_told_it() {
        let chapter = |page: &str| read(&book(page.as_bytes())).unwrap().chapter(0).unwrap().article().text;
        assert_eq!(chapter("<h1>Rain</h1><p>It rained.</p>"), "Rain\n\nIt rained.");
        assert_eq!(chapter("<h2>Rain</h2><p>It rained.</p><h2>Hail</h2>"), "Rain\n\nIt rained.\n\nHail");
        assert_eq!(chapter("<p>It rained.</p><h2>Hail</h2>"), "Rain\n\nIt rained.\n\nHail");
    }

    #[test]
    fn a_chapter_that_is_missing_is_empty_and_says_so() {
        let chapter = read(&book(b"")).unwrap().chapter(1).unwrap().article();
        assert_eq!((chapter.text.as_str(), chapter.repairs), ("", vec![Repair::DamagedBytes]));
    }

    #[test]
    fn what_swells_is_cut() {
        let chapter = read(&book(&b"rain ".repeat(4 << 20))).unwrap().chapter(0).unwrap().article();
        assert_eq!(chapter.repairs, [Repair::Truncated]);
        assert!(chapter.text.len() < 11 << 20);
    }

    #[test]
    fn an_archive_without_a_book_is_none() {
        assert!(read(&packed(&[("a.txt", b"It rained.")])).is_none());
        let sound = book(b"<p>It rained.</p>");
        for end in [10, sound.len() / 2, sound.len() - 10] {
            assert!(read(&sound[..end]).is_none(), "{end}");
        }
    }
}
