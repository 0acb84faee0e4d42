//! What commands mean on the screens over the library.

use super::dossier::{DossierScreen, Told};
use super::layout::{AcrossAreas, row_cells};
use super::narrowing::Narrowing;
use super::rows::{Aim, Opened, Target};
use super::{PartyName, Screen, StoriesScreen, What, stories};
use crate::app::command::Command;
use crate::app::details::{self, Line};
use crate::app::layout::inside;
use crate::app::message::Effect;
use crate::app::prompt::{Edit, Prompt};
use crate::app::shelf::errand::Errand;
use crate::app::{App, Overlay};
use crate::library::dossier::Place;
use crate::library::moment::Moment;
use crate::library::shelf::ItemId;
use crate::library::stories::comparison::Comparison;
use crate::library::stories::{Story, StoryId};
use crossterm::event::{KeyCode, KeyEvent};

impl App {
    /// What is seen of the whole library.
    pub fn across(&self) -> &super::Across {
        &self.across
    }

    /// Where everything stands on the screen over the library that is seen.
    pub fn across_areas(&self) -> AcrossAreas {
        match self.across.seen().map(|screen| &screen.what) {
            Some(What::Dossier(dossier)) => {
                let facts = dossier.facts(self.across.now, self.size.width.saturating_sub(2)).len();
                AcrossAreas::of_dossier(self.size, (facts, dossier.spans_time()), dossier.among_others)
            }
            _ => AcrossAreas::of_stories(self.size),
        }
    }

    /// Does what `command` means on a screen over the library; `None` where it means what it always does.
    pub(in crate::app) fn perform_across(&mut self, command: Command, count: Option<usize>) -> Option<Vec<Effect>> {
        let times = count.unwrap_or(1).cast_signed();
        let page =
            isize::try_from(self.across_areas().rows.or(self.across_areas().others)?.height).unwrap_or(1).max(4) - 3;
        let screen = self.across.seen_mut()?;
        match command {
            Command::ScrollDown | Command::NextParagraph | Command::NextClaim | Command::NextHit => screen.step(times),
            Command::ScrollUp | Command::PreviousParagraph | Command::PreviousClaim | Command::PreviousHit => {
                screen.step(-times);
            }
            Command::PageDown => screen.page(times, page),
            Command::PageUp => screen.page(-times, page),
            Command::HalfPageDown => screen.step(times * (page / 4).max(1)),
            Command::HalfPageUp => screen.step(-times * (page / 4).max(1)),
            Command::Top => screen.step(-isize::MAX),
            Command::Bottom => screen.step(isize::MAX),
            Command::NextSection => screen.rows.step_group(1),
            Command::PreviousSection => screen.rows.step_group(-1),
            Command::NextPane | Command::PreviousPane | Command::PaneRight | Command::PaneLeft => {
                if let What::Dossier(dossier) = &mut screen.what {
                    dossier.among_others = match command {
                        Command::PaneRight => true,
                        Command::PaneLeft => false,
                        _ => !dossier.among_others,
                    };
                }
            }
            Command::Details if screen.claim().is_some() => {
                self.overlay = screen.claim().map(|number| Overlay::Kept(number, 0));
            }
            Command::Activate | Command::Details => return Some(self.activate_across()),
            Command::Hide | Command::Edit | Command::Copy | Command::CopySource if screen.is_among_others() => {
                let claims = self.key_to(Command::NextPane, "goes to the claims");
                self.say(format!("this is for a claim: {claims}"));
            }
            Command::Hide => return Some(self.judge_selected(false)),
            Command::Edit => return Some(self.judge_selected(true)),
            Command::Undo => return Some(self.take_back_judged()),
            Command::Search => self.start_narrowing(),
            Command::Copy | Command::CopySource => return Some(self.copy_across()),
            Command::Dossier => return Some(self.dossier_of_row()),
            Command::Reload => return Some(self.ask_across()),
            Command::Close | Command::Leave | Command::Back => return Some(self.close_across()),
            Command::Library => return Some(self.show_shelf()),
            Command::Stories => return None,
            _ if command.is_for_every_screen() => return None,
            _ => self.say_for_an_article(),
        }
        Some(vec![])
    }

    /// Shows the stories that several outlets tell.
    pub(in crate::app) fn show_stories(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_place();
        self.across.push(What::Stories(StoriesScreen::default()), self.on_shelf);
        effects.extend(self.ask_across());
        effects
    }

    /// Shows the story that the open article, or the one selected in the library, belongs to.
    pub(in crate::app) fn show_story_of_this(&mut self) -> Vec<Effect> {
        let item = if self.on_shelf { self.shelf.item().map(|item| item.id) } else { self.shelf.kept(self.open) };
        let Some(item) = item else {
            self.say("this article is not of your library");
            return vec![];
        };
        vec![Effect::Shelf(Errand::StoryOf(item))]
    }

    /// Shows all that `party` said; of several of that name the one whom the article `named_in` means.
    pub(in crate::app) fn show_dossier(&mut self, party: PartyName, named_in: Option<ItemId>) -> Vec<Effect> {
        let mut effects = self.keep_place();
        self.overlay = None;
        self.across.push(What::Dossier(Box::new(DossierScreen::new(party, named_in))), self.on_shelf);
        effects.extend(self.ask_across());
        effects
    }

    /// Shows all that the selected party said: that of a card, of a pane, of the library's selected article.
    pub(in crate::app) fn dossier(&mut self) -> Vec<Effect> {
        let carded = match &self.overlay {
            Some(Overlay::Party(id, _)) => Some(*id),
            _ => None,
        };
        if self.on_shelf {
            self.pick_party_on_shelf();
            return vec![];
        }
        let party = carded.or_else(|| self.party()).or_else(|| self.most_prominent_in_view());
        let name = party.and_then(|id| {
            let entity = self.analyzed()?.analysis.entity(id);
            Some(PartyName::new(&entity.name, entity.kind))
        });
        let Some(name) = name else {
            self.say("select a party first: p, or Tab to Parties");
            return vec![];
        };
        let named_in = self.shelf.kept(self.open);
        self.show_dossier(name, named_in)
    }

    /// Takes the stories that there are.
    pub(in crate::app) fn take_stories(&mut self, told: Vec<Story>, now: Moment) {
        self.across.now = now;
        if let Some(What::Stories(stories)) = self.across.screens.last_mut().map(|screen| &mut screen.what) {
            stories.told = Some(told);
        }
        self.renew_rows();
    }

    /// Takes a story with what its articles say side by side; shows it where another screen is seen.
    pub(in crate::app) fn take_story(&mut self, told: (Story, Comparison), now: Moment) {
        self.across.now = now;
        let id = told.0.id;
        let is_there =
            matches!(self.across.seen().map(|screen| &screen.what), Some(What::Story(other, _)) if *other == id);
        if !is_there {
            self.across.push(What::Story(id, None), self.on_shelf);
        }
        if let Some(What::Story(_, story)) = self.across.seen_mut().map(|screen| &mut screen.what) {
            *story = Some(Box::new(told));
        }
        self.renew_rows();
    }

    /// Takes what is known of a party; asks for what is seen where that is out of date and another's was told.
    pub(in crate::app) fn take_dossier(&mut self, of: &PartyName, told: Told, now: Moment) -> Vec<Effect> {
        self.across.now = now;
        let here = Place::Open(self.open);
        for screen in self.across.screens.iter_mut().rev() {
            if let What::Dossier(dossier) = &mut screen.what
                && dossier.is_asked_of(of)
            {
                if dossier.told.is_none() {
                    screen.rows.aim = Some(Aim::In(here));
                }
                dossier.of = of.clone();
                dossier.take(told);
                break;
            }
        }
        self.renew_rows();
        self.ask_if_stale()
    }

    /// Asks for what is seen where something else is known of it by now.
    pub(super) fn ask_if_outdated(&mut self) -> Vec<Effect> {
        let Some(screen) = self.across.seen_mut() else { return vec![] };
        if std::mem::take(&mut screen.is_outdated) { self.ask_across() } else { vec![] }
    }

    /// Asks for the dossier that is seen where it is out of date.
    fn ask_if_stale(&self) -> Vec<Effect> {
        match self.across.seen().map(|screen| &screen.what) {
            Some(What::Dossier(dossier)) if dossier.is_stale => self.ask_across(),
            _ => vec![],
        }
    }

    /// There is nothing to be shown: what was asked for is not kept.
    pub(in crate::app) fn leave_across(&mut self, why: String) -> Vec<Effect> {
        let effects = if self.across.seen().is_some() { self.close_across() } else { vec![] };
        self.say(why);
        effects
    }

    /// Has rows made anew.
    fn renew_rows(&mut self) {
        for screen in &mut self.across.screens {
            screen.rows.made_for = 0;
        }
    }

    /// Gives lists their sizes, and makes rows where others are to be seen.
    pub(in crate::app) fn arrange_across(&mut self) {
        if self.across.seen().is_none() {
            return;
        }
        let areas = self.across_areas();
        let now = self.across.now;
        let Some(screen) = self.across.seen_mut() else { return };
        if let (What::Dossier(dossier), Some(area)) = (&mut screen.what, areas.others) {
            dossier.others.resize(inside(area).height);
        }
        let Some(area) = areas.rows else { return };
        let cells = row_cells(area.width);
        screen.rows.list_mut().resize(inside(area).height);
        if screen.rows.made_for != cells {
            let rows = match &screen.what {
                What::Stories(told) => stories::all(&told.shown(), now, cells),
                What::Story(_, told) => told.as_ref().map_or(vec![], |told| stories::one(&told.0, &told.1, now, cells)),
                What::Dossier(dossier) => dossier.rows(now, cells),
            };
            screen.rows.set(rows);
            screen.rows.made_for = cells;
        }
    }

    /// Goes where the selected row leads.
    pub(in crate::app) fn activate_across(&mut self) -> Vec<Effect> {
        let Some(screen) = self.across.seen() else { return vec![] };
        if let What::Dossier(dossier) = &screen.what
            && dossier.among_others
        {
            let other =
                dossier.others.selected().and_then(|number| dossier.told.as_ref()?.dossier.companions.get(number));
            let party = other.map(|other| PartyName::new(&other.name, other.kind));
            return party.map_or_else(Vec::new, |party| self.show_dossier(party, None));
        }
        match screen.rows.selected().and_then(|row| row.target.clone()) {
            Some(Target::Story(id)) => self.show_story(id),
            Some(Target::Article(opened)) => self.open_across(&opened),
            Some(Target::Party(party)) => self.show_dossier(party, None),
            Some(Target::Offer(_) | Target::Other(_)) => self.judge_selected(true),
            Some(Target::Name(name)) => {
                let out = self.key_to(Command::Hide, "takes it out");
                self.say(format!("{name} is the same party; {out}"));
                vec![]
            }
            None => vec![],
        }
    }

    fn show_story(&mut self, id: StoryId) -> Vec<Effect> {
        self.across.push(What::Story(id, None), self.on_shelf);
        self.ask_across()
    }

    /// The dossier of who says what the selected row has.
    fn dossier_of_row(&mut self) -> Vec<Effect> {
        let target = self.across.seen().and_then(|screen| screen.rows.selected()).and_then(|row| row.target.clone());
        match target {
            Some(Target::Party(party)) => self.show_dossier(party, None),
            Some(Target::Article(Opened { speaker: Some(party), place, .. })) => self.show_dossier(party, place.item()),
            _ => {
                self.say("select a row that says who speaks");
                vec![]
            }
        }
    }

    /// All that is known of the claim `number` of the dossier that is seen.
    pub(in crate::app) fn kept_lines(&self, number: usize, cells: u16) -> Vec<Line> {
        let Some(What::Dossier(dossier)) = self.across.seen().map(|screen| &screen.what) else { return vec![] };
        let told = dossier.told.as_ref().map(|told| &told.dossier);
        let claim = told.and_then(|told| Some((told, told.claims.get(number)?)));
        claim.map_or(vec![], |(told, claim)| details::kept(told, claim, self.across.now, cells))
    }

    fn copy_across(&mut self) -> Vec<Effect> {
        let target = self.across.seen().and_then(|screen| screen.rows.selected()).and_then(|row| row.target.clone());
        let Some(Target::Article(opened)) = target else {
            self.say("nothing to copy is selected");
            return vec![];
        };
        self.say("copied with who says it and where");
        vec![Effect::Copy(opened.copied)]
    }

    /// Closes what is innermost: what narrows the rows, the pane beside them, the screen.
    fn close_across(&mut self) -> Vec<Effect> {
        let narrowing = self.across.seen().and_then(|screen| screen.what.narrowing());
        if narrowing.is_some_and(|narrowing| !narrowing.typed().is_empty()) {
            if let Some(screen) = self.across.seen_mut() {
                // Who has taken what was found stays at it.
                screen.before_narrowing = None;
            }
            self.narrow_by("");
            return vec![];
        }
        if let Some(What::Dossier(dossier)) = self.across.seen_mut().map(|screen| &mut screen.what)
            && dossier.among_others
        {
            dossier.among_others = false;
            return vec![];
        }
        self.across.screens.pop();
        self.across.is_seen = !self.across.screens.is_empty();
        // An article may have been opened meanwhile.
        self.on_shelf |= !self.across.is_seen && self.across.over_shelf;
        let effects = self.ask_if_outdated();
        if effects.is_empty() { self.ask_if_stale() } else { effects }
    }

    fn start_narrowing(&mut self) {
        let typed = self.across.seen().and_then(|screen| screen.what.narrowing()).map(|known| known.typed().to_owned());
        if let Some(screen) = self.across.seen_mut().filter(|_| typed.as_ref().is_some_and(String::is_empty)) {
            screen.before_narrowing = screen.rows.selected().and_then(|row| row.target.clone());
        }
        match typed {
            Some(typed) => self.overlay = Some(Overlay::Narrow(Prompt::new(typed))),
            None => self.say("stories and dossiers can be narrowed by words; this one is seen whole"),
        }
    }

    /// Takes a key for the words that rows are narrowed by; `None` for one that is a command all the same.
    pub(in crate::app) fn type_into_narrowing(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Narrow(prompt)) = &mut self.overlay else { return None };
        match event.code {
            // What can't be understood stays to be mended.
            KeyCode::Enter => {
                let narrowing = self.across.seen_mut().and_then(|screen| screen.what.narrowing_mut());
                if narrowing.is_none_or(Narrowing::is_sound) {
                    self.overlay = None;
                }
            }
            KeyCode::Esc => {
                self.overlay = None;
                self.narrow_by("");
            }
            KeyCode::Down | KeyCode::Up => {
                if let Some(screen) = self.across.seen_mut() {
                    screen.step(if event.code == KeyCode::Down { 1 } else { -1 });
                }
            }
            _ => match prompt.edit(event) {
                Edit::Changed => {
                    let typed = prompt.typed().to_owned();
                    self.narrow_by(&typed);
                }
                Edit::Left => {
                    self.overlay = None;
                    self.narrow_by("");
                }
                Edit::None => return crate::app::shelf::passes(event),
            },
        }
        Some(vec![])
    }

    /// Shows what the words `typed` hold of, the first of it selected; all again, as it was before, where there are
    /// none.
    pub(in crate::app) fn narrow_by(&mut self, typed: &str) {
        if let Some(screen) = self.across.seen_mut() {
            screen.rows.aim =
                if typed.is_empty() { screen.before_narrowing.clone().map(Aim::At) } else { Some(Aim::First) };
        }
        match self.across.seen_mut().map(|screen| &mut screen.what) {
            Some(What::Dossier(dossier)) => {
                dossier.among_others = false;
                dossier.narrow(typed);
            }
            Some(What::Stories(stories)) => stories.narrowing.of_stories(typed),
            Some(What::Story(..)) | None => {}
        }
        self.renew_rows();
    }

    /// Scrolls what the mouse is over.
    pub(in crate::app) fn wheel_across(&mut self, column: u16, row: u16, by: isize) {
        let areas = self.across_areas();
        let is_over_others = areas.others.is_some_and(|area| area.contains((column, row).into()));
        let Some(screen) = self.across.seen_mut() else { return };
        match &mut screen.what {
            What::Dossier(dossier) if is_over_others => dossier.others.scroll(by),
            _ => screen.rows.list_mut().scroll(by),
        }
    }

    /// Selects what is clicked on; a second click goes there.
    pub(in crate::app) fn click_across(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.notice = None;
        let areas = self.across_areas();
        let hit = |area: Option<ratatui::layout::Rect>| {
            area.map(inside).filter(|inner| inner.contains((column, row).into())).map(|inner| row - inner.y)
        };
        let (on_rows, on_others) = (hit(areas.rows), hit(areas.others));
        let Some(screen) = self.across.seen_mut() else { return vec![] };
        if let (What::Dossier(dossier), Some(line)) = (&mut screen.what, on_others) {
            dossier.among_others = true;
            let clicked = dossier.others.at_line(line);
            if clicked.is_some() && clicked == dossier.others.selected() {
                return self.activate_across();
            }
            if let Some(number) = clicked {
                dossier.others.select(number);
            }
            return vec![];
        }
        let Some(line) = on_rows else { return vec![] };
        if let What::Dossier(dossier) = &mut screen.what {
            dossier.among_others = false;
        }
        let clicked = screen.rows.list().at_line(line);
        if clicked.is_some() && clicked == screen.rows.list().selected() {
            return self.activate_across();
        }
        if let Some(index) = clicked {
            screen.rows.list_mut().select(index);
        }
        vec![]
    }
}

impl Screen {
    fn step(&mut self, by: isize) {
        match &mut self.what {
            What::Dossier(dossier) if dossier.among_others => dossier.others.step(by),
            _ => self.rows.list_mut().step(by),
        }
    }

    fn page(&mut self, pages: isize, lines: isize) {
        match &mut self.what {
            What::Dossier(dossier) if dossier.among_others => dossier.others.step(pages * lines),
            _ => self.rows.list_mut().step_page(pages),
        }
    }
}
