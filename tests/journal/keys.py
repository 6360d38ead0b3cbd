"""A key that opens at once: age lets a file say how long its passphrase takes, down to this."""

import base64

CHEAP_PASSPHRASE = "vier gewone losse woorden"
CHEAP_KEY = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBhMDNyUS9WZ0dmL29xWENKWDVod0NRIDEwCldq"
    "eHhlcVVJSy92NStEM0dkWVNmV211NUt6dTBjL2RwRkZWMkNhd2NqblUKLS0tIFFYM3dtdmUvUjA0VUhB"
    "UGFiT1UyRE5sVXV4S3c5ME9wbkE1ak1sNG9pQ1UKZi53VsArPbFblWLQaLVjWZimSyDZ9VyfNegFPpHp"
    "laA566jriyjnNTba+yjIB/pAVZjwt6mP6ACofqzopfPJ/uIwIRoL0KcRXFutgLxmughusBggdcDGF9Sm"
    "Bv1j4bwQL5x3CDqHnlR8iMY="
)
"""An `identity.age`, made with 2¹⁰ rounds where orgcoach has age choose about 2²⁰."""
