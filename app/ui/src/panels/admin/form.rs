//! A form: what the service has, and what was typed.

/// How wide a field for minutes is.
pub(super) const MINUTES_WIDTH: f32 = 150.0;

/// A number of minutes that is not nothing; a week at most.
pub(super) fn minutes(typed: &str) -> Option<u32> {
    let minutes = typed.trim().parse().ok();
    minutes.filter(|minutes| (1..=7 * 24 * 60).contains(minutes))
}

/// Which form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Company,
    Portal,
    Account,
    Settings,
}

/// A form being filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Form<T> {
    kept: T,
    /// What stands in the fields.
    pub typed: T,
    is_saved: bool,
}

impl<T: Clone + PartialEq> Form<T> {
    /// Whether something would be lost.
    pub fn is_dirty(&self) -> bool {
        self.typed != self.kept
    }

    /// What was typed was saved: what the service made of it replaces it.
    pub fn accept(&mut self) {
        self.is_saved = true;
    }

    /// Takes what the service has now; what is being typed stays.
    pub fn follow(&mut self, kept: T) {
        if std::mem::take(&mut self.is_saved) || !self.is_dirty() {
            self.typed = kept.clone();
        }
        self.kept = kept;
    }

    /// Takes back what was typed.
    pub fn discard(&mut self) {
        self.typed = self.kept.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_stays_while_the_service_s_changes_until_it_is_saved() {
        let mut form = Form::default();
        form.follow("Acme");
        form.follow("Acme 2");
        assert_eq!((form.typed, form.is_dirty()), ("Acme 2", false));

        form.typed = " Acme 3 ";
        form.follow("Other");
        assert_eq!((form.typed, form.is_dirty()), (" Acme 3 ", true));

        form.accept();
        form.follow("Acme 3");
        assert_eq!((form.typed, form.is_dirty()), ("Acme 3", false));
    }
}
