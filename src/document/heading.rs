//! Which lines of plain text are headings.
//!
//! No single sign makes a heading. A line is weighed by its own looks (short, no full stop, capitals), by what stands
//! around it (a paragraph that ended before it, a longer one after it), and by the document: in an interview or a play
//! most lines are short, so that short says nothing.

use super::ParagraphKind;
use super::furniture;
use crate::text::Span;

/// A stretch of lines that stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Without white space at its ends.
    pub span: Span,
    /// How many lines it takes.
    pub lines: usize,
    /// Blanks before its first character.
    pub indent: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub blank_before: bool,
}

/// A heading is no longer than this.
const MAX_CHARS: usize = 100;
const MAX_WORDS: usize = 15;
/// Text of at least this many characters is a paragraph that a heading may stand over.
const PARAGRAPH_CHARS: usize = 100;
/// Weight from which on a line is a heading.
const ENOUGH: i32 = 5;

/// What each block is.
pub fn classify(text: &str, blocks: &[Block]) -> Vec<ParagraphKind> {
    let looks: Vec<Look> = blocks.iter().map(|block| Look::of(text, block)).collect();
    let style = Style::of(&looks);
    let mut kinds: Vec<ParagraphKind> = looks.iter().map(|look| look.plain_kind()).collect();
    for index in (0..looks.len()).rev() {
        if weight(&looks, &kinds, index, &style) >= ENOUGH {
            kinds[index] = ParagraphKind::Heading;
        }
    }
    if looks.first().is_some_and(|look| is_headline(look, &looks, &style)) {
        kinds[0] = ParagraphKind::Headline;
    }
    kinds
}

/// The level of a heading: how many numbers it begins with (`1.2` is 2), else 1.
pub fn level(heading: &str) -> u8 {
    let number = heading.split_whitespace().next().unwrap_or("").trim_end_matches('.');
    let parts = number.split('.').collect::<Vec<_>>();
    let numbered = parts.iter().all(|part| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit()));
    if numbered { u8::try_from(parts.len().min(6)).unwrap_or(1) } else { 1 }
}

/// The bullet or number a list item begins with.
pub fn list_marker(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let word = line.split_whitespace().next()?;
    let bullet = matches!(word, "-" | "*" | "•" | "–" | "—" | "·" | "o" | "+" | "▪" | "●" | "◦");
    let inside = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = word.ends_with([')', '.']) && word.len() > inside.len();
    let numbered = closed
        && !inside.is_empty()
        && (inside.len() <= 3 && inside.chars().all(|sign| sign.is_ascii_digit())
            || inside.len() == 1 && word.ends_with(')') && inside.chars().all(|sign| sign.is_ascii_lowercase()));
    ((bullet || numbered) && word.len() < line.len()).then_some(word)
}

/// What a block looks like by itself.
#[derive(Debug, Clone)]
struct Look {
    chars: usize,
    words: usize,
    lines: usize,
    blank_before: bool,
    list_item: bool,
    verbatim: bool,
    /// Something a heading never is: a byline, a date, a dateline, an address, a speaker's name with a colon.
    furniture: bool,
    shouted: bool,
    /// Of its words of four letters and more, how many in a hundred begin with a capital.
    capitals: usize,
    numbered: bool,
    begins_small: bool,
    /// Begins as people speak: “I”, “You”, “Yes”, “Well”.
    spoken: bool,
    quoted: bool,
    verb: bool,
    last: char,
}

impl Look {
    fn of(text: &str, block: &Block) -> Self {
        let line = block.span.of(text);
        let chars = line.chars().take(4_000).count();
        let words: Vec<&str> = line.split_whitespace().take(60).collect();
        let long: Vec<&str> = words.iter().copied().filter(|word| word.chars().count() >= 4).collect();
        let capital = |word: &&&str| word.chars().find(|sign| sign.is_alphabetic()).is_some_and(char::is_uppercase);
        let capitals = if long.is_empty() {
            words.iter().filter(capital).count() * 100 / words.len().max(1)
        } else {
            long.iter().filter(capital).count() * 100 / long.len()
        };
        let letters = line.chars().filter(|sign| sign.is_alphabetic()).take(200);
        let shouted = letters.clone().count() >= 3 && letters.clone().all(|sign| !sign.is_lowercase());
        let first = words.first().copied().unwrap_or("");
        let bare = first.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
        let marker = list_marker(line);
        let last = line.trim_end_matches(['”', '"', '’', ')', ']']).chars().next_back().unwrap_or(' ');
        Self {
            chars,
            words: words.len(),
            lines: block.lines,
            blank_before: block.blank_before,
            list_item: marker.is_some(),
            verbatim: is_verbatim(line, block),
            furniture: is_furniture(line, &words),
            shouted,
            capitals,
            numbered: is_numbered(&words),
            begins_small: line.chars().next().is_some_and(char::is_lowercase),
            spoken: SPOKEN.contains(&bare.as_str()),
            quoted: line.starts_with(['“', '"', '‘', '«', '(', '[']),
            verb: words.iter().skip(1).any(|word| VERBS.contains(&word.to_lowercase().as_str())),
            last,
        }
    }

    fn plain_kind(&self) -> ParagraphKind {
        if self.verbatim {
            ParagraphKind::Verbatim
        } else if self.list_item {
            ParagraphKind::ListItem
        } else {
            ParagraphKind::Prose
        }
    }

    fn is_short(&self) -> bool {
        self.chars <= MAX_CHARS && self.words <= MAX_WORDS && self.lines <= 2
    }

    fn is_paragraph(&self) -> bool {
        self.chars >= PARAGRAPH_CHARS || (self.chars >= 40 && matches!(self.last, '.' | '!' | '?'))
    }

    /// Could stand over a paragraph as far as its looks go.
    fn is_candidate(&self) -> bool {
        self.is_short()
            && !self.furniture
            && !self.verbatim
            && !self.begins_small
            && (!self.list_item || self.numbered)
            && !matches!(self.last, '.' | ',' | ';' | '-' | '—' | '…' | '=' | '*' | '_')
            && self.words > 0
    }
}

/// What the document's lines look like together.
#[derive(Debug)]
struct Style {
    /// Short lines in a hundred.
    short: usize,
    /// Whether so many blocks ask that a question is no heading.
    asking: bool,
    /// Short lines in capitals only.
    shouted: usize,
}

impl Style {
    fn of(looks: &[Look]) -> Self {
        let share = |test: fn(&Look) -> bool| looks.iter().filter(|look| test(look)).count() * 100 / looks.len().max(1);
        Self {
            short: share(|look| look.is_candidate()),
            asking: looks.iter().filter(|look| look.last == '?').count() >= 3 && share(|look| look.last == '?') >= 12,
            shouted: looks.iter().filter(|look| look.shouted && look.is_candidate()).count(),
        }
    }
}

/// How much speaks for the block at `index` being a heading; `kinds` holds what the blocks after it are.
fn weight(looks: &[Look], kinds: &[ParagraphKind], index: usize, style: &Style) -> i32 {
    let look = &looks[index];
    if !look.is_candidate() {
        return i32::MIN;
    }
    let Some(next) = looks.get(index + 1) else { return i32::MIN };
    let mut weight = 3;
    // What follows.
    weight += match kinds[index + 1] {
        ParagraphKind::Heading => 1,
        ParagraphKind::ListItem => 1,
        _ if next.is_paragraph() && next.chars > look.chars => 2,
        ParagraphKind::Verbatim => -1,
        _ => -3,
    };
    // What came before.
    if let Some(before) = index.checked_sub(1).map(|before| &looks[before]) {
        weight += match before.last {
            '.' | '!' | '?' if before.is_paragraph() => 1,
            ':' | ',' => -2,
            _ if before.is_candidate() => -1,
            _ => 0,
        };
    }
    // How it looks.
    weight += match look.words {
        1..=6 => 1,
        7..=10 => 0,
        _ => -1,
    };
    weight += if look.shouted {
        2
    } else if look.capitals >= 80 && look.words > 1 {
        1
    } else {
        0
    };
    weight += i32::from(look.numbered) * 2;
    weight -= i32::from(look.spoken) * 2;
    weight -= i32::from(look.quoted) * 2;
    weight -= i32::from(look.verb && look.capitals < 80);
    weight -= match look.last {
        '?' if style.asking => 4,
        '?' => 0,
        '!' => 2,
        ':' => 2,
        _ => 0,
    };
    weight -= match style.short {
        0..=35 => 0,
        36..=50 => 1,
        _ => 3,
    };
    if style.shouted >= 2 && look.shouted {
        weight += 2;
    }
    weight
}

/// The first line is the article's headline where it looks like one and more follows.
fn is_headline(look: &Look, looks: &[Look], style: &Style) -> bool {
    let asks = look.last == '?' || look.last == '!';
    if look.last == '?' && style.asking {
        return false;
    }
    looks.len() > 1
        && (look.is_candidate() || look.is_short() && asks)
        && !look.spoken
        && look.last != ':'
        && look.words <= MAX_WORDS + 3
        && looks.iter().skip(1).take(6).any(Look::is_paragraph)
}

fn is_furniture(line: &str, words: &[&str]) -> bool {
    let lower = line.to_lowercase();
    let caption = [
        "photo",
        "image",
        "picture",
        "video",
        "file photo",
        "credit",
        "source:",
        "copyright",
        "©",
        "read more",
        "advertisement",
        "share this",
        "figure ",
        "fig. ",
        "table ",
    ];
    furniture::is_byline(line)
        || furniture::date(line).is_some()
        || caption.iter().any(|start| lower.starts_with(start))
        || lower.contains("http://")
        || lower.contains("https://")
        || lower.contains("www.")
        || line.contains('@')
        || is_speaker(line, words)
        || words.iter().all(|word| !word.chars().any(char::is_alphabetic))
        || SALUTATIONS.iter().any(|start| lower.starts_with(start))
}

/// `NAME:`, `Q:`, `Ana Ruiz: What now`.
fn is_speaker(line: &str, words: &[&str]) -> bool {
    let Some((name, rest)) = line.split_once(':') else { return false };
    let name_words = name.split_whitespace().count();
    let names = name.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let shouted = name.chars().filter(|sign| sign.is_alphabetic()).all(char::is_uppercase);
    names
        && name_words <= 4
        && (rest.trim().is_empty() && words.len() <= 3 && shouted
            || shouted
                && name_words <= 3
                && name.len() <= 24
                && rest.starts_with(' ')
                && !name.chars().any(|sign| sign.is_ascii_digit()))
}

/// `1. Introduction`, `2.3 Methods`, `Chapter IV`, `SECTION 2`, `IV.`.
fn is_numbered(words: &[&str]) -> bool {
    let Some(first) = words.first() else { return false };
    let bare = first.trim_end_matches(['.', ')', ':']);
    let decimal = !bare.is_empty()
        && bare
            .split('.')
            .all(|part| !part.is_empty() && part.len() <= 2 && part.chars().all(|sign| sign.is_ascii_digit()));
    let roman = !bare.is_empty() && first.ends_with('.') && bare.chars().all(|sign| "IVXLC".contains(sign));
    let part =
        ["chapter", "part", "section", "book", "article", "act", "scene", "appendix", "volume", "letter", "canto"];
    let capitals = words
        .get(1)
        .is_some_and(|word| word.chars().next().is_some_and(|sign| sign.is_uppercase() || sign.is_ascii_digit()));
    (decimal && words.len() <= 9 && capitals)
        || roman
        || part.contains(&first.to_lowercase().as_str()) && capitals && words.len() <= 10
}

/// Columns, drawings, and lines that are indented each its own way.
fn is_verbatim(line: &str, block: &Block) -> bool {
    let signs = line.chars().take(2_000).filter(|sign| !sign.is_whitespace());
    let drawn = signs.clone().filter(|sign| "|+=_~<>{}\\/#*-".contains(*sign)).count() * 3 > signs.clone().count();
    if drawn && block.lines > 1 {
        return true;
    }
    let columns = line.lines().take(20).filter(|line| line.trim().contains("   ")).count();
    block.lines > 1 && columns * 2 > block.lines.min(20)
}

const SPOKEN: &[&str] = &[
    "i", "i'm", "i’m", "you", "yes", "no", "yeah", "well", "okay", "ok", "oh", "uh", "um", "so", "and", "but", "he",
    "she", "we", "they", "it's", "it’s", "that's", "that’s", "right", "sure", "thanks", "thank", "hello", "hi",
    "please", "mm", "mhm", "let's", "let’s", "don't", "don’t", "because",
];

const SALUTATIONS: &[&str] =
    &["dear ", "yours ", "sincerely", "regards", "best wishes", "signed", "p.s.", "ps:", "cc:", "re:", "to:", "from:"];

/// Words that are verbs of a sentence more than words of a title.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "said", "says", "will", "would", "can", "could", "should", "did",
    "does", "do", "don't", "don’t", "isn't", "isn’t", "been", "be",
];

#[cfg(test)]
mod tests {
    use super::super::plain::parse;
    use super::*;

    /// Lines that begin with `# ` are expected to be headings, with `! ` the headline.
    #[track_caller]
    fn check(marked: &str) {
        let text: String = marked.replace("\n# ", "\n");
        let text = text.strip_prefix("! ").unwrap_or(&text).to_owned();
        let expected: Vec<_> = marked.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        let document = parse(text, vec![]);
        let found: Vec<_> =
            document.sections.iter().filter_map(|section| section.heading).map(|h| h.of(&document.text)).collect();
        assert_eq!(found, expected);
        assert_eq!(document.headline.is_some(), marked.starts_with("! "), "headline");
    }

    const PROSE: &str = "The council met on Monday evening and voted, after four hours, to close the old bridge to lorries until the spring.";

    #[test]
    fn headings_are_found_apart_and_tight() {
        for gap in ["\n\n", "\n"] {
            check(&[PROSE, PROSE, "# What the Vote Means", PROSE, PROSE, "# The road ahead", PROSE].join(gap));
            check(&["! Council closes the old bridge", PROSE, "# Why now?", PROSE, PROSE].join(gap));
        }
    }

    #[test]
    fn a_short_sentence_a_caption_and_a_date_are_no_headings() {
        check(&[PROSE, "It was late.", PROSE, "Photo: Ana Ruiz", PROSE, "2 December 2025", PROSE].join("\n\n"));
    }

    #[test]
    fn speakers_and_questions_of_an_interview_are_no_headings() {
        let turns =
            ["Why close it?", PROSE, "And who pays?", PROSE, "Yes", PROSE, "When was it built?", PROSE].join("\n\n");
        check(&turns);
        check(&["MAYOR: We had to", PROSE, "RUIZ: I disagree with that", PROSE].join("\n"));
    }

    #[test]
    fn list_items_are_no_headings_but_numbered_titles_are() {
        check(&[PROSE, "- old stones", "- new lamps", "- a rail", PROSE].join("\n"));
        check(&[PROSE, "# 1. Introduction", PROSE, "# 2.1 The Old Bridge", PROSE].join("\n\n"));
        assert_eq!([level("2.1 The Old Bridge"), level("1. Introduction"), level("Why")], [2, 1, 1]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wrapped = textwrap::fill(&PROSE.repeat(2), 60);
        let document = parse([wrapped.as_str(), "The Road Ahead", wrapped.as_str()].join("\n\n"), vec![]);
        assert_eq!(document.paragraphs.len(), 3);
        assert_eq!(document.sections.len(), 2);
    }
}
