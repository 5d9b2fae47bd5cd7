//! The words that stand for protocol values in a row. They never change; the wire may.

use atiende_protocol::http::notification::{DeliveryReason, DeliveryStatus};
use atiende_protocol::{
    Availability, ContactKind, DeviceType, FileType, NotifiedEvent, Platform, ReleaseReason,
    RequestId, RequestStatus, TechnicianId,
};

use super::Author;

/// A value that is stored as one word.
pub(super) trait Word: Sized + Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word for this value.
    fn word(self) -> &'static str {
        let mut words = Self::WORDS.iter();
        words
            .find(|(value, _)| *value == self)
            .map_or("", |(_, word)| word)
    }

    /// The value that a word stands for.
    fn of_word(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.iter();
        words
            .find(|(_, known)| *known == word)
            .map(|(value, _)| *value)
    }
}

impl Word for RequestStatus {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::New, "new"),
        (Self::Assigned, "assigned"),
        (Self::InChat, "in_chat"),
        (Self::ChatEnded, "chat_ended"),
        (Self::Completed, "completed"),
    ];
}

impl Word for Availability {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Available, "available"),
        (Self::Busy, "busy"),
        (Self::Away, "away"),
        (Self::Offline, "offline"),
    ];
}

impl Word for DeviceType {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Computer, "computer"),
        (Self::Phone, "phone"),
        (Self::Tablet, "tablet"),
        (Self::Unknown, "unknown"),
    ];
}

impl Word for Platform {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Windows, "windows"),
        (Self::Mac, "mac"),
        (Self::Ios, "ios"),
        (Self::Android, "android"),
        (Self::Other, "other"),
    ];
}

impl Word for ReleaseReason {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Unassigned, "unassigned"),
        (Self::TechnicianGone, "technician_gone"),
        (Self::AccessLost, "access_lost"),
    ];
}

impl Word for FileType {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Jpeg, "jpeg"),
        (Self::Png, "png"),
        (Self::Gif, "gif"),
        (Self::Bmp, "bmp"),
        (Self::Tiff, "tiff"),
        (Self::Pdf, "pdf"),
        (Self::Doc, "doc"),
        (Self::Docx, "docx"),
        (Self::Odt, "odt"),
        (Self::Xls, "xls"),
        (Self::Xlsx, "xlsx"),
        (Self::Ppt, "ppt"),
        (Self::Pptx, "pptx"),
        (Self::Pps, "pps"),
        (Self::Ppsx, "ppsx"),
        (Self::Log, "log"),
        (Self::Cfg, "cfg"),
        (Self::Rar, "rar"),
        (Self::Zip, "zip"),
        (Self::Txt, "txt"),
    ];
}

impl Word for ContactKind {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Email, "email"),
        (Self::Text, "text"),
        (Self::Webhook, "webhook"),
    ];
}

impl Word for NotifiedEvent {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::NewRequest, "new_request"),
        (Self::Message, "message"),
        (Self::Transferred, "transferred"),
        (Self::CustomerBack, "customer_back"),
    ];
}

impl Word for DeliveryStatus {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Waiting, "waiting"),
        (Self::Sent, "sent"),
        (Self::Dropped, "dropped"),
        (Self::Dead, "dead"),
    ];
}

impl Word for DeliveryReason {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Taken, "taken"),
        (Self::HandedOver, "handed_over"),
        (Self::Closed, "closed"),
        (Self::CustomerBack, "customer_back"),
        (Self::AccessLost, "access_lost"),
        (Self::NotAvailable, "not_available"),
        (Self::Quiet, "quiet"),
        (Self::Removed, "removed"),
        (Self::Expired, "expired"),
    ];
}

/// The author of a command as one word.
pub(super) fn author(author: Author) -> String {
    match author {
        Author::Technician(id) => format!("technician:{id}"),
        Author::Customer(request) => format!("customer:{request}"),
        Author::Service => "service".to_owned(),
    }
}

/// The author that a word stands for.
pub(super) fn author_of(word: &str) -> Option<Author> {
    if word == "service" {
        return Some(Author::Service);
    }
    let (kind, number) = word.split_once(':')?;
    let number = number.parse().ok()?;
    match kind {
        "technician" => Some(Author::Technician(TechnicianId(number))),
        "customer" => Some(Author::Customer(RequestId(number))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<T: Word + std::fmt::Debug>() {
        for (value, word) in T::WORDS {
            assert_eq!(value.word(), *word);
            assert_eq!(T::of_word(word), Some(*value));
        }
        assert_eq!(T::of_word("nonsense"), None);
    }

    #[test]
    fn every_word_stands_for_one_value() {
        comes_back::<RequestStatus>();
        comes_back::<Availability>();
        comes_back::<DeviceType>();
        comes_back::<Platform>();
        comes_back::<ReleaseReason>();
        comes_back::<ContactKind>();
        comes_back::<NotifiedEvent>();
        comes_back::<DeliveryStatus>();
        comes_back::<DeliveryReason>();
        comes_back::<FileType>();
        assert_eq!(FileType::WORDS.len(), 20);
    }

    #[test]
    fn every_author_comes_back() {
        for who in [
            Author::Technician(TechnicianId(7)),
            Author::Customer(RequestId(7)),
            Author::Service,
        ] {
            assert_eq!(author_of(&author(who)), Some(who));
        }
        for nonsense in ["", "technician", "technician:x", "nobody:7"] {
            assert_eq!(author_of(nonsense), None, "{nonsense}");
        }
    }
}
