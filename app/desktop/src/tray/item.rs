//! The icon as the desktops on Linux want it.

use std::sync::atomic::Ordering;

use atiende_assets::{Key, Locale, key};
use atiende_core::Action;
use atiende_engine::ports::Availability;
use ksni::blocking::{Handle, TrayMethods as _};
use ksni::menu::{RadioGroup, RadioItem, StandardItem};
use ksni::{Category, Icon, MenuItem, OfflineReason, Status, ToolTip};

use super::{Face, Place, badge};
use crate::answers::Answer;

const CHOICES: [(Availability, Key); 4] = [
    (Availability::Available, key::AVAILABILITY_AVAILABLE),
    (Availability::Busy, key::AVAILABILITY_BUSY),
    (Availability::Away, key::AVAILABILITY_AWAY),
    (Availability::Offline, key::AVAILABILITY_OFFLINE),
];

/// The icon.
pub(super) struct Item {
    place: Place,
    face: Face,
}

/// Puts the icon there.
pub(super) fn put(place: Place, face: Face) -> Result<Handle<Item>, ksni::Error> {
    let is_there = place.is_there.clone();
    let handle = Item { place, face }.spawn()?;
    is_there.store(true, Ordering::Release);
    Ok(handle)
}

/// Shows something else; also the language may be another one now.
pub(super) fn show(handle: &Handle<Item>, face: Face) {
    handle.update(|item| item.face = face);
}

impl Item {
    fn locale(&self) -> &'static Locale {
        self.place.language.locale()
    }

    fn says(&self) -> String {
        let locale = self.locale();
        let status = CHOICES
            .iter()
            .find(|(of, _)| Some(*of) == self.face.availability);
        let status = status.map(|(_, key)| locale.text(*key));
        let waiting = locale.text_with(key::TOAST_REQUESTS, &[("count", self.face.waiting.into())]);
        let waiting = (self.face.waiting > 0).then_some(waiting);
        let parts = waiting.into_iter().chain(status.map(ToOwned::to_owned));
        parts.collect::<Vec<_>>().join(" · ")
    }

    fn line(&self, text: Key, answer: fn() -> Answer) -> MenuItem<Self> {
        StandardItem {
            label: self.locale().text(text).to_owned(),
            activate: Box::new(move |item: &mut Self| item.place.answers.give(answer())),
            ..StandardItem::default()
        }
        .into()
    }

    fn statuses(&self) -> MenuItem<Self> {
        let option = |(_, key): &(Availability, Key)| RadioItem {
            label: self.locale().text(*key).to_owned(),
            enabled: self.face.availability.is_some(),
            ..RadioItem::default()
        };
        let now = self.face.availability;
        let now = CHOICES.iter().position(|(of, _)| Some(*of) == now);
        RadioGroup {
            selected: now.unwrap_or(usize::MAX),
            select: Box::new(|item: &mut Self, index| item.chose(index)),
            options: CHOICES.iter().map(option).collect(),
        }
        .into()
    }

    fn chose(&self, index: usize) {
        let Some((availability, _)) = CHOICES.get(index) else {
            return;
        };
        self.place
            .answers
            .give(Answer::Act(Action::SetAvailability {
                availability: *availability,
                reason: String::new(),
            }));
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "es.atiende.Console".to_owned()
    }

    fn category(&self) -> Category {
        Category::Communications
    }

    fn title(&self) -> String {
        "Atiende".to_owned()
    }

    fn status(&self) -> Status {
        match self.face.waiting {
            0 => Status::Active,
            _ => Status::NeedsAttention,
        }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        let picture = badge::with_number(&self.place.picture, self.face.waiting);
        let side = i32::try_from(picture.side).unwrap_or_default();
        vec![Icon {
            width: side,
            height: side,
            data: badge::argb(&picture.rgba),
        }]
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icon_pixmap()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: "Atiende".to_owned(),
            description: self.says(),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.place.answers.give(Answer::ToFront);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        vec![
            self.line(key::TRAY_OPEN, || Answer::ToFront),
            MenuItem::Separator,
            self.statuses(),
            MenuItem::Separator,
            self.line(key::TRAY_QUIT, || Answer::Quit),
        ]
    }

    fn watcher_online(&self) {
        self.place.is_there.store(true, Ordering::Release);
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        self.place.is_there.store(false, Ordering::Release);
        true // It may come back.
    }
}
