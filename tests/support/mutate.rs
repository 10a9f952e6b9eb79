//! Damage of every kind to a small file: the reader gives an error or a draft, and never panics.

use std::collections::BTreeMap;

use clausediff::package::{Package, rewrite};
use clausediff::read::{Options, Tracked, read_bytes_as};

use super::random::Random;

/// Cuts and flips the bytes of a container, then the text of each of its parts.
pub fn every(bytes: &[u8], rounds: usize) {
    let mut random = Random(17);
    read(bytes);
    for _ in 0..rounds {
        let mut damaged = bytes.to_vec();
        let at = random.below(damaged.len());
        damaged[at] ^= 1 << random.below(8);
        read(&damaged);
        read(&bytes[..random.below(bytes.len())]);
    }
    let names = Package::open(bytes).expect("a container").names();
    for round in 0..rounds {
        let name = &names[round % names.len()];
        let part = Package::open(bytes)
            .and_then(|mut package| package.part(name))
            .expect("a sound part")
            .expect("a part that is there");
        let damaged = damage(part, &mut random);
        let replaced = BTreeMap::from([(name.clone(), damaged)]);
        read(&rewrite(bytes, &replaced).expect("a container again"));
    }
}

/// Takes out, repeats or exchanges a piece of a part: elements lose their ends, ids their targets.
fn damage(mut part: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let at = random.below(part.len().max(1));
    let length = 1 + random.below(40);
    let end = (at + length).min(part.len());
    match random.below(5) {
        0 => drop(part.drain(at..end)),
        1 => {
            let piece = part[at..end].to_vec();
            part.splice(at..at, piece);
        }
        2 => part.truncate(at),
        3 => {
            // A number out of all bounds.
            if let Some(digit) = part[at..].iter().position(u8::is_ascii_digit) {
                let digit = at + digit;
                part.splice(digit..=digit, *b"99999999999999999999");
            }
        }
        _ => {
            for byte in &mut part[at..end] {
                *byte = b" <>\"&/w"[random.below(7)];
            }
        }
    }
    part
}

fn read(bytes: &[u8]) {
    for tracked in [Tracked::Accepted, Tracked::Original] {
        let options = Options {
            tracked,
            ..Options::default()
        };
        if let Err(error) = read_bytes_as("damaged", bytes, &options) {
            let message = error.to_string();
            // What a library panicked with would come out with these words.
            assert!(!message.contains("do not fit together"), "{message}");
        }
    }
}
