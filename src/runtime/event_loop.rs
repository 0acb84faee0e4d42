//! Waits, applies everything that has arrived, performs what it asks for, draws once. No ticks: an idle reader sleeps.

use super::answers::{Answers, GROUND_QUESTION, Taken};
use super::corrections;
use super::inbox::{Event, Inbox, Post};
use super::input::Origin;
use super::job_control;
use super::librarian::Librarian;
use super::log::Log;
use super::noted;
use super::outside;
use super::outside::Clipboard;
use super::pictures::{
    Pictures,
    way::{self, Way},
};
use super::place::Place;
use super::screen::Screen;
use super::settings::Configuration;
use super::state::{self, Memory};
use super::terminal::{give_back, give_back_on_panic};
use super::worker::{self, Job};
use crate::app::App;
use crate::app::command::Command;
use crate::app::message::{Effect, Message, Notice};
use crate::app::settings::{Background, PictureProtocol};
use crate::app::shelf::errand::Errand;
use crate::document::format::Format;
use crate::library::ArticleId;
use crate::library::keeping::Keeping;
use crate::store::Store;
use crate::ui::theme::Themes;
use crossterm::event::{Event as TerminalEvent, KeyEvent};
use std::collections::HashMap;
use std::io;
use std::time::Duration;

/// How long the first frame waits for the text, so that a file that is read at once is painted once.
const FIRST_FRAME_WAIT: Duration = Duration::from_millis(40);

/// How reading ended.
enum End {
    /// The reader quit.
    Quit,
    /// A signal asked for the end.
    Signal(i32),
}

/// What reading begins with.
#[derive(Debug)]
pub enum Start {
    /// Articles.
    Articles {
        /// Which, at least one.
        origins: Vec<Origin>,
        /// What they are written in, where that is not to be found.
        format: Option<Format>,
        /// Whether they are one folder's.
        of_folder: bool,
    },
    /// The library.
    Library(Box<Store>),
}

/// A larger file is read once it is opened, and listed by its name until then.
const MAX_PEEKED_BYTES: u64 = 2_000_000;

/// Lets a person read; `notices` are shown on the status line.
///
/// # Errors
/// Where the terminal can't be taken or written to.
pub fn read(start: Start, configuration: Configuration, notices: Vec<String>, log: Log) -> io::Result<()> {
    give_back_on_panic();
    let mut inbox = Inbox::new()?;
    let terminal = Screen::take(configuration.settings.linear)?;
    let Configuration { keymap, themes, mut settings, keeping, memory, notice } = configuration;
    settings.colourless = !themes.have_colours();
    let taken_over = keymap.taken_over();
    let size = terminal.size()?;
    let (places, librarian, (app, effects)) = match start {
        Start::Articles { origins, format, of_folder } => {
            let places: Vec<Place> = origins.into_iter().map(|origin| Place::Whole { origin, format }).collect();
            let sources = places.iter().map(Place::source).collect();
            let (mut app, effects) = App::new(sources, keymap, settings, size);
            if of_folder {
                app.begin_with_list();
            }
            (places, None, (app, effects))
        }
        Start::Library(store) => {
            let librarian = Librarian::start(Some(*store), keeping.clone(), inbox.post());
            (vec![], Some(librarian), App::of_library(keymap, settings, size))
        }
    };
    let mut reader = Reader {
        app,
        places,
        librarian,
        keeping,
        stdin_was_read: false,
        terminal,
        command: None,
        themes,
        memory,
        asked: false,
        answers: Answers::default(),
        name: None,
        protocol: settings.picture_protocol,
        pictures: Pictures::new(None, inbox.post()),
        fetching: HashMap::new(),
        analysis: None,
        to_be_analysed: None,
        search: None,
        log,
        clipboard: Clipboard::default(),
        post: inbox.post(),
    };
    reader.perform(effects)?;
    reader.find_way()?;
    let failures: Vec<String> = notice.into_iter().chain(notices).collect();
    if let Some(text) = taken_over.filter(|text| failures.is_empty() && state::is_news(text)) {
        reader.update(Message::Notice(Notice { text, failure: false }))?;
    }
    for text in failures {
        reader.update(Message::Notice(Notice { text, failure: true }))?;
    }
    let first = inbox.next_within(FIRST_FRAME_WAIT);
    inbox.listen();
    let end = reader.run(first, &mut inbox)?;
    let Reader { app, mut memory, terminal, .. } = reader;
    drop(terminal);
    if let Err(text) = memory.keep(app.settings()) {
        eprintln!("onrecord: {text}");
    }
    if let End::Signal(signal) = end {
        end_by(signal);
    }
    Ok(())
}

struct Reader {
    app: App,
    /// Where each article is read from, by its id.
    places: Vec<Place>,
    /// Runs errands to the store, once there was one.
    librarian: Option<Librarian>,
    /// What is kept of the library.
    keeping: Keeping,
    stdin_was_read: bool,
    terminal: Screen,
    /// What the last key asked for, until it is shown.
    command: Option<Command>,
    themes: Themes,
    memory: Memory,
    /// Whether the terminal was asked for its ground and its name, and what it answers.
    asked: bool,
    answers: Answers,
    /// What the terminal is called, if it said.
    name: Option<String>,
    /// How the reader has pictures shown, and the pictures.
    protocol: PictureProtocol,
    pictures: Pictures,
    log: Log,
    clipboard: Clipboard,
    post: Post,
    /// What is analysed and what is searched for, each given up with the next.
    fetching: HashMap<ArticleId, Job>,
    analysis: Option<Job>,
    to_be_analysed: Option<ArticleId>,
    search: Option<Job>,
}

impl Reader {
    /// Applies `first`, then whatever arrives, until the end.
    fn run(&mut self, first: Option<Event>, inbox: &mut Inbox) -> io::Result<End> {
        let mut next = first;
        loop {
            while let Some(event) = next {
                if let Some(end) = self.apply(event)? {
                    return Ok(end);
                }
                if self.terminal.is_linear() {
                    self.draw()?;
                }
                next = inbox.next_arrived();
            }
            self.analyze();
            self.draw()?;
            if let Err(text) = self.memory.keep(self.app.settings()) {
                self.update(Message::Notice(Notice { text, failure: true }))?;
                self.draw()?;
            }
            self.ask_terminal()?;
            next = Some(inbox.next());
        }
    }

    /// Begins to analyse what is to be analysed, beside the frame that shows its text.
    fn analyze(&mut self) {
        let Some(id) = self.to_be_analysed.take() else { return };
        let document = self.app.library().article(id).document.clone();
        self.analysis = document.map(|document| worker::analyze(id, document, self.post.clone()));
    }

    /// Asks the terminal, once, for its ground and its name, where the answers would matter.
    fn ask_terminal(&mut self) -> io::Result<()> {
        // The answers, and whoever writes them, would take a core from the analysis of a short text, which is over
        // sooner than anybody sees in which colours it began.
        if self.analysis.is_some() && self.app.analyzed().is_none() && self.app.document().is_some_and(worker::is_short)
        {
            return Ok(());
        }
        // The console of Linux draws what it does not understand.
        if std::mem::replace(&mut self.asked, true) || std::env::var_os("TERM").is_some_and(|term| term == "linux") {
            return Ok(());
        }
        let settings = self.app.settings();
        if settings.background == Background::Auto && self.themes.have_colours() {
            self.terminal.ask(GROUND_QUESTION)?;
        }
        if settings.pictures && settings.picture_protocol == PictureProtocol::Auto {
            self.terminal.ask(way::QUESTION)?;
        }
        Ok(())
    }

    /// Finds out how the terminal shows pictures, by what is known of it now.
    fn find_way(&mut self) -> io::Result<Option<End>> {
        self.protocol = self.app.settings().picture_protocol;
        let way = Way::found(self.protocol, self.name.as_deref());
        self.pictures.set_way(way);
        self.update(Message::Pictures(way.is_some()))
    }

    /// Takes a key, or what of the terminal's answer looks like one.
    fn key(&mut self, key: KeyEvent) -> io::Result<Option<End>> {
        let keys = match self.answers.take(key) {
            Taken::Held => vec![],
            Taken::Keys(keys) => keys,
            Taken::Ground(light) => return self.update(Message::Background { light }),
            Taken::Name(name) => {
                self.name = Some(name);
                return self.find_way();
            }
        };
        for key in keys {
            self.command = self.app.keymap().command(&key);
            if let Some(end) = self.update(Message::Key(key))? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn draw(&mut self) -> io::Result<()> {
        self.pictures.see(&self.app.pictures_seen());
        let settings = self.app.settings();
        let theme = self.themes.theme(settings.colours, settings.light);
        self.terminal.show(&self.app, theme, &self.pictures, self.command.take())
    }

    fn apply(&mut self, event: Event) -> io::Result<Option<End>> {
        if let Some(line) = noted::event(&event, &self.app) {
            self.log.say(line);
        }
        match event {
            Event::Terminal(TerminalEvent::Key(key)) => self.key(key),
            Event::Terminal(TerminalEvent::Mouse(mouse)) => self.update(Message::Mouse(mouse)),
            Event::Terminal(TerminalEvent::Paste(text)) => self.update(Message::Pasted(text)),
            // Where there are signals, SIGWINCH says it, which has been listened for since before the window was
            // measured.
            Event::Terminal(TerminalEvent::Resize(..)) if cfg!(unix) => Ok(None),
            Event::Terminal(TerminalEvent::Resize(..)) => self.start_over(),
            Event::Terminal(TerminalEvent::FocusGained | TerminalEvent::FocusLost) => Ok(None),
            Event::Message(message) => self.update(message),
            Event::Several(id, places) => self.split(id, places),
            Event::Painted(painted) => match self.pictures.take(*painted) {
                Some(message) => self.update(message),
                None => Ok(None),
            },
            Event::Rested => {
                self.pictures.wake();
                Ok(None)
            }
            Event::Signal(signal) => self.signal(signal),
            Event::InputLost => Ok(Some(End::Quit)),
        }
    }

    fn start_over(&mut self) -> io::Result<Option<End>> {
        let size = self.terminal.start_over()?;
        self.find_way()?; // Cells may have other sizes, too.
        self.update(Message::Resized(size))
    }

    fn update(&mut self, message: Message) -> io::Result<Option<End>> {
        let effects = self.app.update(message);
        if self.app.settings().picture_protocol != self.protocol {
            self.find_way()?;
        }
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<End>> {
        for effect in effects {
            if let Some(line) = noted::effect(&effect, &self.app) {
                self.log.say(line);
            }
            match effect {
                Effect::Load(id) => self.load(id),
                Effect::Peek(id) => {
                    let file = self.places[id.index()].file().and_then(|file| file.metadata().ok());
                    if file.is_some_and(|file| file.is_file() && file.len() <= MAX_PEEKED_BYTES) {
                        self.load(id);
                    }
                }
                Effect::Picture(wish) => {
                    let place = self.places.get(wish.article.index());
                    self.pictures.order(wish, place.and_then(Place::file));
                }
                Effect::Keep(kept) => {
                    if let Err(error) = corrections::keep(&kept) {
                        self.app.update(Message::Notice(Notice { text: error.to_string(), failure: true }));
                    }
                }
                Effect::Follow(id, address) => {
                    self.places.push(Place::Whole { origin: Origin::Web(address), format: None });
                    self.load(id);
                }
                Effect::Turn(id, path) => {
                    self.places.push(Place::Whole { origin: Origin::Linked(path), format: None });
                    self.load(id);
                }
                Effect::Shelf(errand) => self.errand(errand),
                Effect::GiveUp(id) => drop(self.fetching.remove(&id)),
                Effect::Copy(text) => {
                    self.terminal.copy(&text)?;
                    self.clipboard.copy(text);
                }
                Effect::Open(address) => {
                    if let Err(text) = outside::open(&address, self.post.clone()) {
                        self.app.update(Message::Notice(Notice { text, failure: true }));
                    }
                }
                Effect::Pipe { command, text } => outside::pipe(command, text, self.post.clone()),
                Effect::Analyze(id) => self.to_be_analysed = Some(id),
                Effect::StopAnalysis => {
                    self.to_be_analysed = None;
                    self.analysis = None;
                }
                Effect::Search(inquiry) => {
                    let document = self.app.library().article(inquiry.article).document.clone();
                    self.search = document.map(|document| worker::search(inquiry, document, self.post.clone()));
                }
                Effect::Mouse(on) => self.terminal.mouse(on)?,
                Effect::Redraw => {
                    self.start_over()?;
                }
                Effect::Suspend => self.suspend(),
                Effect::Quit => return Ok(Some(End::Quit)),
            }
        }
        Ok(None)
    }

    fn load(&mut self, id: ArticleId) {
        let place = self.places[id.index()].clone();
        let is_stdin = matches!(place, Place::Whole { origin: Origin::Stdin, .. });
        if is_stdin && std::mem::replace(&mut self.stdin_was_read, true) {
            let text = "standard input gives its text once; this is it".to_owned();
            self.app.update(Message::Notice(Notice { text, failure: true }));
            return;
        }
        match place {
            Place::Whole { origin: Origin::Web(address), format } => {
                self.fetching.insert(id, worker::fetch(id, address, format, self.post.clone()));
            }
            Place::Kept(item, _) => self.errand(Errand::Open(id, item)),
            place => worker::load(id, place, self.post.clone()),
        }
    }

    /// Has `errand` run; what is opened by it has its place from now on.
    fn errand(&mut self, errand: Errand) {
        if let Errand::Open(id, item) = errand {
            let place = Place::Kept(item, self.app.library().article(id).source.name.clone());
            match self.places.get_mut(id.index()) {
                Some(known) => *known = place,
                None => self.places.push(place),
            }
        }
        let (keeping, post) = (&self.keeping, &self.post);
        self.librarian.get_or_insert_with(|| Librarian::start(None, keeping.clone(), post.clone())).ask(errand);
    }

    /// Takes the articles that came of what was to be the article `id`.
    fn split(&mut self, id: ArticleId, places: Vec<Place>) -> io::Result<Option<End>> {
        let sources = places.iter().map(Place::source).collect();
        let mut places = places.into_iter();
        if let Some(first) = places.next() {
            self.places[id.index()] = first;
            self.places.extend(places);
        }
        self.update(Message::Opened(id, sources))
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32) -> io::Result<Option<End>> {
        use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
        match signal {
            SIGWINCH => self.start_over(),
            SIGTSTP => {
                self.suspend();
                Ok(None)
            }
            // Also after SIGSTOP, which gave us no time to give anything back.
            SIGCONT => {
                self.terminal.retake()?;
                self.update(Message::Resumed)
            }
            signal => Ok(Some(End::Signal(signal))),
        }
    }

    /// Gives the terminal back and stops. SIGCONT, which ends the stop, takes the terminal again; nothing is drawn
    /// before.
    #[cfg(unix)]
    fn suspend(&mut self) {
        if !job_control::can_go_on() {
            let text = "there is no shell here to come back from: not suspended".to_owned();
            self.app.update(Message::Notice(Notice { text, failure: true }));
            return;
        }
        give_back();
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }

    /// Nothing here stops a program and lets it go on.
    #[cfg(not(unix))]
    fn suspend(&mut self) {}

    #[cfg(not(unix))]
    fn signal(&mut self, signal: i32) -> io::Result<Option<End>> {
        Ok(Some(End::Signal(signal)))
    }
}

/// Ends as the signal would have ended a program that does not handle it, so that whoever sent it can tell.
fn end_by(signal: i32) {
    give_back();
    #[cfg(unix)]
    {
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
    std::process::exit(128 + signal);
}
