//! An order report made up from nothing: for the demo shop, the tests and the benches. The same
//! arguments always give the same bytes.
//!
//! Must not know: any real shop, buyer or phone number. The phone numbers are of a range that is
//! not given out, and masked as the platform does.

use super::decode::Encoding;
use crate::domain::Money;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::fmt::Write;

/// The header of the report of up to 2018, with the blanks that really stand in it.
pub const HEADER: &str = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,\
买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,\
宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,\
是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,\
异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,\
新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包";

/// The headers of other reports, by the codes of their kinds.
pub const HEADERS: [(&str, &str); 5] = [
    (
        "taobao-items",
        "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码",
    ),
    (
        "tmall-refunds",
        "订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,\
买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,\
退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,\
卖家真实姓名,卖家退货地址,卖家邮编,卖家电话,卖家手机,退货物流单号,退货物流公司,\
买家退款原因,买家退款说明,买家退货时间,责任方,售中或售后,商家备注,完结时间,\
部分退款/全部退款,审核操作人,举证超时,是否零秒响应,退款操作人",
    ),
    (
        "pdd-orders",
        "订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),\
平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),\
商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,\
商家编码-商品维度,商家备注,售后状态,快递单号,快递公司",
    ),
    (
        "douyin-orders",
        "主订单编号,子订单编号,支付方式,选购商品,货号,商品ID,商家编码,商品数量,商品金额,\
订单提交时间,支付完成时间,订单完成时间,承诺发货时间,预约发货时间,买家留言,旗帜颜色,\
商家备注,APP渠道,订单状态,取消原因,售后状态,订单类型,发货时间,车型,是否是以旧换新,\
换新额外补贴,换新额外补贴发放状态,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,\
达人优惠,商家改价,支付优惠,手续费,红包抵扣,降价类优惠,平台实际承担优惠金额,\
商家实际承担优惠金额,达人实际承担优惠金额,收件人,收件人手机号,省,市,区,街道,\
详细地址,是否修改过地址,快递信息,序列号,达人ID,达人昵称,拼团订单团编号,\
商品单价是否含税,税费,鲁班落地页ID,所属门店ID,流量来源,仓库ID,仓库名称,是否安心购,\
广告渠道,流量类型,流量体裁,流量渠道,发货主体,发货主体明细,教育优惠,预计送达时间,\
是否平台仓自流转,是否是渠道商品,预约送达时间,建议发货时间（起）,建议发货时间（止）",
    ),
    (
        "douyin-after-sales",
        "售后单号,订单号,商品单号,商品名称,商品ID,应付金额（元）,商品运费（元）,\
支付优惠（元）,商品税费（元）,商品发货状态,售后类型,退商品金额（元）,\
退运费金额（元）,退支付优惠（元）,退税费金额（元）,售后状态,售后申请时间,退款方式,\
是否已上传退款凭证,售后原因,售后原因标签,退货物流单号,退货异常,退货发货时间,\
退货物流公司,自动处理截止时间,同意售后申请时间,商家退款时间,用户到账时间,\
售后关闭时间,商家退货地址,商家退货联系人姓名,商家退货联系人电话,仲裁状态,纠纷责任方,\
是否极速退款,是否拒签后退款,发货物流单号,发货物流状态,换货物流单号,退货物流状态,\
售后完结时间,订单备注,用户售后说明,售后备注,操作人,协商记录,换货商品信息,商家编码,\
门店名称",
    ),
];

const NAMES: [&str; 12] = [
    "小鹿",
    "青禾",
    "阿梨",
    "晚风",
    "一颗栗子",
    "北岸",
    "桃子酱",
    "云朵",
    "老周",
    "橘猫",
    "木子",
    "星河",
];
const ITEMS: [(&str, i64); 10] = [
    ("加厚珊瑚绒睡衣女秋冬季家居服套装", 12_900),
    ("304不锈钢保温杯大容量便携水杯 500ml", 5_980),
    ("北欧风陶瓷餐具套装碗盘家用", 16_800),
    ("纯棉四件套全棉床上用品 1.8m", 23_900),
    ("厨房置物架落地多层收纳架", 8_850),
    ("儿童护眼台灯学习专用充电款", 9_990),
    ("加绒打底裤女外穿秋冬款", 4_500),
    ("车载手机支架磁吸式", 2_680),
    ("无线蓝牙耳机降噪长续航", 19_900),
    ("懒人拖把免手洗家用一拖净", 3_990),
];
const MEMOS: [&str; 8] = [
    "",
    "",
    "",
    "发顺丰_慧兰",
    "改地址，已核对_晓月",
    "送小礼物_慧兰",
    "周五后发货_晓月",
    "少发一件，补寄_慧兰",
];
const WORDS: [&str; 6] = ["", "", "", "尽快发货哦", "不要发错颜色，谢谢", "送人的，包装好一点"];
const COURIERS: [(&str, &str); 4] =
    [("圆通速递", "YT"), ("中通快递", "ZT"), ("顺丰速运", "SF"), ("韵达快递", "YD")];

/// A report of `rows` orders, the last one placed in the evening of 2026-11-21.
pub fn order_report(rows: usize, encoding: Encoding) -> Vec<u8> {
    let last = NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|d| d.and_hms_opt(21, 40, 0));
    order_report_until(rows, encoding, last.unwrap_or_default())
}

/// A report of `rows` orders, about one in three minutes, the last one placed at `until`: some
/// unpaid, most of the fresh ones to be shipped, older ones shipped or done, a few closed.
pub fn order_report_until(rows: usize, encoding: Encoding, until: NaiveDateTime) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows * 420 + 1_024);
    out.extend_from_slice(&encoding.encode(HEADER));
    out.extend_from_slice(b"\r\n");
    let mut dice = Dice(0x5eed_c4a9);
    let mut line = String::new();
    for n in 0..rows {
        line.clear();
        order_line(&mut line, n, rows, until, &mut dice);
        out.extend_from_slice(&encoding.encode(&line));
    }
    out
}

fn order_line(line: &mut String, n: usize, rows: usize, until: NaiveDateTime, dice: &mut Dice) {
    let back = i64::try_from(rows - 1 - n).unwrap_or(0) * 187;
    let created = until - TimeDelta::seconds(back + dice.below(60).cast_signed());
    let number = 2_713_000_000_000_000_000 + n as u64 * 1_000_003 + dice.below(997);
    let buyer = format!("{}{}", dice.pick(&NAMES), dice.below(9_000) + 1_000);
    let (item, price) = *dice.pick(&ITEMS);
    let second = (dice.below(9) == 0).then(|| *dice.pick(&ITEMS));
    let count = 1 + second.iter().count();
    let goods = price + second.map_or(0, |(_, p)| p);
    let postage = if dice.below(5) == 0 { 800 } else { 0 };
    let total = Money(goods + postage);
    let (state, shut, paid, sent) = match (back / 86_400, dice.below(20)) {
        (_, 0) => ("交易关闭", "买家不想买了", false, false),
        (0, 1..=5) => ("等待买家付款", "", false, false),
        (0, _) | (1, 1..=8) => ("买家已付款，等待卖家发货", "", true, false),
        (1..=6, _) => ("卖家已发货，等待买家确认", "", true, true),
        _ => ("交易成功", "", true, true),
    };
    let paid_at = created + TimeDelta::seconds(30 + dice.below(900).cast_signed());
    let actual = if paid { total } else { Money(0) };
    let pay_time =
        if paid { paid_at.format("%Y-%m-%d %H:%M:%S").to_string() } else { String::new() };
    let (courier, prefix) = *dice.pick(&COURIERS);
    let waybill = format!("No:{prefix}{:012}", 300_000_000_000 + dice.below(99_999_999_999));
    let (courier, waybill) = if sent { (courier, waybill.as_str()) } else { ("", "") };
    let ways = if dice.below(40) == 0 { "货到付款" } else { "快递" };
    let second = second.map(|(title, _)| format!("，{title}")).unwrap_or_default();
    let (words, memo) = (*dice.pick(&WORDS), *dice.pick(&MEMOS));
    let tail = dice.below(9_000) + 1_000;
    let done = if state == "交易成功" {
        (paid_at + TimeDelta::days(6)).format("%Y-%m-%d %H:%M:%S").to_string()
    } else {
        String::new()
    };
    let _ = write!(
        line,
        "\"=\"\"{number}\"\"\",\"{buyer}\",\"{tail}***@example.com\",\"{goods}\",\"{postage}\",\"0\",\
         \"{total}\",\"0\",\"{actual}\",\"0\",\"{state}\",\"{words}\",\"{first}*\",\
         \"浙江省 杭州市 余杭区 ***街道***号(000000)\",\"{ways}\",\"'null\",\"'190****{tail}\",\
         \"{created}\",\"{pay_time}\",\"{item}{second}\",\"{kinds}\",\"{waybill}\",\"{courier}\",\
         \"{memo}\",\"{count}\",\"0\",\"插旗旗舰店\",\"{shut}\",\"0.00元\",\"0.00元\",\"null\",\
         \"手机订单\",\"\",\"\",\"否\",\"否\",\"否\",\"\",\"\",\"\",\"\",\"0\",\"0\",\"\",\"\",\"\",\"\",\
         \"\",\"\",\"0.00\",\"\",\"{done}\",\"{actual}元\",\"0\"\r\n",
        goods = Money(goods),
        postage = Money(postage),
        first = buyer.chars().next().unwrap_or('*'),
        created = created.format("%Y-%m-%d %H:%M:%S"),
        kinds = count,
    );
}

/// A small generator of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_arguments_give_the_same_bytes_of_54_columns() {
        let report = order_report(50, Encoding::Utf8);
        assert_eq!(report, order_report(50, Encoding::Utf8));
        let mut reader = csv::Reader::from_reader(&report[..]);
        assert_eq!(reader.headers().unwrap().len(), 54);
        assert_eq!(reader.records().map(|r| r.unwrap().len()).collect::<Vec<_>>(), [54; 50]);
    }

    #[test]
    fn gbk_holds_it_all() {
        let utf8 = order_report(500, Encoding::Utf8);
        let gbk = order_report(500, Encoding::Gb18030);
        assert!(gbk.len() < utf8.len());
        assert_eq!(Encoding::Gb18030.decode(&gbk).unwrap().as_bytes(), utf8);
    }
}
