//! A file in a chat: what kind it is, its name, size and picture, how it is getting on, and what
//! can be done with it.

mod draw;
mod parts;

use egui::{Align, Layout, Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::bubble::{self, Delivery};
use super::icon::Icon;
use super::picture::Picture;
use crate::theme::space;

/// What was clicked on a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardClick {
    /// Open it: a double click, or Enter.
    Open,
    /// See its picture larger.
    Zoom,
    /// The button with this index.
    Button(usize),
}

/// What was done with a file, and where its menu belongs.
#[derive(Debug, Default)]
pub struct CardResponse {
    /// What was clicked.
    pub click: Option<CardClick>,
    /// The button of the menu, and what opens the same menu by the other mouse button.
    pub menu: Option<[Response; 2]>,
}

/// A small button of a file.
#[derive(Clone, Copy, Debug)]
pub struct CardButton<'a> {
    /// What it shows.
    pub icon: Icon,
    /// What it is called.
    pub label: &'a str,
}

/// A file; `show` draws it and says what was done.
#[must_use = "a file appears when `show` is called"]
pub struct FileCard<'a> {
    is_mine: bool,
    sign: Icon,
    name: &'a str,
    about: &'a str,
    is_failed: bool,
    author: Option<&'a str>,
    time: &'a str,
    is_joined: bool,
    delivery: Option<Delivery>,
    picture: Option<(Picture, &'a str)>,
    share: Option<f32>,
    problem: Option<&'a str>,
    buttons: &'a [CardButton<'a>],
    menu: Option<&'a str>,
    opens: Option<&'a str>,
}

impl<'a> FileCard<'a> {
    /// A file that I sent, or am sending.
    pub fn mine(sign: Icon, name: &'a str) -> Self {
        Self::new(true, sign, name)
    }

    /// A file that somebody else sent.
    pub fn theirs(sign: Icon, name: &'a str) -> Self {
        Self::new(false, sign, name)
    }

    fn new(is_mine: bool, sign: Icon, name: &'a str) -> Self {
        Self {
            is_mine,
            sign,
            name,
            about: "",
            is_failed: false,
            author: None,
            time: "",
            is_joined: false,
            delivery: None,
            picture: None,
            share: None,
            problem: None,
            buttons: &[],
            menu: None,
            opens: None,
        }
    }

    /// Says what kind it is and how long, or how it is getting on.
    pub fn about(mut self, about: &'a str) -> Self {
        self.about = about;
        self
    }

    /// Marks what is said about it as a failure.
    pub fn failed(mut self, is_failed: bool) -> Self {
        self.is_failed = is_failed;
        self
    }

    /// Names the sender above it.
    pub fn author(mut self, author: &'a str) -> Self {
        self.author = Some(author);
        self
    }

    /// Says when.
    pub fn time(mut self, time: &'a str) -> Self {
        self.time = time;
        self
    }

    /// Belongs to the message above: no name, little distance.
    pub fn joined(mut self, is_joined: bool) -> Self {
        self.is_joined = is_joined;
        self
    }

    /// Says what became of it.
    pub fn delivery(mut self, delivery: Delivery) -> Self {
        self.delivery = Some(delivery);
        self
    }

    /// Shows a picture of it; a click on `label` asks for a larger one.
    pub fn picture(mut self, picture: Picture, label: &'a str) -> Self {
        self.picture = Some((picture, label));
        self
    }

    /// Shows how much of it is done.
    pub fn progress(mut self, share: f32) -> Self {
        self.share = Some(share);
        self
    }

    /// Says below it, as long as it takes, why it was not sent.
    pub fn problem(mut self, words: &'a str) -> Self {
        self.problem = Some(words);
        self
    }

    /// Adds small buttons at its right.
    pub fn buttons(mut self, buttons: &'a [CardButton<'a>]) -> Self {
        self.buttons = buttons;
        self
    }

    /// Adds the button of a menu.
    pub fn menu(mut self, label: &'a str) -> Self {
        self.menu = Some(label);
        self
    }

    /// Can be opened; `how` explains it to screen readers.
    pub fn opens(mut self, how: &'a str) -> Self {
        self.opens = Some(how);
        self
    }

    /// The height that `show` takes in this width, without drawing anything.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        self.parts(ui, width).height()
    }

    /// Draws the file over the whole width.
    pub fn show(self, ui: &mut Ui) -> CardResponse {
        let parts = self.parts(ui, ui.available_width());
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), parts.height()));
        if !ui.is_rect_visible(rect) {
            return CardResponse::default();
        }
        let layout = Layout::top_down(if self.is_mine { Align::Max } else { Align::Min });
        let inside = UiBuilder::new().id_salt(id).max_rect(rect).layout(layout);
        let mut ui = ui.new_child(inside);
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.add_space(parts.above);
        if let Some(author) = self.shown_author() {
            bubble::author_line(&mut ui, author);
        }
        let left = match self.is_mine {
            true => rect.right() - parts.card.x,
            false => rect.left(),
        };
        let card = Rect::from_min_size(pos2(left, ui.cursor().top()), parts.card);
        self.card(&mut ui, id, card, &parts)
    }

    fn shown_author(&self) -> Option<&'a str> {
        self.author.filter(|_| !self.is_joined)
    }
}
