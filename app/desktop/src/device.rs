//! What this computer is called.

/// The longest name that is told to the service.
const MAX_CHARS: usize = 64;

/// This computer's name, for the list of sessions; empty where it has none.
pub fn name() -> String {
    shown(&gethostname::gethostname().to_string_lossy())
}

fn shown(name: &str) -> String {
    name.chars()
        .filter(|character| !character.is_control())
        .take(MAX_CHARS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_name_is_made_harmless() {
        assert_eq!(shown("puesto-7"), "puesto-7");
        assert_eq!(shown("a\u{1b}[31mb\n"), "a[31mb");
        assert_eq!(shown(&"x".repeat(500)).len(), MAX_CHARS);
    }
}
