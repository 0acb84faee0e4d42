//! Stories in rows: all of them, or one with what its articles say side by side.

use super::PartyName;
use super::rows::{Opened, Row, Target, flowing, headed, wrapped};
use crate::app::details::{Pieces, Tone, act_words, counted, one_line};
use crate::library::moment::Moment;
use crate::library::stories::comparison::{Comparison, Speaker, Statement, Telling};
use crate::library::stories::{Story, StoryArticle};
use crate::library::variants::{Likeness, Run};
use crate::text::width::{fitted, width_cells};

/// Widest the name of an outlet gets, in cells.
const OUTLET_CELLS: usize = 18;
/// Lines of what is said by one article alone.
const ALONE_LINES: usize = 3;

/// A row for each story: what it is called, then its outlets with when they came to it.
pub(super) fn all(stories: &[Story], now: Moment, cells: u16) -> Vec<Row> {
    stories.iter().map(|story| Row::new(listed(story, now, cells), Target::Story(story.id))).collect()
}

fn listed(story: &Story, now: Moment, cells: u16) -> Vec<Pieces> {
    let mut lines = wrapped(story.title(), Tone::Strong, 0, cells, 2);
    let mut told: Pieces = vec![(Tone::Faint, format!("{}: ", counted(story.articles.len(), "article", "articles")))];
    let mut seen: Vec<&str> = Vec::new();
    for article in &story.articles {
        if seen.contains(&article.outlet.as_str()) {
            continue;
        }
        let gap = if seen.is_empty() { "" } else { " · " };
        seen.push(&article.outlet);
        told.push((Tone::Plain, format!("{gap}{}", one_line(&article.outlet))));
        told.push((Tone::Faint, format!(" {}", when(article.moment, now))));
    }
    lines.extend(flowing(&told, 2, cells));
    lines.push(vec![]);
    lines
}

/// A story's articles, who is quoted in which, and what is said, side by side.
pub(super) fn one(story: &Story, comparison: &Comparison, now: Moment, cells: u16) -> Vec<Row> {
    let outlet_cells = story.articles.iter().map(|article| width_cells(&article.outlet)).max().unwrap_or(0);
    let page = Page { story, now, cells, outlet_cells: outlet_cells.min(OUTLET_CELLS) };
    let articles = story.articles.iter().map(|article| page.article(article)).collect();
    let speakers = comparison.speakers.iter().map(|speaker| page.speaker(speaker)).collect();
    let (several, alone): (Vec<&Statement>, Vec<&Statement>) =
        comparison.statements.iter().partition(|statement| statement.articles() > 1);
    let several: Vec<Row> = several.into_iter().flat_map(|statement| page.side_by_side(statement)).collect();
    let alone: Vec<Row> = alone.into_iter().filter_map(|statement| page.alone(statement)).collect();
    let groups = [
        headed(articles, "Articles", true),
        headed(several, "Said in several, what each leaves out in brackets", false),
        headed(alone, "Said in one alone", false),
        headed(speakers, "Who is quoted where", false),
    ];
    groups.concat()
}

/// `06:10` of today, `2 Mar 06:10` of another day.
fn when(moment: Moment, now: Moment) -> String {
    let day = moment.words(now);
    let time = moment.to_string();
    let time = time.get(11..16).unwrap_or_default();
    if day == time { day } else { format!("{day} {time}") }
}

/// What a story's rows have in common.
struct Page<'a> {
    story: &'a Story,
    now: Moment,
    cells: u16,
    outlet_cells: usize,
}

impl Page<'_> {
    fn article(&self, article: &StoryArticle) -> Row {
        let mark = if article.is_twin { " = nearly word for word" } else { "" };
        let before = self.before(article);
        let indent = before.iter().map(|(_, words)| width_cells(words)).sum::<usize>();
        let room = usize::from(self.cells).saturating_sub(indent + width_cells(mark));
        let mut line = before;
        line.push((Tone::Plain, fitted(&one_line(&article.title), room).into_owned()));
        line.push((Tone::Faint, mark.to_owned()));
        Row::new(vec![line], Target::Article(opened(article)))
    }

    /// “2 Mar 06:10  Alder Post  ”, so wide that what follows stands in a column.
    fn before(&self, article: &StoryArticle) -> Pieces {
        let outlet = fitted(&one_line(&article.outlet), self.outlet_cells).into_owned();
        let gap = " ".repeat(self.outlet_cells.saturating_sub(width_cells(&outlet)) + 2);
        let times = self.story.articles.iter().map(|article| width_cells(&when(article.moment, self.now)));
        let widest = times.max().unwrap_or(0);
        vec![
            (Tone::Faint, format!("{:>widest$}  ", when(article.moment, self.now))),
            (Tone::Plain, format!("{outlet}{gap}")),
        ]
    }

    fn speaker(&self, speaker: &Speaker) -> Row {
        let mut line: Pieces = vec![(Tone::Party(speaker.kind), one_line(&speaker.name))];
        let places: Vec<String> = speaker
            .articles
            .iter()
            .map(|(article, count)| {
                let outlet = one_line(&self.story.articles[*article].outlet);
                if *count > 1 { format!("{outlet} {count}×") } else { outlet }
            })
            .collect();
        line.push((Tone::Faint, format!("  {}", places.join(" · "))));
        let name = PartyName { name: speaker.name.clone(), kind: speaker.kind };
        Row::new(flowing(&line, 0, self.cells), Target::Party(name))
    }

    /// Who says it, and a row for each article with its words, what it leaves out in brackets.
    fn side_by_side(&self, statement: &Statement) -> Vec<Row> {
        let first = statement.tellings.first().map(|telling| &self.story.articles[telling.article]);
        let seen =
            first.map(|article| format!("  first {} in {}", when(article.moment, self.now), one_line(&article.outlet)));
        let mut rows: Vec<Row> = Vec::new();
        for telling in &statement.tellings {
            let article = &self.story.articles[telling.article];
            let before = self.before(article);
            let indent = before.iter().map(|(_, words)| width_cells(words)).sum::<usize>();
            let beneath = usize::from(self.cells) < indent + 30;
            let indent = u16::try_from(if beneath { 4 } else { indent }).unwrap_or(4);
            let mut lines = flowing(&kept_words(statement, telling), indent, self.cells);
            if beneath {
                lines.insert(0, before);
            } else if let Some(line) = lines.first_mut() {
                line.splice(0..1, before);
            }
            rows.push(Row::new(lines, Target::Article(self.told(statement, telling))));
        }
        if let Some(row) = rows.first_mut() {
            row.head.push(vec![]);
            row.head.push(vec![(Tone::Answered, speaker_of(statement)), (Tone::Faint, seen.unwrap_or_default())]);
        }
        rows
    }

    /// Something that one article has: who says it where, and its words.
    fn alone(&self, statement: &Statement) -> Option<Row> {
        let telling = statement.tellings.first()?;
        let article = &self.story.articles[telling.article];
        let mut lines = vec![vec![
            (Tone::Plain, speaker_of(statement)),
            (
                Tone::Faint,
                format!(
                    "  {} · {} {}",
                    act_words(telling.act),
                    one_line(&article.outlet),
                    when(article.moment, self.now)
                ),
            ),
        ]];
        lines.extend(wrapped(&telling.words, Tone::Quoted, 2, self.cells, ALONE_LINES));
        Some(Row::new(lines, Target::Article(self.told(statement, telling))))
    }

    fn told(&self, statement: &Statement, telling: &Telling) -> Opened {
        let article = &self.story.articles[telling.article];
        let speaker = statement.speaker.as_ref().zip(statement.kind);
        let copied = format!("{} ({}, {}, {})", telling.words, speaker_of(statement), article.outlet, article.moment);
        Opened {
            span: Some(telling.span),
            speaker: speaker.map(|(name, kind)| PartyName { name: name.clone(), kind }),
            copied,
            ..opened(article)
        }
    }
}

fn opened(article: &StoryArticle) -> Opened {
    Opened {
        item: article.item,
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        span: None,
        speaker: None,
        copied: format!("{} ({}, {})", article.title, article.outlet, article.moment),
    }
}

fn speaker_of(statement: &Statement) -> String {
    statement.speaker.as_deref().map_or("unnamed source".to_owned(), one_line)
}

/// The longest form, what `telling` leaves out of it in brackets; where it has other words, those follow.
fn kept_words(statement: &Statement, telling: &Telling) -> Pieces {
    let piece = |run: &Run| {
        let words = run.span.of(&statement.longest);
        if run.is_kept {
            return (Tone::Quoted, words.to_owned());
        }
        let bare = words.trim_end();
        let blank = if bare.len() < words.len() { " " } else { "" };
        (Tone::LeftOut, format!("[{bare}]{blank}"))
    };
    let mut pieces: Pieces = telling.runs.iter().map(piece).collect();
    if telling.likeness == Likeness::Reworded {
        pieces.push((Tone::Faint, format!(" in its own words: {}", telling.words)));
    }
    pieces
}
