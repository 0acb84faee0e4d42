//! The encoding that a page says it is in.

use memchr::memmem;

/// It says so near its beginning, if at all; browsers look at 1,024 bytes, and pages that say it later exist.
const SEEN_BYTES: usize = 8 << 10;

/// The name after the first `charset=` in `bytes`, if they begin as a page.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let seen = bytes.get(..SEEN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let name = |key: &str| {
        let start = memmem::find(&seen, key.as_bytes())? + key.len();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
        let rest = seen.get(start..)?.iter().copied().skip_while(|byte| matches!(byte, b' ' | b'=' | b'"' | b'\''));
        let name: Vec<u8> = rest.take_while(is_name).collect();
        String::from_utf8(name).ok().filter(|name| !name.is_empty())
    };
    name("charset=").or_else(|| name("encoding="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding_in_one_of_three_ways() {
        let check = |page: &str| declared(page.as_bytes()).unwrap_or_default();
        assert_eq!(check("<meta charset=\"Shift_JIS\">"), "shift_jis");
        assert_eq!(check("<meta http-equiv=content-type content='text/html; charset=windows-1251'>"), "windows-1251");
        assert_eq!(check("<?xml version='1.0' encoding='ISO-8859-2'?><html>"), "iso-8859-2");
        assert_eq!(check("<p>The charset was wrong."), "");
    }
}
