//! Fetching files: who gets them, how, and what is shown of pictures.

pub(crate) mod desk;
mod download;
mod preview;
mod secrecy;
