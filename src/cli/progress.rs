//! Long work shows on standard error which stage it has reached, when that is a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::progress::{Progress, Stage};

/// Work that takes no longer shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Time between two pictures of the line.
const TICK: Duration = Duration::from_millis(100);

/// Does some work and shows how far it is, if it takes long and somebody can see it.
///
/// When the work is done nothing of it is left on the screen.
pub(super) fn shown<T>(work: impl FnOnce(&dyn Progress) -> T) -> T {
    if !io::stderr().is_terminal() {
        return work(&());
    }
    let line = &Line::hidden();
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            // The sender goes when the work is done, or when it panics.
            if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                line.show();
                let _done = waiting.recv();
            }
            line.clear();
        });
        let result = work(line);
        drop(done);
        result
    })
}

/// `⠹ 3/5 aligning clauses 12s`
struct Line(ProgressBar);

impl Line {
    /// A line that nobody sees yet.
    fn hidden() -> Self {
        let target = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(Stage::ALL.len() as u64), target);
        let style = ProgressStyle::with_template("{spinner} {pos}/{len} {msg} {elapsed}");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())))
    }

    fn show(&self) {
        self.0.set_draw_target(ProgressDrawTarget::stderr());
        self.0.enable_steady_tick(TICK);
    }

    fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Line {
    fn begins(&self, stage: Stage) {
        let passed = Stage::ALL.iter().filter(|other| **other <= stage).count();
        self.0.set_position(passed as u64);
        self.0.set_message(stage.name());
    }
}
