//! What was found in an article in few bytes, written as the layout of a text is.

use super::names::KINDS;
use crate::analysis::QuotationKind;
use crate::document::shape::{Reader, Writer};
use crate::library::findings::{Findings, FoundAnswer, FoundClaim, FoundParty};
use crate::library::shelf::ACTS;

/// The form of what is written here. One speaker or none is written as it was when there were no more, so that what an
/// earlier program kept is read, too.
const FORM: usize = 1;

const QUOTATION_KINDS: [QuotationKind; 3] = [QuotationKind::Direct, QuotationKind::Indirect, QuotationKind::Mixed];

/// `findings` as bytes.
pub(super) fn of(findings: &Findings) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(FORM);
    out.all(&findings.parties, |out, party| {
        out.words(&party.name);
        out.number(KINDS.iter().position(|kind| *kind == party.kind).unwrap_or(0));
        out.number(party.mentions);
        out.number(usize::from(party.is_named));
        out.each(&party.aliases, |out, (name, count)| {
            out.words(name);
            out.number(*count);
        });
        out.each(&party.roles, |out, role| out.words(role));
    });
    out.all(&findings.claims, |out, claim| {
        out.each(&claim.pieces, |out, piece| out.span(*piece));
        out.number(QUOTATION_KINDS.iter().position(|kind| *kind == claim.kind).unwrap_or(0));
        out.number(ACTS.iter().position(|(_, act)| *act == claim.act).unwrap_or(0));
        out.optional(claim.cue.as_ref(), |out, cue| out.span(*cue));
        out.each(&claim.speakers, |out, party| out.number(*party));
        out.each(&claim.answers, |out, answer| {
            out.optional(answer.party.as_ref(), |out, party| out.number(*party));
            out.number(ACTS.iter().position(|(_, act)| *act == answer.act).unwrap_or(0));
            out.optional(answer.claim.as_ref(), |out, claim| out.number(*claim));
        });
    });
    out.into_bytes()
}

/// What `bytes` say was found in `text`; `None` where they are damaged, or of another program.
pub(super) fn read(text: &str, bytes: &[u8]) -> Option<Findings> {
    let mut reader = Reader::of(text, bytes);
    if reader.number()? != FORM {
        return None;
    }
    let parties = reader.all(party)?;
    let claims = reader.all(claim)?;
    let is_party = |number: Option<usize>| number.is_none_or(|number| number < parties.len());
    let is_sound = claims.iter().all(|claim: &FoundClaim| {
        let is_claim = |answer: &FoundAnswer| answer.claim.is_none_or(|number| number < claims.len());
        let are_parties = claim.speakers.iter().all(|number| is_party(Some(*number)));
        are_parties && claim.answers.iter().all(|answer| is_party(answer.party) && is_claim(answer))
    });
    (reader.is_at_end() && is_sound).then_some(Findings { parties, claims })
}

fn party(reader: &mut Reader) -> Option<FoundParty> {
    let name = reader.words()?;
    let kind = *KINDS.get(reader.number()?)?;
    let mentions = reader.number()?;
    let is_named = reader.number()? == 1;
    let aliases = reader.each(|reader| Some((reader.words()?, reader.number()?)))?;
    Some(FoundParty { name, kind, mentions, is_named, aliases, roles: reader.each(Reader::words)? })
}

fn claim(reader: &mut Reader) -> Option<FoundClaim> {
    let pieces = reader.each(Reader::span)?;
    let kind = *QUOTATION_KINDS.get(reader.number()?)?;
    let (_, act) = *ACTS.get(reader.number()?)?;
    let cue = reader.optional(Reader::span)?;
    let speakers = reader.each(Reader::number)?;
    let answers = reader.each(|reader| {
        let party = reader.optional(Reader::number)?;
        let (_, act) = *ACTS.get(reader.number()?)?;
        Some(FoundAnswer { party, act, claim: reader.optional(Reader::number)? })
    })?;
    Some(FoundClaim { pieces, kind, act, cue, speakers, answers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::lexicon::Lexicon;
    use crate::document;
    use proptest::prelude::*;

    const TEXT: &str = "Mayor Ana Ruiz spoke on Monday. “The old dam,” Ruiz said, “must be repaired.” Bo Li rejected that: \
                        “There is no money.”";

    #[test]
    fn findings_are_read_as_they_were_written() {
        let document = document::read_text(TEXT.to_owned(), vec![]);
        let findings = Findings::of(TEXT, &analyze(&document, &Lexicon::built_in()));
        assert!(findings.parties.len() >= 2 && findings.claims.len() >= 2, "{findings:#?}");
        let bytes = of(&findings);
        assert_eq!(read(TEXT, &bytes), Some(findings));
        assert_eq!(read("é", &bytes), None);
        assert_eq!(read(TEXT, &bytes[..bytes.len() - 1]), None);
        assert_eq!(read(TEXT, &[]), None);
    }

    #[test]
    fn what_was_kept_when_a_claim_had_one_speaker_is_read_with_that_one() {
        let party = [2, b'B', b'o', 0, 1, 1, 0, 0];
        let claim = |speaker: &[u8]| [&[1, 0, 9, 1, 0, 0], speaker, &[0]].concat();
        let kept = [&[1, 1][..], &party, &[2], &claim(&[1, 0]), &claim(&[0])].concat();
        let findings = read("It rained, Bo said.", &kept).unwrap();
        let names = |number: usize| findings.names(&findings.claims[number]).collect::<Vec<_>>();
        assert_eq!((names(0), names(1)), (vec!["Bo"], vec![]));
        assert_eq!(of(&findings), kept);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(text in "\\PC{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            for claim in read(&text, &bytes).unwrap_or_default().claims {
                prop_assert!(claim.pieces.iter().all(|piece| text.get(piece.start()..piece.end()).is_some()));
            }
        }
    }
}
