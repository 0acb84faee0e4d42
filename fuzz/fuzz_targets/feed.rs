#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::document::format::Format;

mod sound;

fuzz_target!(|bytes: &[u8]| sound::read(bytes, Format::Feed));
