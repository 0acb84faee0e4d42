//! Pages of the web, from a server on the loopback.

use super::output;
use super::session::{Folder, Session, onrecord};
use rustix::process::{Signal, kill_process};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// A server that gives every connection to `answer`; its address.
fn serve(answer: fn(&mut TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/news/bridge.txt", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            thread::spawn(move || {
                let _ = connection.read(&mut [0; 4096]);
                answer(&mut connection);
            });
        }
    });
    address
}

fn page(connection: &mut TcpStream) {
    let body = "Old bridge to close\n\n“It will not carry them,” Mayor Ana Ruiz said on Monday.\n";
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\r\n", body.len());
    let _ = connection.write_all(head.as_bytes());
    let _ = connection.write_all(body.as_bytes());
}

#[test]
fn a_page_is_fetched_and_laid_out() {
    let mut reader = Session::start(onrecord(&[&serve(page)]));
    reader.shows("Old bridge to close").shows("Ana Ruiz").shows("Claims 1");
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn a_link_is_followed_in_the_reader() {
    let folder = Folder::new("links");
    let article = folder.file("a.md", format!("# Bridge\n\nRead [the plan]({}).\n", serve(page)).as_bytes());
    let mut reader = Session::start(onrecord(&[&article]));
    reader
        .shows("Read the plan")
        .press("O")
        .shows("a link's letter")
        .press("a")
        .shows("Old bridge to close")
        .shows("2/2");
    reader.press("\u{f}").shows("Read the plan");
    assert!(reader.press("q").ends().success());
    assert_eq!(output::forbidden(&reader.written), None);
}

#[test]
fn a_link_within_the_article_leads_to_its_place_and_back() {
    let folder = Folder::new("anchors");
    let text =
        format!("# Bridge\n\nSee [the plan](#plan).\n\n{}## Plan\n\nIt was torn down.\n", "It rained.\n\n".repeat(60));
    let article = folder.file("a.md", text.as_bytes());
    let mut reader = Session::start(onrecord(&[&article]));
    reader.shows("See the plan").press("O").shows("a link's letter").press("a").shows("It was torn down");
    reader.press("\u{f}").shows("See the plan");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_picture_that_is_sent_as_a_page_is_named_as_what_it_is() {
    let address = serve(|connection| {
        let body = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", body.len());
        let _ = connection.write_all(head.as_bytes());
        let _ = connection.write_all(body);
    });
    let mut reader = Session::start(onrecord(&[&address]));
    reader.shows("it is a picture (PNG), not a text");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_feed_of_the_page_is_opened_from_the_palette() {
    let feed = serve(|connection| {
        let body = "<rss><item><title>The bridge reopens</title></item><item><title>Second</title></item></rss>";
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let _ = connection.write_all(head.as_bytes());
    });
    let feed = feed.replace("bridge.txt", "bridge.rss");
    let folder = Folder::new("feeds");
    let page = format!(
        "<html><head><title>Bridge</title>\
         <link rel='alternate' type='application/rss+xml' title='Bridge news' href='{feed}'></head>\
         <body><p>It rained on the old bridge for many days.</p></body></html>"
    );
    let article = folder.file("a.html", page.as_bytes());
    let mut reader = Session::start(onrecord(&[&article]));
    reader
        .shows("It rained")
        .press(":")
        .shows("Do or go to")
        .press("bridge news\r")
        .shows("3 articles")
        .shows("The bridge reopens")
        .press("/second\r")
        .hides("3 articles")
        .shows("3/3");
    assert!(reader.press("q").ends().success());
}

#[test]
fn fetching_says_how_much_came_and_is_given_up_and_asked_for_again() {
    let address = serve(|connection| {
        let _ = connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        let _ = connection.write_all(&b"a".repeat(20_000));
        // Held open until the reader goes away.
        let _ = connection.read(&mut [0]);
    });
    let mut reader = Session::start(onrecord(&[&address]));
    reader.shows("fetching 20 of 98 KB").shows("Esc cancels").press("q").shows("given up").shows("r tries again");
    reader.press("r").shows("fetching 20 of 98 KB");
    assert!(reader.press("\u{3}").ends().success());
}

#[test]
fn a_page_that_cannot_be_had_says_why_and_can_be_asked_for_again() {
    let address = serve(|connection| {
        let _ = connection.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    });
    let mut reader = Session::start(onrecord(&[&address]));
    reader.shows("the server answers 404 Not Found").shows("r tries again");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_page_that_is_given_up_while_it_is_parsed_ends_the_process_that_parses_it() {
    let address = serve(|connection| {
        let page = "<p>It rained on the old bridge.".repeat(250_000);
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
        let _ = connection.write_all(head.as_bytes());
        let _ = connection.write_all(page.as_bytes());
    });
    let address = address.replace("bridge.txt", "bridge.html");
    let mut reader = Session::start(onrecord(&["--time-limit", "600", &address]));
    // Stopped it can't end by itself.
    reader.until("a process that parses", |reader| {
        reader.child().is_some_and(|parser| kill_process(parser, Signal::STOP).is_ok())
    });
    reader.press("q").shows("given up").until("its end", |reader| reader.child().is_none());
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_folder_begins_with_the_list_of_what_is_in_it() {
    let folder = Folder::new("listed");
    folder.file("a.txt", b"It rained.\n");
    folder.file("b.txt", b"It hailed.\n");
    let mut reader = Session::start(onrecord(&[&folder.path().display().to_string()]));
    // By their titles, as soon as they are looked into.
    reader.shows("2 articles").shows("It hailed.").press("j\r").hides("2 articles").shows("2/2");
    reader.press(";").shows("2 articles").press("\u{1b}").hides("2 articles").shows("2/2");
    // Esc steps back as far as there is anything, and q leaves the article for the list and that last.
    reader.press("\u{1b}").shows("2 articles").press("\u{1b}").shows("nothing is open").press("\r").hides("2 articles");
    reader.press("c").press("q").shows("2 articles");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_page_that_takes_too_long_says_so_in_its_place() {
    let page = format!("<!doctype html><title>Bridge</title>{}", "<p>It rained on the bridge.".repeat(20_000));
    let folder = Folder::new("slow");
    let slow = folder.file("a.html", page.as_bytes());
    let short = folder.file("b.txt", b"It rained.\n");
    let mut reader = Session::start(onrecord(&["--time-limit", "0.000001", &slow, &short]));
    reader.shows("it takes longer than 0.000001 s to parse").press(">").shows("It rained");
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
}
