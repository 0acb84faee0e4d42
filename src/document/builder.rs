//! Builds the text of an article whose markup says what is what.
//!
//! Blocks are begun and ended, and words put into them; white space between words is one blank, as everywhere in
//! markup, and words are made safe on their way. The text that comes of it is one that could have been typed:
//! paragraphs apart, items one below the other behind their bullets, so that it reads well wherever it is copied to.
//! `ended` settles which blocks stay.

mod ended;

pub(super) use ended::Seen;

use super::{Anchor, Document, Emphasis, Image, Inset, Link, Look, Paragraph, ParagraphKind};
use crate::text::Span;
use crate::text::safe::{safe_but_tabs, safe_line};
use std::borrow::Cow;
use std::collections::HashSet;

/// Items are moved in no further, so that no nesting makes a text long.
const MAX_INDENTED_LISTS: usize = 16;

/// An article on its way.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// Which blocks stay; all where it is `None`.
    is_wanted: Option<fn(&Seen) -> bool>,
    text: String,
    paragraphs: Vec<Paragraph>,
    /// Whether running text is among them.
    has_prose: bool,
    /// Whether what follows stands in a list of facts.
    tells_facts: bool,
    /// What longer blocks say, so that one that comes again is seen to.
    said: HashSet<u64>,
    headings: Vec<Heading>,
    links: Vec<Link>,
    images: Vec<Image>,
    anchors: Vec<Anchor>,
    /// What words go into; `None` between blocks.
    block: Option<Block>,
    link: Option<OpenLink>,
    /// Words that are marked as code, none across a block's end.
    code: Vec<Span>,
    /// Whether what follows is marked as code, and is the same code as the last of them.
    in_code: Option<bool>,
    /// Whether white space was seen since the last word.
    blank: bool,
}

#[derive(Debug)]
struct Block {
    kind: ParagraphKind,
    inset: Inset,
    /// Of a heading, as its markup says it.
    level: u8,
    /// Bullet or number, until there is a word to put it before.
    marker: Option<String>,
    /// Where its first word stands; `None` while it has none.
    start: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Heading {
    start: usize,
    level: u8,
}

/// A link whose words are not all there yet.
#[derive(Debug)]
struct OpenLink {
    address: String,
    /// Where its words begin, in this block.
    start: Option<usize>,
}

impl Builder {
    /// One that keeps those blocks that are wanted.
    pub(super) fn keeping(is_wanted: fn(&Seen) -> bool) -> Self {
        Self { is_wanted: Some(is_wanted), ..Self::default() }
    }

    /// What follows stands in a list of facts, or no more.
    pub(super) fn tell_facts(&mut self, tells_facts: bool) {
        self.tells_facts = tells_facts;
    }

    /// Begins a block, ending the one before.
    pub(super) fn begin(&mut self, kind: ParagraphKind, inset: Inset) {
        self.end();
        self.block = Some(Block { kind, inset, level: 1, marker: None, start: None });
    }

    /// Begins an item of a list behind its bullet or number.
    pub(super) fn begin_item(&mut self, marker: &str, inset: Inset) {
        self.end();
        let marker = Some(safe_line(marker).into_owned());
        self.block = Some(Block { kind: ParagraphKind::ListItem, inset, level: 1, marker, start: None });
    }

    /// Begins a heading; which of the document's levels it has is settled once all of them are known.
    pub(super) fn begin_heading(&mut self, level: u8, inset: Inset) {
        self.end();
        self.block = Some(Block { kind: ParagraphKind::Heading, inset, level, marker: None, start: None });
    }

    /// Whether words have a block to go into.
    pub(super) fn is_in_block(&self) -> bool {
        self.block.is_some()
    }

    /// Whether an item is begun that has no words yet.
    pub(super) fn is_awaiting_item(&self) -> bool {
        self.block.as_ref().is_some_and(|block| block.marker.is_some())
    }

    fn is_awaiting_words(&self) -> bool {
        self.block.as_ref().is_some_and(|block| block.start.is_none())
    }

    /// Puts words into the block; between blocks they make one of their own.
    pub(super) fn words(&mut self, words: &str) {
        let words = safe_but_tabs(words);
        if self.block.as_ref().is_some_and(|block| block.kind.keeps_lines()) {
            return self.lines(&words);
        }
        for (index, word) in with_plain_blanks(&words).split(is_blank).enumerate() {
            self.blank |= index > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    /// The words of the block so far.
    pub(super) fn block_words(&self) -> &str {
        let start = self.block.as_ref().and_then(|block| block.start).unwrap_or(self.text.len());
        Span::new(start, self.text.len()).of(&self.text)
    }

    /// What the block stands inside of.
    pub(super) fn inset(&self) -> Inset {
        self.block.as_ref().map_or_else(Inset::default, |block| block.inset)
    }

    /// Ends a line within the block.
    pub(super) fn line_break(&mut self) {
        self.blank = false;
        if self.block.as_ref().is_some_and(|block| block.start.is_some()) {
            self.text.push('\n');
        }
    }

    /// What follows leads to `address`, until the link is ended.
    pub(super) fn begin_link(&mut self, address: &str) {
        self.end_link();
        self.link = Some(OpenLink { address: safe_line(address).into_owned(), start: None });
    }

    /// What follows leads nowhere.
    pub(super) fn end_link(&mut self) {
        self.push_link();
        self.link = None;
    }

    /// What follows is code within a line.
    pub(super) fn begin_code(&mut self) {
        self.in_code = Some(false);
    }

    /// What follows is no code.
    pub(super) fn end_code(&mut self) {
        self.in_code = None;
    }

    /// Takes note of a picture.
    pub(super) fn image(&mut self, address: &str, alternative: Option<&str>) {
        let at = self.block.as_ref().and_then(|block| block.start).unwrap_or(self.text.len());
        let alternative = alternative.map(|words| safe_line(words).trim().to_owned()).filter(|words| !words.is_empty());
        self.images.push(Image { at, address: safe_line(address).into_owned(), alternative });
    }

    /// Where the next word stands, or a little before.
    pub(super) fn place(&self) -> usize {
        self.text.len()
    }

    /// Takes note that the place `at` is called `name`.
    ///
    /// Places are given in the order of the text.
    pub(super) fn anchor(&mut self, name: &str, at: usize) {
        self.anchors.push(Anchor { name: safe_line(name).into_owned(), at });
    }

    /// How long the text is, without its headline.
    pub(super) fn text_bytes(&self) -> usize {
        let body = self.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Headline);
        body.map(|paragraph| paragraph.span.len()).sum()
    }

    /// Whether there is a text besides its headline.
    pub(super) fn has_text(&self) -> bool {
        self.text_bytes() > 0
    }

    /// The document, with what else is `known` of it.
    pub(super) fn finish(mut self, known: Document) -> Document {
        self.end();
        self.end_link();
        let Self { text, mut paragraphs, headings, links, images, mut anchors, code, .. } = self;
        let emphasis = code.into_iter().map(|span| Emphasis { span, look: Look::Code }).collect();
        let wanted: HashSet<&str> = links.iter().filter_map(|link| link.address.strip_prefix('#')).collect();
        anchors.retain(|anchor| wanted.contains(anchor.name.as_str()));
        let is_above_all =
            headings.split_first().is_some_and(|(first, others)| others.iter().all(|other| first.level < other.level));
        if let Some(top) = paragraphs.first_mut().filter(|top| is_above_all && top.kind == ParagraphKind::Heading) {
            top.kind = ParagraphKind::Headline;
        }
        let sections = paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Heading);
        let level_at = |start: usize| {
            let found = headings.binary_search_by_key(&start, |heading| heading.start);
            found.map_or(0, |index| headings[index].level)
        };
        let mut used: Vec<u8> = sections.map(|heading| level_at(heading.span.start())).collect();
        used.sort_unstable();
        used.dedup();
        let level = |heading: &Span| {
            let above = used.partition_point(|other| *other <= level_at(heading.start()));
            u8::try_from(above).unwrap_or(u8::MAX).max(1)
        };
        let document = Document { text, paragraphs, links, images, anchors, emphasis, ..known };
        super::assembly::assemble(document, |_, headings| headings.iter().map(level).collect())
    }

    fn word(&mut self, word: &str) {
        self.start_block();
        if self.blank && !self.text.ends_with(['\n', ' ']) {
            self.text.push(' ');
        }
        self.blank = false;
        self.start_link();
        let start = self.text.len();
        self.text.push_str(word);
        if let Some(goes_on) = &mut self.in_code {
            let span = Span::new(start, self.text.len());
            let before = if *goes_on { self.code.pop() } else { None };
            self.code.push(before.map_or(span, |before| before.to(span)));
            *goes_on = true;
        }
    }

    /// Lines that stay as they are.
    fn lines(&mut self, lines: &str) {
        let lines = if self.is_awaiting_words() { lines.trim_start_matches('\n') } else { lines };
        if lines.is_empty() {
            return;
        }
        self.start_block();
        self.start_link();
        self.text.push_str(lines);
    }

    /// Sees to it that there is a block, and that it stands apart from the one before.
    fn start_block(&mut self) {
        let plain =
            || Block { kind: ParagraphKind::Prose, inset: Inset::default(), level: 1, marker: None, start: None };
        let block = self.block.get_or_insert_with(plain);
        if block.start.is_some() {
            return;
        }
        let is_item = block.kind == ParagraphKind::ListItem;
        if let Some(above) = self.paragraphs.last() {
            let is_close = is_item && above.inset.lists > 0;
            self.text.push_str(if is_close { "\n" } else { "\n\n" });
        }
        let lists = usize::from(block.inset.lists).saturating_sub(usize::from(is_item));
        self.text.extend(std::iter::repeat_n("  ", lists.min(MAX_INDENTED_LISTS)));
        block.start = Some(self.text.len());
        let marker = block.marker.take();
        self.blank = marker.is_some();
        self.text.push_str(&marker.unwrap_or_default());
    }

    fn start_link(&mut self) {
        if let Some(link) = &mut self.link {
            link.start.get_or_insert(self.text.len());
        }
    }

    /// Keeps the link's words of this block; it may go on in the next.
    fn push_link(&mut self) {
        let Some(link) = &mut self.link else { return };
        let Some(start) = link.start.take() else { return };
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        if !span.is_empty() {
            self.links.push(Link { span, address: link.address.clone() });
        }
    }
}

/// White space at which lines may break.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() && sign != NO_BREAK
}

const NO_BREAK: char = '\u{a0}';
const SOFT_HYPHEN: char = '\u{ad}';

/// `words` without soft hyphens, and with a no-break space only beside figures and signs, where it says something: in
/// pages it stands between any two words, and a name must read the same everywhere.
fn with_plain_blanks(words: &str) -> Cow<'_, str> {
    if !words.contains([NO_BREAK, SOFT_HYPHEN]) {
        return Cow::Borrowed(words);
    }
    let mut plain = String::with_capacity(words.len());
    let mut signs = words.chars().filter(|sign| *sign != SOFT_HYPHEN).peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        let after = signs.peek().copied().unwrap_or(' ');
        let says = |beside: char| !beside.is_alphabetic() && !beside.is_whitespace();
        let is_needed = (says(before) || says(after)) && !before.is_whitespace() && !after.is_whitespace();
        before = sign;
        plain.push(if sign == NO_BREAK && !is_needed { ' ' } else { sign });
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_break_space_stays_where_it_says_something() {
        assert_eq!(with_plain_blanks("Ana\u{a0}Ruiz\u{a0}"), "Ana Ruiz ");
        assert_eq!(with_plain_blanks("10\u{a0}000 «\u{a0}oui\u{a0}»"), "10\u{a0}000 «\u{a0}oui\u{a0}»");
        assert_eq!(with_plain_blanks("gov\u{ad}ern\u{ad}ment"), "government");
    }
}
