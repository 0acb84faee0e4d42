//! A server on the loopback that answers what a test says, and what comes of asking it.

use super::*;
use std::io::Write;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A server that gives each of `answers`, a connection each, and what it was asked.
fn serve(answers: Vec<Vec<u8>>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a", listener.local_addr().unwrap());
    let (sender, asked) = channel();
    thread::spawn(move || {
        for answer in answers {
            let (mut connection, _) = listener.accept().unwrap();
            let mut question = Vec::new();
            let mut buffer = [0; 1024];
            while !question.ends_with(b"\r\n\r\n") {
                let length = connection.read(&mut buffer).unwrap();
                question.extend_from_slice(&buffer[..length]);
            }
            // A client that has heard enough goes away.
            let _ = connection.write_all(&answer);
            let _ = sender.send(String::from_utf8(question).unwrap());
        }
    });
    (address, asked)
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    answer(&format!("200 OK\r\nContent-Length: {}{headers}", body.len()), body)
}

fn ask(address: &str) -> Result<Content, String> {
    let request = Request { address, ..Request::default() };
    match Client::default().fetch(request, &mut |_| ControlFlow::Continue(())) {
        Ok(Answer::Content(content)) => Ok(content),
        Ok(Answer::NotModified) => Err("not modified".to_owned()),
        Err(error) => Err(error.cause.to_string()),
    }
}

#[track_caller]
fn check(served: Vec<u8>, expected: Result<&str, &str>) {
    let (address, _asked) = serve(vec![served]);
    let text = ask(&address).map(|content| String::from_utf8_lossy(&content.bytes).into_owned());
    assert_eq!(text.as_deref().map_err(String::as_str), expected);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn what_is_asked_and_what_comes() {
    let page = ok("\r\nContent-Type: Text/HTML; Charset=\"iso-8859-1\"\r\nETag: \"1\"", b"<p>caf\xe9");
    let (address, asked) = serve(vec![page]);
    let content = ask(&address).unwrap();
    assert_eq!(content.bytes, b"<p>caf\xe9");
    assert_eq!((content.media_type.as_deref(), content.charset.as_deref()), (Some("text/html"), Some("iso-8859-1")));
    assert_eq!((content.etag.as_deref(), content.address), (Some("\"1\""), address));
    let asked = asked.recv().unwrap().to_lowercase();
    assert!(asked.contains("user-agent: onrecord/") && asked.contains("accept-encoding: gzip, br, deflate"), "{asked}");
    assert!(!asked.contains("cookie") && !asked.contains("referer") && !asked.contains("authorization"), "{asked}");
}

#[test]
fn bodies_are_unpacked() {
    let zlib = |bytes| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    check(ok("\r\nContent-Encoding: gzip", &gzip(b"rain")), Ok("rain"));
    check(ok("\r\nContent-Encoding: gzip, gzip", &gzip(&gzip(b"rain"))), Ok("rain"));
    check(ok("\r\nContent-Encoding: deflate", &zlib(b"rain")), Ok("rain"));
    check(ok("\r\nContent-Encoding: br", b"\x8b\x01\x80rain\x03"), Ok("rain"));
    check(ok("\r\nContent-Encoding: gzip", b"rain"), Ok("rain"));
}

#[test]
fn what_cannot_be_unpacked_or_is_cut_short_says_so() {
    let cut = |length: usize| gzip(&b"rain ".repeat(1000))[..length].to_vec();
    check(
        ok("\r\nContent-Encoding: gzip", &cut(20)),
        Err("what came is damaged or cut short: incomplete deflate stream"),
    );
    check(ok("\r\nContent-Encoding: zstd", b"rain"), Err("it is packed as zstd, which is not known here"));
    let (address, _asked) = serve(vec![answer("200 OK\r\nContent-Length: 100", b"rain")]);
    assert!(ask(&address).unwrap_err().starts_with("what came is damaged or cut short: "));
}

#[test]
fn a_bomb_is_not_unpacked_to_its_end() {
    let bomb = gzip(&vec![b'a'; MAX_BODY_BYTES + 1]);
    check(ok("\r\nContent-Encoding: gzip", &bomb), Err("it is longer than 10 MB"));
}

#[test]
fn a_server_that_speaks_no_https_is_told_from_one_that_is_broken() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/a", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let _ = connection.read(&mut [0; 1024]).unwrap();
        let _ = connection.write_all(&answer("400 Bad Request", b""));
    });
    assert_eq!(ask(&address).unwrap_err(), "the server does not speak https there; perhaps http");
}

#[test]
fn only_the_web_is_spoken_to_also_where_a_server_leads_elsewhere() {
    assert_eq!(ask("file:///etc/passwd").unwrap_err(), "only http and https are fetched, not file");
    assert_eq!(ask("a/b").unwrap_err(), "this is no address: relative URL without a base");
    let (address, _asked) = serve(vec![answer("302 Found\r\nContent-Length: 0\r\nLocation: file:///etc/passwd", b"")]);
    assert_eq!(ask(&address).unwrap_err(), "only http and https are fetched, not file");
}

#[test]
fn statuses_are_told_and_nothing_is_asked_for_ever() {
    check(
        answer("500 Internal Server Error\r\nContent-Length: 0", b""),
        Err("the server answers 500 Internal Server Error"),
    );
    check(answer("304 Not Modified", b""), Err("the server answers 304 Not Modified"));
    let again = answer("302 Found\r\nContent-Length: 0\r\nLocation: /a", b"");
    let (address, _asked) = serve(vec![again; 11]);
    assert_eq!(ask(&address).unwrap_err(), "the server sends us round and round");
}

#[test]
fn a_page_that_moved_for_good_says_where_to() {
    let moved = answer("301 Moved Permanently\r\nContent-Length: 0\r\nLocation: b", b"");
    let found = answer("302 Found\r\nContent-Length: 0\r\nLocation: /c", b"");
    let (address, _asked) = serve(vec![moved, found, ok("", b"rain")]);
    let content = ask(&address).unwrap();
    let host = address.trim_end_matches("/a");
    assert_eq!((content.address, content.moved_to), (format!("{host}/c"), Some(format!("{host}/b"))));
}

#[test]
fn what_is_here_already_is_not_sent_again() {
    let (address, asked) = serve(vec![answer("304 Not Modified", b"")]);
    let request = Request { address: &address, etag: Some("\"1\""), last_modified: None };
    let outcome = Client::default().fetch(request, &mut |_| ControlFlow::Continue(()));
    assert_eq!(outcome.unwrap(), Answer::NotModified);
    assert!(asked.recv().unwrap().to_lowercase().contains("if-none-match: \"1\""));
}

#[test]
fn a_password_goes_to_its_own_host_alone_and_into_no_message() {
    let (elsewhere, asked_there) = serve(vec![ok("", b"rain")]);
    let redirect = answer(&format!("302 Found\r\nContent-Length: 0\r\nLocation: {elsewhere}"), b"");
    let (address, asked) = serve(vec![redirect]);
    ask(&address.replace("http://", "http://ana:p%40ss@")).unwrap();
    assert!(asked.recv().unwrap().to_lowercase().contains("authorization: basic yw5honbac3m="));
    assert!(!asked_there.recv().unwrap().to_lowercase().contains("authorization"));
    let request = Request { address: "ftp://ana:secret@example.org/", ..Request::default() };
    let error = Client::default().fetch(request, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(error.to_string(), "cannot fetch ftp://example.org/: only http and https are fetched, not ftp");
}

#[test]
fn a_server_that_says_nothing_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let short = Duration::from_millis(50);
    let client = Client::new(Patience { connect: short, answer: short, whole: short });
    let request = Request { address: &address, ..Request::default() };
    let error = client.fetch(request, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(error.cause.to_string().starts_with("the server took too long to "), "{error}");
    assert!(error.is_passing());
}

#[test]
fn progress_is_told_and_can_break_off() {
    let (address, _asked) = serve(vec![ok("", &[b'a'; 3 * PIECE_BYTES])]);
    let mut told = Vec::new();
    let request = Request { address: &address, ..Request::default() };
    let outcome = Client::default().fetch(request, &mut |progress| {
        told.push(progress);
        if told.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(outcome.unwrap_err().cause, Cause::Cancelled));
    // However much of it has come when it is asked for, a piece is told at most.
    let [one, two] = &told[..] else { panic!("two in {told:?}") };
    assert!(0 < one.bytes && one.bytes < two.bytes && two.bytes <= 2 * PIECE_BYTES, "{told:?}");
    assert!(told.iter().all(|told| told.of == Some(3 * PIECE_BYTES)), "{told:?}");
}

#[test]
fn what_is_wrong_with_the_head_of_an_answer_is_said() {
    let head = |head: &str| format!("{head}\r\nConnection: close\r\n\r\nIt rained.").into_bytes();
    let faults = [
        ("HTTP/1.1 200 OK\r\nContent Type: text/html", "the server's answer has a header without a proper name"),
        ("HTTP/1.1 200 OK\r\nServer: \u{1}", "the server's answer has a header with signs that may not be in one"),
        ("HTTP/1.1 200 OK\r\nContent-Length: ten", "the length that the server says of its answer is no number"),
        ("SSH-2.0-Dam", "what the server answers is not HTTP, or a version of it that is not known here"),
        ("HTTP/1.1 well OK", "the server's answer begins with no number that says how it went"),
    ];
    for (answer, fault) in faults {
        check(head(answer), Err(fault));
    }
}
