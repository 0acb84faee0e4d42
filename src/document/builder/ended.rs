//! A block that has ended: whether it stays, what of it does, and as which paragraphs.

use super::{Block, Builder, Heading};
use crate::document::{Inset, Paragraph, ParagraphKind, decode};
use crate::text::Span;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Lines of verse and of addresses are no longer than this, in bytes.
const MAX_VERSE_BYTES: usize = 60;

/// So many short lines are verse.
const MIN_VERSE_LINES: usize = 3;

/// Paragraphs shorter than this are labels and furniture.
const MIN_PROSE_BYTES: usize = 80;

/// Among so many paragraphs at the top the headline is said once.
const MAX_BELOW_HEADLINE: usize = 3;

/// Shorter paragraphs may well be said twice.
const MIN_REPEATED_BYTES: usize = 30;

/// What stands behind headings of wikis and manuals, and is not of them.
const TAILS: [&str; 5] = ["[edit]", "[edit source]", "[edit | edit source]", "¶", "🔗"];

/// A block as it is before it is settled whether it stays.
#[derive(Debug, Clone, Copy)]
pub(in crate::document) struct Seen<'a> {
    pub(in crate::document) words: &'a str,
    pub(in crate::document) kind: ParagraphKind,
    /// How many of its bytes lead somewhere else.
    pub(in crate::document) linked_bytes: usize,
    /// Whether running text stands before it.
    pub(in crate::document) after_prose: bool,
    /// Whether the same stands before it.
    pub(in crate::document) repeated: bool,
    /// Whether it stands in a list of facts, beside what they are called.
    pub(in crate::document) is_fact: bool,
}

impl Seen<'_> {
    /// Its words without bullet or number.
    pub(in crate::document) fn unmarked(&self) -> &str {
        let is_mark = |sign: char| matches!(sign, '•' | ' ' | '.') || sign.is_ascii_digit();
        if self.kind == ParagraphKind::ListItem { self.words.trim_start_matches(is_mark) } else { self.words }
    }

    /// Whether it is a link and nothing else.
    pub(in crate::document) fn is_linked(&self) -> bool {
        self.linked_bytes > 0 && self.linked_bytes * 10 >= self.unmarked().len() * 9
    }
}

impl Builder {
    /// Ends the block. One without words leaves nothing.
    pub(in crate::document) fn end(&mut self) {
        self.blank = false;
        self.in_code = self.in_code.map(|_| false);
        let Some(Block { kind, inset, level, start: Some(start), .. }) = self.block.take() else { return };
        self.push_link();
        self.mend(start);
        if matches!(kind, ParagraphKind::Heading | ParagraphKind::Headline) {
            self.cut_tail(start);
        }
        self.text.truncate(start.max(self.text.trim_end().len()));
        let whole = Span::new(start, self.text.len());
        let span = if kind.keeps_lines() { whole } else { whole.trimmed(&self.text) };
        if span.of(&self.text).chars().all(|sign| sign.is_whitespace() || sign == '\u{200b}') {
            return self.drop_from(start);
        }
        let is_unwanted = self.is_wanted.is_some_and(|is_wanted| !is_wanted(&self.seen(span, kind)));
        if is_unwanted || self.is_headline_again(span) {
            return self.drop_from(start);
        }
        let is_sentence = span.of(&self.text).ends_with(['.', '!', '?', '”', '"', '…']);
        self.has_prose |=
            kind == ParagraphKind::Prose && inset.lists == 0 && is_sentence && span.len() >= MIN_PROSE_BYTES;
        if self.is_wanted.is_some() && span.len() >= MIN_REPEATED_BYTES {
            self.said.insert(digest(span.of(&self.text)));
        }
        match kind {
            ParagraphKind::Heading => self.headings.push(Heading { start: span.start(), level }),
            ParagraphKind::Prose | ParagraphKind::ListItem => return self.push_lines(span, kind, inset),
            _ => {}
        }
        self.paragraphs.push(Paragraph { span, kind, inset });
    }

    /// Drops blocks at the end as long as they are not wanted there, if not every block is kept.
    pub(in crate::document) fn drop_last_while(&mut self, is_unwanted: fn(&Seen) -> bool) {
        self.end();
        while let Some(last) = self
            .paragraphs
            .last()
            .filter(|_| self.is_wanted.is_some())
            .filter(|last| is_unwanted(&self.seen(last.span, last.kind)))
        {
            let start = last.span.start();
            self.paragraphs.pop();
            self.drop_from(start);
        }
    }

    /// Whether `span` says what the headline said just before.
    fn is_headline_again(&self, span: Span) -> bool {
        let headline = self.paragraphs.first().filter(|first| first.kind == ParagraphKind::Headline);
        let near = self.paragraphs.len() <= MAX_BELOW_HEADLINE;
        near && headline.is_some_and(|headline| headline.span.of(&self.text) == span.of(&self.text))
    }

    /// Drops what begins at `start`, behind all paragraphs.
    fn drop_from(&mut self, start: usize) {
        self.text.truncate(self.paragraphs.last().map_or(0, |last| last.span.end()));
        self.drop_marks_behind(start);
        while self.headings.pop_if(|heading| heading.start >= start).is_some() {}
        let end = self.text.len();
        self.images.iter_mut().for_each(|image| image.at = image.at.min(end));
        let behind = self.anchors.iter_mut().rev().take_while(|anchor| anchor.at > end);
        behind.for_each(|anchor| anchor.at = end);
    }

    fn seen(&self, span: Span, kind: ParagraphKind) -> Seen<'_> {
        let linked = self.links.iter().rev().take_while(|link| link.span.start() >= span.start());
        let linked = linked.filter(|link| !link.address.starts_with('#'));
        Seen {
            words: span.of(&self.text),
            kind,
            linked_bytes: linked.map(|link| link.span.len()).sum(),
            after_prose: self.has_prose,
            repeated: self.said.contains(&digest(span.of(&self.text))),
            is_fact: self.tells_facts,
        }
    }

    /// Cuts off the heading that begins at `start` what only leads to it or lets it be edited.
    fn cut_tail(&mut self, start: usize) {
        let mut words = Span::new(start, self.text.len()).of(&self.text).trim_end();
        while let Some(cut) =
            TAILS.iter().find_map(|tail| words.strip_suffix(tail)).filter(|cut| !cut.trim().is_empty())
        {
            words = cut.trim_end();
        }
        let end = start + words.len();
        self.text.truncate(end);
        self.drop_marks_behind(end);
    }

    /// Forgets the links and the code that reach behind `end`: the last ones, as all are in text order.
    fn drop_marks_behind(&mut self, end: usize) {
        while self.links.pop_if(|link| link.span.end() > end).is_some() {}
        while self.code.pop_if(|code| code.end() > end).is_some() {}
    }

    /// Mends what only the whole block shows: tabs, and marks that pile up from one element to the next.
    fn mend(&mut self, start: usize) {
        let block = Span::new(start, self.text.len());
        let Cow::Owned(mended) = decode::mend(block.of(&self.text), &mut Vec::new()) else { return };
        self.text.truncate(start);
        self.text.push_str(&mended);
        // Where they stand now is not known.
        self.drop_marks_behind(start);
    }

    /// Lines that their author broke: short ones are verse and stay together, others are paragraphs of their own.
    fn push_lines(&mut self, span: Span, kind: ParagraphKind, inset: Inset) {
        let lines = || span.of(&self.text).split('\n');
        let is_verse = lines().nth(MIN_VERSE_LINES - 1).is_some() && lines().all(|line| line.len() <= MAX_VERSE_BYTES);
        if is_verse && kind == ParagraphKind::Prose {
            self.paragraphs.push(Paragraph { span, kind: ParagraphKind::Verbatim, inset });
            return;
        }
        let mut start = span.start();
        for line in lines() {
            let line_span = Span::new(start, start + line.len());
            start = line_span.end() + 1;
            let kind = if line_span.start() == span.start() { kind } else { ParagraphKind::Prose };
            let paragraph = Paragraph { span: line_span.trimmed(&self.text), kind, inset };
            self.paragraphs.extend(Some(paragraph).filter(|paragraph| !paragraph.span.is_empty()));
        }
    }
}

/// What tells `words` from others, bullets left out.
fn digest(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.trim_start_matches(['•', ' ']).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn headings_lose_what_lets_them_be_edited_or_led_to() {
        let mut builder = Builder::default();
        for words in ["History[edit]", "Setting up¶", "History [edit source] ¶", "¶", "The [edit] key"] {
            builder.begin_heading(2, Inset::default());
            builder.begin_link("#a");
            builder.words(words);
            builder.end_link();
            builder.end();
        }
        let document = builder.finish(Document::default());
        let headings: Vec<_> = document.paragraphs.iter().map(|heading| heading.span.of(&document.text)).collect();
        assert_eq!(headings, ["History", "Setting up", "History", "¶", "The [edit] key"]);
        assert!(document.links.iter().all(|link| link.span.end() <= document.text.len()));
    }
}
