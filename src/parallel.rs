//! Work on several processors, where there is enough of it to pay for the threads.

use std::num::NonZero;
use std::sync::OnceLock;
use std::thread;

/// Drafts with more text than this, in bytes, are worked on side by side.
///
/// Starting a thread takes some 50 microseconds; the stages before alignment
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
    let share = items.len().div_ceil(threads);
    thread::scope(|scope| {
        let workers: Vec<_> = items
            .chunks(share)
            .map(|chunk| scope.spawn(|| chunk.iter().map(&work).collect::<Vec<U>>()))
            .collect();
        let mut results = Vec::with_capacity(items.len());
        for worker in workers {
            match worker.join() {
                Ok(part) => results.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
}

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
