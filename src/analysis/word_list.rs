//! The lists of `assets/lexicon`, read where they stand in the program.
//!
//! They are needed before anything can be analysed, at every start, so they are not parsed as TOML: the form of our own
//! files is settled (`name = "words"`, with `"""` where they take several lines), and a test holds what is read here against the parser.

/// A file of lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists(pub(super) &'static str);

impl Lists {
    /// What stands in the list called `name`.
    ///
    /// # Panics
    /// Where the file has none of that name.
    pub(super) fn list(self, name: &str) -> &'static str {
        self.all().find(|(known, _)| *known == name).map(|(_, list)| list).expect("a list of the built-in lexicon")
    }

    /// Every list with its name, in order.
    fn all(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (before, behind) = rest.split_once(" = \"")?;
            let (list, left) = match behind.strip_prefix("\"\"\n") {
                Some(lines) => lines.split_once("\"\"\"")?,
                None => behind.split_once('"')?,
            };
            rest = left;
            Some((before.rsplit('\n').next().unwrap_or(before), list))
        })
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn lists_are_what_the_parser_says_they_are() {
        for file in super::super::lexicon::LISTS {
            let parsed: toml::Table = toml::from_str(file.0).unwrap();
            let read: toml::Table =
                file.all().map(|(name, list)| (name.to_owned(), toml::Value::String(list.to_owned()))).collect();
            assert_eq!(read, parsed);
        }
    }
}
