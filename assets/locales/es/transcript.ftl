## La transcripción como archivo.

transcript-heading = Transcripción de la solicitud { $number }
transcript-customer = Cliente
transcript-subject = Asunto
transcript-closed = Cerrada
transcript-exported = Exportada
transcript-times = Todas las horas son UTC
transcript-warning = Puede contener notas internas. Quítelas antes de enviarla al cliente.
transcript-note = Nota interna
