//! A file on its way: how it goes, and what can be done about it.

use atiende_assets::{Key, key};
use atiende_core::{Action, Connection, Upload, UploadId, UploadStatus, files};
use egui::Ui;

use super::sent::named;
use super::words::{duration, refusal, shown_name, sign_of_name, size};
use crate::icons;
use crate::panels::chat::Click;
use crate::panels::chat::row_ui::Source;
use crate::panels::chat::rows::Row;
use crate::scene::Scene;
use crate::widgets::{CardButton, CardClick, FileCard, Icon};

/// What a button of the card does.
type Does = fn(UploadId) -> Action;

impl<'a> Source<'a> {
    fn upload(self, row: Row) -> Option<&'a Upload> {
        match row {
            Row::Upload { index, .. } => {
                files::on_their_way(self.scene.state, self.request.id).nth(index)
            }
            _ => None,
        }
    }

    pub fn upload_height(self, ui: &Ui, row: Row, width: f32) -> f32 {
        let Some(upload) = self.upload(row) else {
            return 0.0;
        };
        let words = Words::of(self.scene, upload);
        words.card(upload, row).height(ui, width)
    }

    pub fn show_upload(self, ui: &mut Ui, row: Row) -> Option<Click> {
        let upload = self.upload(row)?;
        let words = Words::of(self.scene, upload);
        let buttons = words.buttons.iter();
        let buttons: Vec<_> = buttons
            .map(|(icon, label, _)| CardButton { icon: *icon, label })
            .collect();
        let response = words.card(upload, row).buttons(&buttons).show(ui);
        let Some(CardClick::Button(index)) = response.click else {
            return None;
        };
        let (.., does) = words.buttons.get(index)?;
        Some(Click::Do(Box::new(does(upload.id))))
    }
}

/// What a card says.
struct Words {
    name: String,
    about: String,
    problem: Option<String>,
    buttons: Vec<(Icon, String, Does)>,
}

impl Words {
    fn of(scene: Scene<'_>, upload: &Upload) -> Self {
        let name = shown_name(&upload.name).into_owned();
        let buttons = buttons(&upload.status)
            .iter()
            .map(|(icon, words, does)| (*icon, named(scene, *words, &name), *does))
            .collect();
        Self {
            about: about(scene, upload),
            problem: problem(scene, upload, &name),
            buttons,
            name,
        }
    }

    fn card<'m>(&'m self, upload: &Upload, row: Row) -> FileCard<'m> {
        let is_joined = matches!(
            row,
            Row::Upload {
                is_joined: true,
                ..
            }
        );
        let mut card = FileCard::mine(sign_of_name(&upload.name), &self.name);
        card = card.about(&self.about).joined(is_joined);
        if let Some(problem) = &self.problem {
            return card.problem(problem).failed(true);
        }
        card.progress(files::sent_part(upload))
    }
}

const PAUSE: (Icon, Key, Does) = (icons::PAUSE, key::UPLOAD_PAUSE, Action::PauseUpload);
const RESUME: (Icon, Key, Does) = (icons::PLAY, key::UPLOAD_RESUME, Action::ResumeUpload);
const RETRY: (Icon, Key, Does) = (icons::REFRESH, key::UPLOAD_RETRY, Action::ResumeUpload);
const CANCEL: (Icon, Key, Does) = (icons::X, key::UPLOAD_CANCEL, Action::CancelUpload);
const DISMISS: (Icon, Key, Does) = (icons::X, key::UPLOAD_DISMISS, Action::CancelUpload);

fn buttons(status: &UploadStatus) -> &'static [(Icon, Key, Does)] {
    match status {
        UploadStatus::Sending => &[PAUSE, CANCEL],
        UploadStatus::Paused => &[RESUME, CANCEL],
        UploadStatus::Scanning => &[CANCEL],
        UploadStatus::Refused(_) | UploadStatus::Unreadable => &[RETRY, DISMISS],
    }
}

fn about(scene: Scene<'_>, upload: &Upload) -> String {
    let locale = scene.env.locale;
    let (sent, whole) = (size(locale, upload.sent), size(locale, upload.size));
    let values = [("sent", sent.into()), ("size", whole.into())];
    let words = match upload.status {
        UploadStatus::Sending if scene.state.connection != Connection::Online => {
            key::UPLOAD_OFFLINE
        }
        UploadStatus::Sending if upload.sent == 0 && upload.speed == 0 => key::UPLOAD_WAITING,
        UploadStatus::Sending => key::UPLOAD_PROGRESS,
        UploadStatus::Paused => key::UPLOAD_PAUSED,
        UploadStatus::Scanning => key::UPLOAD_SCANNING,
        UploadStatus::Refused(_) | UploadStatus::Unreadable => key::UPLOAD_NOT_SENT,
    };
    let about = locale.text_with(words, &values);
    match words {
        key::UPLOAD_PROGRESS => [Some(about), rate(scene, upload), left(scene, upload)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        _ => about,
    }
}

fn rate(scene: Scene<'_>, upload: &Upload) -> Option<String> {
    let rate = (upload.speed > 0).then(|| size(scene.env.locale, upload.speed))?;
    let values = [("size", rate.into())];
    Some(scene.env.locale.text_with(key::UPLOAD_RATE, &values))
}

fn left(scene: Scene<'_>, upload: &Upload) -> Option<String> {
    let secs = files::remaining_secs(upload)?;
    let time = duration(scene.env.locale, secs);
    let values = [("time", time.into())];
    Some(scene.env.locale.text_with(key::UPLOAD_LEFT, &values))
}

fn problem(scene: Scene<'_>, upload: &Upload, name: &str) -> Option<String> {
    match &upload.status {
        UploadStatus::Refused(problem) => Some(refusal(scene.env.locale, problem)),
        UploadStatus::Unreadable => Some(named(scene, key::UPLOAD_UNREADABLE, name)),
        UploadStatus::Sending | UploadStatus::Paused | UploadStatus::Scanning => None,
    }
}
