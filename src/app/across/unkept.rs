//! What articles that are open and not of the library have on a party.

use super::{PartyName, What};
use crate::app::App;
use crate::app::details::one_line;
use crate::app::message::Effect;
use crate::app::shelf::errand::Errand;
use crate::library::ArticleId;
use crate::library::dossier::open::OpenArticle;
use crate::library::findings::Findings;
use crate::library::moment::Moment;

impl App {
    /// Asks the store for what is seen.
    pub(super) fn ask_across(&self) -> Vec<Effect> {
        let Some(screen) = self.across.seen() else { return vec![] };
        let errand = match &screen.what {
            What::Stories(_) => Errand::Stories,
            What::Story(id, _) => Errand::Story(*id),
            What::Dossier(dossier) => {
                Errand::Dossier(dossier.of.clone(), dossier.named_in, self.unkept_naming(&dossier.of))
            }
        };
        vec![Effect::Shelf(errand)]
    }

    /// The open articles that no library keeps and that may name `party`: those that do by this name, and the one that
    /// was open last, which may have another name of the party's.
    pub(super) fn unkept_naming(&self, party: &PartyName) -> Vec<OpenArticle> {
        let naming = self.library.parties_named(&party.name).iter().map(|(id, _)| *id);
        let mut ids: Vec<ArticleId> = naming.chain([self.open]).filter(|id| self.shelf.kept(*id).is_none()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.unkept(id)).collect()
    }

    /// The open article `id` as a dossier takes it; `None` until it is known who says what in it.
    fn unkept(&self, id: ArticleId) -> Option<OpenArticle> {
        let article = self.library.article(id);
        let (document, analyzed) = (article.document.as_ref()?, article.analyzed.as_ref()?);
        Some(OpenArticle {
            id,
            title: one_line(article.title()),
            outlet: document.site.as_deref().map(one_line),
            url: document.url.clone(),
            published: document.published.as_deref().and_then(Moment::parse),
            text: document.text.clone(),
            findings: Findings::of(&document.text, &analyzed.analysis),
        })
    }
}
