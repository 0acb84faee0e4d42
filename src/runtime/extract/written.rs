//! Articles one after the other in one of the formats.

use super::{Extracted, Format, annotations, csv, json, markdown};
use std::io::{self, Write};

/// What was written so far.
pub(super) struct Written<'a> {
    format: Format,
    out: &'a mut dyn Write,
    articles: usize,
}

impl<'a> Written<'a> {
    /// Writes what stands before the first article.
    pub(super) fn begin(format: Format, out: &'a mut dyn Write) -> io::Result<Self> {
        match format {
            Format::Json => out.write_all(b"[")?,
            Format::Csv => csv::begin(out)?,
            Format::Jsonl | Format::Markdown | Format::Annotations => {}
        }
        Ok(Self { format, out, articles: 0 })
    }

    /// Writes an article, all of it before anything else is read.
    pub(super) fn article(&mut self, extracted: &Extracted) -> io::Result<()> {
        let first = self.articles == 0;
        self.articles += 1;
        match self.format {
            Format::Jsonl => {
                json::write(extracted, &mut *self.out)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                self.out.write_all(if first { b"\n" } else { b",\n" })?;
                json::write(extracted, &mut *self.out)?;
            }
            Format::Csv => csv::article(extracted, self.out)?,
            Format::Markdown => {
                if !first {
                    markdown::between(self.out)?;
                }
                markdown::article(extracted, self.out)?;
            }
            Format::Annotations => {
                serde_json::to_writer(&mut *self.out, &annotations::page(extracted))?;
                self.out.write_all(b"\n")?;
            }
        }
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
