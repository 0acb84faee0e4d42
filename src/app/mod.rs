//! What the reader is doing.
pub mod command;
pub mod keymap;
pub mod message;
pub mod settings;
