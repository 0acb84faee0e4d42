//! The text on the screen: which lines of it are seen, wrapping no more than those.
//!
//! In reading order: `block`, what is wrapped at once; `row`, what is shown of it; [`TextView`], the window onto both.

mod block;
mod row;

pub use block::INSET_CELLS;
pub use row::Row;

use super::facts::below_headline;
use super::outline;
use super::pictures::{Came, Picture, pictures};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;
use crate::text::line::{self, Line};
use crate::text::width::Glyph;
use crate::text::wrap::{Widths, lines_as_they_stand, wrap, wrap_hyphenated};
use block::{Block, Indent, blocks, laid_out_cells};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// How many wrapped blocks are kept.
const MAX_CACHED_BLOCKS: usize = 1_024;

/// A window onto a document's lines.
#[derive(Debug, Default)]
pub struct TextView {
    blocks: Vec<Block>,
    laid_out_cells: u16,
    is_of_program: bool,
    has_long_outline: bool,
    shape: Shape,
    top: Place,
    /// What stood on top when the size last changed, until something moves: going there and back ends where it began.
    anchor: Option<usize>,
    rows: Vec<Row>,
    wrapped: HashMap<usize, Rc<[Line]>>,
    pictures: Vec<Picture>,
    facts: String,
    shows_pictures: bool,
    /// The rows above those blocks that have a picture there.
    above: Vec<Row>,
}

/// What the lines are fitted into.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Widest a line may be.
    pub width_cells: u16,
    /// Lines seen at once.
    pub height: u16,
    /// Whether long words may be broken at a line's end.
    pub hyphenated: bool,
    /// Whether what is known of the article besides its text stands below its headline.
    pub tells_facts: bool,
    /// Whether lines but the last of a paragraph reach from edge to edge.
    pub justified: bool,
}

/// A row of the whole text: row `row` of block `block`, its blank rows above counted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Place {
    block: usize,
    row: usize,
}

impl TextView {
    /// Shows `document` from its beginning.
    pub fn new(document: &Document) -> Self {
        let laid_out_cells = laid_out_cells(document);
        Self {
            blocks: blocks(document),
            laid_out_cells,
            is_of_program: document.is_of_program(),
            has_long_outline: outline::is_long(document),
            pictures: pictures(document),
            facts: below_headline(document),
            ..Self::default()
        }
    }

    /// What stands in the rows [`Row::Facts`].
    pub fn facts(&self) -> &str {
        &self.facts
    }

    /// How wide lines were laid out that stay as they are; 0 where the text is of others.
    pub fn laid_out_cells(&self) -> u16 {
        self.laid_out_cells
    }

    /// Whether a program printed the text, so that nobody is quoted or named in it.
    pub fn is_of_program(&self) -> bool {
        self.is_of_program
    }

    /// Whether its outline has many names that are long.
    pub fn has_long_outline(&self) -> bool {
        self.has_long_outline
    }

    /// The pictures of the text, in reading order.
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// Shows pictures from now on, or only what is said of them, keeping the same words on top.
    pub(super) fn show_pictures(&mut self, document: &Document, shown: bool) {
        if std::mem::replace(&mut self.shows_pictures, shown) != shown {
            for picture in self.pictures.iter_mut().filter(|_| !shown) {
                picture.take(None);
            }
            self.stack_again(document);
        }
    }

    /// Takes what came of the picture at `address`, keeping the same words on top.
    pub(super) fn take_picture(&mut self, document: &Document, address: &str, came: &Came) {
        let mut changed = false;
        for picture in self.pictures.iter_mut().filter(|picture| picture.address == address) {
            changed |= picture.take(Some(came));
        }
        if changed {
            self.stack_again(document);
        }
    }

    /// Rows of the screen, at most its height, from the top.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The signs of `row` of `text` and the cell each begins at, from the left edge of the lines.
    pub fn placed<'a>(&self, text: &'a str, row: Row) -> impl Iterator<Item = (u16, Glyph<'a>)> + use<'a> {
        let (line, indent_cells, spread) = match row {
            Row::Line { line, kind, last, indent_cells, .. } => {
                let is_filled = kind.is_filled() && !last;
                (line, indent_cells, is_filled && self.shape.justified)
            }
            _ => (Line::from(Span::default()), 0, false),
        };
        let width_cells = self.shape.width_cells.saturating_sub(indent_cells);
        line::placed(text, line, spread.then_some(width_cells)).map(move |(at, glyph)| (at + indent_cells, glyph))
    }

    /// Gives the view a shape, keeping the same words on top.
    pub fn resize(&mut self, document: &Document, shape: Shape) {
        if self.shape == shape {
            return;
        }
        let at = self.anchor.unwrap_or_else(|| self.top_offset());
        if self.shape != (Shape { height: self.shape.height, ..shape }) {
            self.wrapped.clear();
        }
        self.shape = shape;
        self.stack();
        self.show(document, at, 0);
        self.anchor = Some(at);
    }

    /// Finds the rows of pictures anew, with the first line that is seen where it was, or pushed down by what is above
    /// it at the text's beginning.
    fn stack_again(&mut self, document: &Document) {
        let anchor = self.anchor;
        let first = self.rows.iter().position(|row| row.line().is_some()).unwrap_or(0);
        let (at, is_top) = (self.top_offset(), self.top == Place::default());
        self.stack();
        if is_top {
            self.top = Place::default();
            self.settle(document);
        } else {
            self.show(document, at, first);
        }
        self.anchor = anchor;
    }

    /// Puts the rows of pictures above the blocks they stand above; those at the end above a block without lines.
    fn stack(&mut self) {
        self.blocks
            .truncate(self.blocks.len() - usize::from(self.blocks.last().is_some_and(|last| last.span.is_empty())));
        self.above.clear();
        self.blocks.iter_mut().for_each(|block| block.above = (0, 0));
        let Some(end) = self.blocks.last().copied() else { return };
        let mut above: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        if self.shape.tells_facts {
            let below_headline = self.blocks.partition_point(|block| block.kind == ParagraphKind::Headline);
            let lines = wrap(&self.facts, Span::new(0, self.facts.len()), self.shape.width_cells);
            above.entry(below_headline).or_default().extend(lines.into_iter().map(Row::Facts).chain([Row::Blank]));
        }
        for (index, picture) in self.pictures.iter().enumerate() {
            let rows = picture.rows(index, self.shows_pictures, self.shape.width_cells);
            if rows.is_empty() {
                continue;
            }
            let block = self.blocks.partition_point(|block| block.span.start() < picture.at);
            let stack = above.entry(block).or_default();
            stack.extend(rows);
            stack.push(Row::Blank);
        }
        for (index, mut rows) in above {
            if index == self.blocks.len() {
                rows.pop();
                let span = Span::at(end.span.end());
                self.blocks.push(Block { span, kind: ParagraphKind::Caption, apart: true, above: (0, 0), ..end });
            }
            let start = self.above.len();
            let is_close = matches!(rows.first(), Some(Row::Facts(_)));
            self.above.extend((index > 0 && !is_close).then_some(Row::Blank));
            self.above.extend(rows);
            self.blocks[index].above = (start, self.above.len());
        }
    }

    /// Row `row` above the lines of `block`.
    fn row_above(&self, block: &Block, row: usize) -> Row {
        match block.above {
            (start, end) if start < end => self.above[start + row],
            _ => Row::Blank,
        }
    }

    /// Offset of the first line seen; of the end where there is none.
    pub fn top_offset(&self) -> usize {
        let line = self.rows.iter().find_map(|row| row.line());
        line.or_else(|| self.blocks.get(self.top.block).map(|block| block.span)).map_or(0, Span::start)
    }

    /// From the first character seen to the last.
    pub fn seen(&self) -> Span {
        let mut lines = self.rows.iter().filter_map(|row| row.line());
        let first = lines.next().unwrap_or_default();
        lines.next_back().map_or(first, |last| first.to(last))
    }

    /// Whether the last line of the text is seen.
    pub fn at_end(&self) -> bool {
        self.blocks.last().is_none_or(|block| self.seen().end() >= block.span.end())
    }

    /// Rows to scroll by for a page: two stay in sight.
    pub fn page(&self) -> usize {
        usize::from(self.shape.height).saturating_sub(2).max(1)
    }

    /// Moves the window `rows` down, or up where negative; not beyond either end.
    pub fn scroll(&mut self, document: &Document, rows: isize) {
        self.anchor = None;
        let distance = rows.unsigned_abs();
        self.top = if rows < 0 { self.above(document, self.top, distance) } else { self.below(document, distance) };
        self.settle(document);
    }

    /// Puts the line that holds the byte `at` on row `row` of the screen, or as near to it as the ends allow.
    pub fn show(&mut self, document: &Document, at: usize, row: usize) {
        self.anchor = None;
        self.top = {
            let place = self.place(document, at);
            self.above(document, place, row)
        };
        self.settle(document);
    }

    /// Brings the stretch `span` into sight, moving only where it is not seen already.
    pub fn reveal(&mut self, document: &Document, span: Span) {
        let seen = self.seen();
        if seen.start() <= span.start() && span.end() <= seen.end() {
            return;
        }
        self.show(document, span.start(), usize::from(self.shape.height) / 3);
    }

    fn settle(&mut self, document: &Document) {
        let last_top = self.last_top(document);
        if self.top > last_top {
            self.top = last_top;
        }
        self.rows.clear();
        let mut place = self.top;
        while self.rows.len() < usize::from(self.shape.height) && place.block < self.blocks.len() {
            let block = self.blocks[place.block];
            let lines = self.lines(document, place.block);
            let gap = block.gap();
            let indent = block.indent(self.shape.width_cells);
            for row in place.row..gap + lines.len() {
                if self.rows.len() == usize::from(self.shape.height) {
                    break;
                }
                let line = row.checked_sub(gap).map(|index| Row::Line {
                    line: lines[index],
                    kind: block.kind,
                    first: index == 0 && (block.apart || place.block == 0),
                    last: index + 1 == lines.len(),
                    indent_cells: lines[index].hang_cells
                        + if index == 0 { indent.first_cells } else { indent.rest_cells },
                    bars: indent.bars,
                });
                self.rows.push(line.unwrap_or_else(|| self.row_above(&block, row)));
            }
            place = Place { block: place.block + 1, row: 0 };
        }
    }

    /// Where the top stands when the last line is on the last row.
    fn last_top(&mut self, document: &Document) -> Place {
        let Some(last) = self.blocks.len().checked_sub(1) else { return Place::default() };
        let end = Place { block: last, row: self.row_count(document, last).saturating_sub(1) };
        self.above(document, end, usize::from(self.shape.height).saturating_sub(1))
    }

    fn above(&mut self, document: &Document, mut place: Place, mut rows: usize) -> Place {
        while rows > place.row {
            let Some(before) = place.block.checked_sub(1) else { return Place::default() };
            rows -= place.row + 1;
            place = Place { block: before, row: self.row_count(document, before).saturating_sub(1) };
        }
        Place { row: place.row - rows, ..place }
    }

    fn below(&mut self, document: &Document, mut rows: usize) -> Place {
        let mut place = self.top;
        loop {
            let count = self.row_count(document, place.block);
            if place.row + rows < count || place.block + 1 >= self.blocks.len() {
                return Place { row: (place.row + rows).min(count.saturating_sub(1)), ..place };
            }
            rows -= count - place.row;
            place = Place { block: place.block + 1, row: 0 };
        }
    }

    fn place(&mut self, document: &Document, at: usize) -> Place {
        let block = self.blocks.partition_point(|block| block.span.start() <= at).saturating_sub(1);
        let Some(gap) = self.blocks.get(block).map(Block::gap) else { return Place::default() };
        let line = self.lines(document, block).partition_point(|line| line.span.start() <= at).saturating_sub(1);
        Place { block, row: (gap + line).min(self.row_count(document, block).saturating_sub(1)) }
    }

    fn row_count(&mut self, document: &Document, block: usize) -> usize {
        let gap = self.blocks.get(block).map_or(0, Block::gap);
        gap + self.lines(document, block).len()
    }

    fn lines(&mut self, document: &Document, block: usize) -> Rc<[Line]> {
        if let Some(lines) = self.wrapped.get(&block) {
            return Rc::clone(lines);
        }
        let Some(whole @ Block { span, kind, .. }) = self.blocks.get(block) else { return Rc::from([]) };
        if span.is_empty() {
            return Rc::from([]);
        }
        let (text, width_cells) = (&document.text, self.shape.width_cells);
        let Indent { first_cells, rest_cells, .. } = whole.indent(width_cells);
        let widths = Widths { first_cells: width_cells - first_cells, rest_cells: width_cells - rest_cells };
        let lines: Rc<[Line]> = match kind {
            kind if kind.keeps_lines() => lines_as_they_stand(text, *span, widths.first_cells).into(),
            kind if kind.is_filled() && self.shape.hyphenated => wrap_hyphenated(text, *span, widths).into(),
            _ => wrap(text, *span, widths).into_iter().map(Line::from).collect(),
        };
        if self.wrapped.len() >= MAX_CACHED_BLOCKS {
            self.wrapped.clear();
        }
        self.wrapped.insert(block, Rc::clone(&lines));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inset, Paragraph};

    fn document(paragraphs: &[&str]) -> Document {
        let mut document = Document::default();
        for text in paragraphs {
            let start = document.text.len();
            document.text.push_str(text);
            let span = Span::new(start, document.text.len());
            document.paragraphs.push(Paragraph { span, kind: ParagraphKind::Prose, inset: Inset::default() });
            document.text.push_str("\n\n");
        }
        document
    }

    fn seen(view: &TextView, document: &Document) -> String {
        let rows = view.rows().iter().map(|row| row.line().map_or("", |line| line.of(&document.text)));
        rows.collect::<Vec<_>>().join("|")
    }

    fn view(document: &Document, width_cells: u16, height: u16) -> TextView {
        let mut view = TextView::new(document);
        view.resize(document, Shape { width_cells, height, ..Shape::default() });
        view
    }

    #[test]
    fn paragraphs_stand_apart_and_the_ends_hold() {
        let document = document(&["one two three", "four five", "six"]);
        let mut view = view(&document, 8, 4);
        assert_eq!(seen(&view, &document), "one two|three||four");
        view.scroll(&document, 1);
        assert_eq!(seen(&view, &document), "three||four|five");
        view.scroll(&document, 100);
        assert_eq!(seen(&view, &document), "four|five||six");
        assert!(view.at_end());
        view.scroll(&document, -100);
        assert_eq!(seen(&view, &document), "one two|three||four");
    }

    #[test]
    fn quotations_and_lists_move_in_and_items_hang_behind_their_bullets() {
        let mut document = document(&["• one two three", "four five six"]);
        document.paragraphs[0].kind = ParagraphKind::ListItem;
        document.paragraphs[1].inset.quotes = 1;
        let view = view(&document, 12, 9);
        assert_eq!(seen(&view, &document), "• one two|three||four five|six");
        let firsts = view.rows().iter().map(|row| view.placed(&document.text, *row).next().map(|(cell, _)| cell));
        assert_eq!(firsts.collect::<Vec<_>>(), [Some(0), Some(2), None, Some(2), Some(2)]);
    }

    #[test]
    fn what_the_header_leaves_out_stands_below_the_headline() {
        let mut document = document(&["The dam", "one two"]);
        document.paragraphs[0].kind = ParagraphKind::Headline;
        document.site = Some("Harbour News".to_owned());
        document.published = Some("2026-11-28T10:00:00Z".to_owned());
        let mut view = TextView::new(&document);
        let shape = Shape { width_cells: 14, height: 9, tells_facts: true, ..Shape::default() };
        view.resize(&document, shape);
        let shown = view.rows().iter().map(|row| match row {
            Row::Facts(line) => line.of(view.facts()),
            row => row.line().map_or("", |line| line.of(&document.text)),
        });
        assert_eq!(shown.collect::<Vec<_>>(), ["The dam", "Harbour News ·", "2026-11-28", "", "one two"]);
        view.resize(&document, Shape { tells_facts: false, ..shape });
        assert_eq!(seen(&view, &document), "The dam||one two");
    }

    #[test]
    fn every_line_is_seen_scrolling_down_one_by_one() {
        let document = document(&["one two three", "four five", "six seven", "eight"]);
        let mut view = view(&document, 8, 2);
        let mut tops = vec![seen(&view, &document)];
        while !view.at_end() {
            view.scroll(&document, 1);
            tops.push(seen(&view, &document));
        }
        assert_eq!(
            tops,
            ["one two|three", "three|", "|four", "four|five", "five|", "|six", "six|seven", "seven|", "|eight"]
        );
    }

    #[test]
    fn resizing_keeps_the_same_words_on_top() {
        let document = document(&["alpha beta gamma delta epsilon zeta eta theta iota kappa"; 6]);
        let mut view = view(&document, 20, 5);
        view.scroll(&document, 7);
        let top = view.top_offset();
        for (width, height) in [(10, 5), (33, 3), (20, 5)] {
            view.resize(
                &document,
                Shape {
                    width_cells: width,
                    height,
                    hyphenated: width == 10,
                    justified: width == 33,
                    tells_facts: false,
                },
            );
            assert!(view.seen().contains(top), "{width}×{height}");
        }
    }

    #[test]
    fn a_paragraph_of_megabytes_loses_nothing_where_it_is_cut() {
        let long = "word ".repeat(50_000);
        let document = document(&[long.trim_end(), "end"]);
        let blocks = blocks(&document);
        assert!(blocks.len() > 20);
        for pair in blocks.windows(2).take(blocks.len() - 2) {
            assert_eq!(pair[0].span.end(), pair[1].span.start());
        }
    }
}
