//! The texts of the demo shop, in both languages. All people and goods are made up.

use crate::domain::Colour::{self, Blue, Green, Purple, Red, Yellow};
use crate::domain::Severity::{self, Calm, Urgent, Watch};
use crate::i18n::Lang;

/// A note line with the flag that goes with it.
pub(super) type Note = (&'static str, Option<Colour>);
/// A review: what was written, the cause, and what came of the first and the second contact.
pub(super) type Review = (&'static str, &'static str, &'static str, &'static str);
/// A matter of the handover: how pressing, what, if, then.
pub(super) type Matter = (Severity, &'static str, &'static str, &'static str);

/// What the shop is made of.
pub(super) struct Words {
    pub(super) shop: &'static str,
    /// The one at the console, then the others.
    pub(super) agents: [&'static str; 3],
    /// Day, night.
    pub(super) shifts: [&'static str; 2],
    /// Meanings of red, yellow, green, blue, purple.
    pub(super) flags: [&'static str; 5],
    pub(super) buyers: [&'static str; 24],
    /// Goods with their price in fen.
    pub(super) items: [(&'static str, i64); 10],
    pub(super) couriers: [&'static str; 3],
    pub(super) notes: [Note; 16],
    pub(super) reviews: [Review; 12],
    /// About an order each, then two about reviews, then one about nothing of these.
    pub(super) matters: [Matter; 7],
    /// Of an earlier handover, with how each ended.
    pub(super) settled: [(&'static str, &'static str); 3],
    /// The next steps that receivers read back.
    pub(super) steps: [&'static str; 2],
    /// A phrase with its title, most used first.
    pub(super) replies: [(&'static str, &'static str); 8],
    /// What to urge with.
    pub(super) urge: &'static str,
    /// What is noted of it.
    pub(super) urged: &'static str,
    /// What was promised to a buyer, and whom to call.
    pub(super) due: (&'static str, &'static str),
}

/// The texts in `lang`.
pub(super) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::ZhCn => &ZH_CN,
        Lang::En => &EN,
    }
}

static ZH_CN: Words = Words {
    shop: "山谷茶具旗舰店",
    agents: ["慧兰", "晓月", "阿哲"],
    shifts: ["白班", "晚班"],
    flags: ["特殊要求", "改价优惠", "退款售后", "已催付", "未发货有原因"],
    buyers: [
        "山里的小鹿",
        "tb_清茶一盏",
        "豆豆妈妈2019",
        "北方有雪啊",
        "阿星爱喝茶",
        "半糖去冰66",
        "一只橘猫的家",
        "老周茶室",
        "晴天娃娃_88",
        "竹影婆娑",
        "糯米团子吖",
        "海边听风者",
        "小城故事多",
        "林间有风来",
        "喝茶的老李头",
        "柠檬不萌_",
        "四月天的雨",
        "木头人123木头人",
        "云朵收藏家",
        "慢慢走慢慢看",
        "南山茶客",
        "月下独酌者",
        "小院子里的花",
        "爱笑的大眼睛_tb",
    ],
    items: [
        ("青瓷盖碗 150ml 单只", 5_900),
        ("紫砂壶 西施 220ml", 26_800),
        ("玻璃公道杯 加厚 300ml", 3_600),
        ("旅行茶具套装 一壶四杯", 12_900),
        ("竹制茶盘 抽屉式 大号", 19_800),
        ("品茗杯 六只装 影青", 7_800),
        ("茶巾 加厚吸水 三条", 1_990),
        ("不锈钢茶漏 细密款", 1_580),
        ("电陶炉 静音 1200W", 23_900),
        ("茶叶罐 密封 锡制小号", 8_800),
    ],
    couriers: ["圆通速递", "中通快递", "顺丰速运"],
    notes: [
        ("买家要求改发顺丰，差价已补", Some(Red)),
        ("已优惠20元，主管晓月同意", Some(Yellow)),
        ("地址改到公司前台，新地址已核对", Some(Red)),
        ("周五再发，买家出差", Some(Purple)),
        ("送礼用，请放贺卡，不放价格单", Some(Red)),
        ("缺影青色，买家同意等到周四", Some(Purple)),
        ("已催付，说晚上下班再付", Some(Blue)),
        ("要开发票，抬头已发邮箱", None),
        ("买家问能不能今天发，答应17点前出", Some(Red)),
        ("壶盖有磕碰，补发壶盖，不用退", Some(Green)),
        ("少发一只杯子，仓库称重核实中", Some(Green)),
        ("老客户，送茶巾一条", Some(Yellow)),
        ("货到付款，已电话确认收货时间", Some(Red)),
        ("发错颜色，约好上门换", Some(Green)),
        ("只收周末件", Some(Red)),
        ("活动价差已退5元", Some(Yellow)),
    ],
    reviews: [
        (
            "杯子收到就是裂的，包装太随便了",
            "运输破损",
            "留言道歉，请买家发照片",
            "同意补发一套，答应收到后改",
        ),
        ("说好今天发，拖了三天", "发货慢", "旺旺留言未回", "电话接通，解释爆单，买家说考虑一下"),
        ("颜色和图片差太多，像两个东西", "色差", "发了实物视频，买家已读", "退差价后愿意改"),
        ("客服爱答不理，问半天回一句", "服务", "主管致歉，送优惠券", "买家表示不改"),
        ("壶嘴滴水，倒茶一桌子都是", "质量", "请买家拍视频确认", "换货，换到再说"),
        ("味道有点大，洗了三遍还有", "质量", "教买家开壶去味的办法", "买家说好多了，已改"),
        ("一般吧，比想象中小", "尺寸", "说明容量标注，送茶巾", "已删除"),
        ("少了一个杯子", "少发", "仓库称重确认少发，马上补", "补发已签收，答应明天改"),
        ("快递放门口被雨淋了", "物流", "联系快递核实", "快递赔付中，等到账再改"),
        ("茶漏太细了，倒水很慢", "不合用", "留言未回", "电话没人接，晚上再打"),
        ("盖子松，一倒就掉", "质量", "留言道歉", "电话未接"),
        ("发票一直没给我", "发票", "今天补开并发邮箱", "已改好评"),
    ],
    matters: [
        (Urgent, "答应今天发出，仓库还没出单号", "买家再问", "先安抚，发 fh，再打仓库电话"),
        (Watch, "缺影青色，周四到货", "周四没到", "问买家换白瓷还是退款"),
        (Watch, "地址改过，打单前再对一遍", "", "打单前核对备注"),
        (Calm, "老客户，下次来送品茗杯一只", "", ""),
        (Urgent, "杯子碎裂的差评，等补发签收后回访", "买家说没收到", "查单号并加急"),
        (Watch, "壶嘴滴水，换货在路上", "签收后", "电话回访，问是否愿意修改"),
        (Calm, "明天上新旅行套装，前100名送茶巾", "", "看公告再答优惠"),
    ],
    settled: [
        ("买家要专票，资料等财务回复", "财务已开票，单号已发买家"),
        ("圆通停滞三天的件", "快递已找到，今天派送"),
        ("预售款到货时间未定", "已和运营确认，周五统一发"),
    ],
    steps: ["先打仓库电话问单号", "九点查补发物流，签收后回访"],
    replies: [
        ("greeting-welcome", "您好欢迎光临"),
        ("logistics-query", "查物流到哪了"),
        ("bargain-small-margin", "议价：价格已是活动价"),
        ("ship-when", "什么时候发货"),
        ("address-check", "核对地址"),
        ("urge-gentle", "催付：轻声提醒"),
        ("farewell-ordered", "下单后感谢"),
        ("after-sales-open", "售后先了解情况"),
    ],
    urge: "urge-gentle",
    urged: "催付",
    due: ("今天发货", "回电话，问换货的颜色"),
};

static EN: Words = Words {
    shop: "Valley Tea Ware",
    agents: ["Helen", "Moon", "Zed"],
    shifts: ["Day", "Night"],
    flags: [
        "special wish",
        "price changed",
        "refund",
        "payment urged",
        "not shipped, has a reason",
    ],
    buyers: [
        "deer_in_hills",
        "cup.of.tea",
        "beansmum2019",
        "northern_snow",
        "star_drinks_tea",
        "halfsugar66",
        "one_orange_cat",
        "old_joes_teahouse",
        "sunnydoll88",
        "bamboo.shade",
        "riceball_",
        "seabreeze",
        "smalltown",
        "windinwoods",
        "grandpa_lee",
        "lemon_sour",
        "april_rain",
        "woodman123",
        "cloudcollector",
        "slowly_slowly",
        "southhill",
        "moonlit",
        "flowers_in_yard",
        "bigsmile",
    ],
    items: [
        ("Celadon lidded bowl, 150 ml", 5_900),
        ("Clay teapot, 220 ml", 26_800),
        ("Glass pitcher, thick, 300 ml", 3_600),
        ("Travel set, pot and four cups", 12_900),
        ("Bamboo tea tray with drawer", 19_800),
        ("Tasting cups, set of six", 7_800),
        ("Tea towels, set of three", 1_990),
        ("Steel strainer, fine", 1_580),
        ("Quiet hot plate, 1200 W", 23_900),
        ("Tin caddy, small", 8_800),
    ],
    couriers: ["Yunda", "ZTO", "SF Express"],
    notes: [
        ("wants SF Express, difference paid", Some(Red)),
        ("20 yuan off, Moon agreed", Some(Yellow)),
        ("deliver to the office desk, new address checked", Some(Red)),
        ("ship on Friday, buyer is travelling", Some(Purple)),
        ("a gift: add a card, no price slip", Some(Red)),
        ("pale blue is out, buyer waits until Thursday", Some(Purple)),
        ("payment urged, will pay after work", Some(Blue)),
        ("wants an invoice, details are in the mail", None),
        ("promised to ship before 17:00", Some(Red)),
        ("lid chipped, send a new lid, no return", Some(Green)),
        ("one cup short, warehouse checks the weight", Some(Green)),
        ("regular buyer, add a tea towel", Some(Yellow)),
        ("cash on delivery, time confirmed by phone", Some(Red)),
        ("wrong colour, exchange at the door", Some(Green)),
        ("deliver at the weekend only", Some(Red)),
        ("5 yuan back for the sale price", Some(Yellow)),
    ],
    reviews: [
        (
            "The cup was cracked, poor packing",
            "broken in transit",
            "apologised, asked for photos",
            "new set agreed, will change it on arrival",
        ),
        (
            "Promised today, shipped in three days",
            "slow shipping",
            "message, no answer",
            "phoned, explained; will think about it",
        ),
        (
            "Colour is nothing like the picture",
            "colour",
            "sent a video, read",
            "will change it after a refund of the difference",
        ),
        (
            "They take ages to answer",
            "service",
            "supervisor apologised, coupon",
            "refuses to change it",
        ),
        (
            "The spout drips all over the table",
            "quality",
            "asked for a video",
            "exchange, then we talk again",
        ),
        (
            "Smells, even after three washes",
            "quality",
            "told how to season the pot",
            "much better, changed",
        ),
        ("Smaller than I thought", "size", "explained the size, sent a towel", "deleted"),
        (
            "One cup is missing",
            "short",
            "weight says so, sending it",
            "arrived, will change it tomorrow",
        ),
        (
            "Left in the rain at my door",
            "courier",
            "asked the courier",
            "waits for the courier's money",
        ),
        (
            "Pours slowly, takes ages to fill",
            "not suitable",
            "message, no answer",
            "phoned, nobody picked up",
        ),
        ("Lid is loose", "quality", "apologised", "phone not answered"),
        ("Never got my invoice", "invoice", "sent it today", "changed to good"),
    ],
    matters: [
        (
            Urgent,
            "promised to ship today, still no waybill",
            "the buyer asks again",
            "calm them with `ship`, then phone the warehouse",
        ),
        (
            Watch,
            "pale blue is out, comes on Thursday",
            "it does not come",
            "offer white or a refund",
        ),
        (Watch, "address was changed, check before printing", "", "compare with the memo"),
        (Calm, "regular buyer, add a cup next time", "", ""),
        (
            Urgent,
            "cracked cup: call when the new set is there",
            "it has not arrived",
            "trace it and hurry the courier",
        ),
        (
            Watch,
            "dripping spout, exchange is on its way",
            "it has arrived",
            "phone and ask about the review",
        ),
        (
            Calm,
            "new travel set tomorrow, towels for the first 100",
            "",
            "read the notice before you answer",
        ),
    ],
    settled: [
        ("business invoice, waits for finance", "invoiced, number sent"),
        ("parcel has not moved for three days", "found, out for delivery today"),
        ("pre-sale date is open", "operations say Friday"),
    ],
    steps: ["phone the warehouse for the waybill", "trace it at nine, call after it is signed for"],
    replies: [
        ("en-greeting-welcome", "Warm welcome"),
        ("en-logistics-track", "Where is my parcel"),
        ("en-bargain-small-margin", "Small margin, kind answer"),
        ("en-ship-when", "When it ships"),
        ("en-address-check", "Please check address"),
        ("en-pay-gentle", "Gentle payment reminder"),
        ("en-farewell-ordered", "Thanks for the order"),
        ("en-after-sorry", "Apology first"),
    ],
    urge: "en-pay-gentle",
    urged: "payment urged",
    due: ("ships today", "call back about the colour to exchange"),
};
