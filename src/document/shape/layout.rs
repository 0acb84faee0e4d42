//! The layout of a text: all of a [`Document`] but its text, so that an article is opened as it was read.
//!
//! What can't be read back, because it is damaged or of another program, is no layout: the text is then laid out anew.

use super::{Reader, Writer};
use crate::document::{
    self, Anchor, Document, Emphasis, FeedLink, Image, Inset, Line, Link, Look, Paragraph, ParagraphKind, Repair,
    Section,
};
use crate::text::Span;

/// The form of what is written here.
const FORM: u8 = 3;

/// The form before it, which is read as long as libraries hold it: nothing in it was laid out or stood out.
const FORM_BEFORE: u8 = 2;

const KINDS: [ParagraphKind; 9] = [
    ParagraphKind::Headline,
    ParagraphKind::Byline,
    ParagraphKind::Heading,
    ParagraphKind::Prose,
    ParagraphKind::ListItem,
    ParagraphKind::Caption,
    ParagraphKind::Verbatim,
    ParagraphKind::Code,
    ParagraphKind::Usage,
];

const LOOKS: [Look; 6] = [Look::Strong, Look::Underlined, Look::Added, Look::Removed, Look::Place, Look::Code];

const REPAIRS: [Repair; 5] =
    [Repair::DamagedBytes, Repair::Controls, Repair::Overstrikes, Repair::FrontMatter, Repair::Truncated];

/// The layout of `document`.
pub fn of(document: &Document) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(usize::from(FORM));
    out.optional(document.headline.as_ref(), |out, span| out.span(*span));
    out.optional(document.dateline.as_ref(), |out, span| out.span(*span));
    out.optional(document.byline.as_ref(), |out, line| match line {
        Line::InText(span) => {
            out.number(0);
            out.span(*span);
        }
        Line::Apart(words) => {
            out.number(1);
            out.words(words);
        }
    });
    let facts = [&document.published, &document.url, &document.site, &document.picture, &document.language];
    for fact in facts {
        out.optional(fact.as_ref(), |out, words| out.words(words));
    }
    out.all(&document.paragraphs, |out, paragraph| {
        out.span(paragraph.span);
        out.number(KINDS.iter().position(|kind| *kind == paragraph.kind).unwrap_or(0));
        out.number(usize::from(paragraph.inset.quotes));
        out.number(usize::from(paragraph.inset.lists));
        out.number(usize::from(paragraph.inset.first_cells));
        out.number(usize::from(paragraph.inset.rest_cells));
    });
    out.all(&document.sections, |out, section| {
        out.optional(section.heading.as_ref(), |out, span| out.span(*span));
        out.number(usize::from(section.level));
        out.span(section.span);
        out.number(section.paragraphs.start);
        out.number(section.paragraphs.end);
        out.number(section.words);
    });
    out.all(&document.sentences, |out, span| out.span(*span));
    out.all(&document.links, |out, link| {
        out.span(link.span);
        out.words(&link.address);
    });
    out.all(&document.images, |out, image| {
        out.number(image.at);
        out.words(&image.address);
        out.optional(image.alternative.as_ref(), |out, words| out.words(words));
    });
    out.all(&document.anchors, |out, anchor| {
        out.number(anchor.at);
        out.words(&anchor.name);
    });
    out.all(&document.feeds, |out, feed| {
        out.words(&feed.address);
        out.optional(feed.title.as_ref(), |out, words| out.words(words));
    });
    out.all(&document.repairs, |out, repair| {
        out.number(REPAIRS.iter().position(|known| known == repair).unwrap_or(0));
    });
    out.all(&document.emphasis, |out, emphasis| {
        out.span(emphasis.span);
        out.number(LOOKS.iter().position(|known| *known == emphasis.look).unwrap_or(0));
    });
    out.into_bytes()
}

/// `text` laid out as `shape` says, or anew where that can't be read.
pub fn document(text: String, shape: &[u8]) -> Document {
    match layout(&text, shape) {
        Some(document) => Document { text, ..document },
        None => document::read_text(text, vec![]),
    }
}

/// What `shape` says of `text`, without the text.
pub(in crate::document) fn layout(text: &str, shape: &[u8]) -> Option<Document> {
    let mut reader = Reader::of(text, shape);
    reader.document().filter(|_| reader.is_at_end())
}

/// The address of `text`, which has the layout `shape`; `None` where it has none, or that can't be read.
pub fn address(text: &str, shape: &[u8]) -> Option<String> {
    Reader::of(text, shape).head()?.url
}

/// What a layout says before it comes to paragraphs.
struct Head {
    form: u8,
    headline: Option<Span>,
    dateline: Option<Span>,
    byline: Option<Line>,
    published: Option<String>,
    url: Option<String>,
    site: Option<String>,
    picture: Option<String>,
    language: Option<String>,
}

impl Reader<'_> {
    fn head(&mut self) -> Option<Head> {
        let form = self.small().filter(|form| [FORM, FORM_BEFORE].contains(form))?;
        let headline = self.optional(Self::span)?;
        let dateline = self.optional(Self::span)?;
        let byline = self.optional(|reader| match reader.number()? {
            0 => reader.span().map(Line::InText),
            1 => reader.words().map(Line::Apart),
            _ => None,
        })?;
        let mut fact = || self.optional(Self::words);
        let (published, url, site, picture, language) = (fact()?, fact()?, fact()?, fact()?, fact()?);
        Some(Head { form, headline, dateline, byline, published, url, site, picture, language })
    }

    fn document(&mut self) -> Option<Document> {
        let Head { form, headline, dateline, byline, published, url, site, picture, language } = self.head()?;
        let paragraphs = self.all(|reader| reader.paragraph(form))?;
        let sections = self.all(Self::section)?;
        let sentences = self.all(Self::span)?;
        let links = self.all(|reader| Some(Link { span: reader.span()?, address: reader.words()? }))?;
        let images = self.all(Self::image)?;
        let anchors = self.all(Self::anchor)?;
        let feeds =
            self.all(|reader| Some(FeedLink { address: reader.words()?, title: reader.optional(Self::words)? }))?;
        let repairs = self.all(|reader| REPAIRS.get(reader.number()?).copied())?;
        let emphasis = if form == FORM { self.all(Self::emphasis)? } else { vec![] };
        let whole = sections.iter().all(|section| section.paragraphs.end <= paragraphs.len());
        whole.then_some(Document {
            text: String::new(),
            headline,
            byline,
            dateline,
            published,
            url,
            site,
            picture,
            language,
            paragraphs,
            sections,
            sentences,
            links,
            images,
            anchors,
            emphasis,
            feeds,
            repairs,
        })
    }

    fn paragraph(&mut self, form: u8) -> Option<Paragraph> {
        let (span, kind) = (self.span()?, *KINDS.get(self.number()?)?);
        let mut inset = Inset { quotes: self.small()?, lists: self.small()?, ..Inset::default() };
        if form == FORM {
            (inset.first_cells, inset.rest_cells) = (self.small()?, self.small()?);
        }
        Some(Paragraph { span, kind, inset })
    }

    fn emphasis(&mut self) -> Option<Emphasis> {
        Some(Emphasis { span: self.span()?, look: *LOOKS.get(self.number()?)? })
    }

    fn section(&mut self) -> Option<Section> {
        let heading = self.optional(Self::span)?;
        let level = self.small()?;
        let span = self.span()?;
        let (first, end) = (self.number()?, self.number()?);
        Some(Section { heading, level, span, paragraphs: first..end, words: self.number()? }).filter(|_| first <= end)
    }

    fn anchor(&mut self) -> Option<Anchor> {
        let at = self.number().filter(|at| self.text.is_char_boundary(*at))?;
        Some(Anchor { name: self.words()?, at })
    }

    fn image(&mut self) -> Option<Image> {
        let at = self.number()?;
        let (address, alternative) = (self.words()?, self.optional(Self::words)?);
        self.text.is_char_boundary(at).then_some(Image { at, address, alternative })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::format::Hint;
    use proptest::prelude::*;

    const PAGE: &[u8] =
        "# Old bridge to close\n\nBy *Ana Ruiz*, of `alder`\n\n“It will not carry them,” [the mayor](https://a.example/m) \
        said.\n\n## Who pays\n\n- the port\n- the town\n\n> Nobody.\n\n![A dam](dam.png)\n\n```\ncode\n```\n"
            .as_bytes();

    #[test]
    fn a_layout_is_read_as_it_was_written() {
        let hint = Hint { name: Some("a.md"), ..Hint::default() };
        let mut page = document::read(PAGE, &hint);
        page.published = Some("2026-01-02".to_owned());
        page.byline = Some(Line::Apart("Ana Ruiz".to_owned()));
        page.repairs = vec![Repair::Controls];
        let shape = of(&page);
        assert_eq!(document(page.text.clone(), &shape), page);
    }

    #[test]
    fn what_is_no_layout_of_the_text_lays_it_out_anew() {
        let page = document::read(PAGE, &Hint { name: Some("a.md"), ..Hint::default() });
        let shape = of(&page);
        let anew = |text: &str| document::read_text(text.to_owned(), vec![]);
        assert_eq!(document("é".to_owned(), &shape), anew("é"));
        assert_eq!(document("rain".to_owned(), &[]), anew("rain"));
        assert_eq!(document(page.text.clone(), &shape[..shape.len() - 1]), anew(&page.text));
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_layout(text in "(\\PC{0,40}\n{0,3}){0,12}") {
            let page = document::read(text.as_bytes(), &Hint::default());
            prop_assert_eq!(document(page.text.clone(), &of(&page)), page);
        }

        #[test]
        fn no_bytes_break_it(text in "\\PC{0,60}", shape in prop::collection::vec(any::<u8>(), 0..80)) {
            let page = document(text, &shape);
            for span in page.sentences.iter().chain(page.paragraphs.iter().map(|paragraph| &paragraph.span)) {
                prop_assert!(page.text.get(span.start()..span.end()).is_some());
            }
        }
    }
}
