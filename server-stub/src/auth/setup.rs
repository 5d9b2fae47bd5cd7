//! The link with which the first administrator is made.

use super::new_token;
use crate::AppState;
use crate::storage::{StorageError, TokenHash};

/// A new single-use link below `base`, which takes the place of earlier ones; `None` once there
/// is a technician.
pub async fn new_link(app: &AppState, base: &str) -> Result<Option<String>, StorageError> {
    if app.storage.technician_count().await? > 0 {
        return Ok(None);
    }
    let token = new_token().map_err(|error| StorageError::Unavailable(Box::new(error)))?;
    app.storage
        .create_setup_token(TokenHash::of(&token), crate::now())
        .await?;
    Ok(Some(format!(
        "{}/setup/{token}",
        base.trim_end_matches('/')
    )))
}
