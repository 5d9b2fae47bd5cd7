//! The live sockets, over real connections.

mod access;
mod customer;
mod limits;
mod resume;
mod technician;
