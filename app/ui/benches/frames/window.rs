//! A window without a screen: input in, the time that a frame takes out.

use std::time::{Duration, Instant};

use atiende_assets::Locale;
use atiende_core::Input;
use atiende_protocol::Timestamp;
use atiende_ui::{Env, UiState, app_ui, theme};
use egui::accesskit::Node;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, TouchPhase, ViewportId, pos2, vec2,
};
use jiff::tz::TimeZone;

use crate::world::{Console, NOW};

/// A window and what it shows.
pub struct Window {
    pub console: Console,
    ui_state: UiState,
    env: Env,
    context: Context,
    events: Vec<Event>,
    frames: u64,
    /// When the last frame wants the next one.
    rest: Duration,
}

impl Window {
    /// A window that shows nothing yet.
    pub fn new(console: Console) -> Self {
        let context = Context::default();
        theme::install(&context);
        theme::set_reduced_motion(&context, true);
        let env = Env {
            locale: Locale::load("es"),
            now: Timestamp(NOW),
            time_zone: TimeZone::UTC,
        };
        Self {
            console,
            ui_state: UiState::default(),
            env,
            context,
            events: Vec::new(),
            frames: 0,
            rest: Duration::ZERO,
        }
    }

    /// Draws frames until none is wanted.
    pub fn settle(&mut self) {
        for _ in 0..2_000 {
            self.frame();
            if self.rest > Duration::from_millis(100) {
                return;
            }
        }
        panic!("the window goes on drawing");
    }

    /// Draws a frame; how long that took.
    pub fn frame(&mut self) -> Duration {
        let input = self.input();
        let state = self.console.snapshot();
        let mut actions = Vec::new();
        let began = Instant::now();
        let output = self.context.run_ui(input, |ui| {
            actions.extend(app_ui(ui, &state, &mut self.ui_state, &self.env));
        });
        let triangles = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        drop(triangles);
        self.rest = output.viewport_output[&ViewportId::ROOT].repaint_delay;
        for action in actions {
            self.console.take(Input::Action(action));
        }
        rest();
        took
    }

    fn input(&mut self) -> RawInput {
        self.frames += 1;
        RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1680.0, 950.0))),
            time: Some(self.frames as f64 / 60.0),
            events: std::mem::take(&mut self.events),
            focused: true,
            ..RawInput::default()
        }
    }

    /// Where something is whose name begins with `label`.
    pub fn find(&mut self, label: &str) -> Rect {
        self.context.enable_accesskit();
        let (input, state) = (self.input(), self.console.snapshot());
        let output = self.context.run_ui(input, |ui| {
            app_ui(ui, &state, &mut self.ui_state, &self.env);
        });
        self.context.disable_accesskit();
        let tree = output.platform_output.accesskit_update.unwrap();
        let is_it = |node: &Node| node.label().is_some_and(|name| name.starts_with(label));
        let found = tree.nodes.iter().find(|(_, node)| is_it(node));
        let bounds = found.and_then(|(_, node)| node.bounds());
        let place = bounds.unwrap_or_else(|| panic!("{label} is not there"));
        Rect::from_min_max(
            pos2(place.x0 as f32, place.y0 as f32),
            pos2(place.x1 as f32, place.y1 as f32),
        )
    }

    /// Moves the pointer.
    pub fn point_at(&mut self, place: Pos2) {
        self.events.push(Event::PointerMoved(place));
    }

    /// Clicks where something is.
    pub fn click(&mut self, place: Rect) {
        let pos = place.center();
        self.point_at(pos);
        for pressed in [true, false] {
            self.events.push(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
    }

    /// Turns the wheel where the pointer is.
    pub fn wheel(&mut self, by: f32) {
        self.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
    }

    /// Presses a key and lets it go.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.events.push(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers,
            });
        }
    }

    /// Types a text.
    pub fn write(&mut self, text: &str) {
        self.events.push(Event::Text(text.to_owned()));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a window rests between frames as well"
)]
fn rest() {
    std::thread::sleep(Duration::from_micros(200));
}
