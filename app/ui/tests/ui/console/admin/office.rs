//! What the service tells an administrator, and what an administrator does with the console.

use atiende_core::Action;
use atiende_core::CallProblem;
use atiende_core::Input;
use atiende_core::admin::{AdminAnswer, AdminCall};
use atiende_protocol::http::admin::{
    Account, AccountForm, AuditPage, AuditRecord, Company, FieldProblem, Invitation, Portal,
    PortalForm, Session,
};
use atiende_protocol::{
    Availability, CompanyId, PortalId, SessionId, Settings, TechnicianId, Timestamp,
};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

use crate::console::world::{MINUTE, NOW};
use crate::console::{Bench, Use, World, large};

pub fn portal() -> PortalForm {
    PortalForm {
        slug: "acme".to_owned(),
        title: "Ayuda de Acme".to_owned(),
        welcome: "¿En qué podemos ayudarle?".to_owned(),
        color: "#0a7d55".to_owned(),
        is_active: true,
        embed_origins: vec![],
        amber_secs: 120,
        red_secs: 300,
    }
}

pub fn company(id: i64, name: &str, portal: Option<PortalForm>) -> Company {
    Company {
        id: CompanyId(id),
        name: name.to_owned(),
        portal: portal.map(|form| Portal {
            id: PortalId(id),
            form,
        }),
    }
}

pub fn account(id: i64, name: &str) -> Account {
    let first = name.split(' ').next().unwrap().to_lowercase();
    Account {
        id: TechnicianId(id),
        form: AccountForm {
            name: name.to_owned(),
            email: format!("{first}@ejemplo.com"),
            is_administrator: id == 1,
            is_disabled: id == 4,
            companies: vec![CompanyId(1)],
        },
        availability: Availability::Available,
        is_connected: id < 3,
        is_invited: id == 5,
    }
}

pub fn loaded() -> AdminAnswer {
    let names = [
        "Ana López",
        "Bruno Ruiz",
        "Carla Soto",
        "Diego Mas",
        "Eva Gil",
    ];
    let accounts = (1..).zip(names).map(|(id, name)| account(id, name));
    AdminAnswer::Loaded {
        companies: vec![
            company(1, "Acme", Some(portal())),
            company(2, "Globex", None),
            company(3, "Transportes Vidal e Hijos, S. L.", None),
        ],
        accounts: accounts.collect(),
        settings: Settings::default(),
    }
}

pub fn answers(bench: &mut Bench, answer: AdminAnswer) {
    bench.state_mut().take(Input::Administered(Ok(answer)));
    bench.run();
}

pub fn refuses(bench: &mut Bench, field: &str, problem: &str) {
    let problem = CallProblem::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }]);
    bench.state_mut().take(Input::Administered(Err(problem)));
    bench.run();
}

/// Opens the view from the menu, as an administrator does.
pub fn open(bench: &mut Bench) {
    bench
        .state_mut()
        .state
        .me
        .as_mut()
        .unwrap()
        .is_administrator = true;
    bench.run();
    let language = bench.state().state.preferences.language.clone();
    let (menu, item) = match language.as_deref() {
        Some("en") => ("Your account: Ana López", "Administration"),
        _ => ("Su cuenta: Ana López", "Administración"),
    };
    bench.press(menu);
    bench.press(item);
    answers(bench, loaded());
}

pub fn administration() -> Bench {
    let mut bench = large(World::busy());
    open(&mut bench);
    assert_eq!(bench.done(), [Action::Administer(AdminCall::Load)]);
    bench
}

pub fn asked(bench: &mut Bench) -> Vec<AdminCall> {
    let call = |action| match action {
        Action::Administer(call) => Some(call),
        _ => None,
    };
    bench.done().into_iter().filter_map(call).collect()
}

pub fn choose(bench: &mut Bench, role: Role, name: &str) {
    bench.get_by_role_and_label(role, name).click();
    bench.run();
}

/// Replaces what stands in a field.
pub fn write(bench: &mut Bench, field: &str, text: &str) {
    bench.get_all_by_label(field).last().unwrap().focus();
    bench.run();
    bench.key(Modifiers::COMMAND, Key::A);
    bench.type_in(text);
}

pub fn invitation() -> AdminAnswer {
    AdminAnswer::Invitation(Invitation {
        account: account(9, "Fina Rey"),
        link: "https://asistencia.ejemplo.com/setup/abc".to_owned(),
        expires_at: Timestamp(NOW + 60 * 48 * MINUTE),
    })
}

pub fn sessions() -> Vec<Session> {
    let session = |id: i64, device: &str| Session {
        id: SessionId(id),
        device: device.to_owned(),
        signed_in_at: Timestamp(NOW - id * 3000 * MINUTE),
        last_used_at: Timestamp(NOW - id * 7 * MINUTE),
        is_current: id == 1,
    };
    vec![session(1, "puesto-7"), session(2, "")]
}

pub fn audit() -> AdminAnswer {
    let acts = [
        "company_created",
        "moon_painted",
        "technician_disabled",
        "settings_changed",
    ];
    let record = |id: i64| AuditRecord {
        id: 40 - id,
        at: Timestamp(NOW - id * 400 * MINUTE),
        technician: (id % 4 != 0).then(|| "Ana López".to_owned()),
        act: acts[id as usize % 4].to_owned(),
        subject: "Acme".to_owned(),
        detail: "nombre: Acme, S. A. → Acme".to_owned(),
    };
    AdminAnswer::Audit {
        page: AuditPage {
            records: (0..22).map(record).collect(),
            has_more: true,
        },
        is_continuation: false,
    }
}
