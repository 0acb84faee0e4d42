//! What is wrapped at once.

use crate::document::{Document, Inset, ParagraphKind};
use crate::text::Span;
use crate::text::width::width_cells;

/// Paragraphs longer than this many bytes are wrapped in pieces, so that no key waits for a paragraph of megabytes.
const MAX_BLOCK_BYTES: usize = 8 * 1024;
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

    /// Where its lines begin, in lines of `width_cells`: no further in than a third of them.
    pub(super) fn indent(&self, width_cells: u16) -> Indent {
        let is_item = self.kind == ParagraphKind::ListItem;
        let most = width_cells / 3;
        let bars = u16::from(self.inset.quotes).min(most / INSET_CELLS);
        let lists = u16::from(self.inset.lists).saturating_sub(u16::from(is_item));
        let first_cells = ((bars + lists) * INSET_CELLS).min(most);
        Indent { bars, first_cells, rest_cells: (first_cells + self.marker_cells).min(most) }
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
    let mut before = None;
    for paragraph in &document.paragraphs {
        let apart = match (before, paragraph.kind) {
            (None, _)
            | (Some(ParagraphKind::Headline), ParagraphKind::Byline)
            | (Some(ParagraphKind::ListItem), ParagraphKind::ListItem) => false,
            (Some(_), _) => true,
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
            let rest = Span::new(cut(&document.text, block.span), block.span.end());
            blocks.push(Block { span: Span::new(block.span.start(), rest.start()), ..block });
            block = Block { span: rest, apart: false, ..block };
        }
        blocks.push(block);
        before = Some(paragraph.kind);
    }
    blocks
}

/// Where a stretch longer than a block is cut: behind the last white space of its first [`MAX_BLOCK_BYTES`].
fn cut(text: &str, span: Span) -> usize {
    let limit = text.floor_char_boundary(span.start() + MAX_BLOCK_BYTES);
    let head = Span::new(span.start(), limit).of(text);
    head.rfind(char::is_whitespace).filter(|at| *at > 0).map_or(limit, |at| {
        let blank = head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        span.start() + at + blank
    })
}
