## Administration.

admin-open = Administration
admin-title = Administration
admin-leave = Back to the Support Center
admin-companies = Companies
admin-technicians = Technicians
admin-settings = Settings
admin-audit = Audit log
admin-save = Save the settings
admin-saved = Saved
admin-busy = Wait until the last change is done
admin-nothing-changed = There is nothing to save
admin-undo = Undo
admin-check-fields = Check the marked fields
admin-save-first = Save or undo the changes first
admin-not-loaded = The data could not be loaded

## Companies and portals.

company-add = Add
company-none-title = No company selected
company-none = Choose a company to change its name and portal, or add another.
company-name = Name of the company
company-save = Save the name
company-create = Create the company
portal-title = Customer portal
portal-active = Active
portal-inactive = Inactive
portal-none = No portal
portal-is-active = Customers can use the portal
portal-slug = Address of the portal
portal-slug-help = A short word of lower-case letters, digits and hyphens
portal-address = Link for customers
portal-page-title = Title of the page
portal-welcome = Welcome
portal-welcome-help = The first thing a customer reads. If empty, the usual sentence shows.
portal-color = Colour
portal-color-help = Such as #0a7d55
color-readable = White letters are easy to read
color-faint = White letters are hard to read: the portal will darken it
color-ours = Without a colour of its own it has Atiende’s
portal-amber = Amber from (minutes)
portal-red = Red from (minutes)
portal-limits-help = How long a customer may wait before the row changes colour.
portal-origins = Web sites that may embed the portal
portal-origins-help = One a line, such as https://www.example.com. If empty, none may.
portal-snippet = Code to embed
portal-save = Save the portal
portal-create = Create the portal

## Technicians.

technician-invite = Invite
technician-none-title = No technician selected
technician-none = Choose a technician to change the account, or invite another.
technician-name = Name
technician-name-help = Customers and colleagues read it
technician-email = E-mail
technician-role = Role
technician-companies = Companies
technician-standing = Standing
technician-save = Save the account
technician-send = Create the invitation
role-technician = Technician
role-administrator = Administrator
role-technician-help = Sees the requests of the ticked companies.
role-administrator-help = Sees every company and administers the service.
account-companies-all = All
account-companies-none = None
standing-disabled = Disabled
standing-invited = Invited
standing-connected = Connected
standing-away = Not connected
access-title = Access
access-reset = New password…
access-enable = Enable
access-disable = Disable…
access-help = A disabled account cannot sign in; what was done with it is kept.
sessions-title = Sign-ins
sessions-load = Show the sign-ins
sessions-none = Not signed in anywhere
sessions-end-all = Sign out everywhere…
session-end = End
session-current = This one
session-no-name = Computer without a name
session-times = Since: { $since } · Last used: { $used }
invitation-title = Link for { $name }
invitation-text = Send this link to { $name } in a safe way. It works once, for choosing the password, and will not be shown again.
invitation-until = Expires: { $time }
invitation-copy = Copy the link
invitation-done = Done

## Questions.

ask-discard-title = Discard the changes?
ask-discard = What you wrote was not saved and will be lost.
ask-discard-confirm = Discard
ask-reset-title = Ask for a new password?
ask-reset = Every sign-in of the technician ends, and you get a link for choosing another password.
ask-reset-confirm = Create the link
ask-disable-title = Disable the account?
ask-disable = The technician is signed out everywhere and cannot come back. The requests go back to the queue.
ask-disable-confirm = Disable
ask-sessions-title = Sign out everywhere?
ask-sessions = The technician will have to sign in again on each computer.
ask-sessions-confirm = End the sign-ins

## Settings.

settings-gate-title = Who receives new requests
settings-gate = Only technicians who are Available
settings-gate-on = Whoever is Busy, Away or Offline neither sees nor receives new requests.
settings-gate-off = Everybody sees new requests, also those who are not available.
settings-release-title = Technicians who lose the connection
settings-release = Give their requests back to the queue
settings-minutes = After (minutes)
settings-release-help = So nobody waits for a technician whose console is closed. If not ticked, the requests stay with them.
settings-word-title = What companies are called here
settings-word = Word for “company”
settings-word-hint = Company
settings-word-help = Such as Site or Department. If empty, it is Company.

## Audit log.

audit-when = When
audit-who = Who
audit-what = What
audit-detail = Detail
audit-command-line = Command line
audit-more = Show more
audit-empty-title = The audit log is empty
audit-empty = Every change that an administrator makes is kept here.
act-company-created = Created the company { $name }
act-company-renamed = Renamed the company { $name }
act-portal-created = Created the portal { $name }
act-portal-changed = Changed the portal { $name }
act-technician-invited = Invited { $name }
act-technician-added = Created the account of { $name }
act-technician-changed = Changed the account of { $name }
act-technician-disabled = Disabled { $name }
act-technician-enabled = Enabled { $name }
act-password-reset = Asked for a new password for { $name }
act-password-chosen = { $name } chose a password
act-session-ended = Ended a sign-in of { $name }
act-sessions-ended = Ended every sign-in of { $name }
act-settings-changed = Changed the settings
act-delivery-retried = Sent a notification to { $name } again
act-other = { $act }: { $name }

## What is wrong with a field.

problem-name-empty = Write a name
problem-name-taken = This name exists already
problem-email-malformed = Write an e-mail address, such as name@example.com
problem-email-taken = Another technician uses this address
problem-slug-malformed = Use only lower-case letters, digits and hyphens
problem-slug-taken = Another portal has this address
problem-color-malformed = Write the colour as #0a7d55
problem-origins-malformed = Each line must be like https://www.example.com, with nothing after it
problem-minutes = Write a number of minutes, from 1 to 10080
problem-red-before-amber = Red cannot begin before amber
problem-last-administrator = This is the last administrator: make another one first
problem-own-account = You cannot take administration away from yourself
problem-empty = This field cannot be empty
problem-too-long = It is too long
problem-taken = It is in use already
problem-malformed = It is not valid
