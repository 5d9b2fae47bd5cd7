//! Questions that are asked once before something is done.

use atiende_assets::{Key, key};
use atiende_core::{Action, Purpose};
use atiende_protocol::{ActionKind, RequestId, RequestStatus, SentFile};
use egui::Context;

use super::permitted;
use crate::UiState;
use crate::panels::chat::shown_name;
use crate::scene::Scene;
use crate::theme::Tone;
use crate::widgets::{Answer, Confirm};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// End the chat and close (D5)?
    Close(RequestId),
    /// Leave the chat and give the request back?
    Unassign(RequestId),
    /// Take it away from the colleague who has it?
    TakeOver(RequestId),
    /// Open a web address that stood in a message?
    OpenLink {
        /// The whole address.
        url: String,
        /// Where it really leads, in ASCII: look-alike letters show as what they are.
        host: String,
    },
    /// Open a file that can hold a program?
    OpenFile {
        /// Of which request.
        request: RequestId,
        /// Which.
        file: Box<SentFile>,
        /// Who sent it.
        sender: String,
    },
}

struct Words {
    title: Key,
    text: String,
    confirm: Key,
    tone: Tone,
}

/// Draws the open question, if there is one; the answer may be an action.
pub(crate) fn question_ui(
    ctx: &Context,
    scene: Scene<'_>,
    ui_state: &mut UiState,
) -> Option<Action> {
    let question = ui_state.question.clone()?;
    let Some(words) = words(scene, &question) else {
        ui_state.question = None; // What was asked about has happened meanwhile.
        return None;
    };
    let confirm = Confirm {
        title: scene.text(words.title),
        text: &words.text,
        confirm: scene.text(words.confirm),
        cancel: scene.text(key::CANCEL),
        tone: words.tone,
    };
    let answer = confirm.show(ctx)?;
    ui_state.question = None;
    (answer == Answer::Confirmed).then(|| action(question))
}

fn action(question: Question) -> Action {
    match question {
        Question::Close(request) => Action::Close(request),
        Question::Unassign(request) => Action::Unassign(request),
        Question::TakeOver(request) => Action::TakeOver(request),
        Question::OpenLink { url, .. } => Action::OpenLink(url),
        Question::OpenFile { request, file, .. } => Action::FetchFile {
            request,
            file: *file,
            purpose: Purpose::Open,
        },
    }
}

/// Who has a request that may still be taken over.
fn holder(scene: Scene<'_>, request: RequestId) -> Option<&str> {
    let request = permitted(scene.state, request, ActionKind::TakeOver)?;
    request.assignee.as_ref().map(|holder| holder.name.as_str())
}

/// What is asked about a file, as long as its request is there.
fn about_file(scene: Scene<'_>, request: RequestId, name: &str, sender: &str) -> Option<String> {
    scene.state.request(request)?;
    let values = [("file", shown_name(name).into()), ("name", sender.into())];
    Some(scene.env.locale.text_with(key::FILE_ASK, &values))
}

fn words(scene: Scene<'_>, question: &Question) -> Option<Words> {
    let customer = |id: RequestId| {
        let request = scene.state.request(id)?;
        (request.status == RequestStatus::InChat).then(|| request.customer.name.clone())
    };
    let words = match question {
        Question::Close(id) => Words {
            title: key::ASK_CLOSE_TITLE,
            text: scene.text_of(key::ASK_CLOSE, &customer(*id)?),
            confirm: key::ASK_CLOSE_CONFIRM,
            tone: Tone::Danger,
        },
        Question::Unassign(id) => Words {
            title: key::ASK_UNASSIGN_TITLE,
            text: scene.text_of(key::ASK_UNASSIGN, &customer(*id)?),
            confirm: key::ASK_UNASSIGN_CONFIRM,
            tone: Tone::Accent,
        },
        Question::TakeOver(id) => Words {
            title: key::ASK_TAKE_OVER_TITLE,
            text: scene.text_of(key::ASK_TAKE_OVER, holder(scene, *id)?),
            confirm: key::ASK_TAKE_OVER_CONFIRM,
            tone: Tone::Accent,
        },
        Question::OpenLink { host, .. } => Words {
            title: key::ASK_LINK_TITLE,
            text: scene
                .env
                .locale
                .text_with(key::ASK_LINK, &[("host", host.as_str().into())]),
            confirm: key::ASK_LINK_CONFIRM,
            tone: Tone::Accent,
        },
        Question::OpenFile {
            request,
            file,
            sender,
        } => Words {
            title: key::FILE_ASK_TITLE,
            text: about_file(scene, *request, &file.name, sender)?,
            confirm: key::FILE_OPEN,
            tone: Tone::Attention,
        },
    };
    Some(words)
}
