//! Technicians, what they may see, and their sign-ins.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, CompanyRef, Technician, TechnicianId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::access::{scope_changed, sessions_changed};
use super::portal::{add_company, add_portal};
use super::{Cached as _, SqliteStorage, row};
use crate::storage::{
    Account, AccountStore, FirstCompany, NewPortal, NewSession, NewTechnician, SessionId,
    SessionTechnician, StorageError, TokenHash, sql,
};

type Told = Vec<crate::storage::Committed>;

#[async_trait]
impl AccountStore for SqliteStorage {
    async fn technician(&self, id: TechnicianId) -> Result<Option<Account>, StorageError> {
        let read = self
            .readers
            .run(move |tx| one(tx, sql::TECHNICIAN, params![id.0]));
        read.await
    }

    async fn technician_by_email(&self, email: &str) -> Result<Option<Account>, StorageError> {
        let key = email_key(email);
        let read = self
            .readers
            .run(move |tx| one(tx, sql::TECHNICIAN_BY_EMAIL, params![key]));
        read.await
    }

    async fn technicians(&self) -> Result<Vec<Account>, StorageError> {
        let read = self.readers.run(|tx| {
            let all = tx.query_all_cached(sql::TECHNICIANS, [], row::account)?;
            Ok(all.into_iter().map(|(account, _)| account).collect())
        });
        read.await
    }

    async fn technician_count(&self) -> Result<u64, StorageError> {
        let read = self.readers.run(|tx| {
            let count = tx.query_row_cached(sql::TECHNICIAN_COUNT, [], |row| row.get(0));
            Ok(u64::try_from(count.map(|count: i64| count)?).unwrap_or(0))
        });
        read.await
    }

    async fn companies_of(&self, id: TechnicianId) -> Result<Vec<CompanyRef>, StorageError> {
        let read = self
            .readers
            .run(move |tx| Ok(tx.query_all_cached(sql::COMPANIES_OF, [id.0], row::company)?));
        read.await
    }

    async fn add_technician(
        &self,
        technician: NewTechnician,
    ) -> Result<TechnicianId, StorageError> {
        let work = move |tx: &Connection, _: &mut Told| insert(tx, &technician);
        self.writer.run(work).await
    }

    async fn set_password(&self, id: TechnicianId, hash: String) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut Told| {
            found(tx.execute_cached(sql::SET_PASSWORD, params![hash, id.0])?)
        };
        self.writer.run(work).await
    }

    async fn set_disabled(
        &self,
        id: TechnicianId,
        is_disabled: bool,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            let since = is_disabled.then_some(at.0);
            found(tx.execute_cached(sql::SET_DISABLED, params![since, id.0])?)?;
            if is_disabled {
                tx.execute_cached(sql::REVOKE_SESSIONS_OF, params![at.0, id.0])?;
            }
            told.push(scope_changed(tx, id, at)?.1);
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn grant(
        &self,
        id: TechnicianId,
        company: CompanyId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            if tx.execute_cached(sql::GRANT, params![id.0, company.0])? > 0 {
                told.push(scope_changed(tx, id, at)?.1);
            }
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn revoke(
        &self,
        id: TechnicianId,
        company: CompanyId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            if tx.execute_cached(sql::REVOKE, params![id.0, company.0])? > 0 {
                told.push(scope_changed(tx, id, at)?.1);
            }
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn create_session(&self, new: NewSession) -> Result<SessionId, StorageError> {
        let work = move |tx: &Connection, _: &mut Told| {
            let values = params![new.technician.0, new.token.0, new.device, new.at.0];
            Ok(tx.query_row_cached(sql::ADD_SESSION, values, |row| row.get(0).map(SessionId))?)
        };
        self.writer.run(work).await
    }

    async fn session(&self, token: TokenHash) -> Result<Option<SessionTechnician>, StorageError> {
        self.readers.run(move |tx| session(tx, token)).await
    }

    async fn revoke_session(&self, id: SessionId, at: Timestamp) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            let owner = tx.query_row_cached(sql::REVOKE_SESSION, params![at.0, id.0], |row| {
                row.get(0).map(TechnicianId)
            });
            if let Some(owner) = owner.optional()? {
                told.push(sessions_changed(tx, owner)?);
            }
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn revoke_sessions_of(
        &self,
        id: TechnicianId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            if tx.execute_cached(sql::REVOKE_SESSIONS_OF, params![at.0, id.0])? > 0 {
                told.push(sessions_changed(tx, id)?);
            }
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn create_setup_token(
        &self,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut Told| {
            tx.execute_cached(sql::FORGET_SETUP_TOKENS, [])?;
            tx.execute_cached(sql::ADD_SETUP_TOKEN, params![token.0, at.0])?;
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn is_setup_token_valid(&self, token: TokenHash) -> Result<bool, StorageError> {
        let read = self.readers.run(move |tx| {
            let found = tx.query_row_cached(sql::SETUP_TOKEN, params![token.0], |_| Ok(()));
            Ok(found.optional()?.is_some())
        });
        read.await
    }

    async fn consume_setup_token(
        &self,
        token: TokenHash,
        first: NewTechnician,
        company: Option<FirstCompany>,
    ) -> Result<TechnicianId, StorageError> {
        let work = move |tx: &Connection, told: &mut Told| {
            tx.query_row_cached(sql::SETUP_TOKEN, params![token.0], |_| Ok(()))?;
            tx.execute_cached(sql::FORGET_SETUP_TOKENS, [])?;
            if let Some(FirstCompany { name, slug }) = company {
                let company = add_company(tx, &name, first.at, told)?;
                let at = first.at;
                add_portal(
                    tx,
                    &NewPortal {
                        company,
                        slug,
                        title: None,
                        at,
                    },
                )?;
            }
            insert(tx, &first)
        };
        self.writer.run(work).await
    }
}

pub(super) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

fn found(rows: usize) -> Result<(), StorageError> {
    match rows {
        0 => Err(StorageError::NotFound),
        _ => Ok(()),
    }
}

fn one(
    tx: &Connection,
    statement: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Account>, StorageError> {
    let found = tx.query_row_cached(statement, values, row::account);
    Ok(found.optional()?.map(|(account, _)| account))
}

pub(super) fn insert(tx: &Connection, new: &NewTechnician) -> Result<TechnicianId, StorageError> {
    let values = params![
        new.email.trim(),
        email_key(&new.email),
        new.name.trim(),
        new.password_hash,
        new.is_administrator,
        new.at.0,
    ];
    let id = tx.query_row_cached(sql::ADD_TECHNICIAN, values, |row| {
        row.get(0).map(TechnicianId)
    })?;
    for company in &new.companies {
        tx.execute_cached(sql::GRANT, params![id.0, company.0])?;
    }
    Ok(id)
}

fn session(tx: &Connection, token: TokenHash) -> Result<Option<SessionTechnician>, StorageError> {
    let found = tx.query_row_cached(sql::SESSION_BY_TOKEN, params![token.0], |row| {
        Ok((SessionId(row.get(0)?), Timestamp(row.get(1)?)))
    });
    let Some((session, last_used_at)) = found.optional()? else {
        return Ok(None);
    };
    let technician = one(tx, sql::TECHNICIAN_OF_SESSION, [session.0])?;
    Ok(technician.map(|account: Account| {
        let technician: Technician = account.technician;
        SessionTechnician {
            session,
            technician,
            last_used_at,
        }
    }))
}
