//! What lies above the window: menus, toasts, tooltips and dialogs.

use atiende_ui::icons;
use atiende_ui::theme::Tone;
use atiende_ui::widgets::{
    Answer, Button, Confirm, MenuItem, Toast, ToastClick, divider, menu_button, menu_caption,
    toasts,
};
use egui::{Ui, vec2};
use egui_kittest::kittest::Queryable;

use crate::support::both_themes;

const TOASTS: [Toast<'_>; 2] = [
    Toast {
        tone: Tone::Success,
        text: "La solicitud 1042 está cerrada",
        action: None,
    },
    Toast {
        tone: Tone::Attention,
        text: "Ada Lovelace se asignó la 1043 antes que usted",
        action: Some("Ver"),
    },
];

fn menu(ui: &mut Ui) {
    menu_button(
        ui,
        Button::secondary("Disponible").trailing(icons::CHEVRON_DOWN),
        |ui| {
            menu_caption(ui, "Estado");
            MenuItem::new("Disponible").checked(true).show(ui);
            MenuItem::new("Ocupado").checked(false).show(ui);
            MenuItem::new("Ausente").checked(false).show(ui);
            divider(ui);
            MenuItem::new("Ajustes")
                .icon(icons::SETTINGS)
                .shortcut("Ctrl ,")
                .show(ui);
            MenuItem::new("Cerrar sesión")
                .icon(icons::LOG_OUT)
                .danger()
                .show(ui);
        },
    );
    if let Some(ToastClick::Dismiss(_)) = toasts(ui.ctx(), &TOASTS, "Quitar el aviso") {
        ui.ctx().request_repaint();
    }
}

const QUESTION: Confirm<'_> = Confirm {
    title: "¿Cerrar la solicitud 1042?",
    text: "La conversación sigue abierta: se finalizará también. El cliente ya no podrá escribir en ella.",
    confirm: "Finalizar y cerrar",
    cancel: "Cancelar",
    tone: Tone::Danger,
};

fn question(ui: &mut Ui) {
    if QUESTION.show(ui.ctx()) == Some(Answer::Confirmed) {
        ui.label("confirmed");
    }
}

#[test]
fn a_menu_opens_below_its_button() {
    both_themes("menu", vec2(520.0, 360.0), menu, |harness| {
        harness.get_by_label("Disponible").click();
        harness.run();
        harness.get_by_label("Cerrar sesión").hover();
        harness.run();
        harness.get_by_label("La solicitud 1042 está cerrada");
    });
}

#[test]
fn a_dangerous_question_gives_the_keyboard_to_the_safe_answer() {
    both_themes("dialog", vec2(620.0, 360.0), question, |harness| {
        harness.get_by_label("¿Cerrar la solicitud 1042?");
        assert!(harness.get_by_label("Cancelar").is_focused());
        assert!(!harness.get_by_label("Finalizar y cerrar").is_focused());
    });
}
