//! One result: whose request, about what, when, and the words around what was found.

use atiende_assets::key;
use atiende_core::search::Hit;
use atiende_protocol::Request;
use atiende_protocol::http::SnippetPart;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Label, Layout, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::format;
use crate::panels::details::{status_badge, status_words};
use crate::scene::{Env, Scene};
use crate::theme::{self, Size, Tone, Weight, font, space};
use crate::widgets::{CellTone, caption, row_background, text_cell};

/// The height of every result.
pub(super) const HEIGHT: f32 = 84.0;

const LINE: f32 = 22.0;

/// Draws a result that can be clicked.
pub(super) fn row_ui(ui: &mut Ui, scene: Scene<'_>, hit: &Hit) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let id = ui.make_persistent_id(("found", hit.request.id.0));
    let response = ui.interact(rect, id, Sense::click());
    let is_selected = scene.state.selected == Some(hit.request.id);
    let name = name(scene, hit);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(is_selected));
    row_background(ui, rect, &response, is_selected);
    let place = UiBuilder::new()
        .id_salt(("found", hit.request.id.0))
        .max_rect(rect.shrink2(vec2(space::M, space::S)))
        .layout(Layout::top_down(Align::Min));
    let mut inside = ui.new_child(place);
    inside.shrink_clip_rect(rect);
    inside.spacing_mut().item_spacing = vec2(space::S, 0.0);
    lines_ui(&mut inside, scene, hit);
    response
}

fn lines_ui(ui: &mut Ui, scene: Scene<'_>, hit: &Hit) {
    let request = &hit.request;
    line_ui(
        ui,
        |ui| {
            caption(ui, &sent(scene, request));
        },
        |ui, width| {
            let who = format!("{} · {}", request.customer.name, request.company.name);
            text_cell(ui, width, &who, CellTone::Strong);
        },
    );
    line_ui(
        ui,
        |ui| status_badge(ui, scene, request.status),
        |ui, width| {
            let what = format!("{} · {}", request.id, request.subject);
            text_cell(ui, width, &what, CellTone::Secondary);
        },
    );
    ui.add_space(space::XXS);
    ui.add(
        Label::new(snippet(ui, &hit.snippet))
            .truncate()
            .selectable(false),
    );
}

/// A line with something at its right end.
fn line_ui(ui: &mut Ui, right: impl FnOnce(&mut Ui), left: impl FnOnce(&mut Ui, f32)) {
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        right(ui);
        let width = ui.available_width();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| left(ui, width));
    });
}

fn sent(scene: Scene<'_>, request: &Request) -> String {
    let Env {
        locale,
        time_zone,
        now,
    } = scene.env;
    format::moment(locale, time_zone, request.submitted_at, *now)
}

/// The words around, on one line; what was found is heavier and stands on a ground of its own.
fn snippet(ui: &Ui, parts: &[SnippetPart]) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let found = tokens.meaning(Tone::Attention);
    let mut job = LayoutJob::default();
    for part in parts {
        let (weight, color, background) = match part.is_match {
            true => (Weight::SemiBold, found.text, found.background),
            false => (Weight::Regular, tokens.text.primary, Color32::TRANSPARENT),
        };
        let format = TextFormat {
            font_id: font(Size::Body, weight),
            line_height: Some(Size::Body.line_height()),
            color,
            background,
            ..TextFormat::default()
        };
        job.append(&part.text.replace(['\n', '\r', '\t'], " "), 0.0, format);
    }
    job
}

fn name(scene: Scene<'_>, hit: &Hit) -> String {
    let request = &hit.request;
    let words: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
    let values = [
        ("id", request.id.to_string().into()),
        ("customer", request.customer.name.as_str().into()),
        ("company", request.company.name.as_str().into()),
        ("status", scene.text(status_words(request.status)).into()),
        ("words", words.into()),
    ];
    scene.env.locale.text_with(key::SEARCH_HIT, &values)
}
