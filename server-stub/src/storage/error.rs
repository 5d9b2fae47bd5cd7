//! Why the storage could not.

/// Why the storage could not.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is no such row.
    #[error("not found")]
    NotFound,
    /// Somebody else changed the row first.
    #[error("changed meanwhile")]
    Conflict,
    /// Something that must be unique exists already.
    #[error("{0} exists already")]
    Taken(Taken),
    /// The one who acts is no administrator any more.
    #[error("not an administrator")]
    NotAdministrator,
    /// Nobody could administer the service afterwards.
    #[error("the last administrator")]
    LastAdministrator,
    /// The database was written by a newer version of this program.
    #[error("the database has schema {found}, and this version knows schemas up to {known}")]
    TooNew {
        /// The schema of the database.
        found: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// The database file, or its folder, cannot be written.
    #[error("the database cannot be written")]
    NotWritable,
    /// Another program holds the database.
    #[error("another program holds the database")]
    Locked,
    /// The file is no database of this program, or is damaged.
    #[error("the file is not a database of this program, or is damaged")]
    NotADatabase,
    /// No backend has this URL's scheme.
    #[error("no storage backend has this address's scheme")]
    UnknownScheme,
    /// The storage has been closed.
    #[error("the storage has been closed")]
    Closed,
    /// The backend failed.
    #[error("the storage failed")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What must be unique and exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A technician with this e-mail address.
    Email,
    /// A company with this name.
    CompanyName,
    /// A portal with this address.
    Slug,
    /// This company's portal; each has one at most.
    CompanyPortal,
}

impl std::fmt::Display for Taken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Email => "a technician with this e-mail address",
            Self::CompanyName => "a company with this name",
            Self::Slug => "a portal with this address",
            Self::CompanyPortal => "a portal of this company",
        })
    }
}
