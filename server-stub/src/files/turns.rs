//! One writer for each upload.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use atiende_protocol::FileId;
use tokio::sync::{Notify, OwnedMutexGuard};

/// How long somebody waits for the one before.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often somebody is asked to stop.
const NAG: Duration = Duration::from_millis(100);

/// Knows who writes which upload.
#[derive(Default)]
pub(super) struct Turns {
    slots: Mutex<HashMap<FileId, Weak<Slot>>>,
}

#[derive(Default)]
struct Slot {
    turn: Arc<tokio::sync::Mutex<()>>,
    interrupt: Notify,
}

/// The only leave to write an upload, as long as it lives.
pub(crate) struct Turn {
    slot: Arc<Slot>,
    _guard: OwnedMutexGuard<()>,
}

impl Turns {
    /// Waits for the one before; `None` where that takes too long.
    pub(super) async fn wait(&self, id: FileId) -> Option<Turn> {
        let slot = self.slot(id);
        let guard = Arc::clone(&slot.turn).lock_owned();
        let guard = tokio::time::timeout(PATIENCE, guard).await.ok()?;
        Some(Turn {
            slot,
            _guard: guard,
        })
    }

    /// The same, after the one before was told to stop receiving: whoever asks how far an upload
    /// has come has lost the connection on which it came, and we may not know yet.
    pub(super) async fn take_over(&self, id: FileId) -> Option<Turn> {
        let slot = self.slot(id);
        let nagging = async {
            // Again and again: the one before may not have begun to listen.
            loop {
                slot.interrupt.notify_waiters();
                tokio::time::sleep(NAG).await;
            }
        };
        tokio::select! {
            turn = self.wait(id) => turn,
            () = nagging => None,
        }
    }

    /// Does not wait at all.
    pub(super) fn try_take(&self, id: FileId) -> Option<Turn> {
        let slot = self.slot(id);
        let guard = Arc::clone(&slot.turn).try_lock_owned().ok()?;
        Some(Turn {
            slot,
            _guard: guard,
        })
    }

    fn slot(&self, id: FileId) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(&id).and_then(Weak::upgrade) {
            return slot;
        }
        slots.retain(|_, slot| slot.strong_count() > 0);
        let slot = Arc::new(Slot::default());
        slots.insert(id, Arc::downgrade(&slot));
        slot
    }
}

impl Turn {
    /// Returns once somebody else wants to go on with the upload.
    pub(super) async fn interrupted(&self) {
        self.slot.interrupt.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ONE: FileId = FileId(Uuid::from_u128(1));
    const OTHER: FileId = FileId(Uuid::from_u128(2));

    #[tokio::test]
    async fn one_writes_at_a_time_and_others_are_free() {
        let turns = Turns::default();
        let first = turns.wait(ONE).await.unwrap();

        assert!(turns.try_take(ONE).is_none());
        assert!(turns.try_take(OTHER).is_some());
        drop(first);
        assert!(turns.try_take(ONE).is_some());
    }

    #[tokio::test]
    async fn whoever_takes_over_stops_the_one_before() {
        let turns = Arc::new(Turns::default());
        let first = turns.wait(ONE).await.unwrap();
        let taking = {
            let turns = Arc::clone(&turns);
            async move { turns.take_over(ONE).await.is_some() }
        };

        let yielding = async {
            first.interrupted().await;
            drop(first);
        };

        assert!(tokio::join!(yielding, taking).1);
    }

    #[tokio::test]
    async fn nothing_is_remembered_of_those_who_are_gone() {
        let turns = Turns::default();
        for number in 0..100 {
            turns.wait(FileId(Uuid::from_u128(number))).await.unwrap();
        }
        assert_eq!(turns.slots.lock().unwrap().len(), 1);
    }
}
