//! Words that report elsewhere, and mean something else where they stand: “*maintains* an office”, “take *calls*”, “a
//! *detail* that fits”.

use super::super::lexicon::Classes;
use super::super::part::{Part, is_adverb_by_its_end};
use super::super::reading::{Reading, Word};
use super::deed::Deed;
use super::finite::{is_finite, tells_past};
use std::ops::Range;

/// What is ordered from those who sell or do it.
const BOUGHT: [&str; 22] = [
    "x-ray", "ray", "rays", "scan", "scans", "biopsy", "set", "pair", "copies", "food", "pizza", "coffee", "beer",
    "drinks", "meal", "lunch", "dinner", "bottle", "kits", "doses", "supplies", "uniforms",
];
/// Who is let in.
const LET_IN: [&str; 10] = [
    "refugees",
    "patients",
    "students",
    "migrants",
    "immigrants",
    "visitors",
    "women",
    "children",
    "members",
    "passengers",
];
/// What is kept up.
const KEPT: [&str; 23] = [
    "status",
    "office",
    "offices",
    "presence",
    "website",
    "list",
    "database",
    "home",
    "house",
    "contact",
    "ties",
    "relations",
    "relationship",
    "control",
    "power",
    "order",
    "fleet",
    "account",
    "stake",
    "lead",
    "pace",
    "speed",
    "balance",
];
/// What is written, and tells nothing by that.
const WRITTEN: [&str; 18] = [
    "app",
    "apps",
    "code",
    "software",
    "programs",
    "song",
    "songs",
    "music",
    "lyrics",
    "novel",
    "novels",
    "book",
    "books",
    "poems",
    "poetry",
    "screenplay",
    "check",
    "checks",
];
/// Why somebody is before a court.
const GUILTY: [&str; 12] = [
    "guilty",
    "charged",
    "charge",
    "charges",
    "convicted",
    "arrested",
    "indicted",
    "jailed",
    "sentenced",
    "suspected",
    "suspicion",
    "count",
];

/// What tells when.
const TIMES: Classes = Classes::TIME.and(Classes::DURATION);

/// Whether the words `cue` of a sentence `first..limit` mean something else than that somebody says something.
pub(super) fn is_other_sense(reading: &Reading, first: usize, cue: &Range<usize>, limit: usize) -> bool {
    if cue.end >= limit {
        return false;
    }
    let sense = Sense { deed: Deed { reading, cue, limit }, first };
    let word = &reading.words[cue.start];
    let small = !word.capital && !word.inner_capital;
    small && sense.is_of_its_verb() || sense.might_have() || sense.is_readers()
}

/// A word of a sentence that may mean something else.
struct Sense<'q, 'r, 'a> {
    deed: Deed<'q, 'r, 'a>,
    first: usize,
}

impl<'r, 'a> Sense<'_, 'r, 'a> {
    fn reading(&self) -> &'r Reading<'a> {
        self.deed.reading
    }

    fn start(&self) -> usize {
        self.deed.cue.start
    }

    /// The verb or noun that reports elsewhere.
    fn word(&self) -> &Word {
        &self.deed.reading.words[self.start()]
    }

    fn end(&self) -> usize {
        self.deed.cue.end
    }

    /// Whether it has another sense that only its verb or noun has.
    fn is_of_its_verb(&self) -> bool {
        let word = self.word();
        match () {
            () if word.reads(&["order", "ordered", "ordering"]) => self.does_to(&BOUGHT),
            () if word.reads(&["admit", "admits", "admitted", "admitting"]) => {
                let in_ward =
                    self.behind(&["to"]) && matches!(self.part(self.end() + 1), Part::Determiner | Part::Name);
                let let_in = in_ward && matches!(self.part_before(), Part::Be) && !self.deed.links(&["that"]);
                self.does_to(&LET_IN) || let_in
            }
            () if word.reads(&["maintain", "maintains", "maintained", "maintaining"]) => self.does_to(&KEPT),
            () if word.reads(&["write", "writes", "wrote", "writing"]) => self.does_to(&WRITTEN),
            () if word.reads(&["told", "tells", "tell", "telling"]) => {
                self.does_to(&["secret", "secrets", "hers", "mine"]) || self.goes_on_finite()
            }
            () if word.reads(&["observe", "observes", "observed", "observing"]) => self.sees(),
            () if word.reads(&["understand", "understood"]) => {
                self.measures(&["quite", "little", "much", "less", "enough"])
            }
            () if word.reads(&["think", "thinks", "thought", "thinking"]) => {
                self.behind(&["tank", "tanks", "twice", "ahead"])
                    || self.measures(&["much", "little", "long", "hard", "highly"])
            }
            () if word.reads(&["respond", "responds", "responded"]) => self.is_done_somehow(),
            () if word.reads(&["reckon", "reckons", "reckoned", "reckoning"]) => self.behind(&["with"]),
            () if word.reads(&["point", "points", "pointed", "pointing"]) => self.points() || self.aims(),
            () if word.reads(&["sing", "sings", "sang"]) => !self.deed.quotes(),
            () if word.reads(&["repeated"]) => {
                self.behind(&["several", "many", "twice", "itself", "himself", "herself", "themselves"])
            }
            () if word.reads(&["laughed", "laugh"]) => {
                self.behind(&["when"]) || self.behind(&["at", "with", "and"]) && !self.deed.quotes()
            }
            () if word.reads(&["agree", "agreed", "agreeing", "agrees"]) => {
                self.agrees_to_it() || self.is_before(&["avoided", "avoid"])
            }
            () if word.reads(&["threaten", "threatening"]) => self.is_crime(),
            () if word.reads(&["saying", "claiming", "suggesting"]) => self.goes_on_finite(),
            () if word.reads(&["noted", "noting", "argued", "stressed", "mentioned", "remembered"]) => {
                self.is_for_all()
            }
            () if word.reads(&["cited"]) => self.behind(&["by"]),
            () if word.reads(&["citing"]) => self.cites_somebody(),
            () if word.reads(&["suggests", "implies", "suggest", "imply", "suggested"]) => {
                self.is_before(&["name", "names", "title"])
            }
            () if word.reads(&["said"]) => self.is_that_said(),
            () if word.reads(&["reported"]) => self.is_passed_on(),
            () => self.is_mere_noun(),
        }
    }

    /// Whether one of `words` stands right behind it.
    fn behind(&self, words: &[&str]) -> bool {
        self.deed.is_any(self.end(), words)
    }

    /// Whether one of `words` stands right before it.
    fn is_before(&self, words: &[&str]) -> bool {
        self.start() > self.first && self.deed.is_any(self.start() - 1, words)
    }

    fn part(&self, at: usize) -> Part {
        self.reading().words.get(at).map_or(Part::Edge, |word| word.part)
    }

    fn part_before(&self) -> Part {
        self.start().checked_sub(1).filter(|&at| at >= self.first).map_or(Part::Edge, |at| self.part(at))
    }

    /// “ordered *a chest X-ray*”, “is writing *custom apps*”
    fn does_to(&self, things: &[&str]) -> bool {
        self.deed.does_to(things) && !self.deed.quotes()
    }

    /// “understood *quite a bit* about it”, “thought *little* of it”
    fn measures(&self, words: &[&str]) -> bool {
        let clause = || is_finite(self.reading(), self.end() + 1);
        self.behind(words) && !clause() && !self.deed.links(&["that"]) && !self.deed.quotes()
    }

    /// “observed Europa for 17 nights”, “observed a minute of silence”, but “observed that”, “Ruiz observed”
    fn sees(&self) -> bool {
        let (reading, end) = (self.reading(), self.end());
        let name = || reading.words[end].capital && reading.is_word(end) && self.deed.ends(end + 1);
        let object = || self.deed.object().is_some_and(|object| !object.into_iter().any(|at| reading.any(at, TIMES)));
        !self.deed.quotes() && !self.deed.links(&["that"]) && (object() || name())
    }

    /// “citing *an unnamed official*”: who says it, and nothing of what.
    fn cites_somebody(&self) -> bool {
        const LONGEST: usize = 6;
        let (reading, end) = (self.reading(), self.end());
        let near = end..self.deed.limit.min(end + LONGEST);
        let mut phrase = near.take_while(|&at| reading.is_word(at) && !matches!(self.part(at), Part::Preposition));
        let stops = |at: usize| matches!(self.part(at), Part::Comma | Part::Stop | Part::Edge);
        !self.deed.quotes() && phrase.any(|at| stops(at + 1) && reading.any(at, Classes::SPEAKERS))
    }

    /// “he responded *quickly*”
    fn is_done_somehow(&self) -> bool {
        let adverb = self.reading().is_word(self.end()) && is_adverb_by_its_end(self.reading().written(self.end()));
        adverb && matches!(self.part(self.end() + 1), Part::Stop | Part::Edge) && !self.deed.quotes()
    }

    /// “pointed *it out*”
    fn points(&self) -> bool {
        self.behind(&["it", "him", "her", "them", "this", "these"]) && self.deed.is_any(self.end() + 1, &["out"])
    }

    /// “has agreed *to this*”
    fn agrees_to_it(&self) -> bool {
        let at = self.end() + 1;
        self.behind(&["to"]) && self.deed.is_any(at, &["this", "that", "it"]) && self.deed.ends(at + 1)
    }

    /// “pleaded guilty to *threatening* to kill him”
    fn is_crime(&self) -> bool {
        const NEAR: usize = 5;
        let near = self.first.max(self.start().saturating_sub(NEAR))..self.start();
        self.is_before(&["of", "to", "with", "for", "from"]) && near.into_iter().any(|at| self.deed.is_any(at, &GUILTY))
    }

    /// “the story she is *telling* doesn’t fit”, but “what she is telling is that it fits”
    fn goes_on_finite(&self) -> bool {
        is_finite(self.reading(), self.end()) && !self.deed.links(&["that"]) && !self.deed.quotes()
    }

    /// “It should be *noted* that”, “often enough to be *noted*”
    fn is_for_all(&self) -> bool {
        let reading = self.reading();
        let before = self.start().checked_sub(2).filter(|&at| at >= self.first && reading.is(at + 1, "be"));
        before.is_some_and(|at| self.deed.is_any(at, &["should", "must", "can", "could", "to", "might", "may"]))
    }

    /// “*That* said, the bank is broke”
    fn is_that_said(&self) -> bool {
        let before = self.start().checked_sub(1);
        self.reading().is(self.end(), ",") && before.is_some_and(|at| self.reading().written(at) == "That")
    }

    /// “*pointed* a gun at her head”
    fn aims(&self) -> bool {
        const AIMED: [&str; 9] = ["gun", "guns", "pistol", "rifle", "knife", "weapon", "finger", "fingers", "camera"];
        self.behind(&["a", "the", "his", "her", "their"])
            && (1..3).any(|far| self.deed.is_any(self.end() + far, &AIMED))
    }

    /// “The theft was *reported* to the police”: who hears of it, and nothing of what.
    fn is_passed_on(&self) -> bool {
        let heard = self.end() + 1;
        let party = || {
            let part = self.part(heard);
            matches!(part, Part::Determiner | Part::SourceNoun | Part::OrganizationNoun | Part::Name)
        };
        let passive = match self.part_before() {
            Part::Be => true,
            Part::Adverb => self.start() > self.first + 1 && matches!(self.part(self.start() - 2), Part::Be),
            _ => false,
        };
        passive && self.behind(&["to"]) && party() && !self.deed.links(&["that"])
    }

    /// Whether it stands as a noun does: “*the* claims he made”, “*whatever* remarks she made”.
    fn is_named_thing(&self) -> bool {
        matches!(self.part_before(), Part::Determiner | Part::Possessive)
            || self.is_before(&["whatever", "any", "all", "some", "his", "her", "their", "its"])
    }

    /// “the bank *might have* said so”
    fn might_have(&self) -> bool {
        let before = self.start().checked_sub(2).filter(|&at| at >= self.first);
        before.is_some_and(|at| {
            self.reading().is(at + 1, "have") && self.deed.is_any(at, &["might", "would", "could", "should"])
        })
    }

    /// “If *you’re* hoping”, “when *you* consider”, “it is safe *to say*”: what readers do or might.
    fn is_readers(&self) -> bool {
        const EASY: [&str; 6] = ["safe", "fair", "tempting", "hard", "premature", "accurate"];
        const WHEN: [&str; 8] = ["if", "when", "unless", "once", "until", "whenever", "because", "especially"];
        let reading = self.reading();
        let Some(before) = self.start().checked_sub(1).filter(|&at| at > self.first) else { return false };
        if reading.is(before, "to") {
            return self.deed.is_any(before - 1, &EASY);
        }
        if reading.is(before, "worth") {
            return reading.is(self.start(), "noting");
        }
        let probably = reading.is(before, "probably");
        let you = before - usize::from(probably || reading.is(before, "have") || reading.is(before, "are"));
        let reader = matches!(reading.written(you), "you" | "you’re" | "you're" | "you’ve" | "you've");
        reader && (probably || you > self.first && self.deed.is_any(you - 1, &WHEN))
    }

    /// “*take* calls”, “the milk *bar* consists of”, “their *claims* to the land”: a noun, and no report.
    fn is_mere_noun(&self) -> bool {
        const TAKEN: [&str; 14] = [
            "take",
            "takes",
            "taking",
            "took",
            "receive",
            "received",
            "receiving",
            "return",
            "returned",
            "returning",
            "answer",
            "answered",
            "making",
            "phone",
        ];
        let (reading, word, start, end) = (self.reading(), self.word(), self.start(), self.end());
        let bare = matches!(self.part(end), Part::Stop | Part::Comma | Part::Time | Part::Edge);
        let subject = || is_finite(reading, end) && !self.deed.is_any(end + 1, &["that", "to"]);
        let whose =
            || matches!(self.part_before(), Part::Possessive) || self.is_before(&["his", "her", "their", "its"]);
        match () {
            () if word.reads(&["calls"]) => {
                bare && matches!(self.part_before(), Part::Possessive)
                    || self.is_before(&TAKEN)
                    || start > self.first && reading.written(start - 1) == "911"
            }
            () if word.reads(&["claims", "claim"]) => {
                // “the *claims* he made were untrue”
                let made = matches!(self.part(end), Part::Pronoun) && self.deed.is_any(end + 1, &["made", "makes"]);
                if made && self.is_named_thing() {
                    return true;
                }
                let thing = self.behind(&["to"]) && matches!(self.part(end + 1), Part::Determiner);
                whose() && (subject() || thing) || self.behind(&["for"])
            }
            () if word.reads(&["promises", "threats"]) => subject() && !self.is_before(&["he", "she", "it"]),
            () if word.reads(&["states"]) => {
                // “The letter she referred to *states that* it leaks”
                let placed = matches!(self.part_before(), Part::Preposition) && !self.behind(&["that"])
                    || self.is_before(&["in", "of", "from", "across", "between", "among"]);
                placed
                    || matches!(self.part_before(), Part::Possessive)
                    || self.is_before(&["their", "our", "these", "those", "some", "many", "both"])
            }
            () if word.reads(&["reason"]) => {
                !matches!(self.part_before(), Part::Pronoun | Part::Plural | Part::Modal) && !self.is_before(&["to"])
            }
            () if word.reads(&["bar"]) => {
                let noun = matches!(self.part_before(), Part::Other | Part::CueNoun);
                noun && !reading.written(start - 1).ends_with('s')
            }
            () if word.reads(&["slogan"]) => !self.deed.quotes() || self.behind(&["that"]),
            () if word.reads(&["denials"]) => !self.behind(&["that", "of", "by", "from", "to"]),
            () if word.reads(&["accusations", "accusation"]) => self.behind(&["against"]),
            () if word.reads(&["references", "remarks", "comments", "statements"]) => {
                // “whatever *references* he made to it”
                let whose = matches!(self.part(end), Part::Pronoun) && self.is_named_thing();
                whose && self.deed.is_any(end + 1, &["made", "makes", "gave", "gives", "issued", "had", "has"])
            }
            () if word.reads(&["hope"]) => {
                self.is_before(&["expressed", "expresses", "expressing", "voiced", "voicing", "express"])
            }
            () if word.reads(&["frame", "frames"]) => self.behind(&["that"]),
            () if word.reads(&["detail", "details", "reports", "findings"]) => self.is_told_more(),
            () if word.reads(&["finding"]) => self.is_before(&["a", "the"]) && self.is_told_more(),
            () if word.reads(&["request", "requests"]) => {
                let sent =
                    start.checked_sub(2).is_some_and(|at| self.deed.is_any(at, &["send", "sends", "sent", "sending"]));
                sent && self.behind(&["to"]) && matches!(self.part(end + 1), Part::Determiner)
            }
            () => false,
        }
    }

    /// “two reports *that depicted* it”, “a finding that *she* reported”
    fn is_told_more(&self) -> bool {
        let (reading, verb) = (self.reading(), self.end() + 1);
        let third = |at: usize| {
            let written = reading.written(at);
            let next = || matches!(self.part(at + 1), Part::Adverb | Part::Determiner | Part::Pronoun);
            written.ends_with('s') && !reading.words[at].capital && reading.any(at + 1, Classes::ADVERB)
                || written.ends_with('s') && next()
        };
        let past = || matches!(self.part(verb), Part::Ed) && !self.deed.is_any(verb + 1, &["by"]);
        let tells = || is_finite(reading, verb) || past() || tells_past(reading, verb, self.deed.limit) || third(verb);
        self.behind(&["that"]) && verb < self.deed.limit && !matches!(self.part(verb), Part::Determiner) && tells()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::tests::check;

    #[test]
    fn verbs_of_saying_may_tell_of_something_else() {
        for told in [
            "ordered a chest X-ray",
            "ordered another set of plates",
            "admitted more than 300 refugees",
            "was admitted to a hospital after the raid",
            "maintains a small office in Leith",
            "is writing custom apps",
            "told her my secrets",
            "observed Europa for ten nights",
            "had thought little about it",
            "understood quite a bit about bees",
            "responded quickly",
            "reckoned with the role of colour",
            "pointed it out",
            "pointed a gun at the clerk",
            "never agreed to this",
            "might have suggested that it was late",
        ] {
            check(&format!("Ana Ruiz {told}."));
        }
        check("[speaker:Ana Ruiz] [cue:ordered] [content:the crew to leave].");
        check("[speaker:Ana Ruiz] [cue:admitted] [content:the refugees were late].");
        check("[speaker:Ana Ruiz] [cue:maintains] [content:the office is open].");
        check("[speaker:Ana Ruiz] [cue:thought] [content:little would change].");
        check("[speaker:Ana Ruiz] [cue:observed] that [content:the moon was late].");
        check("[speaker:Ana Ruiz] [cue:pointed] out that [content:it was late].");
        check("[speaker:Ana Ruiz] has [cue:suggested] that [content:it was late].");
    }

    #[test]
    fn crimes_are_not_told() {
        check("[speaker:The paper], citing an unnamed official, [cue:reported] that [content:the talks had failed].");
        check("Bo Li was convicted of threatening to burn the hall.");
        check("The theft was reported to police on Monday.");
        check("The dam is [cue:reported] to [content:hold ten tons].");
        check("It was [cue:reported] to the council that [content:the wall was unsafe].");
        check("[speaker:Bo Li] is [cue:threatening] to [content:burn the hall].");
    }

    #[test]
    fn what_all_should_know_is_nobodys() {
        check("It should be noted that the price is high.");
        check("That said, the price is high.");
        check("The bank, as its name suggests, is open.");
        check("The story the mayor is telling doesn’t fit.");
        check("It is safe to say that the price is high.");
        check("Especially when you consider that the price is high, it is a lot.");
        check("If you’re hoping the price will drop, look again.");
        check("[speaker:Ana Ruiz] [cue:noted] that [content:the price is high].");
    }

    #[test]
    fn nouns_report_nothing() {
        for text in [
            "The milk bar consists of a counter.",
            "It is for that reason that the ferry was sold.",
            "A big reason that the river is clean is the mill.",
            "He has not been returning Ana Ruiz’s calls.",
            "The auditor released two critical reports that covered ten years.",
            "They will not give up their claims to an independent state.",
            "They joked about the odd new slogan.",
            "The claims he made were untrue.",
            "Whatever references he made to the dam were untrue.",
            "There are courts in their states that need judges.",
        ] {
            check(text);
        }
        check("[speaker:Karl Dean] [cue:claims] [content:he made the dam].");
        check("[speaker:Ana Ruiz] [cue:calls for] [content:an inquiry].");
    }
}
