"""A mail server for tests: aiosmtpd, which prints what it takes, one JSON object a line, before it says that it took it.

What the recipient's name begins with makes it fail: see REFUSALS and ENDS. `--login` asks for user and password, `--tls FILE` offers STARTTLS.
"""
import argparse
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

REFUSALS = {
    "gone": "550 5.1.1 No such user here",
    "nullmx": "556 5.1.10 Takes no mail",
    "grey": "450 4.7.1 Try again later",
    "later": "451 Come back later",
    "relay": "550 5.7.1 Relaying denied",
    "member": "530 5.7.0 Sign in first",
    "denied": "554 5.7.1 Relaying denied",
    "nobody": "554 No",
    "box": "452 4.2.2 Mailbox full",
}
ENDS = {
    "spam": "554 5.6.0 This we do not deliver",
    "big": "552 This is too long",
    "virus": "554 5.7.1 Not from you",
    "full": "452 4.3.1 No room just now",
}


def tell(**what):
    print(json.dumps(what), flush=True)


class Server(SMTP):
    # Names of mechanisms are in any case (RFC 4954); aiosmtpd knows its own in capitals only.
    async def smtp_AUTH(self, arg):
        name, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{name.upper()} {rest}".strip())


class Handler:
    def __init__(self, pause):
        self.pause = pause

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("stranger"):
            return "550 Whoever you are"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        for name, answer in REFUSALS.items():
            if address.startswith(name):
                tell(refused=address)
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        read = email.message_from_bytes(envelope.content, policy=email.policy.default)
        to = envelope.rcpt_tos[0]
        tell(
            to=to,
            sender=envelope.mail_from,
            secure=session.ssl is not None,
            user=session.auth_data and session.auth_data.login.decode(),
            headers=[[name, str(value)] for name, value in read.items()],
            defects=[str(one) for one in read.defects],
            text=read.get_content(),
            longest=max(len(line) for line in envelope.content.split(b"\r\n")),
            ascii=envelope.content.isascii(),
        )
        for name, answer in ENDS.items():
            if to.startswith(name):
                return answer
        if to.startswith("drop"):
            server.transport.abort()
            return "250 OK"
        if to.startswith("slow"):
            await asyncio.sleep(3600)
        await asyncio.sleep(self.pause)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    # What is not handled here is answered by the server: 235 or 535.
    right = data.login == b"lens" and data.password == "pässwörd %/@".encode()
    return AuthResult(success=right, handled=False, auth_data=data)


async def serve(options):
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.tls)
    more = {"tls_context": context} if options.tls else {}
    if options.login:
        more |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": bool(options.tls)}

    def protocol():
        return Server(Handler(options.pause), hostname="localhost", enable_SMTPUTF8=False, **more)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", options.port)
    tell(port=server.sockets[0].getsockname()[1])
    # Ends with the process that started it.
    await loop.run_in_executor(None, sys.stdin.read)


parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--login", action="store_true")
parser.add_argument("--tls")
parser.add_argument("--pause", type=float, default=0)
asyncio.run(serve(parser.parse_args()))
