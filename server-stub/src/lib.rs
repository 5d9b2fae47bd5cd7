//! The self-hosted support service, as a library that runs in any process.
//!
//! ```text
//! routes, live ──► commands ──► storage (commit) ──► live::Hub (fan out)
//! ```
//!
//! Start at [`Service`].

pub mod admin;
pub mod administration;
pub mod auth;
mod clock;
pub mod commands;
pub mod config;
pub mod files;
mod listener;
pub mod live;
pub mod notifications;
pub mod portal;
pub mod release;
pub mod routes;
pub mod sample;
mod service;
mod state;
pub mod storage;
pub mod transcript;

pub use clock::now;
pub use service::{
    DATABASE_FILE, RunningService, Service, ServiceConfig, StartError, database_url,
};
pub use state::AppState;
