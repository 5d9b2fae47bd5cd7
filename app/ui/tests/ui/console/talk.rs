//! What customers and technicians say to each other.

use atiende_protocol::{CommandId, Entry, EntryKind, ReleaseReason, Seq, Timestamp};
use uuid::Uuid;

use super::world::{ME, NOW, SECOND, reference};

const YESTERDAY: i64 = 24 * 3600;
const BRUNO: i64 = 2;

/// A line of a timeline, so many seconds before now.
fn entry(seq: i64, secs_ago: i64, kind: EntryKind) -> Entry {
    let at = Timestamp(NOW - secs_ago * SECOND);
    Entry {
        seq: Seq(seq),
        at,
        kind,
    }
}

fn opened_at(seq: i64, secs_ago: i64) -> Entry {
    let description = "Desde esta mañana la impresora de la segunda planta no responde. \
                       He apagado y encendido y sigue igual.";
    let description = description.to_owned();
    entry(seq, secs_ago, EntryKind::Opened { description })
}

/// The customer sent the request.
pub fn opened(seq: i64) -> Entry {
    opened_at(seq, 180)
}

/// The customer wrote.
pub fn says(seq: i64, secs_ago: i64, text: &str) -> Entry {
    let id = CommandId(Uuid::from_u128(seq as u128));
    let text = text.to_owned();
    entry(seq, secs_ago, EntryKind::CustomerMessage { text, id })
}

/// A technician wrote.
pub fn answers(seq: i64, secs_ago: i64, technician: i64, text: &str) -> Entry {
    let id = CommandId(Uuid::from_u128(seq as u128));
    let technician = reference(technician);
    let text = text.to_owned();
    let kind = EntryKind::TechnicianMessage {
        technician,
        text,
        id,
    };
    entry(seq, secs_ago, kind)
}

fn assigned(seq: i64, secs_ago: i64, technician: i64) -> Entry {
    let technician = reference(technician);
    entry(seq, secs_ago, EntryKind::Assigned { technician })
}

/// A technician joined the chat.
pub fn joined(seq: i64, secs_ago: i64, technician: i64) -> Entry {
    let technician = reference(technician);
    entry(seq, secs_ago, EntryKind::Joined { technician })
}

fn released(seq: i64, secs_ago: i64, technician: i64) -> Entry {
    let technician = reference(technician);
    let reason = ReleaseReason::Unassigned;
    entry(seq, secs_ago, EntryKind::Released { technician, reason })
}

/// A conversation over two days with everything that can stand in one.
pub fn conversation() -> Vec<Entry> {
    let greeting = "Buenos días, María. ¿Qué luz se ve en el panel?";
    let question = "¿Puede abrir https://impresoras.ejemplo.com/estado y decirme qué pone \
                    junto a «Planta 2»?";
    let full = "Pone «Sin papel en la bandeja 2», pero la bandeja está llena.";
    let promise = "Perfecto. Voy a reiniciar la cola de impresión desde aquí.";
    let noise = "¡Ya sale la primera página! Pero las demás salen en blanco y hace un ruido raro, \
                 como si el rodillo patinara. ¿Es normal?";
    vec![
        opened_at(1, YESTERDAY),
        assigned(2, YESTERDAY - 60, BRUNO),
        joined(3, YESTERDAY - 90, BRUNO),
        answers(4, YESTERDAY - 120, BRUNO, greeting),
        says(5, YESTERDAY - 200, "Una naranja que parpadea"),
        released(6, YESTERDAY - 400, BRUNO),
        assigned(7, 900, ME),
        joined(8, 880, ME),
        answers(
            9,
            860,
            ME,
            "Hola, María, soy Ana. Sigo yo con la impresora.",
        ),
        answers(10, 850, ME, question),
        says(11, 600, full),
        says(12, 590, "La he sacado y metido dos veces"),
        answers(13, 400, ME, promise),
        says(14, 180, noise),
    ]
}
