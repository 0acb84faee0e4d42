//! What words mean to the analysis: which are titles, places and given names, and which show that something is said.
//!
//! All of it is data in `assets/lexicon/*.toml`, which `pack` puts into one file, `lexicon.bin`: [`packed`] reads that
//! where it lies in the program, so that a lexicon costs nothing at a start.

#[cfg(any(test, feature = "train"))]
mod pack;
mod packed;

#[cfg(any(test, feature = "train"))]
pub use pack::pack;

use super::SpeechAct;
use super::tagger::feature::hash;
use packed::Packed;
use std::ops::BitOr;

/// Everything known of words. Look words up in small letters, names as they are written.
#[derive(Debug, Default)]
pub struct Lexicon {
    packed: Packed<'static>,
    countries: Vec<&'static str>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The lists it stands in.
    pub classes: Classes,
    /// Index of its [`Cue`] plus one; 0 for none.
    cue: u16,
    /// Index of the country whose people it names plus one; 0 for none.
    people: u8,
    /// [`DOCUMENT`] and [`SELDOM`], and how many words the longest name has that begins with it.
    marks: u8,
}

/// What marks a word that heads descriptions of what says what its author does: report, website.
const DOCUMENT: u8 = 1 << 7;
/// What marks a cue that hardly ever reports anything: campaign, like.
const SELDOM: u8 = 1 << 6;
/// Both marks.
const MARKS: u8 = DOCUMENT | SELDOM;

impl Word {
    /// Whether it heads descriptions of what says what its author does: report, website. The model of names, which goes
    /// by the lists, does not see it.
    pub fn is_document(self) -> bool {
        self.marks & DOCUMENT != 0
    }

    /// Whether it names the people of a country: “Ukrainian”.
    pub fn is_people(self) -> bool {
        self.people > 0
    }

    /// How many words the longest name of the lexicon has that begins with it; 0 where none does.
    pub fn longest_name(self) -> usize {
        usize::from(self.marks & !MARKS)
    }

    /// Whether it is a cue.
    pub fn is_cue(self) -> bool {
        self.cue != 0
    }

    /// Whether it is a cue that so seldom reports anything that nobody needs to ask: campaign, like.
    pub fn reports_seldom(self) -> bool {
        self.marks & SELDOM != 0
    }
}

/// A word that shows something is reported.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    /// What is done by saying it.
    pub act: SpeechAct,
    /// How content may follow it.
    pub follow: Follow,
    /// Verb, noun or adverb.
    pub kind: CueKind,
    /// Whether it reports something only now and then, so that the rules leave it alone.
    pub weak: bool,
}

/// The part of speech of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// “warned”
    Verb,
    /// “warning that”
    Noun,
    /// “reportedly”
    Adverb,
}

/// A name of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gazetted {
    /// A country, by any of its names; the string is the first of them.
    Country(&'static str),
    /// The capital or seat that may stand for the country named.
    Capital(&'static str),
    /// Another place.
    Place,
    /// An organisation.
    Organization,
}

impl Gazetted {
    /// A small number for what kind of name it is.
    pub fn number(self) -> u32 {
        match self {
            Self::Country(_) => 0,
            Self::Capital(_) => 1,
            Self::Place => 2,
            Self::Organization => 3,
        }
    }
}

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident { $($(#[$bit_doc:meta])* $bit:ident = $at:expr),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct $name(u32);

        impl $name {
            $($(#[$bit_doc])* pub const $bit: Self = Self(1 << $at);)*

            /// The numbers of those that are set.
            pub fn bits(self) -> impl Iterator<Item = u32> {
                crate::analysis::bits(self.0)
            }

            /// Those of both, where a constant is made of them.
            #[must_use]
            pub const fn and(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether any of `other` is among them.
            pub fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                self.and(other)
            }
        }
    };
}

bits!(
    /// How content may follow a cue; `cues.toml` explains each.
    Follow {
        /// A clause, with or without “that”.
        CLAUSE = 0,
        /// A clause after “that”.
        THAT = 1,
        /// An infinitive.
        TO = 2,
        /// A noun phrase.
        NOUN = 3,
        /// What stands behind “as”.
        AS = 4,
        /// What stands behind “of”.
        OF = 5,
        /// An object and an infinitive.
        OBJECT = 6,
        /// Words in quotation marks, or the report before the cue.
        SPEECH = 7,
    }
);

bits!(
    /// The lists a word stands in; `words.toml` explains each.
    Classes {
        /// Written in small letters by newspapers.
        COMMON = 0,
        /// A man's given name.
        MALE = 1,
        /// A woman's given name.
        FEMALE = 2,
        /// Stands before a person's name.
        TITLE = 3,
        /// Stands before a title: “Vice”.
        TITLE_PART = 4,
        /// Ends the name of an organisation.
        ORGANIZATION_TAIL = 5,
        /// Begins the name of an organisation: “Ministry of”.
        ORGANIZATION_HEAD = 6,
        /// Makes any name it stands in an organisation's.
        ORGANIZATION_WORD = 7,
        /// Ends the name of a place.
        PLACE_TAIL = 8,
        /// Begins the name of a place.
        PLACE_HEAD = 9,
        /// Ends the name of something else.
        OTHER_TAIL = 10,
        /// Begins the name of something else.
        OTHER_HEAD = 11,
        /// Capitalised, but no name.
        NO_NAME = 12,
        /// has, was, will.
        AUXILIARY = 13,
        /// Stands between a subject and its verb.
        ADVERB = 14,
        /// of, in, at.
        PREPOSITION = 15,
        /// the, a, some.
        DETERMINER = 16,
        /// and, because, who.
        CONJUNCTION = 17,
        /// Heads a group that speaks.
        SOURCE_NOUN = 18,
        /// Heads the description of one person.
        PERSON_NOUN = 19,
        /// Heads the description of an organisation.
        ORGANIZATION_NOUN = 20,
        /// A day, a month, “last”.
        TIME = 21,
        /// Ends a report when it follows its comma.
        BREAK = 22,
        /// A subject pronoun.
        PRONOUN = 23,
        /// hours, weeks.
        DURATION = 24,
    }
);

impl Classes {
    /// Nouns for those who can speak, be they one or several.
    pub const SPEAKERS: Self = Self::PERSON_NOUN.and(Self::SOURCE_NOUN).and(Self::ORGANIZATION_NOUN);
}

impl Lexicon {
    /// The lexicon built into the program.
    pub fn built_in() -> Self {
        Self::read(include_bytes!("../../../assets/lexicon/lexicon.bin")).expect("built-in lexicon")
    }

    /// The lexicon that `file` is, as it was packed; `None` where it is none.
    fn read(file: &'static [u8]) -> Option<Self> {
        let packed = Packed::read(file)?;
        Some(Self { packed, countries: packed.countries().collect() })
    }

    /// What is known of `word`, which is in small letters.
    pub fn word(&self, word: &str) -> Word {
        self.word_of(hash(word.as_bytes()))
    }

    /// What is known of the word in small letters that has this [`hash`].
    pub fn word_of(&self, hash: u32) -> Word {
        self.packed.word(hash)
    }

    /// The cue that `word` is.
    pub fn cue(&self, word: Word) -> Option<Cue> {
        self.packed.cue(word.cue.checked_sub(1)?)
    }

    /// The cue that `verb` is with the word of number `particle` behind it: “called for”.
    pub fn phrasal(&self, verb: Word, particle: u32) -> Option<Cue> {
        self.packed.cue(self.packed.phrasal(verb.cue, particle)?)
    }

    /// What the gazetteer says of `name`, its words one blank apart.
    pub fn name(&self, name: &str) -> Option<Gazetted> {
        self.name_of(hash(name.as_bytes()))
    }

    /// What the gazetteer says of the name that has this [`hash`], capitals and all.
    pub fn name_of(&self, hash: u32) -> Option<Gazetted> {
        let (kind, country) = self.packed.name(hash)?;
        let country = self.countries.get(usize::from(country)).copied().unwrap_or_default();
        Some(match kind {
            0 => Gazetted::Country(country),
            1 => Gazetted::Capital(country),
            2 => Gazetted::Place,
            _ => Gazetted::Organization,
        })
    }

    /// The country whose people `word` names: “Ukrainian”.
    pub fn country_of_people(&self, word: Word) -> Option<&'static str> {
        self.countries.get(usize::from(word.people).checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_built_in_lexicon_is_in_it() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.name("Kyiv"), Some(Gazetted::Capital("Ukraine")));
        assert_eq!(lexicon.name("U.S."), Some(Gazetted::Country("United States")));
        assert_eq!(lexicon.name("Rotterdam"), Some(Gazetted::Place));
        assert!(lexicon.name("Qwxz").is_none());
        assert!(lexicon.word("senator").classes.any(Classes::TITLE));
        assert!(lexicon.word("ukrainian").classes.any(Classes::NO_NAME));
        assert_eq!(lexicon.country_of_people(lexicon.word("ukrainian")), Some("Ukraine"));
        assert!(lexicon.country_of_people(lexicon.word("senator")).is_none());
        let seldom = |word: &str| lexicon.word(word).reports_seldom();
        assert!(seldom("campaign") && !seldom("said"));
        assert!(lexicon.word("report").is_document() && !lexicon.word("senator").is_document());
        assert_eq!(lexicon.word("new").longest_name(), 3);
        assert_eq!(lexicon.word("senator").longest_name(), 0);
    }

    #[test]
    fn a_cue_has_all_its_forms() {
        let lexicon = Lexicon::built_in();
        for form in ["warn", "warns", "warned", "warning", "said", "accusing", "denies"] {
            assert!(lexicon.cue(lexicon.word(form)).is_some(), "{form}");
        }
        assert!(lexicon.cue(lexicon.word("table")).is_none());
        let call = lexicon.word("called");
        assert_eq!(lexicon.phrasal(call, hash(b"for")).map(|cue| cue.act), Some(SpeechAct::Demand));
        assert!(lexicon.phrasal(call, hash(b"in")).is_none());
    }

    #[test]
    fn a_lexicon_of_nothing_knows_nothing() {
        let lexicon = Lexicon::default();
        assert!(lexicon.cue(lexicon.word("said")).is_none() && lexicon.name("Kyiv").is_none());
    }
}
