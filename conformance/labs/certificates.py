"""A certificate authority of our own and a broker's certificate, as a cloud service has them."""

import ipaddress
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(subject, issuer, key, signer, *extensions):
    now = datetime.now(timezone.utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(signer, hashes.SHA256())


def make(folder):
    """Writes ca.pem (for clients) and broker.pem (key and chain); gives both paths."""
    ca_key, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in "12")
    ca = certificate(
        "Project CA", "Project CA", ca_key, ca_key,
        (x509.BasicConstraints(ca=True, path_length=None), True),
    )
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    own = certificate(
        "localhost", "Project CA", key, ca_key, (x509.SubjectAlternativeName(names), False)
    )
    private = key.private_bytes(
        PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    ca_file, broker_file = folder / "ca.pem", folder / "broker.pem"
    ca_file.write_bytes(ca.public_bytes(PEM))
    broker_file.write_bytes(private + own.public_bytes(PEM) + ca.public_bytes(PEM))
    return ca_file, broker_file
