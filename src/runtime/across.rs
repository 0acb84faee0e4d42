//! What the reader is told of its whole library: stories, and all that a party said.

use super::clock;
use super::shelf::stories::compared;
use super::worker::LEXICON;
use crate::app::across::PartyName;
use crate::app::across::dossier::{Offer, Told};
use crate::app::shelf::errand::{Errand, Judged, Judgement, Report};
use crate::library::dossier::Party;
use crate::library::dossier::making::Making;
use crate::library::dossier::open::OpenArticle;
use crate::library::identity::Meant;
use crate::library::stories::StoryId;
use crate::store::Store;
use crate::store::dossier::{Asked, Made};
use crate::store::error::Outcome;

/// Stories that are told at most.
const MAX_STORIES: usize = 500;
/// Parties that are told at most, of those that have the letters that were typed.
const MAX_PARTIES: usize = 100;

/// What is asked for with `errand`, which is about the whole library.
///
/// # Errors
/// Where the library can't be read or written.
pub(super) fn told(store: &mut Store, errand: Errand) -> Outcome<Report> {
    match errand {
        Errand::Stories => Ok(Report::Stories(store.stories(MAX_STORIES)?, clock::now())),
        Errand::Story(id) => story(store, id),
        Errand::StoryOf(item) => match store.story_of(item)? {
            Some(id) => story(store, id),
            None => Ok(Report::Nothing(
                "no story was looked for yet: that is done behind your back, try again in a while".to_owned(),
            )),
        },
        Errand::Judge(Judged { of, judgement }, open) => {
            match judgement {
                Judgement::Name(other, same) => store.judge(of.kind, [&of.name, &other], same)?,
                Judgement::Article(item, names, namesake) => store.tell_apart(item, &names, of.kind, namesake)?,
            }
            dossier(store, of, &open)
        }
        Errand::Dossier(mut of, named_in, open) => {
            if let Some(item) = named_in {
                let is_it = |meant: &Meant| meant.kind == of.kind && meant.name.eq_ignore_ascii_case(&of.name);
                let meant = store.told_apart(item)?.into_iter().find(is_it);
                of.namesake = meant.map_or(of.namesake, |meant| meant.namesake);
            }
            dossier(store, of, &open)
        }
        Errand::PartiesLike(letters) => {
            let known = store.parties_like(&letters)?.into_iter().take(MAX_PARTIES);
            let known = known.map(|named| (PartyName::new(&named.name, named.kind), named.articles)).collect();
            Ok(Report::PartiesLike(letters, known))
        }
        _ => Ok(Report::Nothing("that is not about the whole library".to_owned())),
    }
}

fn story(store: &Store, id: StoryId) -> Outcome<Report> {
    let whole = store.story(id)?;
    if whole.articles.is_empty() {
        return Ok(Report::Nothing("this story is not kept any more".to_owned()));
    }
    if whole.articles.len() == 1 {
        return Ok(Report::Nothing("no other article of your library tells this story".to_owned()));
    }
    let comparison = compared(store, &whole)?;
    Ok(Report::Story(Box::new((whole, comparison)), clock::now()))
}

/// What articles that are `open` say of a party, where there is no library.
pub(super) fn told_of_open(of: PartyName, open: &[OpenArticle]) -> Report {
    let now = clock::now();
    let (names, others) = (vec![of.name.clone()], vec![]);
    let mut making = Making::new(Party { names, others, kind: of.kind, namesake: of.namesake });
    let mut reports: Vec<_> = open.iter().map(|article| (article.report(now), article)).collect();
    reports.sort_by_key(|(report, _)| report.moment);
    for (report, article) in reports {
        making.add(report, &article.text, &article.findings);
    }
    let told = Told { dossier: making.finish(), offers: vec![], namesakes: vec![] };
    Report::Dossier(of, Box::new(told), now)
}

fn dossier(store: &Store, of: PartyName, open: &[OpenArticle]) -> Outcome<Report> {
    let now = clock::now();
    let asked = Asked { name: &of.name, namesake: of.namesake, kind: of.kind, open, now };
    let Made { dossier, offers, namesakes } = store.dossier(asked, &LEXICON)?;
    let offers = offers.into_iter().map(|named| Offer { name: named.name, articles: named.articles }).collect();
    Ok(Report::Dossier(of, Box::new(Told { dossier, offers, namesakes }), now))
}
