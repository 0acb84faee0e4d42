//! Picking one of many by typing a few letters of it: the list behind the palette and all that works like it.

use super::across::PartyName;
use super::command::Command;
use super::list::List;
use super::prompt::Prompt;
use super::shelf::filing::Filing;
use crate::analysis::{EntityId, EntityKind, QuotationId};
use crate::library::ArticleId;
use crate::text::Span;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::borrow::Cow;
use std::cmp::Reverse;
use unicode_segmentation::UnicodeSegmentation;

/// A list to pick from, and what was typed to find something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What is picked from.
    pub purpose: Purpose,
    /// What was typed.
    pub prompt: Prompt,
    rows: Vec<Row>,
    /// What the typed line itself asks for (`:42`), and then the rows that have its letters, best first.
    matches: Vec<Match>,
    list: List<usize>,
    /// What of its rows was asked for and is not there yet.
    pub waits: Waits,
    /// Whether letters are typed, and do not move in it.
    pub is_typed_in: bool,
    /// Whether it is what the reader began with and goes back to.
    pub is_first: bool,
    /// What is marked to be picked together, in the order in which it was.
    marked: Vec<Target>,
}

/// Whether a list waits for rows that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// It has all of them.
    No,
    /// For what there is.
    ForRows,
    /// For the first of them: Enter was pressed meanwhile, and it is picked when it comes.
    ForFirst,
}

/// What is picked from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Everything there is to do and to go to.
    Palette,
    /// A command, to see its keys.
    Commands,
    /// What can be changed of a party.
    Edit(EntityId),
    /// Which other party it is.
    Merge(EntityId),
    /// What can be changed of a claim and of who says it.
    EditClaim(QuotationId),
    /// Who said a claim.
    Credit(QuotationId),
    /// An article that is open.
    Articles,
    /// A note to go to.
    Notes,
    /// A party of the library's selected article, to see all that it said.
    Dossier,
    /// What can be settled for a feed.
    Feed,
}

impl Purpose {
    /// Whether it is a list that is looked through with the keys that move everywhere, and is typed in once it is asked
    /// to be narrowed; where it is known what is wanted it is typed at once.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Articles | Self::Notes | Self::Dossier)
    }

    /// Whether several of its rows can be marked and picked together.
    pub fn takes_several(self) -> bool {
        matches!(self, Self::Credit(_))
    }

    /// Who is meant is told by how many articles name them, sooner than by how much else is in their name.
    fn order(self) -> Order {
        if self == Self::Dossier { Order::AsGiven } else { Order::Likeliest }
    }
}

/// In which order rows stand that are as near what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The likeliest first by its letters.
    Likeliest,
    /// As they were given.
    AsGiven,
}

/// Something that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What picking it means.
    pub target: Target,
    /// What it is, in a word.
    pub kind: &'static str,
    /// What it is called; its letters are what is typed. On one line.
    pub words: String,
    /// What stands at its end: keys, a number.
    pub beside: String,
    /// Other words that somebody may look for it with, apart by blanks.
    pub also: Cow<'static, str>,
}

impl Row {
    /// What it is called, without what it says of itself behind that.
    fn name(&self) -> &str {
        match self.target {
            Target::Command(_) | Target::Claim(_) => self.words.split_once(": ").map_or(&self.words, |(name, _)| name),
            _ => &self.words,
        }
    }
}

/// What picking a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To do this.
    Command(Command),
    /// To go to a section of the article.
    Section(usize),
    /// To go to a party's next mention.
    Party(EntityId),
    /// To go to a claim.
    Claim(QuotationId),
    /// To open an article.
    Article(ArticleId),
    /// To see all that this party said.
    Dossier(PartyName),
    /// To list this source of the library.
    Source(usize),
    /// To go to this stretch of the text.
    Place(Span),
    /// To open one of the feeds that the article's page says it appears in.
    Feed(usize),
    /// To settle this.
    File(Filing),
    /// To go to this line of the text, counted from 1.
    Line(usize),
    /// To go to that many percent of the text.
    Percent(usize),
    /// To change something of a party.
    Change(EntityId, Change),
    /// To say who said a claim, which is asked for next.
    AskCredit(QuotationId),
    /// To have a claim said by these parties together; by nobody where there is none.
    Credit(QuotationId, Vec<EntityId>),
    /// To have a claim said by whom it was found to be.
    CreditAsFound(QuotationId),
}

/// What can be changed of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What it is called, which is asked for next.
    Name,
    /// What it is.
    Kind(EntityKind),
    /// Which other party it is, which is asked for next.
    Merge,
    /// It is this other party.
    SameAs(EntityId),
    /// What is called so is another party.
    Split(String),
    /// It is none.
    Hide,
}

/// A row that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The row.
    pub row: Row,
    /// Byte offsets into its words of the letters that were typed.
    pub letters: Vec<usize>,
}

impl Picker {
    /// A picker among `rows`, which stand in this order until something is typed.
    pub fn new(purpose: Purpose, rows: Vec<Row>) -> Self {
        let (prompt, matches, list) = (Prompt::default(), Vec::new(), List::default());
        let is_typed_in = !purpose.is_list() || rows.is_empty();
        let (waits, is_first, marked) = (Waits::No, false, Vec::new());
        let mut picker = Self { purpose, prompt, rows, matches, list, waits, is_typed_in, is_first, marked };
        picker.find();
        picker
    }

    /// Finds anew what was typed; the best is selected.
    pub fn find(&mut self) {
        if self.waits == Waits::ForFirst {
            self.waits = Waits::ForRows;
        }
        let typed = self.prompt.typed().trim();
        self.matches = match self.purpose {
            Purpose::Palette => asked_for(typed).map(|row| Match { row, letters: Vec::new() }).into_iter().collect(),
            _ => Vec::new(),
        };
        self.matches.extend(matches(&self.rows, typed, self.purpose.order()));
        self.list.set((0..self.matches.len()).collect(), |_| 1);
        self.list.deselect();
        self.list.step(0);
    }

    /// Takes other rows, as when more of the text is known, keeping what was typed and what is selected.
    pub fn refill(&mut self, rows: Vec<Row>) {
        let before = self.selected();
        (self.rows, self.waits) = (rows, Waits::No);
        self.find();
        if let Some(target) = before {
            self.select(&target);
        }
    }

    /// Selects the row that means `target`, if it was found.
    pub fn select(&mut self, target: &Target) {
        if let Some(index) = self.matches.iter().position(|found| found.row.target == *target) {
            self.list.select(index);
        }
    }

    /// What was found.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The window onto what was found, as indices of [`Picker::matches`].
    pub fn list(&self) -> &List<usize> {
        &self.list
    }

    /// To move in it.
    pub fn list_mut(&mut self) -> &mut List<usize> {
        &mut self.list
    }

    /// Marks the selected row, or takes its mark off, and selects the next; where something was typed to find it, all
    /// rows are there again, with what is marked.
    pub fn mark(&mut self) {
        let Some(target) = self.selected() else { return };
        if !self.prompt.typed().is_empty() {
            self.prompt = Prompt::default();
            self.find();
            self.select(&target);
        }
        match self.marked.iter().position(|other| *other == target) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(target),
        }
        self.list.step(1);
    }

    /// What is marked.
    pub fn marked(&self) -> &[Target] {
        &self.marked
    }

    /// What picking the selected row means; `None` where nothing was found.
    pub fn selected(&self) -> Option<Target> {
        self.list.selected().map(|index| self.matches[index].row.target.clone())
    }
}

/// A word that was begun with fewer letters may become any other.
const LETTERS_OF_A_WORD: usize = 3;

/// How near what was typed is to what a row is called; the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// A word of its name begins so.
    Name,
    /// Another word for it does.
    Also,
    /// Its name has these letters in this order.
    Letters,
    /// Its name and what it says of itself have them together.
    Words,
}

/// The rows that have the letters of `typed` in this order, or go by a word that begins with it: the nearest first, of
/// those by `order` the likeliest, of equals the one that begins with them, then the one that stands first.
fn matches(rows: &[Row], typed: &str, order: Order) -> Vec<Match> {
    let pattern = Pattern::new(typed, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let (mut signs, mut indices) = (Vec::new(), Vec::new());
    let word = typed.to_lowercase();
    let mut scored: Vec<_> = rows
        .iter()
        .filter_map(|row| {
            let mut score = |words: &str, indices: &mut Vec<u32>| {
                indices.clear();
                pattern.indices(Utf32Str::new(words, &mut signs), &mut matcher, indices)
            };
            // Scattered letters are found in nearly everything: only a name may have them so, and not all of them.
            let by_name = score(row.name(), &mut indices).filter(|_| holds_together(row.name(), &mut indices));
            let is_said = || row.words.to_lowercase().contains(&word);
            let score = by_name.or_else(|| score(&row.words, &mut indices).filter(|_| is_said()));
            let also = word_at(&row.also, &word).filter(|_| word.len() >= LETTERS_OF_A_WORD);
            let nearness = match (by_name, score) {
                (Some(_), _) if word_at(row.name(), &word).is_some() => Nearness::Name,
                _ if also.is_some() => Nearness::Also,
                (Some(_), _) => Nearness::Letters,
                (None, Some(_)) => Nearness::Words,
                (None, None) => return None,
            };
            let found = Match { row: row.clone(), letters: offsets(&row.words, &mut indices) };
            // Of other words the first are the nearest.
            let score = if nearness == Nearness::Also { u32::MAX - also.unwrap_or(0) } else { score.unwrap_or(0) };
            Some((nearness, score, found))
        })
        .collect();
    match order {
        Order::AsGiven => scored.sort_by_key(|(nearness, ..)| *nearness),
        Order::Likeliest => {
            scored.sort_by_key(|(nearness, score, found)| (*nearness, Reverse(*score), found.letters.first().copied()));
        }
    }
    scored.into_iter().map(|(_, _, found)| found).collect()
}

/// Whether at least half of the letters of `words` at `indices` begin a word or stand behind another of them.
fn holds_together(words: &str, indices: &mut Vec<u32>) -> bool {
    indices.sort_unstable();
    indices.dedup();
    let mut before = None;
    let starts = words.graphemes(true).map(|cluster| {
        let is_letter = cluster.chars().all(char::is_alphanumeric);
        let starts = is_letter && before != Some(true);
        before = Some(is_letter);
        starts
    });
    let starts: Vec<bool> = starts.collect();
    let near = indices.iter().enumerate().filter(|(order, index)| {
        let follows = order.checked_sub(1).is_some_and(|order| indices[order] + 1 == **index);
        follows || starts.get(**index as usize).is_some_and(|starts| *starts)
    });
    2 * near.count() >= indices.len()
}

/// Which word of `words` begins with `word`, which is in small letters; every word does with none.
fn word_at(words: &str, word: &str) -> Option<u32> {
    let words = words.to_lowercase();
    let mut found = words.match_indices(word).map(|(at, _)| Span::new(0, at).of(&words));
    let before = found.find(|before| !before.ends_with(char::is_alphanumeric))?;
    u32::try_from(before.split_whitespace().count()).ok()
}

/// Byte offsets of the grapheme clusters of `words` at `indices`, in order.
fn offsets(words: &str, indices: &mut Vec<u32>) -> Vec<usize> {
    indices.sort_unstable();
    indices.dedup();
    let mut clusters = words.grapheme_indices(true).zip(0..);
    let offset = |index: &u32| clusters.find(|(_, number)| number == index).map(|((at, _), _)| at);
    indices.iter().filter_map(offset).collect()
}

/// What `typed` says outright, as vim has it: `q`, `42`, `50%`.
fn asked_for(typed: &str) -> Option<Row> {
    let row =
        |target, words: String| Some(Row { target, kind: "as typed", words, beside: String::new(), also: "".into() });
    if matches!(typed, "q" | "q!" | "qa" | "qa!" | "quit") {
        return row(Target::Command(Command::Quit), "quit at once".to_owned());
    }
    if let Some(percent) = typed.strip_suffix('%') {
        let percent = percent.trim_end().parse::<usize>().ok()?.min(100);
        return row(Target::Percent(percent), format!("go to {percent} % of the text"));
    }
    let line = typed.parse().ok()?;
    row(Target::Line(line), format!("go to line {line} of the text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found for `typed` among `words`, its typed letters in capitals.
    #[track_caller]
    fn check(words: &[&str], typed: &str, expected: &[&str]) {
        let row = |words: &&str| Row {
            target: Target::Section(0),
            kind: "section",
            words: (*words).to_owned(),
            beside: String::new(),
            also: if *words == "edit" { "rename merge" } else { "" }.into(),
        };
        let mut picker = Picker::new(Purpose::Palette, words.iter().map(row).collect());
        picker.prompt = Prompt::new(typed);
        picker.find();
        let shown = |found: &Match| {
            let letters = found.row.words.char_indices().flat_map(|(at, sign)| {
                if found.letters.contains(&at) { sign.to_uppercase().collect::<Vec<_>>() } else { vec![sign] }
            });
            letters.collect::<String>()
        };
        assert_eq!(picker.matches().iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_likeliest_comes_first_with_its_letters() {
        check(&["who pays for it", "the port", "rain"], "pa", &["who PAys for it"]);
        check(&["a deep port", "port alder"], "port", &["PORT alder", "a deep PORT"]);
        check(&["élan é", "rain"], "lan", &["éLAN é"]);
    }

    #[test]
    fn a_row_is_found_by_another_word_for_it_before_those_that_only_have_its_letters() {
        check(&["remove game", "edit"], "merg", &["edit"]);
        check(&["edit", "rename gate"], "rename", &["RENAME gate", "edit"]);
        check(&["aren’t a mere game", "edit"], "rename", &["edit", "aREN’t A MEre game"]);
        check(&["rain", "edit"], "me", &[]);
    }

    #[test]
    fn letters_that_are_scattered_over_a_name_find_nothing() {
        check(&["no one else saw such a thing"], "nosuch", &["NO one else saw SUCH a thing"]);
        check(&["end of the queue"], "eoq", &["End Of the Queue"]);
        check(&["end of the queue"], "nde", &[]);
    }

    #[test]
    fn a_name_comes_before_what_a_command_says_of_itself() {
        let row = |target, words: &str| Row {
            target,
            kind: "",
            words: words.to_owned(),
            beside: String::new(),
            also: "".into(),
        };
        let rows = vec![
            row(Target::Command(Command::Copy), "copy: put what is selected on the clipboard"),
            row(Target::Command(Command::Pipe), "pipe: put it into another program"),
            row(Target::Party(EntityId::new(0)), "Ana Putnam"),
        ];
        let mut picker = Picker::new(Purpose::Palette, rows);
        picker.prompt = Prompt::new("put");
        picker.find();
        assert_eq!(picker.selected(), Some(Target::Party(EntityId::new(0))));
        assert_eq!(picker.matches().len(), 3);
    }

    #[test]
    fn who_is_named_in_most_articles_comes_first_of_those_with_the_typed_name() {
        let row = |name: &str| Row {
            target: Target::Dossier(PartyName::new(name, EntityKind::Person)),
            kind: "person",
            words: name.to_owned(),
            beside: String::new(),
            also: "".into(),
        };
        let mut picker = Picker::new(Purpose::Dossier, ["Prudence Li", "Ana Ruiz", "Ruiz"].map(row).into());
        picker.prompt = Prompt::new("ru");
        picker.find();
        let found: Vec<&str> = picker.matches().iter().map(|found| found.row.words.as_str()).collect();
        assert_eq!(found, ["Ana Ruiz", "Ruiz", "Prudence Li"]);
    }

    #[test]
    fn nothing_typed_finds_everything_in_its_order() {
        check(&["rain", "hail"], "", &["rain", "hail"]);
        check(&["rain", "hail"], "x", &[]);
    }

    #[test]
    fn a_line_a_percentage_and_quitting_are_said_outright() {
        check(&["rain"], "42", &["go to line 42 of the text"]);
        check(&["rain"], "50%", &["go to 50 % of the text"]);
        check(&["rain"], "q!", &["quit at once"]);
        check(&["rain"], "42x", &[]);
    }
}
