#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::document::decode::decode;
use onrecord::document::format::Hint;
use onrecord::document::{self, foreign};
use onrecord::text::safe::is_unsafe;

// The first byte says how long a name of an encoding follows, then come bytes in it.
fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first() else { return };
    let (label, body) = rest.split_at(usize::from(length % 24).min(rest.len()));
    let label = String::from_utf8_lossy(label);
    let _ = foreign::foreign(body);
    let text = decode(body).text;
    assert!(!text.chars().any(|sign| is_unsafe(sign) && sign != '\n'), "unsafe text");
    let hint = Hint { charset: Some(&label), name: Some("a.txt"), ..Hint::default() };
    let text = document::read(body, &hint).text;
    assert!(!text.chars().any(|sign| is_unsafe(sign) && sign != '\n'), "unsafe text");
});
