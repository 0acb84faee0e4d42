//! What the articles of a story say side by side: the same claim in each of them, whom each credits with it, which of
//! its words they keep, and who is quoted where.

use super::super::findings::{Exchange, Findings, FoundClaim, together};
use super::super::variants::{Group, Likeness, Piece, Source, StoryNumber, Variants, Voice, changes, likeness};
use super::Story;
use super::speakers::{Parties, Verdicts};
use crate::analysis::{EntityKind, QuotationKind, SpeechAct};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What is reported in fewer words says nothing by itself.
const LEAST_WORDS: usize = 3;

/// What articles say, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What is said: what most articles have first, then what was said first.
    pub statements: Vec<Statement>,
    /// Who is quoted, those first who are in most articles.
    pub speakers: Vec<Speaker>,
}

/// Something that is said in one or several of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its longest form.
    pub longest: String,
    /// How each article has it, in the order of the articles.
    pub tellings: Vec<Telling>,
}

/// Whom an article credits with something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credit {
    /// It does not say, or that was not found.
    Nobody,
    /// Somebody without a name: “a council official”.
    Described(String),
    /// Somebody by name, or several who say it together, in [`Comparison::speakers`], in the order in which they are
    /// named.
    Parties(Vec<usize>),
}

/// How an article has something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Which article, counted from 0.
    pub article: usize,
    /// Where it stands in its text.
    pub span: Span,
    /// Its words there.
    pub words: String,
    /// How it is reported.
    pub kind: QuotationKind,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// Who says it there.
    pub credit: Credit,
    /// Whom it answers there, and who answers it.
    pub exchange: Exchange,
    /// How its words are like the longest form.
    pub likeness: Likeness,
    /// What became of the longest form's words in its own.
    pub pieces: Vec<Piece>,
}

/// Somebody who is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// What they are called.
    pub name: String,
    /// What they are.
    pub kind: EntityKind,
    /// In which articles, and how often.
    pub articles: Vec<(usize, usize)>,
}

impl Statement {
    /// How many articles have it.
    pub fn articles(&self) -> usize {
        let mut articles: Vec<usize> = self.tellings.iter().map(|telling| telling.article).collect();
        articles.dedup();
        articles.len()
    }

    /// Who is credited with it by name, in [`Comparison::speakers`], in the order of the articles: several where those
    /// disagree, nobody where none has a name. An article that names some of those who say it together agrees with one
    /// that names all.
    pub fn credited(&self) -> Vec<&[usize]> {
        let mut credited: Vec<&[usize]> = Vec::new();
        for telling in &self.tellings {
            let Credit::Parties(parties) = &telling.credit else { continue };
            if credited.iter().any(|known| are_among(parties, known)) {
                continue;
            }
            // The first of what is less takes all of them, so that the order stays.
            match credited.iter().position(|known| are_among(known, parties)) {
                Some(first) => {
                    credited[first] = parties;
                    let mut place = 0..;
                    credited.retain(|known| place.next() == Some(first) || !are_among(known, parties));
                }
                None => credited.push(parties),
            }
        }
        credited
    }
}

impl Comparison {
    /// What `credit` calls whoever says it, several as one; `None` where that is nothing.
    pub fn name(&self, credit: &Credit) -> Option<String> {
        together(&self.names(credit))
    }

    /// What `credit` calls each of those who say it.
    pub fn names<'a>(&'a self, credit: &'a Credit) -> Vec<&'a str> {
        match credit {
            Credit::Nobody => vec![],
            Credit::Described(words) => vec![words],
            Credit::Parties(parties) => self.called(parties),
        }
    }

    /// What each of `parties` is called.
    pub fn called(&self, parties: &[usize]) -> Vec<&str> {
        parties.iter().map(|party| self.speakers[*party].name.as_str()).collect()
    }
}

/// A claim of one of the articles.
struct Claim<'a> {
    article: usize,
    found: &'a FoundClaim,
    credit: Credit,
    exchange: Exchange,
    words: String,
}

/// Lays articles side by side, of which the texts and what was found in them are given, the oldest first; `verdicts` is
/// what their reader said of who is who.
pub fn compare(articles: &[(&str, &Findings)], verdicts: &Verdicts) -> Comparison {
    let parties = Parties::of(articles, verdicts);
    let mut said_by = SaidBy { parties: &parties, numbers: vec![], speakers: vec![] };
    let mut claims: Vec<Claim> = Vec::new();
    for (article, (text, findings)) in articles.iter().enumerate() {
        for ((number, found), exchange) in findings.claims.iter().enumerate().zip(findings.exchanges()) {
            let credit = said_by.credit(found, (article, findings));
            let words = found.words(text);
            if says_something(found, &words) && !(credit == Credit::Nobody && is_within_another(number, findings)) {
                claims.push(Claim { article, found, credit, exchange, words });
            }
        }
    }
    let mut statements = statements(&claims);
    statements.sort_by_key(|statement| std::cmp::Reverse(statement.articles()));
    let mut comparison = Comparison { statements, speakers: said_by.speakers };
    comparison.sort_speakers();
    comparison
}

/// Who speaks in the articles, as far as they were gone through.
struct SaidBy<'a> {
    parties: &'a Parties<'a>,
    /// By their numbers in `parties`, in the order in which they speak first.
    numbers: Vec<usize>,
    speakers: Vec<Speaker>,
}

impl SaidBy<'_> {
    /// Whom the article credits with `found`.
    fn credit(&mut self, found: &FoundClaim, (article, findings): (usize, &Findings)) -> Credit {
        let mut credited: Vec<usize> = Vec::new();
        for number in &found.speakers {
            let Some(number) = self.parties.number(&findings.parties[*number]) else { continue };
            let at = self.number(number);
            if !credited.contains(&at) {
                credited.push(at);
                self.speakers[at].speak_in(article);
            }
        }
        match (credited.is_empty(), found.speakers.first()) {
            (false, _) => Credit::Parties(credited),
            (true, Some(party)) => Credit::Described(findings.parties[*party].name.clone()),
            (true, None) => Credit::Nobody,
        }
    }

    /// The number among speakers of who has this `number` among parties.
    fn number(&mut self, number: usize) -> usize {
        self.numbers.iter().position(|known| *known == number).unwrap_or_else(|| {
            let (name, kind) = self.parties.full(number);
            self.numbers.push(number);
            self.speakers.push(Speaker { name: name.to_owned(), kind, articles: vec![] });
            self.speakers.len() - 1
        })
    }
}

impl Comparison {
    /// Those who are quoted in most articles first.
    fn sort_speakers(&mut self) {
        let mut order: Vec<usize> = (0..self.speakers.len()).collect();
        let quoted = |number: &usize| (self.speakers[*number].articles.len(), self.speakers[*number].claims());
        order.sort_by_key(|number| std::cmp::Reverse(quoted(number)));
        self.speakers = order.iter().map(|number| self.speakers[*number].clone()).collect();
        let place: BTreeMap<usize, usize> =
            order.into_iter().enumerate().map(|(place, number)| (number, place)).collect();
        for telling in self.statements.iter_mut().flat_map(|statement| &mut statement.tellings) {
            if let Credit::Parties(parties) = &mut telling.credit {
                for party in parties {
                    *party = place[party];
                }
            }
        }
    }
}

impl Speaker {
    /// How often they are quoted in all.
    pub fn claims(&self) -> usize {
        self.articles.iter().map(|(_, count)| count).sum()
    }

    /// The outlets of `story` that quote them, by time, and how often.
    pub fn outlets<'a>(&self, story: &'a Story) -> Vec<(&'a str, usize)> {
        let mut outlets: Vec<(&str, usize)> = Vec::new();
        for (article, count) in &self.articles {
            let outlet = story.articles[*article].outlet.as_str();
            match outlets.iter_mut().find(|(known, _)| *known == outlet) {
                Some((_, known)) => *known += count,
                None => outlets.push((outlet, *count)),
            }
        }
        outlets
    }

    fn speak_in(&mut self, article: usize) {
        match self.articles.last_mut() {
            Some((last, count)) if *last == article => *count += 1,
            _ => self.articles.push((article, 1)),
        }
    }
}

/// Whether all of `parties` are among `others`.
fn are_among(parties: &[usize], others: &[usize]) -> bool {
    parties.iter().all(|party| others.contains(party))
}

/// Whether a claim is worth a place beside others: a reported “that” is none.
fn says_something(found: &FoundClaim, words: &str) -> bool {
    found.kind == QuotationKind::Direct || words.split(' ').count() >= LEAST_WORDS
}

/// Whether a claim is part of another of its article: where nobody is known to say it, the other says it already.
fn is_within_another(number: usize, findings: &Findings) -> bool {
    /// Claims come in the order of the text: the one around it is not far before it, or begins where it does.
    const NEAR: usize = 16;
    let span = findings.claims[number].span();
    let holds = |other: &FoundClaim| other.span() != span && other.pieces.iter().any(|piece| piece.covers(span));
    findings.claims.iter().take(number + 2).skip(number.saturating_sub(NEAR)).any(holds)
}

/// What is said, by when it is said first.
fn statements(claims: &[Claim]) -> Vec<Statement> {
    let mut variants = Variants::default();
    // What several say together is compared as each one's.
    let mut claim_of: Vec<usize> = Vec::new();
    for (number, Claim { words, credit, found, .. }) in claims.iter().enumerate() {
        let is_quoted = found.kind != QuotationKind::Indirect;
        for voice in voices(credit) {
            claim_of.push(number);
            variants.insert_from(words, Source { voice, story: Some(StoryNumber(0)), is_quoted });
        }
    }
    let groups = joined(&variants.groups(), &claim_of, claims);
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        group_of.extend(group.members.iter().map(|(member, _)| (*member, number)));
    }
    let mut statements = Vec::new();
    for number in 0..claims.len() {
        let Some(group) = group_of.get(&number).map(|group| &groups[*group]) else {
            statements.push(statement(claims, number, &[(number, Likeness::Exact)]));
            continue;
        };
        // With its first claim the group has its turn.
        if group.members.first().is_some_and(|(first, _)| *first == number) {
            statements.push(statement(claims, group.longest, &group.members));
        }
    }
    statements
}

/// As whose what is credited so is compared: as each one's of several, as nobody's where none has a name.
fn voices(credit: &Credit) -> Vec<Option<Voice>> {
    let voice = |number: &usize| Some(Voice(u32::try_from(*number).expect("fewer than 2³² speakers")));
    match credit {
        Credit::Parties(parties) => parties.iter().map(voice).collect(),
        Credit::Described(_) | Credit::Nobody => vec![None],
    }
}

/// `groups` of what was compared, which is of the claims `claim_of` says, as groups of claims: those that have a claim
/// of several in common are one.
fn joined(groups: &[Group], claim_of: &[usize], claims: &[Claim]) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for group in groups {
        let members = group.members.iter().map(|(member, likeness)| (claim_of[*member], *likeness));
        let mut group = Group { longest: claim_of[group.longest], members: members.collect() };
        let shared: BTreeSet<usize> =
            group.members.iter().filter_map(|(claim, _)| group_of.get(claim)).copied().collect();
        for other in shared {
            let other = std::mem::replace(&mut joined[other], Group { longest: 0, members: vec![] });
            let words = |number: usize| &claims[number].words;
            if words(other.longest).len() >= words(group.longest).len() {
                group.longest = other.longest;
            }
            group.members.extend(other.members);
            for (claim, is_like) in &mut group.members {
                *is_like = likeness(words(*claim), words(group.longest));
            }
        }
        group.members.sort_unstable();
        group.members.dedup_by_key(|(claim, _)| *claim);
        group_of.extend(group.members.iter().map(|(claim, _)| (*claim, joined.len())));
        joined.push(group);
    }
    joined
}

fn statement(claims: &[Claim], longest: usize, members: &[(usize, Likeness)]) -> Statement {
    let longest = &claims[longest];
    let telling = |(member, likeness): &(usize, Likeness)| {
        let claim = &claims[*member];
        Telling {
            article: claim.article,
            span: claim.found.span(),
            words: claim.words.clone(),
            kind: claim.found.kind,
            act: claim.found.act,
            credit: claim.credit.clone(),
            exchange: claim.exchange.clone(),
            likeness: *likeness,
            pieces: changes(&longest.words, &claim.words),
        }
    };
    Statement { longest: longest.words.clone(), tellings: members.iter().map(telling).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::super::variants::Change;
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;

    fn compared(texts: &[&str]) -> Comparison {
        let lexicon = Lexicon::built_in();
        let found: Vec<Findings> = texts
            .iter()
            .map(|text| {
                let document = crate::document::read_text((*text).to_owned(), vec![]);
                Findings::of(text, &analyze(&document, &lexicon))
            })
            .collect();
        let articles: Vec<(&str, &Findings)> = texts.iter().copied().zip(&found).collect();
        compare(&articles, &Verdicts::new())
    }

    /// The names that each telling of the statement with `words` credits; “nobody” where there is none.
    fn credits(comparison: &Comparison, words: &str) -> Vec<String> {
        let statement = comparison.statements.iter().find(|statement| statement.longest.contains(words));
        let statement = statement.unwrap_or_else(|| panic!("{words}: {comparison:#?}"));
        let name = |telling: &Telling| comparison.name(&telling.credit).unwrap_or_else(|| "nobody".to_owned());
        statement.tellings.iter().map(name).collect()
    }

    #[test]
    fn the_same_words_stand_side_by_side_with_what_each_leaves_out() {
        let comparison = compared(&[
            "Mayor Ana Ruiz spoke on Monday. “The old dam must be repaired before the rains come,” Ruiz said.",
            "Ana Ruiz, the mayor of Harnby, warned: “The old dam must be repaired before the rains come, and the \
             school must wait until May.” Bo Li rejected that. “Nobody asked the farmers,” Li said.",
        ]);
        let first = &comparison.statements[0];
        assert_eq!((first.articles(), first.credited()), (2, vec![&[0][..]]), "{comparison:#?}");
        assert_eq!(credits(&comparison, "old dam"), ["Ana Ruiz"; 2]);
        let pieces = |telling: &Telling, change| {
            let pieces = telling.pieces.iter().filter(move |piece| piece.change == change);
            pieces.map(|piece| piece.whole.of(&first.longest).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(pieces(&first.tellings[0], Change::LeftOut), ["and the school must wait until May.”"]);
        assert_eq!(pieces(&first.tellings[1], Change::Kept), [first.longest.as_str()]);
        assert!(comparison.statements.iter().any(|other| other.longest.contains("farmers") && other.articles() == 1));
        assert_eq!((comparison.speakers[0].name.as_str(), comparison.speakers[0].articles.len()), ("Ana Ruiz", 2));
    }

    #[test]
    fn like_words_of_two_parties_are_two_statements_and_the_same_words_are_one_that_is_disputed() {
        let comparison = compared(&[
            "Mayor Ana Ruiz spoke. “We will not gamble with four villages below the dam,” Ruiz said. Ruiz said that the \
             school would stay open in May.",
            "The farmer Bo Li spoke. “We will not gamble with four villages below the dam,” Li said. Li said that the \
             school would stay open in March.",
        ]);
        assert_eq!(credits(&comparison, "gamble"), ["Ana Ruiz", "Bo Li"]);
        let several: Vec<&str> = comparison
            .statements
            .iter()
            .filter(|statement| statement.articles() > 1)
            .map(|statement| statement.longest.as_str())
            .collect();
        assert_eq!(several.len(), 1, "{several:?}");
    }

    #[test]
    fn what_somebody_repeats_is_no_telling_of_its_own() {
        let comparison = compared(&[
            "Mayor Ana Ruiz spoke. “We were told in May that the wall was sound and would hold,” Ruiz said.",
            "Mayor Ana Ruiz spoke. “We were told in May that the wall was sound and would hold,” Ruiz said on Monday.",
        ]);
        assert_eq!(comparison.statements.len(), 1, "{comparison:#?}");
        assert_eq!(comparison.statements[0].tellings.len(), 2);
    }

    #[test]
    fn who_say_it_together_are_all_credited_and_who_names_one_of_them_agrees() {
        let said = "said that the school would stay open all summer.";
        let tellings = ["Ana Ruiz", "Ana Ruiz and Bo Li", "Bo Li"].map(|who| format!("{who} {said}"));
        let comparison = compared(&[&tellings[0], &tellings[1], &tellings[2]]);
        assert_eq!(credits(&comparison, "school"), ["Ana Ruiz", "Ana Ruiz and Bo Li", "Bo Li"], "{comparison:#?}");
        let names: Vec<Vec<&str>> =
            comparison.statements[0].credited().into_iter().map(|parties| comparison.called(parties)).collect();
        assert_eq!(names, [["Ana Ruiz", "Bo Li"]]);
        let quoted =
            |name: &str| comparison.speakers.iter().find(|speaker| speaker.name == name).unwrap().articles.len();
        assert_eq!((quoted("Ana Ruiz"), quoted("Bo Li")), (2, 2));
        let likeness: Vec<Likeness> =
            comparison.statements[0].tellings.iter().map(|telling| telling.likeness).collect();
        assert_eq!(likeness, [Likeness::Exact; 3]);
    }

    #[test]
    fn another_who_is_credited_with_what_two_say_together_is_a_dispute() {
        let said = "“We will not gamble with four villages below the dam,”";
        let comparison =
            compared(&[&format!("{said} Ana Ruiz and Bo Li said."), &format!("{said} Cleo Dahl and Bo Li said.")]);
        assert_eq!(comparison.statements.len(), 1, "{comparison:#?}");
        let credited = comparison.statements[0].credited();
        assert_eq!(credited.len(), 2, "{comparison:#?}");
        assert_eq!(comparison.called(credited[1]), ["Cleo Dahl", "Bo Li"]);
    }

    #[test]
    fn who_has_half_a_name_is_who_has_the_whole_and_who_has_none_may_be() {
        let comparison = compared(&[
            "“The ferry will not run before the ice breaks,” Ruiz said.",
            "Mayor Ana Ruiz spoke. “The ferry will not run before the ice breaks,” Ruiz said.",
            "A council official spoke. “The ferry will not run before the ice breaks,” the official said.",
        ]);
        let credited = credits(&comparison, "ferry");
        assert_eq!(credited[..2], ["Ana Ruiz"; 2], "{comparison:#?}");
        assert!(credited[2].contains("official"), "{credited:?}");
        assert_eq!((comparison.speakers.len(), comparison.statements[0].credited()), (1, vec![&[0][..]]));
    }
}
