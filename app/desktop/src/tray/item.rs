//! The icon as the desktops on Linux want it.

use std::sync::atomic::Ordering;

use atiende_assets::{Key, Locale, key};
use atiende_core::Action;
use ksni::blocking::{Handle, TrayMethods as _};
use ksni::menu::{RadioGroup, RadioItem, StandardItem};
use ksni::{Category, Icon, MenuItem, OfflineReason, Status, ToolTip};

use super::words::{CHOICES, says};
use super::{Face, Place, badge};
use crate::answers::Answer;

/// The icon.
pub(super) struct Item {
    place: Place,
    face: Face,
}

/// Puts the icon there.
pub(super) fn put(place: &Place, face: Face) -> Result<Handle<Item>, ksni::Error> {
    let item = Item {
        place: place.clone(),
        face,
    };
    let handle = item.spawn()?;
    place.appears();
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

    fn line(&self, text: Key, answer: fn() -> Answer) -> MenuItem<Self> {
        StandardItem {
            label: self.locale().text(text).to_owned(),
            activate: Box::new(move |item: &mut Self| item.place.answers.give(answer())),
            ..StandardItem::default()
        }
        .into()
    }

    fn statuses(&self) -> MenuItem<Self> {
        let option = |key: Key| RadioItem {
            label: self.locale().text(key).to_owned(),
            enabled: self.face.availability.is_some(),
            ..RadioItem::default()
        };
        let now = self.face.availability;
        let now = CHOICES.iter().position(|(of, _)| Some(*of) == now);
        RadioGroup {
            selected: now.unwrap_or(usize::MAX),
            select: Box::new(|item: &mut Self, index| item.chose(index)),
            options: CHOICES.iter().map(|(_, key)| option(*key)).collect(),
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
            data: argb(&picture.rgba),
        }]
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icon_pixmap()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: "Atiende".to_owned(),
            description: says(self.locale(), self.face),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.place.answers.give(Answer::ToFront(None));
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        vec![
            self.line(key::TRAY_OPEN, || Answer::ToFront(None)),
            MenuItem::Separator,
            self.statuses(),
            MenuItem::Separator,
            self.line(key::TRAY_QUIT, || Answer::Quit),
        ]
    }

    fn watcher_online(&self) {
        self.place.appears();
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        self.place.is_there.store(false, Ordering::Release);
        true // It may come back.
    }
}

/// The order of colours that trays want.
fn argb(rgba: &[u8]) -> Vec<u8> {
    let mut argb = rgba.to_vec();
    for pixel in argb.chunks_exact_mut(4) {
        pixel.rotate_right(1);
    }
    argb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alpha_comes_first_in_a_tray() {
        assert_eq!(argb(&[1, 2, 3, 4, 5, 6, 7, 8]), [4, 1, 2, 3, 8, 5, 6, 7]);
    }
}
