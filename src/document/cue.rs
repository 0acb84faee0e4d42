//! What speaks for a line being a heading, and what against it.
//!
//! No single sign makes a heading. Each short line is weighed by `cues`: how it looks (its length, capitals, last
//! sign), what stands around it (a paragraph that ended before it, a longer one after it), and the document as a whole
//! (in an interview or a play most lines are short, so that short says nothing). The weights are those of a logistic
//! regression on news, web pages, travel guides, interviews, letters, textbooks and books whose headings are known,
//! each in several layouts; cues whose weight came out near nothing were left out, and the rest rounded. A test on
//! parts kept out of the fitting came within four points of F1 of the fit itself, so weights fitted anew should too.

mod words;

pub(super) use words::{USUAL_HEADINGS, bare};

use super::ParagraphKind;
use super::block::{Block, is_bullet};
use super::label::{is_label, is_numbered};
use crate::text::bytes::{split, words};
use foldhash::HashMap;
use std::cell::OnceCell;
use words::{CAPTIONS, CLOSINGS, List, SMALL_WORDS, SPOKEN, VERBS, without_signs};

/// Longer lines are never headings.
const MAX_CHARS: usize = 160;

/// A line that comes more often than this is no heading.
const MAX_TIMES: u32 = 4;

/// A paragraph of at least this many bytes is one a heading may stand over, as it has more than one line.
const PARAGRAPH_BYTES: usize = 120;

/// The same of one that ends as a sentence does.
const SENTENCE_BYTES: usize = 70;

/// Blanks before a line that is set in the middle.
const CENTRED: u32 = 8;

/// Has a line weighed by cues: `seen` ones, which are told at a glance, and `read` ones, which take reading it word for
/// word. `rare` ones stand behind all others and speak against it; they are not looked at where enough others do.
///
/// All are in one function, which takes a third of the time that a list of functions would.
macro_rules! cues {
    ($($way:ident($weight:literal, |$sight:ident| $holds:expr $(,)?);)*) => {
        /// What speaks for a heading, and against it, those cues that take reading the line left out unless it is
        /// `READ`.
        fn weight<const READ: bool>(sight: &Sight) -> f32 {
            let mut weight = 0.0;
            $({
                let $sight = sight;
                let holds = cues!($way READ weight) && $holds;
                weight += if holds { $weight } else { 0.0 };
            })*
            BIAS + weight
        }

        /// The most that cues which read the line can speak for a heading.
        const MOST_READ: f32 = {
            let mut most = 0.0;
            $(most += if !cues!($way false) && $weight > 0.0 { $weight } else { 0.0 };)*
            most
        };
    };
    (seen $read:tt $($weight:ident)?) => { true };
    (read $read:tt $($weight:ident)?) => { $read };
    (rare $read:tt $($weight:ident)?) => { $read $(&& BIAS + $weight > 0.0)? };
}

/// Whether more speaks for a heading than against it, which of most lines shows before they are read.
pub(super) fn is_likely(sight: &Sight) -> bool {
    weight::<false>(sight) + MOST_READ > -ROUNDING && weight::<true>(sight) > 0.0
}

/// The weight a line has before anything is known of it.
const BIAS: f32 = 0.4;

/// Sums of weights, which are tenths, are off by less.
const ROUNDING: f32 = 0.05;

cues! {
    // How long it is.
    seen(0.7, |s| s.look.chars <= 80);
    seen(-0.8, |s| s.look.chars > 110);
    seen(1.2, |s| s.words == 1);
    seen(0.6, |s| s.words == 2);
    seen(-0.6, |s| s.words > 12);
    // How it ends.
    seen(-2.6, |s| s.look.last == '.');
    seen(-2.2, |s| s.look.last == ':');
    seen(-1.7, |s| matches!(s.look.last, ',' | ';'));
    seen(-1.4, |s| matches!(s.look.last, '-' | '—' | '–' | '…') || s.line().ends_with("..."));
    seen(-1.3, |s| s.look.last.is_ascii_digit());
    seen(-1.7, |s| s.line().ends_with(['”', '"', '»']));
    // How it begins.
    seen(-2.2, |s| s.look.case == Case::Small);
    read(-1.0, |s| s.begins_with(SPOKEN));
    read(0.9, |s| s.first().len() > 5 && bare(s.first()).ends_with("ing"));
    seen(1.5, |s| s.words <= 4 && s.begins_with(USUAL_HEADINGS));
    // Capitals and numbers.
    seen(-0.8, |s| s.look.case == Case::Sentence && s.words >= 5);
    read(-0.1, |s| s.words > 1 && split(s.line()).all(|word| word.starts_with(char::is_uppercase)));
    seen(0.5, |s| s.look.case == Case::Shouted && s.words == 1);
    seen(0.8, |s| s.look.case == Case::Shouted && s.words > 1);
    seen(1.3, |s| s.look.numbered);
    read(-1.0, |s| !s.line().contains(char::is_alphabetic));
    // What it says.
    read(-0.9, |s| s.look.case != Case::Title && s.has_word(VERBS));
    read(0.6, |s| s.words > 1 && s.has_word(SMALL_WORDS));
    read(-1.2, |s| s.has_word(CAPTIONS));
    read(-1.3, |s| s.begins_with(CLOSINGS));
    seen(0.3, |s| s.line().contains(": "));
    read(-1.0, |s| s.line().contains(", "));
    seen(0.7, |s| memchr::memchr_iter(b',', s.line().as_bytes()).nth(1).is_some());
    read(0.6, |s| memchr::memchr3(b'.', b'?', b'!', s.line().as_bytes()).is_some() && s.has_sentence_within());
    // What comes before.
    seen(1.8, |s| s.before.is_none());
    seen(-1.0, |s| s.before.is_some_and(|before| before.short && !before.ends_sentence()));
    // What comes after.
    seen(-1.6, |s| s.after.is_none());
    seen(0.7, |s| s.between_paragraphs() && s.look.last.is_alphanumeric());
    seen(1.0, |s| s.after.is_some_and(Look::is_paragraph) && s.look.last.is_alphanumeric() && s.words <= 8);
    seen(-1.5, |s| s.after.is_some_and(|after| after.short && after.case == Case::Small));
    seen(-0.6, |s| s.after.is_some_and(|after| after.short && after.key() == s.look.key()));
    seen(-0.5, |s| s.over_heading);
    seen(0.3, |s| s.after.is_some_and(|after| after.short) && s.behind.is_some_and(Look::is_paragraph));
    // Where it stands.
    seen(2.5, |s| s.block.blanks_before > 0 && s.blanks_after == Some(0));
    seen(-1.4, |s| s.block.blanks_before == 0 && s.before.is_some() && s.blanks_after.is_some_and(|blanks| blanks > 0));
    seen(2.1, |s| s.style.usual_blanks > 0 && s.block.blanks_before == 0 && s.blanks_after == Some(0));
    seen(-0.7, |s| s.blanks_after.is_some_and(|blanks| blanks > s.style.usual_blanks));
    seen(-0.6, |s| s.block.indent > 0);
    seen(1.1, |s| s.block.indent >= CENTRED);
    // The document.
    seen(-0.8, |s| s.style.short_share > 33);
    seen(-0.3, |s| s.style.short_share > 50);
    seen(-1.3, |s| s.look.last == '?' && s.style.asks);
    seen(-0.6, |s| s.style.asks);
    rare(-1.0, |s| s.style.times(s.line()) > 2);
    rare(-0.3, |s| s.style.times_like(&s.look) == 1);
}

/// What can be told of a block by itself, and at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    line: &'a str,
    /// Short enough for a heading, and no verbatim text or item under a bullet.
    pub(super) short: bool,
    /// `usize::MAX` where that is far more than a heading has.
    chars: usize,
    kind: ParagraphKind,
    /// The last sign before closing quotation marks and brackets.
    pub(super) last: char,
    pub(super) case: Case,
    pub(super) numbered: bool,
}

/// Which letters of a line are capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Case {
    /// All of them.
    Shouted,
    /// The first of each longer word.
    Title,
    /// The first of the line.
    Sentence,
    /// Not even that.
    Small,
}

/// The part of a look that headings of one document share.
type Key = (Case, bool, char);

impl<'a> Look<'a> {
    pub(super) fn of(text: &'a str, block: &Block) -> Self {
        let line = block.span.of(text);
        let listed = block.kind == ParagraphKind::ListItem && line.split_whitespace().next().is_some_and(is_bullet);
        let chars = match line.len() {
            bytes if bytes > 4 * MAX_CHARS => usize::MAX,
            bytes if line.is_ascii() => bytes,
            _ => line.chars().count(),
        };
        let short = block.kind != ParagraphKind::Verbatim && !listed && chars <= MAX_CHARS;
        let words = if line.ends_with(']') { line.trim_end_matches("[edit]") } else { line };
        let words = words.trim_end_matches(['¶', '#']);
        let closing = ['”', '"', '’', '\'', ')', ']', '»', '」', '』', '）'];
        let last = words.trim_end_matches(closing).chars().next_back().map_or(' ', narrow);
        let case = if short { Case::of(words) } else { Case::Sentence };
        Self { line, short, chars, kind: block.kind, last, case, numbered: short && is_numbered(words) }
    }

    fn is_paragraph(&self) -> bool {
        let bytes = self.line.len();
        let sentence = bytes >= SENTENCE_BYTES && self.ends_sentence();
        self.kind == ParagraphKind::Prose && (bytes >= PARAGRAPH_BYTES || sentence)
    }

    fn ends_sentence(&self) -> bool {
        matches!(self.last, '.' | '!' | '?' | '…')
    }

    fn key(&self) -> Key {
        let end = if self.last.is_alphanumeric() { 'a' } else { self.last };
        (self.case, self.numbered, end)
    }
}

/// The sign of Latin scripts for one that is as wide as a Chinese one.
fn narrow(sign: char) -> char {
    match sign {
        '。' => '.',
        '！' => '!',
        '？' => '?',
        '：' => ':',
        '，' | '、' => ',',
        '；' => ';',
        sign => sign,
    }
}

impl Case {
    pub(super) fn of(line: &str) -> Self {
        let mut letters = line.chars().filter(|sign| sign.is_alphabetic());
        match letters.next() {
            Some(first) if first.is_uppercase() => {
                let mut letters = letters.peekable();
                if letters.peek().is_some() && letters.all(|sign| !sign.is_lowercase()) {
                    return Self::Shouted;
                }
            }
            Some(first) if first.is_lowercase() => return Self::Small,
            _ => {}
        }
        let long = split(line).map(|word| word.trim_start_matches(|sign: char| !sign.is_alphanumeric()));
        let mut long = long.filter(|word| word.chars().nth(3).is_some() && !is_small_in_titles(word)).skip(1);
        let title = long.all(|word| !word.starts_with(char::is_lowercase)) && line.contains(' ');
        if title { Self::Title } else { Self::Sentence }
    }
}

/// What the blocks of a document look like together.
pub(super) struct Style<'a> {
    looks: &'a [Look<'a>],
    repeats: OnceCell<Repeats<'a>>,
    /// Whether several short lines begin with the label of a part: “Chapter 2”.
    has_parts: OnceCell<bool>,
    /// Of a hundred blocks, how many are short.
    short_share: usize,
    /// Whether so many blocks ask that it must be an interview.
    asks: bool,
    /// Blank lines that usually stand between blocks.
    usual_blanks: u32,
}

/// How often the short lines of a document come, counted where something might be a heading.
#[derive(Default)]
struct Repeats<'a> {
    looks: HashMap<Key, u32>,
    lines: HashMap<&'a str, u32>,
}

impl<'a> Style<'a> {
    pub(super) fn of(blocks: &[Block], looks: &'a [Look<'a>]) -> Self {
        let count = |test: fn(&Look) -> bool| looks.iter().filter(|look| test(look)).count();
        let share = |part: usize| part * 100 / looks.len().max(1);
        let asking = count(|look| look.last == '?');
        let mut blanks: Vec<u32> = blocks.iter().skip(1).map(|block| block.blanks_before).collect();
        let middle = blanks.len() / 2;
        Self {
            looks,
            repeats: OnceCell::new(),
            has_parts: OnceCell::new(),
            short_share: share(count(|look| look.short && !look.is_paragraph())),
            asks: asking >= 3 && share(asking) >= 10,
            usual_blanks: if middle < blanks.len() { *blanks.select_nth_unstable(middle).1 } else { 0 },
        }
    }

    /// Whether `line` comes again and again, as the names of speakers do.
    pub(super) fn is_refrain(&self, line: &str) -> bool {
        let times = self.times(line);
        times > MAX_TIMES || times > 1 && line.ends_with(':')
    }

    /// Whether `look` is that of one of several chapters, or parts of another kind.
    pub(super) fn is_part(&self, look: &Look) -> bool {
        let has_parts = || {
            let mut labels = self.looks.iter().filter(|look| look.short && is_label(look.line));
            labels.nth(1).is_some()
        };
        matches!(look.case, Case::Title | Case::Shouted)
            && is_label(look.line)
            && *self.has_parts.get_or_init(has_parts)
    }

    fn times(&self, line: &str) -> u32 {
        self.repeats().lines.get(line).copied().unwrap_or_default()
    }

    fn times_like(&self, look: &Look) -> u32 {
        self.repeats().looks.get(&look.key()).copied().unwrap_or_default()
    }

    fn repeats(&self) -> &Repeats<'a> {
        self.repeats.get_or_init(|| {
            let mut repeats = Repeats::default();
            let short = || self.looks.iter().filter(|look| look.short);
            repeats.lines.reserve(short().count());
            for look in short() {
                *repeats.looks.entry(look.key()).or_default() += 1;
                *repeats.lines.entry(look.line).or_default() += 1;
            }
            repeats
        })
    }
}

/// A short block and what is seen around it.
pub(super) struct Sight<'a> {
    words: usize,
    /// Its words, without the signs around them.
    bare_words: OnceCell<Vec<&'a str>>,
    look: Look<'a>,
    block: Block,
    before: Option<&'a Look<'a>>,
    after: Option<&'a Look<'a>>,
    behind: Option<&'a Look<'a>>,
    /// Blank lines after it; none at the end of the text.
    blanks_after: Option<u32>,
    /// Whether the block after it is a heading.
    over_heading: bool,
    style: &'a Style<'a>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(blocks: &[Block], style: &'a Style<'a>, index: usize) -> Self {
        let looks = style.looks;
        let after = blocks.get(index + 1);
        Self {
            words: words(looks[index].line),
            bare_words: OnceCell::new(),
            look: looks[index],
            block: blocks[index],
            before: index.checked_sub(1).map(|before| &looks[before]),
            after: looks.get(index + 1),
            behind: looks.get(index + 2),
            blanks_after: after.map(|after| after.blanks_before),
            over_heading: after.is_some_and(|after| after.kind == ParagraphKind::Heading),
            style,
        }
    }

    fn between_paragraphs(&self) -> bool {
        self.before.is_none_or(|before| before.is_paragraph() && before.ends_sentence())
            && self.after.is_some_and(Look::is_paragraph)
    }

    fn line(&self) -> &'a str {
        self.look.line
    }

    fn bare_words(&self) -> &[&'a str] {
        self.bare_words.get_or_init(|| {
            let mut words = Vec::with_capacity(self.words);
            words.extend(split(self.line()).map(without_signs));
            words
        })
    }

    fn has_word(&self, list: &List) -> bool {
        self.bare_words().iter().any(|word| list.has(word))
    }

    /// Whether a sentence ends before its last word.
    fn has_sentence_within(&self) -> bool {
        let mut words = self.line().split_whitespace().rev().skip(1);
        words.any(|word| word.len() > 3 && word.ends_with(['.', '?', '!']))
    }

    fn first(&self) -> &'a str {
        split(self.line()).next().map_or("", without_signs)
    }

    fn begins_with(&self, list: &List) -> bool {
        list.has(self.first())
    }
}

/// Whether `word` is one of the longer ones that stay small in a title.
fn is_small_in_titles(word: &str) -> bool {
    matches!(word, "from" | "with" | "into" | "over" | "upon" | "than" | "that" | "edit]")
}
