//! Where tests end the program in the middle of its work, to see that nothing acknowledged is lost. A released program
//! has no such place.

/// Ends the program at once where the test that runs it names this point in `ONRECORD_CRASH_AT`, as `name` or, for the
/// third time it comes by, `name:3`.
#[cfg(debug_assertions)]
pub(super) fn point(name: &str) {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static PASSED: AtomicUsize = AtomicUsize::new(0);
    let Ok(asked) = std::env::var("ONRECORD_CRASH_AT") else { return };
    let (asked, times) = asked.split_once(':').unwrap_or((&asked, "1"));
    if asked == name && PASSED.fetch_add(1, Ordering::Relaxed) + 1 == times.parse().unwrap_or(1) {
        std::process::abort();
    }
}

#[cfg(not(debug_assertions))]
pub(super) fn point(_: &str) {}
