//! Settings files that can be used, and ones that can't, each with exactly what is said of it.
//!
//! `tests/settings/good` and `tests/settings/bad` hold them; a name that begins with `keymap-` or `theme-` is that
//! file, every other a `config.toml`. `UPDATE_SETTINGS=1 cargo test --test settings` takes what is said now.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::app::settings::built_in;
use onrecord::runtime::settings::{Configuration, Form, report};
use onrecord::ui::theme::Depth;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of `folder`, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/settings").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    assert!(!files.is_empty());
    files
}

/// What is said of the file at `path`; `None` where it can be used.
fn said(path: &Path) -> Option<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let form = match name.split_once('-') {
        Some(("keymap", _)) => Form::Keymap,
        Some(("theme", _)) if !name.starts_with("theme-without") => Form::Theme,
        _ => Form::Config,
    };
    let toml = fs::read_to_string(path).unwrap();
    let mut configuration = Configuration::built_in(Depth::True);
    configuration.override_with(form, &toml).err().map(|error| report(name, &toml, &error))
}

#[test]
fn every_good_file_is_taken() {
    for path in files("good") {
        assert_eq!(said(&path), None, "{}", path.display());
    }
}

#[test]
fn every_bad_file_is_told_what_is_wrong_with_it() {
    for path in files("bad") {
        let said = said(&path).unwrap_or_else(|| panic!("{} was taken", path.display()));
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_SETTINGS").is_some() {
            fs::write(&expected, &said).unwrap();
        }
        assert_eq!(said, fs::read_to_string(&expected).unwrap_or_default(), "{}; UPDATE_SETTINGS=1?", path.display());
    }
}

#[test]
fn a_good_file_changes_what_it_names() {
    let taken = |name: &str, form| {
        let mut configuration = Configuration::built_in(Depth::True);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/settings/good").join(name);
        configuration.override_with(form, &fs::read_to_string(path).unwrap()).unwrap();
        configuration
    };
    let settings = taken("reader.toml", Form::Config).settings;
    assert_eq!((settings.text_cells, settings.text_alone, settings.mouse), (120, true, false));
    let built_in = Configuration::built_in(Depth::True);
    assert_ne!(taken("keys.toml", Form::Config).keymap, built_in.keymap);
    let alone = taken("theme-alone.toml", Form::Theme).themes;
    assert_ne!(alone, built_in.themes);
    assert_eq!(alone, taken("theme-as-in-config.toml", Form::Theme).themes);
}

#[test]
fn the_commented_file_is_a_good_one_and_changes_nothing() {
    let mut configuration = Configuration::built_in(Depth::True);
    configuration.override_with(Form::Config, built_in::CONFIG).unwrap();
    let built_in = Configuration::built_in(Depth::True);
    assert_eq!(configuration.settings, built_in.settings);
    assert_eq!(configuration.keymap, built_in.keymap);
    assert_eq!(configuration.themes, built_in.themes);
}
