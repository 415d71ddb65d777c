"""Who books in the demonstration, and for what. All of it is invented: people, organisations, places and prices."""

from dataclasses import dataclass

from trivet.vocabulary import Nation, Sector
from trivet.web.events.details import PersonDetails, VenueDetails

TERMS = (
    "Example terms, for the demonstration only.\n\nA place is booked when you get our letter. Somebody else from your team may take it "
    "until the start, at no charge. If you cancel, what is due depends on how many working days are left. If we cancel, nothing is due."
)
TERMS_CY = "Telerau enghreifftiol, ar gyfer yr arddangosiad yn unig."
#: Working days before the start, and the per cent that is due from there upwards.
LADDER = ((0, 100), (5, 50), (10, 0))
BUSINESS = {
    "day_rate": 95000, "half_day_rate": 60000, "place_price": 14500, "mileage": 45, "free_miles": 20,
    "vat_words": "Not registered for VAT", "legal_name": "Fellside Alliance Training",
    "bank_details": "Example Bank, sort code 00-00-00, account 00000000",
}  # fmt: skip
MILL = VenueDetails(
    name="Canal Mill Rooms", nation=Nation.ENGLAND, address="Tow Path\nLancaster", postcode="LA1 1AA", region="North West",
    seats=24, features=("step-free", "hearing-loop"), travel="Ten minutes on foot from the railway station. Parking behind the mill.",
)  # fmt: skip
NEUADD = VenueDetails(
    name="Neuadd yr Afon", nation=Nation.WALES, address="Stryd y Bont\nNewtown", postcode="SY16 2AA", region="Powys", seats=18,
    features=("step-free",), travel="The bus stops outside.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """An open date, so many days from today. `came` is when and until when each person was there on a day that is past."""

    key: str
    days: int
    sector: Sector
    nation: Nation
    venue: VenueDetails | None
    capacity: int
    minimum: int
    people: int
    taught_in: str = "en"


DATES = (
    Date("past", -8, Sector.DRUG_AND_ALCOHOL, Nation.ENGLAND, MILL, 12, 4, 9),
    Date("soon", 17, Sector.SOCIAL_WORK, Nation.ENGLAND, None, 6, 4, 8),
    Date("spring", 38, Sector.DRUG_AND_ALCOHOL, Nation.ENGLAND, MILL, 16, 6, 4),
    Date("wales", 52, Sector.YOUTH_WORK, Nation.WALES, NEUADD, 14, 6, 2, taught_in="both"),
)

_RECOVERY, _COUNCIL, _YOUTH = "Lune Valley Recovery", "Bayside Council", "Cwmni Ieuenctid y Bryn"
PEOPLE = (
    PersonDetails("Nasreen Akhtar", "nasreen@lunevalley.example.org", organisation=_RECOVERY, job_role="Recovery worker", sector="drug-and-alcohol", regulator="addiction-professionals"),
    PersonDetails("Joe Whiteside", "joe@lunevalley.example.org", organisation=_RECOVERY, job_role="Team leader", sector="drug-and-alcohol"),
    PersonDetails("Siân Ŵyn Parry", "sian@ybryn.example.org", language="cy", organisation=_YOUTH, job_role="Youth worker", sector="youth-work", regulator="general"),
    PersonDetails("Gareth Llwyd", "gareth@ybryn.example.org", language="cy", organisation=_YOUTH, job_role="Social worker", sector="social-work", regulator="social-care-wales"),
    PersonDetails("Agnieszka Nowak", "agnieszka@bayside.example.org", organisation=_COUNCIL, job_role="Social worker", sector="social-work", regulator="social-work-england"),
    PersonDetails("Femi Adeyemi", "femi@bayside.example.org", organisation=_COUNCIL, job_role="Senior practitioner", sector="social-work", regulator="social-work-england"),
    PersonDetails("Rowan Tait", "rowan@tait.example.org", job_role="Counsellor", sector="drug-and-alcohol"),
    PersonDetails("Bethany Slack", "beth@lunevalley.example.org", organisation="Lune Valley Recovery Ltd", job_role="Volunteer", sector="drug-and-alcohol"),
    PersonDetails("Ewan MacAulay", "ewan@machair.example.org", organisation="Machair Justice Team", job_role="Justice social worker", sector="probation", regulator="sssc"),
    PersonDetails("Priya Raman", "priya@bayside.example.org", organisation=_COUNCIL, job_role="Family support worker", sector="social-work"),
)  # fmt: skip
EXPERIENCE = ("long", "years", "some", "years", "none")
#: When each person of the past day came and went: minutes after midnight; None went at the end, "" never came.
THERE = ((562, None), (565, None), (560, 870), (571, None), (605, None), (568, None), (563, None), (566, 985))
SAID = (
    "Ask for the say-back every time.",
    "Say my two hats out loud before the form.",
    "When she goes quiet, say that I noticed.",
)
