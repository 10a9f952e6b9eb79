//! Work on several processors, where there is enough of it to pay for the threads.

use std::num::NonZero;
use std::sync::OnceLock;
use std::thread;

use rayon::prelude::*;

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
    join(worthwhile, || work(old), || work(new))
}

/// Does two pieces of work, on two threads when `worthwhile`.
pub(crate) fn join<T: Send, U: Send>(
    worthwhile: bool,
    one: impl FnOnce() -> T + Send,
    other: impl FnOnce() -> U + Send,
) -> (T, U) {
    if worthwhile && processors() > 1 {
        rayon::join(one, other)
    } else {
        (one(), other())
    }
}

/// Applies a function to every item and keeps their order, on all processors when `worthwhile`.
pub(crate) fn each<T: Sync, U: Send>(
    items: &[T],
    worthwhile: bool,
    work: impl Fn(&T) -> U + Sync + Send,
) -> Vec<U> {
    if worthwhile && processors() > 1 {
        items.par_iter().map(work).collect()
    } else {
        items.iter().map(work).collect()
    }
}

/// Applies a function to parts of a list that follow each other, one for each processor, or to all of it.
pub(crate) fn parts<T: Sync, U: Send>(
    items: &[T],
    worthwhile: bool,
    work: impl Fn(&[T]) -> U + Sync + Send,
) -> Vec<U> {
    let threads = if worthwhile { processors() } else { 1 };
    let share = items.len().div_ceil(threads).max(1);
    let parts: Vec<&[T]> = items.chunks(share).collect();
    match parts.as_slice() {
        [only] => vec![work(only)],
        parts => each(parts, worthwhile, |part| work(part)),
    }
}

/// Makes the thread that calls it one of those that work, so that it does not wait for others to do all of it.
///
/// For a program's main thread, before it compares large drafts; a second call does nothing. The other
/// threads begin with what is to be done `first`.
pub(crate) fn take_part(first: fn()) {
    // An error says that the threads were chosen before.
    let _chosen = rayon::ThreadPoolBuilder::new()
        .use_current_thread()
        .start_handler(move |_| first())
        .build_global();
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
