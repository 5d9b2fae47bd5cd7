//! The console's panels and widgets, drawn without a window.

#[cfg(test)]
mod console;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod support;
#[cfg(test)]
mod widgets;
