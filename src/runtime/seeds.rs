//! The articles of `seeds/`, embedded so that there is always something real to read.

use super::input::Origin;

/// An article that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed {
    /// Its path in the repository.
    pub name: &'static str,
    /// The whole file.
    pub text: &'static str,
}

macro_rules! seeds {
    ($($name:literal,)*) => {
        const SEEDS: &[Seed] = &[$(Seed {
            name: concat!("seeds/", $name),
            text: include_str!(concat!("../../seeds/", $name)),
        },)*];
    };
}

seeds! {
    "envoys.txt",
    "council.txt",
    "business.txt",
    "science.txt",
    "court.txt",
    "sport.txt",
    "disaster.txt",
    "culture.txt",
}

/// The embedded articles, the lead first.
pub fn origins() -> impl Iterator<Item = Origin> {
    SEEDS.iter().copied().map(Origin::Seed)
}
