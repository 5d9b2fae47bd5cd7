//! Which device a customer uses, from what its browser says about itself (R-17, D8).

use atiende_protocol::{DeviceType, Platform, Source};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use woothee::parser::{Parser, WootheeResult};

/// The client hints that the portal asks browsers for.
pub const ACCEPT_CH: &str = "Sec-CH-UA-Platform-Version, Sec-CH-UA-Model, Sec-CH-UA-Form-Factors";

/// Longer user agents are cut before they are looked at.
const MAX_USER_AGENT: usize = 1_000;

/// The longest name of a system or browser that is kept.
const MAX_SHOWN: usize = 60;

/// What a browser says about its device.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The header `User-Agent`.
    pub user_agent: String,
    /// `Sec-CH-UA-Platform` without its quotes.
    pub platform: String,
    /// `Sec-CH-UA-Platform-Version` without its quotes.
    pub platform_version: String,
    /// `Sec-CH-UA-Mobile` or a form factor says: a phone.
    pub is_mobile: Option<bool>,
    /// A form factor says: a tablet.
    pub is_tablet: bool,
    /// How many fingers the screen feels, told by the page; iPads pretend to be Macs.
    pub touch_points: u32,
}

impl Hints {
    /// Reads the headers of a request; `touch_points` comes with the form.
    pub fn of(headers: &HeaderMap, touch_points: u32) -> Self {
        let form_factors = text(headers, "sec-ch-ua-form-factors");
        Self {
            user_agent: text(headers, USER_AGENT.as_str()),
            platform: text(headers, "sec-ch-ua-platform"),
            platform_version: text(headers, "sec-ch-ua-platform-version"),
            is_mobile: match text(headers, "sec-ch-ua-mobile").as_str() {
                "?1" => Some(true),
                "?0" => Some(false),
                _ => None,
            },
            is_tablet: form_factors.contains("Tablet"),
            touch_points,
        }
    }

    /// The device, with the address that its request came from.
    pub fn source(&self, ip_address: String) -> Source {
        let seen = Parser::new().parse(&self.user_agent).unwrap_or_default();
        let system = self.system(&seen);
        Source {
            ip_address,
            device_type: self.device_type(&seen, &system),
            platform: system.platform,
            operating_system: shown(&[&system.name, &system.version]),
            os_version: numbers(&system.version),
            browser: shown(&[browser_name(&seen, system.platform), major(seen.version)]),
        }
    }

    fn system(&self, seen: &WootheeResult<'_>) -> System {
        let version = seen.os_version.replace('_', ".");
        let system = |platform, name: &str, version: &str| System {
            platform,
            name: name.to_owned(),
            version: known(version).to_owned(),
        };
        match seen.os {
            "Mac OSX" if self.touch_points > 1 => system(Platform::Ios, "iPadOS", ""),
            "iPhone" | "iPod" | "iOS" => system(Platform::Ios, "iOS", &version),
            "iPad" => system(Platform::Ios, "iPadOS", &version),
            "Mac OSX" => system(Platform::Mac, "macOS", self.mac_version(&version)),
            "Android" => system(Platform::Android, "Android", self.android_version(&version)),
            os if os.starts_with("Windows Phone") => {
                system(Platform::Other, "Windows Phone", &version)
            }
            os if os.starts_with("Windows") => {
                system(Platform::Windows, "Windows", self.windows_version(os))
            }
            "ChromeOS" => system(Platform::Other, "ChromeOS", ""),
            os => system(Platform::Other, known(os), ""),
        }
    }

    /// The version that the browser tells to those who ask, where it is about `platform`.
    fn hint_for(&self, platform: &str) -> Option<&str> {
        let is_there = self.platform == platform && !self.platform_version.is_empty();
        is_there.then_some(self.platform_version.as_str())
    }

    fn windows_version<'a>(&self, os: &'a str) -> &'a str {
        let hint = self.hint_for("Windows").unwrap_or_default();
        let major = hint.split('.').next().unwrap_or_default();
        match (os, major.parse::<u32>()) {
            // Windows 11 calls itself 10 in the user agent and 13 or more in the hint.
            ("Windows 10", Ok(13..)) => "11",
            ("Windows 10", _) => "10",
            _ => os.trim_start_matches("Windows").trim_start(),
        }
    }

    /// Browsers have said 10.15.7 for years, whatever the Mac has.
    fn mac_version<'a>(&'a self, version: &'a str) -> &'a str {
        let said = if version == "10.15.7" { "" } else { version };
        self.hint_for("macOS").unwrap_or(said)
    }

    /// Chrome says Android 10 to all but those who ask for the hint.
    fn android_version<'a>(&'a self, version: &'a str) -> &'a str {
        self.hint_for("Android").unwrap_or(version)
    }

    fn device_type(&self, seen: &WootheeResult<'_>, system: &System) -> DeviceType {
        match (system.platform, seen.category) {
            (Platform::Ios, _) if system.name == "iPadOS" => DeviceType::Tablet,
            (Platform::Ios, _) => DeviceType::Phone,
            (Platform::Android, _) => self.android_type(),
            (Platform::Windows | Platform::Mac, _) | (_, "pc") => DeviceType::Computer,
            (_, "smartphone" | "mobilephone") => DeviceType::Phone,
            _ => DeviceType::Unknown,
        }
    }

    fn android_type(&self) -> DeviceType {
        let says_mobile = self.user_agent.contains("Mobile");
        if self.is_tablet || !self.is_mobile.unwrap_or(says_mobile) {
            DeviceType::Tablet
        } else {
            DeviceType::Phone
        }
    }
}

struct System {
    platform: Platform,
    name: String,
    version: String,
}

fn text(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).map(|value| value.as_bytes());
    let value = String::from_utf8_lossy(value.unwrap_or_default());
    let value: String = value.chars().take(MAX_USER_AGENT).collect();
    value.trim_matches('"').to_owned()
}

fn browser_name<'a>(seen: &WootheeResult<'a>, platform: Platform) -> &'a str {
    match (seen.name, platform) {
        ("SamsungBrowser", _) => "Samsung Internet",
        // There is no Safari for Android; its old browser only looks like it.
        ("Safari", Platform::Android) => "Android Browser",
        (name, _) => known(name),
    }
}

/// The crate writes a word where it knows nothing.
fn known(value: &str) -> &str {
    if value == "UNKNOWN" { "" } else { value }
}

fn major(version: &str) -> &str {
    known(version).split('.').next().unwrap_or_default()
}

fn shown(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ").chars().take(MAX_SHOWN).collect()
}

/// The leading numbers with their dots, for comparing; empty where there are none.
fn numbers(version: &str) -> String {
    let end = version.find(|c: char| !c.is_ascii_digit() && c != '.');
    let kept = version
        .get(..end.unwrap_or(version.len()))
        .unwrap_or_default();
    kept.trim_matches('.').chars().take(MAX_SHOWN).collect()
}

#[cfg(test)]
mod tests;
