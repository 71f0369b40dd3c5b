"""Questions about leasing a site, alone or in place of mining: which calculator each calls, and which call none."""

from __future__ import annotations

from typing import Any

_COLO: list[tuple[str, dict[str, Any]]] = [
    ("what would a 100 MW site earn if it were leased at $150 per kW-month?", {"mw": 100, "rate_kw_month": 150}),
    (
        "calculate the NPV of leasing 100 MW for 15 years at 155 $/kW-month",
        {"mw": 100, "term": 15, "rate_kw_month": 155},
    ),
    (
        "what is the payback on leasing out 200 MW of critical IT load at $154.2/kW-month?",
        {"mw": 200, "rate_kw_month": 154.2, "basis": "it"},
    ),
    (
        "if we rent out 50 MW at $120 per kW-month for 12 years, what is the IRR?",
        {"mw": 50, "rate_kw_month": 120, "term": 12},
    ),
    ("calc colocation rent for 300 MW at 140 USD/kW-month", {"mw": 300, "rate_kw_month": 140}),
    (
        "suppose an idle 100 MW site is leased for 20 years, what's the NOI?",
        {"mw": 100, "term": 20, "mining_margin": 0},
    ),
    ("how much rent would 770 MW bring if all of it were leased?", {"mw": 770}),
    ("what would leasing 100 MW return if the tenant funds 85% of the capex?", {"mw": 100, "tenant_funded": 0.85}),
    (
        "compute the NPV of a colocation lease of 100 MW with capex of $10m per MW and 8% discount",
        {"mw": 100, "capex_per_mw": 10_000_000, "discount": 0.08},
    ),
    (
        "run the numbers on a 10-year colo lease of 200 MW, IT load, no build year",
        {"mw": 200, "term": 10, "basis": "it", "build_years": 0},
    ),
    (
        "احسب إيجار موقع 100 ميجاوات بسعر 150 دولار للكيلووات في الشهر",
        {"mw": 100, "rate_kw_month": 150},
    ),
    ("كم يدخل موقع 100 ميجاوات لو أجرناه بـ 150 دولار للكيلو في الشهر؟", {"mw": 100, "rate_kw_month": 150}),
    ("احسب صافي القيمة الحالية لتأجير 200 ميجاوات لمدة 15 سنة", {"mw": 200, "term": 15}),
    ("كم فترة الاسترداد لو أجّرنا 100 ميجا والمستأجر يمول 85% من البناء؟", {"mw": 100, "tenant_funded": 0.85}),
    (
        "لو أجرت موقع ٥٠ ميجا ب ١٢٠ دولار للكيلو شهريا يجيبلي كام في السنة؟",
        {"mw": 50, "rate_kw_month": 120},
    ),
    ("لو موقع فاضي 100 ميجا اتأجر 20 سنة، صافي الدخل كام؟", {"mw": 100, "term": 20, "mining_margin": 0}),
    ("احسبلي عائد التأجير ل 300 ميجا بخصم 8%", {"mw": 300, "discount": 0.08}),
    ("إذا تم تأجير 770 ميجاوات كلها فكم الإيراد السنوي؟", {"mw": 770}),
    (
        "ما العائد لو استأجرت شركة ذكاء اصطناعي 100 ميجاوات بإيجار 140 دولار للكيلووات في الشهر لمدة 10 سنوات؟",
        {"mw": 100, "rate_kw_month": 140, "term": 10},
    ),
    (
        "احسب الإيجار السنوي لـ 200 ميجاوات من حمل تقنية المعلومات بسعر 154.2 دولار للكيلووات",
        {"mw": 200, "rate_kw_month": 154.2, "basis": "it"},
    ),
]
_COMPARE: list[tuple[str, dict[str, Any]]] = [
    ("is it better to mine or lease 100 MW?", {"mw": 100}),
    ("mining or leasing: which earns more on 200 MW at a hashprice of 50?", {"mw": 200, "hashprice": 50}),
    ("compare mining and colocation on 100 MW at 17.5 J/TH", {"mw": 100, "j_per_th": 17.5}),
    (
        "calculate: 100 MW mined at $55 hashprice versus leased at $160 per kW-month",
        {"mw": 100, "hashprice": 55, "rate_kw_month": 160},
    ),
    (
        "if I have 100 MW and power at $60/MWh, should mining beat a lease at 150 $/kW-month?",
        {"mw": 100, "power_price": 60, "rate_kw_month": 150},
    ),
    (
        "at what hashprice would mining match the lease of 100 MW at $150/kW-month?",
        {"mw": 100, "rate_kw_month": 150},
    ),
    (
        "what would 250 MW make from AI hosting rather than mining, if the tenant pays 50% of capex?",
        {"mw": 250, "tenant_funded": 0.5},
    ),
    (
        "work out mine vs lease for 80 MW, 20 J/TH, hashprice $40, discount 12%",
        {"mw": 80, "j_per_th": 20, "hashprice": 40, "discount": 0.12},
    ),
    ("should a 500 MW site keep mining or host AI?", {"mw": 500}),
    (
        "compare leasing and mining 100 MW at 150 $/kW-month with 90% uptime",
        {"mw": 100, "rate_kw_month": 150, "uptime": 0.9},
    ),
    (
        "100 MW: mine at hashprice 45 or host AI at $155 per kW-month, which pays more?",
        {"mw": 100, "hashprice": 45, "rate_kw_month": 155},
    ),
    ("أيهما أربح لموقع 100 ميجاوات: التعدين أم التأجير؟", {"mw": 100}),
    ("اعدن ولا أأجر 100 ميجا؟ ايه الأربح", {"mw": 100}),
    ("حسّبلي أعدن ولا أأجر الـ 100 ميجا دول لشركة AI؟", {"mw": 100}),
    ("التعدين ولا التأجير أحسن لموقع 200 ميجا بهاش برايس 50؟", {"mw": 200, "hashprice": 50}),
    ("قارن التعدين بالتأجير على 100 ميجاوات بكفاءة 17.5 جول", {"mw": 100, "j_per_th": 17.5}),
    (
        "احسب: 100 ميجا تعدين بهاش برايس 55 مقابل إيجار 160 دولار للكيلووات",
        {"mw": 100, "hashprice": 55, "rate_kw_month": 160},
    ),
    (
        "عند أي هاش برايس يعادل التعدين إيجار 100 ميجاوات بسعر 150 دولار للكيلووات؟",
        {"mw": 100, "rate_kw_month": 150},
    ),
    ("لو عندي ٨٠ ميجا أكسب من التعدين ولا من تأجيرها للذكاء الاصطناعي؟", {"mw": 80}),
    (
        "احسبلي التعدين مقابل الاستضافة ل 250 ميجا والمستأجر يدفع 50% من البناء",
        {"mw": 250, "tenant_funded": 0.5},
    ),
    (
        "هل التأجير أفضل من التعدين لموقع 150 ميجاوات بكهرباء 60 دولار للميجاوات ساعة؟",
        {"mw": 150, "power_price": 60},
    ),
    (
        "لو عندي 100 ميجا تعدين وحد عايز يأجرها ب 150 دولار للكيلو، انهي احسن؟",
        {"mw": 100, "rate_kw_month": 150},
    ),
]
CALLS: list[tuple[str, str, dict[str, Any]]] = [
    *((text, "colo_lease", arguments) for text, arguments in _COLO),
    *((text, "site_compare", arguments) for text, arguments in _COMPARE),
]
FACTS = [
    "how much does Core Scientific get from CoreWeave?",
    "how much rent does TeraWulf get from Fluidstack?",
    "what is the NOI margin of TeraWulf's lease?",
    "why is leasing better than mining?",
    "is mining better than leasing?",
    "does Cipher lease 300 MW to AWS?",
    "how much is Hut 8's lease of 245 MW worth?",
    "who leases 200 MW from TeraWulf?",
    "what does Core Scientific's 500 MW CoreWeave lease pay per year?",
    "is Core Scientific still mining or hosting AI?",
    "did TeraWulf use its 770 MW for mining or hosting?",
    "what IRR does a 100 MW lease have according to VanEck?",
    "what is colocation?",
    "what's the payback period?",
    "what NPV did VanEck put on the shift to AI?",
    "how does a lease compare with mining for miners like IREN?",
    "if Cipher leased 300 MW gross to AWS, who backs it?",
    "كم تدفع كورويف لكور ساينتفك؟",
    "كم إيجار تيراولف من فلويدستاك؟",
    "ما هامش صافي دخل التشغيل في عقد تيراولف؟",
    "من استأجر 200 ميجاوات من تيراولف؟",
    "هل أجرت سايفر 300 ميجاوات لأمازون؟",
    "ليه التأجير أحسن من التعدين؟",
    "ما هي فترة الاسترداد؟",
    "كم قيمة عقد Hut 8 لتأجير 245 ميجاوات؟",
    "ما الفرق بين التعدين والاستضافة؟",
    "التعدين ولا الذكاء الاصطناعي، مين بيكسب أكتر حسب فان إيك؟",
    "بكام أجرت Core Scientific 200 ميجا لكورويف؟",
]
ASKED_BACK = [
    ("calculate the NPV of a lease", "colo_lease", "mw"),
    ("احسب عائد التأجير لموقع", "colo_lease", "mw"),
    ("calculate whether to mine or lease a site", "site_compare", "mw"),
    ("احسب التعدين ولا التأجير أربح", "site_compare", "mw"),
]
