//! Toasts by the service that every desktop on Linux has its own of.

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use atiende_core::notification::Subject;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::Value;
use zbus::{MatchRule, Message, message};

use super::APP_ID;
use super::words::{Deed, Toast};
use crate::activation::Token;
use crate::answers::Answers;

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// How the service says that somebody closed the toast.
const BY_THE_TECHNICIAN: u32 = 2;

/// How long a toast stays: until it is closed, or as the desktop is used to.
const STAYS: i32 = 0;
const AS_USUAL: i32 = -1;

/// The desktop's service, once it is found.
pub(super) struct Desktop {
    answers: Answers,
    shown: Shown,
    service: Option<Service>,
}

#[derive(Clone)]
struct Service {
    proxy: Proxy<'static>,
    reads_marks: bool,
    has_buttons: bool,
}

/// What is on the screen, by the number that the service gave to it.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<HashMap<u32, Subject>>>);

impl Shown {
    fn lock(&self) -> MutexGuard<'_, HashMap<u32, Subject>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desktop {
    pub fn new(answers: Answers) -> Self {
        Self {
            answers,
            shown: Shown::default(),
            service: None,
        }
    }

    /// Shows a toast in place of the one of the same subject.
    pub fn show(&mut self, subject: Subject, toast: &Toast) -> Result<(), Box<dyn Error>> {
        let service = match self.service.take() {
            Some(service) => service,
            None => self.find()?,
        };
        // Until the number is known, a click on it waits.
        let mut shown = self.shown.lock();
        let replaces = number_of(&shown, subject).unwrap_or_default();
        shown.remove(&replaces);
        let number = service.notify(replaces, toast)?;
        shown.insert(number, subject);
        drop(shown);
        self.service = Some(service); // After a failure it is looked for anew.
        Ok(())
    }

    /// Takes a toast away, if it is there.
    pub fn close(&mut self, subject: Subject) -> Result<(), Box<dyn Error>> {
        let mut shown = self.shown.lock();
        let number = number_of(&shown, subject);
        let number = number.and_then(|number| shown.remove(&number).map(|_| number));
        drop(shown);
        if let (Some(number), Some(service)) = (number, &self.service) {
            service.close(number);
        }
        Ok(())
    }

    fn find(&self) -> zbus::Result<Service> {
        let connection = Connection::session()?;
        let proxy = Proxy::new(&connection, SERVICE, PATH, SERVICE)?;
        let abilities: Vec<String> = proxy.call("GetCapabilities", &())?;
        let has = |name: &str| abilities.iter().any(|ability| ability == name);
        let service = Service {
            proxy,
            reads_marks: has("body-markup"),
            has_buttons: has("actions"),
        };
        self.listen(&connection, service.clone())?;
        Ok(service)
    }

    fn listen(&self, connection: &Connection, service: Service) -> zbus::Result<()> {
        let rule = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .sender(SERVICE)?
            .interface(SERVICE)?
            .build();
        let signals = MessageIterator::for_match_rule(rule, connection, None)?;
        let (shown, answers) = (self.shown.clone(), self.answers.clone());
        let work = move || {
            let mut given = None;
            for signal in signals.flatten() {
                given = token(&signal).or(given);
                let Some((number, subject, deed)) = heard(&signal, &shown) else {
                    continue;
                };
                service.close(number); // Some desktops leave it there after a click.
                if let Some(deed) = deed {
                    let given = given.take().filter(|(toast, _)| *toast == number);
                    deed.give(&answers, subject, given.map(|(_, token)| token));
                }
            }
        };
        thread::Builder::new()
            .name("toast-clicks".to_owned())
            .spawn(work)?;
        Ok(())
    }
}

impl Service {
    fn notify(&self, replaces: u32, toast: &Toast) -> zbus::Result<u32> {
        let body = match self.reads_marks {
            true => escaped(&toast.body),
            false => toast.body.clone(),
        };
        let buttons = toast.buttons.iter().filter(|_| self.has_buttons);
        let buttons: Vec<&str> = buttons
            .flat_map(|button| [button.deed.id(), &button.label])
            .collect();
        let hints = HashMap::from([
            ("desktop-entry", Value::from(APP_ID)),
            ("category", Value::from("im.received")),
            ("suppress-sound", Value::from(true)), // The console has its own.
        ]);
        let stays = if toast.stays { STAYS } else { AS_USUAL };
        let what = (
            "Atiende",
            replaces,
            APP_ID,
            &toast.title,
            body,
            buttons,
            hints,
            stays,
        );
        self.proxy.call("Notify", &what)
    }

    fn close(&self, number: u32) {
        let closed: zbus::Result<()> = self.proxy.call("CloseNotification", &(number,));
        if let Err(error) = closed {
            tracing::debug!(%error, "A toast was gone already");
        }
    }
}

fn number_of(shown: &HashMap<u32, Subject>, subject: Subject) -> Option<u32> {
    let mut found = shown.iter().filter(|(_, known)| **known == subject);
    found.next().map(|(number, _)| *number)
}

/// What lets the window come to the front, told just before what was done on which toast.
fn token(signal: &Message) -> Option<(u32, Token)> {
    if signal.header().member()?.as_str() != "ActivationToken" {
        return None;
    }
    let (number, token): (u32, String) = signal.body().deserialize().ok()?;
    Some((number, Token::read(&token)?))
}

/// What was done about which toast; it is not there any more.
fn heard(signal: &Message, shown: &Shown) -> Option<(u32, Subject, Option<Deed>)> {
    let header = signal.header();
    let body = signal.body();
    let (number, deed) = match header.member()?.as_str() {
        "ActionInvoked" => {
            let (number, id): (u32, String) = body.deserialize().ok()?;
            (number, Deed::named(&id))
        }
        "NotificationClosed" => {
            let (number, why): (u32, u32) = body.deserialize().ok()?;
            (number, (why == BY_THE_TECHNICIAN).then_some(Deed::Silence))
        }
        _ => return None,
    };
    // A click closes it as well: what follows about this number is no news.
    let subject = shown.lock().remove(&number)?;
    Some((number, subject, deed))
}

/// Some desktops read marks in the text: what a customer wrote must stay text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_s_marks_stay_text() {
        assert_eq!(
            escaped("<img src=\"x\"> & <b>"),
            "&lt;img src=\"x\"&gt; &amp; &lt;b&gt;"
        );
    }

    #[test]
    fn a_token_is_told_for_one_toast_by_a_signal_of_its_own() {
        let signal = |name| {
            let signal = Message::signal(PATH, SERVICE, name).unwrap();
            signal.build(&(7u32, "kwin-1")).unwrap()
        };
        let expected = Token::read("kwin-1").map(|token| (7, token));
        assert_eq!(token(&signal("ActivationToken")), expected);
        assert_eq!(token(&signal("ActionInvoked")), None);
    }
}
