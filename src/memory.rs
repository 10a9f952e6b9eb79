//! What the program tells its allocator, for the one of the GNU C library; others do not care.
//!
//! A piece that is asked for and given back at once teaches it how to go on. Nothing is written to
//! the piece, so that it takes no memory.

use std::hint::black_box;

const MIB: usize = 1024 * 1024;

/// Lets the allocator keep what the program gives back, since it will ask for as much again.
///
/// It gives memory back to the system, a page fault for every 4 KiB that is asked for anew, unless
/// the process once gave back a piece as large as this: from then on it keeps twice as much
/// (`M_MMAP_THRESHOLD` in mallopt(3)). Saves a fifth of the page faults and 4 % of the time.
pub(crate) fn keep() {
    /// The most that the allocator learns from, 32 MiB, less what it needs itself.
    const PIECE: usize = 31 * MIB;
    ask_for(PIECE);
}

/// Lets a thread's memory grow once by much instead of often by little.
///
/// The system is asked for every 4 KiB by which the memory of a thread other than the first grows
/// (`mprotect`), a hundred times in a comparison of 1,000 paragraphs. What was given back once is
/// there for what follows. Saves 3 % of the time.
pub(crate) fn make_room() {
    /// Less than what [`keep`] lets the allocator take from the system as a piece of its own.
    const ROOM: usize = 24 * MIB;
    ask_for(ROOM);
}

/// Starts the program anew, with memory in large pages, for drafts of so many bytes; does nothing for smaller ones.
///
/// A hundred thousand paragraphs take 110,000 pages of 4 KiB, each of which the system finds, empties and
/// enters when it is first written to. In pages of 2 MiB that are taken in advance the same comparison
/// takes a tenth less time. The allocator reads how it is to go about it
/// ([`glibc.malloc`](https://sourceware.org/glibc/manual/latest/html_node/Memory-Allocation-Tunables.html))
/// from the environment before the program begins, so that nothing but a new start can tell it. Whoever has told it
/// something else is not overruled. To be called before anything is read from a pipe; returns when
/// the program goes on as it is.
pub(crate) fn take_large_pages(bytes: u64) {
    /// A new start takes two milliseconds, and a process that starts anew surprises whoever watches it: it is
    /// done where it saves so much that somebody notices, from some 40 milliseconds on.
    const WORTH_A_NEW_START: u64 = 16 * MIB as u64;
    if bytes >= WORTH_A_NEW_START {
        start_anew();
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn start_anew() {
    use std::os::unix::process::CommandExt;

    const VARIABLE: &str = "GLIBC_TUNABLES";
    /// Large pages; 64 MiB at a time; and all of it from one place, where what is given back is used again.
    const SETTINGS: &str = "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=67108864:glibc.malloc.mmap_threshold=1073741824";
    if std::env::var_os(VARIABLE).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut command = std::process::Command::new(program);
    let mut arguments = std::env::args_os();
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // Returns only when there is no new start.
    let _reason = command.args(arguments).env(VARIABLE, SETTINGS).exec();
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn start_anew() {}

fn ask_for(bytes: usize) {
    drop(black_box(Vec::<u8>::with_capacity(bytes)));
}
