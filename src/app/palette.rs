//! What the palette offers: every command with its keys, then what there is to go to, claims last.

use super::App;
use super::command::{COMMANDS, Command};
use super::details::{content_words, counted, credit_words, entity_kind_words, one_line};
use super::outline;
use super::picker::{Row, Target};
use crate::analysis::{EntityId, MentionForm, QuotationId};
use crate::text::width::fitted;

/// The commands a reader is most likely to look for, first as long as nothing is typed.
const FIRST: [Command; 12] = [
    Command::Search,
    Command::NextSection,
    Command::NextClaim,
    Command::NextMention,
    Command::Details,
    Command::FilterByParty,
    Command::ArrangeBySpeaker,
    Command::Copy,
    Command::TextAlone,
    Command::LightOrDark,
    Command::Help,
    Command::Quit,
];

/// Of a long text no more parties and claims than this are offered each, the most prominent and the first of them.
const MAX_ROWS_OF_A_KIND: usize = 2_000;
/// A claim's words beyond this many cells are never seen in a row.
const CLAIM_CELLS: usize = 120;

impl App {
    /// Everything the palette offers, in the order it stands while nothing is typed.
    pub(super) fn palette_rows(&self) -> Vec<Row> {
        let mut rows = self.command_rows();
        if !self.on_shelf {
            self.push_sections(&mut rows);
            self.push_parties(&mut rows, |_| true);
        }
        self.push_articles(&mut rows);
        self.push_sources(&mut rows);
        if !self.on_shelf {
            self.push_feeds(&mut rows);
            self.push_claims(&mut rows);
        }
        rows
    }

    /// Every command with its keys.
    pub(super) fn command_rows(&self) -> Vec<Row> {
        let rest = COMMANDS.iter().map(|entry| entry.command);
        let rest = rest.filter(|command| !FIRST.contains(command) && *command != Command::Palette);
        FIRST.into_iter().chain(rest).map(|command| self.command_row(command)).collect()
    }

    /// What the library can list.
    fn push_sources(&self, rows: &mut Vec<Row>) {
        let sources = self.shelf.sources().iter().enumerate();
        rows.extend(sources.map(|(index, source)| Row {
            target: Target::Source(index),
            kind: "library",
            words: one_line(source.name(self.shelf.feeds())),
            beside: String::new(),
            also: "".into(),
        }));
    }

    fn command_row(&self, command: Command) -> Row {
        let entry = COMMANDS.iter().find(|entry| entry.command == command).expect("COMMANDS has every command");
        let keys: Vec<_> = self.keymap.keys(command).iter().take(2).map(ToString::to_string).collect();
        Row {
            target: Target::Command(command),
            kind: "command",
            words: titled(&entry.name.replace('-', " "), entry.words),
            beside: keys.join(" "),
            also: also(command).into(),
        }
    }

    fn push_sections(&self, rows: &mut Vec<Row>) {
        let Some(document) = self.document() else { return };
        rows.extend(document.sections.iter().enumerate().map(|(index, section)| Row {
            target: Target::Section(index),
            kind: "section",
            words: one_line(outline::title(document, index)),
            beside: outline::reading_time(section.words),
            also: "".into(),
        }));
    }

    /// The parties that `offered` is true of, by prominence.
    pub(super) fn push_parties(&self, rows: &mut Vec<Row>, offered: impl Fn(EntityId) -> bool) {
        let Some(analyzed) = self.analyzed() else { return };
        let parties = analyzed.index.by_prominence().iter().filter(|id| offered(**id)).take(MAX_ROWS_OF_A_KIND);
        rows.extend(parties.map(|id| {
            let entity = analyzed.analysis.entity(*id);
            Row {
                target: Target::Party(*id),
                kind: entity_kind_words(entity.kind),
                words: one_line(&entity.name),
                beside: counted(entity.mentions.len(), "mention", "mentions"),
                also: self.other_names(*id).join(" ").into(),
            }
        }));
    }

    /// What a party is named beside its name, descriptions left out.
    fn other_names(&self, id: EntityId) -> Vec<&str> {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return Vec::new() };
        let entity = analyzed.analysis.entity(id);
        let mentions = entity.mentions.iter().map(|id| analyzed.analysis.mention(*id));
        let mut names = Vec::new();
        for mention in mentions.filter(|mention| mention.form == MentionForm::Proper) {
            let name = mention.span.of(&document.text);
            if name != entity.name && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn push_articles(&self, rows: &mut Vec<Row>) {
        let shown = Target::Article(self.open);
        let articles = self.article_rows().filter(|_| !self.holds_place);
        rows.extend(articles.filter(|row| self.on_shelf || row.target != shown));
    }

    /// Every open article with its day, for a list that holds nothing else.
    pub(super) fn listed_articles(&self) -> Vec<Row> {
        let dated = self.article_rows().zip(self.library.articles()).map(|(row, (_, article))| {
            let read = article.document.as_deref().and_then(|document| document.published.as_deref());
            let moment = read.or(article.source.published.as_deref()).unwrap_or_default();
            let day = moment.split('T').next().unwrap_or_default();
            Row { kind: "", beside: format!("{day:10}  {}", row.beside), ..row }
        });
        dated.collect()
    }

    /// Every open article.
    fn article_rows(&self) -> impl Iterator<Item = Row> {
        let count = self.library.count();
        self.library.articles().enumerate().map(move |(index, (id, article))| Row {
            target: Target::Article(id),
            kind: "article",
            words: one_line(article.title()),
            beside: format!("{}/{count}", index + 1),
            also: "".into(),
        })
    }

    fn push_feeds(&self, rows: &mut Vec<Row>) {
        let Some(document) = self.document() else { return };
        rows.extend(document.feeds.iter().enumerate().map(|(index, feed)| Row {
            target: Target::Feed(index),
            kind: "feed",
            words: format!("feed of this page: {}", one_line(feed.title.as_deref().unwrap_or(&feed.address))),
            beside: one_line(&feed.address),
            also: "subscribe".into(),
        }));
    }

    fn push_claims(&self, rows: &mut Vec<Row>) {
        let (Some(document), Some(analyzed)) = (self.document(), self.analyzed()) else { return };
        let analysis = &analyzed.analysis;
        let claims = (0..analysis.quotations.len()).map(QuotationId::new).take(MAX_ROWS_OF_A_KIND);
        rows.extend(claims.map(|id| {
            let speaker = credit_words(document, analysis, id);
            let words = content_words(&document.text, analysis, id);
            Row {
                target: Target::Claim(id),
                kind: "claim",
                words: format!("{speaker}: {}", fitted(&words, CLAIM_CELLS)),
                beside: String::new(),
                also: "".into(),
            }
        }));
    }
}

/// “next claim: next claim, lit in the text”, but a title that its words begin with is not said twice.
fn titled(title: &str, words: &str) -> String {
    if words.starts_with(title) { words.to_owned() } else { format!("{title}: {words}") }
}

/// What other programs, and people, call what `command` does.
fn also(command: Command) -> &'static str {
    match command {
        Command::Edit => "rename merge split retype kind type correct fix alias feed settings tags",
        Command::Hide => "delete remove wrong dismiss unsubscribe feed",
        Command::Undo => "revert restore",
        Command::NextColours => "theme colors colorscheme contrast monochrome",
        Command::LightOrDark => "background night day theme colors",
        Command::Pipe => "export send save share write shell",
        Command::Copy => "yank clipboard export cite quote",
        Command::CopySource => "yank clipboard address link url",
        Command::OpenSource => "browser web url original",
        Command::Links => "url address hints follow browser",
        Command::Reload => "refresh update ask feeds fetch new",
        Command::Redraw => "refresh repaint",
        Command::TextAlone => "zen focus fullscreen panes sidebar",
        Command::Wider | Command::Narrower => "width margin zoom",
        Command::Justify => "align alignment justified ragged",
        Command::SetMark | Command::GoToMark => "bookmark",
        Command::Back => "previous history return",
        Command::FilterByParty => "only speaker",
        Command::Sift => "filter only direct confidence sure disputed disputes answered who",
        Command::ArrangeBySpeaker => "group sort order",
        Command::Details => "info card inspect why",
        Command::Search => "find grep regex",
        Command::Help => "keys shortcuts manual",
        Command::Quit => "exit",
        Command::Leave => "back quit exit close",
        Command::Close => "escape cancel dismiss",
        Command::Top => "start first home",
        Command::Library => "feeds subscriptions inbox home articles list",
        Command::Star => "favourite favorite like save bookmark flag",
        Command::Archive => "away done remove later",
        Command::ToggleRead => "mark seen unread",
        Command::AllRead => "mark everything seen catch",
        Command::Sort => "order newest oldest date",
        Command::Subscribe => "add feed rss follow",
        Command::SaveSearch => "query filter keep saved",
        Command::Highlight => "mark underline annotate",
        Command::Note => "annotate comment write remark",
        Command::Notes => "annotations highlights comments remarks",
        Command::Stories => "events topics clusters coverage news grouped",
        Command::Story => "versions compare side coverage other outlets",
        Command::Dossier => "timeline history quotes everything said profile person",
        Command::Bottom => "end last",
        _ => "",
    }
}
