//! What the composer offers for files: which a customer may send, or why none (R-31 to R-33, D8, D9).

use atiende_assets::{Key, Locale, key};
use atiende_protocol::{FileType, FileTypes, Platform, types_of_customer};

use super::file_words::{size_text, types_text};

/// What a customer may send, as the page offers it.
pub struct FileOffer {
    /// What the browser's file chooser shows.
    pub accept: String,
    /// How long a file may be and of which kinds, in a sentence.
    pub limits: String,
    /// Whether it is a phone or tablet: the choice between camera and gallery comes first.
    pub is_mobile: bool,
}

/// The offer for a customer with this system, or the sentence that says why there is none.
pub fn file_offer(
    locale: &Locale,
    (platform, os_version): (Platform, &str),
    max_bytes: u64,
) -> Result<FileOffer, String> {
    let types = types_of_customer(platform, os_version);
    if types.is_empty() {
        return Err(locale.text(reason(platform)).to_owned());
    }
    let values = [
        ("max", size_text(locale, max_bytes).into()),
        ("types", types_text(types).into()),
    ];
    Ok(FileOffer {
        accept: accept(platform, types),
        limits: locale.text_with(key::PORTAL_FILE_LIMITS, &values),
        is_mobile: matches!(platform, Platform::Ios | Platform::Android),
    })
}

fn reason(platform: Platform) -> Key {
    match platform {
        Platform::Ios => key::PORTAL_FILE_OLD_IOS,
        Platform::Android => key::PORTAL_FILE_OLD_ANDROID,
        _ => key::PORTAL_FILE_SYSTEM,
    }
}

/// Pictures are named by their media type: phones then offer the camera, and turn their own kinds
/// of pictures into these.
fn accept(platform: Platform, types: FileTypes) -> String {
    let name = |kind: FileType| {
        let prefix = if kind.is_picture() { "image/" } else { "." };
        format!("{prefix}{}", kind.extension())
    };
    let mut names: Vec<_> = types.iter().map(name).collect();
    if platform == Platform::Android {
        // It knows no media type for `.log` and `.cfg`, and would not let them be chosen.
        names.extend(["text/plain", "application/octet-stream"].map(str::to_owned));
    }
    names.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(platform: Platform, os_version: &str) -> Result<FileOffer, String> {
        file_offer(Locale::load("es"), (platform, os_version), 26_214_400)
    }

    #[test]
    fn computers_and_android_are_offered_every_kind_and_ios_pictures_only() {
        //
        let pictures = "image/jpeg,image/png,image/gif,image/bmp,image/tiff";
        let ios = offer(Platform::Ios, "17.4").unwrap_or_else(|reason| panic!("{reason}"));
        assert_eq!((ios.accept.as_str(), ios.is_mobile), (pictures, true));
        assert!(ios.limits.contains("25 MB"), "{}", ios.limits);
        assert!(!ios.limits.contains("pdf"), "{}", ios.limits);
        for (platform, is_mobile) in [(Platform::Windows, false), (Platform::Android, true)] {
            let offer = offer(platform, "11").unwrap_or_else(|reason| panic!("{reason}"));
            assert!(offer.accept.starts_with(&format!("{pictures},.pdf,.doc,")));
            assert_eq!(offer.is_mobile, is_mobile);
        }
    }

    #[test]
    fn systems_that_may_send_nothing_are_told_why() {
        // D8, D9.
        let told = [
            (Platform::Other, ""),
            (Platform::Ios, "5.1"),
            (Platform::Android, "2.1"),
        ]
        .map(|(platform, version)| offer(platform, version).err().unwrap_or_default());
        assert!(told[0].contains("sistema"), "{told:?}");
        assert!(told[1].contains("iOS 6"), "{told:?}");
        assert!(told[2].contains("Android 2.2"), "{told:?}");
    }
}
