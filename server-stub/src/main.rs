//! The program `atiende-server`: reads the settings and starts what they ask for.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use atiende_server::admin::{self, Admin};
use atiende_server::auth::setup;
use atiende_server::config::{self, CommonFlags, ConfigError, Secrets, ServeFlags};
use atiende_server::{RunningService, Service, ServiceConfig};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Self-hosted support service: technicians, customers and their requests
#[derive(Parser)]
#[command(
    name = "atiende-server",
    version,
    args_conflicts_with_subcommands = false
)]
struct Arguments {
    #[command(flatten)]
    common: CommonFlags,
    #[command(flatten)]
    serve: ServeFlags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve; this is also done without a command
    Serve(ServeFlags),
    /// Administer companies, portals and technicians
    #[command(subcommand)]
    Admin(Admin),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("atiende-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("atiende-server")
        .build()?;
    let Arguments {
        common,
        serve,
        command,
    } = arguments;
    runtime.block_on(async {
        match command {
            None => serve_until_told(config::service_config(common, serve, secrets()?)?).await,
            Some(Command::Serve(flags)) => {
                serve_until_told(config::service_config(common, flags.or(serve), secrets()?)?).await
            }
            Some(Command::Admin(command)) => {
                let said = admin::run(&config::data_folder(common)?, command).await?;
                say(&said)
            }
        }
    })
}

fn secrets() -> Result<Secrets, ConfigError> {
    Secrets::of_environment(|name| std::env::var(name).ok())
}

async fn serve_until_told(config: ServiceConfig) -> anyhow::Result<()> {
    let public_url = config.public_url.clone();
    // Before anybody can know that the service runs, or an early signal would kill it.
    let told = told_to_stop().context("The service cannot listen to signals")?;
    let service = Service::start(config).await?;
    let address = format!("http://{}", service.address());
    say(&format!("listening on {address}\n"))?;
    offer_setup(&service, public_url.as_deref().unwrap_or(&address)).await?;
    told.await;
    service.stop().await;
    Ok(())
}

async fn offer_setup(service: &RunningService, base: &str) -> anyhow::Result<()> {
    let link = setup::new_link(service.app_state(), base).await?;
    match link {
        Some(link) => say(&format!("set-up link: {link}\n")),
        None => Ok(()),
    }
}

/// Ends when the system or the person at the keyboard says so.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ends when the system or the person at the keyboard says so.
#[cfg(not(unix))]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler there is nothing left to wait for.
        tokio::signal::ctrl_c().await.ok();
    })
}

/// Writes to the standard output at once, for programs that read along.
fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn log() {
    let filter = EnvFilter::try_from_env("ATIENDE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
}
