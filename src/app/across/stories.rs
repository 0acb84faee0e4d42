//! Stories in rows: all of them, or one with what its articles say side by side.

use super::PartyName;
use super::rows::{Opened, Row, TWIN, Target, flowing, headed, wrapped};
use crate::analysis::EntityKind;
use crate::app::details::{Pieces, Tone, act_words, counted, deed, exchange_words, one_line};
use crate::library::dossier::Place;
use crate::library::findings::together;
use crate::library::moment::Moment;
use crate::library::stories::comparison::{Comparison, Credit, Speaker, Statement, Telling};
use crate::library::stories::{Story, StoryArticle};
use crate::library::variants::Change;
use crate::text::width::{fitted, width_cells};

/// Widest the name of an outlet gets, in cells.
const OUTLET_CELLS: usize = 18;
/// Lines of what is said by one article alone.
const ALONE_LINES: usize = 3;
/// Stands for who says something where nobody is credited.
const NOBODY: &str = "unnamed source";

/// A row for each story: what it is called, then its outlets with when they came to it.
pub(super) fn all(stories: &[&Story], now: Moment, cells: u16) -> Vec<Row> {
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
    let page = Page { story, comparison, now, cells, outlet_cells: outlet_cells.min(OUTLET_CELLS) };
    let articles = story.articles.iter().map(|article| page.article(article)).collect();
    let speakers = comparison.speakers.iter().map(|speaker| page.speaker(speaker)).collect();
    let (several, alone): (Vec<&Statement>, Vec<&Statement>) =
        comparison.statements.iter().partition(|statement| statement.articles() > 1);
    let several: Vec<Row> = several.into_iter().flat_map(|statement| page.side_by_side(statement)).collect();
    let alone: Vec<Row> = alone.into_iter().filter_map(|statement| page.alone(statement)).collect();
    let groups = [
        headed(articles, "Articles", true),
        headed(several, "Said in several: [left out], {of its own}", false),
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
    comparison: &'a Comparison,
    now: Moment,
    cells: u16,
    outlet_cells: usize,
}

impl Page<'_> {
    fn article(&self, article: &StoryArticle) -> Row {
        let mark = if article.is_twin { TWIN } else { "" };
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
        let place = |(outlet, count): (&str, usize)| {
            if count > 1 { format!("{} {count}×", one_line(outlet)) } else { one_line(outlet) }
        };
        let places: Vec<String> = speaker.outlets(self.story).into_iter().map(place).collect();
        line.push((Tone::Faint, format!("  {}", places.join(" · "))));
        Row::new(flowing(&line, 0, self.cells), Target::Party(party(speaker)))
    }

    /// Who says it, and a row for each article with its words beside those of the longest form.
    fn side_by_side(&self, statement: &Statement) -> Vec<Row> {
        let credited = statement.credited();
        let mut rows: Vec<Row> = Vec::new();
        for telling in &statement.tellings {
            let before = self.before(&self.story.articles[telling.article]);
            let indent = before.iter().map(|(_, words)| width_cells(words)).sum::<usize>();
            let beneath = usize::from(self.cells) < indent + 30;
            let indent = u16::try_from(if beneath { 4 } else { indent }).unwrap_or(4);
            let mut words = self.credit_of(telling, &credited);
            words.extend(deed(telling.act).map(|deed| (Tone::Faint, format!("{deed}: "))));
            words.extend(told_words(statement, telling));
            let mut lines = flowing(&words, indent, self.cells);
            if beneath {
                lines.insert(0, before);
            } else if let Some(line) = lines.first_mut() {
                line.splice(0..1, before);
            }
            lines.extend(self.exchange(telling, indent));
            rows.push(Row::new(lines, Target::Article(self.told(telling))));
        }
        if let Some(row) = rows.first_mut() {
            row.head.push(vec![]);
            row.head.extend(self.heading(statement, &credited));
        }
        rows
    }

    /// Who says it and who had it first; whom each outlet credits, where they disagree.
    fn heading(&self, statement: &Statement, credited: &[&[usize]]) -> Vec<Pieces> {
        let first = statement.tellings.first().map(|telling| &self.story.articles[telling.article]);
        let first = first
            .map(|article| format!("  first {} in {}", when(article.moment, self.now), one_line(&article.outlet)))
            .unwrap_or_default();
        let who = match credited {
            [] => statement.tellings.iter().find_map(|telling| self.comparison.name(&telling.credit)),
            [parties] => together(&self.comparison.called(parties)),
            _ => {
                let names = credited.iter().filter_map(|parties| together(&self.comparison.called(parties)));
                let names: Vec<String> = names.map(|name| one_line(&name)).collect();
                let who = format!("× outlets disagree who says it: {}", names.join(" or "));
                return flowing(&vec![(Tone::Answered, who), (Tone::Faint, first)], 0, self.cells);
            }
        };
        let who = who.map_or(NOBODY.to_owned(), |who| one_line(&who));
        vec![vec![(Tone::Strong, who), (Tone::Faint, first)]]
    }

    /// Whom an article credits, where that is not what the heading says already.
    fn credit_of(&self, telling: &Telling, credited: &[&[usize]]) -> Pieces {
        let name = self.comparison.name(&telling.credit).map(|name| one_line(&name));
        match (&telling.credit, credited) {
            (_, []) => vec![],
            // Of those who say it together it may name some alone.
            (Credit::Parties(parties), [all]) if parties.len() == all.len() => vec![],
            // “Okafor” beneath Tom Okafor is he.
            (Credit::Described(words), [all])
                if self.comparison.called(all).iter().any(|name| is_short_for(words, name)) =>
            {
                vec![]
            }
            (Credit::Parties(parties), _) => {
                let kind = parties.first().map_or(EntityKind::Other, |party| self.comparison.speakers[*party].kind);
                vec![(Tone::Party(kind), name.unwrap_or_default()), (Tone::Faint, ": ".to_owned())]
            }
            _ => vec![(Tone::Faint, format!("credited to {}: ", name.as_deref().unwrap_or("nobody")))],
        }
    }

    /// Something that one article has: who says it where, and its words.
    fn alone(&self, statement: &Statement) -> Option<Row> {
        let telling = statement.tellings.first()?;
        let who = self.comparison.name(&telling.credit).map_or(NOBODY.to_owned(), |name| one_line(&name));
        let article = &self.story.articles[telling.article];
        let mut lines = vec![vec![
            (Tone::Plain, who),
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
        lines.extend(self.exchange(telling, 4));
        Some(Row::new(lines, Target::Article(self.told(telling))))
    }

    /// Whom it answers in its article and who answers it there, moved in by `indent`.
    fn exchange(&self, telling: &Telling, indent: u16) -> Vec<Pieces> {
        let words = exchange_words(&telling.exchange).into_iter();
        words.flat_map(|(tone, words)| wrapped(&words, tone, indent, self.cells, 1)).collect()
    }

    fn told(&self, telling: &Telling) -> Opened {
        let article = &self.story.articles[telling.article];
        let who = self.comparison.name(&telling.credit).map_or(NOBODY.to_owned(), |name| one_line(&name));
        let did = deed(telling.act).map(|deed| format!(", {deed}")).unwrap_or_default();
        let copied = format!("{} ({who}{did}, {}, {})", telling.words, article.outlet, article.moment.day());
        let speaker = match &telling.credit {
            Credit::Parties(parties) => parties.first().map(|number| party(&self.comparison.speakers[*number])),
            Credit::Described(_) | Credit::Nobody => None,
        };
        Opened { span: Some(telling.span), speaker, copied, ..opened(article) }
    }
}

/// Whether `short` may be all that is said of who is called `name`: “Okafor”, “Mayor Okafor” for “Tom Okafor”.
fn is_short_for(short: &str, name: &str) -> bool {
    let last = |words: &str| words.rsplit(' ').next().map(str::to_owned);
    let is_named = |word: &str| word.starts_with(char::is_uppercase);
    last(short) == last(name) && short.split(' ').all(is_named)
}

fn opened(article: &StoryArticle) -> Opened {
    Opened {
        place: Place::Kept(article.item),
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        span: None,
        speaker: None,
        copied: format!("{} ({}, {})", article.title, article.outlet, article.moment.day()),
    }
}

fn party(speaker: &Speaker) -> PartyName {
    PartyName::new(&speaker.name, speaker.kind)
}

/// Words as an article has them, those of the longest form that it leaves out in brackets, those of its own in braces.
fn told_words(statement: &Statement, telling: &Telling) -> Pieces {
    let mut pieces = Pieces::new();
    for piece in &telling.pieces {
        let (own, lost) = (piece.other.of(&telling.words), piece.whole.of(&statement.longest));
        if piece.change == Change::Kept {
            pieces.push((Tone::Quoted, own.to_owned()));
            continue;
        }
        if pieces.last().is_some_and(|(_, words)| !words.ends_with(' ')) {
            pieces.push((Tone::Plain, " ".to_owned()));
        }
        if !lost.is_empty() {
            pieces.extend(enclosed(Tone::LeftOut, ["[", "]"], lost));
        }
        if !own.is_empty() {
            pieces.extend(enclosed(Tone::Strong, ["{", "}"], own));
        }
    }
    pieces
}

/// `words` between `marks`, the blank behind them outside.
fn enclosed(tone: Tone, [opens, closes]: [&str; 2], words: &str) -> Pieces {
    let bare = words.trim_end();
    vec![(Tone::Faint, opens.to_owned()), (tone, bare.to_owned()), (Tone::Faint, format!("{closes} "))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_name_is_short_for_who_has_it_and_a_description_is_for_nobody() {
        for (short, is_short) in
            [("Okafor", true), ("Mayor Okafor", true), ("Okafors", false), ("the Okafor", false), ("Tom", false)]
        {
            assert_eq!(is_short_for(short, "Tom Okafor"), is_short, "{short}");
        }
    }
}
