## Notes for colleagues.

composer-switch = Who reads it
composer-to-customer = Message to the customer
composer-note = Internal note
composer-note-field = Internal note
composer-note-hint = Write a note for your colleagues
composer-note-add = Add note
note-no-files = Notes carry no files, and the picture was not pasted. To send it to the customer, paste it into “Message to the customer”.
note-sign = Internal note: the customer does not see it
key-note = Write an internal note

## Handing over, taking over, the next one.

action-transfer = Transfer
action-take-over = Take over
transfer-title = Transfer the request
transfer-lead = Choose who goes on with it. The chat stays as it is.
transfer-back = Back to the list, for anybody
transfer-nobody = No colleague can take it
transfer-holds =
    { $count ->
        [0] none open
        [one] 1 open
       *[other] { $count } open
    }
transfer-not-connected = Not connected
transfer-note = Note for the colleague
transfer-note-help = The customer does not see it
transfer-choose = Choose who gets the request
transfer-too-long = The note is too long
transfer-confirm = Transfer
ask-take-over-title = Take the request over?
ask-take-over = { $name } is working on it. It will be yours, and the conversation will say so.
ask-take-over-confirm = Take over
take-next = Take the next one
line-transferred = { $from } transferred the request to { $to }
line-transferred-from-me = You transferred the request to { $to }
line-transferred-to-me = { $from } transferred the request to you
line-taken-over = { $to } took the request over from { $from }
line-taken-over-from-me = { $to } took the request over from you
line-taken-over-by-me = You took the request over from { $from }
line-gone = { $name } was not connected any more: the request went back to the list
line-gone-me = You were not connected any more: the request went back to the list
line-access-lost = { $name } has no access any more: the request went back to the list
line-access-lost-me = You had no access any more: the request went back to the list
refused-nobody-waiting = Nobody is waiting
refused-no-such-colleague = This colleague cannot take the request. Choose another one.
notice-not-saved = The transcript could not be saved: { $message }

## Status with a reason.

availability-with-reason = With a reason…
availability-reason-title = Status and reason
availability-reason = Reason
availability-reason-hint = In a meeting until 12:00
availability-reason-help = Optional; your colleagues see it
availability-save = Save

## Waiting limits.

wait-long = { $time }, waiting long
wait-too-long = { $time }, waiting too long
chip-too-long =
    { $count ->
        [one] 1 is waiting too long
       *[other] { $count } are waiting too long
    }

## Presence.

presence-viewing = { $name } is viewing
presence-typing = { $name } is writing to the customer
customer-online = Customer online
customer-typing = The customer is writing…
customer-idle = Customer inactive
customer-gone = The customer has left
customer-absent = Customer away

## Other requests of the customer.

others-title = Other requests with this e-mail
others-help = The e-mail is what the customer typed; nobody has checked it.
others-none = There are none
others-more = There are more: search for the e-mail
others-open = Open request { $id }: { $subject }

## Columns and companies.

columns-title = Columns
columns-lead = Choose what the list shows, and in which order.
columns-up = Move { $name } up
columns-down = Move { $name } down
columns-end = It is at the end already
columns-usual = As usual
columns-done = Done
column-width = Width of { $name }
companies-all = All

## Quitting.

quit-title = Quit with open requests?
quit-text =
    { $count ->
        [one] You hold 1 open request. Release it for a colleague, keep it, or transfer it.
       *[other] You hold { $count } open requests. Release them for your colleagues, keep them, or transfer them.
    }
quit-uploads =
    { $count ->
        [one] 1 file is not completely sent yet. Keep its request, and it goes on where it stopped when you open the console again; release it, and it is cancelled.
       *[other] { $count } files are not completely sent yet. Keep the requests, and they go on where they stopped when you open the console again; release them, and they are cancelled.
    }
quit-release = Release all and quit
quit-keep = Keep and quit
quit-transfer = Transfer #{ $id }
