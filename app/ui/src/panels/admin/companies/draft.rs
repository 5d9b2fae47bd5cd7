//! A portal's form as it is typed: minutes for seconds, lines for lists.

use atiende_protocol::http::admin::PortalForm;

use crate::panels::admin::form::minutes;

const SECS: u32 = 60;
/// What a new portal begins with.
const AMBER: u32 = 2;
const RED: u32 = 5;

/// A portal's form as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::panels::admin) struct PortalDraft {
    pub slug: String,
    pub title: String,
    pub welcome: String,
    pub color: String,
    pub is_active: bool,
    pub origins: String,
    pub amber: String,
    pub red: String,
}

impl Default for PortalDraft {
    fn default() -> Self {
        Self::of(None)
    }
}

impl PortalDraft {
    /// As the service has it; for a company without a portal, the beginning of one.
    pub fn of(form: Option<&PortalForm>) -> Self {
        let text = |of: fn(&PortalForm) -> &String| form.map(of).cloned().unwrap_or_default();
        let minutes = |secs: Option<u32>, usual: u32| {
            secs.map_or(usual, |secs| secs.div_ceil(SECS)).to_string()
        };
        Self {
            slug: text(|form| &form.slug),
            title: text(|form| &form.title),
            welcome: text(|form| &form.welcome),
            color: text(|form| &form.color),
            is_active: form.is_none_or(|form| form.is_active),
            origins: form
                .map(|form| form.embed_origins.join("\n"))
                .unwrap_or_default(),
            amber: minutes(form.map(|form| form.amber_secs), AMBER),
            red: minutes(form.map(|form| form.red_secs), RED),
        }
    }

    /// As the service wants it; nothing where a number is none.
    pub fn form(&self) -> Option<PortalForm> {
        Some(PortalForm {
            slug: self.slug.trim().to_owned(),
            title: self.title.trim().to_owned(),
            welcome: self.welcome.trim().to_owned(),
            color: self.color.trim().to_owned(),
            is_active: self.is_active,
            embed_origins: self.origins().map(str::to_owned).collect(),
            amber_secs: minutes(&self.amber)? * SECS,
            red_secs: minutes(&self.red)? * SECS,
        })
    }

    /// The web sites, one a line.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        self.origins
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_what_the_service_keeps_and_back() {
        let draft = PortalDraft {
            slug: " acme ".to_owned(),
            origins: "https://a.example\n\n https://b.example \n".to_owned(),
            amber: "3".to_owned(),
            ..PortalDraft::default()
        };

        let form = draft.form().unwrap();
        assert_eq!(
            (form.slug.as_str(), form.amber_secs, form.red_secs),
            ("acme", 180, 300)
        );
        assert_eq!(
            form.embed_origins,
            ["https://a.example", "https://b.example"]
        );

        let again = PortalDraft::of(Some(&form));
        assert_eq!(again.form(), Some(form));
    }

    #[test]
    fn minutes_that_are_none_are_not_sent() {
        for wrong in ["", "0", "-1", "1.5", "dos", "99999999"] {
            let amber = wrong.to_owned();
            let draft = PortalDraft {
                amber,
                ..PortalDraft::default()
            };
            assert_eq!(draft.form(), None, "{wrong}");
        }
    }
}
