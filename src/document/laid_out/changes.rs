//! What git shows: commits, each with its message and what it changes; patches by themselves; lists of commits.
//!
//! A section is a commit, called by the subject of its message, and below it a file that it changes. Every line stays
//! as it is: what a change adds and takes away is told by its sign, and by its look too. In a graph the lines of what
//! is changed are not told apart.

use super::{Mark, as_it_stands, lines, sections};
use crate::document::{Document, Emphasis, Look, Paragraph};
use crate::text::Span;

/// Lines looked at to tell a list of commits.
const SEEN_LINES: usize = 40;

/// What stands below the branch where git says what has changed.
const STATUS: [&str; 5] = ["Your branch ", "Changes ", "Untracked ", "nothing to commit", "No commits yet"];

/// Whether `text` is commits, or what they change.
pub(super) fn is_changes(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let second = lines.next().unwrap_or_default();
    is_commit(without_graph(first))
        || is_letter(first)
        || first.starts_with("tag ") && second.starts_with("Tagger: ")
        || is_file(first) && (is_about_file(second) || is_file(second))
        || first.starts_with("On branch ") && STATUS.iter().any(|words| second.starts_with(words))
        || first.starts_with("--- ")
            && second.starts_with("+++ ")
            && lines.next().is_some_and(|line| line.starts_with("@@ "))
        || is_list(text)
}

/// The document that `text` is.
pub(super) fn read(text: String) -> Document {
    let mut reading = Reading { text: &text, ..Reading::default() };
    for line in lines(&text) {
        reading.take(line);
    }
    reading.end_block();
    let Reading { paragraphs, marks, emphasis, .. } = reading;
    let sections = sections(&text, &paragraphs, &marks);
    Document { text, paragraphs, sections, emphasis, ..Document::default() }
}

/// What was read so far.
#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    paragraphs: Vec<Paragraph>,
    marks: Vec<Mark>,
    emphasis: Vec<Emphasis>,
    block: Option<Span>,
    hunk: Hunk,
    awaits: Awaits,
    has_commits: bool,
    /// Whether what a line says is about the file whose changes follow.
    in_head: bool,
}

/// What the message of a commit is awaited with.
#[derive(Default, PartialEq, Eq)]
enum Awaits {
    #[default]
    Nothing,
    /// The line without words above it.
    Gap,
    Subject,
}

/// How many lines of a hunk are still to come.
#[derive(Default)]
struct Hunk {
    before: usize,
    after: usize,
}

impl Reading<'_> {
    fn take(&mut self, line: Span) {
        let words = line.of(self.text);
        let bare = without_graph(words);
        if self.hunk.takes(words) {
            self.extend(line);
            match words.as_bytes().first() {
                Some(b'+') => self.emphasize(line, Look::Added),
                Some(b'-') => self.emphasize(line, Look::Removed),
                _ => {}
            }
        } else if is_commit(bare) || is_letter(words) {
            self.begin_commit(line);
        } else if is_file(words) {
            self.begin_file(line, path(self.text, line));
        } else if words.starts_with("--- ") && !self.in_head && self.awaits == Awaits::Nothing {
            self.begin_file(line, Span::new(line.start() + 4, line.end()));
        } else if words.starts_with("@@ ") {
            self.begin_hunk(line);
        } else if bare.trim().is_empty() {
            self.take_blank(line);
        } else {
            self.take_other(line);
        }
    }

    fn begin_commit(&mut self, line: Span) {
        let words = line.of(self.text);
        let hash = words.split_whitespace().find(|word| is_hash(word, 7)).unwrap_or(words);
        let start = line.start() + words.find(hash).unwrap_or(0);
        self.begin(line, Span::new(start, start + hash.len()), 1);
        self.emphasize(line, Look::Strong);
        (self.has_commits, self.in_head, self.awaits) = (true, false, Awaits::Gap);
    }

    fn begin_file(&mut self, line: Span, path: Span) {
        self.begin(line, path, 1 + u8::from(self.has_commits));
        self.emphasize(line, Look::Strong);
        (self.in_head, self.awaits) = (true, Awaits::Nothing);
    }

    fn begin_hunk(&mut self, line: Span) {
        self.end_block();
        self.extend(line);
        self.in_head = false;
        let words = line.of(self.text);
        self.hunk = Hunk::of(words);
        let place = words.match_indices("@@").nth(1).map_or(words.len(), |(at, sign)| at + sign.len());
        self.emphasize(Span::new(line.start(), line.start() + place), Look::Place);
    }

    /// A line without words; in a graph it holds lines of that.
    fn take_blank(&mut self, line: Span) {
        if self.awaits == Awaits::Gap {
            self.awaits = Awaits::Subject;
        }
        if line.of(self.text).trim().is_empty() {
            self.end_block();
        } else {
            self.extend(line);
        }
    }

    fn take_other(&mut self, line: Span) {
        self.extend(line);
        let words = line.of(self.text);
        if self.in_head {
            self.emphasize(line, Look::Strong);
            if let Some(path) = words.strip_prefix("+++ ").filter(|path| *path != "/dev/null") {
                let path = path.strip_prefix("b/").unwrap_or(path);
                let path = path.split('\t').next().unwrap_or(path);
                let start = words.find(path).unwrap_or(0) + line.start();
                self.call(Span::new(start, start + path.len()));
            }
        }
        let subject = match (&self.awaits, words.strip_prefix("Subject: ")) {
            (Awaits::Subject, _) => without_graph(words).trim(),
            (Awaits::Gap, Some(subject)) => subject.split_once("] ").map_or(subject, |(_, subject)| subject),
            _ => return,
        };
        self.awaits = Awaits::Nothing;
        let start = line.start() + words.rfind(subject).unwrap_or(0);
        let subject = Span::new(start, start + subject.len());
        self.call(subject);
        self.emphasize(subject, Look::Strong);
    }

    /// Begins a section with the line `line`.
    fn begin(&mut self, line: Span, heading: Span, level: u8) {
        self.end_block();
        self.hunk = Hunk::default();
        self.marks.push(Mark { paragraph: self.paragraphs.len(), heading, level });
        self.extend(line);
    }

    /// Calls the section something else.
    fn call(&mut self, heading: Span) {
        if let Some(mark) = self.marks.last_mut() {
            mark.heading = heading;
        }
    }

    fn extend(&mut self, line: Span) {
        self.block = Some(self.block.map_or(line, |block| block.to(line)));
    }

    fn end_block(&mut self) {
        self.paragraphs.extend(self.block.take().map(as_it_stands));
    }

    fn emphasize(&mut self, span: Span, look: Look) {
        match self.emphasis.last_mut() {
            Some(last) if last.look == look && last.span.end() + 1 == span.start() => last.span = last.span.to(span),
            _ => self.emphasis.extend((!span.is_empty()).then_some(Emphasis { span, look })),
        }
    }
}

impl Hunk {
    /// What `head` says: `@@ -7,5 +7,6 @@`; one line where it says no number.
    fn of(head: &str) -> Self {
        let mut sides = head.split_whitespace().skip(1).map(|side| {
            let count = side.split_once(',').map_or("1", |(_, count)| count);
            count.parse().unwrap_or(0)
        });
        Self { before: sides.next().unwrap_or(0), after: sides.next().unwrap_or(0) }
    }

    /// Whether `line` is one of it.
    fn takes(&mut self, line: &str) -> bool {
        let counts = match line.as_bytes().first() {
            Some(b'+') => [0, 1],
            Some(b'-') => [1, 0],
            Some(b' ') | None => [1, 1],
            Some(b'\\') => [0, 0],
            Some(_) => return false,
        };
        let is_open = self.before > 0 || self.after > 0;
        self.before = self.before.saturating_sub(counts[0]);
        self.after = self.after.saturating_sub(counts[1]);
        is_open
    }
}

/// `line` without the lines of a graph before it.
fn without_graph(line: &str) -> &str {
    line.trim_start_matches(['*', '|', '/', '\\', '_', ' '])
}

fn is_hash(word: &str, least: usize) -> bool {
    (least..=64).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// `commit 1f2e…`, with branches and tags behind it.
fn is_commit(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("commit ") else { return false };
    let (hash, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    is_hash(hash, 7) && (behind.is_empty() || behind.starts_with('(') || is_hash(behind, 7))
}

/// `From 1f2e… Mon Sep 17 00:00:00 2001`: a patch as a letter.
fn is_letter(line: &str) -> bool {
    line.strip_prefix("From ").and_then(|rest| rest.split_once(' ')).is_some_and(|(hash, _)| is_hash(hash, 40))
}

/// What the changes to a file begin with.
fn is_file(line: &str) -> bool {
    ["diff --git ", "diff --cc ", "diff --combined ", "diff -", "Index: "].iter().any(|sign| line.starts_with(sign))
}

/// What stands below it.
fn is_about_file(line: &str) -> bool {
    let signs = ["index ", "new file ", "deleted file ", "old mode ", "similarity ", "dissimilarity ", "---", "==="];
    signs.iter().any(|sign| line.starts_with(sign))
}

/// What the file is called whose changes begin with `line`.
fn path(text: &str, line: Span) -> Span {
    let words = line.of(text);
    let behind = words.rfind(" b/").map(|at| at + 3).or_else(|| words.rfind(' ').map(|at| at + 1));
    Span::new(line.start() + behind.unwrap_or(0), line.end())
}

/// Whether each line of `text` is a commit: its hash, and its subject or who wrote a line.
fn is_list(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !without_graph(line).is_empty()).take(SEEN_LINES).peekable();
    let is_entry = |line: &str| {
        let line = without_graph(line.trim_start_matches('^'));
        let is_word = |hash: &str| hash.bytes().all(|byte| byte.is_ascii_alphabetic());
        line.split_once(' ').is_some_and(|(hash, words)| is_hash(hash, 7) && !is_word(hash) && !words.trim().is_empty())
    };
    // Numbers of people at the head of each line are none: of seven signs of a hash one is a letter nearly always.
    let is_lettered =
        |line: &&str| line.split(' ').next().is_some_and(|hash| hash.contains(|sign| matches!(sign, 'a'..='f')));
    let lettered = text.lines().take(SEEN_LINES).map(without_graph).filter(is_lettered).count();
    lines.peek().is_some() && lettered > 0 && lines.all(is_entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LOG: &str = "commit 1f2e3d4c5b6a79880011223344556677889900aa (HEAD -> main)\nAuthor: Ana Ruiz <ana@harbour.example>\n\
        Date:   Sat Nov 28 13:27:12 2026 +0000\n\n    Light the quay\n\n    It was dark.\n\ndiff --git a/lamps.txt b/lamps.txt\n\
        index 6ead91e..520d4ae 100644\n--- a/lamps.txt\n+++ b/lamps.txt\n@@ -1,3 +1,3 @@ north\n one\n--- two\n+++ three\n \n\n\
        commit 2f2e3d4c5b6a79880011223344556677889900aa\nAuthor: Bo Li <bo@harbour.example>\n\n    Tie the boats\n";

    /// The sections of a text: how deep each stands, and what it is called.
    #[track_caller]
    fn check(text: &str, expected: &[(u8, &str)]) {
        assert!(is_changes(text), "{text}");
        let document = read(text.to_owned());
        let called =
            document.sections.iter().map(|section| (section.level, section.heading.map_or("", |span| span.of(text))));
        assert_eq!(called.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_commit_is_a_section_and_so_is_each_file_it_changes() {
        check(LOG, &[(1, "Light the quay"), (2, "lamps.txt"), (1, "Tie the boats")]);
        let document = read(LOG.to_owned());
        let section = &document.sections[2];
        assert!(section.span.of(LOG).starts_with("commit 2f2e"), "the commit's own lines are part of its section");
    }

    #[test]
    fn a_line_of_a_hunk_is_what_its_sign_says_whatever_else_it_looks_like() {
        let document = read(LOG.to_owned());
        let of = |look: Look| {
            let spans = document.emphasis.iter().filter(move |one| one.look == look).map(|one| one.span.of(LOG));
            spans.collect::<Vec<_>>()
        };
        assert_eq!(of(Look::Added), ["+++ three"]);
        assert_eq!(of(Look::Removed), ["--- two"]);
        assert_eq!(of(Look::Place), ["@@ -1,3 +1,3 @@"]);
    }

    #[test]
    fn patches_letters_graphs_and_lists_are_read_too() {
        let patch = "--- old/quay.txt\t2026-11-01\n+++ new/quay.txt\t2026-11-02\n@@ -1 +1 @@\n-one\n+two\n";
        check(patch, &[(1, "new/quay.txt")]);
        let gone =
            "diff --git a/rope b/rope\ndeleted file mode 100644\n--- a/rope\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n";
        check(gone, &[(1, "rope")]);
        let letter = "From 1f2e3d4c5b6a79880011223344556677889900aa Mon Sep 17 00:00:00 2001\nFrom: Ana <a@b.example>\n\
            Subject: [PATCH 1/2] Light the quay\n\nIt was dark.\n---\n lamps | 2 +-\n\ndiff --git a/lamps b/lamps\n\
            index 1..2 100644\n--- a/lamps\n+++ b/lamps\n@@ -1 +1 @@\n-one\n+two\n-- \n2.39.5\n";
        check(letter, &[(1, "Light the quay"), (2, "lamps")]);
        let graph = "*   commit 1f2e3d4c5b6a7988\n|\\  Merge: 1f2e3d4 2f2e3d4\n| | Author: Ana\n| |\n| |     Light the quay\n| |\n\
            | * commit 2f2e3d4c5b6a7988\n|/  Author: Bo\n|\n|       Tie the boats\n";
        check(graph, &[(1, "Light the quay"), (1, "Tie the boats")]);
        check("* 1f2e3d4 Light the quay\n|\\\n| * 2f2e3d4 Tie the boats\n|/\n* 3f2e3d4 Begin\n", &[(1, "")]);
    }

    #[test]
    fn prose_is_none() {
        check("On branch main\nnothing to commit, working tree clean\n", &[(1, "")]);
        for text in [
            "1234567 people left, she said\n2345678 were told to leave\n3456789 may follow\n",
            "--- The mayor speaks\n+++ The port answers\n\nIt will not carry them, they said.\n",
            "commit yourself to it",
            "--- \nIt rained.",
            "diff is a program.\nIt compares.",
            "From the quay\n",
            "defaced it\n",
        ] {
            assert!(!is_changes(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_lost(
            lines in prop::collection::vec("(commit [0-9a-f]{8}|    [a-z ]{0,9}|diff --git a/x b/é|@@ -[0-9],[0-9] [+]1 @@|[-+ ][a-z|]{0,4}|)", 0..30),
        ) {
            let text = lines.join("\n");
            let document = read(text.clone());
            let kept: String = document.paragraphs.iter().map(|paragraph| paragraph.span.of(&text)).collect();
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&kept), words(&text));
            for emphasis in document.emphasis {
                prop_assert!(!emphasis.span.of(&text).is_empty());
            }
        }
    }
}
