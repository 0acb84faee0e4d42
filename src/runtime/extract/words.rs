//! The words that `EXTRACT_FORMAT` has for kinds and acts.

use crate::analysis::{EntityKind, MentionForm, QuotationKind, SpeechAct};

pub(super) fn form_word(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Proper => "proper",
        MentionForm::Nominal => "nominal",
        MentionForm::Pronominal => "pronominal",
    }
}

pub(in crate::runtime) fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Other => "other",
    }
}

pub(in crate::runtime) fn quotation_word(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

pub(super) fn act_word(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Assert => "assert",
        SpeechAct::Claim => "claim",
        SpeechAct::Deny => "deny",
        SpeechAct::Dispute => "dispute",
        SpeechAct::Warn => "warn",
        SpeechAct::Demand => "demand",
        SpeechAct::Promise => "promise",
        SpeechAct::Accuse => "accuse",
        SpeechAct::Ask => "ask",
        SpeechAct::Suggest => "suggest",
        SpeechAct::Predict => "predict",
        SpeechAct::Praise => "praise",
        SpeechAct::Agree => "agree",
        SpeechAct::Order => "order",
        SpeechAct::Believe => "believe",
    }
}
