//! Who is described and says by what name they go: “a clerk using the pseudonym *Nina*”, “a worker who gave his
//! name as *Ivan*”, “a nurse, identified only as *Rosa*,”.

use super::super::EntityKind;
use super::super::tagger::feature::hash;
use super::Parties;
use super::role::is_person_noun;
use std::ops::Range;

/// How far behind the noun the name may stand, in words.
const FARTHEST: usize = 10;
/// Words that such a clause begins with.
const BEGINS: [u32; 6] =
    [hash(b"using"), hash(b"who"), hash(b"identified"), hash(b"known"), hash(b"calling"), hash(b"named")];
/// All that may stand in it before the name.
const CLAUSE: [&str; 41] = [
    "using",
    "the",
    "a",
    "pseudonym",
    "alias",
    "nickname",
    "who",
    "gave",
    "gives",
    "his",
    "her",
    "their",
    "first",
    "name",
    "as",
    "identified",
    "identifies",
    "himself",
    "herself",
    "themselves",
    "only",
    "just",
    "by",
    "calling",
    "calls",
    "asked",
    "wanted",
    "wished",
    "wants",
    "to",
    "be",
    "called",
    "named",
    "known",
    "goes",
    "went",
    "under",
    "being",
    "identify",
    "simply",
    "given",
];
/// The last word of it, or the last but what says it is no whole name: “by the name”.
const ENDS: [&str; 9] = ["pseudonym", "alias", "nickname", "as", "name", "only", "by", "himself", "herself"];

impl Parties<'_, '_> {
    /// The person whose name the clause behind the description `words` tells.
    pub(super) fn known_as(&mut self, words: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.reading;
        let first = head + 1 + usize::from(reading.is(head + 1, ","));
        if !BEGINS.contains(&reading.words.get(first)?.hash) || self.name_at[head] != 0 {
            return None;
        }
        let near = first..reading.words.len().min(first + FARTHEST);
        let start = near.clone().find(|&at| self.name_at[at] != 0)?;
        let told = |at: usize| reading.is_any(at, &CLAUSE);
        let ends = reading.is_any(start - 1, &ENDS) || self.is_called_so(first, start);
        if start == first || !ends || !(first..start).all(told) || !is_person_noun(reading, head) {
            return None;
        }
        let party = self.named(start..start + 1).next()?;
        let found = &mut self.found[party];
        if found.kind != Some(EntityKind::Person) || words.start >= start {
            return None;
        }
        // “The worker said …”
        let noun = reading.words[head].hash;
        if !found.nouns.contains(&noun) {
            found.nouns.push(noun);
        }
        Some(party)
    }

    /// “who asked to be called”
    fn is_called_so(&self, first: usize, start: usize) -> bool {
        let reading = self.reading;
        let called = reading.is_any(start - 1, &["called", "named", "identified"]);
        called && reading.is(first, "who") && (first..start).any(|at| reading.is(at, "to"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn somebody_is_known_by_the_name_that_they_give() {
        for known in ["using the pseudonym Nina", "who gave her name as Nina", "who asked to be called Nina"] {
            check(&format!("A nurse {known} said that it was late."), "Nina");
        }
        check("A nurse, identified only as Nina, said that it was late.", "Nina");
        // Nearest miss: who is called so by others.
        check("Ana Ruiz left. A nurse who knew Ana Ruiz said that it was late.", "nurse");
    }
}
