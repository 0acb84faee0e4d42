//! `onrecord feed import` and `export`: lists of feeds from and for other programs.

use super::dossier::words::counted;
use super::{Outcome, ShelfError};
use crate::document::decode;
use crate::document::opml::{self, Subscription, Subscriptions};
use crate::library::shelf::Feed;
use crate::runtime::clock;
use crate::runtime::input::Origin;
use crate::runtime::refresh::credentials::taken_apart;
use crate::runtime::state::write_whole;
use crate::store::Store;
use crate::store::feeds::NewFeed;
use crate::text::safe::safe_line;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Subscribes to the feeds of the list at `path`. They are fetched with the next refresh.
pub(super) fn import(store: &mut Store, path: PathBuf, out: &mut dyn Write) -> Outcome {
    let origins = Origin::all(path);
    let origin = origins.first().ok_or_else(|| ShelfError::Usage("name one list".to_owned()))?;
    let raw = origin.read().map_err(|error| ShelfError::Failed(error.to_string()))?;
    let text = decode::decode(&raw.bytes).text;
    let listed = if text.trim_start().starts_with('<') { of_opml(&text) } else { of_urls(&text) };
    let (mut feeds, mut left_out) = (Vec::new(), 0);
    for feed in listed {
        match taken_apart(&feed.address) {
            Ok((address, user)) => feeds.push(NewFeed { address, user, ..feed }),
            Err(why) => {
                eprintln!("onrecord: left out: {}", safe_line(&why));
                left_out += 1;
            }
        }
    }
    if feeds.is_empty() {
        return Err(ShelfError::Failed(format!("{} lists no feeds that can be fetched", origin.name())));
    }
    let kept = store.add_feeds(&feeds, clock::now())?;
    let new = kept.iter().filter(|(_, is_new)| *is_new).count();
    writeln!(out, "{}, {} known; `onrecord refresh` fetches them", counted(new, "new feed"), kept.len() - new)?;
    Ok(left_out == 0)
}

/// Folders become tags.
fn of_opml(text: &str) -> Vec<NewFeed> {
    let line = |words: String| safe_line(&words).trim().to_owned();
    let feeds = opml::read(text).feeds.into_iter().map(|Subscription { title, address, page, folders }| NewFeed {
        address,
        name: title.map(line).filter(|title| !title.is_empty()),
        page,
        tags: folders.into_iter().map(line).filter(|folder| !folder.is_empty()).collect(),
        ..NewFeed::default()
    });
    feeds.collect()
}

/// newsboat's list: an address a line, behind it its tags; the one that begins with a tilde is its name.
fn of_urls(text: &str) -> Vec<NewFeed> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let feeds = lines.map(words_of).filter_map(|words| {
        let (address, rest) = words.split_first()?;
        let (names, tags): (Vec<_>, Vec<_>) = rest.iter().cloned().partition(|word| word.starts_with('~'));
        let name = names.first().map(|name| name.trim_start_matches('~').to_owned()).filter(|name| !name.is_empty());
        let tags = tags.into_iter().filter(|tag| !tag.starts_with('!') && !tag.is_empty()).collect();
        Some(NewFeed { address: address.clone(), name, tags, ..NewFeed::default() })
    });
    // A query feed of newsboat is none that can be fetched.
    feeds.filter(|feed| !feed.address.starts_with("query:")).collect()
}

/// The words of a line; those in quotation marks may hold blanks.
fn words_of(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut word = String::new();
    let mut is_word = false;
    for sign in line.chars() {
        match sign {
            '"' => {
                quoted = !quoted;
                is_word = true;
            }
            sign if sign.is_whitespace() && !quoted => {
                if std::mem::take(&mut is_word) {
                    words.push(safe_line(&std::mem::take(&mut word)).into_owned());
                }
            }
            sign => {
                word.push(sign);
                is_word = true;
            }
        }
    }
    if is_word {
        words.push(safe_line(&word).into_owned());
    }
    words
}

/// Writes all feeds as OPML, each in the folder of its first tag.
pub(super) fn export(store: &Store, path: Option<&Path>, out: &mut dyn Write) -> Outcome {
    let mut feeds = store.feeds()?;
    feeds.sort_by(|one, other| one.tags.first().cmp(&other.tags.first()));
    let list =
        Subscriptions { title: Some("onrecord".to_owned()), feeds: feeds.into_iter().map(subscription).collect() };
    let opml = opml::write(&list);
    // As everywhere, a dash is standard output.
    match path.filter(|path| *path != Path::new("-")) {
        None => out.write_all(opml.as_bytes())?,
        Some(path) => write_whole(path, &opml).map_err(|error| {
            ShelfError::Failed(format!("cannot write {}: {error}", safe_line(&path.to_string_lossy())))
        })?,
    }
    Ok(true)
}

fn subscription(feed: Feed) -> Subscription {
    let title = Some(feed.name).filter(|name| *name != feed.address);
    Subscription { title, address: feed.address, page: feed.page, folders: feed.tags.into_iter().take(1).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newsboat_s_list_is_read_with_names_and_tags() {
        let list = "# mine\nhttps://a.example/f \"~The Alder\" local \"far away\" \"!\"\n\nhttps://b.example/f\n\
                    \"query:Unread:unread = \\\"yes\\\"\"\n";
        let feeds = of_urls(list);
        let shown: Vec<_> =
            feeds.iter().map(|feed| (feed.address.as_str(), feed.name.as_deref(), feed.tags.join("+"))).collect();
        assert_eq!(
            shown,
            [
                ("https://a.example/f", Some("The Alder"), "local+far away".to_owned()),
                ("https://b.example/f", None, String::new())
            ]
        );
    }

    #[test]
    fn folders_of_a_list_become_tags_and_no_word_of_it_is_unsafe() {
        let feeds = of_opml(
            "<opml><outline text='News'><outline text='D&#27;[2Jam' xmlUrl='https://a.example/f'/></outline></opml>",
        );
        assert_eq!((feeds[0].tags.as_slice(), feeds[0].name.as_deref()), (&["News".to_owned()][..], Some("Dam")));
    }
}
