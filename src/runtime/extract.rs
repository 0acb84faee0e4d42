//! `onrecord extract`: articles in, one JSON object a line out, as `EXTRACT_FORMAT` (schema `onrecord/1`) says.
//!
//! Everything inside counts bytes; here, at the edge, offsets become Unicode code points.

use super::input;
use crate::analysis::analyze;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{Analysis, Entity, EntityKind, MentionForm, Quotation, QuotationKind, Response, SpeechAct};
use crate::document::{self, Document, Line, Section};
use crate::text::Span;
use crate::text::safe::safe_line;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// What the articles are given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Input {
    /// Found by content: today the same as text.
    Auto,
    /// Plain text, with or without TOML front matter; one article a file.
    Text,
    /// Lines of `{"id": …, "text": …}`.
    Jsonl,
}

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
}

/// Extracts every article of `paths` (`-` for standard input) to `out`; gives whether all could be read.
///
/// What can't be read is reported to `errors`, and the others go on.
///
/// # Errors
/// When `out` or `errors` can't be written.
pub fn extract(paths: &[String], input: Input, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<bool> {
    let lexicon = Lexicon::built_in();
    let mut all_read = true;
    for path in paths {
        let outcome = match input {
            Input::Jsonl => lines(path, &lexicon, out, errors)?,
            Input::Auto | Input::Text => whole(path, &lexicon, out)?,
        };
        if let Err(error) = outcome {
            all_read = false;
            writeln!(errors, "onrecord: {error}")?;
        }
    }
    Ok(all_read)
}

fn whole(path: &str, lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<Result<(), String>> {
    match input::read(path) {
        Ok(bytes) => {
            let document = document::read(&bytes);
            write(&safe_line(path), &document, lexicon, out)?;
            Ok(Ok(()))
        }
        Err(error) => Ok(Err(error.to_string())),
    }
}

fn lines(path: &str, lexicon: &Lexicon, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<Result<(), String>> {
    #[derive(Deserialize)]
    struct Given {
        id: serde_json::Value,
        text: String,
    }
    let mut reader = match input::open(path) {
        Ok(reader) => reader,
        Err(error) => return Ok(Err(error.to_string())),
    };
    let mut bad = 0;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return Ok(Err(format!("cannot read {}: {error}", safe_line(path)))),
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Given>(&line) {
            Ok(given) => {
                let mut repairs = Vec::new();
                let text = document::decode::mend(&given.text, &mut repairs).into_owned();
                let id = match &given.id {
                    serde_json::Value::String(id) => safe_line(id).into_owned(),
                    id => id.to_string(),
                };
                write(&id, &document::read_text(text, repairs), lexicon, out)?;
            }
            Err(error) => {
                bad += 1;
                writeln!(errors, "onrecord: {} line {number}: {}", safe_line(path), safe_line(&error.to_string()))?;
            }
        }
    }
    Ok(if bad == 0 { Ok(()) } else { Err(format!("{}: {bad} lines are not valid", safe_line(path))) })
}

fn write(id: &str, document: &Document, lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let analysis = analyze(document, lexicon);
    let article = article(id, document, &analysis);
    serde_json::to_writer(&mut *out, &article)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    schema: &'static str,
    id: &'a str,
    url: Option<&'a str>,
    headline: Option<TextOut<'a>>,
    byline: Option<BylineOut<'a>>,
    dateline: Option<TextOut<'a>>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    text: &'a str,
    sections: Vec<SectionOut<'a>>,
    entities: Vec<EntityOut<'a>>,
    quotations: Vec<QuotationOut<'a>>,
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
struct EntityOut<'a> {
    id: usize,
    name: &'a str,
    kind: &'static str,
    roles: &'a [String],
    confidence: f32,
    mentions: Vec<MentionOut<'a>>,
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
    speaker: Option<SpeakerOut<'a>>,
    speech_act: &'static str,
    responses: Vec<ResponseOut<'a>>,
    rule: &'static str,
    confidence: f32,
    section: usize,
}

#[derive(Serialize)]
struct SpeakerOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    entity: Option<usize>,
}

#[derive(Serialize)]
struct ResponseOut<'a> {
    quotation: Option<usize>,
    entity: Option<usize>,
    act: &'static str,
    cue: TextOut<'a>,
}

/// Bytes to code points: how many code points stand before every 64th byte, and a short count from there.
struct CodePoints<'a> {
    text: &'a str,
    before: Vec<u32>,
    ascii: bool,
}

const STRIDE: usize = 64;

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new(), ascii: true };
        }
        let mut count = 0;
        let before = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = count;
            count += u32::try_from(starts(chunk)).expect("a chunk is short");
            here
        });
        Self { text, before: before.collect(), ascii: false }
    }

    fn at(&self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        let chunk = (byte / STRIDE).min(self.before.len() - 1);
        self.before[chunk] as usize + starts(&self.text.as_bytes()[chunk * STRIDE..byte])
    }

    fn span(&self, span: Span) -> SpanOut {
        SpanOut { start: self.at(span.start()), end: self.at(span.end()) }
    }

    fn text(&self, span: Span) -> TextOut<'a> {
        TextOut { start: self.at(span.start()), end: self.at(span.end()), text: span.of(self.text) }
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn article<'a>(id: &'a str, document: &'a Document, analysis: &'a Analysis) -> ArticleOut<'a> {
    let points = CodePoints::new(&document.text);
    let byline = document.byline.as_ref().map(|line| match line {
        Line::InText(span) => {
            let TextOut { start, end, text } = points.text(*span);
            BylineOut { start: Some(start), end: Some(end), text }
        }
        Line::Apart(text) => BylineOut { start: None, end: None, text },
    });
    let sections = document.sections.iter().enumerate();
    let entities = analysis.entities.iter().enumerate();
    let quotations = analysis.quotations.iter().enumerate();
    ArticleOut {
        schema: "onrecord/1",
        id,
        url: document.url.as_deref(),
        headline: document.headline.map(|span| points.text(span)),
        byline,
        dateline: document.dateline.map(|span| points.text(span)),
        published: document.published.as_deref(),
        language: document.language.as_deref(),
        text: &document.text,
        sections: sections.map(|(id, section)| section_out(id, section, &points)).collect(),
        entities: entities.map(|(id, entity)| entity_out(id, entity, analysis, &points)).collect(),
        quotations: quotations.map(|(id, quotation)| quotation_out(id, quotation, document, &points)).collect(),
    }
}

fn section_out<'a>(id: usize, section: &Section, points: &CodePoints<'a>) -> SectionOut<'a> {
    let SpanOut { start, end } = points.span(section.span);
    let heading = section.heading.map(|span| points.text(span));
    SectionOut { id, heading, level: section.level, start, end, words: section.words }
}

fn entity_out<'a>(id: usize, entity: &'a Entity, analysis: &Analysis, points: &CodePoints<'a>) -> EntityOut<'a> {
    let mentions = entity.mentions.iter().map(|mention| {
        let mention = analysis.mention(*mention);
        let TextOut { start, end, text } = points.text(mention.span);
        MentionOut { start, end, text, form: form_word(mention.form) }
    });
    EntityOut {
        id,
        name: &entity.name,
        kind: kind_word(entity.kind),
        roles: &entity.roles,
        confidence: entity.confidence,
        mentions: mentions.collect(),
    }
}

fn quotation_out<'a>(
    id: usize,
    quotation: &Quotation,
    document: &Document,
    points: &CodePoints<'a>,
) -> QuotationOut<'a> {
    let TextOut { start, end, text } = points.text(quotation.content());
    let speaker = quotation.speaker.map(|speaker| {
        let TextOut { start, end, text } = points.text(speaker.span);
        SpeakerOut { start, end, text, entity: speaker.entity.map(crate::analysis::EntityId::index) }
    });
    QuotationOut {
        id,
        kind: quotation_word(quotation.kind),
        start,
        end,
        text,
        pieces: quotation.pieces.iter().map(|span| points.span(*span)).collect(),
        marks: quotation.marks.iter().map(|span| points.span(*span)).collect(),
        cue: quotation.cue.map(|span| points.text(span)),
        speaker,
        speech_act: act_word(quotation.speech_act),
        responses: quotation.responses.iter().map(|response| response_out(response, points)).collect(),
        rule: quotation.rule.words(),
        confidence: quotation.confidence,
        section: document.section_at(quotation.content().start()),
    }
}

fn response_out<'a>(response: &Response, points: &CodePoints<'a>) -> ResponseOut<'a> {
    ResponseOut {
        quotation: response.quotation.map(crate::analysis::QuotationId::index),
        entity: response.entity.map(crate::analysis::EntityId::index),
        act: act_word(response.act),
        cue: points.text(response.cue),
    }
}

fn form_word(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Proper => "proper",
        MentionForm::Nominal => "nominal",
        MentionForm::Pronominal => "pronominal",
    }
}

fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other",
    }
}

fn quotation_word(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

fn act_word(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Assert => "assert",
        SpeechAct::Claim => "claim",
        SpeechAct::Deny => "deny",
        SpeechAct::Dispute => "dispute",
        SpeechAct::Warn => "warn",
        SpeechAct::Demand => "demand",
        SpeechAct::Promise => "promise",
        SpeechAct::Accuse => "accuse",
        SpeechAct::Ask => "ask",
        SpeechAct::Suggest => "suggest",
        SpeechAct::Predict => "predict",
        SpeechAct::Praise => "praise",
        SpeechAct::Agree => "agree",
        SpeechAct::Order => "order",
        SpeechAct::Believe => "believe",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points() {
        let text = "“Größe” ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
