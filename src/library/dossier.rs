//! Everything a party said, over many articles: with whom it appears, what it is called, who answers it, and where else
//! the same words stand.
//!
//! A [`Dossier`] is made of articles one after the other, so that no more than one of them is in memory at a time. Where
//! the same words stand is looked for in the articles that name the party: who quotes somebody names them.

use super::moment::Moment;
use super::shelf::ItemId;
use super::variants::{Likeness, Variants};
use crate::analysis::{Analysis, Entity, EntityId, EntityKind, MentionForm, Quotation, QuotationKind, SpeechAct};
use crate::document::Document;
use std::collections::{BTreeMap, BTreeSet};

/// Who a dossier is of: every entity of one of these names and of this kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// What it is called, the name to show first.
    pub names: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
}

impl Party {
    fn is(&self, entity: &Entity) -> bool {
        let name = entity.name.to_lowercase();
        entity.kind == self.kind && self.names.iter().any(|known| known.to_lowercase() == name)
    }
}

/// An article that names the party.
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
    /// Its longest form.
    pub longest: String,
    /// Every place where it stands, the longest form's, too.
    pub occurrences: Vec<Occurrence>,
}

/// One place where a statement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in [`Dossier::reports`].
    pub report: usize,
    /// Who is said to say it there, if that is known.
    pub speaker: Option<String>,
    /// In which words.
    pub words: String,
    /// How they are like the longest form.
    pub likeness: Likeness,
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

/// A dossier that is being made.
#[derive(Debug)]
pub struct Making {
    dossier: Dossier,
    aliases: BTreeMap<String, usize>,
    roles: BTreeMap<String, Role>,
    companions: BTreeMap<(String, EntityKind), Companion>,
    /// Every quotation of the articles: where, by whom, in which words, and which claim of the party's it is.
    quoted: Vec<(usize, Option<String>, String, Option<usize>)>,
}

impl Making {
    /// Begins the dossier of `party`.
    pub fn new(party: Party) -> Self {
        let dossier = Dossier {
            party,
            reports: vec![],
            mentions: 0,
            aliases: vec![],
            roles: vec![],
            claims: vec![],
            statements: vec![],
            companions: vec![],
        };
        let (aliases, roles, companions) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { dossier, aliases, roles, companions, quoted: vec![] }
    }

    /// Takes an article in; one that does not name the party is left out. They are to come by time.
    pub fn add(&mut self, report: Report, document: &Document, analysis: &Analysis) {
        let party = &self.dossier.party;
        let (own, others): (Vec<_>, Vec<_>) = analysis.entities.iter().enumerate().partition(|(_, one)| party.is(one));
        if own.is_empty() {
            return;
        }
        let moment = report.moment;
        self.dossier.reports.push(report);
        for (_, entity) in &own {
            self.name(entity, document, analysis);
            for role in &entity.roles {
                self.role(role, moment);
            }
        }
        for (_, entity) in others {
            if entity.mentions.iter().any(|id| analysis.mention(*id).form == MentionForm::Proper) {
                let Entity { name, kind, .. } = entity;
                let fresh = || Companion { name: name.clone(), kind: *kind, articles: 0 };
                self.companions.entry((name.to_lowercase(), *kind)).or_insert_with(fresh).articles += 1;
            }
        }
        let own: BTreeSet<EntityId> = own.into_iter().map(|(index, _)| EntityId::new(index)).collect();
        for quotation in &analysis.quotations {
            self.quotation(quotation, &own, document, analysis);
        }
    }

    /// What was made.
    pub fn finish(self) -> Dossier {
        let Self { mut dossier, aliases, roles, companions, quoted } = self;
        dossier.aliases = aliases.into_iter().collect();
        dossier.aliases.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        dossier.roles = roles.into_values().collect();
        dossier.roles.sort_by_key(|role| (role.first, std::cmp::Reverse(role.articles)));
        dossier.companions = companions.into_values().collect();
        dossier.companions.sort_by_key(|companion| std::cmp::Reverse(companion.articles));
        let mut variants = Variants::default();
        for (_, _, words, _) in &quoted {
            variants.insert(words);
        }
        for group in variants.groups() {
            let reports: BTreeSet<usize> = group.members.iter().map(|(member, _)| quoted[*member].0).collect();
            let claims: Vec<usize> = group.members.iter().filter_map(|(member, _)| quoted[*member].3).collect();
            if reports.len() < 2 || claims.is_empty() {
                continue;
            }
            for claim in claims {
                dossier.claims[claim].statement = Some(dossier.statements.len());
            }
            let occurrence = |(member, likeness): &(usize, Likeness)| {
                let (report, speaker, words, _) = &quoted[*member];
                Occurrence { report: *report, speaker: speaker.clone(), words: words.clone(), likeness: *likeness }
            };
            let occurrences = group.members.iter().map(occurrence).collect();
            dossier.statements.push(Statement { longest: quoted[group.longest].2.clone(), occurrences });
        }
        dossier
    }

    fn name(&mut self, entity: &Entity, document: &Document, analysis: &Analysis) {
        self.dossier.mentions += entity.mentions.len();
        for id in &entity.mentions {
            let mention = analysis.mention(*id);
            let name = on_one_line(mention.span.of(&document.text));
            if mention.form == MentionForm::Proper && self.dossier.party.names.first() != Some(&name) {
                *self.aliases.entry(name).or_default() += 1;
            }
        }
    }

    fn role(&mut self, words: &str, moment: Moment) {
        let fresh = || Role { words: words.to_owned(), first: moment, last: moment, articles: 0 };
        let role = self.roles.entry(words.to_lowercase()).or_insert_with(fresh);
        role.last = moment;
        role.articles += 1;
    }

    fn quotation(&mut self, quotation: &Quotation, own: &BTreeSet<EntityId>, document: &Document, analysis: &Analysis) {
        let report = self.dossier.reports.len() - 1;
        let words = |quotation: &Quotation| {
            let pieces = quotation.pieces.iter().map(|piece| on_one_line(piece.of(&document.text)));
            pieces.collect::<Vec<_>>().join(" … ")
        };
        let name = |id: EntityId| analysis.entity(id).name.clone();
        let entity = quotation.speaker.and_then(|speaker| speaker.entity);
        let claim = entity.filter(|entity| own.contains(entity)).map(|_| {
            let answers = quotation.responses.iter().map(|response| Answer {
                name: response.entity.map(name),
                act: response.act,
                words: response.quotation.map(|id| words(analysis.quotation(id))),
            });
            self.dossier.claims.push(Claim {
                report,
                words: words(quotation),
                kind: quotation.kind,
                act: quotation.speech_act,
                cue: quotation.cue.map(|cue| on_one_line(cue.of(&document.text))),
                answers: answers.collect(),
                statement: None,
            });
            self.dossier.claims.len() - 1
        });
        self.quoted.push((report, entity.map(name), words(quotation), claim));
    }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;

    fn dossier(articles: &[&str]) -> Dossier {
        let party = Party { names: vec!["Ana Ruiz".to_owned()], kind: EntityKind::Person };
        let mut making = Making::new(party);
        for (day, text) in (0..).zip(articles) {
            let document = crate::document::read_text((*text).to_owned(), vec![]);
            let (source, title) = (Some(format!("Outlet {day}")), String::new());
            let report = Report { item: ItemId(day), moment: Moment(day * 86_400), source, title, url: None };
            making.add(report, &document, &analyze(&document, &Lexicon::built_in()));
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
        let likenesses: Vec<Likeness> = statement.occurrences.iter().map(|place| place.likeness).collect();
        assert_eq!(likenesses, [Likeness::Shortened, Likeness::Exact]);
        assert!(dossier.claims.iter().all(|claim| claim.statement == Some(0)));
        assert_eq!(dossier.aliases, [("Ruiz".to_owned(), 1)]);
        assert!(dossier.roles.iter().any(|role| role.words.to_lowercase().starts_with("mayor")), "{:?}", dossier.roles);
        assert!(dossier.companions.iter().any(|companion| companion.name == "Bo Li"));
    }
}
