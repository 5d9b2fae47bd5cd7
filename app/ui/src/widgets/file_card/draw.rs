//! How a file's parts are drawn, and what is done with each.

use egui::{
    CursorIcon, Id, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::parts::{self, BUTTON, PADDING, Parts, ROW, TILE};
use super::{CardClick, CardResponse, FileCard};
use crate::icons;
use crate::theme::{self, Size, Tone, Weight, radius, space};
use crate::widgets::bubble::{self, MARK};
use crate::widgets::icon::paint_icon;
use crate::widgets::icon_button::IconButton;
use crate::widgets::paint::{self, describe, focus_ring};
use crate::widgets::progress::{BAR, paint_progress, tell};
use crate::widgets::tip::tip;

impl FileCard<'_> {
    pub(super) fn card(&self, ui: &mut Ui, id: Id, card: Rect, parts: &Parts) -> CardResponse {
        let tone = match (self.problem, self.is_mine) {
            (Some(_), _) => Tone::Danger,
            (None, true) => Tone::Accent,
            (None, false) => Tone::Neutral,
        };
        let ground = theme::tokens(ui).meaning(tone).background;
        ui.painter()
            .rect_filled(card, bubble::corners(self.is_mine), ground);
        let whole = self.whole(ui, id.with("file"), card);
        let inner = card.shrink(PADDING);
        let picture = self.picture_ui(ui, id.with("picture"), inner, parts);
        let row = Rect::from_min_size(
            inner.min + vec2(0.0, parts.picture),
            vec2(inner.width(), ROW),
        );
        let (pressed, menu) = self.buttons_ui(ui, id, row);
        let is_cut = self.row(ui, row, parts);
        self.foot(ui, row, card.bottom(), parts);
        let is_opened = self.opens.is_some() && is_opened(&whole);
        let open = is_opened.then_some(CardClick::Open);
        let mut whole = self.tip(whole, is_cut);
        let mut zoom = None;
        if let Some(picture) = picture {
            zoom = self.picture_click(&picture);
            whole |= picture; // The other mouse button does the same there.
        }
        CardResponse {
            click: pressed.or(zoom).or(open),
            menu: menu.map(|button| [button, whole]),
        }
    }

    /// The card itself: it is opened, or tells how it is getting on.
    fn whole(&self, ui: &Ui, id: Id, card: Rect) -> Response {
        let (sense, role) = match (self.opens, self.share) {
            (Some(_), _) => (Sense::click(), Role::Button),
            (None, Some(_)) => (Sense::hover(), Role::ProgressIndicator),
            (None, None) => (Sense::hover(), Role::Group),
        };
        let response = ui.interact(card, id, sense);
        let said = [Some(self.name), Some(self.about), self.problem];
        let said = said.into_iter().flatten().filter(|words| !words.is_empty());
        let name = said.collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::labeled(role, true, &name));
        if let Some(share) = self.share {
            let ctx = &response.ctx;
            ctx.accesskit_node_builder(response.id, |node| tell(node, share));
        }
        if let Some(how) = self.opens {
            describe(&response, how);
            focus_ring(ui, &response, card, radius::LARGE);
        }
        response
    }

    /// Why it was not sent, or how much of it is done.
    fn foot(&self, ui: &Ui, row: Rect, bottom: f32, parts: &Parts) {
        if let Some(words) = &parts.problem {
            let at = row.left_bottom() + vec2(0.0, parts::ABOVE_PROBLEM);
            let ink = theme::tokens(ui).meaning(Tone::Danger).text;
            ui.painter().galley(at, words.clone(), ink);
        }
        if let Some(share) = self.share {
            let corner = pos2(row.left(), bottom - parts::BELOW_BAR - BAR);
            let bar = Rect::from_min_size(corner, vec2(row.width(), BAR));
            paint_progress(ui, bar, share);
        }
    }

    /// Explains how it is opened, and tells a name that did not fit.
    fn tip(&self, card: Response, is_cut: bool) -> Response {
        match (self.opens, is_cut) {
            (Some(how), true) => tip(card, &format!("{} · {how}", self.name), None),
            (Some(how), false) => tip(card, how, None),
            (None, true) => tip(card, self.name, None),
            (None, false) => card,
        }
    }

    fn picture_ui(&self, ui: &Ui, id: Id, inner: Rect, parts: &Parts) -> Option<Response> {
        let (picture, label) = self.picture?;
        let height = parts.picture - space::S;
        let frame = Rect::from_min_size(inner.min, vec2(inner.width(), height));
        picture.paint(ui, frame);
        let response = ui.interact(frame, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
        focus_ring(ui, &response, frame, radius::MEDIUM);
        Some(response.on_hover_cursor(CursorIcon::ZoomIn))
    }

    fn picture_click(&self, picture: &Response) -> Option<CardClick> {
        match () {
            () if picture.double_clicked() && self.opens.is_some() => Some(CardClick::Open),
            () if picture.clicked() => Some(CardClick::Zoom),
            () => None,
        }
    }

    /// The buttons from right to left; which was pressed, and the one of the menu.
    fn buttons_ui(&self, ui: &Ui, id: Id, row: Rect) -> (Option<CardClick>, Option<Response>) {
        let place = |slot: usize| {
            let right = row.right() - BUTTON * slot as f32;
            Rect::from_min_max(
                pos2(right - BUTTON, row.top()),
                pos2(right, row.top() + BUTTON),
            )
        };
        let show = |button: IconButton<'_>, slot: usize| {
            let button = button.compact();
            button.show_at(ui, id.with(("button", slot)), place(slot), true)
        };
        let menu = self
            .menu
            .map(|label| show(IconButton::new(icons::MORE, label), 0));
        let taken = usize::from(menu.is_some());
        let mut pressed = None;
        for (index, button) in self.buttons.iter().enumerate() {
            let slot = taken + self.buttons.len() - 1 - index;
            if show(IconButton::new(button.icon, button.label), slot).clicked() {
                pressed = Some(CardClick::Button(index));
            }
        }
        (pressed, menu)
    }

    /// The kind, the name, and what there is to say; whether the name is not there as a whole.
    fn row(&self, ui: &Ui, row: Rect, parts: &Parts) -> bool {
        let tokens = theme::tokens(ui);
        let tile = Rect::from_min_size(row.min + vec2(0.0, 1.0), vec2(TILE, TILE));
        ui.painter()
            .rect_filled(tile, radius::MEDIUM, tokens.surface.panel);
        let ink = match self.problem {
            Some(_) => tokens.meaning(Tone::Danger).text,
            None => tokens.meaning(Tone::Accent).text,
        };
        paint_icon(ui.painter(), self.sign, tile.center(), 20.0, ink);
        let left = tile.right() + parts::GAP;
        let name = pos2(left, row.top() + 10.0);
        paint::put_line(ui, name, parts.name.clone(), tokens.text.primary);
        let ink = match self.is_failed {
            true => tokens.meaning(Tone::Danger).text,
            false => tokens.text.secondary,
        };
        let about = pos2(left, row.top() + 28.0);
        paint::put_line(ui, about, parts.about.clone(), ink);
        self.paint_time(ui, pos2(row.right(), about.y));
        parts.is_cut
    }

    fn paint_time(&self, ui: &Ui, right_center: Pos2) {
        let tokens = theme::tokens(ui);
        let mut right = right_center.x;
        if let Some(delivery) = self.delivery {
            let (mark, color) = bubble::delivery_mark(delivery, tokens);
            let center = pos2(right - MARK / 2.0, right_center.y);
            paint_icon(ui.painter(), mark, center, MARK, color);
            right -= MARK + 3.0;
        }
        let time = paint::line(ui, self.time, Size::Caption, Weight::Regular, f32::INFINITY);
        let left = pos2(right - time.size().x, right_center.y);
        paint::put_line(ui, left, time, tokens.text.muted);
    }
}

/// A double click opens; Enter and a screen reader's click do so at once.
fn is_opened(card: &Response) -> bool {
    let is_pointer = card.clicked_by(PointerButton::Primary);
    card.double_clicked() || (card.clicked() && !is_pointer)
}
