## The transcript as a file.

transcript-heading = Transcript of request { $number }
transcript-customer = Customer
transcript-subject = Subject
transcript-closed = Closed
transcript-exported = Exported
transcript-times = All times are UTC
transcript-warning = It may contain internal notes. Take them out before you send it to the customer.
transcript-note = Internal note
