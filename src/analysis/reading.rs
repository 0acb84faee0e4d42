//! A [`Document`] as words the rules can walk over: tokens, what the lexicon says of each, and sentences.

use super::lexicon::{Classes, Cue, CueKind, Gazetted, Lexicon, Word as Entry};
use super::part::Part;
use super::tagger::feature::hash;
use super::token::{Token, TokenKind, push_tokens};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;
use std::ops::Range;

/// What stands for numbers among the hashes of words.
const NUMBERS: u32 = 0x0DD_0000;

/// The words of a document, in text order, sentence by sentence.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: Vec<Word>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) paragraphs: Vec<Block>,
}

/// A token and what the lexicon says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) entry: Entry,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// The part it plays, as far as lists and endings tell.
    pub(super) part: Part,
    /// A number for its small letters; of a number, for its length alone.
    pub(super) hash: u32,
}

/// The words of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) words: Range<usize>,
    /// Whether it is a heading or headline.
    pub(super) heading: bool,
}

/// The words and sentences of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) words: Range<usize>,
    pub(super) sentences: Range<usize>,
    pub(super) kind: ParagraphKind,
}

impl<'a> Reading<'a> {
    /// The words of the paragraphs `stretch` of `document`.
    pub(super) fn of(document: &'a Document, stretch: Range<usize>, lexicon: &'a Lexicon) -> Self {
        let paragraphs = document.paragraphs.get(stretch).unwrap_or_default();
        let start = paragraphs.first().map_or(0, |paragraph| paragraph.span.start());
        let bytes = paragraphs.last().map_or(0, |paragraph| paragraph.span.end() - start);
        let mut reading = Self {
            text: &document.text,
            lexicon,
            words: Vec::with_capacity(bytes / 5),
            sentences: Vec::with_capacity(bytes / 100),
            paragraphs: Vec::with_capacity(paragraphs.len()),
        };
        let first_sentence = document.sentences.partition_point(|sentence| sentence.start() < start);
        let mut sentences = document.sentences.iter().copied().skip(first_sentence).peekable();
        let mut tokens = Vec::new();
        for paragraph in paragraphs {
            let (first_word, first_sentence) = (reading.words.len(), reading.sentences.len());
            let heading = matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Headline);
            while sentences.next_if(|sentence| sentence.start() < paragraph.span.start()).is_some() {}
            let mut any = false;
            while let Some(sentence) = sentences.next_if(|sentence| sentence.end() <= paragraph.span.end()) {
                reading.push_sentence(sentence, heading, &mut tokens);
                any = true;
            }
            if !any {
                reading.push_sentence(paragraph.span, heading, &mut tokens);
            }
            reading.paragraphs.push(Block {
                words: first_word..reading.words.len(),
                sentences: first_sentence..reading.sentences.len(),
                kind: paragraph.kind,
            });
        }
        reading
    }

    fn push_sentence(&mut self, sentence: Span, heading: bool, tokens: &mut Vec<Token>) {
        let first = self.words.len();
        tokens.clear();
        push_tokens(self.text, sentence, tokens);
        let mut small = String::new();
        let (text, lexicon) = (self.text, self.lexicon);
        for token in tokens.iter().flat_map(|&token| parts(token, text, lexicon)).flatten() {
            let written = token.span.of(self.text);
            let capital = written.chars().next().is_some_and(char::is_uppercase);
            let mut entry = Entry::default();
            small.clear();
            small.extend(written.chars().map(|letter| if letter == '’' { '\'' } else { letter }));
            small.make_ascii_lowercase();
            if token.kind == TokenKind::Word {
                entry = self.lexicon.word(small.strip_suffix('.').unwrap_or(&small));
            }
            let hash = match token.kind {
                TokenKind::Word => hash(small.as_bytes()),
                TokenKind::Number => NUMBERS + u32::try_from(written.len().min(8)).unwrap_or(8),
                TokenKind::Possessive | TokenKind::Sign => hash(written.as_bytes()),
            };
            let part = Part::of(written, token.kind, entry, self.lexicon);
            self.words.push(Word { span: token.span, kind: token.kind, entry, capital, part, hash });
        }
        self.sentences.push(Sentence { words: first..self.words.len(), heading });
    }

    /// What stands at word `at`; empty behind the last.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// Whether word `at` reads `word`, which is in small letters.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.written(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn any(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.entry.classes.any(classes))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == TokenKind::Word)
    }

    /// The cue at word `at`, and how many words it takes: “said”, “called for”.
    pub(super) fn cue(&self, at: usize) -> Option<(Cue, usize)> {
        let word = self.words.get(at)?;
        let cue = self.lexicon.cue(word.entry)?;
        // “the United States”, “Amber Notes”: capitalised behind a word it is part of a name.
        if word.capital && at > 0 && self.is_word(at - 1) {
            return None;
        }
        let phrasal = self.lexicon.phrasal(word.entry, self.written(at + 1));
        Some(phrasal.map_or((cue, 1), |phrasal| (phrasal, 2)))
    }

    pub(super) fn is_verb_cue(&self, at: usize) -> bool {
        self.cue(at).is_some_and(|(cue, _)| cue.kind == CueKind::Verb && !cue.weak)
    }

    /// The text of the words `range`, which holds at least one.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.words[range.start].span.to(self.words[range.end - 1].span)
    }
}

/// `token`, or its parts where a hyphen ties a name to something else: “Toronto-based”, “pro-Kenya”, “China-Kenya”.
fn parts(token: Token, text: &str, lexicon: &Lexicon) -> [Option<Token>; 3] {
    let written = token.span.of(text);
    // Hyphens that are not ASCII begin with this byte: most words need no closer look.
    let hyphened = token.kind == TokenKind::Word && written.bytes().any(|byte| matches!(byte, b'-' | 0xE2));
    if hyphened
        && let Some((before, after)) = written.split_once(['-', '‐', '‑'])
        && ties(before, after, lexicon)
    {
        let (start, end) = (token.span.start(), token.span.end());
        let (from, to) = (start + before.len(), end - after.len());
        let word = |start, end| Some(Token { span: Span::new(start, end), kind: TokenKind::Word });
        let hyphen = Some(Token { span: Span::new(from, to), kind: TokenKind::Sign });
        return [word(start, from), hyphen, word(to, end)];
    }
    [Some(token), None, None]
}

/// Whether the hyphen between `before` and `after` ties two words rather than being part of one.
fn ties(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    const PREFIXES: [&str; 12] =
        ["pro", "anti", "ex", "non", "post", "pre", "mid", "trans", "inter", "then", "co", "all"];
    let upper = |word: &str| word.starts_with(char::is_uppercase);
    let word = |written: &str| lexicon.word(&written.to_lowercase()).classes;
    let place = |written: &str| {
        matches!(lexicon.name(written), Some(Gazetted::Country(_) | Gazetted::Capital(_) | Gazetted::Place))
    };
    if upper(after) {
        let people = |written: &str| word(written).any(Classes::NO_NAME) && !place(written);
        let prefix = PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix));
        return prefix || place(before) && (place(after) || people(after)) || people(before) && place(after);
    }
    let ordinary = after.len() > 2 && after.chars().all(char::is_alphabetic) && word(after).any(Classes::COMMON);
    ordinary && upper(before) && before.len() > 1 && !word(before).any(Classes::COMMON)
}
