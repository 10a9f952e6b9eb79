//! A Word document with every change tracked.
mod plan;
