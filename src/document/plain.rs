//! Paragraphs, headings and sections of plain text, which marks none of them.
//!
//! Paragraphs come in three layouts: apart by blank lines, the same wrapped at some width, and one a line with nothing
//! between. [`blocks`] finds which, and the blocks. [`heading`](super::heading) then weighs each block against its
//! neighbours and against the document as a whole, for what makes a heading is that it stands out from its text.

use super::furniture;
use super::heading::{self, Block};
use super::sentence::push_sentences;
use super::{Document, Line, Paragraph, ParagraphKind, Repair, Section};
use crate::text::Span;

/// Lines longer than this are never one of several that were wrapped.
const MAX_WRAPPED_CHARS: usize = 110;
/// Byline and date stand among this many blocks behind the headline.
const FURNITURE_BLOCKS: usize = 3;

/// The document that `text` is, `repairs` having been made to it.
pub fn parse(text: String, repairs: Vec<Repair>) -> Document {
    let blocks = blocks(&text);
    let kinds = heading::classify(&text, &blocks);
    let mut document = Document { text, repairs, ..Document::default() };
    for (index, (block, kind)) in blocks.iter().zip(kinds).enumerate() {
        let kind = furnish(&mut document, index, block, kind);
        document.paragraphs.push(Paragraph { span: block.span, kind });
    }
    let first_prose = document.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Prose);
    document.dateline = first_prose.and_then(|paragraph| furniture::dateline(&document.text, paragraph.span));
    document.sections = sections(&document.text, &document.paragraphs);
    for paragraph in &document.paragraphs {
        match paragraph.kind {
            ParagraphKind::Prose | ParagraphKind::ListItem => {
                push_sentences(&document.text, paragraph.span, &mut document.sentences);
            }
            _ => document.sentences.push(paragraph.span),
        }
    }
    document
}

/// Takes note of headline, byline and date, and says what kind of paragraph the block is.
fn furnish(document: &mut Document, index: usize, block: &Block, kind: ParagraphKind) -> ParagraphKind {
    let line = block.span.of(&document.text);
    if kind == ParagraphKind::Headline {
        document.headline = Some(block.span);
        return kind;
    }
    if index > FURNITURE_BLOCKS || line.len() > 160 {
        return kind;
    }
    if document.byline.is_none() && furniture::is_byline(line) {
        document.byline = Some(Line::InText(block.span));
        return ParagraphKind::Byline;
    }
    if document.published.is_none() {
        document.published = furniture::date(line);
        if document.published.is_some() {
            return ParagraphKind::Byline;
        }
    }
    kind
}

/// The stretches that stand apart, in text order, each without white space at its ends.
fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut blank_before = true;
    for (index, line) in lines.iter().enumerate() {
        let trimmed = line.trimmed(text);
        if trimmed.is_empty() {
            blank_before = true;
            continue;
        }
        let indent = trimmed.start() - line.start();
        let goes_on = !blank_before
            && index > 0
            && blocks.last().is_some_and(|block| goes_on(text, block, lines[index - 1], *line, indent, width));
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => {
                block.span = Span::new(block.span.start(), trimmed.end());
                block.lines += 1;
            }
            None => blocks.push(Block { span: trimmed, lines: 1, indent, blank_before }),
        }
        blank_before = false;
    }
    blocks
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start += line.len() + 1;
        span
    });
    lines.collect()
}

/// The width lines were wrapped at; `None` where each line is a paragraph of its own.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    let mut lengths = Vec::new();
    for pair in lines.windows(2) {
        let (line, next) = (pair[0].of(text), pair[1].of(text));
        if !line.trim().is_empty() && !next.trim().is_empty() {
            lengths.push(line.trim_end().chars().count());
        }
    }
    if lengths.is_empty() {
        return None;
    }
    lengths.sort_unstable();
    let width = lengths[lengths.len() * 19 / 20];
    let full = lengths.iter().filter(|length| **length * 4 >= width * 3).count();
    (width <= MAX_WRAPPED_CHARS && width >= 30 && full * 2 > lengths.len()).then_some(width)
}

/// Whether `line` goes on with the paragraph of `block`, whose last line is `before`.
fn goes_on(text: &str, block: &Block, before: Span, line: Span, indent: usize, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let words = line.of(text).trim_start();
    if heading::list_marker(words).is_some() || words.chars().all(|sign| matches!(sign, '=' | '-' | '_' | '*' | '~')) {
        return false;
    }
    // A line ends a paragraph where the next word would still have fitted it.
    let first = words.split_whitespace().next().map_or(0, |word| word.chars().count());
    let full = before.of(text).trim_end().chars().count() + 1 + first > width.saturating_sub(1);
    let indented =
        indent > block.indent && block.lines > 1 || (indent > 0 && block.indent == 0 && !in_list(text, block));
    full && !indented || (!full && !ends_a_sentence(before.of(text)) && begins_small(words) && !indented)
}

fn in_list(text: &str, block: &Block) -> bool {
    heading::list_marker(block.span.of(text)).is_some()
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '”', '"', ':', ')'])
}

fn begins_small(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Paragraphs under each heading; the headline, and what stands before the first heading, have a section of their own.
fn sections(text: &str, paragraphs: &[Paragraph]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let heading = (paragraph.kind == ParagraphKind::Heading).then_some(paragraph.span);
        let words = match paragraph.kind {
            ParagraphKind::Prose | ParagraphKind::ListItem | ParagraphKind::Verbatim => {
                paragraph.span.of(text).split_whitespace().count()
            }
            ParagraphKind::Headline | ParagraphKind::Byline | ParagraphKind::Heading => 0,
        };
        match sections.last_mut() {
            Some(section) if heading.is_none() => {
                section.span = section.span.to(paragraph.span);
                section.paragraphs.end = index + 1;
                section.words += words;
            }
            _ => {
                let level = heading.map_or(1, |heading| heading::level(heading.of(text)));
                sections.push(Section { heading, level, span: paragraph.span, paragraphs: index..index + 1, words });
            }
        }
    }
    sections
}
