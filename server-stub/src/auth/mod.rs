//! Who calls: passwords, sign-ins, limits.

mod administrator;
mod code;
mod invitation;
pub mod limiter;
pub mod password;
mod secret;
pub mod session;
pub mod setup;
mod technician;

pub use administrator::Administrator;
pub use code::{code_hash, fresh_code};
pub use invitation::FreshLink;
pub use limiter::{Limiter, TooMany};
pub use secret::Secret;
pub use session::new_token;
pub use technician::Technician;
