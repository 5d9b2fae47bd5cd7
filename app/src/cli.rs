//! The command line, in the technician's language.

use std::ffi::OsString;
use std::path::PathBuf;

use atiende_assets::{Locale, key};
use atiende_desktop::link;
use atiende_protocol::RequestId;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

/// How the program is started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Run the service inside this process.
    pub(crate) is_local: bool,
    /// Keep everything in this folder.
    pub(crate) data_dir: Option<PathBuf>,
    /// Propose this service on the welcome page.
    pub(crate) service: Option<String>,
    /// Open this request once it is known.
    pub(crate) request: Option<RequestId>,
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Open the window.
    Open(Options),
    /// Make this program the one that opens links.
    RegisterLinks,
    /// Only say this.
    Say(String),
    /// Nothing that is understood, and why.
    Unclear(String),
}

/// Reads the command line; the first argument is the program's name.
pub(crate) fn read(
    arguments: impl IntoIterator<Item = OsString>,
    locale: &'static Locale,
) -> Asked {
    let matches = match command(locale).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            return Asked::Say(error.to_string());
        }
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            return Asked::Say(error.to_string());
        }
        Err(error) => return unclear(locale, &argument(&error)),
    };
    if matches.get_flag("register-links") {
        return Asked::RegisterLinks;
    }
    options(&matches).map_or_else(|key_and_text| refuse(locale, key_and_text), Asked::Open)
}

fn command(locale: &'static Locale) -> Command {
    let text = |key| locale.text(key);
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{}\n{{positionals}}\n\n{}\n{{options}}\n",
        text(key::HELP_USAGE),
        text(key::HELP_REQUEST_HEADING),
        text(key::HELP_OPTIONS),
    );
    Command::new("atiende")
        .about(text(key::HELP_ABOUT))
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage("atiende [--local] [--data-dir DIR] [--service URL] [atiende://request/ID]\n       atiende --register-links")
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("request")
                .value_name("atiende://request/ID")
                .help(text(key::HELP_REQUEST)),
        )
        .arg(flag("local", ArgAction::SetTrue).help(text(key::HELP_LOCAL)))
        .arg(
            value("data-dir", "DIR")
                .value_parser(value_parser!(PathBuf))
                .help(text(key::HELP_DATA_DIR)),
        )
        .arg(value("service", "URL").help(text(key::HELP_SERVICE)))
        .arg(flag("register-links", ArgAction::SetTrue).help(text(key::HELP_REGISTER_LINKS)))
        .arg(
            flag("help", ArgAction::Help)
                .short('h')
                .help(text(key::HELP_HELP)),
        )
        .arg(
            flag("version", ArgAction::Version)
                .short('V')
                .help(text(key::HELP_VERSION)),
        )
}

fn flag(name: &'static str, action: ArgAction) -> Arg {
    Arg::new(name).long(name).action(action)
}

fn value(name: &'static str, value_name: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value_name)
}

fn options(matches: &ArgMatches) -> Result<Options, (atiende_assets::Key, String)> {
    let text = |name| matches.get_one::<String>(name).cloned();
    let service = text("service").map(service).transpose();
    let request = text("request").map(request).transpose();
    Ok(Options {
        is_local: matches.get_flag("local"),
        data_dir: matches.get_one::<PathBuf>("data-dir").cloned(),
        service: service.map_err(|text| (key::START_BAD_SERVICE, text))?,
        request: request.map_err(|text| (key::START_BAD_LINK, text))?,
    })
}

/// The request that a link names; the link itself where it names none.
fn request(link: String) -> Result<RequestId, String> {
    link::request(&link).ok_or(link)
}

/// An address with a scheme of the web or none: signing in looks closer.
fn service(address: String) -> Result<String, String> {
    let scheme = address
        .split_once("://")
        .map_or("https", |(scheme, _)| scheme);
    let is_web = matches!(scheme, "http" | "https");
    let is_one_word = !address.is_empty() && !address.contains(char::is_whitespace);
    if is_web && is_one_word {
        Ok(address)
    } else {
        Err(address)
    }
}

fn argument(error: &clap::Error) -> String {
    match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(argument)) => argument.clone(),
        Some(ContextValue::Strings(arguments)) => arguments.join(" "),
        _ => error.kind().to_string(),
    }
}

fn unclear(locale: &Locale, argument: &str) -> Asked {
    refuse(locale, (key::START_BAD_ARGUMENT, argument.to_owned()))
}

fn refuse(locale: &Locale, (key, argument): (atiende_assets::Key, String)) -> Asked {
    Asked::Unclear(locale.text_with(key, &[("argument", argument.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str], tag: &str) -> Asked {
        let arguments = std::iter::once(&"atiende").chain(arguments);
        read(arguments.map(OsString::from), Locale::load(tag))
    }

    fn said(arguments: &[&str], tag: &str) -> String {
        match asked(arguments, tag) {
            Asked::Say(text) | Asked::Unclear(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn everything_can_be_asked_for_at_once() {
        let options = Options {
            is_local: true,
            data_dir: Some("/tmp/a b".into()),
            service: Some("https://soporte.example".to_owned()),
            request: Some(RequestId(1042)),
        };
        let arguments = [
            "--local",
            "--data-dir",
            "/tmp/a b",
            "--service=https://soporte.example",
            "atiende://request/1042",
        ];
        assert_eq!(asked(&arguments, "es"), Asked::Open(options));
        assert_eq!(asked(&[], "es"), Asked::Open(Options::default()));
    }

    #[test]
    fn a_link_that_names_no_request_is_refused() {
        assert_eq!(
            said(&["atiende://close/7"], "en"),
            "“atiende://close/7” is not a link to a request: it looks like atiende://request/1042"
        );
    }

    #[test]
    fn links_can_be_registered() {
        assert_eq!(asked(&["--register-links"], "es"), Asked::RegisterLinks);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(
            said(&["--lokal"], "es"),
            "No se entiende «--lokal»: «atiende --help» muestra las opciones"
        );
        assert!(said(&["--data-dir"], "en").contains("--data-dir"));
        assert!(said(&["--service", "file:///etc"], "en").contains("file:///etc"));
    }

    #[test]
    fn help_lists_everything_in_the_technician_s_language() {
        for (tag, usage) in [("es", "Uso: atiende"), ("en", "Usage: atiende")] {
            let help = said(&["--help"], tag);
            assert!(help.contains(usage), "{help}");
            for name in [
                "--local",
                "--data-dir <DIR>",
                "--service <URL>",
                "--register-links",
                "atiende://request/ID",
            ] {
                assert!(help.contains(name), "{help}");
            }
        }
        assert_eq!(
            said(&["--version"], "es"),
            format!("atiende {}\n", env!("CARGO_PKG_VERSION"))
        );
    }
}
