//! The analysed article line by line, for pipes, files and screen readers.

use crate::analysis::QuotationId;
use crate::app::details::{counted, foreign_words, one_line};
use crate::app::facts::below_headline;
use crate::app::outline;
use crate::app::pictures::PICTURE_WORD;
use crate::app::spoken::{claim_line, party_line};
use crate::document::{Document, Image, Paragraph, ParagraphKind};
use crate::library::Analyzed;
use crate::text::Span;
use crate::text::line::Line;
use crate::text::width::width_cells;
use crate::text::wrap::{Widths, lines_as_they_stand, wrap};
use std::io::{self, Write};

const INDENT: &str = "  ";
const INDENT_CELLS: u16 = 2;

/// Quotations and lists move a paragraph in no more often than this.
const MAX_INSET: usize = 6;

/// Writes the text, then its claims in text order, then its parties, the most prominent first, in lines at most
/// `width_cells` wide; with 0, no line is broken.
///
/// # Errors
/// Where `out` can't be written.
pub fn write(document: &Document, analyzed: &Analyzed, width_cells: u16, out: &mut dyn Write) -> io::Result<()> {
    let max_cells = if width_cells == 0 { u16::MAX } else { width_cells };
    let Analyzed { analysis, index, .. } = analyzed;
    let mut paragraphs = document.paragraphs.iter().peekable();
    let mut images = pictures(document).peekable();
    let mut facts = Some(below_headline(document)).filter(|facts| !facts.is_empty());
    if paragraphs.peek().is_none_or(|first| first.kind != ParagraphKind::Headline) {
        write_facts(facts.take(), max_cells, out)?;
    }
    while let Some(paragraph) = paragraphs.next() {
        while let Some((_, said)) = images.next_if(|(at, _)| *at <= paragraph.span.start()) {
            write_entry(&said, max_cells, out)?;
            writeln!(out)?;
        }
        write_paragraph(document, paragraph, max_cells, out)?;
        if !paragraphs.peek().is_some_and(|next| is_close(document, paragraph, next)) {
            writeln!(out)?;
        }
        write_facts(facts.take(), max_cells, out)?;
    }
    for (_, said) in images {
        write_entry(&said, max_cells, out)?;
        writeln!(out)?;
    }
    if document.paragraphs.is_empty() {
        writeln!(out, "This text is empty.\n")?;
    }
    writeln!(out, "## {}\n", counted(analysis.quotations.len(), "claim", "claims"))?;
    if !analysis.language.is_english() {
        write_entry(&foreign_words(analysis.language), max_cells, out)?;
        writeln!(out)?;
    }
    let mut last_section = None;
    for id in (0..analysis.quotations.len()).map(QuotationId::new) {
        let section = document.section_at(analysis.quotation(id).content().start());
        if document.sections.len() > 1 && last_section != Some(section) {
            let gap = if last_section.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}### {}\n", one_line(outline::title(document, section)))?;
            last_section = Some(section);
        }
        write_entry(&claim_line(document, analyzed, id), max_cells, out)?;
    }
    writeln!(out, "\n## {}\n", counted(analysis.entities.len(), "party", "parties"))?;
    for id in index.by_prominence() {
        write_entry(&party_line(analyzed, *id), max_cells, out)?;
    }
    Ok(())
}

fn write_facts(facts: Option<String>, max_cells: u16, out: &mut dyn Write) -> io::Result<()> {
    let Some(facts) = facts else { return Ok(()) };
    write_entry(&facts, max_cells, out)?;
    writeln!(out)
}

/// What is said of pictures and where they stand, in text order.
fn pictures(document: &Document) -> impl Iterator<Item = (usize, String)> {
    let said = |image: &Image| Some((image.at, format!("[{PICTURE_WORD}{}]", document.said_of(image)?)));
    document.images.iter().filter_map(said)
}

/// Whether the blanks of `paragraph` are as somebody set them.
fn is_laid_out(paragraph: &Paragraph) -> bool {
    paragraph.kind.keeps_lines() || paragraph.inset.first_cells > 0
}

/// Whether no line stays free between `paragraph` and the `next`.
fn is_close(document: &Document, paragraph: &Paragraph, next: &Paragraph) -> bool {
    let are_items = [paragraph, next].iter().all(|one| one.kind == ParagraphKind::ListItem);
    let between = || Span::new(paragraph.span.end(), next.span.start()).of(&document.text);
    are_items || (is_laid_out(paragraph) || is_laid_out(next)) && !between().contains("\n\n")
}

fn write_paragraph(document: &Document, paragraph: &Paragraph, max_cells: u16, out: &mut dyn Write) -> io::Result<()> {
    let Document { text, .. } = document;
    let Paragraph { span, kind, inset } = *paragraph;
    let is_item = kind == ParagraphKind::ListItem;
    let lists = usize::from(inset.lists).saturating_sub(usize::from(is_item));
    let outer = "> ".repeat(usize::from(inset.quotes).min(MAX_INSET)) + &"  ".repeat(lists.min(MAX_INSET));
    let first = outer.clone() + &" ".repeat(usize::from(inset.first_cells));
    let rest = match inset.rest_cells {
        0 => first.clone() + &" ".repeat(width_cells(paragraph.marker(text))),
        cells => outer + &" ".repeat(usize::from(cells)),
    };
    let room = |before: &str| max_cells.saturating_sub(u16::try_from(before.len()).unwrap_or(max_cells)).max(1);
    let widths = Widths { first_cells: room(&first), rest_cells: room(&rest) };
    let lines = match kind {
        ParagraphKind::Headline => return writeln!(out, "# {}", one_line(span.of(text))),
        ParagraphKind::Heading => {
            let level = document.sections.get(document.section_at(span.start())).map_or(1, |section| section.level);
            let signs = "#".repeat(usize::from(level) + 1);
            return writeln!(out, "{signs} {}", one_line(span.of(text)));
        }
        kind if kind.keeps_lines() => lines_as_they_stand(text, span, widths.first_cells),
        _ => wrap(text, span, widths).into_iter().map(Line::from).collect(),
    };
    for (index, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        let words = if is_laid_out(paragraph) { words.to_owned() } else { one_line(words) };
        let hang = " ".repeat(usize::from(line.hang_cells));
        writeln!(out, "{}", format!("{}{hang}{words}", if index == 0 { &first } else { &rest }).trim_end())?;
    }
    Ok(())
}

/// Writes one entry, its lines but the first standing in.
fn write_entry(entry: &str, max_cells: u16, out: &mut dyn Write) -> io::Result<()> {
    let rest_cells = max_cells.saturating_sub(INDENT_CELLS).max(1);
    let lines = wrap(entry, Span::new(0, entry.len()), Widths { first_cells: max_cells, rest_cells });
    for (number, line) in lines.into_iter().enumerate() {
        writeln!(out, "{}{}", if number == 0 { "" } else { INDENT }, one_line(line.of(entry)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::document;

    #[test]
    fn what_is_said_of_a_picture_stands_in_its_place() {
        let text = "It rained.\n\n![The old bridge](a.png)\n\nIt held.\n\n![b.png](b.png)\n";
        let document = document::markdown::read(text, None, vec![]);
        let analyzed = Analyzed::new(&document, Analysis::default());
        let mut out = Vec::new();
        write(&document, &analyzed, 76, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with("It rained.\n\n[picture: The old bridge]\n\nIt held.\n\n## 0 claims"), "{out}");
    }

    #[test]
    fn no_line_ends_at_a_blank_that_holds_its_words_together() {
        let text = "Ana\u{a0}Ruiz said on Monday that all of the 40\u{a0}000\u{202f}crowns for the bridge were gone.";
        let document = document::read_text(text.to_owned(), vec![]);
        let analysis = crate::analysis::analyze(&document, &crate::analysis::lexicon::Lexicon::built_in());
        let analyzed = Analyzed::new(&document, analysis);
        for width_cells in 16..60 {
            let mut out = Vec::new();
            write(&document, &analyzed, width_cells, &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            assert_eq!(out.matches("40 000 crowns").count(), 2, "{out}");
            assert!(!out.contains("Ana\n"), "{out}");
        }
    }

    #[test]
    fn headings_are_marked_and_prose_is_wrapped() {
        let headline = "A headline that is far longer than the widest line that is ever printed beneath it";
        let prose = "It rained in the hills, and it went on raining there until nobody knew how long it had rained.";
        let text = format!("+++\nheadline = '{headline}'\n+++\n{prose}\n");
        let document = document::read_text(text, vec![]);
        let analyzed = Analyzed::new(&document, Analysis::default());
        let mut out = Vec::new();
        write(&document, &analyzed, 76, &mut out).unwrap();
        let expected = format!(
            "# {headline}\n\n\
             It rained in the hills, and it went on raining there until nobody knew how\nlong it had rained.\n\n\
             ## 0 claims\n\n\n## 0 parties\n\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
