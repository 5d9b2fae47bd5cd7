//! What SQLite's errors mean to us.

use rusqlite::ErrorCode;

use crate::storage::{StorageError, Taken};

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        if matches!(error, rusqlite::Error::QueryReturnedNoRows) {
            return Self::NotFound;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::NotWritable
            }
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::NotADatabase,
            Some(ErrorCode::ConstraintViolation) => of_constraint(error),
            _ => Self::Unavailable(Box::new(error)),
        }
    }
}

/// The columns that must be unique, as SQLite names them in its message.
const UNIQUE: &[(&str, Taken)] = &[
    ("technicians.email_key", Taken::Email),
    ("companies.name_key", Taken::CompanyName),
    ("portals.slug", Taken::Slug),
    ("portals.company_id", Taken::CompanyPortal),
];

fn of_constraint(error: rusqlite::Error) -> StorageError {
    let text = error.to_string();
    if text.contains("FOREIGN KEY") {
        return StorageError::NotFound;
    }
    match UNIQUE.iter().find(|(column, _)| text.contains(column)) {
        Some((_, taken)) => StorageError::Taken(*taken),
        None => StorageError::Unavailable(Box::new(error)),
    }
}
