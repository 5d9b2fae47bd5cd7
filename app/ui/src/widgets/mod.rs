//! The widget set: each draws what it is told and returns what was done; none knows the application.

mod avatar;
mod banner;
mod bubble;
mod button;
mod checkbox;
mod chip;
mod composer;
mod content;
mod dialog;
mod drop_target;
mod elide;
mod empty;
mod file_card;
mod frames;
pub(crate) mod icon;
mod icon_button;
mod key_value;
mod mark;
mod menu;
mod notice;
mod paint;
mod picture;
mod progress;
mod segmented;
mod skeleton;
mod status;
mod table;
mod text;
mod text_field;
mod timeline;
mod tint;
mod tip;
mod toast;
mod viewer;

pub use avatar::avatar;
pub use banner::{Banner, BannerClick};
pub use bubble::{Bubble, BubbleClick, Delivery, NoteBubble};
pub use button::Button;
pub use checkbox::{below_checkbox, checkbox, tick};
pub use chip::{chip, chip_bar, filter_chip};
pub use composer::{Composer, composer};
pub use dialog::{Answer, Confirm, dialog};
pub use drop_target::drop_target;
pub use empty::EmptyState;
pub use file_card::{CardButton, CardClick, CardResponse, FileCard};
pub use frames::{card, divider, panel_header, section};
pub use icon::{Icon, icon, spinner};
pub use icon_button::IconButton;
pub use key_value::key_value;
pub use mark::mark;
pub use menu::{
    MenuItem, dropdown, menu_at_pointer, menu_below, menu_button, menu_caption, menu_text,
};
pub(crate) use paint::focus_ring;
pub use picture::Picture;
pub use progress::progress_bar;
pub use segmented::segmented;
pub use skeleton::skeleton_rows;
pub use status::{badge, counter, status};
pub use table::{
    CellTone, Density, Sort, TableRow, cell, header_cell, header_row, row_background,
    spoken_header_cell, text_cell,
};
pub use text::{body, caption, display, help, link, secondary, strong, title, toned};
pub use text_field::{TextField, search_field};
pub use timeline::{DAY_SEPARATOR, SYSTEM_LINE, day_separator, system_line};
pub use tint::{Tint, tint};
pub use tip::tip;
pub use toast::{Toast, ToastClick, toasts};
pub use viewer::{Viewer, ViewerClick, Zoom};
