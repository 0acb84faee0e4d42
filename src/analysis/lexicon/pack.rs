//! Packs the lists of `assets/lexicon/*.toml` into the file that the lexicon is read from.

use super::packed::{CUE, NAME, PHRASAL, WORD, place};
use super::{Classes, Cue, CueKind, DOCUMENT, Follow, Gazetted, MARKS, SELDOM, SpeechAct, Word};
use crate::analysis::tagger::feature::hash;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::BitOr;

const WORDS: &str = include_str!("../../../assets/lexicon/words.toml");
const GIVEN_NAMES: &str = include_str!("../../../assets/lexicon/given_names.toml");
const COMMON: &str = include_str!("../../../assets/lexicon/common.toml");
const PLACES: &str = include_str!("../../../assets/lexicon/places.toml");
const CUES: &str = include_str!("../../../assets/lexicon/cues.toml");

/// The packed lexicon.
///
/// # Errors
/// When a list is not as it should be.
pub fn pack() -> Result<Vec<u8>, String> {
    let mut draft = Draft::default();
    draft.add_classes()?;
    draft.add_places()?;
    draft.add_cues()?;
    draft.mark_beginnings();
    draft.file()
}

/// A lexicon as it is put together.
#[derive(Default)]
struct Draft {
    words: BTreeMap<String, Word>,
    /// What a name is, and of a country or capital the number of the country.
    names: BTreeMap<String, (u32, u8)>,
    countries: Vec<String>,
    cues: Vec<Cue>,
    /// Number of a verb's cue plus one, particle, number of the cue that they are together.
    phrasal: Vec<(u16, String, u16)>,
}

type Lists = BTreeMap<String, String>;

fn lists(file: &str) -> Result<Lists, String> {
    toml::from_str(file).map_err(|error| error.to_string())
}

fn list<'a>(lists: &'a Lists, name: &str) -> Result<&'a str, String> {
    lists.get(name).map(String::as_str).ok_or_else(|| format!("no list is called {name}"))
}

/// The lists of `words.toml`, and the class that each is for.
const CLASSES: [(&str, Classes); 22] = [
    ("titles", Classes::TITLE),
    ("title_parts", Classes::TITLE_PART),
    ("organization_tails", Classes::ORGANIZATION_TAIL),
    ("organization_heads", Classes::ORGANIZATION_HEAD),
    ("organization_words", Classes::ORGANIZATION_WORD),
    ("place_tails", Classes::PLACE_TAIL),
    ("place_heads", Classes::PLACE_HEAD),
    ("other_tails", Classes::OTHER_TAIL),
    ("other_heads", Classes::OTHER_HEAD),
    ("no_names", Classes::NO_NAME),
    ("auxiliaries", Classes::AUXILIARY),
    ("adverbs", Classes::ADVERB),
    ("prepositions", Classes::PREPOSITION),
    ("determiners", Classes::DETERMINER),
    ("conjunctions", Classes::CONJUNCTION),
    ("source_nouns", Classes::SOURCE_NOUN),
    ("person_nouns", Classes::PERSON_NOUN),
    ("organization_nouns", Classes::ORGANIZATION_NOUN),
    ("times", Classes::TIME),
    ("breaks", Classes::BREAK),
    ("pronouns", Classes::PRONOUN),
    ("durations", Classes::DURATION),
];

impl Draft {
    fn add_classes(&mut self) -> Result<(), String> {
        let (words, given) = (lists(WORDS)?, lists(GIVEN_NAMES)?);
        self.add_list(list(&lists(COMMON)?, "words")?, Classes::COMMON);
        self.add_list(list(&given, "male")?, Classes::MALE);
        self.add_list(list(&given, "female")?, Classes::FEMALE);
        for (name, class) in CLASSES {
            self.add_list(list(&words, name)?, class);
        }
        for word in list(&words, "document_nouns")?.split_whitespace() {
            self.words.entry(word.to_lowercase()).or_default().marks |= DOCUMENT;
        }
        for name in list_items(list(&words, "organizations")?) {
            self.names.insert(name.to_owned(), (Gazetted::Organization.number(), 0));
        }
        Ok(())
    }

    fn add_list(&mut self, list: &str, class: Classes) {
        list.split_whitespace().for_each(|word| self.add_class(word, class));
    }

    fn add_class(&mut self, word: &str, class: Classes) {
        let entry = self.words.entry(word.to_lowercase()).or_default();
        entry.classes = entry.classes | class;
    }

    fn add_places(&mut self) -> Result<(), String> {
        let places = lists(PLACES)?;
        for name in list_items(list(&places, "places")?) {
            self.names.insert(name.to_owned(), (Gazetted::Place.number(), 0));
        }
        for line in list(&places, "countries")?.lines() {
            let mut fields = line.split('|');
            let country = fields.next().unwrap_or_default();
            let number = u8::try_from(self.countries.len()).map_err(|error| format!("{country}: {error}"))?;
            self.countries.push(country.to_owned());
            for capital in list_items(fields.next().unwrap_or_default()) {
                self.names.insert(capital.to_owned(), (Gazetted::Capital("").number(), number));
            }
            for people in list_items(fields.next().unwrap_or_default()) {
                // “South African” is recognised by its last word.
                let last = people.rsplit(' ').next().unwrap_or(people);
                self.add_class(last, Classes::NO_NAME);
                self.words.entry(last.to_lowercase()).or_default().people = number + 1;
            }
            for name in list_items(fields.next().unwrap_or_default()).chain([country]) {
                self.names.insert(name.to_owned(), (Gazetted::Country("").number(), number));
            }
        }
        self.names.remove("");
        Ok(())
    }

    fn add_cues(&mut self) -> Result<(), String> {
        let file: Cues = toml::from_str(CUES).map_err(|error| error.to_string())?;
        for (kind, groups) in
            [(CueKind::Noun, file.nouns), (CueKind::Adverb, file.adverbs), (CueKind::Verb, file.verbs)]
        {
            for group in groups {
                let follow = if kind == CueKind::Noun { Follow::THAT } else { follow(&group.follow)? };
                for form in group.words.split_whitespace().flat_map(forms) {
                    self.add_cue(&form, Cue { act: group.act, follow, kind, weak: group.weak });
                }
            }
        }
        for phrasal in file.phrasal {
            let follow = follow(&phrasal.follow)?;
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
        for form in file.seldom.split_whitespace() {
            let known = self.word(form).cue.checked_sub(1).map(|known| self.cues[usize::from(known)]);
            if !known.is_some_and(|cue| cue.weak) {
                return Err(format!("cues.toml has {form} as seldom, which is no weak cue"));
            }
            self.words.entry(form.to_owned()).or_default().marks |= SELDOM;
        }
        Ok(())
    }

    /// A form that is known already keeps its act and kind, and gains ways to go on. A noun that is also a verb's
    /// form (“claims”) is the verb; the “that” behind it means the same. A weak cue changes nothing of a known one.
    fn add_cue(&mut self, form: &str, mut cue: Cue) {
        let known = self.word(form).cue.checked_sub(1).map(|known| self.cues[usize::from(known)]);
        if let Some(known) = known.filter(|known| !known.weak || cue.weak) {
            if cue.weak {
                return;
            }
            cue.follow = cue.follow | known.follow;
            if known.kind == CueKind::Verb {
                cue.act = known.act;
            }
        }
        self.cues.push(cue);
        self.words.entry(form.to_owned()).or_default().cue = count(self.cues.len());
    }

    fn word(&self, word: &str) -> Word {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// Notes at the first word of each name how many words follow from there on.
    fn mark_beginnings(&mut self) {
        for name in self.names.keys() {
            let first = name.split(' ').next().unwrap_or(name).replace('’', "'").to_ascii_lowercase();
            let first = first.strip_suffix('.').unwrap_or(&first);
            let word = self.words.entry(first.to_owned()).or_default();
            let length = u8::try_from(name.split(' ').count()).expect("a name of few words");
            word.marks = word.marks & MARKS | length.max(word.marks & !MARKS);
        }
    }

    fn file(&self) -> Result<Vec<u8>, String> {
        let words = self.words.iter().map(|(written, word)| {
            let [cue, classes] = [&word.cue.to_le_bytes()[..], &word.classes.0.to_le_bytes()[..]];
            (written, [classes, cue, &[word.people, word.marks]].concat())
        });
        let names = self
            .names
            .iter()
            .map(|(written, (kind, country))| (written, vec![u8::try_from(*kind).expect("few kinds"), *country, 0, 0]));
        let (words, names) = (slots(words, WORD)?, slots(names, NAME)?);
        let number = |bits: u32| u8::try_from(bits).map_err(|error| error.to_string());
        let mut cues = Vec::new();
        for cue in &self.cues {
            cues.extend([cue.act as u8, number(cue.follow.0)?, cue.kind as u8, u8::from(cue.weak)]);
        }
        let mut phrasal = Vec::new();
        for (verb, particle, cue) in &self.phrasal {
            phrasal.extend(hash(particle.as_bytes()).to_le_bytes());
            phrasal.extend(verb.to_le_bytes());
            phrasal.extend(cue.to_le_bytes());
        }
        let countries = self.countries.join("\n");
        let counts =
            [words.len() / WORD, names.len() / NAME, cues.len() / CUE, phrasal.len() / PHRASAL, countries.len()];
        let counts = counts.into_iter().flat_map(|count| u32::try_from(count).expect("a small file").to_le_bytes());
        Ok(counts.chain([words, names, cues, phrasal, countries.into_bytes()].concat()).collect())
    }
}

/// A table of `rows`, each behind the hash of what it is of, slots of `size` bytes.
fn slots<'a>(rows: impl Iterator<Item = (&'a String, Vec<u8>)>, size: usize) -> Result<Vec<u8>, String> {
    let rows: Vec<_> = rows.collect();
    let mut table = vec![0; (rows.len() + rows.len() / 2 + 1) * size];
    for (written, row) in rows {
        let hash = hash(written.as_bytes()).to_le_bytes();
        let mut at = place(u32::from_le_bytes(hash), table.len() / size) * size;
        while table[at..at + 4] != [0; 4] {
            if table[at..at + 4] == hash {
                return Err(format!("{written} is taken for another of the same hash"));
            }
            at = (at + size) % table.len();
        }
        table[at..at + size].copy_from_slice(&[&hash[..], &row].concat());
    }
    Ok(table)
}

fn count(len: usize) -> u16 {
    u16::try_from(len).expect("fewer than 65,536 cues are built in")
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

fn follow(names: &[String]) -> Result<Follow, String> {
    let one = |name: &String| match name.as_str() {
        "clause" => Ok(Follow::CLAUSE),
        "that" => Ok(Follow::THAT),
        "to" => Ok(Follow::TO),
        "noun" => Ok(Follow::NOUN),
        "as" => Ok(Follow::AS),
        "of" => Ok(Follow::OF),
        "object" => Ok(Follow::OBJECT),
        "speech" => Ok(Follow::SPEECH),
        _ => Err(format!("cues.toml has no way to go on called {name}")),
    };
    names.iter().map(one).try_fold(Follow::default(), |all, one| Ok(all.bitor(one?)))
}

#[derive(Deserialize)]
struct Cues {
    seldom: String,
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
    #[test]
    fn the_packed_lexicon_is_what_the_lists_say() {
        let packed = super::pack().expect("lists that can be packed");
        let built_in = include_bytes!("../../../assets/lexicon/lexicon.bin");
        assert!(packed == built_in, "run `onrecord-train lexicon assets/lexicon/lexicon.bin`");
    }
}
