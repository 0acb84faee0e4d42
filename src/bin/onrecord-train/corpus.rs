//! Annotated articles as JSON Lines, and the folds they belong to.

use onrecord::analysis::teaching::{Marked, MarkedQuotation};
use onrecord::analysis::{EntityKind, SpeechAct};
use onrecord::document::{self, Document};
use onrecord::text::Span;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
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
    /// Whether it begins in the middle of a story, and does not say who “he” is.
    pub(crate) cut: bool,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(flatten)]
    marks: Marks,
}

/// A stretch of an article of another file that we annotated. Places are code points, from `from` on but for `from` and
/// `to` themselves.
#[derive(Deserialize)]
struct Stretch {
    /// The article.
    of: String,
    from: usize,
    to: usize,
    /// Whether it begins in the middle of a story.
    #[serde(default)]
    cut: bool,
    /// Start, end, kind and party of each name.
    names: Vec<(usize, usize, String, u64)>,
    quotations: Vec<Quotation>,
}

#[derive(Deserialize)]
struct Quotation {
    pieces: Vec<(usize, usize)>,
    act: SpeechAct,
    cue: Option<(usize, usize)>,
    speaker: Option<(usize, usize)>,
    party: Option<u64>,
}

impl Stretch {
    fn marks(self) -> Marks {
        let place = |(start, end)| Place { start, end };
        let names = self.names.into_iter();
        let entity = |(start, end, r#type, party)| Entity { start, end, r#type, chain: Some(party) };
        let quote = |quotation: Quotation| Quote {
            start: 0,
            end: 0,
            spans: quotation.pieces,
            cue: quotation.cue.map(place),
            speaker: quotation.speaker.map(place),
            speaker_chain: quotation.party,
            act: Some(quotation.act),
        };
        let quotes = self.quotations.into_iter().map(quote).collect();
        Marks { entities: names.map(entity).collect(), quotes, mentions: Vec::new() }
    }
}

#[derive(Deserialize)]
struct Marks {
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

/// Where the texts lie that we annotated ourselves, and the file of our marks, which holds no word of them.
const OWN: [(&str, &str); 2] = [
    ("extraction/gmb_silver.jsonl", include_str!("../../../assets/annotation/gmb_silver.jsonl")),
    ("news/pool.jsonl", include_str!("../../../assets/annotation/pool.jsonl")),
];

/// The articles of `corpora` that we annotated ourselves.
pub(crate) fn read_own(corpora: &Path) -> Result<Vec<Article>, String> {
    let mut articles = Vec::new();
    for (texts, marks) in OWN {
        let path = corpora.join(texts);
        let texts: HashMap<String, String> = lines(&path)?.into_iter().map(|line| (line.id, line.text)).collect();
        for stretch in marks.lines() {
            let stretch: Stretch = serde_json::from_str(stretch).map_err(|error| format!("our marks: {error}"))?;
            let whole = texts.get(&stretch.of).ok_or_else(|| format!("{} has no {}", path.display(), stretch.of))?;
            let text = whole.chars().take(stretch.to).skip(stretch.from).collect();
            let (id, cut) = (format!("{}/{}", stretch.of, stretch.from), stretch.cut);
            let shown = article(Line { id: id.clone(), text, marks: stretch.marks() });
            let shown = shown.ok_or_else(|| format!("{id} is shown otherwise than it is marked"))?;
            articles.push(Article { cut, ..shown });
        }
    }
    Ok(articles)
}

/// The articles of `path`. Those whose text the program shows otherwise than it is annotated are left out, and counted.
pub(crate) fn read(path: &Path) -> Result<(Vec<Article>, usize), String> {
    let lines = lines(path)?;
    let total = lines.len();
    let articles: Vec<Article> = lines.into_iter().filter_map(article).collect();
    let left_out = total - articles.len();
    Ok((articles, left_out))
}

fn lines(path: &Path) -> Result<Vec<Line>, String> {
    let whole = fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{} line {}: {error}", path.display(), number + 1))
    };
    whole.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

fn article(Line { id, text: said, marks }: Line) -> Option<Article> {
    let mut repairs = Vec::new();
    let text = document::decode::mend(&said, &mut repairs).into_owned();
    let document = document::read_text(text, repairs);
    if document.text.trim_end() != said.trim_end() {
        return None;
    }
    let mut bytes: Vec<usize> = said.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(said.len());
    let mut names: Vec<_> = marks
        .entities
        .iter()
        .filter(|entity| entity.start < entity.end && entity.end < bytes.len())
        .map(|entity| (Span::new(bytes[entity.start], bytes[entity.end]), kind(&entity.r#type)))
        .filter(|(span, _)| span.end() <= document.text.len())
        .collect();
    names.sort();
    names.dedup();
    let marked = marked(&marks, &bytes);
    let mentions = of_parties(&marks.mentions, &bytes);
    Some(Article { id, document, names, marked, mentions, cut: false })
}

/// What is marked of quotations, where `bytes` holds the byte of each code point.
fn marked(marks: &Marks, bytes: &[usize]) -> Marked {
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
    Marked { quotations: marks.quotes.iter().map(quotation).collect(), mentions: of_parties(&marks.entities, bytes) }
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
