//! Those who say something together: “Roscosmos and NASA said”. A speaker stands for one party, the one named last; who
//! is named beside it is found here, and who is meant where they speak on: “Both said”; `wording`, what joins names.

#[cfg(test)]
mod tests;
mod wording;

use super::gazetteer::{FEMALE, Gazetteer, Key, MALE};
use super::tagger::feature::hash;
use super::{Analysis, EntityId, EntityKind, Mention, MentionForm, Quotation, QuotationId, Response};
use crate::text::Span;
use wording::{
    before_deputy, begins, begins_with_title, begins_with_titles, belongs, counted, ends, how_many, is_definite,
    is_title, joined, leads, opened,
};

/// How many words may stand before a name of a list: “the former foreign minister Ana Ruiz”.
const MAX_LEADING: usize = 4;

/// How many names of a list are looked for before those that a speaker's words hold.
const MAX_LISTED: usize = 6;

/// How many quotations back those who spoke together are looked for, and how far, in bytes, from one to the next.
const MAX_BEFORE: usize = 6;
const FARTHEST: usize = 600;

/// How many bytes before the first of several names it may stand what they are: “Three farmers, ”.
const LEAD: usize = 40;

/// How many mentions behind a speaker's words are looked at.
const MAX_BEHIND: usize = 8;

impl Analysis {
    /// The parties that quotation `id` of `text` is ascribed to, in the order in which they are named.
    pub fn speakers(&self, id: QuotationId, text: &str) -> Vec<EntityId> {
        match self.credited.get(&id) {
            Some(credited) => credited.clone(),
            None => self.speakers_in_text(id, text),
        }
    }

    /// As [`Analysis::speakers`], as the text has it, whatever somebody knows better.
    pub fn speakers_in_text(&self, id: QuotationId, text: &str) -> Vec<EntityId> {
        let quotation = self.quotation(id);
        let Some(words) = quotation.speaker else { return Vec::new() };
        let named = words.entity.map_or(vec![], |last| self.named_together(quotation, words.span, last, text));
        if named.len() > 1 {
            return named;
        }
        self.told_before(id, text).unwrap_or(named)
    }

    /// The parties that answer in `response`, in the order in which they are named: all who say together what it is
    /// said in.
    pub fn answerers(&self, response: &Response, text: &str) -> Vec<EntityId> {
        let speakers = response.quotation.map_or(vec![], |id| self.speakers(id, text));
        let is_credited = response.quotation.is_some_and(|id| self.credited.contains_key(&id));
        match response.entity {
            Some(entity) if !is_credited && !speakers.contains(&entity) => vec![entity],
            _ => speakers,
        }
    }

    /// The parties that the speaker's `words` of `quotation`, which name `last`, and what stands beside them name.
    fn named_together(&self, quotation: &Quotation, words: Span, last: EntityId, text: &str) -> Vec<EntityId> {
        let described = self.listed_behind(words, last, text);
        if described.len() > 1 {
            return described;
        }
        let introduced = self.introduced(words, last, text);
        if introduced.len() > 1 {
            return introduced;
        }
        let mut parties = vec![last];
        let listed = self.listed(self.widened(words, quotation, text), last, text);
        if listed.iter().any(|name| name.entity != last) {
            parties.clear();
            for name in listed {
                if !parties.contains(&name.entity) {
                    parties.push(name.entity);
                }
            }
        }
        // Nobody is named beside whom the whole phrase only describes.
        if let Some(leader) = self.leader(words, last, text).filter(|leader| !parties.contains(leader)) {
            parties.insert(0, leader);
        }
        let deputy = quotation.cue.and_then(|cue| self.deputy(words, cue, last, text));
        parties.extend(deputy.filter(|deputy| !parties.contains(deputy)));
        let beside = quotation.cue.and_then(|cue| self.beside(words, cue, text));
        parties.extend(beside.filter(|beside| !parties.contains(beside)));
        parties
    }

    /// Those who said together what was reported before quotation `id`, where its speaker's words are for all of them:
    /// “They said”, “Both said”, “The councillors said”.
    fn told_before(&self, id: QuotationId, text: &str) -> Option<Vec<EntityId>> {
        let speaker = self.quotation(id).speaker?;
        let said = speaker.span.of(text);
        let of_group = speaker.entity.is_none_or(|party| self.entity(party).kind == EntityKind::Group);
        let many = how_many(said).filter(|_| of_group);
        // “They” may be said of those who were one group by their description, and of others.
        let group = speaker.entity.filter(|_| of_group && many.is_none());
        let definite = group.is_some() && is_definite(speaker.span, text);
        let counted = if definite { counted(said) } else { None };
        let many = many.or(counted).or_else(|| definite.then_some(0))?;
        let mut next = speaker.span.start();
        for before in (0..id.index()).rev().take(MAX_BEFORE).map(QuotationId::new) {
            let quotation = self.quotation(before);
            let Some(words) = quotation.speaker.filter(|words| words.span.end() <= next) else { continue };
            if next - words.span.end() > FARTHEST {
                return None;
            }
            next = words.span.start();
            if before.index() + 1 == id.index() && tells_between(quotation, self.quotation(id), text) {
                return None;
            }
            if words.entity == group && (group.is_some() || how_many(words.span.of(text)).is_some()) {
                // The same once more, or where they were named.
                let named = group.map_or(vec![], |last| self.named_together(quotation, words.span, last, text));
                if named.len() > 1 {
                    return Some(named);
                }
                continue;
            }
            if how_many(words.span.of(text)).is_some() || self.counts(words.span, words.entity, text) {
                continue;
            }
            let named = self.named_together(quotation, words.span, words.entity?, text);
            let fits = if many == 0 { named.len() > 1 } else { named.len() == many };
            let people = named.iter().all(|&party| self.entity(party).kind == EntityKind::Person);
            // “Three farmers, Ana Ruiz, Bo Li and Mara Quill, said … The farmers said”
            let near = Span::new(text.floor_char_boundary(words.span.start().saturating_sub(LEAD)), words.span.end());
            let noun = said.rsplit(' ').next().unwrap_or(said);
            let called = group.is_none()
                || near.of(text).to_lowercase().contains(noun)
                || counted.is_some() && self.are(&named, noun);
            return (called && fits && (people || many > 0)).then_some(named);
        }
        None
    }

    /// Whether `words` count those who were named before, and name nobody: “The *two women*”.
    fn counts(&self, words: Span, party: Option<EntityId>, text: &str) -> bool {
        let of_group = party.is_some_and(|party| self.entity(party).kind == EntityKind::Group);
        of_group && is_definite(words, text) && counted(words.of(text)).is_some()
    }

    /// Whether `noun` is for all of `people`, as their names or roles tell: “women”, “councillors”.
    fn are(&self, people: &[EntityId], noun: &str) -> bool {
        let given = |party: &EntityId| {
            let name = &self.entity(*party).name;
            let given = name.split(' ').next().unwrap_or(name).to_lowercase();
            Gazetteer::built_in().classes(Key::EMPTY.and(hash(given.as_bytes()))) & (MALE | FEMALE)
        };
        let called = |party: &EntityId| {
            let one = noun.strip_suffix('s').unwrap_or(noun);
            self.entity(*party).roles.iter().any(|role| role.to_lowercase().ends_with(one))
        };
        // No list knows all names: none may be of the others, and one at least of these.
        let all = |these: u16, others: u16| {
            people.iter().all(|party| given(party) != others) && people.iter().any(|party| given(party) == these)
        };
        match noun {
            "people" => true,
            "men" | "brothers" => all(MALE, FEMALE),
            "women" | "sisters" => all(FEMALE, MALE),
            _ => people.iter().all(called),
        }
    }

    /// The people that `words`, which describe several, are said to be, named behind their comma: “Two farmers, *Ana
    /// Ruiz* and *Bo Li*, said”. None where that may be anything else.
    fn listed_behind(&self, words: Span, last: EntityId, text: &str) -> Vec<EntityId> {
        if self.entity(last).kind != EntityKind::Group {
            return Vec::new();
        }
        let mut end = words.end();
        let mut people: Vec<EntityId> = Vec::new();
        for name in self.named_behind(words) {
            let between = Span::new(end, name.span.start()).of(text);
            let joins = if people.is_empty() { between == ", " } else { joined(between) == Some("") };
            if !joins || self.entity(name.entity).kind != EntityKind::Person {
                break;
            }
            people.push(name.entity);
            end = name.span.end();
        }
        let closed = Span::new(end, text.len()).of(text).starts_with([',', '.']);
        if closed { people } else { Vec::new() }
    }

    /// The people of whom `words` name the first, `last`, where several are described before them: “Three farmers, *Ana
    /// Ruiz*, Bo Li and Mara Quill, said”.
    fn introduced(&self, words: Span, last: EntityId, text: &str) -> Vec<EntityId> {
        let before = Span::new(0, words.start()).of(text);
        let described = before.strip_suffix(", ").and_then(|before| {
            let sentence = opened(before)?.trim_start();
            (sentence.ends_with('s') && sentence.split(' ').count() <= MAX_LEADING + 1).then_some(sentence)
        });
        let capital = |words: &str| words.starts_with(char::is_uppercase) && !words.contains(',');
        if !described.is_some_and(capital) || words.of(text).contains(',') {
            return Vec::new();
        }
        let (mut people, mut end, mut closed) = (vec![last], words.end(), false);
        for name in self.named_behind(words) {
            let between = Span::new(end, name.span.start()).of(text);
            if closed || joined(between) != Some("") || self.entity(name.entity).kind != EntityKind::Person {
                break;
            }
            closed = between.ends_with(" and ");
            people.push(name.entity);
            end = name.span.end();
        }
        let ends = Span::new(end, text.len()).of(text).starts_with([',', '.']);
        if closed && ends { people } else { Vec::new() }
    }

    /// Who is named between `words`, which begin a sentence, and `cue`, and says it, too: “The Harbour Union *and the
    /// Port Authority* said”; or behind both: “came the reply from the Harbour Union *and the Port Authority*.”
    fn beside(&self, words: Span, cue: Span, text: &str) -> Option<EntityId> {
        let name = self.named_behind(words).next()?;
        let between = Span::new(words.end(), name.span.start()).of(text);
        let joined = !between.starts_with(',') && joined(between).is_some_and(leads);
        let says = || {
            let near = cue.start() > name.span.end() && Span::new(name.span.end(), cue.start()).of(text) == " ";
            near && begins(words.start(), text)
        };
        let is_said_by = || cue.end() <= words.start() && ends(name.span.end(), text) && !self.is_place(name.entity);
        (joined && (says() || is_said_by())).then_some(name.entity)
    }

    /// Who is described behind `words`, which name `last`, and what is told of them aside, and named behind that, and
    /// says it, too: “Ana Ruiz, the mayor, and her deputy, Bo Li, said”, “Ana Ruiz, the mayor, and Bo Li, her deputy,
    /// said”.
    fn deputy(&self, words: Span, cue: Span, last: EntityId, text: &str) -> Option<EntityId> {
        let rest = Span::new(words.end(), text.len()).of(text);
        if !(rest.starts_with(", ") || rest.starts_with(" and ")) {
            return None;
        }
        // What is said of a man who “met his deputy” may stand between, but no end of a clause.
        let furthest = self.named_behind(words).last()?.span.start();
        let behind = Span::new(words.end(), furthest).of(text);
        let end = memchr::memchr2(b'.', b';', behind.as_bytes()).unwrap_or(behind.len());
        let near = self.named_behind(words).take_while(|name| name.span.start() <= words.end() + end);
        let described = near.into_iter().find_map(|name| {
            let between = Span::new(words.end(), name.span.start()).of(text);
            let named = || between.strip_suffix(" and ").filter(|aside| aside.len() > 1);
            let aside = before_deputy(between).or_else(named)?;
            let aside = Span::new(words.end(), words.end() + aside.len());
            self.is_aside(aside, last, text).then_some(name)
        })?;
        let end = described.span.end();
        let says = cue.start() > end && {
            let between = Span::new(end, cue.start());
            let aside = Span::new(end, end + between.of(text).trim_end().len());
            between.of(text).trim_matches([',', ' ']).is_empty() || self.is_aside(aside, described.entity, text)
        };
        let is_said_by = cue.end() <= words.start() && ends(end, text);
        (described.entity != last && (says || is_said_by)).then_some(described.entity)
    }

    /// Who is named before `words`, with something told aside between, and says it, too: “*Ana Ruiz*, the mayor, and Bo
    /// Li said”, “*Ana Ruiz* and her brother, Bo Li, a baker, said”. As in a list, they have to begin their sentence.
    fn leader(&self, words: Span, last: EntityId, text: &str) -> Option<EntityId> {
        let until = Span::new(0, words.start()).of(text);
        if ![" and ", " and the ", ", "].iter().any(|joined| until.ends_with(joined)) {
            return None;
        }
        let first = self.mentions.partition_point(|mention| mention.span.start() < words.start());
        let before = self.mentions[..first].iter().rev().take(MAX_BEHIND);
        let own = |name: &&Mention| name.form == MentionForm::Proper && name.span.end() < words.start();
        let told = |name: &&Mention| {
            let between = Span::new(name.span.end(), words.start()).of(text);
            if ![",", " and "].iter().any(|begun| between.starts_with(begun)) {
                return false; // As of most names: nothing told aside begins otherwise.
            }
            let joined = between.strip_suffix("the ").unwrap_or(between);
            let aside = joined.strip_suffix(" and ").filter(|aside| aside.len() > 1).or_else(|| before_deputy(between));
            let aside = aside.map(|aside| Span::new(name.span.end(), name.span.end() + aside.len()));
            aside.is_some_and(|aside| self.is_aside(aside, name.entity, text))
                && !self.is_place(name.entity)
                && begins_with_title(name.span.start(), text)
        };
        before.filter(own).find(told).map(|name| name.entity).filter(|leader| *leader != last)
    }

    /// The names behind `words`, the nearest first.
    fn named_behind(&self, words: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.start() < words.end());
        let own = move |name: &&Mention| name.form == MentionForm::Proper && name.span.start() >= words.end();
        self.mentions[first..].iter().take(MAX_BEHIND).filter(own)
    }

    fn is_place(&self, party: EntityId) -> bool {
        self.entity(party).kind == EntityKind::Place
    }

    /// Whether `aside` is empty, the comma that ends it, or what is told between commas of `party`, which names no
    /// other that could act: “, 54, the mayor of Harnby,”.
    fn is_aside(&self, aside: Span, party: EntityId, text: &str) -> bool {
        const LONGEST: usize = 100;
        const OPENS: [&str; 16] = [
            "the", "a", "an", "his", "her", "its", "their", "who", "whose", "which", "of", "aged", "from", "both",
            "then", "now",
        ];
        let words = aside.of(text);
        // “*the mayor of Harnby*, and her deputy”: what is told aside has been said already.
        if words.is_empty() || words == "," {
            return true;
        }
        let describes = |part: &str| {
            let first = part.split_whitespace().next();
            first.is_none_or(|first| OPENS.contains(&first) || first.starts_with(|sign: char| !sign.is_lowercase()))
        };
        let first = self.mentions.partition_point(|mention| mention.span.start() < aside.start());
        let inside = self.mentions[first..].iter().take_while(|mention| mention.span.end() <= aside.end());
        // “, who runs the mill with Bo Li,” is closed by its comma, whoever is named in it.
        let is_closed = words.starts_with(", who ") && words.matches(',').count() == 2;
        let other = |mention: &Mention| {
            let proper = mention.form == MentionForm::Proper && mention.entity != party;
            proper && !is_closed && self.entity(mention.entity).kind == EntityKind::Person
        };
        let set_apart = words.len() <= LONGEST && words.starts_with(", ") && words.ends_with(',');
        set_apart
            && words.split(',').all(describes)
            && !words.contains([';', '.', '”', '"', '\n'])
            && !inside.into_iter().any(other)
    }

    /// `words` with the rest of the list before them: “*Greyport Lines and* the Port Authority said”. As who stands
    /// there may as well be whom somebody met, the list has to begin its sentence, or stand behind what is said.
    fn widened(&self, words: Span, quotation: &Quotation, text: &str) -> Span {
        let first = self.mentions.partition_point(|mention| mention.span.start() < words.start());
        let mut start = words.start();
        for name in self.mentions[..first].iter().rev().take(MAX_LISTED) {
            if name.form != MentionForm::Proper || name.span.end() > start {
                continue;
            }
            let between = Span::new(name.span.end(), start).of(text);
            let is_last = start == words.start() && !words.of(text).contains(" and ");
            if joined(between) != Some("") || is_last && between.trim_start_matches(',') == " " {
                break;
            }
            let before = Span::new(0, name.span.start()).of(text);
            let article = ["the ", "The "].iter().find(|article| before.ends_with(**article));
            start = name.span.start() - article.map_or(0, |article| article.len());
        }
        let before = Span::new(0, start).of(text).trim_end_matches(' ');
        let behind = before.strip_suffix(',').is_some_and(|said| said.len() == quotation.content().end());
        // “…,” said Greyport Lines and the Port Authority; “…,” came the answer from both.
        let source = before.strip_suffix(" from").unwrap_or(before).len();
        let inverted = quotation.cue.is_some_and(|cue| cue.end() == source);
        let titled = || words.of(text).contains(" and ") && begins_with_titles(start, text);
        if behind || inverted || begins(start, text) || titled() { Span::new(start, words.end()) } else { words }
    }

    /// The names that `words` are a list of, the last one `last`'s; none where they are anything else.
    fn listed(&self, words: Span, last: EntityId, text: &str) -> Vec<Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.start() < words.start());
        let inside = self.mentions[first..].iter().take_while(|mention| mention.span.start() < words.end());
        let mut names: Vec<Mention> = Vec::new();
        let mut end = words.start();
        for name in inside.filter(|mention| mention.form == MentionForm::Proper && words.covers(mention.span)) {
            if name.span.start() < end {
                continue;
            }
            let before = Span::new(end, name.span.start()).of(text);
            let person = |name: &Mention| self.entity(name.entity).kind == EntityKind::Person;
            match (names.is_empty(), joined(before)) {
                (true, _) if leads(before) => {}
                (false, Some(rest)) if leads(rest) => {}
                // “Harnby Mayor Ana Ruiz”: the town only says whose mayor she is.
                (false, None) if is_title(before) => drop(names.pop()),
                // “Norwick’s Ana Ruiz”, “House leader Ana Ruiz”
                (false, None) if person(name) && !names.last().is_some_and(person) && belongs(before) => {
                    names.pop();
                }
                // “Ana Ruiz *of Norwick* and”
                (false, None) if before == " of " && names.last().is_some_and(person) && !person(name) => {
                    end = name.span.end();
                    continue;
                }
                _ => return Vec::new(),
            }
            names.push(*name);
            end = name.span.end();
        }
        // “Ana Ruiz and her deputy”
        let inside = self.mentions[first..].iter().take_while(|mention| mention.span.start() < words.end());
        let described = inside.filter(|mention| mention.form == MentionForm::Nominal && mention.entity == last);
        let mut described =
            described.filter(|mention| mention.span.end() == words.end() && mention.span.start() >= end);
        let joins = |mention: &&Mention| joined(Span::new(end, mention.span.start()).of(text)) == Some("");
        if let Some(described) = described.find(joins).filter(|_| !names.is_empty()) {
            names.push(*described);
            end = words.end();
        }
        // “Ada Voss, Bo Li *and the union*”: nobody knows which, and the others say it all the same.
        let ends = end == words.end() || names.len() > 1 && is_unnamed(Span::new(end, words.end()).of(text));
        let is_whole = ends && names.iter().any(|name| name.entity == last);
        if is_whole { names } else { Vec::new() }
    }
}

/// Whether `rest` is what a list ends with whose last is not named: “ and the union”.
fn is_unnamed(rest: &str) -> bool {
    const LONGEST: usize = 3;
    let noun = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(" and the ");
    noun.is_some_and(|noun| {
        let plain = noun.chars().all(|sign| sign.is_lowercase() || matches!(sign, ' ' | '-'));
        plain && noun.split(' ').count() <= LONGEST
    })
}

/// Whether a sentence stands between what is reported by `first` and by `then`, which may tell of others: “Farmers
/// disagreed.”
fn tells_between(first: &Quotation, then: &Quotation, text: &str) -> bool {
    let parts = [first.cue, first.speaker.map(|words| words.span)];
    let end = parts.into_iter().flatten().map(Span::end).fold(first.content().end(), usize::max);
    let starts = [then.cue, then.speaker.map(|words| words.span)];
    let start = starts.into_iter().flatten().map(Span::start).fold(then.content().start(), usize::min);
    let between = if end < start { Span::new(end, start).of(text) } else { "" };
    let stop = between.find(['.', '!', '?']).map(|stop| Span::new(stop, between.len()).of(between));
    // “*The* two women”
    let told = |rest: &str| rest.strip_suffix("The ").unwrap_or(rest).contains(char::is_alphabetic);
    stop.is_some_and(told)
}
