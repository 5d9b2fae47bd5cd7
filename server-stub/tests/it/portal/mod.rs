//! The customer's pages.

mod appearance;
mod form;
mod look;
mod request;
mod setup;
