//! What several threads do at once, in the order in which it was to be done.
//!
//! Tasks come from one place under a lock, where the next goes to whoever is free. If it is long in coming, one worker
//! waits for it and the others end what they have. What each makes goes to whoever takes, who keeps it until its turn
//! has come. Nobody works further ahead than there is room for, lest all that is behind an article that takes long were
//! held in memory.
//!
//! Nobody waits for a worker's end: one may be waiting for a task that never comes.

use std::collections::BTreeMap;
use std::io;
use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// How much room there is for each worker.
const ROOM: usize = 64;
/// What takes a piece of room.
const PIECE_BYTES: usize = 16 << 10;
/// No task takes more: each worker may then have begun another before what it made is taken.
const MAX_PIECES: usize = ROOM / 2;

/// Has `tasks`, each with its size in bytes, done by `count` of `workers` at once, each on a thread of its own, and
/// gives what they make to `take`, in the order of the tasks and as soon as it may.
///
/// Where no thread can be started, all is done here. A worker that panics does so here, too, when its turn has come.
///
/// # Errors
/// That of `take`, after which nothing is begun any more.
pub(in crate::runtime) fn in_order<Task, Made, Work>(
    tasks: impl Iterator<Item = (usize, Task)> + Send + 'static,
    count: usize,
    mut workers: impl Iterator<Item = Work>,
    mut take: impl FnMut(Made) -> io::Result<()>,
) -> io::Result<()>
where
    Made: Send + 'static,
    Work: FnMut(Task) -> Made + Send + 'static,
{
    let (free, room) = channel();
    let (sender, results) = channel();
    let queue = Arc::new(Mutex::new(Queue { tasks, taken: 0, has_failed: false, room }));
    let started = workers.by_ref().take(count).map_while(|mut work| {
        let (queue, sender) = (Arc::clone(&queue), sender.clone());
        let body = move || while next(&queue, &mut work).is_some_and(|result| sender.send(result).is_ok()) {};
        thread::Builder::new().name("articles".to_owned()).spawn(body).ok()
    });
    make_room(&free, ROOM * started.count().max(1));
    drop(sender);
    // What no worker did.
    let mut work = workers.next();
    let rest = iter::from_fn(|| next(&queue, work.as_mut()?));
    let (mut early, mut turn) = (BTreeMap::new(), 0);
    for Done { number, pieces, made } in results.into_iter().chain(rest) {
        early.insert(number, (pieces, made));
        while let Some((pieces, made)) = early.remove(&turn) {
            take(made.unwrap_or_else(|panic| resume_unwind(panic)))?;
            make_room(&free, pieces);
            turn += 1;
        }
    }
    Ok(())
}

/// Where tasks come from.
struct Queue<Tasks> {
    tasks: Tasks,
    /// How many were taken.
    taken: usize,
    /// Whether it panicked, after which it gives no more.
    has_failed: bool,
    room: Receiver<()>,
}

impl<Task, Tasks: Iterator<Item = (usize, Task)>> Queue<Tasks> {
    /// The next task, once there is room for it, and how much it takes. `None` where none comes, or nobody takes what
    /// is made of it.
    fn take(&mut self) -> Option<(Task, usize)> {
        let (bytes, task) = self.tasks.next()?;
        let pieces = (bytes / PIECE_BYTES).clamp(1, MAX_PIECES);
        for _ in 0..pieces {
            self.room.recv().ok()?;
        }
        Some((task, pieces))
    }
}

/// A task that was done.
struct Done<Made> {
    /// Which it was, from 0.
    number: usize,
    /// How much room it takes.
    pieces: usize,
    /// What was made of it, or how the worker panicked.
    made: thread::Result<Made>,
}

/// What `work` makes of the next task of `queue`; `None` where there is none.
fn next<Task, Made>(
    queue: &Mutex<Queue<impl Iterator<Item = (usize, Task)>>>,
    work: &mut impl FnMut(Task) -> Made,
) -> Option<Done<Made>> {
    let mut queue = queue.lock().ok().filter(|queue| !queue.has_failed)?;
    let number = queue.taken;
    queue.taken += 1;
    let taken = catch_unwind(AssertUnwindSafe(|| queue.take()));
    queue.has_failed = taken.is_err();
    drop(queue);
    let (task, pieces) = match taken {
        Ok(taken) => taken?,
        Err(panic) => return Some(Done { number, pieces: 0, made: Err(panic) }),
    };
    let made = catch_unwind(AssertUnwindSafe(|| work(task)));
    Some(Done { number, pieces, made })
}

fn make_room(free: &Sender<()>, pieces: usize) {
    for _ in 0..pieces {
        // Whoever takes no more tasks needs none.
        let _ = free.send(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    /// Which of `tasks` were taken where `count` workers do `work`, and what ended it. The task called 50 is taken for
    /// enough.
    fn taken(
        tasks: impl Iterator<Item = usize> + Send + 'static,
        count: usize,
        work: impl Fn(usize) + Clone + Send + 'static,
    ) -> (Vec<usize>, String) {
        let mut taken = Vec::new();
        let tasks = tasks.map(|task| (task * PIECE_BYTES, task));
        let workers = iter::repeat(work).map(|work| {
            move |task| {
                work(task);
                task
            }
        });
        let ended = catch_unwind(AssertUnwindSafe(|| {
            in_order(tasks, count, workers, |task| {
                taken.push(task);
                if task == 50 { Err(io::Error::other("enough")) } else { Ok(()) }
            })
        }));
        let how = match ended {
            Ok(Ok(())) => "all is done".to_owned(),
            Ok(Err(error)) => error.to_string(),
            Err(panic) => (*panic.downcast_ref::<&str>().unwrap()).to_owned(),
        };
        (taken, how)
    }

    fn numbers(end: usize) -> Vec<usize> {
        (0..end).collect()
    }

    #[test]
    fn what_is_made_is_taken_in_the_order_of_the_tasks() {
        for count in [2, 5] {
            let barrier = Arc::new(Barrier::new(2));
            let first_waits_for_another = move |task| {
                if task == 0 || task == 7 {
                    barrier.wait();
                }
            };
            assert_eq!(taken(0..40, count, first_waits_for_another), (numbers(40), "all is done".to_owned()));
        }
    }

    #[test]
    fn where_no_thread_is_started_all_is_done_all_the_same() {
        assert_eq!(taken(0..40, 0, |_| {}), (numbers(40), "all is done".to_owned()));
    }

    #[test]
    fn a_worker_that_panics_ends_it_when_its_turn_has_come() {
        let work = |task| assert!(task != 9, "it fell");
        for count in [0, 1, 4] {
            assert_eq!(taken(0.., count, work), (numbers(9), "it fell".to_owned()));
        }
    }

    #[test]
    fn so_do_tasks_that_panic() {
        for count in [0, 1, 4] {
            let tasks = (0..).inspect(|task| assert!(*task != 9, "it fell"));
            assert_eq!(taken(tasks, count, |_| {}), (numbers(9), "it fell".to_owned()));
        }
    }

    #[test]
    fn whoever_has_enough_waits_for_no_task() {
        let (sender, tasks) = channel();
        (0..=50).for_each(|task| sender.send(task).unwrap());
        assert_eq!(taken(tasks.into_iter(), 3, |_| {}), (numbers(51), "enough".to_owned()));
        drop(sender);
    }

    #[test]
    fn no_task_is_taken_without_room() {
        let (free, room) = channel();
        make_room(&free, 1 + 3 + MAX_PIECES + 1);
        drop(free);
        let tasks = [0, 3 * PIECE_BYTES, usize::MAX, 2 * PIECE_BYTES].map(|bytes| (bytes, bytes)).into_iter();
        let mut queue = Queue { tasks, taken: 0, has_failed: false, room };
        let pieces: Vec<_> = iter::from_fn(|| queue.take()).map(|(_, pieces)| pieces).collect();
        assert_eq!(pieces, [1, 3, MAX_PIECES]);
    }
}
