//! The files that a book is packed of. Nothing is written anywhere: a path is a name within the archive.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use std::sync::Arc;
use zip::ZipArchive;

/// Larger books are not opened.
const MAX_BYTES: usize = 512 << 20;

/// Of a file, no more is unpacked.
const MAX_FILE_BYTES: u64 = 10 << 20;

/// Files of an archive; one with more of them is no book.
const MAX_FILES: usize = 20_000;

/// Whether `bytes` begin as an archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// An archive in memory. A clone shares its bytes.
#[derive(Debug, Clone)]
pub(super) struct Archive(ZipArchive<Cursor<Arc<[u8]>>>);

/// A file, taken out.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Whether there was more of it than is ever unpacked.
    pub(super) is_cut: bool,
}

impl Archive {
    pub(super) fn open(bytes: &[u8]) -> Option<Self> {
        let bytes: Arc<[u8]> = bytes.get(..MAX_BYTES.min(bytes.len())).map(Arc::from)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        (archive.len() <= MAX_FILES).then_some(Self(archive))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.index_for_name(path).is_some()
    }

    /// The first path that ends in `ending`.
    pub(super) fn first_named(&self, ending: &str) -> Option<String> {
        self.0.file_names().flatten().filter(|name| name.ends_with(ending)).min().map(Cow::into_owned)
    }

    /// How many bytes of the file at `path` [`Archive::unpack`] gives at most.
    pub(super) fn size(&mut self, path: &str) -> u64 {
        self.0.by_name(path).map_or(0, |file| file.size().min(MAX_FILE_BYTES))
    }

    /// The file at `path`, as far as it has the size it claims; `None` where there is none, or none that can be read.
    /// Of a damaged one, what is sound.
    pub(super) fn unpack(&mut self, path: &str) -> Option<Unpacked> {
        let file = self.0.by_name(path).ok()?;
        let size = file.size();
        let mut bytes = Vec::new();
        let read = file.take(size.min(MAX_FILE_BYTES)).read_to_end(&mut bytes);
        if read.is_err() && bytes.is_empty() {
            return None;
        }
        Some(Unpacked { bytes, is_cut: size > MAX_FILE_BYTES })
    }
}

/// The path of what `reference`, in the file at `from`, leads to, without the place within it.
pub(super) fn resolved(reference: &str, from: &str) -> String {
    let path = percent_decoded(reference.split(['#', '?']).next().unwrap_or_default());
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = match path.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{path}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut at = 0;
    while at < path.len() {
        let code = path.get(at + 1..at + 3).filter(|_| path.as_bytes().get(at) == Some(&b'%'));
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            at += 3;
        } else {
            bytes.extend(path.as_bytes().get(at));
            at += 1;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_within_the_archive() {
        assert_eq!(resolved("a.xhtml#top", "OPS/book.opf"), "OPS/a.xhtml");
        assert_eq!(resolved("../text/./a%20b.xhtml", "OPS/nav/toc.ncx"), "OPS/text/a b.xhtml");
        assert_eq!(resolved("../../../etc/passwd", "OPS/book.opf"), "etc/passwd");
        assert_eq!(resolved("/a.xhtml", "OPS/book.opf"), "a.xhtml");
        assert_eq!(resolved("é%C3%A9%zz", "book.opf"), "éé%zz");
    }

    #[test]
    fn what_is_no_archive_is_not_opened() {
        assert!(Archive::open(b"").is_none() && Archive::open(b"PK\x03\x04 rain").is_none());
    }
}
