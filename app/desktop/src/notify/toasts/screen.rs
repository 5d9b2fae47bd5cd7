//! Which toasts are there, and what a click on one of them leads to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use atiende_core::notification::Subject;

use super::words::Deed;
use crate::answers::Answers;

/// The toasts that are there. What is heard of one that was replaced or taken away is no news.
#[derive(Clone)]
pub(super) struct Screen {
    answers: Answers,
    toasts: Arc<Mutex<Toasts>>,
}

#[derive(Default)]
struct Toasts {
    last: u64,
    shown: HashMap<Subject, u64>,
}

/// One toast, for whoever hears what is done on it.
#[derive(Clone)]
pub(super) struct Shown {
    screen: Screen,
    subject: Subject,
    number: u64,
}

impl Screen {
    pub fn new(answers: Answers) -> Self {
        Self {
            answers,
            toasts: Arc::default(),
        }
    }

    /// A toast comes, in place of the one of the same subject.
    pub fn comes(&self, subject: Subject) -> Shown {
        let mut toasts = self.lock();
        toasts.last += 1;
        let number = toasts.last;
        toasts.shown.insert(subject, number);
        Shown {
            screen: self.clone(),
            subject,
            number,
        }
    }

    /// A toast is taken away; whether it was there.
    pub fn goes(&self, subject: Subject) -> bool {
        self.lock().shown.remove(&subject).is_some()
    }

    fn lock(&self) -> MutexGuard<'_, Toasts> {
        self.toasts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    /// The technician is done with it; what follows about it is no news.
    pub fn ends(&self, deed: Option<Deed>) {
        let mut toasts = self.screen.lock();
        if toasts.shown.get(&self.subject) != Some(&self.number) {
            return;
        }
        toasts.shown.remove(&self.subject);
        drop(toasts);
        deed.into_iter()
            .for_each(|deed| deed.give(&self.screen.answers, self.subject, None));
    }
}

#[cfg(test)]
mod tests {
    use atiende_core::Action;
    use atiende_engine::ports::RequestId;

    use super::*;
    use crate::answers::Answer;

    const SUBJECT: Subject = Subject::Request(RequestId(7));

    fn screen() -> (Screen, Arc<Mutex<Vec<Answer>>>) {
        let (answers, given) = (Answers::default(), Arc::<Mutex<Vec<Answer>>>::default());
        let heard = Arc::clone(&given);
        answers.listen(move |answer| heard.lock().unwrap().push(answer));
        (Screen::new(answers), given)
    }

    #[test]
    fn a_click_counts_once() {
        let (screen, given) = screen();
        let toast = screen.comes(SUBJECT);

        toast.ends(Some(Deed::Claim));
        toast.ends(Some(Deed::Silence));

        let claim = Answer::Act(Action::Claim(RequestId(7)));
        assert_eq!(*given.lock().unwrap(), [claim]);
        assert!(!screen.goes(SUBJECT));
    }

    #[test]
    fn nothing_is_heard_of_a_toast_that_was_replaced_or_taken_away() {
        let (screen, given) = screen();
        let first = screen.comes(SUBJECT);
        let second = screen.comes(SUBJECT);

        first.ends(Some(Deed::Silence));
        assert!(screen.goes(SUBJECT));
        second.ends(Some(Deed::Claim));

        assert_eq!(*given.lock().unwrap(), []);
    }
}
