//! A portal's form.

use atiende_protocol::http::admin::{FieldProblem, PortalForm};

use super::{Color, Faults, long, origin};
use crate::portal::form::{lines, one_line};
use crate::storage::Slug;

/// The longest title, in characters.
pub const MAX_TITLE: usize = 120;

/// The longest welcome, in characters.
const MAX_WELCOME: usize = 600;

/// The most web sites that embed one portal; they travel in a header.
const MAX_ORIGINS: usize = 20;

/// The longest waiting limit: a week.
const MAX_SECS: u32 = 7 * 24 * 3_600;

/// The clean form, or what is wrong with it.
pub fn check_portal(form: &PortalForm) -> Result<PortalForm, Vec<FieldProblem>> {
    let mut faults = Faults::default();
    let clean = PortalForm {
        slug: form.slug.trim().to_owned(),
        title: one_line(&form.title),
        welcome: lines(&form.welcome),
        color: form.color.trim().to_lowercase(),
        embed_origins: origins(&form.embed_origins, &mut faults),
        ..form.clone()
    };
    faults.note("slug", slug_fault(&clean.slug));
    faults.note("title", long(&clean.title, MAX_TITLE));
    faults.note("welcome", long(&clean.welcome, MAX_WELCOME));
    let is_color = clean.color.is_empty() || Color::parse(&clean.color).is_some();
    faults.note("color", (!is_color).then_some("malformed"));
    let is_limit = |secs| (1..=MAX_SECS).contains(&secs);
    faults.note(
        "amber_secs",
        (!is_limit(clean.amber_secs)).then_some("malformed"),
    );
    faults.note("red_secs", red_fault(clean.amber_secs, clean.red_secs));
    faults.or(clean)
}

fn slug_fault(slug: &str) -> Option<&'static str> {
    match slug.len() {
        0 => Some("empty"),
        len if len > Slug::MAX_LEN => Some("too_long"),
        _ if Slug::parse(slug).is_none() => Some("malformed"),
        _ => None,
    }
}

fn red_fault(amber: u32, red: u32) -> Option<&'static str> {
    match red {
        0 => Some("malformed"),
        red if red > MAX_SECS => Some("malformed"),
        red if red < amber => Some("red_before_amber"),
        _ => None,
    }
}

fn origins(typed: &[String], faults: &mut Faults) -> Vec<String> {
    let typed = typed.iter().map(|origin| origin.trim());
    let typed = typed.filter(|origin| !origin.is_empty());
    let parsed: Vec<_> = typed.map(origin::parse).collect();
    let is_wrong = parsed.iter().any(Option::is_none);
    faults.note("embed_origins", is_wrong.then_some("malformed"));
    let mut origins: Vec<String> = parsed.into_iter().flatten().collect();
    origins.sort();
    origins.dedup();
    let is_long = origins.len() > MAX_ORIGINS;
    faults.note("embed_origins", is_long.then_some("too_long"));
    origins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::fault;

    fn form() -> PortalForm {
        PortalForm {
            slug: "acme".to_owned(),
            title: "Ayuda de Acme".to_owned(),
            welcome: "Hola\nBuenos días".to_owned(),
            color: "#0a7d55".to_owned(),
            is_active: true,
            embed_origins: vec!["https://www.acme.example".to_owned()],
            amber_secs: 120,
            red_secs: 300,
        }
    }

    #[track_caller]
    fn refused(change: impl FnOnce(&mut PortalForm)) -> FieldProblem {
        let mut form = form();
        change(&mut form);
        let mut faults = check_portal(&form).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        faults.remove(0)
    }

    #[test]
    fn a_good_form_is_cleaned() {
        let mut typed = form();
        typed.slug = " acme ".to_owned();
        typed.title = "Ayuda\nde Acme".to_owned();
        typed.welcome = " Hola\r\nBuenos días ".to_owned();
        typed.color = "#0A7D55".to_owned();
        typed.embed_origins = vec![
            "HTTPS://WWW.Acme.example/".to_owned(),
            String::new(),
            "https://www.acme.example".to_owned(),
        ];
        assert_eq!(check_portal(&typed).unwrap(), form());
    }

    #[test]
    fn each_fault_is_named() {
        let text = |text: &str| text.to_owned();
        assert_eq!(refused(|form| form.slug.clear()), fault("slug", "empty"));
        let malformed = |field| fault(field, "malformed");
        assert_eq!(refused(|form| form.slug = text("Acme!")), malformed("slug"));
        assert_eq!(refused(|form| form.color = text("red")), malformed("color"));
        assert_eq!(refused(|form| form.amber_secs = 0), malformed("amber_secs"));
        let too_long = |field| fault(field, "too_long");
        assert_eq!(refused(|f| f.slug = "x".repeat(64)), too_long("slug"));
        assert_eq!(refused(|f| f.title = "x".repeat(121)), too_long("title"));
        assert_eq!(
            refused(|f| f.welcome = "x".repeat(601)),
            too_long("welcome")
        );
        let early = fault("red_secs", "red_before_amber");
        assert_eq!(refused(|form| form.red_secs = 119), early);
        let wild = vec![text("https://*.acme.example")];
        assert_eq!(
            refused(|f| f.embed_origins = wild),
            malformed("embed_origins")
        );
        let many = (0..21).map(|n| format!("https://{n}.example")).collect();
        assert_eq!(
            refused(|f| f.embed_origins = many),
            too_long("embed_origins")
        );
    }
}
