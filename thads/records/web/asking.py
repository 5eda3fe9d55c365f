"""Nơi hỏi: from which place on the network a request comes."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_ONE_HOUSE = 64
"""Bits of an IPv6 address that its holder does not choose."""


def place_on_the_network(request: HttpRequest) -> str:
    """Địa chỉ nơi hỏi; of IPv6 the network, for its holder has all addresses in it.

    Behind a proxy the last address in the header that the operator trusts: what stands
    before it was written by whoever asks.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.ADDRESS_HEADER:
        name = "HTTP_" + settings.ADDRESS_HEADER.upper().replace("-", "_")
        address = str(request.META.get(name, address)).rpartition(",")[2].strip()
    return _network(address)


def _network(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ip_network((int(read), _ONE_HOUSE), strict=False))
