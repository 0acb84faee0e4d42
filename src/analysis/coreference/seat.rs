//! Who holds a seat for a place that a description tells: “the *South Carolina* senator” is nobody who is “of
//! Connecticut”.

use super::super::EntityKind;
use super::super::tagger::feature::hash;
use super::candidate::Referring;
use super::look::has_words;
use super::{Parties, Party};

/// Those who are of one place each, by their seat.
const SEATED: [u32; 10] = [
    hash(b"senator"),
    hash(b"governor"),
    hash(b"congressman"),
    hash(b"congresswoman"),
    hash(b"representative"),
    hash(b"lawmaker"),
    hash(b"republican"),
    hash(b"democrat"),
    hash(b"assemblyman"),
    hash(b"assemblywoman"),
];
/// How many times somebody is named until it is not asked any more of where they are.
const NAMED: usize = 12;

impl Parties<'_, '_> {
    /// Leaves of `parties` the persons who are told to be of the place in the description `referring` of who has a
    /// seat, where there are such, and else takes those away who are told to be of another.
    pub(super) fn keep_of_seat(&self, referring: &Referring, parties: &mut Vec<(usize, usize)>) {
        let (words, head) = (&referring.words, referring.head);
        if !SEATED.contains(&self.reading.words[head].hash) || head < words.start + 1 {
            return;
        }
        let Some(seat) = self.named(head - 1..head).next().filter(|&place| self.is_named_place(place)) else { return };
        let person = |party: usize| self.found[party].kind == Some(EntityKind::Person);
        let seats: Vec<Option<bool>> = parties
            .iter()
            .map(|&(party, _)| if person(party) { self.is_seated(party, seat, words.start) } else { None })
            .collect();
        let known = seats.contains(&Some(true));
        let mut seats = seats.into_iter();
        parties.retain(|&(party, _)| {
            let own = seats.next().flatten();
            !person(party) || if known { own == Some(true) } else { own != Some(false) }
        });
    }

    fn is_named_place(&self, party: usize) -> bool {
        self.found[party].kind == Some(EntityKind::Place)
    }

    /// Whether `party` is told to be of the place `seat`, by a role wherever that is told, or behind a name that stands
    /// before word `limit`; `None` where nothing is.
    fn is_seated(&self, party: usize, seat: usize, limit: usize) -> Option<bool> {
        let found: &Party = &self.found[party];
        let mut told = None;
        let mut name = found.first_name;
        for _ in 0..found.times.min(NAMED) {
            let end = self.names.get(name).filter(|name| name.words.start < limit)?.words.end;
            if let Some(place) = self.place_behind(end) {
                if place == seat {
                    return Some(true);
                }
                told = Some(false);
            }
            let Some(&next) = self.later.get(name) else { break };
            if next >= self.names.len() || self.names[next].words.start >= limit {
                break;
            }
            name = next;
        }
        let role = found.told.iter().any(|role| has_words(role, &self.found[seat].name));
        if role { Some(true) } else { told }
    }

    /// The place of which who is named before word `at` is told to be: “of *Connecticut*”, “, a Republican from
    /// *Texas*”.
    fn place_behind(&self, at: usize) -> Option<usize> {
        const FARTHEST: usize = 5;
        let reading = self.reading;
        let of = |at: usize| reading.is_any(at, &["of", "from"]);
        let aside = reading.is(at, ",") && reading.is_any(at + 1, &["a", "an", "the"]);
        let link =
            if aside { (at + 2..at + 2 + FARTHEST).find(|&word| of(word))? } else { Some(at).filter(|&at| of(at))? };
        let plain = (at + 1..link).all(|word| reading.is_word(word) && !reading.is_verb_cue(word));
        let named = link + 1 + usize::from(reading.is(link + 1, "the"));
        let named = Some(named).filter(|&named| plain && named < reading.words.len())?;
        self.named(named..named + 1).next().filter(|&place| self.is_named_place(place))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_has_a_seat_is_of_its_place() {
        let met = "Bo Lund, a Republican from Texas, left. Senator Ada Voss of Vermont said it was early.";
        check(&format!("{met} The Texas senator said that it was late."), "Bo Lund");
        check(&format!("{met} The Vermont senator said that it was late."), "Ada Voss");
        check(&format!("{met} The Ohio senator said that it was late."), "Ohio senator");
        // “New York” is two words of a role.
        let met = "New York Sen. Bo Lund left. Senator Ada Voss said it was early.";
        check(&format!("{met} The New York senator said that it was late."), "Bo Lund");
        let met = "South Carolina Sen. Bo Lund met North Carolina Sen. Ada Voss, who said it was early.";
        check(&format!("{met} The South Carolina senator said that it was late."), "Bo Lund");
        // Nearest misses: half of a place, and of whom nothing is told.
        check(
            "New Kent Sen. Bo Lund left. Senator Ada Voss said no. The New York senator said that it was late.",
            "Ada Voss",
        );
        check("Senator Ada Voss said it was early. The Texas senator said that it was late.", "Ada Voss");
    }
}
