//! Menus that open below a button, and the choice of one out of several.

use egui::{
    Align, Color32, CornerRadius, Layout, Margin, Popup, Rect, Response, Role, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::button::Button;
use super::icon::{Icon, paint_icon};
use super::paint::{self, focus_ring_inside};
use super::text::label;
use crate::icons;
use crate::theme::{self, Size, Tone, Weight, height, radius, space};

const NARROWEST: f32 = 180.0;
const SLOT: f32 = 24.0;
/// Sentences in a menu wrap at this width.
const TEXT: f32 = 320.0;

/// A button that opens a menu of [`MenuItem`]s; it closes when one is chosen.
pub fn menu_button(ui: &mut Ui, button: Button<'_>, items: impl FnOnce(&mut Ui)) -> Response {
    let response = button.show(ui);
    menu_below(&response, items);
    response
}

/// A button that shows the chosen option and offers the others; the index of a new choice.
pub fn dropdown(ui: &mut Ui, name: &str, options: &[&str], selected: usize) -> Option<usize> {
    let shown = options.get(selected).copied().unwrap_or_default();
    let response = Button::secondary(shown)
        .trailing(icons::CHEVRON_DOWN)
        .show(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_value(shown));
    let mut choice = None;
    menu_below(&response, |ui| {
        for (index, option) in options.iter().enumerate() {
            if MenuItem::new(option)
                .checked(index == selected)
                .show(ui)
                .clicked()
            {
                choice = Some(index);
            }
        }
    });
    choice.filter(|choice| *choice != selected)
}

/// The menu of [`menu_button`] below any other widget that was clicked.
pub fn menu_below(response: &Response, items: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::menu(&response.ctx.global_style()).inner_margin(Margin::same(4));
    let width = NARROWEST.max(response.rect.width());
    let popup = Popup::menu(response).gap(4.0).frame(frame);
    popup.show(|ui| inside(ui, width, items));
}

/// The same menu at the pointer, for what was clicked with the other mouse button.
pub fn menu_at_pointer(response: &Response, items: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::menu(&response.ctx.global_style()).inner_margin(Margin::same(4));
    let popup = Popup::context_menu(response).frame(frame);
    popup.show(|ui| inside(ui, NARROWEST, items));
}

/// Items fill the width by themselves; egui's own layout of menus would stretch sentences as well.
fn inside(ui: &mut Ui, width: f32, items: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_min_width(width);
        items(ui);
    });
}

/// A small heading inside a menu.
pub fn menu_caption(ui: &mut Ui, text: &str) {
    let color = theme::tokens(ui).text.muted;
    egui::Frame::new()
        .inner_margin(Margin {
            left: 8,
            right: 8,
            top: 6,
            bottom: 2,
        })
        .show(ui, |ui| {
            label(ui, text, Size::Caption, Weight::Medium, color);
        });
}

/// A sentence inside a menu that nobody can choose.
pub fn menu_text(ui: &mut Ui, text: &str) {
    let color = theme::tokens(ui).text.primary;
    egui::Frame::new()
        .inner_margin(Margin::symmetric(8, 4))
        .show(ui, |ui| {
            ui.set_width(TEXT);
            label(ui, text, Size::Body, Weight::Regular, color);
        });
}

/// One line of a menu.
#[must_use = "an item appears when `show` is called"]
pub struct MenuItem<'a> {
    text: &'a str,
    icon: Option<Icon>,
    dot: Option<Tone>,
    shortcut: &'a str,
    checked: Option<bool>,
    is_danger: bool,
}

impl<'a> MenuItem<'a> {
    /// An item called `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            icon: None,
            dot: None,
            shortcut: "",
            checked: None,
            is_danger: false,
        }
    }

    /// Puts an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Puts a coloured dot before the words, which say the same.
    pub fn dot(mut self, tone: Tone) -> Self {
        self.dot = Some(tone);
        self
    }

    /// Shows whether this is the chosen one of several.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.checked = Some(is_checked);
        self
    }

    /// Names the key that does the same.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = keys;
        self
    }

    /// Warns that it cannot be undone.
    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }

    /// Draws the item.
    pub fn show(self, ui: &mut Ui) -> Response {
        let words = paint::line(ui, self.text, Size::Body, Weight::Regular, f32::INFINITY);
        let keys = paint::line(
            ui,
            self.shortcut,
            Size::Small,
            Weight::Regular,
            f32::INFINITY,
        );
        let needed = space::S + SLOT + words.size().x + space::XL + keys.size().x + space::S;
        let needed = needed + self.dot.map_or(0.0, |_| SLOT);
        // Before its first frame a menu is measured: only then may an item be narrower than the menu.
        let width = if ui.is_sizing_pass() {
            needed
        } else {
            needed.max(ui.available_width())
        };
        let size = vec2(width, height::CONTROL);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        self.name(&response);
        let ink = self.paint_ground(ui, rect, &response);
        self.paint_sign(ui, rect, ink);
        let has_slot = self.icon.is_some() || self.dot.is_some() || self.checked.is_some();
        let indent = if has_slot { space::S + SLOT } else { space::S };
        paint::put_line(ui, pos2(rect.left() + indent, rect.center().y), words, ink);
        let left = rect.right() - space::S - keys.size().x;
        paint::put_line(
            ui,
            pos2(left, rect.center().y),
            keys,
            theme::tokens(ui).text.muted,
        );
        response
    }

    /// A dot keeps its place; the tick of the chosen one is then at the right.
    fn paint_sign(&self, ui: &Ui, rect: Rect, ink: Color32) {
        let slot = pos2(rect.left() + space::S + 8.0, rect.center().y);
        let tick = match self.dot {
            Some(tone) => {
                let color = theme::tokens(ui).meaning(tone).mark;
                ui.painter().circle_filled(slot, 4.0, color);
                pos2(rect.right() - space::S - 8.0, rect.center().y)
            }
            None => slot,
        };
        match self.checked {
            Some(true) => paint_icon(ui.painter(), icons::CHECK, tick, height::ICON, ink),
            _ => {
                if let Some(icon) = self.icon {
                    paint_icon(ui.painter(), icon, slot, height::ICON, ink);
                }
            }
        }
    }

    fn name(&self, response: &Response) {
        let enabled = response.enabled();
        response.widget_info(|| match self.checked {
            Some(is_checked) => {
                WidgetInfo::selected(Role::MenuItemRadio, enabled, is_checked, self.text)
            }
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.text),
        });
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response) -> Color32 {
        let tokens = theme::tokens(ui);
        let danger = &tokens.meanings.danger;
        let is_lit = response.hovered() || response.has_focus();
        let (lit, ink) = match self.is_danger {
            true => (danger.background, danger.text),
            false => (tokens.surface.hover, tokens.text.primary),
        };
        let ground = if is_lit { lit } else { Color32::TRANSPARENT };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::MEDIUM), ground);
        focus_ring_inside(ui, response, rect, radius::MEDIUM);
        ink
    }
}
