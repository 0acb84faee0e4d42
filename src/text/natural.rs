//! The order that people expect of names: small and large letters alike, and numbers by what they count, so that 9
//! comes before 10.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// How `one` and `other` stand to each other; two that only differ in case or in zeros before a number are equal.
pub fn in_natural_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.chars().peekable(), other.chars().peekable());
    loop {
        let order = match (one.peek(), other.peek()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(first), Some(second)) if first.is_ascii_digit() && second.is_ascii_digit() => {
                let (first, second) = (number(&mut one), number(&mut other));
                // Without zeros before them, the longer of two numbers is the larger.
                first.len().cmp(&second.len()).then_with(|| first.cmp(&second))
            }
            (Some(_), Some(_)) => {
                let letters = |signs: &mut Peekable<Chars>| signs.next().into_iter().flat_map(char::to_lowercase);
                letters(&mut one).cmp(letters(&mut other))
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits that come next, without zeros before them.
fn number(signs: &mut Peekable<Chars>) -> String {
    let mut digits = String::new();
    while let Some(digit) = signs.next_if(char::is_ascii_digit) {
        if !digits.is_empty() || digit != '0' {
            digits.push(digit);
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_by_what_they_count_and_case_counts_for_nothing() {
        let mut names = ["feed 100", "Feed 9", "feed 10", "alder", "Birch", "feed", "2 things", "feed 9b", "10 things"];
        names.sort_by(|one, other| in_natural_order(one, other));
        assert_eq!(
            names,
            ["2 things", "10 things", "alder", "Birch", "feed", "Feed 9", "feed 9b", "feed 10", "feed 100"]
        );
        assert_eq!(in_natural_order("Channel 007", "channel 7"), Ordering::Equal);
        assert_eq!(in_natural_order("É 2", "é 10"), Ordering::Less);
    }
}
