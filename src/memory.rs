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

fn ask_for(bytes: usize) {
    drop(black_box(Vec::<u8>::with_capacity(bytes)));
}
