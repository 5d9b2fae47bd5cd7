//! `cargo xtask layers`: who may depend on whom. `cargo xtask tidy`: sizes, file shapes, migrations.

mod layers;
mod tidy;

use std::path::Path;

use anyhow::{Context as _, bail};

fn main() -> anyhow::Result<()> {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").context("start me with `cargo xtask`")?;
    std::env::set_current_dir(Path::new(&root).join("../.."))?;
    match std::env::args().nth(1).as_deref() {
        Some("layers") => layers::layers(),
        Some("tidy") => tidy::tidy(),
        _ => bail!("usage: cargo xtask layers|tidy"),
    }
}
