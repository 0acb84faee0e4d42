//! Going from claim to claim and from mention to mention, and telling of them.

use crate::analysis::{EntityId, QuotationId};
use crate::app::article_view::{Lit, Only};
use crate::app::command::Command;
use crate::app::details::counted;
use crate::app::layout::Pane;
use crate::app::{App, Overlay, Page};
use crate::library::index::{mentions_within, quotations_within};

impl App {
    pub(super) fn claim(&mut self, by: isize) {
        let moved = self.with_analysis(|view, document, analyzed| {
            let mut moved = false;
            for _ in 0..by.unsigned_abs() {
                let Some(id) = view.next_claim(analyzed, by > 0) else { break };
                view.go_to_claim(document, &analyzed.analysis, id);
                moved = true;
            }
            moved
        });
        self.focus_text_if_covered();
        match moved {
            Some(true) => {}
            Some(false) if self.view().claims.items().is_empty() && self.view().filter.is_some() => {
                let key = self.keymap.keys(Command::FilterByParty).first().map(ToString::to_string).unwrap_or_default();
                self.say(format!("this party says nothing here; {key} for everybody's claims"));
            }
            Some(false) if self.view().claims.items().is_empty() => self.say("no claims found in this text"),
            Some(false) => self.say(if by > 0 { "no claim after this one" } else { "no claim before this one" }),
            None => self.say("still looking for claims"),
        }
    }

    pub(super) fn mention(&mut self, by: isize) {
        let party = self.party().or_else(|| self.most_prominent_in_view());
        match party {
            Some(party) => self.go_to_mention_of(party, by),
            None if self.analyzed().is_some() => self.say("no party is named here"),
            None => self.say("still looking for parties"),
        }
    }

    pub(super) fn go_to_mention_of(&mut self, party: EntityId, by: isize) {
        let place = self.with_analysis(|view, document, analyzed| {
            let analysis = &analyzed.analysis;
            let mut last = None;
            for _ in 0..by.unsigned_abs() {
                let Some(id) = view.next_mention(analysis, party, by > 0) else { break };
                view.go_to_mention(document, analysis, id);
                last = Some(id);
            }
            if last.is_none() {
                // Round the end, as a search goes.
                let mentions = &analysis.entity(party).mentions;
                last = if by > 0 { mentions.first() } else { mentions.last() }.copied();
                if let Some(id) = last {
                    view.go_to_mention(document, analysis, id);
                }
            }
            let entity = analysis.entity(party);
            let number = last.and_then(|id| entity.mentions.iter().position(|other| *other == id));
            number.map(|number| format!("{}: mention {} of {}", entity.name, number + 1, entity.mentions.len()))
        });
        self.focus_text_if_covered();
        if let Some(place) = place.flatten() {
            self.say(place);
        }
    }

    pub(in crate::app) fn most_prominent_in_view(&self) -> Option<EntityId> {
        let analyzed = self.analyzed()?;
        let seen = self.view().text.seen();
        let here: Vec<_> =
            mentions_within(&analyzed.analysis, seen).map(|id| analyzed.analysis.mention(id).entity).collect();
        analyzed.index.by_prominence().iter().copied().find(|party| here.contains(party))
    }

    pub(in crate::app) fn activate(&mut self) {
        match self.focus {
            Pane::Text => return self.details(),
            Pane::Sections => {
                self.with_document(|view, document| {
                    if let Some(section) = view.sections.selected() {
                        view.jump(document, document.sections[section].span.start());
                    }
                });
                self.focus = Pane::Text;
            }
            Pane::Claims => {
                self.with_analysis(|view, document, analyzed| {
                    if let Some(id) = view.selected_claim() {
                        view.go_to_claim(document, &analyzed.analysis, id);
                    }
                });
            }
            Pane::Parties => {
                if let Some(party) = self.view().parties.selected() {
                    self.go_to_mention_of(party, 1);
                }
            }
        }
        self.focus_text_if_covered();
    }

    pub(super) fn details(&mut self) {
        let view = self.view();
        let overlay = match (self.focus, self.lit()) {
            (Pane::Claims, _) => view.selected_claim().map(|id| Overlay::Claim(id, Page::default())),
            (Pane::Parties, _) => view.parties.selected().map(|id| Overlay::Party(id, Page::default())),
            (_, Some(Lit::Claim(id))) => Some(Overlay::Claim(id, Page::default())),
            (_, Some(Lit::Party(id))) => Some(Overlay::Party(id, Page::default())),
            (_, None) => self.analyzed().and_then(|analyzed| {
                let mut here = quotations_within(&analyzed.analysis, view.text.seen());
                here.next().map(|id| Overlay::Claim(id, Page::default()))
            }),
        };
        if let Some(Overlay::Claim(id, _)) = &overlay {
            let id = *id;
            self.view_mut().light_claim(id);
        }
        if overlay.is_none() {
            self.say("nothing is selected: c goes to a claim, p to a mention");
        }
        self.overlay = overlay;
    }

    pub(super) fn filter(&mut self) {
        if self.view().filter.is_some() {
            self.view_mut().filter = None;
            return self.say("claims of everybody");
        }
        let Some(party) = self.party() else { return self.say("select a party first: p, or Tab to Parties") };
        let Some(name) = self.analyzed().map(|analyzed| analyzed.analysis.entity(party).name.clone()) else { return };
        self.view_mut().filter = Some(party);
        let key = self.keymap.keys(Command::FilterByParty).first().map(ToString::to_string).unwrap_or_default();
        self.say(format!("claims of {name} only; {key} for everybody's"));
    }

    /// Shows the claims of the next sort that there is one of, after the last all.
    pub(super) fn sift(&mut self) {
        let kept = self.view().only;
        loop {
            self.view_mut().only = self.view().only.next();
            self.arrange();
            let only = self.view().only;
            if only == Only::All || only == kept || !self.view().claims.items().is_empty() {
                break;
            }
        }
        let (only, count) = (self.view().only, self.view().claim_count());
        let key = self.keymap.keys(Command::Sift).first().map(ToString::to_string).unwrap_or_default();
        match only {
            Only::All if kept == Only::All => self.say("no claim here is word for word, quite sure or answered"),
            Only::All => self.say("all claims"),
            only => self.say(format!("{}: {}; {key} goes on", only.words(), counted(count, "claim", "claims"))),
        }
    }

    pub(super) fn arrange_by_speaker(&mut self) {
        let by_speaker = !self.settings.by_speaker;
        self.settings.by_speaker = by_speaker;
        self.say(if by_speaker { "claims by speaker" } else { "claims in text order" });
    }

    /// The party that stands out or speaks in what stands out, else the one selected in its pane while that is seen.
    pub(in crate::app) fn party(&self) -> Option<EntityId> {
        let view = self.view();
        match (self.focus, view.lit) {
            (Pane::Parties, _) | (_, None) => view.parties.selected().filter(|_| self.areas().parties.is_some()),
            (_, Some(Lit::Party(id))) => Some(id),
            (_, Some(Lit::Claim(id))) => self.speakers_of(id).first().copied(),
        }
    }

    /// Who says the claim `id`; beneath whose name it is selected in its pane comes first.
    pub(in crate::app) fn speakers_of(&self, id: QuotationId) -> Vec<EntityId> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let mut speakers = analyzed.analysis.speakers(id, &document.text);
        let row = self.view().claims.selected().filter(|row| row.id == id);
        let at = row.and_then(|row| speakers.iter().position(|party| Some(*party) == row.under));
        if let Some(at) = at {
            speakers.swap(0, at);
        }
        speakers
    }
}
