//! A [`Document`] as words the rules can walk over: tokens, what the lexicon says of each, and sentences.

use super::gazetteer::{self, Gazetteer, Key};
use super::lexicon::{Classes, Cue, CueKind, Gazetted, Lexicon, Word as Entry};
use super::part::Part;
use super::tagger::feature::hash;
use super::token::{TWO_CURLED, Token, TokenKind, push_tokens};
use super::vocabulary::{Vocabulary, meant};
use crate::document::{Document, Look, ParagraphKind};
use crate::text::Span;
use std::ops::{Deref, DerefMut, Range};

/// The words of a document, in text order, sentence by sentence.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: Words,
    pub(super) sentences: Vec<Sentence>,
    pub(super) paragraphs: Vec<Block>,
    /// Who wrote it, in the document's words; empty where that is not said.
    pub(super) byline: &'a str,
    /// The words that are marked as code, in order: in few texts any are.
    code: Vec<Range<usize>>,
    /// Whether it tells of programs: names of such are marked as code in it, again and again.
    pub(super) is_technical: bool,
}

/// Words in their order. Tests count how often they are looked at, which is the work that the analysis does.
#[derive(Debug)]
pub(super) struct Words(Vec<Word>);

impl Deref for Words {
    type Target = [Word];

    #[inline]
    fn deref(&self) -> &[Word] {
        #[cfg(test)]
        LOOKS.with(|looks| looks.set(looks.get() + 1));
        &self.0
    }
}

impl DerefMut for Words {
    #[inline]
    fn deref_mut(&mut self) -> &mut [Word] {
        &mut self.0
    }
}

impl<'a> IntoIterator for &'a Words {
    type Item = &'a Word;
    type IntoIter = std::slice::Iter<'a, Word>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
thread_local! {
    /// How often words were looked at by this thread.
    static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How often `work` looks at words.
#[cfg(test)]
pub(super) fn looks(work: impl FnOnce()) -> usize {
    let before = LOOKS.get();
    work();
    LOOKS.get() - before
}

/// Names that are helping verbs, months or adverbs as well.
pub(super) const NAMES: [u32; 6] =
    [hash(b"will"), hash(b"may"), hash(b"april"), hash(b"june"), hash(b"august"), hash(b"long")];

/// A given name that is a preposition as well.
const PER: u32 = hash(b"per");
/// Verbs that are nouns elsewhere: “at one point”, “the oxygen bar”, “this line of questioning”.
const POINT: u32 = hash(b"point");
const BAR: u32 = hash(b"bar");
const QUESTIONING: u32 = hash(b"questioning");
/// A verb that is a noun before an office.
const STATE: u32 = hash(b"state");
/// A relative pronoun that is the name of a body in capitals.
const WHO: u32 = hash(b"who");
const NAMED_WHO: u32 = hash(b"the who of the nations");
/// An adverb that begins titles as well: “First Minister”.
const FIRST: u32 = hash(b"first");

/// A token and what the lexicon says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) entry: Entry,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Whether another is, where the first is none: “eBay”.
    pub(super) inner_capital: bool,
    /// Whether it stands within double quotation marks of its paragraph.
    pub(super) quoted: bool,
    /// The part it plays, as far as lists and endings tell.
    pub(super) part: Part,
    /// A number for its small letters; of a number, for its length alone.
    pub(super) hash: u32,
    /// Its number in the [`Vocabulary`].
    pub(super) number: u32,
}

impl Word {
    /// One of which nothing else is known, and that stands nowhere.
    pub(super) fn of_kind(kind: TokenKind) -> Self {
        let (span, entry, part) = (Span::at(0), Entry::default(), Part::Other);
        let (capital, inner_capital, quoted) = (false, false, false);
        Self { span, kind, entry, capital, inner_capital, quoted, part, hash: 0, number: 0 }
    }

    /// The word, as it stands at `span`.
    #[inline]
    fn at(&self, span: Span) -> Self {
        let mut word = *self;
        word.span = span;
        word
    }
}

/// The words of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) words: Range<usize>,
    /// Whether it is a heading or headline.
    pub(super) heading: bool,
    /// A bit for each of its words; several words share one.
    bits: u64,
    /// A bit for each part that one of its words plays.
    parts: u32,
}

impl Sentence {
    /// Whether the word with the number `hash` may stand in it; `false` only where it does not.
    pub(super) fn may_hold(&self, hash: u32) -> bool {
        self.bits & bit(hash) != 0
    }

    /// Whether one of its words plays `part`.
    pub(super) fn has(&self, part: Part) -> bool {
        self.parts & 1 << part as u32 != 0
    }
}

/// One bit of 64 for the word with the number `hash`.
fn bit(hash: u32) -> u64 {
    1 << (hash.wrapping_mul(0x9E37_79B1) >> 26)
}

/// The words and sentences of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) words: Range<usize>,
    pub(super) sentences: Range<usize>,
    pub(super) kind: ParagraphKind,
    /// Whether it stands inside of a block quotation.
    pub(super) set_apart: bool,
}

impl<'a> Reading<'a> {
    /// The words of the paragraphs `stretch` of `document`, each known to `vocabulary` from then on.
    pub(super) fn of<'l: 'a>(document: &'a Document, stretch: Range<usize>, vocabulary: &mut Vocabulary<'l>) -> Self {
        let paragraphs = document.paragraphs.get(stretch).unwrap_or_default();
        let start = paragraphs.first().map_or(0, |paragraph| paragraph.span.start());
        let bytes = paragraphs.last().map_or(0, |paragraph| paragraph.span.end() - start);
        let mut reading = Self {
            text: &document.text,
            lexicon: vocabulary.lexicon,
            words: Words(Vec::with_capacity(bytes / 5)),
            sentences: Vec::with_capacity(bytes / 100),
            paragraphs: Vec::with_capacity(paragraphs.len()),
            byline: document.byline.as_ref().map_or("", |line| line.of(&document.text)),
            code: Vec::new(),
            is_technical: is_technical(document),
        };
        let first_sentence = document.sentences.partition_point(|sentence| sentence.start() < start);
        let mut sentences = document.sentences.iter().copied().skip(first_sentence).peekable();
        let mut tokens = Vec::with_capacity(64);
        for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.kind.is_of_program()) {
            let (first_word, first_sentence) = (reading.words.len(), reading.sentences.len());
            let heading = matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Headline);
            while sentences.next_if(|sentence| sentence.start() < paragraph.span.start()).is_some() {}
            let mut any = false;
            while let Some(sentence) = sentences.next_if(|sentence| sentence.end() <= paragraph.span.end()) {
                reading.push_sentence(sentence, heading, vocabulary, &mut tokens);
                any = true;
            }
            if !any {
                reading.push_sentence(paragraph.span, heading, vocabulary, &mut tokens);
            }
            if reading.sentences[first_sentence..].iter().any(|sentence| sentence.has(Part::Mark)) {
                mark_quoted(reading.text, &mut reading.words[first_word..]);
            }
            reading.mark_code(document, first_word);
            reading.paragraphs.push(Block {
                words: first_word..reading.words.len(),
                sentences: first_sentence..reading.sentences.len(),
                kind: paragraph.kind,
                set_apart: paragraph.inset.quotes > 0,
            });
        }
        reading
    }

    /// Whether word `at` is marked as code.
    pub(super) fn is_code(&self, at: usize) -> bool {
        let next = self.code.partition_point(|code| code.end <= at);
        self.code.get(next).is_some_and(|code| code.start <= at)
    }

    /// Takes note of the words from `first` on, those of a paragraph of `document`, that are marked as code.
    fn mark_code(&mut self, document: &Document, first: usize) {
        let words = &self.words[first..];
        let (Some(start), Some(end)) = (words.first(), words.last()) else { return };
        let (start, end) = (start.span.start(), end.span.end());
        let next = document.emphasis.partition_point(|emphasis| emphasis.span.end() <= start);
        let marks = document.emphasis[next..].iter().take_while(|emphasis| emphasis.span.start() < end);
        for mark in marks.filter(|emphasis| emphasis.look == Look::Code).map(|emphasis| emphasis.span) {
            let from = words.partition_point(|word| word.span.end() <= mark.start());
            let to = words.partition_point(|word| word.span.start() < mark.end());
            self.code.push(first + from..first + to);
        }
    }

    fn push_sentence(&mut self, sentence: Span, heading: bool, vocabulary: &mut Vocabulary, tokens: &mut Vec<Token>) {
        let first = self.words.len();
        tokens.clear();
        push_tokens(self.text, sentence, tokens);
        let (words, mut hyphened) = (&mut self.words.0, false);
        vocabulary.meet_each(self.text, tokens, |token, known| {
            hyphened |= known.hyphened;
            words.push(known.word.at(token.span));
        });
        let may_be_name = !heading && self.may_be_name(first);
        if hyphened {
            self.part_tied(first, vocabulary);
        }
        if may_be_name {
            self.name_who_speaks(first);
        }
        let (mut bits, mut parts) = (0, 0);
        for word in &self.words[first..] {
            bits |= bit(word.hash);
            parts |= 1 << word.part as u32;
        }
        if bits & bit(WHO) != 0 && self.name_body(first) {
            (bits, parts) = (bits | bit(NAMED_WHO), parts | 1 << Part::Name as u32);
        }
        self.sentences.push(Sentence { words: first..self.words.len(), heading, bits, parts });
    }

    /// Takes “WHO” in capitals for a name in the sentence from `first` on, unless that is all in capitals; whether there
    /// was one.
    fn name_body(&mut self, first: usize) -> bool {
        let (text, words) = (self.text, &self.words[first..]);
        let named = |word: &Word| word.hash == WHO && word.span.of(text) == "WHO";
        let small = |word: &Word| word.span.of(text).bytes().any(|byte| byte.is_ascii_lowercase());
        if !words.iter().any(named) || !words.iter().any(small) {
            return false;
        }
        for word in self.words.0[first..].iter_mut().filter(|word| named(word)) {
            (word.part, word.entry, word.hash) = (Part::Name, Entry::default(), NAMED_WHO);
        }
        true
    }

    /// Whether a word of the sentence from `first` on may be a name though the lists take it for something else.
    fn may_be_name(&self, first: usize) -> bool {
        self.words[first..].iter().enumerate().any(|(place, word)| {
            word.capital
                && match word.part {
                    Part::Modal | Part::Time => true,
                    Part::Adverb => place > 0 || NAMES.contains(&word.hash) || word.hash == FIRST,
                    _ => word.hash == PER,
                }
        })
    }

    /// Parts those of the words from `first` on whose hyphen ties a name to something else.
    fn part_tied(&mut self, first: usize, vocabulary: &mut Vocabulary) {
        let mut at = first;
        while let Some(&Word { span, kind, number, .. }) = self.words.get(at) {
            at += 1;
            if vocabulary.known(number as usize).hyphened
                && let Some(parts) = parts(Token { span, kind }, self.text, self.lexicon)
            {
                let parts = parts.map(|part| vocabulary.meet(self.text, part).word.at(part.span));
                at += parts.len() - 1;
                self.words.0.splice(at - parts.len()..=at - parts.len(), parts);
            }
        }
    }

    /// Takes helping verbs, months and adverbs for names or titles in the sentence from `first` on where nothing else
    /// can stand: “*Will* said”, “*May* said that”, “the road, *Long* said, was shut”. “Reports in May said” so, too.
    fn name_who_speaks(&mut self, first: usize) {
        for at in first..self.words.len() {
            let word = &self.words[at];
            if word.capital
                && word.hash == FIRST
                && self.words.get(at + 1).is_some_and(|next| next.capital && heads(next))
            {
                let word = &mut self.words[at];
                (word.part, word.entry) = (Part::Title, self.lexicon.word("deputy"));
                continue;
            }
            let leads = at == first || matches!(self.words[at - 1].part, Part::Mark);
            let inverted =
                || at > first + 1 && self.tells_of_speech(at - 1) && matches!(self.words[at - 2].part, Part::Mark);
            let ends = || self.words.get(at + 1).is_none_or(|word| matches!(word.part, Part::Stop | Part::Comma));
            let named = word.capital && NAMES.contains(&word.hash);
            // “Opposition leader Per Hansen”, but “Per Reuters, …”
            let given = || word.capital && word.hash == PER && self.words.get(at + 1).is_some_and(|next| next.capital);
            let joined = || {
                let before = self.words[at - 1].part;
                matches!(before, Part::Comma) || at == first + 1 && matches!(before, Part::Conjunction)
            };
            // “, Long said”: a capital within a sentence is a name's.
            let inner = || !leads && (named || matches!(word.part, Part::Adverb)) && joined();
            if given() && (!leads || self.tells_of_speech(at + 2))
                || named && (leads && self.tells_of_speech(at + 1) || inverted() && ends())
                || word.capital && inner() && self.tells_of_speech(at + 1)
            {
                let word = &mut self.words[at];
                (word.part, word.entry) = (Part::Name, Entry::default());
            }
        }
    }

    /// Whether `words` of a headline name a person, as their first word or the text behind them tells: “Ana Ruiz”, or
    /// “Ruiz” where that names her so.
    pub(super) fn names_person(&self, words: &Range<usize>) -> bool {
        const NEAR: usize = 400;
        let given = |word: &Word| {
            word.entry.classes.any(Classes::MALE | Classes::FEMALE | Classes::TITLE)
                || Gazetteer::built_in().classes(Key::EMPTY.and(word.hash)) & (gazetteer::MALE | gazetteer::FEMALE) != 0
        };
        let words_of = &self.words[words.clone()];
        let Some(last) = words_of.last().filter(|_| words_of.iter().all(|word| word.capital)) else { return false };
        let name = words_of.iter().all(|word| matches!(word.part, Part::Name));
        let again = |pair: &[Word]| pair[1].hash == last.hash && pair[1].capital && pair[0].capital && given(&pair[0]);
        let near = &self.words[words.end..self.words.len().min(words.end + NEAR)];
        name && (words.len() > 1 && given(&words_of[0]) || near.windows(2).any(again))
    }

    /// Whether word `at` is a given name by the lists.
    pub(super) fn is_given_name(&self, at: usize) -> bool {
        self.any(at, Classes::MALE | Classes::FEMALE)
            || Gazetteer::built_in().classes(Key::EMPTY.and(self.words[at].hash))
                & (gazetteer::MALE | gazetteer::FEMALE)
                != 0
    }

    /// Whether word `at` is a verb of saying, as it is told of one who spoke: “said”, “warned”.
    pub(super) fn tells_of_speech(&self, at: usize) -> bool {
        let told = ["said", "says", "told", "tells", "wrote"].iter().any(|verb| self.is(at, verb));
        // “Art said to be stolen”
        let held = self.is(at + 1, "to") && self.is(at, "said");
        told && !held || self.written(at).ends_with("ed") && self.is_verb_cue(at)
    }

    /// What stands at word `at`, a double quotation mark where two single ones are written for it; empty behind the
    /// last.
    #[inline]
    pub(super) fn written(&self, at: usize) -> &'a str {
        let Some(word) = self.words.get(at) else { return "" };
        let written = word.span.of(self.text);
        if word.kind == TokenKind::Sign && matches!(written.len(), 2 | TWO_CURLED) { meant(written) } else { written }
    }

    /// The sign at word `at`, as [`written`](Self::written) has it; empty for a word or number, and behind the last.
    #[inline]
    pub(super) fn sign(&self, at: usize) -> &'a str {
        if self.words.get(at).is_some_and(|word| word.kind == TokenKind::Sign) { self.written(at) } else { "" }
    }

    /// Whether word `at` reads `word`, which is in small letters.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        // Asked more often than anything else: most words differ in length already.
        self.words.get(at).map_or(word.is_empty(), |known| {
            let span = known.span;
            span.len() == word.len()
                && self.text.as_bytes()[span.start()..span.end()].eq_ignore_ascii_case(word.as_bytes())
                && (word != "who" || known.hash != NAMED_WHO)
        })
    }

    #[inline]
    pub(super) fn any(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.entry.classes.any(classes))
    }

    /// Index of the paragraph that word `at` stands in.
    pub(super) fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|block| block.words.start <= at).saturating_sub(1)
    }

    #[inline]
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
        if word.hash == STATE && self.is_office(at + 1) || self.is_plain_noun(at) {
            return None;
        }
        let phrasal = self.words.get(at + 1).and_then(|particle| self.lexicon.phrasal(word.entry, particle.hash));
        Some(phrasal.map_or((cue, 1), |phrasal| (phrasal, 2)))
    }

    /// Whether word `at` is a noun where it stands that tells of no report: “at one *point*”, “the oxygen *bar*,”, “this
    /// line of *questioning*”.
    fn is_plain_noun(&self, at: usize) -> bool {
        let is_any = |at: usize, words: &[&str]| words.iter().any(|word| self.is(at, word));
        let before = at.checked_sub(1);
        match self.words[at].hash {
            POINT => before.is_some_and(|at| is_any(at, &["one", "some", "this", "that"])),
            BAR => !self.is_word(at + 1),
            QUESTIONING => before.is_some_and(|at| is_any(at, &["of", "the", "under", "during", "in", "for"])),
            _ => false,
        }
    }

    /// Whether an office begins at word `at`, as one of a state does: “state *Treasurer* Ana Ruiz”, “state *Rep.* Bo
    /// Li”.
    fn is_office(&self, at: usize) -> bool {
        const OFFICES: [u32; 14] = [
            hash(b"treasurer"),
            hash(b"comptroller"),
            hash(b"auditor"),
            hash(b"rep"),
            hash(b"sen"),
            hash(b"reps"),
            hash(b"sens"),
            hash(b"attorney"),
            hash(b"superintendent"),
            hash(b"supreme"),
            hash(b"police"),
            hash(b"delegate"),
            hash(b"assemblyman"),
            hash(b"assemblywoman"),
        ];
        let office = |word: &Word| word.capital && OFFICES.contains(&word.hash);
        self.words.get(at).is_some_and(office)
    }

    pub(super) fn is_verb_cue(&self, at: usize) -> bool {
        self.cue(at).is_some_and(|(cue, _)| cue.kind == CueKind::Verb && !cue.weak)
    }

    /// Whether word `at` is the hyphen of “Leith-born”, whose parts are words of their own.
    pub(super) fn is_tying_hyphen(&self, at: usize) -> bool {
        let Some([before, hyphen, after]) = at.checked_sub(1).and_then(|first| self.words.get(first..first + 3)) else {
            return false;
        };
        let tight = hyphen.span.start() == before.span.end() && hyphen.span.end() == after.span.start();
        hyphen.kind == TokenKind::Sign && tight && matches!(hyphen.span.of(self.text), "-" | "‐" | "‑")
    }

    /// The text of the words `range`, which holds at least one.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.words[range.start].span.to(self.words[range.end - 1].span)
    }
}

/// Whether `word` is what “First” stands before in a title.
fn heads(word: &Word) -> bool {
    [hash(b"minister"), hash(b"lady"), hash(b"secretary"), hash(b"deputy")].contains(&word.hash)
}

/// Marks the words of a paragraph that stand within double quotation marks.
fn mark_quoted(text: &str, words: &mut [Word]) {
    let mut quoted = false;
    for word in words {
        if matches!(word.part, Part::Mark) {
            match meant(word.span.of(text)) {
                "“" | "«" => quoted = true,
                "”" | "»" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
        }
        word.quoted = quoted;
    }
}

/// Whether names of programs, files and functions are marked as code in `document`.
fn is_technical(document: &Document) -> bool {
    const LEAST: usize = 3;
    /// A long text is told by how it begins, as each of its stretches is read by itself.
    const LOOKED_AT: usize = 1_000;
    let looks = document.emphasis.iter().take(LOOKED_AT);
    looks.filter(|emphasis| emphasis.look == Look::Code).nth(LEAST - 1).is_some()
}

/// The parts of `token`, which has a hyphen, where that ties a name to something else: “Toronto-based”, “pro-Kenya”,
/// “China-Kenya”.
fn parts(token: Token, text: &str, lexicon: &Lexicon) -> Option<[Token; 3]> {
    if let Some((before, after)) = token.span.of(text).split_once(['-', '‐', '‑'])
        && ties(before, after, lexicon)
    {
        let (start, end) = (token.span.start(), token.span.end());
        let (from, to) = (start + before.len(), end - after.len());
        let word = |start, end| Token { span: Span::new(start, end), kind: TokenKind::Word };
        let hyphen = Token { span: Span::new(from, to), kind: TokenKind::Sign };
        return Some([word(start, from), hyphen, word(to, end)]);
    }
    None
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
