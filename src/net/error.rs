//! Why nothing came of a question to a server.

use crate::text::safe::safe_line;
use std::fmt;
use std::io;
use ureq::Timeout;
use url::Url;

/// What could not be fetched, and why.
#[derive(Debug)]
pub struct FetchError {
    address: String,
    /// Why.
    pub cause: Cause,
    /// When the server wants to be asked again, as it writes it in `Retry-After`.
    pub retry_after: Option<String>,
}

/// Why something could not be fetched.
#[derive(Debug)]
pub enum Cause {
    /// What was asked for is no address, for this reason.
    Address(String),
    /// It is an address of another kind than the web's.
    Scheme(String),
    /// The server answered with this status.
    Status(u16),
    /// It took too long to do this.
    Slow(&'static str),
    /// There is more than this many bytes of it.
    TooLong(usize),
    /// It is packed in a way that is not known.
    Encoding(String),
    /// What came is not what its packing should hold, or is not all of it.
    Damaged(String),
    /// It went through too many hands.
    Redirects,
    /// Nobody wants it any more.
    Cancelled,
    /// Whatever else stood in the way.
    Other(String),
}

impl FetchError {
    pub(super) fn new(address: &str, cause: Cause) -> Self {
        Self { address: without_password(address), cause, retry_after: None }
    }

    pub(super) fn with_retry_after(self, retry_after: Option<String>) -> Self {
        Self { retry_after, ..self }
    }

    /// Whether asking again later may help.
    pub fn is_passing(&self) -> bool {
        match self.cause {
            Cause::Status(status) => matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504),
            Cause::Slow(_) | Cause::Damaged(_) | Cause::Other(_) => true,
            _ => false,
        }
    }
}

impl Cause {
    pub(super) fn of(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Timeout(timeout) => Self::Slow(doing(timeout)),
            ureq::Error::HostNotFound => Self::Other("there is no such server".to_owned()),
            ureq::Error::LargeResponseHeader(..) => {
                Self::Other("the server's answer begins with too many headers".to_owned())
            }
            ureq::Error::Io(error) => Self::of_io(&error),
            ureq::Error::Protocol(error) => Self::Other(fault(&error.to_string()).to_owned()),
            other => Self::Other(other.to_string()),
        }
    }

    /// Why a body could not be read to its end.
    pub(super) fn of_body(error: io::Error) -> Self {
        match error.downcast::<ureq::Error>() {
            Ok(error @ ureq::Error::Timeout(_)) => Self::of(error),
            Ok(ureq::Error::Io(error)) | Err(error) => Self::Damaged(error.to_string()),
            Ok(ureq::Error::Protocol(error)) => Self::Damaged(fault(&error.to_string()).to_owned()),
            Ok(error) => Self::Damaged(error.to_string()),
        }
    }

    fn of_io(error: &io::Error) -> Self {
        Self::Other(match error.kind() {
            io::ErrorKind::ConnectionRefused => "nobody answers there".to_owned(),
            io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::UnexpectedEof => {
                "the server broke off".to_owned()
            }
            // The standard library has no kind for it.
            _ if error.to_string().starts_with("failed to lookup address") => "there is no such server".to_owned(),
            // Nor for what rustls says of bytes that are none of TLS.
            _ if error.to_string().contains("corrupt message") => {
                "the server does not speak https there; perhaps http".to_owned()
            }
            _ => error.to_string(),
        })
    }
}

/// What is wrong with an answer, by what the library that reads it says: its type is not to be had.
fn fault(said: &str) -> &'static str {
    let faults = [
        ("too many headers", "the server's answer begins with too many headers"),
        ("header name", "the server's answer has a header without a proper name"),
        ("header value", "the server's answer has a header with signs that may not be in one"),
        ("missing a location", "the server sends us on without saying where"),
        ("location header", "the server sends us on to what is no address"),
        ("conflicting content-length", "the server says two lengths of its answer"),
        ("content-length header not", "the length that the server says of its answer is no number"),
        ("both transfer-encoding", "the server says two ways to tell where its answer ends"),
        ("chunk", "the parts that the answer comes in are not marked as parts"),
        ("version", "what the server answers is not HTTP, or a version of it that is not known here"),
        ("status", "the server's answer begins with no number that says how it went"),
        ("header", "the server's answer has a header that is not well formed"),
    ];
    let found = faults.iter().find(|(part, _)| said.contains(part));
    found.map_or("what the server answers is not HTTP", |(_, fault)| fault)
}

fn doing(timeout: Timeout) -> &'static str {
    match timeout {
        Timeout::Resolve => "find the server",
        Timeout::Connect => "reach the server",
        Timeout::RecvResponse => "begin the answer",
        _ => "answer",
    }
}

/// `address` without its user and password, which are nobody's business.
fn without_password(address: &str) -> String {
    match Url::parse(address) {
        Ok(mut url) if !url.username().is_empty() || url.password().is_some() => {
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.into()
        }
        _ => address.to_owned(),
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot fetch {}: {}", safe_line(&self.address), safe_line(&self.cause.to_string()))?;
        match &self.retry_after {
            Some(wish) if wish.parse::<u64>().is_ok() => write!(f, "; it wants to be left alone for {wish} s"),
            Some(wish) => write!(f, "; it wants to be left alone until {}", safe_line(wish)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(why) => write!(f, "this is no address: {why}"),
            Self::Scheme(scheme) => write!(f, "only http and https are fetched, not {scheme}"),
            Self::Status(status) => {
                let reason =
                    ureq::http::StatusCode::from_u16(*status).ok().and_then(|status| status.canonical_reason());
                write!(f, "the server answers {status} {}", reason.unwrap_or_default())
            }
            Self::Slow(doing) => write!(f, "the server took too long to {doing}"),
            Self::TooLong(bytes) => write!(f, "it is longer than {} MB", bytes >> 20),
            Self::Encoding(encoding) => write!(f, "it is packed as {encoding}, which is not known here"),
            Self::Damaged(why) => write!(f, "what came is damaged or cut short: {why}"),
            Self::Redirects => f.write_str("the server sends us round and round"),
            Self::Cancelled => f.write_str("cancelled"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for FetchError {}
