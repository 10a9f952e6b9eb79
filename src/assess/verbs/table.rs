//! The verbs that lead paragraphs, and the ladders that rank some of them.
//!
//! # Where the ranking comes from
//!
//! No organ has ever laid the strength of these verbs down. What is ranked
//! here is what the usual accounts share:
//!
//! * **Demand** (what is asked of whom). J. S. Gruenberg, *An Analysis of
//!   United Nations Security Council Resolutions*, 41 Case W. Res. J. Int'l L.
//!   513 (2009), puts `demands` highest of the verbs that instruct, and
//!   drafting handbooks put `calls upon` above `urges`, and `urges` above
//!   `encourages` and `invites`. `Decides` binds the organ itself and stands
//!   right below `demands`. `Requests` is what a secretariat must carry out.
//!   Accounts differ on `requests` against `urges` when States are addressed;
//!   the order here is the one that drafters of the General Assembly use.
//!   `Encourages` and `invites` ask for the same and share a rung.
//! * **Reception** (how a report or an event is received). The General
//!   Assembly's decision 55/488 says that `takes note` and `notes` are neutral
//!   terms, neither approval nor disapproval: they share the lowest rung. "With
//!   appreciation" lifts them; `welcomes` approves.
//! * **Censure** (how something wrong is spoken of). Gruenberg again: concern,
//!   then `deplores`, then `condemns`; `regrets` stands between the first two.
//!
//! Verbs on no ladder, and verbs on different ones, are told as changed, not
//! as stronger or weaker.

use Ladder::{Censure, Demand, Reception};

/// A scale on which verbs can be ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ladder {
    Demand,
    Reception,
    Censure,
}

/// A place on a ladder; a higher rung is stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Strength {
    pub(super) ladder: Ladder,
    pub(super) rung: u8,
}

const fn at(ladder: Ladder, rung: u8) -> Strength {
    Strength { ladder, rung }
}

/// A verb with the forms that lead an operative and a preambular paragraph.
#[derive(Debug)]
pub(super) struct Verb {
    /// `calls upon`, in lower case: how an operative paragraph begins; it also names the verb.
    pub(super) operative: &'static str,
    /// `calling upon`: how a preambular paragraph begins.
    pub(super) preambular: &'static str,
    pub(super) strength: Option<Strength>,
}

const fn verb(
    operative: &'static str,
    preambular: &'static str,
    strength: Option<Strength>,
) -> Verb {
    Verb {
        operative,
        preambular,
        strength,
    }
}

/// The verbs. A longer form stands before a shorter one that it begins with.
pub(super) const VERBS: &[Verb] = &[
    verb("demands", "demanding", Some(at(Demand, 6))),
    verb("decides", "deciding", Some(at(Demand, 5))),
    verb("requests", "requesting", Some(at(Demand, 4))),
    verb("calls upon", "calling upon", Some(at(Demand, 3))),
    verb("calls on", "calling on", Some(at(Demand, 3))),
    verb("urges", "urging", Some(at(Demand, 2))),
    verb("encourages", "encouraging", Some(at(Demand, 1))),
    verb("invites", "inviting", Some(at(Demand, 1))),
    verb("welcomes", "welcoming", Some(at(Reception, 3))),
    verb("takes note", "taking note", Some(at(Reception, 1))),
    verb("notes", "noting", Some(at(Reception, 1))),
    verb("condemns", "condemning", Some(at(Censure, 4))),
    verb("deplores", "deploring", Some(at(Censure, 3))),
    verb("regrets", "regretting", Some(at(Censure, 2))),
    verb(
        "expresses concern",
        "expressing concern",
        Some(at(Censure, 1)),
    ),
    // The adjective that leads a preambular paragraph for the verb above.
    verb("is concerned", "concerned", Some(at(Censure, 1))),
    verb("calls for", "calling for", None),
    verb("expresses appreciation", "expressing appreciation", None),
    verb("expresses gratitude", "expressing gratitude", None),
    verb(
        "expresses regret",
        "expressing regret",
        Some(at(Censure, 2)),
    ),
    verb("expresses satisfaction", "expressing satisfaction", None),
    verb("expresses support", "expressing support", None),
    verb("expresses hope", "expressing hope", None),
    verb("expresses solidarity", "expressing solidarity", None),
    verb("expresses alarm", "expressing alarm", None),
    verb("expresses", "expressing", None),
    verb("is alarmed", "alarmed", None),
    verb("is disturbed", "disturbed", None),
    verb("is convinced", "convinced", None),
    verb("is determined", "determined", None),
    verb("is guided", "guided", None),
    verb("is aware", "aware", None),
    verb("is conscious", "conscious", None),
    verb("is mindful", "mindful", None),
    verb("is cognizant", "cognizant", None),
    verb("is encouraged", "encouraged", None),
    verb("is inspired", "inspired", None),
    verb("bears in mind", "bearing in mind", None),
    verb("keeps in mind", "keeping in mind", None),
    verb("takes into account", "taking into account", None),
    verb(
        "takes into consideration",
        "taking into consideration",
        None,
    ),
    verb("takes account", "taking account", None),
    verb("looks forward", "looking forward", None),
    verb("pays tribute", "paying tribute", None),
    verb("draws attention", "drawing attention", None),
    verb("draws the attention", "drawing the attention", None),
    verb("remains seized", "remaining seized", None),
    verb("acts under", "acting under", None),
    verb("has considered", "having considered", None),
    verb("has examined", "having examined", None),
    verb("has adopted", "having adopted", None),
    verb("has received", "having received", None),
    verb("has heard", "having heard", None),
    verb("acknowledges", "acknowledging", None),
    verb("adopts", "adopting", None),
    verb("affirms", "affirming", None),
    verb("agrees", "agreeing", None),
    verb("appeals", "appealing", None),
    verb("appreciates", "appreciating", None),
    verb("approves", "approving", None),
    verb("asks", "asking", None),
    verb("authorizes", "authorizing", None),
    verb("believes", "believing", None),
    verb("commends", "commending", None),
    verb("commits", "committing", None),
    verb("concludes", "concluding", None),
    verb("confirms", "confirming", None),
    verb("congratulates", "congratulating", None),
    verb("considers", "considering", None),
    verb("declares", "declaring", None),
    verb("desires", "desiring", None),
    verb("directs", "directing", None),
    verb("emphasizes", "emphasizing", None),
    verb("endorses", "endorsing", None),
    verb("establishes", "establishing", None),
    verb("extends", "extending", None),
    verb("highlights", "highlighting", None),
    verb("hopes", "hoping", None),
    verb("instructs", "instructing", None),
    verb("mandates", "mandating", None),
    verb("observes", "observing", None),
    verb("proclaims", "proclaiming", None),
    verb("promotes", "promoting", None),
    verb("reaffirms", "reaffirming", None),
    verb("recalls", "recalling", None),
    verb("recognizes", "recognizing", None),
    verb("recommends", "recommending", None),
    verb("reiterates", "reiterating", None),
    verb("rejects", "rejecting", None),
    verb("reminds", "reminding", None),
    verb("renews", "renewing", None),
    verb("resolves", "resolving", None),
    verb("seeks", "seeking", None),
    verb("stresses", "stressing", None),
    verb("strives", "striving", None),
    verb("suggests", "suggesting", None),
    verb("supports", "supporting", None),
    verb("thanks", "thanking", None),
    verb("underlines", "underlining", None),
    verb("underscores", "underscoring", None),
    verb("undertakes", "undertaking", None),
    verb("warns", "warning", None),
];

/// Words before a verb, or before a noun of feeling, that give it more force.
pub(super) const INTENSIFIERS: &[&str] = &[
    "strongly",
    "deeply",
    "gravely",
    "seriously",
    "firmly",
    "solemnly",
    "unequivocally",
    "categorically",
    "vehemently",
    "profoundly",
    "urgently",
    "earnestly",
    "extremely",
    "deep",
    "grave",
    "serious",
    "strong",
    "profound",
    "utmost",
    "great",
    "strongest",
    "deepest",
    "extreme",
];

/// Words that may stand inside a lead and carry no weight: "expresses *its* *sincere* appreciation".
pub(super) const FILLERS: &[&str] = &[
    "its",
    "their",
    "the",
    "once",
    "fully",
    "duly",
    "due",
    "sincere",
    "special",
    "full",
    "warm",
    "warmly",
    "continued",
    "particular",
];

/// What a verb may be said "with", and whether that is approval.
pub(super) const ATTITUDES: &[(&str, bool)] = &[
    ("appreciation", true),
    ("satisfaction", true),
    ("gratitude", true),
    ("approval", true),
    ("pleasure", true),
    ("interest", false),
    ("concern", false),
    ("regret", false),
    ("alarm", false),
    ("dismay", false),
    ("disappointment", false),
];

/// How many rungs approval ("with appreciation") lifts a verb of [`Reception`].
pub(super) const LIFT_OF_APPROVAL: u8 = 1;
