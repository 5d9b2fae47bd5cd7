//! Who is there just now: kept for each connection, told to those who look, never logged.
//!
//! ```text
//! readers ──look, page──► Rooms ──at most twice a second──► Hub ──► the pumps of those who look
//! ```

mod book;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use atiende_protocol::{Request, RequestId, TechnicianRef};
use tokio::sync::Notify;
use tokio::time::Instant;

pub(super) use self::book::Told;
use self::book::{Book, Page};
use super::Hub;

/// The book of presence, and a bell for whoever tells about it.
#[derive(Default)]
pub(super) struct Rooms {
    book: Mutex<Book>,
    moved: Notify,
}

impl Rooms {
    /// A customer's page was opened, and is in front until it says otherwise.
    pub(super) fn open_page(&self, connection: u64, request: &Request) {
        let mut book = self.lock();
        book.know(request);
        let page = Page {
            is_visible: true,
            typing_until: None,
        };
        book.page(connection, request.id, page);
        self.moved.notify_one();
    }

    /// What a customer does on a page that was opened.
    pub(super) fn page(&self, connection: u64, is_visible: bool, is_typing: bool) {
        let page = Page {
            is_visible,
            typing_until: book::typing_until(is_typing, Instant::now()),
        };
        let mut book = self.lock();
        if let Some(request) = book.place(connection) {
            book.page(connection, request, page);
            self.moved.notify_one();
        }
    }

    /// A technician, who may see it, looks at a request.
    pub(super) fn look(
        &self,
        connection: u64,
        technician: &TechnicianRef,
        request: &Request,
        is_typing: bool,
    ) {
        let mut book = self.lock();
        book.know(request);
        book.look(connection, technician.clone(), request.id);
        book.types(connection, is_typing, Instant::now());
        self.moved.notify_one();
    }

    /// A technician who looks at this request already goes on; whether it is so.
    pub(super) fn goes_on(&self, connection: u64, request: RequestId, is_typing: bool) -> bool {
        let mut book = self.lock();
        let is_there = book.place(connection) == Some(request);
        if is_there {
            book.types(connection, is_typing, Instant::now());
            self.moved.notify_one();
        }
        is_there
    }

    /// A connection is nowhere any more.
    pub(super) fn leave(&self, connection: u64) {
        if self.lock().leave(connection) {
            self.moved.notify_one();
        }
    }

    /// A technician does not look at this request any more, if it was so.
    pub(super) fn leave_request(&self, connection: u64, request: RequestId) {
        let mut book = self.lock();
        if book.place(connection) == Some(request) && book.leave(connection) {
            self.moved.notify_one();
        }
    }

    /// A request has changed: who holds it decides whose writing its customer sees.
    pub(super) fn changed(&self, request: &Request) {
        if self.lock().changed(request) {
            self.moved.notify_one();
        }
    }

    /// Who is there in those of `wanted`, and wherever a technician looks.
    pub(super) fn present(&self, wanted: &[RequestId]) -> Vec<Told> {
        self.lock().present(wanted, Instant::now())
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells what is new, as long as the service runs. Sleeps while nothing moves.
pub(crate) async fn tell(hub: Arc<Hub>) {
    loop {
        let next = {
            let mut book = hub.rooms.lock();
            let now = Instant::now();
            for told in book.due(now) {
                hub.tell_presence(told);
            }
            book.next(now)
        };
        let moved = hub.rooms.moved.notified();
        match next {
            Some(next) => {
                tokio::time::timeout_at(next, moved).await.ok(); // Late or rung: look again.
            }
            None => moved.await,
        }
    }
}
