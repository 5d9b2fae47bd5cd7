//! Journeys through the whole of it, one file each.

#[cfg(test)]
mod acme;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod first_help;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod portal_form;
#[cfg(test)]
mod real_window;
#[cfg(test)]
mod reconnect;
#[cfg(test)]
mod records;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod service_start;
#[cfg(test)]
mod teamwork;
