//! The last line: where the reader is and the keys that matter, or what is being typed, or what was said.

use super::theme::Theme;
use super::{clear, line_of, put};
use crate::analysis::SpeechAct;
use crate::app::article_view::Lit;
use crate::app::command::Command;
use crate::app::details::{
    ANSWERING, answer_mark, answering_words, deed_words, one_line, response_words, speaker_words,
};
use crate::app::layout::Pane;
use crate::app::message::{Notice, Progress};
use crate::app::prompt::Prompt;
use crate::app::row_search::RowSearch;
use crate::app::search::MAX_HITS;
use crate::app::{App, Overlay, SearchPrompt, outline};
use crate::text::Span;
use crate::text::width::{fitted, last_cells, width_cells};
use crate::text::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The most lines that a notice takes; what is longer is cut.
const NOTICE_LINES: u16 = 4;

/// Draws the status line.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    let width = usize::from(area.width);
    if let Some(Overlay::Search(search)) = app.overlay() {
        return prompt(buffer, area, app, theme, search);
    }
    if let Some(Overlay::Pipe { prompt, part }) = app.overlay() {
        let before = format!("send the {} to | ", part.name());
        return line_being_typed(buffer, area, theme, prompt, (&before, "Tab: something else"));
    }
    if let Some(Overlay::Rename(_, prompt)) = app.overlay() {
        let keys = "Enter keeps it  Esc leaves it as it was";
        return line_being_typed(buffer, area, theme, prompt, ("name: ", keys));
    }
    if let Some(Overlay::Subscribe(prompt)) = app.overlay() {
        let keys = "Enter subscribes  Esc leaves it";
        return line_being_typed(buffer, area, theme, prompt, ("address of a feed: ", keys));
    }
    if let Some(Overlay::SaveSearch(prompt)) = app.overlay() {
        return line_being_typed(buffer, area, theme, prompt, ("keep it as: ", "Enter keeps it  Esc leaves it"));
    }
    if let Some(Overlay::File(filing, prompt)) = app.overlay() {
        let (before, keys) = app.filing_words(filing);
        line_being_typed(buffer, area, theme, prompt, (&before, keys));
        // What of it can't be understood is said until another key comes.
        if let Some(notice) = app.notice() {
            let room = width.saturating_sub(width_cells(&before) + width_cells(prompt.typed()) + 4);
            let words = fitted(&notice.text, room);
            put(buffer, area, width.saturating_sub(width_cells(&words) + 1), &words, theme.failure);
        }
        return;
    }
    if let Some(Overlay::Note(prompt)) = app.overlay() {
        return line_being_typed(buffer, area, theme, prompt, ("note: ", "Enter keeps it  Esc leaves it"));
    }
    if let Some(screen) = app.across().seen() {
        return super::across::status(buffer, area, app, screen, theme);
    }
    if app.is_on_shelf() {
        return super::shelf::status(buffer, area, app, theme);
    }
    let at = place(buffer, area, app, theme);
    let room = width.saturating_sub(at + 4);
    let right = |buffer: &mut Buffer, words: &str, style| {
        let words = fitted(words, room);
        put(buffer, area, width.saturating_sub(width_cells(&words) + 1), &words, style);
    };
    if let Some(count) = app.count() {
        return right(buffer, &format!("{count}"), theme.notice);
    }
    if let Some(command) = app.awaiting() {
        let words = if command == Command::SetMark { "mark this place as: a letter" } else { "go to mark: its letter" };
        return right(buffer, words, theme.notice);
    }
    if let Some(Overlay::Links(typed)) = app.overlay() {
        let words = "a link's letter; a capital opens it outside; Esc";
        return right(buffer, &format!("{typed}  {words}"), theme.notice);
    }
    if let Some(notice) = app.notice() {
        return said(buffer, area, room, theme, notice);
    }
    if app.view().search.is_some() || app.view().row_search.is_some() {
        let found = hits(app);
        let keys = [(Command::NextHit, "next"), (Command::PreviousHit, "before"), (Command::Close, "done")];
        let keys = hint(app, &keys, room.saturating_sub(width_cells(&found) + 3));
        return right(buffer, &format!("{found}   {keys}"), theme.faint);
    }
    if let Some(words) = lit_claim(app) {
        let words = fitted(&words, room);
        let keys = hint(app, &[(Command::Details, "details")], room.saturating_sub(width_cells(&words) + 3));
        return right(buffer, &[words.as_ref(), &keys].join("   "), theme.notice);
    }
    let is_fetching = matches!(app.view().progress, Some(Progress::Fetching { .. }));
    let hints = if is_fetching && app.overlay().is_none() { WHILE_FETCHING } else { keys_that_matter(app) };
    let progress = app.view().progress.map(progress_words).unwrap_or_default();
    if progress.is_empty() {
        return right(buffer, &hint(app, hints, room), theme.faint);
    }
    let keys = hint(app, hints, room.saturating_sub(width_cells(&progress) + 3));
    right(buffer, &format!("{progress}   {keys}"), theme.faint);
}

/// Shows `notice` at the right end of the last line, where `room` cells are free. One that takes more has the line to
/// itself for as long as it is there, and those above as far as it needs them.
pub(super) fn said(buffer: &mut Buffer, area: Rect, room: usize, theme: &Theme, notice: &Notice) {
    // A sign, too: not everybody sees the colour.
    let sign = if notice.failure { "! " } else { "" };
    let style = if notice.failure { theme.failure } else { theme.notice };
    let words = format!("{sign}{}", notice.text);
    if width_cells(&words) <= room {
        put(buffer, area, usize::from(area.width).saturating_sub(width_cells(&words) + 1), &words, style);
        return;
    }
    let lines = wrap(&words, Span::new(0, words.len()), area.width.saturating_sub(2));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(NOTICE_LINES).min(area.bottom());
    let area = Rect { y: area.bottom() - height, height, ..area };
    clear(buffer, area, theme);
    for (row, line) in lines.into_iter().enumerate() {
        let Some(at) = line_of(area, row.cast_signed()) else { break };
        put(buffer, at, 1, line.of(&words), style);
    }
}

/// The keys that matter while a page is fetched.
const WHILE_FETCHING: &[(Command, &str)] = &[(Command::Close, "cancels"), (Command::Help, "help")];

/// The keys that matter in a pane without rows.
const NOTHING_TO_PICK: &[(Command, &str)] = &[(Command::NextPane, "panes"), (Command::Help, "help")];

/// The keys that matter where the reader is.
fn keys_that_matter(app: &App) -> &'static [(Command, &'static str)] {
    match (app.overlay(), app.focus()) {
        (Some(Overlay::Pick(_)), _) => &[],
        (Some(Overlay::Claim(..) | Overlay::Party(..)), _) => &[
            (Command::NextPane, "places"),
            (Command::Edit, "edit"),
            (Command::Hide, "hide"),
            (Command::Activate, "go there"),
            (Command::ScrollDown, "down"),
            (Command::Close, "close"),
        ],
        (Some(_), _) => &[(Command::ScrollDown, "down"), (Command::Close, "close")],
        // What is of the library is one of its stories, and its parties have dossiers.
        (None, Pane::Text) if app.document().is_some_and(|document| document.paragraphs.is_empty()) => {
            &[(Command::Leave, "leave"), (Command::Library, "library"), (Command::Help, "help")]
        }
        (None, Pane::Text) if app.shelf().kept(app.open()).is_some() => &[
            (Command::PageDown, "page"),
            (Command::NextSection, "section"),
            (Command::NextClaim, "claim"),
            (Command::NextMention, "mention"),
            (Command::Story, "its story"),
            (Command::Dossier, "all they said"),
            (Command::Search, "search"),
            (Command::NextPane, "panes"),
            (Command::Help, "help"),
        ],
        (None, Pane::Text) => &[
            (Command::PageDown, "page"),
            (Command::NextSection, "section"),
            (Command::NextClaim, "claim"),
            (Command::NextMention, "mention"),
            (Command::Search, "search"),
            (Command::NextPane, "panes"),
            (Command::Help, "help"),
        ],
        (None, Pane::Sections) => {
            &[(Command::Activate, "go there"), (Command::NextPane, "panes"), (Command::Help, "help")]
        }
        (None, Pane::Claims) if app.view().claims.items().is_empty() => NOTHING_TO_PICK,
        (None, Pane::Parties) if app.view().parties.items().is_empty() => NOTHING_TO_PICK,
        (None, Pane::Claims) => &[
            (Command::Activate, "go there"),
            (Command::Details, "details"),
            (Command::Edit, "edit"),
            (Command::Copy, "copy"),
            (Command::ArrangeBySpeaker, "by speaker"),
            (Command::Hide, "hide"),
            (Command::Help, "help"),
        ],
        (None, Pane::Parties) => &[
            (Command::Activate, "next mention"),
            (Command::Details, "details"),
            (Command::FilterByParty, "its claims"),
            (Command::Dossier, "all they said"),
            (Command::Edit, "edit"),
            (Command::Help, "help"),
        ],
    }
}

/// So many cells are left free to type in where keys are told beside them.
const ROOM_TO_TYPE: usize = 12;

/// What is typed, behind `before`, with the `keys` that matter at the end where there is room.
pub(super) fn line_being_typed(
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
    prompt: &Prompt,
    (before, keys): (&str, &str),
) {
    let width = usize::from(area.width);
    // Whoever types has read them, and needs the room.
    let crowded = width < width_cells(keys) + width_cells(before) + ROOM_TO_TYPE || !prompt.typed().is_empty();
    let keys = if crowded { "" } else { keys };
    let at = put(buffer, area, 0, before, theme.notice);
    let room = width.saturating_sub(at + width_cells(keys) + 3);
    let at = put(buffer, area, at, last_cells(prompt.typed(), room), theme.text);
    put(buffer, area, at, "▏", theme.focus);
    put(buffer, area, width.saturating_sub(width_cells(keys) + 1), keys, theme.faint);
}

/// What is searched for, where, and how often it was found.
fn prompt(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme, search: &SearchPrompt) {
    let width = usize::from(area.width);
    let typed = search.prompt.typed();
    let scope = if search.scope == Pane::Text { "/".to_owned() } else { format!("{} /", search.scope.words()) };
    let mut found = if typed.is_empty() { String::new() } else { hits(app) };
    let view = app.view();
    let pattern = view.search.as_ref().map(|search| &search.pattern);
    let pattern = pattern.or(view.row_search.as_ref().map(|search| &search.pattern));
    if pattern.is_some_and(|pattern| !typed.is_empty() && pattern.is_literal()) {
        found = format!("no pattern, searched as it stands · {found}");
    }
    let found = fitted(&found, width * 2 / 3);
    let room = width.saturating_sub(width_cells(&found) + width_cells(&scope) + 3);
    let at = put(buffer, area, 0, &scope, theme.notice);
    let at = put(buffer, area, at, last_cells(typed, room), theme.text);
    put(buffer, area, at, "▏", theme.focus);
    put(buffer, area, width.saturating_sub(width_cells(&found) + 1), &found, theme.faint);
}

/// “42%  §2/3 A Divided West”; gives the cell behind it.
fn place(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) -> usize {
    let Some(document) = app.document().filter(|document| !document.sections.is_empty()) else { return 0 };
    if matches!(app.overlay(), Some(Overlay::Pick(picker)) if picker.is_first) {
        // A list that is begun with is not of the article that happens to lie below it.
        return 0;
    }
    let view = app.view();
    let section = view.section(document);
    let percent = format!("{:>3}%", view.percent(document));
    let at = put(buffer, area, 1, &percent, theme.text);
    let number = format!("§{}/{}", section + 1, document.sections.len());
    let at = put(buffer, area, at + 2, &number, theme.faint);
    let room = (usize::from(area.width) / 3).saturating_sub(at);
    let title = one_line(outline::title(document, section));
    if room < 6 { at } else { put(buffer, area, at + 1, &fitted(&title, room), theme.heading) }
}

/// Who says the claim that is lit, while no pane tells, whom that answers and who answers it: “Ana Ruiz: denial”,
/// “Ana Ruiz × disputed by Bo Li”.
fn lit_claim(app: &App) -> Option<String> {
    let Some(Lit::Claim(id)) = app.view().lit.filter(|_| app.overlay().is_none()) else { return None };
    let (document, analyzed) = (app.document()?, app.analyzed()?);
    let claim = analyzed.analysis.quotation(id);
    let untold =
        app.areas().claims.is_none() && claim.pieces.iter().any(|piece| app.view().text.seen().overlaps(*piece));
    let words = || {
        let analysis = &analyzed.analysis;
        let speaker = speaker_words(document, analysis, id);
        let answering = answering_words(document, analysis, analyzed.index.answered_in(id));
        let answering = answering.map(|words| format!(" {ANSWERING} {words}"));
        let answer = claim.responses.first();
        let answer = answer
            .map(|answer| format!(" {} {}", answer_mark(answer.act), response_words(&document.text, analysis, answer)));
        let told: String = answering.into_iter().chain(answer).collect();
        // That something is stated goes without saying where there is more to say.
        let is_stated = matches!(claim.speech_act, SpeechAct::Assert | SpeechAct::Claim) && claim.negation.is_none();
        let deed = if !told.is_empty() && is_stated { String::new() } else { format!(": {}", deed_words(claim)) };
        format!("{speaker}{deed}{told}")
    };
    untold.then(words)
}

/// “analysing 42%”.
fn progress_words(progress: Progress) -> String {
    match progress {
        Progress::Fetching { bytes: 0, .. } => "asking the server".to_owned(),
        Progress::Fetching { bytes, of: None } => format!("fetching {} KB", bytes.div_ceil(1024)),
        Progress::Fetching { bytes, of: Some(of) } => {
            format!("fetching {} of {} KB", bytes.div_ceil(1024), of.div_ceil(1024))
        }
        Progress::Reading(percent) => format!("reading {percent}%"),
        Progress::Analysing(percent) => format!("analysing {percent}%"),
        Progress::Indexing => "indexing".to_owned(),
    }
}

/// Keys from the live keymap with what they do, as many as fit `room` cells; help stays.
pub(super) fn hint(app: &App, hints: &[(Command, &str)], room: usize) -> String {
    let word =
        |(command, does): &(Command, &str)| app.keymap().keys(*command).first().map(|key| format!("{key} {does}"));
    let mut words: Vec<_> = hints.iter().filter_map(word).collect();
    while !words.is_empty() && width_cells(&words.join("  ")) > room {
        words.remove(words.len().saturating_sub(2));
    }
    words.join("  ")
}

/// “2 of 7 · 3 in other articles”.
fn hits(app: &App) -> String {
    let view = app.view();
    if let Some(search) = &view.row_search {
        return row_hits(app, search);
    }
    let Some(search) = &view.search else { return String::new() };
    let count = search.hits.len();
    let here = match (count, view.hit) {
        _ if !search.is_complete() => format!("{count} found, {}% searched", search.percent()),
        (0, _) => "not in the text".to_owned(),
        (MAX_HITS, _) => format!("more than {MAX_HITS} found"),
        (_, Some(hit)) if view.text.seen().overlaps(search.hits[hit]) => format!("{} of {count}", hit + 1),
        (_, _) => format!("{count} found"),
    };
    let places = app.library().places(search.pattern.typed());
    let elsewhere: usize = places.iter().filter(|(article, _)| *article != app.open()).map(|(_, count)| count).sum();
    if elsewhere == 0 { here } else { format!("{here} · {elsewhere} in other articles") }
}

/// “2 of 7 claims”.
fn row_hits(app: &App, search: &RowSearch) -> String {
    let (count, rows) = (search.hits.len(), search.pane.words());
    let selected = match search.pane {
        Pane::Sections => app.view().sections.selected_at(),
        Pane::Claims => app.view().claims.selected_at(),
        Pane::Parties => app.view().parties.selected_at(),
        Pane::Text => None,
    };
    match selected.and_then(|row| search.hits.binary_search(&row).ok()) {
        _ if count == 0 => format!("not among the {rows}"),
        Some(hit) => format!("{} of {count} {rows}", hit + 1),
        None => format!("in {count} {rows}"),
    }
}
