//! How each line of a conversation looks, and how tall it is.

use atiende_assets::key;
use atiende_core::{Outgoing, Timeline, chat};
use atiende_protocol::{Entry, Request, TechnicianRef, Timestamp};
use egui::{Align, Layout, Ui, vec2};

use super::Click;
use super::files::Pictures;
use super::rows::Row;
use crate::format;
use crate::icons;
use crate::scene::{Env, Scene};
use crate::theme::{Tone, height, space};
use crate::widgets::{
    Banner, Button, DAY_SEPARATOR, SYSTEM_LINE, caption, day_separator, spinner, system_line,
};

const EARLIER: f32 = 40.0;
const HINT: f32 = 56.0;

/// Whose lines they are.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub scene: Scene<'a>,
    pub request: &'a Request,
    pub timeline: &'a Timeline,
    pub pictures: &'a Pictures,
}

impl<'a> Source<'a> {
    /// The height that a line takes in this width.
    pub fn height(self, ui: &Ui, row: Row, width: f32) -> f32 {
        match row {
            Row::Earlier => EARLIER,
            Row::Day(_) => DAY_SEPARATOR,
            Row::Hint => HINT,
            Row::Opened { .. } => SYSTEM_LINE,
            Row::Upload { .. } => self.upload_height(ui, row, width),
            Row::Entry { .. } | Row::Echo { .. } => self.written_height(ui, row, width),
        }
    }

    /// Draws a line.
    pub fn show(self, ui: &mut Ui, row: Row) -> Option<Click> {
        match row {
            Row::Earlier => self.earlier(ui),
            Row::Day(date) => {
                let Env {
                    locale,
                    time_zone,
                    now,
                } = self.scene.env;
                let today = format::date(time_zone, *now);
                day_separator(ui, &format::day(locale, date, today));
                None
            }
            Row::Hint => {
                ui.add_space(space::S);
                let text = self.scene.text(key::CHAT_BEFORE_JOINING);
                Banner::new(Tone::Neutral, text).icon(icons::LOCK).show(ui);
                None
            }
            Row::Opened { .. } => self.show_line(ui, row),
            Row::Upload { .. } => self.show_upload(ui, row),
            Row::Entry { .. } | Row::Echo { .. } => self.show_written(ui, row),
        }
    }

    fn written_height(self, ui: &Ui, row: Row, width: f32) -> f32 {
        let file = || {
            self.sent(row)
                .map(|sent| self.sent_height(ui, &sent, width))
        };
        let message = || {
            let message = self.message(row)?;
            Some(self.message_height(ui, &message, width))
        };
        file().or_else(message).unwrap_or(SYSTEM_LINE)
    }

    fn show_written(self, ui: &mut Ui, row: Row) -> Option<Click> {
        if let Some(sent) = self.sent(row) {
            return self.show_sent(ui, &sent);
        }
        match self.message(row) {
            Some(message) => self.show_message(ui, row, &message),
            None => self.show_line(ui, row),
        }
    }

    pub fn entry(self, row: Row) -> Option<&'a Entry> {
        match row {
            Row::Entry { index, .. } | Row::Opened { index, .. } => {
                self.timeline.entries.get(index)
            }
            _ => None,
        }
    }

    pub fn echo(self, row: Row) -> Option<&'a Outgoing> {
        match row {
            Row::Echo { index, .. } => {
                chat::on_their_way(self.scene.state, self.request.id).nth(index)
            }
            _ => None,
        }
    }

    fn show_line(self, ui: &mut Ui, row: Row) -> Option<Click> {
        let entry = self.entry(row)?;
        let (text, at): (String, Timestamp) = (self.line(&entry.kind)?, entry.at);
        system_line(ui, &text, &self.scene.clock(at));
        None
    }

    pub fn is_me(self, technician: &TechnicianRef) -> bool {
        self.scene.me() == Some(technician.id)
    }

    fn earlier(self, ui: &mut Ui) -> Option<Click> {
        let size = vec2(ui.available_width(), EARLIER);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
            ui.add_space((EARLIER - height::CONTROL_COMPACT) / 2.0);
            if self.timeline.is_loading_earlier {
                ui.horizontal(|ui| {
                    spinner(ui, 14.0);
                    caption(ui, self.scene.text(key::CHAT_EARLIER_LOADING));
                });
                return None;
            }
            let button = Button::ghost(self.scene.text(key::CHAT_EARLIER)).icon(icons::HISTORY);
            button
                .compact()
                .show(ui)
                .clicked()
                .then_some(Click::Earlier)
        })
        .inner
    }
}
