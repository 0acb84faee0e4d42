//! A dossier as the W3C's Web Annotation model has it: each claim as an annotation of the article it stands in, with
//! what is said of it in `body`, and the words with those around them and their place, in code points, as selectors.

use super::words::number;
use crate::library::correction::text_key;
use crate::library::dossier::{Claim, Dossier, Report};
use crate::library::note::Quote;
use crate::library::shelf::act_name;
use crate::runtime::extract::kind_word;
use crate::runtime::shelf::ShelfError;
use crate::store::Store;
use crate::text::Span;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes a page of annotations.
pub(super) fn write(store: &Store, dossier: &Dossier, out: &mut dyn Write) -> Result<(), ShelfError> {
    let mut items = Vec::new();
    let own = own_id(dossier);
    let mut text = (usize::MAX, String::new());
    for (number, claim) in dossier.claims.iter().enumerate() {
        let report = &dossier.reports[claim.report];
        if text.0 != claim.report {
            text = (claim.report, said(store, report)?);
        }
        items.push(annotation(dossier, &format!("{own}:claim:{}", number + 1), claim, (report, &text.1)));
    }
    let name = dossier.party.called();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{own}:page"),
        "type": "AnnotationPage",
        "partOf": {
            "id": own,
            "type": "AnnotationCollection",
            "label": name,
            "total": items.len(),
        },
        "startIndex": 0,
        "items": items,
    });
    serde_json::to_writer_pretty(&mut *out, &page).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn said(store: &Store, report: &Report) -> Result<String, ShelfError> {
    let said = report.place.item().map_or(Ok(None), |item| store.said(item))?;
    Ok(said.map(|said| said.text).unwrap_or_default())
}

/// What tells the dossier from those of others: its names and kind.
fn own_id(dossier: &Dossier) -> String {
    let mut names: Vec<String> = dossier.party.names.iter().map(|name| name.to_lowercase()).collect();
    names.sort_unstable();
    // The first of a name has the key that it had before there were others.
    names.extend(Some(dossier.party.namesake.0).filter(|number| *number > 0).map(|number| number.to_string()));
    let key = text_key(&format!("{}\0{}", kind_word(dossier.party.kind), names.join("\0")));
    format!("urn:onrecord:dossier:{key:016x}")
}

fn annotation(dossier: &Dossier, id: &str, claim: &Claim, (report, text): (&Report, &str)) -> Value {
    let name = dossier.speakers(claim);
    let cue = claim.cue.as_ref().map(|cue| format!(" {cue}")).unwrap_or_default();
    let own = format!("urn:onrecord:article:{}", number(report));
    let source = report.url.as_ref().unwrap_or(&own);
    let targets: Vec<Value> = claim.pieces.iter().map(|piece| target(source, text, *piece)).collect();
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": "describing",
        "created": report.moment.to_string(),
        "body": [
            { "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": format!("{name}{cue}: {}", claim.words) },
            { "type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": act_name(claim.act) },
        ],
        "target": targets,
    })
}

fn target(source: &str, text: &str, span: Span) -> Value {
    let quote = Quote::of(text, span);
    let points = |to: usize| text.get(..to).map_or(0, |before| before.chars().count());
    json!({
        "source": source,
        "selector": [
            { "type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix },
            { "type": "TextPositionSelector", "start": points(span.start()), "end": points(span.end()) },
        ],
    })
}
