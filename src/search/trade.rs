//! The words of the trade: which mean the same to a buyer, and which say nothing.
//!
//! Data only. Each line of [`SAME`] is one idea; a word may stand in several. Words are divided by
//! blanks, `_` stands for the blank inside a phrase. English words are compared by their stems, so
//! one form is enough; a single hanzi is understood in a sentence but never looked for in a text.

/// Words that mean the same thing, or are asked in the same breath.
pub(super) const SAME: &[&str] = &[
    // Logistics
    "快递 物流 包裹 快件 货运 邮件 parcel package shipment delivery tracking track",
    "单号 运单 运单号 快递单号 物流单号 发货单号 tracking_number waybill",
    "走到哪儿 到什么地方 到哪个 还要多久 还要几天 还要等多久 怎么还没 怎么还不 没送到 等好几天 \
     等了好几天 到哪了 到哪 到哪里 到哪儿 走到哪 哪里了 哪儿了 没到 还没到 还不到 未到 没有到 \
     到不了 什么时候到 啥时候到 几时到 何时到 几天到 几天能到 多久到 多久能到 什么时候能到 \
     啥时候能到 送到哪 查物流 查快递 查一下物流 where where_parcel where_package not_arrive \
     not_come not_here when_arrive",
    "到货 几天到 多久到 多久能到 几天能到 什么时候到 什么时候能到 能到 how_long_arrive \
     how_long_take how_long_deliver how_long_ship delivery_time when_arrive arrive",
    "没到手 不在手上 no_package 没收到 没有收到 未收到 没拿到 没见到 收不到 没看到货 not_receive \
     never_receive never_came never_arrive never_got not_get not_got no_parcel didnt_receive \
     didnt_get",
    "没消息 没有消息 一点消息 一点消息都没有 没有动静 没有任何 不走了 不走 没走 停留 停滞 滞留 \
     没反应了 没信息 不更新 没更新 没有更新 不动 没动 没动静 卡住 卡住了 停了 停在 没变化 \
     一动不动 没物流信息 没有物流信息 stuck not_moving not_move no_update not_update stopped \
     same_place",
    "没揽收 未揽收 没轨迹 没有轨迹 有单号 查不到 查不到物流 没有物流 没物流 揽收 no_scan \
     label_only no_tracking tracking_not_work",
    "被人签收 本人签收 替我签 签收 已签收 显示签收 显示已签收 被签收 signed delivered",
    "说签收 签收了 谁签收 谁签的 代签 says_delivered marked_delivered shows_delivered \
     delivered_not_received",
    "弄丢了 搞丢 丢包 不翼而飞 找不到了 没影了 丢件 丢了 丢失 弄丢 丢 找不到包裹 遗失 lost lose \
     missing_parcel",
    "派送 派件 配送 送货 送件 还不送 不派送 不送 没送 deliver courier",
    "快递站 便利店 门卫 下去拿 自己去拿 自己拿 自己取 驿站 代收点 菜鸟 快递柜 自提点 丰巢 \
     pickup_point pick_up locker",
    "送上楼 上楼 楼上 送到门口 家门口 送进来 送到小区 上门 送上门 送货上门 送到家 送到楼上 放门口 \
     不上门 to_the_door door home_delivery upstairs",
    "取件码 取货码 提货码 取件 自提 pickup_code pick_up collect locker",
    "家里没人 出门了 出差 不在家 没人在家 not_home not_at_home missed_delivery redeliver failed",
    "快递电话 快递员电话 联系快递 快递号码 快递员联系方式 快递小哥电话 courier_phone",
    "快递员 快递小哥 送货员 派件员 courier driver",
    "态度 态度差 骂人 凶 服务态度 不耐烦 恶劣 rude attitude impolite bad_service",
    "什么快递 啥快递 哪家快递 哪个快递 发什么快递 用什么快递 选快递 指定快递 which_courier \
     what_courier who_deliver",
    "换个快递 换一家快递 别的快递 其他快递 顺丰 圆通 中通 韵达 申通 邮政 极兔 京东快递 换快递 \
     换顺丰 发顺丰 other_courier change_courier upgrade",
    "乡下 村里 村子 山区 县城 镇上 送不到 不到的地方 偏远 新疆 西藏 内蒙 青海 海南 乡镇 农村 \
     remote island countryside",
    "下雪 雨雪 暴雪 台风 下雨 大雨 封路 快递停 停了吗 延误 耽搁 太慢 慢 好慢 很慢 停运 天气 疫情 \
     暴雨 delay slow weather",
    "拦截 追回 拦下 拦回 截回 召回 stop_parcel intercept",
    "拒收 拒签 不签收 refuse decline",
    "延长收货 自动确认 自动收货 快自动确认 延长确认 延时收货 extend auto_confirm \
     confirmation_time",
    "确认收货 验货 开箱 confirm_receipt inspect check_first",
    "分开寄 分包 没到齐 只收到一件 只收到一个 只到了一件 只到了一个 只到一个 还有一个 还有一件 \
     另一个 另一件 two_parcels only_half only_part split",
    "海关 清关 报关 customs clearance",
    "关税 交税 import_tax import_duty duty tax",
    "国外 海外 境外 出国 abroad overseas international foreign",
    "退回来 被退回 退回了 sent_back returned_to_sender come_back",
    // Shipping
    "出库 寄出来 寄过来 寄出去 发过来 安排发 待发货 发货 发出 寄出 出货 寄货 发快递 发走 寄 发 \
     send sent ship shipped dispatch",
    "待发货 还是待发货 没出库 不见发货 没寄 还没寄 不寄 没寄出 拖着不发 一直没发 一直不发 \
     什么时候才发 还没发 没发货 还不发 不发货 不发 没发 怎么不发 怎么还没发 怎么还不发 迟迟不发 \
     未发货 催发货 催货 快点发 快发货 赶紧发 尽快发 早点发 催一下 催 催催 催单 not_ship not_sent \
     still_not_shipped hurry not_dispatch not_shipped",
    "什么时候发 什么时候发货 啥时候发 啥时候发货 几时发 几时发货 何时发货 多久发 多久发货 几天发 \
     几天发货 什么时候能发 什么时候寄 什么时候可以发 哪天发 多久能发 when_ship how_long_ship \
     when_send when_dispatch handling_time",
    "今晚 下午发 马上发 立刻发 现在发 这个星期 这周 今天发 今天能发 今天发货 当天发 当日发 今天寄 \
     今天可以发 今天 today same_day",
    "截单 打单 停打 面单 打单了 几点截单 几点前 cutoff cut-off",
    "尽早 早点 快点 快一点 赶紧 等着 马上要 快些 急等 加急 急用 急 着急 很急 着急用 急着用 赶时间 \
     急需 等着用 赶着用 尽快 加急发 urgent urgently rush asap by_date need_by in_time express \
     faster",
    "预售 预订 预定 presale pre-sale pre-order preorder",
    "定金 尾款 付尾款 balance deposit",
    "合并 合单 合并发货 一起发 一块发 一起寄 一个包裹 两个订单 两单 两笔 together combine \
     one_parcel two_orders same_parcel",
    "分开发 分开寄 拆单 先发 现货先发 split separate",
    "周末 周六 周日 星期六 星期天 星期日 礼拜天 weekend saturday sunday",
    "放假 假期 节假日 休息 国庆 春节 过年 holiday closed",
    "再发 下个月发 下个月 月底 下周再 明天再发 迟点发 等我通知 晚点发 晚几天发 过几天发 改天发 \
     先别发 暂时不发 推迟发 指定日期 hold later later_date wait_ship",
    "发了吗 发货了吗 已发货 发货了没 寄了吗 寄出了吗 发了没 shipped already_sent sent_yet",
    // Address
    "收货人 收件人 收货人名字 名字 地址 收货地址 收件地址 收货信息 address",
    "名字写错 写错名字 电话写错 手机号写错 改一下地址 改下地址 改名字 改电话 改收货人 搬家 改地址 \
     换地址 修改地址 更改地址 地址错 地址写错 地址填错 填错地址 写错地址 地址错了 寄错地址 \
     地址不对 换个地址 改收货地址 改派 change_address wrong_address new_address another_address \
     different_address",
    "途中 路上 发出了 已经发了 已经寄出 已经发货 发货了 already_ship already_sent on_the_way \
     after_shipping",
    "门牌号 小区 楼栋 房号 house_number postcode zip",
    "打电话 电话号 没人接 不接电话 电话 手机号 手机号码 号码 电话号码 联系方式 空号 打不通 phone \
     number digits",
    "公司地址 单位 上班 工作日 workday office",
    // Payment
    "付款 支付 付钱 给钱 付 pay payment checkout",
    "付款失败了 付不了钱 付不起 支付异常 扣款失败 付不成 钱付不了 付不了 支付失败 付款失败 \
     无法付款 无法支付 支付不了 付不出去 付不了款 付款不了 不能付款 付不上 payment_fail \
     card_decline not_pay cant_pay payment_not_go error decline",
    "怎么付 怎么付款 付款方式 支付方式 how_pay payment_method ways_to_pay paypal credit_card \
     wallet",
    "花呗 分期 分期付款 instalment installment split monthly",
    "代付 朋友付 帮我付 找人付 别人付 friend_pay",
    "先收货 收货再付 收到货再付 先收货再付款 货到再付 现金 货到付款 到付 到了再付 收到再付 \
     cash_on_delivery cod pay_on_delivery pay_at_door",
    "多收 多收钱 手续费 服务费 额外收 加收 加钱 fee extra_cost extra_charge why_more",
    "安全 被骗 骗子 safe scam secure",
    "订单关闭 订单关了 自动关闭 超时关闭 过期关闭 closed expired order_closed",
    "我拍了 拍下了 已拍 已下单 下单了 下好单 付好了 付过了 已付款 已经付款 付了款 拍好了 付款了 \
     paid already_paid",
    // Price
    "实在价 谈价 商量 谈谈 刀一刀 折 打个折 几折 新人 首单 减免 便宜些吗 让点价 少几块 少几块钱 \
     优惠力度 改个价 改价 改下价 打个折扣 底价 便宜 优惠 议价 打折 折扣 少点 少一点 砍价 还价 \
     讲价 让利 减点 让点 低一点 再低 最低价 便宜点 便宜些 少些 优惠点 再少 少多少 最低多少 能少 \
     抹零 bargain cheaper cheap discount lower_price better_price best_price price_down reduce \
     deal less",
    "再便宜 再少 再优惠 再便宜点 再少点 再低点 便宜一点 last_price lower best_price",
    "离谱 太高 价位高 贵死 不值 宰人 坑 贵 太贵 好贵 有点贵 这么贵 价格高 贵了 偏贵 太贵了 \
     expensive too_much pricey costly",
    "用券 券用不了 领不到券 满减券 券码 优惠券 券 领券 优惠码 红包 代金券 店铺券 coupon voucher \
     promo_code discount_code",
    "满 凑 满多少 差多少 第二件 半价 满多少减 满减 凑单 凑满 threshold",
    "赠品 礼品 小礼品 小礼物 送点 送东西 送礼物 送个 送什么 有礼物 送不送 gift freebie extra",
    "赠品呢 说好的赠品 没给赠品 少赠品 赠品没了 赠品没有 没有赠品 没送赠品 赠品没收到 赠品漏",
    "包邮 免邮 免运费 包运费 包不包邮 包邮吗 运费 邮费 快递费 free_shipping postage shipping_cost \
     shipping_fee delivery_cost delivery_fee",
    "拼多多 抖音 京东 淘宝上 网上 实体店 同款才 别的地方 另外一家 同样的 别家 别人家 其他家 \
     其他店 别的店 隔壁 另一家 人家 他家 同款便宜 比你家便宜 other_shop elsewhere another_shop \
     other_store another_store compare",
    "降价 降价了 刚买就降 刚买就降价 价保 保价 差价 退差价 补差价 价格保护 price_drop \
     price_difference price_protection dropped cheaper_now",
    "多买 买多 批发 团购 大量 量大 大批 多件 多要 多拿 买得多 要得多 公司采购 wholesale bulk \
     many_pieces large_quantity",
    "两件 一起买 多拍 一起拍 两个 bundle two_pieces",
    "老顾客 老客户 回头客 老买家 经常买 常客 会员 买过好多次 买过几次 regular old_customer vip \
     loyal again",
    "零头 凑整 抹零头 抹个零 抹零 凑个整",
    "六一八 618 双十二 年货节 秒杀 聚划算 直播 直播间 预售活动 活动 促销 大促 搞活动 双十一 双11 \
     活动价 promotion activity sale event",
    "活动结束 活动过了 错过活动 活动没赶上 没赶上活动",
    "改个价 改下价格 改价格 修改价格 改一下价 改价 价格改好 价格没变 刷新 changed_price new_total",
    "主管 领导 经理 老板同意 manager supervisor boss",
    "先看看 再考虑 先不买 不买 下次 犹豫 再想想 对比一下 考虑 考虑一下 再看看 想想 再说 think \
     hesitate",
    // After-sales
    "钱退 退给我 退我钱 把钱退 仅退款 退款 退钱 返款 退我 申请退款 退 refund money_back",
    "钱还没退 没退回来 没退给我 什么时候退 几时退 多久退 退到哪里去了 到账 没到账 钱没到 退哪了 \
     退到哪 钱退哪 没退到 还没到账 什么时候到账 多久到账 钱没收到 退款没到 多久退款 where_refund \
     not_refund no_refund refund_not refund_not_arrive refund_not_receive bank",
    "还没退 怎么还没退 不退款 没退款 退款慢 催退款 退款怎么还 催一下退款 还不退款 refund_slow \
     waiting_refund",
    "不喜欢 想退 要退 退回去 还能退 可以退 能退 给我退 退货 退货退款 寄回 退掉 退换 退回 退了 退 \
     无理由 return send_back give_back",
    "七天无理由 7天无理由 无理由退货 无理由 不喜欢 不合适",
    "超过七天 过了七天 超过7天 过期 超时 还能退吗 过了时间 too_late return_period",
    "退货地址 寄到哪 寄哪 寄哪里 寄回哪 寄回哪里 退到哪里 退回哪里 退哪里 return_address \
     where_send where_return",
    "谁出运费 运费谁出 退货运费 运费险 邮费谁出 运费谁 谁承担 运费怎么算 承担运费 who_pay \
     return_cost return_postage return_shipping",
    "退货已经寄 退货寄出 退回去了 退货签收 寄回给你们 退货单号 退货的快递 收到退货 退货收到 退件 \
     收到退件 寄回来了 寄回去 退货到了 寄回去了 return_arrive arrived_back return_received",
    "换货 换一件 换一个 换个 换码 调换 更换 换 换大 换小 exchange swap replace replacement",
    "取消 取消订单 不想要 不要了 不买了 不想买 拍错 买错 cancel changed_mind change_mind not_want",
    "不等了 不想等 等不及 等不了 等太久 cannot_wait not_wait",
    "洞 有个洞 窟窿 勾丝 色斑 生锈 开胶 断了 断 掉毛 划痕 线头 脏 污渍 发霉 漏水 漏气 漏电 \
     掉色严重 破洞 质量太差 质量差 劣质 偷工减料 粗糙 有问题的 坏的 质量 质量问题 次品 瑕疵 毛病 \
     缺陷 残次 有问题 做工 开线 脱线 起球 掉漆 quality faulty defect defective flaw",
    "摔 摔碎 压烂 磕 磕碰 瘪 凹 断裂 撕裂 破损 破了 破 坏 坏了 坏的 碎 碎了 裂 裂了 损坏 压坏 \
     摔坏 烂 烂了 变形 破的 漏了 压扁 broken break damaged crushed cracked smashed",
    "声音大 声音特别大 噪音 异响 杂音 发热 发烫 响 不亮了 不转 不响 充不进 充不进去 充电充不进 \
     不充电 充不了电 连不上 没声音 不通电 坏掉 失效 不会亮 卡顿 死机 用不了 不能用 没反应 打不开 \
     不工作 开不了机 不亮 不好使 不好用 故障 失灵 充不进电 not_work not_turn_on stop_work trouble \
     dead",
    "用几天就坏 用了没多久 坏掉 没几天就坏 用了几天 broken_later broke_after repair",
    "少寄 没看到 没发全 不全 不齐 少配 缺少配件 缺东西 少螺丝 少零件 没给 少了 少发 漏发 少一件 \
     少件 缺 缺件 缺少 少个 少一个 少了一 漏了 没装 没有装 数量不对 少东西 missing short \
     incomplete part_missing one_missing",
    "补发 补寄 补一个 补一件 再寄 重新发 重发 resend send_again replacement",
    "寄错 不是我要 不是我买 不是我拍 发成 寄成 给我发 不是我那件 款式错 颜色错 尺码错 发的不对 \
     发的不是 我拍的是 我要的是 我买的是 明明拍 明明买 明明要 发了个 给我发了 发来的是 \
     not_what_i_ordered not_what_i_bought not_what_i not_the_one 发错 错发 发错货 颜色不对 \
     不是我要的 不是我买的 不是我拍的 拿错 型号不对 款式不对 码不对 wrong_item wrong_colour \
     wrong_color wrong_size wrong_one wrong",
    "跟描述 图片不符 照骗 和照片 跟照片 差好多 差很多 跟想象 想象 不一样 和图片不一样 \
     跟图片不一样 与描述不符 描述不符 差太多 货不对板 不符 跟想的不一样 和想象 失望 不满意 \
     not_as_described different disappointed not_as_expected",
    "色差 颜色不一样 颜色差 颜色一样 偏色 colour_difference color_difference colour_different",
    "赔 赔偿 补偿 赔钱 怎么赔 赔多少 补我 compensation compensate part_refund",
    "怎么处理 怎么解决 怎么办 给个说法 解决 方案 solution solve",
    "维修 修 保修 质保 报修 修理 坏了怎么办 warranty repair guarantee",
    "平台介入 小二 举报 12315 消协 投诉 投诉你们 dispute platform complain",
    "敷衍 不负责 太过分 过分 坑人 上当 恶心 服了 欺负人 不讲理 没完没了 生气 气死 垃圾 太差 无语 \
     差劲 骗人 忽悠 angry upset furious terrible worst",
    "使用痕迹 用过 穿过 洗过 剪标 拆封 used worn opened",
    "延长 延期 延迟 extend",
    "给我处理 什么时候处理 什么时候给我处理 处理了吗 处理好了吗 有回复吗 处理得怎么样 有结果 \
     有消息 进展 进度 怎么样了 有没有结果 update progress any_news",
    // Invoice
    "开个票 开张票 有票 有发票 发票 开票 开发票 票据 invoice receipt bill",
    "专票 专用发票 增值税 专用",
    "抬头 税号 开票信息 tax_number company_name",
    "报销 电子发票 纸质发票 电子票 paper original",
    "开错 发票错 抬头错 重开 开错了 wrong_name reissue correct_invoice",
    "补开 以前的订单 忘了开票 忘开票",
    "下载 发票在哪 找不到发票 发票没收到 没收到发票 invoice_not_received invoice_missing download",
    "declare declared_value lower_value customs_value customs_invoice commercial_invoice",
    // Size
    "哪个号 选几号 几号 号码选 大号 小号 中号 均码 建议码 拿哪个码 体型 胖 瘦 微胖 高 重 尺码 \
     码数 多大码 选码 什么码 穿多大 穿什么码 选什么码 多大 哪个码 穿几码 几码 拿什么码 大小 身高 \
     体重 斤 公斤 size s m l xs xl xxl xxxl what_size which_size fit measurement tall weigh",
    "推荐尺码 建议尺码 穿得下 能穿 穿这个码 recommend_size suit",
    "偏大 偏小 大一码 小一码 标准码 正码 版型 run_small run_large true_to_size",
    "勒 挤脚 宽松 肥 太肥 太长 太短 长了 短了 不合脚 磨脚 大一号 小一号 大了 小了 太大 太小 紧 \
     太紧 穿不上 码不合适 不合身 too_big too_small too_large too_tight not_fit doesnt_fit",
    "两个码 中间 纠结 选大 选小 之间 between",
    "尺码对照 尺寸表 尺码表 size_chart chart",
    "怎么量 胸围 腰围 肩宽 衣长 how_measure measure chest waist",
    "鞋 鞋子 鞋码 运动鞋 脚 脚宽 脚背 shoe shoes foot",
    "孩子 小孩 宝宝 童装 儿童 儿子 女儿 岁 child kid baby",
    "尺寸 多长 多宽 多高 长宽高 放得下 厘米 dimension dimensions space",
    // Stock
    "还有没有 有吗 有没有 有现货吗 有没 还能买 xl 有货 现货 还有吗 还有货 有没有货 有没有现货 \
     有现货 库存 in_stock available have_it stock",
    "什么时候到货 几时到货 没了 卖没了 抢光 选不了 点不了 灰色 没货 缺货 断货 卖完 卖光 没有货 \
     补货 什么时候有货 什么时候有 啥时候有 几时有货 上架 再上 out_of_stock restock sold_out \
     back_in_stock",
    "还剩 剩几件 剩多少 快没了 last_one few_left",
    "留货 留一件 帮我留 预留 给我留 先留着 留一个 reserve keep hold_for",
    "停产 下架 不生产 discontinued no_longer",
    "别的颜色 其他颜色 没有这个颜色 换颜色 换个颜色 other_colour another_colour other_color",
    "颜色 什么颜色 哪些颜色 哪个颜色 几种颜色 colour color",
    "类似 同款 相似 差不多的 similar alternative",
    "通知我 到了通知 有货通知 有货告诉 告诉我一声 到货通知 到货了 到货告诉我 notify",
    "拍了没货 拍下没货 下单了没货 超卖",
    // Product
    "皮的 布的 真丝 羊毛 棉 皮 布 塑料 金属 实木 木头 不锈钢 厚不厚 厚吗 薄吗 透不透 材质 面料 \
     什么料 什么做 什么做的 纯棉 成分 布料 料子 真皮 什么材料 材料 material fabric made_of cotton \
     leather",
    "正品 真的假的 是真的 假的 假货 真假 正版 是不是真 真货 authentic genuine fake original real",
    "起球吗 缩不缩水 会缩水 能机洗 熨 晒 打理 洗 怎么洗 机洗 手洗 水洗 掉色 褪色 缩水 洗护 清洗 \
     保养 wash clean shrink",
    "区别 哪个好 哪款好 差别 有什么不同 有啥区别 哪一款好 difference which_better compare",
    "推荐 选哪个 选哪款 哪款 帮我选 帮我挑 哪个合适 给个建议 recommend suggest advise",
    "实物图 实拍 实拍图 真实照片 实物 买家秀 real_photo photo picture real_picture",
    "拍照 照片 图片 发图 发照片 凭证 photo video evidence picture",
    "安装 怎么装 怎么用 说明书 使用方法 不会用 不会装 怎么安装 组装 install instructions \
     instruction manual how_use assemble set_up",
    "老人家 孕妇 敏感 小孩能用 多大年纪 夏天 冬天 能不能用 适合 适不适合 能用吗 老人 学生 适用 \
     合适吗 suitable suit",
    "送妈妈 送爸妈 送女朋友 送男朋友 送老师 送礼物给 包装 包好 送人 礼盒 送朋友 包装好点 \
     包装好一点 送礼 生日礼物 礼物 gift_wrap wrap present",
    "气味 味道 异味 味儿 有味 臭 难闻 刺鼻 smell odour",
    "包含 包括 都有啥 里面有啥 包含什么 包装清单 配件 里面有什么 有哪些东西 清单 都有什么 \
     box_contents what_in_box included accessories include",
    "经用 用多久 好用吗 好不好用 靠谱吗 质量怎么样 质量好吗 质量好不好 耐用 结实 质量如何 \
     good_quality durable",
    "卖点 特点 功能 介绍 介绍一下 feature",
    "搭配 配什么 还要买什么 配套",
    "plug voltage adapter",
    // Service
    "在吗 有人吗 在不在 有人在吗 人呢 有客服吗 anyone hello_anyone are_you_there are_there \
     there_anyone",
    "人工 转人工 人工客服 转接 机器人 human real_person transfer",
    "换人 换了个人 换客服 换了人 接班 另一个客服 刚才那个 刚才的客服 之前那个 colleague \
     other_agent takeover",
    "有人回 终于有人 回我 不说话 半个小时 等了半天 怎么不说话 装死 不回 不理人 没人理 怎么不回 \
     不回复 不理我 回复慢 等半天 等好久 等了很久 半天不回 no_reply not_reply waiting slow_reply \
     slow_answer",
    "一星 曝光 打差评 差评 给差评 bad_review negative_review",
    "返现 好评返现 晒图 追评 好评 评价 五星 review rating",
    "没问题了 知道了 明白了 好的谢谢 谢谢 感谢 辛苦 辛苦了 多谢 thank thanks",
    "先这样 回头聊 休息了 睡了 再见 拜拜 晚安 下次聊 bye goodbye",
    "值班 营业 几点 晚上有人 下班 几点上班 几点下班 上班时间 客服时间 working_hours office_hours \
     hours",
    "translate language english speak_english",
];

/// Words that every buyer says and that tell nothing.
pub(super) const NOISE: &[&str] = &[
    "里面 里边 上面 明明 到底 究竟 居然 竟然 应该 还有 麻烦您 亲 亲亲 亲爱的 你好 您好 哈喽 嗨 \
     请问 请 麻烦 麻烦你 一下 一下子 下 吗 嘛 呢 啊 呀 吧 哦 噢 喔 啦 哈 哈哈 哎 唉 诶 嗯 喂 呗 \
     哟 了 的 我 我的 我们 你 你的 你们 您 您的 他 她 它 这 这个 这款 这件 这双 这边 这里 那 那个 \
     那款 就 也 都 是 是不是 在 和 跟 把 被 给 给我 帮 帮我 帮忙 帮我看 帮我看看 看看 看下 看一下 \
     可以 可不可以 能 能不能 能否 可否 想 想要 想问 想问下 问一下 问下 问问 要 还 还是 又 再 才 \
     很 着 过 会 该 让 怎么 咋 为什么 为啥 什么 啥 什么情况 怎么回事 咋回事 老板 老板娘 掌柜 店家 \
     客服 卖家 商家 你家 你们家 昨天 前天 刚刚 刚 刚才 已经 一直 现在 上次 之前 上周 买的 拍的 \
     买了 拍了 订单 东西 商品 宝贝 产品 告诉我 告诉 说 知道 觉得 感觉 如果 但是 因为 所以 一 二 \
     两 三 四 五 六 七 八 九 十 几 半 天 个 件 次 块 元 号 点 多 好 行 人 里 上 来 去",
    "check checking going look looking hi hello hey dear sir madam please pls plz i im ive id me \
     my mine we our us you your u ur the a an is are am was were be been being it its this that \
     these those they them there here to of for in on at by from with and or but so if then do \
     does did done have has had having can could would will shall should may might must just now \
     yet still already really very too much some any also about ok okay yes well want need like \
     know tell let say said help get got getting give item items product order ordered bought buy \
     thing one ones day days week weeks ago since what how why guys friend make sure see show \
     take",
];

/// English words that say no, in a form without the apostrophe.
pub(super) const NOT: &[&str] = &[
    "not", "no", "never", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "havent", "hasnt",
    "hadnt", "cant", "cannot", "couldnt", "wont", "nothing",
];
