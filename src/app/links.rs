//! Links of the text that is seen, each with a letter to follow it by.

use super::App;
use super::message::Effect;
use super::{Overlay, details};
use crate::document::{Document, Link};
use crate::library::{ArticleId, Source};
use crate::text::Span;
use crossterm::event::{KeyCode, KeyEvent};

/// The letters of hints, those under the fingers first; `q` closes them.
const LETTERS: &[u8] = b"asdfghjklwertyuiopzxcvbnm";

/// A link and what is typed to follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint<'a> {
    /// One small letter, or two where there are more links than letters.
    pub letters: String,
    /// The link.
    pub link: &'a Link,
}

/// Links of `document` that begin within `seen`, with their hints.
pub fn hints(document: &Document, seen: Span) -> Vec<Hint<'_>> {
    let from = document.links.partition_point(|link| link.span.start() < seen.start());
    let links: Vec<_> = document.links.iter().skip(from).take_while(|link| link.span.start() < seen.end()).collect();
    let doubled = links.len() > LETTERS.len();
    let letter = |index: usize| char::from(LETTERS[index % LETTERS.len()]);
    let letters = |index: usize| {
        let first = doubled.then(|| letter(index / LETTERS.len()));
        first.into_iter().chain([letter(index)]).collect()
    };
    links.into_iter().enumerate().map(|(index, link)| Hint { letters: letters(index), link }).collect()
}

fn is_of_the_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

impl App {
    /// Hints of the links that are seen and that begin with what was typed.
    pub fn hints(&self) -> Vec<Hint<'_>> {
        let typed = match &self.overlay {
            Some(Overlay::Links(typed)) => typed.as_str(),
            _ => "",
        };
        let mut hints = self.document().map_or(Vec::new(), |document| hints(document, self.view().text.seen()));
        hints.retain(|hint| hint.letters.starts_with(&typed.to_lowercase()));
        hints
    }

    /// Shows the hints, where there are any.
    pub(super) fn show_hints(&mut self) {
        self.focus_text_if_covered();
        if !self.hints().is_empty() {
            self.overlay = Some(Overlay::Links(String::new()));
            return;
        }
        let anywhere = self.document().is_some_and(|document| !document.links.is_empty());
        self.say(if anywhere { "no link is seen here" } else { "this article has no links" });
    }

    /// Takes a letter of a hint; a capital opens the link outside.
    pub(super) fn type_hint(&mut self, event: KeyEvent) -> Option<Vec<Effect>> {
        let Some(Overlay::Links(typed)) = &self.overlay else { return None };
        let KeyCode::Char(sign) = event.code else {
            self.overlay = None;
            return Some(Vec::new());
        };
        if event.modifiers.contains(crossterm::event::KeyModifiers::CONTROL) {
            return None;
        }
        let mut typed = typed.clone();
        typed.push(sign);
        let meant = typed.to_lowercase();
        let hints = self.hints();
        let found = hints.iter().find(|hint| hint.letters == meant).map(|hint| hint.link.address.clone());
        let goes_on = hints.iter().any(|hint| hint.letters.starts_with(&meant));
        self.overlay = None;
        if meant == "q" {
            return Some(Vec::new());
        }
        match found {
            Some(address) if typed == meant => return Some(self.follow(&address)),
            Some(address) if !is_of_the_web(&address) => {
                self.say(format!("only http and https are opened, not {address}"));
            }
            Some(address) => {
                self.say(format!("opening {address}"));
                return Some(vec![Effect::Open(address)]);
            }
            None if goes_on => self.overlay = Some(Overlay::Links(typed)),
            None => self.say(format!("no link is marked {typed}")),
        }
        Some(Vec::new())
    }

    /// Opens the page at `address`, or the file it leads to from this one, as an article behind all others, or goes to
    /// it where it is open already.
    pub(super) fn follow(&mut self, address: &str) -> Vec<Effect> {
        if let Some(name) = address.strip_prefix('#') {
            self.go_to_anchor(name);
            return Vec::new();
        }
        let is_of_the_web = is_of_the_web(address);
        let (page, name) = address.split_once('#').map_or((address, None), |(page, name)| (page, Some(name)));
        let from = &self.article().source;
        let file = from.beside(page).map(|path| (Source::file(&path), path));
        let open = self.library.articles().find(|(_, article)| {
            let own = article.document.as_ref().and_then(|document| document.url.as_deref());
            let is_page = is_of_the_web && (article.source.name == page || own == Some(page));
            let whole = |name: &str| name.rsplit_once('#').map_or("", |(whole, _)| whole).to_owned();
            let is_file = file.as_ref().is_some_and(|(source, _)| {
                let name = &article.source.name;
                // Several articles that were in one file have its name and their number.
                *name == source.name || whole(name) == source.name
            });
            is_page || is_file || article.source.is_at(page, from)
        });
        if let Some((id, article)) = open {
            let is_there = article.document.is_some();
            return self.go_to_open(id, is_there, name);
        }
        let (source, effect): (_, Box<dyn FnOnce(_) -> _>) = match file {
            Some((source, path)) => (source, Box::new(|id| Effect::Turn(id, path))),
            None if is_of_the_web => {
                (Source::named(details::one_line(page)), Box::new(|id| Effect::Follow(id, page.to_owned())))
            }
            None => {
                self.say(format!("only http and https are opened, not {address}"));
                return Vec::new();
            }
        };
        let id = self.library.add(source);
        self.came_from.push((self.open, id));
        let mut view = super::ArticleView::default();
        view.leads_to = name.map(str::to_owned);
        self.views.push(view);
        self.open = id;
        vec![effect(id)]
    }

    /// Goes to the place called `name`, where one is, of an article that is open already; `is_there` where it was read.
    fn go_to_open(&mut self, id: ArticleId, is_there: bool, name: Option<&str>) -> Vec<Effect> {
        if let Some(name) = name
            && id == self.open
        {
            self.go_to_anchor(name);
            return Vec::new();
        }
        self.came_from.push((self.open, id));
        let effects = self.open_article(id);
        match name {
            Some(name) if is_there => self.go_to_anchor(name),
            name => self.views[id.index()].leads_to = name.map(str::to_owned),
        }
        effects
    }

    /// Goes to the place that is called `name` in the open article.
    fn go_to_anchor(&mut self, name: &str) {
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned();
        let at = self.document().and_then(|document| document.anchor(&name));
        match at {
            Some(at) => {
                self.with_document(|view, document| view.jump(document, at));
            }
            None => self.say(format!("there is no place called {} in this article", details::one_line(&name))),
        }
    }

    /// Whether a link led to the open article last.
    pub(super) fn is_reached_by_link(&self) -> bool {
        self.came_from.last().is_some_and(|(from, to)| *to == self.open && *from != *to)
    }

    /// Goes back to the article from which a link led here; `false` where none did.
    pub(super) fn go_back_to_article(&mut self) -> bool {
        let Some((before, _)) = self.came_from.pop() else { return false };
        self.open = before;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(count: usize) -> Vec<String> {
        let link = |at: usize| Link { span: Span::new(at, at + 1), address: "https://example.org".to_owned() };
        let document = Document { links: (0..count).map(link).collect(), ..Document::default() };
        hints(&document, Span::new(0, count)).into_iter().map(|hint| hint.letters).collect()
    }

    #[test]
    fn each_link_has_letters_of_its_own_and_none_begins_another() {
        assert_eq!(labelled(3), ["a", "s", "d"]);
        for count in [25, 26, 100, 600] {
            let hints = labelled(count);
            for (index, hint) in hints.iter().enumerate() {
                let twin = hints.iter().skip(index + 1).find(|other| other.starts_with(hint.as_str()));
                assert_eq!(twin, None, "{count}");
            }
        }
    }
}
