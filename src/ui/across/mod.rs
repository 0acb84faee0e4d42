//! Screens over the whole library: stories, and all that a party said.
//!
//! In reading order: here, the header, the rows and the status line; `dossier`, what a party's screen has besides.

mod dossier;

use super::overlay::style_of;
use super::status::{hint, line_being_typed};
use super::theme::Theme;
use super::{blank, empty, line_of, more, put, title};
use crate::app::across::narrowing::Narrowing;
use crate::app::across::rows::{Opened, Row, Rows, Target};
use crate::app::across::{Across, Screen, StoriesScreen, What};
use crate::app::command::Command;
use crate::app::details::{Pieces, counted, one_line};
use crate::app::{App, Overlay};
use crate::library::identity::Namesake;
use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the screen.
pub(super) fn draw(buffer: &mut Buffer, app: &App, screen: &Screen, theme: &Theme) {
    let areas = app.across_areas();
    let (name, facts) = heading(screen, app);
    header(buffer, areas.header, (&name, &facts), theme);
    if let What::Dossier(dossier) = &screen.what {
        dossier::draw(buffer, app, screen, dossier, theme);
    }
    if let Some(area) = areas.rows {
        rows(buffer, area, screen, theme);
    }
    super::status::draw(buffer, areas.status, app, theme);
}

/// What the screen is, and how much there is.
fn heading(screen: &Screen, app: &App) -> (String, String) {
    match &screen.what {
        What::Stories(stories) => {
            let all = |told: &Vec<_>| counted(told.len(), "story", "stories");
            let count = stories.told.as_ref().map(|told| match stories.narrowing.typed() {
                "" => all(told),
                _ => format!("{} of {}", stories.shown().len(), all(told)),
            });
            ("Stories that several tell".to_owned(), count.unwrap_or_default())
        }
        What::Story(_, Some(told)) => {
            let (story, _) = &**told;
            let outlets = counted(story.outlets().len(), "outlet", "outlets");
            let times = story.times().map(|(first, last)| format!(" · {}", first.words_to(last, app.across().now())));
            (story.title().to_owned(), format!("{outlets}{}", times.unwrap_or_default()))
        }
        What::Story(_, None) => ("Story".to_owned(), String::new()),
        What::Dossier(dossier) => (one_line(&dossier.of.called()), String::new()),
    }
}

fn header(buffer: &mut Buffer, area: Rect, (name, facts): (&str, &str), theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let width = usize::from(area.width);
    let facts = fitted(facts, width / 2);
    let room = width.saturating_sub(width_cells(&facts) + 3);
    put(buffer, area, 1, &fitted(&safe_line(name), room), theme.headline);
    put(buffer, area, width.saturating_sub(width_cells(&facts) + 1), &facts, theme.faint);
}

fn rows(buffer: &mut Buffer, area: Rect, screen: &Screen, theme: &Theme) {
    let (name, nothing, is_focused) = match &screen.what {
        What::Stories(StoriesScreen { told: None, .. }) | What::Story(_, None) => ("", "looking", true),
        What::Stories(stories) if !stories.narrowing.typed().is_empty() => {
            ("Stories", "no story answers to that", true)
        }
        What::Stories(_) => ("Stories", "no story is told by more than one of your feeds yet", true),
        What::Story(..) => ("Side by side", "nothing is kept of this story any more", true),
        What::Dossier(dossier) => {
            let nothing = match (&dossier.told, dossier.narrowing.typed().is_empty()) {
                (None, _) => "looking through your library",
                (Some(_), false) => "no claim answers to that",
                (Some(told), true) if told.dossier.reports.is_empty() => "no article of your library names this party",
                (Some(_), true) => "named, but not quoted",
            };
            let is_only_named = dossier.told.as_ref().is_some_and(|told| told.dossier.claims.is_empty());
            (if is_only_named { "Named in" } else { "Claims by time" }, nothing, !dossier.among_others)
        }
    };
    let inner = blank(buffer, area, theme, if is_focused { theme.focus } else { theme.border });
    title(buffer, area, theme, name, is_focused);
    if screen.rows().all().is_empty() {
        return empty(buffer, inner, nothing, theme);
    }
    listed(buffer, inner, screen.rows(), is_focused, theme);
    more(buffer, area, theme, screen.rows().list().more());
}

/// The rows that are in the window.
fn listed(buffer: &mut Buffer, inner: Rect, rows: &Rows, is_focused: bool, theme: &Theme) {
    for seen in rows.list().seen() {
        let Some(Row { head, lines, .. }) = rows.all().get(seen.item) else { continue };
        let is_selected = is_focused && rows.list().selected() == Some(seen.item);
        for (number, pieces) in head.iter().chain(lines).enumerate() {
            let Some(line) = line_of(inner, (seen.line + number).cast_signed()) else { break };
            let is_own = number >= head.len() && !pieces.is_empty();
            let ground = if is_selected && is_own { theme.selected } else { Style::new() };
            if is_selected && is_own {
                buffer.set_style(line, ground);
                let mark = if number == head.len() { "▸" } else { " " };
                put(buffer, line, 0, mark, theme.focus.patch(ground));
            }
            self::pieces(buffer, line, pieces, ground, theme);
        }
    }
}

fn pieces(buffer: &mut Buffer, line: Rect, pieces: &Pieces, ground: Style, theme: &Theme) {
    let mut at = 1;
    for (tone, words) in pieces {
        at = put(buffer, line, at, &safe_line(words), style_of(*tone, theme).patch(ground));
    }
}

/// The status line: what is typed, what was said, or which keys matter.
pub(super) fn status(buffer: &mut Buffer, area: Rect, app: &App, screen: &Screen, theme: &Theme) {
    let width = usize::from(area.width);
    if let (Some(Overlay::Narrow(prompt)), Some(narrowing)) = (app.overlay(), screen.what.narrowing()) {
        let (keys, shown) = match &screen.what {
            What::Dossier(dossier) => {
                ("words, or act: after: before: feed: by: …", counted(dossier.shown().len(), "claim", "claims"))
            }
            _ => ("words, or feed: after: before: …", counted(screen.rows().all().len(), "story", "stories")),
        };
        line_being_typed(buffer, area, theme, prompt, ("/", keys));
        let (beside, style) = match narrowing.error() {
            Some(error) => (format!("! {error}"), theme.failure),
            None => (shown, theme.faint),
        };
        let room = width.saturating_sub(width_cells(prompt.typed()) + 4);
        if !prompt.typed().is_empty() && room > 4 {
            let beside = fitted(&beside, room);
            put(buffer, area, width.saturating_sub(width_cells(&beside) + 1), &beside, style);
        }
        return;
    }
    let at = match screen.what.narrowing().map(Narrowing::typed) {
        Some(typed) if !typed.is_empty() => put(buffer, area, 1, &format!("/{}", fitted(typed, 24)), theme.text),
        _ => match (screen.rows().list().selected_at(), screen.rows().all().len()) {
            (Some(index), count) => put(buffer, area, 1, &format!("{}/{count}", index + 1), theme.text),
            (None, _) => 1,
        },
    };
    let room = width.saturating_sub(at + 4);
    let (words, style) = match (app.count(), app.notice()) {
        (Some(count), _) => (count.to_string(), theme.notice),
        (None, Some(notice)) if notice.failure => (format!("! {}", notice.text), theme.failure),
        (None, Some(notice)) => (notice.text.clone(), theme.notice),
        (None, None) => (hint(app, &hints(screen, app.across()), room), theme.faint),
    };
    let words = fitted(&words, room);
    put(buffer, area, width.saturating_sub(width_cells(&words) + 1), &words, style);
}

/// What is to be done on the screen.
fn hints(screen: &Screen, across: &Across) -> Vec<(Command, &'static str)> {
    let mut hints = all_hints(screen).to_vec();
    let is_among_others = matches!(&screen.what, What::Dossier(dossier) if dossier.among_others);
    let selected = screen.rows().selected().and_then(|row| row.target.as_ref());
    let is_empty =
        screen.rows().all().is_empty() && screen.what.narrowing().is_none_or(|known| known.typed().is_empty());
    hints.retain(|(command, _)| match command {
        Command::Undo => across.can_take_back(),
        Command::Activate | Command::Copy | Command::Hide | Command::NextSection => {
            is_among_others || selected.is_some()
        }
        Command::Search | Command::ScrollDown => !is_empty,
        // Of an article that only names the party there is no more than is seen.
        Command::Details => matches!(selected, Some(Target::Article(Opened { span: Some(_), .. }))),
        _ => true,
    });
    hints
}

fn all_hints(screen: &Screen) -> &'static [(Command, &'static str)] {
    match &screen.what {
        What::Stories(_) => &[
            (Command::Activate, "side by side"),
            (Command::Search, "narrow"),
            (Command::ScrollDown, "down"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        What::Story(..) => &[
            (Command::Activate, "open there"),
            (Command::NextSection, "next part"),
            (Command::Dossier, "all they said"),
            (Command::Copy, "copy"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        What::Dossier(dossier) if dossier.among_others => &[
            (Command::Activate, "its dossier"),
            (Command::NextPane, "claims"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        What::Dossier(dossier) => hints_of_row(screen, dossier.of.namesake != Namesake::default()),
    }
}

/// What is to be done with the selected row of a dossier, which may be that of another of a name than the first: a
/// claim, or a name that may be the party's.
fn hints_of_row(screen: &Screen, is_another: bool) -> &'static [(Command, &'static str)] {
    match screen.rows().selected().and_then(|row| row.target.as_ref()) {
        Some(Target::Offer(_)) => &[
            (Command::Activate, "the same party"),
            (Command::Hide, "another one"),
            (Command::Undo, "undo"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        Some(Target::Name(_)) => &[
            (Command::Hide, "takes it out"),
            (Command::Undo, "undo"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        Some(Target::Party(_)) => &[
            (Command::Activate, "that dossier"),
            (Command::Undo, "undo"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        Some(Target::Other(_)) => &[
            (Command::Activate, "the same party"),
            (Command::Hide, "ask again"),
            (Command::Undo, "undo"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        Some(Target::Article(opened)) if opened.place.item().is_none() => &[
            (Command::Activate, "open there"),
            (Command::Details, "all of it"),
            (Command::Search, "narrow"),
            (Command::NextPane, "named with"),
            (Command::Copy, "copy"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        Some(Target::Article(_)) if is_another => &[
            (Command::Activate, "open there"),
            (Command::Details, "all of it"),
            (Command::Search, "narrow"),
            (Command::NextPane, "named with"),
            (Command::Edit, "the first of this name"),
            (Command::Hide, "yet another"),
            (Command::Copy, "copy"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
        _ => &[
            (Command::Activate, "open there"),
            (Command::Details, "all of it"),
            (Command::Search, "narrow"),
            (Command::NextPane, "named with"),
            (Command::NextSection, "next article"),
            (Command::Hide, "another of this name"),
            (Command::Copy, "copy"),
            (Command::Close, "back"),
            (Command::Help, "help"),
        ],
    }
}
