//! `onrecord stories`: which articles are on one event, and what each of them says.

use super::cli::{ListFormat, Stories as Wanted};
use super::dossier::words::{counted, likeness_word, paragraph};
use super::{Outcome, ShelfError};
use crate::app::details::act_words;
use crate::library::moment::Moment;
use crate::library::shelf::act_name;
use crate::library::stories::comparison::{Comparison, Speaker, Statement, Telling, compare};
use crate::library::stories::{Story, StoryArticle, StoryId};
use crate::runtime::clock;
use crate::runtime::extract::{kind_word, quotation_word};
use crate::store::Store;
use crate::store::stories::Told;
use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use serde_json::{Value, json};
use std::io::{self, Write};

/// How wide lines are, in cells.
const LINE_CELLS: u16 = 88;
/// Widest the name of an outlet may be.
const OUTLET_CELLS: usize = 24;

/// Writes the stories that several feeds tell, or one of them side by side; gives whether there is any.
pub(super) fn stories(store: &Store, wanted: &Wanted, out: &mut dyn Write) -> Outcome {
    let Some(number) = wanted.story else {
        let stories = store.stories(wanted.limit)?;
        match wanted.format {
            ListFormat::Json => pretty(&stories.iter().map(story_json).collect::<Vec<_>>(), out)?,
            ListFormat::Text if stories.is_empty() => {
                writeln!(out, "no story is told by more than one feed")?;
                hint_of_unplaced(store, out)?;
            }
            ListFormat::Text => {
                for story in &stories {
                    list(story, out)?;
                }
                hint_of_unplaced(store, out)?;
            }
        }
        return Ok(!stories.is_empty());
    };
    one(store, StoryId(number), wanted.format, out)
}

/// Writes what the articles of a story say side by side.
fn one(store: &Store, id: StoryId, format: ListFormat, out: &mut dyn Write) -> Outcome {
    let whole = store.story(id)?;
    if whole.articles.is_empty() {
        let missing = format!("there is no story {}: `onrecord stories` lists them", id.0);
        return Err(ShelfError::Failed(missing));
    }
    let comparison = compared(&store.told(&whole)?);
    match format {
        ListFormat::Json => {
            let mut value = story_json(&whole);
            value["speakers"] = comparison.speakers.iter().map(|speaker| speaker_json(&whole, speaker)).collect();
            value["statements"] =
                comparison.statements.iter().map(|statement| statement_json(&whole, statement)).collect();
            pretty(&value, out)?;
        }
        ListFormat::Text => side_by_side(&whole, &comparison, out)?,
    }
    Ok(true)
}

/// The articles of a story side by side; one in which nothing was looked for yet says nothing.
pub(in crate::runtime) fn compared(told: &[Told]) -> Comparison {
    let nothing = crate::library::findings::Findings::default();
    let articles: Vec<_> =
        told.iter().map(|told| (told.text.as_str(), told.findings.as_ref().unwrap_or(&nothing))).collect();
    compare(&articles)
}

fn hint_of_unplaced(store: &Store, out: &mut dyn Write) -> Result<(), ShelfError> {
    let unplaced = store.unplaced()?;
    if unplaced > 0 {
        let articles = counted(unplaced, "older article");
        writeln!(out, "{articles} not looked through for stories yet: `onrecord refresh` does some each time")?;
    }
    Ok(())
}

/// A story's line, and one for each of its articles.
fn list(story: &Story, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  {}", story.id.0, safe_line(story.title()))?;
    writeln!(out, "    {}", facts(story))?;
    for article in &story.articles {
        writeln!(out, "    {}", article_line(article))?;
    }
    writeln!(out)
}

/// “4 articles of 3 outlets · 2 Mar 06:10 to 3 Mar 07:30”.
fn facts(story: &Story) -> String {
    let outlets = counted(story.outlets().len(), "outlet");
    let times = story.times().map(|(first, last)| format!(" · {} to {}", day_and_time(first), day_and_time(last)));
    format!("{} of {outlets}{}", counted(story.articles.len(), "article"), times.unwrap_or_default())
}

fn article_line(article: &StoryArticle) -> String {
    let outlet = safe_line(&article.outlet).into_owned();
    let outlet = fitted(&outlet, OUTLET_CELLS).into_owned();
    let gap = " ".repeat(OUTLET_CELLS.saturating_sub(width_cells(&outlet)));
    let twin = if article.is_twin { "  (nearly word for word as before)" } else { "" };
    format!("{}  {outlet}{gap}  {}{twin}", day_and_time(article.moment), safe_line(&article.title))
}

/// `2026-03-02 06:10`.
fn day_and_time(moment: Moment) -> String {
    moment.to_string().get(..16).unwrap_or_default().replace('T', " ")
}

fn side_by_side(story: &Story, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    list(story, out)?;
    if !comparison.speakers.is_empty() {
        writeln!(out, "Who is quoted where")?;
        for speaker in &comparison.speakers {
            let outlets: Vec<String> = speaker.articles.iter().map(|place| told_by(story, *place)).collect();
            paragraph(LINE_CELLS, "  ", &format!("{}: {}", speaker.name, outlets.join(", ")), out)?;
        }
        writeln!(out)?;
    }
    let now = clock::now();
    let (several, once): (Vec<&Statement>, Vec<&Statement>) =
        comparison.statements.iter().partition(|statement| statement.articles() > 1);
    for (title, statements) in [("Said in several articles", several), ("Said in one alone", once)] {
        if statements.is_empty() {
            continue;
        }
        writeln!(out, "{title}")?;
        for statement in statements {
            self::statement(story, statement, now, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn told_by(story: &Story, (article, count): (usize, usize)) -> String {
    let outlet = &story.articles[article].outlet;
    if count > 1 { format!("{outlet} ({count})") } else { outlet.clone() }
}

fn statement(story: &Story, statement: &Statement, now: Moment, out: &mut dyn Write) -> io::Result<()> {
    let speaker = statement.speaker.as_deref().unwrap_or("unnamed source");
    paragraph(LINE_CELLS, "  ", &format!("{speaker}: {}", statement.longest), out)?;
    for telling in &statement.tellings {
        let article = &story.articles[telling.article];
        let how = match left_out(statement, telling) {
            words if words.is_empty() => act_words(telling.act).to_owned(),
            words => format!("{}; leaves out: {}", act_words(telling.act), words.join(" … ")),
        };
        paragraph(LINE_CELLS, "    · ", &format!("{} · {}: {how}", article.moment.words(now), article.outlet), out)?;
    }
    Ok(())
}

/// The words of the longest form that `telling` leaves out.
fn left_out<'a>(statement: &'a Statement, telling: &Telling) -> Vec<&'a str> {
    let runs = telling.runs.iter().filter(|run| !run.is_kept);
    runs.map(|run| run.span.of(&statement.longest).trim()).collect()
}

fn story_json(story: &Story) -> Value {
    let articles = story.articles.iter().map(|article| {
        json!({
            "id": article.item.0,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.moment.to_string(),
            "claims": article.claims,
            "near_identical": article.is_twin,
        })
    });
    json!({
        "story": story.id.0,
        "title": story.title(),
        "outlets": story.outlets(),
        "first": story.times().map(|(first, _)| first.to_string()),
        "last": story.times().map(|(_, last)| last.to_string()),
        "articles": articles.collect::<Vec<_>>(),
    })
}

fn speaker_json(story: &Story, speaker: &Speaker) -> Value {
    let articles = speaker.articles.iter().map(|(article, claims)| {
        let article = &story.articles[*article];
        json!({ "article": article.item.0, "outlet": article.outlet, "claims": claims })
    });
    json!({ "name": speaker.name, "kind": kind_word(speaker.kind), "articles": articles.collect::<Vec<_>>() })
}

fn statement_json(story: &Story, statement: &Statement) -> Value {
    let tellings = statement.tellings.iter().map(|telling| {
        let article = &story.articles[telling.article];
        json!({
            "article": article.item.0,
            "outlet": article.outlet,
            "published": article.moment.to_string(),
            "text": telling.words,
            "kind": quotation_word(telling.kind),
            "speech_act": act_name(telling.act),
            "likeness": likeness_word(telling.likeness),
            "leaves_out": left_out(statement, telling),
        })
    });
    json!({
        "speaker": statement.speaker,
        "longest": statement.longest,
        "first": statement.tellings.first().map(|telling| story.articles[telling.article].moment.to_string()),
        "tellings": tellings.collect::<Vec<_>>(),
    })
}

fn pretty(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}
