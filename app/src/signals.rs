//! Being asked to end, from outside of the window.

use crate::window::WindowHandle;

/// Closes the window when the session ends or somebody presses Ctrl+C in the terminal.
pub(crate) async fn close_when_asked(window: WindowHandle) {
    match asked_to_end().await {
        Ok(()) => window.close(),
        Err(error) => tracing::warn!(%error, "Signals cannot be received"),
    }
}

#[cfg(unix)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        asked = tokio::signal::ctrl_c() => asked?,
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(())
}

#[cfg(windows)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::windows::{ctrl_break, ctrl_close};
    let (mut stop, mut close) = (ctrl_break()?, ctrl_close()?);
    tokio::select! {
        asked = tokio::signal::ctrl_c() => asked?,
        _ = stop.recv() => {}
        _ = close.recv() => {}
    }
    Ok(())
}
