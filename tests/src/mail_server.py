"""A mail server that takes every e-mail and says what is in it, one line of JSON each."""
import asyncio
import email
import json
import sys
from email import policy

from aiosmtpd.smtp import SMTP


class Mailbox:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        body = lambda kind: message.get_body((kind,)).get_content()
        mail = {
            "id": message["message-id"],
            "to": envelope.rcpt_tos,
            "from": str(message["from"]),
            "subject": str(message["subject"]),
            "plain": body("plain"),
            "html": body("html"),
        }
        print("mail " + json.dumps(mail), flush=True)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Mailbox()), "127.0.0.1", int(sys.argv[1]))
    print("takes mail at", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
