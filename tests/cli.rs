//! The command line beside reading and extracting: settings shown, completions, the manual, the log.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the program with the settings and the state of `folder`.
fn onrecord(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("TERM", "xterm-256color")
        .env_remove("COLORTERM")
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

/// An empty folder for the test called `name`.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(path.join("onrecord")).unwrap();
    std::fs::create_dir_all(path.join("state/onrecord")).unwrap();
    path
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The line of `shown` that begins with `name`, without what it is filled with.
fn line(shown: &str, name: &str) -> String {
    let line = shown.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_setting_is_shown_with_where_it_comes_from() {
    let folder = folder("origins");
    let write = |name: &str, toml: &str| std::fs::write(folder.join(name), toml).unwrap();
    write("onrecord/config.toml", "[reader]\ntext_cells = 60\nmouse = false\n[theme.dark]\nperson = 'bold red'\n");
    write("onrecord/keymap.toml", "[keys]\n\nhelp = ['q']\n");
    write("state/onrecord/state.toml", "[reader]\nmouse = true\n");
    let output = onrecord(&["config"], &folder);
    assert!(output.status.success());
    let shown = stdout(&output);
    let at = |name: &str| folder.join(name).display().to_string();
    assert_eq!(line(&shown, "text_cells"), format!("text_cells = 60 # {}:2", at("onrecord/config.toml")));
    assert_eq!(line(&shown, "mouse"), format!("mouse = true # remembered in {}:2", at("state/onrecord/state.toml")));
    assert_eq!(line(&shown, "person"), format!("person = \"bold red\" # {}:5", at("onrecord/config.toml")));
    assert_eq!(line(&shown, "help"), format!("help = [\"q\"] # {}:3", at("onrecord/keymap.toml")));
    assert_eq!(line(&shown, "leave"), "leave = [] # built in, but for keys you gave to another");
    assert_eq!(line(&shown, "next-claim"), "next-claim = [\"c\"] # built in");
    assert!(shown.contains("256, as TERM is xterm-256color"));
}

#[test]
fn what_config_prints_are_settings_that_change_nothing() {
    for arguments in [&["config", "--default"][..], &["config"]] {
        let folder = folder(&format!("prints-{}", arguments.len()));
        let plain = stdout(&onrecord(&["config"], &folder));
        std::fs::write(folder.join("onrecord/config.toml"), &onrecord(arguments, &folder).stdout).unwrap();
        let output = onrecord(&["config"], &folder);
        assert!(output.status.success(), "{output:?}");
        let values = |shown: &str| {
            let lines = shown.lines().filter(|line| line.contains(" = "));
            lines.map(|line| line.split("  #").next().unwrap().trim_end().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(values(&stdout(&output)), values(&plain));
    }
}

#[test]
fn what_is_remembered_is_forgotten_when_asked() {
    let folder = folder("forget");
    let state = folder.join("state/onrecord/state.toml");
    std::fs::write(&state, "[reader]\nmouse = false\n").unwrap();
    assert!(stdout(&onrecord(&["config", "--forget"], &folder)).starts_with("forgotten: "));
    assert!(!state.exists());
    assert!(stdout(&onrecord(&["config", "--forget"], &folder)).starts_with("nothing is remembered"));
    // Nor is what a reader was told of their keys, with it or alone.
    let told = state.with_file_name("told.txt");
    for with_state in [true, false] {
        std::fs::write(&told, "n is yours\n").unwrap();
        if with_state {
            std::fs::write(&state, "[reader]\nmouse = false\n").unwrap();
        }
        assert!(stdout(&onrecord(&["config", "--forget"], &folder)).starts_with("forgotten: "));
        assert!(!told.exists() && !state.exists());
    }
}

#[test]
fn a_bad_settings_file_is_status_2_and_said_once() {
    let folder = folder("bad");
    std::fs::write(folder.join("onrecord/config.toml"), "[reader]\nmouse = 1\n").unwrap();
    let output = onrecord(&["config"], &folder);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.starts_with("onrecord: mouse is true or false, not a whole number\n"), "{errors}");
    assert!(errors.contains("config.toml:2:9\n"), "{errors}");
}

#[test]
fn help_and_manual_name_the_settings_and_every_command() {
    let folder = folder("manual");
    let help = stdout(&onrecord(&["--help"], &folder));
    let man = stdout(&onrecord(&["man"], &folder));
    for text in [&help, &man] {
        for word in ["config.toml", "state.toml", "extract", "completions", "NO_COLOR"] {
            assert!(text.contains(word), "{word}");
        }
    }
    assert!(man.starts_with(".ie") || man.contains(".TH onrecord 1"), "{man}");
    assert!(man.contains("next section") && man.contains(".SH KEYS"));
    assert!(stdout(&onrecord(&["man", "extract"], &folder)).contains("annotations"));
}

#[test]
fn every_shell_can_complete_the_commands() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&onrecord(&["completions", shell], &folder));
        assert!(script.contains("extract") && script.contains("completions"), "{shell}");
    }
}

#[test]
fn what_is_not_what_it_was_said_to_be_is_named() {
    let folder = folder("mistaken");
    let page = folder.join("a.html");
    std::fs::write(&page, "<html><p>It rained.</html>").unwrap();
    let page = page.display().to_string();
    let said = |arguments: &[&str]| {
        let output = onrecord(arguments, &folder);
        (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
    };
    let refused = |what: &str| (format!("onrecord: cannot read {page}: it is no {what}\n"), 1);
    assert_eq!(said(&["--plain", "--input", "feed", &page]), refused("feed"));
    assert_eq!(said(&["extract", "--input", "opml", &page]), refused("list of feeds (OPML)"));
    assert_eq!(said(&["extract", "--input", "epub", &page]), refused("book (EPUB)"));
    assert_eq!(said(&["--plain", "--input", "markdown", &page]).1, 0);
    std::fs::write(folder.join("a.xml"), "<rss><channel><title>Quiet</title></channel></rss>").unwrap();
    let quiet = folder.join("a.xml").display().to_string();
    assert_eq!(said(&["extract", "--input", "feed", &quiet]), (String::new(), 0));
}

#[test]
fn what_was_likely_meant_by_a_name_that_is_no_file_is_said() {
    let folder = folder("meant");
    let said = |name: &str| String::from_utf8(onrecord(&["--plain", name], &folder).stderr).unwrap();
    assert!(said("ftp://a.example/b").ends_with("only http and https are fetched\n"));
    assert!(said("a.example/b").ends_with("no such file; a page of the web is https://a.example/b\n"));
    assert!(said("seeds/none.txt").ends_with("none.txt: no such file\n"));
    assert!(said("none.txt").ends_with("none.txt: no such file\n"));
}

#[test]
fn the_log_says_what_happens_and_no_word_of_an_article() {
    let folder = folder("log");
    let log = folder.join("log.txt");
    let log = log.to_str().unwrap();
    onrecord(&["--plain", "seeds/court.txt", "no-such-file", "--log", log], &folder);
    let written = std::fs::read_to_string(log).unwrap();
    let lines: Vec<_> = written.lines().map(|line| line.split_once("Z ").unwrap().1).collect();
    assert_eq!(lines.len(), 3, "{written}");
    assert!(lines[0].starts_with("onrecord ") && lines[1].starts_with("seeds/court.txt: "), "{written}");
    assert_eq!(lines[2], "cannot read no-such-file: no such file");
}

#[test]
fn what_is_for_every_command_may_stand_before_it_and_what_is_for_the_reader_may_not() {
    let folder = folder("before");
    let log = folder.join("log.txt");
    let output = onrecord(&["--log", log.to_str().unwrap(), "extract", "seeds/court.txt"], &folder);
    assert!(output.status.success() && output.stdout.starts_with(b"{"), "{output:?}");
    assert!(log.is_file());
    let output = onrecord(&["--plain", "extract", "seeds/court.txt"], &folder);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--plain is for the reader; `onrecord extract --help` tells what that takes"), "{said}");
}

#[test]
fn plain_prints_who_says_what_at_the_width_asked_for() {
    let folder = folder("plain");
    let plain = stdout(&onrecord(&["--plain", "--width", "50", "seeds/court.txt"], &folder));
    // Headings are never broken.
    assert!(plain.lines().filter(|line| !line.starts_with('#')).all(|line| line.chars().count() <= 50), "{plain}");
    let unbroken = stdout(&onrecord(&["seeds/court.txt", "--width", "0"], &folder));
    let line = unbroken.lines().find(|line| line.starts_with("Ines Callowby told: “You sat")).unwrap();
    assert!(line.ends_with("(word for word, statement)"), "{line}");
    assert!(unbroken.contains("disputed by Marit Oduya)\n"));
    assert!(unbroken.contains("\nInes Callowby, Judge (person): 4 mentions"));
}
