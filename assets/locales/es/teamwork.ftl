## Notas para compañeros.

composer-switch = Quién lo lee
composer-to-customer = Mensaje al cliente
composer-note = Nota interna
composer-note-field = Nota interna
composer-note-hint = Escriba una nota para sus compañeros
composer-note-add = Añadir nota
note-no-files = Las notas no llevan archivos y la imagen no se ha pegado. Para enviarla al cliente, péguela en «Mensaje al cliente».
note-sign = Nota interna: el cliente no la ve
key-note = Escribir una nota interna

## Pasar, tomar de otro, la siguiente.

action-transfer = Transferir
action-take-over = Tomar el relevo
transfer-title = Transferir la solicitud
transfer-lead = Elija quién sigue con ella. La conversación continúa como está.
transfer-back = De vuelta a la lista, para cualquiera
transfer-nobody = Ningún compañero puede atenderla
transfer-holds =
    { $count ->
        [0] sin abiertas
        [one] 1 abierta
       *[other] { $count } abiertas
    }
transfer-not-connected = Sin conexión
transfer-note = Nota para el compañero
transfer-note-help = El cliente no la ve
transfer-choose = Elija quién recibe la solicitud
transfer-too-long = La nota es demasiado larga
transfer-confirm = Transferir
ask-take-over-title = ¿Tomar el relevo?
ask-take-over = { $name } trabaja en ella. Pasará a ser de usted y la conversación lo dirá.
ask-take-over-confirm = Tomar el relevo
take-next = Tomar la siguiente
line-transferred = { $from } transfirió la solicitud a { $to }
line-transferred-from-me = Usted transfirió la solicitud a { $to }
line-transferred-to-me = { $from } le transfirió la solicitud
line-taken-over = { $to } tomó el relevo de { $from }
line-taken-over-from-me = { $to } tomó el relevo de usted
line-taken-over-by-me = Usted tomó el relevo de { $from }
line-gone = { $name } ya no estaba en línea: la solicitud volvió a la lista
line-gone-me = Usted ya no estaba en línea: la solicitud volvió a la lista
line-access-lost = { $name } ya no tiene acceso: la solicitud volvió a la lista
line-access-lost-me = Usted ya no tenía acceso: la solicitud volvió a la lista
refused-nobody-waiting = Nadie espera
refused-no-such-colleague = Este compañero no puede atender la solicitud. Elija otro.
notice-not-saved = No se pudo guardar la transcripción: { $message }

## Estado con motivo.

availability-with-reason = Con un motivo…
availability-reason-title = Estado y motivo
availability-reason = Motivo
availability-reason-hint = En una reunión hasta las 12:00
availability-reason-help = Opcional; lo ven sus compañeros
availability-save = Guardar

## Límites de espera.

wait-long = { $time }, espera mucho
wait-too-long = { $time }, espera demasiado
chip-too-long =
    { $count ->
        [one] 1 espera demasiado
       *[other] { $count } esperan demasiado
    }

## Presencia.

presence-viewing = { $name } está viendo
presence-typing = { $name } está escribiendo al cliente
customer-online = Cliente en línea
customer-typing = El cliente está escribiendo…
customer-idle = Cliente inactivo
customer-gone = El cliente se ha ido
customer-absent = Cliente ausente

## Otras solicitudes del cliente.

others-title = Otras solicitudes con este correo
others-help = El correo es el que escribió el cliente; nadie lo ha comprobado.
others-none = No hay ninguna
others-more = Hay más: busque por el correo
others-open = Abrir la solicitud { $id }: { $subject }

## Columnas y empresas.

columns-title = Columnas
columns-lead = Elija qué muestra la lista y en qué orden.
columns-up = Subir { $name }
columns-down = Bajar { $name }
columns-end = Ya está en el extremo
columns-usual = Como siempre
columns-done = Listo
column-width = Ancho de { $name }
companies-all = Todo

## Salir.

quit-title = ¿Salir con solicitudes abiertas?
quit-text =
    { $count ->
        [one] Tiene 1 solicitud abierta. Libérela para que otro la tome, consérvela o transfiérala.
       *[other] Tiene { $count } solicitudes abiertas. Libérelas para que otros las tomen, consérvelas o transfiéralas.
    }
quit-uploads =
    { $count ->
        [one] 1 archivo aún no ha terminado de enviarse. Si conserva la solicitud, seguirá donde se quedó al volver a abrir la consola; si la libera, se cancela.
       *[other] { $count } archivos aún no han terminado de enviarse. Si conserva las solicitudes, seguirán donde se quedaron al volver a abrir la consola; si las libera, se cancelan.
    }
quit-release = Liberar todas y salir
quit-keep = Conservar y salir
quit-transfer = Transferir la { $id }
