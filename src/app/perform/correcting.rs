//! The reader knows better: hiding what is wrong, editing a party, undoing it.

use crate::analysis::{EntityId, EntityKind, QuotationId};
use crate::app::article_view::Lit;
use crate::app::command::Command;
use crate::app::details::{aliases, entity_kind_words, names};
use crate::app::layout::Pane;
use crate::app::message::{Effect, Kept};
use crate::app::picker::{Change, Picker, Purpose, Row, Target};
use crate::app::prompt::Prompt;
use crate::app::shelf::errand::Errand;
use crate::app::{App, Overlay};
use crate::library::correction::{Anchor, Correction};
use crate::library::findings::together;

/// Stands beside who says a claim, where somebody else is picked.
const SAYS_IT_NOW: &str = "says it now";

impl App {
    /// Hides the claim or party that is meant, or shows it again where it is hidden.
    pub(super) fn hide(&mut self) -> Vec<Effect> {
        let view = self.view();
        let meant = match (&self.overlay, self.focus) {
            (Some(Overlay::Claim(id, _)), _) => Some(Lit::Claim(*id)),
            (Some(Overlay::Party(id, _)), _) => Some(Lit::Party(*id)),
            (_, Pane::Claims) => view.selected_claim().map(Lit::Claim),
            (_, Pane::Parties) => view.parties.selected().map(Lit::Party),
            (_, Pane::Text | Pane::Sections) => self.lit(),
        };
        self.overlay = None;
        match meant {
            Some(Lit::Claim(id)) => self.hide_claim(id),
            Some(Lit::Party(id)) => self.hide_party(id),
            None => {
                self.say("nothing is selected: c goes to a claim, p to a mention");
                Vec::new()
            }
        }
    }

    fn hide_claim(&mut self, id: QuotationId) -> Vec<Effect> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let text = &document.text;
        let mut corrections = analyzed.corrections.clone();
        if analyzed.yours.hidden_claims.contains(&id) {
            let of_it = |anchor: &Anchor| anchor.claim(text, &analyzed.analysis) == Some(id);
            corrections.retain(|other| !matches!(other, Correction::HideClaim { claim } if of_it(claim)));
            return self.keep(corrections, "the claim is back");
        }
        corrections.push(Correction::HideClaim { claim: Anchor::of_claim(text, &analyzed.analysis, id) });
        let said = format!("the claim is hidden; {}", self.way_back());
        self.keep(corrections, &said)
    }

    fn hide_party(&mut self, id: EntityId) -> Vec<Effect> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let text = &document.text;
        let name = analyzed.analysis.entity(id).name.clone();
        let mut corrections = analyzed.corrections.clone();
        if analyzed.yours.hidden_parties.contains(&id) {
            let of_it = |anchor: &Anchor| anchor.party(text, &analyzed.analysis) == Some(id);
            corrections.retain(|other| !matches!(other, Correction::HideParty { party } if of_it(party)));
            return self.keep(corrections, &format!("{name} is back"));
        }
        corrections.push(Correction::HideParty { party: Anchor::of_party(text, &analyzed.analysis, id) });
        let said = format!("{name} is hidden; {}", self.way_back());
        self.keep(corrections, &said)
    }

    /// Opens what can be changed of the selected claim and of who says it, or of the selected party.
    pub(super) fn edit(&mut self) {
        let claim = match (&self.overlay, self.focus, self.lit()) {
            (Some(Overlay::Claim(id, _)), ..) => Some(*id),
            (None, Pane::Claims, _) => self.view().selected_claim(),
            (None, Pane::Text | Pane::Sections, Some(Lit::Claim(id))) => Some(id),
            _ => None,
        };
        if let Some(id) = claim {
            self.overlay = Some(Overlay::Pick(Picker::new(Purpose::EditClaim(id), self.edit_claim_rows(id))));
            return;
        }
        let party = match &self.overlay {
            Some(Overlay::Party(id, _)) => Some(*id),
            _ => self.party(),
        };
        let Some(id) = party else {
            self.overlay = None;
            return self.say("select a claim or a party first: c, p, or Tab");
        };
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Edit(id), self.edit_rows(id))));
    }

    /// Who said the claim `id`, and behind that what can be changed of its speakers everywhere.
    fn edit_claim_rows(&self, id: QuotationId) -> Vec<Row> {
        let Some(analyzed) = self.analyzed() else { return Vec::new() };
        let analysis = &analyzed.analysis;
        let (speakers, credited) = (self.speakers_of(id), analysis.credited.get(&id));
        let row = |target, words: &str, also: &'static str| Row {
            target,
            kind: "said by",
            words: words.to_owned(),
            beside: String::new(),
            also: also.into(),
        };
        let asked = "speaker credit who wrong other several together";
        let mut rows = vec![row(Target::AskCredit(id), "someone else said this, or several …", asked)];
        if speakers.len() > 1 {
            rows.extend(speakers.iter().map(|party| {
                let words = format!("{} alone said this", analysis.entity(*party).name);
                row(Target::Credit(id, vec![*party]), &words, "speaker only one")
            }));
        }
        let is_nobody = credited.map_or(analysis.quotation(id).speaker.is_none(), Vec::is_empty);
        if !is_nobody {
            let nobody = "nobody the text tells of said this";
            rows.push(row(Target::Credit(id, Vec::new()), nobody, "speaker unnamed source"));
        }
        if credited.is_some() {
            rows.push(row(Target::CreditAsFound(id), "whoever it was found to be", "speaker undo original"));
        }
        for party in speakers {
            let name = &analysis.entity(party).name;
            rows.extend(self.edit_rows(party).into_iter().map(|row| {
                let words = format!("{name}, everywhere: {}", row.words);
                Row { words, ..row }
            }));
        }
        rows
    }

    /// Asks who of the article's parties said the claim `id`.
    pub(super) fn ask_who_said(&mut self, id: QuotationId) {
        let now = self.speakers_of(id);
        let mut rows = Vec::new();
        self.push_parties(&mut rows, |_| true);
        for row in &mut rows {
            if let Target::Party(party) = row.target {
                row.target = Target::Credit(id, vec![party]);
                if now.contains(&party) {
                    SAYS_IT_NOW.clone_into(&mut row.beside);
                }
            }
        }
        rows.sort_by_key(|row| row.beside != SAYS_IT_NOW);
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Credit(id), rows)));
    }

    /// Has the claim `id` said by `parties` together, or by nobody.
    pub(super) fn credit(&mut self, id: QuotationId, parties: &[EntityId]) -> Vec<Effect> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let (text, analysis) = (&document.text, &analyzed.analysis);
        let claim = Anchor::of_claim(text, analysis, id);
        let who = together(&names(analysis, parties)).unwrap_or_else(|| "nobody the text tells of".to_owned());
        let now = analysis.speakers(id, text);
        if !parties.is_empty() && now.len() == parties.len() && parties.iter().all(|party| now.contains(party)) {
            self.say(format!("{who} says so already"));
            return Vec::new();
        }
        let said = format!("said by {who}; {}", self.way_back());
        let mut anchors = parties.iter().map(|party| Anchor::of_party(text, analysis, *party));
        let (speaker, with) = (anchors.next(), anchors.collect());
        let mut corrections = self.corrections_but_credit(id);
        corrections.push(Correction::Credit { claim, speaker, with });
        self.keep(corrections, &said)
    }

    /// Has the claim `id` said by whom it was found to be.
    pub(super) fn credit_as_found(&mut self, id: QuotationId) -> Vec<Effect> {
        let corrections = self.corrections_but_credit(id);
        self.keep(corrections, "said by whom it was found to be")
    }

    /// The corrections of the open article without what was said before of who said the claim `id`.
    fn corrections_but_credit(&self, id: QuotationId) -> Vec<Correction> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let of_it = |claim: &Anchor| claim.claim(&document.text, &analyzed.analysis) == Some(id);
        let mut corrections = analyzed.corrections.clone();
        corrections.retain(|other| !matches!(other, Correction::Credit { claim, .. } if of_it(claim)));
        corrections
    }

    fn edit_rows(&self, id: EntityId) -> Vec<Row> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let entity = analyzed.analysis.entity(id);
        let row = |change, kind, words: String| {
            let target = Target::Change(id, change);
            Row {
                target,
                kind,
                words,
                beside: String::new(),
                also: if kind == "kind" { "kind type retype" } else { kind }.into(),
            }
        };
        let mut rows = vec![row(Change::Name, "rename", "call it something else …".to_owned())];
        rows.extend(EntityKind::ALL.into_iter().filter(|kind| *kind != entity.kind).map(|kind| {
            let words = match kind {
                EntityKind::Person => "it is a person",
                EntityKind::Organization => "it is an organisation",
                EntityKind::Place => "it is a place",
                EntityKind::Group => "it is a group of people",
                EntityKind::Other => "it is none of these, but has a name",
            };
            row(Change::Kind(kind), "kind", words.to_owned())
        }));
        if analyzed.analysis.entities.len() > 1 {
            rows.push(row(Change::Merge, "merge", "it is the same as another party …".to_owned()));
        }
        rows.extend(aliases(&analyzed.analysis, &document.text, id).into_iter().map(|alias| {
            let words = format!("“{alias}” is somebody else");
            row(Change::Split(alias), "split", words)
        }));
        rows.push(row(Change::Hide, "hide", "it is no party, hide it".to_owned()));
        rows
    }

    /// Does what was picked of [`App::edit`].
    pub(super) fn change(&mut self, id: EntityId, change: Change) -> Vec<Effect> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let name = analyzed.analysis.entity(id).name.clone();
        let party = Anchor::of_party(&document.text, &analyzed.analysis, id);
        match change {
            Change::Name => {
                self.overlay = Some(Overlay::Rename(id, Prompt::new(name)));
                Vec::new()
            }
            Change::Merge => {
                let mut rows = Vec::new();
                self.push_parties(&mut rows, |other| other != id);
                for row in &mut rows {
                    if let Target::Party(other) = row.target {
                        row.target = Target::Change(id, Change::SameAs(other));
                    }
                }
                self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Merge(id), rows)));
                Vec::new()
            }
            Change::Hide => self.hide_party(id),
            Change::Kind(kind) => {
                let said = format!("{name}: {}; {}", entity_kind_words(kind), self.way_back());
                self.correct(Correction::Retype { party, kind }, &said)
            }
            Change::Split(alias) => {
                let said = format!("{alias} is a party of its own; {}", self.way_back());
                self.correct(Correction::Split { party, alias }, &said)
            }
            Change::SameAs(into) => self.merge(id, into),
        }
    }

    /// Makes `id` one with the party `into`.
    fn merge(&mut self, id: EntityId, into: EntityId) -> Vec<Effect> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let (text, analysis) = (&document.text, &analyzed.analysis);
        let said =
            format!("{} is the same as {}; {}", analysis.entity(id).name, analysis.entity(into).name, self.way_back());
        let (party, into) = (Anchor::of_party(text, analysis, id), Anchor::of_party(text, analysis, into));
        self.correct(Correction::Merge { party, into }, &said)
    }

    /// Calls a party what was typed.
    pub(in crate::app) fn rename(&mut self) -> Vec<Effect> {
        let Some(Overlay::Rename(id, prompt)) = self.overlay.take() else { return Vec::new() };
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let name = prompt.typed().trim().to_owned();
        let before = &analyzed.analysis.entity(id).name;
        if name.is_empty() || name == *before {
            self.say("the name stays as it was");
            return Vec::new();
        }
        let party = Anchor::of_party(&document.text, &analyzed.analysis, id);
        let said = format!("{before} is called {name}; {}", self.way_back());
        self.correct(Correction::Rename { party, name }, &said)
    }

    /// Takes the last correction of this article back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let mut corrections = self.analyzed().map(|analyzed| analyzed.corrections.clone()).unwrap_or_default();
        let Some(last) = corrections.pop() else {
            if self.can_undo_on_shelf() && self.shelf.kept(self.open).is_some() {
                return self.undo_on_shelf();
            }
            self.say("nothing was corrected in this text");
            return Vec::new();
        };
        self.overlay = None;
        let was_one = self.is_on_merged(&last);
        let effects = self.keep(corrections, &format!("undone: {}", last.words()));
        if let Correction::Merge { party, .. } = &last
            && was_one
        {
            self.select_party(party);
        }
        effects
    }

    /// Whether the party that is selected or lit is the one that `correction` made of two.
    fn is_on_merged(&self, correction: &Correction) -> bool {
        let (Correction::Merge { into, .. }, Some(document), Some(analyzed)) =
            (correction, self.document(), self.analyzed())
        else {
            return false;
        };
        let merged = into.party(&document.text, &analyzed.analysis);
        let view = self.view();
        let lit = matches!(view.lit, Some(Lit::Party(id)) if Some(id) == merged);
        merged.is_some() && (lit || view.parties.selected() == merged)
    }

    /// Selects the party that is named so, and lights it where one is lit.
    fn select_party(&mut self, anchor: &Anchor) {
        self.with_analysis(|view, document, analyzed| {
            let Some(id) = anchor.party(&document.text, &analyzed.analysis) else { return };
            if matches!(view.lit, Some(Lit::Party(_))) {
                view.light_party(id);
            } else {
                view.parties.select(id);
            }
        });
    }

    /// Shows hidden rows too, or hides them again.
    pub(super) fn show_hidden(&mut self) {
        let Some(corrections) = self.analyzed().map(|analyzed| analyzed.corrections.clone()) else { return };
        let hiding = |correction: &&Correction| {
            matches!(correction, Correction::HideClaim { .. } | Correction::HideParty { .. })
        };
        let hidden = corrections.iter().filter(hiding).count();
        if hidden == 0 {
            return self.say("nothing is hidden in this text");
        }
        let view = self.view_mut();
        view.show_hidden = !view.show_hidden;
        let shown = view.show_hidden;
        self.apply(corrections);
        self.say(if shown { "hidden rows are shown" } else { "hidden rows are hidden again" });
    }

    fn correct(&mut self, correction: Correction, said: &str) -> Vec<Effect> {
        let mut corrections = self.analyzed().map(|analyzed| analyzed.corrections.clone()).unwrap_or_default();
        corrections.push(correction);
        self.keep(corrections, said)
    }

    /// Applies `corrections`, all there are of this article, and has them kept.
    fn keep(&mut self, corrections: Vec<Correction>, said: &str) -> Vec<Effect> {
        let Some(text_key) = self.analyzed().map(|analyzed| analyzed.text_key) else { return Vec::new() };
        self.apply(corrections.clone());
        self.say(said);
        let title = self.article().title().to_owned();
        let mut effects = vec![Effect::Keep(Kept { text_key, title, corrections })];
        // What the library tells of the article, its reader has corrected, too.
        if let Some(item) = self.shelf.kept(self.open) {
            self.tell_anew();
            effects.push(Effect::Shelf(Errand::FindAnew(item)));
        }
        effects
    }

    /// Applies `corrections`; what is selected, lit and filtered by stays so as far as it is still there.
    fn apply(&mut self, corrections: Vec<Correction>) {
        let (show_hidden, open) = (self.view().show_hidden, self.open);
        let marks = self.with_analysis(|view, document, analyzed| view.anchored(&document.text, &analyzed.analysis));
        self.library.correct(open, corrections, show_hidden);
        self.view_mut().outdate();
        self.arrange();
        let Some(marks) = marks else { return };
        self.with_analysis(|view, document, analyzed| view.restore(&marks, &document.text, &analyzed.analysis));
        self.arrange();
        self.light_selected();
    }

    /// How a correction is taken back, by the live keymap.
    fn way_back(&self) -> String {
        let key = self.keymap.keys(Command::Undo).first().map(ToString::to_string);
        key.map_or("the palette has “undo”".to_owned(), |key| format!("{key} undoes it"))
    }
}
