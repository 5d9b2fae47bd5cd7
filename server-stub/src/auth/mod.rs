//! Who calls: passwords, sign-ins, limits.

mod administrator;
mod invitation;
pub mod limiter;
pub mod password;
mod secret;
pub mod session;
pub mod setup;
mod technician;

pub use administrator::Administrator;
pub use invitation::FreshLink;
pub use limiter::{Limiter, TooMany};
pub use secret::Secret;
pub use session::new_token;
pub use technician::Technician;
