//! Where the words of a party stand besides.

use super::super::variants::{Likeness, Source, StoryNumber, Variants, Voice};
use super::{Credit, Dossier, Occurrence, Statement};
use crate::analysis::QuotationKind;
use std::collections::{BTreeSet, HashSet};

/// Who says what is compared: the party, or anybody else, as others' words are not compared with one another.
const THE_PARTY: Voice = Voice(0);
const ANOTHER: Voice = Voice(1);

/// A quotation of one of the articles.
#[derive(Debug)]
pub(super) struct Quoted {
    pub(super) report: usize,
    pub(super) speaker: Option<String>,
    pub(super) credit: Credit,
    pub(super) kind: QuotationKind,
    pub(super) words: String,
    /// Which claim of the party's it is.
    pub(super) claim: Option<usize>,
    /// What a quotation that says the same has some of.
    pub(super) traces: Vec<u32>,
}

/// Finds what of `quoted` is said alike: a claim of the party's, and whatever is the same as it.
pub(super) fn state(dossier: &mut Dossier, quoted: &[Quoted], own_traces: &HashSet<u32, foldhash::fast::FixedState>) {
    // Most of what others say has nothing of it, and need not be looked at word by word.
    let may_be_same = |quotation: &&Quoted| {
        quotation.claim.is_some() || quotation.traces.iter().any(|trace| own_traces.contains(trace))
    };
    let quoted: Vec<&Quoted> = quoted.iter().filter(may_be_same).collect();
    let mut variants = Variants::default();
    for quotation in &quoted {
        let voice = match quotation.credit {
            Credit::Party if quotation.claim.is_some() => Some(THE_PARTY),
            Credit::Party | Credit::Unnamed => None,
            Credit::Another => Some(ANOTHER),
        };
        let story = dossier.report(quotation.report).story.map(|story| StoryNumber(story.0));
        let is_quoted = quotation.kind != QuotationKind::Indirect;
        variants.insert_from(&quotation.words, Source { voice, story, is_quoted });
    }
    let own: Vec<usize> = (0..quoted.len()).filter(|number| quoted[*number].claim.is_some()).collect();
    for group in variants.groups_of(&own) {
        let reports: BTreeSet<usize> = group.members.iter().map(|(member, _)| quoted[*member].report).collect();
        if reports.len() < 2 {
            continue;
        }
        for claim in group.members.iter().filter_map(|(member, _)| quoted[*member].claim) {
            dossier.claims[claim].statement = Some(dossier.statements.len());
        }
        let occurrence = |(member, _): &(usize, Likeness)| {
            let Quoted { report, speaker, credit, words, .. } = quoted[*member];
            let (speaker, words) = (speaker.clone(), words.clone());
            Occurrence { report: *report, speaker, credit: *credit, words }
        };
        let mut occurrences: Vec<Occurrence> = group.members.iter().map(occurrence).collect();
        occurrences.sort_by_key(|occurrence| dossier.report(occurrence.report).moment);
        dossier.statements.push(Statement { longest: quoted[group.longest].words.clone(), occurrences });
    }
}
