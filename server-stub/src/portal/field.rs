//! A field of a form, with what was typed into it and what is wrong with that.

/// A field of a form.
#[derive(Clone)]
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub hint: Option<String>,
    /// What was typed.
    pub value: String,
    /// What is wrong with that.
    pub error: Option<String>,
    /// `text`, `email`, `password` or `textarea`.
    pub kind: &'static str,
    /// What browsers may fill in.
    pub autocomplete: &'static str,
    /// The most characters.
    pub max: usize,
    /// Whether it must be filled in.
    pub is_required: bool,
}

impl Field {
    /// One line that must be filled in.
    pub fn line(name: &'static str, label: &str, value: String, max: usize) -> Self {
        Self {
            name,
            label: label.to_owned(),
            hint: None,
            value,
            error: None,
            kind: "text",
            autocomplete: "off",
            max,
            is_required: true,
        }
    }

    /// Takes something else than a line of text; see [`Field::kind`].
    pub fn of_kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// Lets the browser fill it in.
    pub fn filled_with(self, autocomplete: &'static str) -> Self {
        Self {
            autocomplete,
            ..self
        }
    }

    /// Says what it is for.
    pub fn hinted(self, hint: String) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// May stay empty.
    pub fn optional(self) -> Self {
        Self {
            is_required: false,
            ..self
        }
    }

    /// The attributes that tie hint and error to the field for those who do not see the page.
    pub fn described(&self) -> String {
        let name = self.name;
        let hint = self
            .hint
            .as_ref()
            .map_or(String::new(), |_| format!("{name}-hint "));
        let invalid = if self.error.is_some() {
            " aria-invalid=\"true\""
        } else {
            ""
        };
        format!(" aria-describedby=\"{hint}{name}-error\"{invalid}")
    }
}
