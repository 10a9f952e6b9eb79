use super::*;
use crate::report::fixture;

fn plain(options: &Options) -> String {
    super::comparison(&fixture::comparison(), options)
}

#[test]
fn show() {
    println!("{}", plain(&Options::default()));
}
