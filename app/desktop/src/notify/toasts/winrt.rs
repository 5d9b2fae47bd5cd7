//! A toast as Windows reads it.

use atiende_core::notification::Subject;

use super::words::{Button, Deed, Toast};
use crate::link;

/// Written so that what a customer wrote stays text. `opens_links` says that a click may follow
/// the link to the request: that works as well when the toast has moved to the list of old ones.
pub(super) fn document(subject: Subject, toast: &Toast, opens_links: bool) -> String {
    let stays = match toast.stays {
        true => " scenario=\"reminder\"",
        false => "",
    };
    let (title, body) = (escaped(&toast.title), escaped(&toast.body));
    let click = click(subject, opens_links);
    let buttons: String = toast.buttons.iter().map(button).collect();
    // The console has a sound of its own.
    format!(
        "<toast{stays}{click}><visual><binding template=\"ToastGeneric\">\
         <text>{title}</text><text>{body}</text></binding></visual>\
         <actions>{buttons}</actions><audio silent=\"true\"/></toast>"
    )
}

/// Under which name Windows knows the toast, so that it can be replaced and taken away.
pub(super) fn tag(subject: Subject) -> String {
    match subject {
        Subject::Request(request) => request.to_string(),
        Subject::NewRequests => "new".to_owned(),
    }
}

fn click(subject: Subject, opens_links: bool) -> String {
    match subject {
        Subject::Request(request) if opens_links => {
            let link = link::to(request);
            format!(" activationType=\"protocol\" launch=\"{link}\"")
        }
        _ => format!(" launch=\"{}\"", Deed::Open.id()),
    }
}

/// There is no room for a button that does what a click on the toast does.
fn button(button: &Button) -> String {
    let (id, label) = (button.deed.id(), escaped(&button.label));
    match button.deed {
        Deed::Open => String::new(),
        _ => format!("<action content=\"{label}\" arguments=\"{id}\"/>"),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // One of these would keep the whole toast from being shown.
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use atiende_assets::Locale;
    use atiende_core::notification::{About, News, Particulars};
    use atiende_engine::ports::RequestId;

    use super::super::words;
    use super::*;

    fn new_request(customer: &str, subject: &str) -> News {
        News::NewRequest(About {
            request: RequestId(7),
            particulars: Some(Particulars {
                customer: customer.to_owned(),
                company: "Acme".to_owned(),
                subject: subject.to_owned(),
            }),
        })
    }

    fn of(news: &News, opens_links: bool) -> String {
        let toast = words::toast(Locale::load("es"), news);
        document(news.subject(), &toast, opens_links)
    }

    #[test]
    fn a_new_request_stays_and_can_be_claimed() {
        assert_eq!(
            of(&new_request("María", "No imprime"), false),
            "<toast scenario=\"reminder\" launch=\"default\">\
             <visual><binding template=\"ToastGeneric\">\
             <text>Nueva solicitud de María (Acme)</text><text>No imprime</text>\
             </binding></visual>\
             <actions><action content=\"Asignarme a mí\" arguments=\"claim\"/>\
             <action content=\"Silenciar\" arguments=\"silence\"/></actions>\
             <audio silent=\"true\"/></toast>"
        );
    }

    #[test]
    fn a_click_follows_the_link_where_links_are_opened() {
        let one = of(&new_request("María", "No imprime"), true);
        let several = of(&News::NewRequests { count: 2 }, true);

        let link = "<toast scenario=\"reminder\" activationType=\"protocol\" \
                    launch=\"atiende://request/7\">";
        assert!(one.starts_with(link), "{one}");
        let click = "<toast scenario=\"reminder\" launch=\"default\">";
        assert!(several.starts_with(click), "{several}");
    }

    #[test]
    fn a_customer_s_marks_stay_text() {
        let hostile = of(&new_request("\"><action>", "\u{FFFF}</text>&\u{1}"), false);

        assert!(hostile.contains("&quot;&gt;&lt;action&gt;"), "{hostile}");
        assert!(
            hostile.contains("<text>&lt;/text&gt;&amp;</text>"),
            "{hostile}"
        );
    }

    #[test]
    fn each_subject_has_a_name_of_its_own() {
        let request = |number| tag(Subject::Request(RequestId(number)));
        assert_ne!(request(1), request(2));
        assert_ne!(request(1), tag(Subject::NewRequests));
    }
}
