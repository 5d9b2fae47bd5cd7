## Notifications: what the technician hears of, and how.

notifications-open = Notifications…
notifications-title = Notifications
notifications-save = Save notifications
notifications-here = On this computer
notifications-event = When
notifications-toast = On screen
notifications-sound = Sound
notifications-cell = { $event }: { $method }
notifications-repeats = Repeat until somebody takes it
notifications-repeats-help = The notification of a new request is shown and heard again until a technician takes it or you silence it.
event-new-request = New request
event-message = Message while I am not looking
event-transferred = A request is transferred to me
event-customer-back = A customer of mine is back

quiet-title = Quiet hours
quiet-on = Do not notify me between two times
quiet-from = From
quiet-to = To
quiet-zone = Time zone: { $name }
quiet-zone-here = Use { $name }
quiet-help = Every day between these times nothing is shown, heard or sent.
quiet-problem = Type a time such as 22:00
quiet-problem-same = Choose another time
quiet-problem-service = The service does not accept these times or this time zone

muted-title = Mute by { $name }
muted-help = You are not notified of anything of those you tick, by any method.
muted-problem = These are too many: tick fewer

## E-mail, text and webhooks.

contacts-title = Away from the console
contacts-lead = Notifications also come by e-mail, text or webhook, even while the console is closed.
contacts-back = That a customer is back is only told on this computer.
contacts-also = Also while I am not Available (e-mail, text, webhook)
contacts-also-help = If not ticked, you are sent nothing about new requests while you have another status.
contacts-add = Add
contacts-not-email = This service cannot send e-mail: an administrator has to set it up.
contacts-not-text = This service cannot send text messages: an administrator has to set it up.
contacts-neither = This service can send neither e-mail nor text messages: an administrator has to set it up.
contact-kind = Method
contact-kind-email = E-mail
contact-kind-text = Text
contact-kind-webhook = Webhook
contact-email = E-mail address
contact-email-hint = name@example.com
contact-phone = Phone number
contact-phone-hint = +44 7700 900123
contact-web = Web address
contact-web-hint = https://example.com/notifications
contact-add-help = A code is sent there to make sure that notifications arrive.
contact-create = Send the code
contact-verified = Verified
contact-unverified = Not verified
contact-code-lead = Type the code of six digits that was sent there. It works for 15 minutes.
contact-code-lead-webhook = Type the code of six digits that your program received. It works for 15 minutes.
contact-code = Code
contact-verify = Verify
contact-send-code = Send another code
contact-code-sent = Code sent to { $name }
contact-test = Send test
contact-tested = Test sent to { $name }
contact-remove = Remove…
contact-silent = Nothing is sent here yet: tick a notification and save.
contact-problem-email = Type an e-mail address such as name@example.com
contact-problem-phone = Type the number with + and the country code, such as +44 7700 900123
contact-problem-web = Type a whole web address, such as https://example.com/notifications
contact-problem-too-many = There is no room for more: remove one first
contact-problem-not-set-up = The service is not set up for this method
contact-problem-code-length = The code has six digits
contact-problem-code = This is not the code, or it no longer works
ask-contact-title = Remove { $name }?
ask-contact = Nothing more is sent there. To use it again you will have to verify it again.
ask-contact-confirm = Remove
secret-title = The webhook's secret
secret-text = With this secret your program checks the signature of each call (Standard Webhooks) and knows that it comes from Atiende. Copy it now: it will not be shown again.
secret-copy = Copy the secret

## Deliveries, for administrators.

deliveries-title = Deliveries
deliveries-empty-title = Nothing was sent yet
deliveries-empty = Here you find each notification that leaves by e-mail, text or webhook, and whether it arrived.
deliveries-status = Status
deliveries-to = To
deliveries-about = Notification
deliveries-when = When
deliveries-problem = Why
deliveries-waiting = Waiting
deliveries-sent = Sent
deliveries-dropped = Dropped
deliveries-dead = Given up
deliveries-waiting-help = It will be tried again
deliveries-sent-help = The other side took it
deliveries-dropped-help = It did not have to be sent any more
deliveries-dead-help = After several attempts it is not tried again
deliveries-new-request = New request
deliveries-message = Message from a customer
deliveries-transferred = Transferred request
deliveries-customer-back = Customer back
deliveries-answer = Answer to a customer
deliveries-check = Code or test
deliveries-request = Request { $id }
deliveries-tries =
    { $count ->
        [0] not tried
        [one] 1 attempt
       *[other] { $count } attempts
    }
deliveries-next = Next: { $time }
deliveries-all = All
deliveries-all-waiting = Waiting
deliveries-all-sent = Sent
deliveries-all-dropped = Dropped
deliveries-all-dead = Given up
deliveries-any-kind = All methods
deliveries-none-title = No delivery matches
deliveries-none = There are none with this status and this method.
deliveries-show-all = Show all
deliveries-reason-taken = Somebody had taken the request
deliveries-reason-handed-over = Another technician had the request by then
deliveries-reason-closed = The request was closed by then
deliveries-reason-customer-back = The customer was back on the page
deliveries-reason-access-lost = The technician had no access to the company any more
deliveries-reason-not-available = The technician was not available any more
deliveries-reason-quiet = Quiet hours or a muted company
deliveries-reason-removed = The method was removed, or the account disabled
deliveries-reason-expired = It could not be sent in time

## Settings.

settings-hides-title = What notifications tell
settings-hides = Do not tell customer, company and subject
settings-hides-on = The notifications of all technicians only say that there is something new, with the link.
settings-hides-off = Notifications tell who asks for help and why: they can be read on locked screens, in mails and on phones.
