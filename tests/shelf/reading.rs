//! A library that can be read and not written.

use super::server::{Server, rss};
use super::{BRIDGE, RAIN};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Somebody who may write nothing. Whoever runs the tests as root may write all.
const NOBODY: u32 = 65_534;

/// A library of two articles in a folder where whoever runs the program may write nothing.
struct Archive {
    folder: PathBuf,
    program: PathBuf,
    as_nobody: bool,
}

impl Archive {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("onrecord-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let as_nobody = fs::metadata(&folder).unwrap().uid() == 0;
        let program = if as_nobody { folder.join("program") } else { env!("CARGO_BIN_EXE_onrecord").into() };
        if as_nobody {
            // Nobody may be kept from where it was built, too. Copied by another process: what other tests start
            // meanwhile would have the file open for writing as long, if we wrote it, and one that is written can't be
            // run.
            let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_onrecord")).arg(&program).status().unwrap();
            assert!(copied.success());
        }
        let archive = Self { folder, program, as_nobody };
        let server = Server::start();
        let entries = [("1", "Old bridge to close", BRIDGE), ("2", "Rain in the hills", RAIN)];
        let added = archive.command(&["feed", "add", &server.says("/feed", &rss("alder", &entries))]).output();
        assert!(added.as_ref().unwrap().status.success(), "{added:?}");
        archive
    }

    fn file(&self) -> PathBuf {
        self.folder.join("onrecord/library.db")
    }

    /// From now on nothing can be written.
    fn lock(&self) {
        set_mode(&self.file(), 0o444);
        set_mode(&self.folder.join("onrecord"), 0o555);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).env("XDG_DATA_HOME", &self.folder).env("XDG_CONFIG_HOME", &self.folder);
        command.env("XDG_STATE_HOME", &self.folder).env_remove("ONRECORD_CRASH_AT");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        if self.as_nobody {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.output().unwrap()
    }

    #[track_caller]
    fn says(&self, arguments: &[&str], words: &str) {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains(words), "{arguments:?}: {output:?}");
    }

    #[track_caller]
    fn refuses(&self, arguments: &[&str], words: &str) {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "{arguments:?}: {output:?}");
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // A test that failed need not have come so far.
        let _ = fs::set_permissions(self.folder.join("onrecord"), Permissions::from_mode(0o755));
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_library_that_cannot_be_written_is_read_and_what_would_write_says_why_not() {
    let archive = Archive::new("archive");
    archive.lock();
    let before = fs::read(archive.file()).unwrap();
    archive.says(&["search", "lorries"], "Old bridge to close");
    archive.says(&["feed", "list"], "alder");
    archive.says(&["notes"], "");
    assert!(String::from_utf8(archive.run(&["stories"]).stdout).unwrap().starts_with("no story is told"));
    archive.says(&["dossier", "Ana Ruiz"], "lorries");
    archive.says(&["doctor"], "all is well");
    let copy = std::env::temp_dir().join(format!("onrecord-archive-copy-{}", std::process::id()));
    archive.says(&["export", copy.to_str().unwrap()], "2 articles");
    assert!(fs::read_dir(copy.join("articles")).unwrap().count() == 2);
    fs::remove_dir_all(&copy).unwrap();
    for arguments in [
        &["feed", "rename", "1", "Elder"][..],
        &["feed", "remove", "1"],
        &["search", "rain", "--save", "Rain"],
        &["refresh"],
        &["doctor", "--thorough"],
    ] {
        archive.refuses(arguments, "the library is kept read-only");
    }
    assert_eq!(fs::read(archive.file()).unwrap(), before);
    assert_eq!(fs::read_dir(archive.folder.join("onrecord")).unwrap().count(), 1);
}

#[test]
fn what_would_have_to_be_written_before_it_is_read_is_to_be_opened_elsewhere_first() {
    let archive = Archive::new("archive-older");
    let db = rusqlite::Connection::open(archive.file()).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    drop(db);
    archive.lock();
    archive.refuses(&["search", "rain"], "an earlier onrecord made it, and it is kept read-only: open it once where");
    set_mode(&archive.folder.join("onrecord"), 0o755);
    fs::write(archive.folder.join("onrecord/library.db-wal"), "more").unwrap();
    archive.lock();
    archive.refuses(&["search", "rain"], "in the log beside it");
}
