//! The picture of a file over the whole window.

use atiende_assets::key;
use atiende_core::{Action, Purpose};
use atiende_protocol::{RequestId, SentFile};
use egui::Context;

use super::words::{about, shown_name};
use crate::UiState;
use crate::scene::Scene;
use crate::widgets::{Picture, Viewer, ViewerClick, Zoom};

/// Which picture is looked at, and how.
#[derive(Clone, Debug)]
pub(crate) struct Viewing {
    request: RequestId,
    file: Box<SentFile>,
    zoom: Zoom,
}

impl Viewing {
    /// Looks at the whole picture of a file.
    pub fn of(request: RequestId, file: Box<SentFile>) -> Self {
        Self {
            request,
            file,
            zoom: Zoom::default(),
        }
    }
}

/// Draws the picture that is looked at, if one is.
pub(crate) fn viewer_ui(ctx: &Context, scene: Scene<'_>, ui_state: &mut UiState) -> Option<Action> {
    let viewing = ui_state.viewing.as_mut()?;
    let Viewing {
        request,
        file,
        zoom,
    } = viewing;
    let size = file.preview.filter(|_| is_there(scene, *request));
    let Some(size) = size else {
        ui_state.viewing = None; // The request went out of reach meanwhile.
        return None;
    };
    let pictures = &mut ui_state.chat.pictures;
    pictures.keep(ctx, scene.state, file.id);
    let name = shown_name(&file.name);
    let viewer = Viewer {
        name: &name,
        about: &about(scene.env.locale, file.file_type, file.size),
        picture: Picture {
            size: [size.width, size.height],
            texture: pictures.texture(file.id),
        },
        sizes: [
            scene.text(key::FILE_VIEWER_FIT),
            scene.text(key::FILE_VIEWER_ACTUAL),
            scene.text(key::FILE_VIEWER_SIZES),
        ],
        buttons: [
            scene.text(key::FILE_OPEN),
            scene.text(key::FILE_SAVE),
            scene.text(key::FILE_VIEWER_CLOSE),
        ],
    };
    let click = viewer.show(ctx, zoom)?;
    let viewing = ui_state.viewing.take()?;
    let purpose = match click {
        ViewerClick::Close => return None,
        ViewerClick::Open => Purpose::Open,
        ViewerClick::Save => Purpose::SaveAs,
    };
    Some(Action::FetchFile {
        request: viewing.request,
        file: *viewing.file,
        purpose,
    })
}

fn is_there(scene: Scene<'_>, request: RequestId) -> bool {
    scene.state.selected == Some(request) && scene.state.request(request).is_some()
}
