//! A dossier as JSON, and as JSON-LD in the words of schema.org.

use super::words::{likeness_word, longest, number, speakers};
use crate::analysis::{EntityKind, QuotationKind};
use crate::app::details::{act_words, deed};
use crate::library::dossier::{Claim, Credit, Dossier, Report, Speaker};
use crate::library::shelf::act_name;
use crate::library::variants::Likeness;
use crate::runtime::extract::{kind_word, quotation_word};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes one object that holds all of it.
pub(super) fn write(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let roles = dossier.roles.iter().map(|role| {
        json!({ "words": role.words, "first": role.first.to_string(), "last": role.last.to_string(), "articles": role.articles })
    });
    let companions = dossier
        .companions
        .iter()
        .map(|other| json!({ "name": other.name, "kind": kind_word(other.kind), "articles": other.articles }));
    let aliases = dossier.aliases.iter().map(|(name, count)| json!({ "name": name, "mentions": count }));
    let whole = json!({
        "names": dossier.party.names,
        "namesake": dossier.party.namesake.0 + 1,
        "kind": kind_word(dossier.party.kind),
        "mentions": dossier.mentions,
        "aliases": aliases.collect::<Vec<_>>(),
        "roles": roles.collect::<Vec<_>>(),
        "appears_with": companions.collect::<Vec<_>>(),
        "articles": dossier.reports.iter().map(report).collect::<Vec<_>>(),
        "claims": dossier.claims.iter().map(|one| claim(dossier, one)).collect::<Vec<_>>(),
    });
    pretty(&whole, out)
}

fn report(report: &Report) -> Value {
    json!({
        "id": number(report),
        "title": report.title,
        "source": report.source,
        "published": report.moment.to_string(),
        "url": report.url,
        "near_identical": report.is_twin,
    })
}

fn claim(dossier: &Dossier, claim: &Claim) -> Value {
    let answers = claim
        .answers
        .iter()
        .map(|answer| json!({ "speaker": answer.names.last(), "speakers": answer.names, "speech_act": act_name(answer.act), "text": answer.words }));
    let answering = claim.answering.iter().map(|answered| {
        let act = act_name(answered.act);
        json!({ "speakers": answered.names, "speech_act": act, "cue": answered.cue, "text": answered.words })
    });
    let others = dossier.elsewhere(claim).map(|(other, likeness)| {
        let article = dossier.report(other.report);
        json!({
            "article": number(article),
            "source": article.source,
            "published": article.moment.to_string(),
            "speaker": other.speakers.last(),
            "speakers": other.speakers,
            "credited": match other.credit {
                Credit::Party => "party",
                Credit::Unnamed => "unnamed",
                Credit::Another => "another",
            },
            "text": other.words,
            "likeness": likeness_word(likeness),
        })
    });
    let article = &dossier.reports[claim.report];
    json!({
        "article": number(article),
        "source": article.source,
        "published": article.moment.to_string(),
        "kind": quotation_word(claim.kind),
        "speakers": speakers(dossier, claim),
        "cue": claim.cue,
        "speech_act": act_name(claim.act),
        "text": claim.words,
        "answers": answers.collect::<Vec<_>>(),
        "answering": answering.collect::<Vec<_>>(),
        "elsewhere": others.collect::<Vec<_>>(),
        "longest": longest(dossier, claim),
    })
}

/// Writes a graph of schema.org: the party, the articles, and what it says in them. What is quoted is a `Quotation`;
/// what is reported without marks is a `Claim`, as its words are the reporter's.
pub(super) fn write_linked(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    let name = dossier.party.names.first();
    let alternates = dossier.other_names();
    let party = match dossier.party.kind {
        EntityKind::Person => {
            let titles: Vec<&str> = dossier.roles.iter().map(|role| role.words.as_str()).collect();
            json!({ "@type": "Person", "@id": PARTY, "name": name, "alternateName": alternates, "jobTitle": titles })
        }
        kind => {
            let kinds = linked_types(kind, !dossier.claims.is_empty());
            json!({ "@type": kinds, "@id": PARTY, "name": name, "alternateName": alternates })
        }
    };
    let named = dossier.reports.iter().map(|report| {
        let mut article = linked_article(report);
        article["mentions"] = json!({ "@id": PARTY });
        article
    });
    let beside = dossier.beside.iter().map(linked_article);
    let claims = dossier.claims.iter().enumerate().map(|(number, claim)| linked_claim(dossier, number, claim));
    let graph: Vec<Value> = std::iter::once(party).chain(named).chain(beside).chain(claims).collect();
    pretty(&json!({ "@context": "https://schema.org", "@graph": graph }), out)
}

/// An article, whoever it names.
fn linked_article(report: &Report) -> Value {
    let publisher = report.source.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    let mut article = json!({
        "@type": "NewsArticle",
        "@id": article_id(report),
        "headline": report.title,
        "datePublished": report.moment.to_string(),
    });
    for (key, value) in [("url", report.url.clone().map(Value::from)), ("publisher", publisher)] {
        if let Some(value) = value {
            article[key] = value;
        }
    }
    article
}

/// What names the party within the graph.
const PARTY: &str = "#party";

/// What a party is: who says something is a person or an organization to schema.org, as is a town where its council is
/// meant.
fn linked_types(kind: EntityKind, says_something: bool) -> Value {
    match (kind, says_something) {
        (EntityKind::Person, _) => json!("Person"),
        (EntityKind::Organization | EntityKind::Group, _) | (EntityKind::Other, true) => json!("Organization"),
        (EntityKind::Place, true) => json!(["Place", "Organization"]),
        (EntityKind::Place, false) => json!("Place"),
        (EntityKind::Other, false) => json!("Thing"),
    }
}

fn article_id(report: &Report) -> String {
    format!("#article-{}", number(report))
}

fn linked_claim(dossier: &Dossier, number: usize, claim: &Claim) -> Value {
    let article = &dossier.reports[claim.report];
    let place = |report: &Report| json!({ "@id": article_id(report) });
    // What another is credited with is not this party's there.
    let others = dossier.others(claim).filter(|other| other.credit != Credit::Another);
    let others: Vec<Value> = others.map(|other| place(dossier.report(other.report))).collect();
    let common = |kind: &str| {
        json!({
            "@type": kind,
            "@id": format!("#claim-{}", number + 1),
            "text": claim.words,
            "datePublished": article.moment.to_string(),
            "genre": act_words(claim.act),
        })
    };
    if claim.kind == QuotationKind::Indirect {
        let mut linked = common("Claim");
        if let Some(cue) = claim.cue.as_deref().filter(|_| deed(claim.act).is_some()) {
            // What somebody denied is not what they claim: the word that says so stands before it.
            linked["text"] = Value::from(format!("{cue}: {}", claim.words));
        }
        linked["author"] = linked_speakers(claim);
        linked["appearance"] = Value::from(std::iter::once(place(article)).chain(others).collect::<Vec<_>>());
        linked
    } else {
        let mut linked = common("Quotation");
        linked["creator"] = linked_speakers(claim);
        // It is part of those alone that have it word for word.
        let exact = dossier
            .elsewhere(claim)
            .filter(|(other, likeness)| other.credit != Credit::Another && *likeness == Likeness::Exact);
        let exact = exact.map(|(other, _)| place(dossier.report(other.report)));
        linked["isPartOf"] = Value::from(std::iter::once(place(article)).chain(exact).collect::<Vec<_>>());
        linked
    }
}

/// Who says a claim: the party, or a list of those who say it together.
fn linked_speakers(claim: &Claim) -> Value {
    let linked = |speaker: &Speaker| {
        if speaker.is_party {
            return json!({ "@id": PARTY });
        }
        json!({ "@type": linked_types(speaker.kind, true), "name": speaker.name })
    };
    match claim.speakers.as_slice() {
        [] => json!({ "@id": PARTY }),
        several => several.iter().map(linked).collect(),
    }
}

fn pretty(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}
