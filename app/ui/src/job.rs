//! Work that would hold a frame up, done on a thread of its own.

use std::sync::{Arc, OnceLock};
use std::thread;

use egui::Context;

/// Work that is under way or done; the window is drawn again when it is.
#[derive(Clone, Debug)]
pub(crate) struct Job<T>(Arc<OnceLock<Option<T>>>);

impl<T: Send + Sync + 'static> Job<T> {
    /// Begins the work on a thread of this name.
    pub fn start(
        ctx: &Context,
        name: &str,
        work: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Self {
        let place = Arc::new(OnceLock::new());
        let (done, wake) = (Arc::clone(&place), Wake(ctx.clone()));
        let run = move || {
            let _wake = wake;
            // Nobody else fills it.
            done.set(work()).ok();
        };
        let started = thread::Builder::new().name(name.to_owned()).spawn(run);
        if started.is_err() {
            // Without a thread there is no result; nobody else fills it.
            place.set(None).ok();
        }
        Self(place)
    }

    /// `None` while it is under way; then what came of it, if anything did.
    pub fn result(&self) -> Option<Option<&T>> {
        match self.0.get() {
            Some(result) => Some(result.as_ref()),
            // The thread is gone and has left nothing: the work broke off.
            None if Arc::strong_count(&self.0) == 1 => Some(None),
            None => None,
        }
    }
}

/// Has the window drawn again at the end, however the work ends.
struct Wake(Context);

impl Drop for Wake {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits for the result, up to a few seconds.
    fn awaited<T: Clone + Send + Sync + 'static>(job: &Job<T>) -> Option<T> {
        for _ in 0..5_000_000 {
            if let Some(result) = job.result() {
                return result.cloned();
            }
            thread::yield_now();
        }
        panic!("the work did not end");
    }

    #[test]
    fn what_came_of_the_work_is_there_after_it() {
        let job = Job::start(&Context::default(), "sum", || Some(1 + 1));
        assert_eq!(awaited(&job), Some(2));
    }

    #[test]
    fn work_that_breaks_off_ends_with_nothing() {
        let job: Job<u8> = Job::start(&Context::default(), "broken", || panic!("on purpose"));
        assert_eq!(awaited(&job), None);
    }
}
