//! What the articles of a story say side by side: the same claim in each of them, which of its words they keep, and who
//! is quoted where.

use super::super::findings::{Findings, FoundClaim};
use super::super::variants::{Likeness, Run, Variants, kept};
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
    /// Who says it, as the article with the longest form has it; `None` where that is not known.
    pub speaker: Option<String>,
    /// What that is.
    pub kind: Option<EntityKind>,
    /// Its longest form.
    pub longest: String,
    /// How each article has it, in the order of the articles.
    pub tellings: Vec<Telling>,
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
    /// How its words are like the longest form.
    pub likeness: Likeness,
    /// All of the longest form, in runs that are kept here or left out.
    pub runs: Vec<Run>,
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
}

/// A claim of one of the articles.
struct Claim<'a> {
    article: usize,
    found: &'a FoundClaim,
    speaker: Option<(String, EntityKind)>,
    words: String,
}

/// Lays articles side by side, of which the texts and what was found in them are given, the oldest first.
pub fn compare(articles: &[(&str, &Findings)]) -> Comparison {
    let mut claims: Vec<Claim> = Vec::new();
    let mut speakers: BTreeMap<String, Speaker> = BTreeMap::new();
    let mut variants = Variants::default();
    for (article, (text, findings)) in articles.iter().enumerate() {
        for found in &findings.claims {
            let party = found.speaker.map(|number| &findings.parties[number]);
            if let Some(party) = party.filter(|party| party.is_named) {
                let fresh = || Speaker { name: party.name.clone(), kind: party.kind, articles: vec![] };
                let speaker = speakers.entry(party.name.to_lowercase()).or_insert_with(fresh);
                match speaker.articles.last_mut() {
                    Some((last, count)) if *last == article => *count += 1,
                    _ => speaker.articles.push((article, 1)),
                }
            }
            let words = found.words(text);
            if !says_something(found, &words) {
                continue;
            }
            variants.insert(&words);
            claims.push(Claim { article, found, speaker: party.map(|party| (party.name.clone(), party.kind)), words });
        }
    }
    let mut statements = statements(&claims, &variants);
    statements.sort_by_key(|statement| std::cmp::Reverse(statement.articles()));
    let mut speakers: Vec<Speaker> = speakers.into_values().collect();
    speakers.sort_by_key(|speaker| std::cmp::Reverse((speaker.articles.len(), speaker.claims())));
    Comparison { statements, speakers }
}

impl Speaker {
    /// How often they are quoted in all.
    pub fn claims(&self) -> usize {
        self.articles.iter().map(|(_, count)| count).sum()
    }
}

/// Whether a claim is worth a place beside others: a reported “that” is none.
fn says_something(found: &FoundClaim, words: &str) -> bool {
    found.kind == QuotationKind::Direct || words.split(' ').count() >= LEAST_WORDS
}

/// What is said, by when it is said first.
fn statements(claims: &[Claim], variants: &Variants) -> Vec<Statement> {
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
            likeness: *likeness,
            runs: kept(&longest.words, &claim.words),
        }
    };
    let named = || members.iter().find_map(|(member, _)| claims[*member].speaker.clone());
    let (speaker, kind) = longest.speaker.clone().or_else(named).unzip();
    Statement { speaker, kind, longest: longest.words.clone(), tellings: members.iter().map(telling).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;

    #[test]
    fn the_same_words_stand_side_by_side_with_what_each_leaves_out() {
        let texts = [
            "Mayor Ana Ruiz spoke on Monday. “The old dam must be repaired before the rains come,” Ruiz said.",
            "Ana Ruiz, the mayor of Harnby, warned: “The old dam must be repaired before the rains come, and the \
             school must wait until May.” Bo Li rejected that. “Nobody asked the farmers,” Li said.",
        ];
        let found = texts.map(|text| {
            let document = crate::document::read_text(text.to_owned(), vec![]);
            Findings::of(text, &analyze(&document, &Lexicon::built_in()))
        });
        let comparison = compare(&[(texts[0], &found[0]), (texts[1], &found[1])]);
        let first = &comparison.statements[0];
        assert_eq!((first.articles(), first.speaker.as_deref()), (2, Some("Ana Ruiz")), "{comparison:#?}");
        let left_out: Vec<&str> =
            first.tellings[0].runs.iter().filter(|run| !run.is_kept).map(|run| run.span.of(&first.longest)).collect();
        assert_eq!(left_out, ["and the school must wait until May.”"]);
        assert!(first.tellings[1].runs.iter().all(|run| run.is_kept));
        assert!(comparison.statements.iter().any(|other| other.longest.contains("farmers") && other.articles() == 1));
        assert_eq!((comparison.speakers[0].name.as_str(), comparison.speakers[0].articles.len()), ("Ana Ruiz", 2));
    }
}
