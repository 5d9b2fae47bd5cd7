//! A technician's end of the live socket.

use atiende_protocol::{
    ByeReason, ClientFrame, Command, CommandId, Outcome, PROTOCOL_VERSION, RequestId, Seq,
    ServerFrame, TECHNICIAN_SUBPROTOCOL,
};

use super::{Bench, Model, Person, Refused, Socket, fresh_id};

/// A console with an open socket, and what it shows.
pub(crate) struct Console {
    pub(crate) socket: Socket<ServerFrame>,
    pub(crate) model: Model,
    /// Every frame so far.
    pub(crate) seen: Vec<ServerFrame>,
}

impl Bench {
    /// Opens a socket without a word.
    pub(crate) async fn socket(&self, person: &Person) -> Result<Socket<ServerFrame>, Refused> {
        let bearer = format!("Bearer {}", person.token);
        let headers = [
            ("authorization", bearer.as_str()),
            ("sec-websocket-protocol", TECHNICIAN_SUBPROTOCOL),
        ];
        Socket::open(self.service.address(), "/api/v1/stream", &headers).await
    }

    /// A console that starts afresh and watches some timelines.
    pub(crate) async fn console(&self, person: &Person, watching: &[RequestId]) -> Console {
        self.resumed(person, Model::default(), watching).await
    }

    /// A console that goes on from what it shows.
    pub(crate) async fn resumed(
        &self,
        person: &Person,
        mut model: Model,
        watching: &[RequestId],
    ) -> Console {
        model.wanted = watching.iter().copied().collect();
        model.keep();
        let mut socket = self.socket(person).await.unwrap();
        socket.send(&hello(model.applied, watching)).await;
        let mut console = Console::new(socket, model);
        console.until_caught_up().await;
        console
    }
}

pub(crate) fn hello(resume_after: Option<Seq>, watching: &[RequestId]) -> ClientFrame {
    ClientFrame::Hello {
        version: PROTOCOL_VERSION,
        resume_after,
        watching: watching.to_vec(),
    }
}

impl Console {
    /// A console that shows something already, before the first frame.
    pub(crate) fn new(socket: Socket<ServerFrame>, model: Model) -> Self {
        Self {
            socket,
            model,
            seen: Vec::new(),
        }
    }

    /// Takes the next frame in; `None` once the socket is closed.
    pub(crate) async fn step(&mut self) -> Option<&ServerFrame> {
        let frame = self.socket.next().await?;
        self.model.apply(&frame);
        self.seen.push(frame);
        self.seen.last()
    }

    /// Takes frames in until one fits; what it was.
    pub(crate) async fn until(&mut self, fits: impl Fn(&ServerFrame) -> bool) -> ServerFrame {
        loop {
            match self.step().await {
                Some(frame) if fits(frame) => return frame.clone(),
                Some(_) => {}
                None => panic!("closed after {:#?}", self.seen),
            }
        }
    }

    /// Takes frames in until the service has sent everything.
    pub(crate) async fn until_caught_up(&mut self) {
        self.until(|frame| matches!(frame, ServerFrame::CaughtUp { .. }))
            .await;
    }

    /// Takes frames in until what is shown fits.
    pub(crate) async fn until_shown(&mut self, fits: impl Fn(&Model) -> bool) {
        while !fits(&self.model) {
            assert!(self.step().await.is_some(), "closed after {:#?}", self.seen);
        }
    }

    /// Gives a command and waits for the answer.
    pub(crate) async fn gives(&mut self, command: Command) -> Outcome {
        self.gives_as(fresh_id(), command).await
    }

    /// Gives a command under an id and waits for the answer.
    pub(crate) async fn gives_as(&mut self, id: CommandId, command: Command) -> Outcome {
        self.socket
            .send(&ClientFrame::Command { id, command })
            .await;
        let is_answer = |frame: &ServerFrame| matches!(frame, ServerFrame::Settled { id: settled, .. } if *settled == id);
        match self.until(is_answer).await {
            ServerFrame::Settled { outcome, .. } => outcome,
            other => panic!("unexpected {other:?}"),
        }
    }

    /// Names the wanted timelines.
    pub(crate) async fn watch(&mut self, requests: &[RequestId]) {
        self.model.watch(requests);
        let requests = requests.to_vec();
        self.socket.send(&ClientFrame::Watch { requests }).await;
    }

    /// Reads to the end; why the service closed.
    pub(crate) async fn farewell(&mut self) -> Option<ByeReason> {
        let mut reason = None;
        while let Some(frame) = self.step().await {
            if let ServerFrame::Bye { reason: given } = frame {
                reason = Some(*given);
            }
        }
        reason
    }

    /// The answers so far.
    pub(crate) fn settled(&self) -> Vec<Outcome> {
        let answers = self.seen.iter().filter_map(|frame| match frame {
            ServerFrame::Settled { outcome, .. } => Some(outcome.clone()),
            _ => None,
        });
        answers.collect()
    }

    /// The numbers of a timeline's lines.
    pub(crate) fn lines(&self, request: RequestId) -> Vec<Seq> {
        let lines = self.model.timelines.get(&request).into_iter().flatten();
        lines.map(|entry| entry.seq).collect()
    }
}
