//! Quotations as CSV (RFC 4180): a row of names, then a row for each quotation.
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula and may run it, and what was said in
//! an article comes from anybody. Such a field is given an apostrophe in front, which spreadsheets take for “this is
//! text” and do not show; whoever reads the file with a program can take it off again. Of an answer that only points
//! (“denied that”), `text` is what it means, where `start` and `end` stand at the pointer.

use super::Extracted;
use super::code_points::CodePoints;
use super::words::{act_word, kind_word, quotation_word};
use crate::analysis::{Analysis, QuotationId};
use crate::app::details::names;
use crate::app::outline;
use crate::document::Document;
use crate::library::findings::together;
use std::io::{self, Write};

/// What each field of a row is called.
const HEADER: [&str; 28] = [
    "article",
    "url",
    "headline",
    "published",
    "language",
    "quotation",
    "section",
    "speaker",
    "entity",
    "entity_kind",
    "role",
    "kind",
    "speech_act",
    "cue",
    "text",
    "start",
    "end",
    "pieces",
    "speaker_start",
    "speaker_end",
    "cue_start",
    "cue_end",
    "responses",
    "rule",
    "confidence",
    "negation",
    "object",
    "entities",
];

/// Writes the row of names.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    row(HEADER.map(str::to_owned), out)
}

/// Writes a row for each quotation of an article.
pub(super) fn article(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let Extracted { id, document, analysis } = extracted;
    let points = CodePoints::new(&document.text);
    let or_nothing = |word: Option<&str>| word.unwrap_or_default().to_owned();
    for (number, quotation) in analysis.quotations.iter().enumerate() {
        let (start, end, mut text) = points.of(quotation.content());
        // Of an answer that only points (“denied that”) the words are told that it means, as the reader shows them.
        let meant = analysis.meant(QuotationId::new(number), &document.text);
        if meant.index() != number {
            text = points.of(analysis.quotation(meant).content()).2;
        }
        let cue = quotation.cue.map(|cue| points.of(cue));
        let speaker = quotation.speaker.map(|speaker| points.of(speaker.span));
        let entity = quotation.speaker.and_then(|speaker| speaker.entity).map(|entity| analysis.entity(entity));
        let section = document.section_at(quotation.content().start());
        let place = |at: Option<usize>| at.map_or(String::new(), |at| at.to_string());
        let pieces = quotation.pieces.iter().map(|piece| points.of(*piece));
        let pieces = pieces.map(|(start, end, _)| format!("{start}-{end}"));
        let fields = [
            (*id).to_owned(),
            or_nothing(document.url.as_deref()),
            or_nothing(document.headline_text()),
            or_nothing(document.published.as_deref()),
            or_nothing(document.language.as_deref().or(Some(analysis.language.code))),
            number.to_string(),
            outline::title(document, section).to_owned(),
            or_nothing(speaker.map(|(.., words)| words)),
            or_nothing(entity.map(|entity| entity.name.as_str())),
            or_nothing(entity.map(|entity| kind_word(entity.kind))),
            or_nothing(entity.and_then(|entity| entity.roles.first()).map(String::as_str)),
            quotation_word(quotation.kind).to_owned(),
            act_word(quotation.speech_act).to_owned(),
            or_nothing(cue.map(|(.., words)| words)),
            text.to_owned(),
            start.to_string(),
            end.to_string(),
            pieces.collect::<Vec<_>>().join(" "),
            place(speaker.map(|(start, ..)| start)),
            place(speaker.map(|(_, end, _)| end)),
            place(cue.map(|(start, ..)| start)),
            place(cue.map(|(_, end, _)| end)),
            responses(&document.text, analysis, QuotationId::new(number)),
            quotation.rule.words().to_owned(),
            format!("{:.2}", quotation.confidence),
            or_nothing(quotation.negation.map(|span| points.of(span).2)),
            or_nothing(quotation.object.map(|span| points.of(span).2)),
            entities(document, analysis, QuotationId::new(number)),
        ];
        row(fields, out)?;
    }
    Ok(())
}

/// “Harbour Union; Port Authority”: all who say it together.
fn entities(document: &Document, analysis: &Analysis, id: QuotationId) -> String {
    let speakers = analysis.speakers(id, &document.text).into_iter();
    speakers.map(|entity| analysis.entity(entity).name.as_str()).collect::<Vec<_>>().join("; ")
}

/// “dispute by Ukraine; deny by Russia”.
fn responses(text: &str, analysis: &Analysis, id: QuotationId) -> String {
    let responses = analysis.quotation(id).responses.iter().map(|response| {
        let who = together(&names(analysis, &analysis.answerers(response, text))).map(|who| format!(" by {who}"));
        format!("{}{}", act_word(response.act), who.unwrap_or_default())
    });
    responses.collect::<Vec<_>>().join("; ")
}

fn row(fields: [String; HEADER.len()], out: &mut dyn Write) -> io::Result<()> {
    let fields = fields.map(|field| written(&field));
    write!(out, "{}\r\n", fields.join(","))
}

/// A field as it stands in a row.
pub(in crate::runtime) fn written(field: &str) -> String {
    let formula = field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    } else {
        format!("{guard}{field}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        for (field, expected) in [
            ("plain", "plain"),
            ("one, two", "\"one, two\""),
            ("she said \"no\"", "\"she said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("“curly” needs none", "“curly” needs none"),
        ] {
            assert_eq!(written(field), expected);
        }
    }

    #[test]
    fn a_spreadsheet_is_given_no_formula() {
        for (field, expected) in [
            ("=1+1", "'=1+1"),
            ("+5 percent", "'+5 percent"),
            ("-", "'-"),
            ("@all, hear", "\"'@all, hear\""),
            (" =HYPERLINK(\"x\")", "\"' =HYPERLINK(\"\"x\"\")\""),
            ("a=b", "a=b"),
            ("5", "5"),
        ] {
            assert_eq!(written(field), expected);
        }
    }
}
