//! Tests of the order reports, in the shapes that were really met.

use super::*;
use crate::domain::{Colour, OrderState, RefundState, Word, rfc3339};
use crate::exchange::decode::Encoding;
use crate::exchange::sample;
use proptest::prelude::*;
use std::io::Cursor;

fn options() -> ImportOptions {
    let offset = FixedOffset::east_opt(8 * 3600).unwrap();
    ImportOptions::new(Platform::Taobao, "插旗旗舰店", offset)
}

fn read_bytes(bytes: &[u8]) -> Result<(Vec<ImportedOrder>, Vec<Refused>), ImportError> {
    let (mut orders, mut refused, mut repeated) = (Vec::new(), Vec::new(), 0);
    let mut rows = read_orders(Cursor::new(bytes), &options())?;
    for row in rows.by_ref() {
        match row? {
            OrderRow::Order(order) => orders.push(order),
            OrderRow::Refused(row) => refused.push(row),
            OrderRow::Repeated(row) => {
                assert!(row.first_line < row.line, "{row:?}");
                repeated += 1;
            }
        }
    }
    let told = orders.len() + refused.len() + repeated + rows.joined() as usize;
    assert_eq!(rows.rows() as usize, told, "each row once");
    Ok((orders, refused))
}

/// Reads a UTF-8 text, and checks that its GBK form reads the same.
fn read(text: &str) -> (Vec<ImportedOrder>, Vec<Refused>) {
    let utf8 = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(read_bytes(&Encoding::Gb18030.encode(text)).unwrap(), utf8);
    assert_eq!(read_bytes(format!("\u{feff}{text}").as_bytes()).unwrap(), utf8);
    utf8
}

fn extra<'a>(order: &'a ImportedOrder, name: &str) -> Option<&'a str> {
    order.fields.extras.get(name).map(String::as_str)
}

/// A data line for `header` with the given cells, everything else empty.
fn line(header: &str, cells: &[(&str, &str)]) -> String {
    let filled: Vec<&str> = header
        .split(',')
        .map(|h| cells.iter().find(|(name, _)| *name == h.trim()).map_or("", |(_, v)| v))
        .collect();
    assert_eq!(filled.iter().filter(|c| !c.is_empty()).count(), cells.len(), "a name is wrong");
    filled.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
}

#[test]
fn the_report_of_2018() {
    let row = line(
        sample::HEADER,
        &[
            ("订单编号", "=\"271312345678901234\""),
            ("买家会员名", "小鹿88"),
            ("买家支付宝账号", "a@b.c"),
            ("买家应付货款", "129.00"),
            ("买家应付邮费", "8.00"),
            ("总金额", "137.00"),
            ("买家实际支付金额", "120.00"),
            ("订单状态", "买家已付款，等待卖家发货"),
            ("买家留言", "快点\r\n谢谢"),
            ("收货人姓名", "王某"),
            ("收货地址", "杭州"),
            ("运送方式", "快递"),
            ("联系电话", "'null"),
            ("联系手机", "'13812345678"),
            ("订单创建时间", "2026-11-21 20:05:09"),
            ("订单付款时间", "2026/11/21 20:06"),
            ("宝贝标题", "睡衣，水杯"),
            ("物流单号", "No:YT123"),
            ("物流公司", "圆通速递"),
            ("订单备注", "发顺丰_慧兰"),
            ("店铺名称", "别的名字"),
            ("卖家服务费", "0.00元"),
            ("发票抬头", "王某"),
        ],
    );
    let second = line(sample::HEADER, &[("订单编号", "2"), ("买家会员名", "b")]);
    let (orders, refused) = read(&format!("{}\r\n{row}\r\n{second}\r\n", sample::HEADER));
    assert_eq!(refused, []);
    let order = &orders[0];
    assert_eq!((order.line, orders[1].line), (2, 4), "a cell of two lines");
    assert_eq!(order.key.number, "271312345678901234");
    assert_eq!(order.key.shop, "插旗旗舰店");
    let fields = &order.fields;
    assert_eq!(fields.buyer.as_deref(), Some("小鹿88"));
    assert_eq!(fields.item.as_deref(), Some("睡衣，水杯"));
    assert_eq!(fields.amount, Some(Money(12_000)));
    assert_eq!(fields.state, Some(OrderState::ToShip));
    assert_eq!(fields.created.map(rfc3339).unwrap(), "2026-11-21T20:05:09+08:00");
    assert_eq!(fields.paid.map(rfc3339).unwrap(), "2026-11-21T20:06:00+08:00");
    assert_eq!(fields.waybill.as_deref(), Some("YT123"));
    assert_eq!(fields.courier.as_deref(), Some("圆通速递"));
    assert_eq!(fields.phone.as_deref(), Some("13812345678"));
    assert_eq!(fields.platform_memo.as_deref(), Some("发顺丰_慧兰"));
    assert_eq!(fields.cod, None, "a report that is silent doesn't take it back");
    assert_eq!(extra(order, "买家留言"), Some("快点\r\n谢谢"));
    assert_eq!(extra(order, "卖家服务费"), Some("0.00元"));
    assert_eq!(extra(order, "店铺名称"), Some("别的名字"));
    for personal in ["收货人姓名", "收货地址", "买家支付宝账号", "发票抬头"] {
        assert_eq!(extra(order, personal), None, "{personal}");
    }
    assert_eq!(orders[1].fields.extras.len(), 0);
}

#[test]
fn the_reports_of_later_years() {
    let of_2019 = sample::HEADER.replace("买家支付宝账号,", "买家支付宝账号,支付单号,支付详情,");
    let of_2021 = "订单编号,支付单号,支付详情,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,买家留言,\
                   运送方式,订单创建时间,订单付款时间,宝贝标题,物流单号,物流公司,发货时间,商家备忘,主订单编号,买家会员名";
    let variant = "订单编号,买家昵称,买家下单时间,买家付款时间,买家实付金额,订单状态,运单号,物流公司,宝贝标题,宝贝规格,商家备注";
    let cells: [(&str, &[(&str, &str)]); 3] = [
        (&of_2019, &[("支付单号", "2026112122001"), ("买家会员名", "b"), ("订单备注", "m")]),
        (of_2021, &[("支付单号", "2026112122001"), ("买家会员名", "b"), ("商家备忘", "m")]),
        (variant, &[("宝贝规格", "红"), ("买家昵称", "b"), ("商家备注", "m")]),
    ];
    for (header, cells) in cells {
        let own: &[(&str, &str)] = if header == variant {
            &[
                ("买家下单时间", "2026-11-21 20:05"),
                ("买家付款时间", "2026-11-21 20:06:01"),
                ("买家实付金额", "12.50元"),
                ("运单号", "SF1"),
            ]
        } else {
            &[
                ("订单创建时间", "2026-11-21 20:05"),
                ("订单付款时间", "2026-11-21 20:06:01"),
                ("买家实际支付金额", "12.50"),
                ("物流单号", "SF1"),
            ]
        };
        let number = [("订单编号", "'2713"), ("订单状态", "交易成功")];
        let row = line(header, &[&number, own, cells].concat());
        for delimiter in [",", "\t", ";"] {
            let text = format!("{header}\r\n{row}\r\n").replace(',', delimiter);
            let (orders, refused) = read(&text);
            assert_eq!((orders.len(), refused.len()), (1, 0), "{header}");
            let fields = &orders[0].fields;
            assert_eq!(orders[0].key.number, "2713");
            assert_eq!(fields.amount, Some(Money(1_250)));
            assert_eq!(fields.buyer.as_deref(), Some("b"));
            assert_eq!(fields.waybill.as_deref(), Some("SF1"));
            assert_eq!(fields.platform_memo.as_deref(), Some("m"));
            assert_eq!(fields.created.map(rfc3339).unwrap(), "2026-11-21T20:05:00+08:00");
            assert_eq!(fields.paid.map(rfc3339).unwrap(), "2026-11-21T20:06:01+08:00");
            assert_eq!(fields.state, Some(OrderState::Done));
            let name = if header == variant { "宝贝规格" } else { "支付单号" };
            assert!(extra(&orders[0], name).is_some());
        }
    }
}

#[test]
fn the_item_report_makes_one_order_of_many_rows() {
    let text = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码\r\n\
                =\"1\",睡衣,59.80元,1,,颜色:红,,,等待卖家发货,A-1\r\n2,水杯,1.00,1,,,,,交易成功,\r\n\
                '1,拖把,1.00,1,X,,买一送一,,卖家已发货,\r\n1,睡衣,59.80,2,,颜色:蓝,,周五前到,等待卖家发货,\r\n\
                3,支架,,,,,,,,\r\n4,坏,1.00,两件,,,,,,\r\n5,坏,多少,1,,,,,,\r\n";
    let (orders, refused) = read(text);
    let seen: Vec<_> = orders.iter().map(|o| (o.line, o.key.number.as_str())).collect();
    assert_eq!(seen, [(3, "2"), (2, "1"), (6, "3")]);
    let fields = &orders[1].fields;
    assert_eq!((fields.item.as_ref(), fields.amount), (None, None), "the order report has them");
    assert_eq!(fields.state, Some(OrderState::PartShipped), "one is sent and two are not");
    assert_eq!(fields.platform_memo.as_deref(), Some("周五前到"));
    let lines: Vec<String> = fields
        .lines
        .iter()
        .map(|l| {
            format!("{} {} {} {:?} {}", l.title, l.sku, l.quantity, l.price.map(|p| p.0), l.code)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "睡衣 颜色:红 1 Some(5980) A-1",
            "拖把 买一送一 1 Some(100) X",
            "睡衣 颜色:蓝 2 Some(5980) "
        ]
    );
    assert_eq!(orders[2].fields.state, None);
    let seen: Vec<_> = refused.iter().map(|r| (r.line, r.reason.code())).collect();
    assert_eq!(seen, [(7, "bad-quantity"), (8, "bad-amount")]);
}

#[test]
fn rows_are_refused_by_line_and_column() {
    let header = "订单编号,买家会员名,订单状态,买家实付金额,买家下单时间,运单号";
    let text = format!(
        "{header}\n1.23457E+17,b,交易成功,1,,\n1,\"b\nb\",交易成功,1.234,,\n2,b,交易成功,1,昨天,\n\
         3,b,交易成功,1,,1.2E+14\n,b,交易成功,1,,\n第4,b,,,,\n5,a,b,1,,,多了\n6,b,自造状态,,,,\n\
         汇总值,,,9,,\n7,b"
    );
    let (orders, refused) = read(&text);
    assert_eq!(orders.len(), 1);
    assert_eq!(orders[0].line, 10);
    assert_eq!(orders[0].fields.state, Some(OrderState::Other("自造状态".into())));
    let seen: Vec<_> = refused
        .iter()
        .map(|r| (r.line, r.column.as_deref().unwrap_or(""), r.reason.code(), r.value.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (2, "订单编号", "lost-digits", "1.23457E+17"),
            (3, "买家实付金额", "bad-amount", "1.234"),
            (5, "买家下单时间", "bad-time", "昨天"),
            (6, "运单号", "lost-digits", "1.2E+14"),
            (7, "订单编号", "missing-number", ""),
            (8, "订单编号", "bad-number", "第4"),
            (9, "", "extra-cells", ""),
            (12, "", "cut-off", ""),
        ]
    );
}

#[test]
fn further_rows_of_an_order_are_named_with_its_first() {
    let text = "订单编号,买家会员名,宝贝标题\n1,小鹿,围巾\n2,小鱼,手套\n1,小鹿,手套\n\
                汇总值,,\n1,小鹿,\"帽\n子\"\n1.2E+17,x,y\n2,小鱼,手套\n";
    let mut rows = read_orders(Cursor::new(text), &options()).unwrap();
    let mut told = Vec::new();
    for row in rows.by_ref() {
        told.push(match row.unwrap() {
            OrderRow::Order(order) => format!("order {} {}", order.key.number, order.line),
            OrderRow::Refused(row) => format!("refused {}", row.line),
            OrderRow::Repeated(row) => format!("{} is {}", row.line, row.first_line),
        });
    }
    assert_eq!(told, ["4 is 2", "6 is 2", "order 1 2", "refused 8", "9 is 3", "order 2 3"]);
    assert_eq!(rows.rows(), 6, "the summary row is none");
}

#[test]
fn numbers_are_those_of_the_platform() {
    let text = "订单编号,买家会员名\n261121-123456789012345,小鹿\nabc1,小鱼\n7,小猫\n";
    for (platform, refused) in
        [(Platform::Taobao, vec![2, 3]), (Platform::Pdd, vec![3]), (Platform::Other, vec![])]
    {
        let asked = ImportOptions { platform, platform_given: true, ..options() };
        let rows = read_orders(Cursor::new(text), &asked).unwrap().map(Result::unwrap);
        let lines = rows.filter_map(|row| match row {
            OrderRow::Refused(row) => Some((row.reason == Reason::BadNumber).then_some(row.line)),
            _ => None,
        });
        assert_eq!(lines.collect::<Option<Vec<u64>>>().unwrap(), refused, "{platform:?}");
    }
}

#[test]
fn broken_bytes_refuse_their_row_alone() {
    let mut bytes = "订单编号,买家会员名,附言\n1,小鹿,x\n2,".as_bytes().to_vec();
    bytes.extend_from_slice(b"\xE5\xB0,x\n3,ok,\xE5\n");
    let (orders, refused) = read_bytes(&bytes).unwrap();
    assert_eq!(orders.iter().map(|o| o.key.number.as_str()).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!((refused[0].line, &refused[0].reason), (3, &Reason::BadBytes));
    assert_eq!(refused[0].column.as_deref(), Some("买家会员名"));
}

#[test]
fn amounts_follow_what_was_paid() {
    let header = "订单编号,买家会员名,买家实际支付金额,买家应付货款,买家应付邮费,总金额,订单付款时间,运送方式";
    let paid = "2026-11-21 20:00:00";
    for (cells, fen) in [
        ("120.00,129.00,8.00,137.00,,快递", Some(12_000)),
        ("0.00,129.00,8.00,137.00,,快递", Some(13_700)),
        (",,,137.00,,快递", Some(13_700)),
        (&format!("0.00,129.00,0,129.00,{paid},快递"), Some(0)),
        (&format!("0.00,129.00,0,129.00,{paid},货到付款"), Some(12_900)),
        (",,,,,", None),
    ] {
        let (orders, _) = read(&format!("{header}\n1,b,{cells}\n"));
        assert_eq!(orders[0].fields.amount, fen.map(Money), "{cells}");
        assert_eq!(orders[0].fields.cod, cells.ends_with("货到付款").then_some(true));
    }
}

#[test]
fn the_shop_column_counts_only_when_asked_for() {
    let text = "订单编号,买家会员名,店铺名称\n1,b,二店\n2,b,\n";
    let asked = ImportOptions { shop_column: true, ..options() };
    let shops: Vec<String> = read_orders(Cursor::new(text), &asked)
        .unwrap()
        .map(|row| match row.unwrap() {
            OrderRow::Order(order) => order.key.shop,
            row => panic!("{row:?}"),
        })
        .collect();
    assert_eq!(shops, ["二店", "插旗旗舰店"]);
}

#[test]
fn other_sheets_are_named_or_shown_with_what_their_columns_may_be() {
    use crate::domain::ColumnField;
    use crate::exchange::Other;
    for (header, kind) in [
        ("售后编号,订单编号,售后状态", Other::Refunds),
        ("快捷短语编码,快捷短语,快捷短语分组", Other::Phrases),
        ("旺旺昵称,咨询人数,接待人数", Other::Figures),
    ] {
        let error = read_bytes(format!("{header}\n1,2,3\n").as_bytes()).unwrap_err();
        assert_eq!(error, ImportError::WrongKind { kind });
    }
    let text = "订单号,商品名称,下单帐号,联系电话,订单金额\n291,杯,jd小鹿,13812345678,1.00\n292,壶,,,2.00\n";
    let Err(ImportError::NotRecognised { headers, columns, guess }) = read_bytes(text.as_bytes())
    else {
        panic!("recognised")
    };
    assert_eq!(headers.len(), 5);
    assert_eq!(columns[0].samples, ["291", "292"]);
    assert_eq!(columns[3].samples, ["138****5678"]);
    assert_eq!(guess.columns[&ColumnField::Number], "订单号");
    assert_eq!(guess.platform, Some(Platform::Jd));
    // What was guessed can be used as it is.
    let asked = ImportOptions { columns: Some(*guess), ..options() };
    let rows: Vec<OrderRow> =
        read_orders(Cursor::new(text), &asked).unwrap().map(Result::unwrap).collect();
    let [OrderRow::Order(one), OrderRow::Order(_)] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((one.key.platform, one.key.number.as_str()), (Platform::Jd, "291"));
    assert_eq!(one.fields.buyer.as_deref(), Some("jd小鹿"));
    assert_eq!(one.fields.amount, Some(Money(100)));
}

#[test]
fn a_mapping_is_remembered_for_its_columns_and_names_what_is_missing() {
    let text = "单子,谁,几件,什么\n291,小鹿,2,杯\n291,小鹿,1,壶\n";
    let mut mapping = Mapping::parse("number=单子,buyer=谁,quantity=几件,item=什么").unwrap();
    mapping.platform = Some(Platform::Other);
    mapping.header = ["什么", "单子", "几件", "谁"].map(str::to_owned).to_vec();
    let asked = ImportOptions { remembered: vec![mapping.clone()], ..options() };
    let mut rows = read_orders(Cursor::new(text), &asked).unwrap();
    assert!(rows.opened().remembered && rows.opened().overrides);
    let Some(Ok(OrderRow::Order(order))) = rows.next() else { panic!("no order") };
    assert_eq!(order.fields.item.as_deref(), Some("杯，壶"));
    assert_eq!(order.fields.lines.iter().map(|l| l.quantity).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((order.key.platform, rows.joined()), (Platform::Other, 1));
    mapping.columns.insert(crate::domain::ColumnField::Memo, "没有".into());
    let asked = ImportOptions { columns: Some(mapping), ..options() };
    let error = read_orders(Cursor::new(text), &asked).err().unwrap();
    assert!(matches!(error, ImportError::NoColumn { name, .. } if name == "memo=没有"));
}

/// The whole header of a report, as `sample` has it.
fn header_of(kind: &str) -> &'static str {
    sample::HEADERS.iter().find(|(name, _)| *name == kind).unwrap().1
}

#[test]
fn refunds_of_tmall_are_read_by_their_numbers() {
    let header = header_of("tmall-refunds");
    let newer = header.replace("支付宝交易号", "支付单号").replace("是否需要退货", "售后类型");
    for (header, kind, said) in
        [(header, "是否需要退货", "是"), (newer.as_str(), "售后类型", "退货退款")]
    {
        let number = ("订单编号", "271312345678901234");
        let one = line(
            header,
            &[
                number,
                ("退款编号", "=\"9812345678901\""),
                (kind, said),
                ("买家会员名称", "小鹿"),
                ("宝贝标题", "睡衣"),
                ("买家退款金额", "59.80"),
                ("退款的申请时间", "2026-11-20 09:00:00"),
                ("超时时间", "2026-11-23 09:00:00"),
                ("退款状态", "买家已经退货，等待卖家确认收货"),
                ("退货物流单号", "No:YT8812345678"),
                ("退货物流公司", "圆通速递"),
                ("买家退款原因", "尺码不合适"),
                ("卖家退货地址", "杭州"),
            ],
        );
        let two = line(header, &[number, ("退款编号", "9812345678902"), ("退款状态", "退款成功")]);
        let bad = line(header, &[("订单编号", "5"), ("退款状态", "退款成功")]);
        let lost = line(header, &[("订单编号", "5"), ("退款编号", "9.81E+12")]);
        let (orders, refused) = read(&format!("{header}\r\n{one}\r\n{two}\r\n{bad}\r\n{lost}\r\n"));
        let seen: Vec<_> = refused.iter().map(|r| (r.line, r.reason.code())).collect();
        assert_eq!(seen, [(4, "missing-refund"), (5, "lost-digits")]);
        let [order] = &orders[..] else { panic!("{orders:?}") };
        assert!(order.fills && order.fields.extras.is_empty());
        assert_eq!(order.key.platform, Platform::Taobao);
        let [refund, second] = &order.fields.refunds[..] else { panic!("{order:?}") };
        assert_eq!((refund.number.as_str(), refund.kind.as_str()), ("9812345678901", "退货退款"));
        assert_eq!(
            (refund.state.clone(), refund.amount),
            (RefundState::Returning, Some(Money(5_980)))
        );
        assert_eq!(
            (refund.waybill.as_str(), refund.reason.as_str()),
            ("YT8812345678", "尺码不合适")
        );
        assert_eq!(refund.deadline.map(rfc3339).unwrap(), "2026-11-23T09:00:00+08:00");
        assert_eq!((second.number.as_str(), &second.state), ("9812345678902", &RefundState::Done));
    }
}

#[test]
fn orders_of_pinduoduo_are_known_by_their_columns() {
    let header = header_of("pdd-orders");
    let row = line(
        header,
        &[
            ("订单成交时间", "2026/11/21 9:05"),
            ("商品", "保温杯"),
            ("订单号", "261121-123456789012345\t"),
            ("订单状态", "未发货,退款成功"),
            ("商品总价(元)", "59.80"),
            ("用户实付金额(元)", "49.80"),
            ("商品数量(件)", "2"),
            ("商品规格", "红色"),
            ("商家编码-规格维度", "A-1"),
            ("售后状态", "退款成功"),
            ("快递单号", "YT1234567"),
            ("快递公司", "圆通"),
        ],
    );
    let none = line(
        header,
        &[
            ("订单号", "261121-123456789012346"),
            ("售后状态", "无售后或售后取消"),
            ("订单状态", "新状态"),
        ],
    );
    // Brackets of either width.
    let wide = header.replace("(元)", "（元）").replace("(件)", "（件）");
    for header in [header, &wide] {
        let (orders, refused) = read(&format!("{header}\n{row}\n{none}\n"));
        assert_eq!(refused, []);
        let [one, two] = &orders[..] else { panic!("{orders:?}") };
        assert_eq!(
            (one.key.platform, one.key.number.as_str()),
            (Platform::Pdd, "261121-123456789012345")
        );
        let fields = &one.fields;
        assert_eq!((fields.amount, &fields.state), (Some(Money(4_980)), &Some(OrderState::Closed)));
        assert_eq!((fields.lines[0].quantity, fields.lines[0].sku.as_str()), (2, "红色"));
        assert_eq!(fields.item.as_deref(), Some("保温杯"));
        assert_eq!((fields.waybill.as_deref(), fields.created), (Some("YT1234567"), fields.paid));
        assert_eq!(extra(one, "售后状态"), Some("退款成功"));
        assert_eq!(two.fields.state, Some(OrderState::Other("新状态".into())));
    }
}

#[test]
fn orders_of_douyin_are_one_order_of_many_lines() {
    let header = header_of("douyin-orders");
    let row = |line_number: &str, title: &str, state: &str, to_pay: &str, flag: &str| {
        line(
            header,
            &[
                ("主订单编号", "6920000000000000001\t"),
                ("子订单编号", line_number),
                ("选购商品", title),
                ("商品数量", "1"),
                ("商品金额", "30.00"),
                ("订单应付金额", to_pay),
                ("订单提交时间", "2026-11-21 20:05:09"),
                ("订单状态", state),
                ("旗帜颜色", flag),
                ("商家备注", "尽快"),
                ("收件人", "王某"),
                ("收件人手机号", "138****5678"),
                ("快递信息", "圆通快递:YT8812345678"),
                ("售后状态", "-"),
            ],
        )
    };
    for (to_pay, sum) in [("25.00", 5_000), ("50.00", 5_000)] {
        let text = format!(
            "{header}\n{}\n{}\n",
            row("6920000000000000001\t", "杯", "已发货", to_pay, "紫\t"),
            row("6920000000000000002\t", "壶", "待发货", to_pay, "紫\t")
        );
        let (orders, refused) = read(&text);
        assert_eq!(refused, []);
        let [order] = &orders[..] else { panic!("{orders:?}") };
        assert_eq!(
            (order.key.platform, order.key.number.as_str()),
            (Platform::Douyin, "6920000000000000001")
        );
        let fields = &order.fields;
        assert_eq!(fields.amount, Some(Money(sum)), "of each line, or of all: {to_pay}");
        assert_eq!(fields.platform_flag, Some(Colour::Purple));
        assert_eq!(fields.state, Some(OrderState::PartShipped));
        assert_eq!(fields.item.as_deref(), Some("杯，壶"));
        assert_eq!(fields.lines[1].number, "6920000000000000002");
        assert_eq!(
            (fields.waybill.as_deref(), fields.courier.as_deref()),
            (Some("YT8812345678"), Some("圆通快递"))
        );
        assert_eq!(extra(order, "收件人"), None);
    }
}

#[test]
fn after_sales_of_douyin_are_refunds() {
    let header = header_of("douyin-after-sales");
    let row = line(
        header,
        &[
            ("售后单号", "7120000000000000001\t"),
            ("订单号", "6920000000000000001\t"),
            ("商品单号", "6920000000000000002\t"),
            ("商品名称", "壶"),
            ("售后类型", "退货退款"),
            ("退商品金额（元）", "25.00"),
            ("退运费金额（元）", "5.00"),
            ("售后状态", "待商家收货"),
            ("售后申请时间", "2026-11-21 20:05:09"),
            ("售后原因", "质量问题"),
            ("退货物流单号", "YT1\t"),
            ("自动处理截止时间", "2026-11-24 20:05:09"),
        ],
    );
    let (orders, refused) = read(&format!("{header}\n{row}\n"));
    assert_eq!(refused, []);
    let refund = &orders[0].fields.refunds[0];
    assert_eq!(
        (refund.number.as_str(), refund.line.as_str()),
        ("7120000000000000001", "6920000000000000002")
    );
    assert_eq!((refund.amount, &refund.state), (Some(Money(3_000)), &RefundState::Returning));
    assert_eq!((refund.item.as_str(), refund.waybill.as_str()), ("壶", "YT1"));
    assert!(refund.deadline.is_some());
    assert_eq!(orders[0].key.platform.code(), "douyin");
}

#[test]
fn a_report_without_buyer_and_state_is_one_all_the_same() {
    let text = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n\
                1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0\n2,21.0,21.0,内蒙古,2020-02-20 23:59:54,2020-02-21 00:00:02,0.0\n";
    let (orders, refused) = read(text);
    assert_eq!((orders.len(), refused.len()), (2, 0));
    assert_eq!((orders[0].fields.amount, &orders[0].fields.state), (Some(Money(17_880)), &None));
    assert_eq!(extra(&orders[1], "收货地址"), None, "personal");
    assert_eq!(extra(&orders[1], "退款金额"), Some("0.0"));
}

#[test]
fn the_sample_reads_whole_in_both_encodings() {
    let utf8 = read_bytes(&sample::order_report(5_000, Encoding::Utf8)).unwrap();
    let gbk = read_bytes(&sample::order_report(5_000, Encoding::Gb18030)).unwrap();
    assert_eq!(utf8, gbk);
    assert_eq!((utf8.0.len(), utf8.1.len()), (5_000, 0));
    for state in OrderState::KNOWN.iter().filter(|s| **s != OrderState::PartShipped) {
        assert!(utf8.0.iter().any(|o| o.fields.state.as_ref() == Some(state)), "{state:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_bytes(&bytes);
        let head = "订单编号,买家会员名,订单状态,买家实付金额,买家下单时间\n1,";
        let _ = read_bytes(&[head.as_bytes(), &bytes].concat());
        let _ = read_bytes(&[&Encoding::Gb18030.encode(head), &bytes[..]].concat());
    }

    #[test]
    fn a_mutated_report_names_lines_that_exist(at in 0_usize..20_000, byte: u8, cut in 1_usize..20_000) {
        let mut report = sample::order_report(40, Encoding::Gb18030);
        let (at, cut) = (at % report.len(), cut % report.len());
        report[at] = byte;
        report.truncate(cut.max(900));
        // A lone carriage return ends a line, too.
        let lines = report.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() as u64 + 1;
        if let Ok((orders, refused)) = read_bytes(&report) {
            prop_assert!(orders.len() + refused.len() <= 40);
            for line in orders.iter().map(|o| o.line).chain(refused.iter().map(|r| r.line)) {
                prop_assert!(line >= 2 && line <= lines);
            }
        }
    }
}

#[test]
fn rows_that_contradict_each_other_are_not_joined() {
    let text = "订单编号,买家会员名,买家应付货款,订单状态,订单付款时间,宝贝标题\n\
        2713800000000000101,小鹿,20,买家已付款，等待卖家发货,2026-11-20 10:00:00,睡衣\n\
        2713800000000000101,小鹿,35,等待买家付款,,水杯\n"
        .replace("买家已付款，", "买家已付款,")
        .replace("买家已付款,等待卖家发货", "\"买家已付款,等待卖家发货\"");
    let rows: Vec<OrderRow> = read_orders(Cursor::new(text.as_bytes()), &options())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let [OrderRow::Repeated(row), OrderRow::Order(order)] = &rows[..] else { panic!("{rows:?}") };
    assert!(row.differs);
    assert_eq!(order.fields.state, Some(OrderState::Unpaid));
    assert_eq!((order.fields.paid, order.fields.item.as_deref()), (None, Some("水杯")));
    assert_eq!(order.fields.amount, Some(Money(3_500)));
}
