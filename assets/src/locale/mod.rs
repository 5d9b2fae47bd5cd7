//! The texts of one language, from the Fluent files in `locales/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{
    LanguageIdentifier, NegotiationStrategy, negotiate_languages, parse_accepted_languages,
};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The language that is used where none of the wanted ones is there.
const FALLBACK: &str = "en";

static LOCALES: LazyLock<BTreeMap<&'static str, Locale>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .map(|(tag, files)| (*tag, Locale::new(tag, files)))
        .collect()
});

/// A message: one of the constants in [`key`], so that a wrong name does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    index: usize,
    id: &'static str,
}

/// The texts of one language.
pub struct Locale {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// The messages without variables, ready to draw, in the order of [`KEYS`].
    fixed: Vec<Box<str>>,
}

impl Locale {
    /// The languages there are, by tag.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        LOCALES.values()
    }

    /// The language that fits best what somebody wants, given as in the header `Accept-Language`
    /// or as one tag; English where none fits.
    pub fn best_for(accept_language: &str) -> &'static Self {
        let wanted = parse_accepted_languages(accept_language);
        let there: Vec<LanguageIdentifier> =
            LOCALES.keys().filter_map(|tag| tag.parse().ok()).collect();
        let found = negotiate_languages(&wanted, &there, None, NegotiationStrategy::Lookup);
        let tag = found
            .first()
            .map_or_else(|| FALLBACK.to_owned(), |tag| tag.to_string());
        Self::load(&tag)
    }

    /// The language of a tag of ours; English where it is not known.
    #[expect(
        clippy::expect_used,
        reason = "the build fails without the reference language"
    )]
    pub fn load(tag: &str) -> &'static Self {
        let locale = LOCALES.get(tag).or_else(|| LOCALES.get(FALLBACK));
        locale.expect("the reference language is embedded")
    }

    /// Its tag, for example `es`.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// A message without variables.
    pub fn text(&self, key: Key) -> &str {
        self.fixed.get(key.index).map_or(key.id, AsRef::as_ref)
    }

    /// A message with the values of its variables.
    pub fn text_with(&self, key: Key, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        format(&self.bundle, key, Some(&args))
    }

    #[expect(clippy::expect_used, reason = "a test loads every embedded language")]
    fn new(tag: &'static str, files: &[&str]) -> Self {
        let language = tag.parse().expect("a locale folder is named by its tag");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false); // The marks would show as boxes in some fonts.
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned());
            let resource = resource
                .map_err(|(_, errors)| errors)
                .expect("a language file parses");
            bundle
                .add_resource(resource)
                .expect("no message is there twice");
        }
        let fixed = KEYS
            .iter()
            .map(|key| format(&bundle, *key, None).into())
            .collect();
        Self { tag, bundle, fixed }
    }
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    key: Key,
    args: Option<&FluentArgs<'_>>,
) -> String {
    let pattern = bundle
        .get_message(key.id)
        .and_then(|message| message.value());
    let text = pattern.map(|pattern| bundle.format_pattern(pattern, args, &mut Vec::new()));
    text.map_or_else(|| key.id.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests;
