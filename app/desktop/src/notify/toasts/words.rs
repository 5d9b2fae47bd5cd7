//! What a toast says, in the technician's language.

use atiende_assets::{Key, Locale, key};
use atiende_core::notification::{About, News, Particulars, Subject};
use atiende_core::{Action, DesktopEvent};
use atiende_engine::ports::RequestId;

use crate::activation::Token;
use crate::answers::{Answer, Answers};

/// The longest text of a customer that a toast shows.
const MAX_CHARS: usize = 120;

/// What a toast says, and what can be done on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Toast {
    pub title: String,
    pub body: String,
    pub buttons: Vec<Button>,
    /// Whether it stays until it is withdrawn.
    pub stays: bool,
}

/// Something that can be done on a toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Button {
    pub deed: Deed,
    pub label: String,
}

/// What a click asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A click on the toast itself.
    Open,
    Claim,
    Silence,
}

impl Deed {
    const ALL: [Self; 3] = [Self::Open, Self::Claim, Self::Silence];

    /// How the desktop names it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "default",
            Self::Claim => "claim",
            Self::Silence => "silence",
        }
    }

    /// What the desktop named.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.id() == id)
    }

    fn label(self) -> Key {
        match self {
            Self::Open => key::TOAST_OPEN,
            Self::Claim => key::ACTION_CLAIM,
            Self::Silence => key::TOAST_SILENCE,
        }
    }

    /// Passes on what was done on the toast about a subject, with what lets the window come to
    /// the front.
    pub fn give(self, answers: &Answers, subject: Subject, token: Option<Token>) {
        let request = match subject {
            Subject::Request(request) => Some(request),
            Subject::NewRequests => None,
        };
        for answer in self.answers(request, token) {
            answers.give(answer);
        }
    }

    /// What it does about a request, or about all new ones. Only *Claim* changes anything.
    fn answers(self, request: Option<RequestId>, token: Option<Token>) -> Vec<Answer> {
        match (self, request) {
            (Self::Open, Some(request)) => {
                let open = Answer::Tell(DesktopEvent::Open(request));
                vec![Answer::ToFront(token), open]
            }
            (Self::Open, None) => vec![Answer::ToFront(token)],
            (Self::Claim, Some(request)) => vec![Answer::Act(Action::Claim(request))],
            (Self::Claim, None) => vec![],
            (Self::Silence, request) => vec![Answer::Act(Action::Silence(request))],
        }
    }
}

/// The toast for a piece of news.
pub(super) fn toast(locale: &Locale, news: &News) -> Toast {
    let (title, about) = match news {
        News::NewRequests { count } => {
            let title = locale.text_with(key::TOAST_REQUESTS, &[("count", (*count).into())]);
            (title, None)
        }
        News::Missed { count, .. } => {
            let title = locale.text_with(key::TOAST_MISSED, &[("count", (*count).into())]);
            (title, None)
        }
        News::NewRequest(about) => {
            let keys = (key::TOAST_REQUEST, key::NOTIFY_NEW_REQUEST_HIDDEN);
            (title(locale, keys, about), Some(about))
        }
        News::Message(about) => {
            let keys = (key::TOAST_MESSAGE, key::NOTIFY_MESSAGE_HIDDEN);
            (title(locale, keys, about), Some(about))
        }
        News::Transferred(about) => {
            let keys = (key::TOAST_TRANSFERRED, key::NOTIFY_TRANSFERRED_HIDDEN);
            (title(locale, keys, about), Some(about))
        }
        News::CustomerBack(about) => {
            let keys = (key::TOAST_CUSTOMER_BACK, key::NOTIFY_CUSTOMER_BACK_HIDDEN);
            (title(locale, keys, about), Some(about))
        }
    };
    let particulars = about.and_then(|about| about.particulars.as_ref());
    Toast {
        title,
        body: particulars.map_or_else(String::new, |particulars| plain(&particulars.subject)),
        buttons: buttons(locale, news),
        stays: matches!(news, News::NewRequest(_) | News::NewRequests { .. }),
    }
}

fn title(locale: &Locale, (open, hidden): (Key, Key), about: &About) -> String {
    // As text: a number would get a separator.
    let number = ("number", about.request.to_string().into());
    let Some(Particulars {
        customer, company, ..
    }) = &about.particulars
    else {
        return locale.text_with(hidden, &[number]);
    };
    let values = [
        number,
        ("customer", plain(customer).into()),
        ("company", plain(company).into()),
    ];
    locale.text_with(open, &values)
}

fn buttons(locale: &Locale, news: &News) -> Vec<Button> {
    let deeds: &[Deed] = match news {
        News::NewRequest(_) => &[Deed::Open, Deed::Claim, Deed::Silence],
        News::NewRequests { .. } => &[Deed::Open, Deed::Silence],
        News::Message(_) | News::Transferred(_) | News::CustomerBack(_) | News::Missed { .. } => {
            &[Deed::Open]
        }
    };
    let button = |deed: &Deed| Button {
        deed: *deed,
        label: locale.text(deed.label()).to_owned(),
    };
    deeds.iter().map(button).collect()
}

/// A customer's text, on one line.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let mut short: String = line.chars().take(MAX_CHARS).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(customer: &str, subject: &str) -> About {
        About {
            request: RequestId(1042),
            particulars: Some(Particulars {
                customer: customer.to_owned(),
                company: "Acme".to_owned(),
                subject: subject.to_owned(),
            }),
        }
    }

    fn in_language(tag: &str, news: &News) -> Toast {
        toast(Locale::load(tag), news)
    }

    #[test]
    fn a_toast_speaks_the_technician_s_language() {
        let news = News::NewRequest(about("María Pérez", "No puedo imprimir"));

        let (es, en) = (in_language("es", &news), in_language("en", &news));

        assert_eq!(es.title, "Nueva solicitud de María Pérez (Acme)");
        assert_eq!(en.title, "New request from María Pérez (Acme)");
        assert_eq!(en.body, "No puedo imprimir");
        let labels: Vec<_> = es.buttons.iter().map(|button| &button.label).collect();
        assert_eq!(labels, ["Abrir", "Asignarme a mí", "Silenciar"]);
    }

    #[test]
    fn each_piece_of_news_has_its_sentence() {
        let about = || about("María", "No imprime");
        let title = |news| in_language("es", &news).title;
        assert_eq!(
            title(News::Message(about())),
            "Mensaje de María (Acme) en la solicitud 1042"
        );
        assert_eq!(
            title(News::Transferred(about())),
            "Le han transferido la solicitud 1042 de María (Acme)"
        );
        assert_eq!(
            title(News::CustomerBack(about())),
            "María (Acme) ha vuelto a la solicitud 1042"
        );
    }

    #[test]
    fn hidden_details_leave_neither_name_nor_subject() {
        let hidden = About {
            request: RequestId(7),
            particulars: None,
        };
        let toast = in_language("es", &News::NewRequest(hidden));
        assert_eq!(toast.title, "Hay una solicitud nueva");
        assert_eq!(toast.body, "");
    }

    #[test]
    fn several_requests_are_counted() {
        let title = |tag, count| in_language(tag, &News::NewRequests { count }).title;
        assert_eq!(title("es", 3), "3 solicitudes nuevas en espera");
        assert_eq!(title("es", 1), "1 solicitud nueva en espera");
        assert_eq!(title("en", 3), "3 new requests are waiting");
    }

    #[test]
    fn what_was_missed_is_counted_and_can_be_opened_only() {
        let news = News::Missed {
            first: RequestId(7),
            count: 3,
        };
        let toast = in_language("es", &news);
        assert_eq!(toast.title, "Hay novedades en 3 de sus solicitudes");
        let deeds: Vec<_> = toast.buttons.iter().map(|button| button.deed).collect();
        assert_eq!((deeds, toast.stays), (vec![Deed::Open], false));
        assert_eq!(
            in_language("en", &news).title,
            "There is news in 3 of your requests"
        );
    }

    #[test]
    fn a_customer_s_text_is_short_and_on_one_line() {
        let long = "a\nb\u{7}".to_owned() + &"x".repeat(500);
        let body = in_language("en", &News::NewRequest(about("Eve", &long))).body;

        assert!(body.starts_with("a bxx"), "{body}");
        assert_eq!(body.chars().count(), MAX_CHARS + 1);
        assert!(body.ends_with('…'), "{body}");
    }

    #[test]
    fn only_the_button_that_says_so_claims() {
        let seven = Some(RequestId(7));
        assert_eq!(
            Deed::Claim.answers(seven, None),
            [Answer::Act(Action::Claim(RequestId(7)))]
        );
        let token = Token::read("kwin-7");
        assert_eq!(
            Deed::Open.answers(seven, token.clone()),
            [
                Answer::ToFront(token),
                Answer::Tell(DesktopEvent::Open(RequestId(7)))
            ]
        );
        assert_eq!(Deed::Open.answers(None, None), [Answer::ToFront(None)]);
        assert_eq!(Deed::named("default"), Some(Deed::Open));
        assert_eq!(Deed::named("close"), None);
    }
}
