//! Learns the models of `assets/models` anew from annotated articles, and measures them on articles they have not seen.
//!
//! ```text
//! cargo run --release --features train --bin onrecord-train -- clusters CORPORA assets/models/clusters.bin
//! cargo run --release --features train --bin onrecord-train -- names CORPORA assets/models/names.bin
//! cargo run --release --features train --bin onrecord-train -- cv-names CORPORA FOLDS
//! cargo run --release --features train --bin onrecord-train -- quotations CORPORA FOLDS assets/models/quotations.bin
//! cargo run --release --features train --bin onrecord-train -- calibrate CORPORA FOLDS assets/models/confidence.bin
//! cargo run --release --features train --bin onrecord-train -- cv-quotations CORPORA FOLDS OUT.jsonl
//! cargo run --release --features train --bin onrecord-train -- score MODEL GOLD.jsonl…
//! cargo run --release --features train --bin onrecord-train -- gazetteer LISTS.tsv assets/lexicon/gazetteer.bin
//! cargo run --release --features train --bin onrecord-train -- lexicon assets/lexicon/lexicon.bin
//! ```
//!
//! CORPORA is a folder with `news/news.jsonl` and `extraction/*.jsonl`, of which only those that may be trained on are
//! read. `clusters` reads their plain text alone; they are compiled in, so names are learnt by the next build.
//! `cv-names` fills the folder FOLDS with models of names that have not seen one fold of the news each; all that is
//! learnt or measured of quotations goes by them. `cv-quotations` writes, as `extract` does, what is found in each
//! article of `news/news.jsonl` by models that have not seen its fold. Same input, same output, on every machine.

mod calibration;
mod clusters;
mod constructions;
mod corpus;
mod crf;
mod exchange;
mod names;
mod quotations;
mod scoring;

use onrecord::analysis::{pack_gazetteer, pack_lexicon};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: onrecord-train clusters CORPORA OUT | names CORPORA MODEL | cv-names CORPORA FOLDS | \
    quotations|calibrate CORPORA FOLDS MODEL | cv-quotations CORPORA FOLDS OUT.jsonl | \
    score MODEL GOLD.jsonl… | gazetteer LISTS.tsv OUT | lexicon OUT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["clusters", corpora, out] => clusters::train(Path::new(corpora), Path::new(out)),
        ["names", corpora, model] => names::train(Path::new(corpora), Path::new(model)),
        ["cv-names", corpora, folds] => names::cross_validate(Path::new(corpora), Path::new(folds)),
        ["quotations", corpora, folds, weights] => {
            quotations::train(Path::new(corpora), Path::new(folds), Path::new(weights))
        }
        ["calibrate", corpora, folds, out] => {
            quotations::calibrate(Path::new(corpora), Path::new(folds), Path::new(out))
        }
        ["cv-quotations", corpora, folds, out] => {
            quotations::cross_validate(Path::new(corpora), Path::new(folds), Path::new(out))
        }
        ["score", model, ref golds @ ..] if !golds.is_empty() => names::score(Path::new(model), golds),
        ["gazetteer", lists, out] => gazetteer(Path::new(lists), Path::new(out)),
        ["lexicon", out] => pack_lexicon().and_then(|packed| write(Path::new(out), packed)),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord-train: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Packs the lists that `assets/lexicon/gazetteer.py` writes.
fn gazetteer(lists: &Path, out: &Path) -> Result<(), String> {
    let entries = fs::read_to_string(lists).map_err(|error| format!("cannot read {}: {error}", lists.display()))?;
    let packed = pack_gazetteer(&entries).map_err(|error| format!("{} {error}", lists.display()))?;
    write(out, packed)
}

fn write(out: &Path, packed: Vec<u8>) -> Result<(), String> {
    fs::write(out, packed).map_err(|error| format!("cannot write {}: {error}", out.display()))
}
