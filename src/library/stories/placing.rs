//! Which story a new article belongs to.
//!
//! What is asked most often, for each word of each article that may be near: how many articles of these days have it.
//! So words are numbered as they come, and it is counted for the days around each day that articles come of.

use super::super::moment::{DAY_SECONDS, Moment};
use super::super::shelf::ItemId;
use super::terms::{TermVector, is_common};
use super::{Placed, StoryId};
use foldhash::HashMap;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Articles so many days apart may be of one story.
const REACH_DAYS: i64 = 3;
/// Articles with so much in common, of at most 1, are of one story.
const NEAR: f32 = 0.23;
/// What articles have in common in names counts for no more than so many times what they have in other words: who
/// governs a town is in all of its news. The more articles are around, the better is known how telling a name is, and
/// so for as much more with so many of them.
const NAMES_FOR_WORDS: f32 = 1.5;
const ARTICLES_TO_TELL: f32 = 20.0;
/// What articles share in words counts for so much where the one names somebody and the other nobody of those: two
/// fires in two towns are told in the same words.
const WITHOUT_NAMES: f32 = 0.6;
/// What is compared in full: those that share most.
const MAX_COMPARED: usize = 64;
/// Articles of a story by which it is told how near it is, the nearest of them.
const MEMBERS: usize = 6;
/// Before any article came, this many are taken to have been seen…
const SEEN_BEFORE: f32 = 300.0;
/// … of which so many have a word that every report has, and so many another.
const COMMON_BEFORE: f32 = 60.0;
const OTHERS_BEFORE: f32 = 2.0;
/// Days around which words are counted at the same time. One who reads the news has a few, one who subscribes has more.
const MAX_WINDOWS: usize = 64;
/// How much a word says is remembered while it is had by fewer.
const REMEMBERED: usize = 1_024;

/// Placed articles, by days, to place others among.
#[derive(Debug, Default)]
pub struct Stories {
    days: BTreeMap<i64, Vec<Article>>,
    /// The numbers of words, by their keys.
    numbers: HashMap<u32, Number>,
    /// What has each word.
    words: Vec<Word>,
    /// How many articles have each word of the days around a day.
    windows: BTreeMap<i64, Vec<u16>>,
}

/// An article that was placed.
#[derive(Debug)]
struct Article {
    item: ItemId,
    story: StoryId,
    /// Its words, and how much of it each is.
    words: Box<[(Number, f32)]>,
}

/// The number of a word or name: the lowest bit says whether every report has it.
#[derive(Debug, Clone, Copy)]
struct Number(u32);

impl Number {
    fn new(index: usize, is_common: bool) -> Self {
        Self(number(index) << 1 | u32::from(is_common))
    }

    fn index(self) -> usize {
        (self.0 >> 1) as usize
    }

    fn is_common(self) -> bool {
        self.0 & 1 == 1
    }
}

/// What has a word, by days, the earliest first.
#[derive(Debug, Default)]
struct Word {
    days: Vec<(i64, Vec<Share>)>,
}

/// That an article has a word.
#[derive(Debug, Clone, Copy)]
struct Share {
    /// The article's number among those of its day.
    article: u32,
    /// How much of it the word is.
    weight: f32,
}

impl Word {
    /// What has it of the days `around`.
    fn around(&self, around: &RangeInclusive<i64>) -> &[(i64, Vec<Share>)] {
        let begin = self.days.partition_point(|(day, _)| day < around.start());
        let rest = self.days.get(begin..).unwrap_or_default();
        let end = rest.partition_point(|(day, _)| day <= around.end());
        rest.get(..end).unwrap_or_default()
    }

    /// What has it of `day`.
    fn of_day(&mut self, day: i64) -> &mut Vec<Share> {
        let at = self.days.binary_search_by_key(&day, |(day, _)| *day).unwrap_or_else(|at| {
            self.days.insert(at, (day, Vec::new()));
            at
        });
        &mut self.days[at].1
    }
}

impl Stories {
    /// The days whose articles must be there before one of `moment` is placed.
    pub fn days_around(moment: Moment) -> RangeInclusive<i64> {
        around(day(moment))
    }

    /// The moments at which `day` begins and the next one does.
    pub fn bounds(day: i64) -> (Moment, Moment) {
        (Moment(day * DAY_SECONDS), Moment((day + 1) * DAY_SECONDS))
    }

    /// Whether the articles of `day` are there.
    pub fn knows(&self, day: i64) -> bool {
        self.days.contains_key(&day)
    }

    /// Takes all articles of `day` that were placed earlier.
    pub fn insert_day(&mut self, day: i64, articles: impl IntoIterator<Item = Placed>) {
        self.days.entry(day).or_default();
        articles.into_iter().for_each(|placed| self.insert(placed));
    }

    /// Takes an article that was placed.
    pub fn insert(&mut self, placed: Placed) {
        let Placed { item, moment, story, terms } = placed;
        let day = day(moment);
        let articles = self.days.entry(day).or_default();
        let article = number(articles.len());
        let (numbers, words) = (&mut self.numbers, &mut self.words);
        let numbered = terms.terms().iter().map(|term| {
            let number = *numbers.entry(term.key()).or_insert_with(|| {
                words.push(Word::default());
                Number::new(words.len() - 1, is_common(term.key()))
            });
            words[number.index()].of_day(day).push(Share { article, weight: term.weight() });
            (number, term.weight())
        });
        let words: Box<[(Number, f32)]> = numbered.collect();
        for (_, counts) in self.windows.range_mut(around(day)) {
            words.iter().for_each(|(number, _)| {
                let count = counted(counts, *number);
                *count = count.saturating_add(1);
            });
        }
        articles.push(Article { item, story, words });
    }

    /// Takes an article out again, as when its text changed.
    pub fn remove(&mut self, item: ItemId, moment: Moment) {
        let day = day(moment);
        let Some(articles) = self.days.get_mut(&day) else { return };
        let Some(at) = articles.iter().position(|article| article.item == item) else { return };
        let gone = articles.swap_remove(at);
        for (word, _) in &gone.words {
            self.words[word.index()].of_day(day).retain(|share| share.article != number(at));
        }
        // The last of the day stands in its place now.
        let (from, to) = (number(articles.len()), number(at));
        for (word, _) in articles.get(at).map_or(&[][..], |moved| &moved.words) {
            let shares = self.words[word.index()].of_day(day).iter_mut();
            shares.filter(|share| share.article == from).for_each(|share| share.article = to);
        }
        self.windows.retain(|centre, _| !around(*centre).contains(&day));
    }

    /// The story that an article of `moment` belongs to which is about `terms`; `None` where it begins one.
    pub fn place(&mut self, terms: &TermVector, moment: Moment) -> Option<StoryId> {
        let day = day(moment);
        if !self.windows.contains_key(&day) {
            if self.windows.len() == MAX_WINDOWS {
                self.windows.clear();
            }
            self.windows.insert(day, self.window(day));
        }
        let mut by_story: BTreeMap<StoryId, Vec<f32>> = BTreeMap::new();
        for (placed, nearness) in Around::new(self, day).nearest(terms) {
            by_story.entry(placed.story).or_default().push(nearness);
        }
        let scored = by_story.into_iter().map(|(story, nearnesses)| (score(nearnesses), story));
        let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        best.filter(|(score, _)| *score >= NEAR).map(|(_, story)| story)
    }

    /// How many articles of the days around `day` have each word.
    fn window(&self, day: i64) -> Vec<u16> {
        let mut counts = vec![0u16; self.words.len()];
        let articles = self.days.range(around(day)).flat_map(|(_, articles)| articles);
        for (word, _) in articles.flat_map(|article| &article.words) {
            let count = &mut counts[word.index()];
            *count = count.saturating_add(1);
        }
        counts
    }
}

fn around(day: i64) -> RangeInclusive<i64> {
    day - REACH_DAYS..=day + REACH_DAYS
}

/// How often a word was counted, in counts that know no words that came since.
fn counted(counts: &mut Vec<u16>, word: Number) -> &mut u16 {
    if counts.len() <= word.index() {
        counts.resize(word.index() + 1, 0);
    }
    &mut counts[word.index()]
}

fn day(moment: Moment) -> i64 {
    moment.0.div_euclid(DAY_SECONDS)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2³² articles and words")
}

/// How near a story is by how near its articles are: as the nearest few of them are together, so that one article that
/// tells of two events does not make them one.
fn score(mut nearnesses: Vec<f32>) -> f32 {
    nearnesses.sort_by(|one, other| other.total_cmp(one));
    nearnesses.truncate(MEMBERS);
    let count = nearnesses.iter().fold(0.0, |count, _| count + 1.0);
    nearnesses.iter().sum::<f32>() / f32::max(count, 1.0)
}

/// The articles of the days around a day.
struct Around<'a> {
    stories: &'a Stories,
    days: RangeInclusive<i64>,
    /// How many articles there are.
    count: f32,
    /// How many of them have each word.
    counts: &'a [u16],
    /// How much a word says that so many have, once it was asked for; below zero until then. First those that not every
    /// report has, then the others.
    told: Vec<f32>,
}

impl<'a> Around<'a> {
    fn new(stories: &'a Stories, day: i64) -> Self {
        let days = around(day);
        let count = stories.days.range(days.clone()).map(|(_, articles)| articles.len()).sum();
        Self { stories, days, count: float(count), counts: &stories.windows[&day], told: vec![-1.0; 2 * REMEMBERED] }
    }

    /// How much a word says.
    fn telling(&mut self, word: Number) -> f32 {
        let having = usize::from(self.counts.get(word.index()).copied().unwrap_or_default());
        if having >= REMEMBERED {
            return telling(self.count, having, word.is_common());
        }
        let told = &mut self.told[having + REMEMBERED * usize::from(word.is_common())];
        if *told < 0.0 {
            *told = telling(self.count, having, word.is_common());
        }
        *told
    }

    /// How long an article is that has these words, with how much of it they are.
    fn length(&mut self, words: &[(Number, f32)]) -> f32 {
        let squares = words.iter().map(|(word, weight)| (weight * self.telling(*word)).powi(2));
        length(squares.sum())
    }

    /// The articles that have most in common with one about `terms`, and how much of at most 1.
    fn nearest(&mut self, terms: &TermVector) -> Vec<(&'a Article, f32)> {
        let stories = self.stories;
        let mut own = 0.0;
        let nothing = |articles: &Vec<Article>| vec![Shared::default(); articles.len()];
        let mut sums: BTreeMap<i64, Vec<Shared>> =
            stories.days.range(self.days.clone()).map(|(day, articles)| (*day, nothing(articles))).collect();
        let mut has_names = false;
        for (term, is_name) in terms.told_apart() {
            has_names |= is_name;
            let Some(number) = stories.numbers.get(&term.key()) else {
                own += (term.weight() * telling(self.count, 0, is_common(term.key()))).powi(2);
                continue;
            };
            let told = self.telling(*number);
            own += (term.weight() * told).powi(2);
            let share = term.weight() * told * told;
            for (day, having) in stories.words[number.index()].around(&self.days) {
                let Some(sums) = sums.get_mut(day) else { continue };
                for Share { article, weight } in having {
                    sums[*article as usize].add(share * weight, is_name);
                }
            }
        }
        let around = self.count;
        let of_days = sums.into_iter();
        let of_days = of_days.flat_map(|(day, sums)| {
            sums.into_iter().map(|shared| shared.sum(has_names, around)).zip(&stories.days[&day])
        });
        let shared = most(of_days.filter(|(sum, _)| *sum > 0.0).collect());
        let own = length(own);
        shared.into_iter().map(|(sum, article)| (article, sum / (own * self.length(&article.words)))).collect()
    }
}

/// How much of what they are about two articles share.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    names: f32,
    words: f32,
}

impl Shared {
    fn add(&mut self, share: f32, is_name: bool) {
        *(if is_name { &mut self.names } else { &mut self.words }) += share;
    }

    /// How much that counts for, where there are names that both might have, or not.
    fn sum(self, has_names: bool, around: f32) -> f32 {
        if has_names && self.names == 0.0 {
            return self.words * WITHOUT_NAMES;
        }
        self.words + self.names.min(self.words * (NAMES_FOR_WORDS + around / ARTICLES_TO_TELL))
    }
}

/// Those that share most, as many as are compared in full, the one that shares most first.
fn most(mut shared: Vec<(f32, &Article)>) -> Vec<(f32, &Article)> {
    let nearer =
        |one: &(f32, &Article), other: &(f32, &Article)| other.0.total_cmp(&one.0).then(one.1.item.cmp(&other.1.item));
    if shared.len() > MAX_COMPARED {
        shared.select_nth_unstable_by(MAX_COMPARED, nearer);
        shared.truncate(MAX_COMPARED);
    }
    shared.sort_unstable_by(nearer);
    shared
}

/// How much a word says that so many of `count` articles have: more the fewer they are, and more so than is usual (the
/// logarithm to the power of 1.5), as it is the few words nobody else has that tell one flood from another.
fn telling(count: f32, having: usize, is_common: bool) -> f32 {
    let before = if is_common { COMMON_BEFORE } else { OTHERS_BEFORE };
    let rarity = ((count + SEEN_BEFORE) / (float(having) + before)).ln().max(0.0);
    // To the power of 1.5, in a fifth of the time.
    rarity * rarity.sqrt()
}

fn length(squares: f32) -> f32 {
    squares.sqrt().max(f32::MIN_POSITIVE)
}

#[expect(clippy::cast_precision_loss, reason = "a week has fewer than 2²⁴ articles")]
fn float(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(item: i64, day: i64, text: &str) -> Placed {
        let terms = TermVector::new("", text, []);
        Placed { item: ItemId(item), moment: Moment(day * DAY_SECONDS), story: StoryId(item), terms }
    }

    /// What of each day around the days it was asked for has each word, by the key of the word.
    fn counts(stories: &Stories, day: i64) -> BTreeMap<u32, u16> {
        let count = |(key, number): (&u32, &Number)| (*key, *stories.windows[&day].get(number.index()).unwrap_or(&0));
        stories.numbers.iter().map(count).filter(|(_, count)| *count > 0).collect()
    }

    #[test]
    fn words_are_counted_as_articles_come_and_go_as_if_they_were_counted_at_once() {
        let dam = TermVector::new("", "the dam", []);
        let articles = [
            placed(1, 0, "The old dam leaks."),
            placed(2, 1, "The old ferry leaks."),
            placed(3, 1, "A dam and a ferry."),
            placed(4, 9, "The dam is dry."),
        ];
        let mut stories = Stories::default();
        for article in articles.clone() {
            stories.place(&article.terms, article.moment);
            stories.insert(article);
        }
        stories.remove(ItemId(2), articles[1].moment);
        let mut whole = Stories::default();
        for article in [0, 2, 3].map(|number| articles[number].clone()) {
            whole.insert(article);
        }
        for day in [0, 1, 9] {
            let moment = Moment(day * DAY_SECONDS);
            assert_eq!(stories.place(&dam, moment), whole.place(&dam, moment), "{day}");
            assert_eq!(counts(&stories, day), counts(&whole, day), "{day}");
        }
        assert!(counts(&stories, 0).values().any(|count| *count == 2), "{:?}", counts(&stories, 0));
    }
}
