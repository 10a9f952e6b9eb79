//! Words of duty, how much they bind, and who can bear a duty.
//!
//! # Where the ranking of duties comes from
//!
//! * RFC 2119 and RFC 8174: `MUST`, `SHALL` and `REQUIRED` are one level,
//!   `SHOULD` and `RECOMMENDED` the next, `MAY` and `OPTIONAL` the lowest; a
//!   word in capitals binds and the same word in lower case need not.
//! * The United Nations *Treaty Handbook* and drafting manuals of parliaments
//!   and contracts: `shall` and `must` lay a duty on somebody; `should`
//!   recommends; `may` permits. `Is to` directs without naming a sanction and
//!   stands right under `shall`; `will` announces, as in texts that avoid
//!   `shall`, and stands between `is to` and `should`.
//! * `Are encouraged to` and `are invited to` ask: less than `should`, more
//!   than a permission, as the verbs do on the ladder of lead verbs.

/// A wording of duty.
pub(in super::super) struct Duty {
    /// The words in lower case.
    pub(in super::super) words: &'static str,
    /// How much it binds, from 1 (permits) to 6 (obliges).
    pub(in super::super) rung: u8,
    /// True when the words say so much else that they count only after somebody who can bear a duty.
    pub(in super::super) needs_bearer: bool,
}

const fn duty(words: &'static str, rung: u8, needs_bearer: bool) -> Duty {
    Duty {
        words,
        rung,
        needs_bearer,
    }
}

/// The wordings of duty. A longer form stands before a shorter one that it begins with.
pub(in super::super) const DUTIES: &[Duty] = &[
    duty("is required to", 6, false),
    duty("are required to", 6, false),
    duty("is obliged to", 6, false),
    duty("are obliged to", 6, false),
    duty("is obligated to", 6, false),
    duty("are obligated to", 6, false),
    duty("has to", 6, true),
    duty("have to", 6, true),
    duty("must", 6, false),
    duty("shall", 6, false),
    duty("is recommended to", 3, false),
    duty("are recommended to", 3, false),
    duty("is encouraged to", 2, false),
    duty("are encouraged to", 2, false),
    duty("is invited to", 2, false),
    duty("are invited to", 2, false),
    duty("is urged to", 2, false),
    duty("are urged to", 2, false),
    duty("is requested to", 3, false),
    duty("are requested to", 3, false),
    duty("is to", 5, true),
    duty("are to", 5, true),
    duty("will", 4, true),
    duty("should", 3, false),
    duty("ought to", 3, false),
    duty("may", 1, true),
    duty("can", 1, true),
];

/// Words of RFC 2119 that bind in capitals alone, without a verb after them.
pub(in super::super) const IN_CAPITALS: &[(&str, u8)] =
    &[("REQUIRED", 6), ("RECOMMENDED", 3), ("OPTIONAL", 1)];

/// The last words of those who can bear a duty, in lower case; a name in capitals can too.
pub(in super::super) const BEARERS: &[&str] = &[
    "states",
    "state",
    "parties",
    "party",
    "members",
    "member",
    "countries",
    "country",
    "government",
    "governments",
    "secretary-general",
    "secretariat",
    "committee",
    "committees",
    "council",
    "assembly",
    "commission",
    "commissions",
    "board",
    "conference",
    "congress",
    "organization",
    "organizations",
    "organisation",
    "organisations",
    "authority",
    "authorities",
    "agency",
    "agencies",
    "body",
    "bodies",
    "entity",
    "entities",
    "office",
    "group",
    "fund",
    "institution",
    "institutions",
    "director",
    "executive",
    "chair",
    "chairperson",
    "president",
    "bureau",
    "court",
    "courts",
    "tribunal",
    "minister",
    "ministers",
    "person",
    "persons",
    "supplier",
    "suppliers",
    "customer",
    "customers",
    "provider",
    "providers",
    "controller",
    "controllers",
    "processor",
    "processors",
    "operator",
    "operators",
    "contractor",
    "contractors",
    "tenant",
    "landlord",
    "licensee",
    "licensor",
    "seller",
    "buyer",
    "employer",
    "employers",
    "employee",
    "employees",
    "applicant",
    "applicants",
    "user",
    "users",
    "donor",
    "donors",
    "observers",
    "observer",
    "experts",
    "stakeholders",
    "companies",
    "company",
    "enterprises",
    "deployer",
    "deployers",
    "importer",
    "importers",
    "distributor",
    "distributors",
    "manufacturer",
    "manufacturers",
    "client",
    "clients",
    "server",
    "servers",
    "keeper",
    "keepers",
    "master",
    "masters",
    "ports",
    "port",
    "verifier",
    "verifiers",
    "depositary",
    "expert",
    "team",
    "partners",
    "holder",
    "holders",
    "owner",
    "owners",
    "each",
    "they",
];
