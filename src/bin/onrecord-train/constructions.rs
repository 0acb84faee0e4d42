//! Sentences of our own to learn from, for constructions that are rare in the annotated news.

use onrecord::analysis::Models;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::teaching::{Example, Marked, MarkedQuotation, examples};
use onrecord::document;
use onrecord::text::Span;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How often each pattern is filled.
const FILLINGS: usize = 4;

/// The numbers of the party that is named, and of one that is not.
const NAMED: u64 = 1;
const STRANGER: u64 = 2;

#[derive(Deserialize)]
struct File {
    lists: BTreeMap<String, Vec<String>>,
    patterns: Vec<Patterns>,
}

#[derive(Deserialize)]
struct Patterns {
    text: Vec<String>,
}

/// The questions that the filled patterns raise.
pub(crate) fn questions(lexicon: &Lexicon, models: &Models) -> Result<Vec<Example>, String> {
    let file: File = toml::from_str(include_str!("../../../assets/models/constructions.toml"))
        .map_err(|error| format!("constructions.toml: {error}"))?;
    let mut state = 7_u32;
    let mut found = Vec::new();
    for pattern in file.patterns.iter().flat_map(|patterns| &patterns.text) {
        for _ in 0..FILLINGS {
            let filled = filled(pattern, &file.lists, &mut state)?;
            let (text, marked) = marked(&filled)?;
            found.extend(examples(&document::read_text(text, Vec::new()), lexicon, models, &marked));
        }
    }
    Ok(found)
}

fn filled(pattern: &str, lists: &BTreeMap<String, Vec<String>>, state: &mut u32) -> Result<String, String> {
    let mut parts = pattern.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').ok_or_else(|| format!("no }} in {pattern}"))?;
        let list = lists.get(name).ok_or_else(|| format!("no list {name}"))?;
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        filled += &list[(*state >> 16) as usize % list.len()];
        filled += rest;
    }
    Ok(filled)
}

/// The text of `marked` without its marks, and what they mark.
fn marked(marked: &str) -> Result<(String, Marked), String> {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut signs = marked.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '[' => open.push((signs.by_ref().take_while(|&sign| sign != ':').collect(), text.len())),
            ']' => {
                let (label, start) = open.pop().ok_or_else(|| format!("a ] too many in {marked}"))?;
                spans.push((label, Span::new(start, text.len())));
            }
            _ => text.push(sign),
        }
    }
    let of = |label: &str| {
        let mut spans: Vec<Span> = spans.iter().filter(|(name, _)| name == label).map(|&(_, span)| span).collect();
        spans.sort();
        spans
    };
    let (cues, contents, names, strangers) = (of("cue"), of("content"), of("name"), of("stranger"));
    let speakers = if strangers.is_empty() { of("speaker") } else { strangers.clone() };
    let party = if strangers.is_empty() { (!names.is_empty()).then_some(NAMED) } else { Some(STRANGER) };
    let quotation = |(index, &cue): (usize, &Span)| MarkedQuotation {
        pieces: if cues.len() == 1 { contents.clone() } else { vec![contents[index]] },
        cue: Some(cue),
        speaker: speakers.get(index).or(speakers.last()).copied(),
        party,
        act: None,
    };
    let quotations = cues.iter().enumerate().map(quotation).filter(|quotation| !quotation.pieces.is_empty()).collect();
    let mentions = names.into_iter().map(|name| (name, NAMED)).collect();
    Ok((text, Marked { quotations, mentions }))
}
