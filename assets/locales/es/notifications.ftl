## Avisos: de qué se entera el técnico, y cómo.

notifications-open = Avisos…
notifications-title = Avisos
notifications-save = Guardar los avisos
notifications-here = En este equipo
notifications-event = Cuándo
notifications-toast = En pantalla
notifications-sound = Sonido
notifications-cell = { $event }: { $method }
notifications-repeats = Repetir hasta que alguien la tome
notifications-repeats-help = El aviso de una solicitud nueva vuelve a verse y a oírse hasta que un técnico la toma o usted lo silencia.
event-new-request = Solicitud nueva
event-message = Mensaje mientras no estoy mirando
event-transferred = Me transfieren una solicitud
event-customer-back = Vuelve un cliente mío

quiet-title = Horas de silencio
quiet-on = No avisarme entre dos horas
quiet-from = Desde
quiet-to = Hasta
quiet-zone = Zona horaria: { $name }
quiet-zone-here = Usar { $name }
quiet-help = Cada día, entre esas horas nada se muestra, suena ni se envía.
quiet-problem = Escriba una hora, como 22:00
quiet-problem-same = Elija una hora distinta
quiet-problem-service = El servicio no admite estas horas o esta zona horaria

muted-title = Silenciar por { $name }
muted-help = De lo que marque no recibe ningún aviso, por ningún medio.
muted-problem = Son demasiadas: marque menos

## Correo, texto y webhooks.

contacts-title = Fuera de la consola
contacts-lead = Los avisos llegan también por correo, texto o webhook, aunque la consola esté cerrada.
contacts-back = La vuelta de un cliente solo se avisa en este equipo.
contacts-also = También cuando no estoy Disponible (correo, texto, webhook)
contacts-also-help = Si no lo marca, con otro estado no se le envía aviso de las solicitudes nuevas.
contacts-add = Añadir
contacts-not-email = Este servicio no puede enviar correos: un administrador tiene que configurarlo.
contacts-not-text = Este servicio no puede enviar mensajes de texto: un administrador tiene que configurarlo.
contacts-neither = Este servicio no puede enviar correos ni mensajes de texto: un administrador tiene que configurarlo.
contact-kind = Medio
contact-kind-email = Correo
contact-kind-text = Texto
contact-kind-webhook = Webhook
contact-email = Dirección de correo
contact-email-hint = nombre@ejemplo.com
contact-phone = Número de teléfono
contact-phone-hint = +34 600 111 222
contact-web = Dirección web
contact-web-hint = https://ejemplo.com/avisos
contact-add-help = Se envía allí un código para comprobar que los avisos llegan.
contact-create = Enviar el código
contact-verified = Verificado
contact-unverified = Sin verificar
contact-code-lead = Escriba el código de seis cifras que se ha enviado allí. Vale 15 minutos.
contact-code-lead-webhook = Escriba el código de seis cifras que ha recibido su programa. Vale 15 minutos.
contact-code = Código
contact-verify = Verificar
contact-send-code = Enviar otro código
contact-code-sent = Código enviado a { $name }
contact-test = Enviar prueba
contact-tested = Prueba enviada a { $name }
contact-remove = Quitar…
contact-silent = Aquí no se envía nada todavía: marque algún aviso y guarde.
contact-problem-email = Escriba un correo electrónico, como nombre@ejemplo.com
contact-problem-phone = Escriba el número con + y el prefijo del país, como +34 600 111 222
contact-problem-web = Escriba una dirección web completa, como https://ejemplo.com/avisos
contact-problem-too-many = Ya no caben más: quite antes alguno
contact-problem-not-set-up = El servicio no está configurado para este medio
contact-problem-code-length = El código tiene seis cifras
contact-problem-code = El código no es ese, o ha caducado
ask-contact-title = ¿Quitar { $name }?
ask-contact = No se enviará nada más allí. Para volver a usarlo tendrá que verificarlo de nuevo.
ask-contact-confirm = Quitar
secret-title = Secreto del webhook
secret-text = Con este secreto su programa comprueba la firma de cada llamada (Standard Webhooks) y sabe que viene de Atiende. Cópielo ahora: no se volverá a mostrar.
secret-copy = Copiar el secreto

## Envíos, para administradores.

deliveries-title = Envíos
deliveries-empty-title = Todavía no se ha enviado nada
deliveries-empty = Aquí queda cada aviso que sale por correo, texto o webhook, y si ha llegado.
deliveries-status = Estado
deliveries-to = Para
deliveries-about = Aviso
deliveries-when = Cuándo
deliveries-problem = Motivo
deliveries-waiting = En espera
deliveries-sent = Enviado
deliveries-dropped = Descartado
deliveries-dead = No entregado
deliveries-waiting-help = Se intentará otra vez
deliveries-sent-help = El otro lado lo ha aceptado
deliveries-dropped-help = Ya no hacía falta enviarlo
deliveries-dead-help = Tras varios intentos no se intenta más
deliveries-new-request = Solicitud nueva
deliveries-message = Mensaje de un cliente
deliveries-transferred = Solicitud transferida
deliveries-customer-back = Vuelta de un cliente
deliveries-answer = Respuesta a un cliente
deliveries-check = Código o prueba
deliveries-request = Solicitud { $id }
deliveries-tries =
    { $count ->
        [0] sin intentos
        [one] 1 intento
       *[other] { $count } intentos
    }
deliveries-next = Siguiente: { $time }
deliveries-all = Todos
deliveries-all-waiting = En espera
deliveries-all-sent = Enviados
deliveries-all-dropped = Descartados
deliveries-all-dead = No entregados
deliveries-any-kind = Todos los medios
deliveries-none-title = Ningún envío coincide
deliveries-none = No hay envíos con este estado y este medio.
deliveries-show-all = Ver todos
deliveries-reason-taken = Alguien ya había tomado la solicitud
deliveries-reason-handed-over = La solicitud ya la tenía otro técnico
deliveries-reason-closed = La solicitud ya estaba cerrada
deliveries-reason-customer-back = El cliente ya había vuelto a su página
deliveries-reason-access-lost = El técnico ya no tenía acceso a la empresa
deliveries-reason-not-available = El técnico ya no estaba disponible
deliveries-reason-quiet = Horas de silencio o empresa silenciada
deliveries-reason-removed = El medio se había quitado o la cuenta estaba desactivada
deliveries-reason-expired = No se pudo enviar a tiempo

## Ajustes.

settings-hides-title = Qué cuentan los avisos
settings-hides = No decir el cliente, la empresa ni el asunto
settings-hides-on = Los avisos de todos los técnicos solo dicen que hay algo nuevo y llevan el enlace.
settings-hides-off = Los avisos dicen quién pide ayuda y por qué: se leen en pantallas bloqueadas, en el correo y en el teléfono.
