//! onrecord: a terminal news reader that shows who says what.
pub mod text;
pub mod document;
pub mod analysis;
pub mod library;
pub mod app;
pub mod ui;
pub mod runtime;
