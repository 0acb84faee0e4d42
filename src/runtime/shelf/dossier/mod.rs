//! `onrecord dossier`: everything that a party said, over the whole library.
//!
//! In reading order: here, who is meant; `text`, `markdown`, `csv`,
//! `json` and `annotations`, how a dossier is written; `words`, what is said alike in several of them.

mod annotations;
mod csv;
mod json;
mod markdown;
mod text;
pub(super) mod words;

use super::cli::{Dossier as Wanted, DossierFormat, PartyKind};
use super::{Outcome, ShelfError};
use crate::analysis::EntityKind;
use crate::library::dossier::Party;
use crate::library::identity::{Namesake, nearest};
use crate::runtime::clock;
use crate::runtime::extract::kind_word;
use crate::runtime::worker::LEXICON;
use crate::store::Store;
use crate::store::dossier::{Asked, OFFERED};
use crate::store::parties::Named;
use crate::text::safe::safe_line;
use std::io::Write;
use words::{counted, spelled};

/// Writes the dossier that is wanted; what may belong to it is offered on `errors`. What `wanted` says of who is who is
/// kept for the next time.
pub(super) fn dossier(store: &mut Store, wanted: &Wanted, out: &mut dyn Write, errors: &mut dyn Write) -> Outcome {
    let (party, others) = party(store, wanted)?;
    let (name, kind) = (party.names[0].clone(), party.kind);
    for (other, same) in judged(store, &party, wanted)? {
        store.judge(kind, [&name, &other], Some(same))?;
    }
    let namesake = Namesake(wanted.namesake.get() - 1);
    let made = store.dossier(Asked::of(&name, namesake, kind), &LEXICON)?;
    let dossier = &made.dossier;
    if dossier.reports.is_empty() && namesake != Namesake::default() {
        return Err(ShelfError::Failed(format!(
            "no article means {}, see the dossier of the first",
            dossier.party.called()
        )));
    }
    match wanted.format {
        DossierFormat::Text => text::write(dossier, clock::now(), out)?,
        DossierFormat::Markdown => write!(out, "{}", markdown::written(dossier))?,
        DossierFormat::Csv => csv::write(dossier, out)?,
        DossierFormat::Json => json::write(dossier, out)?,
        DossierFormat::JsonLd => json::write_linked(dossier, out)?,
        DossierFormat::Annotations => annotations::write(store, dossier, out)?,
    }
    out.flush()?;
    for offer in offered(kind, &others, &made.offers).into_iter().chain(namesakes(&name, &made.namesakes)) {
        writeln!(errors, "onrecord: {}", safe_line(&offer))?;
    }
    Ok(true)
}

/// What `wanted` says is the party's name, too, or is not: as the library spells it.
fn judged(store: &Store, party: &Party, wanted: &Wanted) -> Result<Vec<(String, bool)>, ShelfError> {
    let of = |names: &[String]| names.iter().map(|name| known(store, name, party.kind)).collect::<Result<Vec<_>, _>>();
    let (also, not) = (of(&wanted.also)?, of(&wanted.not)?);
    for (names, option) in [(&also, "--also"), (&not, "--not")] {
        if let Some(name) = names.iter().find(|name| **name == party.names[0]) {
            return Err(ShelfError::Usage(format!("{option} “{name}” is of the party itself: name another one")));
        }
    }
    if let Some(name) = also.iter().find(|name| not.contains(name)) {
        let both = format!("“{name}” is either the same, --also, or not, --not: leave one of them out");
        return Err(ShelfError::Usage(both));
    }
    let also = also.into_iter().map(|name| (name, true));
    Ok(also.chain(not.into_iter().map(|name| (name, false))).collect())
}

/// What the party of `kind` called `name` is called in the library.
fn known(store: &Store, name: &str, kind: EntityKind) -> Result<String, ShelfError> {
    let named = store.parties_named(name)?.into_iter().find(|named| named.kind == kind);
    let named = named.ok_or_else(|| ShelfError::Failed(format!("no {} is called “{name}”", kind_word(kind))))?;
    Ok(named.name)
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
    Ok((first_called(found.name, found.kind), called.chain(others).collect()))
}

/// The first party called `name`.
fn first_called(name: String, kind: EntityKind) -> Party {
    Party { names: vec![name], others: vec![], kind, namesake: Namesake::default() }
}

/// The one party that has `name` within its names, else is called so by articles; others are offered where there is not
/// one.
fn only_like(store: &Store, name: &str, kind: Option<EntityKind>, others: &[Named]) -> Result<Party, ShelfError> {
    let asked: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let has_words = |named: &Named| {
        let lower = named.name.to_lowercase();
        asked.iter().all(|word| lower.split_whitespace().any(|other| other == word))
    };
    let mut like = store.parties_like(name.trim())?;
    like.retain(|named| has_words(named) && kind.is_none_or(|kind| named.kind == kind));
    let mut called =
        if like.is_empty() && !asked.is_empty() { store.parties_also_called(name.trim())? } else { vec![] };
    called.retain(|named| kind.is_none_or(|kind| named.kind == kind));
    let what = kind.map_or("nobody", |kind| match kind {
        EntityKind::Person => "no person",
        EntityKind::Organization => "no organisation",
        EntityKind::Place => "no place",
        EntityKind::Group => "no group",
        EntityKind::Other => "nothing else",
    });
    match like.as_slice() {
        _ if asked.is_empty() => Err(ShelfError::Usage("of whom? onrecord dossier NAME".to_owned())),
        [] if !called.is_empty() => match called.as_slice() {
            [named] => Ok(first_called(named.name.clone(), named.kind)),
            several => Err(ShelfError::Failed(too_many(&format!("several are called “{name}”"), several))),
        },
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
            Ok(first_called(found.name.clone(), found.kind))
        }
        several => Err(ShelfError::Failed(too_many(&format!("several have “{name}” in their names"), several))),
    }
}

/// Who may be meant.
fn too_many(what: &str, several: &[Named]) -> String {
    let names: Vec<String> = several.iter().take(OFFERED).map(spelled).collect();
    let more = several.len().saturating_sub(OFFERED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    safe_line(&format!("{what}: {}{more}; give one in full, --kind where it is of several", names.join(", ")))
        .into_owned()
}

/// What may belong to the dossier of a party of `kind`, too, and how it is taken in: parties of other kinds that are
/// called the same, and those that may be the same.
fn offered(kind: EntityKind, others: &[Named], like: &[Named]) -> Vec<String> {
    let mut offers = Vec::new();
    let spelled = |named: &[Named]| named.iter().map(spelled).collect::<Vec<_>>().join(", ");
    if let [first, ..] = others {
        offers.push(format!("there is also {}: --kind {} asks for it", spelled(others), kind_word(first.kind)));
    }
    if let [first, ..] = like {
        let no = if kind == EntityKind::Person { "somebody else" } else { "another" };
        let name = &first.name;
        offers.push(format!(
            "perhaps the same: {}; --also “{name}” takes it in, --not “{name}” says it is {no}",
            spelled(like)
        ));
    }
    offers
}

/// Others of the same name, and how they are asked for.
fn namesakes<'a>(name: &'a str, others: &'a [(Namesake, usize)]) -> impl Iterator<Item = String> {
    others.iter().map(move |(namesake, articles)| {
        let articles = counted(*articles, "article");
        format!("there is also {}, in {articles}: --namesake {}", namesake.called(name), namesake.0.saturating_add(1))
    })
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
