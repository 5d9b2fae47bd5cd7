//! The settings file.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de::Error as _};
use thiserror::Error;

use super::{EmailSection, TextSection};
use crate::files::scan::ClamdAddress;

/// What stands in the settings file. A setting that nobody knows is an error, not a surprise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsFile {
    /// Where to listen.
    pub listen: Option<SocketAddr>,
    /// The folder of the database.
    pub data_dir: Option<PathBuf>,
    /// How the world reaches the service.
    #[serde(deserialize_with = "public_url")]
    pub public_url: Option<String>,
    /// The proxies that are believed about a caller's address.
    #[serde(deserialize_with = "networks")]
    pub trusted_proxies: Vec<IpNet>,
    /// How many live sockets may come from one address.
    pub sockets_per_address: Option<NonZeroUsize>,
    /// Where the scanner listens.
    #[serde(deserialize_with = "clamd")]
    pub clamd: Option<ClamdAddress>,
    /// Networks that webhooks may reach though they are not public.
    #[serde(deserialize_with = "networks")]
    pub webhook_networks: Vec<IpNet>,
    /// How e-mails are sent.
    pub email: EmailSection,
    /// How text messages are sent.
    pub text: Option<TextSection>,
}

/// The settings file cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// It is not there, or may not be read.
    #[error("The settings file {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// Something in it is wrong.
    #[error("The settings file {0} is wrong: {1}")]
    Wrong(PathBuf, String),
    /// Something is missing.
    #[error("The settings are not complete: {0}")]
    Incomplete(&'static str),
}

impl SettingsFile {
    /// Reads the file; without one, nothing is set.
    pub fn of(path: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| ConfigError::Unreadable(path.to_owned(), error))?;
        Self::parse(&text).map_err(|problem| ConfigError::Wrong(path.to_owned(), problem))
    }

    /// Understands the text of a file, or says in one line what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            format!("line {line}: {}", error.message())
        })
    }
}

fn public_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| super::public_url(&text))
        .transpose()
        .map_err(D::Error::custom)
}

fn clamd<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ClamdAddress>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse())
        .transpose()
        .map_err(D::Error::custom)
}

fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let networks = texts.iter().map(|text| super::network(text));
    networks.collect::<Result<_, _>>().map_err(D::Error::custom)
}
