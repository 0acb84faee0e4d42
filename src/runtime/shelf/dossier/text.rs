//! A dossier to read in a terminal: who it is, then each claim, the oldest first.

use super::words::{PLACES, answer_words, answering_words, counted, how, longest, paragraph, source, together};
use crate::app::details::{ANSWERING, answer_mark, deed, likeness_words};
use crate::library::dossier::{Claim, Dossier};
use crate::library::moment::Moment;
use crate::runtime::extract::kind_word;
use crate::text::safe::safe_line;
use std::io::{self, Write};

/// How wide lines are, in cells.
const LINE_CELLS: u16 = 80;
/// Names and parties that are listed of each sort.
const LISTED: usize = 8;

/// Writes `dossier` for somebody who reads it `now`.
pub(super) fn write(dossier: &Dossier, now: Moment, out: &mut dyn Write) -> io::Result<()> {
    let name = dossier.party.called();
    writeln!(out, "{} · {}", safe_line(&name), kind_word(dossier.party.kind))?;
    let when = match dossier.reports.as_slice() {
        [] => String::new(),
        [one] => format!(", {}", one.moment.words(now)),
        [first, .., last] => format!(", {} – {}", first.moment.words(now), last.moment.words(now)),
    };
    let counts = [(dossier.reports.len(), "article"), (dossier.mentions, "mention"), (dossier.claims.len(), "claim")];
    let counts = counts.map(|(count, what)| counted(count, what)).join(" · ");
    writeln!(out, "{counts}{when}")?;
    listed("also called", &dossier.other_names(), out)?;
    for role in &dossier.roles {
        let (first, last) = (role.first.words(now), role.last.words(now));
        let when = if first == last { first } else { format!("{first} – {last}") };
        paragraph(LINE_CELLS, "  ", &format!("{}: {when}", role.words), out)?;
    }
    let companions = dossier.companions.iter().map(|other| format!("{} {}", other.name, other.articles));
    let companions: Vec<String> = companions.collect();
    listed("appears with", &companions.iter().map(String::as_str).collect::<Vec<_>>(), out)?;
    let mut before = None;
    for claim in &dossier.claims {
        if before != Some(claim.report) {
            let report = &dossier.reports[claim.report];
            let twin = if report.is_twin { " (nearly word for word as before)" } else { "" };
            writeln!(out)?;
            paragraph(
                LINE_CELLS,
                "",
                &format!("{} · {} · {}{twin}", report.moment.words(now), source(report), report.title),
                out,
            )?;
            before = Some(claim.report);
        }
        self::claim(dossier, claim, now, out)?;
    }
    if dossier.claims.is_empty() {
        writeln!(out, "\nno claims found")?;
    }
    Ok(())
}

fn claim(dossier: &Dossier, claim: &Claim, now: Moment, out: &mut dyn Write) -> io::Result<()> {
    let who = together(dossier, claim).map(|names| format!("{names} ")).unwrap_or_default();
    let cue = claim.cue.as_ref().map(|cue| format!("{cue} ")).unwrap_or_default();
    let deed = deed(claim.act).map(|deed| format!("[{deed}] ")).unwrap_or_default();
    paragraph(LINE_CELLS, "  ", &format!("{who}{cue}{deed}{}", claim.words), out)?;
    for answered in &claim.answering {
        paragraph(LINE_CELLS, &format!("    {ANSWERING} "), &answering_words(answered), out)?;
    }
    for answer in &claim.answers {
        paragraph(LINE_CELLS, &format!("    {} ", answer_mark(answer.act)), &answer_words(answer), out)?;
    }
    let (places, more) = dossier.some_elsewhere(claim, PLACES);
    for (other, likeness) in places {
        let report = dossier.report(other.report);
        let how = how(other, likeness_words(likeness));
        let place = format!("{} · {} ({how})", report.moment.words(now), source(report));
        paragraph(LINE_CELLS, "    = ", &place, out)?;
    }
    if more > 0 {
        paragraph(LINE_CELLS, "    = ", &format!("and in {}", counted(more, "more article")), out)?;
    }
    if let Some(longest) = longest(dossier, claim) {
        paragraph(LINE_CELLS, "    ", &format!("in full: {longest}"), out)?;
    }
    Ok(())
}

fn listed(what: &str, words: &[&str], out: &mut dyn Write) -> io::Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let more = words.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let words = words.get(..LISTED).unwrap_or(words).join(", ");
    paragraph(LINE_CELLS, "  ", &format!("{what}: {words}{more}"), out)
}
