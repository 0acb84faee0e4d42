//! All that a party said, to be scrolled through by time and narrowed by words, act and time; and with whom it is
//! named.

use super::PartyName;
use super::narrowing::Narrowing;
use super::rows::{Opened, Row, TWIN, Target, flowing, headed, listed, wrapped};
use crate::app::details::{
    ANSWERING, Pieces, Tone, answer_mark, answered, answering, counted, credited_elsewhere, deed, entity_kind_words,
    likeness_words, one_line, origin_words,
};
use crate::app::list::List;
use crate::library::dossier::{Claim, Credit, Dossier, Report, Role};
use crate::library::identity::Namesake;
use crate::library::moment::Moment;
use crate::library::shelf::ItemId;
use crate::text::Span;
use crate::text::width::{fitted, width_cells};

/// Lines of a claim's words.
const CLAIM_LINES: usize = 4;
/// Stands behind words that go on, and how wide it is.
const MORE: &str = " …";
const MORE_CELLS: u16 = 2;
/// Other articles that are named beneath a claim; of what everybody quotes the rest is counted.
const PLACES: usize = 4;
/// Stands above other parties of the same name.
const OF_THIS_NAME: &str = "Others of this name";
/// Roles that are shown before the claims.
const ROLES: usize = 3;

/// A party that may be the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// In how many articles.
    pub articles: usize,
}

/// A dossier and what was said of who is who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The dossier.
    pub dossier: Dossier,
    /// Who may be the same.
    pub offers: Vec<Offer>,
    /// Others of its names, and how many articles mean each.
    pub namesakes: Vec<(Namesake, usize)>,
}

/// The screen of a party.
#[derive(Debug)]
pub struct DossierScreen {
    /// Whose it is.
    pub of: PartyName,
    /// The article that means the one of several of that name who is asked for, until that is known.
    pub(super) named_in: Option<ItemId>,
    /// What is known; `None` until it is.
    pub told: Option<Told>,
    /// What was typed to see fewer claims.
    pub narrowing: Narrowing,
    /// Whether something else was said of who is who since it was told.
    pub(super) is_stale: bool,
    /// Whether keys move among those it is named with, and not among its claims.
    pub among_others: bool,
    pub(super) others: List<usize>,
    /// The claims that are shown, by their numbers.
    shown: Vec<usize>,
}

impl DossierScreen {
    /// The screen of `of`, of which nothing is known yet.
    pub(super) fn new(of: PartyName, named_in: Option<ItemId>) -> Self {
        Self {
            of,
            named_in,
            told: None,
            is_stale: false,
            narrowing: Narrowing::default(),
            among_others: false,
            others: List::default(),
            shown: vec![],
        }
    }

    /// The claims that are shown, by their numbers.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Those it is named with, by their numbers.
    pub fn others(&self) -> &List<usize> {
        &self.others
    }

    /// Whether what is told of `of` was asked for here.
    pub(super) fn is_asked_of(&self, of: &PartyName) -> bool {
        let is_any = self.named_in.is_some();
        self.of.name == of.name && self.of.kind == of.kind && (is_any || self.of.namesake == of.namesake)
    }

    pub(super) fn take(&mut self, told: Told) {
        (self.named_in, self.is_stale) = (None, false);
        self.others.set((0..told.dossier.companions.len()).collect(), |_| 1);
        if self.others.selected().is_none() {
            self.others.step(0);
        }
        self.told = Some(told);
        let typed = self.narrowing.typed().to_owned();
        self.narrow(&typed);
    }

    /// Finds anew what is to be shown.
    pub(super) fn narrow(&mut self, typed: &str) {
        self.narrowing.of_claims(typed);
        let Some(Told { dossier, .. }) = &self.told else { return };
        let claims = dossier.claims.iter().enumerate();
        let wanted = claims.filter(|(_, claim)| self.narrowing.holds_of_claim(claim, dossier));
        self.shown = wanted.map(|(number, _)| number).collect();
    }

    /// What is said of the party before its claims: how much there is, roles over time, other names.
    pub fn facts(&self, now: Moment, cells: u16) -> Vec<Pieces> {
        let Some(Told { dossier, offers, .. }) = &self.told else { return vec![] };
        let count = if dossier.claims.is_empty() {
            "no claims".to_owned()
        } else if self.narrowing.typed().is_empty() {
            counted(dossier.claims.len(), "claim", "claims")
        } else {
            format!("{} of {}", self.shown.len(), counted(dossier.claims.len(), "claim", "claims"))
        };
        let (kind, articles) = (entity_kind_words(dossier.party.kind), articles_words(dossier));
        let mentions = counted(dossier.mentions, "mention", "mentions");
        let mut amounts = vec![kind.to_owned(), format!("{count} in {articles}"), mentions];
        if dossier.only_open() > 0 && dossier.only_open() == dossier.reports.len() {
            amounts.push("no article of your library names it".to_owned());
        }
        let mut lines = listed(&amounts, Tone::Faint, cells, 2);
        let mut roles: Vec<_> = dossier.roles.iter().collect();
        roles.sort_by_key(|role| std::cmp::Reverse(role.articles));
        roles.truncate(ROLES);
        roles.sort_by_key(|role| role.first);
        if !roles.is_empty() {
            let role = |role: &&Role| match dossier.reports.len() {
                // One article is of one time, and one without a date of none.
                1 => one_line(&role.words),
                _ if role.first >= now => one_line(&role.words),
                _ => format!("{} ({})", one_line(&role.words), span_of_time(role.first, role.last, now)),
            };
            let roles: Vec<String> = roles.iter().map(role).collect();
            lines.extend(listed(&roles, Tone::Plain, cells, 2));
        }
        let names: Vec<String> = dossier.other_names().into_iter().map(one_line).collect();
        if !names.is_empty() {
            lines.extend(wrapped(&format!("also {}", names.join(", ")), Tone::Faint, 0, cells, 1));
        }
        let offers: Vec<String> = offers.iter().map(|offer| one_line(&offer.name)).collect();
        if !offers.is_empty() {
            let perhaps = format!("perhaps the same, see the end: {}", offers.join(", "));
            lines.extend(wrapped(&perhaps, Tone::Faint, 0, cells, 1));
        }
        lines
    }

    /// Whether articles of several moments name it: of one there is no timeline.
    pub fn spans_time(&self) -> bool {
        let reports = self.told.iter().flat_map(|told| &told.dossier.reports);
        let mut moments = reports.filter(|report| !report.is_undated).map(|report| report.moment);
        moments.next().is_some_and(|first| moments.any(|moment| moment != first))
    }

    /// How many of the claims shown, or of the articles of a party that says nothing, fall into each of `parts` equal
    /// stretches of time, and where the selected one does.
    pub fn timeline(&self, parts: usize, selected: Option<&Row>) -> Timeline {
        let Some(Told { dossier, .. }) = &self.told else { return Timeline::default() };
        let moments = dossier.reports.iter().filter(|report| !report.is_undated).map(|report| report.moment);
        let (Some(first), Some(last)) = (moments.clone().min(), moments.max()) else { return Timeline::default() };
        let length = (last.0 - first.0).max(1);
        let part = |moment: Moment| {
            let at = (moment.0 - first.0) * i64::try_from(parts).unwrap_or(1) / (length + 1);
            usize::try_from(at).unwrap_or(0).min(parts.saturating_sub(1))
        };
        let mut counts = vec![0; parts];
        let said = self.shown.iter().map(|number| &dossier.reports[dossier.claims[*number].report]);
        // Who says nothing is named all the same.
        let named = dossier.reports.iter().filter(|_| dossier.claims.is_empty());
        for report in said.chain(named).filter(|report| !report.is_undated) {
            if let Some(count) = counts.get_mut(part(report.moment)) {
                *count += 1;
            }
        }
        let opened = selected.and_then(|row| match &row.target {
            Some(Target::Article(opened)) => Some(opened.place),
            _ => None,
        });
        let report = opened.and_then(|place| dossier.reports.iter().find(|report| report.place == place));
        Timeline {
            counts,
            first,
            last,
            selected: report.filter(|report| !report.is_undated).map(|report| part(report.moment)),
        }
    }

    /// Claims by time, names that were taken in, and those that may be.
    pub(super) fn rows(&self, now: Moment, cells: u16) -> Vec<Row> {
        let Some(Told { dossier, .. }) = &self.told else { return vec![] };
        if dossier.claims.is_empty() && self.narrowing.typed().is_empty() {
            let named = dossier.reports.iter().map(|report| report_row(report, now, cells)).collect();
            return self.with_names(headed(named, "Named here, and quoted nowhere", true));
        }
        let mut claims = Vec::new();
        let mut before = None;
        for number in &self.shown {
            let claim = &dossier.claims[*number];
            let mut row = claim_row(dossier, claim, now, cells);
            if before != Some(claim.report) {
                if before.is_some() {
                    row.head.push(vec![]);
                }
                row.head.push(report_line(&dossier.reports[claim.report], now, cells));
                before = Some(claim.report);
            }
            claims.push(row);
        }
        // Who looks for some claims is not asked who is who.
        if self.narrowing.typed().is_empty() { self.with_names(claims) } else { claims }
    }

    /// `claims`, and behind them who goes by the same names and who may.
    fn with_names(&self, claims: Vec<Row>) -> Vec<Row> {
        let Some(Told { dossier, offers, namesakes }) = &self.told else { return claims };
        let namesakes = namesakes.iter().map(|(namesake, articles)| {
            let articles = counted(*articles, "article", "articles");
            let party = PartyName { namesake: *namesake, ..self.of.clone() };
            let words = format!("  {articles}; Enter shows what is said there");
            let line = vec![(Tone::Plain, one_line(&party.called())), (Tone::Faint, words)];
            Row::new(vec![line], Target::Party(party))
        });
        if self.of.namesake != Namesake::default() {
            let is_first = claims.is_empty();
            return [claims, headed(namesakes.collect(), OF_THIS_NAME, is_first)].concat();
        }
        let names = dossier.party.names.iter().skip(1).map(|name| {
            let line = vec![(Tone::Plain, one_line(name)), (Tone::Faint, "  taken in; x takes it out".to_owned())];
            Row::new(vec![line], Target::Name(name.clone()))
        });
        let offers = offers.iter().map(|offer| {
            let articles = counted(offer.articles, "article", "articles");
            let line = vec![
                (Tone::Plain, one_line(&offer.name)),
                (Tone::Faint, format!("  {articles}; Enter makes them one, x says they are not")),
            ];
            Row::new(vec![line], Target::Offer(offer.name.clone()))
        });
        let others = dossier.party.others.iter().map(|name| {
            let words = "  another party, you said; Enter makes them one, x asks again";
            let line = vec![(Tone::Plain, one_line(name)), (Tone::Faint, words.to_owned())];
            Row::new(vec![line], Target::Other(name.clone()))
        });
        let is_first = claims.is_empty();
        let names = headed(names.collect(), "Goes by these names, too", is_first);
        let is_first = is_first && names.is_empty();
        let offers = headed(offers.collect(), "Perhaps the same", is_first);
        let is_first = is_first && offers.is_empty();
        let others = headed(others.collect(), "Not the same", is_first);
        let is_first = is_first && others.is_empty();
        [claims, names, offers, others, headed(namesakes.collect(), OF_THIS_NAME, is_first)].concat()
    }
}

/// How much was said when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// Claims in each stretch of time.
    pub counts: Vec<u64>,
    /// When the first article is of.
    pub first: Moment,
    /// When the last one is of.
    pub last: Moment,
    /// The stretch of the selected claim.
    pub selected: Option<usize>,
}

/// “3 articles”, “3 articles, the open one among them”, “the open article”.
fn articles_words(dossier: &Dossier) -> String {
    let (all, open) = (dossier.reports.len(), dossier.only_open());
    let articles = counted(all, "article", "articles");
    match (open, all - open) {
        (0, _) => articles,
        (1, 0) => "the open article".to_owned(),
        (_, 0) => format!("{open} open articles"),
        (1, _) => format!("{articles}, the open one among them"),
        (..) => format!("{articles}, {open} open ones among them"),
    }
}

/// “2 Mar”, “2 Mar to 5 Apr”.
fn span_of_time(first: Moment, last: Moment, now: Moment) -> String {
    let (one, other) = (first.words(now), last.words(now));
    if first.date() == last.date() { one } else { format!("{one} to {other}") }
}

/// “2 Mar · Alder Post · Harnby dam to be drained”.
fn report_line(report: &Report, now: Moment, cells: u16) -> Pieces {
    let mut origin = origin_words(report, now);
    let first = origin.remove(0);
    let others = origin.iter().fold(String::new(), |before, words| format!("{before} · {words}"));
    let room = usize::from(cells).saturating_sub(width_cells(&first) + width_cells(&others));
    let mark = if report.is_twin { TWIN } else { "" };
    let title = format!(" · {}", one_line(&report.title));
    let title = fitted(&title, room.saturating_sub(width_cells(mark))).into_owned();
    vec![(Tone::Strong, first), (Tone::Plain, others), (Tone::Faint, title), (Tone::Faint, mark.to_owned())]
}

/// An article that names the party, and no more.
fn report_row(report: &Report, now: Moment, cells: u16) -> Row {
    let mut line = report_line(report, now, cells.saturating_sub(2));
    line.insert(0, (Tone::Plain, "  ".to_owned()));
    let place = report.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let copied = format!("{}, {}, {}{place}", one_line(&report.title), one_line(report.outlet()), report.moment.day());
    Row::new(vec![line], Target::Article(opened(report, None, copied)))
}

/// The article of `report` at `span`, of which `copied` is copied.
fn opened(report: &Report, span: Option<Span>, copied: String) -> Opened {
    Opened {
        place: report.place,
        title: report.title.clone(),
        outlet: report.outlet().to_owned(),
        span,
        speaker: None,
        copied,
    }
}

/// How it is said, the words, who answers, and where else they stand.
fn claim_row(dossier: &Dossier, claim: &Claim, now: Moment, cells: u16) -> Row {
    let report = &dossier.reports[claim.report];
    let act = deed(claim.act).map(|deed| format!("{deed}: ")).unwrap_or_default();
    let together = (!claim.speakers.is_empty()).then(|| format!("{}: ", one_line(&dossier.speakers(claim))));
    let said =
        vec![(Tone::Plain, together.unwrap_or_default()), (Tone::Faint, act), (Tone::Quoted, one_line(&claim.words))];
    let mut lines = flowing(&said, 2, cells.saturating_sub(MORE_CELLS));
    if lines.len() > CLAIM_LINES {
        lines.truncate(CLAIM_LINES);
        lines[CLAIM_LINES - 1].push((Tone::Faint, MORE.to_owned()));
    }
    for answered in &claim.answering {
        let words = answered.told().map(|words| format!(": {words}")).unwrap_or_default();
        lines.extend(wrapped(&format!("{ANSWERING} {}{words}", answering(answered)), Tone::Faint, 4, cells, 2));
    }
    for answer in &claim.answers {
        let words = answer.words.as_ref().map(|words| format!(": {words}")).unwrap_or_default();
        lines.extend(wrapped(
            &format!("{} {}{words}", answer_mark(answer.act), answered(answer)),
            Tone::Answered,
            4,
            cells,
            2,
        ));
    }
    let (places, more) = dossier.some_elsewhere(claim, PLACES);
    for (other, likeness) in places {
        let elsewhere = dossier.report(other.report);
        let likeness = likeness_words(likeness);
        let place = format!("= {} ({likeness})", origin_words(elsewhere, now).join(" · "));
        let tone = if other.credit == Credit::Another { Tone::Answered } else { Tone::Faint };
        lines.extend(wrapped(&format!("{place}{}", credited_elsewhere(other)), tone, 4, cells, 2));
    }
    if more > 0 {
        lines.extend(wrapped(
            &format!("= and in {}", counted(more, "more article", "more articles")),
            Tone::Faint,
            4,
            cells,
            1,
        ));
    }
    let name = dossier.speakers(claim);
    let place = report.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let did = deed(claim.act).map(|deed| format!(", {deed}")).unwrap_or_default();
    let mut answers = claim.answers.iter().map(answered).collect::<Vec<_>>().join("; ");
    if !answers.is_empty() {
        answers.insert_str(0, "; ");
    }
    let day = report.moment.day();
    let from = if report.is_only_open() { report.source.as_ref().unwrap_or(&report.title) } else { report.outlet() };
    let copied = format!("{} ({name}{did}, {from}, {day}{place}{answers})", claim.words);
    Row::new(lines, Target::Article(opened(report, Some(claim.span()), copied)))
}
