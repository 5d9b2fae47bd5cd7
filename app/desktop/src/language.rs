//! The technician's language: the chosen one, or else the system's.

use std::sync::{Arc, PoisonError, RwLock};

use atiende_assets::Locale;

/// The language in use, shared by the window and by everything that speaks outside of it.
#[derive(Clone)]
pub struct Language {
    system: &'static Locale,
    current: Arc<RwLock<&'static Locale>>,
}

impl Language {
    /// The one that the system asks for.
    pub fn of_system() -> Self {
        let wanted: Vec<String> = sys_locale::get_locales().collect();
        Self::new(&wanted.join(","))
    }

    fn new(wanted: &str) -> Self {
        let system = Locale::best_for(wanted);
        Self {
            system,
            current: Arc::new(RwLock::new(system)),
        }
    }

    /// The texts to speak with now.
    pub fn locale(&self) -> &'static Locale {
        *self.current.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the language of a tag; `None` follows the system.
    pub fn choose(&self, tag: Option<&str>) {
        let locale = tag.map_or(self.system, Locale::best_for);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = locale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_s_language_is_used_until_another_is_chosen() {
        let language = Language::new("es-MX,en");
        let toasts = language.clone();
        assert_eq!(toasts.locale().tag(), "es");

        language.choose(Some("en"));
        assert_eq!(toasts.locale().tag(), "en");

        language.choose(None);
        assert_eq!(toasts.locale().tag(), "es");
    }

    #[test]
    fn english_is_spoken_where_nothing_fits() {
        assert_eq!(Language::new("").locale().tag(), "en");
        assert_eq!(Language::new("C").locale().tag(), "en");
    }
}
