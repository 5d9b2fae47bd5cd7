//! How the desktop wants programs to look, where the window's toolkit cannot tell.

#[cfg(target_os = "linux")]
mod portal;

/// How the desktop wants programs to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Dark or light; `None` where the desktop has no wish.
    pub is_dark: Option<bool>,
    /// Whether things should not move.
    pub reduces_motion: bool,
}

/// Calls `changed` with the desktop's wish now and after each change, from a thread of its own.
#[cfg(target_os = "linux")]
pub fn watch(changed: impl Fn(Appearance) + Send + 'static) {
    let work = move || {
        if let Err(error) = portal::follow(changed) {
            tracing::info!(%error, "The desktop does not tell whether it is dark");
        }
    };
    let thread = std::thread::Builder::new()
        .name("appearance".to_owned())
        .spawn(work);
    if let Err(error) = thread {
        tracing::warn!(%error, "The desktop's appearance is not followed");
    }
}

/// Elsewhere the window's toolkit tells.
#[cfg(not(target_os = "linux"))]
pub fn watch(_changed: impl Fn(Appearance) + Send + 'static) {}
