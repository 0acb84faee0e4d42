//! What a reader corrected, kept between sittings: a file for each text in `corrections/` of the state folder, named by
//! the text's key. A file that can't be understood is reported, left alone and never written over.

use super::settings::places;
use super::state::write_whole;
use crate::analysis::Analysis;
use crate::app::message::Kept;
use crate::library::as_corrected;
use crate::library::correction::{Correction, text_key};
use crate::text::safe::safe_line;
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write as _};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const HEADER: &str = "# What you corrected in this text. Delete this file to have it as it was found.\n";

/// Why corrections can't be read or kept.
#[derive(Debug)]
pub struct CorrectionsError {
    path: PathBuf,
    what: &'static str,
    cause: String,
}

impl fmt::Display for CorrectionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.to_string_lossy();
        write!(f, "{} {}: {}", self.what, safe_line(&path), safe_line(&self.cause))
    }
}

impl std::error::Error for CorrectionsError {}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    corrections: Vec<Correction>,
}

/// What was corrected in the text whose key is `text_key`; nothing where nothing was.
///
/// # Errors
/// Names the file and what is wrong with it.
pub fn recall(text_key: u64) -> Result<Vec<Correction>, CorrectionsError> {
    path(text_key).map_or(Ok(Vec::new()), |path| read(&path))
}

/// `found`, which is of `text`, as its reader corrected it, for what the library tells of it; as it was found where
/// that can't be read, which is said where the text is opened.
pub fn applied(text: &str, found: Analysis) -> Analysis {
    match recall(text_key(text)) {
        Ok(corrections) if !corrections.is_empty() => as_corrected(text, &found, &corrections),
        _ => found,
    }
}

/// Keeps what was corrected in a text, all of it; where nothing is, no file either.
///
/// # Errors
/// Names the file and the cause, also where what is there is no file of ours.
pub fn keep(kept: &Kept) -> Result<(), CorrectionsError> {
    path(kept.text_key).map_or(Ok(()), |path| write(&path, kept))
}

fn path(text_key: u64) -> Option<PathBuf> {
    places::state().map(|folder| folder.join("corrections").join(format!("{text_key:016x}.toml")))
}

fn read(path: &Path) -> Result<Vec<Correction>, CorrectionsError> {
    let error = |cause: String| CorrectionsError {
        path: path.to_owned(),
        what: "what you corrected here is left out, as nobody can read",
        cause,
    };
    let toml = match fs::read_to_string(path) {
        Ok(toml) => toml,
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(failed) => return Err(error(failed.to_string())),
    };
    let file: File = toml::from_str(&toml).map_err(|failed| error(first_line(failed.message())))?;
    Ok(file.corrections)
}

fn write(path: &Path, kept: &Kept) -> Result<(), CorrectionsError> {
    let error = |cause: String| CorrectionsError {
        path: path.to_owned(),
        what: "what you corrected holds until you quit, as it cannot be kept in",
        cause,
    };
    read(path).map_err(|found| error(found.cause))?;
    if kept.corrections.is_empty() {
        return match fs::remove_file(path) {
            Err(failed) if failed.kind() != io::ErrorKind::NotFound => Err(error(failed.to_string())),
            _ => Ok(()),
        };
    }
    let file = File { corrections: kept.corrections.clone() };
    let toml = toml::to_string(&file).map_err(|failed| error(failed.to_string()))?;
    let mut content = HEADER.to_owned();
    let _ = write!(content, "# {}\n\n{toml}", safe_line(&kept.title));
    write_whole(path, &content).map_err(|failed| error(failed.to_string()))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityKind;
    use crate::library::correction::Anchor;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("onrecord-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn every_kind() -> Vec<Correction> {
        let anchor = |words: &str| Anchor { words: words.to_owned(), at: 7 };
        vec![
            Correction::HideClaim { claim: anchor("“It rained,\nand how”") },
            Correction::Credit {
                claim: anchor("It rained"),
                speaker: Some(anchor("Ruiz")),
                with: vec![anchor("Lind")],
            },
            Correction::Credit { claim: anchor("It rained"), speaker: Some(anchor("Ruiz")), with: vec![] },
            Correction::Credit { claim: anchor("It rained"), speaker: None, with: vec![] },
            Correction::HideParty { party: anchor("Monday") },
            Correction::Rename { party: anchor("Ruiz"), name: "Ana \"R.\" Ruiz".to_owned() },
            Correction::Retype { party: anchor("Ruiz"), kind: EntityKind::Organization },
            Correction::Merge { party: anchor("Ruiz"), into: anchor("Ana Ruiz") },
            Correction::Split { party: anchor("Ruiz"), alias: "the mayor".to_owned() },
        ]
    }

    #[test]
    fn what_is_kept_is_read_again_and_nothing_leaves_no_file() {
        let folder = Folder::new("kept-corrections");
        let path = folder.0.join("corrections/1.toml");
        let mut kept = Kept { text_key: 1, title: "Rain\u{1b}[2J".to_owned(), corrections: every_kind() };
        write(&path, &kept).unwrap();
        assert_eq!(read(&path).unwrap(), kept.corrections);
        assert!(!fs::read_to_string(&path).unwrap().contains('\u{1b}'));
        kept.corrections.clear();
        write(&path, &kept).unwrap();
        assert!(!path.exists());
        assert_eq!(read(&path).unwrap(), []);
    }

    #[test]
    fn a_file_that_is_none_of_ours_is_named_and_left_alone() {
        let folder = Folder::new("bad-corrections");
        let path = folder.0.join("1.toml");
        fs::create_dir_all(&folder.0).unwrap();
        for bad in ["corrections = 3", "[[corrections]]\ndoes = \"burn\"", "mine", "[colours]"] {
            fs::write(&path, bad).unwrap();
            let name = path.to_string_lossy().into_owned();
            assert!(read(&path).unwrap_err().to_string().contains(&name), "{bad}");
            let kept = Kept { text_key: 1, title: "Rain".to_owned(), corrections: every_kind() };
            assert!(write(&path, &kept).unwrap_err().to_string().contains("until you quit"), "{bad}");
            assert_eq!(fs::read_to_string(&path).unwrap(), bad);
        }
    }
}
