//! What takes long for the librarian: each on a thread and a connection of its own.

use super::super::corrections::applied;
use super::super::inbox::Post;
use super::super::refresh::asking::{Wish, Wished, wished, with_text_of};
use super::super::refresh::{Told, Wanted, full_text, refresh, renew};
use super::super::worker::LEXICON;
use super::super::{clock, shelf};
use super::{fail, opened, send, tell};
use crate::analysis::analyze;
use crate::app::details::counted;
use crate::app::message::{Message, Notice};
use crate::app::shelf::errand::{Progress, Report};
use crate::library::keeping::Keeping;
use crate::library::shelf::{FeedId, ItemId};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::feeds::{Answered, NewFeed};
use crate::store::incoming::Given;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Articles that are analysed anew one after the other, where the engine has changed, before it is looked whether there
/// are more.
const RENEWED: usize = 1_000;

/// Asks for feeds, those of `only` where there are any, until `stop`.
pub(super) fn refresh_feeds(only: Vec<FeedId>, keeping: Keeping, stop: Arc<AtomicBool>, post: Post) {
    let forced = !only.is_empty();
    let work = move || {
        let mut sum = Progress::default();
        let mut store = None;
        let outcome = opened(&mut store).and_then(|store| {
            let Some(store) = store else { return Ok(()) };
            refresh(store, &Wanted { only, forced }, &keeping, &mut |told: &Told| {
                sum = added(sum, told);
                tell(&post, Report::Refreshing(sum));
                if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        });
        tell(&post, Report::Refreshed(sum));
        if let Err(error) = outcome {
            fail(&post, &error.to_string());
        }
    };
    thread::Builder::new().name("refresh".to_owned()).spawn(work).expect("a thread can be started");
}

fn added(sum: Progress, told: &Told) -> Progress {
    let failed = matches!(told.answered, Answered::Failed { .. } | Answered::Gone(_));
    Progress {
        done: told.done,
        all: told.all,
        new: sum.new + told.taken.new,
        changed: sum.changed + told.taken.changed,
        failed: sum.failed + usize::from(failed),
    }
}

/// Analyses anew what another engine looked through, if anything, on a thread and a connection of its own: so a library
/// of an earlier program gets its stories and dossiers while it is read. What is not done when the program ends is done
/// next time.
pub(super) fn renew_beside(renewing: &Arc<AtomicBool>, store: &Store, post: &Post) -> Result<(), StoreError> {
    if !store.is_writable() || store.outdated(1)?.is_empty() || renewing.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    let (renewing, post) = (Arc::clone(renewing), post.clone());
    let work = move || {
        let mut store = None;
        let outcome = opened(&mut store).and_then(|store| {
            let Some(store) = store else { return Ok(0) };
            let mut sum = 0;
            loop {
                match renew(store, RENEWED)? {
                    0 => return Ok(sum),
                    renewed => sum += renewed,
                }
            }
        });
        renewing.store(false, Ordering::Relaxed);
        match outcome {
            Ok(sum) => {
                let text = format!("{} of an earlier version looked through anew", counted(sum, "article", "articles"));
                send(&post, Message::Notice(Notice { text, failure: false }));
            }
            Err(error) => fail(&post, &error.to_string()),
        }
    };
    thread::Builder::new().name("renewal".to_owned()).spawn(work).expect("a thread can be started");
    Ok(())
}

/// Subscribes to the feed at `address`, on a thread of its own.
pub(super) fn subscribe(address: String, keeping: Keeping, post: Post) {
    let work = move || match subscribed(&address, &keeping) {
        Ok(id) => tell(&post, Report::Subscribed(id)),
        Err(why) => fail(&post, &why),
    };
    thread::Builder::new().name("subscription".to_owned()).spawn(work).expect("a thread can be started");
}

fn subscribed(address: &str, keeping: &Keeping) -> Result<FeedId, String> {
    let wish = Wish { typed: address.to_owned(), ..Wish::default() };
    let Wished { address, user, asked } = wished(&wish).map_err(|refused| refused.to_string())?;
    let mut store = None;
    let store = opened(&mut store).map_err(|error| error.to_string())?.ok_or(shelf::NO_FOLDER)?;
    let feed = NewFeed { address, user, ..NewFeed::default() };
    let (id, _) = store.add_feed(&feed, clock::now()).map_err(|error| error.to_string())?;
    store.take(asked.brought(id), keeping, clock::now()).map_err(|error| error.to_string())?;
    Ok(id)
}

/// Has the article `id` have the text of its page, which is fetched on a thread of its own.
pub(super) fn full_text(store: &Store, id: ItemId, post: &Post) -> Result<(), StoreError> {
    store.look_writable("keep what the page says")?;
    let address = store.article(id)?.and_then(|kept| kept.document.url);
    let Some(address) = address else {
        fail(post, "this article does not say where it stands on the web");
        return Ok(());
    };
    let post = post.clone();
    let work = move || match replaced(id, &address) {
        Ok(()) => tell(&post, Report::FullText(id)),
        Err(why) => fail(&post, &why),
    };
    thread::Builder::new().name("page".to_owned()).spawn(work).expect("a thread can be started");
    Ok(())
}

fn replaced(id: ItemId, address: &str) -> Result<(), String> {
    let page = full_text::page(address).map_err(|error| error.to_string())?;
    let mut store = None;
    let store = opened(&mut store).map_err(|error| error.to_string())?.ok_or(shelf::NO_FOLDER)?;
    let Some(kept) = store.article(id).map_err(|error| error.to_string())? else { return Ok(()) };
    let Some(page) = page.filter(|page| full_text::says_more(page, &kept.document)) else {
        return Err("its page says no more than its feed".to_owned());
    };
    let given = Given::new(kept.document, None);
    let full = with_text_of(&given, page);
    let analysis = applied(&full.document.text, analyze(&full.document, &LEXICON));
    store.replace_text(id, &full.with(&analysis)).map_err(|error| error.to_string())
}
