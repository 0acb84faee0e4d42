//! What an article looks like in JSON: the fields of `EXTRACT_FORMAT`, in its order.

use super::Extracted;
use super::code_points::CodePoints;
use super::words::{act_word, form_word, kind_word, quotation_word};
use crate::analysis::{Analysis, Entity, EntityId, QuotationId, Response};
use crate::document::{Image, Line, Link, Section};
use crate::text::Span;
use serde::{Serialize, Serializer};
use std::io::{self, BufWriter, Write};

#[derive(Serialize)]
struct ArticleOut<'a, Entities, Quotations> {
    schema: &'static str,
    id: &'a str,
    url: Option<&'a str>,
    headline: Option<TextOut<'a>>,
    byline: Option<BylineOut<'a>>,
    dateline: Option<TextOut<'a>>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    site: Option<&'a str>,
    picture: Option<&'a str>,
    text: &'a str,
    sections: Vec<SectionOut<'a>>,
    links: Vec<LinkOut<'a>>,
    images: Vec<ImageOut<'a>>,
    entities: Entities,
    quotations: Quotations,
}

/// A list whose entries are made as they are written: a long text's are never all in memory.
struct Each<Entries>(Entries);

impl<Entries: Iterator<Item: Serialize> + Clone> Serialize for Each<Entries> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct TextOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct LinkOut<'a> {
    #[serde(flatten)]
    words: TextOut<'a>,
    url: &'a str,
}

#[derive(Serialize)]
struct ImageOut<'a> {
    /// Where it stands: above the paragraph that begins here or next.
    start: usize,
    url: &'a str,
    alternative: Option<&'a str>,
}

#[derive(Serialize)]
struct BylineOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    text: &'a str,
}

#[derive(Serialize)]
struct SectionOut<'a> {
    id: usize,
    heading: Option<TextOut<'a>>,
    level: u8,
    start: usize,
    end: usize,
    words: usize,
}

#[derive(Serialize)]
struct EntityOut<'a, Mentions> {
    id: usize,
    name: &'a str,
    kind: &'static str,
    roles: &'a [String],
    confidence: f64,
    mentions: Mentions,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    form: &'static str,
}

#[derive(Serialize)]
struct QuotationOut<'a> {
    id: usize,
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    pieces: Vec<SpanOut>,
    marks: Vec<SpanOut>,
    cue: Option<TextOut<'a>>,
    negation: Option<TextOut<'a>>,
    object: Option<TextOut<'a>>,
    speaker: Option<SpeakerOut<'a>>,
    speech_act: &'static str,
    responses: Vec<ResponseOut<'a>>,
    rule: &'static str,
    confidence: f64,
    section: usize,
}

#[derive(Serialize)]
struct SpeakerOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    entity: Option<usize>,
    /// All who say it together, in the order in which they are named, `entity` among them.
    entities: Vec<usize>,
}

#[derive(Serialize)]
struct ResponseOut<'a> {
    quotation: Option<usize>,
    entity: Option<usize>,
    act: &'static str,
    cue: TextOut<'a>,
}

/// Writes what is known of an article to `out`.
pub(super) fn write(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let Extracted { id, document, analysis } = *extracted;
    let points = &CodePoints::new(&document.text);
    let byline = document.byline.as_ref().map(|line| match line {
        Line::InText(span) => {
            let TextOut { start, end, text } = text_out(points, *span);
            BylineOut { start: Some(start), end: Some(end), text }
        }
        Line::Apart(text) => BylineOut { start: None, end: None, text },
    });
    let sections = document.sections.iter().enumerate();
    let entities = analysis.entities.iter().enumerate();
    let quotations = analysis.quotations.iter().enumerate();
    let article = ArticleOut {
        schema: "onrecord/1",
        id,
        url: document.url.as_deref(),
        headline: document.headline.map(|span| text_out(points, span)),
        byline,
        dateline: document.dateline.map(|span| text_out(points, span)),
        published: document.published.as_deref(),
        language: document.language.as_deref().or(Some(analysis.language.code)),
        site: document.site.as_deref(),
        picture: document.picture.as_deref(),
        text: &document.text,
        sections: sections.map(|(id, section)| section_out(id, section, points)).collect(),
        links: document
            .links
            .iter()
            .filter(|link| !link.address.starts_with('#'))
            .map(|link| link_out(link, points))
            .collect(),
        images: document
            .images
            .iter()
            .filter(|image| !image.is_inlined())
            .map(|image| image_out(image, points))
            .collect(),
        entities: Each(entities.map(|(id, entity)| entity_out(id, entity, analysis, points))),
        quotations: Each(quotations.map(|(id, _)| quotation_out(QuotationId::new(id), extracted, points))),
    };
    // JSON is written a few bytes at a time, each of which `out` would be found for anew.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut out, &article)?;
    out.flush()
}

fn text_out<'a>(points: &CodePoints<'a>, span: Span) -> TextOut<'a> {
    let (start, end, text) = points.of(span);
    TextOut { start, end, text }
}

fn link_out<'a>(link: &'a Link, points: &CodePoints<'a>) -> LinkOut<'a> {
    LinkOut { words: text_out(points, link.span), url: &link.address }
}

fn image_out<'a>(image: &'a Image, points: &CodePoints) -> ImageOut<'a> {
    let SpanOut { start, .. } = span_out(points, Span::at(image.at));
    ImageOut { start, url: &image.address, alternative: image.alternative.as_deref() }
}

fn span_out(points: &CodePoints, span: Span) -> SpanOut {
    let (start, end, _) = points.of(span);
    SpanOut { start, end }
}

fn section_out<'a>(id: usize, section: &Section, points: &CodePoints<'a>) -> SectionOut<'a> {
    let SpanOut { start, end } = span_out(points, section.span);
    let heading = section.heading.map(|span| text_out(points, span));
    SectionOut { id, heading, level: section.level, start, end, words: section.words }
}

fn entity_out<'a>(
    id: usize,
    entity: &'a Entity,
    analysis: &'a Analysis,
    points: &'a CodePoints<'a>,
) -> EntityOut<'a, impl Serialize> {
    let mentions = entity.mentions.iter().map(|mention| {
        let mention = analysis.mention(*mention);
        let TextOut { start, end, text } = text_out(points, mention.span);
        MentionOut { start, end, text, form: form_word(mention.form) }
    });
    EntityOut {
        id,
        name: &entity.name,
        kind: kind_word(entity.kind),
        roles: &entity.roles,
        confidence: hundredths(entity.confidence),
        mentions: Each(mentions),
    }
}

fn quotation_out<'a>(
    id: QuotationId,
    Extracted { document, analysis, .. }: &Extracted,
    points: &CodePoints<'a>,
) -> QuotationOut<'a> {
    let quotation = analysis.quotation(id);
    let TextOut { start, end, text } = text_out(points, quotation.content());
    let speaker = quotation.speaker.map(|speaker| {
        let TextOut { start, end, text } = text_out(points, speaker.span);
        let entities = analysis.speakers(id, &document.text).into_iter().map(EntityId::index).collect();
        SpeakerOut { start, end, text, entity: speaker.entity.map(EntityId::index), entities }
    });
    QuotationOut {
        id: id.index(),
        kind: quotation_word(quotation.kind),
        start,
        end,
        text,
        pieces: quotation.pieces.iter().map(|span| span_out(points, *span)).collect(),
        marks: quotation.marks.iter().map(|span| span_out(points, *span)).collect(),
        cue: quotation.cue.map(|span| text_out(points, span)),
        negation: quotation.negation.map(|span| text_out(points, span)),
        object: quotation.object.map(|span| text_out(points, span)),
        speaker,
        speech_act: act_word(quotation.speech_act),
        responses: quotation.responses.iter().map(|response| response_out(response, points)).collect(),
        rule: quotation.rule.words(),
        confidence: hundredths(quotation.confidence),
        section: document.section_at(quotation.content().start()),
    }
}

/// To two places: more would be noise.
fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn response_out<'a>(response: &Response, points: &CodePoints<'a>) -> ResponseOut<'a> {
    ResponseOut {
        quotation: response.quotation.map(QuotationId::index),
        entity: response.entity.map(EntityId::index),
        act: act_word(response.act),
        cue: text_out(points, response.cue),
    }
}
