//! What an article looks like in JSON: the fields of `EXTRACT_FORMAT`, in its order.

use super::Extracted;
use super::code_points::CodePoints;
use super::json_value::{Each, Hundredths, Json, Out, Word, object};
use super::words::{act_word, form_word, kind_word, quotation_word};
use crate::analysis::{Analysis, Entity, EntityId, QuotationId, Response};
use crate::document::{Image, Line, Link, Section};
use crate::text::Span;
use std::io::{self, Write};

struct ArticleOut<'a, Entities, Quotations> {
    schema: Word,
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

object!(ArticleOut<'_, Entities, Quotations> {
    schema, id, url, headline, byline, dateline, published, language, site, picture, text, sections, links, images,
    entities, quotations,
} of Entities, Quotations);

struct SpanOut {
    start: usize,
    end: usize,
}

object!(SpanOut { start, end });

/// Stretches, each as a [`SpanOut`].
struct Spans<'a> {
    spans: &'a [Span],
    points: &'a CodePoints<'a>,
}

impl Json for Spans<'_> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        Each(self.spans.iter().map(|span| span_out(self.points, *span))).write(out)
    }
}

struct TextOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

object!(TextOut<'_> { start, end, text });

struct LinkOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    url: &'a str,
}

object!(LinkOut<'_> { start, end, text, url });

struct ImageOut<'a> {
    /// Where it stands: above the paragraph that begins here or next.
    start: usize,
    url: &'a str,
    alternative: Option<&'a str>,
}

object!(ImageOut<'_> { start, url, alternative });

enum BylineOut<'a> {
    InText(TextOut<'a>),
    Apart(ApartOut<'a>),
}

impl Json for BylineOut<'_> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        match self {
            Self::InText(line) => line.write(out),
            Self::Apart(line) => line.write(out),
        }
    }
}

struct ApartOut<'a> {
    text: &'a str,
}

object!(ApartOut<'_> { text });

struct SectionOut<'a> {
    id: usize,
    heading: Option<TextOut<'a>>,
    level: usize,
    start: usize,
    end: usize,
    words: usize,
}

object!(SectionOut<'_> { id, heading, level, start, end, words });

struct EntityOut<'a, Mentions> {
    id: usize,
    name: &'a str,
    kind: Word,
    roles: &'a [String],
    confidence: Hundredths,
    mentions: Mentions,
}

object!(EntityOut<'_, Mentions> { id, name, kind, roles, confidence, mentions } of Mentions);

struct MentionOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    form: Word,
}

object!(MentionOut<'_> { start, end, text, form });

struct QuotationOut<'a> {
    id: usize,
    kind: Word,
    start: usize,
    end: usize,
    text: &'a str,
    pieces: Spans<'a>,
    marks: Spans<'a>,
    cue: Option<TextOut<'a>>,
    negation: Option<TextOut<'a>>,
    object: Option<TextOut<'a>>,
    speaker: Option<SpeakerOut<'a>>,
    speech_act: Word,
    responses: Vec<ResponseOut<'a>>,
    rule: Word,
    confidence: Hundredths,
    section: usize,
}

object!(QuotationOut<'_> {
    id, kind, start, end, text, pieces, marks, cue, negation, object, speaker, speech_act, responses, rule, confidence,
    section,
});

struct SpeakerOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    entity: Option<usize>,
    /// All who say it together, in the order in which they are named, `entity` among them.
    entities: Vec<EntityId>,
}

object!(SpeakerOut<'_> { start, end, text, entity, entities });

impl Json for EntityId {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        self.index().write(out)
    }
}

struct ResponseOut<'a> {
    quotation: Option<usize>,
    entity: Option<usize>,
    /// All who answer together, in the order in which they are named, `entity` among them.
    entities: Vec<EntityId>,
    act: Word,
    cue: TextOut<'a>,
}

object!(ResponseOut<'_> { quotation, entity, entities, act, cue });

/// Writes what is known of an article to `out`.
pub(super) fn write(extracted: &Extracted, out: &mut Out) -> io::Result<()> {
    let Extracted { id, document, analysis } = *extracted;
    let points = &CodePoints::new(&document.text);
    let byline = document.byline.as_ref().map(|line| match line {
        Line::InText(span) => BylineOut::InText(text_out(points, *span)),
        Line::Apart(text) => BylineOut::Apart(ApartOut { text }),
    });
    let sections = document.sections.iter().enumerate();
    let entities = analysis.entities.iter().enumerate();
    let quotations = analysis.quotations.iter().enumerate();
    let article = ArticleOut {
        schema: Word("onrecord/1"),
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
    article.write(out)
}

fn text_out<'a>(points: &CodePoints<'a>, span: Span) -> TextOut<'a> {
    let (start, end, text) = points.of(span);
    TextOut { start, end, text }
}

fn link_out<'a>(link: &'a Link, points: &CodePoints<'a>) -> LinkOut<'a> {
    let TextOut { start, end, text } = text_out(points, link.span);
    LinkOut { start, end, text, url: &link.address }
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
    SectionOut { id, heading, level: section.level.into(), start, end, words: section.words }
}

fn entity_out<'a>(
    id: usize,
    entity: &'a Entity,
    analysis: &'a Analysis,
    points: &'a CodePoints<'a>,
) -> EntityOut<'a, impl Json> {
    let mentions = entity.mentions.iter().map(|mention| {
        let mention = analysis.mention(*mention);
        let TextOut { start, end, text } = text_out(points, mention.span);
        MentionOut { start, end, text, form: Word(form_word(mention.form)) }
    });
    EntityOut {
        id,
        name: &entity.name,
        kind: Word(kind_word(entity.kind)),
        roles: &entity.roles,
        confidence: hundredths(entity.confidence),
        mentions: Each(mentions),
    }
}

fn quotation_out<'a>(
    id: QuotationId,
    Extracted { document, analysis, .. }: &Extracted<'a>,
    points: &'a CodePoints<'a>,
) -> QuotationOut<'a> {
    let quotation = analysis.quotation(id);
    let TextOut { start, end, text } = text_out(points, quotation.content());
    let speaker = quotation.speaker.map(|speaker| {
        let TextOut { start, end, text } = text_out(points, speaker.span);
        let entities = analysis.speakers(id, &document.text);
        SpeakerOut { start, end, text, entity: speaker.entity.map(EntityId::index), entities }
    });
    QuotationOut {
        id: id.index(),
        kind: Word(quotation_word(quotation.kind)),
        start,
        end,
        text,
        pieces: Spans { spans: &quotation.pieces, points },
        marks: Spans { spans: &quotation.marks, points },
        cue: quotation.cue.map(|span| text_out(points, span)),
        negation: quotation.negation.map(|span| text_out(points, span)),
        object: quotation.object.map(|span| text_out(points, span)),
        speaker,
        speech_act: Word(act_word(quotation.speech_act)),
        responses: quotation
            .responses
            .iter()
            .map(|response| response_out(response, (analysis, &document.text), points))
            .collect(),
        rule: Word(quotation.rule.words()),
        confidence: hundredths(quotation.confidence),
        section: document.section_at(quotation.content().start()),
    }
}

/// To two places: more would be noise.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1")]
fn hundredths(confidence: f32) -> Hundredths {
    Hundredths((f64::from(confidence) * 100.0).round() as usize)
}

fn response_out<'a>(
    response: &Response,
    (analysis, text): (&Analysis, &str),
    points: &CodePoints<'a>,
) -> ResponseOut<'a> {
    ResponseOut {
        quotation: response.quotation.map(QuotationId::index),
        entity: response.entity.map(EntityId::index),
        entities: analysis.answerers(response, text),
        act: Word(act_word(response.act)),
        cue: text_out(points, response.cue),
    }
}
