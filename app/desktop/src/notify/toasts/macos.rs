//! Toasts of macOS.

use std::collections::HashMap;
use std::error::Error;

use atiende_core::notification::Subject;
use mac_usernotifications::{Action, Notification, NotificationHandle, NotificationResponse};
use mac_usernotifications::{blocking, check_bundle};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

use super::screen::{Screen, Shown};
use super::words::{Deed, Toast};
use crate::answers::Answers;

/// The desktop.
pub(super) struct Desktop {
    screen: Screen,
    service: Option<Service>,
    /// Who waits for what is done on each toast.
    waiting: HashMap<Subject, JoinHandle<()>>,
}

/// What a program may do.
enum Service {
    /// An installed one shows toasts that can be clicked.
    Installed(Runtime),
    /// One that was built by hand only shows them, in the name of the terminal.
    Bare,
}

impl Desktop {
    pub fn new(answers: Answers) -> Self {
        Self {
            screen: Screen::new(answers),
            service: None,
            waiting: HashMap::new(),
        }
    }

    /// Shows a toast in place of the one of the same subject.
    pub fn show(&mut self, subject: Subject, toast: &Toast) -> Result<(), Box<dyn Error>> {
        let service = match self.service.take() {
            Some(service) => service,
            None => find()?,
        };
        match &service {
            Service::Installed(runtime) => {
                let shown = self.screen.comes(subject);
                let handle = made(subject, toast).send_blocking()?;
                let wait = runtime.spawn(wait(handle, shown));
                self.forget(subject);
                self.waiting.insert(subject, wait);
            }
            Service::Bare => show_bare(toast)?,
        }
        self.service = Some(service); // After a failure it is looked for anew.
        Ok(())
    }

    /// Takes a toast away, if it is there.
    pub fn close(&mut self, subject: Subject) -> Result<(), Box<dyn Error>> {
        self.forget(subject);
        if self.screen.goes(subject) {
            blocking::close_delivered(&id(subject));
        }
        Ok(())
    }

    fn forget(&mut self, subject: Subject) {
        if let Some(waiting) = self.waiting.remove(&subject) {
            waiting.abort();
        }
    }
}

/// The system asks the technician the first time.
fn find() -> Result<Service, Box<dyn Error>> {
    if check_bundle().is_err() {
        // Otherwise it would be looked for, with questions to the technician.
        notify_rust::set_application("com.apple.Terminal").ok();
        return Ok(Service::Bare);
    }
    if !blocking::request_auth()? {
        return Err("macOS is set to show none".into());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("toast-clicks")
        .build()?;
    Ok(Service::Installed(runtime))
}

fn made(subject: Subject, toast: &Toast) -> Notification {
    let made = Notification::new()
        .id(&id(subject))
        .title(&toast.title)
        .message(&toast.body);
    let actions = toast.buttons.iter();
    let actions = actions.map(|button| Action::button(button.deed.id(), &button.label));
    actions.fold(made, Notification::action)
}

/// Under which name the system knows the toast: one of the same name is replaced.
fn id(subject: Subject) -> String {
    match subject {
        Subject::Request(request) => format!("request-{request}"),
        Subject::NewRequests => "new-requests".to_owned(),
    }
}

async fn wait(handle: NotificationHandle, shown: Shown) {
    if let Ok(response) = handle.response().await {
        shown.ends(deed(&response));
    }
}

fn deed(response: &NotificationResponse) -> Option<Deed> {
    if response.is_default_action() {
        return Some(Deed::Open);
    }
    if response.is_dismiss_action() {
        return Some(Deed::Silence);
    }
    Deed::named(&response.action_identifier)
}

fn show_bare(toast: &Toast) -> Result<(), Box<dyn Error>> {
    let mut notification = notify_rust::Notification::new();
    notification
        .summary(&toast.title)
        .body(&toast.body)
        .show()?;
    Ok(())
}
