#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::document::shape::{answer, layout, task};

// The first byte says how much of the rest is a text, the layout of which follows.
fuzz_target!(|bytes: &[u8]| {
    let _ = answer::read_article(bytes);
    let _ = answer::read_opened(bytes, bytes);
    let _ = task::Given::read(bytes);
    let Some((length, rest)) = bytes.split_first() else { return };
    let (text, shape) = rest.split_at(usize::from(*length).min(rest.len()));
    let document = layout::document(String::from_utf8_lossy(text).into_owned(), shape);
    let again = layout::document(document.text.clone(), &layout::of(&document));
    assert_eq!(again, document, "a layout is read as it is written");
});
