## Outside the window: toasts, the command line, what is said when the console cannot start.

toast-request = New request from { $customer } ({ $company })
toast-requests =
    { $count ->
        [one] { $count } new request is waiting
       *[other] { $count } new requests are waiting
    }

help-about = The console with which technicians answer support requests.
help-usage = Usage:
help-options = Options:
help-request-heading = Link:
help-request = Opens this request once it is known, for example atiende://request/1042
help-local = Runs a support service on this computer, with a sample portal, and signs in to it
help-data-dir = Keeps everything in this folder
help-service = Proposes this service for signing in, for example https://support.example
help-help = Shows this help
help-version = Shows the version

start-bad-argument = “{ $argument }” is not understood: “atiende --help” lists what is
start-bad-link = “{ $argument }” is not a link to a request: it looks like atiende://request/1042
start-bad-service = “{ $argument }” is not the address of a service: it looks like https://support.example
start-no-home = There is no home folder to keep things in: name another one with --data-dir
start-no-display = There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set
start-display-not-reached = The window could not be opened: the screen “{ $display }” does not answer
start-library-missing = The window could not be opened: the library { $library } is missing
start-no-opengl = The window could not be opened: there is no usable OpenGL; install the graphics driver, or Mesa (libgl1, libegl1)
start-no-window = The window could not be opened: { $reason }

local-folder-not-writable = The service did not start: the folder { $folder } cannot be written
local-database-too-new = The service did not start: its data belong to a newer version of Atiende; please update
local-port-taken = The service did not start: another program uses port { $port }
local-in-use = another window of Atiende already uses this folder
local-damaged = the data in { $folder } are damaged, or belong to another program
local-other = The service did not start: { $reason }
save-dialog-title = Save the transcript
save-no-dialog = This computer has no dialog for saving files. Install xdg-desktop-portal or zenity.
