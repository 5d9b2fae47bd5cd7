//! The console in a harness: what the panels ask for is applied to the state at once.

use atiende_assets::Locale;
use atiende_core::{Action, Context, Input, State, update};
use atiende_protocol::{CommandId, ServerFrame, Timestamp};
use atiende_ui::{Env, UiState, app_ui, theme};
use egui::{Key, Modifiers, Role, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::World;
use super::world::NOW;
use crate::support::Canvas;

/// What the harness runs.
pub struct Console {
    pub state: State,
    pub ui_state: UiState,
    pub now: Timestamp,
    /// Everything that the panels asked for, in order.
    pub done: Vec<Action>,
    fresh: u128,
}

/// A console in a harness.
pub type Bench = Harness<'static, Console>;

impl Console {
    /// Applies an input, as the engine does.
    pub fn take(&mut self, input: Input) {
        self.fresh += 1;
        let fresh_id = CommandId(Uuid::from_u128(self.fresh));
        update(
            &mut self.state,
            input,
            &Context {
                now: self.now,
                fresh_id,
                minute_of_day: 720,
            },
        );
    }

    fn env(&self) -> Env {
        let tag = self.state.preferences.language.as_deref().unwrap_or("es");
        Env {
            locale: Locale::load(tag),
            now: self.now,
            time_zone: TimeZone::UTC,
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let env = self.env();
        // The harness leaves an edge around what it draws; a window has none.
        let window = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
        let mut ui = ui.new_child(window);
        ui.set_clip_rect(ui.max_rect());
        for action in app_ui(&mut ui, &self.state, &mut self.ui_state, &env) {
            self.done.push(action.clone());
            self.take(Input::Action(action));
        }
    }
}

/// A console of a usual size.
pub fn bench(world: World) -> Bench {
    sized(world, vec2(1280.0, 800.0), 1.0)
}

/// A console with room for everything.
pub fn large(world: World) -> Bench {
    sized(world, vec2(1920.0, 1400.0), 1.0)
}

/// A console of any size.
pub fn sized(world: World, size: Vec2, pixels_per_point: f32) -> Bench {
    let mut console = Console {
        state: State::default(),
        ui_state: UiState::default(),
        now: Timestamp(NOW),
        done: Vec::new(),
        fresh: 1 << 64,
    };
    for input in world.inputs() {
        console.take(input);
    }
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        .with_max_steps(200)
        .with_accessibility_check(true)
        .with_context_setup(|ctx| {
            theme::install(ctx);
            theme::set_reduced_motion(ctx, true);
        })
        .renderer(Canvas::default())
        .build_ui_state(|ui, console: &mut Console| console.draw(ui), console);
    harness.run();
    harness
}

/// What a test does with a console, and what it sees there.
pub trait Use {
    /// Clicks what is called `label` and lets the console settle.
    fn press(&mut self, label: &str);
    /// Presses a key and lets the console settle.
    fn key(&mut self, modifiers: Modifiers, key: Key);
    /// Types into whatever has the keyboard.
    fn type_in(&mut self, text: &str);
    /// Lets the service say something.
    fn hears(&mut self, frame: ServerFrame);
    /// What was asked for since the last look.
    fn done(&mut self) -> Vec<Action>;
    /// Whether something with exactly these words is there.
    fn shows(&self, words: &str) -> bool;
    /// The names of everything with a role, from top to bottom.
    fn names(&self, role: Role) -> Vec<String>;
    /// The numbers of the requests in the queue, from top to bottom.
    fn queue(&self) -> Vec<i64>;
}

impl Use for Bench {
    #[track_caller]
    fn press(&mut self, label: &str) {
        self.get_by_label(label).click();
        self.run();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn type_in(&mut self, text: &str) {
        self.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    fn hears(&mut self, frame: ServerFrame) {
        self.state_mut().take(Input::Frame(frame));
        self.run();
    }

    fn done(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.state_mut().done)
    }

    fn shows(&self, words: &str) -> bool {
        self.query_all_by_label(words).next().is_some()
    }

    fn names(&self, role: Role) -> Vec<String> {
        let mut nodes: Vec<_> = self.query_all_by_role(role).collect();
        nodes.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
        let name = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or(node.value()).unwrap_or_default()
        };
        nodes.into_iter().map(name).collect()
    }

    fn queue(&self) -> Vec<i64> {
        let number = |name: &String| {
            let rest = name
                .strip_prefix("Solicitud ")
                .or(name.strip_prefix("Request "))?;
            rest.split(',').next()?.parse().ok()
        };
        self.names(Role::Row).iter().filter_map(number).collect()
    }
}
