//! A [`Document`] as words the rules can walk over: tokens, what the lexicon says of each, and sentences. `hyphen`
//! parts words that one ties together; `name` has those that are names; `words` holds them all.

mod hyphen;
mod name;
mod words;

pub(super) use name::NAMES;
use name::{NAMED_WHO, WHO};
pub(super) use words::Words;
#[cfg(test)]
pub(super) use words::looks;

use super::gazetteer;
use super::lexicon::{Classes, Cue, CueKind, Lexicon, Word as Entry};
use super::part::Part;
use super::phrase::LastBefore;
use super::tagger::feature::hash;
use super::token::{TWO_CURLED, Token, TokenKind, push_tokens};
use super::vocabulary::{Vocabulary, meant};
use crate::document::{Document, Look, ParagraphKind};
use crate::text::Span;
use crate::text::glance::Glance;
use std::ops::Range;

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
    /// Where `phrase::before` keeps what it found.
    pub(super) last_before: LastBefore,
}

/// Verbs that are nouns elsewhere: “at one point”, “the oxygen bar”, “this line of questioning”.
const POINT: u32 = hash(b"point");
const BAR: u32 = hash(b"bar");
const QUESTIONING: u32 = hash(b"questioning");
/// A verb that is a noun before an office.
const STATE: u32 = hash(b"state");

/// A token and what the lexicon says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) entry: Entry,
    /// What it shows at a glance.
    pub(super) glance: Glance,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Whether another is, where the first is none: “eBay”.
    pub(super) inner_capital: bool,
    /// Whether it stands within double quotation marks of its paragraph.
    pub(super) quoted: bool,
    /// The part it plays, as far as lists and endings tell.
    pub(super) part: Part,
    /// What the gazetteer says of it alone, a bit each.
    pub(super) gazetted: u16,
    /// A number for its small letters; of a number, for its length alone.
    pub(super) hash: u32,
    /// Its number in the [`Vocabulary`].
    pub(super) number: u32,
}

impl Word {
    /// One of which nothing else is known, and that stands nowhere.
    pub(super) fn of_kind(kind: TokenKind) -> Self {
        let (span, entry, part) = (Span::at(0), Entry::default(), Part::Other);
        let (glance, capital, inner_capital, quoted) = (Glance::of(""), false, false, false);
        Self { span, kind, entry, glance, capital, inner_capital, quoted, part, gazetted: 0, hash: 0, number: 0 }
    }

    /// Whether it reads one of `words`, a handful at most, as [`Reading::is`] would say. Asked for many such lists one
    /// after the other, that is one switch.
    #[expect(clippy::inline_always, reason = "where the words stand, their numbers are known")]
    #[inline(always)]
    pub(super) fn reads(&self, words: &[&str]) -> bool {
        let is = |word: &str| self.hash == hash(word.as_bytes());
        match words {
            [one] => is(one),
            [one, two] => is(one) || is(two),
            [one, two, three] => is(one) || is(two) || is(three),
            [one, two, three, four] => is(one) || is(two) || is(three) || is(four),
            [one, two, three, four, five] => is(one) || is(two) || is(three) || is(four) || is(five),
            [one, two, three, four, five, six] => is(one) || is(two) || is(three) || is(four) || is(five) || is(six),
            words => words.iter().any(|word| is(word)),
        }
    }

    /// Whether it is a noun for somebody by the gazetteer.
    pub(super) fn is_person(&self) -> bool {
        self.gazetted & gazetteer::NOUN_PERSON != 0
    }

    /// Whether it is a given name by the gazetteer.
    pub(super) fn is_given_name(&self) -> bool {
        self.gazetted & (gazetteer::MALE | gazetteer::FEMALE) != 0
    }

    /// Whether it is a surname by the gazetteer, and no body.
    pub(super) fn is_surname(&self) -> bool {
        self.gazetted & gazetteer::SURNAMES != 0 && self.gazetted & gazetteer::ORGANIZATION == 0
    }

    /// Whether it is one of the commonest surnames by the gazetteer.
    pub(super) fn is_common_surname(&self) -> bool {
        self.gazetted & gazetteer::SURNAME_OFTEN != 0
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
    /// The words of what of `document` is `within` a stretch, each known to `vocabulary` from then on.
    pub(super) fn of<'l: 'a>(document: &'a Document, within: Span, vocabulary: &mut Vocabulary<'l>) -> Self {
        let first = document.paragraphs.partition_point(|paragraph| paragraph.span.end() <= within.start());
        let paragraphs = &document.paragraphs[first..];
        let paragraphs = &paragraphs[..paragraphs.partition_point(|paragraph| paragraph.span.start() < within.end())];
        let start = paragraphs.first().map_or(0, |paragraph| paragraph.span.start().max(within.start()));
        let bytes = within.end().saturating_sub(start);
        let mut reading = Self {
            text: &document.text,
            lexicon: vocabulary.lexicon,
            words: Words(Vec::with_capacity(bytes / 5)),
            sentences: Vec::with_capacity(bytes / 100),
            paragraphs: Vec::with_capacity(paragraphs.len()),
            byline: document.byline.as_ref().map_or("", |line| line.of(&document.text)),
            code: Vec::new(),
            is_technical: is_technical(document),
            last_before: LastBefore::default(),
        };
        let first_sentence = document.sentences.partition_point(|sentence| sentence.start() < start);
        let mut sentences = document.sentences.iter().copied().skip(first_sentence).peekable();
        let mut tokens = Vec::with_capacity(64);
        for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.kind.is_of_program()) {
            let (start, end) = (paragraph.span.start().max(within.start()), paragraph.span.end().min(within.end()));
            let (first_word, first_sentence) = (reading.words.len(), reading.sentences.len());
            let heading = matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Headline);
            while sentences.next_if(|sentence| sentence.start() < start).is_some() {}
            let mut any = false;
            while let Some(sentence) = sentences.next_if(|sentence| sentence.end() <= end) {
                reading.push_sentence(sentence, heading, vocabulary, &mut tokens);
                any = true;
            }
            if !any {
                reading.push_sentence(Span::new(start, end), heading, vocabulary, &mut tokens);
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
        let (words, mut hyphened, mut state) = (&mut self.words.0, false, false);
        vocabulary.meet_each(self.text, tokens, |token, known| {
            hyphened |= known.hyphened;
            state |= known.word.hash == STATE;
            words.push(known.word.at(token.span));
        });
        let may_be_name = !heading && self.may_be_name(first);
        if hyphened {
            self.part_tied(first, vocabulary);
        }
        if may_be_name {
            self.name_who_speaks(first);
        }
        if state {
            self.describe_by_state(first);
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

    /// Whether word `at` is a verb of saying, as it is told of one who spoke: “said”, “warned”.
    pub(super) fn tells_of_speech(&self, at: usize) -> bool {
        let told = self.is_any(at, &["said", "says", "told", "tells", "wrote"]);
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

    /// Whether word `at` reads `word`, a sign or a word in small letters that holds no digit, as numbers are told apart
    /// by their lengths alone, and is spelt with “'”, not “’”: it is what words of a text are read with that have
    /// either.
    #[expect(clippy::inline_always, reason = "where the word stands, its number is known: nothing is asked more often")]
    #[inline(always)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.words.get(at).map_or(word.is_empty(), |known| known.hash == hash(word.as_bytes()))
    }

    /// Whether word `at` reads one of `words`, as [`is`](Self::is) would say: they hold no digit, either, and are spelt
    /// with “'”, not “’”. More than four are compared with the text as it stands there: so long a list has to name such
    /// a word in both spellings.
    #[expect(clippy::inline_always, reason = "where the words stand, their glances are known: a twentieth of all time")]
    #[inline(always)]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let glances = words.iter().fold(0, |glances, word| glances | Glance::of_small(word).bit());
        let Some(known) = self.words.get(at).filter(|known| known.glance.bit() & glances != 0) else { return false };
        // Of few, the numbers take less room than to ask elsewhere.
        if words.len() <= 4 { known.reads(words) } else { self.reads_any(known, words) }
    }

    #[inline(never)]
    fn reads_any(&self, known: &Word, words: &[&str]) -> bool {
        let mut alike = words.iter().filter(|word| known.span.len() == word.len());
        alike.any(|word| self.reads(known, word))
    }

    fn reads(&self, known: &Word, word: &str) -> bool {
        let span = known.span;
        self.text.as_bytes()[span.start()..span.end()].eq_ignore_ascii_case(word.as_bytes())
            && (word != "who" || known.hash != NAMED_WHO)
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
    #[inline]
    pub(super) fn cue(&self, at: usize) -> Option<(Cue, usize)> {
        // As most words are none.
        self.words.get(at).filter(|word| word.entry.is_cue()).and_then(|word| self.cue_of(word, at))
    }

    /// The cue that `word` is, which stands at `at`.
    fn cue_of(&self, word: &Word, at: usize) -> Option<(Cue, usize)> {
        let cue = self.lexicon.cue(word.entry)?;
        // “the United States”, “Amber Notes”: capitalised behind a word it is part of a name.
        if word.capital && (at > 0 && self.is_word(at - 1) || self.names_speaker(at)) {
            return None;
        }
        if word.hash == STATE && self.is_office(at + 1) || self.is_plain_noun(at) {
            return None;
        }
        let phrasal = self.words.get(at + 1).and_then(|particle| self.lexicon.phrasal(word.entry, particle.hash));
        Some(phrasal.map_or((cue, 1), |phrasal| (phrasal, 2)))
    }

    /// Whether the word at `at` is the name of somebody who says something: ““…,” *Post* said”.
    fn names_speaker(&self, at: usize) -> bool {
        let written = self.written(at);
        let bare = !["s", "ed", "ing"].iter().any(|ending| written.ends_with(ending));
        bare && self.is_any(at + 1, &["said", "says"])
    }

    /// Whether word `at` is a noun where it stands that tells of no report: “at one *point*”, “the oxygen *bar*,”,
    /// “this line of *questioning*”.
    fn is_plain_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        match self.words[at].hash {
            POINT => before.is_some_and(|at| self.is_any(at, &["one", "some", "this", "that"])),
            BAR => !self.is_word(at + 1),
            QUESTIONING => before.is_some_and(|at| self.is_any(at, &["of", "the", "under", "during", "in", "for"])),
            _ => false,
        }
    }

    /// Takes “state” for no verb in the sentence from `first` on where it tells whose the noun behind it is: “*state*
    /// media said”, but “they state officials lied”.
    fn describe_by_state(&mut self, first: usize) {
        const OF_STATES: [u32; 26] = [
            hash(b"media"),
            hash(b"television"),
            hash(b"tv"),
            hash(b"radio"),
            hash(b"broadcaster"),
            hash(b"news"),
            hash(b"newspaper"),
            hash(b"newspapers"),
            hash(b"press"),
            hash(b"agency"),
            hash(b"prosecutor"),
            hash(b"prosecutors"),
            hash(b"officials"),
            hash(b"official"),
            hash(b"lawmakers"),
            hash(b"lawmaker"),
            hash(b"legislators"),
            hash(b"police"),
            hash(b"troopers"),
            hash(b"regulators"),
            hash(b"authorities"),
            hash(b"senator"),
            hash(b"senators"),
            hash(b"representative"),
            hash(b"representatives"),
            hash(b"department"),
        ];
        for at in first..self.words.len() {
            let next = self.words.get(at + 1).map_or(0, |next| next.hash);
            let before = if at == first { Part::Edge } else { self.words[at - 1].part };
            let subject = matches!(before, Part::Plural | Part::Pronoun | Part::SourceNoun | Part::Modal);
            let named = self.words[at].capital && at > first;
            if self.words[at].hash == STATE && OF_STATES.contains(&next) && !subject && !named {
                let word = &mut self.words[at];
                (word.part, word.entry) = (Part::Other, Entry::default());
            }
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

    pub(super) fn is_noun_cue(&self, at: usize) -> bool {
        self.cue(at).is_some_and(|(cue, _)| cue.kind == CueKind::Noun)
    }

    /// The text of the words `range`, which holds at least one.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.words[range.start].span.to(self.words[range.end - 1].span)
    }
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
