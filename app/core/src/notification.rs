//! What the technician should hear of even when looking elsewhere.

use atiende_protocol::{NotifiedEvent, Request, RequestId};

/// What every notification channel is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notification {
    /// Something is to be shown, heard or both; it takes the place of what is shown of its subject.
    Told(Told),
    /// What is shown of this is over.
    Withdrawn(Subject),
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub news: News,
    /// Whether the desktop shows it.
    pub is_shown: bool,
    /// Whether it is heard.
    pub is_heard: bool,
}

/// What there is to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A new request waits.
    NewRequest(About),
    /// Several new requests wait, told in one sentence.
    NewRequests {
        /// How many.
        count: usize,
    },
    /// A customer of mine wrote or sent a file.
    Message(About),
    /// A colleague handed a request over to me.
    Transferred(About),
    /// A customer of mine came back.
    CustomerBack(About),
    /// Several requests of mine have news from a time without a connection, told in one sentence.
    Missed {
        /// The first of them, to which the sentence leads.
        first: RequestId,
        /// How many.
        count: usize,
    },
}

/// What a notification is about: there is never more than one of each on the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// One request.
    Request(RequestId),
    /// All new requests.
    NewRequests,
}

/// Which request something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its number.
    pub request: RequestId,
    /// Whose it is; `None` where the administrator hides that from who looks over a shoulder.
    pub particulars: Option<Particulars>,
}

/// Whose a request is, and about what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    /// The customer's name.
    pub customer: String,
    /// The company's name.
    pub company: String,
    /// The subject.
    pub subject: String,
}

impl Notification {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Told(told) => told.news.subject(),
            Self::Withdrawn(subject) => *subject,
        }
    }
}

impl News {
    /// News of a kind about one request.
    pub(crate) fn of(event: NotifiedEvent, about: About) -> Self {
        match event {
            NotifiedEvent::NewRequest => Self::NewRequest(about),
            NotifiedEvent::Message => Self::Message(about),
            NotifiedEvent::Transferred => Self::Transferred(about),
            NotifiedEvent::CustomerBack => Self::CustomerBack(about),
        }
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::NewRequests { .. } => Subject::NewRequests,
            Self::Missed { first, .. } => Subject::Request(*first),
            Self::NewRequest(about)
            | Self::Message(about)
            | Self::Transferred(about)
            | Self::CustomerBack(about) => Subject::Request(about.request),
        }
    }
}

impl About {
    pub(crate) fn new(request: &Request, hides_details: bool) -> Self {
        let particulars = || Particulars {
            customer: request.customer.name.clone(),
            company: request.company.name.clone(),
            subject: request.subject.clone(),
        };
        Self {
            request: request.id,
            particulars: (!hides_details).then(particulars),
        }
    }
}
