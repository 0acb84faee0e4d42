#![no_main]

use libfuzzer_sys::fuzz_target;

mod sound;

// Whatever it is: the format is found by content.
fuzz_target!(|bytes: &[u8]| sound::read_found(bytes));
