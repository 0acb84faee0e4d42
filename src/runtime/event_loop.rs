//! Waits, applies everything that has arrived, performs what it asks for, draws once. No ticks: an idle reader sleeps.

use super::settings::Configuration;
use super::terminal::{Terminal, give_back, give_back_on_panic};
use super::worker;
use crate::app::App;
use crate::app::message::{Effect, Message, Notice};
use crate::library::{ArticleId, Source};
use crate::text::safe::safe_line;
use crate::ui;
use crossterm::event::Event as TerminalEvent;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long the first frame waits for the text, so that a file that is read at once is painted once.
const FIRST_FRAME_WAIT: Duration = Duration::from_millis(40);

/// Everything that can arrive.
#[derive(Debug)]
pub(super) enum Event {
    /// From the keyboard, the mouse or the window.
    Terminal(TerminalEvent),
    /// From a worker.
    Message(Message),
    /// A signal of this number was sent to the program.
    Signal(i32),
    /// No key will ever come again.
    InputLost,
}

/// How reading ended.
enum End {
    /// The reader quit.
    Quit,
    /// A signal asked for the end.
    Signal(i32),
}

/// Lets a person read `paths`, the first at once; `notices` are shown on the status line.
///
/// # Errors
/// Where the terminal can't be taken or written to.
pub fn read(paths: Vec<String>, configuration: Configuration, notices: Vec<String>) -> io::Result<()> {
    give_back_on_panic();
    let (sender, receiver) = channel();
    signals(sender.clone())?;
    let mut terminal = Terminal::take()?;
    let sources = paths.iter().map(|path| Source { name: safe_line(super::seeds::shown(path)).into_owned() });
    let Configuration { keymap, themes, settings } = configuration;
    let (app, effects) = App::new(sources.collect(), keymap, settings, terminal.size()?);
    let mut reader = Reader { app, paths, sender: sender.clone(), effects: Vec::new() };
    reader.effects.extend(effects);
    for text in notices {
        reader.update(Message::Notice(Notice { text: safe_line(&text).into_owned(), failure: true }));
    }
    reader.perform(&mut terminal)?;
    let mut first = receiver.recv_timeout(FIRST_FRAME_WAIT).ok();
    input(sender);
    let end = loop {
        if let Some(event) = first.take()
            && let Some(end) = reader.drain(event, &receiver, &mut terminal)?
        {
            break end;
        }
        let theme = themes.theme(reader.app.settings().light);
        terminal.draw(|frame| ui::draw(frame, &reader.app, theme))?;
        first = receiver.recv().ok();
        if first.is_none() {
            break End::Quit;
        }
    };
    drop(terminal);
    if let End::Signal(signal) = end {
        end_by(signal);
    }
    Ok(())
}

struct Reader {
    app: App,
    paths: Vec<String>,
    sender: Sender<Event>,
    effects: Vec<Effect>,
}

impl Reader {
    /// Applies `event` and all that have arrived behind it.
    fn drain(&mut self, event: Event, receiver: &Receiver<Event>, terminal: &mut Terminal) -> io::Result<Option<End>> {
        let mut next = Some(event);
        while let Some(event) = next {
            if let Some(end) = self.apply(event, terminal)? {
                return Ok(Some(end));
            }
            next = receiver.try_recv().ok();
        }
        Ok(None)
    }

    fn apply(&mut self, event: Event, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match event {
            Event::Terminal(TerminalEvent::Key(key)) => self.update(Message::Key(key)),
            Event::Terminal(TerminalEvent::Mouse(mouse)) => self.update(Message::Mouse(mouse)),
            Event::Terminal(TerminalEvent::Paste(text)) => self.update(Message::Pasted(text)),
            Event::Terminal(TerminalEvent::Resize(..)) => self.update(Message::Resized(terminal.size()?)),
            Event::Terminal(_) => {}
            Event::Message(message) => self.update(message),
            Event::Signal(signal) => return self.signal(signal, terminal),
            Event::InputLost => return Ok(Some(End::Quit)),
        }
        self.perform(terminal)
    }

    fn update(&mut self, message: Message) {
        let effects = self.app.update(message);
        self.effects.extend(effects);
    }

    fn perform(&mut self, terminal: &mut Terminal) -> io::Result<Option<End>> {
        while !self.effects.is_empty() {
            for effect in std::mem::take(&mut self.effects) {
                match effect {
                    Effect::Load(id) => self.load(id),
                    Effect::Copy(text) => terminal.copy(&text)?,
                    Effect::Mouse(on) => terminal.mouse(on)?,
                    Effect::Redraw => terminal.forget()?,
                    Effect::Suspend => {
                        suspend();
                        self.resume(terminal)?;
                    }
                    Effect::Quit => return Ok(Some(End::Quit)),
                }
            }
        }
        Ok(None)
    }

    fn load(&self, id: ArticleId) {
        worker::load(id, self.paths[id.index()].clone(), self.sender.clone());
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32, terminal: &mut Terminal) -> io::Result<Option<End>> {
        use signal_hook::consts::{SIGCONT, SIGTSTP};
        match signal {
            SIGTSTP => {
                suspend();
                self.resume(terminal)?;
            }
            // Stopped by SIGSTOP, which gave us no time, or by ourselves: whoever ran meanwhile may have changed it all.
            SIGCONT => self.resume(terminal)?,
            signal => return Ok(Some(End::Signal(signal))),
        }
        self.perform(terminal)
    }

    #[cfg(not(unix))]
    fn signal(&mut self, signal: i32, _: &mut Terminal) -> io::Result<Option<End>> {
        Ok(Some(End::Signal(signal)))
    }

    fn resume(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        terminal.retake()?;
        self.update(Message::Resized(terminal.size()?));
        self.update(Message::Resumed);
        Ok(())
    }
}

/// Keys, mouse and window, from a thread of their own.
fn input(sender: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let event = crossterm::event::read().map_or(Event::InputLost, Event::Terminal);
            let lost = matches!(event, Event::InputLost);
            if sender.send(event).is_err() || lost {
                break;
            }
        }
    });
}

#[cfg(unix)]
fn signals(sender: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Event::Signal(signal)).is_err() {
                break;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn signals(_: Sender<Event>) -> io::Result<()> {
    Ok(())
}

/// Gives the terminal back and stops, until `fg`.
fn suspend() {
    give_back();
    #[cfg(unix)]
    {
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
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
