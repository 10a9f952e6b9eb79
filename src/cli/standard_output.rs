//! Standard output for long reports.

use std::io::{self, Write};

/// Bytes that a pipe should hold: as many as Linux lets everybody ask for (`/proc/sys/fs/pipe-max-size`).
///
/// A pipe holds 64 KiB unless told otherwise, and whoever writes more than it holds sleeps until it was read:
/// two dozen times for the JSON of 1,000 paragraphs.
#[cfg(target_os = "linux")]
const PIPE: usize = 1024 * 1024;

/// Standard output without the buffer that looks for the ends of lines; what is written takes its way at once.
#[cfg(unix)]
pub(super) fn unbuffered() -> Box<dyn Write> {
    use std::os::fd::AsFd;

    let Ok(output) = io::stdout().as_fd().try_clone_to_owned() else {
        return Box::new(io::stdout());
    };
    #[cfg(target_os = "linux")]
    widen(&output);
    Box::new(std::fs::File::from(output))
}

/// Lets a pipe hold more; anything but a pipe refuses to tell what it holds.
#[cfg(target_os = "linux")]
fn widen(output: &impl std::os::fd::AsFd) {
    use rustix::pipe::{fcntl_getpipe_size, fcntl_setpipe_size};

    if fcntl_getpipe_size(output).is_ok_and(|size| size < PIPE) {
        // A system that refuses lets the writer wait.
        let _size = fcntl_setpipe_size(output, PIPE);
    }
}

/// Standard output.
#[cfg(not(unix))]
pub(super) fn unbuffered() -> Box<dyn Write> {
    Box::new(io::stdout())
}
