//! A note for colleagues: over the whole width, on a ground of its own and with a lock, so that
//! nobody takes it for a message.

use std::sync::Arc;

use egui::{
    Align, CornerRadius, Galley, Label, Layout, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::parts::{MARK, PADDING};
use super::{Bubble, BubbleClick, delivery_mark, links};
use crate::icons;
use crate::theme::{self, Size, Tone, Weight, height, radius, space};
use crate::widgets::icon::paint_icon;
use crate::widgets::paint;

const LOCK: f32 = 13.0;

/// A note for colleagues; `show` draws it and says what was clicked.
#[must_use = "a note appears when `show` is called"]
pub struct NoteBubble<'a> {
    bubble: Bubble<'a>,
    words: &'a str,
}

impl<'a> Bubble<'a> {
    /// Makes a note of it; `words` say above the text who reads it.
    pub fn note(self, words: &'a str) -> NoteBubble<'a> {
        NoteBubble {
            bubble: self,
            words,
        }
    }
}

struct Parts {
    /// The writer and the words that say who reads it, beside the lock.
    head: Arc<Galley>,
    time: Arc<Galley>,
    text: Arc<Galley>,
    refusal: Option<Arc<Galley>>,
}

impl Parts {
    /// How far the text is below the beginning of the head.
    fn head(&self) -> f32 {
        self.head.size().y + space::XS
    }

    fn card(&self) -> f32 {
        2.0 * PADDING.y + self.head() + self.text.size().y
    }

    fn height(&self) -> f32 {
        let buttons = space::XS + height::CONTROL_COMPACT;
        let refusal = self.refusal.as_ref();
        space::S + self.card() + refusal.map_or(0.0, |words| words.size().y + buttons)
    }
}

impl NoteBubble<'_> {
    /// The height that `show` takes in this width, without drawing anything.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        self.parts(ui, width).height()
    }

    /// Draws the note over the whole width.
    pub fn show(self, ui: &mut Ui) -> Option<BubbleClick> {
        let parts = self.parts(ui, ui.available_width());
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), parts.height()));
        if !ui.is_rect_visible(rect) {
            return None;
        }
        let inside = UiBuilder::new().id_salt(id).max_rect(rect);
        let mut ui = ui.new_child(inside.layout(Layout::top_down(Align::Min)));
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.add_space(space::S);
        let link = self.card(&mut ui, &parts);
        ui.add_space(space::XS);
        self.bubble.refusal(&mut ui, parts.refusal).or(link)
    }

    fn parts(&self, ui: &Ui, width: f32) -> Parts {
        let widest = (width - 2.0 * PADDING.x).max(40.0);
        let time = paint::line(ui, self.bubble.time, Size::Caption, Weight::Regular, widest);
        let mark = self.bubble.delivery.map_or(0.0, |_| MARK + 3.0);
        let room = widest - LOCK - 2.0 * space::S - time.size().x - mark;
        let ink = theme::tokens(ui).meaning(Tone::Attention).text;
        let look = (Size::Small, Weight::Medium, ink);
        Parts {
            head: paint::paragraph(ui, &self.words(), look, room.max(40.0), Align::Min),
            time,
            text: self.bubble.text_in(ui, widest),
            refusal: self.bubble.refusal_in(ui, width),
        }
    }

    fn card(&self, ui: &mut Ui, parts: &Parts) -> Option<BubbleClick> {
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), parts.card()));
        let meaning = theme::tokens(ui).meaning(Tone::Attention);
        ui.painter().rect(
            rect,
            CornerRadius::same(radius::MEDIUM),
            meaning.background,
            Stroke::new(1.0, meaning.border),
            StrokeKind::Inside,
        );
        self.head(ui, rect, parts);
        let top = rect.min + PADDING + vec2(0.0, parts.head());
        let place = Rect::from_min_size(top, parts.text.size());
        ui.place(place, Label::new(parts.text.clone()).selectable(true));
        let shown = links::Shown {
            galley: &parts.text,
            text: self.bubble.text,
            at: place.min,
        };
        links::clicked(ui, id, &shown, self.bubble.links).map(BubbleClick::Link)
    }

    /// Who wrote it and who reads it.
    fn words(&self) -> String {
        match self.bubble.author {
            Some(author) => format!("{author} · {}", self.words),
            None => self.words.to_owned(),
        }
    }

    /// Draws the lock, the words and, at the end of their first line, the time.
    fn head(&self, ui: &mut Ui, card: Rect, parts: &Parts) {
        let tokens = theme::tokens(ui);
        let inside = card.shrink2(PADDING);
        let middle = inside.top() + Size::Small.line_height() / 2.0;
        let mut right = inside.right();
        if let Some((delivery, _)) = self.bubble.delivery {
            let (mark, color) = delivery_mark(delivery, tokens);
            let place = pos2(right - MARK / 2.0, middle);
            paint_icon(ui.painter(), mark, place, MARK, color);
            right -= MARK + 3.0;
        }
        let left = right - parts.time.size().x;
        let time = parts.time.clone();
        paint::put_line(ui, pos2(left, middle), time, tokens.text.muted);
        let lock = pos2(inside.left() + LOCK / 2.0, middle);
        let ink = tokens.meaning(Tone::Attention).text;
        paint_icon(ui.painter(), icons::LOCK, lock, LOCK, ink);
        let words = inside.min + vec2(LOCK + space::S, 0.0);
        let place = Rect::from_min_size(words, parts.head.size());
        ui.place(place, Label::new(parts.head.clone()));
    }
}
