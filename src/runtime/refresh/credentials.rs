//! Who we are to a feed's server: a user's name is kept, a password never. It comes from the environment, or from a
//! command that prints it, each time anew.

use std::env;
use std::process::{Command, Stdio};
use url::Url;

/// `address` with `user` and the password that `password_from` leads to.
///
/// # Errors
/// Why there is no password: lowercase, without it.
pub(super) fn with_credentials(
    address: &str,
    user: Option<&str>,
    password_from: Option<&str>,
) -> Result<String, String> {
    if user.is_none() && password_from.is_none() {
        return Ok(address.to_owned());
    }
    let mut url = Url::parse(address).map_err(|error| error.to_string())?;
    let password = password_from.map(password).transpose()?;
    let set = url.set_username(user.unwrap_or_default()).and_then(|()| url.set_password(password.as_deref()));
    set.map_err(|()| "this address can have no user".to_owned())?;
    Ok(url.into())
}

/// `address` without its user and password, and the user.
///
/// # Errors
/// What is wrong with it: it is none of the web's, or it holds a password.
pub(in crate::runtime) fn taken_apart(address: &str) -> Result<(String, Option<String>), String> {
    let mut url = Url::parse(address).map_err(|error| format!("{address} is no address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("{address} is no address of the web: only http and https are fetched"));
    }
    if url.password().is_some() {
        return Err("a password is never kept: leave it out, and name where it comes from by --password-env or \
                    --password-command"
            .to_owned());
    }
    let user = percent_encoding::percent_decode_str(url.username()).decode_utf8_lossy().into_owned();
    let _ = url.set_username("");
    url.set_fragment(None);
    Ok((url.into(), Some(user).filter(|user| !user.is_empty())))
}

fn password(from: &str) -> Result<String, String> {
    match from.split_once(':') {
        Some(("env", variable)) => {
            env::var(variable).map_err(|_| format!("the password is to come from {variable}, which is not set"))
        }
        Some(("command", line)) => printed_by(line),
        _ => Err("it is not known where the password comes from".to_owned()),
    }
}

/// The first line that `line`, a command for the shell, prints.
fn printed_by(line: &str) -> Result<String, String> {
    let failed = |why: String| format!("the command for the password failed: {why}");
    let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["sh", "-c"] };
    let mut command = Command::new(shell[0]);
    // What it says of its failure may hold what it was to print.
    command.args([shell[1], line]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(output.status.to_string()));
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    Ok(printed.lines().next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_without_who_we_are() {
        let taken = |address| taken_apart(address).unwrap();
        assert_eq!(taken("https://a.example/f#x"), ("https://a.example/f".to_owned(), None));
        assert_eq!(taken("https://ana%40b@a.example/f"), ("https://a.example/f".to_owned(), Some("ana@b".to_owned())));
        for bad in ["https://ana:secret@a.example/f", "ftp://a.example/f", "dam"] {
            let error = taken_apart(bad).unwrap_err();
            assert!(!error.contains("secret"), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_password_comes_from_a_command_or_is_missed_without_being_told() {
        let with = |from| with_credentials("https://a.example/f", Some("ana"), Some(from));
        assert_eq!(with("command:printf 'p w\\nx'").as_deref(), Ok("https://ana:p%20w@a.example/f"));
        let error = with("command:echo secret; false").unwrap_err();
        assert!(error.contains("failed") && !error.contains("secret"), "{error}");
        assert!(with("env:ONRECORD_TEST_NOBODY_SETS_THIS").unwrap_err().contains("is not set"));
    }
}
