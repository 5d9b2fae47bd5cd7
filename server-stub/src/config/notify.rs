//! How the service reaches people: the sections of the settings file, and the secrets, which may
//! stand in the environment or in files of their own instead.

use std::collections::BTreeMap;
use std::path::PathBuf;

use atiende_notify::{Content, Credentials, EmailSetup, Secret, Setup, TextSetup};
use ipnet::IpNet;
use serde::Deserialize;

use super::ConfigError;

/// `[email]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EmailSection {
    /// The server, with name and password.
    pub url: Option<String>,
    /// Who sends.
    pub from: Option<String>,
}

/// `[text]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TextSection {
    /// Where the gateway takes messages.
    pub url: String,
    /// How the fields travel.
    pub content: Content,
    /// What is sent.
    pub fields: BTreeMap<String, String>,
    /// The name that the gateway knows us by.
    pub user: Option<String>,
    /// The password that belongs to it.
    pub password: Option<String>,
    /// The token that the gateway knows us by.
    pub token: Option<String>,
}

/// Secrets from the environment, or from the files that it names.
#[derive(Clone, Default)]
pub struct Secrets {
    smtp_url: Option<String>,
    text_password: Option<String>,
    text_token: Option<String>,
}

impl Secrets {
    /// Reads `ATIENDE_SMTP_URL`, `ATIENDE_TEXT_PASSWORD` and `ATIENDE_TEXT_TOKEN`, each also with
    /// `_FILE` behind it.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let secret = |name: &str| match variable(&format!("{name}_FILE")) {
            Some(file) => read(file).map(Some),
            None => Ok(variable(name)),
        };
        Ok(Self {
            smtp_url: secret("ATIENDE_SMTP_URL")?,
            text_password: secret("ATIENDE_TEXT_PASSWORD")?,
            text_token: secret("ATIENDE_TEXT_TOKEN")?,
        })
    }
}

fn read(file: String) -> Result<String, ConfigError> {
    let text = std::fs::read_to_string(&file);
    let text = text.map_err(|error| ConfigError::Unreadable(PathBuf::from(file), error))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// How the service reaches people, from all places.
pub(super) fn setup(
    email: EmailSection,
    text: Option<TextSection>,
    allowed_networks: Vec<IpNet>,
    secrets: Secrets,
) -> Result<Setup, ConfigError> {
    let url = secrets.smtp_url.or(email.url);
    let email = match (url, email.from) {
        (Some(url), Some(from)) => Some(EmailSetup {
            url: Secret(url),
            from,
        }),
        (Some(_), None) => return Err(ConfigError::Incomplete("email.from is missing")),
        (None, _) => None,
    };
    let (password, token) = (secrets.text_password, secrets.text_token);
    Ok(Setup {
        email,
        text: text.map(|section| gateway(section, password, token)),
        allowed_networks,
    })
}

fn gateway(section: TextSection, password: Option<String>, token: Option<String>) -> TextSetup {
    let basic = |user| Credentials::Basic {
        user,
        password: Secret(password.or(section.password).unwrap_or_default()),
    };
    let bearer = token.or(section.token).map(Secret).map(Credentials::Bearer);
    TextSetup {
        url: section.url,
        content: section.content,
        fields: section.fields,
        credentials: section.user.map(basic).or(bearer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(pairs: &[(&str, &str)]) -> Secrets {
        let variable = |name: &str| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Secrets::of_environment(variable).unwrap()
    }

    #[test]
    fn a_secret_may_stand_in_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("smtp");
        std::fs::write(&path, "smtps://u:p@mail.example\n").unwrap();
        let secrets = secrets(&[("ATIENDE_SMTP_URL_FILE", path.to_str().unwrap())]);

        let section = EmailSection {
            url: Some("smtp://other".to_owned()),
            from: Some("soporte@acme.example".to_owned()),
        };
        let setup = setup(section, None, vec![], secrets).unwrap();

        assert_eq!(setup.email.unwrap().url.0, "smtps://u:p@mail.example");
    }

    #[test]
    fn a_mail_server_needs_a_sender() {
        let secrets = secrets(&[("ATIENDE_SMTP_URL", "smtp://127.0.0.1")]);

        let refused = setup(EmailSection::default(), None, vec![], secrets);

        assert!(matches!(refused, Err(ConfigError::Incomplete(_))));
    }

    #[test]
    fn a_gateway_is_known_by_a_name_or_by_a_token() {
        let with = |section| {
            let password = secrets(&[("ATIENDE_TEXT_PASSWORD", "pw")]);
            let setup = setup(EmailSection::default(), Some(section), vec![], password);
            setup.unwrap().text.unwrap().credentials
        };
        let named = TextSection {
            user: Some("AC1".to_owned()),
            ..TextSection::default()
        };
        assert_eq!(
            with(named),
            Some(Credentials::Basic {
                user: "AC1".to_owned(),
                password: Secret("pw".to_owned())
            })
        );
        let tokened = TextSection {
            token: Some("t0".to_owned()),
            ..TextSection::default()
        };
        assert_eq!(
            with(tokened),
            Some(Credentials::Bearer(Secret("t0".to_owned())))
        );
        assert_eq!(with(TextSection::default()), None);
    }
}
