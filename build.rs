//! Gives the program a key of the sources that decide who says what, so that what is kept of articles is found anew
//! once any of them is another, whether or not anybody thought of it.

#[path = "src/store/sources.rs"]
mod sources;

use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
    let key = sources::key(Path::new(&root)).expect("the sources of the package can be read");
    for path in sources::DECIDING {
        println!("cargo:rerun-if-changed={path}");
    }
    println!("cargo:rustc-env=ONRECORD_SOURCES={key:016x}");
}
