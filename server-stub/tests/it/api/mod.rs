//! What programs may call, and who may call it.

mod access;
mod requests;
mod session;
