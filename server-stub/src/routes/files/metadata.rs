//! What is said of an upload when it begins: the header `Upload-Metadata`.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The name of the file, as it was given; `None` where there is none that can be read.
pub(super) fn filename(header: &str) -> Option<String> {
    let pairs = header.split(',').map(str::trim);
    // A word without a value has an empty one.
    let mut pairs = pairs.map(|pair| pair.split_once(' ').unwrap_or((pair, "")));
    let (_, value) = pairs.find(|(key, _)| *key == "filename")?;
    let bytes = BASE64_STANDARD.decode(value.trim()).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_among_other_things() {
        let name = Some("señal.png".to_owned());
        assert_eq!(filename("filename c2XDsWFsLnBuZw=="), name);
        assert_eq!(
            filename("filetype aW1n, is_confidential,filename  c2XDsWFsLnBuZw=="),
            name
        );
        assert_eq!(filename("is_confidential,filename"), Some(String::new()));
        for nameless in ["", "name c2XDsWFsLnBuZw==", "filename ?", "filename /w=="] {
            assert_eq!(filename(nameless), None, "{nameless}");
        }
    }
}
