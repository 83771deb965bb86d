# Words of the trade. Ids: domain-<type>-<code>; each word here must be one that commands and
# files accept as well (a test reads every one back).

## Platforms and flags

domain-platform-taobao = 淘宝
domain-platform-pdd = 拼多多
domain-platform-douyin = 抖店
domain-platform-jd = 京东
domain-platform-other = 其他

domain-trade-clothing = 服装
domain-trade-food = 食品
domain-trade-electronics = 数码

domain-colour-grey = 灰
domain-colour-red = 红
domain-colour-yellow = 黄
domain-colour-green = 绿
domain-colour-blue = 蓝
domain-colour-purple = 紫
domain-colour-orange = 橙
domain-colour-cyan = 青
domain-colour-light-blue = 浅蓝
domain-colour-light-pink = 浅粉
domain-colour-dark-green = 深绿
domain-colour-peach = 桃红

## Orders

domain-order-state-unpaid = 待付款
domain-order-state-to-ship = 待发货
domain-order-state-part-shipped = 部分发货
domain-order-state-shipped = 已发货
domain-order-state-done = 交易成功
domain-order-state-closed = 交易关闭
domain-order-state-untold = 状态未知

domain-order-line-quantity = { $count } 件
domain-refund = 退款 { $number }
domain-refund-deadline = { $at } 超时
domain-refund-ended = { $at } 完结
domain-refund-parcel = 退货单号 { $parcel }
domain-refund-state-asked = 待处理
domain-refund-state-refused = 已拒绝
domain-refund-state-to-return = 待买家退货
domain-refund-state-returning = 待商家收货
domain-refund-state-done = 退款成功
domain-refund-state-closed = 退款关闭

## Reviews

domain-rating-negative = 差评
domain-rating-neutral = 中评

domain-severity-class-A = 严重
domain-severity-class-B = 一般
domain-severity-class-C = 轻微

domain-channel-chat = 旺旺
domain-channel-sms = 短信
domain-channel-phone = 电话
domain-channel-public = 公开回复

domain-review-state-new = 未处理
domain-review-state-contacting = 联系中
domain-review-state-promised = 承诺修改
domain-review-state-waiting = 等补偿
domain-review-state-changed = 已修改
domain-review-state-deleted = 已删除
domain-review-state-refused = 已拒绝

## Handover

domain-severity-urgent = 紧急
domain-severity-watch = 关注
domain-severity-calm = 知悉

domain-section-orders = 订单
domain-section-reviews = 中差评
domain-section-other = 其他事项

domain-answer-kind-accept = 接收
domain-answer-kind-ask = 追问
domain-answer-kind-refuse = 退回
domain-answer-kind-answer = 答复

domain-item-state-draft = 草稿
domain-item-state-handed = 待接收
domain-item-state-accepted = 已接收
domain-item-state-asked = 待答复
domain-item-state-refused = 已退回
domain-item-state-done = 已办结

## Counters and tally

domain-lost-reason-price = 价格
domain-lost-reason-quality = 质量
domain-lost-reason-style = 款式
domain-lost-reason-elsewhere = 别家更优惠
domain-lost-reason-no-discount = 没优惠
domain-lost-reason-feature = 缺功能
domain-lost-reason-postage = 不包邮
domain-lost-reason-courier = 快递
domain-lost-reason-other = 其他

domain-problem-kind-product = 产品
domain-problem-kind-logistics = 物流
domain-problem-kind-service = 服务

domain-measure-received = 接待
domain-measure-deals = 成交
domain-measure-amount = 成交额
domain-measure-urged = 催付
domain-measure-urged-paid = 催付成功
domain-measure-orders-added = 登记订单
domain-measure-flags = 插旗
domain-measure-notes = 备注
domain-measure-lost = 流失
domain-measure-problems = 问题
domain-measure-reviews = 中差评
domain-measure-contacts = 联系评价
domain-measure-reviews-settled = 评价解决
domain-measure-compensation = 补偿
domain-measure-discounts = 优惠
domain-measure-promises = 承诺了结
domain-measure-items-handed = 交出事项
domain-measure-items-taken = 接收事项
domain-measure-replies = 快捷回复

domain-by-agent = 客服
domain-by-shift = 班次
domain-by-day = 日期

## Reminders and promises

domain-reminder-kind-reminder = 提醒
domain-reminder-kind-promise = 承诺

domain-repeat-once = 一次
domain-repeat-until-done = 响到处理
domain-repeat-daily = 每天
domain-repeat-weekly = 每周
domain-repeat-monthly = 每月

domain-promise-end-kept = 兑现
domain-promise-end-late = 超时兑现
domain-promise-end-broken = 未兑现

## Days and ages

domain-weekday-1 = 周一
domain-weekday-2 = 周二
domain-weekday-3 = 周三
domain-weekday-4 = 周四
domain-weekday-5 = 周五
domain-weekday-6 = 周六
domain-weekday-7 = 周日

domain-age-now = 刚刚
domain-age-minutes = { $n } 分钟
domain-age-hours = { $n } 小时
domain-age-days = { $n } 天
domain-ago = { $age }前
domain-due-in = 还剩 { $age }
domain-overdue = 超时 { $age }

domain-today = 今天
domain-tomorrow = 明天
domain-yesterday = 昨天

## Nobody and nothing

domain-nobody = 未分配
domain-off-shift = 班外
domain-no-flag = 未插旗
domain-cod = 货到付款

## What an import did

domain-import-counts = 共 { $rows } 行：新增 { $new }，更新 { $changed }，没变 { $same }，重复 { $repeated }，有误 { $refused }

## Order numbers

domain-bad-number =
    { $platform ->
        [taobao] “{ $number }”不是订单号：淘宝的订单号全是数字，最多 { $most } 位
        [pdd] “{ $number }”不是订单号：拼多多的订单号只有数字和“-”，最多 { $most } 位
       *[other] “{ $number }”不是订单号：只能有字母、数字和“-”“_”“.”，至少一位数字，最多 { $most } 位
    }

domain-said-reply = 回复
domain-said-note = 备注
domain-said-review = 评价

domain-no-urging-settled = 不是待付款
domain-no-urging-cod = 货到付款
domain-no-urging-flagged = 已催付

## Columns of a sheet of orders

domain-column-number = 订单号
domain-column-buyer = 买家
domain-column-item = 商品
domain-column-amount = 金额
domain-column-state = 状态
domain-column-created = 下单时间
domain-column-paid = 付款时间
domain-column-quantity = 数量
domain-column-sku = 规格
domain-column-price = 单价
domain-column-code = 商家编码
domain-column-waybill = 运单号
domain-column-courier = 快递公司
domain-column-phone = 手机
domain-column-memo = 备注
domain-column-flag = 旗帜

## What the flags mean until the shop says otherwise

domain-flag-meaning-wish = 特殊要求
domain-flag-meaning-price = 改价/优惠
domain-flag-meaning-refund = 退款售后
domain-flag-meaning-urged = 已催付
domain-flag-meaning-shipping = 发货备注
