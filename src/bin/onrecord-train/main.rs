//! Learns the models of `assets/models` anew from annotated articles, and measures them on articles they have not seen.
//!
//! ```text
//! cargo run --release --features train --bin onrecord-train -- names CORPORA assets/models/names.bin
//! cargo run --release --features train --bin onrecord-train -- quotations CORPORA assets/models/quotations.bin
//! cargo run --release --features train --bin onrecord-train -- cv CORPORA OUT.jsonl
//! cargo run --release --features train --bin onrecord-train -- score MODEL GOLD.jsonl…
//! ```
//!
//! CORPORA is a folder with `news/news.jsonl` and `extraction/*.jsonl`, of which only those that may be trained on are
//! read. `cv` writes, as `extract` does, what is found in each article of `news/news.jsonl` by models that have not seen
//! its fold; `cv-quotations` does so with the names of the model built in, which is quicker. Same input, same output, on every machine.

mod constructions;
mod corpus;
mod crf;
mod names;
mod quotations;
mod scoring;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["names", corpora, model] => names::train(Path::new(corpora), Path::new(model)),
        ["quotations", corpora, weights] => quotations::train(Path::new(corpora), Path::new(weights)),
        ["cv-quotations", corpora, out] => quotations::cross_validate(Path::new(corpora), None, Path::new(out)),
        ["cv", corpora, out] => names::cross_validate(Path::new(corpora), Path::new(out)),
        ["score", model, ref golds @ ..] if !golds.is_empty() => names::score(Path::new(model), golds),
        _ => {
            Err("usage: onrecord-train names|quotations CORPORA MODEL | cv|cv-quotations CORPORA OUT.jsonl | score MODEL GOLD.jsonl…".to_owned())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord-train: {error}");
            ExitCode::FAILURE
        }
    }
}
