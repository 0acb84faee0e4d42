//! What is said of each move where nothing is drawn: one line, for screen readers and for terminals that can only
//! print.

use crate::app::across::What;
use crate::app::article_view::Lit;
use crate::app::command::{COMMANDS, Command, Entry};
use crate::app::details::{Line, Pieces, counted, one_line};
use crate::app::layout::Pane;
use crate::app::picker::Picker;
use crate::app::pictures::PICTURE_WORD;
use crate::app::prompt::Prompt;
use crate::app::shelf::layout::ShelfPane;
use crate::app::shelf::preview;
use crate::app::shelf::source::Source;
use crate::app::spoken::{claim_line, party_line, section_line};
use crate::app::{App, Overlay, SearchPrompt};
use crate::document::{Document, ParagraphKind};
use crate::text::Span;

/// Something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A line of its own.
    Line(String),
    /// Words that go on where the last stopped: what is being typed.
    Echo(String),
}

/// What was there when something was last said; what is new against it is said next.
#[derive(Debug, Default, PartialEq)]
pub struct Heard {
    /// Which article, how long its text is, and whether who says what in it is known.
    article: Option<(usize, usize, bool)>,
    notice: Option<String>,
    /// The line of the text.
    line: Option<Span>,
    lit: Option<Lit>,
    hit: Option<usize>,
    /// The pane and its selected row.
    row: Option<(Pane, String)>,
    /// What is open, in lines.
    overlay: Vec<String>,
    /// What is being typed, and the row it would pick.
    typed: Option<(String, String)>,
    awaiting: bool,
    /// The selected row of the library screen, where that is what is seen.
    shelf: Option<String>,
    /// Whether anything was said at all.
    greeted: bool,
}

impl Heard {
    /// What is to be said after `command`, which is `None` where it was no key that brought something new.
    pub fn announce(&mut self, app: &App, command: Option<Command>) -> Vec<Said> {
        let now = Self::of(app);
        let before = std::mem::replace(self, now);
        if let Some((typed, row)) = &self.typed {
            return typing(before.typed.as_ref(), typed, row, app);
        }
        let mut said = self.arrivals(&before, app);
        if self.overlay != before.overlay && !self.overlay.is_empty() {
            said.extend(self.overlay.iter().cloned().map(Said::Line));
            return said;
        }
        let news = |now: &Option<String>| now.clone().filter(|_| command.is_some() || *now != before.notice);
        if let Some(row) = &self.shelf {
            let is_new = command.is_some() || self.shelf != before.shelf;
            let row = Some(row.clone()).filter(|_| is_new);
            let parts: Vec<_> = [news(&self.notice), row].into_iter().flatten().collect();
            said.extend((!parts.is_empty()).then(|| Said::Line(parts.join(": "))));
            return said;
        }
        let parts: Vec<_> = [news(&self.notice), self.place(&before, app, command)].into_iter().flatten().collect();
        if !parts.is_empty() {
            said.push(Said::Line(parts.join(": ")));
        } else if said.is_empty() && command.is_some_and(moves) {
            let end = app.view().text.at_end();
            said.push(Said::Line(format!("the {} of the text", if end { "end" } else { "beginning" })));
        }
        said
    }

    fn of(app: &App) -> Self {
        let view = app.view();
        let id = app.open().index();
        let row_for_it = match app.overlay() {
            Some(Overlay::Narrow(_)) => across_row(app).unwrap_or_default(),
            Some(Overlay::Filter(_)) => shelf_row(app),
            Some(Overlay::Pick(picker)) => picked(picker),
            _ => String::new(),
        };
        let typed = match app.overlay() {
            Some(Overlay::Links(typed)) => Some(typed.as_str()),
            overlay => overlay.and_then(Overlay::prompt).map(Prompt::typed),
        };
        Self {
            article: app
                .document()
                .filter(|_| !app.is_on_shelf() && app.across().seen().is_none())
                .map(|document| (id, document.text.len(), app.analyzed().is_some())),
            notice: app.notice().map(|notice| notice.text.clone()),
            line: view.text.rows().iter().find_map(|row| row.line()),
            lit: view.lit,
            hit: view.hit,
            row: row(app).map(|row| (app.focus(), row)),
            overlay: opened_lines(app),
            typed: typed.map(|typed| (typed.to_owned(), row_for_it)),
            awaiting: app.awaiting().is_some(),
            shelf: across_row(app).or_else(|| app.is_on_shelf().then(|| shelf_row(app))),
            greeted: true,
        }
    }

    /// A text that has come, who says what in it, and a letter that is waited for.
    fn arrivals(&self, before: &Self, app: &App) -> Vec<Said> {
        let mut said = Vec::new();
        if !before.greeted {
            let help = app.keymap().keys(Command::Help).first();
            let help = help.map_or(String::new(), |key| format!("; {key} lists the keys"));
            said.push(Said::Line(format!("line by line{help}")));
        }
        let (Some(document), Some((id, _, known))) = (app.document(), self.article) else { return said };
        let same = before.article.is_some_and(|(before, ..)| before == id);
        if !same {
            said.push(Said::Line(opened(app, document)));
        }
        let was_known = same && before.article.is_some_and(|(.., known)| known);
        if let Some(analyzed) = app.analyzed().filter(|_| known && !was_known) {
            let claims = counted(analyzed.analysis.quotations.len(), "claim", "claims");
            let parties = counted(analyzed.analysis.entities.len(), "party", "parties");
            said.push(Said::Line(format!("{claims}, {parties}")));
        }
        if self.awaiting && !before.awaiting {
            said.push(Said::Line("type a letter for the mark".to_owned()));
        }
        said
    }

    /// Where the reader is now, if that is elsewhere than before.
    fn place(&self, before: &Self, app: &App, command: Option<Command>) -> Option<String> {
        let document = app.document()?;
        if let Some((pane, row)) = &self.row {
            let entered = before.row.as_ref().is_none_or(|(before, _)| before != pane);
            let name = if entered { format!("{}, ", pane.words()) } else { String::new() };
            return (self.row != before.row).then(|| format!("{name}{row}"));
        }
        // What was found while it was typed is said when the prompt closes.
        let typed = before.typed.is_some();
        if !typed
            && self.line == before.line
            && self.lit == before.lit
            && self.hit == before.hit
            && before.row.is_none()
        {
            return None;
        }
        if self.lit != before.lit
            && let (Some(Lit::Claim(id)), Some(analyzed)) = (self.lit, app.analyzed())
        {
            let count = analyzed.analysis.quotations.len();
            return Some(format!("claim {} of {count}: {}", id.index() + 1, claim_line(document, analyzed, id)));
        }
        let hits = app.view().search.as_ref().map_or(0, |search| search.hits.len());
        let found = self.hit.filter(|_| typed || self.hit != before.hit);
        let found = found.map_or(String::new(), |hit| format!("hit {} of {hits}: ", hit + 1));
        let new_line = self.line.filter(|line| before.line != Some(*line));
        let pictures = new_line.map_or_else(String::new, |line| pictures(document, line));
        Some(format!("{found}{pictures}{}", text(app, document, self.line?, command)))
    }
}

/// The selected row of a screen over the library, in a line; `None` where there is none.
fn across_row(app: &App) -> Option<String> {
    let screen = app.across().seen()?;
    if let What::Dossier(dossier) = &screen.what
        && dossier.among_others
    {
        let told = dossier.told.as_ref()?;
        let other = told.dossier.companions.get(dossier.others().selected()?)?;
        return Some(format!("{}, in {}", other.name, counted(other.articles, "article", "articles")));
    }
    let row = screen.rows().selected()?;
    let line = |pieces: &Pieces| pieces.iter().map(|(_, words)| words.as_str()).collect::<String>();
    let lines: Vec<String> = row.head.iter().chain(&row.lines).map(line).collect();
    Some(one_line(lines.join(" ").trim()))
}

/// The selected row of the library screen on one line, or all of the preview.
fn shelf_row(app: &App) -> String {
    let shelf = app.shelf();
    let name = |source: &Source| one_line(source.name(shelf.feeds()));
    match shelf.focus() {
        ShelfPane::Sources => {
            let unread = match shelf.source() {
                Source::Unread => Some(shelf.counts().unread),
                Source::Feed(id) => shelf.feed(*id).map(|feed| feed.unread),
                _ => None,
            };
            format!("{}{}", name(shelf.source()), unread.map_or(String::new(), |unread| format!(", {unread} unread")))
        }
        ShelfPane::Items => {
            let (Some(item), Some(index)) = (shelf.item(), shelf.item_list().selected_at()) else {
                return format!("{}: nothing is listed", name(shelf.source()));
            };
            let standing = item.standing;
            let marks = [(!standing.read, "unread, "), (standing.starred, "starred, ")];
            let marks: String = marks.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect();
            let feed = item.feed.and_then(|id| shelf.feed(id)).map_or(String::new(), |feed| format!(", {}", feed.name));
            let (claims, when) = (counted(item.claims, "claim", "claims"), item.moment.words(shelf.now()));
            let place = format!("{} of {}", index + 1, shelf.items().len());
            format!("{place}: {marks}{}{feed}, {when}, {claims}", one_line(&item.title))
        }
        ShelfPane::Preview => {
            let lines = preview::lines(shelf, u16::MAX);
            let words = |line: &Line| line.pieces.iter().map(|(_, words)| words.trim()).collect::<Vec<_>>().join(" ");
            lines.iter().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
        }
    }
}

/// What is open, in lines; help with the keys of a command before what it does.
fn opened_lines(app: &App) -> Vec<String> {
    if !matches!(app.overlay(), Some(Overlay::Help(_))) {
        let lines = app.overlay_lines();
        return lines.iter().map(|line| line.pieces.iter().map(|(_, words)| words.as_str()).collect()).collect();
    }
    let line = |entry: &Entry| {
        let keys: Vec<_> = app.keymap().keys(entry.command).iter().map(ToString::to_string).collect();
        format!("{}: {}", if keys.is_empty() { "no key".to_owned() } else { keys.join(" ") }, entry.words)
    };
    COMMANDS.iter().map(line).collect()
}

/// The title of an article that was opened, and how long it is.
fn opened(app: &App, document: &Document) -> String {
    let count = app.library().count();
    let number = if count > 1 {
        format!("article {} of {count}: ", app.library().position(app.open()) + 1)
    } else {
        String::new()
    };
    let byline = document.byline.as_ref().map(|line| one_line(line.of(&document.text)));
    let parts = [Some(one_line(app.article().title())), byline, document.published.clone()];
    let sections = counted(document.sections.len(), "section", "sections");
    format!("{number}{}, {sections}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// What is said of the pictures that stand directly above `line`, if it begins a paragraph.
fn pictures(document: &Document, line: Span) -> String {
    let index = document.paragraph_at(line.start());
    if document.paragraphs.get(index).is_none_or(|paragraph| paragraph.span.start() != line.start()) {
        return String::new();
    }
    let above = index.checked_sub(1).map_or(0, |above| document.paragraphs[above].span.start() + 1);
    let images = document.images.iter().filter(|image| above <= image.at && image.at <= line.start());
    images.filter_map(|image| document.said_of(image)).flat_map(|said| [PICTURE_WORD, said, "; "]).collect()
}

/// The text at `line`: a heading as its section, all of a paragraph where one was asked for.
fn text(app: &App, document: &Document, line: Span, command: Option<Command>) -> String {
    let words = |span: Span| one_line(span.of(&document.text));
    let paragraph = document.paragraphs.get(document.paragraph_at(line.start()));
    match (paragraph, command) {
        (Some(paragraph), _) if paragraph.kind == ParagraphKind::Heading => {
            section_line(document, document.section_at(line.start()))
        }
        (_, Some(Command::NextSection | Command::PreviousSection)) => {
            format!("{}: {}", section_line(document, app.view().section(document)), words(line))
        }
        (
            Some(paragraph),
            Some(Command::NextParagraph | Command::PreviousParagraph | Command::PageDown | Command::PageUp),
        ) => words(paragraph.span),
        _ => words(line),
    }
}

/// The selected row of the pane that keys move in; `None` where that is the text.
fn row(app: &App) -> Option<String> {
    let view = app.view();
    let document = app.document()?;
    let numbered = |index: Option<usize>, count: usize, words: String| {
        index.map_or(words.clone(), |index| format!("{} of {count}: {words}", index + 1))
    };
    let nothing = || "nothing here".to_owned();
    match app.focus() {
        Pane::Text => None,
        Pane::Sections => view.sections.selected().map(|section| section_line(document, section)),
        Pane::Claims => {
            let (Some(analyzed), Some(row)) = (app.analyzed(), view.claims.selected()) else { return Some(nothing()) };
            let count = view.claims.items().len();
            let claim = claim_line(document, analyzed, row.id);
            // One of several is heard once for each of them.
            let under = row.under.map(|party| format!("under {}: ", analyzed.analysis.entity(party).name));
            Some(numbered(view.claims.selected_at(), count, format!("{}{claim}", under.unwrap_or_default())))
        }
        Pane::Parties => {
            let (Some(analyzed), Some(id)) = (app.analyzed(), view.parties.selected()) else { return Some(nothing()) };
            let items = view.parties.items();
            let index = items.iter().position(|other| *other == id);
            Some(numbered(index, items.len(), party_line(analyzed, id)))
        }
    }
}

/// The row that a picker would pick, with how many there are.
fn picked(picker: &Picker) -> String {
    let Some(index) = picker.list().selected() else { return "nothing fits".to_owned() };
    let row = &picker.matches()[index].row;
    let beside = if row.beside.is_empty() { String::new() } else { format!(", {}", row.beside) };
    let marked = if picker.marked().contains(&row.target) { ", marked" } else { "" };
    format!("{} {}{beside}{marked}, {} of {}", row.kind, row.words, index + 1, picker.matches().len())
}

/// What is typed, as it is typed, and the row it would pick.
fn typing(before: Option<&(String, String)>, typed: &str, row: &str, app: &App) -> Vec<Said> {
    let label = match app.overlay() {
        Some(Overlay::Search(SearchPrompt { scope: Pane::Text, .. })) => "search: ".to_owned(),
        Some(Overlay::Search(search)) => format!("search {}: ", search.scope.words()),
        Some(Overlay::Pipe { .. }) => "send to: ".to_owned(),
        Some(Overlay::Rename(..)) => "name: ".to_owned(),
        Some(Overlay::Links(_)) => "link: ".to_owned(),
        Some(Overlay::Subscribe(_)) => "address of a feed: ".to_owned(),
        Some(Overlay::SaveSearch(_)) => "keep it as: ".to_owned(),
        Some(Overlay::Note(_)) => "note: ".to_owned(),
        Some(Overlay::File(filing, _)) => app.filing_words(filing).0,
        _ => String::new(),
    };
    if label.is_empty() {
        if before.is_some_and(|(before, picked)| before == typed && picked == row) {
            return vec![];
        }
        let colon = if typed.is_empty() { "" } else { ": " };
        return vec![Said::Line(format!("{typed}{colon}{row}"))];
    }
    match before.and_then(|(before, _)| typed.strip_prefix(before.as_str())) {
        Some("") => vec![],
        Some(more) => vec![Said::Echo(more.to_owned())],
        None => vec![Said::Line(String::new()), Said::Echo(format!("{label}{typed}"))],
    }
}

/// Whether `command` goes to another place, and may find none.
fn moves(command: Command) -> bool {
    matches!(
        command,
        Command::ScrollDown
            | Command::ScrollUp
            | Command::PageDown
            | Command::PageUp
            | Command::HalfPageDown
            | Command::HalfPageUp
            | Command::NextSection
            | Command::PreviousSection
            | Command::NextParagraph
            | Command::PreviousParagraph
            | Command::Top
            | Command::Bottom
    )
}
