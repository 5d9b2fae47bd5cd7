//! Whatever happens and wherever a connection is cut: an old picture and what was sent since are
//! the same as a fresh picture, for everybody.

mod step;

use atiende_protocol::{
    Availability, ClientFrame, Command, CompanyId, PortalId, RequestId, ServerFrame, Settings,
};
use atiende_server::now;
use proptest::collection::vec;
use proptest::prelude::*;

use self::step::{Step, step};
use crate::bench::{Bench, Console, Model, Person, fresh_id, hello, until};

/// No request has this number: a command about it is answered behind everything sent before.
const NOBODYS: RequestId = RequestId(1_000_000);

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn an_old_picture_and_what_was_sent_since_are_a_fresh_picture(steps in vec(step(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut world = World::new().await;
            for step in &steps {
                world.take(step).await;
            }
            world.compare().await;
        });
    }
}

/// A technician with a console that is on the line or not.
struct Seat {
    person: Person,
    console: Option<Console>,
    /// What the screen showed when the line was cut.
    model: Model,
    wanted: Vec<RequestId>,
}

struct World {
    bench: Bench,
    companies: [CompanyId; 2],
    portals: [PortalId; 2],
    requests: Vec<RequestId>,
    seats: Vec<Seat>,
}

impl World {
    /// An administrator and three technicians: of both companies, of one, and one who is busy.
    async fn new() -> Self {
        let bench = Bench::start().await;
        let (acme, acme_portal) = bench.company("acme").await;
        let (globex, globex_portal) = bench.company("globex").await;
        let people = [
            bench.administrator("root").await,
            bench.technician("ana", &[acme, globex]).await,
            bench.technician("bob", &[acme]).await,
            bench.technician("busy", &[acme, globex]).await,
        ];
        bench.is(&people[3], Availability::Busy).await;
        let mut seats = Vec::new();
        for person in people {
            seats.push(Seat {
                console: Some(bench.console(&person, &[]).await),
                person,
                model: Model::default(),
                wanted: Vec::new(),
            });
        }
        Self {
            bench,
            companies: [acme, globex],
            portals: [acme_portal, globex_portal],
            requests: Vec::new(),
            seats,
        }
    }

    async fn take(&mut self, step: &Step) {
        match step {
            Step::Open { portal } => {
                let form = format!("form {}", self.requests.len());
                self.requests
                    .push(self.bench.opens(self.portals[*portal], &form).await);
            }
            Step::Write { request } => {
                if let Some(request) = self.request(*request) {
                    self.bench.customer_writes(request, "customer").await;
                }
            }
            Step::Become { who, availability } => {
                self.bench.is(&self.seats[*who].person, *availability).await;
            }
            Step::Grant { who, company } => {
                let (id, company) = (self.seats[*who].person.id, self.companies[*company]);
                self.bench
                    .storage()
                    .grant(id, company, now())
                    .await
                    .unwrap();
            }
            Step::Revoke { who, company } => {
                let (id, company) = (self.seats[*who].person.id, self.companies[*company]);
                self.bench
                    .storage()
                    .revoke(id, company, now())
                    .await
                    .unwrap();
            }
            Step::TakeNext { who } => {
                let person = &self.seats[*who].person;
                self.bench.gives(person, Command::TakeNext).await;
            }
            Step::Look {
                who,
                request,
                is_typing,
            } => self.look(*who, *request, *is_typing).await,
            Step::SetGate { is_on } => self.set_gate(*is_on).await,
            Step::Watch { who, requests } => self.watch(*who, *requests).await,
            Step::Read { who, frames } => self.seats[*who].read(*frames).await,
            Step::Cut { who, frames } => self.seats[*who].cut(*frames).await,
            Step::Reconnect { who, frames } => {
                let seat = &mut self.seats[*who];
                seat.cut(0).await;
                seat.reconnect(&self.bench, *frames).await;
            }
            other => self.command(other).await,
        }
    }

    async fn look(&mut self, who: usize, request: usize, is_typing: bool) {
        let viewing = self.request(request);
        if let Some(console) = &mut self.seats[who].console {
            let look = ClientFrame::Presence { viewing, is_typing };
            console.socket.send(&look).await;
        }
    }

    async fn set_gate(&self, has_availability_gate: bool) {
        let settings = Settings {
            has_availability_gate,
            ..Settings::default()
        };
        let set = self.bench.storage().set_settings(settings, now()).await;
        set.unwrap();
    }

    fn request(&self, index: usize) -> Option<RequestId> {
        let index = index.checked_rem(self.requests.len())?;
        self.requests.get(index).copied()
    }

    async fn command(&self, step: &Step) {
        let (who, request) = match step {
            Step::Claim { who, request }
            | Step::Unassign { who, request }
            | Step::Join { who, request }
            | Step::Say { who, request }
            | Step::EndChat { who, request }
            | Step::Note { who, request }
            | Step::Transfer { who, request, .. }
            | Step::TakeOver { who, request }
            | Step::Close { who, request } => (*who, *request),
            _ => return,
        };
        let Some(request) = self.request(request) else {
            return;
        };
        let command = match step {
            Step::Claim { .. } => Command::Claim { request },
            Step::Unassign { .. } => Command::Unassign { request },
            Step::Join { .. } => Command::Join { request },
            Step::EndChat { .. } => Command::EndChat { request },
            Step::Close { .. } => Command::Close { request },
            Step::TakeOver { .. } => Command::TakeOver { request },
            Step::Note { .. } => Command::AddNote {
                request,
                text: "note".to_owned(),
            },
            Step::Transfer { to, .. } => Command::Transfer {
                request,
                to: self.seats[*to].person.id,
                note: "word".to_owned(),
            },
            _ => Command::SendMessage {
                request,
                text: "technician".to_owned(),
            },
        };
        // Refused or not: either is a history that may happen.
        self.bench.gives(&self.seats[who].person, command).await;
    }

    async fn watch(&mut self, who: usize, chosen: u8) {
        let all = self.requests.iter().take(8).enumerate();
        let wanted = all.filter(|(bit, _)| chosen >> bit & 1 == 1);
        let seat = &mut self.seats[who];
        seat.wanted = wanted.map(|(_, request)| *request).collect();
        if let Some(console) = &mut seat.console {
            console.watch(&seat.wanted).await;
        }
    }

    /// Waits until whoever lost a company has lost its requests as well.
    async fn settle(&self) {
        let storage = self.bench.storage();
        until("requests left behind are released", async || {
            storage.stranded(1).await.unwrap().is_empty()
        })
        .await;
        // Comes behind everything that is being published.
        storage.mark_seen(Vec::new(), now()).await.unwrap();
    }

    async fn compare(&mut self) {
        self.settle().await;
        for seat in &mut self.seats {
            if seat.console.is_none() {
                seat.reconnect(&self.bench, usize::MAX).await;
            }
            seat.read(usize::MAX).await;
            let old = &seat.console.as_ref().unwrap().model;
            let fresh = self.bench.console(&seat.person, &seat.wanted).await.model;
            assert_eq!(
                old.open_rows(),
                fresh.open_rows(),
                "rows of {:?}",
                fresh.technician
            );
            assert_eq!(
                old.timelines, fresh.timelines,
                "timelines of {:?}",
                fresh.technician
            );
            assert_eq!(old.technician, fresh.technician);
            assert_eq!(old.companies, fresh.companies);
        }
    }
}

impl Seat {
    /// Reads what was sent so far, but at most so many frames.
    async fn read(&mut self, frames: usize) {
        let Some(console) = &mut self.console else {
            return;
        };
        let marker = fresh_id();
        let command = Command::Claim { request: NOBODYS };
        let frame = ClientFrame::Command {
            id: marker,
            command,
        };
        console.socket.send(&frame).await;
        for _ in 0..frames {
            let next = console.step().await.expect("the service closed the socket");
            if matches!(next, ServerFrame::Settled { id, .. } if *id == marker) {
                return;
            }
        }
    }

    /// Reads some frames, and loses the line.
    async fn cut(&mut self, frames: usize) {
        self.read(frames).await;
        if let Some(console) = self.console.take() {
            self.model = console.model;
            console.socket.cut();
        }
    }

    /// Comes back; the line may be cut again before the replay is over.
    async fn reconnect(&mut self, bench: &Bench, frames: usize) {
        self.model.watch(&self.wanted);
        let kept = self.model.keep();
        let mut socket = bench.socket(&self.person).await.unwrap();
        socket.send(&hello(self.model.applied, &kept)).await;
        let mut console = Console::new(socket, self.model.clone());
        for _ in 0..frames {
            let next = console.step().await.expect("the service closed the socket");
            if matches!(next, ServerFrame::CaughtUp { .. }) {
                console.watch(&self.wanted).await;
                self.console = Some(console);
                return;
            }
        }
        self.model = console.model;
        console.socket.cut();
    }
}
