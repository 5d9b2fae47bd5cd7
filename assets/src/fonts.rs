//! The bundled fonts as bytes: Inter with tabular figures, and the icons.

/// Inter Regular.
pub const INTER_REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.otf");
/// Inter Medium.
pub const INTER_MEDIUM: &[u8] = include_bytes!("../fonts/Inter-Medium.otf");
/// Inter SemiBold.
pub const INTER_SEMI_BOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.otf");
/// The icons that `packaging/fonts/icons.txt` names.
pub const ICONS: &[u8] = include_bytes!("../icons/lucide.ttf");
