//! Texts that a program laid out: lines that mean what they mean by standing where they stand.
//!
//! In reading order: [`manual`], pages of `man` and what programs say of their options, of which [`filling`] fills the
//! prose anew and undoes the hyphens, on a [`page`], which keeps track of where words went; [`changes`], what git shows
//! of commits, and patches; [`code`], programs, settings and listings. What is none of these is plain text, of which
//! single blocks may be laid out (`super::block`).

mod changes;
mod code;
mod filling;
mod manual;
mod page;

use super::{Document, Emphasis, Inset, Paragraph, ParagraphKind, Repair, Section};
use crate::text::Span;

/// What a program laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of a manual, or a program's own help.
    Manual,
    /// Commits, patches, or lists of them.
    Changes,
    /// A program, settings, a listing.
    Code,
}

/// What `text` is, if a program laid it out.
pub(super) fn kind(text: &str) -> Option<Kind> {
    if manual::is_manual(text) || manual::is_help(text) {
        return Some(Kind::Manual);
    }
    if changes::is_changes(text) {
        return Some(Kind::Changes);
    }
    code::is_code(text).then_some(Kind::Code)
}

/// The document that `text` is, of which `emphasis` was typed and `repairs` were made.
pub(super) fn read(kind: Kind, text: String, emphasis: Vec<Emphasis>, repairs: Vec<Repair>) -> Document {
    let document = match kind {
        Kind::Manual => manual::read(&text, &emphasis),
        Kind::Changes => changes::read(text),
        Kind::Code => code::read(text, emphasis),
    };
    Document { repairs, ..document }
}

/// Lines that stay as they are, as a paragraph.
fn as_it_stands(span: Span) -> Paragraph {
    Paragraph { span, kind: ParagraphKind::Code, inset: Inset::default() }
}

/// Where a section begins.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Index of its first paragraph.
    paragraph: usize,
    heading: Span,
    level: u8,
}

/// The sections that begin at `marks`, which are in order; what stands before the first has one of its own.
fn sections(text: &str, paragraphs: &[Paragraph], marks: &[Mark]) -> Vec<Section> {
    let first = marks.first().map_or(paragraphs.len(), |mark| mark.paragraph);
    let before = (first > 0).then_some((None, 1, 0..first));
    let behind = marks.iter().enumerate().map(|(index, mark)| {
        let end = marks.get(index + 1).map_or(paragraphs.len(), |next| next.paragraph);
        (Some(mark.heading), mark.level, mark.paragraph..end)
    });
    let section = |(heading, level, stretch): (Option<Span>, u8, std::ops::Range<usize>)| {
        let within = paragraphs.get(stretch.clone()).unwrap_or_default();
        let (first, last) = (within.first()?, within.last()?);
        let span = first.span.to(last.span);
        Some(Section { heading, level, span, paragraphs: stretch, words: span.of(text).split_whitespace().count() })
    };
    before.into_iter().chain(behind).filter_map(section).collect()
}

/// The lines of `text`, without their line ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = Span::new(start, end);
        start = end + 1;
        line
    })
}
