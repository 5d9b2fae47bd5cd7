//! Where a request came from: what *Source Information* shows.

use serde::{Deserialize, Serialize};

/// The customer's device, as the portal recorded it when the request was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The address the request came from, after the trusted-proxy rule.
    pub ip_address: String,
    /// What kind of device it is.
    pub device_type: DeviceType,
    /// The family of operating systems that decides which actions exist.
    pub platform: Platform,
    /// The operating system for reading, for example `Windows 11` or `iOS 17.4`.
    pub operating_system: String,
    /// The version as numbers for comparing, for example `17.4`; empty where unknown.
    pub os_version: String,
    /// The browser for reading, for example `Firefox 131`.
    pub browser: String,
}

/// What kind of device a customer uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceType {
    /// A desktop or laptop computer.
    Computer,
    /// A phone.
    Phone,
    /// A tablet.
    Tablet,
    /// Not recognised.
    Unknown,
}

/// The family of operating systems that decides which actions exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Microsoft Windows on a computer.
    Windows,
    /// macOS.
    Mac,
    /// iOS and iPadOS.
    Ios,
    /// Android.
    Android,
    /// Linux, ChromeOS, Windows Phone and everything not recognised.
    Other,
}
