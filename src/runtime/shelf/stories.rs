//! `onrecord stories`: which articles are on one event, and what each of them says.

use super::cli::{ListFormat, Stories as Wanted};
use super::dossier::words::{counted, likeness_word, paragraph};
use super::{Outcome, ShelfError};
use crate::app::details::{act_words, deed, exchange_words};
use crate::library::findings::{Exchange, together};
use crate::library::moment::Moment;
use crate::library::shelf::act_name;
use crate::library::stories::comparison::{Comparison, Speaker, Statement, Telling, compare};
use crate::library::stories::speakers::Verdicts;
use crate::library::stories::{Story, StoryArticle, StoryId};
use crate::library::variants::Change;
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
/// Stands for who says something where nobody is credited.
const NOBODY: &str = "unnamed source";
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
    let comparison = compared(store, &whole)?;
    match format {
        ListFormat::Json => {
            let mut value = story_json(&whole);
            value["speakers"] = comparison.speakers.iter().map(|speaker| speaker_json(&whole, speaker)).collect();
            value["statements"] =
                comparison.statements.iter().map(|statement| statement_json(&whole, &comparison, statement)).collect();
            pretty(&value, out)?;
        }
        ListFormat::Text => side_by_side(&whole, &comparison, out)?,
    }
    Ok(true)
}

/// The articles of a story side by side; one in which nothing was looked for yet says nothing.
///
/// # Errors
/// Where the library can't be read.
pub(in crate::runtime) fn compared(store: &Store, whole: &Story) -> crate::store::error::Outcome<Comparison> {
    let nothing = crate::library::findings::Findings::default();
    let (told, verdicts): (Vec<Told>, Verdicts) = (store.told(whole)?, store.all_verdicts()?);
    let articles: Vec<_> =
        told.iter().map(|told| (told.text.as_str(), told.findings.as_ref().unwrap_or(&nothing))).collect();
    Ok(compare(&articles, &verdicts))
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
            let outlet = |(outlet, count)| if count > 1 { format!("{outlet} ({count})") } else { String::from(outlet) };
            let outlets: Vec<String> = speaker.outlets(story).into_iter().map(outlet).collect();
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
            Said::new(story, comparison, statement).write(now, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Something that is said, as it is written.
struct Said<'a> {
    story: &'a Story,
    comparison: &'a Comparison,
    statement: &'a Statement,
    /// Who is credited with it by name, those who say it together as one.
    credited: Vec<String>,
}

impl<'a> Said<'a> {
    fn new(story: &'a Story, comparison: &'a Comparison, statement: &'a Statement) -> Self {
        let credited = statement.credited().into_iter().filter_map(|parties| together(&comparison.called(parties)));
        let credited = credited.collect();
        Self { story, comparison, statement, credited }
    }

    fn write(&self, now: Moment, out: &mut dyn Write) -> io::Result<()> {
        let Self { story, comparison, statement, credited } = self;
        let described = || statement.tellings.iter().find_map(|telling| comparison.name(&telling.credit));
        let who = match credited.as_slice() {
            [] => described().unwrap_or_else(|| NOBODY.to_owned()),
            [name] => name.clone(),
            _ => format!("× outlets disagree who says it, {}", credited.join(" or ")),
        };
        // Nobody is shown to say what they denied.
        let longest = statement.tellings.iter().find(|telling| telling.words == statement.longest);
        let did = longest.and_then(|telling| deed(telling.act)).map(|deed| format!("[{deed}] ")).unwrap_or_default();
        paragraph(LINE_CELLS, "  ", &format!("{who}: {did}{}", statement.longest), out)?;
        for telling in &statement.tellings {
            let article = &story.articles[telling.article];
            let how =
                [self.credit(telling), vec![act_words(telling.act).to_owned()], changed(statement, telling)].concat();
            let line = format!("{} · {}: {}", article.moment.words(now), article.outlet, how.join("; "));
            paragraph(LINE_CELLS, "    · ", &line, out)?;
            for (_, words) in exchange_words(&telling.exchange) {
                paragraph(LINE_CELLS, "      ", &words, out)?;
            }
        }
        Ok(())
    }

    /// Whom an article credits, where not all credit the same.
    fn credit(&self, telling: &Telling) -> Vec<String> {
        let name = self.comparison.name(&telling.credit);
        let is_said = self.credited.is_empty() || self.credited.len() == 1 && self.credited.first() == name.as_ref();
        if is_said { vec![] } else { vec![format!("credits {}", name.as_deref().unwrap_or("nobody"))] }
    }
}

/// What became of the longest form's words in those of `telling`.
fn changed(statement: &Statement, telling: &Telling) -> Vec<String> {
    let mut changed = Vec::new();
    let lost = of(statement, telling, Change::LeftOut).into_iter().map(|(lost, _)| lost).collect::<Vec<_>>();
    if !lost.is_empty() {
        changed.push(format!("leaves out: {}", lost.join(" … ")));
    }
    let replaced = of(statement, telling, Change::Replaced);
    changed.extend(replaced.into_iter().map(|(lost, own)| format!("has {{{own}}} for [{lost}]")));
    let own = of(statement, telling, Change::PutIn).into_iter().map(|(_, own)| own).collect::<Vec<_>>();
    if !own.is_empty() {
        changed.push(format!("has of its own: {}", own.join(" … ")));
    }
    changed
}

/// The words of the longest form that this became of in `telling`, each with what is there instead.
fn of<'a>(statement: &'a Statement, telling: &'a Telling, change: Change) -> Vec<(&'a str, &'a str)> {
    let pieces = telling.pieces.iter().filter(|piece| piece.change == change);
    pieces.map(|piece| (piece.whole.of(&statement.longest).trim(), piece.other.of(&telling.words).trim())).collect()
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

fn statement_json(story: &Story, comparison: &Comparison, statement: &Statement) -> Value {
    let tellings = statement.tellings.iter().map(|telling| {
        let article = &story.articles[telling.article];
        let lost = |(lost, _)| Value::from(lost);
        let own = |(_, own)| Value::from(own);
        let replaced = |(lost, own)| json!({ "longest": lost, "text": own });
        let all = |change| of(statement, telling, change).into_iter();
        let Exchange { answered, answers } = &telling.exchange;
        let answers =
            answers.iter().map(|answer| json!({ "speakers": answer.names, "speech_act": act_name(answer.act) }));
        let answering = answered.iter().map(|names| json!({ "speakers": names }));
        json!({
            "article": article.item.0,
            "outlet": article.outlet,
            "published": article.moment.to_string(),
            "speaker": comparison.names(&telling.credit).last(),
            "speakers": comparison.names(&telling.credit),
            "text": telling.words,
            "kind": quotation_word(telling.kind),
            "speech_act": act_name(telling.act),
            "answers": answers.collect::<Vec<_>>(),
            "answering": answering.collect::<Vec<_>>(),
            "likeness": likeness_word(telling.likeness),
            "leaves_out": all(Change::LeftOut).map(lost).collect::<Vec<_>>(),
            "replaces": all(Change::Replaced).map(replaced).collect::<Vec<_>>(),
            "adds": all(Change::PutIn).map(own).collect::<Vec<_>>(),
        })
    });
    let credited: Vec<Vec<&str>> = statement.credited().into_iter().map(|parties| comparison.called(parties)).collect();
    let mut speakers: Vec<&str> = Vec::new();
    for name in credited.iter().flatten() {
        if !speakers.contains(name) {
            speakers.push(name);
        }
    }
    json!({
        "speaker": if let [all] = &credited[..] { all.last() } else { None },
        "speakers": speakers,
        "disputed": credited.len() > 1,
        "longest": statement.longest,
        "first": statement.tellings.first().map(|telling| story.articles[telling.article].moment.to_string()),
        "tellings": tellings.collect::<Vec<_>>(),
    })
}

fn pretty(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}
