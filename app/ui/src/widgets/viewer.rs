//! A picture over the whole window: as a whole or as large as it is, moved and made larger by hand.

use egui::{
    Align, Context, CornerRadius, Event, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect,
    Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::button::Button;
use super::icon::paint_icon;
use super::icon_button::IconButton;
use super::picture::{Picture, paint_texture};
use super::segmented::segmented;
use super::text::{caption, strong};
use crate::icons;
use crate::theme::{self, height, space};

const LARGEST: f32 = 8.0;
/// A small picture is made no larger than that to fill the room: it would be a blur.
const MOST_TO_FIT: f32 = 2.0;
const STEP: f32 = 1.25;
/// A turn of the wheel by so many points doubles the size.
const WHEEL: f32 = 300.0;

/// What was clicked beside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewerClick {
    /// Close it; also Esc.
    Close,
    /// Open the file with its own program.
    Open,
    /// Save the file.
    Save,
}

/// How large the picture is and which part of it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Zoom {
    /// Points a pixel; `None` for as large as the room allows.
    scale: Option<f32>,
    /// How far the picture's middle is from the middle of the room.
    moved: Vec2,
}

/// A picture over the whole window; show it in each frame until it is closed.
#[derive(Debug)]
pub struct Viewer<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What kind it is and how long.
    pub about: &'a str,
    /// The picture.
    pub picture: Picture,
    /// The names of *as a whole* and *as large as it is*, and of the choice between them.
    pub sizes: [&'a str; 3],
    /// The names of *open*, *save* and *close*.
    pub buttons: [&'a str; 3],
}

impl Viewer<'_> {
    /// Draws it; what was clicked.
    pub fn show(&self, ctx: &Context, zoom: &mut Zoom) -> Option<ViewerClick> {
        let window = ctx.content_rect();
        let surface = &theme::of(ctx.theme()).surface;
        let modal = Modal::new(Id::unique("viewer"))
            .frame(Frame::new().fill(surface.window))
            .backdrop_color(surface.scrim);
        let shown = modal.show(ctx, |ui| {
            ui.set_min_size(window.size());
            ui.set_max_size(window.size());
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let click = self.head_ui(ui, zoom);
            let room = ui.available_rect_before_wrap();
            click.or(self.picture_ui(ui, room, zoom))
        });
        ctx.accesskit_node_builder(shown.response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_label(self.name);
        });
        let close = shown.should_close().then_some(ViewerClick::Close);
        shown.inner.or(close)
    }

    fn head_ui(&self, ui: &mut Ui, zoom: &mut Zoom) -> Option<ViewerClick> {
        let surface = theme::tokens(ui).surface.panel;
        let frame = Frame::new()
            .fill(surface)
            .inner_margin(Margin::symmetric(12, 7));
        let shown = frame.show(ui, |ui| {
            let size = vec2(ui.available_width(), height::CONTROL);
            let line = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(size, line, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let click = self.buttons_ui(ui);
                self.sizes_ui(ui, zoom);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    ui.set_clip_rect(ui.max_rect().intersect(ui.clip_rect()));
                    strong(ui, self.name);
                    caption(ui, self.about);
                });
                click
            })
            .inner
        });
        shown.inner
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<ViewerClick> {
        let [open, save, close] = self.buttons;
        let close = IconButton::new(icons::X, close).shortcut("Esc").show(ui);
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        let save = IconButton::new(icons::SAVE, save).show(ui);
        let open = Button::secondary(open).icon(icons::EXTERNAL_LINK).show(ui);
        match () {
            () if close.clicked() => Some(ViewerClick::Close),
            () if save.clicked() => Some(ViewerClick::Save),
            () if open.clicked() => Some(ViewerClick::Open),
            () => None,
        }
    }

    fn sizes_ui(&self, ui: &mut Ui, zoom: &mut Zoom) {
        let [whole, actual, name] = self.sizes;
        let shown = match zoom.scale {
            Some(scale) if scale != 1.0 => format!("{:.0} %", scale * 100.0),
            _ => actual.to_owned(),
        };
        // The line runs from right to left.
        let chosen = usize::from(zoom.scale.is_none());
        match segmented(ui, name, &[&shown, whole], chosen) {
            Some(0) => zoom.scale = Some(1.0),
            Some(_) => *zoom = Zoom::default(),
            None => {}
        }
    }

    fn picture_ui(&self, ui: &mut Ui, room: Rect, zoom: &mut Zoom) -> Option<ViewerClick> {
        let response = ui.interact(room, ui.scope_id().with("picture"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.name));
        let [width, height] = self.picture.size.map(|side| side.max(1) as f32);
        let free = room.shrink(space::L).size();
        let fit = (free.x / width).min(free.y / height).min(MOST_TO_FIT);
        steer(ui, &response, zoom, fit);
        let scale = zoom.scale.unwrap_or(fit);
        let size = vec2(width, height) * scale;
        zoom.keep_inside(size, room.size());
        let place = Rect::from_center_size(room.center() + zoom.moved, size);
        let mut inside = ui.new_child(UiBuilder::new().id_salt("room").max_rect(room));
        inside.shrink_clip_rect(room);
        match self.picture.texture {
            Some(texture) => paint_texture(&inside, texture, place, CornerRadius::ZERO),
            None => {
                let ink = theme::tokens(ui).text.muted;
                paint_icon(inside.painter(), icons::IMAGE, room.center(), 48.0, ink);
            }
        }
        response.double_clicked().then_some(ViewerClick::Open)
    }
}

/// The wheel, two fingers, the mouse and the keys change what shows.
fn steer(ui: &Ui, picture: &Response, zoom: &mut Zoom, fit: f32) {
    let is_key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_key(Key::Num0) {
        *zoom = Zoom::default();
    }
    if is_key(Key::Num1) {
        zoom.scale = Some(1.0);
    }
    let keys = [
        (Key::Plus, STEP),
        (Key::Equals, STEP),
        (Key::Minus, 1.0 / STEP),
    ];
    let by_key: f32 = keys
        .into_iter()
        .filter(|(key, _)| is_key(*key))
        .map(|(_, by)| by)
        .product();
    let by_hand = match picture.hovered() {
        true => ui.input(|input| input.zoom_delta()) * 2.0_f32.powf(wheel(ui) / WHEEL),
        false => 1.0,
    };
    let by = by_key * by_hand;
    if by != 1.0 {
        let before = zoom.scale.unwrap_or(fit);
        let after = (before * by).clamp(fit.min(1.0), LARGEST);
        // What is below the pointer stays there.
        let from_middle = |at: egui::Pos2| at - picture.rect.center();
        let pointer = picture.hover_pos().map_or(Vec2::ZERO, from_middle);
        zoom.moved = pointer + (zoom.moved - pointer) * (after / before);
        zoom.scale = Some(after);
    }
    zoom.moved += picture.drag_delta();
}

/// How far the wheel turned in this frame.
fn wheel(ui: &Ui) -> f32 {
    ui.input(|input| {
        let turns = input.events.iter().map(|event| match event {
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta,
                ..
            } => delta.y * 50.0,
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta,
                ..
            } => delta.y,
            _ => 0.0,
        });
        turns.sum()
    })
}

impl Zoom {
    /// The picture cannot be lost: it moves only as far as some of it lies outside.
    fn keep_inside(&mut self, picture: Vec2, room: Vec2) {
        let most = ((picture - room) / 2.0).max(Vec2::ZERO);
        self.moved = self.moved.clamp(-most, most);
    }
}
