//! Where the words of a party stand besides.

use super::super::variants::{Likeness, Source, StoryNumber, Variants, Voice};
use super::{Credit, Dossier, Occurrence, Statement};
use crate::analysis::QuotationKind;
use std::collections::{BTreeSet, HashMap};

/// Who says what is compared: the party, or anybody else, as others' words are not compared with one another.
const THE_PARTY: Voice = Voice(0);
const ANOTHER: Voice = Voice(1);

/// A quotation of one of the articles.
#[derive(Debug)]
pub(super) struct Quoted {
    pub(super) report: usize,
    pub(super) speakers: Vec<String>,
    pub(super) credit: Credit,
    /// Whether who says it is another of the party's name: as that may be a mistake, the words are compared as the
    /// party's.
    pub(super) is_namesakes: bool,
    pub(super) kind: QuotationKind,
    pub(super) words: String,
    /// Which claim of the party's it is.
    pub(super) claim: Option<usize>,
    /// What a quotation that says the same has some of.
    pub(super) traces: Vec<u32>,
}

impl Quoted {
    /// As whose it is compared.
    fn compared(&self) -> Credit {
        if self.is_namesakes { Credit::Unnamed } else { self.credit }
    }
}

/// The traces of what the party says, by which most of what others say is known to be something else: and of the claims
/// that have one, how many traces the claim of fewest has.
#[derive(Debug, Default)]
pub(super) struct OwnTraces(HashMap<u32, usize, foldhash::fast::FixedState>);

impl OwnTraces {
    /// Takes those of one claim more.
    pub(super) fn extend(&mut self, traces: &[u32]) {
        for trace in traces {
            let fewest = self.0.entry(*trace).or_insert(traces.len());
            *fewest = traces.len().min(*fewest);
        }
    }

    /// Whether what has these traces and is credited so may be what the party says. What somebody else is said to say
    /// is that only where nearly all of one is in the other.
    pub(super) fn may_be_same(&self, traces: &[u32], credit: Credit) -> bool {
        let shared = traces.iter().filter_map(|trace| self.0.get(trace).copied());
        if credit != Credit::Another {
            return shared.count() > 0;
        }
        let (count, least) = shared.fold((0, usize::MAX), |(count, least), fewest| (count + 1, fewest.min(least)));
        count > 0 && count * 2 >= traces.len().min(least)
    }
}

/// Finds what of `quoted` is said alike: a claim of the party's, and whatever is the same as it.
pub(super) fn state(dossier: &mut Dossier, quoted: &[Quoted], own_traces: &OwnTraces) {
    let may_be_same = |quotation: &&Quoted| {
        quotation.claim.is_some() || own_traces.may_be_same(&quotation.traces, quotation.compared())
    };
    let quoted: Vec<&Quoted> = quoted.iter().filter(may_be_same).collect();
    let mut variants = Variants::default();
    for quotation in &quoted {
        let voice = match quotation.compared() {
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
            let Quoted { report, speakers, credit, words, .. } = quoted[*member];
            let (speakers, words) = (speakers.clone(), words.clone());
            Occurrence { report: *report, speakers, credit: *credit, words }
        };
        let mut occurrences: Vec<Occurrence> = group.members.iter().map(occurrence).collect();
        occurrences.sort_by_key(|occurrence| dossier.report(occurrence.report).moment);
        dossier.statements.push(Statement { longest: quoted[group.longest].words.clone(), occurrences });
    }
}
