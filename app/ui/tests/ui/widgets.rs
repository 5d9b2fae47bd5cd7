//! What widgets do when they are clicked, typed into and reached by keyboard.

use std::time::Duration;

use atiende_ui::icons;
use atiende_ui::theme::{self, Tone};
use atiende_ui::widgets::{
    Answer, Banner, BannerClick, Bubble, BubbleClick, Button, Confirm, Delivery, IconButton, Sort,
    TableRow, TextField, Toast, ToastClick, composer, dropdown, header_cell, key_value,
    search_field, segmented, toasts,
};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Ui, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A harness whose state is whatever the widget is to change.
fn drawn<S: Default>(content: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let mut harness = Harness::builder()
        .with_size(vec2(480.0, 320.0))
        .with_context_setup(theme::install)
        .build_ui_state(content, S::default());
    harness.run();
    harness
}

#[test]
fn a_button_is_pressed_by_mouse_enter_and_space() {
    let mut harness = drawn(|ui, count: &mut usize| {
        *count += usize::from(Button::primary("Enviar").show(ui).clicked())
    });

    harness.get_by_label("Enviar").click();
    harness.run();
    harness.get_by_label("Enviar").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::Space);
    harness.run();

    assert_eq!(*harness.state(), 3);
}

#[test]
fn a_button_with_a_reason_or_at_work_cannot_be_pressed_but_says_why() {
    let mut harness = drawn(|ui, count: &mut usize| {
        let reason = Some("Únase primero a la conversación");
        *count += usize::from(
            Button::primary("Enviar")
                .disabled_because(reason)
                .show(ui)
                .clicked(),
        );
        *count += usize::from(
            IconButton::new(icons::COPY, "Copiar")
                .disabled_because(reason)
                .show(ui)
                .clicked(),
        );
    });
    for label in ["Enviar", "Copiar"] {
        harness.get_by_label(label).click();
        harness.run();
        let node = harness.get_by_label(label);
        assert!(node.accesskit_node().is_disabled());
        assert_eq!(
            node.accesskit_node().description().as_deref(),
            Some("Únase primero a la conversación")
        );
    }
    assert_eq!(*harness.state(), 0);
}

#[test]
fn enter_sends_the_message_and_shift_enter_starts_a_new_line() {
    let mut harness = drawn(|ui, (text, sent): &mut (String, Vec<String>)| {
        if composer(ui, text, "Mensaje", "").is_submitted {
            sent.push(std::mem::take(text));
        }
    });
    harness.get_by_label("Mensaje").focus();
    harness.run();
    harness.get_by_label("Mensaje").type_text("Hola");
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    harness.get_by_label("Mensaje").type_text("¿qué tal?");
    harness.run();
    assert_eq!(harness.state().1, Vec::<String>::new());

    harness.key_press(Key::Enter);
    harness.run();

    assert_eq!(
        *harness.state(),
        (String::new(), vec!["Hola\n¿qué tal?".to_owned()])
    );
    assert!(harness.get_by_label("Mensaje").is_focused());
}

#[test]
fn a_field_tells_its_error_to_screen_readers() {
    let mut harness = drawn(|ui, text: &mut String| {
        TextField::new("Correo", text)
            .error(Some("Falta la arroba"))
            .show(ui);
    });
    harness.get_by_label("Correo").focus();
    harness.run();
    harness.get_by_label("Correo").type_text("ada");
    harness.run();

    assert_eq!(harness.state(), "ada");
    let field = harness.get_by_role_and_label(Role::TextInput, "Correo");
    assert_eq!(
        field.accesskit_node().description().as_deref(),
        Some("Falta la arroba")
    );
}

#[test]
fn escape_and_the_cross_empty_the_search_field() {
    let mut harness = drawn(|ui, text: &mut String| {
        search_field(ui, text, "Buscar", "Borrar");
    });
    let write = |harness: &mut Harness<'static, String>| {
        harness.get_by_label("Buscar").focus();
        harness.run();
        harness.get_by_label("Buscar").type_text("ana");
        harness.run();
        assert_eq!(harness.state(), "ana");
    };
    write(&mut harness);
    harness.get_by_label("Borrar").click();
    harness.run();
    assert_eq!(harness.state(), "");

    write(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state(), "");
}

#[test]
fn a_value_is_copied_by_its_button() {
    let mut harness =
        drawn(|ui, is_copied: &mut bool| *is_copied |= key_value(ui, "ID", "1042", "Copiar ID"));

    harness.get_by_label("Copiar ID").click();
    harness.run();

    assert!(*harness.state());
}

#[test]
fn a_row_and_a_header_are_reached_by_tab_and_pressed_by_enter() {
    let mut harness = drawn(|ui, done: &mut Vec<&str>| {
        if header_cell(ui, 100.0, "Cliente", Sort::Ascending).clicked() {
            done.push("sort");
        }
        if TableRow::new(1, "1042 Ana").show(ui, |_| {}).clicked() {
            done.push("open");
        }
    });
    for _ in 0..2 {
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(*harness.state(), ["sort", "open"]);
}

#[test]
fn tab_skips_rows_that_are_no_stop_but_a_click_reaches_them() {
    let mut harness = drawn(|ui, opened: &mut Vec<u8>| {
        for row in 1..=3 {
            let name = format!("fila {row}");
            if TableRow::new(row, &name)
                .tab_stop(row == 2)
                .show(ui, |_| {})
                .clicked()
            {
                opened.push(row);
            }
        }
    });
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("fila 2").is_focused());

    harness.get_by_label("fila 3").click();
    harness.run();

    assert_eq!(*harness.state(), [3]);
}

#[test]
fn a_disabled_composer_keeps_its_text_and_takes_none() {
    let mut harness = drawn(|ui, text: &mut String| {
        if text.is_empty() {
            "borrador".clone_into(text);
        }
        ui.add_enabled_ui(false, |ui| {
            composer(ui, text, "Mensaje", "La conversación terminó")
        });
    });
    harness.get_by_label("Mensaje").click();
    harness.run();
    harness.key_press(Key::A);
    harness.run();

    let field = harness.get_by_label("Mensaje");
    assert!(field.accesskit_node().is_disabled());
    assert_eq!(
        field.accesskit_node().placeholder(),
        Some("La conversación terminó")
    );
    assert_eq!(harness.state(), "borrador");
}

#[test]
fn choosing_what_is_chosen_already_changes_nothing() {
    let mut harness = drawn(|ui, chosen: &mut Vec<usize>| {
        chosen.extend(segmented(ui, "Tema", &["Sistema", "Claro"], 0));
        chosen.extend(dropdown(ui, "Idioma", &["Español", "English"], 0));
    });
    assert_eq!(
        harness.get_by_label("Sistema").accesskit_node().toggled(),
        Some(Toggled::True)
    );
    harness.get_by_label("Sistema").click();
    harness.run();
    harness.get_by_label("Claro").click();
    harness.run();
    harness.get_by_label("Idioma").click();
    harness.run();
    harness.get_by_label("English").click();
    harness.run();

    assert_eq!(*harness.state(), [1, 1]);
}

#[test]
fn banners_toasts_and_bubbles_say_which_part_was_clicked() {
    let mut harness = drawn(|ui, done: &mut Vec<String>| {
        let banner = Banner::new(Tone::Attention, "Está ausente")
            .action("Ponerme disponible")
            .dismiss("Quitar");
        done.extend(
            banner
                .show(ui)
                .map(|click: BannerClick| format!("{click:?}")),
        );
        let bubble = Bubble::mine("Hola")
            .delivery(Delivery::Refused, "No enviado")
            .retry("Reintentar");
        done.extend(
            bubble
                .show(ui)
                .map(|click: BubbleClick| format!("{click:?}")),
        );
        let notices = ["uno", "dos"].map(|text| Toast {
            tone: Tone::Calm,
            text,
            action: Some("Ver"),
        });
        done.extend(
            toasts(ui.ctx(), &notices, "Cerrar").map(|click: ToastClick| format!("{click:?}")),
        );
    });
    for label in ["Ponerme disponible", "Quitar", "Reintentar"] {
        harness.get_by_label(label).click();
        harness.run();
    }
    for label in ["Ver", "Cerrar"] {
        harness
            .get_all_by_label(label)
            .last()
            .expect("two notices")
            .click();
        harness.run();
    }
    assert_eq!(
        *harness.state(),
        ["Action", "Dismiss", "Retry", "Action(1)", "Dismiss(1)"]
    );
}

#[test]
fn escape_leaves_a_question_unanswered_and_enter_takes_the_focused_answer() {
    let question = |tone| Confirm {
        title: "¿Cerrar?",
        text: "",
        confirm: "Cerrar",
        cancel: "No",
        tone,
    };
    for (tone, key, answer) in [
        (Tone::Danger, Key::Escape, Answer::Cancelled),
        (Tone::Danger, Key::Enter, Answer::Cancelled),
        (Tone::Accent, Key::Enter, Answer::Confirmed),
    ] {
        let mut harness = drawn(move |ui, answers: &mut Vec<Answer>| {
            answers.extend(question(tone).show(ui.ctx()))
        });
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().first(), Some(&answer), "{tone:?} {key:?}");
    }
}

#[test]
fn a_settled_window_with_the_cursor_in_a_field_draws_nothing_more() {
    let mut harness = drawn(|ui, text: &mut String| {
        composer(ui, text, "Mensaje", "");
        Button::secondary("Enviar").show(ui);
    });
    // A harness stops the cursor from blinking; here that must be the theme's doing.
    theme::install(&harness.ctx);
    harness.get_by_label("Mensaje").focus();
    harness.run();

    let window = &harness.output().viewport_output[&ViewportId::ROOT];
    assert_eq!(
        window.repaint_delay,
        Duration::MAX,
        "{:?}",
        harness.ctx.repaint_causes()
    );
}
