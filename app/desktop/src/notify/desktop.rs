//! Toasts of the desktop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_assets::{Locale, key};
use atiende_core::Notification;
use atiende_engine::ports::NotificationChannel;

use crate::language::Language;

/// How many toasts may wait for a slow desktop; more would come too late to be of use.
const WAITING: usize = 8;

/// The longest text of a customer that a toast shows.
const MAX_CHARS: usize = 120;

/// Under which name the desktop knows the program.
#[cfg(any(target_os = "linux", windows))]
const APP_ID: &str = "es.atiende.Console";

/// What a toast says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Toast {
    title: String,
    body: String,
}

/// Toasts of the desktop.
pub(super) struct DesktopChannel {
    language: Language,
    toasts: Option<SyncSender<Toast>>,
    has_complained: AtomicBool,
}

impl DesktopChannel {
    pub(super) fn new(language: Language) -> Self {
        let (toasts, waiting) = sync_channel(WAITING);
        // The desktop may take seconds to answer, and nobody else should wait for it.
        let thread = thread::Builder::new()
            .name("toasts".to_owned())
            .spawn(|| show_all(waiting));
        let is_running = thread
            .inspect_err(|error| tracing::warn!(%error, "No toasts"))
            .is_ok();
        Self {
            language,
            toasts: is_running.then_some(toasts),
            has_complained: false.into(),
        }
    }
}

impl NotificationChannel for DesktopChannel {
    fn id(&self) -> &'static str {
        "desktop"
    }

    fn notify(&self, notification: &Notification) {
        let Some(toasts) = &self.toasts else {
            return;
        };
        let toast = toast(self.language.locale(), notification);
        let is_lost = toasts.try_send(toast).is_err();
        if is_lost && !self.has_complained.swap(true, Ordering::Relaxed) {
            tracing::warn!("The desktop is too slow for toasts; some are left out");
        }
    }
}

fn toast(locale: &Locale, notification: &Notification) -> Toast {
    match notification {
        Notification::RequestSubmitted {
            customer,
            company,
            subject,
            ..
        } => {
            let values = [
                ("customer", plain(customer).into()),
                ("company", plain(company).into()),
            ];
            Toast {
                title: locale.text_with(key::TOAST_REQUEST, &values),
                body: plain(subject),
            }
        }
        Notification::RequestsSubmitted { count } => {
            let values = [("count", (*count).into())];
            Toast {
                title: locale.text_with(key::TOAST_REQUESTS, &values),
                body: String::new(),
            }
        }
    }
}

/// A customer's text, on one line.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let mut short: String = line.chars().take(MAX_CHARS).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

fn show_all(waiting: Receiver<Toast>) {
    let mut has_complained = false;
    for toast in waiting {
        let shown = show(&toast);
        if let Err(error) = shown
            && !has_complained
        {
            has_complained = true;
            tracing::warn!(%error, "The desktop shows no toasts");
        }
    }
}

fn show(toast: &Toast) -> notify_rust::error::Result<()> {
    let mut notification = notify_rust::Notification::new();
    notification
        .appname("Atiende")
        .summary(&toast.title)
        .body(&body(&toast.body));
    #[cfg(target_os = "linux")]
    notification
        .icon(APP_ID)
        .hint(notify_rust::Hint::DesktopEntry(APP_ID.to_owned()))
        .hint(notify_rust::Hint::Category("im.received".to_owned()));
    #[cfg(windows)]
    notification.app_id(APP_ID);
    notification.show().map(drop)
}

/// Some desktops read marks in the text: what a customer wrote must stay text.
#[cfg(target_os = "linux")]
fn body(text: &str) -> String {
    let capabilities = notify_rust::get_capabilities().unwrap_or_default();
    let reads_marks = capabilities
        .iter()
        .any(|capability| capability == "body-markup");
    if reads_marks {
        escaped(text)
    } else {
        text.to_owned()
    }
}

#[cfg(not(target_os = "linux"))]
fn body(text: &str) -> String {
    text.to_owned()
}

#[cfg(any(target_os = "linux", test))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use atiende_protocol::RequestId;

    use super::*;

    fn request(customer: &str, subject: &str) -> Notification {
        Notification::RequestSubmitted {
            request: RequestId(7),
            customer: customer.to_owned(),
            company: "Acme".to_owned(),
            subject: subject.to_owned(),
        }
    }

    #[test]
    fn a_toast_speaks_the_technician_s_language() {
        let request = request("María Pérez", "No puedo imprimir");

        let toast_in = |tag| toast(Locale::load(tag), &request);
        assert_eq!(
            toast_in("es").title,
            "Nueva solicitud de María Pérez (Acme)"
        );
        assert_eq!(toast_in("en").title, "New request from María Pérez (Acme)");
        assert_eq!(toast_in("en").body, "No puedo imprimir");
    }

    #[test]
    fn several_requests_are_counted() {
        let title = |tag, count| {
            toast(
                Locale::load(tag),
                &Notification::RequestsSubmitted { count },
            )
            .title
        };
        assert_eq!(title("es", 3), "3 solicitudes nuevas en espera");
        assert_eq!(title("es", 1), "1 solicitud nueva en espera");
        assert_eq!(title("en", 3), "3 new requests are waiting");
    }

    #[test]
    fn a_customer_s_text_is_short_and_on_one_line() {
        let long = "a\nb\u{7}".to_owned() + &"x".repeat(500);
        let body = toast(Locale::load("en"), &request("Eve", &long)).body;

        assert!(body.starts_with("a bxx"), "{body}");
        assert_eq!(body.chars().count(), MAX_CHARS + 1);
        assert!(body.ends_with('…'), "{body}");
    }

    #[test]
    fn a_customer_s_marks_stay_text() {
        assert_eq!(
            escaped("<img src=\"x\"> & <b>"),
            "&lt;img src=\"x\"&gt; &amp; &lt;b&gt;"
        );
    }
}
