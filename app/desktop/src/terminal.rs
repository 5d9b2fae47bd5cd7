//! The terminal that the program was started in, and what is said where there is none.

/// Has what is printed reach it: on Windows a program with a window does not get it by itself.
pub fn join() {
    #[cfg(windows)]
    windows::attach();
}

/// Says why the program ends, in a box where nobody would read it otherwise.
pub fn complain(sentence: &str) {
    eprintln!("{sentence}");
    #[cfg(windows)]
    windows::show(sentence);
}

#[cfg(windows)]
mod windows {
    use std::io;
    use std::os::windows::io::AsRawHandle as _;

    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};

    #[expect(unsafe_code, reason = "there is no safe way to it")]
    pub(super) fn attach() {
        // SAFETY: it takes a number and touches no memory of the program. Where there is no
        // terminal it fails, and nobody waits for what is printed.
        unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
    }

    pub(super) fn show(sentence: &str) {
        if io::stderr().as_raw_handle().is_null() {
            rfd::MessageDialog::new()
                .set_level(rfd::MessageLevel::Error)
                .set_title("Atiende")
                .set_description(sentence)
                .show();
        }
    }
}
