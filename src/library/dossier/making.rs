//! A dossier that is being made.

use super::super::findings::{AnsweredBy, Findings, FoundClaim, FoundParty, on_one_line};
use super::super::identity::{Namesake, may_be_same};
use super::super::moment::Moment;
use super::super::shelf::ItemId;
use super::super::stories::StoryId;
use super::super::variants::traces;
use super::quoted::{OwnTraces, Quoted, state};
use super::{Answer, Answered, Claim, Companion, Credit, Dossier, Party, Report, Role, Speaker};
use crate::analysis::{EntityKind, SpeechAct};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// In how many articles each name of a kind stands, and how often.
type Companions = BTreeMap<EntityKind, HashMap<String, (usize, usize), foldhash::fast::FixedState>>;

/// A dossier that is being made.
#[derive(Debug)]
pub struct Making {
    dossier: Dossier,
    /// What the party is called, in small letters.
    names: Vec<String>,
    aliases: BTreeMap<String, usize>,
    roles: BTreeMap<String, Role>,
    /// By kind, then by name as it is written.
    companions: Companions,
    /// What the party says, and what others say in the same words, to find what is said alike.
    quoted: Vec<Quoted>,
    own_traces: OwnTraces,
    /// Whom words that others of these names say are credited to.
    credits: HashMap<String, Credit, foldhash::fast::FixedState>,
}

impl Making {
    /// Begins the dossier of `party`.
    pub fn new(party: Party) -> Self {
        let names = party.names.iter().map(|name| name.to_lowercase()).collect();
        let dossier = Dossier {
            party,
            reports: vec![],
            beside: vec![],
            mentions: 0,
            aliases: vec![],
            roles: vec![],
            claims: vec![],
            statements: vec![],
            companions: vec![],
        };
        let (aliases, roles, companions) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (own_traces, credits) = (OwnTraces::default(), HashMap::default());
        Self { dossier, names, aliases, roles, companions, quoted: vec![], own_traces, credits }
    }

    /// Takes in what was found in an article with this text; one that does not name the party is left out. They are to
    /// come by time.
    pub fn add(&mut self, report: Report, text: &str, findings: &Findings) {
        let is_own: Vec<bool> = findings.parties.iter().map(|party| self.is(party)).collect();
        if !is_own.contains(&true) {
            return;
        }
        let (moment, is_undated) = (report.moment, report.is_undated);
        self.dossier.reports.push(report);
        for (party, is_own) in findings.parties.iter().zip(&is_own) {
            if *is_own {
                self.own(party, moment, is_undated);
            } else if party.is_named {
                let known = self.companions.entry(party.kind).or_default();
                match known.get_mut(&party.name) {
                    Some((articles, mentions)) => (*articles, *mentions) = (*articles + 1, *mentions + party.mentions),
                    None => drop(known.insert(party.name.clone(), (1, party.mentions))),
                }
            }
        }
        let answered_by = findings.answered_by();
        for number in 0..findings.claims.len() {
            self.claim(number, (&is_own, &answered_by), text, findings);
        }
    }

    /// Takes in an article that tells one of [`Making::stories`] and does not name the party, for the words that are
    /// the party's elsewhere. It is to come behind all that name it.
    ///
    /// Whoever has the party's name in it is `namesake`, another party, if that is said.
    pub fn add_beside(&mut self, report: Report, text: &str, findings: &Findings, namesake: Option<Namesake>) {
        let mut report = Some(report);
        for claim in &findings.claims {
            let words = claim.words(text);
            let traces = traces(&words);
            let is_own: Vec<bool> = claim.speakers.iter().map(|party| self.is(&findings.parties[*party])).collect();
            let other = namesake.filter(|_| is_own.contains(&true));
            let credit = if other.is_some() { Credit::Another } else { self.credit_of(claim, findings) };
            let compared = if other.is_some() { Credit::Unnamed } else { credit };
            if !self.own_traces.may_be_same(&traces, compared) {
                continue;
            }
            self.dossier.beside.extend(report.take());
            self.quote(claim, (words, traces), (credit, None), findings);
            if let Some((other, quoted)) = other.zip(self.quoted.last_mut()) {
                quoted.is_namesakes = true;
                for (name, _) in quoted.speakers.iter_mut().zip(is_own).filter(|(_, is_own)| *is_own) {
                    *name = other.called(name).into_owned();
                }
            }
        }
    }

    /// The stories in which the party says something, those it spoke in last first.
    pub fn stories(&self) -> Vec<StoryId> {
        let mut known = HashSet::new();
        let stories = self.dossier.claims.iter().rev().filter_map(|claim| self.dossier.reports[claim.report].story);
        stories.filter(|story| known.insert(story.0)).collect()
    }

    /// The articles of the library that were taken in.
    pub fn items(&self) -> BTreeSet<ItemId> {
        self.dossier.reports.iter().filter_map(|report| report.place.item()).collect()
    }

    /// What else the party is called in what was taken in.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.keys().map(String::as_str)
    }

    /// What was made.
    pub fn finish(self) -> Dossier {
        let Self { mut dossier, aliases, roles, companions, quoted, own_traces, .. } = self;
        dossier.aliases = aliases.into_iter().collect();
        dossier.aliases.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        dossier.roles = roles.into_values().collect();
        dossier.roles.sort_by_key(|role| (role.first, std::cmp::Reverse(role.articles)));
        let rank = |other: &Companion| (other.articles, other.mentions);
        dossier.companions = together(companions, dossier.reports.len());
        dossier.companions.sort_by(|one, other| rank(other).cmp(&rank(one)).then_with(|| one.name.cmp(&other.name)));
        state(&mut dossier, &quoted, &own_traces);
        dossier
    }

    fn is(&self, party: &FoundParty) -> bool {
        // Small letters are seldom longer or shorter than capitals, and never by much.
        let may_be = |known: &String| known.len().abs_diff(party.name.len()) <= 4;
        party.kind == self.dossier.party.kind
            && self.names.iter().any(may_be)
            && self.names.contains(&party.name.to_lowercase())
    }

    fn own(&mut self, party: &FoundParty, moment: Moment, is_undated: bool) {
        self.dossier.mentions += party.mentions;
        for (name, count) in &party.aliases {
            if self.dossier.party.names.first() != Some(name) {
                *self.aliases.entry(name.clone()).or_default() += count;
            }
        }
        for words in &party.roles {
            let fresh = || Role { words: words.clone(), first: moment, last: moment, articles: 0 };
            let role = self.roles.entry(words.to_lowercase()).or_insert_with(fresh);
            if !is_undated {
                role.last = moment;
            }
            role.articles += 1;
        }
    }

    fn claim(&mut self, number: usize, (is_own, answered_by): (&[bool], &AnsweredBy), text: &str, findings: &Findings) {
        let found = &findings.claims[number];
        let report = self.dossier.reports.len() - 1;
        let name = |party: usize| findings.parties[party].name.clone();
        let words = found.words(text);
        let claim = found.speakers.iter().any(|party| is_own[*party]).then(|| {
            // Nobody answers themselves.
            let answers = found.answers.iter().filter_map(|answer| {
                let (own, others): (Vec<_>, Vec<_>) =
                    findings.answerers(answer).into_iter().partition(|party| is_own[*party]);
                let is_others = own.is_empty() || !others.is_empty();
                is_others.then(|| Answer {
                    names: others.into_iter().map(name).collect(),
                    act: answer.act,
                    words: answer.claim.and_then(|answer| findings.words_of_answer(number, answer, text)),
                })
            });
            let answering = answered_by.get(&number).into_iter().flatten().filter_map(|(other, act)| {
                let answered = &findings.claims[*other];
                let speakers = &answered.speakers;
                let cue = answered.cue.filter(|_| answered.act != SpeechAct::Assert);
                let is_others = speakers.is_empty() || speakers.iter().any(|party| !is_own[*party]);
                is_others.then(|| Answered {
                    names: speakers.iter().filter(|party| !is_own[**party]).map(|party| name(*party)).collect(),
                    act: *act,
                    cue: cue.map(|cue| on_one_line(cue.of(text))),
                    words: findings.tells_apart(*other, number, text).then(|| answered.words(text)),
                })
            });
            let answering = answering.collect();
            self.dossier.claims.push(Claim {
                report,
                pieces: found.pieces.clone(),
                words: findings.meant(number, text).words(text),
                kind: found.kind,
                act: found.act,
                cue: found.cue.map(|cue| on_one_line(cue.of(text))),
                speakers: self.beside_others(found, is_own, findings),
                answers: answers.collect(),
                answering,
                statement: None,
            });
            self.dossier.claims.len() - 1
        });
        let traces = traces(&words);
        if claim.is_some() {
            self.own_traces.extend(&traces);
        }
        let credit = if claim.is_some() { Credit::Party } else { self.credit_of(found, findings) };
        self.quote(found, (words, traces), (credit, claim), findings);
    }

    /// Who say it together with the party, which is called as the dossier calls it; none where nobody does.
    fn beside_others(&self, found: &FoundClaim, is_own: &[bool], findings: &Findings) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = Vec::new();
        for number in &found.speakers {
            let (party, is_party) = (&findings.parties[*number], is_own[*number]);
            // Once, whatever names of its own stand there.
            if !is_party || !speakers.iter().any(|speaker| speaker.is_party) {
                let name = if is_party { self.dossier.party.called().into_owned() } else { party.name.clone() };
                speakers.push(Speaker { name, kind: party.kind, is_party });
            }
        }
        if speakers.len() < 2 { vec![] } else { speakers }
    }

    /// Keeps what is said in the last article that was taken in.
    fn quote(
        &mut self,
        found: &FoundClaim,
        (words, traces): (String, Vec<u32>),
        (credit, claim): (Credit, Option<usize>),
        findings: &Findings,
    ) {
        let report = self.dossier.reports.len() + self.dossier.beside.len() - 1;
        self.quoted.push(Quoted {
            report,
            speakers: findings.names(found).map(str::to_owned).collect(),
            credit,
            is_namesakes: false,
            kind: found.kind,
            words,
            claim,
            traces,
        });
    }

    /// Whom what is said by another is credited to.
    fn credit_of(&mut self, found: &FoundClaim, findings: &Findings) -> Credit {
        let speakers = found.speakers.iter().map(|party| &findings.parties[*party]).filter(|speaker| speaker.is_named);
        let credits: Vec<Credit> = speakers.map(|speaker| self.credit(speaker)).collect();
        if credits.contains(&Credit::Party) {
            Credit::Party
        } else {
            credits.first().copied().unwrap_or(Credit::Unnamed)
        }
    }

    /// Whether who is named in another way may be the party all the same.
    fn credit(&mut self, speaker: &FoundParty) -> Credit {
        if let Some(known) = self.credits.get(&speaker.name) {
            return *known;
        }
        let Party { names, others, kind, .. } = &self.dossier.party;
        let is_other = || others.iter().any(|other| other.to_lowercase() == speaker.name.to_lowercase());
        let may_be = speaker.kind == *kind && names.iter().any(|name| may_be_same(name, &speaker.name)) && !is_other();
        // Of another kind by mistake.
        let is_own = self.names.contains(&speaker.name.to_lowercase());
        let credit = if may_be || is_own { Credit::Party } else { Credit::Another };
        self.credits.insert(speaker.name.clone(), credit);
        credit
    }
}

/// Companions whose names differ by capitals alone are one, as most of `reports` articles write it and by what most of
/// them take it for: a town is also who governs it. In no order.
fn together(companions: Companions, reports: usize) -> Vec<Companion> {
    let mut together: HashMap<String, (usize, Companion), foldhash::fast::FixedState> = HashMap::default();
    for (kind, names) in companions {
        for (name, (articles, mentions)) in names {
            match together.entry(name.to_lowercase()) {
                Entry::Vacant(entry) => {
                    entry.insert((articles, Companion { name, kind, articles, mentions }));
                }
                Entry::Occupied(entry) => {
                    let (most, all) = entry.into_mut();
                    (all.articles, all.mentions) = (all.articles + articles, all.mentions + mentions);
                    if (articles, kind, &name) > (*most, all.kind, &all.name) {
                        (*most, all.kind, all.name) = (articles, kind, name);
                    }
                }
            }
        }
    }
    let all = together.into_values();
    all.map(|(_, other)| Companion { articles: other.articles.min(reports), ..other }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::variants::Likeness;
    use super::super::Place;
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;

    fn dossier(articles: &[&str]) -> Dossier {
        dossier_and_beside(articles, &[])
    }

    /// All of one story.
    fn dossier_and_beside(articles: &[&str], beside: &[&str]) -> Dossier {
        let (names, others) = (vec!["Ana Ruiz".to_owned()], vec!["Bo Ruiz".to_owned()]);
        let party = Party { names, others, kind: EntityKind::Person, namesake: Namesake::default() };
        let mut making = Making::new(party);
        for (day, text) in (0..).zip(articles.iter().chain(beside)) {
            let document = crate::document::read_text((*text).to_owned(), vec![]);
            let (source, title) = (Some(format!("Outlet {day}")), String::new());
            let (place, moment, story) = (Place::Kept(ItemId(day)), Moment(day * 86_400), Some(StoryId(1)));
            let report = Report { place, moment, source, title, url: None, is_twin: false, is_undated: false, story };
            let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
            if usize::try_from(day).unwrap() < articles.len() {
                making.add(report, text, &findings);
            } else {
                making.add_beside(report, text, &findings, None);
            }
        }
        making.finish()
    }

    #[test]
    fn the_same_words_are_one_statement_whoever_shortens_them() {
        let dossier = dossier(&[
            "Mayor Ana Ruiz spoke on Monday. “The old dam must be repaired before the rains come,” Ruiz said.",
            "It rained. Bo Li was there.",
            "Ana Ruiz, the mayor of Harnby, warned: “The old dam must be repaired before the rains come, and the \
             school must wait until May.” Bo Li rejected that.",
        ]);
        assert_eq!((dossier.reports.len(), dossier.claims.len(), dossier.statements.len()), (2, 2, 1), "{dossier:#?}");
        let statement = &dossier.statements[0];
        assert!(statement.longest.contains("until May"), "{statement:?}");
        let likenesses = |claim: usize| -> Vec<Likeness> {
            dossier.elsewhere(&dossier.claims[claim]).map(|(_, likeness)| likeness).collect()
        };
        assert_eq!((likenesses(0), likenesses(1)), (vec![Likeness::Longer], vec![Likeness::Shortened]));
        assert!(dossier.claims.iter().all(|claim| claim.statement == Some(0)));
        assert_eq!(dossier.aliases, [("Ruiz".to_owned(), 1)]);
        assert!(dossier.roles.iter().any(|role| role.words.to_lowercase().starts_with("mayor")), "{:?}", dossier.roles);
        assert!(dossier.companions.iter().any(|companion| companion.name == "Bo Li"));
    }

    #[test]
    fn what_another_article_of_the_story_credits_to_another_is_said_though_it_does_not_name_the_party() {
        let said = |who: &str, verb: &str| {
            format!("The council met. “There is no money left in the flood fund,” {who} {verb}.")
        };
        let dossier = dossier_and_beside(
            &["Mayor Ana Ruiz spoke. “There is no money left in the flood fund,” Ruiz said."],
            &[
                &said("Bo Li", "said"),
                &said("an official", "said"),
                "Bo Li spoke. “The ferry will run again,” Li said.",
            ],
        );
        assert_eq!((dossier.reports.len(), dossier.beside.len(), dossier.claims.len()), (1, 2, 1), "{dossier:#?}");
        let credits: Vec<_> = dossier.elsewhere(&dossier.claims[0]).map(|(place, _)| place.credit).collect();
        assert_eq!(credits, [Credit::Another, Credit::Unnamed], "{dossier:#?}");
        assert_eq!(dossier.report(1).moment, Moment(86_400));
    }

    #[test]
    fn a_namesake_s_words_are_compared_as_the_party_s_and_credited_to_the_namesake() {
        let party = |namesake| Party {
            names: vec!["Ana Ruiz".to_owned()],
            others: vec![],
            kind: EntityKind::Person,
            namesake: Namesake(namesake),
        };
        let texts = [
            "Ana Ruiz spoke. “I wrote it in a cold kitchen with three children under the table,” Ruiz said.",
            "Ana Ruiz said that she wrote it in a cold kitchen, with three children beneath the table.",
        ];
        let mut making = Making::new(party(0));
        for (day, text) in (0..).zip(texts) {
            let document = crate::document::read_text(text.to_owned(), vec![]);
            let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
            let (place, moment, story) = (Place::Kept(ItemId(day)), Moment(day * 86_400), Some(StoryId(1)));
            let report = Report {
                place,
                moment,
                source: None,
                title: String::new(),
                url: None,
                is_twin: false,
                is_undated: false,
                story,
            };
            if day == 0 {
                making.add(report, text, &findings);
            } else {
                making.add_beside(report, text, &findings, Some(Namesake(1)));
            }
        }
        let dossier = making.finish();
        let places: Vec<_> = dossier.elsewhere(&dossier.claims[0]).filter_map(|(place, _)| place.credited()).collect();
        assert_eq!(places, ["Ana Ruiz (2)"], "{dossier:#?}");
    }

    #[test]
    fn a_companion_is_one_whatever_it_was_taken_for() {
        let known = |names: &[(&str, usize)]| {
            names.iter().map(|(name, count)| ((*name).to_owned(), (*count, *count))).collect()
        };
        let companions = BTreeMap::from([
            (EntityKind::Organization, known(&[("Harnby", 2)])),
            (EntityKind::Place, known(&[("Harnby", 3), ("HARNBY", 1), ("Alder", 1)])),
        ]);
        let mut found = together(companions, 5);
        found.sort_by(|one, other| one.name.cmp(&other.name));
        let found: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.kind, one.articles)).collect();
        assert_eq!(found, [("Alder", EntityKind::Place, 1), ("Harnby", EntityKind::Place, 5)]);
    }

    #[test]
    fn like_words_of_another_are_not_the_party_s_and_the_same_words_say_whose_they_are() {
        let dossier = dossier(&[
            "Mayor Ana Ruiz spoke. Ruiz said that the council would hold its ferry fare. “We will not gamble with four \
             villages below the dam,” Ruiz said.",
            "Ana Ruiz was there. Bo Li asked why the council would hold its ferry fare. “We will not gamble with four \
             villages below the dam,” Li said.",
            "Ana Ruiz was there. “We will not gamble with four villages below the dam,” an official said.",
        ]);
        assert_eq!(dossier.statements.len(), 1, "{dossier:#?}");
        let places = &dossier.statements[0].occurrences;
        let credits: Vec<Credit> = places.iter().map(|place| place.credit).collect();
        assert_eq!(credits, [Credit::Party, Credit::Another, Credit::Unnamed]);
        assert_eq!((places[0].credited(), places[1].credited()), (None, Some("Bo Li".to_owned())));
    }

    #[test]
    fn what_several_say_together_is_in_the_dossier_of_each() {
        let said = "said the council would hold its ferry fare.";
        let [both, alone] = ["Ana Ruiz and Bo Li", "Ana Ruiz met Bo Li. Ana Ruiz"].map(|who| {
            let dossier =
                dossier(&[&format!("{who} {said}"), &format!("Ana Ruiz was there. Cleo Dahl and Ana Ruiz {said}")]);
            let named = |claim: &Claim| dossier.speakers(claim).into_owned();
            dossier.claims.iter().map(named).collect::<Vec<_>>()
        });
        assert_eq!(both, ["Ana Ruiz and Bo Li", "Cleo Dahl and Ana Ruiz"]);
        assert_eq!(alone, ["Ana Ruiz", "Cleo Dahl and Ana Ruiz"]);
    }

    #[test]
    fn words_that_others_say_together_are_credited_to_all_of_them() {
        let said = "“We will not gamble with four villages below the dam,”";
        let own = format!("Ana Ruiz spoke. {said} Ana Ruiz said.");
        let dossier = dossier_and_beside(&[&own], &[&format!("{said} Bo Li and Cleo Dahl said.")]);
        let (other, _) = dossier.elsewhere(&dossier.claims[0]).next().unwrap();
        assert_eq!((other.credit, other.credited()), (Credit::Another, Some("Bo Li and Cleo Dahl".to_owned())));
    }

    #[test]
    fn half_a_name_may_be_the_party_s_unless_its_reader_said_otherwise() {
        let fares = "said that the council would hold its ferry fare.";
        let of = |speaker: &str| {
            let dossier = dossier(&[
                &format!("Mayor Ana Ruiz spoke. Ana Ruiz {fares}"),
                &format!("Ana Ruiz was there. Somebody else spoke, too. {speaker} {fares}"),
            ]);
            dossier.statements.first().map_or(0, |statement| statement.occurrences.len())
        };
        assert_eq!((of("Ana María Ruiz"), of("Bo Li")), (2, 0));
    }
}
