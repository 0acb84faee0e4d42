//! Pictures, in the ways that terminals show them.

use super::session::{Folder, Session, onrecord};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

const WORDS: &str = "picture: The old bridge at dawn";

/// An article with a picture, in `folder`: red in its upper half, blue in its lower.
fn article(folder: &Folder) -> String {
    let pixels = RgbImage::from_fn(400, 200, |_, y| Rgb(if y < 100 { [200, 0, 0] } else { [0, 0, 200] }));
    let mut png = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    folder.file("img/bridge.png", &png);
    let text = "# Bridge to close\n\nIt rained.\n\n![The old bridge at dawn](img/bridge.png)\n\nIt held.\n";
    folder.file("bridge.md", text.as_bytes())
}

/// A reader of it, on a terminal that shows pictures by `protocol`.
fn reader(folder: &Folder, protocol: &str) -> Session {
    let article = article(folder);
    folder.file("onrecord/config.toml", format!("[reader]\npicture_protocol = '{protocol}'\n").as_bytes());
    Session::start_with_settings(onrecord(&[&article]), folder.path())
}

/// Cells of the screen whose ground is of `colour`.
fn cells_on(session: &Session, colour: (u8, u8, u8)) -> usize {
    let screen = session.screen();
    let (rows, columns) = screen.size();
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let wanted = vt100::Color::Rgb(colour.0, colour.1, colour.2);
    places.filter(|(row, column)| screen.cell(*row, *column).is_some_and(|cell| cell.bgcolor() == wanted)).count()
}

#[test]
fn a_picture_stands_in_its_place_in_half_blocks_and_goes_with_a_key() {
    let folder = Folder::new("picture-blocks");
    let mut reader = reader(&folder, "blocks");
    reader.shows("It rained").shows(WORDS);
    reader.until("a picture", |session| cells_on(session, (200, 0, 0)) > 50);
    assert!(cells_on(&reader, (0, 0, 200)) > 50);
    reader.press("I").shows("pictures are off").shows(WORDS).shows("It held");
    assert_eq!(cells_on(&reader, (200, 0, 0)), 0);
    reader.press("I").until("the picture again", |session| cells_on(session, (200, 0, 0)) > 50);
    // What stands over the text hides it.
    reader.press("?").until("no picture", |session| cells_on(session, (200, 0, 0)) == 0);
    reader.press("q").until("the picture again", |session| cells_on(session, (200, 0, 0)) > 50);
    reader.resize((60, 20)).until("a smaller picture", |session| cells_on(session, (200, 0, 0)) > 20);
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
}

#[test]
fn a_terminal_that_says_it_is_kitty_is_sent_a_picture_once() {
    let folder = Folder::new("picture-kitty");
    let mut reader = reader(&folder, "auto");
    reader.writes("\u{1b}[>0q").shows(WORDS).press("\u{1b}P>|kitty(0.35.2)\u{1b}\\");
    // Transmitted with a placement for placeholders, which then stand in the text.
    reader.writes("\u{1b}_G").shows("\u{10EEEE}");
    reader.press("j").press("k").press("G").shows("It held");
    let written = String::from_utf8_lossy(&reader.written).into_owned();
    assert_eq!(written.matches("a=T").count(), 1, "{written:?}");
    assert!(reader.press("q").ends().success());
    reader.has_the_terminal_back();
}

#[test]
fn a_picture_that_was_moved_is_there_again_when_it_rests() {
    let folder = Folder::new("picture-moves");
    let pixels = RgbImage::from_fn(400, 200, |x, y| Rgb([(x % 251) as u8, (y % 241) as u8, 9]));
    let mut png = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    folder.file("d.png", &png);
    let text = format!("# Dam\n\nIt rained.\n\n![A dam](d.png)\n\n{}It held.\n", "It rained on.\n\n".repeat(60));
    let article = folder.file("a.md", text.as_bytes());
    folder.file("onrecord/config.toml", b"[reader]\npicture_protocol = 'sixel'\n");
    let mut reader = Session::start_with_settings(onrecord(&[&article]), folder.path());
    reader.shows("It rained").writes("\u{1b}P");
    let sent = |session: &Session| String::from_utf8_lossy(&session.written).matches("\u{1b}P").count();
    for _ in 0..6 {
        let before = sent(&reader);
        reader.press("3j").hides("It rained.").press("3k").shows("It rained.");
        reader.until("the picture", |session| sent(session) > before);
    }
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_picture_that_cannot_be_shown_says_why_in_its_place() {
    let folder = Folder::new("picture-broken");
    folder.file("broken.png", b"\x89PNG\r\n\x1a\n\0\0");
    let png = {
        let mut png = Vec::new();
        RgbImage::from_pixel(400, 200, Rgb([0, 200, 0]))
            .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
            .unwrap();
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, png)
    };
    let prose = "<p>Rain fell on the old bridge for days, and the council met behind closed doors again.</p>";
    let page = format!(
        "<html><title>Bridge</title><body><article><h1>Bridge</h1>{prose}<img src='broken.png' alt='The old bridge'>\
         {prose}<img src='gone.png'>{prose}<img src='data:image/png;base64,{png}'>{prose}</article>"
    );
    let article = folder.file("a.html", page.as_bytes());
    folder.file("onrecord/config.toml", b"[reader]\npicture_protocol = 'blocks'\n");
    let mut reader = Session::start_with_settings(onrecord(&[&article]), folder.path());
    reader.shows("picture: The old bridge (not shown: it is damaged)");
    reader.shows("picture: not shown: there is no such file");
    // The one in the page itself is there.
    reader.press("G").until("a green picture", |session| cells_on(session, (0, 200, 0)) > 50);
    reader.press("I").press("g").shows("picture: The old bridge").hides("not shown");
    assert!(reader.press("q").ends().success());
}

#[test]
fn a_newcomer_sees_pictures_above_the_keys_that_matter() {
    let folder = Folder::new("picture-newcomer");
    folder.file("state/onrecord/state.toml", b"[reader]\nhint = true\n");
    let mut reader = reader(&folder, "blocks");
    reader.shows("New here?").until("a picture", |session| cells_on(session, (200, 0, 0)) > 50);
    assert!(reader.press("q").hides("New here?").press("q").ends().success());
}

#[test]
fn sixels_and_iterm_files_are_written_where_they_are_wanted() {
    for (protocol, begins) in [("sixel", "\u{1b}P"), ("iterm2", "\u{1b}]1337;File=inline=1")] {
        let folder = Folder::new(&format!("picture-{protocol}"));
        let mut reader = reader(&folder, protocol);
        reader.shows("It rained").writes(begins);
        assert!(reader.press("q").ends().success());
        reader.has_the_terminal_back();
    }
}

#[test]
fn a_terminal_that_is_not_known_to_show_any_is_sent_none_until_blocks_are_wanted() {
    let folder = Folder::new("picture-none");
    let mut reader = reader(&folder, "auto");
    reader.shows(WORDS).shows("It held").press("I").shows("pictures in blocks");
    assert!(!String::from_utf8_lossy(&reader.written).contains("\u{1b}_G"));
    reader.until("a picture", |session| cells_on(session, (200, 0, 0)) > 50);
    reader.press("I").shows("pictures are off");
    assert!(reader.press("q").ends().success());
}
