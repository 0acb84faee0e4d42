//! Plain text, which marks nothing, to a document.
//!
//! In order: [`super::block`], what is read as one; [`super::heading`], which of them are headings;
//! here, what each is to the article, and the sections and sentences that come of it.

use super::block::{self, Block};
use super::furniture;
use super::heading;
use super::sentence::push_sentences;
use super::{Document, Line, Paragraph, ParagraphKind, Repair, Section};
use crate::text::Span;

/// Byline and date stand among this many blocks at the top.
const FURNITURE_BLOCKS: usize = 6;

/// The document that `text` is, `repairs` having been made to it.
pub fn parse(text: String, repairs: Vec<Repair>) -> Document {
    let blocks = marked_blocks(&text);
    let has_headline = heading::first_is_headline(&text, &blocks);
    document(text, repairs, blocks, has_headline)
}

/// As [`parse`], for a text whose first line is known to be its headline.
pub fn parse_with_headline(text: String, repairs: Vec<Repair>) -> Document {
    let blocks = marked_blocks(&text);
    document(text, repairs, blocks, true)
}

fn marked_blocks(text: &str) -> Vec<Block> {
    let mut blocks = block::blocks(text);
    heading::mark_headings(text, &mut blocks);
    blocks
}

fn document(text: String, repairs: Vec<Repair>, mut blocks: Vec<Block>, has_headline: bool) -> Document {
    let mut document = Document { text, repairs, ..Document::default() };
    if let Some(first) = blocks.first_mut().filter(|_| has_headline) {
        first.kind = ParagraphKind::Headline;
        document.headline = Some(first.span);
    }
    for block in blocks.iter_mut().take(FURNITURE_BLOCKS) {
        furnish(&mut document, block);
    }
    let first_prose = blocks.iter().take(FURNITURE_BLOCKS).find(|block| block.kind == ParagraphKind::Prose);
    document.dateline = first_prose.and_then(|block| furniture::dateline(&document.text, block.span));
    document.paragraphs = blocks.iter().map(|block| Paragraph { span: block.span, kind: block.kind }).collect();
    document.sections = sections(&document.text, &document.paragraphs);
    document.sentences = sentences(&document.text, &document.paragraphs);
    document
}

/// Takes note of byline and date, if `block` is one.
fn furnish(document: &mut Document, block: &mut Block) {
    if !matches!(block.kind, ParagraphKind::Prose | ParagraphKind::Heading) {
        return;
    }
    let line = block.span.of(&document.text);
    let date = if document.byline.is_none() && furniture::is_byline(line) {
        document.byline = Some(Line::InText(block.span));
        furniture::date_within(line)
    } else if let Some(date) = furniture::date(line) {
        Some(date)
    } else {
        return;
    };
    block.kind = ParagraphKind::Byline;
    document.published = document.published.take().or(date);
}

/// Paragraphs under each heading; what stands before the first heading has a section of its own.
fn sections(text: &str, paragraphs: &[Paragraph]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let words = match paragraph.kind {
            ParagraphKind::Prose | ParagraphKind::ListItem | ParagraphKind::Verbatim => words(paragraph.span.of(text)),
            ParagraphKind::Headline | ParagraphKind::Byline | ParagraphKind::Heading => 0,
        };
        let is_heading = paragraph.kind == ParagraphKind::Heading;
        match sections.last_mut() {
            Some(section) if !is_heading => {
                section.span = section.span.to(paragraph.span);
                section.paragraphs.end = index + 1;
                section.words += words;
            }
            _ => {
                let heading = is_heading.then_some(paragraph.span);
                sections.push(Section { heading, level: 1, span: paragraph.span, paragraphs: index..index + 1, words });
            }
        }
    }
    set_levels(text, &mut sections);
    sections
}

fn set_levels(text: &str, sections: &mut [Section]) {
    let headings: Vec<Span> = sections.iter().filter_map(|section| section.heading).collect();
    let levels = heading::levels(text, &headings);
    let with_heading = sections.iter_mut().filter(|section| section.heading.is_some());
    for (section, level) in with_heading.zip(levels) {
        section.level = level;
    }
}

/// How many words `part` has: stretches without white space.
fn words(part: &str) -> usize {
    if part.is_ascii() {
        return part.as_bytes().split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    }
    part.split_whitespace().count()
}

/// The sentences of running text; anything else is one, and each line of what stays as it is.
fn sentences(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 100);
    for paragraph in paragraphs {
        match paragraph.kind {
            ParagraphKind::Prose | ParagraphKind::ListItem => push_sentences(text, paragraph.span, &mut sentences),
            ParagraphKind::Verbatim => push_lines(text, paragraph.span, &mut sentences),
            ParagraphKind::Headline | ParagraphKind::Byline | ParagraphKind::Heading => sentences.push(paragraph.span),
        }
    }
    sentences
}

fn push_lines(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let mut start = paragraph.start();
    for line in paragraph.of(text).split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end() + 1;
        sentences.extend(Some(span.trimmed(text)).filter(|span| !span.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Line, Paragraph, read, read_text};
    use super::*;
    use proptest::prelude::*;

    const PROSE: &str = "The council met on Monday evening and voted, after four hours, to close the old bridge to lorries \
                         until the spring.";

    #[test]
    fn furniture_is_found_at_the_top() {
        let text = format!(
            "Council Closes the Old Bridge\n\nBy Ana Ruiz\n\n2 Dec 2025\n\nALDER (Agency) - {PROSE}\n\n{PROSE}"
        );
        let document = parse(text, vec![]);
        assert_eq!(document.headline_text(), Some("Council Closes the Old Bridge"));
        assert_eq!(document.byline.as_ref().map(|line| line.of(&document.text)), Some("By Ana Ruiz"));
        assert_eq!(document.published.as_deref(), Some("2025-12-02"));
        assert_eq!(document.dateline.map(|dateline| dateline.of(&document.text)), Some("ALDER (Agency)"));
        assert_eq!(document.sections.len(), 1);
    }

    #[test]
    fn a_lede_is_no_headline() {
        let document = parse(format!("{PROSE}\n{PROSE}\nThe Road Ahead\n{PROSE}\n"), vec![]);
        assert_eq!(document.headline, None);
        let headings: Vec<_> =
            document.sections.iter().map(|section| section.heading.map(|heading| heading.of(&document.text))).collect();
        assert_eq!(headings, [None, Some("The Road Ahead")]);
    }

    #[test]
    fn a_headline_of_front_matter_is_the_first_line() {
        let front = "+++\ntitle = 'Dam holds'\nauthor = 'Ana Ruiz'\n+++\n";
        for body in [format!("\n{PROSE}"), format!("Dam holds\n\n{PROSE}")] {
            let document = read_text(format!("{front}{body}"), vec![]);
            assert_eq!(document.text, format!("Dam holds\n\n{PROSE}"));
            assert_eq!(document.headline_text(), Some("Dam holds"));
            assert_eq!(document.byline, Some(Line::Apart("Ana Ruiz".to_owned())));
        }
    }

    #[test]
    fn a_headline_alone_is_a_document() {
        let document = read_text("+++\ntitle = 'Dam holds'\n+++\n".to_owned(), vec![]);
        assert_eq!(document.headline_text(), Some("Dam holds"));
        assert_eq!(read(b"").paragraphs, []);
    }

    #[test]
    fn a_text_that_needs_no_mending_is_unchanged() {
        for text in ["\n\n  Ana — “no”\n\n", " Ruiz\n", "a  b\n\n\n\nc"] {
            assert_eq!(read(text.as_bytes()).text, text);
        }
    }

    fn check(document: &Document) {
        let text = &document.text;
        assert!(!text.chars().any(|sign| sign.is_control() && sign != '\n'));
        let mut end = 0;
        for Paragraph { span, .. } in &document.paragraphs {
            assert!(Span::new(end, span.start()).of(text).trim().is_empty(), "only white space between paragraphs");
            assert!(!span.of(text).is_empty());
            end = span.end();
        }
        assert!(Span::new(end, text.len()).of(text).trim().is_empty());
        let mut index = 0;
        for section in &document.sections {
            assert_eq!(section.paragraphs.start, index, "sections hold every paragraph");
            assert!(section.heading.is_none_or(|heading| section.span.covers(heading)));
            index = section.paragraphs.end;
        }
        assert_eq!(index, document.paragraphs.len());
        for pair in document.sentences.windows(2) {
            assert!(pair[0].end() <= pair[1].start());
        }
        for sentence in &document.sentences {
            assert!(!sentence.of(text).is_empty());
            assert!(document.paragraphs[document.paragraph_at(sentence.start())].span.covers(*sentence));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_sound_document(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            check(&read(&bytes));
        }

        #[test]
        fn any_lines_give_a_sound_document(
            lines in prop::collection::vec(
                "([+]{3}|title = 'a'|[-=*]{1,4}|CHAPTER IV|By [A-Z][a-z]+|[ \t]{0,5}[A-Za-z ,.?“”:é]{0,90}|\
                  (word ){20,40}\\.|\\PC{0,9})",
                0..30,
            ),
        ) {
            check(&read(lines.join("\n").as_bytes()));
        }
    }
}
