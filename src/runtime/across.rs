//! What the reader is told of its whole library: stories, and all that a party said.

use super::clock;
use super::shelf::stories::compared;
use super::worker::LEXICON;
use crate::app::across::PartyName;
use crate::app::across::dossier::{Offer, Told};
use crate::app::shelf::errand::{Errand, Judged, Judgement, Report};
use crate::library::identity::Meant;
use crate::library::stories::StoryId;
use crate::store::Store;
use crate::store::dossier::Made;
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
        Errand::Judge(Judged { of, judgement }) => {
            match judgement {
                Judgement::Name(other, same) => store.judge(of.kind, [&of.name, &other], same)?,
                Judgement::Article(item, names, namesake) => store.tell_apart(item, &names, of.kind, namesake)?,
            }
            dossier(store, of)
        }
        Errand::Dossier(mut of, named_in) => {
            if let Some(item) = named_in {
                let is_it = |meant: &Meant| meant.kind == of.kind && meant.name.eq_ignore_ascii_case(&of.name);
                let meant = store.told_apart(item)?.into_iter().find(is_it);
                of.namesake = meant.map_or(of.namesake, |meant| meant.namesake);
            }
            dossier(store, of)
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

fn dossier(store: &Store, of: PartyName) -> Outcome<Report> {
    let Made { dossier, offers, namesakes } = store.dossier(&of.name, of.namesake, of.kind, &LEXICON)?;
    let offers = offers.into_iter().map(|named| Offer { name: named.name, articles: named.articles }).collect();
    Ok(Report::Dossier(of, Box::new(Told { dossier, offers, namesakes }), clock::now()))
}
