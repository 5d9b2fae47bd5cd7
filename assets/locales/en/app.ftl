## The console.

language-name = English

remote-support = Remote Support
support-center = Support Center
requests-panel = Support Requests
mine-panel = My Support Requests
details-panel = Details
cancel = Cancel
dismiss = Dismiss
retry = Try again
copy-value = Copy { $name }
split-sides = Width of the lists
split-lists = Height of the lists
split-facts = Width of the facts

## Welcome.

welcome-title = Welcome to Atiende
welcome-lead = Choose how to start
starting = Opening…
connect-title = Connect to a service
connect-lead = Use what your administrator gave you.
connect-service = Address of the service
connect-service-hint = https://support.example.com
connect-email = E-mail
connect-email-hint = name@example.com
connect-password = Password
connect-button = Connect
connect-service-empty = Write the address of the service
connect-email-empty = Write your e-mail address
connect-password-empty = Write your password
local-title = Try it on this computer
local-lead = Starts a trial service on this computer, with a sample company, portal and technician. The data stay here.
local-button = Try it now
local-step-service = Nothing else to install
local-step-portal = A portal to send requests as a customer
local-step-data = The data are kept for the next time
problem-bad-address = This address is not valid. Write it like https://support.example.com
problem-unreachable = The service cannot be reached. Check the address and your connection, then try again.
problem-not-atiende = Something else answers at that address. Check the address with your administrator.
problem-wrong-password = E-mail and password do not match. Check them and try again.
problem-too-many-tries =
    { $secs ->
        [one] Too many tries. Wait 1 second and try again.
       *[other] Too many tries. Wait { $secs } seconds and try again.
    }
problem-unprotected = This address would send your password unprotected. Use one that begins with https://
problem-expired = Your session has ended. Write your password to enter again.
problem-folder = { $path } cannot be written. Correct the folder's permissions and try again.
problem-database = The data on this computer belong to a newer version. Install the latest version of Atiende.
problem-port = Another program uses port { $port }. Close it and try again.
problem-other = The trial service did not start: { $message }

## Top bar.

status-connecting = Connecting…
status-catching-up = Catching up…
status-online = Connected · synced a few seconds ago
status-online-since = Connected · synced { $ago }
status-online-short = Connected
status-offline = Offline since { $time }
availability = Status
availability-available = Available
availability-busy = Busy
availability-away = Away
availability-offline = Offline
availability-help = You receive new requests only while Available
portal-open = Open portal
portal-caption = Customer portal
portal-copy-address = Copy the address
user-menu = Your account: { $name }
user-service = Service
user-service-local = On this computer
user-token = Access key
token-keyring = Kept in the system's keyring
token-file = There is no keyring: it is in a file that only your user can read
token-memory = In memory only; renewed at each start
user-language = Language
user-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
user-density = Rows
density-comfortable = Comfortable
density-compact = Compact
shortcuts = Keyboard shortcuts
sign-out = Sign out

## Support requests.

view-all = All
view-new = New
view-active = Active
view-completed = Completed
queue-search = Search requests
queue-search-clear = Clear the search
column-waiting = Waiting
column-received = Received
column-id = ID
column-customer = Customer
column-company = Company
column-subject = Subject
column-status = Status
column-assignee = Assignee
assignee-me = You
assignee-nobody = Nobody
row-name = Request { $id }, { $customer }, { $company }: { $subject }
status-new = New
status-assigned = Assigned
status-in-chat = In chat
status-chat-ended = Chat ended
status-completed = Completed
not-available-busy = You are Busy: you receive no new requests
not-available-away = You are Away: you receive no new requests
not-available-offline = You are Offline: you receive no new requests
become-available = Become available
queue-hidden-title = New requests are hidden
queue-hidden = Become available and you will see at once those that wait
queue-empty-new-title = Nobody is waiting
queue-empty-new = When a customer sends a request, it appears here at once
queue-empty-local = Open the portal and send a request as if you were a customer: it appears here at once
queue-empty-active-title = No request in progress
queue-empty-active = Open requests that a technician has taken appear here
queue-empty-completed-title = No completed request
queue-empty-completed = Requests that are closed stay here for ever
queue-empty-all-title = No request
queue-empty-all = When a customer sends a request, it appears here at once
queue-no-match-title = Nothing matches
queue-no-match = No request contains “{ $filter }”
queue-offline-title = Offline
queue-offline = The requests appear as soon as the service can be reached
completed-loading = Loading more…
completed-failed = The completed requests could not be loaded
completed-more = Load more

## My support requests.

turn-technician = Your turn
turn-customer = Customer's turn
turn-to-join = To be joined
turn-to-close = To be closed
mine-empty-title = You have no requests
mine-empty = Choose a new request and press Assign to Me
mine-number = No.
mine-taken = Taken
mine-header = { $name }, my requests
mine-unread =
    { $count ->
        [one] 1 unread message
       *[other] { $count } unread messages
    }

## Details.

details-title = #{ $id } · { $customer } — { $company }
details-none-title = No request selected
details-none = Choose a request in the lists to see the conversation and the customer's details
section-actions = Actions
section-chat = Chat Messages
section-details = Details
section-source = Source Information
facts-show = Show the facts
facts-hide = Hide the facts
action-claim = Assign to Me
action-join = Join Chat
action-end-chat = End Chat
action-close = Close Request
action-unassign = Unassign
reason-not-available = To take it, set your status to Available
reason-of-another = { $name } is helping here. You can read it and leave notes.
reason-completed = It is closed and does not change any more. If the customer writes again, another request will come.
reason-unknown-system = The customer's system is not recognised: there are no mobile profiles and no screen sharing
reason-other-system = There are no mobile profiles and no screen sharing with { $system }
ask-close-title = Close the request?
ask-close = The chat with { $name } is still open. It will be ended and the request will be closed for good.
ask-close-confirm = End and close
ask-unassign-title = Unassign the request?
ask-unassign = You are in a chat with { $name }. The request will go back to the list for another technician to take.
ask-unassign-confirm = Unassign
ask-link-title = Open this link?
ask-link = It leads to { $host } and opens in your browser. Do not open it if you did not expect it.
ask-link-confirm = Open link
fact-id = Request ID
fact-email = Customer e-mail
fact-company = Company
fact-status = Status
fact-assignee = Assignee
fact-submitted = Sent
fact-ip = IP address
fact-device = Device type
fact-system = Operating system
fact-browser = Web browser
device-computer = Computer
device-phone = Phone
device-tablet = Tablet
device-unknown = Unknown
fact-unknown = Unknown

## Chat.

chat-log = Conversation
chat-before-joining = The conversation shows once a technician joins
chat-offline = The conversation appears as soon as the service can be reached
chat-earlier = Show earlier messages
chat-earlier-loading = Loading earlier messages…
chat-new-messages = New messages
line-opened = { $name } sent the request
line-assigned = { $name } took the request
line-assigned-me = You took the request
line-released = { $name } unassigned the request
line-released-me = You unassigned the request
line-joined = { $name } joined the chat
line-joined-me = You joined the chat
line-ended = { $name } ended the chat
line-ended-me = You ended the chat
line-closed = { $name } closed the request
line-closed-me = You closed the request
delivery-sending = Sending
delivery-waiting = Will be sent when connected
delivery-sent = Sent
message-reclaim = Take the text back
composer = Message
composer-hint = Write a message to { $name }
composer-send = Send
composer-offline = Offline: what you write will be sent when the connection is back
composer-length = { $count } of { $max } characters
composer-not-joined = Join the chat to write
composer-ended = The chat is over
composer-completed = The request is closed
composer-of-another = Only who helps with the request can write
composer-new = Assign the request to yourself to help

## Notices and refusals.

refused-not-found = The request does not exist any more, or you have no access now
refused-already = { $name } took it { $ago }
refused-not-yours = The request is not assigned to you any more
refused-not-now = This is not possible any more: the request has changed
refused-not-available = Set your status to Available to take requests
refused-chat-ended = The chat is over already
refused-completed = The request is closed already
refused-empty = The message is empty
refused-too-long = The message is too long: { $max } characters fit
refused-too-fast =
    { $secs ->
        [one] Too many in a row. Try again in 1 second.
       *[other] Too many in a row. Try again in { $secs } seconds.
    }
refused-id-reused = It could not be sent. Try again.
refused-unavailable = The service cannot store it now. Try again in a moment.
refused-about = Request { $id }: { $text }
call-forbidden = Only an administrator can do this. Your account no longer is one.
call-gone = It is not there any more: somebody else may have removed it
call-too-many = Too many times in a row: wait a minute and try again
call-unavailable = The service does not answer. Check the connection and try again.
notice-fetch-failed = The data could not be loaded. Check the connection and try again.
notice-link = This link is not opened because it is not a web page: { $url }
notice-show = Show

## Keyboard shortcuts.

keys-close = Close
keys-everywhere = Everywhere
keys-request = In the open request
keys-lists = In the lists
name-shift = Shift
name-enter = Enter
name-page-up = Page Up
name-page-down = Page Down
name-home = Home
name-end = End
key-search = Search the requests
key-mine = Go to one of my requests
key-sheet = Show these shortcuts
key-back = Go back, close or clear the search
key-compose = Write a message
key-facts = Show or hide the facts
key-move = Move through the rows
key-page = Up or down a page
key-ends = Go to the first or the last
key-enter = Open the request
key-send = Send the message
key-line = New line in the message

## Times.

wait-now = now
wait-secs = { $count } s
wait-minutes = { $count } min
wait-hours = { $count } h
wait-days = { $count } d
ago-now = just now
ago-secs = { $count } s ago
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
ago-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
day-today = Today
day-yesterday = Yesterday
day-date = { $weekday }, { $month } { $day }
day-date-year = { $month } { $day }, { $year }
moment-day = { $day }, { $time }
moment-short = { $month } { $day }
moment-short-year = { $month } { $day }, { $year }
weekday-name =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
