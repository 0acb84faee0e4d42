//! Where names stand and of what kind they are, by a model that weighs what the rules and the text say.
//!
//! In reading order: `island`, the few words that a name can stand in; `document_facts`, what the whole text says of a
//! word; `words`, what a word says by itself; `features`, what is `said` of a word where it stands; [`Namer`], labels
//! as names; `beginning`, names that only begin sentences; `recovery`, names of who speaks, and those known from elsewhere;
//! `nickname`, names with one in marks; `parting`, two taken for one; `joining`, one taken for two; `titled`, people
//! behind their titles; `surname`, people taken for places; `bodies`, listed companies and parties; `domain`,
//! addresses; `company`, what the text says of others, and `industry`, what their own names do; `work`, titles of
//! works; `dateline`, where a report was written; `training`, sequences to learn all that from. The rules of `mention`
//! come first, and what they found is the model's best hint.

mod beginning;
pub(super) mod bodies;
pub(super) mod company;
mod dateline;
mod document_facts;
mod domain;
mod features;
pub(super) mod industry;
mod island;
mod joining;
mod nickname;
mod parting;
mod recovery;
mod said;
mod surname;
mod titled;
#[cfg(feature = "train")]
pub mod training;
mod words;
mod work;

use super::EntityKind;
use super::attribution::VERBS_FIRST;
use super::evidence::{self, Evidence};
use super::lexicon::{Classes, Lexicon};
use super::mention::{self, Name};
use super::part::Part;
use super::reading::Reading;
use super::tagger::bilou;
use super::tagger::feature::Feature;
use super::tagger::lattice::Lattice;
use super::tagger::model::{Model, Row};
use super::vocabulary::{MOST, Vocabulary};
use features::Describer;
use island::Island;
use said::{Few, Said};
use std::ops::Range;
use words::{PLACES, Words, move_up};

/// The kinds of names, in the order of the model's labels.
const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Other];

/// How many labels the model of names tells apart, outside of any name among them.
const LABELS: usize = 1 + 4 * KINDS.len();

/// After so many words that something is said of, those are weighed: many, so that each step has all that it needs at
/// hand, and not more than are at hand themselves.
const TOGETHER: usize = 256;

/// What speaks for each label, more than for being outside of any name: half a line of the cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Scores([i16; LABELS - 1]);

/// Finds names, and keeps what it knows of words from one text to the next.
#[derive(Debug)]
pub(super) struct Namer<'m> {
    pub(super) vocabulary: Vocabulary<'m>,
    /// The vocabulary's when what is kept of words was begun.
    era: u32,
    model: Model<'m>,
    lattice: Lattice,
    words: Words,
    /// For each word, what speaks for each label of one beside which it has each place.
    by_word: Vec<[Scores; PLACES]>,
    /// For each statement that says one of few things, how many were met when it was; 0 for one that was not. Few are.
    met: Vec<u16>,
    /// What those say for each label.
    by_few: Vec<Scores>,
    said: Said,
    features: Vec<Feature>,
    rows: Vec<Row>,
    /// Where the weights stand of what is said of each word, and where those of each word end.
    said_rows: Vec<Row>,
    ends: Vec<usize>,
    /// What speaks for each label of each word that something is said of.
    scores: Vec<Scores>,
}

impl<'m> Namer<'m> {
    /// One that goes by `model`, which tells [`LABELS`] labels apart, and by `lexicon`.
    pub(super) fn new(model: Model<'m>, lexicon: &'m Lexicon) -> Self {
        let (vocabulary, era) = (Vocabulary::new(lexicon), 0);
        let (lattice, words) = (Lattice::new(&model), Words::new());
        let (by_word, met, by_few) = (Vec::with_capacity(MOST), vec![0; Few::COUNT], Vec::new());
        let (features, rows) = (Vec::new(), Vec::new());
        let (said_rows, ends, scores) = (Vec::new(), Vec::new(), Vec::new());
        let said = Said::default();
        Self {
            vocabulary,
            era,
            model,
            lattice,
            words,
            by_word,
            met,
            by_few,
            said,
            features,
            rows,
            said_rows,
            ends,
            scores,
        }
    }

    /// All names of a reading whose words have their numbers from this one's vocabulary, in text order.
    pub(super) fn names(&mut self, reading: &Reading) -> Vec<Name> {
        self.keep_up();
        let ruled = mention::names(reading);
        let islands = island::islands(reading);
        let mut describer = Describer::new(reading, &ruled, &islands);
        let (mut path, mut likely, mut names) = (Vec::new(), Vec::new(), Vec::with_capacity(ruled.len()));
        let (mut rest, mut asked) = (islands.iter(), Vec::with_capacity(TOGETHER / 2));
        loop {
            self.describe(&mut rest, &mut describer, &mut asked);
            if asked.is_empty() {
                break;
            }
            self.score();
            let mut first = 0;
            for &island in &asked {
                self.lattice.clear();
                let end = first + island.words.len();
                self.scores[first..end].iter().for_each(|scores| self.lattice.push(&scores.0));
                first = end;
                self.lattice.best(&mut path);
                if path.iter().any(|&label| label != bilou::OUTSIDE) {
                    self.lattice.marginals(&mut likely);
                    push_labelled(reading, island, (&path, &likely), &mut names);
                }
            }
        }
        beginning::add(reading, &islands, &mut names);
        recovery::add_speakers(reading, &islands, &mut names);
        recovery::add_known(reading, &islands, &mut names);
        nickname::join(reading, &mut names);
        joining::join(reading, &mut names);
        titled::mend(reading, &islands, &mut names);
        surname::retype(reading, &mut names);
        bodies::LISTED.retype(reading, &islands, &mut names);
        domain::widen(reading, &mut names);
        company::retype(reading, &mut names);
        company::widen_to_owners(reading, &mut names);
        work::widen_to_titles(reading, &mut names);
        dateline::place_first(reading, &mut names);
        names
    }

    /// Says what is so of each word of some islands, the next that `rest` gives and that may hold a name, and puts
    /// those into `asked`; none once all were.
    fn describe<'i>(
        &mut self,
        rest: &mut impl Iterator<Item = &'i Island>,
        describer: &mut Describer,
        asked: &mut Vec<&'i Island>,
    ) {
        asked.clear();
        self.said.clear();
        let reading = describer.reading;
        for island in rest {
            let (sentence, words) = (&reading.sentences[island.sentence].words, &island.words);
            if describer.is_none(sentence, words) {
                continue;
            }
            describer.enter(sentence, words, &self.vocabulary, &mut self.words);
            for at in words.clone() {
                describer.describe(at, sentence, words, &self.words, &mut self.said);
            }
            asked.push(island);
            if self.said.words.len() >= TOGETHER {
                break;
            }
        }
    }

    /// Forgets what is kept of the words that the vocabulary forgot.
    fn keep_up(&mut self) {
        let since = self.vocabulary.era() - self.era;
        if since == 0 {
            return;
        }
        self.era += since;
        let left = self.words.keep(if since == 1 { self.vocabulary.kept() } else { &[] });
        let last = left.last().expect("the edge at least");
        self.by_word.resize(self.by_word.len().max(last + 1), [Scores::UNKNOWN; PLACES]);
        move_up(&mut self.by_word, &left);
    }

    /// Adds up what speaks for each label of each of the words that something is said of.
    ///
    /// One step for all words after the other, not one word after the other: so the waits for memory overlap, of which
    /// this has more than anything else.
    fn score(&mut self) {
        if self.by_word.len() < self.words.len() {
            self.by_word.resize(self.words.len(), [Scores::UNKNOWN; PLACES]);
        }
        self.said_rows.clear();
        self.ends.clear();
        self.ends.extend(self.said.words.iter().map(|word| word.many));
        self.model.find_each(&self.said.many, &mut self.ends, &mut self.said_rows);
        self.model.fetch(&self.said_rows);
        for at in 0..self.ends.len() {
            self.keep(at);
        }
        self.scores.clear();
        let mut start = 0;
        for at in 0..self.ends.len() {
            let mut scores = Scores::NONE;
            self.model.add_rows(&self.said_rows[start..self.ends[at]], &mut scores.0);
            start = self.ends[at];
            self.add_kept(at, &mut scores);
            self.scores.push(scores);
        }
    }

    /// Adds to `scores` what is kept of what is said of the word at `index`, and of those around it.
    fn add_kept(&self, index: usize, scores: &mut Scores) {
        let word = &self.said.words[index];
        let few = self.said.few[word.few.clone()].iter();
        scores.add_all(few.map(|few| &self.by_few[usize::from(self.met[few.index()]) - 1]));
        scores.add_all(word.around.iter().enumerate().map(|(place, &number)| &self.by_word[number][place]));
    }

    /// Adds up what is said of the word at `index`, and of those around it, and is not kept yet.
    fn keep(&mut self, index: usize) {
        let word = &self.said.words[index];
        for few in &self.said.few[word.few.clone()] {
            let met = &mut self.met[few.index()];
            if *met == 0 {
                self.features.clear();
                few.describe(&mut self.features);
                let mut says = Scores::NONE;
                self.model.add(&self.features, &mut self.rows, &mut says.0);
                self.by_few.push(says);
                *met = u16::try_from(self.by_few.len()).expect("few things to say");
            }
        }
        for (place, &number) in word.around.iter().enumerate() {
            let kept = &mut self.by_word[number][place];
            if kept.is_unknown() {
                self.features.clear();
                self.words.describe(number, place, &mut self.features);
                *kept = Scores::NONE;
                self.model.add(&self.features, &mut self.rows, &mut kept.0);
            }
        }
    }
}

impl Scores {
    /// What speaks for no label more than for another.
    const NONE: Self = Self([0; LABELS - 1]);
    /// Stands for what was not added up yet: no sum of weights is so low.
    const UNKNOWN: Self = Self([i16::MIN; LABELS - 1]);

    fn is_unknown(&self) -> bool {
        self.0[0] == i16::MIN
    }

    /// Adds all of `more`, their labels at once, as the machine does in a loop that stands alone.
    #[inline(never)]
    fn add_all<'s>(&mut self, more: impl Iterator<Item = &'s Self>) {
        self.0 = more.fold(self.0, |sums, more| std::array::from_fn(|label| sums[label] + more.0[label]));
    }
}

/// Adds the names of `island` to `names`, as its words are labelled, and how likely each label is.
fn push_labelled(
    reading: &Reading,
    island: &Island,
    (path, likely): (&[u8], &[[f32; KINDS.len()]]),
    names: &mut Vec<Name>,
) {
    let sentence = &reading.sentences[island.sentence];
    let first = island.words.start;
    for (words, _) in bilou::spans(path) {
        let evidence = sureness(likely, &words);
        let words = without_title(reading, first + words.start..first + words.end);
        let mut words = without_verb(reading, without_tail(reading, words), sentence.words.start);
        if let Some([home, away, behind]) = parting::around_score(reading, &words) {
            let team = Evidence::of_points([0, 400, 0, 0]);
            let teams = [home, away].into_iter().filter(|words| !words.is_empty());
            names.extend(teams.map(|words| name(reading, words, team, &sentence.words)));
            let behind = Some(behind).filter(|behind| !behind.is_empty());
            names.extend(behind.map(|words| name(reading, words, evidence, &sentence.words)));
            continue;
        }
        let mut second = None;
        if sentence.heading {
            words = parting::behind_colon(reading, words, &sentence.words);
            (words, second) = parting::around_colon(reading, words, &sentence.words);
            if second.is_none() {
                (words, second) = parting::around_verb(reading, words);
            }
        }
        if are_letters(reading, &words) || is_seat(reading, &words) || is_countryman(reading, &words) {
            continue;
        }
        let (words, other) = parting::parted(reading, words);
        names.push(name(reading, words, evidence, &sentence.words));
        let others = other.into_iter().chain(second);
        names.extend(others.map(|words| name(reading, words, evidence, &sentence.words)));
    }
}

/// How many words the model is asked about.
#[cfg(test)]
pub(super) fn words_described(reading: &Reading) -> usize {
    island::islands(reading).iter().map(|island| island.words.len()).sum()
}

/// `words` without what is in small letters behind the name of a place: “Washington yields”, and without the verb of
/// who says something: “James joked”.
fn without_tail(reading: &Reading, words: Range<usize>) -> Range<usize> {
    let last = words.end - 1;
    if words.len() > 1 && !reading.words[last].capital && reading.is_verb_cue(last) {
        return words.start..last;
    }
    let listed = mention::gazetted(reading, words.start, words.end).map(|(end, _)| end);
    let small = |end: usize| (end..words.end).all(|at| reading.is_word(at) && !reading.words[at].capital);
    match listed.filter(|&end| end < words.end && small(end)) {
        Some(end) => words.start..end,
        None => words,
    }
}

/// Whether `words` are whom somebody sits for: “Ana Ruiz (D-Ohio)”, “Ana Ruiz, R-Texas,”.
fn is_seat(reading: &Reading, words: &Range<usize>) -> bool {
    let lettered = matches!(reading.written(words.start).as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', ..]);
    let apart = |at: usize| matches!(reading.words[at].part, Part::Bracket | Part::Comma);
    lettered && words.start > 1 && apart(words.start - 1) && reading.words[words.start - 2].capital
}

/// Whether `words` are somebody known by where they are from: “the Dane”.
fn is_countryman(reading: &Reading, words: &Range<usize>) -> bool {
    words.len() == 1
        && reading.words[words.start].entry.is_people()
        && words.start.checked_sub(1).is_some_and(|article| reading.any(article, Classes::DETERMINER))
}

/// Whether `words` are letters at the head of a table: “P W D L F A Pts”.
fn are_letters(reading: &Reading, words: &Range<usize>) -> bool {
    const FEWEST: usize = 4;
    words.len() >= FEWEST && words.clone().filter(|&at| reading.written(at).len() == 1).count() >= FEWEST
}

/// `words` without the verb that a sentence beginning at `first` begins with, before who speaks and a colon: “Said
/// Voss: “No.””
fn without_verb(reading: &Reading, words: Range<usize>, first: usize) -> Range<usize> {
    let says = words.len() > 1 && words.start == first && reading.is_any(first, &VERBS_FIRST);
    let quotes = || {
        reading.is(words.end, ":")
            && reading.words.get(words.end + 1).is_some_and(|word| matches!(word.part, Part::Mark))
    };
    words.start + usize::from(says && quotes())..words.end
}

/// `words` without a title that nobody is called by: “Cllr Voss”.
fn without_title(reading: &Reading, words: Range<usize>) -> Range<usize> {
    const TITLES: [&str; 12] =
        ["Cllr", "Councillor", "Supt", "Insp", "Mr", "Mrs", "Ms", "Dr", "Prof", "Sheriff", "Sen", "Rep"];
    let titled = words.len() > 1 && TITLES.contains(&reading.written(words.start)) && reading.is_word(words.start + 1);
    words.start + usize::from(titled || words.len() > 1 && is_of_people(reading, words.start))..words.end
}

/// Whether the word at `at` is for a man or woman of some people: “*Welshman* Bale”, but “German Gref”.
fn is_of_people(reading: &Reading, at: usize) -> bool {
    const SHORTEST: usize = 7;
    let written = reading.written(at);
    let ends = written.len() >= SHORTEST && (written.ends_with("man") || written.ends_with("woman"));
    ends && reading.words[at].entry.is_people() && written != "Ottoman"
}

/// How likely each kind is for a span, in points.
fn sureness(likely: &[[f32; KINDS.len()]], words: &Range<usize>) -> Evidence {
    let share = |kind: usize| likely[words.clone()].iter().map(|of| of[kind]).sum::<f32>() / count(words.len());
    Evidence::of_points(std::array::from_fn(|kind| in_points(share(kind))))
}

/// Rounded to the nearest point, halves up.
#[expect(clippy::cast_possible_truncation, reason = "a share is from 0 to 1")]
fn in_points(share: f32) -> i32 {
    (f64::from(share * 100.0) + 0.5) as i32
}

#[expect(clippy::cast_precision_loss, reason = "a name has few words")]
fn count(words: usize) -> f32 {
    words as f32
}

fn name(reading: &Reading, words: Range<usize>, evidence: Evidence, sentence: &Range<usize>) -> Name {
    let government = evidence::stands_for_government(reading, words.clone(), sentence.clone());
    Name { title: title_before(reading, words.start, sentence.start), words, evidence, government }
}

/// The words of the title right before the name that begins at `name`; empty for none.
fn title_before(reading: &Reading, name: usize, first: usize) -> Range<usize> {
    const LONGEST: usize = 5;
    let mut start = name;
    while start > first && name - start < LONGEST {
        let titled = reading.any(start - 1, Classes::TITLE | Classes::TITLE_PART) && reading.words[start - 1].capital
            || start == name && reading.is(start - 1, ".");
        if !titled {
            break;
        }
        start -= 1;
    }
    let ends = |&start: &usize| mention::title_end(reading, start, name + 1) == Some(name);
    let start = (start..name).find(ends).unwrap_or(name);
    start..name
}
