//! The analysed article line by line, for pipes, files and screen readers.

use crate::app::details::{act_words, counted, entity_kind_words, one_line, response_words, speaker_words};
use crate::document::{Document, ParagraphKind};
use crate::library::Analyzed;
use crate::text::Span;
use crate::text::wrap::{lines_as_they_stand, wrap};
use std::io::{self, Write};

/// Widest line, in cells.
const WIDTH_CELLS: u16 = 76;

/// Writes the text, then its claims and its parties.
///
/// # Errors
/// Where `out` can't be written.
pub fn write(document: &Document, analyzed: &Analyzed, out: &mut dyn Write) -> io::Result<()> {
    let text = &document.text;
    for paragraph in &document.paragraphs {
        let lines = match paragraph.kind {
            ParagraphKind::Verbatim => lines_as_they_stand(text, paragraph.span, WIDTH_CELLS),
            _ => wrap(text, paragraph.span, WIDTH_CELLS),
        };
        for line in lines {
            match paragraph.kind {
                ParagraphKind::Verbatim => writeln!(out, "{}", line.of(text))?,
                ParagraphKind::Heading => writeln!(out, "## {}", one_line(line.of(text)))?,
                ParagraphKind::Headline => writeln!(out, "# {}", one_line(line.of(text)))?,
                _ => writeln!(out, "{}", one_line(line.of(text)))?,
            }
        }
        writeln!(out)?;
    }
    let Analyzed { analysis, index, .. } = analyzed;
    writeln!(out, "## {}\n", counted(analysis.quotations.len(), "claim", "claims"))?;
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        let id = crate::analysis::QuotationId::new(number);
        let who = speaker_words(document, analysis, id);
        let cue = quotation.cue.map_or(String::new(), |cue: Span| format!(" {}", one_line(cue.of(text))));
        writeln!(out, "{who}{cue} ({}): {}", act_words(quotation.speech_act), one_line(quotation.content().of(text)))?;
        for response in &quotation.responses {
            writeln!(out, "  {}", response_words(analysis, response))?;
        }
    }
    writeln!(out, "\n## {}\n", counted(analysis.entities.len(), "party", "parties"))?;
    for id in index.by_prominence() {
        let entity = analysis.entity(*id);
        let role = entity.roles.first().map_or(String::new(), |role| format!(", {role}"));
        let mentions = counted(entity.mentions.len(), "mention", "mentions");
        let claims = counted(index.quotations_of(*id).len(), "claim", "claims");
        writeln!(out, "{}{role} ({}): {mentions}, {claims}", entity.name, entity_kind_words(entity.kind))?;
    }
    Ok(())
}
