//! The requests that wait, and who could take them.

use async_trait::async_trait;
use atiende_protocol::{CompanyId, RequestId, TechnicianId};

use super::{Scope, StorageError};

/// Reads the queue as a whole.
#[async_trait]
pub trait QueueStore {
    /// Who waits, and who receives new requests.
    async fn queue(&self) -> Result<Queue, StorageError>;
}

/// The requests that wait, and who could take them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Every new request with its company, in the order in which they are taken.
    pub waiting: Vec<(RequestId, CompanyId)>,
    /// Everybody who receives new requests, connected or not, and of which companies.
    pub receivers: Vec<(TechnicianId, Scope)>,
}
