//! Work on several processors, where there is enough of it to pay for the threads.

mod awake;
mod spread;

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use awake::Elsewhere;

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
        let elsewhere = Elsewhere::default();
        rayon::join(
            || {
                let done = one();
                // `rayon` would wait asleep.
                elsewhere.wait();
                done
            },
            || elsewhere.work(other),
        )
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
    /// Shares for each processor: whoever ends last works on alone for no more than one of them.
    const SHARES: usize = 8;
    if worthwhile && processors() > 1 {
        let share = items.len().div_ceil(SHARES * processors());
        in_shares(items, share.max(1), &work)
    } else {
        items.iter().map(work).collect()
    }
}

/// The same in halves of halves, down to shares of at most so many items.
fn in_shares<T: Sync, U: Send>(
    items: &[T],
    share: usize,
    work: &(impl Fn(&T) -> U + Sync + Send),
) -> Vec<U> {
    if items.len() <= share {
        return items.iter().map(work).collect();
    }
    let (front, back) = items.split_at(items.len() / 2);
    let (mut done, rest) = join(
        true,
        || in_shares(front, share, work),
        || in_shares(back, share, work),
    );
    done.extend(rest);
    done
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
    // Counted before this thread is kept on one of them, so that no other begins there.
    let processors = processors();
    let own = spread::Processor::keep();
    let has_begun = Arc::new(AtomicBool::new(false));
    let begins = Arc::clone(&has_begun);
    let chosen = rayon::ThreadPoolBuilder::new()
        .num_threads(processors)
        .use_current_thread()
        .start_handler(move |_| {
            own.leave();
            begins.store(true, Ordering::Relaxed);
            first();
        })
        .build_global();
    own.release();
    // An error says that the threads were chosen before.
    if chosen.is_ok() && processors > 1 {
        awake::let_pass(&has_begun);
        awake::wake_all();
    }
}

/// How many processors are worked on: those that there are, up to eight, or as many as the environment tells `rayon`.
///
/// The system is asked once.
fn processors() -> usize {
    /// A tenth of the work is done by one thread alone, so that more than eight gain less than they take to start.
    const MOST: usize = 8;
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let told = || std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok();
    let found = || thread::available_parallelism().map_or(1, NonZero::get);
    *PROCESSORS.get_or_init(|| told().map_or_else(|| found().min(MOST), NonZero::get))
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
