//! The files that the pages load, embedded and versioned by their contents.

use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// A file of the portal.
pub struct Asset {
    /// Its name below `/assets/`.
    pub name: &'static str,
    /// The header `Content-Type`.
    pub media_type: &'static str,
    /// What is in it.
    pub text: &'static str,
    /// Changes with the contents.
    pub version: String,
    /// Whether pages load it only once a customer sends a file.
    pub is_on_demand: bool,
}

static ASSETS: LazyLock<[Asset; 16]> = LazyLock::new(|| {
    let css = "text/css; charset=utf-8";
    let js = "text/javascript; charset=utf-8";
    let svg = "image/svg+xml";
    let text = "text/plain; charset=utf-8";
    [
        asset("portal.css", css, include_str!("../../portal/portal.css")),
        asset("form.js", js, include_str!("../../portal/form.js")),
        asset("chat.js", js, include_str!("../../portal/chat.js")),
        asset(
            "connection.js",
            js,
            include_str!("../../portal/connection.js"),
        ),
        asset("alerts.js", js, include_str!("../../portal/alerts.js")),
        asset("cards.js", js, include_str!("../../portal/cards.js")),
        asset("files.js", js, include_str!("../../portal/files.js")),
        asset("lines.js", js, include_str!("../../portal/lines.js")),
        asset("outbox.js", js, include_str!("../../portal/outbox.js")),
        asset("presence.js", js, include_str!("../../portal/presence.js")),
        asset("mark.svg", svg, include_str!("../../portal/mark.svg")),
        on_demand("uploads.js", js, include_str!("../../portal/uploads.js")),
        on_demand("kept.js", js, include_str!("../../portal/kept.js")),
        on_demand("row.js", js, include_str!("../../portal/row.js")),
        on_demand(
            "tus.min.js",
            js,
            include_str!("../../portal/vendor/tus-js-client/tus.min.js"),
        ),
        on_demand(
            "tus.min.js.txt",
            text,
            include_str!("../../portal/vendor/tus-js-client/LICENSES.txt"),
        ),
    ]
});

/// Every file.
pub fn all() -> &'static [Asset] {
    ASSETS.as_slice()
}

/// The file of this name.
pub fn find(name: &str) -> Option<&'static Asset> {
    all().iter().find(|asset| asset.name == name)
}

/// Where a page finds a file; caches may keep it for ever.
pub fn url(name: &str) -> String {
    let version = find(name).map_or("", |asset| asset.version.as_str());
    format!("/assets/{name}?v={version}")
}

fn asset(name: &'static str, media_type: &'static str, text: &'static str) -> Asset {
    let hash = Sha256::digest(text);
    let mut version = String::new();
    for byte in hash.iter().take(8) {
        // Writing to a string cannot fail.
        write!(version, "{byte:02x}").ok();
    }
    Asset {
        name,
        media_type,
        text,
        version,
        is_on_demand: false,
    }
}

fn on_demand(name: &'static str, media_type: &'static str, text: &'static str) -> Asset {
    Asset {
        is_on_demand: true,
        ..asset(name, media_type, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_changes_with_the_contents() {
        let version = |text| asset("x", "y", text).version;
        assert_eq!(version("a"), version("a"));
        assert_ne!(version("a"), version("b"));
        assert_eq!(url("mark.svg").len(), "/assets/mark.svg?v=".len() + 16);
    }

    #[test]
    fn modules_name_only_files_that_exist() {
        for asset in all() {
            let fixed = asset.text.split("from \"./").skip(1);
            for import in fixed.chain(asset.text.split("import(`./").skip(1)) {
                let name = import.split(['"', '$']).next().unwrap();
                assert!(find(name).is_some(), "{} imports {name}", asset.name);
            }
        }
    }

    /// Foreground, background, and the least contrast that WCAG AA asks for.
    const PAIRS: &[(&str, &str, f64)] = &[
        ("text", "card", 4.5),
        ("text", "sunk", 4.5),
        ("text", "danger-soft", 4.5),
        ("muted", "card", 4.5),
        ("muted", "sunk", 4.5),
        ("link", "card", 4.5),
        ("link", "sunk", 4.5),
        ("on-accent", "accent", 4.5),
        ("on-accent", "accent-down", 4.5),
        ("on-soft", "soft", 4.5),
        ("danger", "card", 4.5),
        ("danger", "danger-soft", 4.5),
        ("muted", "soft", 4.5),
        ("good", "good-soft", 4.5),
        ("wait", "wait-soft", 4.5),
        ("edge", "card", 3.0),
    ];

    #[test]
    fn colours_can_be_read_in_light_and_dark() {
        let css = find("portal.css").unwrap().text;
        let (light, dark) = css.split_once("prefers-color-scheme: dark").unwrap();
        for theme in [light, dark] {
            for (front, back, least) in PAIRS {
                let contrast = contrast(luminance(theme, front), luminance(theme, back));
                assert!(contrast >= *least, "{front} on {back}: {contrast:.2}");
            }
        }
    }

    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(theme: &str, name: &str) -> f64 {
        let start = format!("  --{name}: #");
        let value = match name {
            "white" => "fff",
            _ => theme
                .split_once(&start)
                .unwrap()
                .1
                .split(';')
                .next()
                .unwrap(),
        };
        let long = if value.len() == 3 {
            value.chars().flat_map(|c| [c, c]).collect()
        } else {
            value.to_owned()
        };
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&long[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }
}
