//! `onrecord dossier`: everything that a party said, over the whole library.
//!
//! In reading order: here, who is meant and which articles name them; `text`, `markdown`, `csv` and `json`, how a dossier is
//! written; `words`, what is said alike in several of them. What is said of the party is found anew in each article, which
//! takes less time than to read it.

mod csv;
mod json;
mod markdown;
mod text;
pub(super) mod words;

use super::cli::{Dossier as Wanted, DossierFormat, PartyKind};
use super::{Outcome, ShelfError};
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, analyze};
use crate::library::dossier::{Dossier, Making, Party, Report};
use crate::library::identity::{is_acronym, may_be_same, nearest};
use crate::runtime::clock;
use crate::runtime::extract::kind_word;
use crate::store::Store;
use crate::store::parties::Named;
use crate::text::safe::safe_line;
use std::collections::BTreeMap;
use std::io::Write;
use words::spelled;

/// Names that are offered where nobody is called as was asked.
const OFFERED: usize = 6;

/// Writes the dossier that is wanted; what may belong to it is offered on `errors`.
pub(super) fn dossier(store: &Store, wanted: &Wanted, out: &mut dyn Write, errors: &mut dyn Write) -> Outcome {
    let (party, others) = party(store, wanted)?;
    let dossier = make(store, party)?;
    match wanted.format {
        DossierFormat::Text => text::write(&dossier, clock::now(), out)?,
        DossierFormat::Markdown => write!(out, "{}", markdown::written(&dossier))?,
        DossierFormat::Csv => csv::write(&dossier, out)?,
        DossierFormat::Json => json::write(&dossier, out)?,
        DossierFormat::JsonLd => json::write_linked(&dossier, out)?,
    }
    out.flush()?;
    for offer in offers(store, &dossier, &others)? {
        writeln!(errors, "onrecord: {}", safe_line(&offer))?;
    }
    Ok(true)
}

/// Who is meant, and parties of other kinds that are called the same.
fn party(store: &Store, wanted: &Wanted) -> Result<(Party, Vec<Named>), ShelfError> {
    let kind = wanted.kind.map(EntityKind::from);
    let name = wanted.name.join(" ");
    let named = store.parties_named(name.trim())?;
    let (called, others): (Vec<Named>, Vec<Named>) =
        named.into_iter().partition(|named| kind.is_none_or(|kind| named.kind == kind));
    let mut called = called.into_iter();
    let Some(found) = called.next() else { return Ok((only_like(store, &name, kind, &others)?, vec![])) };
    let mut party = Party { names: vec![found.name], kind: found.kind };
    for also in &wanted.also {
        let also_named = store.parties_named(also)?;
        let Some(also) = also_named.into_iter().find(|named| named.kind == party.kind) else {
            return Err(ShelfError::Failed(format!("no {} is called “{also}”", kind_word(party.kind))));
        };
        party.names.push(also.name);
    }
    Ok((party, called.chain(others).collect()))
}

/// The one party that has `name` within what it is called; others are offered where there is not one.
fn only_like(store: &Store, name: &str, kind: Option<EntityKind>, others: &[Named]) -> Result<Party, ShelfError> {
    let asked: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let has_words = |named: &Named| {
        let lower = named.name.to_lowercase();
        asked.iter().all(|word| lower.split_whitespace().any(|other| other == word))
    };
    let mut like = store.parties_like(name.trim())?;
    like.retain(|named| has_words(named) && kind.is_none_or(|kind| named.kind == kind));
    let what = kind.map_or("nobody", |kind| match kind {
        EntityKind::Person => "no person",
        EntityKind::Organization => "no organisation",
        EntityKind::Place => "no place",
        EntityKind::Group => "no group",
        EntityKind::Other => "nothing else",
    });
    match like.as_slice() {
        _ if asked.is_empty() => Err(ShelfError::Usage("of whom? onrecord dossier NAME".to_owned())),
        [] if !others.is_empty() => {
            let others: Vec<String> = others.iter().map(spelled).collect();
            Err(ShelfError::Failed(format!("{what} is called “{name}”, but there is {}", others.join(", "))))
        }
        [] => {
            let near = nearest(name, store.party_names()?, OFFERED);
            let near = if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) };
            Err(ShelfError::Failed(safe_line(&format!("{what} is called “{name}”{near}")).into_owned()))
        }
        [found, rest @ ..] if rest.iter().all(|other| other.name == found.name) => {
            Ok(Party { names: vec![found.name.clone()], kind: found.kind })
        }
        several => {
            let names: Vec<String> = several.iter().take(OFFERED).map(spelled).collect();
            let more = several.len().saturating_sub(OFFERED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let names = format!("several have “{name}” in their names: {}{more}", names.join(", "));
            Err(ShelfError::Failed(safe_line(&names).into_owned()))
        }
    }
}

/// Reads and analyses the articles that name `party`, and those that name it by an acronym another article explains.
fn make(store: &Store, mut party: Party) -> Result<Dossier, ShelfError> {
    let dossier = read(store, party.clone())?;
    let mut acronyms = Vec::new();
    for (alias, _) in &dossier.aliases {
        let is_new = !party.names.iter().any(|name| name.eq_ignore_ascii_case(alias));
        if is_new && party.names.iter().any(|name| is_acronym(alias, name)) {
            let named = store.parties_named(alias)?.into_iter().find(|named| named.kind == party.kind);
            acronyms.extend(named.map(|named| named.name));
        }
    }
    if acronyms.is_empty() {
        return Ok(dossier);
    }
    party.names.extend(acronyms);
    read(store, party)
}

fn read(store: &Store, party: Party) -> Result<Dossier, ShelfError> {
    let mut reports: BTreeMap<_, Report> = BTreeMap::new();
    for name in &party.names {
        reports
            .extend(store.naming(name, party.kind)?.into_iter().map(|report| ((report.moment, report.item), report)));
    }
    let lexicon = Lexicon::built_in();
    let mut making = Making::new(party);
    for report in reports.into_values() {
        let Some(kept) = store.article(report.item)? else { continue };
        let url = kept.document.url.clone();
        making.add(Report { url, ..report }, &kept.document, &analyze(&kept.document, &lexicon));
    }
    Ok(making.finish())
}

/// What may belong to the dossier, too, and how it is taken in.
fn offers(store: &Store, dossier: &Dossier, others: &[Named]) -> Result<Vec<String>, ShelfError> {
    let Party { names, kind } = &dossier.party;
    let mut offers = Vec::new();
    if let [first, ..] = others {
        let others: Vec<String> = others.iter().map(spelled).collect();
        offers.push(format!("there is also {}: --kind {} asks for it", others.join(", "), kind_word(first.kind)));
    }
    let mut like: Vec<Named> = Vec::new();
    for name in names {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        like.extend(store.parties_like(last)?);
        let acronym: String =
            name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|sign| sign.is_uppercase()).collect();
        if is_acronym(&acronym, name) {
            like.extend(store.parties_named(&acronym)?);
        }
    }
    like.retain(|named| {
        let is_known = names.iter().any(|name| name.to_lowercase() == named.name.to_lowercase());
        named.kind == *kind && !is_known && names.iter().any(|name| may_be_same(name, &named.name))
    });
    like.truncate(OFFERED);
    if let [first, ..] = like.as_slice() {
        let like: Vec<String> = like.iter().map(spelled).collect();
        offers.push(format!("perhaps the same: {}; --also “{}” takes it in", like.join(", "), first.name));
    }
    Ok(offers)
}

impl From<PartyKind> for EntityKind {
    fn from(kind: PartyKind) -> Self {
        match kind {
            PartyKind::Person => Self::Person,
            PartyKind::Organization => Self::Organization,
            PartyKind::Place => Self::Place,
            PartyKind::Group => Self::Group,
            PartyKind::Other => Self::Other,
        }
    }
}
