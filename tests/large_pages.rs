//! The new start with large pages of memory, seen in the process itself.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
// A test that cannot go on has failed.
#![allow(clippy::unwrap_used)]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const VARIABLE: &str = "GLIBC_TUNABLES";
/// A draft that is refused for its size before it is read; none of its bytes are on the disk.
const TOO_LARGE: u64 = 300 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts a comparison of a pipe with a file of a size, and waits until it reads from the pipe.
fn reading(folder: &Path, size: u64, told: Option<&str>) -> (Child, File) {
    let (pipe, draft) = (folder.join("old pipe"), folder.join("new draft.txt"));
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    File::create(&draft).unwrap().set_len(size).unwrap();
    // Open at both ends, so that neither side waits for the other.
    let feed = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&pipe)
        .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausediff"));
    command.args([&pipe, &draft]).env_remove(VARIABLE);
    command.envs(told.map(|told| (VARIABLE, told)));
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    let open = format!("/proc/{}/fd", child.id());
    let until = Instant::now() + PATIENCE;
    let is_open = || {
        let files = fs::read_dir(&open).into_iter().flatten().flatten();
        let mut files = files.filter_map(|file| fs::read_link(file.path()).ok());
        files.any(|file| file == pipe)
    };
    while !is_open() {
        assert!(Instant::now() < until, "the pipe is not read");
        std::thread::sleep(Duration::from_millis(5));
    }
    (child, feed)
}

fn environment(child: &Child) -> String {
    let bytes = fs::read(format!("/proc/{}/environ", child.id())).unwrap();
    let lines = String::from_utf8_lossy(&bytes).replace('\0', "\n");
    let own = lines.lines().find(|line| line.starts_with(VARIABLE));
    own.unwrap_or_default().to_owned()
}

/// Gives the pipe its text; the exit code, and what was said.
fn finished(child: Child, mut feed: File) -> (Option<i32>, String) {
    feed.write_all(b"1. The lamps are lit.\n").unwrap();
    drop(feed);
    let output = child.wait_with_output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn large_drafts_are_compared_by_a_program_that_started_anew_with_its_arguments() {
    let folder = tempfile::tempdir().unwrap();
    let (child, feed) = reading(folder.path(), TOO_LARGE, None);
    assert!(environment(&child).contains("glibc.malloc.hugetlb=1"));
    let (code, said) = finished(child, feed);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("new draft.txt") && said.contains("300"),
        "{said}"
    );
}

#[test]
fn small_drafts_and_those_who_said_otherwise_are_left_alone() {
    for (size, told) in [(1000, None), (TOO_LARGE, Some("glibc.malloc.arena_max=2"))] {
        let folder = tempfile::tempdir().unwrap();
        let (child, feed) = reading(folder.path(), size, told);
        let expected = told.map_or_else(String::new, |told| format!("{VARIABLE}={told}"));
        assert_eq!(environment(&child), expected);
        let (code, said) = finished(child, feed);
        assert_eq!(code, Some(2), "{said}");
    }
}
