//! The product's mark: the same in the window and as the program's icon.

use atiende_ui::theme;
use atiende_ui::widgets::mark;
use egui::{Pos2, Rect, UiBuilder, Vec2};
use egui_kittest::Harness;
use image::RgbaImage;

use crate::support::Canvas;

const SIDE: f32 = 256.0;

fn drawn() -> RgbaImage {
    let mut harness = Harness::builder()
        .with_size(Vec2::splat(SIDE))
        .with_pixels_per_point(1.0)
        .with_context_setup(theme::install)
        .renderer(Canvas::default())
        .build_ui(|ui| {
            let whole = Rect::from_min_size(Pos2::ZERO, Vec2::splat(SIDE));
            let mut whole = ui.new_child(UiBuilder::new().max_rect(whole));
            whole.set_clip_rect(Rect::EVERYTHING);
            mark(&mut whole, SIDE);
        });
    harness.run();
    harness.render().unwrap()
}

#[test]
fn the_window_shows_the_mark_of_the_icon() {
    let icon = image::load_from_memory(atiende_assets::APP_ICON_PNG).unwrap();
    let icon = icon.to_rgba8();
    let drawn = drawn();
    assert_eq!(icon.dimensions(), drawn.dimensions());

    let opaque = icon.pixels().zip(drawn.pixels());
    let opaque: Vec<_> = opaque.filter(|(icon, _)| icon.0[3] == 255).collect();
    let differs = |icon: &image::Rgba<u8>, drawn: &image::Rgba<u8>| {
        let channels = icon.0.iter().zip(drawn.0);
        channels
            .into_iter()
            .any(|(one, other)| one.abs_diff(other) > 24)
    };
    let differing = opaque.iter().filter(|(icon, drawn)| differs(icon, drawn));
    let share = differing.count() as f64 / opaque.len() as f64;
    assert!(share < 0.02, "{share} of the pixels differ");
}
