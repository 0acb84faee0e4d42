//! What is wrapped at once.

use crate::document::{Document, Inset, Paragraph, ParagraphKind};
use crate::text::Span;
use crate::text::width::width_cells;

/// Paragraphs longer than this many bytes are wrapped in pieces, so that no key waits for a paragraph of megabytes.
const MAX_BLOCK_BYTES: usize = 8 * 1024;
/// Lines that are measured of a text that was laid out.
const MEASURED_LINES: usize = 2_000;
/// Longer lines are broken anyway.
const MAX_LINE_BYTES: usize = 400;
/// Cells by which a quotation or a list moves its paragraphs in.
pub const INSET_CELLS: u16 = 2;
/// What is wrapped at once: a paragraph, or a piece of a very long one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) kind: ParagraphKind,
    /// Whether it stands apart from the one above.
    pub(super) apart: bool,
    /// Rows above it, as a range of [`super::TextView::above`]; empty where they are as `apart` says.
    pub(super) above: (usize, usize),
    pub(super) inset: Inset,
    /// Cells of the bullet or number it begins with.
    pub(super) marker_cells: u16,
}

impl Block {
    /// Rows above it.
    pub(super) fn gap(&self) -> usize {
        match self.above {
            (start, end) if start < end => end - start,
            _ => usize::from(self.apart),
        }
    }

    /// Where its lines begin, in lines of `width_cells`: no further in than a third of them, or three fifths of them
    /// where they were laid out so.
    pub(super) fn indent(&self, width_cells: u16) -> Indent {
        let is_item = self.kind == ParagraphKind::ListItem;
        let is_laid_out = self.inset.first_cells > 0 || self.inset.rest_cells > 0;
        let most = if is_laid_out { width_cells / 5 * 3 } else { width_cells / 3 };
        let bars = u16::from(self.inset.quotes).min(most / INSET_CELLS);
        let lists = u16::from(self.inset.lists).saturating_sub(u16::from(is_item));
        let outer_cells = (bars + lists) * INSET_CELLS;
        let first_cells = (outer_cells + u16::from(self.inset.first_cells)).min(most);
        let rest_cells = match self.inset.rest_cells {
            0 => first_cells + self.marker_cells,
            rest_cells => outer_cells + u16::from(rest_cells),
        };
        Indent { bars, first_cells, rest_cells: rest_cells.min(most) }
    }
}

/// How far in the lines of a block begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Indent {
    pub(super) bars: u16,
    pub(super) first_cells: u16,
    pub(super) rest_cells: u16,
}

/// The blocks of `document`, in text order.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(document.paragraphs.len());
    let mut before: Option<&Paragraph> = None;
    for paragraph in &document.paragraphs {
        let apart = match (before.map(|before| before.kind), paragraph.kind) {
            (None, _)
            | (Some(ParagraphKind::Headline), ParagraphKind::Byline)
            | (Some(ParagraphKind::ListItem), ParagraphKind::ListItem) => false,
            (Some(_), _) => !before.is_some_and(|before| is_close(document, before, paragraph)),
        };
        let marker_cells = u16::try_from(width_cells(paragraph.marker(&document.text))).unwrap_or(0);
        let mut block = Block {
            span: paragraph.span,
            kind: paragraph.kind,
            apart,
            above: (0, 0),
            inset: paragraph.inset,
            marker_cells,
        };
        while block.span.len() > MAX_BLOCK_BYTES {
            let (end, start) = cut(&document.text, block.span, block.kind);
            blocks.push(Block { span: Span::new(block.span.start(), end), ..block });
            block = Block { span: Span::new(start, block.span.end()), apart: false, ..block };
        }
        blocks.push(block);
        before = Some(paragraph);
    }
    blocks
}

/// Whether `paragraph` was laid out on the line below the one `before` it.
fn is_close(document: &Document, before: &Paragraph, paragraph: &Paragraph) -> bool {
    let laid_out = |paragraph: &Paragraph| paragraph.kind.keeps_lines() || paragraph.inset.first_cells > 0;
    let between = || Span::new(before.span.end(), paragraph.span.start()).of(&document.text);
    (laid_out(before) || laid_out(paragraph)) && !between().contains("\n\n")
}

/// Where a stretch longer than a block is cut, and where it goes on: at the last line end of its first
/// [`MAX_BLOCK_BYTES`] where its lines stay, else behind the last white space.
fn cut(text: &str, span: Span, kind: ParagraphKind) -> (usize, usize) {
    let limit = text.floor_char_boundary(span.start() + MAX_BLOCK_BYTES);
    let head = Span::new(span.start(), limit).of(text);
    if let Some(at) = head.rfind('\n').filter(|at| kind.keeps_lines() && *at > 0) {
        return (span.start() + at, span.start() + at + 1);
    }
    let behind = behind_last_word(head).map_or(limit, |length| span.start() + length);
    (behind, behind)
}

fn behind_last_word(head: &str) -> Option<usize> {
    head.rfind(char::is_whitespace).filter(|at| *at > 0).map(|at| {
        let blank = head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        at + blank
    })
}

/// How wide the lines of `document` were laid out; 0 where most of it is wrapped to any width. Of a long text only the
/// beginning is looked at.
pub(super) fn laid_out_cells(document: &Document) -> u16 {
    let kept: usize = document.paragraphs.iter().filter(|one| one.kind.keeps_lines()).map(|one| one.span.len()).sum();
    if kept * 2 < document.text.len() {
        return 0;
    }
    let kept = document.paragraphs.iter().filter(|paragraph| paragraph.kind.keeps_lines());
    let lines = kept.flat_map(|paragraph| paragraph.span.of(&document.text).split('\n')).take(MEASURED_LINES);
    let widest = lines.filter(|line| line.len() <= MAX_LINE_BYTES).map(width_cells).max();
    u16::try_from(widest.unwrap_or(0)).unwrap_or(0)
}
