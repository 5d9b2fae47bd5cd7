//! The live sockets, over real connections.

mod access;
mod administration;
mod article;
mod customer;
mod limits;
mod presence;
mod resume;
mod secrecy;
mod teamwork;
mod technician;
