//! The line below a block quotation that names who is quoted: “— Ana Ruiz, mayor of Harnby”.
//!
//! Whatever a page or a Markdown text says it with, it becomes a paragraph of its own that begins with a dash: so it is
//! shown, and so the analysis knows it.

use super::ParagraphKind;
use super::builder::Builder;
use crate::text::Span;

/// Longer lines say more than a name.
const MAX_BYTES: usize = 120;

/// Signs that stand before a name; hyphens do only where a line begins.
const DASHES: [char; 4] = ['—', '–', '―', '-'];

/// Puts `words` of a block quotation where they belong: what names who is quoted becomes a paragraph apart.
pub(super) fn words(builder: &mut Builder, words: &str, begins_line: bool) {
    let said = builder.block_words();
    let begins_line = begins_line || said.ends_with('\n');
    let Some(at) = start(said.trim_end(), words, begins_line) else { return builder.words(words) };
    let (before, name) = words.split_at(at);
    builder.words(before);
    let inset = builder.inset();
    builder.begin(ParagraphKind::Prose, inset);
    builder.words(name);
}

/// Where in `words`, which stand behind those that were `said`, the name behind its dash begins.
fn start(said: &str, words: &str, begins_line: bool) -> Option<usize> {
    let opens = |at: usize| Span::new(0, at).of(words).trim().is_empty();
    let at = words.rfind(['—', '–', '―']).or_else(|| words.find('-').filter(|&at| begins_line && opens(at)))?;
    let (before, name) = words.split_at(at);
    let behind_line = begins_line && opens(at);
    let before = if opens(at) { said } else { before.strip_suffix(char::is_whitespace)?.trim_end() };
    let ended = behind_line || before.ends_with(['.', '!', '?', '…', '”', '"', '’']);
    (ended && !before.is_empty() && may_name(name.trim_start_matches(DASHES).trim())).then_some(at)
}

/// Whether what stands behind a dash may be a name; nothing may, where its own markup follows.
fn may_name(name: &str) -> bool {
    let described = ["a ", "an ", "the "].iter().any(|article| name.starts_with(article));
    let begins = name.is_empty() || described || name.starts_with(char::is_uppercase);
    begins && name.len() <= MAX_BYTES && !name.ends_with(['.', '!', '?', '…', ',', ':'])
}

/// Whether `words` begin with the dash that stands before a name.
pub(super) fn has_dash(words: &str) -> bool {
    words.trim_start().starts_with(DASHES)
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Hint, markdown, read};

    #[track_caller]
    fn check(document: &Document, expected: &[&str]) {
        let paragraphs = document.paragraphs.iter().map(|paragraph| paragraph.span.of(&document.text));
        assert_eq!(paragraphs.skip(1).collect::<Vec<_>>(), expected, "of {}", document.text);
    }

    #[track_caller]
    fn check_page(quotation: &str, expected: &[&str]) {
        let above =
            "The council voted on Monday, after four hours of debate, to close the old bridge until the spring.";
        let below =
            "Lorries will be sent round by the motorway, a notice says that was put up, in the rain, on Tuesday.";
        let page = format!(
            "<html><head><title>Bridge shut</title></head><body><article><p>{above}</p>{quotation}<p>{below}</p>\
             </article></body></html>"
        );
        check(&read(page.as_bytes(), &Hint::default()), &[&[above], expected, &[below]].concat());
    }

    #[track_caller]
    fn check_markdown(quotation: &str, expected: &[&str]) {
        check(&markdown::read(&format!("# Bridge shut\n\n{quotation}"), None, vec![]), expected);
    }

    #[test]
    fn who_is_quoted_stands_behind_a_dash() {
        let expected = ["It held for a hundred years.", "— Ana Ruiz, mayor of Harnby"];
        for quotation in [
            "<p>It held for a hundred years.</p><footer>Ana Ruiz, mayor of Harnby</footer>",
            "<p>It held for a hundred years.</p><footer>— <cite>Ana Ruiz</cite>, mayor of Harnby</footer>",
            "<p>It held for a hundred years.</p><cite>Ana Ruiz, mayor of Harnby</cite>",
            "<p>It held for a hundred years. <cite>Ana Ruiz, mayor of Harnby</cite></p>",
            "<p>It held for a hundred years.</p><p>— <cite>Ana Ruiz</cite>, mayor of Harnby</p>",
            "It held for a hundred years. — <cite>Ana Ruiz, mayor of Harnby</cite>",
            "It held for a hundred years.<br>— Ana Ruiz, mayor of Harnby",
        ] {
            check_page(&format!("<blockquote>{quotation}</blockquote>"), &expected);
        }
        let figure = "<figure><blockquote>It held for a hundred years.</blockquote>\
                      <figcaption>Ana Ruiz, mayor of Harnby</figcaption></figure>";
        check_page(figure, &expected);
    }

    #[test]
    fn what_is_cited_within_a_quotation_stays_in_it() {
        let quotation = "I read <cite>The Dam</cite> twice and wept — twice — over it.";
        check_page(
            &format!("<blockquote>{quotation}</blockquote>"),
            &["I read The Dam twice and wept — twice — over it."],
        );
        check_page(
            "<blockquote>We all have to read <cite>The Dam</cite></blockquote>",
            &["We all have to read The Dam"],
        );
    }

    #[test]
    fn a_line_of_markdown_names_who_is_quoted() {
        let expected = ["It held.", "— Ana Ruiz, mayor"];
        check_markdown("> It held.\n> — Ana Ruiz, mayor\n", &expected);
        check_markdown("> It held.\n>\n> — *Ana Ruiz*, mayor\n", &expected);
        check_markdown(
            "> It held — Ana Ruiz\n> looked — and it stood.\n",
            &["It held — Ana Ruiz looked — and it stood."],
        );
        check_markdown("It held.\n— Ana Ruiz, mayor\n", &["It held. — Ana Ruiz, mayor"]);
    }
}
