//! Who calls: passwords, sign-ins, limits.

pub mod limiter;
pub mod password;
mod secret;
pub mod session;
pub mod setup;
mod technician;

pub use limiter::{Limiter, TooMany};
pub use secret::Secret;
pub use session::new_token;
pub use technician::Technician;
