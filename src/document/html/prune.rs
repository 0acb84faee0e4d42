//! Takes out of a page what no article needs and what could harm its parser, before it is parsed.
//!
//! Scripts, styles, comments and drawings are most of a page's bytes. What harms is nesting, as the time a parser of
//! HTML takes grows with its square; formatting that is never ended, which is begun again in every paragraph; and
//! attributes without number; and formatting that is ended while what it holds is not. A flat walk over the tags sees
//! all of it. Where a tag is left out its words stay, so little is lost of a page that is only careless.

use super::attribute;
use crate::text::Span;
use memchr::{memchr, memmem};
use std::collections::HashMap;

/// Pages are cut behind this many bytes.
const MAX_BYTES: usize = 10 << 20;
/// Elements inside each other.
const MAX_NESTING: usize = 512;
/// Formatting begun and not ended.
const MAX_FORMATTING: usize = 32;
/// Elements of a page.
const MAX_ELEMENTS: usize = 300_000;
/// Formatting ended while other elements inside of it were open: for each, a parser copies what is open.
const MAX_MISNESTED: usize = 200;
/// Ampersands in the words between two tags: for each, all that follows is looked through when a page is written again.
const MAX_AMPERSANDS: usize = 2_000;
/// Attributes of a tag.
const MAX_ATTRIBUTES: usize = 64;

/// A page that can be parsed.
#[derive(Debug, Default)]
pub(super) struct Pruned<'a> {
    pub(super) html: String,
    /// What its scripts of JSON-LD hold.
    pub(super) json_ld: Vec<&'a str>,
    /// Whether it was cut at the size limit.
    pub(super) truncated: bool,
}

/// Prunes `page`.
pub(super) fn prune(page: &str) -> Pruned<'_> {
    let end = page.floor_char_boundary(MAX_BYTES);
    let kept = Span::new(0, end).of(page);
    let mut pruning = Pruning { page: kept, ..Pruning::default() };
    pruning.html.reserve(kept.len() / 2);
    while let Some(at) = memchr(b'<', pruning.rest().as_bytes()) {
        pruning.words(at);
        pruning.tag();
    }
    pruning.words(pruning.rest().len());
    Pruned { html: pruning.html, json_ld: pruning.json_ld, truncated: end < page.len() }
}

#[derive(Default)]
struct Pruning<'a> {
    page: &'a str,
    at: usize,
    html: String,
    json_ld: Vec<&'a str>,
    /// Attributes of the tag that is looked at which may stay.
    kept: Vec<Span>,
    /// Names of the elements that are open, innermost last, and whether their tags were kept.
    open: Vec<(Name, bool)>,
    /// How often each name is among them.
    counts: HashMap<Name, usize>,
    nesting: usize,
    formatting: Vec<Name>,
    /// Elements of which no end tag follows any more.
    endless: Vec<Name>,
    elements: usize,
    lone_signs: usize,
    misnested: usize,
    /// Since the last tag that may stay.
    ampersands: usize,
}

/// The name of an element in small letters; of long ones, which are nobody's, only a part.
type Name = [u8; 12];

impl<'a> Pruning<'a> {
    fn rest(&self) -> &'a str {
        Span::new(self.at, self.page.len()).of(self.page)
    }

    /// Keeps the next `length` bytes.
    fn keep(&mut self, length: usize) {
        self.html.push_str(Span::new(self.at, self.at + length).of(self.page));
        self.at += length;
    }

    /// Keeps the next `length` bytes, which are no tag, but of very many ampersands some.
    fn words(&mut self, length: usize) {
        let words = Span::new(self.at, self.at + length).of(self.page);
        self.ampersands += memchr::memchr_iter(b'&', words.as_bytes()).count();
        if self.ampersands <= MAX_AMPERSANDS {
            return self.keep(length);
        }
        self.html.extend(words.split('&'));
        self.at += length;
    }

    /// Leaves out what stands before `what` and that too; all that is left where it does not come.
    fn skip_behind(&mut self, what: &str) {
        let found = memmem::find(self.rest().as_bytes(), what.as_bytes());
        self.at = found.map_or(self.page.len(), |length| self.at + length + what.len());
    }

    /// Deals with the tag, comment or lone sign that stands here.
    fn tag(&mut self) {
        let bytes = self.rest().as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(b'!'), Some(b'-')) if bytes.get(3) == Some(&b'-') => self.comment(),
            (Some(b'!'), _) => self.keep(1),
            (Some(b'?'), _) => self.skip_behind(">"),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.end_tag(),
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.start_tag(),
            _ => self.lone_sign(),
        }
    }

    /// Keeps a `<` that begins no tag, if there are not very many: a parser takes each by itself.
    fn lone_sign(&mut self) {
        self.lone_signs += 1;
        if self.lone_signs <= MAX_ELEMENTS {
            self.keep(1);
        } else {
            self.at += 1;
        }
    }

    fn comment(&mut self) {
        self.at += 2;
        if !self.rest().starts_with("-->") && !self.rest().starts_with("--->") {
            self.at += 2;
        }
        self.skip_behind("-->");
    }

    fn end_tag(&mut self) {
        let (name, name_end) = name_at(self.rest().as_bytes(), 2);
        let end = tag_end(self.rest(), name_end, |_, _| {});
        let was_kept = self.close(&name);
        if was_kept && self.is_signature(&name) {
            self.html.push_str("</cite>");
            self.at += end;
        } else if was_kept {
            self.keep(name_end);
            self.html.push('>');
            self.at += end - name_end;
        } else {
            self.at += end;
        }
    }

    fn start_tag(&mut self) {
        let rest = self.rest();
        let (name, name_end) = name_at(rest.as_bytes(), 1);
        let written = trimmed(&name);
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        let length = tag_end(rest, name_end, |attribute, number| {
            if number <= MAX_ATTRIBUTES && attribute::is_wanted(attribute.of(rest), written) {
                kept.push(attribute);
            }
        });
        self.kept = kept;
        match written {
            b"script" => return self.script(length),
            b"svg" if rest.get(..length).is_some_and(|tag| tag.ends_with("/>")) => {
                self.at += length;
                return;
            }
            b"style" | b"noframes" | b"noembed" | b"textarea" | b"select" | b"svg" => {
                return self.skip_element(length, name);
            }
            b"title" | b"xmp" | b"iframe" => {
                self.keep_tag(name_end, length);
                return self.raw_text(written);
            }
            b"plaintext" => {
                self.keep(length);
                return self.keep(self.rest().len());
            }
            _ => {}
        }
        if self.open(name) {
            self.keep_tag(name_end, length);
        } else {
            self.at += length;
        }
    }

    /// Keeps the tag that stands here, which has `length`, with those of its attributes that are wanted.
    fn keep_tag(&mut self, name_end: usize, length: usize) {
        let tag = Span::new(self.at, self.at + length).of(self.page);
        let begin = Span::new(0, name_end).of(tag);
        self.html.push_str(if self.is_signature(&name_at(begin.as_bytes(), 1).0) { "<cite" } else { begin });
        for attribute in &self.kept {
            self.html.push(' ');
            self.html.push_str(attribute.of(tag));
        }
        self.html.push('>');
        self.at += length;
    }

    /// Whether an element called `name` says, where we are, who is quoted: the footer of a block quotation. Readability
    /// leaves out every footer.
    fn is_signature(&self, name: &Name) -> bool {
        trimmed(name) == b"footer" && self.counts.get(b"blockquote\0\0").is_some_and(|count| *count > 0)
    }

    fn script(&mut self, tag_length: usize) {
        let tag = Span::new(0, tag_length).of(self.rest());
        let is_json_ld = tag.contains("ld+json");
        self.at += tag_length;
        let length = end_tag_at(self.rest(), b"script").unwrap_or(self.rest().len());
        if is_json_ld {
            self.json_ld.push(Span::new(0, length).of(self.rest()));
        }
        self.at += length;
        self.skip_behind(">");
    }

    /// Leaves out an element to its end tag; of one without, the tag.
    fn skip_element(&mut self, tag_length: usize, name: Name) {
        self.at += tag_length;
        if self.endless.contains(&name) {
            return;
        }
        match end_tag_at(self.rest(), trimmed(&name)) {
            Some(length) => {
                self.at += length;
                self.skip_behind(">");
            }
            None => self.endless.push(name),
        }
    }

    /// Keeps what is no markup to its end tag.
    fn raw_text(&mut self, name: &[u8]) {
        let length = end_tag_at(self.rest(), name).unwrap_or(self.rest().len());
        if name == b"iframe" {
            self.at += length;
        } else {
            self.keep(length);
        }
    }

    /// Takes note of a begun element; gives whether its tag may stay.
    fn open(&mut self, name: Name) -> bool {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return false;
        }
        let written = trimmed(&name);
        self.ampersands = 0;
        if VOID.contains(&written) {
            return true;
        }
        while self.open.last().is_some_and(|(open, _)| is_ended_by(trimmed(open), written)) {
            self.pop();
        }
        if FORMATTING.contains(&written) {
            if written == b"a" {
                self.formatting.retain(|open| *open != name);
            }
            if self.formatting.len() >= MAX_FORMATTING {
                return self.push(name, false);
            }
            self.formatting.push(name);
        }
        let is_kept = self.nesting < MAX_NESTING;
        self.push(name, is_kept)
    }

    fn push(&mut self, name: Name, is_kept: bool) -> bool {
        self.open.push((name, is_kept));
        *self.counts.entry(name).or_default() += 1;
        self.nesting += usize::from(is_kept);
        is_kept
    }

    fn pop(&mut self) -> Option<(Name, bool)> {
        let (name, was_kept) = self.open.pop()?;
        self.nesting -= usize::from(was_kept);
        if let Some(count) = self.counts.get_mut(&name) {
            *count -= 1;
        }
        Some((name, was_kept))
    }

    /// Takes note of an end tag; gives whether it may stay.
    fn close(&mut self, name: &Name) -> bool {
        let ends_nothing = self.counts.get(name).is_none_or(|count| *count == 0);
        let is_formatting = FORMATTING.contains(&trimmed(name));
        if is_formatting && !ends_nothing && self.open.last().is_some_and(|(open, _)| open != name) {
            self.misnested += 1;
            if self.misnested > MAX_MISNESTED {
                return false; // It stays open.
            }
        }
        if let Some(at) = self.formatting.iter().rposition(|open| open == name) {
            self.formatting.remove(at);
        }
        if ends_nothing {
            // A parser knows what to do with it. Of these it makes elements.
            self.elements += usize::from(matches!(trimmed(name), b"p" | b"br"));
            return self.elements <= MAX_ELEMENTS;
        }
        while let Some((open, was_kept)) = self.pop() {
            if open == *name {
                return was_kept;
            }
        }
        true
    }
}

/// The name that begins at `start`, and where it ends.
fn name_at(bytes: &[u8], start: usize) -> (Name, usize) {
    let is_name = |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>');
    let length = bytes.iter().skip(start).take_while(is_name).count();
    let mut name = Name::default();
    for (letter, byte) in name.iter_mut().zip(bytes.iter().skip(start).take(length)) {
        *letter = byte.to_ascii_lowercase();
    }
    (name, start + length)
}

fn trimmed(name: &Name) -> &[u8] {
    let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// Length of the tag whose name ends at `name_end`; `seen` is given each of its attributes with its number, from 1.
fn tag_end(rest: &str, name_end: usize, mut seen: impl FnMut(Span, usize)) -> usize {
    let bytes = rest.as_bytes();
    let mut at = name_end;
    let mut attributes = 0;
    loop {
        at += bytes.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace() || **byte == b'/').count();
        match bytes.get(at) {
            None => return bytes.len(),
            Some(b'>') => return at + 1,
            Some(_) => {}
        }
        let start = at;
        at = attribute_end(bytes, start);
        attributes += 1;
        seen(Span::new(start, at), attributes);
    }
}

/// Where the attribute ends that begins at `start`.
fn attribute_end(bytes: &[u8], start: usize) -> usize {
    let blanks = |at: usize| at + bytes.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count();
    let is_name = |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=');
    let name_end = start + 1 + bytes.iter().skip(start + 1).take_while(is_name).count();
    if bytes.get(blanks(name_end)) != Some(&b'=') {
        return name_end;
    }
    let value = blanks(blanks(name_end) + 1);
    match bytes.get(value) {
        Some(mark @ (b'"' | b'\'')) => {
            let inside = bytes.get(value + 1..).unwrap_or_default();
            memchr(*mark, inside).map_or(bytes.len(), |length| value + length + 2)
        }
        _ => value + bytes.iter().skip(value).take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'>').count(),
    }
}

/// Where the end tag of `name` stands in `rest`.
fn end_tag_at(rest: &str, name: &[u8]) -> Option<usize> {
    memmem::find_iter(rest.as_bytes(), b"</").find(|at| {
        let after = rest.as_bytes().get(at + 2..).unwrap_or_default();
        let is_name = after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        is_name && after.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
    })
}

/// Whether an open element that may do without an end tag ends where `next` begins.
fn is_ended_by(open: &[u8], next: &[u8]) -> bool {
    let in_row = matches!(open, b"p" | b"td" | b"th");
    match next {
        b"li" => matches!(open, b"li" | b"p"),
        b"dt" | b"dd" => matches!(open, b"dt" | b"dd" | b"p"),
        b"option" | b"optgroup" => open == b"option",
        b"td" | b"th" => in_row,
        b"tr" => in_row || open == b"tr",
        b"tbody" | b"thead" | b"tfoot" => in_row || matches!(open, b"tr" | b"tbody" | b"thead" | b"tfoot"),
        _ => open == b"p" && !FORMATTING.contains(&next) && !matches!(next, b"span" | b"label" | b"sub" | b"sup"),
    }
}

/// Elements without content.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// Elements that a parser begins again where they were not ended.
const FORMATTING: &[&[u8]] =
    &[b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ampersands_stay_where_there_are_no_more_than_anybody_writes() {
        assert_eq!(prune("<p>Ruiz &amp; Sons</p>").html, "<p>Ruiz &amp; Sons</p>");
        let many = "a&amp;".repeat(MAX_AMPERSANDS + 1);
        assert_eq!(prune(&format!("<p>{many}")).html, format!("<p>{}", "aamp;".repeat(MAX_AMPERSANDS + 1)));
        // Between other tags they are counted anew, but not behind one that leaves no mark.
        let half = "&".repeat(MAX_AMPERSANDS / 2 + 1);
        assert_eq!(prune(&format!("<p>{half}<p>{half}")).html.matches('&').count(), 2 * half.len());
        assert_eq!(prune(&format!("<p>{half}</x>{half}")).html.matches('&').count(), half.len());
    }

    #[test]
    fn signs_that_begin_no_tag_stay_if_they_are_not_very_many() {
        assert_eq!(prune("<p>1 < 2 <3").html, "<p>1 < 2 <3");
        assert_eq!(prune(&"< ".repeat(MAX_ELEMENTS + 9)).html.matches('<').count(), MAX_ELEMENTS);
    }

    #[test]
    fn formatting_that_is_ended_across_others_is_left_open_after_a_while() {
        let crossed = "<b><div></b>";
        assert_eq!(prune(crossed).html, crossed);
        let ends = prune(&crossed.repeat(MAX_MISNESTED + 9)).html.matches("</b>").count();
        assert_eq!(ends, MAX_MISNESTED);
    }

    #[test]
    fn who_is_quoted_is_no_footer_of_the_page() {
        let page = "<blockquote>It held.<FOOTER class=a>Ana Ruiz</footer></blockquote><footer>Imprint</footer>";
        let kept = "<blockquote>It held.<cite class=a>Ana Ruiz</cite></blockquote><footer>Imprint</footer>";
        assert_eq!(prune(page).html, kept);
    }

    #[test]
    fn attributes_stay_that_are_asked_for_and_not_too_many_of_them() {
        assert_eq!(prune("<p onclick='a>b' class=x\tdata-y = \"1\"/lang='en'>It").html, "<p class=x lang='en'>It");
        assert_eq!(prune("<p class='x>It").html, "<p class='x>It>");
        let many = " id=a".repeat(MAX_ATTRIBUTES + 9);
        assert_eq!(prune(&format!("<p{many}>")).html.matches("id=").count(), MAX_ATTRIBUTES);
    }

    #[test]
    fn ends_that_make_paragraphs_are_elements() {
        assert_eq!(prune("</p><br>x</br>").html, "</p><br>x</br>");
        assert_eq!(prune(&"</p>".repeat(MAX_ELEMENTS + 9)).html.len(), 4 * MAX_ELEMENTS);
    }
}
