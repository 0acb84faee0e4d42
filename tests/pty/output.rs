//! What may be written to a terminal: signs, and the few sequences that the reader has a use for.

/// What `written` holds that it should not, with what stands around it.
pub(crate) fn forbidden(written: &[u8]) -> Option<String> {
    let text = match str::from_utf8(written) {
        Ok(text) => text,
        Err(error) => return Some(format!("bytes that are not UTF-8 at {}", error.valid_up_to())),
    };
    let mut rest = text;
    let mut in_frame = false;
    while let Some(sign) = rest.chars().next() {
        let after = rest.split_at(sign.len_utf8()).1;
        if sign == '\u{1b}' {
            let Some((sequence, after)) = known_sequence(after) else { return Some(excerpt(rest)) };
            in_frame = match sequence {
                "[?2026h" => true,
                "[?2026l" => false,
                _ => in_frame,
            };
            rest = after;
        } else if sign.is_control() || !in_frame || matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            return Some(excerpt(rest));
        } else {
            rest = after;
        }
    }
    None
}

/// The sequence that `rest`, which stands behind an escape character, begins with, and what follows.
fn known_sequence(rest: &str) -> Option<(&str, &str)> {
    // What its ground is, asked once.
    let question = "]11;?\u{1b}\\";
    if rest.starts_with(question) {
        return rest.split_at_checked(question.len());
    }
    let end = 1 + rest.strip_prefix('[')?.find(|sign| matches!(sign, '@'..='~'))?;
    let (sequence, after) = rest.split_at_checked(end + 1)?;
    let parameters = sequence.strip_prefix('[')?.trim_end_matches(|sign| matches!(sign, '@'..='~'));
    let numbers = parameters.chars().all(|sign| matches!(sign, '0'..='9' | ';' | ':'));
    let known = match sequence.chars().last()? {
        // Colours and emphasis; the cursor's place and steps.
        'm' | 'H' | 'C' => numbers,
        'J' => parameters == "2",
        // What it is called, asked once.
        'q' => parameters == ">0",
        // Cursor, mouse, alternate screen, bracketed paste, synchronised output.
        'h' | 'l' => matches!(parameters, "?25" | "?1000" | "?1006" | "?1049" | "?2004" | "?2026"),
        _ => false,
    };
    known.then_some((sequence, after))
}

fn excerpt(rest: &str) -> String {
    format!("{:?}", rest.chars().take(40).collect::<String>())
}
