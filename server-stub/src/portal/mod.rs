//! The customer's pages: what they look like, what they accept and whom they believe.

pub mod address;
pub mod assets;
mod blank;
mod conversation;
pub mod device;
mod field;
mod file_offer;
mod file_refusal;
mod file_words;
pub mod form;
mod form_id;
mod frame;
mod invite;
mod origin;
mod pages;
mod refusal;
mod setup_form;
mod setup_page;
mod texts;
mod visitor;

pub use blank::{Blank, Shown};
pub use conversation::{Unsent, request_page};
pub use field::Field;
pub use file_offer::{FileOffer, file_offer};
pub use file_refusal::file_message;
pub use file_words::size_text;
pub use form_id::FormId;
pub use frame::Frame;
pub use invite::{InviteTyped, invite_page};
pub use origin::{FormCookie, comes_from_browser, is_own_page, is_own_secret_page};
pub use pages::{
    FileLine, FormPage, Head, InviteDonePage, InvitePage, Line, Link, Notice, OpenPage, Presence,
    RequestPage, SetupDonePage, SetupPage, page,
};
pub use refusal::{PageRefusal, Why};
pub use setup_form::{MAX_COMPANY, Setup, SetupField, SetupTyped};
pub use setup_page::setup_page;
pub use visitor::Visitor;
