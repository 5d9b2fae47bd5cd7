//! Why a window could not be opened, in one sentence.

use std::any::Any;

use atiende_assets::{Locale, key};

/// How the window system says that the screen does not answer.
const NO_ANSWER: &[&str] = &["XOpenDisplayFailed", "WaylandError"];

/// How it says that there is no OpenGL.
const NO_OPENGL: &[&str] = &["glutin", "Glutin", "OpenGL"];

/// What is missing before anything is tried; `None` where a screen is named.
pub(crate) fn missing(locale: &Locale) -> Option<String> {
    let is_named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_screen = !cfg!(target_os = "linux")
        || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
            .into_iter()
            .any(is_named);
    (!has_screen).then(|| locale.text(key::START_NO_DISPLAY).to_owned())
}

/// Why the window could not be opened, from what the system said of it.
pub(crate) fn explained(locale: &Locale, reason: &str) -> String {
    if let Some(library) = library(reason) {
        return locale.text_with(key::START_LIBRARY_MISSING, &[("library", library.into())]);
    }
    if has_any(reason, NO_ANSWER) {
        let display = std::env::var("WAYLAND_DISPLAY").or_else(|_| std::env::var("DISPLAY"));
        let display = display.unwrap_or_default();
        return locale.text_with(
            key::START_DISPLAY_NOT_REACHED,
            &[("display", display.into())],
        );
    }
    if has_any(reason, NO_OPENGL) {
        return locale.text(key::START_NO_OPENGL).to_owned();
    }
    let reason = reason.lines().next().unwrap_or_default();
    locale.text_with(key::START_NO_WINDOW, &[("reason", reason.into())])
}

/// The first name of a shared library, for example `libGL.so.1`.
fn library(reason: &str) -> Option<&str> {
    if reason.contains("NoWaylandLib") {
        return Some("libwayland-client.so.0");
    }
    let words = reason.split(|character: char| {
        !(character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_'))
    });
    let mut libraries = words.filter(|word| word.starts_with("lib") && word.contains(".so"));
    libraries.next().map(|name| name.trim_end_matches('.'))
}

fn has_any(reason: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| reason.contains(sign))
}

/// What a panic said.
pub(crate) fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_is_named() {
        let reasons = [
            (
                "Library libxkbcommon-x11.so could not be loaded.",
                "libxkbcommon-x11.so",
            ),
            (
                "opening library failed (libX11.so.6: cannot open shared object file)",
                "libX11.so.6",
            ),
            (
                "Os(WaylandError(Connection(NoWaylandLib)))",
                "libwayland-client.so.0",
            ),
        ];
        for (reason, library) in reasons {
            let sentence = explained(Locale::load("en"), reason);
            assert!(
                sentence.ends_with(&format!("the library {library} is missing")),
                "{sentence}"
            );
        }
    }

    #[test]
    fn missing_graphics_are_told_apart_from_a_missing_screen() {
        let told = |reason| explained(Locale::load("en"), reason);
        assert!(told("Found no glutin configs").contains("no usable OpenGL"));
        assert!(told("Os(OsError { error: XOpenDisplayFailed })").contains("does not answer"));
    }

    #[test]
    fn anything_else_is_told_as_the_system_said_it() {
        let sentence = explained(Locale::load("es"), "something odd\nand its details");
        assert_eq!(sentence, "No se pudo abrir la ventana: something odd");
    }
}
