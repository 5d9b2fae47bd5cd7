//! Journeys through the whole of it, one file each.

#[cfg(test)]
mod acme;
#[cfg(test)]
mod away;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod everywhere;
#[cfg(test)]
mod files_console;
#[cfg(test)]
mod files_crash;
#[cfg(test)]
mod files_foreign;
#[cfg(test)]
mod files_portal;
#[cfg(test)]
mod files_window;
#[cfg(test)]
mod first_help;
#[cfg(test)]
mod full_desk;
#[cfg(test)]
mod links;
#[cfg(test)]
mod mailed_link;
#[cfg(test)]
mod notified;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod portal_form;
#[cfg(test)]
mod portal_pictures;
#[cfg(test)]
mod reached;
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
#[cfg(test)]
mod toasts;
#[cfg(test)]
mod tray;
