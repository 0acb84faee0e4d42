//! Making a dossier of what the store keeps: under which names a party goes, which articles name it, and who else may be
//! the same.

use super::Store;
use super::error::Outcome;
use super::parties::Named;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, analyze};
use crate::library::dossier::making::Making;
use crate::library::dossier::{Dossier, Party, Report};
use crate::library::findings::Findings;
use crate::library::identity::{Verdict, is_acronym, may_be_same, names_of, others_of};
use std::collections::BTreeMap;

/// Articles that do not name the party and are looked at for its words, at most.
const MAX_BESIDE: usize = 150;
/// Names that are offered at most.
pub const OFFERED: usize = 6;

/// A dossier, and who may be the same as its party.
#[derive(Debug)]
pub struct Made {
    /// The dossier.
    pub dossier: Dossier,
    /// Parties that may be the same, those of most articles first, as many as are worth a look.
    pub offers: Vec<Named>,
}

impl Store {
    /// Makes the dossier of the party called `name` of `kind`: of all names that its reader said are its own, and of acronyms
    /// that an article explains. With `lexicon` it is looked anew who says what in articles of which that is not kept.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn dossier(&self, name: &str, kind: EntityKind, lexicon: &Lexicon) -> Outcome<Made> {
        let verdicts = self.verdicts(kind)?;
        let names = names_of(name, &verdicts);
        let mut party = Party { others: others_of(&names, &verdicts), names, kind };
        self.at_one_moment(|store| {
            let mut making = read(store, party.clone(), lexicon)?;
            let acronyms = acronyms(store, &party, making.aliases(), &verdicts)?;
            if !acronyms.is_empty() {
                party.names.extend(acronyms);
                making = read(store, party.clone(), lexicon)?;
            }
            read_beside(store, &mut making, lexicon)?;
            let offers = offers(store, &party, &verdicts)?;
            Ok(Made { dossier: making.finish(), offers })
        })
    }
}

/// Acronyms that an article of the dossier has for the party, under which others name it.
fn acronyms<'a>(
    store: &Store,
    Party { names, kind, .. }: &Party,
    aliases: impl Iterator<Item = &'a str>,
    verdicts: &[Verdict],
) -> Outcome<Vec<String>> {
    let mut acronyms = Vec::new();
    for alias in aliases {
        let is_new = !names.iter().any(|name| name.eq_ignore_ascii_case(alias));
        let is_another =
            verdicts.iter().any(|verdict| !verdict.same && names.iter().any(|name| verdict.is_of(name, alias)));
        if is_new && !is_another && names.iter().any(|name| is_acronym(alias, name)) {
            let named = store.parties_named(alias)?.into_iter().find(|named| named.kind == *kind);
            acronyms.extend(named.map(|named| named.name));
        }
    }
    Ok(acronyms)
}

fn read(store: &Store, party: Party, lexicon: &Lexicon) -> Outcome<Making> {
    let mut reports: BTreeMap<_, Report> = BTreeMap::new();
    for name in &party.names {
        reports
            .extend(store.naming(name, party.kind)?.into_iter().map(|report| ((report.moment, report.item), report)));
    }
    let mut making = Making::new(party);
    for report in reports.into_values() {
        if let Some((report, text, findings)) = found(store, report, lexicon)? {
            making.add(report, &text, &findings);
        }
    }
    Ok(making)
}

/// What the article says and what was found in it; `None` where it is not kept any more.
fn found(store: &Store, report: Report, lexicon: &Lexicon) -> Outcome<Option<(Report, String, Findings)>> {
    let Some(said) = store.said(report.item)? else { return Ok(None) };
    let findings = match said.findings {
        Some(findings) => findings,
        // Kept by an earlier program, and not looked through anew yet.
        None => match store.article(report.item)? {
            Some(kept) => Findings::of(&kept.document.text, &analyze(&kept.document, lexicon)),
            None => return Ok(None),
        },
    };
    Ok(Some((Report { url: said.url, ..report }, said.text, findings)))
}

/// Looks for what the party says in articles that tell the same stories and do not name it.
fn read_beside(store: &Store, making: &mut Making, lexicon: &Lexicon) -> Outcome<()> {
    let (own, mut beside) = (making.items(), Vec::new());
    for story in making.stories() {
        let telling = store.telling(story, MAX_BESIDE)?;
        beside.extend(telling.into_iter().filter(|report| !own.contains(&report.item)));
        if beside.len() >= MAX_BESIDE {
            break;
        }
    }
    beside.truncate(MAX_BESIDE);
    for report in beside {
        if let Some((report, text, findings)) = found(store, report, lexicon)? {
            making.add_beside(report, &text, &findings);
        }
    }
    Ok(())
}

/// Parties that may be the same, but for those of which its reader said something.
fn offers(store: &Store, party: &Party, verdicts: &[Verdict]) -> Outcome<Vec<Named>> {
    let Party { names, kind, .. } = party;
    let mut like: Vec<Named> = Vec::new();
    for name in names {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        like.extend(store.parties_ending(last)?);
        let acronym: String =
            name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|sign| sign.is_uppercase()).collect();
        if is_acronym(&acronym, name) {
            like.extend(store.parties_named(&acronym)?);
        }
    }
    like.retain(|named| {
        let is_known = names.iter().any(|name| name.to_lowercase() == named.name.to_lowercase());
        let is_judged = || verdicts.iter().any(|verdict| names.iter().any(|name| verdict.is_of(name, &named.name)));
        named.kind == *kind && !is_known && names.iter().any(|name| may_be_same(name, &named.name)) && !is_judged()
    });
    like.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
    like.dedup();
    like.truncate(OFFERED);
    Ok(like)
}
