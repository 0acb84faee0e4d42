//! What two quotations that say the same have some of in common: pairs of long words that stand close by, by how they
//! begin. Found in a hundredth of the time that comparing them takes, to leave out what need not be compared.

use super::super::forms::{HASH_BASIS, folded, hash_on};
use super::significant::LEAST_WORDS;

/// Shorter words are in every quotation.
const LEAST_BYTES: usize = 4;
/// A word is known by how it begins: “repair”, “repaired”.
const BEGINNING_BYTES: usize = 5;

/// The traces of `quotation`.
pub fn traces(quotation: &str) -> Vec<u32> {
    let mut traces = Vec::with_capacity(quotation.len() / LEAST_BYTES);
    let (mut before, mut last) = (0, 0);
    let mut begins = 0;
    while begins < quotation.len() {
        let ends = end_of_letters(quotation, begins);
        if ends - begins >= LEAST_BYTES {
            let beginning = quotation.bytes().skip(begins).take(BEGINNING_BYTES.min(ends - begins));
            let key = beginning.fold(0x811c_9dc5u32, |key, byte| {
                (key ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
            });
            for earlier in [last, before] {
                if earlier != 0 {
                    traces.push(u32::rotate_left(earlier, 13).wrapping_mul(0x9e37_79b1) ^ key);
                }
            }
            (before, last) = (last, key);
        }
        begins = ends + 1;
    }
    if traces.is_empty() {
        // What has no such words may be the same to the word.
        traces.extend(of_the_whole(quotation));
    }
    traces
}

/// Where the letters and digits end that begin at `from`.
fn end_of_letters(quotation: &str, from: usize) -> usize {
    let mut ends = from;
    loop {
        // Nearly all are of one byte.
        ends += quotation.bytes().skip(ends).take_while(u8::is_ascii_alphanumeric).count();
        let sign = quotation.get(ends..).and_then(|rest| rest.chars().next());
        match sign.filter(|sign| sign.is_alphanumeric()) {
            Some(letter) => ends += letter.len_utf8(),
            None => return ends,
        }
    }
}

/// What tells `quotation` from others, capitals and marks left aside; `None` where it is too short to tell anything.
fn of_the_whole(quotation: &str) -> Option<u32> {
    let words = quotation.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    if words.clone().count() < LEAST_WORDS {
        return None;
    }
    let hash = words.fold(HASH_BASIS, |hash, word| hash_on(hash, &word.to_lowercase()));
    Some(folded(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_shares_traces_and_what_does_not_shares_none() {
        let shares = |one: &str, other: &str| {
            let others = traces(other);
            traces(one).iter().any(|trace| others.contains(trace))
        };
        let whole = "The old dam must be repaired before the rains come, and the school must wait.";
        assert!(shares(whole, "They had to repair the dam before the rains came."));
        assert!(shares(whole, "The school must wait."));
        assert!(!shares(whole, "The ferry keeps to its timetable, said the harbour master."));
        assert!(shares("No, it is not.", "“no it is not”") && !shares("No, it is not.", "Yes, it is so."));
        assert!(traces("No comment.").is_empty());
    }
}
