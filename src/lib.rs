//! onrecord: a terminal news reader that shows who says what.
//!
//! An article is laid out with panes for its sections, its quoted claims and its named parties, all backed by one
//! in-memory index. The folder listing of `src/` is the architecture, in dependency order: a module uses those before
//! it, never those after (`tests/architecture.rs` fails on an arrow that points back).
//!
//! ```text
//! text → document → analysis → library → app → ui → store → net → runtime → main
//! └───────────────── pure ───────────────────┘   └──── the world ─────┘
//! ```
//!
//! - [`text`]: a [`Span`](text::Span) of bytes, the one measure of width, wrapping, making text safe to show.
//! - [`document`]: bytes to [`Document`](document::Document): decoding, headline, sections, sentences.
//! - [`analysis`]: `Document` to [`Analysis`](analysis::Analysis): parties, quotations, speakers, answers.
//! - [`library`]: articles in memory and what can be asked of them.
//! - [`app`]: what the reader is doing; [`App::update`](app::App::update) is the only thing that changes it.
//! - [`ui`]: `App` to frame; changes nothing.
//! - [`store`]: feeds, articles and what was read of them, kept in one file that lasts.
//! - [`net`]: pages of the web, fetched within limits.
//! - [`runtime`]: terminal, event loop, worker threads, settings files, subcommands.
//!
//! Everything up to `ui` is free of files, threads, clocks and printing: same input, same output.
//!
//! ```text
//! bytes ─decode→ text ─parse→ Document ─analyze→ Analysis ─index→ Analyzed ┐
//! key, mouse ─Keymap→ Command ─┐                                           │
//! resize ──────────────────────┴→ Message ←──────── worker threads ────────┘
//!                                    └→ App::update → state + effects → runtime performs → Message
//!                                           └→ ui::draw → frame
//! ```
//!
//! Three units are never mixed: bytes (spans), cells (`u16`, names end in `_cells`, or ratatui's own types), and
//! indices (`EntityId`, `QuotationId`, `MentionId`, `ArticleId`). Only `runtime::extract` turns bytes into code points.
//!
//! What is heavy happens off the main thread: a worker reads, parses, analyses and indexes, and sends owned values; of
//! a long text it sends a first screenful before the rest. Only lines that are seen are wrapped. Nothing ticks: an idle
//! reader sleeps. In a pipe, `runtime::extract` has as many articles analysed at once as there are cores, and writes
//! them in the order in which they came.

pub mod analysis;
pub mod app;
pub mod document;
pub mod library;
pub mod net;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
