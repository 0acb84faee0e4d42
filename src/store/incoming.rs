//! An article that is to be kept: its text, who says what in it, and what tells whether it is here already.

use super::findings;
use crate::analysis::{Analysis, SpeechAct};
use crate::document::shape::layout;
use crate::document::{Document, ParagraphKind};
use crate::library::correction::text_key;
use crate::library::findings::{Findings, FoundClaim};
use crate::library::moment::Moment;
use crate::library::shelf::{ACTS, KeptParty};
use crate::library::stories::terms::TermVector;
use crate::text::Span;
use crate::text::safe::safe_line;
use std::sync::LazyLock;
use url::Url;

/// Texts of fewer words are like many others by chance.
const LEAST_WORDS: usize = 40;
/// Words that are taken together to see what a text is like.
const SHINGLE: usize = 3;
/// Of the bits of two likenesses so many may differ where the texts are near-identical.
pub(super) const MAX_DIFFERENCE: u32 = 3;
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// An article as it came, without what is found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// What tells it from others of its feed: what the feed says, else its address, else its title.
    pub identity: String,
    /// What it is called: one line, safe to show.
    pub title: String,
    /// When it was published, if that is known.
    pub published: Option<Moment>,
    /// Its text and layout.
    pub document: Document,
    /// What tells its text from every other.
    pub text_key: u64,
    /// What tells the text that its feed gave from every other; the same as the text unless that is what its page says.
    pub given_key: u64,
}

/// An article that is to be kept: with who says what in it, and all of it as it is kept, made where it is analysed, so
/// that whoever keeps it need not.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// The article as it came.
    pub given: Given,
    /// Who says what in it.
    pub found: Found,
    /// What near-identical texts share but for a few bits.
    pub(super) likeness: Option<u64>,
    /// The layout of its text, what was found in it and what it is about.
    pub(super) shape: Vec<u8>,
    pub(super) findings: Vec<u8>,
    pub(super) terms: TermVector,
}

/// What is kept of an analysis: to find an article by, and to say across articles who said what. The analysis itself is
/// made anew when the article is opened, which takes less time than to read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Claims, in text order: who says it, where the words stand, what is done by it.
    pub claims: Vec<(Vec<String>, Span, SpeechAct)>,
    /// Parties, the most often named first.
    pub parties: Vec<KeptParty>,
    /// All of it.
    pub findings: Findings,
}

impl Found {
    /// What is kept of `analysis`, which is of `text`.
    pub fn of(text: &str, analysis: &Analysis) -> Self {
        let findings = Findings::of(text, analysis);
        let claim = |(number, claim): (usize, &FoundClaim)| {
            let words = findings.meant(number, text).span();
            (findings.names(claim).map(str::to_owned).collect(), words, claim.act)
        };
        let named = findings.parties.iter().filter(|party| party.is_named);
        let mut parties: Vec<KeptParty> = named
            .map(|party| KeptParty { name: party.name.clone(), kind: party.kind, mentions: party.mentions })
            .collect();
        parties.sort_by_key(|party| std::cmp::Reverse(party.mentions));
        Self { claims: findings.claims.iter().enumerate().map(claim).collect(), parties, findings }
    }

    /// What an article with this headline and text is about in which all this was found.
    pub(super) fn terms(&self, headline: &str, text: &str) -> TermVector {
        TermVector::new(headline, text, self.parties.iter().map(|party| (party.name.as_str(), party.mentions)))
    }
}

impl Given {
    /// The article `document`, which its feed tells from others by `identity`.
    pub fn new(document: Document, identity: Option<&str>) -> Self {
        let title = title(&document);
        let identity = identity.or(document.url.as_deref()).unwrap_or(&title).to_owned();
        let published = document.published.as_deref().and_then(Moment::parse);
        let text_key = text_key(&document.text);
        Self { identity, title, published, document, text_key, given_key: text_key }
    }

    /// Whether it says nothing and leads nowhere.
    pub fn is_empty(&self) -> bool {
        self.document.url.is_none() && self.document.text.trim().is_empty()
    }

    /// It with what `analysis` found in it, ready to be kept.
    pub fn with(self, analysis: &Analysis) -> Incoming {
        let text = &self.document.text;
        let found = Found::of(text, analysis);
        Incoming {
            likeness: likeness(text),
            shape: layout::of(&self.document),
            findings: findings::of(&found.findings),
            terms: found.terms(&self.title, text),
            found,
            given: self,
        }
    }

    /// How many words its text has.
    pub fn words(&self) -> usize {
        self.document.sections.iter().map(|section| section.words).sum()
    }
}

/// The headline, else the first words, else the address.
fn title(document: &Document) -> String {
    let first = || {
        let sentence = document.sentences.first().map(|sentence| sentence.of(&document.text))?;
        sentence.lines().next()
    };
    let title = document.headline_text().or_else(first).or(document.url.as_deref()).unwrap_or("untitled");
    safe_line(&title.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The text behind the headline, as it begins.
pub(super) fn beginning(document: &Document, max_bytes: usize) -> String {
    let mut beginning = String::new();
    for paragraph in &document.paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Byline) {
            continue;
        }
        if beginning.len() >= max_bytes {
            break;
        }
        if !beginning.is_empty() {
            beginning.push_str("\n\n");
        }
        beginning.push_str(paragraph.span.of(&document.text));
    }
    beginning
}

/// Whether `text` says all that `document` says behind its headline, or nearly all.
pub(super) fn says_all_of(text: &str, document: &Document) -> bool {
    let near = |one: Option<u64>, other: Option<u64>| {
        one.zip(other).is_some_and(|(one, other)| (one ^ other).count_ones() <= MAX_DIFFERENCE)
    };
    let letters = |text: &str| -> String { text.chars().filter(|sign| sign.is_alphanumeric()).collect() };
    letters(text).contains(&letters(&beginning(document, usize::MAX))) || near(likeness(text), likeness(&document.text))
}

/// The address by which the same page is known everywhere: without what only says how one came there.
pub(super) fn canonical(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok().filter(Url::has_host)?;
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !only_says_where_from(key))
        .map(|(key, value)| (key.into(), value.into()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{host}{port}{}{query}", url.path().trim_end_matches('/')))
}

fn only_says_where_from(key: &str) -> bool {
    key.starts_with("utm_") || matches!(key, "fbclid" | "gclid" | "mc_cid" | "mc_eid" | "igshid" | "cmpid" | "ref_src")
}

/// What near-identical texts share but for a few bits: the sign, at each of 64 places, that most of its runs of three
/// words have there in their hash. `None` for a text too short to say.
fn likeness(text: &str) -> Option<u64> {
    let words: Vec<u64> =
        text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect();
    if words.len() < LEAST_WORDS {
        return None;
    }
    // Of each place how many have its bit, written upright: the lowest bits of all 64 counts are one number.
    let mut counts = [0u64; 32];
    for run in words.windows(SHINGLE) {
        let mut carried = run.iter().fold(0u64, |hash, word| mixed(hash.rotate_left(21) ^ word));
        for count in &mut counts {
            (*count, carried) = (*count ^ carried, *count & carried);
            if carried == 0 {
                break;
            }
        }
    }
    let runs = words.len() + 1 - SHINGLE;
    let having =
        |place: u32| (0..).zip(&counts).map(|(bit, count)| ((count >> place & 1) as usize) << bit).sum::<usize>();
    Some((0..64).filter(|place| 2 * having(*place) > runs).fold(0, |likeness, place| likeness | 1 << place))
}

/// FNV-1a over a word in small letters.
fn hash(word: &str) -> u64 {
    let on = |key: u64, sign: u64| (key ^ sign).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        return word.bytes().fold(FNV_BASIS, |key, byte| on(key, u64::from(byte.to_ascii_lowercase())));
    }
    word.chars().flat_map(char::to_lowercase).fold(FNV_BASIS, |key, sign| on(key, u64::from(sign)))
}

/// Spreads what a hash says over all of its bits.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// What tells the engine that found who says what from an earlier or a later one.
pub fn engine() -> i64 {
    static ENGINE: LazyLock<i64> = LazyLock::new(|| {
        let parts: [&[u8]; 8] = [
            env!("CARGO_PKG_VERSION").as_bytes(),
            // Of all rules: see `sources`.
            env!("ONRECORD_SOURCES").as_bytes(),
            include_bytes!("../../assets/models/names.bin"),
            include_bytes!("../../assets/models/quotations.bin"),
            include_bytes!("../../assets/models/confidence.bin"),
            include_bytes!("../../assets/models/clusters.bin"),
            include_bytes!("../../assets/lexicon/lexicon.bin"),
            include_bytes!("../../assets/lexicon/gazetteer.bin"),
        ];
        // FNV-1a over words of eight bytes: the weights are megabytes.
        let words = parts.into_iter().flat_map(|part| part.chunks(8)).map(|bytes| {
            let mut word = [0; 8];
            word[..bytes.len()].copy_from_slice(bytes);
            u64::from_le_bytes(word)
        });
        let key = words.fold(FNV_BASIS, |key, word| (key ^ word).wrapping_mul(0x0100_0000_01b3));
        key.cast_signed()
    });
    *ENGINE
}

/// The number that an act is kept as.
pub(super) fn act_number(act: SpeechAct) -> usize {
    ACTS.iter().position(|(_, other)| *other == act).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_one_came_there() {
        for address in [
            "https://www.a.example/news/dam/",
            "http://a.example/news/dam#top",
            "https://a.example/news/dam?utm_source=feed&fbclid=1",
            "https://ana:secret@a.example/news/dam",
        ] {
            assert_eq!(canonical(address).as_deref(), Some("a.example/news/dam"), "{address}");
        }
        assert_eq!(canonical("https://a.example/?id=7&utm_medium=x").as_deref(), Some("a.example?id=7"));
        assert_ne!(canonical("https://a.example/?id=7"), canonical("https://a.example/?id=8"));
        assert_eq!(canonical("mailto:ana@a.example"), None);
        assert_eq!(canonical("dam"), None);
    }

    fn told(from: usize, sentence: &str) -> String {
        (from..from + 60).flat_map(|number| [sentence.replace('#', &number.to_string())]).collect()
    }

    /// Sixty sentences, told apart by their numbers.
    fn story(from: usize) -> String {
        told(from, "Lorry # crossed the old bridge at noon. ")
    }

    #[test]
    fn a_text_with_a_word_changed_is_like_it_and_another_is_not() {
        let one = likeness(&story(0)).unwrap();
        let changed = likeness(&story(0).replacen("noon", "dawn", 1)).unwrap();
        assert!((one ^ changed).count_ones() <= MAX_DIFFERENCE, "{}", (one ^ changed).count_ones());
        assert!((one ^ likeness(&told(0, "Ferry # left a new harbour by night. ")).unwrap()).count_ones() > 10);
        assert_eq!(likeness("It rained in the hills."), None);
    }

    #[test]
    fn a_likeness_has_the_signs_that_most_runs_of_words_have() {
        let text = story(0).replacen("bridge", "Brücke", 3);
        let words: Vec<u64> = text.split([' ', '.']).filter(|word| !word.is_empty()).map(hash).collect();
        let mut weights = [0i64; 64];
        for run in words.windows(SHINGLE) {
            let hash = run.iter().fold(0u64, |hash, word| mixed(hash.rotate_left(21) ^ word));
            (0..64).for_each(|bit| weights[bit] += if hash >> bit & 1 == 1 { 1 } else { -1 });
        }
        let expected = (0..64).filter(|bit| weights[*bit] > 0).fold(0u64, |likeness, bit| likeness | 1 << bit);
        assert_eq!(likeness(&text), Some(expected));
        assert_eq!([hash("Dam"), hash("ÖL")], [hash("dam"), hash("öl")]);
    }

    #[test]
    fn a_title_is_one_safe_line() {
        let document = |text: &str| crate::document::read_text(text.to_owned(), vec![]);
        assert_eq!(Given::new(document("It rained\nin the hills. Then not."), None).title, "It rained");
        assert_eq!(Given::new(document(""), None).title, "untitled");
        let incoming = Given::new(document("Rain\n\nIt rained in the hills, and then it rained again."), Some("urn:1"));
        assert_eq!((incoming.title.as_str(), incoming.identity.as_str()), ("Rain", "urn:1"));
    }
}
