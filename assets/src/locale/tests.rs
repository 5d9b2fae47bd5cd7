//! Every language says everything, with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::*;

/// The variables of each message of a language.
fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for file in files {
        for entry in parse(*file).unwrap().body {
            if let Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                collect(&message.value.unwrap(), &mut variables);
                let is_new = messages
                    .insert(message.id.name.to_owned(), variables)
                    .is_none();
                assert!(is_new, "{} is there twice", message.id.name);
            }
        }
    }
    messages
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => {
                variables.extend(variable(inline));
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                variables.extend(variable(selector));
                variants
                    .iter()
                    .for_each(|variant| collect(&variant.value, variables));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn variable(expression: &InlineExpression<&str>) -> Option<String> {
    match expression {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        _ => None,
    }
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let (_, english) = SOURCES.iter().find(|(tag, _)| *tag == FALLBACK).unwrap();
    let english = messages(english);
    for (tag, files) in SOURCES {
        assert_eq!(messages(files), english, "{tag}");
    }
}

#[test]
fn every_message_of_every_language_can_be_shown() {
    for locale in Locale::all() {
        for key in &KEYS {
            assert!(
                locale.bundle.has_message(key.id),
                "{}: {}",
                locale.tag,
                key.id
            );
        }
    }
}

#[test]
fn browser_language_chooses_ours_and_english_is_the_last_resort() {
    assert_eq!(Locale::best_for("es-MX,es;q=0.9,en;q=0.8").tag(), "es");
    assert_eq!(Locale::best_for("de-DE,en-GB;q=0.7").tag(), "en");
    assert_eq!(Locale::best_for("zh").tag(), "en");
    assert_eq!(Locale::best_for("").tag(), "en");
    assert_eq!(Locale::best_for("\u{0}; q=x,,").tag(), "en");
}
