//! Where articles come from: files, standard input, the web, and the ones that come with the program.

use super::parser::{self, Allowance, ParseError};
use super::seeds::Seed;
use crate::document::collection::Collection;
use crate::document::foreign::foreign;
use crate::document::format::{self, Format, Hint};
use crate::document::{Document, Opened};
use crate::net::error::FetchError;
use crate::net::{Answer, Client, Content, Progress, Request};
use crate::text::safe::safe_line;
use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::iter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub(super) static CLIENT: LazyLock<Client> = LazyLock::new(Client::default);

/// Where an article is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Standard input, which can be read once.
    Stdin,
    /// An article that comes with the program.
    Seed(Seed),
    /// A page of the web, at this address.
    Web(String),
    /// A file, pipe or device that the reader named.
    File(PathBuf),
    /// A file that a link leads to: a pipe or device, which is read without end, is not what a text means by it.
    Linked(PathBuf),
}

/// An article as it came.
#[derive(Debug, Default)]
pub struct Raw {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What tells its format where content leaves that open.
    name: String,
    /// The encoding whoever sent it says it is in.
    charset: Option<String>,
    /// Where on the web it came from.
    address: Option<String>,
}

impl Raw {
    /// Whether it is likely a feed or a book, in `format` where that is not to be found.
    pub(super) fn holds_several(&self, format: Option<Format>) -> bool {
        let hint = Hint { format, name: Some(&self.name), charset: self.charset.as_deref(), address: None };
        matches!(format::of(&self.bytes, &hint), Format::Feed | Format::Epub)
    }

    /// What there is, in `format` where that is not to be found.
    ///
    /// # Errors
    /// Where it is nothing to read, names it and says what it is.
    pub fn open(self, format: Option<Format>) -> Result<Opened, InputError> {
        self.open_while(format, &|| true)
    }

    /// As [`Raw::open`], for as long as it is wanted.
    ///
    /// # Errors
    /// As [`Raw::open`]; and where it is not wanted any more.
    pub(super) fn open_while(self, format: Option<Format>, is_wanted: &dyn Fn() -> bool) -> Result<Opened, InputError> {
        let (charset, address) = (self.charset.as_deref(), self.address.as_deref());
        let hint = Hint { format, name: Some(&self.name), charset, address };
        let what = foreign(&self.bytes).filter(|_| format.is_none());
        let foreign = |what| {
            let name = safe_line(address.unwrap_or(&self.name)).into_owned();
            Err(InputError::Foreign { name, what })
        };
        // An archive may be a book.
        if let Some(what) = what.filter(|_| format::of(&self.bytes, &hint) != Format::Epub) {
            return foreign(what);
        }
        let unparsed = |cause| InputError::unparsed(address.unwrap_or(&self.name), cause);
        let found = format.map(|_| format::of(&self.bytes, &Hint { format: None, ..hint }));
        let mut opened = parser::open(self.bytes, &hint, is_wanted).map_err(unparsed)?;
        if let Some(wanted) = format.filter(|_| found != format)
            && gave_nothing(wanted, &opened)
        {
            let name = safe_line(address.unwrap_or(&self.name)).into_owned();
            return Err(InputError::Other { name, wanted });
        }
        if let (Some(what), Opened::Article(_)) = (what, &opened) {
            return foreign(what);
        }
        if let Opened::Article(article) = &mut opened {
            article.url = article.url.take().or(self.address);
        }
        Ok(opened)
    }
}

/// Whether reading what came as `format`, which it does not look like, gave nothing.
fn gave_nothing(format: Format, opened: &Opened) -> bool {
    match (format, opened) {
        (Format::Epub, Opened::Article(_)) => true,
        (Format::Opml, Opened::Article(article)) => article.links.is_empty(),
        (_, Opened::Articles(collection)) => collection.is_empty(),
        _ => false,
    }
}

impl From<Content> for Raw {
    fn from(content: Content) -> Self {
        let path = content.address.split(['?', '#']).next().unwrap_or_default();
        let name = match content.media_type.as_deref() {
            Some("text/markdown") => "page.md".to_owned(),
            _ => path.rsplit('/').next().unwrap_or_default().to_owned(),
        };
        Self { bytes: content.bytes, name, charset: content.charset, address: Some(content.address) }
    }
}

impl Origin {
    /// What `path` on the command line means: a folder stands for the files in it that have a name of a format, in the
    /// order of their names, but not for those of the folders inside. One without any stands for itself, and can't be
    /// read.
    pub fn all(path: PathBuf) -> Vec<Self> {
        if path == Path::new("-") {
            return vec![Self::Stdin];
        }
        if let Some(address) = path.to_str().filter(|path| is_address(path)) {
            return vec![Self::Web(address.to_owned())];
        }
        let files = articles_in(&path).unwrap_or_default();
        if files.is_empty() { vec![Self::File(path)] } else { files.into_iter().map(Self::File).collect() }
    }

    /// Its path as typed, `-` for standard input; safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::Seed(seed) => seed.name.to_owned(),
            Self::Web(address) => safe_line(address).into_owned(),
            Self::File(path) | Self::Linked(path) => safe_line(&path.to_string_lossy()).into_owned(),
        }
    }

    /// Its bytes, as they come.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn open(&self) -> Result<Box<dyn BufRead + Send>, InputError> {
        match self {
            Self::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
            Self::Seed(seed) => Ok(Box::new(seed.text.as_bytes())),
            Self::Web(address) => Ok(Box::new(io::Cursor::new(fetch(address, |_| ControlFlow::Continue(()))?.bytes))),
            Self::Linked(path) if path.metadata().is_ok_and(|known| is_pipe_or_device(&known)) => {
                Err(self.error(io::Error::other("it is a pipe or device")))
            }
            Self::File(path) | Self::Linked(path) => match file(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(cause) => Err(self.error(cause)),
            },
        }
    }

    /// How many bytes it has, where that is known before they are read.
    pub fn size(&self) -> Option<usize> {
        match self {
            Self::Stdin | Self::Web(_) => None,
            Self::Seed(seed) => Some(seed.text.len()),
            Self::File(path) | Self::Linked(path) => {
                let known = path.metadata().ok().filter(Metadata::is_file)?;
                usize::try_from(known.len()).ok()
            }
        }
    }

    /// All of it.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn read(&self) -> Result<Raw, InputError> {
        if let Self::Web(address) = self {
            return fetch(address, |_| ControlFlow::Continue(()));
        }
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|cause| self.error(cause))?;
        Ok(self.raw(bytes))
    }

    /// `bytes`, which are all of it.
    pub(super) fn raw(&self, bytes: Vec<u8>) -> Raw {
        Raw { bytes, name: self.name(), ..Raw::default() }
    }

    /// Whether a reader who needs the keyboard can be given it; reads nothing.
    ///
    /// # Errors
    /// Names the path and the cause.
    pub fn check(&self) -> Result<(), InputError> {
        match self {
            Self::Stdin if io::stdin().is_terminal() => Err(self.error(io::Error::other("it is the terminal"))),
            Self::Web(_) => Ok(()),
            // Opening a pipe waits for its writer.
            Self::File(path) if path.metadata().is_ok_and(|known| is_pipe_or_device(&known)) => Ok(()),
            _ => self.open().map(drop),
        }
    }

    /// That this could not be read, because of `cause`.
    pub fn error(&self, cause: io::Error) -> InputError {
        let name = if *self == Self::Stdin { "standard input".to_owned() } else { self.name() };
        InputError::Unreadable { name, cause }
    }
}

/// The files to read in `folder`; fails where it is none.
fn articles_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()?.flatten() {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let extension = entry.path().extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let is_known = extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()));
        if is_known && !is_hidden && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// How the names of files end that a folder is read for.
const EXTENSIONS: [&str; 18] = [
    "atom", "epub", "htm", "html", "json", "markdown", "md", "mdown", "mkd", "mkdn", "opml", "rdf", "rss", "text",
    "txt", "xht", "xhtml", "xml",
];

fn file(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

fn is_pipe_or_device(known: &Metadata) -> bool {
    !known.is_file() && !known.is_dir()
}

/// Whether `argument` is an address rather than a path.
fn is_address(argument: &str) -> bool {
    let scheme = argument.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// The page at `address`. `told` hears of what came, and breaks off where nobody wants it any more.
///
/// # Errors
/// Names the address and the cause.
pub(super) fn fetch(address: &str, mut told: impl FnMut(Progress) -> ControlFlow<()>) -> Result<Raw, InputError> {
    match CLIENT.fetch(Request { address, ..Request::default() }, &mut told) {
        Ok(Answer::Content(content)) => Ok(content.into()),
        Ok(Answer::NotModified) => unreachable!("only a conditional request is answered so"),
        Err(error) => Err(InputError::Unfetched(error)),
    }
}

/// What was opened at `name`: its articles with their names, one after the other, in the time that one thing has; or
/// why there is none.
pub(super) fn articles(
    name: &str,
    opened: Result<Opened, InputError>,
) -> Box<dyn Iterator<Item = (String, Result<Document, InputError>)> + Send> {
    let name = name.to_owned();
    match opened {
        Ok(Opened::Article(article)) => Box::new(iter::once((name, Ok(article)))),
        Ok(Opened::Articles(collection)) => {
            let (mut numbers, mut allowance) = (1..=collection.len(), Allowance::new());
            Box::new(iter::from_fn(move || {
                let number = numbers.next()?;
                if allowance.is_used_up() {
                    let last = numbers.by_ref().last();
                    let name = last.map_or(format!("{name}#{number}"), |last| format!("{name}#{number} to #{last}"));
                    let error = InputError::unparsed(&name, ParseError::Slow(parser::time_limit()));
                    return Some((name, Err(error)));
                }
                let name = format!("{name}#{number}");
                let article = allowance.article(&collection, number - 1);
                let article = article.map_err(|cause| InputError::unparsed(&name, cause));
                Some((name, article))
            }))
        }
        Err(error) => Box::new(iter::once((name, Err(error)))),
    }
}

/// The article at `index` of `collection`, called `name`.
///
/// # Errors
/// Names it and the cause.
pub(super) fn part(name: &str, collection: &Collection, index: usize) -> Result<Document, InputError> {
    parser::article(collection, index, parser::time_limit()).map_err(|cause| InputError::unparsed(name, cause))
}

/// Something that could not be read, and why.
#[derive(Debug)]
pub enum InputError {
    /// A file, or standard input.
    Unreadable {
        /// What it is called, safe to print.
        name: String,
        /// Why.
        cause: io::Error,
    },
    /// Something that holds nothing to read.
    Foreign {
        /// What it is called, safe to print.
        name: String,
        /// What it is instead.
        what: &'static str,
    },
    /// Something that is not what it was said to be.
    Other {
        /// What it is called, safe to print.
        name: String,
        /// What it is not.
        wanted: Format,
    },
    /// Something that could not be parsed.
    Unparsed {
        /// What it is called, safe to print.
        name: String,
        /// Why.
        cause: ParseError,
    },
    /// A page of the web.
    Unfetched(FetchError),
}

impl InputError {
    fn unparsed(name: &str, cause: ParseError) -> Self {
        Self::Unparsed { name: safe_line(name).into_owned(), cause }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, cause) = match self {
            Self::Unreadable { name, cause } => (name, cause),
            Self::Foreign { name, what } => return write!(f, "cannot read {name}: it is {what}, not a text"),
            Self::Other { name, wanted } => return write!(f, "cannot read {name}: it is no {}", words(*wanted)),
            Self::Unparsed { name, cause } => return write!(f, "cannot read {name}: {cause}"),
            Self::Unfetched(error) => return error.fmt(f),
        };
        let cause = match cause.kind() {
            io::ErrorKind::NotFound => no_such_file(name),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder without articles".to_owned(),
            _ => cause.to_string(),
        };
        write!(f, "cannot read {name}: {}", safe_line(&cause))
    }
}

/// That there is no file called `name`; with what else was likely meant by it.
fn no_such_file(name: &str) -> String {
    let host = name.split('/').next().unwrap_or_default();
    let has_path = name.len() > host.len();
    let is_folder = Path::new(host).is_dir();
    if name.contains("://") {
        "only http and https are fetched".to_owned()
    } else if has_path && !is_folder && host.contains('.') && !host.starts_with('.') {
        format!("no such file; a page of the web is https://{name}")
    } else {
        "no such file".to_owned()
    }
}

/// What `format` is called.
fn words(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::Markdown => "Markdown",
        Format::Html => "page",
        Format::Feed => "feed",
        Format::Opml => "list of feeds (OPML)",
        Format::Epub => "book (EPUB)",
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { cause, .. } => Some(cause),
            Self::Foreign { .. } | Self::Other { .. } => None,
            Self::Unparsed { cause, .. } => Some(cause),
            Self::Unfetched(error) => Some(error),
        }
    }
}
