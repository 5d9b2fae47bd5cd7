//! Toasts of Windows and macOS: shown only, they can be neither clicked nor withdrawn from here.

use std::error::Error;

use atiende_core::notification::Subject;

use super::words::Toast;
use crate::answers::Answers;

/// The desktop.
pub(super) struct Desktop;

impl Desktop {
    pub fn new(_answers: Answers) -> Self {
        Self
    }

    /// Shows a toast.
    pub fn show(&mut self, _subject: Subject, toast: &Toast) -> Result<(), Box<dyn Error>> {
        let mut notification = notify_rust::Notification::new();
        notification
            .appname("Atiende")
            .summary(&toast.title)
            .body(&toast.body);
        #[cfg(windows)]
        notification.app_id(super::APP_ID);
        notification.show()?;
        Ok(())
    }

    /// Leaves the toast to the desktop, which takes it away after a while.
    pub fn close(&mut self, _subject: Subject) -> Result<(), Box<dyn Error>> {
        Ok(())
    }
}
