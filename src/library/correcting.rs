//! Applying a reader's corrections to an analysis.

use super::correction::Correction;
use crate::analysis::{Analysis, Entity, EntityId, MentionId, QuotationId};
use std::collections::BTreeSet;

/// What of an analysis is the reader's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Yours {
    /// Parties that were renamed, retyped, merged or split.
    pub parties: BTreeSet<EntityId>,
    /// Parties that are hidden but shown for now.
    pub hidden_parties: BTreeSet<EntityId>,
    /// Claims that are hidden but shown for now.
    pub hidden_claims: BTreeSet<QuotationId>,
}

impl Yours {
    /// “yours” or “hidden”, where a party is.
    pub fn word_for_party(&self, id: EntityId) -> Option<&'static str> {
        if self.hidden_parties.contains(&id) {
            return Some("hidden");
        }
        self.parties.contains(&id).then_some("yours")
    }
}

/// `found`, which is of `text`, as its reader has it. What was hidden is left out, or with `show_hidden` told of in
/// [`Yours`]. A correction of something that is not there any more changes nothing.
pub(super) fn corrected(
    text: &str,
    found: &Analysis,
    corrections: &[Correction],
    show_hidden: bool,
) -> (Analysis, Yours) {
    let mut work = Work { text, analysis: found.clone(), yours: Yours::default() };
    for correction in corrections {
        work.apply(correction);
    }
    let Work { mut analysis, mut yours, .. } = work;
    let shown = Yours { parties: yours.parties.clone(), ..Yours::default() };
    let hidden = if show_hidden { &shown } else { &yours };
    let remap = leave_out(&mut analysis, hidden);
    yours.parties = yours.parties.iter().filter_map(|id| remap.entities[id.index()]).collect();
    yours.hidden_parties = yours.hidden_parties.iter().filter_map(|id| remap.entities[id.index()]).collect();
    yours.hidden_claims = yours.hidden_claims.iter().filter_map(|id| remap.quotations[id.index()]).collect();
    (analysis, yours)
}

struct Work<'a> {
    text: &'a str,
    /// Parties without mentions are gone; ids stay as they are until the end.
    analysis: Analysis,
    yours: Yours,
}

impl Work<'_> {
    fn apply(&mut self, correction: &Correction) {
        match correction {
            Correction::HideClaim { claim } => {
                self.yours.hidden_claims.extend(claim.claim(self.text, &self.analysis));
            }
            Correction::Credit { claim, speaker, with } => {
                let Some(claim) = claim.claim(self.text, &self.analysis) else { return };
                let speakers = speaker.iter().chain(with);
                let parties = speakers.filter_map(|speaker| speaker.party(self.text, &self.analysis));
                let parties: Vec<EntityId> = told_once(parties);
                if speaker.is_none() || !parties.is_empty() {
                    self.analysis.credited.insert(claim, parties);
                }
            }
            Correction::HideParty { party } => {
                self.yours.hidden_parties.extend(party.party(self.text, &self.analysis));
            }
            Correction::Rename { party, name } => {
                let Some(id) = party.party(self.text, &self.analysis) else { return };
                self.analysis.entities[id.index()].name.clone_from(name);
                self.yours.parties.insert(id);
            }
            Correction::Retype { party, kind } => {
                let Some(id) = party.party(self.text, &self.analysis) else { return };
                self.analysis.entities[id.index()].kind = *kind;
                self.yours.parties.insert(id);
            }
            Correction::Merge { party, into } => {
                let (party, into) = (party.party(self.text, &self.analysis), into.party(self.text, &self.analysis));
                if let (Some(party), Some(into)) = (party, into) {
                    self.merge(party, into);
                }
            }
            Correction::Split { party, alias } => {
                if let Some(id) = party.party(self.text, &self.analysis) {
                    self.split(id, alias);
                }
            }
        }
    }

    fn merge(&mut self, party: EntityId, into: EntityId) {
        if party == into {
            return;
        }
        let gone = std::mem::take(&mut self.analysis.entities[party.index()].mentions);
        self.give(&gone, party, into);
        let roles = std::mem::take(&mut self.analysis.entities[party.index()].roles);
        let entity = &mut self.analysis.entities[into.index()];
        entity.roles.extend(roles.into_iter().filter(|role| !entity.roles.contains(role)).collect::<Vec<_>>());
        entity.mentions.extend(gone);
        entity.mentions.sort_unstable();
        for quotation in &mut self.analysis.quotations {
            let speaker = quotation.speaker.iter_mut().map(|speaker| &mut speaker.entity);
            let answers = quotation.responses.iter_mut().map(|response| &mut response.entity);
            for entity in speaker.chain(answers).filter(|entity| **entity == Some(party)) {
                *entity = Some(into);
            }
        }
        for credited in self.analysis.credited.values_mut() {
            *credited = told_once(credited.iter().map(|id| if *id == party { into } else { *id }));
        }
        self.yours.parties.remove(&party);
        self.yours.parties.insert(into);
    }

    fn split(&mut self, id: EntityId, alias: &str) {
        let words = |mention: &MentionId| {
            let span = self.analysis.mention(*mention).span;
            span.of(self.text).split_whitespace().eq(alias.split_whitespace())
        };
        let (taken, kept): (Vec<_>, Vec<_>) = self.analysis.entity(id).mentions.iter().copied().partition(words);
        if taken.is_empty() || kept.is_empty() {
            return;
        }
        let new = EntityId::new(self.analysis.entities.len());
        let Entity { kind, confidence, .. } = *self.analysis.entity(id);
        self.give(&taken, id, new);
        self.analysis.entities[id.index()].mentions = kept;
        let (name, roles) = (alias.to_owned(), Vec::new());
        self.analysis.entities.push(Entity { name, kind, roles, mentions: taken, confidence });
        self.yours.parties.extend([id, new]);
    }

    /// Gives `mentions` of `from` to `to`, with what is said where they stand as the speaker's words.
    fn give(&mut self, mentions: &[MentionId], from: EntityId, to: EntityId) {
        for mention in mentions {
            self.analysis.mentions[mention.index()].entity = to;
        }
        let mentions = &self.analysis.mentions;
        for speaker in self.analysis.quotations.iter_mut().filter_map(|quotation| quotation.speaker.as_mut()) {
            let first = mentions.partition_point(|mention| mention.span.start() < speaker.span.start());
            let mut inside = mentions[first..].iter().take_while(|mention| speaker.span.covers(mention.span));
            if speaker.entity == Some(from) && inside.any(|mention| mention.entity == to) {
                speaker.entity = Some(to);
            }
        }
    }
}

/// `parties`, each once.
fn told_once(parties: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut told = Vec::new();
    for party in parties {
        if !told.contains(&party) {
            told.push(party);
        }
    }
    told
}

/// Where everything has gone; `None` where it was left out.
struct Remap {
    entities: Vec<Option<EntityId>>,
    quotations: Vec<Option<QuotationId>>,
}

/// Leaves out what is hidden and parties without mentions, and puts the parties in the order of their first mention.
fn leave_out(analysis: &mut Analysis, hidden: &Yours) -> Remap {
    let mut kept: Vec<usize> = (0..analysis.entities.len())
        .filter(|index| !analysis.entities[*index].mentions.is_empty())
        .filter(|index| !hidden.hidden_parties.contains(&EntityId::new(*index)))
        .collect();
    kept.sort_by_key(|index| analysis.entities[*index].mentions.first().copied());
    let mut entities = vec![None; analysis.entities.len()];
    for (new, old) in kept.iter().enumerate() {
        entities[*old] = Some(EntityId::new(new));
    }
    let party = |id: EntityId| entities[id.index()];

    let mut mentions = vec![None; analysis.mentions.len()];
    let mut left = Vec::with_capacity(analysis.mentions.len());
    for (old, mut mention) in std::mem::take(&mut analysis.mentions).into_iter().enumerate() {
        if let Some(entity) = party(mention.entity) {
            mention.entity = entity;
            mentions[old] = Some(MentionId::new(left.len()));
            left.push(mention);
        }
    }
    analysis.mentions = left;
    let mut old: Vec<Option<Entity>> = std::mem::take(&mut analysis.entities).into_iter().map(Some).collect();
    analysis.entities = kept.iter().filter_map(|index| old[*index].take()).collect();
    for entity in &mut analysis.entities {
        entity.mentions = entity.mentions.iter().filter_map(|id| mentions[id.index()]).collect();
    }

    let mut count = 0;
    let number = |index| {
        let shown = !hidden.hidden_claims.contains(&QuotationId::new(index));
        let id = shown.then(|| QuotationId::new(count));
        count += usize::from(shown);
        id
    };
    let quotations: Vec<_> = (0..analysis.quotations.len()).map(number).collect();
    let mut index = 0;
    analysis.quotations.retain(|_| {
        index += 1;
        quotations[index - 1].is_some()
    });
    for quotation in &mut analysis.quotations {
        if let Some(speaker) = &mut quotation.speaker {
            speaker.entity = speaker.entity.and_then(party);
        }
        for response in &mut quotation.responses {
            response.entity = response.entity.and_then(party);
            response.quotation = response.quotation.and_then(|id| quotations[id.index()]);
        }
    }
    let credited = std::mem::take(&mut analysis.credited).into_iter();
    analysis.credited = credited
        .filter_map(|(id, parties)| Some((quotations[id.index()]?, parties.into_iter().filter_map(party).collect())))
        .collect();
    Remap { entities, quotations }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EntityKind, Mention, MentionForm, Quotation, QuotationKind, Rule, Speaker, SpeechAct};
    use crate::library::correction::Anchor;
    use crate::text::Span;

    const TEXT: &str = "Ana Ruiz spoke. Ruiz said it rained. Bo Lind said it did not. Monday came.";

    /// The parties `Ana Ruiz` (who is called `Ruiz`, too), `Bo Lind` and `Monday`, and what the first two said.
    fn found() -> Analysis {
        let mut analysis = Analysis::default();
        for (words, occurrence, entity) in [("Ana Ruiz", 0, 0), ("Ruiz", 1, 0), ("Bo Lind", 0, 1), ("Monday", 0, 2)] {
            let at = TEXT.match_indices(words).nth(occurrence).unwrap().0;
            let id = MentionId::new(analysis.mentions.len());
            let span = Span::new(at, at + words.len());
            analysis.mentions.push(Mention { span, form: MentionForm::Proper, entity: EntityId::new(entity) });
            if entity == analysis.entities.len() {
                let (name, kind) = (words.to_owned(), EntityKind::Person);
                analysis.entities.push(Entity { name, kind, roles: vec![], mentions: vec![], confidence: 1.0 });
            }
            analysis.entities[entity].mentions.push(id);
        }
        for (content, mention) in [("it rained", 1), ("it did not", 2)] {
            let at = TEXT.find(content).unwrap();
            let Mention { span, entity, .. } = analysis.mentions[mention];
            analysis.quotations.push(Quotation {
                kind: QuotationKind::Indirect,
                pieces: vec![Span::new(at, at + content.len())],
                marks: vec![],
                cue: None,
                negation: None,
                object: None,
                speaker: Some(Speaker { span, entity: Some(entity) }),
                speech_act: SpeechAct::Assert,
                responses: vec![],
                rule: Rule::SubjectOfCue,
                confidence: 1.0,
            });
        }
        analysis
    }

    /// “Ana Ruiz person 2: it rained”, parties by first mention, those of the reader starred, hidden ones in brackets.
    fn told(corrections: &[Correction], show_hidden: bool) -> Vec<String> {
        let (analysis, yours) = corrected(TEXT, &found(), corrections, show_hidden);
        for (index, mention) in analysis.mentions.iter().enumerate() {
            assert!(analysis.entity(mention.entity).mentions.contains(&MentionId::new(index)), "{mention:?}");
        }
        let claims = |speaker: Option<EntityId>| {
            let claims = analysis.quotations.iter().enumerate();
            let says = |index: usize| analysis.speakers(QuotationId::new(index), TEXT);
            let claims = claims.filter(|(index, _)| match speaker {
                Some(speaker) => says(*index).contains(&speaker),
                None => says(*index).is_empty(),
            });
            let told = claims.map(|(index, quotation)| {
                let hidden = yours.hidden_claims.contains(&QuotationId::new(index));
                let words = quotation.content().of(TEXT);
                if hidden { format!("({words})") } else { words.to_owned() }
            });
            told.collect::<Vec<_>>().join(", ")
        };
        let mut lines = Vec::new();
        for (index, entity) in analysis.entities.iter().enumerate() {
            let id = EntityId::new(index);
            let star = if yours.parties.contains(&id) { "*" } else { "" };
            let name =
                if yours.hidden_parties.contains(&id) { format!("({})", entity.name) } else { entity.name.clone() };
            lines.push(format!("{name}{star} {:?} {}: {}", entity.kind, entity.mentions.len(), claims(Some(id))));
        }
        lines.extend(Some(claims(None)).filter(|claims| !claims.is_empty()).map(|claims| format!("nobody: {claims}")));
        lines
    }

    fn anchor(words: &str) -> Anchor {
        Anchor { words: words.to_owned(), at: TEXT.find(words).unwrap() }
    }

    #[track_caller]
    fn check(corrections: &[Correction], expected: &[&str]) {
        assert_eq!(told(corrections, false), expected);
    }

    #[test]
    fn nothing_corrected_is_as_found() {
        check(&[], &["Ana Ruiz Person 2: it rained", "Bo Lind Person 1: it did not", "Monday Person 1: "]);
    }

    #[test]
    fn what_is_hidden_is_gone_and_comes_back_to_be_seen() {
        let hide =
            [Correction::HideClaim { claim: anchor("it rained") }, Correction::HideParty { party: anchor("Bo Lind") }];
        check(&hide, &["Ana Ruiz Person 2: ", "Monday Person 1: ", "nobody: it did not"]);
        assert_eq!(
            told(&hide, true),
            ["Ana Ruiz Person 2: (it rained)", "(Bo Lind) Person 1: it did not", "Monday Person 1: "]
        );
    }

    #[test]
    fn a_party_is_renamed_and_retyped() {
        check(
            &[
                Correction::Rename { party: anchor("Ana Ruiz"), name: "Ana Ruiz Vega".to_owned() },
                Correction::Retype { party: anchor("Monday"), kind: EntityKind::Other },
            ],
            &["Ana Ruiz Vega* Person 2: it rained", "Bo Lind Person 1: it did not", "Monday* Other 1: "],
        );
    }

    #[test]
    fn two_parties_become_one_and_one_two() {
        let merge = Correction::Merge { party: anchor("Bo Lind"), into: anchor("Ana Ruiz") };
        check(std::slice::from_ref(&merge), &["Ana Ruiz* Person 3: it rained, it did not", "Monday Person 1: "]);
        let split = |alias: &str| Correction::Split { party: anchor("Ana Ruiz"), alias: alias.to_owned() };
        check(
            &[split("Ruiz")],
            &["Ana Ruiz* Person 1: ", "Ruiz* Person 1: it rained", "Bo Lind Person 1: it did not", "Monday Person 1: "],
        );
        check(
            &[merge, split("Bo Lind")],
            &["Ana Ruiz* Person 2: it rained", "Bo Lind* Person 1: it did not", "Monday Person 1: "],
        );
    }

    #[test]
    fn a_claim_is_said_by_another_by_several_or_by_nobody() {
        let claim = || anchor("it rained");
        let credit = |words: &[&str]| {
            let mut speakers = words.iter().map(|words| anchor(words));
            Correction::Credit { claim: claim(), speaker: speakers.next(), with: speakers.collect() }
        };
        let others = ["Ana Ruiz Person 2: ", "Monday Person 1: "];
        let [ruiz, monday] = others;
        check(&[credit(&["Bo Lind"])], &[ruiz, "Bo Lind Person 1: it rained, it did not", monday]);
        let both = credit(&["Monday", "Bo Lind"]);
        let said = ["Bo Lind Person 1: it rained, it did not", "Monday Person 1: it rained"];
        check(std::slice::from_ref(&both), &[ruiz, said[0], said[1]]);
        check(&[credit(&[])], &[ruiz, "Bo Lind Person 1: it did not", monday, "nobody: it rained"]);
        // Who is one with another, or hidden, speaks as that one, or no more.
        let merge = Correction::Merge { party: anchor("Monday"), into: anchor("Bo Lind") };
        check(&[both.clone(), merge], &[ruiz, "Bo Lind* Person 2: it rained, it did not"]);
        let hide = Correction::HideParty { party: anchor("Monday") };
        check(&[both, hide], &[ruiz, "Bo Lind Person 1: it rained, it did not"]);
        // What the text says stays there to be seen.
        let (analysis, _) = corrected(TEXT, &found(), &[credit(&["Bo Lind"])], false);
        assert_eq!(analysis.quotations[0].speaker, found().quotations[0].speaker);
    }

    #[test]
    fn what_is_not_there_any_more_changes_nothing() {
        let gone = Anchor { words: "Nobody".to_owned(), at: 3 };
        let all = Correction::Split { party: anchor("Bo Lind"), alias: "Bo Lind".to_owned() };
        let same = Correction::Merge { party: anchor("Ana Ruiz"), into: Anchor { words: "Ruiz".to_owned(), at: 16 } };
        let hide = Correction::HideClaim { claim: gone.clone() };
        let credit = Correction::Credit { claim: anchor("it rained"), speaker: Some(gone.clone()), with: vec![] };
        let corrections = [hide, Correction::HideParty { party: gone }, all, same, credit];
        check(&corrections, &["Ana Ruiz Person 2: it rained", "Bo Lind Person 1: it did not", "Monday Person 1: "]);
    }
}
