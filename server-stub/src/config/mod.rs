//! The settings: a file, then the environment, then flags; the later one wins.

mod file;
mod notify;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;
use ipnet::IpNet;

pub use file::{ConfigError, SettingsFile};
pub use notify::{EmailSection, Secrets, TextSection};

use crate::ServiceConfig;
use crate::files::scan::ClamdAddress;
use crate::service::SOCKETS_PER_ADDRESS;

/// Where the service listens unless told otherwise.
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// The data folder unless told otherwise, below the current one.
const DATA_DIR: &str = "atiende-data";

/// What every command understands. `clap` puts flags before the environment.
#[derive(Args, Clone, Debug, Default)]
pub struct CommonFlags {
    /// Settings file
    #[arg(long, value_name = "FILE", env = "ATIENDE_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Folder of the database [default: atiende-data]
    #[arg(long, value_name = "DIR", env = "ATIENDE_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
}

/// What the service itself understands.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeFlags {
    /// Address to listen on; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR", env = "ATIENDE_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// How the world reaches the service, for example https://help.example.com
    #[arg(long, value_name = "URL", env = "ATIENDE_PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Network of a proxy whose X-Forwarded-For is believed; may be repeated
    #[arg(
        long = "trusted-proxy",
        value_name = "NETWORK",
        env = "ATIENDE_TRUSTED_PROXIES",
        value_delimiter = ',',
        value_parser = network
    )]
    pub trusted_proxies: Vec<IpNet>,
    /// How many live sockets may come from one address, behind which a whole company may sit
    /// [default: 1000]
    #[arg(long, value_name = "COUNT", env = "ATIENDE_SOCKETS_PER_ADDRESS")]
    pub sockets_per_address: Option<NonZeroUsize>,
    /// Where clamd listens, for example unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310
    #[arg(long, value_name = "SOCKET", env = "ATIENDE_CLAMD")]
    pub clamd: Option<ClamdAddress>,
}

impl ServeFlags {
    /// These flags, and those of `other` where these say nothing.
    pub fn or(self, other: Self) -> Self {
        let mine = self.trusted_proxies;
        Self {
            listen: self.listen.or(other.listen),
            public_url: self.public_url.or(other.public_url),
            trusted_proxies: if mine.is_empty() {
                other.trusted_proxies
            } else {
                mine
            },
            sockets_per_address: self.sockets_per_address.or(other.sockets_per_address),
            clamd: self.clamd.or(other.clamd),
        }
    }
}

/// The settings of a service, from all places.
pub fn service_config(
    common: CommonFlags,
    serve: ServeFlags,
    secrets: Secrets,
) -> Result<ServiceConfig, ConfigError> {
    let file = SettingsFile::of(common.config.as_deref())?;
    let notify = notify::setup(file.email, file.text, file.webhook_networks, secrets)?;
    let proxies = serve.trusted_proxies;
    Ok(ServiceConfig {
        listen: serve.listen.or(file.listen).unwrap_or(LISTEN),
        data_dir: data_dir(common.data_dir, file.data_dir),
        public_url: serve.public_url.or(file.public_url),
        trusted_proxies: if proxies.is_empty() {
            file.trusted_proxies
        } else {
            proxies
        },
        sockets_per_address: serve
            .sockets_per_address
            .or(file.sockets_per_address)
            .map_or(SOCKETS_PER_ADDRESS, NonZeroUsize::get),
        clamd: serve.clamd.or(file.clamd),
        notify,
    })
}

/// The data folder, for commands that need nothing else.
pub fn data_folder(common: CommonFlags) -> Result<PathBuf, ConfigError> {
    let file = SettingsFile::of(common.config.as_deref())?;
    Ok(data_dir(common.data_dir, file.data_dir))
}

fn data_dir(flag: Option<PathBuf>, file: Option<PathBuf>) -> PathBuf {
    flag.or(file)
        .unwrap_or_else(|| Path::new(DATA_DIR).to_owned())
}

/// An address such as `https://help.example.com`, without anything behind it.
fn public_url(text: &str) -> Result<String, String> {
    let uri: axum::http::Uri = text
        .parse()
        .map_err(|_| "it is no web address".to_owned())?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
    match uri.authority() {
        Some(_) if is_web && is_bare => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err("write it like https://help.example.com, without a path".to_owned()),
    }
}

/// A network such as `10.0.0.0/8`, or one address.
fn network(text: &str) -> Result<IpNet, String> {
    let network = text.parse().ok();
    let one = || text.parse::<std::net::IpAddr>().ok().map(IpNet::from);
    network
        .or_else(one)
        .ok_or_else(|| "write it like 10.0.0.0/8 or 10.0.0.1".to_owned())
}

#[cfg(test)]
mod tests;
