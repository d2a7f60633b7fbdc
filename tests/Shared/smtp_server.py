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
    "grey": "451 4.7.1 Try again later",
    "relay": "550 5.7.1 Relaying denied",
}
ENDS = {"spam": "554 5.6.0 This we do not deliver", "full": "452 4.3.1 No room just now"}


def tell(**what):
    print(json.dumps(what), flush=True)


class Handler:
    def __init__(self, pause):
        self.pause = pause

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
    return AuthResult(success=data.login == b"lens" and data.password == "pässwörd %/@".encode(), auth_data=data)


async def serve(options):
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.tls)
    more = {"tls_context": context} if options.tls and not options.wrapped else {}
    if options.login:
        more |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": bool(options.tls) and not options.wrapped}

    def protocol():
        return SMTP(Handler(options.pause), hostname="localhost", enable_SMTPUTF8=False, **more)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", options.port, ssl=context if options.wrapped else None)
    tell(port=server.sockets[0].getsockname()[1])
    # Ends with the process that started it.
    await loop.run_in_executor(None, sys.stdin.read)


parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--login", action="store_true")
parser.add_argument("--tls")
parser.add_argument("--wrapped", action="store_true")
parser.add_argument("--pause", type=float, default=0)
asyncio.run(serve(parser.parse_args()))
