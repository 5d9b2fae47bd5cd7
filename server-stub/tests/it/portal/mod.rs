//! The customer's pages.

mod form;
mod look;
mod request;
mod setup;
