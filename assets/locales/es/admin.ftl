## Administration.

admin-open = Administración
admin-title = Administración
admin-leave = Volver al centro de asistencia
admin-companies = Empresas
admin-technicians = Técnicos
admin-settings = Ajustes
admin-audit = Registro
admin-save = Guardar los ajustes
admin-saved = Guardado
admin-busy = Espere a que termine lo anterior
admin-nothing-changed = No hay cambios que guardar
admin-undo = Deshacer
admin-check-fields = Revise los campos marcados
admin-save-first = Guarde o deshaga antes los cambios
admin-not-loaded = No se pudieron cargar los datos

## Companies and portals.

company-add = Añadir
company-none-title = Ninguna empresa seleccionada
company-none = Elija una empresa para cambiar su nombre y su portal, o añada otra.
company-name = Nombre de la empresa
company-save = Guardar el nombre
company-create = Crear la empresa
portal-title = Portal del cliente
portal-active = Activo
portal-inactive = Inactivo
portal-none = Sin portal
portal-is-active = Los clientes pueden usar el portal
portal-slug = Dirección del portal
portal-slug-help = Una palabra corta con letras minúsculas, números y guiones
portal-address = Enlace para clientes
portal-page-title = Título de la página
portal-welcome = Bienvenida
portal-welcome-help = Es lo primero que lee el cliente. Si está vacía, se muestra la frase habitual.
portal-color = Color
portal-color-help = Como #0a7d55
color-readable = Las letras blancas se leen bien
color-faint = Las letras blancas se leen mal: el portal lo oscurecerá
color-ours = Sin color propio se usa el de Atiende
portal-amber = Ámbar a partir de (minutos)
portal-red = Rojo a partir de (minutos)
portal-limits-help = Cuánto puede esperar un cliente antes de que su fila cambie de color.
portal-origins = Sitios web que pueden incrustar el portal
portal-origins-help = Uno por línea, como https://www.ejemplo.com. Si está vacío, ninguno.
portal-snippet = Código para incrustar
portal-save = Guardar el portal
portal-create = Crear el portal

## Technicians.

technician-invite = Invitar
technician-none-title = Ningún técnico seleccionado
technician-none = Elija un técnico para cambiar su cuenta, o invite a otro.
technician-name = Nombre
technician-name-help = Lo leen los clientes y los compañeros
technician-email = Correo electrónico
technician-role = Función
technician-companies = Empresas que atiende
technician-standing = Situación
technician-save = Guardar la cuenta
technician-send = Crear la invitación
role-technician = Técnico
role-administrator = Administrador
role-technician-help = Ve las solicitudes de las empresas marcadas.
role-administrator-help = Ve todas las empresas y administra el servicio.
account-companies-all = Todas
account-companies-none = Ninguna
standing-disabled = Desactivado
standing-invited = Invitado
standing-connected = Conectado
standing-away = Sin conexión
access-title = Acceso
access-reset = Nueva contraseña…
access-enable = Reactivar
access-disable = Desactivar…
access-help = Una cuenta desactivada no puede entrar; lo que hizo se conserva.
sessions-title = Sesiones iniciadas
sessions-load = Ver las sesiones
sessions-none = No hay ninguna sesión iniciada
sessions-end-all = Cerrar sesión en todas partes…
session-end = Cerrar
session-current = Esta sesión
session-no-name = Equipo sin nombre
session-times = Desde: { $since } · Último uso: { $used }
invitation-title = Enlace para { $name }
invitation-text = Envíe este enlace a { $name } por un medio seguro. Sirve una sola vez para elegir la contraseña y no se volverá a mostrar.
invitation-until = Caduca: { $time }
invitation-copy = Copiar el enlace
invitation-done = Hecho

## Questions.

ask-discard-title = ¿Descartar los cambios?
ask-discard = Lo que ha escrito no se ha guardado y se perderá.
ask-discard-confirm = Descartar
ask-reset-title = ¿Pedir una contraseña nueva?
ask-reset = Se cierran todas las sesiones del técnico y recibe usted un enlace para que elija otra contraseña.
ask-reset-confirm = Crear el enlace
ask-disable-title = ¿Desactivar la cuenta?
ask-disable = El técnico sale de todas sus sesiones y no puede volver a entrar. Sus solicitudes vuelven a la cola.
ask-disable-confirm = Desactivar
ask-sessions-title = ¿Cerrar sesión en todas partes?
ask-sessions = El técnico tendrá que volver a entrar en cada equipo.
ask-sessions-confirm = Cerrar las sesiones

## Settings.

settings-gate-title = Quién recibe las solicitudes nuevas
settings-gate = Solo los técnicos con estado Disponible
settings-gate-on = Quien está Ocupado, Ausente o Desconectado no ve ni recibe las solicitudes nuevas.
settings-gate-off = Todos ven las solicitudes nuevas, también quienes no están disponibles.
settings-release-title = Técnicos que pierden la conexión
settings-release = Devolver sus solicitudes a la cola
settings-minutes = Al cabo de (minutos)
settings-release-help = Así nadie espera a un técnico cuya consola está cerrada. Si no se marca, las solicitudes se quedan con él.
settings-word-title = Cómo se llaman aquí las empresas
settings-word = Palabra para «empresa»
settings-word-hint = Empresa
settings-word-help = Por ejemplo Sede o Departamento. Si está vacía, se usa Empresa.

## Audit log.

audit-when = Cuándo
audit-who = Quién
audit-what = Qué
audit-detail = Detalle
audit-command-line = Línea de órdenes
audit-more = Mostrar más
audit-empty-title = El registro está vacío
audit-empty = Aquí queda cada cambio que hace un administrador.
act-company-created = Creó la empresa { $name }
act-company-renamed = Cambió el nombre de la empresa { $name }
act-portal-created = Creó el portal { $name }
act-portal-changed = Cambió el portal { $name }
act-technician-invited = Invitó a { $name }
act-technician-added = Creó la cuenta de { $name }
act-technician-changed = Cambió la cuenta de { $name }
act-technician-disabled = Desactivó a { $name }
act-technician-enabled = Reactivó a { $name }
act-password-reset = Pidió una contraseña nueva para { $name }
act-password-chosen = { $name } eligió su contraseña
act-session-ended = Cerró una sesión de { $name }
act-sessions-ended = Cerró todas las sesiones de { $name }
act-settings-changed = Cambió los ajustes
act-delivery-retried = Volvió a enviar un aviso a { $name }
act-other = { $act }: { $name }

## What is wrong with a field.

problem-name-empty = Escriba un nombre
problem-name-taken = Este nombre ya existe
problem-email-malformed = Escriba un correo electrónico, como nombre@ejemplo.com
problem-email-taken = Otro técnico ya usa este correo
problem-slug-malformed = Use solo letras minúsculas, números y guiones
problem-slug-taken = Otro portal ya usa esta dirección
problem-color-malformed = Escriba el color como #0a7d55
problem-origins-malformed = Cada línea debe ser como https://www.ejemplo.com, sin nada detrás
problem-minutes = Escriba un número de minutos, de 1 a 10080
problem-red-before-amber = El rojo no puede empezar antes que el ámbar
problem-last-administrator = Es el último administrador: antes nombre a otro
problem-own-account = No puede quitarse a sí mismo el acceso de administrador
problem-empty = Este campo no puede estar vacío
problem-too-long = Es demasiado largo
problem-taken = Ya está en uso
problem-malformed = No es válido
