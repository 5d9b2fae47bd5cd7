//! The pages: one struct for each template in `portal/`.

use askama::Template;
use atiende_assets::{Locale, key};
use atiende_protocol::{FileId, PreviewSize};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};

use super::{Field, FileOffer};

/// What every page has.
#[derive(Clone)]
pub struct Head {
    /// Its language.
    pub locale: &'static Locale,
    /// What the browser's tab shows.
    pub title: String,
}

/// A link with its words.
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A sentence above a form.
pub struct Notice {
    /// What happened, and what to do.
    pub text: String,
    /// Where to go instead.
    pub link: Option<Link>,
}

/// Whether somebody is there now.
pub struct Presence {
    /// How it is drawn.
    pub class: &'static str,
    /// In words.
    pub text: String,
}

/// Where a customer describes the problem.
#[derive(Template)]
#[template(path = "form.html")]
pub struct FormPage {
    /// What every page has.
    pub head: Head,
    /// What the portal calls itself.
    pub portal_title: String,
    /// What customers read first.
    pub lead: String,
    /// Whether somebody is there now.
    pub availability: Presence,
    /// The style sheet of the portal's accent.
    pub accent: Option<String>,
    /// The portal's address.
    pub slug: String,
    /// Follows addresses of ours where another site embeds the page.
    pub embed: &'static str,
    /// The once-only name of this form.
    pub form_id: String,
    /// The fields in their order.
    pub fields: Vec<Field>,
    /// How many fields are wrong, in words.
    pub errors_heading: Option<String>,
    /// What else there is to say.
    pub notice: Option<Notice>,
    /// What the button says.
    pub button: String,
    /// The sentences for the script, as JSON that is safe inside HTML.
    pub texts: String,
}

/// One line of the conversation.
pub struct Line {
    /// Its place in the log.
    pub seq: i64,
    /// When, in microseconds.
    pub at: i64,
    /// How it is drawn.
    pub class: &'static str,
    /// The name that the page gave to the message.
    pub id: Option<String>,
    /// Who wrote, above the first of several lines.
    pub who: Option<String>,
    /// What.
    pub text: String,
    /// The file that was sent, in place of the text.
    pub file: Option<FileLine>,
    /// How long ago.
    pub ago: String,
}

/// A file of the conversation.
pub struct FileLine {
    /// Which.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// What kind it is, as the usual ending.
    pub kind: &'static str,
    /// How long it is.
    pub size: String,
    /// How large its preview is, where there is one.
    pub preview: Option<PreviewSize>,
}

/// A customer's own request.
#[derive(Template)]
#[template(path = "request.html")]
pub struct RequestPage {
    /// What every page has; the title is the request's number.
    pub head: Head,
    /// The secret part of this page's address.
    pub token: String,
    /// Names the request in the browser's storage without giving the token away.
    pub storage_key: String,
    /// What the portal calls itself.
    pub portal_title: String,
    /// The style sheet of the portal's accent.
    pub accent: Option<String>,
    /// The portal's address.
    pub slug: String,
    /// Follows addresses of ours where another site embeds the page.
    pub embed: &'static str,
    /// The subject.
    pub subject: String,
    /// Where it stands, as on the wire.
    pub state: String,
    /// Where it stands, in a word.
    pub state_name: String,
    /// Where it stands, in a sentence.
    pub state_text: String,
    /// The conversation so far.
    pub lines: Vec<Line>,
    /// The name of the message that is written next.
    pub message_id: String,
    /// What was typed and not sent.
    pub draft: String,
    /// Why it was not sent.
    pub problem: Option<String>,
    /// Which files may be sent, or why none.
    pub files: Result<FileOffer, String>,
    /// The sentences for the script, as JSON that is safe inside HTML.
    pub texts: String,
}

/// Says something, and perhaps where to go.
#[derive(Template)]
#[template(path = "notice.html")]
pub struct NoticePage<'a> {
    /// What every page has; the title is the heading.
    pub head: Head,
    /// What happened, and what to do.
    pub text: &'a str,
    /// Where to go.
    pub link: Option<Link>,
}

/// Leads from a mail into the console.
#[derive(Template)]
#[template(path = "open.html")]
pub struct OpenPage {
    /// What every page has.
    pub head: Head,
    /// The request.
    pub number: i64,
    /// The address of this service.
    pub service: String,
}

/// Where the first administrator is made.
#[derive(Template)]
#[template(path = "setup.html")]
pub struct SetupPage {
    /// What every page has.
    pub head: Head,
    /// The fields in their order.
    pub fields: Vec<Field>,
    /// How many fields are wrong, in words.
    pub errors_heading: Option<String>,
}

/// What to do after the first administrator was made.
#[derive(Template)]
#[template(path = "setup_done.html")]
pub struct SetupDonePage {
    /// What every page has.
    pub head: Head,
    /// The address of this service.
    pub service: String,
    /// The address of the first portal.
    pub portal: Option<String>,
}

/// Where a technician chooses a password.
#[derive(Template)]
#[template(path = "invite.html")]
pub struct InvitePage {
    /// What every page has.
    pub head: Head,
    /// Whom it welcomes.
    pub heading: String,
    /// The fields in their order.
    pub fields: Vec<Field>,
    /// How many fields are wrong, in words.
    pub errors_heading: Option<String>,
}

/// What to do after a password was chosen.
#[derive(Template)]
#[template(path = "invite_done.html")]
pub struct InviteDonePage {
    /// What every page has.
    pub head: Head,
    /// The address of this service.
    pub service: String,
}

/// A page as an answer.
pub fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
