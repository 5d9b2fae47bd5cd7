//! What the service tells the console, with people and troubles as there might be.

use atiende_core::{Action, Desk, Input, Preferences, ThemeChoice, TokenPlace};
use atiende_protocol::{
    Availability, CompanyId, CompanyRef, Customer, DeviceType, Entry, Platform, Request, RequestId,
    RequestStatus, Seq, ServerFrame, Settings, Source, Technician, TechnicianId, TechnicianRef,
    Timestamp, WaitingLimits,
};

use super::talk::{conversation, opened, says};

/// 2026-03-04 10:45:00 UTC.
pub const NOW: i64 = 1_772_621_100_000_000;
pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const ME: i64 = 1;

/// What the service says from the start.
pub struct World {
    pub availability: Availability,
    pub reason: Option<String>,
    pub is_administrator: bool,
    pub companies: Vec<CompanyRef>,
    pub settings: Settings,
    pub limits: Vec<WaitingLimits>,
    pub portal: Option<String>,
    pub token_place: TokenPlace,
    pub requests: Vec<Request>,
    pub timelines: Vec<(RequestId, Vec<Entry>, bool)>,
    pub preferences: Preferences,
    pub desk: Desk,
    /// What happens after that.
    pub then: Vec<Input>,
}

impl Default for World {
    fn default() -> Self {
        Self {
            availability: Availability::Available,
            reason: None,
            is_administrator: false,
            companies: vec![company("Acme")],
            settings: Settings::default(),
            limits: Vec::new(),
            portal: None,
            token_place: TokenPlace::Keyring,
            requests: Vec::new(),
            timelines: Vec::new(),
            preferences: Preferences::default(),
            desk: Desk::default(),
            then: Vec::new(),
        }
    }
}

impl World {
    /// A service where nothing happens.
    pub fn quiet() -> Self {
        Self::default()
    }

    /// A morning with much to do; the technician holds four requests.
    pub fn busy() -> Self {
        let mut world = Self::quiet();
        world.requests = (0..PEOPLE.len() as i64)
            .map(|index| person(1031 + index))
            .collect();
        let mine = [
            (1031, RequestStatus::InChat),
            (1034, RequestStatus::InChat),
            (1036, RequestStatus::Assigned),
            (1038, RequestStatus::ChatEnded),
        ];
        for (id, status) in mine {
            world.assign(id, ME, status);
        }
        world.assign(1033, 2, RequestStatus::InChat);
        world.assign(1040, 3, RequestStatus::Assigned);
        world.waits(1031, None);
        world
            .timelines
            .push((RequestId(1034), conversation(), false));
        world.timelines.push((
            RequestId(1031),
            vec![opened(1), says(12, 40, "¿Sigue ahí?")],
            false,
        ));
        world
    }

    pub fn with(mut self, request: Request) -> Self {
        self.requests.push(request);
        self
    }

    pub fn timeline(mut self, id: i64, entries: Vec<Entry>) -> Self {
        self.timelines.push((RequestId(id), entries, false));
        self
    }

    pub fn then(mut self, input: Input) -> Self {
        self.then.push(input);
        self
    }

    pub fn selecting(self, id: i64) -> Self {
        self.then(Input::Action(Action::Select(RequestId(id))))
    }

    pub fn language(mut self, tag: &str) -> Self {
        self.preferences.language = Some(tag.to_owned());
        self
    }

    pub fn theme(mut self, theme: ThemeChoice) -> Self {
        self.preferences.theme = theme;
        self
    }

    fn get(&mut self, id: i64) -> &mut Request {
        self.requests
            .iter_mut()
            .find(|request| request.id.0 == id)
            .unwrap()
    }

    pub fn assign(&mut self, id: i64, technician: i64, status: RequestStatus) {
        hold(self.get(id), technician, status);
    }

    pub fn waits(&mut self, id: i64, since: Option<Timestamp>) {
        self.get(id).waiting_since = since;
    }

    /// All of it as the engine would say it.
    pub fn inputs(self) -> Vec<Input> {
        let technician = Technician {
            is_administrator: self.is_administrator,
            availability_reason: self.reason,
            ..technician(self.availability)
        };
        let mut inputs = vec![
            Input::Restored(self.preferences),
            Input::SignedIn {
                service: "https://asistencia.ejemplo.com".to_owned(),
                local_portal: self.portal,
                token_place: self.token_place,
                desk: self.desk,
                technician: Some(technician.clone()),
            },
            Input::Frame(ServerFrame::Welcome {
                technician,
                companies: self.companies,
                settings: self.settings,
                limits: self.limits,
                rules: atiende_protocol::NotificationRules::default(),
                now: Timestamp(NOW),
            }),
            Input::Frame(ServerFrame::Reset),
        ];
        let request = |request| {
            Input::Frame(ServerFrame::Request {
                seq: Seq(0),
                request,
            })
        };
        inputs.extend(self.requests.into_iter().map(request));
        inputs.extend(
            self.timelines
                .into_iter()
                .map(|(request, entries, has_earlier)| {
                    Input::Frame(ServerFrame::Timeline {
                        request,
                        entries,
                        has_earlier,
                    })
                }),
        );
        inputs.push(Input::Frame(ServerFrame::CaughtUp { seq: Seq(1000) }));
        inputs.extend(self.then);
        inputs
    }
}

const PEOPLE: [(&str, &str, &str, i64); 14] = [
    (
        "Lucía Fernández",
        "Panadería Ruiz",
        "La caja no abre al cobrar con tarjeta",
        64,
    ),
    (
        "Jorge Gómez",
        "Globex",
        "Olvidé la contraseña del correo",
        41,
    ),
    ("Marta Díaz", "Initech", "La pantalla se queda negra", 37),
    ("María Pérez", "Acme", "No puedo imprimir", 3),
    (
        "Iker Etxeberria",
        "Ayuntamiento de Zumarraga",
        "El certificado digital ha caducado y no puedo firmar la nómina",
        28,
    ),
    (
        "Nuria Casals",
        "Hotel Miramar",
        "Configurar el correo en el móvil",
        22,
    ),
    (
        "Pedro Sánchez",
        "Acme",
        "El portátil va muy lento desde ayer",
        19,
    ),
    (
        "Carmen Ortiz",
        "Clínica Sol",
        "No llega el SMS de verificación",
        15,
    ),
    (
        "Álvaro Núñez",
        "Globex",
        "Excel se cierra solo al abrir el informe mensual",
        12,
    ),
    (
        "Sofía Romero",
        "Initech",
        "Necesito acceso a la carpeta de ventas",
        9,
    ),
    (
        "Manuel Vidal",
        "Transportes Vidal e Hijos, S. L.",
        "La VPN no conecta desde casa",
        6,
    ),
    (
        "Elena Prats",
        "Hotel Miramar",
        "El wifi de la recepción se corta",
        4,
    ),
    ("David Moreno", "Acme", "El lector de códigos no lee", 2),
    ("Rosa Giménez", "Panadería Ruiz", "Factura duplicada", 0),
];

fn person(id: i64) -> Request {
    let (name, company_name, subject, minutes) = PEOPLE[(id - 1031) as usize];
    let mut request = request(id);
    request.customer.name = name.to_owned();
    request.customer.email = format!(
        "{}@ejemplo.com",
        name.split(' ').next().unwrap().to_lowercase()
    );
    request.company = company(company_name);
    request.subject = subject.to_owned();
    request.submitted_at = Timestamp(NOW - minutes * MINUTE - 20 * SECOND);
    request.waiting_since = Some(request.submitted_at);
    request
}

/// A new request of María Pérez, whose computer runs Windows.
pub fn request(id: i64) -> Request {
    Request {
        id: RequestId(id),
        company: company("Acme"),
        customer: Customer {
            name: "María Pérez".into(),
            email: "maria@acme.example".into(),
        },
        subject: "No puedo imprimir".into(),
        status: RequestStatus::New,
        assignee: None,
        chat_opened: false,
        source: source(Platform::Windows),
        submitted_at: Timestamp(NOW - 3 * MINUTE),
        assigned_at: None,
        waiting_since: Some(Timestamp(NOW - 3 * MINUTE)),
        closed_at: None,
    }
}

/// Lets a technician hold a request.
pub fn hold(request: &mut Request, technician: i64, status: RequestStatus) {
    request.assignee = Some(reference(technician));
    request.assigned_at = Some(Timestamp(NOW - 2 * MINUTE));
    request.status = status;
    request.chat_opened |= matches!(status, RequestStatus::InChat | RequestStatus::ChatEnded);
    if !status.is_open() {
        request.closed_at = Some(Timestamp(NOW));
        request.waiting_since = None;
    }
}

pub fn source(platform: Platform) -> Source {
    let (device_type, system, browser) = match platform {
        Platform::Windows => (DeviceType::Computer, "Windows 11", "Firefox 131"),
        Platform::Mac => (DeviceType::Computer, "macOS 15.1", "Safari 18"),
        Platform::Ios => (DeviceType::Phone, "iOS 17.4", "Safari 17"),
        Platform::Android => (DeviceType::Tablet, "Android 14", "Chrome 130"),
        Platform::Other => (DeviceType::Computer, "Linux", "Firefox 131"),
    };
    Source {
        ip_address: "203.0.113.24".into(),
        device_type,
        platform,
        operating_system: system.into(),
        os_version: String::new(),
        browser: browser.into(),
    }
}

pub fn technician(availability: Availability) -> Technician {
    Technician {
        id: TechnicianId(ME),
        name: "Ana López".into(),
        email: "ana@ejemplo.com".into(),
        is_administrator: false,
        availability,
        availability_reason: None,
    }
}

pub fn reference(id: i64) -> TechnicianRef {
    let name = match id {
        ME => "Ana López",
        2 => "Bruno Ruiz",
        _ => "Carla Soto",
    };
    TechnicianRef {
        id: TechnicianId(id),
        name: name.into(),
    }
}

pub fn company(name: &str) -> CompanyRef {
    CompanyRef {
        id: CompanyId(name.len() as i64),
        name: name.to_owned(),
    }
}
