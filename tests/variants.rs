//! The same quotation elsewhere, by pairs of our own: how many that are the same are found, and how many of those found
//! are.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use onrecord::library::variants::{Likeness, Variants, traces};

const GOLD: &str = include_str!("gold/variants.txt");

struct Pair {
    is_same: bool,
    construction: String,
    quotations: [&'static str; 2],
}

fn gold() -> Vec<Pair> {
    let mut heading = "";
    let mut pairs = Vec::new();
    for block in GOLD.split("\n\n") {
        let mut lines = block.lines().filter(|line| !line.is_empty()).peekable();
        if let Some(line) = lines.next_if(|line| line.starts_with("## ")) {
            heading = line.trim_start_matches("## ");
        }
        let lines: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
        if lines.is_empty() {
            continue;
        }
        let (verdict, construction) = heading.split_once(": ").unwrap();
        let quotations = [lines[0], lines[1]];
        assert_eq!(lines.len(), 2, "{block}");
        pairs.push(Pair { is_same: verdict == "same", construction: construction.to_owned(), quotations });
    }
    pairs
}

#[test]
fn variants_are_found_and_near_misses_are_not() {
    let pairs = gold();
    let mut variants = Variants::default();
    for quotation in pairs.iter().flat_map(|pair| pair.quotations) {
        variants.insert(quotation, None);
    }
    let (mut found, mut wrong, mut same) = (0, 0, 0);
    for (index, pair) in pairs.iter().enumerate() {
        let others: Vec<usize> = variants.find(pair.quotations[0]).into_iter().map(|(number, _)| number).collect();
        let is_found = others.contains(&(index * 2 + 1));
        // What is found of another pair is wrong, too.
        let strays = others.iter().filter(|number| **number / 2 != index).count();
        wrong += strays + usize::from(is_found && !pair.is_same);
        found += usize::from(is_found && pair.is_same);
        same += usize::from(pair.is_same);
        if is_found != pair.is_same || strays > 0 {
            let what = if pair.is_same { "missed" } else { "wrong" };
            println!("{what} ({}), {strays} strays: {:?}", pair.construction, pair.quotations);
        }
    }
    let percent = |part: usize, whole: usize| {
        100.0 * f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
    };
    let (precision, recall) = (percent(found, found + wrong), percent(found, same));
    println!("{same} pairs, {} near misses: precision {precision:.1}, recall {recall:.1}", pairs.len() - same);
    assert!(same >= 80 && pairs.len() - same >= 80);
    assert!(precision >= 95.0, "precision {precision:.1}");
    assert!(recall >= 85.0, "recall {recall:.1}");
}

#[test]
fn a_quotation_is_the_same_in_either_direction() {
    let mut variants = [Variants::default(), Variants::default()];
    let pairs = gold();
    for pair in &pairs {
        variants[0].insert(pair.quotations[0], None);
        variants[1].insert(pair.quotations[1], None);
    }
    let turned = |likeness: Likeness| match likeness {
        Likeness::Shortened => Likeness::Longer,
        Likeness::Longer => Likeness::Shortened,
        Likeness::Exact | Likeness::Reworded => likeness,
    };
    let likeness = |variants: &Variants, quotation: &str, number: usize| -> Option<Likeness> {
        variants.find(quotation).into_iter().find(|(found, _)| *found == number).map(|(_, likeness)| likeness)
    };
    for (number, pair) in pairs.iter().enumerate() {
        let there = likeness(&variants[1], pair.quotations[0], number);
        assert_eq!(there.map(turned), likeness(&variants[0], pair.quotations[1], number), "{:?}", pair.quotations);
    }
}

#[test]
fn what_is_found_to_be_the_same_shares_traces() {
    let (mut found, mut traced) = (0, 0);
    for [one, other] in gold().iter().map(|pair| pair.quotations) {
        let mut variants = Variants::default();
        variants.insert(one, None);
        if variants.find(other).is_empty() {
            continue;
        }
        let others = traces(other);
        let is_traced = traces(one).iter().any(|trace| others.contains(trace));
        if !is_traced {
            println!("no trace: {one:?} {other:?}");
        }
        found += 1;
        traced += usize::from(is_traced);
    }
    println!("{traced} of {found} pairs that are found share a trace");
    assert!(found >= 70 && traced * 100 >= found * 95, "{traced} of {found}");
}
