//! The articles of `seeds/`, embedded so that there is always something real to read.

macro_rules! seeds {
    ($($name:literal,)*) => {
        const SEEDS: &[(&str, &str)] = &[$((concat!("seeds/", $name), include_str!(concat!("../../seeds/", $name))),)*];
    };
}

seeds! {
    "court.txt",
    "sport.txt",
    "disaster.txt",
    "culture.txt",
}

/// Stands before the name of an embedded article, so that a file of the same path can still be opened.
const EMBEDDED: &str = "onrecord:";

/// The paths of the embedded articles, the lead first.
pub fn paths() -> impl Iterator<Item = String> {
    SEEDS.iter().map(|(name, _)| format!("{EMBEDDED}{name}"))
}

/// The embedded article at `path`.
pub fn named(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix(EMBEDDED)?;
    SEEDS.iter().find(|(seed, _)| *seed == name).map(|(_, text)| *text)
}

/// What a reader sees of `path`.
pub fn shown(path: &str) -> &str {
    path.strip_prefix(EMBEDDED).unwrap_or(path)
}
