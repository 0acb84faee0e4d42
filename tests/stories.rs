//! Stories of `tests/gold/stories.txt`: articles on one event are found together, and others apart.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::analysis::analyze;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::document;
use onrecord::library::findings::Findings;
use onrecord::library::moment::Moment;
use onrecord::library::shelf::ItemId;
use onrecord::library::stories::placing::Stories;
use onrecord::library::stories::terms::TermVector;
use onrecord::library::stories::{Placed, StoryId};
use std::collections::{BTreeMap, BTreeSet};

const GOLD: &str = include_str!("gold/stories.txt");
/// B-cubed F1 that grouping must reach, in percent.
const LEAST_F1: f64 = 95.0;

/// An article of the gold groups.
struct Article {
    story: String,
    moment: Moment,
    terms: TermVector,
}

/// The articles by time, as they would arrive.
fn gold() -> Vec<Article> {
    let lexicon = Lexicon::built_in();
    let mut articles = Vec::new();
    for group in GOLD.split("\n= ").skip(1) {
        let mut parts = group.split("\n- ");
        let story = parts.next().unwrap().trim().to_owned();
        for part in parts {
            let (head, body) = part.split_once('\n').unwrap();
            let (_, when) = head.split_once(" · ").unwrap();
            let (title, text) = body.trim().split_once('\n').unwrap();
            let moment = Moment::parse(&format!("{}:00Z", when.trim())).unwrap();
            articles.push(Article { story: story.clone(), moment, terms: terms(title, text, &lexicon) });
        }
    }
    articles.sort_by_key(|article| article.moment);
    articles
}

/// What an article is about.
fn terms(title: &str, text: &str, lexicon: &Lexicon) -> TermVector {
    let document = document::read_text(format!("{title}\n\n{text}"), vec![]);
    let findings = Findings::of(&document.text, &analyze(&document, lexicon));
    let named = findings.parties.iter().filter(|party| party.is_named);
    TermVector::new(title, &document.text, named.map(|party| (party.name.as_str(), party.mentions)))
}

/// Which story each of `articles` is placed in.
fn placed(articles: &[Article]) -> Vec<StoryId> {
    let mut stories = Stories::default();
    let mut ids = Vec::new();
    for (number, Article { moment, terms, .. }) in (0..).zip(articles) {
        let story = stories.place(terms, *moment).unwrap_or(StoryId(number));
        stories.insert(Placed { item: ItemId(number), moment: *moment, story, terms: terms.clone() });
        ids.push(story);
    }
    ids
}

/// B-cubed precision and recall in percent: of each article, how many of those it is grouped with are of its story, and
/// how many of its story it is grouped with.
fn b_cubed<G: Ord, F: Ord>(gold: &[G], found: &[F]) -> (f64, f64) {
    let mut of_gold: BTreeMap<&G, BTreeSet<usize>> = BTreeMap::new();
    let mut of_found: BTreeMap<&F, BTreeSet<usize>> = BTreeMap::new();
    for (index, (gold, found)) in gold.iter().zip(found).enumerate() {
        of_gold.entry(gold).or_default().insert(index);
        of_found.entry(found).or_default().insert(index);
    }
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
    #[expect(clippy::cast_precision_loss, reason = "some dozens")]
    for (gold, found) in gold.iter().zip(found) {
        let both = of_gold[gold].intersection(&of_found[found]).count() as f64;
        precision += both / of_found[found].len() as f64;
        recall += both / of_gold[gold].len() as f64;
        count += 1.0;
    }
    (100.0 * precision / count, 100.0 * recall / count)
}

#[test]
fn articles_on_one_event_are_one_story() {
    let articles = gold();
    assert!(articles.len() >= 36, "{}", articles.len());
    let found = placed(&articles);
    let names: Vec<&str> = articles.iter().map(|article| article.story.as_str()).collect();
    let (precision, recall) = b_cubed(&names, &found);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{} articles: B-cubed precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}", articles.len());
    let told: Vec<String> = names.iter().zip(&found).map(|(name, story)| format!("{name} {}", story.0)).collect();
    assert!(f1 >= LEAST_F1, "F1 {f1:.1}\n{}", told.join("\n"));
}

#[test]
fn who_governs_a_town_is_in_all_of_its_news_and_makes_them_no_story() {
    let told = [
        (
            0,
            "Mayor Ana Ruiz opens Harnby library",
            "Harnby has a new library. Mayor Ana Ruiz opened the building on Monday; it cost three million and holds forty \
             thousand books. “Every child should have a card,” Ruiz said.",
        ),
        (
            1,
            "Ana Ruiz fined for speeding",
            "Mayor Ana Ruiz of Harnby was fined eighty euros for driving too fast on the coast road, police said. “I was \
             late for my son’s match,” Ruiz said.",
        ),
        (
            2,
            "Harnby ferry to stop for repairs",
            "The ferry at Harnby will not run in June. Its engine needs new bearings, the harbour office said. Mayor Ana \
             Ruiz promised a bus.",
        ),
        (
            3,
            "Harnby budget passes by one vote",
            "The council of Harnby passed its budget by one vote on Tuesday. Mayor Ana Ruiz called it honest. Bo Li, who \
             leads the opposition, called it a wish list.",
        ),
        (
            0,
            "Forty thousand books for Harnby",
            "The library of Harnby has moved into a building of its own, which cost three million. “A card for every child,” \
             Mayor Ana Ruiz wished at the opening.",
        ),
        (
            2,
            "No ferry in June",
            "Harnby’s ferry stops for a month, as its engine must have new bearings. A bus will run, the mayor, Ana Ruiz, \
             said.",
        ),
    ];
    let lexicon = Lexicon::built_in();
    let articles = told.map(|(story, title, text)| Article {
        story: story.to_string(),
        moment: Moment(1_772_500_000),
        terms: terms(title, text, &lexicon),
    });
    assert_eq!(placed(&articles), [0, 1, 2, 3, 0, 2].map(StoryId));
}

#[test]
fn two_of_a_kind_in_two_places_are_two_events() {
    let told = [
        (
            "Quake of 5.1 shakes Pelm",
            "An earthquake of magnitude 5.1 shook the town of Pelm on Tuesday morning. Chimneys fell, and nobody was hurt, \
             the fire brigade of Pelm said.",
        ),
        (
            "Earthquake in Sorn, magnitude 5.3",
            "The ground shook in Sorn on Tuesday evening: an earthquake of magnitude 5.3. Nobody was hurt, and a chimney \
             fell on a car, said Ida Brock, the mayor of Sorn.",
        ),
        (
            "Chimneys down after earthquake at Pelm",
            "Fire brigades counted forty chimneys that fell in Pelm when an earthquake of magnitude 5.1 shook the town on \
             Tuesday morning.",
        ),
    ];
    let lexicon = Lexicon::built_in();
    let articles = told.map(|(title, text)| Article {
        story: title.to_owned(),
        moment: Moment(1_772_500_000),
        terms: terms(title, text, &lexicon),
    });
    assert_eq!(placed(&articles), [0, 1, 0].map(StoryId));
}

#[test]
fn what_is_measured_tells_good_groups_from_bad_ones() {
    let gold = ["a", "a", "b", "b"];
    assert_eq!(b_cubed(&gold, &[1, 1, 2, 2]), (100.0, 100.0));
    assert_eq!(b_cubed(&gold, &[1, 1, 1, 1]), (50.0, 100.0));
    assert_eq!(b_cubed(&gold, &[1, 2, 3, 4]), (100.0, 50.0));
}

#[test]
fn the_same_articles_give_the_same_stories_and_those_far_apart_in_time_none() {
    let mut articles = gold();
    assert_eq!(placed(&articles), placed(&articles));
    for (week, article) in (0..).zip(&mut articles) {
        article.moment = Moment(week * 7 * 86_400);
    }
    let alone: BTreeSet<StoryId> = placed(&articles).into_iter().collect();
    assert_eq!(alone.len(), articles.len());
}

#[test]
fn what_an_article_is_about_is_read_as_it_was_written() {
    for article in gold() {
        let bytes = article.terms.to_bytes();
        assert_eq!(TermVector::from_bytes(&bytes).to_bytes(), bytes);
    }
    assert_eq!(TermVector::from_bytes(&[1, 2, 3]), TermVector::default());
}
