//! Making a dossier of what the store keeps: under which names a party goes, which articles name it, and who else may
//! be the same. Articles that are only open are taken in among those that it keeps.

use super::Store;
use super::error::Outcome;
use super::parties::Named;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::{EntityKind, analyze};
use crate::library::dossier::making::Making;
use crate::library::dossier::open::OpenArticle;
use crate::library::dossier::{Dossier, Party, Place, Report};
use crate::library::findings::Findings;
use crate::library::identity::{Namesake, Verdict, is_acronym, may_be_same, names_of, others_of};
use crate::library::moment::Moment;
use crate::library::shelf::ItemId;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Articles that do not name the party and are looked at for its words, at most.
const MAX_BESIDE: usize = 150;
/// Articles that are read before those before them are taken in, at most.
const READ_AHEAD: usize = 32;
/// Names that are offered at most.
pub const OFFERED: usize = 6;

/// A dossier, and who may be the same as its party.
#[derive(Debug)]
pub struct Made {
    /// The dossier.
    pub dossier: Dossier,
    /// Parties that may be the same, those of most articles first, as many as are worth a look.
    pub offers: Vec<Named>,
    /// Others of its names, and how many articles mean each.
    pub namesakes: Vec<(Namesake, usize)>,
}

/// Whose dossier is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What the party is called.
    pub name: &'a str,
    /// Which of several of that name.
    pub namesake: Namesake,
    /// What it is.
    pub kind: EntityKind,
    /// Articles that are open and not kept: they name the first of that name.
    pub open: &'a [OpenArticle],
    /// When it is made.
    pub now: Moment,
}

impl<'a> Asked<'a> {
    /// In the articles of the library alone.
    pub fn of(name: &'a str, namesake: Namesake, kind: EntityKind) -> Self {
        Self { name, namesake, kind, open: &[], now: Moment::default() }
    }
}

/// An article, what it says, and what was found in it.
type Found<'a> = (Report, Cow<'a, str>, Cow<'a, Findings>);

/// What articles say of a party, and those that mean others of its names.
struct Read {
    making: Making,
    others: BTreeMap<ItemId, Namesake>,
}

impl Store {
    /// Makes the dossier that is `asked` for: of all names that its reader said are the party's own, and of acronyms
    /// that an article explains. With `lexicon` it is looked anew who says what in articles of which that is not kept.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn dossier(&self, asked: Asked, lexicon: &Lexicon) -> Outcome<Made> {
        let Asked { name, namesake, kind, .. } = asked;
        let verdicts = self.verdicts(kind)?;
        let names = names_of(name, &verdicts);
        let mut party = Party { others: others_of(&names, &verdicts), names, kind, namesake };
        self.at_one_moment(|store| {
            let mut read_of = read(store, party.clone(), asked, lexicon)?;
            let acronyms = acronyms(store, &party, read_of.making.aliases(), &verdicts)?;
            if !acronyms.is_empty() {
                party.names.extend(acronyms);
                read_of = read(store, party.clone(), asked, lexicon)?;
            }
            read_beside(store, &mut read_of, lexicon)?;
            // What else is called so is the first's, of whom most is known.
            let offers = if namesake == Namesake::default() { offers(store, &party, &verdicts)? } else { vec![] };
            let mut namesakes = BTreeMap::new();
            read_of.others.values().for_each(|namesake| *namesakes.entry(*namesake).or_default() += 1);
            Ok(Made { dossier: read_of.making.finish(), offers, namesakes: namesakes.into_iter().collect() })
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

fn read(store: &Store, party: Party, Asked { open, now, .. }: Asked, lexicon: &Lexicon) -> Outcome<Read> {
    let (mut reports, mut others) = (BTreeMap::new(), BTreeMap::new());
    let namesake = party.namesake;
    for name in &party.names {
        for (report, meant) in store.naming(name, party.kind)? {
            if meant == namesake {
                reports.insert((report.moment, report.place), report);
            } else {
                others.extend(report.place.item().map(|item| (item, meant)));
            }
        }
    }
    // Which of several of a name is meant, is said of kept articles alone.
    for report in open.iter().filter(|_| namesake == Namesake::default()).map(|article| article.report(now)) {
        reports.insert((report.moment, report.place), report);
    }
    let mut making = Making::new(party);
    let (sender, read) = sync_channel::<Found<'_>>(READ_AHEAD);
    let making = thread::scope(|scope| {
        // Reading takes as long as taking in what was read.
        let taking_in = scope.spawn(move || {
            for (report, text, findings) in read {
                making.add(report, &text, &findings);
            }
            making
        });
        for report in reports.into_values() {
            // Who takes them in stops only by a panic, which is told below.
            let taken = found(store, open, report, lexicon)?.is_none_or(|found| sender.send(found).is_ok());
            if !taken {
                break;
            }
        }
        drop(sender);
        Ok(taking_in.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })?;
    Ok(Read { making, others })
}

/// What the article says and what was found in it; `None` where it is not kept any more.
fn found<'a>(store: &Store, open: &'a [OpenArticle], report: Report, lexicon: &Lexicon) -> Outcome<Option<Found<'a>>> {
    let item = match report.place {
        Place::Kept(item) => item,
        Place::Open(id) => {
            let article = open.iter().find(|article| article.id == id);
            return Ok(article.map(|article| (report, article.text.as_str().into(), Cow::Borrowed(&article.findings))));
        }
    };
    let Some(said) = store.said(item)? else { return Ok(None) };
    let findings = match said.findings {
        Some(findings) => findings,
        // Kept by an earlier program, and not looked through anew yet.
        None => match store.article(item)? {
            Some(kept) => Findings::of(&kept.document.text, &analyze(&kept.document, lexicon)),
            None => return Ok(None),
        },
    };
    Ok(Some((Report { url: said.url, ..report }, said.text.into(), Cow::Owned(findings))))
}

/// Looks for what the party says in articles that tell the same stories and do not name it.
fn read_beside(store: &Store, Read { making, others }: &mut Read, lexicon: &Lexicon) -> Outcome<()> {
    let known: BTreeSet<ItemId> = making.items();
    let mut beside = Vec::new();
    for story in making.stories() {
        let telling = store.telling(story, MAX_BESIDE)?;
        beside
            .extend(telling.into_iter().filter(|report| report.place.item().is_none_or(|item| !known.contains(&item))));
        if beside.len() >= MAX_BESIDE {
            break;
        }
    }
    beside.truncate(MAX_BESIDE);
    for report in beside {
        if let Some((report, text, findings)) = found(store, &[], report, lexicon)? {
            let namesake = report.place.item().and_then(|item| others.get(&item)).copied();
            making.add_beside(report, &text, &findings, namesake);
        }
    }
    Ok(())
}

/// Parties that may be the same, but for those of which its reader said something.
fn offers(store: &Store, party: &Party, verdicts: &[Verdict]) -> Outcome<Vec<Named>> {
    let Party { names, kind, .. } = party;
    let mut others: Vec<String> = Vec::new();
    for name in names {
        let last = name.split_whitespace().next_back().unwrap_or(name);
        others.extend(store.names_ending(last)?);
        let acronym: String =
            name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|sign| sign.is_uppercase()).collect();
        others.extend(Some(acronym).filter(|acronym| is_acronym(acronym, name)));
    }
    // In how many articles is told of those alone that may be: very many have a last name in common.
    others.retain(|other| {
        let is_known = names.iter().any(|name| name.to_lowercase() == other.to_lowercase());
        let is_judged = || verdicts.iter().any(|verdict| names.iter().any(|name| verdict.is_of(name, other)));
        !is_known && names.iter().any(|name| may_be_same(name, other)) && !is_judged()
    });
    let mut like: Vec<Named> = Vec::new();
    for other in &others {
        like.extend(store.parties_named(other)?.into_iter().filter(|named| named.kind == *kind));
    }
    like.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
    like.dedup();
    like.truncate(OFFERED);
    Ok(like)
}
