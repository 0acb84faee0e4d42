//! Where a picture of a page is to be had: pages write it in many places, as they load pictures late, or give them in
//! several sizes.

use super::super::address::Base;
use dom_query::NodeRef;

/// As many pixels as a picture needs to be wide: what a wide window's text is.
const WANTED_PIXELS: u32 = 800;
/// Longer pictures that are written in the page itself are left out.
const MAX_INLINED_BYTES: usize = 6 << 20;

/// Where pages write the address of a picture that they load late.
const LATE: [&str; 4] = ["data-src", "data-original", "data-lazy-src", "data-url"];
/// Where they write it in several sizes.
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];

/// The address of the picture that `image` stands for: the size that is wanted, else the one address there is, else the
/// picture itself, where it is written in the page.
pub(super) fn of(image: &NodeRef, base: &Base) -> Option<String> {
    let sets = SETS.iter().find_map(|name| best(&image.attr(name)?, base));
    let late = || LATE.iter().find_map(|name| base.resolve(&image.attr(name)?));
    let plain = || image.attr("src").and_then(|source| base.resolve(&source));
    let inlined = || image.attr("src").map(|source| source.trim().to_owned()).filter(|source| is_inlined(source));
    sets.or_else(late).or_else(plain).or_else(|| among_sources(image, base)).or_else(inlined)
}

/// The best that the sources beside `image` give, whose formats are known here.
fn among_sources(image: &NodeRef, base: &Base) -> Option<String> {
    let picture = image.ancestors_it(Some(2)).find(|node| node.has_name("picture"))?;
    picture.descendants_it().filter(|node| node.has_name("source")).find_map(|source| {
        let is_known = source.attr("type").is_none_or(|media_type| KNOWN.contains(&&*media_type.to_ascii_lowercase()));
        let set = SETS.iter().find_map(|name| source.attr(name)).filter(|_| is_known)?;
        best(&set, base)
    })
}

const KNOWN: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/// Of `set`, addresses with how wide or how many times as fine each is, the smallest that is wide enough, else the
/// widest.
fn best(set: &str, base: &Base) -> Option<String> {
    let mut best: Option<(u32, String)> = None;
    for (address, size) in candidates(set) {
        // Twice as fine is about as wide as is wanted, as the plain one is made for a column.
        let pixels = match (size.strip_suffix('w'), size.strip_suffix('x')) {
            (Some(width), _) => width.parse().unwrap_or(0),
            (_, Some(times)) => times.parse::<f32>().map_or(0, |times| if times >= 2.0 { WANTED_PIXELS } else { 1 }),
            (None, None) => 1,
        };
        let is_better =
            best.as_ref().is_none_or(|(other, _)| match (*other >= WANTED_PIXELS, pixels >= WANTED_PIXELS) {
                (true, true) => pixels < *other,
                (enough, now_enough) => now_enough || !enough && pixels > *other,
            });
        if is_better && let Some(address) = base.resolve(address) {
            best = Some((pixels, address));
        }
    }
    best.map(|(_, address)| address)
}

/// The addresses of `set`, each with its size; commas may stand in addresses, but not at their end.
fn candidates(set: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == ',');
        let (address, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if address.is_empty() {
            return None;
        }
        let bare = address.trim_end_matches(',');
        let (size, after) =
            if bare.len() < address.len() { ("", behind) } else { behind.split_once(',').unwrap_or((behind, "")) };
        rest = after;
        Some((bare, size.trim()))
    })
}

/// Whether `source` is a picture itself, of a kind that is shown.
fn is_inlined(source: &str) -> bool {
    let inside = source.strip_prefix("data:").filter(|_| source.len() <= MAX_INLINED_BYTES);
    inside.is_some_and(|inside| KNOWN.iter().any(|known| inside.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(image: &str, expected: &str) {
        let page = dom_query::Document::from(image);
        let selection = page.select("img");
        let found = of(&selection.nodes()[0], &Base::new("https://a.example/n/"));
        assert_eq!(found.as_deref().unwrap_or(""), expected, "{image}");
    }

    #[test]
    fn a_picture_is_had_where_the_page_hides_it() {
        check("<img src='a.jpg'>", "https://a.example/n/a.jpg");
        check("<img src='data:image/gif;base64,R0' data-src='/a.jpg'>", "https://a.example/a.jpg");
        check("<img src='dot.gif' data-original='a.jpg'>", "https://a.example/n/a.jpg");
        check("<img src='data:image/svg+xml,x'>", "");
        check("<img alt='A dam'>", "");
    }

    #[test]
    fn of_several_sizes_the_smallest_that_is_wide_enough_is_taken() {
        check("<img src='s.jpg' srcset='s.jpg 300w, m,1.jpg 900w, l.jpg 3000w'>", "https://a.example/n/m,1.jpg");
        check("<img srcset='s.jpg 200w,\n m.jpg 700w'>", "https://a.example/n/m.jpg");
        check("<img srcset='one.jpg, two.jpg 2x, three.jpg 3x'>", "https://a.example/n/two.jpg");
        check("<img srcset='one.jpg'>", "https://a.example/n/one.jpg");
        check("<img srcset=' , ' src='a.jpg'>", "https://a.example/n/a.jpg");
    }

    #[test]
    fn a_picture_in_several_formats_is_taken_in_one_that_is_known() {
        check(
            "<picture><source type='image/avif' srcset='a.avif 900w'><source type='image/webp' srcset='a.webp 900w'>\
             <img alt=''></picture>",
            "https://a.example/n/a.webp",
        );
    }

    #[test]
    fn a_picture_in_the_page_itself_is_kept_whole() {
        check("<img src=' data:image/png;base64,iVBO '>", "data:image/png;base64,iVBO");
    }
}
