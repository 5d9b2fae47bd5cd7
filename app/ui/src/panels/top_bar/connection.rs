//! The truth about the connection.

use atiende_assets::key;
use atiende_core::Connection;
use egui::Ui;

use crate::format;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::{status, tip};

/// After this long without a sign of life it is told how long it has been.
const FRESH_MICROS: i64 = 60_000_000;

/// The longest sentence of a connection that is well takes about this room.
const WHOLE: f32 = 310.0;

/// Draws a dot and a sentence.
pub(super) fn connection_ui(ui: &mut Ui, scene: Scene<'_>, is_roomy: bool) {
    let (tone, text) = words(scene);
    let is_roomy = is_roomy && ui.available_width() >= WHOLE;
    if is_roomy || scene.state.connection != Connection::Online {
        status(ui, tone, &text);
    } else {
        tip(
            status(ui, tone, scene.text(key::STATUS_ONLINE_SHORT)),
            &text,
            None,
        );
    }
}

fn words(scene: Scene<'_>) -> (Tone, String) {
    match scene.state.connection {
        Connection::Connecting => (Tone::Calm, scene.text(key::STATUS_CONNECTING).to_owned()),
        Connection::CatchingUp => (Tone::Calm, scene.text(key::STATUS_CATCHING_UP).to_owned()),
        Connection::Online => (Tone::Success, online(scene)),
        Connection::Offline { since } => {
            let time = scene.clock(since);
            let text = scene
                .env
                .locale
                .text_with(key::STATUS_OFFLINE, &[("time", time.into())]);
            (Tone::Attention, text)
        }
    }
}

/// No redraw is asked for: the engine says when the service falls silent, and that is one.
fn online(scene: Scene<'_>) -> String {
    let silent = scene
        .state
        .synced_at
        .map_or(0, |at| format::elapsed(at, scene.env.now));
    if silent < FRESH_MICROS {
        return scene.text(key::STATUS_ONLINE).to_owned();
    }
    let ago = format::ago(scene.env.locale, silent);
    scene
        .env
        .locale
        .text_with(key::STATUS_ONLINE_SINCE, &[("ago", ago.into())])
}
