//! How macOS tells a running program of a link: by an event, and never by a second start.

#![expect(
    unsafe_code,
    reason = "what macOS shall call can be declared in no other way"
)]

use objc2::rc::Retained;
use objc2::runtime::NSObject;
use objc2::{AnyThread, DefinedClass as _, define_class, msg_send, sel};
use objc2_app_kit::NSApplicationWillFinishLaunchingNotification;
use objc2_foundation::{
    NSAppleEventDescriptor, NSAppleEventManager, NSNotification, NSNotificationCenter, NSString,
};

use super::{Errand, welcome};
use crate::answers::Answers;
use crate::link;

/// Class and name of the event that brings a link.
const GET_LINK: [u32; 2] = [code(*b"GURL"), code(*b"GURL")];

/// Class and name of the event of a second start, for example by a click in the dock.
const REOPEN: [u32; 2] = [code(*b"aevt"), code(*b"rapp")];

/// What an event is about.
const OBJECT: u32 = code(*b"----");

const fn code(letters: [u8; 4]) -> u32 {
    u32::from_be_bytes(letters)
}

define_class!(
    // SAFETY: an `NSObject` may be anybody's superclass, and `Listener` has no `Drop`.
    #[unsafe(super(NSObject))]
    #[name = "AtiendeListener"]
    #[ivars = Answers]
    struct Listener;

    /// What macOS calls.
    impl Listener {
        // SAFETY: the signature is that of an observer of notifications.
        #[unsafe(method(getReady:))]
        fn get_ready(&self, _notification: &NSNotification) {
            self.subscribe(GET_LINK);
            self.subscribe(REOPEN);
        }

        // SAFETY: the signature is that of a handler of events.
        #[unsafe(method(hear:reply:))]
        fn hear(&self, event: &NSAppleEventDescriptor, _reply: &NSAppleEventDescriptor) {
            let request = link(event).and_then(|link| link::request(&link.to_string()));
            let errand = Errand {
                request,
                token: None,
            };
            welcome(self.ivars(), errand);
        }
    }
);

impl Listener {
    fn new(answers: Answers) -> Retained<Self> {
        let listener = Self::alloc().set_ivars(answers);
        // SAFETY: `init` of `NSObject` takes nothing and returns the object.
        unsafe { msg_send![super(listener), init] }
    }

    fn subscribe(&self, [class, name]: [u32; 2]) {
        let manager = NSAppleEventManager::sharedAppleEventManager();
        // SAFETY: the types are those of `setEventHandler:andSelector:forEventClass:andEventID:`,
        // and the listener is never freed.
        let () = unsafe {
            msg_send![
                &manager,
                setEventHandler: self,
                andSelector: sel!(hear:reply:),
                forEventClass: class,
                andEventID: name
            ]
        };
    }
}

fn link(event: &NSAppleEventDescriptor) -> Option<Retained<NSString>> {
    // SAFETY: the types are those of `paramDescriptorForKeyword:`.
    let object: Option<Retained<NSAppleEventDescriptor>> =
        unsafe { msg_send![event, paramDescriptorForKeyword: OBJECT] };
    object?.stringValue()
}

/// Listens until the process ends. macOS puts its own handlers in place while the program starts,
/// so ours are set after them and still before the first event.
pub(super) fn listen(answers: Answers) {
    let listener = Listener::new(answers);
    let center = NSNotificationCenter::defaultCenter();
    // SAFETY: the listener has that method, for one notification, and is never freed.
    unsafe {
        center.addObserver_selector_name_object(
            &listener,
            sel!(getReady:),
            Some(NSApplicationWillFinishLaunchingNotification),
            None,
        );
    }
    std::mem::forget(listener); // macOS keeps no hold of whom it calls.
}
