## Mensajes que salen del servicio: correo, texto.

notify-new-request = Nueva solicitud de { $customer } ({ $company }): { $subject }
notify-new-request-hidden = Hay una solicitud nueva
notify-message = { $customer } ({ $company }) ha escrito en la solicitud { $number }
notify-message-hidden = Hay un mensaje nuevo en la solicitud { $number }
notify-transferred = Le han transferido la solicitud { $number } de { $customer } ({ $company }): { $subject }
notify-transferred-hidden = Le han transferido la solicitud { $number }
notify-customer-back = { $customer } ({ $company }) ha vuelto a la solicitud { $number }
notify-customer-back-hidden = Un cliente ha vuelto a la solicitud { $number }
notify-open = Abrir la solicitud
notify-code-subject = Su código de Atiende: { $code }
notify-code = Escriba este código en Atiende para recibir avisos aquí: { $code }. Vale durante 15 minutos. Si usted no lo ha pedido, no haga nada.
notify-test-subject = Prueba de Atiende
notify-test = Es una prueba: los avisos de Atiende llegan aquí.
notify-answer-subject = Hay una respuesta a su solicitud: { $subject }
notify-answer = { $name } le ha respondido. Puede leerlo y contestar aquí:
notify-answer-nobody = Le han respondido. Puede leerlo y contestar aquí:
notify-answer-open = Volver a mi solicitud
notify-why = Recibe este mensaje porque eligió que se le avise así. Puede cambiarlo en el menú de estado de Atiende.
notify-answer-why = Recibe este mensaje porque pidió ayuda en { $company }. Quien tenga el enlace puede leer la conversación.

## El portal avisa mientras el cliente mira otra cosa.

portal-alerts = Aviso con sonido cuando respondan
portal-alerts-on = Le avisamos con un sonido cuando respondan
portal-alerts-off = No le avisamos con sonido
portal-alerts-title = { $name } le ha respondido
