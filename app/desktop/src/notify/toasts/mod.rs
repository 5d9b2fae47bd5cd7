//! Toasts of the desktop.

#[cfg(target_os = "linux")]
mod freedesktop;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(any(not(target_os = "linux"), test))]
mod screen;
#[cfg(windows)]
mod windows;
#[cfg(any(windows, test))]
mod winrt;
mod words;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use atiende_core::notification::Subject;
use atiende_core::{DesktopPart, Notification};
use atiende_engine::ports::NotificationChannel;

#[cfg(target_os = "linux")]
use self::freedesktop::Desktop;
#[cfg(target_os = "macos")]
use self::macos::Desktop;
#[cfg(windows)]
use self::windows::Desktop;
use self::words::Toast;
use super::Health;
use crate::answers::Answers;
use crate::language::Language;

/// How many orders may wait for a slow desktop.
const WAITING: usize = 256;

/// Under which name the desktop knows the program.
#[cfg(any(target_os = "linux", windows))]
const APP_ID: &str = "es.atiende.Console";

/// What the desktop is asked for.
enum Order {
    Show(Subject, Toast),
    Close(Subject),
}

/// Toasts of the desktop.
pub(super) struct ToastChannel {
    language: Language,
    orders: Option<SyncSender<Order>>,
    has_complained: AtomicBool,
}

impl ToastChannel {
    pub(super) fn new(language: Language, answers: Answers) -> Self {
        let (orders, waiting) = sync_channel(WAITING);
        // The desktop may take seconds to answer, and nobody else should wait for it.
        let thread = thread::Builder::new()
            .name("toasts".to_owned())
            .spawn(|| work(waiting, answers));
        let is_running = thread
            .inspect_err(|error| tracing::warn!(%error, "No toasts"))
            .is_ok();
        Self {
            language,
            orders: is_running.then_some(orders),
            has_complained: false.into(),
        }
    }
}

impl NotificationChannel for ToastChannel {
    fn id(&self) -> &'static str {
        "desktop"
    }

    fn notify(&self, notification: &Notification) {
        let order = match notification {
            Notification::Told(told) if told.is_shown => Order::Show(
                told.news.subject(),
                words::toast(self.language.locale(), &told.news),
            ),
            Notification::Told(_) => return,
            Notification::Withdrawn(subject) => Order::Close(*subject),
        };
        let Some(orders) = &self.orders else {
            return;
        };
        let is_lost = orders.try_send(order).is_err();
        if is_lost && !self.has_complained.swap(true, Ordering::Relaxed) {
            tracing::warn!("The desktop is too slow for toasts; some are left out");
        }
    }
}

fn work(orders: Receiver<Order>, answers: Answers) {
    let mut desktop = Desktop::new(answers.clone());
    let mut health = Health::new(answers, DesktopPart::Notifications);
    for order in orders {
        let is_shown = matches!(order, Order::Show(..));
        let outcome = carry_out(&mut desktop, order);
        // Where nothing is shown there is nothing to take away: that proves no health.
        if is_shown || outcome.is_err() {
            health.note(outcome);
        }
    }
}

fn carry_out(desktop: &mut Desktop, order: Order) -> Result<(), Box<dyn std::error::Error>> {
    match order {
        Order::Show(subject, toast) => desktop.show(subject, &toast),
        Order::Close(subject) => desktop.close(subject),
    }
}
