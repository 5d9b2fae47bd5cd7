//! Harnesses that draw on the CPU, and pictures of what they drew.

mod canvas;
pub mod picture;
mod screenshot;
mod texture;
mod triangle;

pub use canvas::Canvas;
pub use picture::both_themes;
pub use screenshot::screenshot;
