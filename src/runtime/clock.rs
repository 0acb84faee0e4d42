//! What time it is.

use crate::library::moment::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now, by the clock of the machine.
pub(super) fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
