//! Parties of the whole library: which one is meant, and which names are one party's.

use super::rows::{Opened, Target};
use super::{PartyName, Screen, What};
use crate::app::command::Command;
use crate::app::details::{counted, entity_kind_words, one_line};
use crate::app::message::Effect;
use crate::app::picker::{Picker, Purpose, Row as PickerRow, Target as Picked, Waits};
use crate::app::shelf::errand::{Errand, Judged, Judgement};
use crate::app::{App, Overlay};
use crate::library::identity::Namesake;
use crate::library::shelf::{ItemId, KeptParty};

/// Nearly every name has one letter that is typed.
const LETTERS_OF_A_NAME: usize = 2;

impl App {
    /// Has a party picked: one that the selected article of the library names, or any that is named anywhere.
    pub(super) fn pick_party_on_shelf(&mut self) {
        let rows = self.party_rows_on_shelf();
        self.overlay = Some(Overlay::Pick(Picker::new(Purpose::Dossier, rows)));
    }

    /// Offers those that the selected article names, which was not known before, where a party is to be picked and
    /// nothing is typed.
    pub(in crate::app) fn refill_parties(&mut self) {
        let is_picked = matches!(&self.overlay, Some(Overlay::Pick(picker))
            if picker.purpose == Purpose::Dossier && picker.prompt.typed().is_empty());
        // Previews come with every key in a list: nothing is made for a picker that is not there.
        let rows = if is_picked { self.party_rows_on_shelf() } else { return };
        if let Some(Overlay::Pick(picker)) = &mut self.overlay {
            picker.refill(rows);
        }
    }

    /// Asks who in the whole library has the letters that were typed of a party to be picked.
    pub(in crate::app) fn ask_for_parties(&mut self) -> Vec<Effect> {
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return vec![] };
        let letters = picker.prompt.typed().trim().to_owned();
        let asks = picker.purpose == Purpose::Dossier && letters.chars().count() >= LETTERS_OF_A_NAME;
        picker.waits = if asks { Waits::ForRows } else { Waits::No };
        if asks { vec![Effect::Shelf(Errand::PartiesLike(letters))] } else { vec![] }
    }

    /// Offers those who have the letters that are typed, behind whom the selected article names.
    pub(in crate::app) fn take_parties(&mut self, letters: &str, known: Vec<(PartyName, usize)>) -> Vec<Effect> {
        let mut rows = self.party_rows_on_shelf();
        let Some(Overlay::Pick(picker)) = &mut self.overlay else { return vec![] };
        if picker.purpose != Purpose::Dossier || picker.prompt.typed().trim() != letters {
            return vec![];
        }
        let takes_first = picker.waits == Waits::ForFirst;
        let here: Vec<Picked> = rows.iter().map(|row| row.target.clone()).collect();
        let others = known.into_iter().filter(|(party, _)| !here.contains(&Picked::Dossier(party.clone())));
        rows.extend(others.map(|(party, articles)| PickerRow {
            kind: entity_kind_words(party.kind),
            words: one_line(&party.name),
            beside: counted(articles, "article", "articles"),
            also: "".into(),
            target: Picked::Dossier(party),
        }));
        picker.refill(rows);
        if takes_first { self.pick() } else { vec![] }
    }

    fn party_rows_on_shelf(&self) -> Vec<PickerRow> {
        let parties = self.shelf.preview().map_or(&[][..], |preview| &preview.parties);
        let row = |party: &KeptParty| PickerRow {
            target: Picked::Dossier(PartyName::new(&party.name, party.kind)),
            kind: entity_kind_words(party.kind),
            words: one_line(&party.name),
            beside: counted(party.mentions, "mention", "mentions"),
            also: "".into(),
        };
        parties.iter().map(row).collect()
    }

    /// Says whether the selected name is the party's whose dossier is seen.
    pub(super) fn judge_selected(&mut self, same: bool) -> Vec<Effect> {
        let Some(Screen { what: What::Dossier(dossier), rows, .. }) = self.across.seen() else {
            self.say("this is for an article or a dossier");
            return vec![];
        };
        let of = dossier.of.clone();
        let (other, before, same) = match rows.selected().and_then(|row| row.target.as_ref()) {
            Some(Target::Offer(name)) => (name.clone(), None, Some(same)),
            Some(Target::Name(name)) if !same => (name.clone(), Some(true), Some(false)),
            Some(Target::Other(name)) => (name.clone(), Some(false), same.then_some(true)),
            Some(Target::Article(Opened { place, .. })) => {
                let Some(item) = place.item() else {
                    self.say("this article is open and not of your library, which is asked who is who");
                    return vec![];
                };
                let names = dossier.told.as_ref().map(|told| told.dossier.party.names.clone());
                return self.tell_apart(of, item, names.unwrap_or_default(), same);
            }
            Some(Target::Party(party)) => {
                let open = self.key_to(Command::Activate, "opens that dossier, in which e gives an article back");
                self.say(format!("{}: {open}", party.called()));
                return vec![];
            }
            _ => {
                self.say("select a claim, or a name at the end, below the claims: G");
                return vec![];
            }
        };
        let undoes = self.key_to(Command::Undo, "takes it back");
        self.say(match same {
            Some(true) => format!("{other} and {} are one from now on: {undoes}", of.name),
            Some(false) => format!("{other} is not {}: remembered, {undoes}", of.name),
            None => format!("whether {other} is {} is open again: {undoes}", of.name),
        });
        let before = Judgement::Name(other.clone(), before);
        self.judge(of, before, Judgement::Name(other, same))
    }

    /// Says that an article means another of the name than the dossier is of, or that it means the first after all.
    fn tell_apart(&mut self, of: PartyName, item: ItemId, names: Vec<String>, same: bool) -> Vec<Effect> {
        let now = of.namesake;
        let next = if same { Namesake::default() } else { Namesake(now.0.saturating_add(1)) };
        if next == now {
            let another = self.key_to(Command::Hide, "says that it is somebody else of this name");
            self.say(format!("this is {}: {another}", of.name));
            return vec![];
        }
        let undoes = self.key_to(Command::Undo, "takes it back");
        self.say(if same {
            format!("here it is {} after all: {undoes}", of.name)
        } else {
            format!("here it is another {}, see the end: {undoes}", of.name)
        });
        let before = Judgement::Article(item, names.clone(), now);
        self.judge(of, before, Judgement::Article(item, names, next))
    }

    /// Has something kept of who is who, and remembers what held before.
    fn judge(&mut self, of: PartyName, before: Judgement, judgement: Judgement) -> Vec<Effect> {
        self.across.judged.push(Judged { of: of.clone(), judgement: before });
        self.across.outdate();
        let open = self.unkept_naming(&of);
        vec![Effect::Shelf(Errand::Judge(Judged { of, judgement }, open))]
    }

    /// Takes back what was said last of two names.
    pub(super) fn take_back_judged(&mut self) -> Vec<Effect> {
        let Some(before) = self.across.judged.pop() else {
            self.say("nothing was said of who is who that could be taken back");
            return vec![];
        };
        let name = &before.of.name;
        self.say(match &before.judgement {
            Judgement::Name(other, Some(true)) => format!("{other} and {name} are one again"),
            Judgement::Name(other, Some(false)) => format!("{other} is not {name} again"),
            Judgement::Name(other, None) => format!("whether {other} is {name} is open again"),
            Judgement::Article(_, _, namesake) => format!("in that article it is {} again", namesake.called(name)),
        });
        self.across.outdate();
        let open = self.unkept_naming(&before.of);
        vec![Effect::Shelf(Errand::Judge(before, open))]
    }
}
