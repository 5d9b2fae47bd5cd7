//! Sending files by the upload protocol (R-28 to R-34, D7, D9, D14, D15).

mod desk;
mod gate;
mod limits;
mod protocol;
mod resuming;
mod sending;
mod sweeping;
