//! Character references: `&amp;`, `&#8217;`, and the names of HTML.

use crate::text::Span;
use encoding_rs::WINDOWS_1252;
use html_escape::NAMED_ENTITIES;
use std::borrow::Cow;

/// No name and no number is longer.
const MAX_NAME_BYTES: usize = 32;

/// `text` with the characters its references stand for. What is no reference stays, bare ampersands among it.
pub(in super::super) fn resolved(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut resolved = String::with_capacity(text.len());
    resolved.push_str(Span::new(0, first).of(text));
    let mut rest = Span::new(first, text.len()).of(text);
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        resolved.push_str(before);
        rest = if let Some((sign, after)) = reference(from) {
            resolved.push_str(&sign);
            after
        } else {
            resolved.push('&');
            from.strip_prefix('&').unwrap_or(from)
        };
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

/// Whether `text` has a reference that [`resolved`] knows.
pub(in super::super) fn has_any(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| text.get(at..).and_then(reference).is_some())
}

/// What the reference that `text` begins with stands for, and what follows it.
fn reference(text: &str) -> Option<(Cow<'static, str>, &str)> {
    let inside = text.strip_prefix('&')?;
    let seen = inside.as_bytes().get(..MAX_NAME_BYTES).unwrap_or(inside.as_bytes());
    let (name, after) = inside.split_at_checked(memchr::memchr(b';', seen)?)?;
    let after = after.strip_prefix(';')?;
    let sign = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((sign, after))
}

fn named(name: &str) -> Option<Cow<'static, str>> {
    let found = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
    NAMED_ENTITIES.get(found).map(|(_, sign)| Cow::Borrowed(*sign))
}

fn numbered(number: &str) -> Option<Cow<'static, str>> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Numbers of windows-1252, which the web takes for what their writers saw.
    if let Some(byte) = u8::try_from(code).ok().filter(|byte| (0x80..0xa0).contains(byte)) {
        return Some(Cow::Owned(WINDOWS_1252.decode(&[byte]).0.into_owned()));
    }
    char::from_u32(code).filter(|sign| *sign != '\0').map(|sign| Cow::Owned(sign.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(resolved(text), expected, "{text}");
    }

    #[test]
    fn references_are_the_characters_they_stand_for() {
        check("Q&amp;A &lt;b&gt; &quot;x&quot; &apos;", "Q&A <b> \"x\" '");
        check("caf&eacute;&hellip; &#8217; &#x2019; &#X41;", "café… ’ ’ A");
        check("&#147;No&#148;", "“No”");
    }

    #[test]
    fn what_is_no_reference_stays() {
        check("Q & A; R&D, &nonesuch; &#xD800; &#; &#0; a=1&b=2", "Q & A; R&D, &nonesuch; &#xD800; &#; &#0; a=1&b=2");
        check("&amp;amp;", "&amp;");
        assert!(has_any("x &eacute;") && !has_any("Q & A;"));
    }
}
