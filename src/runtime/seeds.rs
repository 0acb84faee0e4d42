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

/// The names of the embedded articles, the lead first.
pub fn names() -> impl Iterator<Item = &'static str> {
    SEEDS.iter().map(|(name, _)| *name)
}

/// The embedded article called `name`, where no file of that name is meant.
pub fn named(name: &str) -> Option<&'static str> {
    let seed = SEEDS.iter().find(|(seed, _)| name.strip_prefix(EMBEDDED) == Some(*seed))?;
    Some(seed.1)
}

/// Stands before the name of an embedded article, so that a file of the same path can still be opened.
pub const EMBEDDED: &str = "onrecord:";
