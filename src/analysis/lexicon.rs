//! What words mean to the analysis: which are titles, places and given names, and which show that something is said.
//!
//! All of it is data in `assets/lexicon/*.toml`, built into the program and read once.

use super::SpeechAct;
use super::word_list::Lists;
use foldhash::HashMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::ops::BitOr;

const WORDS: Lists = Lists(include_str!("../../assets/lexicon/words.toml"));
const GIVEN_NAMES: Lists = Lists(include_str!("../../assets/lexicon/given_names.toml"));
const COMMON: Lists = Lists(include_str!("../../assets/lexicon/common.toml"));
const PLACES: Lists = Lists(include_str!("../../assets/lexicon/places.toml"));
/// Every file of lists.
#[cfg(test)]
pub(super) const LISTS: [Lists; 4] = [WORDS, GIVEN_NAMES, COMMON, PLACES];
/// More words and names than these stand in none of them.
const MAX_WORDS: usize = 14_000;
const MAX_NAMES: usize = 3_000;

/// Everything known of words. Look words up in small letters, names as they are written.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashMap<Cow<'static, str>, Word>,
    names: HashMap<&'static str, Gazetted>,
    /// The country of each people, in small letters: “ukrainian”.
    peoples: HashMap<String, String>,
    longest_name: usize,
    phrasal: Vec<(u16, String, u16)>,
    cues: Vec<Cue>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The lists it stands in.
    pub classes: Classes,
    /// Index of its [`Cue`] plus one; 0 for none.
    cue: u16,
    /// Whether it heads descriptions of what says what its author does: report, website. The model of names, which goes
    /// by the lists, does not see it.
    pub document: bool,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gazetted {
    /// A country, by any of its names; the string is the first of them.
    Country(String),
    /// The capital or seat that may stand for the country named.
    Capital(String),
    /// Another place.
    Place,
    /// An organisation.
    Organization,
}

impl Gazetted {
    /// A small number for what kind of name it is.
    pub fn number(&self) -> u32 {
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

            /// Whether any of `other` is among them.
            pub fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
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

impl Lexicon {
    /// The lexicon built into the program. Reading it takes about a millisecond: the caller keeps it.
    pub fn built_in() -> Self {
        let mut lexicon = Self::default();
        lexicon.words.reserve(MAX_WORDS);
        lexicon.names.reserve(MAX_NAMES);
        lexicon.add_classes();
        lexicon.add_places();
        lexicon.add_cues();
        lexicon.longest_name = lexicon.names.keys().map(|name| name.split(' ').count()).max().unwrap_or(0);
        lexicon
    }

    /// What is known of `word`, which is in small letters.
    pub fn word(&self, word: &str) -> Word {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The cue that `word` is.
    pub fn cue(&self, word: Word) -> Option<Cue> {
        Some(self.cues[usize::from(word.cue.checked_sub(1)?)])
    }

    /// The cue that `verb` is with `particle` behind it: “called for”.
    pub fn phrasal(&self, verb: Word, particle: &str) -> Option<Cue> {
        let found = self.phrasal.iter().find(|(first, second, _)| *first == verb.cue && second == particle);
        found.map(|(_, _, cue)| self.cues[usize::from(*cue)])
    }

    /// What the gazetteer says of `name`, its words one blank apart.
    pub fn name(&self, name: &str) -> Option<&Gazetted> {
        self.names.get(name)
    }

    /// The country whose people `word` names: “Ukrainian”.
    pub fn country_of_people(&self, word: &str) -> Option<&str> {
        self.peoples.get(word.to_lowercase().as_str()).map(String::as_str)
    }

    /// Words of the longest name of the gazetteer.
    pub fn longest_name(&self) -> usize {
        self.longest_name
    }

    fn add_classes(&mut self) {
        let lists = [
            (COMMON.list("words"), Classes::COMMON),
            (GIVEN_NAMES.list("male"), Classes::MALE),
            (GIVEN_NAMES.list("female"), Classes::FEMALE),
            (WORDS.list("titles"), Classes::TITLE),
            (WORDS.list("title_parts"), Classes::TITLE_PART),
            (WORDS.list("organization_tails"), Classes::ORGANIZATION_TAIL),
            (WORDS.list("organization_heads"), Classes::ORGANIZATION_HEAD),
            (WORDS.list("organization_words"), Classes::ORGANIZATION_WORD),
            (WORDS.list("place_tails"), Classes::PLACE_TAIL),
            (WORDS.list("place_heads"), Classes::PLACE_HEAD),
            (WORDS.list("other_tails"), Classes::OTHER_TAIL),
            (WORDS.list("other_heads"), Classes::OTHER_HEAD),
            (WORDS.list("no_names"), Classes::NO_NAME),
            (WORDS.list("auxiliaries"), Classes::AUXILIARY),
            (WORDS.list("adverbs"), Classes::ADVERB),
            (WORDS.list("prepositions"), Classes::PREPOSITION),
            (WORDS.list("determiners"), Classes::DETERMINER),
            (WORDS.list("conjunctions"), Classes::CONJUNCTION),
            (WORDS.list("source_nouns"), Classes::SOURCE_NOUN),
            (WORDS.list("person_nouns"), Classes::PERSON_NOUN),
            (WORDS.list("organization_nouns"), Classes::ORGANIZATION_NOUN),
            (WORDS.list("times"), Classes::TIME),
            (WORDS.list("breaks"), Classes::BREAK),
            (WORDS.list("pronouns"), Classes::PRONOUN),
            (WORDS.list("durations"), Classes::DURATION),
        ];
        for (list, class) in lists {
            for word in list.split_whitespace() {
                self.add_class(in_small_letters(word), class);
            }
        }
        for word in WORDS.list("document_nouns").split_whitespace() {
            self.words.entry(in_small_letters(word)).or_default().document = true;
        }
        for name in list_items(WORDS.list("organizations")) {
            self.names.insert(name, Gazetted::Organization);
        }
    }

    fn add_class(&mut self, word: Cow<'static, str>, class: Classes) {
        let entry = self.words.entry(word).or_default();
        entry.classes = entry.classes | class;
    }

    fn add_places(&mut self) {
        for name in list_items(PLACES.list("places")) {
            self.names.insert(name, Gazetted::Place);
        }
        for line in PLACES.list("countries").lines() {
            let mut fields = line.split('|');
            let country = fields.next().unwrap_or_default();
            for capital in list_items(fields.next().unwrap_or_default()) {
                self.names.insert(capital, Gazetted::Capital(country.to_owned()));
            }
            for people in list_items(fields.next().unwrap_or_default()) {
                // “South African” is recognised by its last word.
                let last = people.rsplit(' ').next().unwrap_or(people);
                self.peoples.insert(last.to_lowercase(), country.to_owned());
                self.add_class(in_small_letters(last), Classes::NO_NAME);
            }
            for name in list_items(fields.next().unwrap_or_default()).chain([country]) {
                self.names.insert(name, Gazetted::Country(country.to_owned()));
            }
        }
        self.names.remove("");
    }

    fn add_cues(&mut self) {
        let file: Cues = toml::from_str(include_str!("../../assets/lexicon/cues.toml")).expect("built-in cues");
        for (kind, groups) in
            [(CueKind::Noun, file.nouns), (CueKind::Adverb, file.adverbs), (CueKind::Verb, file.verbs)]
        {
            for group in groups {
                let follow = group.follow.iter().map(|name| follow(name)).fold(Follow::default(), BitOr::bitor);
                let follow = if kind == CueKind::Noun { Follow::THAT } else { follow };
                for form in group.words.split_whitespace().flat_map(forms) {
                    self.add_cue(&form, Cue { act: group.act, follow, kind, weak: group.weak });
                }
            }
        }
        for phrasal in file.phrasal {
            let follow = phrasal.follow.iter().map(|name| follow(name)).fold(Follow::default(), BitOr::bitor);
            for form in forms(&phrasal.verb) {
                if self.word(&form).cue == 0 {
                    let follow = Follow::AS;
                    self.add_cue(&form, Cue { act: SpeechAct::Assert, follow, kind: CueKind::Verb, weak: false });
                }
                let verb = self.word(&form).cue;
                self.phrasal.push((verb, phrasal.particle.clone(), count(self.cues.len())));
                self.cues.push(Cue { act: phrasal.act, follow, kind: CueKind::Verb, weak: false });
            }
        }
    }

    /// A form that is known already keeps its act and kind, and gains ways to go on. A noun that is also a verb's
    /// form (“claims”) is the verb; the “that” behind it means the same. A weak cue changes nothing of a known one.
    fn add_cue(&mut self, form: &str, mut cue: Cue) {
        if let Some(known) = self.cue(self.word(form)).filter(|known| !known.weak || cue.weak) {
            if cue.weak {
                return;
            }
            cue.follow = cue.follow | known.follow;
            if known.kind == CueKind::Verb {
                cue.act = known.act;
            }
        }
        self.cues.push(cue);
        self.words.entry(Cow::Owned(form.to_owned())).or_default().cue = count(self.cues.len());
    }
}

fn count(len: usize) -> u16 {
    u16::try_from(len).expect("fewer than 65,536 cues are built in")
}

fn in_small_letters(word: &'static str) -> Cow<'static, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

fn list_items(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

/// The forms of `entry` as `cues.toml` writes them: `warn*`, or each of them divided by `/`.
fn forms(entry: &str) -> Vec<String> {
    match entry.strip_suffix('*') {
        None => entry.split('/').map(str::to_owned).collect(),
        Some(lemma) => {
            let stem = lemma.strip_suffix('e').unwrap_or(lemma);
            vec![lemma.to_owned(), format!("{lemma}s"), format!("{stem}ed"), format!("{stem}ing")]
        }
    }
}

fn follow(name: &str) -> Follow {
    match name {
        "clause" => Follow::CLAUSE,
        "that" => Follow::THAT,
        "to" => Follow::TO,
        "noun" => Follow::NOUN,
        "as" => Follow::AS,
        "of" => Follow::OF,
        "object" => Follow::OBJECT,
        "speech" => Follow::SPEECH,
        _ => panic!("cues.toml has no way to go on called {name}"),
    }
}

#[derive(Deserialize)]
struct Cues {
    verbs: Vec<CueGroup>,
    nouns: Vec<CueGroup>,
    adverbs: Vec<CueGroup>,
    phrasal: Vec<Phrasal>,
}

#[derive(Deserialize)]
struct CueGroup {
    act: SpeechAct,
    #[serde(default)]
    follow: Vec<String>,
    #[serde(default)]
    weak: bool,
    words: String,
}

#[derive(Deserialize)]
struct Phrasal {
    act: SpeechAct,
    verb: String,
    particle: String,
    follow: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_built_in_lexicon_parses() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.name("Kyiv"), Some(&Gazetted::Capital("Ukraine".to_owned())));
        assert_eq!(lexicon.name("U.S."), Some(&Gazetted::Country("United States".to_owned())));
        assert!(lexicon.word("senator").classes.any(Classes::TITLE));
        assert!(lexicon.word("ukrainian").classes.any(Classes::NO_NAME));
    }

    #[test]
    fn a_cue_has_all_its_forms() {
        let lexicon = Lexicon::built_in();
        for form in ["warn", "warns", "warned", "warning", "said", "accusing", "denies"] {
            assert!(lexicon.cue(lexicon.word(form)).is_some(), "{form}");
        }
        assert!(lexicon.cue(lexicon.word("table")).is_none());
        let call = lexicon.word("called");
        assert_eq!(lexicon.phrasal(call, "for").map(|cue| cue.act), Some(SpeechAct::Demand));
        assert!(lexicon.phrasal(call, "in").is_none());
    }
}
