//! Articles one after the other in one of the formats.

use super::json_value::{Out, collecting};
use super::{Extracted, Format, annotations, csv, json, markdown};
use std::io::{self, Write};

/// What was written so far.
pub(super) struct Written<'a> {
    format: Format,
    out: Out<'a>,
    articles: usize,
}

impl<'a> Written<'a> {
    /// Writes what stands before the first article.
    pub(super) fn begin(format: Format, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut out = collecting(out);
        match format {
            Format::Json => out.write_all(b"[")?,
            Format::Csv => csv::begin(&mut out)?,
            Format::Jsonl | Format::Markdown | Format::Annotations => {}
        }
        Ok(Self { format, out, articles: 0 })
    }

    /// Has `write` write an article, all of it before anything else is done.
    pub(super) fn article(&mut self, write: impl FnOnce(&mut Out) -> io::Result<()>) -> io::Result<()> {
        let first = self.articles == 0;
        self.articles += 1;
        match self.format {
            Format::Json => self.out.write_all(if first { b"\n" } else { b",\n" })?,
            Format::Markdown if !first => markdown::between(&mut self.out)?,
            Format::Jsonl | Format::Csv | Format::Markdown | Format::Annotations => {}
        }
        write(&mut self.out)?;
        self.out.flush()
    }

    /// Writes what stands after the last article.
    pub(super) fn end(&mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.articles == 0 { b"]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}

/// Writes an article as it stands between others.
pub(super) fn article(format: Format, extracted: &Extracted, out: &mut Out) -> io::Result<()> {
    match format {
        Format::Json => json::write(extracted, out),
        Format::Jsonl => {
            json::write(extracted, out)?;
            out.write_all(b"\n")
        }
        Format::Csv => csv::article(extracted, out),
        Format::Markdown => markdown::article(extracted, out),
        Format::Annotations => {
            serde_json::to_writer(&mut *out, &annotations::page(extracted))?;
            out.write_all(b"\n")
        }
    }
}
