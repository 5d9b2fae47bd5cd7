//! A form: what the service has, what was typed, and the row of buttons that ends it.

use atiende_assets::{Key, key};
use egui::Ui;

use crate::scene::Scene;
use crate::theme::{Tone, space};
use crate::widgets::{Button, status};

/// A form being filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form<T> {
    kept: T,
    /// What stands in the fields.
    pub typed: T,
    is_saved: bool,
}

impl<T: Clone + PartialEq> Form<T> {
    /// Whether something would be lost.
    pub fn is_dirty(&self) -> bool {
        self.typed != self.kept
    }

    /// What was typed was saved: what the service made of it replaces it.
    pub fn accept(&mut self) {
        self.is_saved = true;
    }

    /// Takes what the service has now; what is being typed stays.
    pub fn follow(&mut self, kept: T) {
        if std::mem::take(&mut self.is_saved) || !self.is_dirty() {
            self.typed = kept.clone();
        }
        self.kept = kept;
    }

    /// Takes back what was typed.
    pub fn discard(&mut self) {
        self.typed = self.kept.clone();
    }
}

/// Whether a form may be sent.
#[derive(Clone, Copy)]
pub(crate) struct Readiness {
    pub is_dirty: bool,
    /// Whether every number is one: what is not cannot be sent.
    pub is_valid: bool,
}

/// How sending a form goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nothing is to be said.
    Idle,
    /// It is on its way.
    UnderWay,
    /// Something else is on its way.
    Blocked,
    /// It was saved.
    Saved,
    /// The service found something wrong with a field.
    Refused,
}

/// What is to be done with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormClick {
    /// Send it.
    Save,
    /// Take back what was typed.
    Undo,
}

/// Draws the buttons that save a form and take back what was typed, and beside them how it went.
pub(crate) fn save_row(
    ui: &mut Ui,
    scene: Scene<'_>,
    label: Key,
    (ready, progress): (Readiness, Progress),
) -> Option<FormClick> {
    let is_busy = progress == Progress::UnderWay;
    let reason = match () {
        () if is_busy => None,
        () if progress == Progress::Blocked => Some(key::ADMIN_BUSY),
        () if !ready.is_dirty => Some(key::ADMIN_NOTHING_CHANGED),
        () if !ready.is_valid => Some(key::ADMIN_CHECK_FIELDS),
        () => None,
    };
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let button = Button::primary(scene.text(label)).busy(is_busy);
        let button = button.disabled_because(reason.map(|reason| scene.text(reason)));
        let save = button.show(ui).clicked().then_some(FormClick::Save);
        let can_undo = ready.is_dirty && !is_busy;
        let undo = Button::ghost(scene.text(key::ADMIN_UNDO));
        let undo = (can_undo && undo.show(ui).clicked()).then_some(FormClick::Undo);
        match progress {
            Progress::Saved => {
                status(ui, Tone::Success, scene.text(key::ADMIN_SAVED));
            }
            Progress::Refused => {
                status(ui, Tone::Danger, scene.text(key::ADMIN_CHECK_FIELDS));
            }
            Progress::Idle | Progress::UnderWay | Progress::Blocked => {}
        }
        save.or(undo)
    });
    row.inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays_while_the_service_s_changes_until_it_is_saved() {
        let mut form = Form::default();
        form.follow("Acme");
        form.follow("Acme 2");
        assert_eq!((form.typed, form.is_dirty()), ("Acme 2", false));

        form.typed = " Acme 3 ";
        form.follow("Other");
        assert_eq!((form.typed, form.is_dirty()), (" Acme 3 ", true));

        form.accept();
        form.follow("Acme 3");
        assert_eq!((form.typed, form.is_dirty()), ("Acme 3", false));
    }
}
