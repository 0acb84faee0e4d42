//! Paragraphs to a document: which of the first are byline and date, the sections under each heading, the sentences.
//!
//! The same for every format; only how deep a heading stands each knows in its own way.

use super::furniture;
use super::sentence::push_sentences;
use super::{Document, Line, Paragraph, ParagraphKind, Section};
use crate::text::Span;
use crate::text::bytes::words;

/// Byline and date stand among this many paragraphs at the top.
const FURNITURE_PARAGRAPHS: usize = 6;

/// Completes a `document` of text and paragraphs; what it says of itself already stays. `levels` gives the level of
/// each of the text's headings.
pub(super) fn assemble(mut document: Document, levels: impl FnOnce(&str, &[Span]) -> Vec<u8>) -> Document {
    let mut paragraphs = std::mem::take(&mut document.paragraphs);
    document.headline =
        paragraphs.first().filter(|first| first.kind == ParagraphKind::Headline).map(|first| first.span);
    for paragraph in paragraphs.iter_mut().take(FURNITURE_PARAGRAPHS) {
        furnish(&mut document, paragraph);
    }
    let mut top = paragraphs.iter().take(FURNITURE_PARAGRAPHS);
    let first_prose = top.find(|paragraph| paragraph.kind == ParagraphKind::Prose);
    document.dateline = first_prose.and_then(|first| furniture::dateline(&document.text, first.span));
    document.sections = sections(&document.text, &paragraphs, levels);
    document.sentences = sentences(&document.text, &paragraphs);
    document.paragraphs = paragraphs;
    document
}

/// Takes note of byline and date, if `paragraph` is one.
fn furnish(document: &mut Document, paragraph: &mut Paragraph) {
    if !matches!(paragraph.kind, ParagraphKind::Prose | ParagraphKind::Heading) {
        return;
    }
    let line = paragraph.span.of(&document.text);
    let in_text = matches!(document.byline, Some(Line::InText(_)));
    let date = if !in_text && furniture::is_byline(line) {
        let date = furniture::date_within(line);
        document.byline.get_or_insert(Line::InText(paragraph.span));
        date
    } else if let Some(date) = furniture::date(line) {
        Some(date)
    } else {
        return;
    };
    paragraph.kind = ParagraphKind::Byline;
    document.published = document.published.take().or(date);
}

/// Paragraphs under each heading; what stands before the first heading has a section of its own.
fn sections(text: &str, paragraphs: &[Paragraph], levels: impl FnOnce(&str, &[Span]) -> Vec<u8>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let words = match paragraph.kind {
            ParagraphKind::Headline | ParagraphKind::Byline | ParagraphKind::Heading => 0,
            _ => words(paragraph.span.of(text)),
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
    let headings: Vec<Span> = sections.iter().filter_map(|section| section.heading).collect();
    let with_heading = sections.iter_mut().filter(|section| section.heading.is_some());
    for (section, level) in with_heading.zip(levels(text, &headings)) {
        section.level = level;
    }
    sections
}

/// The sentences of running text; anything else is one, and each line of what stays as it is, each of its columns by
/// itself.
fn sentences(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 100);
    for paragraph in paragraphs {
        match paragraph.kind {
            ParagraphKind::Prose | ParagraphKind::ListItem | ParagraphKind::Caption => {
                push_sentences(text, paragraph.span, &mut sentences);
            }
            ParagraphKind::Verbatim => push_lines(text, paragraph.span, &mut sentences),
            ParagraphKind::Code | ParagraphKind::Usage => {}
            ParagraphKind::Headline | ParagraphKind::Byline | ParagraphKind::Heading => sentences.push(paragraph.span),
        }
    }
    sentences
}

fn push_lines(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let mut start = paragraph.start();
    for line in paragraph.of(text).split('\n') {
        // Two blanks stand between the columns of a table.
        for column in line.split("  ") {
            let span = Span::new(start, start + column.len());
            start = span.end() + 2;
            sentences.extend(Some(span.trimmed(text)).filter(|span| !span.is_empty()));
        }
        start -= 1; // One sign ends a line.
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_what_stays_as_it_is_is_a_sentence_of_its_own() {
        let text = "Sund    Teresa Vale\n  Harnby  Bo Li  40\none line";
        let mut sentences = Vec::new();
        push_lines(text, Span::new(0, text.len()), &mut sentences);
        let shown: Vec<&str> = sentences.iter().map(|span| span.of(text)).collect();
        assert_eq!(shown, ["Sund", "Teresa Vale", "Harnby", "Bo Li", "40", "one line"]);
    }
}
