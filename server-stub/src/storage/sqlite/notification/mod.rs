//! Rules, contacts and deliveries.

mod contact;
pub(super) mod delivery;
mod listener;
mod plan;

use async_trait::async_trait;
use atiende_protocol::http::notification::{Contact, DeliveryPage};
use atiende_protocol::{
    ContactId, DeliveryId, NotificationRules, RequestId, TechnicianId, Timestamp,
};
use rusqlite::{Connection, params};

use super::{Cached as _, SqliteStorage, access};
use crate::storage::{
    DeliveryQuery, DueDelivery, NewCode, NewContact, NotificationStore, Plan, Settled,
    StorageError, notification_sql as sql,
};

#[async_trait]
impl NotificationStore for SqliteStorage {
    async fn notification_rules(
        &self,
        technician: TechnicianId,
    ) -> Result<NotificationRules, StorageError> {
        self.readers.run(move |tx| rules(tx, technician)).await
    }

    async fn set_notification_rules(
        &self,
        technician: TechnicianId,
        rules: NotificationRules,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, told: &mut Vec<_>| {
            // Serialising plain data into memory cannot fail.
            let json = serde_json::to_string(&rules).unwrap_or_default();
            tx.execute_cached(sql::SET_RULES, params![json, technician.0])?;
            told.push(access::scope_changed(tx, technician, at)?.1);
            Ok(())
        };
        self.writer.run(work).await
    }

    async fn contacts(&self, technician: TechnicianId) -> Result<Vec<Contact>, StorageError> {
        let read = self.readers.run(move |tx| contact::all(tx, technician));
        read.await
    }

    async fn add_contact(&self, contact: NewContact) -> Result<Option<ContactId>, StorageError> {
        let work = move |tx: &Connection, _: &mut _| contact::add(tx, &contact);
        self.writer.run(work).await
    }

    async fn renew_code(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        code: NewCode,
    ) -> Result<bool, StorageError> {
        let work =
            move |tx: &Connection, _: &mut _| contact::send_code(tx, technician, contact, &code);
        self.writer.run(work).await
    }

    async fn verify_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        code_hash: [u8; 32],
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            contact::verify(tx, (technician, contact), code_hash, at)
        };
        self.writer.run(work).await
    }

    async fn remove_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let work = move |tx: &Connection, _: &mut _| {
            let values = params![at.0, contact.0, technician.0];
            Ok(tx.execute_cached(sql::REMOVE_CONTACT, values)? == 1)
        };
        self.writer.run(work).await
    }

    async fn test_contact(
        &self,
        technician: TechnicianId,
        contact: ContactId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let work = move |tx: &Connection, _: &mut _| contact::test(tx, technician, contact, at);
        self.writer.run(work).await
    }

    async fn plan_deliveries(&self, at: Timestamp, plan: Plan) -> Result<usize, StorageError> {
        let work = move |tx: &Connection, _: &mut _| plan::run(tx, at, plan);
        self.writer.run(work).await
    }

    async fn due_deliveries(
        &self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<DueDelivery>, StorageError> {
        self.readers
            .run(move |tx| delivery::due(tx, now, limit))
            .await
    }

    async fn next_delivery(&self) -> Result<Option<Timestamp>, StorageError> {
        let read = self.readers.run(|tx| {
            let at: Option<i64> = tx.query_row_cached(sql::NEXT_DUE, [], |row| row.get(0))?;
            Ok(at.map(Timestamp))
        });
        read.await
    }

    async fn settle_delivery(
        &self,
        delivery: DeliveryId,
        settled: Settled,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let work = move |tx: &Connection, _: &mut _| delivery::settle(tx, delivery, &settled, at);
        self.writer.run(work).await
    }

    async fn withhold_answers(
        &self,
        request: RequestId,
        at: Timestamp,
    ) -> Result<usize, StorageError> {
        // Every look at a page comes by here; hardly any of them has something to write.
        let look = self
            .readers
            .run(move |tx| delivery::has_waiting_answers(tx, request));
        if !look.await? {
            return Ok(0);
        }
        let work = move |tx: &Connection, _: &mut _| delivery::withhold_answers(tx, request, at);
        self.writer.run(work).await
    }

    async fn delivery_page(
        &self,
        query: DeliveryQuery,
        limit: usize,
    ) -> Result<DeliveryPage, StorageError> {
        let read = self.readers.run(move |tx| delivery::page(tx, query, limit));
        read.await
    }
}

/// How a technician wants to hear of things; as is usual where nothing was said.
pub(super) fn rules(
    tx: &Connection,
    technician: TechnicianId,
) -> Result<NotificationRules, StorageError> {
    let json: Option<String> = tx.query_row_cached(sql::RULES, [technician.0], |row| row.get(0))?;
    let rules = json.and_then(|json| serde_json::from_str(&json).ok());
    Ok(rules.unwrap_or_default())
}
