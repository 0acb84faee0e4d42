//! What is settled for a feed or an article in the library: what it is called, what it is filed under, how long it is
//! kept. Each is typed on the status line, and taken back by the command that undoes.

use super::errand::Errand;
use super::layout::ShelfPane;
use super::source::Source;
use super::typing::passes;
use super::undoing::Undoing;
use crate::app::command::Command;
use crate::app::details::{counted, one_line};
use crate::app::message::Effect;
use crate::app::picker::{Picker, Purpose, Row, Target};
use crate::app::prompt::Prompt;
use crate::app::{App, Overlay};
use crate::library::keeping::FeedSettings;
use crate::library::query::Query;
use crate::library::shelf::{Feed, FeedId, ItemId};
use crossterm::event::{KeyCode, KeyEvent};

/// Something to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filing {
    /// What a feed is called.
    Name(FeedId),
    /// What a feed is filed under.
    Tags(FeedId),
    /// How many days articles of a feed are kept.
    Days(FeedId),
    /// How many articles of a feed are kept.
    Items(FeedId),
    /// What of a feed is never taken in.
    Ignored(FeedId),
    /// Whether texts come from a feed's pages, which is no more than a switch.
    FullText(FeedId),
    /// Whether to unsubscribe from a feed.
    Unsubscribe(FeedId),
    /// What an article is filed under, and what it was.
    ArticleTags(ItemId, Vec<String>),
}

impl App {
    /// What stands before what is typed to settle `filing`, and what may be done.
    pub fn filing_words(&self, filing: &Filing) -> (String, &'static str) {
        let words = |before: &str, keys| (before.to_owned(), keys);
        match filing {
            Filing::Name(_) => words("name: ", "Enter keeps it; emptied, the feed's own name"),
            Filing::Tags(_) | Filing::ArticleTags(..) => words("tags: ", "words apart by blanks; Enter keeps them"),
            Filing::Days(_) => words("days that articles are kept: ", "0 for ever; emptied, as for all feeds"),
            Filing::Items(_) => words("articles that are kept: ", "0 for all; emptied, as for all feeds"),
            Filing::Ignored(_) => words("ignore: ", "a query, or several with ; between"),
            Filing::FullText(_) => words("", ""),
            Filing::Unsubscribe(id) => {
                let Some(feed) = self.shelf.feed(*id) else { return words("", "") };
                let articles = counted(feed.articles, "article", "articles");
                let question = format!("unsubscribe from {} and drop {articles}? y n ", one_line(&feed.name));
                (question, "not what has a star, a tag, a note")
            }
        }
    }

    /// Edits what is selected: a feed at the left, else the tags of the article.
    pub(super) fn edit_on_shelf(&mut self) -> Vec<Effect> {
        if self.shelf.focus != ShelfPane::Sources {
            return self.ask_for_tags();
        }
        match self.shelf.source().clone() {
            Source::Feed(id) => self.offer_filing(id),
            Source::Search(_) => {
                let forget = self.key_to(Command::SaveSearch, "forgets this search");
                self.say(format!("{forget}; one kept by the same name takes its place"));
            }
            _ => self.say("only feeds can be edited here"),
        }
        vec![]
    }

    /// Takes away what is selected at the left.
    pub(super) fn remove_on_shelf(&mut self) -> Vec<Effect> {
        match self.shelf.source().clone() {
            Source::Feed(id) if self.shelf.focus == ShelfPane::Sources => self.file(Filing::Unsubscribe(id)),
            Source::Search(_) if self.shelf.focus == ShelfPane::Sources => self.save_or_forget_search(),
            _ => {
                let archive = self.key_to(Command::Archive, "puts the article away");
                self.say(format!("{archive}; a feed is unsubscribed from at the left"));
                vec![]
            }
        }
    }

    /// Asks what the selected feed at the left, or else the article, is to be filed under.
    pub(in crate::app) fn start_tagging(&mut self) -> Vec<Effect> {
        match self.shelf.source().clone() {
            Source::Feed(id) if self.on_shelf && self.shelf.focus == ShelfPane::Sources => self.file(Filing::Tags(id)),
            _ => self.ask_for_tags(),
        }
    }

    /// The tags of the article are asked for, to be changed once they are known.
    fn ask_for_tags(&mut self) -> Vec<Effect> {
        let id = if self.on_shelf { self.shelf.item().map(|item| item.id) } else { self.shelf.kept(self.open) };
        if let Some(id) = id {
            return vec![Effect::Shelf(Errand::TagsOf(id))];
        }
        self.say(if self.on_shelf { "no article is selected" } else { "this article is not of your library" });
        vec![]
    }

    /// Offers what can be settled for a feed.
    fn offer_filing(&mut self, id: FeedId) {
        let Some(feed) = self.shelf.feed(id) else { return };
        let rows = rows(feed).into_iter().map(|(filing, words, beside)| Row {
            target: Target::File(filing),
            kind: "",
            words: words.to_owned(),
            beside: one_line(&beside),
            also: "".into(),
        });
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Feed, rows.collect())));
    }

    /// Settles `filing`, or asks for what is to be typed first.
    pub(in crate::app) fn file(&mut self, filing: Filing) -> Vec<Effect> {
        let typed = match &filing {
            Filing::ArticleTags(_, tags) => tags.join(" "),
            Filing::Name(id)
            | Filing::Tags(id)
            | Filing::Days(id)
            | Filing::Items(id)
            | Filing::Ignored(id)
            | Filing::FullText(id)
            | Filing::Unsubscribe(id) => {
                let Some(feed) = self.shelf.feed(*id) else { return vec![] };
                let settings = feed.settings.clone();
                match &filing {
                    Filing::FullText(id) => {
                        let full_text = !settings.full_text;
                        let words = if full_text { "texts come from its pages now" } else { "texts are what it says" };
                        return self.settle_feed(*id, FeedSettings { full_text, ..settings }, words);
                    }
                    Filing::Name(_) => feed.name.clone(),
                    Filing::Tags(_) => feed.tags.join(" "),
                    Filing::Days(_) => settings.days.map(|days| days.to_string()).unwrap_or_default(),
                    Filing::Items(_) => settings.items.map(|items| items.to_string()).unwrap_or_default(),
                    Filing::Ignored(_) => settings.ignored.join("; "),
                    _ => String::new(),
                }
            }
        };
        self.overlay = Some(Overlay::File(filing, Prompt::new(typed)));
        vec![]
    }

    /// Takes a key for what is being settled; `None` for one that is a command all the same.
    pub(in crate::app) fn type_filing(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::File(filing, prompt)) = &mut self.overlay else { return None };
        if let (Filing::Unsubscribe(id), KeyCode::Char(sign)) = (&filing, event.code) {
            let id = *id;
            passes(event)?;
            self.overlay = None;
            if matches!(sign, 'y' | 'Y') {
                return Some(self.unsubscribe(id));
            }
            self.say("nothing was changed");
            return Some(vec![]);
        }
        match event.code {
            KeyCode::Enter => {
                let (filing, typed) = (filing.clone(), prompt.typed().trim().to_owned());
                self.overlay = None;
                return Some(self.filed(&filing, &typed));
            }
            KeyCode::Esc => self.overlay = None,
            _ if prompt.edit(event) == crate::app::prompt::Edit::None => return passes(event),
            _ => {}
        }
        Some(vec![])
    }

    /// Settles what was typed; where that can't be understood, it stays to be mended.
    fn filed(&mut self, filing: &Filing, typed: &str) -> Vec<Effect> {
        let feed = |shelf: &super::Shelf, id| shelf.feed(id).cloned();
        match filing {
            Filing::Name(id) => {
                let Some(feed) = feed(&self.shelf, *id) else { return vec![] };
                let name = Some(typed.to_owned()).filter(|typed| !typed.is_empty());
                if name == feed.given_name || (feed.given_name.is_none() && name.as_ref() == Some(&feed.name)) {
                    return vec![];
                }
                let before = Errand::RenameFeed(*id, feed.given_name);
                let called = name.clone().unwrap_or_else(|| "what it calls itself".to_owned());
                self.do_and_say(Errand::RenameFeed(*id, name), before, &format!("called {called} from now on"))
            }
            Filing::Tags(id) => {
                let Some(feed) = feed(&self.shelf, *id) else { return vec![] };
                let tags = tags(typed);
                let words = filed_under(&tags);
                self.do_and_say(Errand::TagFeed(*id, tags), Errand::TagFeed(*id, feed.tags), &words)
            }
            Filing::ArticleTags(id, before) => {
                let tags = tags(typed);
                let words = filed_under(&tags);
                self.do_and_say(Errand::TagItem(*id, tags), Errand::TagItem(*id, before.clone()), &words)
            }
            Filing::Days(id) | Filing::Items(id) => {
                let Some(feed) = feed(&self.shelf, *id) else { return vec![] };
                let number = match typed.parse() {
                    _ if typed.is_empty() => None,
                    Ok(number) => Some(number),
                    Err(_) => return self.mend(filing, typed, format!("“{typed}” is no number")),
                };
                let settings = if matches!(filing, Filing::Days(_)) {
                    FeedSettings { days: number, ..feed.settings }
                } else {
                    FeedSettings { items: number, ..feed.settings }
                };
                self.settle_feed(*id, settings, "what is beyond that goes with the next refresh")
            }
            Filing::Ignored(id) => {
                let Some(feed) = feed(&self.shelf, *id) else { return vec![] };
                let queries = typed.split(';').map(str::trim).filter(|query| !query.is_empty());
                let ignored: Vec<String> = queries.map(str::to_owned).collect();
                if let Some(error) = ignored.iter().find_map(|query| Query::parse(query).err()) {
                    return self.mend(filing, typed, error.to_string());
                }
                let words = if ignored.is_empty() { "nothing of it is ignored" } else { "ignored from now on" };
                self.settle_feed(*id, FeedSettings { ignored, ..feed.settings }, words)
            }
            Filing::Unsubscribe(_) | Filing::FullText(_) => vec![],
        }
    }

    fn mend(&mut self, filing: &Filing, typed: &str, why: String) -> Vec<Effect> {
        self.overlay = Some(Overlay::File(filing.clone(), Prompt::new(typed)));
        self.say(why);
        vec![]
    }

    fn settle_feed(&mut self, id: FeedId, settings: FeedSettings, words: &str) -> Vec<Effect> {
        let Some(before) = self.shelf.feed(id).map(|feed| feed.settings.clone()) else { return vec![] };
        let before = Errand::SettleFeed(id, before);
        self.do_and_say(Errand::SettleFeed(id, settings), before, words)
    }

    fn unsubscribe(&mut self, id: FeedId) -> Vec<Effect> {
        let Some(feed) = self.shelf.feed(id) else { return vec![] };
        let articles = counted(feed.articles, "article", "articles");
        self.say(format!("unsubscribed from {}, which had {articles}", feed.name));
        self.shelf.source_list.select_at(0);
        let list = Effect::Shelf(self.shelf.ask());
        vec![Effect::Shelf(Errand::Unsubscribe(id)), Effect::Shelf(Errand::Feeds), list]
    }

    /// Has `errand` run, which `before` undoes.
    pub(super) fn do_and_say(&mut self, errand: Errand, before: Errand, words: &str) -> Vec<Effect> {
        let undo = self.key_to(Command::Undo, "undoes it");
        self.shelf.undo.push(Undoing::Errand(Box::new(before)));
        self.say(format!("{words}; {undo}"));
        vec![Effect::Shelf(errand), Effect::Shelf(Errand::Feeds)]
    }
}

/// What can be settled for a feed, and how it is.
fn rows(feed: &Feed) -> Vec<(Filing, &'static str, String)> {
    let id = feed.id;
    let settings = &feed.settings;
    let number = |number: Option<u32>| number.map_or("as for all feeds".to_owned(), |number| number.to_string());
    let switch = if settings.full_text { "yes" } else { "no" };
    let list = |list: &[String], apart: &str| if list.is_empty() { "none".to_owned() } else { list.join(apart) };
    vec![
        (Filing::Name(id), "name", feed.name.clone()),
        (Filing::Tags(id), "tags", list(&feed.tags, " ")),
        (Filing::FullText(id), "whole texts, from its pages", switch.to_owned()),
        (Filing::Days(id), "days that articles are kept", number(settings.days)),
        (Filing::Items(id), "newest articles that are kept", number(settings.items)),
        (Filing::Ignored(id), "ignore: what is never taken in", list(&settings.ignored, "; ")),
        (Filing::Unsubscribe(id), "unsubscribe", counted(feed.articles, "article", "articles")),
    ]
}

/// The tags that were typed, without the sign that stands before them elsewhere.
fn tags(typed: &str) -> Vec<String> {
    let tags = typed.split([' ', ',']).map(|tag| tag.trim_start_matches('#')).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}

fn filed_under(tags: &[String]) -> String {
    match tags {
        [] => "filed under nothing".to_owned(),
        tags => format!("filed under {}", tags.join(", ")),
    }
}
