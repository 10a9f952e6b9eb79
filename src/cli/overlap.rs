//! Writing a long report on a thread of its own, while more of it is made.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, Scope, ScopedJoinHandle};

/// Bytes that are handed over at a time; a report that is no longer is written without a thread, which
/// takes as long to start as to write half a megabyte.
const PART: usize = 2 * 1024 * 1024;

/// Parts that may wait to be written before the report has to wait for the writer.
const WAITING: usize = 2;

/// Writes what `report` writes; the work overlaps when it is much.
pub(super) fn overlapped(
    writer: impl Write + Send,
    report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    thread::scope(|scope| {
        let mut parts = Parts {
            scope,
            next: Vec::new(),
            writing: Writing::NotYet(writer),
        };
        // Where the writer failed, the reason is told when it is joined.
        let made = report(&mut parts);
        let written = parts.finish();
        written.and(made)
    })
}

/// A report in parts.
struct Parts<'scope, 'env, W> {
    scope: &'scope Scope<'scope, 'env>,
    next: Vec<u8>,
    writing: Writing<'scope, W>,
}

enum Writing<'scope, W> {
    NotYet(W),
    On(
        SyncSender<Vec<u8>>,
        ScopedJoinHandle<'scope, io::Result<()>>,
    ),
    Ended,
}

impl<'scope, W: Write + Send + 'scope> Parts<'scope, '_, W> {
    /// Hands a part over to the thread that writes.
    fn hand_over(&mut self) -> io::Result<()> {
        let part = std::mem::replace(&mut self.next, Vec::with_capacity(PART));
        let (sender, thread) = match std::mem::replace(&mut self.writing, Writing::Ended) {
            Writing::On(sender, thread) => (sender, thread),
            Writing::NotYet(writer) => {
                let (sender, receiver) = mpsc::sync_channel(WAITING);
                (
                    sender,
                    self.scope.spawn(move || write_all(writer, &receiver)),
                )
            }
            Writing::Ended => return Err(io::ErrorKind::BrokenPipe.into()),
        };
        let taken = sender.send(part);
        self.writing = Writing::On(sender, thread);
        taken.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Writes the rest and tells how the writing went.
    fn finish(mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.writing, Writing::Ended) {
            Writing::NotYet(mut writer) => {
                writer.write_all(&self.next).and_then(|()| writer.flush())
            }
            Writing::On(sender, thread) => {
                // A writer that is gone has its own reason.
                drop(sender.send(self.next));
                drop(sender);
                thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            }
            Writing::Ended => Ok(()),
        }
    }
}

fn write_all(mut writer: impl Write, parts: &Receiver<Vec<u8>>) -> io::Result<()> {
    for part in parts {
        writer.write_all(&part)?;
    }
    writer.flush()
}

impl<'scope, W: Write + Send + 'scope> Write for Parts<'scope, '_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.next.extend_from_slice(bytes);
        if self.next.len() >= PART {
            self.hand_over()?;
        }
        Ok(bytes.len())
    }

    /// The writer flushes at the end.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps what is written, and fails when it gets too much.
    struct Full(Vec<u8>, usize);

    impl Write for &mut Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.len() + bytes.len() > self.1 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(bytes: usize, room: usize) -> io::Result<Vec<u8>> {
        let mut file = Full(Vec::new(), room);
        let report = |writer: &mut dyn Write| -> io::Result<()> {
            for at in 0..bytes {
                writer.write_all(&[at as u8])?;
            }
            Ok(())
        };
        overlapped(&mut file, report)?;
        Ok(file.0)
    }

    #[test]
    fn everything_arrives_in_order() {
        for bytes in [0, 5, PART, 3 * PART + 1] {
            let expected: Vec<u8> = (0..bytes).map(|at| at as u8).collect();
            assert!(written(bytes, usize::MAX).unwrap() == expected, "{bytes}");
        }
    }

    #[test]
    fn the_reason_of_a_failure_is_told() {
        for (bytes, room) in [(5, 4), (20 * PART, 2 * PART)] {
            let error = written(bytes, room).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        }
    }
}
