# Files between customers and technicians.
line-infected = The file “{ $file }” held something harmful and was not handed over

## Why a file was not sent: for its sender, in the console and on the portal.
## Variables: $file (name), $extension (without the dot), $max (size with its unit),
## $allowed (what the sender may send, with its commas), $seconds (number).
file-refused-system = “{ $file }” cannot be sent: this system cannot send files
file-refused-no-extension = “{ $file }” cannot be sent: its name has no extension, so nothing says what kind of file it is. Allowed: { $allowed }
file-refused-type = “{ $file }” cannot be sent: .{ $extension } files are not allowed. Allowed: { $allowed }
file-refused-name = “{ $file }” cannot be sent: its name is not valid or pretends to be another kind of file. Rename it and try again
file-refused-content = “{ $file }” cannot be sent: its content is not that of a .{ $extension } file. Allowed: { $allowed }
file-refused-empty = “{ $file }” cannot be sent: it is empty
file-refused-too-large = “{ $file }” cannot be sent: it is too large. The limit for a file is { $max }
file-refused-request-full = “{ $file }” cannot be sent: the files of this request would exceed the limit of { $max } together
file-refused-macros = “{ $file }” cannot be sent: the document holds macros. Save it without macros and try again
file-refused-archive = “{ $file }” cannot be sent: the archive is not safe
file-refused-damaged = “{ $file }” cannot be sent: it is damaged or incomplete
file-refused-infected = “{ $file }” cannot be sent: the scan found something harmful in it
file-refused-not-now = “{ $file }” cannot be sent: no files can be sent in this chat now
file-refused-too-fast = “{ $file }” was not sent: too many files in a short time. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
file-refused-checksum = “{ $file }” was changed on its way and was not sent. Try again

## What the console tells about files, and what the system shows or keeps for it.
## Variables: $file (name), $max (number), $message (of the system).
file-notice-folder = “{ $file }” is a folder and is not sent: send the files in it, or a zip
file-notice-too-many = No more than { $max } files can be sent at once: remove finished ones or wait until they are sent
file-notice-out-of-reach = “{ $file }” was not sent: the request is out of reach now
file-notice-not-picked = The file could not be chosen or pasted: { $message }
file-pick-title = Choose files to send
file-pick-filter = Files that can be sent
file-pick-no-dialog = This computer has no dialog for choosing files. Install xdg-desktop-portal or zenity, or drag the file into the chat.
file-save-title = Save the file
file-pasted-name = screenshot

## Files that are sent from the console.
## Variables: $file (name), $size, $sent, $received (sizes with their units), $time (duration).
upload-file = Upload File
upload-attach = Attach files
upload-drop = Drop here to send to { $name }
upload-drop-not-joined = Join the chat to send files
upload-drop-ended = The chat is over: no more files can be sent
upload-drop-completed = The request is closed: no more files can be sent
upload-drop-of-another = Only who helps with the request sends files
upload-drop-new = Assign the request to yourself to send files
upload-waiting = Waiting · { $size }
upload-offline = Will be sent when the connection is back · { $size }
upload-progress = { $sent } of { $size }
upload-rate = { $size }/s
upload-left = { $time } left
upload-paused = Paused · { $sent } of { $size }
upload-scanning = Waiting for the scan · { $size }
upload-not-sent = Not sent · { $size }
upload-unreadable = “{ $file }” cannot be sent: it is gone, has changed or cannot be read
upload-pause = Pause “{ $file }”
upload-resume = Resume “{ $file }”
upload-cancel = Cancel sending “{ $file }”
upload-retry = Try sending “{ $file }” again
upload-dismiss = Remove “{ $file }”

## Files of the chat.
file-open = Open
file-show = Show in folder
file-save = Save as…
file-menu = Options of “{ $file }”
file-how = Double-click to open
file-zoom = Enlarge “{ $file }”
file-fetching = Downloading · { $received } of { $size }
file-fetch-cancel = Cancel downloading “{ $file }”
file-fetch-retry = Try downloading “{ $file }” again
file-problem-offline = No connection to the service
file-problem-gone = It is not available any more
file-problem-differs = It was changed on its way and was not opened
file-problem-system = Could not be saved or opened: { $message }
file-ask-title = Open this file?
file-ask = “{ $file }” was sent by { $name }. Documents and archives can hold harmful programs: open it only if you expected it.
file-viewer-sizes = Size of the picture
file-viewer-fit = Fit
file-viewer-actual = 100 %
file-viewer-close = Close the picture

## Sizes of files; 1 KB is 1024 bytes, as systems count them.
size-bytes = { $count } bytes
size-kb = { $count } KB
size-mb = { $count } MB
size-gb = { $count } GB
decimal-sign = .

## Settings of the administration.
settings-files-title = Files in chats
settings-max-file = Limit for a file (MiB)
settings-max-request = Limit for a request (MiB)
settings-files-help = Holds for customers and technicians. What was sent stays.
problem-file-size = Enter a number of MiB, from 1 to 65536
problem-request-size = Enter a number of MiB, from 1 to 65536, not below the limit for a file

## Files on the customer's page.
portal-file-upload = Upload file
portal-file-choose = Select file
portal-file-photo = Take a photo
portal-file-cancel = Cancel
portal-file-limits = Up to { $max } per file: { $types }
portal-file-drop = Drop the files here
portal-file-tray = Files being sent
portal-file-waiting = Waiting
portal-file-sending = { $sent } of { $size }
portal-file-checking = Checking the file…
portal-file-scanning = Received. It will be handed over once the security scan is done.
portal-file-sent = Sent
portal-file-lost = Interrupted. It goes on by itself as soon as possible.
portal-file-failed = Not sent
portal-file-interrupted = It was interrupted. Select the same file again to continue.
portal-file-pasted = Screenshot
portal-file-system = Files cannot be sent from this system, but you can receive them.
portal-file-old-ios = Sending pictures takes iOS 6 or later.
portal-file-old-android = Sending files takes Android 2.2 or later.
portal-file-script = To send files, turn on JavaScript in your browser.
portal-file-decimal = .
