//! Bytes become a [`Document`]: a text that is safe to show, and what its layout says of it.
//!
//! In reading order: [`mod@format`], what the bytes hold, and [`mod@foreign`], what is no article; [`decode`], bytes to
//! text; [`front_matter`], what is said before a text begins, in TOML, in `yaml` or as `feed_head`. Then a file for
//! each format. Plain text marks nothing: `typed`, what was struck over or coloured in it; `laid_out`, what a program
//! laid out; [`plain`], the document of all else; `block`, what is read as one; `heading`, which blocks are headings,
//! by what `label` and `cue` see. Markup says what it is: [`markdown`] and `html`; `builder`, the text that comes of
//! it; `table`, rows and columns as lines; `signature`, who is named below a block quotation; `address`, where links
//! lead; `picture`, which pictures there are to see. Of `xml` are made [`feed`], [`opml`] and [`epub`]; [`collection`],
//! the several articles of one input. Last what all share: `assembly`, paragraphs to a document; [`furniture`], byline,
//! dateline and date; `date`, however it is written; [`sentence`], where sentences end; and [`shape`], what was read in
//! few bytes. Nothing here knows who speaks, and nothing here fails: odd input is mended, and the mending noted.

mod address;
mod assembly;
mod block;
mod builder;
pub mod collection;
mod cue;
mod date;
pub mod decode;
pub mod epub;
pub mod feed;
mod feed_head;
pub mod foreign;
pub mod format;
pub mod front_matter;
pub mod furniture;
mod heading;
mod html;
mod label;
mod laid_out;
pub mod markdown;
pub mod opml;
mod picture;
pub mod plain;
pub mod sentence;
pub mod shape;
mod signature;
mod table;
mod typed;
mod xml;
mod yaml;

use crate::text::Span;
use collection::Collection;
use decode::Characters;
use encoding_rs::UTF_8;
use format::{Format, Hint};
use std::borrow::Cow;
use std::ops::Range;
use typed::Typed;

/// Reads whatever it is, in whatever encoding; what `hint` leaves open is found by content. A plain text that wants no
/// mending is never in memory twice, and no other one for longer than it takes to mend it.
pub fn open(bytes: Vec<u8>, hint: &Hint) -> Opened {
    if hint.format.is_none_or(|format| format == Format::Epub)
        && let Some(book) = epub::read(&bytes)
    {
        return Opened::Articles(Collection::Book(book));
    }
    let declared = hint.charset.or_else(|| xml::declared_encoding(&bytes));
    let Characters { text, mut repairs, encoding } = decode::characters(&bytes, declared);
    let mended = match hint.format.unwrap_or_else(|| format::found(&text, hint)) {
        Format::Text | Format::Epub => match typed::read(&text) {
            Some(typed) => {
                drop(text);
                drop(bytes);
                return Opened::Article(read_typed(typed, repairs));
            }
            None => decode::mend(&text, &mut repairs),
        },
        Format::Markdown => return Opened::Article(markdown::read(&text, hint.address, repairs)),
        Format::Html => {
            let declared = html::charset::declared(&bytes).filter(|_| hint.charset.is_none() && encoding != UTF_8);
            let Some(declared) = declared else { return Opened::Article(html::read(&text, hint.address, repairs)) };
            let Characters { text, repairs, .. } = decode::characters(&bytes, Some(&declared));
            return Opened::Article(html::read(&text, hint.address, repairs));
        }
        Format::Opml => return Opened::Article(opml::document(&opml::read(&text), repairs)),
        Format::Feed => return Opened::Articles(Collection::Feed(feed::read(&text, hint.address))),
    };
    let as_it_lies = matches!((&text, &mended), (Cow::Borrowed(_), Cow::Borrowed(_))) && mended.len() == bytes.len();
    let mended = if as_it_lies { None } else { Some(mended.into_owned()) };
    drop(text);
    let text = match mended {
        Some(text) => {
            drop(bytes);
            text
        }
        None => String::from_utf8(bytes).expect("what was read as it lies is UTF-8"),
    };
    // Who says that it is text means what people write.
    Opened::Article(match hint.format {
        Some(Format::Text) => read_prose(text, repairs),
        _ => read_text(text, repairs),
    })
}

/// As [`open()`], for who wants one article: of several, the list of them.
pub fn read(bytes: &[u8], hint: &Hint) -> Document {
    match open(bytes.to_vec(), hint) {
        Opened::Article(article) => article,
        Opened::Articles(collection) => collection.contents(),
    }
}

/// What one input holds.
#[derive(Debug)]
pub enum Opened {
    /// One article.
    Article(Document),
    /// The articles of a feed or a book, in its order.
    Articles(Collection),
}

impl Opened {
    /// What there is, one article after the other.
    pub fn articles(self) -> Box<dyn Iterator<Item = Document>> {
        match self {
            Self::Article(article) => Box::new(std::iter::once(article)),
            Self::Articles(collection) => Box::new((0..).map_while(move |index| collection.article(index))),
        }
    }
}

/// Reads what was typed; what stands out in it does where the text is shown as it came.
fn read_typed(typed: Typed, mut repairs: Vec<Repair>) -> Document {
    let Typed { text, emphasis, has_overstrikes } = typed;
    repairs.extend(has_overstrikes.then_some(Repair::Overstrikes));
    let mended = match decode::mend(&text, &mut repairs) {
        Cow::Owned(mended) => Some(mended),
        Cow::Borrowed(_) => None,
    };
    let Some(mended) = mended else { return read_emphasized(text, emphasis, repairs) };
    drop(text);
    read_text(mended, repairs)
}

fn read_emphasized(text: String, emphasis: Vec<Emphasis>, repairs: Vec<Repair>) -> Document {
    if let Some(kind) = laid_out::kind(&text) {
        return laid_out::read(kind, text, emphasis, repairs);
    }
    let length = text.len();
    let document = read_text(text, repairs);
    let emphasis = if document.text.len() == length { emphasis } else { vec![] };
    Document { emphasis, ..document }
}

/// Reads an article of plain text that is decoded already, `repairs` having been made to it.
///
/// A headline from front matter becomes the text's first line, so that every span is inside the text.
pub fn read_text(text: String, repairs: Vec<Repair>) -> Document {
    match laid_out::kind(&text) {
        Some(kind) => laid_out::read(kind, text, vec![], repairs),
        None => read_prose(text, repairs),
    }
}

/// As [`read_text()`], of what no program laid out, whatever it looks like.
pub fn read_prose(text: String, mut repairs: Vec<Repair>) -> Document {
    let (front, body) = front_matter::split_off(&text, &mut repairs);
    let unbroken = feed_head::split(&text).map(|(_, body)| feed_head::unbroken(body));
    let body = unbroken.as_deref().unwrap_or(body);
    let document = match &front.headline {
        Some(headline) if body.lines().next() == Some(headline) => plain::parse_with_headline(body.to_owned(), repairs),
        Some(headline) => plain::parse_with_headline(format!("{headline}\n\n{body}"), repairs),
        None if body.len() == text.len() => return plain::parse(text, repairs),
        None => plain::parse(body.to_owned(), repairs),
    };
    Document {
        byline: front.byline.map(Line::Apart).or(document.byline),
        published: front.published.or(document.published),
        url: front.url,
        language: front.language,
        ..document
    }
}

/// An article as text and layout. Every span is into `text`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// What the reader shows: UTF-8, safe for a terminal, lines ended by `\n`.
    pub text: String,
    /// The title of the article.
    pub headline: Option<Span>,
    /// The line that names its author (“By Ana Ruiz”).
    pub byline: Option<Line>,
    /// The place and date an agency report opens with (“GENEVA, Oct. 3”), without the dash after it.
    pub dateline: Option<Span>,
    /// When it was published, RFC 3339, as precise as the source: `2025-12-02`, `2025-12-02T10:00:00Z`.
    pub published: Option<String>,
    /// Its own address, absolute.
    pub url: Option<String>,
    /// What the site it appeared on is called.
    pub site: Option<String>,
    /// Address of the picture that stands for it.
    pub picture: Option<String>,
    /// BCP 47 tag of its language, where the source says it.
    pub language: Option<String>,
    /// What stands one below the other, in text order, without gaps but white space.
    pub paragraphs: Vec<Paragraph>,
    /// Stretches of paragraphs under one heading, in text order; together they hold every paragraph.
    pub sections: Vec<Section>,
    /// Sentences, in text order; none crosses a paragraph.
    pub sentences: Vec<Span>,
    /// Words that lead somewhere else, in text order; none overlaps another.
    pub links: Vec<Link>,
    /// Pictures, in text order.
    pub images: Vec<Image>,
    /// Places that links of this text lead to, in text order.
    pub anchors: Vec<Anchor>,
    /// Letters that stand out, in text order; none overlaps another.
    pub emphasis: Vec<Emphasis>,
    /// Feeds that the page says it appears in.
    pub feeds: Vec<FeedLink>,
    /// What decoding had to mend, for the status line.
    pub repairs: Vec<Repair>,
}

impl Document {
    /// All of its text.
    pub fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// Whether nothing of it but its headings could be somebody's words: it is what a program prints.
    pub fn is_of_program(&self) -> bool {
        use ParagraphKind::{Byline, Code, Heading, Headline, Usage};
        let mut kinds = self.paragraphs.iter().map(|paragraph| paragraph.kind);
        let is_above_it = |kind| matches!(kind, Byline | Code | Heading | Headline | Usage);
        kinds.clone().all(is_above_it) && kinds.any(ParagraphKind::is_of_program)
    }

    /// The headline's words, if it has one.
    pub fn headline_text(&self) -> Option<&str> {
        self.headline.map(|headline| headline.of(&self.text))
    }

    /// As [`Self::headline_text`], without the name of the site behind it: “Dam holds — Harbour News”.
    pub fn headline_alone(&self) -> Option<&str> {
        let headline = self.headline_text()?.trim_end();
        let alone = || {
            let site = self.site.as_deref().map(str::trim).filter(|site| !site.is_empty())?;
            let before = headline.strip_suffix(site)?.trim_end();
            let alone = ["—", "–", "-", "|", "·", "•", "::", "»"].iter().find_map(|sign| before.strip_suffix(sign))?;
            // A sign without a blank before it is part of a word.
            Some(alone.trim_end()).filter(|words| words.len() < alone.len() && !words.is_empty())
        };
        Some(alone().unwrap_or(headline))
    }

    /// Index of the last paragraph that begins at or before `at`; 0 for a place before all of them.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start() <= at).saturating_sub(1)
    }

    /// Where a link to `name`, as it stands behind the `#`, leads to.
    pub fn anchor(&self, name: &str) -> Option<usize> {
        let at = self.anchors.iter().find(|anchor| anchor.name == name).map(|anchor| anchor.at);
        let at = at.or_else(|| matches!(name, "" | "top").then_some(0))?;
        let paragraph = self.paragraphs.get(self.paragraphs.partition_point(|paragraph| paragraph.span.end() <= at));
        Some(paragraph.map_or(self.text.len(), |paragraph| paragraph.span.start().max(at)))
    }

    /// Index of the section that holds the place `at`; 0 for a place before all of them.
    pub fn section_at(&self, at: usize) -> usize {
        self.sections.partition_point(|section| section.span.start() <= at).saturating_sub(1)
    }
}

/// Words of a line that may stand in the text or come from what surrounds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// It stands in the text.
    InText(Span),
    /// It came from front matter, a page's metadata or a feed.
    Apart(String),
}

impl Line {
    /// Its words.
    pub fn of<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Self::InText(span) => span.of(text),
            Self::Apart(line) => line,
        }
    }
}

/// One block of text: what is wrapped together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first character to its last; line ends inside it are blanks unless it keeps its lines.
    pub span: Span,
    /// What it is to the eye.
    pub kind: ParagraphKind,
    /// What it stands inside of.
    pub inset: Inset,
}

/// The longest bullet or number of an item, in bytes.
const MAX_MARKER_BYTES: usize = 6;

impl Paragraph {
    /// The bullet or number that an item begins with, and the blanks behind it; empty where it has none.
    pub fn marker(self, text: &str) -> &str {
        let item = self.span.of(text);
        let word = item.find(' ').filter(|end| self.kind == ParagraphKind::ListItem && *end <= MAX_MARKER_BYTES);
        let end = word.and_then(|end| item.get(end..)).map_or(0, |rest| item.len() - rest.trim_start().len());
        Span::new(0, end).of(item)
    }
}

/// What moves a paragraph in from the left: how many quotations and lists it stands inside of, and how it was laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Inset {
    /// Block quotations.
    pub quotes: u8,
    /// Lists; of a [`ParagraphKind::ListItem`] its own among them.
    pub lists: u8,
    /// Cells by which its first line stands further in, as it was laid out.
    pub first_cells: u8,
    /// Cells by which its other lines do.
    pub rest_cells: u8,
}

/// Words that lead somewhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// Where to, absolute as far as the source tells; a place in the text itself as `#` and the name of an [`Anchor`].
    pub address: String,
}

/// A place that links of the same text lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// What a link to it has behind its `#`.
    pub name: String,
    /// The place: before the words that stand there or next behind it.
    pub at: usize,
}

/// A feed that a page says it appears in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Where it is, absolute as far as the page tells.
    pub address: String,
    /// What the page calls it.
    pub title: Option<String>,
}

/// A picture, of which a text shows what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where it stands: above the paragraph that begins at this place or next after it.
    pub at: usize,
    /// Where it is, absolute as far as the source tells; of one that is written in the page itself all of it, as
    /// `data:`.
    pub address: String,
    /// What it shows, for those who do not see it.
    pub alternative: Option<String>,
}

/// What a paragraph is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The title of the article.
    Headline,
    /// The line that names the author, or the date.
    Byline,
    /// The heading of a section.
    Heading,
    /// Running text.
    Prose,
    /// An item of a list, its bullet or number included.
    ListItem,
    /// What is said of a picture or table.
    Caption,
    /// Lines that must stay as they are: tables, verse.
    Verbatim,
    /// As [`Self::Verbatim`], of what is no language that people speak: code, changes to it, what a program lists.
    Code,
    /// Running text that tells how something is used: wrapped as prose is, said by nobody.
    Usage,
}

impl ParagraphKind {
    /// Whether its lines stay as they are.
    pub fn keeps_lines(self) -> bool {
        matches!(self, Self::Verbatim | Self::Code)
    }

    /// Whether it is what a program prints about itself or its work: nobody speaks in it, and what looks like a name
    /// there is none.
    pub fn is_of_program(self) -> bool {
        matches!(self, Self::Code | Self::Usage)
    }

    /// Whether it is running text, whose lines are filled.
    pub fn is_filled(self) -> bool {
        matches!(self, Self::Prose | Self::ListItem | Self::Usage)
    }
}

/// Letters that stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emphasis {
    /// The letters.
    pub span: Span,
    /// What they look like.
    pub look: Look,
}

/// How letters stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Bold.
    Strong,
    /// Underlined.
    Underlined,
    /// A line that a change adds; it begins with `+`.
    Added,
    /// A line that a change takes away; it begins with `-`.
    Removed,
    /// Where in a file a change is.
    Place,
    /// Marked as code, as a name of a program, a file or a function is; it looks as the words around it.
    Code,
}

/// Paragraphs under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `None` for what stands before the first heading.
    pub heading: Option<Span>,
    /// 1 for the outermost headings; a section without one has level 1.
    pub level: u8,
    /// From its first character, heading included, to its last.
    pub span: Span,
    /// Indices into [`Document::paragraphs`], the heading's included.
    pub paragraphs: Range<usize>,
    /// Words of its paragraphs, without headline, byline and heading.
    pub words: usize,
}

/// Something decoding mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repair {
    /// Bytes that were not valid in the text's encoding became U+FFFD.
    DamagedBytes,
    /// Control characters, escape sequences or overrides were dropped or made visible.
    Controls,
    /// Overstrikes of a typewriter (`man`) were read as the letters they show.
    Overstrikes,
    /// Front matter that is not valid was left in the text.
    FrontMatter,
    /// The text was cut at the size limit.
    Truncated,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_what_an_article_is_called() {
        for (headline, expected) in [
            ("Dam holds — Harbour News", "Dam holds"),
            ("Dam holds | Harbour News", "Dam holds"),
            ("Dam holds - what now - Harbour News", "Dam holds - what now"),
            ("At odds with Harbour News", "At odds with Harbour News"),
            ("Ex-Harbour News", "Ex-Harbour News"),
            ("Harbour News", "Harbour News"),
            ("Dam holds — Quay", "Dam holds — Quay"),
        ] {
            let span = Some(Span::new(0, headline.len()));
            let site = Some("Harbour News".to_owned());
            let document = Document { text: headline.to_owned(), headline: span, site, ..Document::default() };
            assert_eq!(document.headline_alone(), Some(expected));
            assert_eq!(Document { site: None, ..document }.headline_alone(), Some(headline));
        }
    }

    #[test]
    fn who_says_that_it_is_text_has_it_read_as_what_people_write() {
        let listed = b"lamp = quay();\nrope = boat();\nbread = shop();\n".to_vec();
        let kinds = |hint: &Hint| read(&listed, hint).paragraphs.iter().map(|one| one.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&Hint::default()), [ParagraphKind::Code]);
        let said = kinds(&Hint { format: Some(Format::Text), ..Hint::default() });
        assert!(!said.contains(&ParagraphKind::Code), "{said:?}");
    }
}
