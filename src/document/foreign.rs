//! What bytes are that are no article, told by how they begin: pictures, films, archives, programs.

/// Beginnings, and what they begin.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\0\0\x01\0", "a picture (ICO)"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive (ZIP)"),
    (b"PK\x05\x06", "an archive (ZIP)"),
    (b"\x1f\x8b\x08", "packed (gzip)"),
    (b"BZh91AY&SY", "packed (bzip2)"),
    (b"\xfd7zXZ\0", "packed (xz)"),
    (b"\x28\xb5\x2f\xfd", "packed (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\0asm", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"ID3", "a recording (MP3)"),
    (b"fLaC", "a recording (FLAC)"),
    (b"OggS", "a recording (Ogg)"),
    (b"\x1a\x45\xdf\xa3", "a film (Matroska)"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an office program"),
    (b"{\\rtf", "a document of an office program (RTF)"),
];

/// What `bytes` are, if that is nothing to read; a book is an archive here, too.
pub fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let signature = SIGNATURES.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, what)| *what);
    signature.or_else(|| match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some("a picture (WebP)"),
        (Some(b"RIFF"), _, Some(b"WAVE")) => Some("a recording (WAV)"),
        (Some(b"RIFF"), _, Some(b"AVI ")) => Some("a film (AVI)"),
        (Some(&[0, 0, 0, _]), Some(b"ftyp"), Some(b"avif")) => Some("a picture (AVIF)"),
        (Some(&[0, 0, 0, _]), Some(b"ftyp"), _) => Some("a film (MP4)"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_by_how_it_begins_and_text_is_left_alone() {
        assert_eq!(foreign(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some("a picture (PNG)"));
        assert_eq!(foreign(b"RIFF\x10\0\0\0WEBPVP8 "), Some("a picture (WebP)"));
        assert_eq!(foreign(b"\0\0\0\x20ftypisom"), Some("a film (MP4)"));
        for text in ["", "PNG is a format", "PK, he said", "RIFF raff was there", "GIF or JIF?", "<html>", "MZ", "ID"] {
            assert_eq!(foreign(text.as_bytes()), None, "{text}");
        }
    }
}
