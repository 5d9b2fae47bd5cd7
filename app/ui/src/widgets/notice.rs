//! The inside of banners and toasts: an icon, a sentence that may wrap, and buttons at the right.

use egui::{Align, Color32, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::button::Button;
use super::icon::{Icon, paint_icon};
use super::icon_button::IconButton;
use super::paint;
use crate::icons;
use crate::theme::{Size, Weight, height, space};

const CROSS: f32 = 24.0;
const INDENT: f32 = height::ICON + space::S;

/// What the line says and offers.
pub(super) struct Notice<'a> {
    pub icon: Icon,
    pub icon_color: Color32,
    pub text: &'a str,
    pub text_color: Color32,
    pub weight: Weight,
    pub action: Option<Button<'a>>,
    pub dismiss: Option<&'a str>,
}

/// What was clicked.
#[derive(Clone, Copy)]
pub(super) enum NoticeClick {
    Action,
    Dismiss,
}

impl Notice<'_> {
    /// Draws over `width`; the buttons stay in the middle however many lines the text has.
    pub fn show(self, ui: &mut Ui, width: f32) -> Option<NoticeClick> {
        let action = self
            .action
            .as_ref()
            .map_or(0.0, |button| button.width(ui) + space::S);
        let buttons = action + self.dismiss.map_or(0.0, |_| CROSS + space::XS);
        let room = (width - INDENT - buttons - space::S).max(60.0);
        let look = (Size::Body, self.weight, self.text_color);
        let galley = paint::paragraph(ui, self.text, look, room, Align::Min);
        let tall = (galley.size().y + space::S).max(height::CONTROL_COMPACT);
        let (_, rect) = ui.allocate_space(vec2(width, tall));

        let first_line = rect.top()
            + (tall - galley.size().y) / 2.0
            + galley.rows.first().map_or(0.0, |row| row.size.y / 2.0);
        paint_icon(
            ui.painter(),
            self.icon,
            pos2(rect.left() + height::ICON / 2.0, first_line),
            height::ICON,
            self.icon_color,
        );
        let place = Rect::from_min_size(
            pos2(
                rect.left() + INDENT,
                rect.center().y - galley.size().y / 2.0,
            ),
            galley.size(),
        );
        ui.put(place, Label::new(galley));
        self.buttons(ui, rect)
    }

    fn buttons(self, ui: &mut Ui, rect: Rect) -> Option<NoticeClick> {
        let layout = Layout::right_to_left(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        ui.spacing_mut().item_spacing.x = space::XS;
        let is_dismissed = self.dismiss.is_some_and(|name| {
            IconButton::new(icons::X, name)
                .compact()
                .show(&mut ui)
                .clicked()
        });
        let is_acted = self
            .action
            .is_some_and(|button| button.show(&mut ui).clicked());
        match (is_acted, is_dismissed) {
            (true, _) => Some(NoticeClick::Action),
            (_, true) => Some(NoticeClick::Dismiss),
            _ => None,
        }
    }
}
