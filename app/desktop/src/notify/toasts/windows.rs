//! Toasts of Windows.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use atiende_core::notification::Subject;
use windows::Data::Xml::Dom::XmlDocument;
use windows::Foundation::TypedEventHandler;
use windows::UI::Notifications::{
    NotificationSetting, ToastActivatedEventArgs, ToastDismissalReason, ToastDismissedEventArgs,
    ToastNotification, ToastNotificationHistory, ToastNotificationManager, ToastNotifier,
};
use windows::core::{HSTRING, IInspectable, Interface as _, Ref};
use windows_registry::{CLASSES_ROOT, CURRENT_USER};

use super::screen::{Screen, Shown};
use super::words::{Deed, Toast};
use super::{APP_ID, winrt};
use crate::answers::Answers;
use crate::notify;

/// Toasts of one group have names of their own.
const GROUP: &str = "requests";

/// The desktop.
pub(super) struct Desktop {
    screen: Screen,
    service: Option<Service>,
    /// Windows tells later that it could not show one.
    has_failed: Arc<AtomicBool>,
    /// As long as they are here, Windows tells what is done on them.
    toasts: HashMap<Subject, ToastNotification>,
}

struct Service {
    notifier: ToastNotifier,
    history: ToastNotificationHistory,
}

impl Desktop {
    pub fn new(answers: Answers) -> Self {
        Self {
            screen: Screen::new(answers),
            service: None,
            has_failed: Arc::default(),
            toasts: HashMap::new(),
        }
    }

    /// Shows a toast in place of the one of the same subject.
    pub fn show(&mut self, subject: Subject, toast: &Toast) -> Result<(), Box<dyn Error>> {
        let service = match self.service.take() {
            Some(service) => service,
            None => find()?,
        };
        service.is_allowed()?;
        let made = made(subject, toast)?;
        self.listen(&made, self.screen.comes(subject))?;
        service.notifier.Show(&made)?;
        self.toasts.insert(subject, made);
        if self.has_failed.swap(false, Ordering::AcqRel) {
            return Err("the one before was not shown".into());
        }
        self.service = Some(service); // After a failure it is looked for anew.
        Ok(())
    }

    /// Takes a toast away, if it is there.
    pub fn close(&mut self, subject: Subject) -> Result<(), Box<dyn Error>> {
        self.screen.goes(subject);
        if let (Some(toast), Some(service)) = (self.toasts.remove(&subject), &self.service) {
            service.close(subject, &toast);
        }
        Ok(())
    }

    fn listen(&self, toast: &ToastNotification, shown: Shown) -> windows::core::Result<()> {
        let (clicked, has_failed) = (shown.clone(), Arc::clone(&self.has_failed));
        toast.Activated(&TypedEventHandler::new(
            move |_, how: Ref<'_, IInspectable>| {
                clicked.ends(deed(how));
                Ok(())
            },
        ))?;
        toast.Dismissed(&TypedEventHandler::new(
            move |_, why: Ref<'_, ToastDismissedEventArgs>| {
                if is_by_the_technician(why) {
                    shown.ends(Some(Deed::Silence));
                }
                Ok(())
            },
        ))?;
        toast.Failed(&TypedEventHandler::new(move |_, _| {
            has_failed.store(true, Ordering::Release);
            Ok(())
        }))?;
        Ok(())
    }
}

impl Service {
    /// Without this Windows would drop the toasts and say nothing.
    fn is_allowed(&self) -> Result<(), Box<dyn Error>> {
        // Before the first toast of a program it may not know.
        let setting = self
            .notifier
            .Setting()
            .unwrap_or(NotificationSetting::Enabled);
        match setting {
            NotificationSetting::Enabled => Ok(()),
            other => Err(format!("Windows is set to show none ({})", other.0).into()),
        }
    }

    fn close(&self, subject: Subject, toast: &ToastNotification) {
        let tag = HSTRING::from(winrt::tag(subject));
        let hidden = self.notifier.Hide(toast);
        let (group, id) = (HSTRING::from(GROUP), HSTRING::from(APP_ID));
        let removed = self.history.RemoveGroupedTagWithId(&tag, &group, &id);
        if let Err(error) = hidden.and(removed) {
            tracing::debug!(%error, "A toast was gone already");
        }
    }
}

/// Those of an earlier run go: nobody hears any more what is done on them.
fn find() -> Result<Service, Box<dyn Error>> {
    register()?;
    let id = HSTRING::from(APP_ID);
    let service = Service {
        notifier: ToastNotificationManager::CreateToastNotifierWithId(&id)?,
        history: ToastNotificationManager::History()?,
    };
    if let Err(error) = service.history.ClearWithId(&id) {
        tracing::debug!(%error, "There were no toasts before");
    }
    Ok(service)
}

/// Tells Windows the program's name and picture. A program that no package installed is unknown
/// otherwise, and its toasts come without them or not at all.
fn register() -> Result<(), Box<dyn Error>> {
    let icon = notify::file("atiende.png", atiende_assets::APP_ICON_PNG)?;
    let key = CURRENT_USER.create(format!("Software\\Classes\\AppUserModelId\\{APP_ID}"))?;
    key.set_string("DisplayName", "Atiende")?;
    key.set_hstring("IconUri", &icon.as_os_str().into())?;
    Ok(())
}

fn made(subject: Subject, toast: &Toast) -> windows::core::Result<ToastNotification> {
    let opens_links = CLASSES_ROOT.open("atiende\\shell\\open\\command").is_ok();
    let document = XmlDocument::new()?;
    document.LoadXml(&winrt::document(subject, toast, opens_links).into())?;
    let made = ToastNotification::CreateToastNotification(&document)?;
    made.SetTag(&winrt::tag(subject).into())?;
    made.SetGroup(&GROUP.into())?;
    Ok(made)
}

fn deed(how: Ref<'_, IInspectable>) -> Option<Deed> {
    let how = how.as_ref()?.cast::<ToastActivatedEventArgs>().ok()?;
    Deed::named(&how.Arguments().ok()?.to_string_lossy())
}

fn is_by_the_technician(why: Ref<'_, ToastDismissedEventArgs>) -> bool {
    let reason = why.as_ref().and_then(|why| why.Reason().ok());
    reason == Some(ToastDismissalReason::UserCanceled)
}
