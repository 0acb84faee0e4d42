//! `onrecord refresh`.

use super::cli::{ListFormat, Refresh};
use super::dossier::words::counted;
use super::{Outcome, keeping, the_feed};
use crate::runtime::clock;
use crate::runtime::refresh::{Told, Wanted, refresh as ask_for, renew};
use crate::store::Store;
use crate::store::articles::Taken;
use crate::store::feeds::Answered;
use crate::text::safe::safe_line;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;

/// Articles that are analysed anew with a refresh, where the engine has changed.
const RENEWED: usize = 2_000;

/// Fetches what is new, and says what came; gives whether every feed could be had.
pub(super) fn refresh(store: &mut Store, wanted: &Refresh, out: &mut dyn Write) -> Outcome {
    let feeds = store.feeds()?;
    if feeds.is_empty() && wanted.format == ListFormat::Text {
        writeln!(out, "no feeds yet: `onrecord feed add ADDRESS` subscribes to one")?;
        return Ok(true);
    }
    let only =
        wanted.feeds.iter().map(|named| the_feed(&feeds, named).map(|feed| feed.id)).collect::<Result<_, _>>()?;
    // A feed that is named is meant, whatever came of it before.
    let wish = Wanted { only, forced: wanted.force || !wanted.feeds.is_empty() };
    let mut told = Said { rows: Vec::new(), sum: Taken::default(), failed: 0, bar: None };
    ask_for(store, &wish, &keeping()?, &mut |each| told.hear(each))?;
    renew(store, RENEWED)?;
    told.bar.take().inspect(ProgressBar::finish_and_clear);
    match wanted.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &told.rows).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text => told.sum_up(out, feeds.len())?,
    }
    Ok(told.failed == 0)
}

/// What was heard of a refresh so far.
struct Said {
    rows: Vec<serde_json::Value>,
    sum: Taken,
    failed: usize,
    bar: Option<ProgressBar>,
}

impl Said {
    fn hear(&mut self, told: &Told) -> ControlFlow<()> {
        let Taken { new, changed, duplicates, ignored } = told.taken;
        self.sum = self.sum.and(told.taken);
        let (error, wait) = match told.answered {
            Answered::Failed { why, next } => {
                (Some(why.as_str()), format!("; asked again in {}", next.wait(clock::now())))
            }
            Answered::Gone(why) => (Some(why.as_str()), "; not asked for any more".to_owned()),
            Answered::Came { .. } | Answered::NotModified => (None, String::new()),
        };
        self.failed += usize::from(error.is_some());
        let bar = self.bar.get_or_insert_with(|| bar(told.all));
        if let Some(why) = error {
            let line = format!("onrecord: {}: {}{wait}", safe_line(&told.feed.name), safe_line(why));
            if bar.is_hidden() { eprintln!("{line}") } else { bar.println(line) }
        }
        bar.set_message(format!("{} new", self.sum.new));
        bar.set_position(told.done as u64);
        self.rows.push(json!({
            "id": told.feed.id.0,
            "name": told.feed.name,
            "address": told.feed.address,
            "new": new,
            "changed": changed,
            "duplicates": duplicates,
            "ignored": ignored,
            "modified": !matches!(told.answered, Answered::NotModified),
            "error": error,
        }));
        ControlFlow::Continue(())
    }

    fn sum_up(&self, out: &mut dyn Write, all: usize) -> io::Result<()> {
        let Taken { new, changed, duplicates, ignored } = self.sum;
        let asked = self.rows.len();
        let asked_for = counted(asked, "feed");
        let new = counted(new, "new article");
        write!(out, "{asked_for} asked: {new}, {changed} changed, {duplicates} known from elsewhere")?;
        if ignored > 0 {
            write!(out, ", {ignored} ignored")?;
        }
        let alone = all.saturating_sub(asked);
        let failed = self.failed;
        writeln!(
            out,
            "{}",
            match (failed, alone) {
                (0, 0) => String::new(),
                (_, 0) => format!("; {failed} could not be had"),
                (0, _) => format!("; {alone} left alone for now"),
                (_, _) => format!("; {failed} could not be had, {alone} left alone for now"),
            }
        )
    }
}

/// A bar on standard error, where that is a terminal.
fn bar(all: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} feeds, {msg}").expect("a template of ours");
    ProgressBar::new(all as u64).with_style(style.progress_chars("━━─"))
}
