//! Plain text, which marks nothing, to a document.
//!
//! In order: [`super::block`], what is read as one; [`super::heading`], which of them are headings;
//! [`super::assembly`], the document that comes of it.

use super::assembly;
use super::block::{self, Block};
use super::heading;
use super::{Document, Inset, Paragraph, ParagraphKind, Repair};

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
    if let Some(first) = blocks.first_mut().filter(|_| has_headline) {
        first.kind = ParagraphKind::Headline;
    }
    let paragraph = |block: &Block| Paragraph { span: block.span, kind: block.kind, inset: Inset::default() };
    let paragraphs = blocks.iter().map(paragraph).collect();
    assembly::assemble(Document { text, paragraphs, repairs, ..Document::default() }, heading::levels)
}

#[cfg(test)]
mod tests {
    use super::super::{Hint, Line, read_text};
    use super::*;
    use crate::text::Span;
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

    fn read(bytes: &[u8]) -> Document {
        super::super::read(bytes, &Hint::default())
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
