## Messages that leave the service: e-mail, text.

notify-new-request = New request from { $customer } ({ $company }): { $subject }
notify-new-request-hidden = There is a new request
notify-message = { $customer } ({ $company }) has written in request { $number }
notify-message-hidden = There is a new message in request { $number }
notify-transferred = Request { $number } of { $customer } ({ $company }) was transferred to you: { $subject }
notify-transferred-hidden = Request { $number } was transferred to you
notify-customer-back = { $customer } ({ $company }) is back in request { $number }
notify-customer-back-hidden = A customer is back in request { $number }
notify-open = Open the request
notify-code-subject = Your Atiende code: { $code }
notify-code = Type this code in Atiende to be notified here: { $code }. It works for 15 minutes. If you did not ask for it, do nothing.
notify-test-subject = Test from Atiende
notify-test = This is a test: notifications from Atiende arrive here.
notify-answer-subject = Your request was answered: { $subject }
notify-answer = { $name } has answered you. You can read it and write back here:
notify-answer-nobody = You have an answer. You can read it and write back here:
notify-answer-open = Back to my request
notify-why = You receive this message because you chose to be notified this way. You can change it in Atiende's status menu.
notify-answer-why = You receive this message because you asked { $company } for help. Whoever has the link can read the conversation.

## The portal tells while the customer looks elsewhere.

portal-alerts = Sound when we answer
portal-alerts-on = You hear a sound when we answer
portal-alerts-off = No sound when we answer
portal-alerts-title = { $name } has answered you
