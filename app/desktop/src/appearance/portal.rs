//! Asks the settings portal, which every desktop on Linux has its own of.

use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

use super::Appearance;

/// A wish that every desktop knows, and one that GNOME had before.
const APPEARANCE: &str = "org.freedesktop.appearance";
const GNOME: &str = "org.gnome.desktop.interface";

/// Tells of each change until the portal goes away.
pub(super) fn follow(changed: impl Fn(Appearance)) -> zbus::Result<()> {
    let connection = Connection::session()?;
    let portal = Proxy::new(
        &connection,
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
    )?;
    // Before the first question, or a change in between would be missed.
    let changes = portal.receive_signal("SettingChanged")?;
    let mut told = appearance(&portal);
    changed(told);
    for _change in changes {
        let now = appearance(&portal);
        if now != told {
            told = now;
            changed(now);
        }
    }
    Ok(())
}

fn appearance(portal: &Proxy<'_>) -> Appearance {
    let wish = |group, name| setting(portal, group, name);
    let reduces = wish(APPEARANCE, "reduced-motion").and_then(|value| number(&value)) == Some(1);
    let animates = wish(GNOME, "enable-animations").and_then(|value| yes_or_no(&value));
    Appearance {
        is_dark: wish(APPEARANCE, "color-scheme").and_then(|value| is_dark(number(&value)?)),
        reduces_motion: reduces || animates == Some(false),
    }
}

fn setting(portal: &Proxy<'_>, group: &str, name: &str) -> Option<OwnedValue> {
    let answer: zbus::Result<OwnedValue> = portal.call("Read", &(group, name));
    answer
        .inspect_err(|error| tracing::debug!(name, %error, "The desktop has no such wish"))
        .ok()
}

fn is_dark(scheme: u32) -> Option<bool> {
    match scheme {
        1 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

/// The old question, which every portal answers, wraps its answer twice.
fn unwrapped<'a>(value: &'a Value<'a>) -> &'a Value<'a> {
    match value {
        Value::Value(inner) => unwrapped(inner),
        other => other,
    }
}

fn number(value: &Value<'_>) -> Option<u32> {
    match unwrapped(value) {
        Value::U32(number) => Some(*number),
        _ => None,
    }
}

fn yes_or_no(value: &Value<'_>) -> Option<bool> {
    match unwrapped(value) {
        Value::Bool(yes) => Some(*yes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_however_often_it_is_wrapped() {
        let wrapped = Value::Value(Box::new(Value::Value(Box::new(Value::U32(1)))));

        assert_eq!(number(&wrapped).and_then(is_dark), Some(true));
        assert_eq!(number(&Value::U32(2)).and_then(is_dark), Some(false));
        assert_eq!(number(&Value::U32(0)).and_then(is_dark), None);
        assert_eq!(number(&Value::Bool(true)), None);
        assert_eq!(
            yes_or_no(&Value::Value(Box::new(Value::Bool(false)))),
            Some(false)
        );
    }
}
