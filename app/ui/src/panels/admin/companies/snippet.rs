//! The lines that put a portal into another web site.

/// A frame that shows the portal; what stands in quotes cannot leave them.
pub(super) fn snippet(address: &str, title: &str) -> String {
    let (address, title) = (quoted(address), quoted(title));
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" \
         style=\"width:100%;height:640px;border:0\"></iframe>"
    )
}

fn quoted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_quotes() {
        let lines = snippet("https://a.example/p/acme", "A\"><script>&");
        let expected = "<iframe src=\"https://a.example/p/acme\" \
                        title=\"A&quot;&gt;&lt;script&gt;&amp;\" \
                        style=\"width:100%;height:640px;border:0\"></iframe>";
        assert_eq!(lines, expected);
    }
}
