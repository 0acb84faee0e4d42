//! What the reader sees of one article: where the text stands, what is selected beside it, what is lit in it.

use super::details::{SURE, beginning_words};
use super::list::List;
use super::message::Progress;
use super::outline;
use super::row_search::RowSearch;
use super::search::Search;
use super::text_view::{Shape, TextView};
use crate::analysis::{Analysis, EntityId, MentionId, Quotation, QuotationId, QuotationKind};
use crate::document::Document;
use crate::library::note::Note;
use crate::library::{Analyzed, Article};
use crate::text::Span;
use crate::text::width::fits;
use ratatui::layout::Rect;
use std::collections::{BTreeMap, HashSet};

/// One article on the screen.
#[derive(Debug, Default)]
pub struct ArticleView {
    /// The text.
    pub text: TextView,
    /// The outline, as indices of sections.
    pub sections: List<usize>,
    /// The claims, all or the party's in `filter`; arranged by speaker, one of several is there once for each of them.
    pub claims: List<Listed>,
    /// The rows of the list that begin a group, where they are arranged by speaker.
    heads: HashSet<Listed>,
    /// How many claims the list has, each counted once.
    claim_count: usize,
    /// The parties, by prominence.
    pub parties: List<EntityId>,
    /// What stands out in the text.
    pub lit: Option<Lit>,
    /// Whose claims are shown; `None` for everybody's.
    pub filter: Option<EntityId>,
    /// Which of those claims are shown.
    pub only: Only,
    /// Whether claims are arranged by speaker rather than in text order.
    pub by_speaker: bool,
    /// Whether claims and parties that the reader hid are shown.
    pub show_hidden: bool,
    /// What was searched for last.
    pub search: Option<Search>,
    /// The hit last gone to, as an index of its hits.
    pub hit: Option<usize>,
    /// What was searched for last among the rows of a pane, where that was after the text was searched.
    pub row_search: Option<RowSearch>,
    /// How far the work on it has come, while there is some.
    pub progress: Option<Progress>,
    /// Whether the reader went to the end while more of the text was still to come.
    pub(super) awaits_end: bool,
    /// What the reader noted or highlighted, with where it stands, in the order of the text.
    pub notes: Vec<(Span, Note)>,
    /// What the place is called that a link to it leads to, until it is read.
    pub leads_to: Option<String>,
    /// Places the reader marked, by letter.
    pub marks: BTreeMap<char, usize>,
    /// Places left by a jump, the last on top.
    jumps: Vec<usize>,
    /// Where the last jump went, while that is seen: the screen's top can't always follow.
    reading: Option<usize>,
    /// The mention last gone to.
    mention: Option<MentionId>,
    /// What the lists were last filled for.
    arranged: Option<Arranged>,
}

/// All that decides what the lists hold; they are filled anew only when it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Arranged {
    lists: ListAreas,
    filter: Option<EntityId>,
    only: Only,
    by_speaker: bool,
    /// How long its text is, whether it is analysed, how many corrections it has.
    article: (usize, bool, usize),
    show_hidden: bool,
}

/// A claim in its pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Listed {
    /// The claim.
    pub id: QuotationId,
    /// Beneath whose name it stands, where claims are arranged by speaker; `None` where nobody is known to say it.
    pub under: Option<EntityId>,
}

/// Tells one state of an article from the next.
fn stamp(article: &Article) -> (usize, bool, usize) {
    let text_bytes = article.document.as_ref().map_or(0, |document| document.text.len());
    let corrections = article.analyzed.as_ref().map_or(0, |analyzed| analyzed.corrections.len());
    (text_bytes, article.analyzed.is_some(), corrections)
}

/// Which claims are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Those that are told word for word.
    WordForWord,
    /// Those of which the analysis is quite sure.
    Sure,
    /// Those that somebody answers: who disputes whom.
    Answered,
}

impl Only {
    /// The next of them, after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::WordForWord,
            Self::WordForWord => Self::Sure,
            Self::Sure => Self::Answered,
            Self::Answered => Self::All,
        }
    }

    /// What the claims are that are shown.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::WordForWord => "word for word",
            Self::Sure => "quite sure",
            Self::Answered => "answered",
        }
    }

    fn holds_of(self, quotation: &Quotation) -> bool {
        match self {
            Self::All => true,
            Self::WordForWord => quotation.kind == QuotationKind::Direct,
            Self::Sure => quotation.confidence >= SURE,
            Self::Answered => !quotation.responses.is_empty(),
        }
    }
}

/// What stands out in the text wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lit {
    /// Content, cue and speaker of a claim.
    Claim(QuotationId),
    /// Every mention of a party.
    Party(EntityId),
}

impl ArticleView {
    /// Shows a new text of the article, keeping the place in it.
    pub fn load(&mut self, document: &Document, shape: Shape) {
        let to_end = std::mem::take(&mut self.awaits_end) && self.text.at_end();
        let at = if to_end { document.text.len() } else { self.text.top_offset() };
        self.text = TextView::new(document);
        self.text.resize(document, shape);
        self.text.show(document, at, 0);
        self.lit = None;
        self.filter = None;
        self.show_hidden = false;
        self.mention = None;
        self.search = self.search.take().map(|search| Search::new(&document.text, search.pattern, search.from));
        self.hit = None;
        self.progress = None;
    }

    /// Gives the text its shape and the lists the areas they are drawn in (borders left out), and refills the lists.
    pub fn arrange(&mut self, article: &Article, shape: Shape, lists: ListAreas) {
        let Some(document) = &article.document else { return };
        self.text.resize(document, shape);
        let Self { filter, only, by_speaker, show_hidden, .. } = *self;
        let arranged = Arranged { lists, filter, only, by_speaker, article: stamp(article), show_hidden };
        if self.arranged == Some(arranged) {
            return;
        }
        self.arranged = Some(arranged);
        self.sections.resize(lists.sections.height);
        self.claims.resize(lists.claims.height);
        self.parties.resize(lists.parties.height);
        let outline_style = outline::Style::of(document, lists.sections);
        self.sections.set((0..document.sections.len()).collect(), |section| {
            outline::lines(document, section, lists.sections.width, outline_style)
        });
        self.set_who(article, document, lists);
        if let Some(RowSearch { pane, pattern, .. }) = self.row_search.take() {
            self.row_search = Some(RowSearch::new(article, self, pane, pattern));
        }
    }

    /// Has the lists filled anew: what they are of was corrected.
    pub(super) fn outdate(&mut self) {
        self.arranged = None;
    }

    /// Fills claims and parties.
    fn set_who(&mut self, article: &Article, document: &Document, lists: ListAreas) {
        let Some(analyzed) = &article.analyzed else {
            self.claims.set(Vec::new(), |_| 1);
            self.claim_count = 0;
            self.parties.set(Vec::new(), |_| 1);
            return;
        };
        let Analyzed { index, .. } = analyzed;
        let claims = self.claims_of(analyzed);
        self.claim_count = claims.len();
        let rows = if self.by_speaker {
            self.grouped(&claims, analyzed)
        } else {
            claims.into_iter().map(|id| Listed { id, under: None }).collect()
        };
        let others = rows.iter().zip(rows.iter().skip(1)).filter(|(one, next)| one.under != next.under);
        let heads = rows.first().into_iter().chain(others.map(|(_, next)| next)).filter(|_| self.by_speaker);
        self.heads = heads.copied().collect();
        let text = &document.text;
        self.claims.set(rows, |row| {
            claim_lines(text, analyzed, row.id, lists.claims.width) + usize::from(self.heads.contains(&row))
        });
        self.parties.set(index.by_prominence().to_vec(), |id| party_lines(analyzed, id));
    }

    /// `claims` beneath the names of who says them, by prominence: one of several beneath each of them, or beneath the
    /// party in `filter` alone. Those that nobody is known to say stand at the end.
    fn grouped(&self, claims: &[QuotationId], Analyzed { analysis, index, .. }: &Analyzed) -> Vec<Listed> {
        let mut wanted = vec![false; analysis.quotations.len()];
        for id in claims {
            wanted[id.index()] = true;
        }
        let mut is_said = vec![false; analysis.quotations.len()];
        let mut rows = Vec::with_capacity(claims.len());
        for party in index.by_prominence().iter().copied() {
            if self.filter.is_some_and(|filter| filter != party) {
                continue;
            }
            let theirs = index.quotations_of(party).iter().copied().filter(|id| wanted[id.index()]);
            rows.extend(theirs.map(|id| Listed { id, under: Some(party) }));
            index.quotations_of(party).iter().for_each(|id| is_said[id.index()] = true);
        }
        let nobodys = claims.iter().copied().filter(|id| !is_said[id.index()]);
        rows.extend(nobodys.map(|id| Listed { id, under: None }));
        rows
    }

    /// How many claims are listed, each counted once.
    pub fn claim_count(&self) -> usize {
        self.claim_count
    }

    /// The claim that is selected in its pane.
    pub fn selected_claim(&self) -> Option<QuotationId> {
        self.claims.selected().map(|row| row.id)
    }

    /// Selects a claim in its pane: where it stands more than once, the row that is selected already, else the first.
    pub fn select_claim(&mut self, id: QuotationId) {
        let rows = || self.claims.items().iter().copied().filter(|row| row.id == id);
        let row = self.claims.selected().filter(|row| row.id == id).or_else(|| rows().next());
        if let Some(row) = row {
            self.claims.select(row);
        }
    }

    /// The claims of the party in `filter`, or of everybody, as far as they are wanted, in text order.
    fn claims_of(&self, Analyzed { analysis, index, .. }: &Analyzed) -> Vec<QuotationId> {
        let all = || (0..analysis.quotations.len()).map(QuotationId::new).collect();
        let mut claims: Vec<QuotationId> = self.filter.map_or_else(all, |party| index.quotations_of(party).to_vec());
        claims.retain(|id| self.only.holds_of(analysis.quotation(*id)));
        claims
    }

    /// Whether a claim stands under its speaker's heading as the first.
    pub fn begins_group(&self, row: Listed) -> bool {
        self.heads.contains(&row)
    }

    /// Where the reader is: where the last jump went while that is seen, else the first line on the screen.
    pub fn reading(&self) -> usize {
        let seen = self.text.seen();
        self.reading.filter(|at| seen.start() <= *at && *at <= seen.end()).unwrap_or(seen.start())
    }

    /// The section the reader is in.
    pub fn section(&self, document: &Document) -> usize {
        let jumped = self.reading.is_some_and(|at| self.text.seen().contains(at));
        let started = self.text.top_offset() == document.paragraphs.first().map_or(0, |first| first.span.start());
        if !jumped && !started && self.text.at_end() {
            return document.sections.len().saturating_sub(1);
        }
        document.section_at(self.reading())
    }

    /// How much of the text stands above the screen's end, in percent, as less tells it; 100 where its last line is
    /// seen and nowhere else.
    pub fn percent(&self, document: &Document) -> usize {
        if self.text.at_end() {
            return 100;
        }
        (self.text.seen().end() * 100 / document.text.len().max(1)).min(99)
    }

    /// Scrolls by rows, down or (negative) up.
    pub fn scroll(&mut self, document: &Document, rows: isize) {
        self.reading = None;
        self.text.scroll(document, rows);
    }

    /// Scrolls on, a row at a time, until the screen's first row has words; between two paragraphs are few that have
    /// none.
    pub fn skip_blank(&mut self, document: &Document, by: isize) {
        const MOST: usize = 8;
        for _ in 0..MOST {
            if self.text.rows().first().is_none_or(|row| row.line().is_some()) {
                break;
            }
            self.scroll(document, by);
        }
    }

    /// Jumps so that `at` stands on top, and remembers the place left.
    pub fn jump(&mut self, document: &Document, at: usize) {
        self.leave();
        self.go_to(document, at);
    }

    /// Puts `at` on top without remembering the place left, as moving does.
    pub fn go_to(&mut self, document: &Document, at: usize) {
        self.text.show(document, at, 0);
        self.reading = Some(at);
    }

    /// Jumps so that `span` is seen, moving the text only where it must, and remembers the place left.
    pub fn jump_into_sight(&mut self, document: &Document, span: Span) {
        if !self.text.seen().covers(span) {
            self.leave();
        }
        self.text.reveal(document, span);
        self.reading = Some(span.start());
    }

    /// Goes back to the place left by the last jump; `false` where there is none.
    pub fn back(&mut self, document: &Document) -> bool {
        let Some(at) = self.jumps.pop() else { return false };
        self.reading = None;
        self.text.show(document, at, 0);
        true
    }

    /// The claim to go to: the one after (or before) the lit one while that is seen, else from where the reader is.
    pub fn next_claim(&self, analyzed: &Analyzed, forward: bool) -> Option<QuotationId> {
        let start = |id: QuotationId| analyzed.analysis.quotation(id).content().start();
        let lit = match self.lit {
            Some(Lit::Claim(id)) if self.text.seen().contains(start(id)) => Some(id),
            _ => None,
        };
        let mut ids = self.claims_of(analyzed).into_iter();
        let at = self.reading();
        if forward {
            ids.find(|id| lit.map_or(start(*id) >= at, |lit| *id > lit))
        } else {
            ids.rev().find(|id| lit.map_or(start(*id) < at, |lit| *id < lit))
        }
    }

    /// The mention of `party` to go to, likewise.
    pub fn next_mention(&self, analysis: &Analysis, party: EntityId, forward: bool) -> Option<MentionId> {
        let mentions = &analysis.entity(party).mentions;
        let current = self.mention.filter(|id| {
            let mention = analysis.mention(*id);
            mention.entity == party && self.text.seen().contains(mention.span.start())
        });
        let at = self.reading();
        let start = |id: MentionId| analysis.mention(id).span.start();
        if forward {
            mentions.iter().copied().find(|id| current.map_or(start(*id) >= at, |current| *id > current))
        } else {
            mentions.iter().copied().rfind(|id| current.map_or(start(*id) < at, |current| *id < current))
        }
    }

    /// Goes to a mention and lights its party.
    pub fn go_to_mention(&mut self, document: &Document, analysis: &Analysis, id: MentionId) {
        let mention = analysis.mention(id);
        self.jump_into_sight(document, mention.span);
        self.mention = Some(id);
        self.light_party(mention.entity);
    }

    /// The mention last gone to, while its party is lit.
    pub fn mention(&self) -> Option<MentionId> {
        self.mention.filter(|_| matches!(self.lit, Some(Lit::Party(_))))
    }

    /// Has no mention as the one last gone to.
    pub fn forget_mention(&mut self) {
        self.mention = None;
    }

    /// Goes to a claim and lights it.
    pub fn go_to_claim(&mut self, document: &Document, analysis: &Analysis, id: QuotationId) {
        let extent = analysis.quotation(id).extent();
        let sight = if extent.len() < 1_200 { extent } else { Span::at(extent.start()) };
        // What is seen already stays where it is, be its speaker a line above.
        let content = analysis.quotation(id).content();
        if !self.text.seen().covers(content) {
            self.jump_into_sight(document, sight);
        }
        let start = content.start();
        if !self.text.seen().contains(start) {
            self.text.show(document, start, 0);
        }
        self.reading = Some(start);
        self.light_claim(id);
    }

    /// Lights a claim and selects it in its pane.
    pub fn light_claim(&mut self, id: QuotationId) {
        self.lit = Some(Lit::Claim(id));
        self.select_claim(id);
    }

    /// Lights a party and selects it in its pane.
    pub fn light_party(&mut self, id: EntityId) {
        self.lit = Some(Lit::Party(id));
        self.parties.select(id);
    }

    /// Lets outline and claims follow the text, each unless the reader is moving in it.
    pub fn follow(&mut self, article: &Article, in_sections: bool, in_claims: bool) {
        let Some(document) = &article.document else { return };
        if !in_sections {
            let section = self.section(document);
            self.sections.select(section);
        }
        let Some(analyzed) = &article.analyzed else { return };
        if in_claims || self.by_speaker {
            return;
        }
        let seen = self.text.seen();
        if let Some(Lit::Claim(id)) = self.lit
            && seen.overlaps(analyzed.analysis.quotation(id).content())
        {
            self.select_claim(id);
            return;
        }
        let items = self.claims.items();
        let first = items.partition_point(|row| analyzed.analysis.quotation(row.id).content().end() <= seen.start());
        self.claims.follow(first.min(items.len().saturating_sub(1)));
    }

    fn leave(&mut self) {
        let at = self.text.top_offset();
        if self.jumps.last() != Some(&at) {
            self.jumps.push(at);
        }
    }
}

/// Where the lists are drawn, borders left out; empty for one that is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListAreas {
    /// The outline.
    pub sections: Rect,
    /// The claims.
    pub claims: Rect,
    /// The parties.
    pub parties: Rect,
}

/// So many bytes for each cell of a pane fill two lines of it in any script, and more.
pub const BYTES_OF_A_CELL: usize = 4;

/// Lines a claim takes in its pane, without a heading: who and cue, one or two of its words, whom it answers, who
/// answers it.
pub fn claim_lines(text: &str, analyzed: &Analyzed, id: QuotationId, width_cells_inside: u16) -> usize {
    let analysis = &analyzed.analysis;
    let quotation = analysis.quotation(analysis.meant(id, text));
    let width = usize::from(width_cells_inside.saturating_sub(2));
    let short = match (quotation.pieces.as_slice(), quotation.object) {
        ([piece], None) => fits(piece.of(text), width),
        _ => fits(&beginning_words(text, analysis, id, BYTES_OF_A_CELL * width), width),
    };
    let answers = usize::from(!analyzed.index.answered_in(id).is_empty());
    1 + if short { 1 } else { 2 } + answers + usize::from(!analysis.quotation(id).responses.is_empty())
}

/// Lines a party takes in its pane: its name, and a second where there is a role, a claim or a correction to tell of.
pub fn party_lines(analyzed: &Analyzed, id: EntityId) -> usize {
    let told = !analyzed.analysis.entity(id).roles.is_empty() || !analyzed.index.quotations_of(id).is_empty();
    1 + usize::from(told || analyzed.yours.word_for_party(id).is_some())
}
