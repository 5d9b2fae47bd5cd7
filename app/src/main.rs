//! The technician's console: wiring only.
//!
//! ```text
//! cli ──► Local (the service inside, if asked) ──► Engine ◄──► Shell (the window)
//! ```

// Otherwise Windows opens a terminal beside the window.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod around;
mod cli;
mod local;
mod screen;
mod shell;
mod signals;
mod window;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::time::Duration;

use atiende_assets::{Locale, key};
use atiende_core::DesktopEvent;
use atiende_desktop::activation::Token;
use atiende_desktop::answers::{Answer, Answers};
use atiende_desktop::files::DesktopFiles;
use atiende_desktop::instance::{self, Door, Errand, Instance};
use atiende_desktop::keeper::FileKeeper;
use atiende_desktop::language::Language;
use atiende_desktop::paths::Paths;
use atiende_desktop::{browser, device, notify, register, terminal};
use atiende_engine::ports::{LocalAccount, LocalService as _, Ports};
use atiende_engine::{Engine, Reporter, Start};
use tokio::runtime::Runtime;
use tokio::time::timeout;
use tracing_subscriber::EnvFilter;

use crate::around::Around;
use crate::cli::{Asked, Options};
use crate::local::Local;
use crate::shell::Shell;
use crate::window::WindowHandle;

/// How long everything may take to stop once the window is closed.
const TO_STOP: Duration = Duration::from_secs(5);

/// What is logged unless `ATIENDE_LOG` says otherwise. The libraries warn of every oddity, and
/// why there is no window is said in a sentence of ours.
const DEFAULT_LOG: &str = "warn,winit=error,zbus=error,eframe::native::run=off";

/// Why the program ended early, for who reads it and for scripts.
struct Failure {
    sentence: String,
    code: u8,
}

impl Failure {
    const LOCAL: u8 = 1;
    const NO_WINDOW: u8 = 2;
    const USAGE: u8 = 64;
}

fn main() -> ExitCode {
    terminal::join();
    log_to_stderr();
    let language = Language::of_system();
    let ended = match cli::read(std::env::args_os(), language.locale()) {
        Asked::Open(options) => run(options, &language),
        Asked::RegisterLinks => register_links(&language),
        Asked::Say(text) => say(&text),
        Asked::Unclear(sentence) => Err(Failure {
            sentence,
            code: Failure::USAGE,
        }),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::complain(&failure.sentence);
            ExitCode::from(failure.code)
        }
    }
}

fn log_to_stderr() {
    let wanted = EnvFilter::try_from_env("ATIENDE_LOG");
    let filter = wanted.unwrap_or_else(|_| EnvFilter::new(DEFAULT_LOG));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .init();
}

fn say(text: &str) -> Result<(), Failure> {
    // Whoever asked may have gone away, as in `atiende --help | head -1`.
    io::stdout().write_all(text.as_bytes()).ok();
    Ok(())
}

fn register_links(language: &Language) -> Result<(), Failure> {
    let locale = language.locale();
    let registered = register::links().map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::Unsupported => locale.text(key::START_LINKS_BY_APPLICATION).to_owned(),
            _ => error.to_string(),
        };
        Failure {
            sentence: locale.text_with(
                key::START_LINKS_NOT_REGISTERED,
                &[("reason", reason.into())],
            ),
            code: Failure::LOCAL,
        }
    })?;
    let file = registered.display().to_string();
    say(&format!(
        "{}\n",
        locale.text_with(key::START_LINKS_REGISTERED, &[("file", file.into())])
    ))
}

fn run(options: Options, language: &Language) -> Result<(), Failure> {
    let locale = language.locale();
    if let Some(sentence) = screen::missing(locale) {
        return Err(Failure {
            sentence,
            code: Failure::NO_WINDOW,
        });
    }
    let paths = paths(&options, locale)?;
    let errand = Errand {
        request: options.request,
        token: Token::of_start(),
    };
    match instance::claim(&paths, &errand) {
        Instance::First(door) => open(options, language, &paths, door),
        Instance::HandedOver => Ok(()),
    }
}

fn open(
    options: Options,
    language: &Language,
    paths: &Paths,
    mut door: Door,
) -> Result<(), Failure> {
    let locale = language.locale();
    let runtime = runtime(locale)?;
    let _guard = runtime.enter();
    let local = Local::new(paths.clone(), language.clone());
    if options.is_local {
        let account = runtime.block_on(local.start()).map_err(|problem| Failure {
            sentence: local::sentence(locale, &problem),
            code: Failure::LOCAL,
        })?;
        tell_addresses(&account);
    }
    let window = WindowHandle::default();
    runtime.spawn(signals::close_when_asked(window.clone()));
    let start = if options.is_local {
        Start::Local
    } else {
        Start::Remembered
    };
    let answers = Answers::default();
    let ports = ports(paths, language, &local, &window, &answers);
    let engine = Engine::start(start, ports);
    listen(&answers, engine.reporter(), window.clone());
    door.answer(&answers);
    if let Some(request) = options.request {
        engine.hear(DesktopEvent::Open(request));
    }
    let shown = show(
        paths,
        &window,
        engine.clone(),
        (language, &answers),
        options,
    );
    runtime.block_on(stop(engine, &local));
    runtime.shutdown_timeout(TO_STOP);
    shown.map_err(|sentence| Failure {
        sentence,
        code: Failure::NO_WINDOW,
    })
}

fn paths(options: &Options, locale: &Locale) -> Result<Paths, Failure> {
    let given = options.data_dir.as_deref().map(Paths::below);
    given.or_else(Paths::of_user).ok_or_else(|| Failure {
        sentence: locale.text(key::START_NO_HOME).to_owned(),
        code: Failure::LOCAL,
    })
}

fn runtime(locale: &Locale) -> Result<Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_name("atiende-work")
        .enable_all()
        .build();
    runtime.map_err(|error| Failure {
        sentence: locale.text_with(
            key::START_NO_WINDOW,
            &[("reason", error.to_string().into())],
        ),
        code: Failure::NO_WINDOW,
    })
}

/// Lines for scripts and for who started it in a terminal.
fn tell_addresses(account: &LocalAccount) {
    let lines = format!(
        "listening on {}\nportal: {}\n",
        account.account.service, account.portal
    );
    let mut stdout = io::stdout();
    // The window is what matters: it opens also where nobody reads.
    stdout
        .write_all(lines.as_bytes())
        .and_then(|()| stdout.flush())
        .ok();
}

/// What is done outside of the window reaches the engine and the window.
fn listen(answers: &Answers, reporter: Reporter, window: WindowHandle) {
    answers.listen(move |answer| match answer {
        Answer::ToFront(token) => window.to_front(token.as_ref()),
        Answer::Act(action) => reporter.act(action),
        Answer::Tell(event) => reporter.hear(event),
        Answer::Quit => window.quit(),
    });
}

fn ports(
    paths: &Paths,
    language: &Language,
    local: &Local,
    window: &WindowHandle,
    answers: &Answers,
) -> Ports {
    let window = window.clone();
    let mut channels = notify::channels(language, answers);
    channels.push(Box::new(window.clone()));
    Ports {
        channels,
        keeper: Box::new(FileKeeper::new(paths.clone())),
        local: Box::new(local.clone()),
        files: Box::new(DesktopFiles::new(paths, language.clone())),
        open_url: Box::new(browser::open),
        repaint: Box::new(move || window.repaint()),
        device: device::name(),
        language: language.locale().tag().to_owned(),
    }
}

fn show(
    paths: &Paths,
    handle: &WindowHandle,
    engine: Engine,
    (language, answers): (&Language, &Answers),
    options: Options,
) -> Result<(), String> {
    window::run(&paths.window, handle, language.locale(), |creation| {
        let around = Around::start(language, answers);
        let mut shell = Shell::new(creation, engine, language.clone(), (handle.clone(), around));
        if let Some(service) = options.service {
            shell.propose_service(service);
        }
        shell
    })
}

/// The engine first: it writes down what is not sent yet.
async fn stop(engine: Engine, local: &Local) {
    if timeout(TO_STOP, engine.stopped()).await.is_err() {
        tracing::warn!("The engine did not stop in time");
    }
    if timeout(TO_STOP, local.stop()).await.is_err() {
        tracing::warn!("The service did not stop in time");
    }
}
