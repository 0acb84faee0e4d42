//! `onrecord notes`: what was noted and highlighted, with where it stands, for other programs and for pasting.

use super::cli::{NoteFormat, Notes};
use super::{Outcome, ShelfError};
use crate::library::moment::Moment;
use crate::library::note::Note;
use crate::store::Store;
use crate::text::safe::{safe, safe_line};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the notes.
pub(super) fn notes(store: &Store, wanted: &Notes, out: &mut dyn Write) -> Outcome {
    let since = wanted.since.as_deref().map(|written| {
        let wrong = || ShelfError::Usage(format!("{written:?} is no date: write 2026-01-31, 2026-01 or 2026"));
        Moment::parse(written).ok_or_else(wrong)
    });
    let notes = store.notes(since.transpose()?)?;
    match wanted.format {
        NoteFormat::Markdown if notes.is_empty() => {
            let when = wanted.since.as_deref().map(|since| format!(" since {}", safe_line(since))).unwrap_or_default();
            eprintln!("onrecord: there are no notes{when}: H and W in the reader make them");
        }
        NoteFormat::Markdown => write!(out, "{}", as_markdown(&notes))?,
        NoteFormat::Json => as_json(&notes, |note| Ok(json(note)), out)?,
        NoteFormat::Annotations => {
            let page = json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "urn:onrecord:notes:page",
                "type": "AnnotationPage",
                "partOf": { "id": "urn:onrecord:notes", "type": "AnnotationCollection", "total": notes.len() },
                "startIndex": 0,
                "items": notes.iter().map(|note| annotation(note, store)).collect::<Result<Vec<_>, _>>()?,
            });
            serde_json::to_writer_pretty(&mut *out, &page).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(true)
}

fn as_json(
    notes: &[Note],
    of: impl Fn(&Note) -> Result<Value, ShelfError>,
    out: &mut dyn Write,
) -> Result<(), ShelfError> {
    let rows = notes.iter().map(of).collect::<Result<Vec<_>, _>>()?;
    serde_json::to_writer_pretty(&mut *out, &rows).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// By article: the words quoted, who says them, and what was written beside them.
pub(super) fn as_markdown(notes: &[Note]) -> String {
    let mut markdown = String::new();
    let mut before: Option<(&str, Option<&str>)> = None;
    for note in notes {
        let article = (note.title.as_str(), note.url.as_deref());
        if before != Some(article) {
            if before.is_some() {
                markdown.push('\n');
            }
            markdown.extend(["## ", &safe_line(&note.title), "\n\n"]);
            if let Some(url) = &note.url {
                markdown.extend(["<", &safe_line(url), ">\n\n"]);
            }
            before = Some(article);
        }
        let quoted = safe(note.quote.exact.trim());
        for line in quoted.lines() {
            markdown.extend(["> ", line, "\n"]);
        }
        if let Some(speaker) = &note.speaker {
            markdown.extend([">\n> — ", &safe_line(speaker), "\n"]);
        }
        markdown.push('\n');
        if !note.words.is_empty() {
            markdown.extend([&*safe_line(&note.words), "\n\n"]);
        }
    }
    markdown
}

fn json(note: &Note) -> Value {
    json!({
        "id": note.id.0,
        "title": note.title,
        "url": note.url,
        "quote": note.quote.exact,
        "speaker": note.speaker,
        "note": Some(&note.words).filter(|words| !words.is_empty()),
        "made": note.made.to_string(),
    })
}

/// As the W3C's Web Annotation model has it; where the words stand is told in code points, where the text is kept.
fn annotation(note: &Note, store: &Store) -> Result<Value, ShelfError> {
    let quote = &note.quote;
    let mut selectors = vec![json!({
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    })];
    let kept = note.article.map_or(Ok(None), |id| store.article(id))?;
    if let Some(text) = kept.map(|kept| kept.document.text)
        && let Some(place) = quote.place(&text)
    {
        let signs = |to: usize| text.get(..to).map_or(0, |before| before.chars().count());
        let (start, end) = (signs(place.start()), signs(place.end()));
        selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    let body = (!note.words.is_empty()).then(
        || json!([{ "type": "TextualBody", "value": note.words, "format": "text/plain", "purpose": "commenting" }]),
    );
    // What has no address of its own is named by its number here, or by that of the note where it is not kept.
    let own = || match note.article {
        Some(article) => format!("urn:onrecord:article:{}", article.0),
        None => format!("urn:onrecord:text-of-note:{}", note.id.0),
    };
    Ok(json!({
        "id": format!("urn:onrecord:note:{}", note.id.0),
        "type": "Annotation",
        "motivation": if note.words.is_empty() { "highlighting" } else { "commenting" },
        "created": note.made.to_string(),
        "body": body.unwrap_or_else(|| json!([])),
        "target": { "source": note.url.clone().unwrap_or_else(own), "selector": selectors },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::note::{NoteId, Quote};

    #[test]
    fn notes_stand_under_their_articles_with_who_says_it() {
        let note = |title: &str, exact: &str, speaker: Option<&str>, words: &str| Note {
            id: NoteId(1),
            article: None,
            title: title.to_owned(),
            url: Some("https://a.example/1".to_owned()),
            quote: Quote { exact: exact.to_owned(), ..Quote::default() },
            speaker: speaker.map(str::to_owned),
            words: words.to_owned(),
            made: Moment(0),
        };
        let notes = [
            note("Dam", "“No\nmoney”", Some("Bo Li"), "why?"),
            note("Dam", "rain", None, ""),
            note("Sea", "x", None, ""),
        ];
        assert_eq!(
            as_markdown(&notes),
            "## Dam\n\n<https://a.example/1>\n\n> “No\n> money”\n>\n> — Bo Li\n\nwhy?\n\n> rain\n\n\n\
             ## Sea\n\n<https://a.example/1>\n\n> x\n\n"
        );
    }
}
