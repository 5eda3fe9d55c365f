"""Dấu và chứng thư của tỉnh trình diễn: pictures and a certificate, drawn and made up."""

import io
from datetime import date, datetime, timedelta

from PIL import Image, ImageDraw

from thads.readers.simulation.demo_bank import person


def load(*, today: date, now: datetime) -> None:
    """Hình chữ ký, hình dấu, chứng thư: put in as the head and the registrar would."""
    from thads.records.agencies.models import Unit
    from thads.records.documents.signing import certificates, images

    head = person("truong", today)
    blue, red = _drawn((20, 40, 160)), _drawn((200, 20, 20))
    account = head.account_id
    if head.officer_id is not None:
        images.keep(blue, officer_id=head.officer_id, account=account, now=now)
    images.keep(red, agency_id=head.agency_id, account=account, now=now)
    agency = Unit.objects.get(pk=head.agency_id)
    made_up = _certificate(agency.name, now)
    certificates.register(agency, made_up, account=account, now=now)


def _drawn(colour: tuple[int, int, int]) -> bytes:
    """Hình mô phỏng: a ring without background."""
    out, drawn = io.BytesIO(), Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).ellipse((8, 8, 232, 232), outline=(*colour, 255), width=10)
    drawn.save(out, "PNG")
    return out.getvalue()


def _certificate(name: str, now: datetime) -> bytes:
    """Chứng thư mô phỏng, signed by its own key, which is thrown away."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    common, organisation = NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME
    subject = x509.Name([x509.NameAttribute(common, name[:64])])
    issuer = x509.Name(
        [x509.NameAttribute(each, "Mô phỏng") for each in (common, organisation)]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=700))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)
