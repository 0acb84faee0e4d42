//! An article's claims and parties as annotations of the W3C's Web Annotation Data Model, in JSON-LD: one
//! `AnnotationPage` a line for each article.
//!
//! A claim is described by who said what, and tagged with its speech act, or that it was not done (“not agree”); a
//! party's name identifies the stretches where it is mentioned. Each stretch is given twice, so that it is found also
//! in a copy that differs: by its place in the plain text, in code points, and by its words with those around them.
//! What has no address of its own is named by a UUID made of what it is, so that the same article gives the same names
//! again.

use super::Extracted;
use super::code_points::CodePoints;
use super::words::{act_word, kind_word};
use crate::analysis::{Entity, Quotation, QuotationId};
use crate::app::details::{content_words, one_line, telling_words};
use crate::text::Span;
use serde_json::{Value, json};
use std::fmt::Write as _;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// Code points of text before and after a stretch.
const AROUND: usize = 32;

/// The page of one article.
pub(super) fn page(extracted: &Extracted) -> Value {
    let Extracted { id, document, analysis } = extracted;
    let page = Page { extracted, points: CodePoints::new(&document.text), source: source(extracted) };
    let claims = analysis.quotations.iter().enumerate();
    let claims = claims.map(|(number, quotation)| page.claim(QuotationId::new(number), quotation));
    let parties = analysis.entities.iter().map(|entity| page.party(entity));
    let items: Vec<_> = claims.chain(parties).collect();
    json!({
        "@context": CONTEXT,
        "id": urn(&["page", id, &document.text]),
        "type": "AnnotationPage",
        "partOf": {
            "id": urn(&["collection", id, &document.text]),
            "type": "AnnotationCollection",
            "label": document.headline_text().map_or((*id).to_owned(), one_line),
            "total": items.len(),
        },
        "startIndex": 0,
        "items": items,
    })
}

struct Page<'a> {
    extracted: &'a Extracted<'a>,
    points: CodePoints<'a>,
    /// The address of what is annotated.
    source: String,
}

impl Page<'_> {
    fn claim(&self, id: QuotationId, quotation: &Quotation) -> Value {
        let Extracted { document, analysis, .. } = self.extracted;
        let (teller, words) = (telling_words(document, analysis, id), content_words(&document.text, analysis, id));
        let said = format!("{teller}: {words}");
        // What was not conceded is no admission.
        let not = if quotation.negation.is_some() { "not " } else { "" };
        let act = format!("{not}{}", act_word(quotation.speech_act));
        let bodies = json!([text_body("describing", &said), text_body("tagging", &act)]);
        self.annotation("describing", &bodies, &quotation.pieces)
    }

    fn party(&self, entity: &Entity) -> Value {
        let spans: Vec<_> = entity.mentions.iter().map(|id| self.extracted.analysis.mention(*id).span).collect();
        let bodies = json!([text_body("identifying", &entity.name), text_body("tagging", kind_word(entity.kind))]);
        self.annotation("identifying", &bodies, &spans)
    }

    fn annotation(&self, motivation: &str, bodies: &Value, spans: &[Span]) -> Value {
        let targets: Vec<_> = spans.iter().map(|span| self.target(*span)).collect();
        let target = if let [target] = targets.as_slice() { target.clone() } else { Value::from(targets) };
        let named = [self.extracted.id, &self.source, motivation, &bodies.to_string(), &target.to_string()];
        json!({
            "@context": CONTEXT,
            "id": urn(&named),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": concat!("onrecord ", env!("CARGO_PKG_VERSION"))},
            "body": bodies,
            "target": target,
        })
    }

    fn target(&self, span: Span) -> Value {
        let text = &self.extracted.document.text;
        let (start, end, exact) = self.points.of(span);
        let before = Span::new(0, span.start()).of(text);
        let after = Span::new(span.end(), text.len()).of(text);
        let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let suffix = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": exact,
                    "prefix": Span::new(prefix, before.len()).of(before),
                    "suffix": Span::new(0, suffix).of(after),
                },
            ],
        })
    }
}

fn text_body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

/// The article's own address, else a reference made of the name it was asked for by, else a name made of its text.
fn source(extracted: &Extracted) -> String {
    let Extracted { id, document, .. } = extracted;
    match &document.url {
        Some(url) => url.clone(),
        None if *id == "-" => urn(&["text", &document.text]),
        None if id.starts_with("https://") || id.starts_with("http://") => (*id).to_owned(),
        None => reference(id),
    }
}

/// `path` as a relative reference of RFC 3986.
fn reference(path: &str) -> String {
    let mut reference = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            reference.push(char::from(byte));
        } else {
            let _ = write!(reference, "%{byte:02X}");
        }
    }
    reference
}

/// A UUID (RFC 9562, version 8) of `parts`: a 128-bit FNV-1a hash.
fn urn(parts: &[&str]) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    let hash = bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let [version, variant] = [0x8 << 76, 0x2 << 62];
    let uuid = hash & !(0xf << 76) & !(0x3 << 62) | version | variant;
    let digits = format!("{uuid:032x}");
    let groups = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)].map(|(start, end)| Span::new(start, end).of(&digits));
    format!("urn:uuid:{}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uuid_of_what_it_names() {
        let one = urn(&["a", "b"]);
        assert_eq!(one, urn(&["a", "b"]));
        assert_ne!(one, urn(&["ab"]));
        let uuid = one.strip_prefix("urn:uuid:").unwrap();
        assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!(uuid.chars().nth(14), Some('8'));
        assert!(matches!(uuid.chars().nth(19), Some('8' | '9' | 'a' | 'b')));
    }

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(reference("my news/Größe.txt"), "my%20news/Gr%C3%B6%C3%9Fe.txt");
        assert_eq!(reference("a:b#c?d"), "a%3Ab%23c%3Fd");
    }
}
