//! Stopping as Ctrl-Z has it, and whether anybody would let the program go on again.

/// Whether somebody watches who can let a stopped program go on: a shell with job control, or whoever began the
/// session. Where nobody does, as in `sh -c 'onrecord a.txt; …'` in a window of its own, the kernel ignores SIGTSTP for
/// programs that do not handle it (setpgid(2), “orphaned process group”), and stopping would end the reading for good.
#[cfg(target_os = "linux")]
pub(super) fn can_go_on() -> bool {
    watched(std::process::id(), |process| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        Process::parse(&stat)
    })
}

/// Elsewhere it is taken for granted.
#[cfg(not(target_os = "linux"))]
pub(super) fn can_go_on() -> bool {
    true
}

/// What a line of `/proc/…/stat` says of a process that matters here.
#[cfg(any(target_os = "linux", test))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Process {
    parent: u32,
    group: u32,
    session: u32,
}

#[cfg(any(target_os = "linux", test))]
impl Process {
    fn parse(stat: &str) -> Option<Self> {
        // The name stands in parentheses and may hold more of them; the fields behind it are numbers and a letter.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(1);
        let mut next = || fields.next()?.parse().ok();
        Some(Self { parent: next()?, group: next()?, session: next()? })
    }
}

/// Whether the group of the process `of` has a member whose parent is of another group in the same session, looking up
/// from parent to parent; a leader of a session is watched by whoever began it. What `known` cannot tell is taken for
/// granted.
#[cfg(any(target_os = "linux", test))]
fn watched(of: u32, known: impl Fn(u32) -> Option<Process>) -> bool {
    let mut id = of;
    let Some(mut process) = known(id) else { return true };
    loop {
        if process.session == id {
            return id == of;
        }
        let Some(parent) = known(process.parent) else { return true };
        if parent.session != process.session {
            return false;
        }
        if parent.group != process.group {
            return true;
        }
        (id, process) = (process.parent, parent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_anything() {
        let expected = Process { parent: 7, group: 42, session: 40 };
        assert_eq!(Process::parse("42 (a) S (b) ) S 7 42 40 34816 42 4194304"), Some(expected));
        assert_eq!(Process::parse("42 (a"), None);
    }

    #[test]
    fn somebody_watches_from_another_group_of_the_session_or_began_it() {
        let process = |parent, group, session| Process { parent, group, session };
        let check = |family: &[(u32, Process)], expected: bool| {
            let known = |id| family.iter().find(|(other, _)| *other == id).map(|(_, process)| *process);
            assert_eq!(watched(9, known), expected, "{family:?}");
        };
        // A shell with job control; the same behind a program that shows it a page; a window of its own.
        check(&[(9, process(5, 9, 5)), (5, process(1, 5, 5))], true);
        check(&[(9, process(8, 8, 5)), (8, process(5, 8, 5)), (5, process(1, 5, 5))], true);
        check(&[(9, process(5, 9, 9)), (5, process(1, 5, 5))], true);
        // A shell without, that is all its window holds; a parent that is gone.
        check(&[(9, process(5, 5, 5)), (5, process(1, 5, 5))], false);
        check(&[(9, process(1, 5, 5)), (1, process(0, 1, 1))], false);
    }
}
