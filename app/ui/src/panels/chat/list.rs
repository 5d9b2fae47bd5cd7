//! The conversation as a list of which only the visible part is drawn.
//!
//! Heights are worked out from the text alone, so they are exact before a line is drawn and nothing
//! jumps. Lines far from the visible ones are measured over the next frames, newest first.

use atiende_assets::key;
use atiende_core::{Timeline, UploadId, chat, files};
use atiende_protocol::{CommandId, FileId, Request, Seq, TechnicianId};
use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Click;
use super::heights::Heights;
use super::row_ui::Source;
use super::rows::{Lines, Name, Row};
use crate::icons;
use crate::scene::Scene;
use crate::theme::{height, space};
use crate::widgets::Button;

/// Lines that are measured in one frame without being visible.
const MEASURED_A_FRAME: usize = 100;
/// Space between the text and the scroll bar.
const GUTTER: f32 = 10.0;

/// What the list remembers from frame to frame.
#[derive(Clone, Debug, Default)]
pub(super) struct ListView {
    made_of: Option<Stamp>,
    lines: Lines,
    heights: Heights,
    anchor: Anchor,
    /// The newest entry that was on the screen.
    seen: Option<Seq>,
    tall: f32,
    /// Whether lines moved in the last frame: a scroll area knows its new end only one frame later.
    is_settling: bool,
}

/// What stays in its place while lines come and go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Anchor {
    /// The end of the list.
    #[default]
    End,
    /// A line and how far the top of the view is below its top.
    At(Name, f32),
}

/// What the lines are made of: others are worked out only when it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    first: Option<Seq>,
    last: Option<Seq>,
    count: usize,
    has_earlier: bool,
    is_opened: bool,
    me: Option<TechnicianId>,
    echoes: Vec<CommandId>,
    uploads: Vec<UploadId>,
}

impl Stamp {
    fn of(scene: Scene<'_>, request: &Request, timeline: &Timeline) -> Self {
        Self {
            first: timeline.entries.front().map(|entry| entry.seq),
            last: timeline.last_seq(),
            count: timeline.entries.len(),
            has_earlier: timeline.has_earlier,
            is_opened: request.chat_opened,
            me: scene.me(),
            echoes: chat::on_their_way(scene.state, request.id)
                .map(|echo| echo.id)
                .collect(),
            uploads: files::on_their_way(scene.state, request.id)
                .map(|upload| upload.id)
                .collect(),
        }
    }

    /// Whether `timeline` has at most more at the end than what this was made of.
    fn is_continued_by(&self, next: &Self, timeline: &Timeline) -> bool {
        let end = self.count.checked_sub(1);
        let end = end.and_then(|end| timeline.entries.get(end));
        let beginning = |of: &Self| (of.first, of.has_earlier, of.is_opened, of.me);
        end.map(|entry| entry.seq) == self.last && beginning(self) == beginning(next)
    }

    /// Whether something of mine is on its way that was not before.
    fn has_written_since(&self, old: &Self) -> bool {
        let is_new_echo = |echo| !old.echoes.contains(echo);
        let is_new_upload = |upload| !old.uploads.contains(upload);
        self.echoes.iter().any(is_new_echo) || self.uploads.iter().any(is_new_upload)
    }
}

/// What was done in the list, and what shows in it.
#[derive(Default)]
pub(super) struct Shown {
    pub click: Option<Click>,
    /// The files with a picture that are on the screen.
    pub pictures: Vec<FileId>,
}

/// Draws the list into the space that is left.
pub(super) fn list_ui(ui: &mut Ui, source: Source<'_>, view: &mut ListView) -> Shown {
    let Source {
        scene,
        request,
        timeline,
        ..
    } = source;
    let room = ui.available_rect_before_wrap();
    let width = (room.width() - GUTTER).floor();
    let log = ui.interact(room, ui.scope_id().with("log"), Sense::hover());
    log.widget_info(|| WidgetInfo::labeled(Role::Log, true, scene.text(key::CHAT_LOG)));
    let forced = view.prepare(ui, source, vec2(width, room.height()));
    let pulled = pulled(ui, room);
    // Jumping to a new end would count as pulling beyond the old one, and spring back.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let mut area = ScrollArea::vertical()
        .auto_shrink(false)
        .content_margin(0)
        .id_salt(("chat", request.id.0));
    if let Some(offset) = forced {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_viewport(ui, |ui, visible| {
        view.visible_ui(ui, source, width, visible)
    });
    view.remember(shown.state.clamped_offset().y, pulled, timeline);
    if view.has_unseen(timeline) && new_messages_ui(ui, scene, room) {
        view.anchor = Anchor::End;
        view.made_of = None;
        ui.ctx().request_repaint();
    }
    shown.inner
}

/// How far the technician scrolls in this frame; the area takes it away.
fn pulled(ui: &Ui, room: Rect) -> f32 {
    match ui.rect_contains_pointer(room) {
        true => ui.input(|input| input.smooth_scroll_delta.y),
        false => 0.0,
    }
}

/// The button above the end of the list that leads there.
fn new_messages_ui(ui: &mut Ui, scene: Scene<'_>, room: Rect) -> bool {
    let bottom = room.bottom() - space::M;
    let top = bottom - height::CONTROL_COMPACT;
    let line = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), bottom));
    let layout = egui::Layout::top_down(egui::Align::Center);
    let above = UiBuilder::new()
        .id_salt("new messages")
        .max_rect(line)
        .layout(layout);
    let mut ui = ui.new_child(above);
    let button = Button::primary(scene.text(key::CHAT_NEW_MESSAGES)).icon(icons::ARROW_DOWN);
    button.compact().show(&mut ui).clicked()
}

impl ListView {
    /// Brings lines and heights up to date; the offset to scroll to if anything moved.
    fn prepare(&mut self, ui: &Ui, source: Source<'_>, size: egui::Vec2) -> Option<f32> {
        let stamp = Stamp::of(source.scene, source.request, source.timeline);
        let is_changed = self.made_of.as_ref() != Some(&stamp);
        let mut first = self.lines.rows().len();
        if is_changed {
            let has_written = self
                .made_of
                .as_ref()
                .is_some_and(|old| stamp.has_written_since(old));
            self.anchor = if has_written {
                Anchor::End
            } else {
                self.anchor
            };
            first = self.follow(source, stamp);
        }
        let is_resized = self.heights.follow(ui, self.lines.rows(), size.x, first);
        let is_taller = std::mem::replace(&mut self.tall, size.y) != size.y;
        let is_measured = self.measure(ui, source);
        let has_moved = is_changed || is_resized || is_taller || is_measured;
        if has_moved {
            self.heights.add_up();
            ui.ctx().request_repaint();
        }
        let was_settling = std::mem::replace(&mut self.is_settling, has_moved);
        (has_moved || was_settling).then(|| self.offset())
    }

    /// Works out the lines that are others now; the first of them.
    fn follow(&mut self, source: Source<'_>, stamp: Stamp) -> usize {
        let made_of = self.made_of.as_ref();
        let is_longer = made_of.is_some_and(|old| old.is_continued_by(&stamp, source.timeline));
        if !is_longer {
            self.lines = Lines::default();
        }
        self.made_of = Some(stamp);
        self.lines
            .follow(source.scene, source.request, source.timeline)
    }

    /// Measures what is about to be seen, then some of the rest; whether any height changed.
    fn measure(&mut self, ui: &Ui, source: Source<'_>) -> bool {
        let measure = |heights: &mut Heights, index: usize| {
            let row = self.lines.rows().get(index)?;
            Some(heights.measure(ui, source, (index, *row)))
        };
        let mut is_changed = false;
        let (mut filled, count) = (0.0, self.lines.rows().len());
        let start = match self.anchor {
            Anchor::End => count,
            Anchor::At(name, _) => self.lines.index_of(name).unwrap_or(count),
        };
        let is_down = start < count;
        for step in 0..count {
            let index = if is_down {
                start + step
            } else {
                count - 1 - step
            };
            let Some(measured) = measure(&mut self.heights, index) else {
                break;
            };
            is_changed |= measured.is_new;
            filled += measured.height;
            if filled > self.tall + 200.0 {
                break;
            }
        }
        let rest = self.heights.unmeasured(self.lines.rows(), MEASURED_A_FRAME);
        for index in &rest {
            is_changed |= measure(&mut self.heights, *index).is_some_and(|done| done.is_new);
        }
        is_changed
    }

    fn offset(&self) -> f32 {
        let end = (self.heights.total() - self.tall).max(0.0);
        match self.anchor {
            Anchor::End => end,
            Anchor::At(name, within) => {
                let index = self.lines.index_of(name);
                index.map_or(end, |index| {
                    (self.heights.top(index) + within).clamp(0.0, end)
                })
            }
        }
    }

    fn visible_ui(&self, ui: &mut Ui, source: Source<'_>, width: f32, visible: Rect) -> Shown {
        ui.set_height(self.heights.total().max(self.tall));
        // A short conversation stands at the bottom, beside the field to write in.
        let above = (self.tall - self.heights.total()).max(0.0);
        let origin = ui.max_rect().min + vec2(0.0, above);
        let mut shown = Shown::default();
        let first = self.heights.index_at(visible.top() - above);
        for (index, row) in self.lines.rows().iter().enumerate().skip(first) {
            let top = self.heights.top(index);
            if top > visible.bottom() {
                break;
            }
            let size = vec2(width, self.heights.top(index + 1) - top);
            let rect = Rect::from_min_size(origin + vec2(0.0, top), size);
            let place = UiBuilder::new().id_salt(row.name()).max_rect(rect);
            let mut inside = ui.new_child(place);
            inside.spacing_mut().item_spacing.y = 0.0;
            shown.click = source.show(&mut inside, *row).or(shown.click);
            shown.pictures.extend(source.picture(*row));
        }
        shown
    }

    /// Notes what is at the top of the view, so that it can stay there.
    fn remember(&mut self, offset: f32, pulled: f32, timeline: &Timeline) {
        let end = (self.heights.total() - self.tall).max(0.0);
        let offset = match self.is_settling {
            true => (self.offset() - pulled).clamp(0.0, end),
            false => offset,
        };
        let is_at_end = offset >= end - 1.0;
        let is_held = self.is_settling && pulled == 0.0;
        if !is_held && is_at_end {
            self.anchor = Anchor::End;
        }
        if self.anchor == Anchor::End && (is_held || is_at_end) {
            self.seen = timeline.last_seq();
            return;
        }
        if is_held {
            return;
        }
        let first = self.heights.index_at(offset);
        let mut below = self.lines.rows().iter().enumerate().skip(first);
        let stays = below.find(|(_, row)| {
            matches!(
                row,
                Row::Entry { .. } | Row::Echo { .. } | Row::Upload { .. }
            )
        });
        if let Some((index, row)) = stays {
            self.anchor = Anchor::At(row.name(), offset - self.heights.top(index));
        }
    }

    fn has_unseen(&self, timeline: &Timeline) -> bool {
        self.anchor != Anchor::End && timeline.last_seq() > self.seen
    }
}
