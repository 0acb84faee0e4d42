//! Feeds on the loopback, which say what they are told to say.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server, what it says at each path, and what it was asked.
pub(crate) struct Server {
    pub(crate) address: String,
    answers: Arc<Mutex<HashMap<String, String>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let answers: Arc<Mutex<HashMap<String, String>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (saying, hearing) = (Arc::clone(&answers), Arc::clone(&asked));
        thread::spawn(move || {
            for connection in listener.incoming() {
                let (saying, hearing) = (Arc::clone(&saying), Arc::clone(&hearing));
                thread::spawn(move || answer(connection.unwrap(), &saying, &hearing));
            }
        });
        Self { address, answers, asked }
    }

    /// From now on says `feed` at `path`, under the `ETag` that is its length.
    pub(crate) fn says(&self, path: &str, feed: &str) -> String {
        let head = format!("HTTP/1.1 200 OK\r\nETag: \"{0}\"\r\nContent-Length: {0}\r\n", feed.len());
        self.answers_with(path, &format!("{head}Content-Type: application/rss+xml\r\n\r\n{feed}"))
    }

    /// From now on answers so at `path`; gives the whole address.
    pub(crate) fn answers_with(&self, path: &str, answer: &str) -> String {
        self.answers.lock().unwrap().insert(path.to_owned(), answer.to_owned());
        format!("{}{path}", self.address)
    }

    /// The requests since this was asked last, whole.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn answer(connection: TcpStream, answers: &Mutex<HashMap<String, String>>, asked: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut writer = connection;
    // Whoever greets by TLS is hung up on: it may wait for long.
    if reader.fill_buf().is_ok_and(|bytes| bytes.first() == Some(&0x16)) {
        return;
    }
    loop {
        let mut request = String::new();
        while !request.ends_with("\r\n\r\n") {
            if reader.read_line(&mut request).unwrap_or(0) == 0 {
                return;
            }
        }
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let answer = answers.lock().unwrap().get(&path).cloned();
        let answer = answer.unwrap_or("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned());
        let etag = answer.lines().find_map(|line| line.strip_prefix("ETag: ")).map(str::to_owned);
        let is_known = etag.is_some_and(|etag| request.to_lowercase().contains(&format!("if-none-match: {etag}")));
        asked.lock().unwrap().push(request);
        let unchanged = "HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n".to_owned();
        if writer.write_all(if is_known { unchanged } else { answer }.as_bytes()).is_err() {
            return;
        }
    }
}

/// A feed called `title` with an entry for each of `entries`: its name, its headline and its words.
pub(crate) fn rss(title: &str, entries: &[(&str, &str, &str)]) -> String {
    let items = entries.iter().map(|(name, headline, words)| {
        format!(
            "<item><guid isPermaLink='false'>{name}</guid><link>https://{title}.example/{name}</link>\
             <title>{headline}</title><description>{words}</description>\
             <pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>"
        )
    });
    format!("<rss version='2.0'><channel><title>{title}</title>{}</channel></rss>", items.collect::<String>())
}
