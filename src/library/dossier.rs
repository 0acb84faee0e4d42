//! Everything a party said, over many articles: with whom it appears, what it is called, who answers it, and where else
//! the same words stand.
//!
//! A [`Dossier`] is made of articles one after the other, of what was found in them and is kept, so that no more than one
//! of them is in memory at a time and none is analysed anew. Where the same words stand is looked for in the articles that
//! name the party, and in those that tell the same stories, whoever they credit.

use super::findings::{Findings, FoundClaim, FoundParty, on_one_line};
use super::identity::may_be_same;
use super::moment::Moment;
use super::shelf::ItemId;
use super::stories::StoryId;
use super::variants::{Likeness, Source, StoryNumber, Variants, Voice, likeness, traces};
use crate::analysis::{EntityKind, QuotationKind, SpeechAct};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Who a dossier is of: every entity of one of these names and of this kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What it is called, the name to show first.
    pub names: Vec<String>,
    /// What its reader said is another's name.
    pub others: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
}

/// An article that names the party, or tells a story that the party says something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The article.
    pub item: ItemId,
    /// When it was published, else when it came.
    pub moment: Moment,
    /// What its feed is called; `None` where that is not kept any more.
    pub source: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its own address.
    pub url: Option<String>,
    /// Whether another article had nearly all of its text before.
    pub is_twin: bool,
    /// Which story it tells, if one was looked for.
    pub story: Option<StoryId>,
}

/// What a party is said to be, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Title or apposition: “mayor of Harnby”.
    pub words: String,
    /// When it is said first.
    pub first: Moment,
    /// When it is said last.
    pub last: Moment,
    /// In how many articles.
    pub articles: usize,
}

/// Something the party is reported to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where, in [`Dossier::reports`].
    pub report: usize,
    /// Where in its text; several where the reporter's words stand between.
    pub pieces: Vec<Span>,
    /// What is said, on one line; “…” where the reporter's words stand between.
    pub words: String,
    /// How it is reported.
    pub kind: QuotationKind,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// The word that shows it (“said”).
    pub cue: Option<String>,
    /// Who answers it in the same article.
    pub answers: Vec<Answer>,
    /// Where else it stands, in [`Dossier::statements`].
    pub statement: Option<usize>,
}

impl Claim {
    /// From its first word to its last.
    pub fn span(&self) -> Span {
        self.pieces.iter().copied().reduce(Span::to).unwrap_or_default()
    }
}

/// An answer to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who answers, if that is known.
    pub name: Option<String>,
    /// How.
    pub act: SpeechAct,
    /// The answer itself, where it is a quotation of its own.
    pub words: Option<String>,
}

/// The same words in several articles, by time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its longest form, of those that are not credited to another.
    pub longest: String,
    /// Every place where it stands, the longest form's, too.
    pub occurrences: Vec<Occurrence>,
}

/// One place where a statement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, as [`Dossier::report`] counts.
    pub report: usize,
    /// Who is said to say it there, if that is known.
    pub speaker: Option<String>,
    /// Whether that is the party.
    pub credit: Credit,
    /// In which words.
    pub words: String,
}

/// Whom an article credits with what the party says in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credit {
    /// The party, by one of its names or one that may be its own.
    Party,
    /// Nobody by name.
    Unnamed,
    /// Somebody else.
    Another,
}

impl Occurrence {
    /// Whom it is credited to there, where that is not the party.
    pub fn credited(&self) -> Option<&str> {
        self.speaker.as_deref().filter(|_| self.credit != Credit::Party)
    }
}

/// A party that is named in the same articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// In how many articles.
    pub articles: usize,
}

/// What is known of a party over many articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Who it is of.
    pub party: Party,
    /// Articles that name it, in the order they came in.
    pub reports: Vec<Report>,
    /// Articles of the same stories that do not name it and may have its words.
    pub beside: Vec<Report>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// What else it is called in them and how often, the most often first.
    pub aliases: Vec<(String, usize)>,
    /// What it is said to be, by when that is said first.
    pub roles: Vec<Role>,
    /// What it says, in the order of the articles and their text.
    pub claims: Vec<Claim>,
    /// What stands in several articles.
    pub statements: Vec<Statement>,
    /// Who is named beside it, the most often first.
    pub companions: Vec<Companion>,
}

/// Who says what is compared: the party, or anybody else, as others' words are not compared with one another.
const THE_PARTY: Voice = Voice(0);
const ANOTHER: Voice = Voice(1);

impl Dossier {
    /// The article of this number: those that name the party first, then those beside.
    pub fn report(&self, number: usize) -> &Report {
        number.checked_sub(self.reports.len()).map_or_else(|| &self.reports[number], |number| &self.beside[number])
    }

    /// The other articles in which the words of `claim` stand, and how they are like it there.
    pub fn elsewhere<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = (&'a Occurrence, Likeness)> {
        let statement = claim.statement.map(|number| &self.statements[number]);
        let others = statement.into_iter().flat_map(|statement| &statement.occurrences);
        let others = others.filter(|other| other.report != claim.report);
        others.map(|other| (other, likeness(&other.words, &claim.words)))
    }

    /// What else the party is called, each name once: those taken in first, then the most often.
    pub fn other_names(&self) -> Vec<&str> {
        let mut known: HashSet<String> = self.party.names.iter().take(1).map(|name| name.to_lowercase()).collect();
        let taken_in = self.party.names.iter().skip(1).map(String::as_str);
        let names = taken_in.chain(self.aliases.iter().map(|(name, _)| name.as_str()));
        names.filter(|name| known.insert(name.to_lowercase())).collect()
    }
}

/// A dossier that is being made.
#[derive(Debug)]
pub struct Making {
    dossier: Dossier,
    /// What the party is called, in small letters.
    names: Vec<String>,
    aliases: BTreeMap<String, usize>,
    roles: BTreeMap<String, Role>,
    /// By kind, then by name as it is written.
    companions: BTreeMap<EntityKind, HashMap<String, usize, foldhash::fast::FixedState>>,
    /// What the party says, and what others say in the same words, to find what is said alike.
    quoted: Vec<Quoted>,
    /// What a quotation that says the same as one of the party's has some of.
    own_traces: HashSet<u32, foldhash::fast::FixedState>,
    /// Whom words that others of these names say are credited to.
    credits: HashMap<String, Credit, foldhash::fast::FixedState>,
}

/// A quotation of one of the articles.
#[derive(Debug)]
struct Quoted {
    report: usize,
    speaker: Option<String>,
    credit: Credit,
    kind: QuotationKind,
    words: String,
    /// Which claim of the party's it is.
    claim: Option<usize>,
    /// What a quotation that says the same has some of.
    traces: Vec<u32>,
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
        let (own_traces, credits) = (HashSet::default(), HashMap::default());
        Self { dossier, names, aliases, roles, companions, quoted: vec![], own_traces, credits }
    }

    /// Takes in what was found in an article with this text; one that does not name the party is left out. They are to come
    /// by time.
    pub fn add(&mut self, report: Report, text: &str, findings: &Findings) {
        let is_own: Vec<bool> = findings.parties.iter().map(|party| self.is(party)).collect();
        if !is_own.contains(&true) {
            return;
        }
        let moment = report.moment;
        self.dossier.reports.push(report);
        for (party, is_own) in findings.parties.iter().zip(&is_own) {
            if *is_own {
                self.own(party, moment);
            } else if party.is_named {
                let known = self.companions.entry(party.kind).or_default();
                match known.get_mut(&party.name) {
                    Some(count) => *count += 1,
                    None => drop(known.insert(party.name.clone(), 1)),
                }
            }
        }
        for claim in &findings.claims {
            self.claim(claim, &is_own, text, findings);
        }
    }

    /// Takes in an article that tells one of [`Making::stories`] and does not name the party, for the words that are the
    /// party's elsewhere. It is to come behind all that name it.
    pub fn add_beside(&mut self, report: Report, text: &str, findings: &Findings) {
        let mut report = Some(report);
        for claim in &findings.claims {
            let words = claim.words(text);
            let traces = traces(&words);
            // Most of what others say has nothing of it.
            if !traces.iter().any(|trace| self.own_traces.contains(trace)) {
                continue;
            }
            self.dossier.beside.extend(report.take());
            self.quote(claim, (words, traces), None, findings);
        }
    }

    /// The stories in which the party says something, those it spoke in last first.
    pub fn stories(&self) -> Vec<StoryId> {
        let mut known = HashSet::new();
        let stories = self.dossier.claims.iter().rev().filter_map(|claim| self.dossier.reports[claim.report].story);
        stories.filter(|story| known.insert(story.0)).collect()
    }

    /// The articles that were taken in.
    pub fn items(&self) -> BTreeSet<ItemId> {
        self.dossier.reports.iter().map(|report| report.item).collect()
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
        dossier.companions = together(companions, dossier.reports.len());
        dossier
            .companions
            .sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
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

    fn own(&mut self, party: &FoundParty, moment: Moment) {
        self.dossier.mentions += party.mentions;
        for (name, count) in &party.aliases {
            if self.dossier.party.names.first() != Some(name) {
                *self.aliases.entry(name.clone()).or_default() += count;
            }
        }
        for words in &party.roles {
            let fresh = || Role { words: words.clone(), first: moment, last: moment, articles: 0 };
            let role = self.roles.entry(words.to_lowercase()).or_insert_with(fresh);
            role.last = moment;
            role.articles += 1;
        }
    }

    fn claim(&mut self, found: &FoundClaim, is_own: &[bool], text: &str, findings: &Findings) {
        let report = self.dossier.reports.len() - 1;
        let name = |party: usize| findings.parties[party].name.clone();
        let words = found.words(text);
        let claim = found.speaker.filter(|party| is_own[*party]).map(|_| {
            let answers = found.answers.iter().map(|answer| Answer {
                name: answer.party.map(name),
                act: answer.act,
                words: answer.claim.map(|claim| findings.claims[claim].words(text)),
            });
            self.dossier.claims.push(Claim {
                report,
                pieces: found.pieces.clone(),
                words: words.clone(),
                kind: found.kind,
                act: found.act,
                cue: found.cue.map(|cue| on_one_line(cue.of(text))),
                answers: answers.collect(),
                statement: None,
            });
            self.dossier.claims.len() - 1
        });
        let traces = traces(&words);
        if claim.is_some() {
            self.own_traces.extend(&traces);
        }
        self.quote(found, (words, traces), claim, findings);
    }

    /// Keeps what is said in the last article that was taken in.
    fn quote(
        &mut self,
        found: &FoundClaim,
        (words, traces): (String, Vec<u32>),
        claim: Option<usize>,
        findings: &Findings,
    ) {
        let report = self.dossier.reports.len() + self.dossier.beside.len() - 1;
        let speaker = found.speaker.map(|party| &findings.parties[party]);
        let credit = match (claim, speaker) {
            (Some(_), _) => Credit::Party,
            (None, Some(speaker)) if speaker.is_named => self.credit(speaker),
            _ => Credit::Unnamed,
        };
        self.quoted.push(Quoted {
            report,
            speaker: speaker.map(|speaker| speaker.name.clone()),
            credit,
            kind: found.kind,
            words,
            claim,
            traces,
        });
    }

    /// Whether who is named in another way may be the party all the same.
    fn credit(&mut self, speaker: &FoundParty) -> Credit {
        if let Some(known) = self.credits.get(&speaker.name) {
            return *known;
        }
        let Party { names, others, kind } = &self.dossier.party;
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
/// them take it for: a town is also who governs it.
fn together(
    companions: BTreeMap<EntityKind, HashMap<String, usize, foldhash::fast::FixedState>>,
    reports: usize,
) -> Vec<Companion> {
    let mut together: BTreeMap<String, Vec<(usize, EntityKind, String)>> = BTreeMap::new();
    for (kind, names) in companions {
        for (name, articles) in names {
            together.entry(name.to_lowercase()).or_default().push((articles, kind, name));
        }
    }
    let companion = |names: Vec<(usize, EntityKind, String)>| {
        let all: usize = names.iter().map(|(articles, ..)| articles).sum();
        let (_, kind, name) = names.into_iter().max()?;
        Some(Companion { name, kind, articles: all.min(reports) })
    };
    together.into_values().filter_map(companion).collect()
}

/// Finds what of `quoted` is said alike: a claim of the party's, and whatever is the same as it.
fn state(dossier: &mut Dossier, quoted: &[Quoted], own_traces: &HashSet<u32, foldhash::fast::FixedState>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;

    fn dossier(articles: &[&str]) -> Dossier {
        dossier_and_beside(articles, &[])
    }

    /// All of one story.
    fn dossier_and_beside(articles: &[&str], beside: &[&str]) -> Dossier {
        let party =
            Party { names: vec!["Ana Ruiz".to_owned()], others: vec!["Bo Ruiz".to_owned()], kind: EntityKind::Person };
        let mut making = Making::new(party);
        for (day, text) in (0..).zip(articles.iter().chain(beside)) {
            let document = crate::document::read_text((*text).to_owned(), vec![]);
            let (source, title) = (Some(format!("Outlet {day}")), String::new());
            let (item, moment, story) = (ItemId(day), Moment(day * 86_400), Some(StoryId(1)));
            let report = Report { item, moment, source, title, url: None, is_twin: false, story };
            let findings = Findings::of(text, &analyze(&document, &Lexicon::built_in()));
            if usize::try_from(day).unwrap() < articles.len() {
                making.add(report, text, &findings);
            } else {
                making.add_beside(report, text, &findings);
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
    fn a_companion_is_one_whatever_it_was_taken_for() {
        let known = |names: &[(&str, usize)]| names.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        let companions = BTreeMap::from([
            (EntityKind::Organization, known(&[("Harnby", 2)])),
            (EntityKind::Place, known(&[("Harnby", 3), ("HARNBY", 1), ("Alder", 1)])),
        ]);
        let found = together(companions, 5);
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
        assert_eq!((places[0].credited(), places[1].credited()), (None, Some("Bo Li")));
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
