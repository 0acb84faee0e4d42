//! What the articles of a story say side by side: the same claim in each of them, whom each credits with it, which of its
//! words they keep, and who is quoted where.

use super::super::findings::{Findings, FoundClaim};
use super::super::variants::{Likeness, Piece, Source, StoryNumber, Variants, Voice, changes};
use super::Story;
use super::speakers::{Parties, Verdicts};
use crate::analysis::{EntityKind, QuotationKind, SpeechAct};
use crate::text::Span;
use std::collections::BTreeMap;

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
    /// Somebody by name, in [`Comparison::speakers`].
    Party(usize),
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
    /// disagree, nobody where none has a name.
    pub fn credited(&self) -> Vec<usize> {
        let mut credited = Vec::new();
        for telling in &self.tellings {
            if let Credit::Party(party) = telling.credit
                && !credited.contains(&party)
            {
                credited.push(party);
            }
        }
        credited
    }
}

impl Comparison {
    /// What `credit` calls whoever says it; `None` where that is nothing.
    pub fn name<'a>(&'a self, credit: &'a Credit) -> Option<&'a str> {
        match credit {
            Credit::Nobody => None,
            Credit::Described(words) => Some(words),
            Credit::Party(party) => Some(&self.speakers[*party].name),
        }
    }
}

/// A claim of one of the articles.
struct Claim<'a> {
    article: usize,
    found: &'a FoundClaim,
    credit: Credit,
    words: String,
}

/// Lays articles side by side, of which the texts and what was found in them are given, the oldest first; `verdicts` is what
/// their reader said of who is who.
pub fn compare(articles: &[(&str, &Findings)], verdicts: &Verdicts) -> Comparison {
    let parties = Parties::of(articles, verdicts);
    // By their numbers in `parties`, in the order in which they speak first.
    let mut numbers: Vec<usize> = Vec::new();
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut claims: Vec<Claim> = Vec::new();
    for (article, (text, findings)) in articles.iter().enumerate() {
        for (number, found) in findings.claims.iter().enumerate() {
            let party = found.speaker.map(|number| &findings.parties[number]);
            let credit = match party.map(|party| (party, parties.number(party))) {
                None => Credit::Nobody,
                Some((party, None)) => Credit::Described(party.name.clone()),
                Some((_, Some(number))) => {
                    let at = numbers.iter().position(|known| *known == number).unwrap_or_else(|| {
                        let (name, kind) = parties.full(number);
                        numbers.push(number);
                        speakers.push(Speaker { name: name.to_owned(), kind, articles: vec![] });
                        speakers.len() - 1
                    });
                    speakers[at].speak_in(article);
                    Credit::Party(at)
                }
            };
            let words = found.words(text);
            if says_something(found, &words) && !(credit == Credit::Nobody && is_within_another(number, findings)) {
                claims.push(Claim { article, found, credit, words });
            }
        }
    }
    let mut statements = statements(&claims);
    statements.sort_by_key(|statement| std::cmp::Reverse(statement.articles()));
    let mut comparison = Comparison { statements, speakers };
    comparison.sort_speakers();
    comparison
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
            if let Credit::Party(party) = &mut telling.credit {
                *party = place[party];
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
    for Claim { words, credit, found, .. } in claims {
        let voice = match credit {
            Credit::Party(number) => Some(Voice(u32::try_from(*number).expect("fewer than 2³² speakers"))),
            Credit::Described(_) | Credit::Nobody => None,
        };
        let is_quoted = found.kind != QuotationKind::Indirect;
        variants.insert_from(words, Source { voice, story: Some(StoryNumber(0)), is_quoted });
    }
    let groups = variants.groups();
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

    /// The names that each telling of the statement with `words` credits.
    fn credits<'a>(comparison: &'a Comparison, words: &str) -> Vec<Option<&'a str>> {
        let statement = comparison.statements.iter().find(|statement| statement.longest.contains(words));
        let statement = statement.unwrap_or_else(|| panic!("{words}: {comparison:#?}"));
        statement.tellings.iter().map(|telling| comparison.name(&telling.credit)).collect()
    }

    #[test]
    fn the_same_words_stand_side_by_side_with_what_each_leaves_out() {
        let comparison = compared(&[
            "Mayor Ana Ruiz spoke on Monday. “The old dam must be repaired before the rains come,” Ruiz said.",
            "Ana Ruiz, the mayor of Harnby, warned: “The old dam must be repaired before the rains come, and the \
             school must wait until May.” Bo Li rejected that. “Nobody asked the farmers,” Li said.",
        ]);
        let first = &comparison.statements[0];
        assert_eq!((first.articles(), first.credited()), (2, vec![0]), "{comparison:#?}");
        assert_eq!(credits(&comparison, "old dam"), [Some("Ana Ruiz"); 2]);
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
        assert_eq!(credits(&comparison, "gamble"), [Some("Ana Ruiz"), Some("Bo Li")]);
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
    fn who_has_half_a_name_is_who_has_the_whole_and_who_has_none_may_be() {
        let comparison = compared(&[
            "“The ferry will not run before the ice breaks,” Ruiz said.",
            "Mayor Ana Ruiz spoke. “The ferry will not run before the ice breaks,” Ruiz said.",
            "A council official spoke. “The ferry will not run before the ice breaks,” the official said.",
        ]);
        let credited = credits(&comparison, "ferry");
        assert_eq!(credited[..2], [Some("Ana Ruiz"); 2], "{comparison:#?}");
        assert!(credited[2].is_some_and(|name| name.contains("official")), "{credited:?}");
        assert_eq!((comparison.speakers.len(), comparison.statements[0].credited()), (1, vec![0]));
    }
}
