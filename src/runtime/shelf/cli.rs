//! What can be asked of the library on the command line.

use clap::{Args, Subcommand, ValueEnum};
use std::num::NonZeroU32;
use std::path::PathBuf;

/// What to do with what is kept.
#[derive(Debug, Subcommand)]
pub enum Shelf {
    /// Subscribe to feeds, list and file them, give the list to other programs.
    #[command(after_help = FEED_EXAMPLES)]
    Feed {
        /// What to do.
        #[command(subcommand)]
        command: FeedCommand,
    },
    /// Fetch what is new in the feeds, and analyse it.
    #[command(after_help = REFRESH_EXAMPLES)]
    Refresh(Refresh),
    /// Find kept articles: by words, feed, date, who is named, who says what.
    #[command(after_help = SEARCH_EXAMPLES)]
    Search(Search),
    /// Write all that a party said: when, where, who answered, and where else the same words stand.
    #[command(after_help = DOSSIER_EXAMPLES)]
    Dossier(Dossier),
    /// List stories that several feeds tell, or lay one of them side by side: who says what in which words where.
    #[command(after_help = STORIES_EXAMPLES)]
    Stories(Stories),
    /// Write what was noted and highlighted, with who says it and where it stands.
    Notes(Notes),
    /// Write all of the library into a folder: itself, and feeds, notes and articles as OPML, TOML and Markdown.
    Export {
        /// The folder, which must be empty or not be there.
        folder: PathBuf,
    },
    /// Restore the library from a folder that was exported, or from a library's file.
    Import {
        /// The folder or file.
        from: PathBuf,
        /// Take it instead of the library that is here, which is kept aside, even where it is damaged.
        #[arg(long)]
        replace: bool,
        /// Add to the library that is here what stands in the folder as Markdown and TOML: what is new, and what was
        /// edited there since it was written.
        #[arg(long, conflicts_with = "replace")]
        text: bool,
    },
    /// Look whether the library is whole, and how large it is.
    Doctor {
        /// Look also whether the index of every word agrees with the texts: minutes, for a large library.
        #[arg(long)]
        thorough: bool,
        /// How it is said.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
}

/// What to do with feeds.
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Subscribe to a feed, by its address or that of a page that names it.
    Add(Add),
    /// Show every feed: its number, how much of it is unread, what it is called, what is wrong with it.
    List {
        /// How they are written.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Call a feed something else; without a name, what it calls itself.
    Rename {
        /// Its number, address or name.
        feed: String,
        /// The new name.
        name: Option<String>,
    },
    /// File a feed under tags.
    Tag {
        /// Its number, address or name.
        feed: String,
        /// The tags.
        #[arg(required = true)]
        tags: Vec<String>,
        /// Take it out from under them instead.
        #[arg(long)]
        remove: bool,
    },
    /// Settle how long a feed's articles are kept, what is ignored, where their texts come from; alone, show it.
    Set(Set),
    /// Unsubscribe, and drop its articles but for those with a star, a tag or a note, or in the archive.
    Remove {
        /// Their numbers, addresses or names.
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Subscribe to all feeds of an OPML list, or of newsboat's urls file.
    Import {
        /// The list; - is standard input.
        path: PathBuf,
    },
    /// Write all feeds as OPML.
    Export {
        /// Where to; standard output where it is left out, or a dash.
        path: Option<PathBuf>,
    },
}

/// What to subscribe to.
#[derive(Debug, Args)]
pub struct Add {
    /// Where it is.
    #[arg(required = true, value_name = "ADDRESS")]
    pub addresses: Vec<String>,
    /// What to call it instead of what it calls itself.
    #[arg(long)]
    pub name: Option<String>,
    /// What to file it under; may be given several times.
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// The user its server asks for.
    #[arg(long)]
    pub user: Option<String>,
    /// The environment variable that holds the password, each time it is asked for.
    #[arg(long, value_name = "VARIABLE", conflicts_with = "password_command")]
    pub password_env: Option<String>,
    /// The command that prints the password, each time it is asked for.
    #[arg(long, value_name = "COMMAND")]
    pub password_command: Option<String>,
    /// Keep it without asking whether there is a feed.
    #[arg(long)]
    pub unseen: bool,
}

/// What to settle for a feed. What has a star, a tag or a note, or is archived, is kept whatever is said.
#[derive(Debug, Args)]
pub struct Set {
    /// Its number, address or name.
    pub feed: String,
    /// Days that articles are kept, counted from when they came; 0 for ever, - as the settings file says.
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub keep_days: Option<String>,
    /// Articles that are kept, the newest of them; 0 for all, - as the settings file says.
    #[arg(long, value_name = "COUNT", allow_hyphen_values = true)]
    pub keep_items: Option<String>,
    /// Whether texts come from the articles' pages, for a feed that gives only how they begin.
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"])]
    pub full_text: Option<String>,
    /// Never take in what this query finds (title: author: words …); may be given several times.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub ignore: Vec<String>,
    /// Take in again what this query finds.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub no_ignore: Vec<String>,
}

/// What to refresh.
#[derive(Debug, Args)]
pub struct Refresh {
    /// These feeds, by number, address or name; all where none is named.
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,
    /// Ask also for feeds that are to be left alone for a while, or are gone.
    #[arg(long)]
    pub force: bool,
    /// How what came is told.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// What to search for.
#[derive(Debug, Args)]
pub struct Search {
    /// What to find, in the query language; without one, the searches that are kept.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// More of it.
    #[arg(value_name = "…")]
    pub rest: Vec<String>,
    /// Keep the query under this name: it is listed in the reader as a feed is.
    #[arg(long, value_name = "NAME", requires = "query")]
    pub save: Option<String>,
    /// Keep no query under this name any more.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "save"])]
    pub forget: Option<String>,
    /// How many answers at most.
    #[arg(long, default_value_t = 20, value_parser = at_least_one)]
    pub limit: usize,
    /// How answers are written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Of no answers, nobody could tell whether there are any.
fn at_least_one(written: &str) -> Result<usize, String> {
    match written.parse::<usize>().map_err(|_| "not a whole number".to_owned())? {
        0 => Err("ask for one at least".to_owned()),
        most => Ok(most),
    }
}

/// A story's number, as they are listed with.
fn story(written: &str) -> Result<i64, String> {
    written.parse().map_err(|_| "not the number of a story: `onrecord stories` lists them".to_owned())
}

/// Whose dossier to write.
#[derive(Debug, Args)]
pub struct Dossier {
    /// What the party is called; a part of its name, where only one has it.
    #[arg(required = true)]
    pub name: Vec<String>,
    /// What it is, where several kinds of parties are called so.
    #[arg(long, value_enum)]
    pub kind: Option<PartyKind>,
    /// What it is called, too, now and whenever it is asked for again; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub also: Vec<String>,
    /// Who it is not, though called alike or taken in before; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub not: Vec<String>,
    /// Which of several of that name, as their articles were told apart in the reader; the first where it is left out.
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    pub namesake: NonZeroU32,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = DossierFormat::Text)]
    pub format: DossierFormat,
}

/// What stories to write.
#[derive(Debug, Args)]
pub struct Stories {
    /// The number of one of them, to see what each of its articles says; the newest are listed where it is left out.
    #[arg(value_parser = story)]
    pub story: Option<i64>,
    /// How many are listed at most.
    #[arg(long, default_value_t = 20, value_parser = at_least_one)]
    pub limit: usize,
    /// How they are written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartyKind {
    /// Somebody.
    Person,
    /// Company, ministry, court, team, newspaper.
    Organization,
    /// Country, city, region.
    Place,
    /// People without a name of their own.
    Group,
    /// Event, law, product, work.
    Other,
}

/// How a dossier is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DossierFormat {
    /// Lines to read.
    Text,
    /// Claims under their articles, to paste.
    Markdown,
    /// A row for each claim (RFC 4180).
    Csv,
    /// One object of JSON.
    Json,
    /// A graph of schema.org (JSON-LD): `Person` or `Organization`, `NewsArticle`, `Quotation`, `Claim`.
    #[value(name = "jsonld")]
    JsonLd,
    /// A page of the W3C Web Annotation model: each claim as a note on its article.
    Annotations,
}

/// What notes to write.
#[derive(Debug, Args)]
pub struct Notes {
    /// Only those that were made on this day or later.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// How they are written.
    #[arg(long, value_enum, default_value_t = NoteFormat::Markdown)]
    pub format: NoteFormat,
}

/// How notes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NoteFormat {
    /// Quotations with who says them and what was noted, by article.
    Markdown,
    /// One array of JSON.
    Json,
    /// A page of the W3C Web Annotation model.
    Annotations,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Lines to read.
    Text,
    /// One array of JSON.
    Json,
}

const FEED_EXAMPLES: &str = "\
Examples:
  onrecord feed add https://example.org/feed.xml --tag local
  onrecord feed add https://ana@example.org/feed --password-command 'pass show news'
  onrecord feed set alder --keep-days 30 --full-text yes --ignore 'title:advertisement'
  onrecord feed import ~/.newsboat/urls
  onrecord feed export feeds.opml

Status:
  0; 1 where something could not be had; 2 where the command line can't be used; 3 where the library can't.";

const REFRESH_EXAMPLES: &str = "\
Examples:
  */30 * * * *  onrecord refresh          in a crontab, every half hour
  onrecord refresh --format json | jq -r '.[] | select(.error) | .name'

Manners:
  Two feeds of a host at once. What did not change is not sent again.
  A feed that fails is left alone, five minutes at first, twice as long each time, a day at most;
  what its server wishes is heeded. One that is gone for good is not asked for any more.

Status:
  0; 1 where a feed could not be had; 2 where the command line can't be used; 3 where the library can't.";

const DOSSIER_EXAMPLES: &str = "\
Examples:
  onrecord dossier Ana Ruiz
  onrecord dossier 'Ana Ruiz' --also Ruiz --format markdown > ruiz.md
  onrecord dossier Washington --kind person

Who is who:
  The same full name and kind is the same party; so is an acronym that an article explains.
  What may be the same is offered on standard error; --also takes it in, --not parts it, and both are remembered.

Status:
  0; 1 where nobody of that name is known; 2 where the command line can't be used; 3 where the library can't.";

const STORIES_EXAMPLES: &str = "\
Examples:
  onrecord stories
  onrecord stories 1204                   that story: which words each outlet kept, which it left out
  onrecord stories --format json | jq -r '.[] | \"\\(.outlets | length) \\(.title)\"'

What a story is:
  Articles of a few days that share their telling words and names. Each is placed as it comes and stays there.

Status:
  0; 1 where there is none; 2 where the command line can't be used; 3 where the library can't.";

const SEARCH_EXAMPLES: &str = "\
Query:
  flood dam                               articles with both words
  \"old dam\" -ferry flo*                   together; without; beginning so
  title:dam author:ruiz                   words of the title; letters of the byline
  feed:\"City Desk\" tag:local             where it came from; what it or its feed is filed under
  is:unread is:starred is:archived        what you did with it
  is:noted is:tagged                      with a note or a highlight; with a tag
  party:ruiz                              somebody or something of that name is named
  by:ruiz said:\"no money\" act:deny        who says what, and what is done by saying it
  after:2026-01-01 before:2026-02         when

Status:
  0; 1 where nothing is found; 2 where the query can't be understood; 3 where the library can't be used.";
