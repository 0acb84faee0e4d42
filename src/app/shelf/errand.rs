//! What the library screen asks of the store, and what comes back.

use crate::app::across::PartyName;
use crate::app::across::dossier::Told;
use crate::library::ArticleId;
use crate::library::dossier::open::OpenArticle;
use crate::library::identity::Namesake;
use crate::library::keeping::FeedSettings;
use crate::library::moment::Moment;
use crate::library::note::{NewNote, Note, NoteId};
use crate::library::query::Query;
use crate::library::shelf::{Change, Counts, Feed, FeedId, Item, ItemId, Order, Preview, Search, Standing};
use crate::library::stories::comparison::Comparison;
use crate::library::stories::{Story, StoryId};

/// Of what is searched for, so many of the best answers are listed.
pub const MAX_ANSWERS: usize = 200;

/// Something to be done with the store, off the main thread, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Tell every feed, and how many articles there are.
    Feeds,
    /// List articles. Of any but the last the answer is of no interest.
    List {
        /// Tells it from all others.
        number: usize,
        /// Which.
        query: Query,
        /// In which order.
        order: Order,
    },
    /// Tell what articles hold, one after the other. Of any but the last the answer is of no interest.
    Preview(Vec<ItemId>),
    /// Lay out an article as the open one `ArticleId`, at the place where its reader left it.
    Open(ArticleId, ItemId),
    /// Keep what was done with articles.
    Change(Vec<(ItemId, Change)>),
    /// As that, and tell what they were before, so that it can be undone.
    Undoable(Vec<(ItemId, Change)>),
    /// Have all articles that are asked for read, and tell which were not.
    AllRead(Query),
    /// Keep how far an article was read, in bytes.
    KeepPlace(ItemId, usize),
    /// Keep that a letter marks a place of an article, in bytes.
    KeepMark(ItemId, char, usize),
    /// Ask for these feeds, or for all where none is named.
    Refresh(Vec<FeedId>),
    /// Ask for all feeds whenever they were not asked for in so many minutes.
    RefreshEvery(u16),
    /// Ask for no more feeds.
    StopRefresh,
    /// Subscribe to the feed at this address, as it was typed.
    Subscribe(String),
    /// Call a feed so, or what it calls itself.
    RenameFeed(FeedId, Option<String>),
    /// File a feed under these, and under nothing else.
    TagFeed(FeedId, Vec<String>),
    /// Keep what is settled for a feed.
    SettleFeed(FeedId, FeedSettings),
    /// Keep a feed no more, nor its articles that nothing was done with.
    Unsubscribe(FeedId),
    /// Tell what an article is filed under.
    TagsOf(ItemId),
    /// File an article under these, and under nothing else.
    TagItem(ItemId, Vec<String>),
    /// Fetch what the page of an article says, to be its text.
    FullText(ItemId),
    /// Keep what is found in an article as its reader has corrected it by now.
    FindAnew(ItemId),
    /// Keep a query under a name.
    SaveSearch(Search),
    /// Keep no query under this name any more.
    ForgetSearch(String),
    /// Tell the stories that several feeds tell.
    Stories,
    /// Tell a story, and what its articles say side by side.
    Story(StoryId),
    /// As that, of the story that this article belongs to.
    StoryOf(ItemId),
    /// Tell who has these letters in a name.
    PartiesLike(String),
    /// Tell all that a party said, in the library and in these articles that are only open: where an article is given,
    /// the one of that name whom it means.
    Dossier(PartyName, Option<ItemId>, Vec<OpenArticle>),
    /// Keep who is who, and tell the dossier anew, of these articles, too, that are only open.
    Judge(Judged, Vec<OpenArticle>),
    /// Tell the notes on a text.
    Notes(Noted),
    /// Keep a note on a text, and tell all of it.
    AddNote(Noted, NewNote),
    /// Give a note on a text other words, or none for one that is to go, and tell all of it.
    ChangeNote(Noted, NoteId, Option<String>),
}

/// What a reader says of who is who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Whose dossier is seen.
    pub of: PartyName,
    /// What is said.
    pub judgement: Judgement,
}

/// Who is who, as a reader says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Whether another name is the same party's; `None` where nothing is said of that any more.
    Name(String, Option<bool>),
    /// Which party of these names an article means.
    Article(ItemId, Vec<String>, Namesake),
}

/// A text that notes are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// The open article.
    pub open: ArticleId,
    /// Which kept article that is.
    pub article: Option<ItemId>,
    /// What tells its text from every other.
    pub text_key: u64,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// Every feed and every query that is kept, how many articles there are, and when that was.
    Feeds(Vec<Feed>, Vec<Search>, Counts, Moment),
    /// Articles of the listing of that number: the first of them, or `more` behind those.
    Listed {
        /// The number it was asked for as.
        number: usize,
        /// The articles.
        items: Vec<Item>,
        /// Whether they stand behind those that came before.
        more: bool,
    },
    /// What an article holds.
    Previewed(ItemId, Box<Preview>),
    /// How far an article was read when it was left, in bytes.
    Place(ArticleId, usize),
    /// Which places of an article are marked, by letter, in bytes.
    Marks(ArticleId, Vec<(char, usize)>),
    /// What articles were before they were changed.
    Changed(Vec<(ItemId, Standing)>),
    /// How far a refresh is.
    Refreshing(Progress),
    /// A refresh is at its end.
    Refreshed(Progress),
    /// A feed is subscribed to.
    Subscribed(FeedId),
    /// What an article is filed under.
    TagsOf(ItemId, Vec<String>),
    /// An article has the text of its page now.
    FullText(ItemId),
    /// The notes on an open article.
    Notes(ArticleId, Vec<Note>),
    /// The stories that several feeds tell, and when that was.
    Stories(Vec<Story>, Moment),
    /// A story and what its articles say side by side, and when that was.
    Story(Box<(Story, Comparison)>, Moment),
    /// Who has these letters in a name, and in how many articles, most first.
    PartiesLike(String, Vec<(PartyName, usize)>),
    /// All that a party said, and when that was told.
    Dossier(PartyName, Box<Told>, Moment),
    /// Why there is nothing to be told of what was asked for.
    Nothing(String),
}

/// How far a refresh is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Feeds that were asked for.
    pub done: usize,
    /// Feeds that are asked for in all.
    pub all: usize,
    /// Articles that are new.
    pub new: usize,
    /// Articles that have another text.
    pub changed: usize,
    /// Feeds that could not be had.
    pub failed: usize,
}
