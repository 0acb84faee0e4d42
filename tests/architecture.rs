//! The folder listing is the architecture: a module uses those before it, never those after, and everything up to
//! `ui` keeps away from the world.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

const ORDER: [&str; 9] = ["text", "document", "analysis", "library", "app", "ui", "store", "net", "runtime"];
const PURE: usize = 6;
const WORLD: [&str; 9] = [
    "std::fs",
    "std::thread",
    "std::time",
    "std::env",
    "std::process",
    "std::net",
    "println!",
    "Instant::now",
    "std::io::stdin",
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each module's files with their text, comments left out.
fn modules() -> Vec<(usize, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = Vec::new();
    for (position, module) in ORDER.iter().enumerate() {
        let mut files = Vec::new();
        source_files(&root.join(module), &mut files);
        assert!(!files.is_empty(), "src/{module} is empty");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let code: Vec<_> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
            modules.push((position, file, code.join("\n")));
        }
    }
    modules
}

#[test]
fn every_folder_has_its_place_in_the_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!path.is_dir() || ORDER.contains(&name.as_str()) || name == "bin", "src/{name} is not in ORDER");
    }
}

#[test]
fn no_module_uses_one_after_it() {
    for (position, file, code) in modules() {
        for later in &ORDER[position + 1..] {
            assert!(!code.contains(&format!("crate::{later}")), "{} uses crate::{later}", file.display());
        }
    }
}

#[test]
fn everything_up_to_ui_keeps_away_from_the_world() {
    for (_, file, code) in modules().into_iter().filter(|(position, ..)| *position < PURE) {
        for word in WORLD {
            assert!(!code.contains(word), "{} uses {word}", file.display());
        }
    }
}
