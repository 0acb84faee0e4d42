//! Which law, bill or treaty that is named is meant by “the act” and “section 4 of the law”.

use super::super::EntityKind;
use super::super::tagger::feature::{hash, hashes};
use super::Parties;
use super::reference::REACH;
use std::ops::Range;

/// What some laws are called, and what their names end with or hold that are called so.
const LAWS: [(u32, &[u32]); 9] = [
    (hash(b"act"), &[hash(b"act")]),
    (hash(b"law"), &[hash(b"law"), hash(b"act"), hash(b"code")]),
    (hash(b"bill"), &[hash(b"bill")]),
    (hash(b"constitution"), &[hash(b"constitution")]),
    (hash(b"code"), &[hash(b"code")]),
    (hash(b"charter"), &[hash(b"charter")]),
    (hash(b"treaty"), &[hash(b"treaty"), hash(b"agreement"), hash(b"convention"), hash(b"accord")]),
    (hash(b"convention"), &[hash(b"convention")]),
    (hash(b"agreement"), &[hash(b"agreement"), hash(b"accord"), hash(b"accords")]),
];
/// The parts that laws have, by a number.
const NUMBERED: [u32; 8] = hashes(["section", "article", "clause", "paragraph", "chapter", "schedule", "rule", "part"]);

impl Parties<'_, '_> {
    /// The only law near that is named, and may be called as “the act” in `words`, its noun at `head`.
    pub(super) fn law(&self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let (_, called) = LAWS.iter().find(|(noun, _)| *noun == reading.words[head].hash)?;
        if words.len() != 2 || head + 1 != words.end || !reading.is(words.start, "the") {
            return None;
        }
        let end = self.names.partition_point(|name| name.words.start < words.start);
        let near = end.saturating_sub(REACH)..end;
        let named = |name: usize| {
            let capital = |at: usize| reading.words[at].capital && called.contains(&reading.words[at].hash);
            let several = self.names[name].words.len() > 1;
            several
                && self.kind(self.of_name[name]) == Some(EntityKind::Other)
                && self.names[name].words.clone().any(capital)
        };
        let mut laws = near.filter(|&name| named(name)).map(|name| self.of_name[name]);
        let only = laws.next()?;
        laws.all(|law| law == only).then_some(only)
    }

    /// The words for the law of which `words`, their head at `head`, are a numbered part: “section 4 of *the act*”.
    pub(super) fn law_of_part(&self, words: &Range<usize>, head: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let link = (head..words.end).find(|&at| reading.is(at, "of"))?;
        let part = NUMBERED.contains(&reading.words[words.start].hash) && link > words.start + 1;
        (part && link + 3 == words.end).then_some(link + 1..words.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_law_that_is_named_is_meant_by_what_it_is() {
        let act = "The Harbour Safety Act was passed in May.";
        for said in ["The act says", "The law says", "Section 14 of the act says"] {
            check(&format!("{act} {said} that boats must stop."), "Harbour Safety Act");
        }
        check("The Leith Agreement was signed. Article 4 of the treaty says that boats must stop.", "Leith Agreement");
        // Nearest miss: two of them.
        check("The Harbour Safety Act and the Port Act were passed. The act says that boats must stop.", "act");
    }
}
