//! A file that was sent: its card, and what can be done with it.

use atiende_assets::key;
use atiende_core::{Action, Download, DownloadProblem, Purpose, files};
use atiende_protocol::{EntryKind, FileId, SentFile};
use egui::Ui;

use super::words::{about, shown_name, sign, size};
use crate::icons;
use crate::panels::chat::Click;
use crate::panels::chat::row_ui::Source;
use crate::panels::chat::rows::Row;
use crate::scene::Scene;
use crate::widgets::{
    CardButton, CardClick, Delivery, FileCard, MenuItem, Picture, menu_at_pointer, menu_below,
};

/// A file of the timeline.
pub(in crate::panels::chat) struct Sent<'a> {
    file: &'a SentFile,
    is_mine: bool,
    is_me: bool,
    sender: &'a str,
    time: String,
    is_joined: bool,
}

impl<'a> Source<'a> {
    /// The file of a line, where it is about one.
    pub fn sent(self, row: Row) -> Option<Sent<'a>> {
        let Row::Entry { is_joined, .. } = row else {
            return None;
        };
        let entry = self.entry(row)?;
        let (file, technician) = match &entry.kind {
            EntryKind::CustomerFile { file } => (file, None),
            EntryKind::TechnicianFile { technician, file } => (file, Some(technician)),
            _ => return None,
        };
        let customer = &self.request.customer.name;
        Some(Sent {
            file,
            is_mine: technician.is_some(),
            is_me: technician.is_some_and(|technician| self.is_me(technician)),
            sender: technician.map_or(customer, |technician| &technician.name),
            time: self.scene.clock(entry.at),
            is_joined,
        })
    }

    /// The file of a line, where it has a picture.
    pub fn picture(self, row: Row) -> Option<FileId> {
        let sent = self.sent(row)?;
        sent.file.preview.map(|_| sent.file.id)
    }

    pub fn sent_height(self, ui: &Ui, sent: &Sent<'_>, width: f32) -> f32 {
        let name = shown_name(&sent.file.name);
        self.card(sent, &name, "").height(ui, width)
    }

    pub fn show_sent(self, ui: &mut Ui, sent: &Sent<'_>) -> Option<Click> {
        let name = shown_name(&sent.file.name);
        let told = Told::of(self.scene, sent.file, &name);
        let label = |words| named(self.scene, words, &name);
        let (zoom, menu) = (label(key::FILE_ZOOM), label(key::FILE_MENU));
        let buttons: Vec<_> = told.button.iter().map(OwnButton::lent).collect();
        let mut card = self.card(sent, &name, &zoom);
        card = card.about(&told.about).failed(told.is_failed);
        card = card.buttons(&buttons).menu(&menu);
        card = card.opens(self.scene.text(key::FILE_HOW));
        if let Some(share) = told.share {
            card = card.progress(share);
        }
        let response = card.show(ui);
        let chosen = response.menu.and_then(|[button, whole]| {
            let mut chosen = None;
            menu_below(&button, |ui| chosen = menu_ui(ui, self.scene));
            menu_at_pointer(&whole, |ui| chosen = menu_ui(ui, self.scene).or(chosen));
            chosen
        });
        let fetch = |purpose| Some(self.fetch(sent, purpose));
        match (chosen, response.click) {
            (Some(purpose), _) => fetch(purpose),
            (None, Some(CardClick::Zoom)) => Some(Click::Zoom(Box::new(sent.file.clone()))),
            (None, Some(CardClick::Button(_))) => Some(self.button_click(sent)),
            (None, Some(CardClick::Open)) if told.share.is_none() => fetch(Purpose::Open),
            _ => None,
        }
    }

    fn card<'m>(self, sent: &'m Sent<'_>, name: &'m str, zoom: &'m str) -> FileCard<'m> {
        let sign = sign(sent.file.file_type);
        let mut card = match sent.is_mine {
            true => FileCard::mine(sign, name),
            false => FileCard::theirs(sign, name),
        };
        card = card.time(&sent.time).joined(sent.is_joined);
        if sent.is_me {
            card = card.delivery(Delivery::Sent);
        } else {
            card = card.author(sent.sender);
        }
        if let Some(size) = sent.file.preview {
            let texture = self.pictures.texture(sent.file.id);
            let size = [size.width, size.height];
            card = card.picture(Picture { size, texture }, zoom);
        }
        card
    }

    fn fetch(self, sent: &Sent<'_>, purpose: Purpose) -> Click {
        Click::Fetch {
            file: Box::new(sent.file.clone()),
            sender: sent.sender.to_owned(),
            purpose,
        }
    }

    /// The one button stops a download, or tries a failed one again.
    fn button_click(self, sent: &Sent<'_>) -> Click {
        let file = sent.file;
        let action = match files::download(self.scene.state, file) {
            Some(Download {
                purpose,
                problem: Some(_),
                ..
            }) => Action::FetchFile {
                request: self.request.id,
                file: file.clone(),
                purpose: *purpose,
            },
            _ => Action::CancelDownload(file.id),
        };
        Click::Do(Box::new(action))
    }
}

/// What the card says beside the name.
struct Told {
    about: String,
    is_failed: bool,
    share: Option<f32>,
    button: Option<OwnButton>,
}

/// A button with its own words.
struct OwnButton {
    icon: crate::widgets::Icon,
    label: String,
}

impl OwnButton {
    fn lent(&self) -> CardButton<'_> {
        CardButton {
            icon: self.icon,
            label: &self.label,
        }
    }
}

impl Told {
    fn of(scene: Scene<'_>, file: &SentFile, name: &str) -> Self {
        let locale = scene.env.locale;
        let button = |icon, words| {
            let label = named(scene, words, name);
            Some(OwnButton { icon, label })
        };
        match files::download(scene.state, file) {
            None => Self {
                about: about(locale, file.file_type, file.size),
                is_failed: false,
                share: None,
                button: None,
            },
            Some(Download {
                problem: Some(problem),
                ..
            }) => Self {
                about: problem_words(scene, problem),
                is_failed: true,
                share: None,
                button: button(icons::REFRESH, key::FILE_FETCH_RETRY),
            },
            Some(download) => Self {
                about: locale.text_with(
                    key::FILE_FETCHING,
                    &[
                        ("received", size(locale, download.received).into()),
                        ("size", size(locale, download.size).into()),
                    ],
                ),
                is_failed: false,
                share: Some(files::received_part(download)),
                button: button(icons::X, key::FILE_FETCH_CANCEL),
            },
        }
    }
}

fn problem_words(scene: Scene<'_>, problem: &DownloadProblem) -> String {
    let words = match problem {
        DownloadProblem::Offline => key::FILE_PROBLEM_OFFLINE,
        DownloadProblem::Gone => key::FILE_PROBLEM_GONE,
        DownloadProblem::Differs => key::FILE_PROBLEM_DIFFERS,
        DownloadProblem::System(message) => {
            let values = [("message", message.as_str().into())];
            return scene
                .env
                .locale
                .text_with(key::FILE_PROBLEM_SYSTEM, &values);
        }
    };
    scene.text(words).to_owned()
}

/// Words about a file.
pub(super) fn named(scene: Scene<'_>, words: atiende_assets::Key, name: &str) -> String {
    scene.env.locale.text_with(words, &[("file", name.into())])
}

/// The menu of a file; what was chosen.
fn menu_ui(ui: &mut Ui, scene: Scene<'_>) -> Option<Purpose> {
    let items = [
        (Purpose::Open, key::FILE_OPEN, icons::EXTERNAL_LINK),
        (Purpose::ShowInFolder, key::FILE_SHOW, icons::FOLDER_OPEN),
        (Purpose::SaveAs, key::FILE_SAVE, icons::SAVE),
    ];
    let mut chosen = None;
    for (purpose, words, icon) in items {
        let item = MenuItem::new(scene.text(words)).icon(icon);
        if item.show(ui).clicked() {
            chosen = Some(purpose);
        }
    }
    chosen
}
