//! A dossier as Markdown, to read or paste: each claim with its attribution, under its article.

use super::words::{PLACES, answer_words, answering_words, counted, how, longest, source, together};
use crate::app::details::{deed, likeness_words};
use crate::library::dossier::{Dossier, Report};
use crate::runtime::extract::kind_word;
use crate::text::safe::safe_line;

/// `dossier` in Markdown.
pub(super) fn written(dossier: &Dossier) -> String {
    let name = dossier.party.called();
    let mut lines = vec![format!("# {}", safe(&name)), String::new()];
    lines.push(format!(
        "{}, {}, {}",
        kind_word(dossier.party.kind),
        counted(dossier.reports.len(), "article"),
        counted(dossier.claims.len(), "claim")
    ));
    let aliases: Vec<String> =
        dossier.aliases.iter().map(|(alias, count)| format!("{} ({count})", safe(alias))).collect();
    if !aliases.is_empty() {
        lines.extend([String::new(), format!("Also called {}.", aliases.join(", "))]);
    }
    section(
        "Roles",
        &mut lines,
        dossier.roles.iter().map(|role| format!("{}, {} to {}", safe(&role.words), role.first.day(), role.last.day())),
    );
    section(
        "Appears with",
        &mut lines,
        dossier
            .companions
            .iter()
            .map(|other| format!("{} ({}, {})", safe(&other.name), kind_word(other.kind), other.articles)),
    );
    let mut before = None;
    for claim in &dossier.claims {
        let report = &dossier.reports[claim.report];
        if before != Some(claim.report) {
            lines.extend([String::new(), heading(report), String::new()]);
            before = Some(claim.report);
        }
        let who = together(dossier, claim).map(|names| format!(" {}", safe(&names))).unwrap_or_default();
        let cue = claim.cue.as_deref().map(|cue| format!(" {}", safe(cue))).unwrap_or_default();
        let deed = deed(claim.act).map(|deed| format!(" ({deed})")).unwrap_or_default();
        lines.push(format!("- {} —{who}{cue}{deed}", safe(&claim.words)));
        lines.extend(claim.answering.iter().map(|answered| format!("  - {}", safe(&answering_words(answered)))));
        lines.extend(claim.answers.iter().map(|answer| format!("  - {}", safe(&answer_words(answer)))));
        let (places, more) = dossier.some_elsewhere(claim, PLACES);
        lines.extend(places.into_iter().map(|(other, likeness)| {
            let report = dossier.report(other.report);
            let how = how(other, likeness_words(likeness));
            format!("  - also {}, {} ({})", safe(source(report)), report.moment.day(), safe(&how))
        }));
        if more > 0 {
            lines.push(format!("  - and in {}", counted(more, "more article")));
        }
        lines.extend(longest(dossier, claim).map(|longest| format!("  - in full: {}", safe(longest))));
    }
    lines.join("\n") + "\n"
}

fn section(title: &str, lines: &mut Vec<String>, rows: impl Iterator<Item = String>) {
    let mut rows = rows.map(|row| format!("- {row}")).peekable();
    if rows.peek().is_some() {
        lines.extend([String::new(), format!("## {title}"), String::new()]);
        lines.extend(rows);
    }
}

fn heading(report: &Report) -> String {
    let what = format!("## {}, {}: {}", report.moment.day(), safe(source(report)), safe(&report.title));
    match &report.url {
        Some(url) => format!("{what}\n\n<{}>", safe_line(url)),
        None => what,
    }
}

/// Safe to show, and nothing in it means anything to Markdown.
fn safe(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for sign in safe_line(words).chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            written.push('\\');
        }
        written.push(sign);
    }
    written
}
