//! What stands over the panes.

use super::layout::Pane;
use super::message::Output;
use super::part::Part;
use super::picker::{Picker, Purpose};
use super::prompt::Prompt;
use super::shelf::filing::Filing;
use crate::analysis::{EntityId, QuotationId};

/// What stands over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Every command with its keys, scrolled by so many lines.
    Help(usize),
    /// All of a claim.
    Claim(QuotationId, Page),
    /// All of a party.
    Party(EntityId, Page),
    /// All of a claim of the dossier that is seen, by its number there, scrolled by so many lines.
    Kept(usize, usize),
    /// What is being searched for, on the status line.
    Search(SearchPrompt),
    /// The command a part of the article is to be sent to, on the status line.
    Pipe {
        /// What was typed.
        prompt: Prompt,
        /// What is sent.
        part: Part,
    },
    /// What a command said.
    Output(Output, usize),
    /// Links with their hints, and what was typed of one.
    Links(String),
    /// One of many to pick.
    Pick(Picker),
    /// What a party is to be called, on the status line.
    Rename(EntityId, Prompt),
    /// The query that the library is listed by, on the status line.
    Filter(Prompt),
    /// The address of a feed to subscribe to, on the status line.
    Subscribe(Prompt),
    /// The name that a query is kept under, on the status line.
    SaveSearch(Prompt),
    /// What is settled for a feed or an article of the library, on the status line.
    File(Filing, Prompt),
    /// What is written beside a stretch of the text, on the status line.
    Note(Prompt),
    /// What a dossier is narrowed by, on the status line.
    Narrow(Prompt),
}

/// Where a reader is in a page that leads to places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Page {
    /// The first line seen.
    pub top: usize,
    /// The line selected, one that leads somewhere.
    pub selected: Option<usize>,
}

/// What is being searched for, and what to go back to where it is given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPrompt {
    /// What was typed.
    pub prompt: Prompt,
    /// Where it is searched for: the text, or the rows of another pane.
    pub scope: Pane,
    /// Where the text stood before.
    pub(super) came_from: usize,
    /// Which row of the pane was selected before.
    pub(super) row: Option<usize>,
    /// How many searches back the prompt shows one from, 0 for what is typed now.
    pub(super) recalled: usize,
}

impl Overlay {
    /// Whether something is typed in it.
    pub(super) fn is_typed_in(&self) -> bool {
        !matches!(self, Self::Help(_) | Self::Claim(..) | Self::Party(..) | Self::Kept(..) | Self::Output(..))
    }

    /// The line that is typed in it.
    pub fn prompt(&self) -> Option<&Prompt> {
        match self {
            Self::Search(SearchPrompt { prompt, .. })
            | Self::Pick(Picker { prompt, .. })
            | Self::Pipe { prompt, .. }
            | Self::Rename(_, prompt)
            | Self::Filter(prompt)
            | Self::Subscribe(prompt)
            | Self::SaveSearch(prompt)
            | Self::File(_, prompt)
            | Self::Note(prompt)
            | Self::Narrow(prompt) => Some(prompt),
            Self::Help(_) | Self::Claim(..) | Self::Party(..) | Self::Kept(..) | Self::Output(..) | Self::Links(_) => {
                None
            }
        }
    }

    /// As [`Overlay::prompt`], to type in.
    pub(super) fn prompt_mut(&mut self) -> Option<&mut Prompt> {
        match self {
            Self::Search(SearchPrompt { prompt, .. })
            | Self::Pick(Picker { prompt, .. })
            | Self::Pipe { prompt, .. }
            | Self::Rename(_, prompt)
            | Self::Filter(prompt)
            | Self::Subscribe(prompt)
            | Self::SaveSearch(prompt)
            | Self::File(_, prompt)
            | Self::Note(prompt)
            | Self::Narrow(prompt) => Some(prompt),
            Self::Help(_) | Self::Claim(..) | Self::Party(..) | Self::Kept(..) | Self::Output(..) | Self::Links(_) => {
                None
            }
        }
    }

    /// The page it is, where that leads to places.
    pub fn page(&self) -> Option<Page> {
        match self {
            Self::Claim(_, page) | Self::Party(_, page) => Some(*page),
            _ => None,
        }
    }

    /// The first line seen of one that scrolls.
    pub(crate) fn top_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::Help(line) | Self::Output(_, line) | Self::Kept(_, line) => Some(line),
            Self::Claim(_, page) | Self::Party(_, page) => Some(&mut page.top),
            Self::Search(_)
            | Self::Pipe { .. }
            | Self::Pick(_)
            | Self::Rename(..)
            | Self::Links(_)
            | Self::Filter(_)
            | Self::Subscribe(_)
            | Self::SaveSearch(_)
            | Self::File(..)
            | Self::Note(_)
            | Self::Narrow(_) => None,
        }
    }

    /// Whether it means nothing any more where another analysis takes the place of this one.
    pub(super) fn is_about_analysis(&self) -> bool {
        match self {
            Self::Claim(..) | Self::Party(..) | Self::Rename(..) => true,
            Self::Pick(picker) => {
                use Purpose::{Credit, Edit, EditClaim, Merge};
                matches!(picker.purpose, Edit(_) | Merge(_) | EditClaim(_) | Credit(_))
            }
            Self::Help(_)
            | Self::Kept(..)
            | Self::Search(_)
            | Self::Links(_)
            | Self::Pipe { .. }
            | Self::Output(..)
            | Self::Filter(_)
            | Self::Subscribe(_)
            | Self::SaveSearch(_)
            | Self::File(..)
            | Self::Note(_)
            | Self::Narrow(_) => false,
        }
    }
}
