//! The analysed article line by line, for pipes, files and screen readers.

use crate::analysis::{EntityId, QuotationId};
use crate::app::details::{act_words, counted, entity_kind_words, one_line, response_words, speaker_words};
use crate::document::{Document, Paragraph, ParagraphKind};
use crate::library::Analyzed;
use crate::text::Span;
use crate::text::width::width_cells;
use crate::text::wrap::{Widths, lines_as_they_stand, wrap};
use std::io::{self, Write};

/// Widest line, in cells.
const WIDTH_CELLS: u16 = 76;

/// Quotations and lists move a paragraph in no more often than this.
const MAX_INSET: usize = 6;

/// Writes the text, then its claims in text order, then its parties, the most prominent first.
///
/// # Errors
/// Where `out` can't be written.
pub fn write(document: &Document, analyzed: &Analyzed, out: &mut dyn Write) -> io::Result<()> {
    let mut paragraphs = document.paragraphs.iter().peekable();
    while let Some(paragraph) = paragraphs.next() {
        write_paragraph(document, paragraph, out)?;
        let item = |paragraph: &&Paragraph| paragraph.kind == ParagraphKind::ListItem;
        if !(item(&paragraph) && paragraphs.peek().is_some_and(item)) {
            writeln!(out)?;
        }
    }
    let Analyzed { analysis, index, .. } = analyzed;
    writeln!(out, "## {}\n", counted(analysis.quotations.len(), "claim", "claims"))?;
    for number in 0..analysis.quotations.len() {
        write_claim(document, analyzed, QuotationId::new(number), out)?;
    }
    writeln!(out, "\n## {}\n", counted(analysis.entities.len(), "party", "parties"))?;
    for id in index.by_prominence() {
        write_party(analyzed, *id, out)?;
    }
    Ok(())
}

fn write_paragraph(document: &Document, paragraph: &Paragraph, out: &mut dyn Write) -> io::Result<()> {
    let Document { text, .. } = document;
    let Paragraph { span, kind, inset } = *paragraph;
    let is_item = kind == ParagraphKind::ListItem;
    let lists = usize::from(inset.lists).saturating_sub(usize::from(is_item));
    let first = "> ".repeat(usize::from(inset.quotes).min(MAX_INSET)) + &"  ".repeat(lists.min(MAX_INSET));
    let rest = first.clone() + &" ".repeat(width_cells(paragraph.marker(text)));
    let room = |before: &str| WIDTH_CELLS.saturating_sub(u16::try_from(before.len()).unwrap_or(WIDTH_CELLS));
    let widths = Widths { first_cells: room(&first), rest_cells: room(&rest) };
    let lines = match kind {
        ParagraphKind::Headline => return writeln!(out, "# {}", one_line(span.of(text))),
        ParagraphKind::Heading => {
            let level = document.sections.get(document.section_at(span.start())).map_or(1, |section| section.level);
            let signs = "#".repeat(usize::from(level) + 1);
            return writeln!(out, "{signs} {}", one_line(span.of(text)));
        }
        ParagraphKind::Verbatim => lines_as_they_stand(text, span, widths.first_cells),
        _ => wrap(text, span, widths),
    };
    for (index, line) in lines.iter().enumerate() {
        let line = line.of(text);
        let words = if kind == ParagraphKind::Verbatim { line.to_owned() } else { one_line(line) };
        writeln!(out, "{}", format!("{}{words}", if index == 0 { &first } else { &rest }).trim_end())?;
    }
    Ok(())
}

fn write_claim(document: &Document, analyzed: &Analyzed, id: QuotationId, out: &mut dyn Write) -> io::Result<()> {
    let Analyzed { analysis, .. } = analyzed;
    let quotation = analysis.quotation(id);
    let words = |span: Span| one_line(span.of(&document.text));
    let speaker = speaker_words(document, analysis, id);
    let cue = quotation.cue.map_or(String::new(), |cue| format!(" {}", words(cue)));
    writeln!(out, "{speaker}{cue} ({}): {}", act_words(quotation.speech_act), words(quotation.content()))?;
    for response in &quotation.responses {
        writeln!(out, "  {}", response_words(analysis, response))?;
    }
    Ok(())
}

fn write_party(analyzed: &Analyzed, id: EntityId, out: &mut dyn Write) -> io::Result<()> {
    let entity = analyzed.analysis.entity(id);
    let role = entity.roles.first().map_or(String::new(), |role| format!(", {role}"));
    let mentions = counted(entity.mentions.len(), "mention", "mentions");
    let claims = counted(analyzed.index.quotations_of(id).len(), "claim", "claims");
    writeln!(out, "{}{role} ({}): {mentions}, {claims}", entity.name, entity_kind_words(entity.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::document;

    #[test]
    fn headings_are_marked_and_prose_is_wrapped() {
        let headline = "A headline that is far longer than the widest line that is ever printed beneath it";
        let prose = "It rained in the hills, and it went on raining there until nobody knew how long it had rained.";
        let text = format!("+++\nheadline = '{headline}'\n+++\n{prose}\n");
        let document = document::read_text(text, vec![]);
        let analyzed = Analyzed::new(&document, Analysis::default());
        let mut out = Vec::new();
        write(&document, &analyzed, &mut out).unwrap();
        let expected = format!(
            "# {headline}\n\n\
             It rained in the hills, and it went on raining there until nobody knew how\nlong it had rained.\n\n\
             ## 0 claims\n\n\n## 0 parties\n\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
