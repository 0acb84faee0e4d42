//! Which attributes of a page say something that an article needs. The others, for scripts and for the eye, are more
//! than half of a page's markup, and a parser takes every sign of them by itself.

/// Whether `attribute`, as it is written in the tag of an element called `element`, says something that is needed.
pub(super) fn is_wanted(attribute: &str, element: &[u8]) -> bool {
    let end = attribute.find(['=', ' ', '\t', '\r', '\n']).unwrap_or(attribute.len());
    let (name, rest) = attribute.split_at_checked(end).unwrap_or((attribute, ""));
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is("style") {
        return HIDING.iter().any(|word| rest.contains(word));
    }
    if ANY.contains(&element) {
        return !name.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("on"));
    }
    WANTED.iter().any(|wanted| is(wanted))
}

/// What a style says of an element that is not to be seen.
const HIDING: &[&str] = &["display", "DISPLAY", "visibility", "VISIBILITY"];

/// Elements of which any attribute may hold the address of a picture that is loaded late, or what the page says of
/// itself.
const ANY: &[&[u8]] = &[
    b"base", b"embed", b"figure", b"html", b"iframe", b"img", b"link", b"meta", b"object", b"picture", b"source",
    b"video",
];

/// What is asked for by us or by Readability.
const WANTED: &[&str] = &[
    "class",
    "href",
    "id",
    "rel",
    "itemprop",
    "role",
    "src",
    "type",
    "lang",
    "dir",
    "name",
    "property",
    "content",
    "datetime",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "start",
    "value",
    "alt",
    "srcset",
    "colspan",
    "rowspan",
    "summary",
    "datatable",
    "xml:lang",
];

#[cfg(test)]
mod tests {
    use super::is_wanted;

    #[test]
    fn what_scripts_and_styles_need_is_left_out_and_what_hides_stays() {
        for kept in ["class=a", "HREF = '/a'", "hidden", "id", "style='Display: none; display:none'", "lang=en"] {
            assert!(is_wanted(kept, b"p"), "{kept}");
        }
        for left_out in
            ["onclick=go()", "data-x='class=a'", "style='color: red'", "aria-label=a", "classy=a", "=", "tabindex"]
        {
            assert!(!is_wanted(left_out, b"p"), "{left_out}");
        }
    }

    #[test]
    fn a_picture_keeps_whatever_may_hold_its_address() {
        assert!(is_wanted("data-anything='/a.jpg'", b"img") && !is_wanted("onload='x'", b"img"));
        assert!(!is_wanted("data-anything='/a.jpg'", b"div"));
    }
}
