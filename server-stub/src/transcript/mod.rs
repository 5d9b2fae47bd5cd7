//! A whole timeline as a file for technicians, read and sent piece by piece.

mod format;
mod line;

use atiende_assets::Locale;
use atiende_protocol::{Request, Seq, TechnicianId};
use axum::body::Body;
use futures_util::stream::try_unfold;

pub use self::format::Format;
use self::format::{FormatError, Formatter};
use crate::AppState;
use crate::storage::StorageError;

/// How many entries are in memory at once.
const PIECE: usize = 100;

/// Why a transcript ends before its end: the file stays incomplete, which the reader is told.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("it may not be seen any more")]
    OutOfSight,
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Format(#[from] FormatError),
}

/// The transcript of a request that `viewer` may see, as far as the log goes now.
///
/// Access is checked again for each piece: a long one stops when it is lost.
pub async fn write(
    app: &AppState,
    viewer: TechnicianId,
    request: Request,
    (format, locale): (Format, &'static Locale),
) -> Result<Body, StorageError> {
    let service = app.config.public_url.as_deref().unwrap_or_default();
    let writing = Writing {
        app: app.clone(),
        viewer,
        up_to: app.storage.head().await?,
        formatter: Formatter {
            format,
            locale,
            service: service.trim_end_matches('/').to_owned(),
            request,
            exported_at: crate::now(),
        },
        next: Piece::Head,
    };
    let pieces = try_unfold(writing, |mut writing| async move {
        let piece = writing.piece().await?;
        Ok::<_, Broken>(piece.map(|piece| (piece, writing)))
    });
    Ok(Body::from_stream(pieces))
}

/// What is written next.
#[derive(Clone, Copy)]
enum Piece {
    Head,
    Entries { after: Seq, is_first: bool },
    Foot,
    Nothing,
}

struct Writing {
    app: AppState,
    viewer: TechnicianId,
    up_to: Seq,
    formatter: Formatter,
    next: Piece,
}

impl Writing {
    async fn piece(&mut self) -> Result<Option<String>, Broken> {
        match self.next {
            Piece::Head => {
                self.next = Piece::Entries {
                    after: Seq(0),
                    is_first: true,
                };
                Ok(Some(self.formatter.head()?))
            }
            Piece::Entries { after, is_first } => self.entries(after, is_first).await.map(Some),
            Piece::Foot => {
                self.next = Piece::Nothing;
                Ok(Some(self.formatter.foot()?))
            }
            Piece::Nothing => Ok(None),
        }
    }

    async fn entries(&mut self, after: Seq, is_first: bool) -> Result<String, Broken> {
        let (storage, request) = (&self.app.storage, &self.formatter.request);
        let seen = storage.visible_request(self.viewer, request.id).await?;
        seen.ok_or(Broken::OutOfSight)?;
        let mut entries = storage.entries_after(request.id, after, PIECE).await?;
        let last = entries.last().map(|entry| entry.seq);
        let is_full = entries.len() == PIECE;
        let with_messages = request.chat_opened;
        entries.retain(|entry| {
            entry.seq <= self.up_to && (with_messages || entry.kind.is_shown_before_joining())
        });
        let piece = self.formatter.entries(&entries, is_first)?;
        self.next = match last {
            Some(last) if is_full && last < self.up_to => Piece::Entries {
                after: last,
                is_first: is_first && entries.is_empty(),
            },
            _ => Piece::Foot,
        };
        Ok(piece)
    }
}
