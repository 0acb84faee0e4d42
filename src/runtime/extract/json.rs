//! What an article looks like in JSON: the fields of `EXTRACT_FORMAT`, in its order.

use super::Extracted;
use super::code_points::CodePoints;
use super::object::{Each, Hundredths, Json, Sheet, object};
use super::words::{act_word, form_word, kind_word, quotation_word};
use crate::analysis::{Analysis, Entity, EntityId, Quotation, QuotationId, Response};
use crate::document::{Document, Image, Line, Link, Section};
use crate::text::Span;
use std::io::{self, Write};

/// Writes what is known of an article to `out`.
pub(super) fn write(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    sheet(extracted, out).finish()
}

/// Writes what is known of an article to `out`, as a line.
pub(super) fn write_line(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = sheet(extracted, out);
    sheet.push(b"\n"); // With the line, in which standard output looks for its end.
    sheet.finish()
}

fn sheet<'a>(extracted: &Extracted, out: &'a mut dyn Write) -> Sheet<'a> {
    let mut sheet = Sheet::new(out);
    let points = CodePoints::new(&extracted.document.text);
    article(extracted, &points).write(&mut sheet);
    sheet
}

fn article(extracted: &Extracted, points: &CodePoints) -> impl Json {
    let Extracted { id, document, analysis } = *extracted;
    let links = document.links.iter().filter(|link| !link.address.starts_with('#'));
    let images = document.images.iter().filter(|image| !image.is_inlined());
    let sections = document.sections.iter().enumerate();
    let entities = analysis.entities.iter().enumerate();
    let quotations = analysis.quotations.iter().enumerate();
    object!(
        "schema": "onrecord/1",
        "id": id,
        "url": document.url.as_deref(),
        "headline": document.headline.map(|span| words_at(span, points)),
        "byline": document.byline.as_ref().map(|line| Byline { line, points }),
        "dateline": document.dateline.map(|span| words_at(span, points)),
        "published": document.published.as_deref(),
        "language": document.language.as_deref().or(Some(analysis.language.code)),
        "site": document.site.as_deref(),
        "picture": document.picture.as_deref(),
        "text": document.text.as_str(),
        "sections": Each(sections.map(|(id, of)| section(id, of, points))),
        "links": Each(links.map(|of| link(of, points))),
        "images": Each(images.map(|of| image(of, points))),
        "entities": Each(entities.map(|(id, of)| entity(id, of, analysis, points))),
        "quotations": Each(quotations.map(|(id, of)| quotation(id, of, document, points))),
    )
}

fn place(span: Span, points: &CodePoints) -> impl Json {
    let (start, end, _) = points.of(span);
    object!("start": start, "end": end)
}

fn words_at(span: Span, points: &CodePoints) -> impl Json {
    let (start, end, text) = points.of(span);
    object!("start": start, "end": end, "text": text)
}

struct Byline<'a> {
    line: &'a Line,
    points: &'a CodePoints<'a>,
}

impl Json for Byline<'_> {
    fn write(self, sheet: &mut Sheet) {
        match self.line {
            Line::InText(span) => words_at(*span, self.points).write(sheet),
            Line::Apart(text) => object!("text": text.as_str()).write(sheet),
        }
    }
}

fn section(id: usize, section: &Section, points: &CodePoints) -> impl Json {
    let (start, end, _) = points.of(section.span);
    object!(
        "id": id,
        "heading": section.heading.map(|span| words_at(span, points)),
        "level": usize::from(section.level),
        "start": start,
        "end": end,
        "words": section.words,
    )
}

fn link(link: &Link, points: &CodePoints) -> impl Json {
    let (start, end, text) = points.of(link.span);
    object!("start": start, "end": end, "text": text, "url": link.address.as_str())
}

/// `start` is where it stands: above the paragraph that begins there or next.
fn image(image: &Image, points: &CodePoints) -> impl Json {
    object!("start": points.at(image.at), "url": image.address.as_str(), "alternative": image.alternative.as_deref())
}

fn entity(id: usize, entity: &Entity, analysis: &Analysis, points: &CodePoints) -> impl Json {
    let mentions = entity.mentions.iter().map(|mention| {
        let mention = analysis.mention(*mention);
        let (start, end, text) = points.of(mention.span);
        object!("start": start, "end": end, "text": text, "form": form_word(mention.form))
    });
    object!(
        "id": id,
        "name": entity.name.as_str(),
        "kind": kind_word(entity.kind),
        "roles": Each(entity.roles.iter().map(String::as_str)),
        "confidence": Hundredths(entity.confidence),
        "mentions": Each(mentions),
    )
}

fn quotation(id: usize, quotation: &Quotation, document: &Document, points: &CodePoints) -> impl Json {
    let (start, end, text) = points.of(quotation.content());
    let speaker = quotation.speaker.map(|speaker| {
        let (start, end, text) = points.of(speaker.span);
        object!("start": start, "end": end, "text": text, "entity": speaker.entity.map(EntityId::index))
    });
    object!(
        "id": id,
        "kind": quotation_word(quotation.kind),
        "start": start,
        "end": end,
        "text": text,
        "pieces": Each(quotation.pieces.iter().map(|span| place(*span, points))),
        "marks": Each(quotation.marks.iter().map(|span| place(*span, points))),
        "cue": quotation.cue.map(|span| words_at(span, points)),
        "negation": quotation.negation.map(|span| words_at(span, points)),
        "object": quotation.object.map(|span| words_at(span, points)),
        "speaker": speaker,
        "speech_act": act_word(quotation.speech_act),
        "responses": Each(quotation.responses.iter().map(|of| response(of, points))),
        "rule": quotation.rule.words(),
        "confidence": Hundredths(quotation.confidence),
        "section": document.section_at(quotation.content().start()),
    )
}

fn response(response: &Response, points: &CodePoints) -> impl Json {
    object!(
        "quotation": response.quotation.map(QuotationId::index),
        "entity": response.entity.map(EntityId::index),
        "act": act_word(response.act),
        "cue": words_at(response.cue, points),
    )
}
