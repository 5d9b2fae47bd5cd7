//! What every storage backend must do. Each test runs on each backend.

mod accounts;
mod administration;
mod commits;
mod deliveries;
mod files;
pub(crate) mod fixture;
mod hold;
mod notifications;
mod opening;
mod pages;
mod portals;
mod search;
mod settings;
mod sync;

/// Runs the named tests on every backend; a new backend is one more module here.
macro_rules! on_every_backend {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(crate::storage_contract::fixture::Store::sqlite().await).await;
            })+
        }
    };
}

use on_every_backend;
