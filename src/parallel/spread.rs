//! Threads that begin on different processors.
//!
//! A system may let a new thread wait behind the one that started it for several milliseconds, while another
//! processor has nothing to do: Linux does so on virtual machines, whose sleeping processors it takes for busy ones
//! (`vcpu_is_preempted`). Of a comparison of 1,000 paragraphs, 17 milliseconds, that made 25.

pub(super) use system::Processor;

#[cfg(target_os = "linux")]
mod system {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

    /// The processor on which a thread works, and all on which it may.
    #[derive(Clone, Copy)]
    pub(crate) struct Processor {
        own: usize,
        all: Option<CpuSet>,
    }

    impl Processor {
        /// Keeps the calling thread where it is; nothing happens where the system does not let it.
        pub(crate) fn keep() -> Self {
            let own = sched_getcpu();
            let all = sched_getaffinity(None).ok();
            let all = all.filter(|_| own < CpuSet::MAX_CPU);
            if all.is_some() {
                let mut only = CpuSet::new();
                only.set(own);
                let _kept = sched_setaffinity(None, &only);
            }
            Self { own, all }
        }

        /// Lets the calling thread go on wherever it may.
        pub(crate) fn release(self) {
            if let Some(all) = self.all {
                let _released = sched_setaffinity(None, &all);
            }
        }

        /// Moves the calling thread to another processor, if there is one; from then on it may go on wherever it may.
        pub(crate) fn leave(self) {
            if let Some(mut others) = self.all {
                others.unset(self.own);
                let _left = sched_setaffinity(None, &others);
            }
            self.release();
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_thread_is_moved_and_may_go_on_anywhere() {
            let all = sched_getaffinity(None).unwrap();
            let kept = Processor::keep();
            assert_eq!(sched_getaffinity(None).unwrap().count(), 1);
            let begun = std::thread::spawn(move || {
                kept.leave();
                sched_getaffinity(None).unwrap()
            });
            assert_eq!(begun.join().unwrap(), all);
            kept.release();
            assert_eq!(sched_getaffinity(None).unwrap(), all);
        }
    }
}

#[cfg(not(target_os = "linux"))]
// They do nothing with themselves here.
#[allow(clippy::unused_self)]
mod system {
    /// The processor on which a thread works; other systems are not told where a thread should be.
    #[derive(Clone, Copy)]
    pub(crate) struct Processor;

    impl Processor {
        pub(crate) fn keep() -> Self {
            Self
        }

        pub(crate) fn release(self) {}

        pub(crate) fn leave(self) {}
    }
}
