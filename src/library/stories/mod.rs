//! Stories: articles on one event, grouped as they arrive.
//!
//! In reading order: [`terms`], what an article is about; here, [`Stories`], which finds the story that a new article
//! belongs to; [`speakers`], who is who in it; [`comparison`], which lays what its articles say side by side. An article
//! belongs to the story of the articles around it that it shares most of its telling words and names with; where no story
//! is near enough, it begins one. What was placed is never placed anew, so that a list that is being read stays as it is;
//! and the same articles in the same order give the same stories.
//!
//! Only articles of a few days before and behind are compared, and how common a word is those articles say, too. So no
//! more of an archive is in memory than the days around what arrives, and a story of today takes the same time to find
//! however long the archive is.

pub mod comparison;
pub mod speakers;
pub mod terms;

use super::moment::Moment;
use super::shelf::{FeedId, ItemId};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;
use terms::{Term, TermVector, is_common};

/// Articles so many days apart may be of one story.
const REACH_DAYS: i64 = 3;
/// Articles with so much in common, of at most 1, are of one story.
const NEAR: f32 = 0.23;
/// What is compared in full: those that share most.
const MAX_COMPARED: usize = 64;
/// Articles of a story by which it is told how near it is, the nearest of them.
const MEMBERS: usize = 6;
/// Before any article came, this many are taken to have been seen…
const SEEN_BEFORE: f32 = 300.0;
/// … of which so many have a word that every report has, and so many another.
const COMMON_BEFORE: f32 = 60.0;
const OTHERS_BEFORE: f32 = 2.0;
const DAY_SECONDS: i64 = 86_400;

/// Names a story: by the article it began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub i64);

/// An article that was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The article.
    pub item: ItemId,
    /// When it is of.
    pub moment: Moment,
    /// The story it belongs to.
    pub story: StoryId,
    /// What it is about.
    pub terms: TermVector,
}

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its name here.
    pub id: StoryId,
    /// Its articles, the oldest first.
    pub articles: Vec<StoryArticle>,
}

/// An article of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryArticle {
    /// The article.
    pub item: ItemId,
    /// The feed it came from; `None` where that is not kept any more.
    pub feed: Option<FeedId>,
    /// What its feed is called.
    pub outlet: String,
    /// What it is called.
    pub title: String,
    /// When it was published, else when it came.
    pub moment: Moment,
    /// Claims that were found in it.
    pub claims: usize,
    /// Whether another article had nearly all of its text before.
    pub is_twin: bool,
}

impl Story {
    /// What the story is called: as the article that has most claims is, the first of those.
    pub fn title(&self) -> &str {
        let most = self.articles.iter().rev().max_by_key(|article| (!article.is_twin, article.claims));
        most.map_or("", |article| &article.title)
    }

    /// What the feeds are called that tell it, in the order they came to it.
    pub fn outlets(&self) -> Vec<&str> {
        let mut outlets: Vec<&str> = Vec::new();
        for article in &self.articles {
            if !outlets.contains(&article.outlet.as_str()) {
                outlets.push(&article.outlet);
            }
        }
        outlets
    }

    /// When its first article is of, and its last.
    pub fn times(&self) -> Option<(Moment, Moment)> {
        Some((self.articles.first()?.moment, self.articles.last()?.moment))
    }
}

/// Placed articles, by days, to place others among.
#[derive(Debug, Default)]
pub struct Stories {
    days: BTreeMap<i64, Day>,
}

/// The articles of one day.
#[derive(Debug, Default)]
struct Day {
    articles: Vec<Placed>,
    /// Which of them have a word, by its key, and how much of them it is.
    having: HashMap<u32, Vec<(u32, f32)>, foldhash::fast::FixedState>,
}

impl Day {
    fn insert(&mut self, placed: Placed) {
        let number = u32::try_from(self.articles.len()).expect("fewer than 2³² articles a day");
        for term in placed.terms.terms() {
            self.having.entry(term.key()).or_default().push((number, term.weight()));
        }
        self.articles.push(placed);
    }
}

impl Stories {
    /// The days whose articles must be there before one of `moment` is placed.
    pub fn days_around(moment: Moment) -> RangeInclusive<i64> {
        let day = moment.0.div_euclid(DAY_SECONDS);
        day - REACH_DAYS..=day + REACH_DAYS
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
        let mut known = Day::default();
        articles.into_iter().for_each(|placed| known.insert(placed));
        self.days.insert(day, known);
    }

    /// Takes an article that was placed.
    pub fn insert(&mut self, placed: Placed) {
        self.days.entry(placed.moment.0.div_euclid(DAY_SECONDS)).or_default().insert(placed);
    }

    /// Takes an article out again, as when its text changed.
    pub fn remove(&mut self, item: ItemId, moment: Moment) {
        let Some(day) = self.days.get_mut(&moment.0.div_euclid(DAY_SECONDS)) else { return };
        let kept: Vec<Placed> = std::mem::take(day).articles.into_iter().filter(|placed| placed.item != item).collect();
        for placed in kept {
            day.insert(placed);
        }
    }

    /// The story that an article of `moment` belongs to which is about `terms`; `None` where it begins one.
    pub fn place(&self, terms: &TermVector, moment: Moment) -> Option<StoryId> {
        let around = Around::new(&self.days, moment);
        let mut by_story: BTreeMap<StoryId, Vec<f32>> = BTreeMap::new();
        for (placed, nearness) in around.nearest(terms) {
            by_story.entry(placed.story).or_default().push(nearness);
        }
        let scored = by_story.into_iter().map(|(story, nearnesses)| (score(nearnesses), story));
        let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        best.filter(|(score, _)| *score >= NEAR).map(|(_, story)| story)
    }
}

/// How near a story is by how near its articles are: as the nearest few of them are together, so that one article that
/// tells of two events does not make them one.
fn score(mut nearnesses: Vec<f32>) -> f32 {
    nearnesses.sort_by(|one, other| other.total_cmp(one));
    nearnesses.truncate(MEMBERS);
    let count = nearnesses.iter().fold(0.0, |count, _| count + 1.0);
    nearnesses.iter().sum::<f32>() / f32::max(count, 1.0)
}

/// The articles of the days around a moment.
struct Around<'a> {
    days: Vec<&'a Day>,
    count: f32,
    /// How much a word says, once it was asked for: near articles share most of their words.
    told: RefCell<HashMap<u32, f32, foldhash::fast::FixedState>>,
}

impl<'a> Around<'a> {
    fn new(days: &'a BTreeMap<i64, Day>, moment: Moment) -> Self {
        let days: Vec<&Day> = days.range(Stories::days_around(moment)).map(|(_, day)| day).collect();
        let count = days.iter().map(|day| day.articles.len()).sum::<usize>();
        #[expect(clippy::cast_precision_loss, reason = "a week has fewer than 2²⁴ articles")]
        Self { days, count: count as f32, told: RefCell::default() }
    }

    /// How much a word says: more the fewer articles have it, and more so than is usual (the logarithm to the power of 1.5),
    /// as it is the few words nobody else has that tell one flood from another.
    fn telling(&self, key: u32) -> f32 {
        *self.told.borrow_mut().entry(key).or_insert_with(|| self.counted(key))
    }

    fn counted(&self, key: u32) -> f32 {
        let before = if is_common(key) { COMMON_BEFORE } else { OTHERS_BEFORE };
        let having: usize = self.days.iter().map(|day| day.having.get(&key).map_or(0, Vec::len)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a week has fewer than 2²⁴ articles")]
        let having = having as f32;
        let rarity = ((self.count + SEEN_BEFORE) / (having + before)).ln().max(0.0);
        // To the power of 1.5, in a fifth of the time.
        rarity * rarity.sqrt()
    }

    /// The articles that have most in common with one about `terms`, and how much of at most 1.
    fn nearest(&self, terms: &TermVector) -> Vec<(&'a Placed, f32)> {
        let telling: Vec<(Term, f32)> = terms.terms().iter().map(|term| (*term, self.telling(term.key()))).collect();
        let mut shared: Vec<(f32, &Placed)> = Vec::new();
        for day in &self.days {
            let mut sums = vec![0.0f32; day.articles.len()];
            for (term, telling) in &telling {
                for (number, weight) in day.having.get(&term.key()).map_or(&[][..], Vec::as_slice) {
                    sums[*number as usize] += term.weight() * weight * telling * telling;
                }
            }
            shared.extend(sums.into_iter().zip(&day.articles).filter(|(sum, _)| *sum > 0.0));
        }
        let nearer = |one: &(f32, &Placed), other: &(f32, &Placed)| {
            other.0.total_cmp(&one.0).then(one.1.item.cmp(&other.1.item))
        };
        if shared.len() > MAX_COMPARED {
            shared.select_nth_unstable_by(MAX_COMPARED, nearer);
            shared.truncate(MAX_COMPARED);
        }
        shared.sort_unstable_by(nearer);
        let length = |terms: &TermVector| {
            let squares = terms.terms().iter().map(|term| (term.weight() * self.telling(term.key())).powi(2));
            squares.sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
        };
        let own = length(terms);
        shared.into_iter().map(|(sum, placed)| (placed, sum / (own * length(&placed.terms)))).collect()
    }
}
