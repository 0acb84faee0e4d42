//! Annotated articles as JSON Lines, and the folds they belong to.

use onrecord::analysis::teaching::{Marked, MarkedQuotation};
use onrecord::analysis::{EntityKind, SpeechAct};
use onrecord::document::{self, Document};
use onrecord::text::Span;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// How many parts the cross-validation has.
pub(crate) const FOLDS: u32 = 5;

/// An annotated article.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) document: Document,
    /// The names marked in it, by first byte.
    pub(crate) names: Vec<(Span, EntityKind)>,
    /// Who says what in it, and which names are of one party.
    pub(crate) marked: Marked,
    /// Every mention of a party, by name or not, where they are marked.
    pub(crate) mentions: Vec<(Span, u64)>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    quotes: Vec<Quote>,
    #[serde(default)]
    mentions: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    r#type: String,
    chain: Option<u64>,
}

#[derive(Deserialize)]
struct Quote {
    start: usize,
    end: usize,
    /// Its pieces, where it is in several.
    #[serde(default)]
    spans: Vec<(usize, usize)>,
    cue: Option<Place>,
    speaker: Option<Place>,
    speaker_chain: Option<u64>,
    act: Option<SpeechAct>,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

impl Article {
    /// The fold it is tested in: the first 32 bits of the SHA-256 of “fold:” and its id, read big-endian, modulo 5.
    pub(crate) fn fold(&self) -> u32 {
        let digest = Sha256::digest(format!("fold:{}", self.id));
        u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) % FOLDS
    }
}

/// The articles of `path`. Those whose text the program shows otherwise than it is annotated are left out, and counted.
pub(crate) fn read(path: &Path) -> Result<(Vec<Article>, usize), String> {
    let whole = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut articles = Vec::new();
    let mut left_out = 0;
    for (number, line) in whole.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line: Line =
            serde_json::from_str(line).map_err(|error| format!("{} line {}: {error}", path.display(), number + 1))?;
        match article(line) {
            Some(article) => articles.push(article),
            None => left_out += 1,
        }
    }
    Ok((articles, left_out))
}

fn article(line: Line) -> Option<Article> {
    let mut repairs = Vec::new();
    let text = document::decode::mend(&line.text, &mut repairs).into_owned();
    let document = document::read_text(text, repairs);
    if document.text.trim_end() != line.text.trim_end() {
        return None;
    }
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(line.text.len());
    let mut names: Vec<_> = line
        .entities
        .iter()
        .filter(|entity| entity.start < entity.end && entity.end < bytes.len())
        .map(|entity| (Span::new(bytes[entity.start], bytes[entity.end]), kind(&entity.r#type)))
        .filter(|(span, _)| span.end() <= document.text.len())
        .collect();
    names.sort();
    names.dedup();
    let marked = marked(&line, &bytes);
    let mentions = of_parties(&line.mentions, &bytes);
    Some(Article { id: line.id, document, names, marked, mentions })
}

/// What is marked of quotations, where `bytes` holds the byte of each code point.
fn marked(line: &Line, bytes: &[usize]) -> Marked {
    let span = |start: usize, end: usize| Span::new(bytes[start], bytes[end]);
    let place = |place: &Option<Place>| place.as_ref().map(|place| span(place.start, place.end));
    let quotation = |quote: &Quote| MarkedQuotation {
        pieces: match quote.spans[..] {
            [] => vec![span(quote.start, quote.end)],
            ref pieces => pieces.iter().map(|&(start, end)| span(start, end)).collect(),
        },
        cue: place(&quote.cue),
        speaker: place(&quote.speaker),
        party: quote.speaker_chain,
        act: quote.act,
    };
    Marked { quotations: line.quotes.iter().map(quotation).collect(), mentions: of_parties(&line.entities, bytes) }
}

/// The places of those of `entities` whose party is known, and that party.
fn of_parties(entities: &[Entity], bytes: &[usize]) -> Vec<(Span, u64)> {
    let of_party = |entity: &Entity| Some((Span::new(bytes[entity.start], bytes[entity.end]), entity.chain?));
    entities.iter().filter_map(of_party).collect()
}

fn kind(label: &str) -> EntityKind {
    match label {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organization,
        "LOC" => EntityKind::Place,
        _ => EntityKind::Other,
    }
}
