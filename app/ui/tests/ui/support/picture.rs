//! Pictures of a harness in both themes, under `pictures/` of the build folder.
#![expect(
    clippy::disallowed_methods,
    reason = "a test may write its pictures to the disk"
)]

use std::path::PathBuf;

use atiende_ui::theme;
use egui::{LayerId, Theme, Ui, Vec2};
use egui_kittest::Harness;

use super::canvas::Canvas;

/// Draws `content` on a window ground, light and dark, and gives each settled harness to `check`.
pub fn both_themes<'a>(
    name: &str,
    size: Vec2,
    content: impl Fn(&mut Ui) + 'a + Copy,
    check: impl Fn(&mut Harness<'a>),
) {
    for (theme, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(1.0)
            .with_theme(theme)
            .with_context_setup(move |ctx| {
                theme::install(ctx);
                theme::set_reduced_motion(ctx, true);
            })
            .renderer(Canvas::default())
            .build_ui(move |ui| {
                let ground = theme::tokens(ui).surface.window;
                let behind = ui.ctx().layer_painter(LayerId::background());
                behind.rect_filled(ui.ctx().content_rect(), 0.0, ground);
                egui::Frame::new().inner_margin(16).show(ui, content);
            });
        harness.run();
        check(&mut harness);
        save(&mut harness, &format!("{name}-{suffix}"));
    }
}

/// Writes `pictures/{name}.png`.
pub fn save<State>(harness: &mut Harness<'_, State>, name: &str) {
    let image = harness.render().expect("the canvas draws everything");
    std::fs::create_dir_all(folder()).expect("the build folder can be written");
    image
        .save(folder().join(format!("{name}.png")))
        .expect("the picture can be written");
}

/// Beside the test's own binary, so that it follows wherever the build folder is.
fn folder() -> PathBuf {
    let binary = std::env::current_exe().expect("a test knows its binary");
    let target = binary.ancestors().nth(3).expect("target/debug/deps/ui");
    target.join("pictures")
}
