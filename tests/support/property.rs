//! How searches for counterexamples are made: the same drafts on every machine.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::check::Checked;

/// So many cases from a seed, unless the environment says otherwise
/// (`PROPTEST_CASES`, `PROPTEST_RNG_SEED`).
pub fn config(cases: u32, seed: u64) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(seed);
    }
    config.failure_persistence = None;
    config
}

/// A promise that was held, or the case that breaks it.
pub fn held(checked: Checked) -> Result<(), TestCaseError> {
    checked.map_err(TestCaseError::fail)
}
