//! A dossier as CSV (RFC 4180): a row for each claim.

use super::words::{answer_words, answering_words, how, likeness_word, longest, number, source, speakers};
use crate::library::dossier::Dossier;
use crate::library::shelf::act_name;
use crate::runtime::extract::{csv_field, kind_word};
use std::io::{self, Write};

const HEADER: [&str; 15] = [
    "party",
    "kind",
    "published",
    "source",
    "title",
    "url",
    "article",
    "cue",
    "speech_act",
    "text",
    "answers",
    "elsewhere",
    "longest",
    "speakers",
    "answering",
];

/// Writes the row of names, and a row for each claim.
pub(super) fn write(dossier: &Dossier, out: &mut dyn Write) -> io::Result<()> {
    row(HEADER.map(str::to_owned), out)?;
    for claim in &dossier.claims {
        let report = &dossier.reports[claim.report];
        let others = dossier.elsewhere(claim).map(|(other, likeness)| {
            let report = dossier.report(other.report);
            format!("{} {} ({})", source(report), report.moment, how(other, likeness_word(likeness)))
        });
        let fields = [
            dossier.party.called().into_owned(),
            kind_word(dossier.party.kind).to_owned(),
            report.moment.to_string(),
            source(report).to_owned(),
            report.title.clone(),
            report.url.clone().unwrap_or_default(),
            number(report).to_string(),
            claim.cue.clone().unwrap_or_default(),
            act_name(claim.act).to_owned(),
            claim.words.clone(),
            claim.answers.iter().map(answer_words).collect::<Vec<_>>().join("; "),
            others.collect::<Vec<_>>().join("; "),
            longest(dossier, claim).unwrap_or_default().to_owned(),
            speakers(dossier, claim).join("; "),
            claim.answering.iter().map(answering_words).collect::<Vec<_>>().join("; "),
        ];
        row(fields, out)?;
    }
    Ok(())
}

fn row(fields: [String; HEADER.len()], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", fields.map(|field| csv_field(&field)).join(","))
}
