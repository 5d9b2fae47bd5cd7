//! `/api/v1/admin`: what administrators read and change, and what is recorded of it.

mod accounts;
mod companies;
mod deliveries;
mod desk;
mod invitation;
mod records;
