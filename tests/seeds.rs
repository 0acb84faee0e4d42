//! The articles of `seeds/`: measured against `tests/gold`, which somebody who did not write the engine marked before
//! it had run on them; and shown as a readable outline, so that a change of behaviour shows in review.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::Marked;
use onrecord::analysis::lexicon::Lexicon;
use onrecord::analysis::{Analysis, EntityKind, MentionForm, Quotation, SpeechAct, analyze};
use onrecord::document::format::Hint;
use onrecord::document::{self, Document};
use onrecord::text::Span;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const SEEDS: [&str; 8] = ["envoys", "council", "business", "science", "court", "sport", "disaster", "culture"];

fn path(folder: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name)
}

struct Seed {
    name: &'static str,
    document: Document,
    found: Analysis,
    gold: Marked,
}

fn seeds() -> Vec<Seed> {
    let lexicon = Lexicon::built_in();
    let read = |name: &'static str| {
        let document = document::read(&fs::read(path("seeds", &format!("{name}.txt"))).unwrap(), &Hint::default());
        let gold = Marked::parse(&fs::read_to_string(path("tests/gold", &format!("{name}.txt"))).unwrap());
        assert_eq!(document.text.trim_end(), gold.text.trim_end(), "{name}: the gold is of another text");
        let found = analyze(&document, &lexicon);
        Seed { name, document, found, gold }
    };
    SEEDS.into_iter().map(read).collect()
}

/// True positives, found and wanted, added up.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, wanted: &BTreeSet<T>) {
        self.right += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    fn f1(&self) -> f64 {
        let sum = self.found + self.wanted;
        if sum == 0 { 0.0 } else { 200.0 * self.right as f64 / sum as f64 }
    }
}

#[track_caller]
fn at_least(what: &str, score: &Score, least: f64) {
    let f1 = score.f1();
    println!("{what}: F1 {f1:.1} ({} right, {} found, {} wanted)", score.right, score.found, score.wanted);
    assert!(f1 >= least, "{what}: F1 {f1:.1} is below {least}");
}

/// The content without quotation marks and punctuation at its edges, as `judge.py` compares it.
fn trimmed(text: &str, span: Span) -> (usize, usize) {
    const EDGE: &str = " \n\"“”‘’'`,.;:!?…—–-()[]";
    let words = span.of(text);
    let start = span.start() + words.len() - words.trim_start_matches(|sign| EDGE.contains(sign)).len();
    let end = span.start() + words.trim_end_matches(|sign| EDGE.contains(sign)).len();
    (start.min(end), end)
}

fn contents(text: &str, analysis: &Analysis) -> BTreeSet<(usize, usize)> {
    analysis.quotations.iter().map(|quotation| trimmed(text, quotation.content())).collect()
}

fn overlap(one: &Quotation, other: &Quotation) -> bool {
    half_shared(one.content(), other.content())
}

fn half_shared(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared >= a.to(b).len()
}

#[test]
fn headings_names_quotations_and_speakers_agree_with_the_gold() {
    let (mut headings, mut names, mut exact) = <(Score, Score, Score)>::default();
    let (mut ascribed, mut acts) = <(Score, Score)>::default();
    for seed in seeds() {
        let text = &seed.document.text;
        let sections = seed.document.sections.iter().filter_map(|section| section.heading);
        let found: BTreeSet<_> = sections.chain(seed.document.headline).collect();
        headings.add(&found, &seed.gold.headings().into_iter().collect());

        let core = |kind: EntityKind| kind != EntityKind::Other;
        let proper = seed.found.mentions.iter().filter(|mention| mention.form == MentionForm::Proper);
        let found: BTreeSet<_> = proper.map(|mention| (mention.span, seed.found.entity(mention.entity).kind)).collect();
        let found: BTreeSet<_> = found.into_iter().filter(|(_, kind)| core(*kind)).collect();
        let wanted = seed.gold.names().into_iter().map(|(span, kind, _)| (span, kind)).filter(|(_, kind)| core(*kind));
        names.add(&found, &wanted.collect());

        let gold = seed.gold.analysis();
        exact.add(&contents(text, &seed.found), &contents(text, &gold));

        let mut taken = BTreeSet::new();
        for wanted in &gold.quotations {
            let pair = seed.found.quotations.iter().enumerate();
            let Some((index, found)) =
                pair.clone().find(|(index, found)| !taken.contains(index) && overlap(found, wanted))
            else {
                continue;
            };
            taken.insert(index);
            acts.right += usize::from(found.speech_act == wanted.speech_act);
            acts.found += 1;
            acts.wanted += 1;
            if let (Some(found), Some(wanted)) = (found.speaker, wanted.speaker) {
                let name = |speaker: onrecord::analysis::Speaker, analysis: &Analysis| {
                    speaker.entity.map(|entity| analysis.entity(entity).name.clone())
                };
                let same = found.span.overlaps(wanted.span) || name(found, &seed.found) == name(wanted, &gold);
                ascribed.right += usize::from(same);
            }
        }
        ascribed.found += seed.found.quotations.iter().filter(|quotation| quotation.speaker.is_some()).count();
        ascribed.wanted += gold.quotations.iter().filter(|quotation| quotation.speaker.is_some()).count();
    }
    at_least("headings", &headings, 99.0);
    at_least("names", &names, 90.5);
    at_least("quotations, exact", &exact, 90.5);
    at_least("quotations with the right speaker", &ascribed, 93.0);
    at_least("speech acts of quotations found", &acts, 96.5);
}

/// An answer as `tests/gold/*.responses.toml` holds it: who answers which claim of the marked text, and with what word.
#[derive(serde::Deserialize)]
struct Answer {
    claim: usize,
    act: SpeechAct,
    cue: String,
}

#[derive(serde::Deserialize)]
struct Answers {
    #[serde(default)]
    response: Vec<Answer>,
}

/// A claim is the marked one that half of both covers; an answer is right where claim, act and cue are.
#[test]
fn answers_agree_with_the_gold() {
    let mut score = Score::default();
    for seed in seeds() {
        let path = path("tests/gold", &format!("{}.responses.toml", seed.name));
        let answers: Answers = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let wanted: BTreeSet<_> =
            answers.response.into_iter().map(|answer| (answer.claim, answer.act, answer.cue)).collect();
        let numbered = seed.gold.numbered_contents();
        let mut found = BTreeSet::new();
        for (index, claim) in seed.found.quotations.iter().enumerate() {
            let number = numbered.iter().find(|(_, content)| half_shared(claim.content(), **content));
            // What is answered and not marked is a mistake of its own.
            let number = number.map_or(1000 + index, |(number, _)| *number);
            for response in &claim.responses {
                found.insert((number, response.act, response.cue.of(&seed.document.text).to_lowercase()));
            }
        }
        if std::env::var_os("SHOW_ANSWERS").is_some() {
            println!("{}: wanted {wanted:?}\n  found {found:?}", seed.name);
        }
        score.add(&found, &wanted);
    }
    at_least("answers", &score, 84.5);
}

#[test]
fn every_seed_is_outlined_as_it_was() {
    for seed in seeds() {
        let path = path("tests/outlines", &format!("{}.txt", seed.name));
        let outline = outline(&seed);
        if std::env::var_os("UPDATE_OUTLINES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, outline).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(outline, expected, "{}: UPDATE_OUTLINES=1 cargo test takes the new one", seed.name);
    }
}

/// Sections, quotations and parties, a line each.
fn outline(seed: &Seed) -> String {
    let text = &seed.document.text;
    let line = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut outline = String::new();
    for section in &seed.document.sections {
        let heading = section.heading.map_or("(no heading)".to_owned(), line);
        writeln!(outline, "§ {heading} · {} words", section.words).unwrap();
    }
    for quotation in &seed.found.quotations {
        let speaker = quotation.speaker.map_or("nobody".to_owned(), |speaker| {
            let entity = speaker.entity.map(|entity| seed.found.entity(entity).name.as_str());
            format!("{} = {}", line(speaker.span), entity.unwrap_or("?"))
        });
        let cue = quotation.cue.map_or("–".to_owned(), line);
        let content = line(quotation.content());
        writeln!(outline, "{:?} {:?} [{speaker}] {cue}: {content}", quotation.kind, quotation.speech_act).unwrap();
        for response in &quotation.responses {
            let entity = response.entity.map_or("?", |entity| &seed.found.entity(entity).name);
            writeln!(outline, "  × {:?} by {entity}: {}", response.act, line(response.cue)).unwrap();
        }
    }
    for entity in &seed.found.entities {
        let mentions: BTreeSet<_> = entity.mentions.iter().map(|id| line(seed.found.mention(*id).span)).collect();
        let mentions = mentions.into_iter().collect::<Vec<_>>().join(", ");
        writeln!(outline, "{:?} {} ({}): {mentions}", entity.kind, entity.name, entity.roles.join(", ")).unwrap();
    }
    outline
}

/// The number of bytes dropped, replaced or doubled is small; a fault that only another text brings out is not found by
/// looking at whole articles.
#[test]
fn mangled_seeds_never_panic_and_every_span_lies_inside() {
    let lexicon = Lexicon::built_in();
    let mut state = 7_u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for name in SEEDS {
        let whole = fs::read(path("seeds", &format!("{name}.txt"))).unwrap();
        for _ in 0..12 {
            let mut bytes = whole.clone();
            for _ in 0..=random(40) {
                let at = random(bytes.len());
                match random(4) {
                    0 => drop(bytes.drain(at..(at + 1 + random(200)).min(bytes.len()))),
                    1 => bytes[at] = u8::try_from(random(256)).unwrap(),
                    2 => bytes.insert(at, b"\"'\n(.\xE2"[random(6)]),
                    _ => {
                        let copy = bytes[at..(at + random(80)).min(bytes.len())].to_vec();
                        bytes.splice(at..at, copy);
                    }
                }
            }
            let document = document::read(&bytes, &Hint::default());
            let analysis = analyze(&document, &lexicon);
            for quotation in &analysis.quotations {
                let spans = quotation.pieces.iter().chain(&quotation.marks).chain(&quotation.cue);
                for span in spans.copied().chain(quotation.speaker.map(|speaker| speaker.span)) {
                    assert!(!span.of(&document.text).is_empty());
                }
            }
            for mention in &analysis.mentions {
                assert!(!mention.span.of(&document.text).is_empty());
            }
        }
    }
}
