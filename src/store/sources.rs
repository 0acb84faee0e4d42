//! A key of the sources that decide what is found in an article: the same wherever and whenever they are built, another
//! once one of them is.
//!
//! The build script uses this file, and so do its tests. All that comes before `store` in the order of the modules may
//! decide, but for what only shows it; so may the files here that say what is kept. A remark that is changed makes
//! another key, too: to find all anew once too often costs a while, to leave it out leaves readers with what is wrong.

use std::io;
use std::path::Path;
use std::{fs, iter};

/// Folders and files that decide, from the root of the package.
pub(super) const DECIDING: [&str; 6] =
    ["src/text", "src/document", "src/analysis", "src/library", "src/store/findings.rs", "src/store/incoming.rs"];

/// The key of the sources of the package at `root`: FNV-1a over their paths and lines, however those are ended.
///
/// # Errors
/// Where one can't be read.
pub(super) fn key(root: &Path) -> io::Result<u64> {
    let mut paths: Vec<String> = Vec::new();
    for path in DECIDING {
        gather(root, path.to_owned(), &mut paths)?;
    }
    paths.sort_unstable();
    let mut key = 0xcbf2_9ce4_8422_2325;
    for path in paths {
        let source = fs::read(root.join(&path))?;
        let signs = source.iter().filter(|byte| **byte != b'\r');
        for byte in path.as_bytes().iter().chain(iter::once(&0)).chain(signs).chain(iter::once(&0)) {
            key = (key ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(key)
}

/// Adds the sources at `path`, which is a folder or one of them, to `paths`.
fn gather(root: &Path, path: String, paths: &mut Vec<String>) -> io::Result<()> {
    if !root.join(&path).is_dir() {
        paths.push(path);
        return Ok(());
    }
    for entry in fs::read_dir(root.join(&path))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What an editor leaves beside them is none.
        let is_source = Path::new(&name).extension().is_some_and(|extension| extension == "rs");
        if is_source || entry.path().is_dir() {
            gather(root, format!("{path}/{name}"), paths)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_has_the_key_of_the_sources_it_is_built_of() {
        let key = key(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert_eq!(env!("ONRECORD_SOURCES"), format!("{key:016x}"));
    }

    #[test]
    fn another_rule_another_name_or_another_file_is_another_key_and_how_lines_end_is_none() {
        let root = std::env::temp_dir().join(format!("onrecord-sources-{}", std::process::id()));
        let write = |path: &str, words: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, words).unwrap();
        };
        let _ = fs::remove_dir_all(&root);
        for path in DECIDING {
            let is_folder = Path::new(path).extension().is_none();
            write(&if is_folder { format!("{path}/mod.rs") } else { path.to_owned() }, "fn one() {}\n");
        }
        let first = key(&root).unwrap();
        let mut keys = vec![first];
        write("src/analysis/report/rule.rs", "fn two() {}\n");
        keys.push(key(&root).unwrap());
        write("src/analysis/report/rule.rs", "fn three() {}\n");
        keys.push(key(&root).unwrap());
        fs::rename(root.join("src/analysis/report/rule.rs"), root.join("src/analysis/report/law.rs")).unwrap();
        keys.push(key(&root).unwrap());
        let before = keys.clone();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), before.len());
        // None of these decides anything.
        write("src/analysis/report/law.rs", "fn three() {}\r\n");
        write("src/analysis/report/law.rs.orig", "fn two() {}\n");
        write("src/ui/mod.rs", "fn four() {}\n");
        assert_eq!(key(&root).unwrap(), before[3]);
        fs::remove_dir_all(root.join("src/analysis/report")).unwrap();
        assert_eq!(key(&root).unwrap(), first);
        fs::remove_dir_all(root).unwrap();
    }
}
