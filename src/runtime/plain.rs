//! The analysed article line by line, for pipes, files and screen readers.

use crate::analysis::{EntityId, QuotationId};
use crate::app::details::{act_words, counted, entity_kind_words, one_line, response_words, speaker_words};
use crate::document::{Document, Paragraph, ParagraphKind};
use crate::library::Analyzed;
use crate::text::Span;
use crate::text::wrap::{lines_as_they_stand, wrap};
use std::io::{self, Write};

/// Widest line, in cells.
const WIDTH_CELLS: u16 = 76;

/// Writes the text, then its claims in text order, then its parties, the most prominent first.
///
/// # Errors
/// Where `out` can't be written.
pub fn write(document: &Document, analyzed: &Analyzed, out: &mut dyn Write) -> io::Result<()> {
    for paragraph in &document.paragraphs {
        write_paragraph(&document.text, paragraph, out)?;
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

fn write_paragraph(text: &str, paragraph: &Paragraph, out: &mut dyn Write) -> io::Result<()> {
    match paragraph.kind {
        ParagraphKind::Headline => writeln!(out, "# {}", one_line(paragraph.span.of(text)))?,
        ParagraphKind::Heading => writeln!(out, "## {}", one_line(paragraph.span.of(text)))?,
        ParagraphKind::Verbatim => {
            for line in lines_as_they_stand(text, paragraph.span, WIDTH_CELLS) {
                writeln!(out, "{}", line.of(text))?;
            }
        }
        _ => {
            for line in wrap(text, paragraph.span, WIDTH_CELLS) {
                writeln!(out, "{}", one_line(line.of(text)))?;
            }
        }
    }
    writeln!(out)
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
