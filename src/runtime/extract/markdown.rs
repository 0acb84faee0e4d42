//! An article's claims as Markdown to read or to paste: each with who said it and how, under the section it stands in,
//! and then who is named.

use super::Extracted;
use crate::analysis::{EntityId, Quotation, QuotationId};
use crate::app::details::{
    answer_mark, content_words, counted, entity_kind_words, foreign_words, manner_words, one_line, response_words,
    speaker_words,
};
use crate::app::outline;
use std::io::{self, Write};

/// Between two articles.
pub(super) fn between(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n---\n")
}

/// Writes one article.
pub(super) fn article(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let Extracted { id, document, analysis } = extracted;
    let headline = document.headline_text().map_or((*id).to_owned(), one_line);
    writeln!(out, "# {}\n", escaped(&headline))?;
    writeln!(out, "{}\n", source(extracted))?;
    if !analysis.language.is_english() {
        writeln!(out, "*{}*\n", foreign_words(analysis.language))?;
    }
    let mut last_section = None;
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        let section = document.section_at(quotation.content().start());
        if last_section != Some(section) {
            writeln!(out, "## {}\n", escaped(&one_line(outline::title(document, section))))?;
            last_section = Some(section);
        }
        claim(extracted, QuotationId::new(number), quotation, out)?;
    }
    let count = analysis.entities.len();
    writeln!(out, "## {}\n", counted(count, "party", "parties"))?;
    for number in 0..count {
        party(extracted, EntityId::new(number), out)?;
    }
    Ok(())
}

/// Byline, date, and where it comes from.
fn source(extracted: &Extracted) -> String {
    let document = extracted.document;
    let byline = document.byline.as_ref().map(|line| escaped(&one_line(line.of(&document.text))));
    let published = document.published.as_deref().map(escaped);
    let address = document.url.as_deref().filter(|url| !url.contains(['<', '>', ' '])).map(|url| format!("<{url}>"));
    let source = address.unwrap_or_else(|| escaped(extracted.id));
    [byline, published, Some(source)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn claim(extracted: &Extracted, id: QuotationId, quotation: &Quotation, out: &mut dyn Write) -> io::Result<()> {
    let Extracted { document, analysis, .. } = extracted;
    writeln!(out, "> {}\n>", escaped(&content_words(&document.text, analysis, id)))?;
    let role = match analysis.speakers(id, &document.text)[..] {
        [one] => analysis.entity(one).roles.first(),
        // Whose of several it is would not be plain.
        _ => None,
    };
    let role = role.map_or(String::new(), |role| format!(", {}", escaped(role)));
    let cue = quotation
        .whole_cue()
        .map_or(String::new(), |cue| format!("*{}*, ", escaped(&one_line(cue.of(&document.text)))));
    let speaker = escaped(&speaker_words(document, analysis, id));
    writeln!(out, "> — **{speaker}**{role} ({cue}{})", manner_words(quotation))?;
    for response in &quotation.responses {
        writeln!(
            out,
            ">\n> {} {}",
            answer_mark(response.act),
            escaped(&response_words(&document.text, analysis, response))
        )?;
    }
    writeln!(out)
}

fn party(extracted: &Extracted, id: EntityId, out: &mut dyn Write) -> io::Result<()> {
    let entity = extracted.analysis.entity(id);
    let role = entity.roles.first().map_or(String::new(), |role| format!(", {}", escaped(role)));
    let mentions = counted(entity.mentions.len(), "mention", "mentions");
    writeln!(out, "- **{}**{role} ({}): {mentions}", escaped(&entity.name), entity_kind_words(entity.kind))
}

/// `text`, no sign of which means anything to Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let always = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~');
        if always || (at == 0 && matches!(sign, '#' | '+' | '-' | '=')) || ends_list_number(text, at, sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// Whether the sign at `at` would make a numbered list of the digits it follows.
fn ends_list_number(text: &str, at: usize, sign: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    matches!(sign, '.' | ')') && !before.is_empty() && before.chars().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_text_means_anything() {
        for (text, expected) in [
            ("# not a heading", "\\# not a heading"),
            ("a # b", "a # b"),
            ("*stars* and `ticks`", "\\*stars\\* and \\`ticks\\`"),
            ("1. not a list", "1\\. not a list"),
            ("in 1999. Then", "in 1999. Then"),
            ("<script>&amp;", "\\<script\\>\\&amp;"),
            ("- no item", "\\- no item"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
