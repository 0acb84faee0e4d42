//! What of all that reaches the reader, and of what the reader asks for, is worth a line of the log.

use super::inbox::Event;
use super::log::public;
use crate::app::App;
use crate::app::message::{Effect, Message};
use crate::app::shelf::errand::Errand;
use crate::library::ArticleId;
use crossterm::event::Event as TerminalEvent;

/// A line on `event`; `None` for keys and the mouse, which are the reader's own business.
pub(super) fn event(event: &Event, app: &App) -> Option<String> {
    match event {
        Event::Message(message) => message_line(message, app),
        Event::Several(id, places) => Some(format!("{}: {} articles", name(app, *id), places.len())),
        Event::Signal(signal) => Some(format!("signal {signal}")),
        Event::InputLost => Some("no key will come again".to_owned()),
        Event::Terminal(TerminalEvent::Resize(columns, rows)) => Some(format!("resized to {columns}×{rows}")),
        Event::Terminal(_) | Event::Painted(_) | Event::Rested => None,
    }
}

fn message_line(message: &Message, app: &App) -> Option<String> {
    match message {
        Message::Loaded(id, loaded) => {
            let (bytes, sections) = (loaded.document.text.len(), loaded.document.sections.len());
            let part = if loaded.partial { "the beginning of " } else { "" };
            Some(format!("{part}{}: {bytes} bytes of text, {sections} sections", name(app, *id)))
        }
        Message::Analyzed(id, _, analyzed) => {
            let (claims, parties) = (analyzed.analysis.quotations.len(), analyzed.analysis.entities.len());
            Some(format!("{}: {claims} claims, {parties} parties", name(app, *id)))
        }
        Message::Unread(_, why) => Some(why.clone()),
        Message::Notice(notice) => Some(format!("notice: {}", notice.text)),
        Message::Piped(output) => Some(format!("the command ended, {} bytes said", output.said.len())),
        _ => None,
    }
}

/// A line on `effect`.
pub(super) fn effect(effect: &Effect, app: &App) -> Option<String> {
    match effect {
        Effect::Load(id) => Some(format!("reading {}", name(app, *id))),
        Effect::Peek(id) => Some(format!("looking into {}", name(app, *id))),
        Effect::Analyze(id) => Some(format!("analysing {}", name(app, *id))),
        Effect::StopAnalysis => Some("the analysis is given up".to_owned()),
        Effect::Search(inquiry) => Some(format!("searching {}", name(app, inquiry.article))),
        Effect::Keep(kept) => Some(format!("{} corrections kept", kept.corrections.len())),
        Effect::Follow(_, address) => Some(format!("following {}", public(address))),
        Effect::Turn(id, _) => Some(format!("turning to {}", name(app, *id))),
        Effect::Shelf(errand) => errand_line(errand),
        Effect::GiveUp(id) => Some(format!("given up {}", name(app, *id))),
        Effect::Copy(text) => Some(format!("{} bytes to the clipboard", text.len())),
        Effect::Open(address) => Some(format!("opening {}", public(address))),
        Effect::Pipe { text, .. } => Some(format!("{} bytes to a command", text.len())),
        Effect::Suspend => Some("suspended".to_owned()),
        Effect::Quit => Some("quit".to_owned()),
        Effect::Picture(wish) => Some(format!("{} pictures of {}", wish.addresses.len(), name(app, wish.article))),
        Effect::Mouse(_) | Effect::Redraw => None,
    }
}

/// What is typed and looked for is nobody's business.
fn errand_line(errand: &Errand) -> Option<String> {
    match errand {
        Errand::Open(_, id) => Some(format!("opening article {} of the library", id.0)),
        Errand::Change(changes) | Errand::Undoable(changes) => Some(format!("{} articles change", changes.len())),
        Errand::Refresh(only) if only.is_empty() => Some("refreshing all feeds".to_owned()),
        Errand::Refresh(only) => Some(format!("refreshing {} feeds", only.len())),
        Errand::RefreshEvery(minutes) => Some(format!("refreshing every {minutes} minutes")),
        Errand::StopRefresh => Some("the refresh is given up".to_owned()),
        Errand::Subscribe(address) => Some(format!("subscribing to {}", public(address))),
        Errand::AddNote(..) | Errand::ChangeNote(..) => Some("a note is kept".to_owned()),
        Errand::Unsubscribe(id) => Some(format!("unsubscribing from feed {}", id.0)),
        Errand::FindAnew(id) => Some(format!("what is found in article {} is kept anew", id.0)),
        Errand::FullText(id) => Some(format!("fetching the page of article {}", id.0)),
        Errand::RenameFeed(..) | Errand::TagFeed(..) | Errand::SettleFeed(..) => Some("a feed changes".to_owned()),
        Errand::TagItem(..) => Some("an article is tagged".to_owned()),
        Errand::Judge(..) => Some("who is who is kept".to_owned()),
        Errand::Stories
        | Errand::Story(_)
        | Errand::StoryOf(_)
        | Errand::PartiesLike(_)
        | Errand::Dossier(..)
        | Errand::TagsOf(_)
        | Errand::SaveSearch(_)
        | Errand::ForgetSearch(_)
        | Errand::Notes(_)
        | Errand::Feeds
        | Errand::List { .. }
        | Errand::Preview(_)
        | Errand::AllRead(_)
        | Errand::KeepPlace(..)
        | Errand::KeepMark(..) => None,
    }
}

fn name(app: &App, id: ArticleId) -> String {
    public(&app.library().article(id).source.name)
}
