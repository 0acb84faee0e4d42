//! Words as they are written, each looked up once and kept from one text to the next, as few words make up most of any.

use super::gazetteer::{Gazetteer, Key};
use super::lexicon::Lexicon;
use super::part::Part;
use super::reading::Word;
use super::tagger::feature::{hash, hash_on, hash_small};
use super::token::{Token, TokenKind};
use crate::text::glance::Glance;
use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// More words than this are not kept from one text to the next, but for those that were met again.
const MANY: usize = 1 << 14;
/// If there are more of those than this, they are not kept, either.
const MANY_AGAIN: usize = MANY / 4 * 3;
/// There are hardly ever more words than this, even at the end of the text that brings many.
pub(super) const MOST: usize = MANY / 2 * 3;
/// What stands for numbers among the hashes of words.
const NUMBERS: u32 = 0x0DD_0000;

/// Every word that was met, each by a number. The first has the number 1.
#[derive(Debug)]
pub(super) struct Vocabulary<'l> {
    pub(super) lexicon: &'l Lexicon,
    gazetteer: Gazetteer,
    numbers: Numbers,
    known: Vec<Known>,
    /// Whether each was met again since words were last forgotten.
    again: Vec<bool>,
    /// The keys of those that are met together, and their numbers.
    keys: Vec<u64>,
    met: Vec<u32>,
    /// How often words were forgotten.
    era: u32,
    /// The numbers that those had before, in order, which were kept when others were forgotten.
    kept: Vec<u32>,
}

/// A word, number or sign as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// As it stands in a text, but for where.
    pub(super) word: Word,
    /// Whether a hyphen stands in it.
    pub(super) hyphened: bool,
}

impl<'l> Vocabulary<'l> {
    /// One of no words, each of which `lexicon` will be asked for.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        let (known, again) = (Vec::with_capacity(MOST), Vec::with_capacity(MOST));
        let (keys, met, kept) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            lexicon,
            gazetteer: Gazetteer::built_in(),
            numbers: Numbers::default(),
            known,
            again,
            keys,
            met,
            era: 0,
            kept,
        }
    }

    /// Forgets words if there are many, and gives new numbers to those that were met again and are kept: what has a
    /// number has it until then.
    pub(super) fn forget_many(&mut self) {
        if self.known.len() <= MANY {
            return;
        }
        self.era += 1;
        self.kept.clear();
        self.kept.extend((1..).zip(&self.again).filter(|(_, again)| **again).map(|(number, _)| number));
        if self.kept.len() > MANY_AGAIN {
            self.kept.clear();
        }
        self.numbers.keep(&self.kept);
        for (index, &number) in self.kept.iter().enumerate() {
            let mut known = *self.known(number as usize);
            known.word.number = count(index + 1);
            self.known[index] = known;
        }
        self.known.truncate(self.kept.len());
        self.again.clear();
        self.again.resize(self.kept.len(), false);
    }

    /// How often words were forgotten: what was kept by their numbers before is of other words.
    pub(super) fn era(&self) -> u32 {
        self.era
    }

    /// Which numbers those had in the era before, in the order of the numbers they have now, that were kept.
    pub(super) fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// What is known of what `token` of `text` reads.
    pub(super) fn meet(&mut self, text: &str, token: Token) -> &Known {
        let number = self.number(key(text, token), text, token);
        self.known(number as usize)
    }

    /// As [`meet`](Self::meet), of each of `tokens`, which `visit` is told of one after the other. All are looked up
    /// before anything is made of what is known of them: else each wait for memory would begin where the last one ends.
    pub(super) fn meet_each(&mut self, text: &str, tokens: &[Token], mut visit: impl FnMut(Token, &Known)) {
        let (mut keys, mut met) = (std::mem::take(&mut self.keys), std::mem::take(&mut self.met));
        keys.clear();
        keys.extend(tokens.iter().map(|&token| key(text, token)));
        met.clear();
        met.extend(keys.iter().zip(tokens).map(|(&key, &token)| self.number(key, text, token)));
        for (&token, &number) in tokens.iter().zip(&met) {
            visit(token, self.known(number as usize));
        }
        (self.keys, self.met) = (keys, met);
    }

    /// The number of what `token` of `text` reads, whose key is `key`.
    #[inline]
    fn number(&mut self, key: u64, text: &str, Token { span, kind }: Token) -> u32 {
        let Some(number) = self.numbers.get(key) else {
            let mut known = Known::of(span.of(text), kind, self.lexicon);
            known.word.gazetted = self.gazetteer.classes(Key::EMPTY.and(known.word.hash));
            return self.push(key, known);
        };
        self.again[number as usize - 1] = true;
        number
    }

    /// What was not known until now and has this `key`: it is `known` from now on.
    #[cold]
    fn push(&mut self, key: u64, mut known: Known) -> u32 {
        known.word.number = self.numbers.push(key);
        self.known.push(known);
        self.again.push(false);
        known.word.number
    }

    /// What is known of the word with `number`.
    #[inline]
    pub(super) fn known(&self, number: usize) -> &Known {
        &self.known[number - 1]
    }
}

impl Known {
    fn of(written: &str, kind: TokenKind, lexicon: &Lexicon) -> Self {
        let mut word = Word::of_kind(kind);
        word.glance = Glance::of(written);
        word.capital = written.chars().next().is_some_and(char::is_uppercase);
        if kind != TokenKind::Word {
            (word.hash, word.part) = of_other(written, kind);
            return Self { word, hyphened: false };
        }
        let (hash, listed) = hashes(written);
        word.hash = hash;
        word.entry = lexicon.word_of(listed);
        word.part = Part::of_word(written, hash, word.capital, word.entry, lexicon);
        word.inner_capital = !word.capital && written.chars().any(char::is_uppercase);
        Self { word, hyphened: may_be_hyphened(written) && written.contains(['-', '‐', '‑']) }
    }
}

/// The key of what `token` of `text` reads.
#[inline]
fn key(text: &str, Token { span, kind }: Token) -> u64 {
    let mut hasher = FixedState::with_seed(kind as u64).build_hasher();
    hasher.write(&text.as_bytes()[span.start()..span.end()]);
    hasher.finish()
}

/// Whether a hyphen may stand in `written`, as its bytes tell; `false` only where none does.
fn may_be_hyphened(written: &str) -> bool {
    const FIRST: u8 = "‐".as_bytes()[0];
    written.bytes().any(|byte| byte == b'-' || byte == FIRST)
}

/// The number of the small letters of a number or sign, and the part it plays.
fn of_other(written: &str, kind: TokenKind) -> (u32, Part) {
    match kind {
        TokenKind::Number => (NUMBERS + u32::try_from(written.len().min(8)).unwrap_or(8), Part::Number),
        TokenKind::Possessive => (hash(written.as_bytes()), Part::Possessive),
        TokenKind::Sign | TokenKind::Word => (hash(written.as_bytes()), Part::of_sign(meant(written))),
    }
}

fn count(words: usize) -> u32 {
    u32::try_from(words).expect("few words")
}

/// Numbers of a word: of its small letters, and the one that it has in the lexicon, of those without a full stop
/// behind.
fn hashes(written: &str) -> (u32, u32) {
    if !written.is_ascii() && written.contains('’') {
        return hashes(&written.replace('’', "'"));
    }
    let (point, letters) = match written.as_bytes().split_last() {
        Some((b'.', before)) => (true, before),
        _ => (false, written.as_bytes()),
    };
    let listed = hash_small(letters);
    (if point { hash_on(listed, b".") } else { listed }, listed)
}

/// The double quotation mark that two single ones are written for; else `sign`.
#[inline(never)] // Hardly any sign is asked for here, and without it those that ask are small.
pub(super) fn meant(sign: &str) -> &str {
    match sign {
        "''" | "``" => "\"",
        "‘’" | "‘‘" => "“",
        "’’" => "”",
        sign => sign,
    }
}

/// Numbers from 1 on, each found by a key: a hash of what a word reads, so long that two words of a text share what is
/// compared of it once in a hundred million texts.
///
/// A table of the standard library would have three lines of the cache looked at for a word, and be twice as large.
#[derive(Debug, Default)]
struct Numbers {
    /// In each that is not empty, which is 0, the first bits of a key and a number in place of the others. A key is
    /// looked for from the slot on that its last bits say.
    slots: Vec<u64>,
    /// The keys by their numbers.
    keys: Vec<u64>,
}

impl Numbers {
    /// The bits of a slot that hold a number: enough for a thousand million bytes in which no word comes again.
    const NUMBER: u64 = (1 << 28) - 1;

    #[inline]
    fn get(&self, key: u64) -> Option<u32> {
        let mut at = place(key);
        loop {
            let slot = *self.slots.get(at & self.slots.len().wrapping_sub(1))?;
            if (slot ^ key) & !Self::NUMBER == 0 && slot != 0 {
                return u32::try_from(slot & Self::NUMBER).ok();
            }
            if slot == 0 {
                return None;
            }
            at += 1;
        }
    }

    /// Gives the next number to `key`, which has none.
    fn push(&mut self, key: u64) -> u32 {
        self.keys.push(key);
        // A quarter stays empty, so that ways are short.
        if self.keys.len() * 4 > self.slots.len() * 3 {
            self.fill(self.slots.len().max(1 << 9) * 2);
        } else {
            self.put(key, self.keys.len());
        }
        count(self.keys.len())
    }

    /// Forgets all keys but those with the numbers `kept`, which have their numbers from now on by their place there.
    fn keep(&mut self, kept: &[u32]) {
        self.keys = kept.iter().map(|&number| self.keys[number as usize - 1]).collect();
        self.fill(self.slots.len());
    }

    /// Puts all keys into so many slots, a power of two.
    fn fill(&mut self, slots: usize) {
        self.slots.clear();
        self.slots.resize(slots, 0);
        for index in 0..self.keys.len() {
            self.put(self.keys[index], index + 1);
        }
    }

    fn put(&mut self, key: u64, number: usize) {
        let number = u64::try_from(number).ok().filter(|number| *number <= Self::NUMBER).expect("few words");
        let mask = self.slots.len() - 1;
        let mut at = place(key) & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = key & !Self::NUMBER | number;
    }
}

/// What the last bits of `key` say.
#[inline]
fn place(key: u64) -> usize {
    usize::try_from(key & Numbers::NUMBER).expect("few bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn meet(vocabulary: &mut Vocabulary, written: &str, kind: TokenKind) -> Known {
        *vocabulary.meet(written, Token { span: Span::new(0, written.len()), kind })
    }

    #[test]
    fn a_word_has_one_number_and_each_way_to_write_it_another() {
        let lexicon = Lexicon::built_in();
        let mut vocabulary = Vocabulary::new(&lexicon);
        let said = meet(&mut vocabulary, "said", TokenKind::Word).word;
        assert!(said.part == Part::CueVerb && !said.capital);
        assert_eq!(meet(&mut vocabulary, "said", TokenKind::Word).word.number, said.number);
        let capital = meet(&mut vocabulary, "Said", TokenKind::Word).word;
        assert!(capital.number != said.number && capital.capital);
        assert_eq!(capital.hash, vocabulary.known(said.number as usize).word.hash);
        assert!(meet(&mut vocabulary, "’s", TokenKind::Possessive).word.part == Part::Possessive);
        let mut part = |sign: &str| meet(&mut vocabulary, sign, TokenKind::Sign).word.part;
        assert!(part("''") == part("\""));
        let mut hash = |number: &str| meet(&mut vocabulary, number, TokenKind::Number).word.hash;
        assert_eq!(hash("120"), hash("487"));
        assert!(meet(&mut vocabulary, "pro-Kenya", TokenKind::Word).hyphened);
        assert!(meet(&mut vocabulary, "eBay", TokenKind::Word).word.inner_capital);
    }

    #[test]
    fn of_many_words_those_are_kept_that_were_met_again() {
        let lexicon = Lexicon::built_in();
        let mut vocabulary = Vocabulary::new(&lexicon);
        meet(&mut vocabulary, "once", TokenKind::Word);
        for _ in 0..2 {
            meet(&mut vocabulary, "said", TokenKind::Word);
        }
        vocabulary.forget_many();
        assert_eq!(vocabulary.era(), 0);
        for number in 0..=MANY {
            meet(&mut vocabulary, &format!("w{number}"), TokenKind::Word);
        }
        vocabulary.forget_many();
        assert_eq!((vocabulary.era(), vocabulary.kept()), (1, [2].as_slice()));
        let said = meet(&mut vocabulary, "said", TokenKind::Word).word;
        assert!(said.number == 1 && said.part == Part::CueVerb);
        assert_eq!(meet(&mut vocabulary, "once", TokenKind::Word).word.number, 2);
    }

    #[test]
    fn too_many_words_that_were_met_again_are_forgotten_with_the_others() {
        let lexicon = Lexicon::default();
        let mut vocabulary = Vocabulary::new(&lexicon);
        for number in (0..=MANY).chain(0..=MANY_AGAIN) {
            meet(&mut vocabulary, &format!("w{number}"), TokenKind::Word);
        }
        vocabulary.forget_many();
        assert!(vocabulary.kept().is_empty());
        assert_eq!(meet(&mut vocabulary, "w0", TokenKind::Word).word.number, 1);
    }
}
