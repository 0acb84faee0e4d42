//! What bytes are that are no article, told by how they begin: pictures, films, archives, programs; and whatever else
//! holds so many controls that no text does, in whichever encoding it would be.

use super::decode;

/// How much is looked at to tell whether it is text.
const SEEN_BYTES: usize = 4 << 10;
/// One character in so many may be a control in a text. Of random bytes it is one in ten.
const CHARACTERS_A_CONTROL: usize = 20;
/// So few controls are an accident.
const MAX_CONTROLS: usize = 3;

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
        _ if bytes.get(257..262) == Some(b"ustar") => Some("an archive (tar)"),
        _ => is_binary(bytes).then_some("binary data"),
    })
}

/// Whether `bytes` hold more controls than any text.
fn is_binary(bytes: &[u8]) -> bool {
    let seen = bytes.get(..SEEN_BYTES).unwrap_or(bytes);
    let text = decode::characters(seen, None).text;
    let controls = text.chars().filter(|sign| sign.is_ascii_control() && !TYPED.contains(sign)).count();
    controls > MAX_CONTROLS && controls * CHARACTERS_A_CONTROL > text.chars().count()
}

/// Controls that texts are typed with: blanks and line ends, overstrikes, escapes, and the shifts of old encodings.
const TYPED: [char; 8] = ['\t', '\n', '\x0b', '\x0c', '\r', '\x08', '\x1b', '\x0e'];

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

    /// Bytes without any order, the same each time.
    fn disorder(length: usize) -> Vec<u8> {
        let mut state = 0x9e37_79b9_u32;
        let next = |_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[3]
        };
        (0..length).map(next).collect()
    }

    #[test]
    fn what_no_text_looks_like_is_binary_whatever_it_begins_with() {
        let counters: Vec<u8> = (0u16..2_000).flat_map(|number| (5 + number % 40).to_le_bytes()).collect();
        for bytes in [disorder(400), disorder(40_000), counters, [b"P6 9 9 255\n".as_slice(), &[0; 243]].concat()] {
            assert_eq!(foreign(&bytes), Some("binary data"), "{:?}", bytes.get(..20));
        }
        assert_eq!(foreign(&[[b'a'; 257].as_slice(), b"ustar\0"].concat()), Some("an archive (tar)"));
    }

    #[test]
    fn texts_with_controls_in_any_encoding_are_texts() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let manual = "_\x08r_\x08a_\x08i_\x08n\tr\x08ra\x08ai\x08in\x08n\x0c\n\x1b[1mrain\x1b[0m\r\n".repeat(60);
        let records = "an address of a page\0".repeat(50);
        let cases: [&[u8]; 6] = [
            manual.as_bytes(),
            records.as_bytes(),
            &wide("It rained in the hills.\r\n"),
            "Дождь шёл весь день\n".as_bytes(),
            b"\xc4\xee\xe6\xe4\xfc \xf8\xb8\xeb \xe2\xe5\xf1\xfc \xe4\xe5\xed\xfc",
            b"a\0\x01\x02",
        ];
        for text in cases {
            assert_eq!(foreign(text), None, "{text:?}");
        }
    }
}
