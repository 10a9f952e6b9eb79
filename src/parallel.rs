//! Work on several processors, where there is enough of it to pay for the threads.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Drafts with more text than this, in bytes, are worked on side by side.
///
/// Starting a thread and waiting for it takes some 60 microseconds, so that
/// nothing that takes less than 300 is divided; the stages before alignment
/// take about 10 milliseconds for each megabyte.
pub(crate) const WORTH_A_THREAD: usize = 64 * 1024;

/// Applies a function to the old and to the new, on two threads when `worthwhile`.
pub(crate) fn both<T: Send, U: Send>(
    old: T,
    new: T,
    worthwhile: bool,
    work: impl Fn(T) -> U + Sync,
) -> (U, U) {
    if !worthwhile || processors() < 2 {
        return (work(old), work(new));
    }
    thread::scope(|scope| {
        let other = scope.spawn(|| work(new));
        let old = work(old);
        match other.join() {
            Ok(new) => (old, new),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Does two pieces of work, on two threads when `worthwhile`.
pub(crate) fn join<T: Send, U: Send>(
    worthwhile: bool,
    one: impl FnOnce() -> T + Send,
    other: impl FnOnce() -> U,
) -> (T, U) {
    if !worthwhile || processors() < 2 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Applies a function to every item and keeps their order, on all processors when `worthwhile`.
///
/// The items are dealt out in small shares, so that a share that takes long, or
/// a thread that starts late, leaves nobody waiting.
pub(crate) fn each<T: Sync, U: Send>(
    items: &[T],
    worthwhile: bool,
    work: impl Fn(&T) -> U + Sync,
) -> Vec<U> {
    // Asking the system for its processors takes longer than a small draft.
    let threads = if worthwhile { processors() } else { 1 }.min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let share = items.len().div_ceil(threads * SHARES).max(1);
    let shares: Vec<&[T]> = items.chunks(share).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done: Vec<(usize, Vec<U>)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match shares.get(at) {
                Some(items) => done.push((at, items.iter().map(&work).collect())),
                None => return done,
            }
        }
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for other in others {
            match other.join() {
                Ok(part) => done.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    let mut results = Vec::with_capacity(items.len());
    results.extend(done.into_iter().flat_map(|(_, part)| part));
    results
}

/// Shares that each thread takes of a list, one after another.
const SHARES: usize = 8;

/// Applies a function to parts of a list that follow each other, one for each processor, or to all of it.
pub(crate) fn parts<T: Sync, U: Send>(
    items: &[T],
    worthwhile: bool,
    work: impl Fn(&[T]) -> U + Sync,
) -> Vec<U> {
    let threads = if worthwhile { processors() } else { 1 };
    let share = items.len().div_ceil(threads).max(1);
    let parts: Vec<&[T]> = items.chunks(share).collect();
    match parts.as_slice() {
        [only] => vec![work(only)],
        parts => each(parts, worthwhile, |part| work(part)),
    }
}

/// How many processors there are to work on; the system is asked once.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_on_any_number_of_threads() {
        let items: Vec<usize> = (0..1001).collect();
        assert_eq!(
            each(&items, true, |item| item * 2),
            each(&items, false, |item| item * 2)
        );
        assert_eq!(both(1, 2, true, |n| n + 1), (2, 3));
        for worthwhile in [true, false] {
            assert_eq!(parts(&items, worthwhile, <[usize]>::to_vec).concat(), items);
        }
        assert!(parts(&[0; 0], true, <[i32]>::to_vec).concat().is_empty());
    }
}
