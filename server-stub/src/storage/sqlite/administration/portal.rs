//! Portals.

use atiende_protocol::CompanyId;
use atiende_protocol::http::admin::PortalForm;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Deed, audit, company};
use crate::storage::sqlite::Cached as _;
use crate::storage::sqlite::access::scope_of_company_changed;
use crate::storage::sqlite::portal::add_portal;
use crate::storage::{NewPortal, Slug, StorageError, administration_sql as sql};

/// Makes a portal of which only address and title are decided.
pub(super) fn add(
    deed: &mut Deed<'_>,
    company: CompanyId,
    slug: Slug,
    title: Option<String>,
) -> Result<i64, StorageError> {
    let subject = company::name_of(deed.tx, company)?;
    let detail = format!("/p/{}", slug.as_str());
    let new = NewPortal {
        company,
        slug,
        title,
        at: deed.at,
    };
    let id = add_portal(deed.tx, &new)?;
    let told = scope_of_company_changed(deed.tx, company, deed.at)?;
    deed.told.push(told);
    deed.record("portal_created", &subject, &detail)?;
    Ok(id.0)
}

/// Makes a portal, or changes all of it.
pub(super) fn set(
    deed: &mut Deed<'_>,
    company: CompanyId,
    new: &PortalForm,
) -> Result<i64, StorageError> {
    let subject = company::name_of(deed.tx, company)?;
    let old = deed
        .tx
        .query_row_cached(sql::PORTAL_OF_COMPANY, [company.0], |row| form(row, 1));
    let old = old.optional()?;
    if old.is_none() {
        let slug = Slug::parse(&new.slug).ok_or(StorageError::NotFound)?;
        let title = None;
        let at = deed.at;
        add_portal(
            deed.tx,
            &NewPortal {
                company,
                slug,
                title,
                at,
            },
        )?;
    }
    write(deed, company, new)?;
    let told = scope_of_company_changed(deed.tx, company, deed.at)?;
    deed.told.push(told);
    match old {
        Some(old) => deed.record("portal_changed", &subject, &differences(&old, new))?,
        None => deed.record("portal_created", &subject, &format!("/p/{}", new.slug))?,
    }
    Ok(company.0)
}

fn write(deed: &Deed<'_>, company: CompanyId, new: &PortalForm) -> Result<(), StorageError> {
    let title = Some(&new.title).filter(|title| !title.is_empty());
    let values = params![
        new.slug,
        title,
        new.welcome,
        new.color,
        new.is_active,
        new.embed_origins.join("\n"),
        new.amber_secs,
        new.red_secs,
        company.0,
    ];
    deed.tx.execute_cached(sql::SET_PORTAL, values)?;
    Ok(())
}

/// A portal's form, from its columns.
pub(super) fn form(row: &Row<'_>, first: usize) -> rusqlite::Result<PortalForm> {
    let origins: String = row.get(first + 5)?;
    Ok(PortalForm {
        slug: row.get(first)?,
        title: row.get::<_, Option<_>>(first + 1)?.unwrap_or_default(),
        welcome: row.get(first + 2)?,
        color: row.get(first + 3)?,
        is_active: row.get(first + 4)?,
        embed_origins: origins.lines().map(ToOwned::to_owned).collect(),
        amber_secs: row.get(first + 6)?,
        red_secs: row.get(first + 7)?,
    })
}

fn differences(old: &PortalForm, new: &PortalForm) -> String {
    let text = |form: &PortalForm, read: fn(&PortalForm) -> String| read(form);
    let field = |name, read| (name, text(old, read), text(new, read));
    audit::changes([
        field("slug", |form| form.slug.clone()),
        field("title", |form| form.title.clone()),
        field("welcome", |form| form.welcome.clone()),
        field("color", |form| form.color.clone()),
        field("is_active", |form| form.is_active.to_string()),
        field("embed_origins", |form| form.embed_origins.join(" ")),
        field("amber_secs", |form| form.amber_secs.to_string()),
        field("red_secs", |form| form.red_secs.to_string()),
    ])
}
