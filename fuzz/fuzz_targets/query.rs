#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::library::query::{Query, completions};

fuzz_target!(|written: &str| {
    for whole in completions(written) {
        assert!(whole.len() >= written.len(), "a completion goes on");
    }
    let open = Query::parse_open(written);
    match Query::parse(written) {
        Ok(_) => assert!(open.is_ok(), "what is whole can be typed"),
        Err(error) => assert!((1..=written.chars().count() + 1).contains(&error.column), "a column of the query"),
    }
});
