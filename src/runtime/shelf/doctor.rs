//! `onrecord doctor`.

use super::cli::ListFormat;
use super::{NO_FOLDER, Outcome, ShelfError, path, table};
use crate::store::Store;
use crate::store::checking::Depth;
use crate::text::safe::safe_line;
use serde_json::json;
use std::io::{self, Write};

/// Says whether the library is whole, and how large it is; gives whether it is whole.
pub(super) fn doctor(format: ListFormat, thorough: bool, out: &mut dyn Write) -> Outcome {
    let Some(path) = path() else {
        return Err(ShelfError::Failed(NO_FOLDER.to_owned()));
    };
    let Some(store) = super::saying_so(&path, || Store::open_existing(&path))? else {
        let nothing = format!("there is no library yet: it would be {}", safe_line(&path.to_string_lossy()));
        match format {
            ListFormat::Json => writeln!(out, "[]")?,
            ListFormat::Text => writeln!(out, "{nothing}")?,
        }
        return Ok(true);
    };
    let report = store.check(if thorough { Depth::Thorough } else { Depth::Quick })?;
    match format {
        ListFormat::Json => {
            let report = json!([{
                "path": path.to_string_lossy(),
                "faults": report.faults,
                "schema": report.schema,
                "feeds": report.feeds,
                "failing": report.failing,
                "articles": report.articles,
                "unread": report.unread,
                "outdated": report.outdated,
                "claims": report.claims,
                "names": report.names,
                "bytes": report.bytes,
                "free_bytes": report.free_bytes,
            }]);
            serde_json::to_writer_pretty(&mut *out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        ListFormat::Text => {
            let row = |name: &str, value: String| [name.to_owned(), value];
            table::write(
                &[
                    row("library", path.to_string_lossy().into_owned()),
                    row(
                        "size",
                        format!("{} KB, {} KB of it free", report.bytes.div_ceil(1024), report.free_bytes / 1024),
                    ),
                    row("form", report.schema.to_string()),
                    row("feeds", format!("{}, {} of them failing", report.feeds, report.failing)),
                    row("articles", format!("{}, {} unread", report.articles, report.unread)),
                    row("found in them", format!("{} claims, {} names", report.claims, report.names)),
                    row("to be analysed anew", format!("{}, by the next refresh", report.outdated)),
                ],
                out,
            )?;
            for fault in &report.faults {
                writeln!(out, "! {}", safe_line(fault))?;
            }
            writeln!(out, "{}", if report.faults.is_empty() { "all is well" } else { "it is damaged" })?;
        }
    }
    Ok(report.faults.is_empty())
}
