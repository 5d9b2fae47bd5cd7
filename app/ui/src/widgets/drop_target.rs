//! What covers a place while files are dragged over the window.

use egui::{
    Align2, Area, Context, Id, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::icon::{Icon, paint_icon};
use super::paint;
use crate::theme::{self, Size, Tone, Weight, radius, space};

const SIGN: f32 = 32.0;
const WIDEST: f32 = 420.0;

/// Covers `place` and says in `words` what letting go does there.
pub fn drop_target(ctx: &Context, place: Rect, (sign, tone): (Icon, Tone), words: &str) {
    let area = Area::new(Id::unique("drop target"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(place.min)
        .constrain(false)
        .interactable(false);
    area.show(ctx, |ui| cover_ui(ui, place, (sign, tone), words));
}

fn cover_ui(ui: &mut Ui, place: Rect, (sign, tone): (Icon, Tone), words: &str) {
    let cover = ui.allocate_rect(place, Sense::hover());
    cover.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    let tokens = theme::tokens(ui);
    let meaning = tokens.meaning(tone);
    let frame = place.shrink(space::S);
    let painter = ui.painter();
    // What lies below must not be read through the words.
    painter.rect_filled(place, 0, tokens.surface.panel.gamma_multiply(0.85));
    let edge = Stroke::new(2.0, meaning.mark);
    painter.rect(
        frame,
        radius::LARGE,
        meaning.background,
        edge,
        StrokeKind::Inside,
    );
    let width = (frame.width() - 2.0 * space::L).min(WIDEST);
    let look = (Size::Title, Weight::SemiBold, meaning.text);
    let text = paint::paragraph(ui, words, look, width, egui::Align::Center);
    let height = SIGN + space::M + text.size().y;
    let top = frame.center().y - height / 2.0;
    let center = egui::pos2(frame.center().x, top + SIGN / 2.0);
    paint_icon(ui.painter(), sign, center, SIGN, meaning.text);
    let at = egui::pos2(frame.center().x, top) + vec2(0.0, SIGN + space::M);
    ui.painter().galley(at, text, meaning.text);
}
