//! What an article is about: the words and names that tell it from others, and how much of it they are.
//!
//! Names count as a whole beside the words they are made of. A word that nearly every report has (“officials”,
//! “Monday”) says little, and `COMMON` knows those before any article came; what else is common, the articles around
//! say.

use super::super::forms::{self, Form};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// The words that tell most of an article; more add nothing to it but time.
const MAX_TERMS: usize = 64;
/// A word of the headline counts as so many of the text.
const OF_HEADLINE: f32 = 2.0;
/// Words behind so many bytes are seldom of what is new.
const MAX_BYTES: usize = 6_000;
/// A weight is kept in so many steps for each 1.
const STEPS: f32 = 24.0;

/// Words of every report, whatever it is about.
const COMMON: &str = "
    accord according add added address agency announce announced approve area around ask asked author authority aware away
    base based be become began believe better big call called came case cause center central centre change chief citizen
    city claim come comment community company concern condition confirm continue country council court current currently
    date day days decade decide decision department deputy describe develop director during effort end event evening
    expect expected explain express fact family february federal few figure first follow following force former found
    friday full future general good government governor great group happen head help high history hold home hope hour
    hundred important include included including increase information interview issue january job journalist july june
    keep key know large last late later law lead leader least left letter level life like line list live local long look
    made main major make man manager many march mayor mean media meet meeting member men message million minister minute
    monday month months morning move name nation national near need network new news newspaper next night november
    number october offer office officer official officials old open operation opportunity order organisation organization part
    party past people percent period person place plan point police policy political position possible post power present
    president press prime process program programme project provide public publish put question read reason receive
    recent recently region release released remain report reported reporter request require resident respond response
    result right role run saturday second secretary section see seek senior september serve service set seven several
    share show sign situation small social source speak spokesman spokesperson spokeswoman staff start state statement
    still story street support sunday system take talk team term thousand thursday time today told tomorrow took top town
    tuesday turn two university update use used view visit want warn warned way website wednesday week weekend weeks went
    west white whole woman women word work worker world write year years yesterday young april august december
    billion early east north south per third fourth among already despite once yet never even back little another
    without against between because both took use while until where since same both off just";

static COMMON_KEYS: LazyLock<HashSet<u32>> =
    LazyLock::new(|| COMMON.split_whitespace().map(|word| packed(forms::form(word).0)).collect());

/// A word or name of an article, in one number: which in the upper three bytes, how much of the article in the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(u32);

impl Term {
    fn new(key: u32, weight: f32) -> Self {
        let steps = (weight * STEPS).round().clamp(1.0, 255.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
        Self(key << 8 | steps as u32)
    }

    /// What tells it from other words and names.
    pub(super) fn key(self) -> u32 {
        self.0 >> 8
    }

    /// How much of the article it is.
    pub(super) fn weight(self) -> f32 {
        f32::from(self.0.to_le_bytes()[0]) / STEPS
    }
}

/// What an article is about. Invariant: terms stand by their keys, each key once, no more than 64 of them where any is
/// of a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermVector {
    terms: Vec<Term>,
    /// Which of them are names, or words of names, a bit each. It is asked for while the article is placed and is not
    /// kept.
    names: u64,
}

impl TermVector {
    /// What an article is about that has this headline and text, and in which these are named so often.
    pub fn new<'a>(headline: &str, text: &str, parties: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut counts: HashMap<u32, f32> = HashMap::default();
        let text = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or(text);
        for (words, count) in [(headline, OF_HEADLINE), (text, 1.0)] {
            for key in keys(words) {
                *counts.entry(key).or_default() += count;
            }
        }
        let mut of_names: HashSet<u32> = HashSet::default();
        for (name, mentions) in parties {
            of_names.extend(keys(name).chain([name_key(name)]));
            #[expect(clippy::cast_precision_loss, reason = "how often a party is named is a small number")]
            let count = mentions as f32;
            *counts.entry(name_key(name)).or_default() += count;
        }
        // With how much each tells, which is asked for often while they are sorted.
        let weighed = |(key, count): (u32, f32)| {
            let weight = 1.0 + count.ln();
            (if is_common(key) { weight / 3.0 } else { weight }, key, weight)
        };
        let mut terms: Vec<(f32, u32, f32)> = counts.into_iter().map(weighed).collect();
        terms.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        terms.truncate(MAX_TERMS);
        let mut terms: Vec<Term> = terms.into_iter().map(|(_, key, weight)| Term::new(key, weight)).collect();
        terms.sort_unstable();
        let is_name = |term: &Term| u64::from(of_names.contains(&term.key()));
        let names = terms.iter().rev().fold(0, |names, term| names << 1 | is_name(term));
        Self { terms, names }
    }

    /// Its words and names.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Those, each with whether it is a name or a word of one, as far as that is known.
    pub(super) fn told_apart(&self) -> impl Iterator<Item = (Term, bool)> {
        self.terms.iter().zip(0..).map(|(term, place)| (*term, self.names.checked_shr(place).unwrap_or(0) & 1 == 1))
    }

    /// It as bytes, four for each word.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.terms.iter().flat_map(|term| term.0.to_le_bytes()).collect()
    }

    /// What [`TermVector::to_bytes`] gave; bytes that never came from there are about nothing that is known.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut terms: Vec<Term> =
            bytes.as_chunks::<4>().0.iter().map(|bytes| Term(u32::from_le_bytes(*bytes))).collect();
        terms.sort_unstable();
        terms.dedup_by_key(|term| term.key());
        Self { terms, names: 0 }
    }
}

/// Whether nearly every report has it.
pub(super) fn is_common(key: u32) -> bool {
    COMMON_KEYS.contains(&key)
}

/// The words of `text` that mean something.
fn keys(text: &str) -> impl Iterator<Item = u32> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '’');
    let mut lower = String::new();
    words.filter_map(move |word| {
        lower.clear();
        let signs = word.trim_matches(['\'', '’']).chars().flat_map(char::to_lowercase);
        lower.extend(signs.map(|sign| if sign == '’' { '\'' } else { sign }));
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        bare.chars().nth(1)?;
        let (key, form) = forms::form(bare);
        matches!(form, Form::Content | Form::Number).then(|| packed(key))
    })
}

fn name_key(name: &str) -> u32 {
    let lower = name.to_lowercase();
    let hash = forms::hash_on(forms::hash_on(forms::HASH_BASIS, "\n"), &lower);
    packed(u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or(0))
}

/// The three bytes of a key that are kept.
fn packed(key: u32) -> u32 {
    (key ^ key >> 24) & 0x00ff_ffff
}
