//! A program in a pseudo-terminal, and what a person sees there. Waits for what it expects, at most [`PATIENCE`].

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);
/// How long it waits for output before it looks again at what makes none: whether the program has ended or stopped.
const BREATH: Duration = Duration::from_millis(10);

/// Columns and lines a session starts with.
pub(crate) const SIZE: (u16, u16) = (120, 36);

/// The program under test.
pub(crate) fn onrecord(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments);
    command
}

/// A program that runs, and its terminal.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    terminal: PtyPair,
    settings_before: String,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Every byte it wrote.
    pub(crate) written: Vec<u8>,
    /// Where it keeps what it remembers, unless that is with the settings.
    state: Option<Folder>,
}

impl Session {
    /// Starts `command` with none of the settings of whoever runs the tests.
    pub(crate) fn start(command: CommandBuilder) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let state = Folder::new(&format!("state-{}", STARTED.fetch_add(1, Ordering::Relaxed)));
        let mut session = Self::start_in(command, Path::new("/nonexistent"), state.path());
        session.state = Some(state);
        session
    }

    /// Starts `command` with the settings of the folder `config`, in which it keeps its state, too.
    pub(crate) fn start_with_settings(command: CommandBuilder, config: &Path) -> Self {
        Self::start_in(command, config, &config.join("state"))
    }

    fn start_in(mut command: CommandBuilder, config: &Path, state: &Path) -> Self {
        let terminal = native_pty_system().openpty(pty_size(SIZE)).unwrap();
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", config);
        command.env("XDG_STATE_HOME", state);
        if command
            .get_env("XDG_DATA_HOME")
            .is_none_or(|folder| Some(folder) == std::env::var_os("XDG_DATA_HOME").as_deref())
        {
            // Nobody here has a library, unless the test says so.
            command.env("XDG_DATA_HOME", state);
        }
        command.env_remove("NO_COLOR");
        let remembered = state.join("onrecord/state.toml");
        if !remembered.exists() {
            // Nobody here is new.
            std::fs::create_dir_all(state.join("onrecord")).unwrap();
            std::fs::write(remembered, "[reader]\nhint = false\n").unwrap();
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let settings_before = settings(&*terminal.master);
        let mut reader = terminal.master.try_clone_reader().unwrap();
        let keyboard = terminal.master.take_writer().unwrap();
        let child = terminal.slave.spawn_command(command).unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(SIZE.1, SIZE.0, 0);
        Self { child, terminal, settings_before, keyboard, output, screen, written: Vec::new(), state: None }
    }

    /// Sends `keys` as the terminal would.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// What is on the screen.
    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// The screen, cell by cell.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until `words` are on the screen.
    #[track_caller]
    pub(crate) fn shows(&mut self, words: &str) -> &mut Self {
        self.until(words, |session| session.contents().contains(words))
    }

    /// Waits until `words` are not on the screen.
    #[track_caller]
    pub(crate) fn hides(&mut self, words: &str) -> &mut Self {
        self.until(&format!("no {words}"), |session| !session.contents().contains(words))
    }

    /// Makes the window another size.
    pub(crate) fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.screen.screen_mut().set_size(size.1, size.0);
        self.terminal.master.resize(pty_size(size)).unwrap();
        self
    }

    /// Sends `signal` to the program.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).unwrap();
        self
    }

    /// Waits until the program has stopped.
    #[track_caller]
    pub(crate) fn is_stopped(&mut self) -> &mut Self {
        let options = WaitOptions::UNTRACED | WaitOptions::NOHANG;
        self.until("a stop", |session| {
            waitpid(Some(session.pid()), options).unwrap().is_some_and(|(_, status)| status.stopped())
        })
    }

    /// Waits until the program has ended.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let mut status = None;
        self.until("the end", |session| {
            status = session.child.try_wait().unwrap();
            status.is_some()
        });
        status.unwrap()
    }

    /// Waits until the terminal is as it was before: its screen, its cursor, its modes, its settings.
    #[track_caller]
    pub(crate) fn has_the_terminal_back(&mut self) -> &mut Self {
        self.until("the terminal as it was", |session| {
            let screen = session.screen.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && settings(&*session.terminal.master) == session.settings_before
        })
    }

    /// Waits until the program has written `sequence`.
    #[track_caller]
    pub(crate) fn writes(&mut self, sequence: &str) -> &mut Self {
        self.until(sequence, |session| {
            session.written.windows(sequence.len()).any(|bytes| bytes == sequence.as_bytes())
        })
    }

    /// Waits until the program has asked for the alternate screen so many `times`.
    #[track_caller]
    pub(crate) fn has_taken_the_terminal(&mut self, times: usize) -> &mut Self {
        let enter = b"\x1b[?1049h";
        self.until(&format!("take {times}"), |session| {
            session.written.windows(enter.len()).filter(|bytes| bytes == enter).count() == times
        })
    }

    /// Waits until `done`.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, mut done: impl FnMut(&mut Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        loop {
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
            if done(self) {
                return self;
            }
            assert!(Instant::now() < deadline, "waited for {what}:\n{}", self.contents());
            if let Ok(bytes) = self.output.recv_timeout(BREATH) {
                self.take(&bytes);
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// A process that the program has started and that runs, and is no copy of it any more that waits to become
    /// another.
    pub(crate) fn child(&self) -> Option<Pid> {
        let parent = self.pid().as_raw_nonzero().to_string();
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let mut told = processes.filter_map(|process| std::fs::read_to_string(process.path().join("stat")).ok());
        let child = told.find_map(|stat| {
            // The name before it may hold anything.
            let (_, facts) = stat.rsplit_once(") ")?;
            let mut facts = facts.split(' ');
            let (doing, above) = (facts.next()?, facts.next()?);
            let process = stat.split(' ').next()?;
            let called = |process: &str| std::fs::read(format!("/proc/{process}/cmdline")).ok();
            (doing != "Z" && above == parent && called(process) != called(&parent)).then(|| process.to_owned())
        });
        Pid::from_raw(child?.parse().ok()?)
    }

    fn pid(&self) -> Pid {
        let id = self.child.process_id().expect("the program runs");
        Pid::from_raw(i32::try_from(id).unwrap()).unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// A folder for the files of one test, gone with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder of the test called `name`.
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes the file `name`, and gives its path.
    pub(crate) fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How the kernel treats the terminal: echo, lines, signals.
fn settings(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios().unwrap())
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
