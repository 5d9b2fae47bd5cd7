## The customer's pages.

portal-help-from = { $company } support
portal-heading = How can we help you?
portal-lead = Tell us what is happening. A technician will answer you by chat.
portal-name = Name
portal-email = E-mail
portal-subject = Subject
portal-subject-hint = In a few words, for example: I cannot print
portal-description = Description
portal-description-hint = What you wanted to do, what happened and since when
portal-trap = Leave this box empty
portal-send = Send request
portal-sending = Sending…
portal-privacy = Your IP address, kind of device, system and browser are sent as well.

portal-error-prefix = Error: { $title }
portal-errors-heading =
    { $count ->
        [one] Check one detail before you send
       *[other] Check { $count } details before you send
    }
portal-name-empty = Write your name, so that the technician knows how to address you
portal-name-long = Shorten your name: { $max } characters fit and there are { $count }
portal-email-empty = Write your e-mail address
portal-email-long = Shorten the e-mail: { $max } characters fit and there are { $count }
portal-email-wrong = Check the e-mail: it should look like name@example.com
portal-subject-empty = Write a subject, for example: I cannot print
portal-subject-long = Shorten the subject: { $max } characters fit and there are { $count }
portal-description-empty = Describe the problem in your own words
portal-description-long = Shorten the description: { $max } characters fit and there are { $count }

portal-notice-expired = Nothing has been sent yet, because this page had been open for a long time. Your text is still here: press Send again.
portal-notice-check = Nothing has been sent yet. Your text is still here: press Send again.
portal-notice-busy = Many requests have come from your connection. Your text is still here: wait a minute and press Send again.
portal-notice-unavailable = We cannot save your request right now. Your text is still here: wait a moment and press Send again.
portal-notice-offline = There is no connection. Your text is still here: check the network and press Send again.
portal-notice-sent = Request { $number } was already sent from this page, with another text. You can open it, or send this text as a new request.
portal-notice-open = Open request { $number }
portal-send-as-new = Send as a new request

portal-missing-heading = This page does not exist
portal-missing-text = Check the address, or ask your company for it again.
portal-expired-heading = We cannot find this request
portal-expired-text = Check that the address is complete. If you lost it, send a new request.
portal-tries-heading = Too many tries
portal-tries-text = Many pages that do not exist were asked for from your connection. Wait a minute and load the page again.
portal-large-heading = The text is too long
portal-large-text = Nothing has been sent. Go back, shorten the text and send it again.
portal-origin-heading = We did not accept this
portal-origin-text = It came from another web site. Open the support page and send the form from there.
portal-broken-heading = Something failed on our side
portal-broken-text = It is not your fault. Wait a moment and load the page again.
portal-bad-heading = We did not understand this
portal-bad-text = Nothing has been saved. Go back and send it again.

portal-request-title = Request { $number }
portal-request-state-new = Waiting
portal-request-state-assigned = Assigned
portal-request-state-in-chat = In conversation
portal-request-state-ended = Conversation over
portal-request-state-completed = Completed
portal-request-text-new = We have received your request. A technician will enter this chat as soon as possible; meanwhile you can add details.
portal-request-text-assigned = A technician has taken your request and will enter this chat.
portal-request-text-in-chat = You are talking to { $name }
portal-request-text-in-chat-nobody = You are talking to a technician
portal-request-text-ended = The technician has ended the conversation. If you need anything else, send a new request.
portal-request-text-completed = Your request is closed. If you need anything else, send a new request.
portal-request-keep = You can close this page and come back with the same address.
portal-request-copy = Copy address
portal-request-copied = Address copied
portal-request-again = New request
portal-request-log = Conversation
portal-request-joined = { $name } has entered the chat
portal-request-released = The technician has left. Another technician will help you.
portal-request-ended = The conversation is over
portal-request-closed = The request is closed
portal-request-message = Message
portal-request-placeholder = Write a message
portal-request-send = Send
portal-request-refresh = See new messages
portal-request-message-empty = Write something before you send
portal-request-message-long = Shorten the message: { $max } characters fit
portal-request-message-fast = You have sent many messages in a row. Wait a moment and send it again.
portal-request-message-refused = The message was not sent, because the conversation is over.
portal-request-message-failed = The message was not sent. Wait a moment and send it again.
portal-request-sending = Sending…
portal-request-queued = Will be sent when connected
portal-request-retry = Try again
portal-request-discard = Discard
portal-request-new-messages = New messages
portal-request-unread = ({ $count }) { $title }
portal-request-connected = Connected
portal-request-connecting = Connecting…
portal-request-offline = Offline
portal-request-offline-note = What you write is kept on this device and is sent when the connection is back
portal-request-stopped = This page is out of date. Load it again.
portal-request-today = Today
portal-request-yesterday = Yesterday
portal-request-now = now
portal-request-minutes-ago = { $count } min ago
portal-request-hours-ago = { $count } h ago
portal-request-days-ago =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }

portal-open-title = Open request { $number }
portal-open-text = This request opens in the program Atiende, where technicians work on it.
portal-open-button = Open in Atiende
portal-open-help = If nothing happens, Atiende is not installed on this computer. Ask your administrator for the installer and, when you open it for the first time, write this address of the service:

portal-setup-title = First administrator
portal-setup-lead = Create the account that will administer this service. This link works only once.
portal-setup-name = Your name
portal-setup-email = Your e-mail
portal-setup-password = Password
portal-setup-password-hint = At least { $min } characters; several words are safer and easier to remember
portal-setup-password-again = Repeat the password
portal-setup-company = First company (optional)
portal-setup-company-hint = A page where its customers ask for help is made with it
portal-setup-slug = Address of that page
portal-setup-slug-hint = Small letters, digits and hyphens; left empty, it is made from the company's name
portal-setup-create = Create the account
portal-setup-name-empty = Write your name
portal-setup-password-short = The password needs at least { $min } characters
portal-setup-password-long = The password can have { $max } characters at most
portal-setup-password-differs = The two passwords are not the same
portal-setup-company-long = Shorten the company's name: { $max } characters fit
portal-setup-company-taken = There is already a company with this name
portal-setup-slug-taken = This address already belongs to another page
portal-setup-slug-wrong = Use only small letters without accents, digits and hyphens, up to { $max }
portal-setup-slug-without-company = Write the company's name as well
portal-setup-gone-heading = This link does not work any more
portal-setup-gone-text = It may have been used. If there is no administrator yet, restart the service: it will print a new link.
portal-setup-done-title = All done
portal-setup-done-lead = The account has been created. What comes next:
portal-setup-done-console = Open Atiende, choose Connect to a service and write this address:
portal-setup-done-portal = Give this address to your customers:
portal-setup-done-more = Create more companies, pages and technicians with this program on the server:

portal-invite-title = Hello, { $name }
portal-invite-lead = Choose the password with which you will sign in to Atiende. This link works only once.
portal-invite-save = Save the password
portal-invite-gone-text = It may have been used or be too old. Ask your administrator for a new link.
portal-invite-done-title = Password saved
portal-invite-done-lead = You can sign in to Atiende now. What comes next:
portal-invite-done-install = If Atiende is not installed on your computer, ask your administrator for the installer.
portal-invite-done-sign-in = Sign in with your e-mail and the password that you have just chosen.

portal-somebody = Technicians are available right now.
portal-nobody = No technician is available right now. Send your request anyway: we will answer you here later.
portal-closed-heading = This page is not available now
portal-closed-text = Support by this page is closed for the moment. Try again later, or ask your company. If you have sent a request already, its page is still open.
portal-request-next = Your request is next in line.
portal-request-place = Your request is number { $place } in line.
portal-request-somebody = Technicians are available.
portal-request-nobody = No technician is available now: we will answer you here later.
portal-request-typing = The technician is writing…
