//! A page that is filled anew, and where on it the words of its source went.

use crate::document::{Emphasis, Inset, Paragraph, ParagraphKind};
use crate::text::Span;

/// The page so far.
#[derive(Debug)]
pub(super) struct Page<'a> {
    source: &'a str,
    pub(super) text: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pieces: Vec<Piece>,
}

/// A stretch of the source, and where it stands now.
#[derive(Debug, Clone, Copy)]
struct Piece {
    source: Span,
    start: usize,
}

impl<'a> Page<'a> {
    /// One that is filled from `source`.
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, text: String::with_capacity(source.len()), paragraphs: Vec::new(), pieces: Vec::new() }
    }

    /// Begins another line, below a free one where it stands `apart`, and says where.
    pub(super) fn begin(&mut self, apart: bool) -> usize {
        if !self.text.is_empty() {
            self.text.push_str(if apart { "\n\n" } else { "\n" });
        }
        self.text.len()
    }

    /// Puts down what stands at `span` of the source.
    pub(super) fn put(&mut self, span: Span) {
        self.pieces.push(Piece { source: span, start: self.text.len() });
        self.text.push_str(span.of(self.source));
    }

    /// Puts down `count` blanks.
    pub(super) fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
    }

    /// What was put down from `start` on is a paragraph.
    pub(super) fn end(&mut self, start: usize, kind: ParagraphKind, inset: Inset) -> Span {
        let span = Span::new(start, self.text.len());
        self.paragraphs.push(Paragraph { span, kind, inset });
        span
    }

    /// What stands out of the page, where `emphasis` of the source does.
    pub(super) fn emphasized(&self, emphasis: &[Emphasis]) -> Vec<Emphasis> {
        let mut placed = Vec::with_capacity(emphasis.len());
        for Emphasis { span, look } in emphasis {
            let first = self.pieces.partition_point(|piece| piece.source.end() <= span.start());
            let pieces = self.pieces.iter().skip(first).take_while(|piece| piece.source.start() < span.end());
            placed.extend(pieces.map(|piece| {
                let start = span.start().max(piece.source.start()) - piece.source.start() + piece.start;
                let end = span.end().min(piece.source.end()) - piece.source.start() + piece.start;
                Emphasis { span: Span::new(start, end), look: *look }
            }));
        }
        placed
    }
}
