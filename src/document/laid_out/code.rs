//! Programs, settings and listings: nothing in them is filled, and nobody speaks.
//!
//! No language is known. What tells code is how its lines end and which signs they hold; what tells a listing, that
//! its lines have columns and none is a sentence.

use super::{as_it_stands, lines, sections};
use crate::document::block::{self, ends_sentence};
use crate::document::{Document, Emphasis};
use crate::text::Span;

/// Lines looked at, from the beginning.
const SEEN_LINES: usize = 300;
/// So many lines have to be there to tell anything.
const MIN_LINES: usize = 3;
/// A line of prose has so many words.
const MIN_TOLD: usize = 12;

/// Whether `text` is code, or a listing.
pub(super) fn is_code(text: &str) -> bool {
    let seen: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SEEN_LINES).collect();
    if seen.first().is_some_and(|first| first.starts_with("#!")) {
        return true;
    }
    if seen.len() < MIN_LINES {
        return false;
    }
    if is_commented(text) {
        return true;
    }
    let mut comment = Comment::default();
    let lines = seen.iter().map(|line| line.trim());
    let said: Vec<&str> = lines.filter(|line| !comment.holds(line) && !is_comment(line)).collect();
    let coded = said.iter().filter(|line| is_coded(line)).count();
    // Most articles are told by that alone, which is cheaper than to look at each of their words.
    let looks_coded = said.len() >= MIN_LINES && coded * 5 >= said.len() * 3;
    looks_coded && !Prose::of(&said).is_most() || is_listing(&seen)
}

/// The document that `text` is.
pub(super) fn read(text: String, emphasis: Vec<Emphasis>) -> Document {
    let mut paragraphs = Vec::new();
    let mut block: Option<Span> = None;
    for line in lines(&text) {
        if line.trimmed(&text).is_empty() {
            paragraphs.extend(block.take().map(as_it_stands));
        } else {
            block = Some(block.map_or(line, |block| block.to(line)));
        }
    }
    paragraphs.extend(block.map(as_it_stands));
    let sections = sections(&text, &paragraphs, &[]);
    Document { text, paragraphs, sections, emphasis, ..Document::default() }
}

/// Whether comments stand line below line, as in settings that explain themselves; headings do not.
fn is_commented(text: &str) -> bool {
    let mut before = false;
    let (mut lines, mut below) = (0, 0);
    for line in text.lines().take(SEEN_LINES).map(str::trim_start) {
        let is_one =
            line.strip_prefix('#').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '#', '-']));
        lines += 1;
        below += usize::from(is_one && before);
        before = is_one;
    }
    below >= MIN_LINES && below * 10 >= lines * 3
}

/// Whether `line` says something to people only.
fn is_comment(line: &str) -> bool {
    ["//", "* ", "*/", "# ", "#\t", "##", "--", ";;", "\" "].iter().any(|sign| line.starts_with(sign))
        || ["*", "#", "\""].contains(&line)
}

/// Whether `line` is written as only code and settings are.
fn is_coded(line: &str) -> bool {
    let ends =
        line.ends_with(['{', '}', ';', '\\']) || line.ends_with("};") || ["),", "],", "},", "):", ")"].contains(&line);
    let opens =
        line.starts_with(['}', '{', '@', '<', '$', ')', ']', '[']) || line.starts_with("#[") || is_directive(line);
    let holds = [
        " = ", "()", "->", "=>", "::", " == ", " != ", " += ", " := ", "&&", "||", "</", " {", "[ -", "[[ ", "$(", "${",
    ];
    ends || opens
        || holds.iter().any(|sign| line.contains(sign))
        || is_called(line)
        || is_setting(line)
        || is_begun(line)
}

/// Whether `line` begins as declarations do, or is of one word that only programs have, or of fields.
fn is_begun(line: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "extern", "typedef", "static", "struct", "enum", "import", "def", "fn", "const", "var", "pub", "elif",
        "except", "esac",
    ];
    const ALONE: [&str; 8] = ["fi", "esac", "done", "do", "then", "else", "try:", "end"];
    let first = line.split_whitespace().next().unwrap_or_default();
    let is_name = first.contains('_') && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_fields = first == line && line.matches([':', '/', ',', '|', ';']).count() >= 4;
    is_name || is_fields || BEGINNINGS.contains(&first) || ALONE.contains(&line) || line.ends_with("; then")
}

/// How much of a text is prose, whichever signs its lines begin and end with: a page's style sheet or embedded posts
/// may have been left in an article, and times before what somebody says.
#[derive(Debug, Default)]
struct Prose {
    words: usize,
    /// Words of lines that are long and of words alone.
    told: usize,
    /// Words that hold English sentences together and are of no programming language.
    joining: usize,
}

impl Prose {
    fn of(lines: &[&str]) -> Self {
        let mut prose = Self::default();
        for line in lines {
            prose.add(line);
        }
        prose
    }

    fn add(&mut self, line: &str) {
        let of_line = line.split_whitespace().count();
        self.words += of_line;
        self.told += if is_told(line) { of_line } else { 0 };
        self.joining += line.split(|sign: char| !sign.is_alphanumeric()).filter(|word| is_joining(word)).count();
    }

    fn is_most(&self) -> bool {
        self.told * 2 >= self.words || self.joining * 12 >= self.words
    }
}

fn is_joining(word: &str) -> bool {
    const JOINING: [&str; 28] = [
        "the", "of", "that", "was", "were", "are", "he", "she", "be", "we", "they", "will", "have", "has", "had",
        "but", "you", "who", "his", "her", "its", "our", "their", "said", "says", "what", "than", "been",
    ];
    word.len() <= 5 && JOINING.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether the lines that come are a comment of several, or what Python has in its place.
#[derive(Debug, Default)]
struct Comment {
    /// What it ends with.
    until: Option<&'static str>,
}

impl Comment {
    /// Whether `line`, the next one, is of one.
    fn holds(&mut self, line: &str) -> bool {
        if let Some(end) = self.until {
            self.until = self.until.filter(|_| !line.contains(end));
            return true;
        }
        for (begin, end) in [("/*", "*/"), ("\"\"\"", "\"\"\""), ("r\"\"\"", "\"\"\""), ("'''", "'''"), ("<!--", "-->")]
        {
            if let Some(inside) = line.strip_prefix(begin) {
                self.until = (!inside.contains(end)).then_some(end);
                return true;
            }
        }
        false
    }
}

/// Whether `line` is prose: a dozen words, nearly all of letters alone.
fn is_told(line: &str) -> bool {
    let words = line.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let (mut plain, mut all) = (0, 0);
    for word in words {
        plain += usize::from(!word.is_empty() && word.chars().all(|sign| sign.is_alphabetic() || "'’-".contains(sign)));
        all += 1;
    }
    all >= MIN_TOLD && plain * 4 >= all * 3
}

/// `#define QUAY 1`, as the preprocessor of C has it.
fn is_directive(line: &str) -> bool {
    const DIRECTIVES: [&str; 10] =
        ["include", "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "pragma"];
    line.strip_prefix('#')
        .and_then(|rest| rest.split_whitespace().next())
        .is_some_and(|word| DIRECTIVES.contains(&word))
}

/// Whether a name is called in `line`: `print(a)`.
fn is_called(line: &str) -> bool {
    line.split_once('(').is_some_and(|(name, rest)| {
        let is_name = name.ends_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '_');
        is_name && rest.contains(')') && !ends_sentence(line.trim_end_matches([':', ')']))
    })
}

/// `key: value` and `"key": value` and `key=value`, as settings are written.
fn is_setting(line: &str) -> bool {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let is_key = |key: &str| {
        let key = key.trim_matches('"');
        !key.is_empty()
            && key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'A'..=b'Z'))
    };
    let quoted = line.starts_with('"') && line.split_once("\": ").is_some_and(|(key, _)| is_key(key));
    let small = line.starts_with(|sign: char| sign.is_ascii_lowercase());
    quoted
        || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim_end()))
        || small
            && (line.split_once(": ").is_some_and(|(key, _)| is_key(key)) || line.strip_suffix(':').is_some_and(is_key))
}

/// Whether `seen` are rows of a table, as programs print them.
fn is_listing(seen: &[&str]) -> bool {
    let sentences = seen.iter().filter(|line| ends_sentence(line)).count();
    sentences * 10 <= seen.len() && block::are_columns(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_settings_and_listings_are_code() {
        for text in [
            "/// Lights a lamp.\nfn light(lamp: &Lamp) -> bool {\n    let burns = lamp.burns();\n\n    burns\n}\n",
            "#!/bin/sh\necho lamp\n",
            "import lamp\n\ndef light(quay):\n    for one in quay.lamps():\n        one.light()\n",
            "[quay]\nlamps = 12\nname = \"north\"\n",
            "{\n  \"quay\": \"north\",\n  \"lamps\": 12\n}\n",
            "name: quay\non:\n  push:\n    branches: [main]\njobs:\n  lamp: 12\n",
            "\"\"\"Lamps of the quay.\n\nThey are lit by hand, as the harbour master said it should be,\nand so they \
             were.\n\"\"\"\n\nimport lamp\n\n# Whoever lights them, it is the same.\n#\nlit = lamp.all()\nlit.sort()\n",
            "# Lamps of the quay.\n#\n# They are lit by hand, as the harbour master said it should be,\n# and so they were.\n\n\
             LAMPS\t12\n\n# Whoever lights them.\nBY\t\tana\n",
            "/* Lamps of the quay, which\n   are lit by hand.  */\n#ifndef LAMPS\n# define LAMPS 1\nextern int light (int lamp);\n\
             #endif\n",
            "total 12\n-rw-r--r-- 1 ana ana  120 Nov 28 03:27 lamps\n-rw-r--r-- 1 ana ana 4096 Nov 28 13:03 quay.txt\n\
             drwxr-xr-x 2 ana ana   80 Nov  1 00:51 boats\n-rw-r--r-- 1 bo  bo     1 Nov  2 13:27 rope\n",
        ] {
            assert!(is_code(text), "{text}");
        }
    }

    #[test]
    fn prose_verse_lists_and_letters_are_none() {
        for text in [
            "The rain it came;\nThe wind it blew;\nThe bridge it held,\nAnd so did you.\n",
            "Bring these:\n- a lamp\n- a rope\n- two coats\n- bread\n",
            "- ^ \"Lamps\". Harbour News.\n- ^ \"Boats\". Harbour News.\n- ^ \"Ropes\". Quay.\n- ^ \"Bread\". Quay.\n",
            "From: Ana Ruiz\nTo: Bo Li\nSubject: the lamps\n\nThey burn (all of them).\nCome soon.\n",
            "RUIZ: It rained.\nLI: It did.\nRUIZ: And the bridge?\nLI: It held.\n",
            "The council met (again) on Monday.\nIt voted.\nThe bridge was closed.\n",
            "[00:05] Ana Ruiz: Good evening, and welcome.\n[00:12] Bo Li: Thank you. I told the council so.\n\
             [00:31] Ana Ruiz: They say you are wrong.\n",
            "# Rain\n\nIt rained.\n\n## And then\n\nIt did not.\n\n## The bridge\n\nIt held.\n",
            "The mayor said the bridge would close;\nthe port was not asked;\nand the town waits;\n",
            "The council of Harnby voted on Monday to keep the old bridge closed until the rains are over.\n\
             “We will not gamble with it,” the mayor said, and the engineers who had looked at it agreed with her.\n\
             .bio {\n  width: 100%;\n}\n.card {\n  width: 50%;\n}\n.foot {\n  top: 0;\n}\n",
            "<post by=\"ana\">It rains in the hills again, and nobody has told us when the ferry is to run any more</post>\n\
             <post by=\"bo\">Not this week, they say at the harbour, and not next week either as far as I can see</post>\n\
             They met later.\n",
        ] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn blank_lines_part_code_and_indentation_stays() {
        let text = "    let a = b();\n    c();\n\n\nlet d = 1;\n";
        let document = read(text.to_owned(), vec![]);
        let blocks: Vec<_> = document.paragraphs.iter().map(|paragraph| paragraph.span.of(text)).collect();
        assert_eq!(blocks, ["    let a = b();\n    c();", "let d = 1;"]);
        assert_eq!(document.sections.len(), 1);
    }
}
