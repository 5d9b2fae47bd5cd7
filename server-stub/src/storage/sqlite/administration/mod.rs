//! What administrators do. Each act and its record are written together.

mod account;
mod audit;
mod company;
mod link;
mod portal;
mod session;

use async_trait::async_trait;
use atiende_protocol::http::admin::{AuditPage, Company};
use atiende_protocol::{DeliveryId, Settings, TechnicianId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::notification::delivery;
use super::{Cached as _, SqliteStorage, settings};
use crate::auth::password::NO_PASSWORD;
use crate::storage::{
    Act, AdministrationStore, By, Committed, SessionId, SignIn, StorageError, StoredAccount,
    TokenHash, administration_sql as sql,
};

/// An act under way.
struct Deed<'a> {
    tx: &'a Connection,
    told: &'a mut Vec<Committed>,
    at: Timestamp,
    /// The name of the administrator; `None` for the command line.
    who: Option<String>,
}

impl Deed<'_> {
    fn record(&self, act: &str, subject: &str, detail: &str) -> Result<(), StorageError> {
        audit::record(
            self.tx,
            self.at,
            self.who.as_deref(),
            (act, subject, detail),
        )
    }

    fn carry_out(&mut self, act: Act) -> Result<i64, StorageError> {
        match act {
            Act::AddCompany(name) => company::add(self, &name),
            Act::RenameCompany(id, name) => company::rename(self, id, &name),
            Act::SetPortal(company, form) => portal::set(self, company, &form),
            Act::AddPortal {
                company,
                slug,
                title,
            } => portal::add(self, company, slug, title),
            Act::AddTechnician(new) => account::add(self, &new),
            Act::Invite(form, link) => account::invite(self, &form, link),
            Act::ChangeAccount(id, form) => account::change(self, id, &form),
            Act::Disable(id) => account::disable(self, id),
            Act::Grant(id, company) => account::grant(self, id, company),
            Act::Revoke(id, company) => account::revoke(self, id, company),
            Act::Reset(id, link) => link::reset(self, id, link),
            Act::EndSession(id, session) => session::end(self, id, session),
            Act::EndSessions(id) => session::end_all(self, id),
            Act::ChangeSettings(settings) => self.change_settings(&settings),
            Act::RetryDelivery(id) => self.retry_delivery(id),
        }
    }

    fn retry_delivery(&mut self, id: DeliveryId) -> Result<i64, StorageError> {
        if let Some((to, kind)) = delivery::retry(self.tx, id, self.at)? {
            let detail = format!("delivery: {id}; kind: {kind}");
            self.record("delivery_retried", &to, &detail)?;
        }
        Ok(id.0)
    }

    fn change_settings(&mut self, new: &Settings) -> Result<i64, StorageError> {
        let old = settings::read(self.tx)?;
        settings::write(self.tx, new, self.at, self.told)?;
        let detail = audit::changes([
            (
                "has_availability_gate",
                old.has_availability_gate.to_string(),
                new.has_availability_gate.to_string(),
            ),
            (
                "company_word",
                old.company_word.unwrap_or_default(),
                new.company_word.clone().unwrap_or_default(),
            ),
            (
                "release_after_minutes",
                audit::number(old.release_after_minutes),
                audit::number(new.release_after_minutes),
            ),
            (
                "hides_details",
                old.hides_details.to_string(),
                new.hides_details.to_string(),
            ),
            (
                "max_file_bytes",
                old.max_file_bytes.to_string(),
                new.max_file_bytes.to_string(),
            ),
            (
                "max_request_bytes",
                old.max_request_bytes.to_string(),
                new.max_request_bytes.to_string(),
            ),
        ]);
        self.record("settings_changed", "", &detail)?;
        Ok(0)
    }
}

fn administer(
    tx: &Connection,
    by: By,
    act: Act,
    told: &mut Vec<Committed>,
) -> Result<i64, StorageError> {
    // Asked again here: the right may have been taken away since the call came in.
    let who = by.technician.map(|id| name_of(tx, id)).transpose()?;
    let mut deed = Deed {
        tx,
        told,
        at: by.at,
        who,
    };
    let before = administrators(tx)?;
    let id = deed.carry_out(act)?;
    if before > 0 && administrators(tx)? == 0 {
        return Err(StorageError::LastAdministrator);
    }
    Ok(id)
}

fn name_of(tx: &Connection, administrator: TechnicianId) -> Result<String, StorageError> {
    let name = tx.query_row_cached(sql::ADMINISTRATOR, [administrator.0], |row| row.get(0));
    name.optional()?.ok_or(StorageError::NotAdministrator)
}

fn administrators(tx: &Connection) -> rusqlite::Result<i64> {
    tx.query_row_cached(sql::ADMINISTRATOR_COUNT, [NO_PASSWORD], |row| row.get(0))
}

#[async_trait]
impl AdministrationStore for SqliteStorage {
    async fn administer(&self, by: By, act: Act) -> Result<i64, StorageError> {
        let work = move |tx: &Connection, told: &mut _| administer(tx, by, act, told);
        self.writer.run(work).await
    }

    async fn administered_companies(&self) -> Result<Vec<Company>, StorageError> {
        self.readers.run(|tx| company::all(tx)).await
    }

    async fn administered_accounts(&self) -> Result<Vec<StoredAccount>, StorageError> {
        self.readers.run(|tx| account::all(tx)).await
    }

    async fn sign_ins_of(&self, id: TechnicianId) -> Result<Vec<SignIn>, StorageError> {
        self.readers.run(move |tx| session::all(tx, id)).await
    }

    async fn touch_session(&self, id: SessionId, at: Timestamp) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            tx.execute_cached(sql::TOUCH_SESSION, params![at.0, id.0])?;
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn audit_page(
        &self,
        before: Option<i64>,
        limit: usize,
    ) -> Result<AuditPage, StorageError> {
        self.readers
            .run(move |tx| audit::page(tx, before, limit))
            .await
    }

    async fn invited(
        &self,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<Option<String>, StorageError> {
        let read = self.readers.run(move |tx| link::find(tx, token, at));
        Ok(read.await?.map(|(_, name)| name))
    }

    async fn accept_invitation(
        &self,
        token: TokenHash,
        password_hash: String,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut _| {
            link::accept(tx, token, (&password_hash, at), told)
        };
        self.writer.run(work).await
    }
}
