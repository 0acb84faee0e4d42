//! Rows of some lines each, one of them selected, each leading somewhere.

use super::PartyName;
use crate::app::details::{Pieces, Tone, one_line};
use crate::app::list::List;
use crate::library::dossier::Place;
use crate::library::stories::StoryId;
use crate::text::Span;
use crate::text::width::width_cells;
use crate::text::wrap::wrap;

/// Marks an article that has nearly the text of one before it.
pub(super) const TWIN: &str = " = nearly word for word";

/// Rows, and the window onto them.
#[derive(Debug, Default)]
pub struct Rows {
    all: Vec<Row>,
    list: List<usize>,
    /// Which is selected of those that are made next, where that is not the one that was.
    pub(super) aim: Option<Aim>,
    /// What they were made for; other rows are to be made where that changes.
    pub(super) made_for: u16,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Lines above it, which begin its like: a blank one and a heading.
    pub head: Vec<Pieces>,
    /// Its own lines.
    pub lines: Vec<Pieces>,
    /// Where it leads.
    pub target: Option<Target>,
}

/// Where a row leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a story.
    Story(StoryId),
    /// To an article, at a place of its text where there is one.
    Article(Opened),
    /// To another party's dossier.
    Party(PartyName),
    /// To make a party that may be the same one with this, or to say that it is not.
    Offer(String),
    /// To take a name out of the dossier that its reader took in.
    Name(String),
    /// To ask again whether a party that its reader said is another may be the same.
    Other(String),
}

/// An article to be opened, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The article.
    pub place: Place,
    /// What it is called.
    pub title: String,
    /// What its feed or site is called.
    pub outlet: String,
    /// Where in its text.
    pub span: Option<Span>,
    /// Who says what stands there; the first named of several.
    pub speaker: Option<PartyName>,
    /// What is said there, to be copied, with who says it and where.
    pub copied: String,
}

/// Which row is selected of those that are made next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Aim {
    /// The first.
    First,
    /// The one that leads there, else the one that takes the place of the selected one.
    At(Target),
    /// The first that leads to this article, else the first.
    In(Place),
}

impl Rows {
    /// The rows.
    pub fn all(&self) -> &[Row] {
        &self.all
    }

    /// The window onto them, by their indices.
    pub fn list(&self) -> &List<usize> {
        &self.list
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&Row> {
        self.list.selected().and_then(|index| self.all.get(index))
    }

    pub(super) fn list_mut(&mut self) -> &mut List<usize> {
        &mut self.list
    }

    /// Takes other rows, keeping which one is selected, unless another is aimed at.
    pub(super) fn set(&mut self, rows: Vec<Row>) {
        let selected = self.selected().and_then(|row| row.target.clone());
        let aim = self.aim.take();
        let in_place = |row: &Row| match (&row.target, &aim) {
            (Some(Target::Article(opened)), Some(Aim::In(place))) => opened.place == *place,
            _ => false,
        };
        let aimed = rows.iter().position(in_place);
        let (target, at) = match aim {
            None => (selected, self.list.selected_at()),
            Some(Aim::First) => (None, Some(0)),
            Some(Aim::In(_)) => (None, Some(aimed.unwrap_or(0))),
            Some(Aim::At(target)) => (Some(target), self.list.selected_at()),
        };
        self.all = rows;
        let rows = &self.all;
        self.list.set((0..rows.len()).collect(), |index| rows[index].head.len() + rows[index].lines.len());
        let same = rows.iter().position(|row| target.is_some() && row.target == target);
        match same.or(at.map(|at| at.min(rows.len().saturating_sub(1)))) {
            Some(index) => self.list.select_at(index),
            None => self.list.step(0),
        }
    }

    /// Selects the first row of the next group, or of the one before.
    pub(super) fn step_group(&mut self, by: isize) {
        let begins = |index: &usize| !self.all[*index].head.is_empty();
        let here = self.list.selected_at().unwrap_or(0);
        let next = if by > 0 { (here + 1..self.all.len()).find(begins) } else { (0..here).rev().find(begins) };
        if let Some(index) = next {
            self.list.select_at(index);
        }
    }
}

impl Row {
    /// A row of `lines` that leads to `target`.
    pub(super) fn new(lines: Vec<Pieces>, target: Target) -> Self {
        Self { head: vec![], lines, target: Some(target) }
    }
}

/// Has the first of `rows` begin its like under `heading`, with a blank line before it unless it stands at the very
/// top.
pub(super) fn headed(mut rows: Vec<Row>, heading: &str, at_top: bool) -> Vec<Row> {
    if let Some(first) = rows.first_mut() {
        let blank = (!at_top).then(Vec::new);
        let heading = vec![(Tone::Strong, heading.to_owned())];
        let own = std::mem::take(&mut first.head);
        first.head = blank.into_iter().chain([heading]).chain(own.into_iter().skip_while(Vec::is_empty)).collect();
    }
    rows
}

/// `words` on lines of at most `max_cells`, no more than `max_lines`, moved in by `indent` blanks.
pub(super) fn wrapped(words: &str, tone: Tone, indent: u16, max_cells: u16, max_lines: usize) -> Vec<Pieces> {
    let words = one_line(words);
    let lines = wrap(&words, Span::new(0, words.len()), max_cells.saturating_sub(indent).max(1));
    let is_cut = lines.len() > max_lines;
    let blank = " ".repeat(usize::from(indent));
    let shown = lines.iter().take(max_lines).enumerate().map(|(index, line)| {
        let more = if is_cut && index + 1 == max_lines { " …" } else { "" };
        vec![(Tone::Plain, blank.clone()), (tone, format!("{}{more}", line.of(&words)))]
    });
    shown.collect()
}

/// `items` one behind the other on lines of at most `max_cells`, no more than `max_lines`; one that fits on a line is
/// not broken.
pub(super) fn listed(items: &[String], tone: Tone, max_cells: u16, max_lines: usize) -> Vec<Pieces> {
    const BETWEEN: &str = " · ";
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if width_cells(line) + width_cells(BETWEEN) + width_cells(item) <= max_cells.into() => {
                line.push_str(BETWEEN);
                line.push_str(item);
            }
            _ => lines.push(item.clone()),
        }
    }
    lines.iter().flat_map(|line| wrapped(line, tone, 0, max_cells, max_lines)).take(max_lines).collect()
}

/// Pieces one behind the other on lines of at most `max_cells`, broken at blanks, moved in by `indent` blanks.
pub(super) fn flowing(pieces: &Pieces, indent: u16, max_cells: u16) -> Vec<Pieces> {
    let whole: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
    let blank = (Tone::Plain, " ".repeat(usize::from(indent)));
    let lines = wrap(&whole, Span::new(0, whole.len()), max_cells.saturating_sub(indent).max(1));
    let line = |line: Span| {
        let mut begins = 0;
        let mut shown = vec![blank.clone()];
        for (tone, words) in pieces {
            let span = Span::new(
                begins.max(line.start()),
                (begins + words.len()).min(line.end()).max(begins.max(line.start())),
            );
            begins += words.len();
            if !span.is_empty() {
                shown.push((*tone, span.of(&whole).to_owned()));
            }
        }
        shown
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Pieces]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|(_, words)| words.as_str()).collect()).collect()
    }

    #[test]
    fn pieces_flow_over_lines_and_keep_their_tones() {
        let pieces = vec![(Tone::Quoted, "the old dam ".to_owned()), (Tone::LeftOut, "must be repaired".to_owned())];
        let lines = flowing(&pieces, 2, 14);
        assert_eq!(shown(&lines), ["  the old", "  dam must be", "  repaired"]);
        assert_eq!((lines[1][1].0, lines[1][2].0), (Tone::Quoted, Tone::LeftOut));
        assert_eq!(shown(&wrapped("one two three four", Tone::Plain, 1, 9, 2)), [" one two", " three …"]);
        let items = ["mayor (1 May)", "envoy (2 May)", "judge"].map(str::to_owned);
        assert_eq!(shown(&listed(&items, Tone::Plain, 22, 2)), ["mayor (1 May)", "envoy (2 May) · judge"]);
        assert_eq!(shown(&listed(&items, Tone::Plain, 8, 3)), ["mayor (1", "May)", "envoy (2"]);
    }

    #[test]
    fn other_rows_keep_what_is_selected_and_groups_are_stepped_through() {
        let row = |name: &str| Row::new(vec![vec![(Tone::Plain, name.to_owned())]], Target::Name(name.to_owned()));
        let mut rows = Rows::default();
        rows.list_mut().resize(20);
        rows.set(headed(vec![row("a"), row("b")], "First", true));
        assert_eq!(rows.list().selected(), Some(0));
        rows.list_mut().step(1);
        rows.set([headed(vec![row("x")], "First", true), headed(vec![row("a"), row("b")], "Then", false)].concat());
        assert_eq!(rows.selected(), Some(&row("b")));
        rows.step_group(-1);
        assert_eq!(rows.list().selected(), Some(1));
        rows.step_group(-1);
        rows.step_group(1);
        assert_eq!(rows.list().selected(), Some(1));
    }
}
