//! The content of a page, element by element, to text. Nothing recurses: a page may be nested as deep as it likes.

use super::super::address::Base;
use super::super::builder::Builder;
use super::super::signature;
use super::super::table::Table;
use super::super::{Inset, ParagraphKind};
use super::{clutter, quoted, source};
use dom_query::{NodeData, NodeRef};

/// Longer cells are text in columns, not a table.
const MAX_CELL_BYTES: usize = 160;

/// Words of a cell that stand in more elements lead nowhere.
const MAX_WITHIN_CELL: usize = 8;

/// Writes what is inside of `root`.
pub(super) fn walk(root: &NodeRef, base: &Base, builder: &mut Builder) {
    let mut walk = Walk {
        article_bytes: root.text().len(),
        base,
        builder,
        inset: Inset::default(),
        kind: ParagraphKind::Prose,
        lists: Vec::new(),
        heading: 0,
        verbatim: 0,
        names_quoted: false,
        tables: Vec::new(),
    };
    let Some(mut node) = root.first_child() else { return };
    loop {
        if walk.enter(&node) {
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            walk.leave(&node);
        }
        node = loop {
            if let Some(next) = node.next_sibling() {
                break next;
            }
            match node.parent() {
                Some(parent) if parent.id != root.id => {
                    walk.leave(&parent);
                    node = parent;
                }
                _ => return walk.builder.drop_last_while(clutter::is_trailing),
            }
        };
    }
}

struct Walk<'a> {
    base: &'a Base,
    /// Length of all there is to walk over.
    article_bytes: usize,
    builder: &'a mut Builder,
    inset: Inset,
    /// What words without a paragraph of their own are.
    kind: ParagraphKind,
    /// The number of the next item of each open list; `None` where they have bullets.
    lists: Vec<Option<i64>>,
    /// How many headings, one in the other, are open.
    heading: usize,
    /// How many elements that keep their lines are open.
    verbatim: usize,
    /// Whether the next words name who is quoted.
    names_quoted: bool,
    /// The tables that are open, the innermost last.
    tables: Vec<Labels>,
}

/// What a table has of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// None so far.
    None,
    /// A cell that is one: what stands beside and below it are facts.
    Some,
    /// It may have some, but leads to other pages.
    OfMenu,
}

impl Walk<'_> {
    /// Begins `node`; gives whether what is inside of it is wanted.
    fn enter(&mut self, node: &NodeRef) -> bool {
        let Some(name) = node.qual_name_ref() else {
            node.query(|node| {
                if let NodeData::Text { contents } = &node.data {
                    self.words(contents);
                }
            });
            return false;
        };
        if clutter::is_set_apart(node, self.article_bytes) {
            return false;
        }
        self.anchors(node);
        match &*name.local {
            "br" => {
                self.line_break();
                return false;
            }
            "img" => {
                self.image(node);
                return false;
            }
            "table" if self.table(node) => return false,
            "table" => {
                self.end();
                self.tables.push(if clutter::is_menu(node) { Labels::OfMenu } else { Labels::None });
                self.tell_facts();
            }
            "th" => {
                self.end();
                self.tables.last_mut().into_iter().filter(|labels| **labels == Labels::None).for_each(|labels| {
                    *labels = Labels::Some;
                });
                self.tell_facts();
            }
            "a" if clutter::is_teaser(node) => return false,
            "a" => {
                let address = node.attr("href").and_then(|address| self.base.resolve_link(&address));
                if let Some(address) = address {
                    self.builder.begin_link(&address);
                }
            }
            "code" | "kbd" | "samp" => self.builder.begin_code(),
            "q" => self.words("“"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.begin_heading(&name.local),
            "pre" => {
                self.verbatim += 1;
                self.begin(ParagraphKind::Verbatim);
            }
            "blockquote" => {
                self.end();
                self.inset.quotes = self.inset.quotes.saturating_add(1);
            }
            "ul" | "ol" | "dl" | "menu" => {
                self.end();
                self.inset.lists = self.inset.lists.saturating_add(1);
                let start = node.attr("start").and_then(|start| start.trim().parse().ok());
                self.lists.push((&*name.local == "ol").then(|| start.unwrap_or(1)));
            }
            "li" => self.item(node),
            "figcaption" | "caption" => {
                self.end();
                self.kind = ParagraphKind::Caption;
                self.names_quoted = quoted::is_below(node);
            }
            "cite" if self.inset.quotes > 0 && quoted::closes(node, self.builder.block_words()) => {
                self.end();
                self.names_quoted = true;
            }
            name if SKIPPED.contains(&name) => return false,
            name if BLOCKS.contains(&name) => self.end(),
            _ => {}
        }
        true
    }

    /// Ends `node`.
    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.qual_name_ref() else { return };
        match &*name.local {
            "a" => self.builder.end_link(),
            "code" | "kbd" | "samp" => self.builder.end_code(),
            "q" => self.words("”"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = self.heading.saturating_sub(1);
                self.end();
            }
            "pre" => {
                self.verbatim = self.verbatim.saturating_sub(1);
                self.end();
            }
            "blockquote" => {
                self.end();
                self.inset.quotes = self.inset.quotes.saturating_sub(1);
            }
            "ul" | "ol" | "dl" | "menu" => {
                self.end();
                self.inset.lists = self.inset.lists.saturating_sub(1);
                self.lists.pop();
            }
            "cite" => self.names_quoted = false,
            "table" => {
                self.end();
                self.tables.pop();
                self.tell_facts();
            }
            "figcaption" | "caption" => {
                self.end();
                self.kind = ParagraphKind::Prose;
                self.names_quoted = false;
            }
            name if BLOCKS.contains(&name) => self.end(),
            _ => {}
        }
    }

    /// What follows are facts where the innermost table has labels.
    fn tell_facts(&mut self) {
        self.builder.tell_facts(self.tables.last() == Some(&Labels::Some));
    }

    /// Takes note of what the place of `node` is called.
    fn anchors(&mut self, node: &NodeRef) {
        let name = node.attr("id").or_else(|| node.attr("name"));
        if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
            self.builder.anchor(&name, self.builder.place());
        }
    }

    fn words(&mut self, words: &str) {
        if !self.builder.is_in_block() {
            if words.trim().is_empty() {
                return;
            }
            self.begin(self.kind);
        }
        if std::mem::take(&mut self.names_quoted) && !signature::has_dash(words) {
            self.builder.words("— ");
        }
        if self.inset.quotes > 0 && self.inset.lists == 0 && self.heading == 0 && self.verbatim == 0 {
            signature::words(self.builder, words, false);
        } else {
            self.builder.words(words);
        }
    }

    /// Begins a block, unless a heading or lines that stay hold what follows together.
    fn begin(&mut self, kind: ParagraphKind) {
        let kind = if self.verbatim > 0 { ParagraphKind::Verbatim } else { kind };
        self.builder.begin(kind, self.inset);
    }

    /// Ends a block where one may end.
    fn end(&mut self) {
        if self.heading > 0 {
            self.builder.words(" ");
        } else if self.verbatim > 0 {
            self.builder.line_break();
        } else if !self.builder.is_awaiting_item() {
            self.builder.end();
        }
    }

    fn line_break(&mut self) {
        if self.heading > 0 {
            self.builder.words(" ");
        } else {
            self.builder.line_break();
        }
    }

    fn begin_heading(&mut self, name: &str) {
        self.heading += 1;
        if self.heading == 1 {
            let level = name.bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
            self.builder.begin_heading(level, self.inset);
        }
    }

    fn item(&mut self, node: &NodeRef) {
        let value = node.attr("value").and_then(|value| value.trim().parse().ok());
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_add(1);
                format!("{number}.")
            }
            _ => "•".to_owned(),
        };
        if self.heading == 0 && self.verbatim == 0 {
            let lists = self.inset.lists.max(1);
            self.builder.begin_item(&marker, Inset { lists, ..self.inset });
        }
    }

    fn image(&mut self, node: &NodeRef) {
        if let Some(address) = source::of(node, self.base) {
            self.builder.image(&address, node.attr("alt").as_deref());
        }
    }

    /// Writes `node` as a table, if it is one and no more than a way to place things; gives whether it was.
    fn table(&mut self, node: &NodeRef) -> bool {
        if self.heading > 0 || self.verbatim > 0 || !is_data_table(node) {
            return false;
        }
        self.builder.end();
        let mut table = Table::default();
        for part in node.descendants_it() {
            let name = part.qual_name_ref();
            match name.as_ref().map(|name| &*name.local) {
                Some("tr") => table.begin_row(),
                Some("td" | "th") => table.begin_cell(),
                Some("caption") => {
                    self.builder.begin(ParagraphKind::Caption, self.inset);
                    self.builder.words(&part.text());
                    self.builder.end();
                }
                _ => {}
            }
            if matches!(name.as_ref().map(|name| &*name.local), Some("td" | "th")) {
                self.cell(&part, &mut table);
            }
        }
        table.write(self.builder, self.inset);
        true
    }

    /// Puts the words of the cell at `node` into `table`, and where they lead.
    fn cell(&self, node: &NodeRef, table: &mut Table) {
        let mut open = None;
        for part in node.descendants_it().filter(NodeRef::is_text) {
            let link = part.ancestors_it(Some(MAX_WITHIN_CELL)).find(|around| around.has_name("a"));
            let id = link.map(|link| link.id);
            if open != id {
                table.end_link();
                if let Some(address) = link.and_then(|link| self.base.resolve_link(&link.attr("href")?)) {
                    table.begin_link(&address);
                }
                open = id;
            }
            table.words(&part.text());
        }
        table.end_link();
    }
}

/// Whether the table `node` has rows and columns, and cells that are short and plain.
fn is_data_table(node: &NodeRef) -> bool {
    let (mut rows, mut cells) = (0, 0);
    for part in node.descendants_it() {
        let Some(name) = part.qual_name_ref() else { continue };
        match &*name.local {
            "tr" => rows += 1,
            "td" | "th" => {
                cells += 1;
                if part.text().trim().len() > MAX_CELL_BYTES {
                    return false;
                }
            }
            "table" | "ul" | "ol" | "blockquote" | "pre" | "figure" | "h1" | "h2" | "h3" | "h4" => return false,
            _ => {}
        }
    }
    rows >= 2 && cells >= 2 * rows
}

/// Elements that hold nothing to read.
const SKIPPED: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link", "meta", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that stand one below the other.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "body", "center", "dd", "details", "dialog", "div", "dt", "fieldset", "figure",
    "footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "nav", "noscript", "p", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
];
