//! What programs may call, and who may call it.

mod access;
mod admin;
mod desk;
mod notifications;
mod requests;
mod search;
mod session;
mod transcript;
