//! onrecord: a terminal news reader that shows who says what.
pub mod analysis;
pub mod app;
pub mod document;
pub mod library;
pub mod runtime;
pub mod text;
pub mod ui;
