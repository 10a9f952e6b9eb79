//! Threads that stay awake between two pieces of work.
//!
//! A thread that falls asleep for a moment and is woken may find itself behind the one that woke it, on the same
//! processor, and wait there for milliseconds: see [`super::spread`]. What is divided takes tens of microseconds to
//! a few milliseconds, so that who has nothing to do looks for work a little longer than `rayon` alone would.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rayon::Yield;

/// How long a thread without work looks for some before it falls asleep: the longest stretches of 1,000 paragraphs
/// that one thread works on alone take one millisecond, and a whole comparison wastes a tenth of a processor's time so.
const AWAKE: Duration = Duration::from_millis(2);

/// Work that another thread may take.
#[derive(Default)]
pub(super) struct Elsewhere {
    begun: AtomicBool,
    done: AtomicBool,
}

impl Elsewhere {
    /// Does the work.
    pub(super) fn work<T>(&self, work: impl FnOnce() -> T) -> T {
        // Nothing is handed over by these marks: `rayon` does that.
        self.begun.store(true, Ordering::Relaxed);
        let made = work();
        self.done.store(true, Ordering::Relaxed);
        made
    }

    /// Waits for the work, if another thread began it, and does other work meanwhile.
    pub(super) fn wait(&self) {
        if self.begun.load(Ordering::Relaxed) {
            look_for_work(|| self.done.load(Ordering::Relaxed));
        }
    }
}

/// Lets other threads pass that wait for this processor, until one has begun.
pub(super) fn let_pass(has_begun: &AtomicBool) {
    let since = Instant::now();
    while !has_begun.load(Ordering::Relaxed) && since.elapsed() < AWAKE {
        thread::yield_now();
    }
}

/// Lets all threads but the first look for work at once.
pub(super) fn wake_all() {
    rayon::spawn_broadcast(|thread| {
        if thread.index() > 0 {
            look_for_work(|| false);
        }
    });
}

/// Does what work there is until something holds, or there was none for a while.
fn look_for_work(until: impl Fn() -> bool) {
    let mut idle_since = None;
    while !until() {
        if rayon::yield_now() == Some(Yield::Executed) {
            idle_since = None;
        } else if idle_since.get_or_insert_with(Instant::now).elapsed() < AWAKE {
            thread::yield_now();
        } else {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_for_work_that_nobody_began_or_for_ever() {
        let elsewhere = Elsewhere::default();
        elsewhere.wait();
        assert_eq!(elsewhere.work(|| 1), 1);
        elsewhere.wait();
        let begun_only = Elsewhere {
            begun: true.into(),
            ..Elsewhere::default()
        };
        begun_only.wait();
    }
}
