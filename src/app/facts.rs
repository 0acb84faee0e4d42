//! What is known of an article besides its text: who wrote it, where and when it appeared, how long it takes.
//!
//! The header names as much of it as it has room for; what it has to leave out, and no line of the text says, stands
//! below the headline.

use super::App;
use super::details::{counted, one_line};
use super::outline::reading_time;
use crate::document::{Document, Line};
use crate::text::width::width_cells;

/// What stands between two facts.
const BETWEEN: &str = " · ";

/// What stands at the right of the header: what matters less goes first where there is no room.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Facts {
    told: Vec<String>,
    left_out: Vec<String>,
}

impl Facts {
    /// Those of the open article of `app`, of which at most half of a header is taken.
    pub fn of(app: &App) -> Self {
        let mut told = Vec::new();
        if let Some(document) = app.document() {
            told.extend(document.site.as_deref().map(one_line));
            told.extend(document.byline.as_ref().map(|line| one_line(line.of(&document.text))));
            told.extend(app.day_of_item().or_else(|| day(document).map(str::to_owned)));
            let words: usize = document.sections.iter().map(|section| section.words).sum();
            told.extend((words > 0).then(|| reading_time(words)));
        }
        let notes = app.view().notes.len();
        told.extend((notes > 0).then(|| counted(notes, "note", "notes")));
        let (place, count) = app.place_in_order();
        told.extend((count > 1).then(|| format!("{place}/{count}")));
        let room = usize::from(app.areas().header.width).saturating_sub(2) / 2;
        let mut facts = Self { told, left_out: Vec::new() };
        while width_cells(&facts.words()) > room && facts.told.len() > 1 {
            facts.left_out.push(facts.told.remove(0));
        }
        facts
    }

    /// What the header tells.
    pub fn words(&self) -> String {
        self.told.join(BETWEEN)
    }

    /// Whether something of `document` is told nowhere, unless it stands below the headline.
    pub(super) fn leave_out_of(&self, document: &Document) -> bool {
        apart(document).any(|fact| self.left_out.contains(&fact))
    }
}

/// What stands below the headline where the header leaves some of it out; empty where the text says it all.
pub fn below_headline(document: &Document) -> String {
    apart(document).collect::<Vec<_>>().join(BETWEEN)
}

/// What is known of `document` and does not stand in its text: who wrote it, where and when.
fn apart(document: &Document) -> impl Iterator<Item = String> + '_ {
    let byline = match &document.byline {
        Some(Line::Apart(byline)) => Some(byline.as_str()),
        _ => None,
    };
    [byline, document.site.as_deref(), day(document)].into_iter().flatten().map(one_line)
}

/// The hour is of no use to who reads the news of a day.
fn day(document: &Document) -> Option<&str> {
    document.published.as_deref().and_then(|moment| moment.split('T').next())
}
