//! What is settled for the library: the table `[library]`.

use super::SettingsError;
use super::file::{Number, Table, choices, expect_texts, in_order};
use crate::library::keeping::Keeping;
use crate::library::query::Query;

/// Every setting of the table, in the order of `assets/config.toml`.
const NAMES: [&str; 3] = ["keep_days", "keep_items", "ignore"];

/// Takes what `library`, the table of that name, holds into `keeping`.
///
/// # Errors
/// The first setting that there is none of, or whose value it can't have.
pub fn override_with(keeping: &mut Keeping, library: &Table) -> Result<(), SettingsError> {
    for (name, value) in in_order(library) {
        match name.get_ref().as_ref() {
            "keep_days" => {
                let number = Number { name: "keep_days", unit: "days", range: 0..=36_500 };
                keeping.days = number.read(value)?.into();
            }
            "keep_items" => {
                let number = Number { name: "keep_items", unit: "articles", range: 0..=u16::MAX };
                keeping.items = number.read(value)?.into();
            }
            "ignore" => {
                keeping.ignored.clear();
                for (query, span) in expect_texts("ignore", value)? {
                    Query::parse(query).map_err(|error| SettingsError {
                        message: format!("ignore lists queries, and of this one {error}"),
                        span: Some(span),
                        choices: vec![],
                    })?;
                    keeping.ignored.push(query.to_owned());
                }
            }
            name_of_none => {
                let message = format!("there is no setting {name_of_none:?} under [library]");
                return Err(SettingsError { message, span: Some(name.span()), choices: choices(NAMES) });
            }
        }
    }
    Ok(())
}
