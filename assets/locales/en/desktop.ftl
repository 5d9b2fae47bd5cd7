## Outside the window: toasts, the command line, what is said when the console cannot start.

toast-request = New request from { $customer } ({ $company })
toast-requests =
    { $count ->
        [one] { $count } new request is waiting
       *[other] { $count } new requests are waiting
    }
toast-message = Message from { $customer } ({ $company }) in request { $number }
toast-transferred = Request { $number } of { $customer } ({ $company }) was handed over to you
toast-customer-back = { $customer } ({ $company }) is back at request { $number }
toast-missed = There is news in { $count } of your requests
toast-open = Open
toast-silence = Silence

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

missing-title = This computer lacks something for telling you
missing-notifications = This computer shows no notifications: there is no notification service. Sound and window still tell.
missing-notifications-off = This computer shows no notifications: turn them on for Atiende in the settings of the system. Sound and window still tell.
missing-sound = This computer plays no sounds: install pipewire-bin, pulseaudio-utils or alsa-utils.
missing-sound-off = This computer plays no sounds: check that a speaker is connected.
missing-tray = This desktop has no tray: closing the window ends the console.
notice-no-such-request = There is no request { $number } that you may see
notice-link-waits = Request { $number } cannot be seen now: new ones are shown while you are Available. If it is one of them, it opens then.
notice-went-away =
    { $minutes ->
        [one] Your status is Away: nobody has used the computer for { $minutes } minute
       *[other] Your status is Away: nobody has used the computer for { $minutes } minutes
    }
notice-came-back = Back again: your status is { $status }
help-register-links = Makes this program open atiende:// links for this user
start-links-registered = atiende:// links open with this program: { $file }
start-links-not-registered = atiende:// links could not be registered: { $reason }
start-links-by-application = on macOS it is the application Atiende.app that names its links, and this program runs outside of it

tray-open = Open Atiende
tray-quit = Quit
habits = Window and computer
habit-tray = When closed, stay in the tray
habit-login = Start with the computer
habit-away = Away while nobody uses the computer
habit-away-never = Never
habit-away-minutes = { $minutes } min
silence-all = Silence what is told of the requests that wait
