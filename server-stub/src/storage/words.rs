//! The words that stand for protocol values in a row. They never change; the wire may.

use atiende_protocol::{Availability, DeviceType, Platform, ReleaseReason, RequestStatus};

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

/// The author of a command as one word.
pub(super) fn author(author: Author) -> String {
    match author {
        Author::Technician(id) => format!("technician:{id}"),
        Author::Customer(request) => format!("customer:{request}"),
        Author::Service => "service".to_owned(),
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
    }
}
