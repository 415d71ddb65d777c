"""Who sells, as it stands on an invoice: kept with each one, so that a later move changes no old paper."""

from dataclasses import asdict, dataclass

from trivet.web.events.queries import business
from trivet.web.people.queries import provider


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller of EN 16931: name, address, VAT, how to reach and to pay them."""

    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    vat_number: str = ""
    company_number: str = ""
    bank: str = ""

    def bank_rows(self) -> tuple[tuple[str, str], ...]:
        """ "Sort code: 00-00-00" -> ("Sort code", "00-00-00"), line by line."""
        rows = (line.partition(":") for line in self.bank.splitlines() if line.strip())
        return tuple(
            (label.strip(), value.strip()) if value else ("Account", label.strip()) for label, _, value in rows
        )

    def stored(self) -> dict[str, object]:
        return asdict(self) | {"address": list(self.address)}


def seller_now() -> Seller:
    """As the brand and the business page say it today."""
    company, known = provider(), business()
    return Seller(
        name=known.legal_name or company.name,
        address=tuple(part.strip() for part in company.address.split(",") if part.strip()),
        email=company.email,
        phone=company.phone,
        vat_number=known.vat_number if known.vat_registered else "",
        company_number=known.company_number,
        bank=known.bank_details,
    )
