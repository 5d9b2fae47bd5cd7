//! The customer's pages.

mod appearance;
mod files;
mod form;
mod look;
mod request;
mod setup;
