//! What the icon says, in the technician's language.

use atiende_assets::{Key, Locale, key};
use atiende_engine::ports::Availability;

use super::Face;

/// What can be chosen on the icon, in this order.
pub(super) const CHOICES: [(Availability, Key); 4] = [
    (Availability::Available, key::AVAILABILITY_AVAILABLE),
    (Availability::Busy, key::AVAILABILITY_BUSY),
    (Availability::Away, key::AVAILABILITY_AWAY),
    (Availability::Offline, key::AVAILABILITY_OFFLINE),
];

/// How many wait, and the status.
pub(super) fn says(locale: &Locale, face: Face) -> String {
    let status = CHOICES
        .iter()
        .find(|(of, _)| Some(*of) == face.availability);
    let status = status.map(|(_, key)| locale.text(*key));
    let waiting = locale.text_with(key::TOAST_REQUESTS, &[("count", face.waiting.into())]);
    let waiting = (face.waiting > 0).then_some(waiting);
    let parts = waiting.into_iter().chain(status.map(ToOwned::to_owned));
    parts.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_says_how_many_wait_and_the_status() {
        let face = |waiting, availability| Face {
            waiting,
            availability,
            is_needed: false,
        };
        let says = |face| says(Locale::load("es"), face);

        assert_eq!(says(face(0, None)), "");
        assert_eq!(says(face(0, Some(Availability::Busy))), "Ocupado");
        assert_eq!(
            says(face(2, Some(Availability::Available))),
            "2 solicitudes nuevas en espera · Disponible"
        );
    }
}
