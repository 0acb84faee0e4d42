//! Addresses of a page or feed, which may be given from where it is, made absolute.

/// Where the addresses of a page start from; `None` where the page does not say where it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Base(Option<String>);

impl Base {
    /// The base that `address` is, if it is an absolute one of the web.
    pub(super) fn new(address: &str) -> Self {
        Self(Some(address.trim().to_owned()).filter(|address| is_web(address)))
    }

    /// The address that it is, if it is known.
    pub(super) fn address(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The base that `reference`, read from this one, is.
    pub(super) fn join(&self, reference: &str) -> Self {
        self.resolve(reference).map_or_else(|| self.clone(), |address| Self::new(&address))
    }

    /// As [`Base::resolve`], and a place within the page as `#` and its name.
    pub(super) fn resolve_link(&self, reference: &str) -> Option<String> {
        let name = match reference.trim().strip_prefix('#') {
            Some(name) => Some(name),
            None => self.own_place(reference.trim()),
        };
        match name {
            Some(name) => Some(format!("#{}", percent_encoding::percent_decode_str(name).decode_utf8_lossy())),
            None => self.resolve(reference),
        }
    }

    /// The place in this very page that `reference`, an address with a host, leads to, if it does.
    fn own_place<'a>(&self, reference: &'a str) -> Option<&'a str> {
        let (page, name) = reference.split_once('#')?;
        (self.0.as_deref()?.split('#').next() == Some(page)).then_some(name)
    }

    /// `reference` as RFC 3986 resolves it; `None` where it leads nowhere: within the page, or into a script.
    pub(super) fn resolve(&self, reference: &str) -> Option<String> {
        let reference: String = reference.trim().chars().filter(|sign| !matches!(sign, '\t' | '\n' | '\r')).collect();
        if reference.is_empty() || reference.starts_with('#') {
            return None;
        }
        if let Some(scheme) = scheme(&reference) {
            let is_followed =
                ["http", "https", "mailto", "tel", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            return is_followed.then_some(reference);
        }
        let Some(base) = &self.0 else { return Some(reference) };
        let (scheme, rest) = base.split_once("://")?;
        if let Some(rest) = reference.strip_prefix("//") {
            return Some(format!("{scheme}://{rest}"));
        }
        let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(authority_end)?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let tail_at = reference.find(['?', '#']).unwrap_or(reference.len());
        let (way, tail) = reference.split_at_checked(tail_at)?;
        let whole = match way {
            "" => path.to_owned(),
            way if way.starts_with('/') => way.to_owned(),
            way => format!("{}/{way}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
        };
        Some(format!("{scheme}://{authority}{}{tail}", without_dots(&whole)))
    }
}

/// Whether `address` is absolute and of the web.
pub(super) fn is_web(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

pub(super) fn scheme(reference: &str) -> Option<&str> {
    let (scheme, _) = reference.split_once(':')?;
    let is_scheme = scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// `path` with `.` and `..` followed.
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(part) = rest.next() {
        let is_last = rest.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reference: &str, expected: &str) {
        let base = Base::new("https://a.example/b/c/d;p?q");
        assert_eq!(base.resolve(reference).as_deref().unwrap_or(""), expected, "{reference}");
    }

    #[test]
    fn references_are_resolved_as_rfc_3986_says() {
        check("g", "https://a.example/b/c/g");
        check("./g/", "https://a.example/b/c/g/");
        check("/g", "https://a.example/g");
        check("//g", "https://g");
        check("?y", "https://a.example/b/c/d;p?y");
        check("g#s", "https://a.example/b/c/g#s");
        check("../..", "https://a.example/");
        check("../../../g", "https://a.example/g");
        check("http://h.example/x", "http://h.example/x");
    }

    #[test]
    fn what_leads_nowhere_is_no_address() {
        check("#part", "");
        check("", "");
        check("javascript:alert(1)", "");
        check("java\nscript:alert(1)", "");
        check("data:text/html,x", "");
        assert_eq!(Base::default().resolve_link("#part").as_deref(), Some("#part"));
        let base = Base::new("https://a.example/b");
        assert_eq!(base.resolve_link("https://a.example/b#caf%C3%A9").as_deref(), Some("#café"));
        assert_eq!(base.resolve_link("https://a.example/c#part").as_deref(), Some("https://a.example/c#part"));
        assert_eq!(Base::default().resolve("/g").as_deref(), Some("/g"));
    }
}
