//! Fetching from the web: one request, its answer within limits, and why there is none.
//!
//! In reading order: here, what is asked and what comes of it; [`error`], why nothing came; `encoded`, how an answer is
//! unpacked. Only `http` and `https` are spoken, also where a server sends us elsewhere. No cookie is kept, no referrer
//! sent, and a user and password of an address go to its own host alone. Nothing here knows what an answer means, where
//! it is kept, or who reads it.

mod encoded;
pub mod error;
#[cfg(test)]
mod tests;

use error::{Cause, FetchError};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use ureq::http::{HeaderMap, Response, StatusCode};
use url::Url;

/// An answer may have this many bytes once it is unpacked.
const MAX_BODY_BYTES: usize = 10 << 20;
const MAX_HEADER_BYTES: usize = 64 << 10;
const MAX_REDIRECTS: usize = 10;
/// What is read at once at most; whatever came is told as progress.
const PIECE_BYTES: usize = 16 << 10;
/// What a server is told that we can read.
const ACCEPTED: &str = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, \
                        application/feed+json, text/markdown, text/plain, */*;q=0.5";

/// Asks servers. Connections are kept open for the next question.
#[derive(Debug, Clone)]
pub struct Client {
    agent: ureq::Agent,
    patience: Patience,
}

/// How long a server may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// To be reached.
    pub connect: Duration,
    /// To begin its answer.
    pub answer: Duration,
    /// For all of it, redirects included.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(10), answer: seconds(20), whole: seconds(60) }
    }
}

/// A question for a server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// The address, absolute.
    pub address: &'a str,
    /// The `ETag` of the answer that is here already.
    pub etag: Option<&'a str>,
    /// The `Last-Modified` of the answer that is here already.
    pub last_modified: Option<&'a str>,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A page, a feed, whatever it is.
    Content(Content),
    /// What is here already is still right.
    NotModified,
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// The address it came from in the end.
    pub address: String,
    /// The address to ask next time: where the page moved for good, if it did.
    pub moved_to: Option<String>,
    /// All of it, unpacked.
    pub bytes: Vec<u8>,
    /// The media type it was sent as (`text/html`), in small letters.
    pub media_type: Option<String>,
    /// The encoding it was sent as.
    pub charset: Option<String>,
    /// To ask again with.
    pub etag: Option<String>,
    /// To ask again with.
    pub last_modified: Option<String>,
}

/// How much came so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes, unpacked.
    pub bytes: usize,
    /// Bytes in all, where the server says so and nothing has to be unpacked.
    pub of: Option<usize>,
}

impl Client {
    /// One that waits for servers as `patience` says; a proxy is taken from the environment.
    pub fn new(patience: Patience) -> Self {
        let config = ureq::Agent::config_builder()
            .user_agent(concat!("onrecord/", env!("CARGO_PKG_VERSION"), " (terminal news reader)"))
            .accept(ACCEPTED)
            .accept_encoding("gzip, br, deflate")
            .timeout_connect(Some(patience.connect))
            .timeout_recv_response(Some(patience.answer))
            // Where a server leads is looked at here, before anybody goes there.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(MAX_HEADER_BYTES)
            .http_status_as_error(false)
            .build();
        Self { agent: config.new_agent(), patience }
    }

    /// Asks `request`. `told` hears of what came, and breaks off where nobody wants it any more.
    ///
    /// # Errors
    /// Names the address and the cause.
    pub fn fetch(
        &self,
        request: Request,
        told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Answer, FetchError> {
        let failed = |cause| FetchError::new(request.address, cause);
        let deadline = Instant::now() + self.patience.whole;
        let mut address = web_address(request.address).map_err(failed)?;
        let credentials = credentials(&mut address);
        let mut moved_to = None;
        let mut for_good = true;
        for hop in 0..=MAX_REDIRECTS {
            let left = deadline.saturating_duration_since(Instant::now());
            let authorization = credentials.as_deref().filter(|_| hop == 0);
            let response =
                self.ask(&address, request, authorization, left).map_err(|error| failed(Cause::of(error)))?;
            let status = response.status();
            if let Some(target) = target(&response) {
                address = address.join(target).map_err(|error| failed(Cause::Address(error.to_string())))?;
                is_of_the_web(&address).map_err(failed)?;
                for_good &= matches!(status.as_u16(), 301 | 308);
                if for_good {
                    moved_to = Some(address.to_string());
                }
                continue;
            }
            return match status {
                StatusCode::NOT_MODIFIED if request.is_conditional() => Ok(Answer::NotModified),
                status if status.is_success() => {
                    let content = content(response, told).map_err(failed)?;
                    Ok(Answer::Content(Content { address: address.into(), moved_to, ..content }))
                }
                status => {
                    let wished = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
                    let wished = wished.map(str::to_owned);
                    Err(failed(Cause::Status(status.as_u16())).with_retry_after(wished))
                }
            };
        }
        Err(failed(Cause::Redirects))
    }

    fn ask(
        &self,
        address: &Url,
        request: Request,
        authorization: Option<&str>,
        left: Duration,
    ) -> Result<Response<ureq::Body>, ureq::Error> {
        let mut call = self.agent.get(address.as_str()).config().timeout_global(Some(left)).build();
        let headers = [
            ("Authorization", authorization),
            ("If-None-Match", request.etag),
            ("If-Modified-Since", request.last_modified),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                call = call.header(name, value);
            }
        }
        call.call()
    }
}

impl Request<'_> {
    fn is_conditional(&self) -> bool {
        self.etag.is_some() || self.last_modified.is_some()
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new(Patience::default())
    }
}

/// `address`, whole and of the web.
fn web_address(address: &str) -> Result<Url, Cause> {
    let url = Url::parse(address).map_err(|error| Cause::Address(error.to_string()))?;
    is_of_the_web(&url)?;
    Ok(url)
}

fn is_of_the_web(address: &Url) -> Result<(), Cause> {
    match address.scheme() {
        "http" | "https" => Ok(()),
        scheme => Err(Cause::Scheme(scheme.to_owned())),
    }
}

/// Where a server leads, where it does.
fn target(response: &Response<ureq::Body>) -> Option<&str> {
    let leads = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    response.headers().get("location").filter(|_| leads)?.to_str().ok()
}

/// Takes user and password out of `address`, as RFC 7617 sends them.
fn credentials(address: &mut Url) -> Option<String> {
    use base64::Engine as _;
    let plain = |part: &str| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned();
    let password = address.password().map(plain);
    if address.username().is_empty() && password.is_none() {
        return None;
    }
    let pair = format!("{}:{}", plain(address.username()), password.unwrap_or_default());
    let _ = address.set_username("");
    let _ = address.set_password(None);
    Some(format!("Basic {}", base64::prelude::BASE64_STANDARD.encode(pair)))
}

fn content(
    mut response: Response<ureq::Body>,
    told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Content, Cause> {
    let headers = response.headers().clone();
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (media_type, charset) = media_type(header("content-type").unwrap_or_default());
    let encodings = encodings(&headers);
    let of = header("content-length").filter(|_| encodings.is_empty()).and_then(|length| length.parse().ok());
    let mut body = encoded::unpacked(response.body_mut().as_reader(), &encodings)?;
    let mut bytes = Vec::new();
    let mut piece = [0; PIECE_BYTES];
    loop {
        let length = match body.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Cause::of_body(error)),
        };
        bytes.extend_from_slice(piece.get(..length).unwrap_or_default());
        if bytes.len() > MAX_BODY_BYTES {
            return Err(Cause::TooLong(MAX_BODY_BYTES));
        }
        if told(Progress { bytes: bytes.len(), of }).is_break() {
            return Err(Cause::Cancelled);
        }
    }
    drop(body);
    let kept = |name| header(name).map(str::to_owned);
    let (etag, last_modified) = (kept("etag"), kept("last-modified"));
    Ok(Content { bytes, media_type, charset, etag, last_modified, ..Content::default() })
}

/// “text/html; charset=utf-8” in its parts.
fn media_type(written: &str) -> (Option<String>, Option<String>) {
    let mut parts = written.split(';').map(str::trim);
    let media_type = parts.next().filter(|media_type| media_type.contains('/')).map(str::to_lowercase);
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (media_type, charset.filter(|charset| !charset.is_empty()))
}

/// What was done to the body, in that order.
fn encodings(headers: &HeaderMap) -> Vec<String> {
    let written = headers.get_all("content-encoding").iter().filter_map(|value| value.to_str().ok());
    let names = written.flat_map(|value| value.split(',')).map(|name| name.trim().to_lowercase());
    names.filter(|name| !name.is_empty() && name != "identity").collect()
}
