//! Builds the text of an article whose markup says what is what.
//!
//! Blocks are begun and ended, and words put into them; white space between words is one blank, as everywhere in
//! markup, and words are made safe on their way. The text that comes of it is one that could have been typed:
//! paragraphs apart, items one below the other behind their bullets, so that it reads well wherever it is copied to.

use super::decode;
use super::{Anchor, Document, Emphasis, Image, Inset, Link, Look, Paragraph, ParagraphKind};
use crate::text::Span;
use crate::text::safe::{safe_but_tabs, safe_line};
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Lines of verse and of addresses are no longer than this, in bytes.
const MAX_VERSE_BYTES: usize = 60;

/// So many short lines are verse.
const MIN_VERSE_LINES: usize = 3;

/// Items are moved in no further, so that no nesting makes a text long.
const MAX_INDENTED_LISTS: usize = 16;

/// Paragraphs shorter than this are labels and furniture.
const MIN_PROSE_BYTES: usize = 80;

/// Among so many paragraphs at the top the headline is said once.
const MAX_BELOW_HEADLINE: usize = 3;

/// Shorter paragraphs may well be said twice.
const MIN_REPEATED_BYTES: usize = 30;

/// A block as it is before it is settled whether it stays.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) words: &'a str,
    pub(super) kind: ParagraphKind,
    /// How many of its bytes lead somewhere else.
    pub(super) linked_bytes: usize,
    /// Whether running text stands before it.
    pub(super) after_prose: bool,
    /// Whether the same stands before it.
    pub(super) repeated: bool,
    /// Whether it stands in a list of facts, beside what they are called.
    pub(super) is_fact: bool,
}

impl Seen<'_> {
    /// Its words without bullet or number.
    pub(super) fn unmarked(&self) -> &str {
        let is_mark = |sign: char| matches!(sign, '•' | ' ' | '.') || sign.is_ascii_digit();
        if self.kind == ParagraphKind::ListItem { self.words.trim_start_matches(is_mark) } else { self.words }
    }

    /// Whether it is a link and nothing else.
    pub(super) fn is_linked(&self) -> bool {
        self.linked_bytes > 0 && self.linked_bytes * 10 >= self.unmarked().len() * 9
    }
}

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

    /// Ends the block. One without words leaves nothing.
    pub(super) fn end(&mut self) {
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

    /// How long the text is, without its headline.
    pub(super) fn text_bytes(&self) -> usize {
        let body = self.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Headline);
        body.map(|paragraph| paragraph.span.len()).sum()
    }

    /// Whether there is a text besides its headline.
    pub(super) fn has_text(&self) -> bool {
        self.text_bytes() > 0
    }

    /// Drops blocks at the end as long as they are not wanted there, if not every block is kept.
    pub(super) fn drop_last_while(&mut self, is_unwanted: fn(&Seen) -> bool) {
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

/// What stands behind headings of wikis and manuals, and is not of them.
const TAILS: [&str; 5] = ["[edit]", "[edit source]", "[edit | edit source]", "¶", "🔗"];

/// What tells `words` from others, bullets left out.
fn digest(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.trim_start_matches(['•', ' ']).hash(&mut hasher);
    hasher.finish()
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

    #[test]
    fn a_no_break_space_stays_where_it_says_something() {
        assert_eq!(with_plain_blanks("Ana\u{a0}Ruiz\u{a0}"), "Ana Ruiz ");
        assert_eq!(with_plain_blanks("10\u{a0}000 «\u{a0}oui\u{a0}»"), "10\u{a0}000 «\u{a0}oui\u{a0}»");
        assert_eq!(with_plain_blanks("gov\u{ad}ern\u{ad}ment"), "government");
    }
}
