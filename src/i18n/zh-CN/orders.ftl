# Orders: lists, flags, notes, the memo, imports.

## The lists that Tab goes through

orders-list-all = 全部
orders-list-unpaid = 待付款
orders-list-to-ship = 待发货
orders-list-flagged = 已插旗
orders-list-cod = 货到付款待确认
orders-list-silent = 静默订单

orders-lists-title = 看哪个列表
orders-flag-list-title = 看哪种旗
orders-flag-any = 所有颜色

orders-search-hint = 订单号、买家、商品、备注
orders-none = 这里没有订单。可以新建，或在「全部操作」里导入报表。
orders-list-empty = 这个清单里没有订单，Tab 换下一个。
orders-not-found = 没找到订单，换个词，或直接新建。

## The card

orders-address-checked = 地址已核对
orders-cod-confirmed = 货到付款（已确认）
orders-created = 下单 { $at }
orders-paid = 付款 { $at }
orders-platform-memo = 平台备注：{ $memo }
orders-timeline = 操作记录
orders-timeline-undone = （已撤销）

## Forms

orders-new-title = 登记订单
orders-edit-title = 修改订单 { $order }
orders-exists = 这个订单号登记过了，可直接搜
orders-gone = 订单已经删了，按 Esc 返回
orders-added = 已登记订单 { $order }
orders-edited = 已修改订单 { $order }

## Flags

orders-no-flag = 不插旗
orders-flag-title =
    { $count ->
        [1] 插旗 { $order }
       *[other] 给 { $count } 个订单插旗
    }
orders-flagged =
    { $count ->
        [1] 旗帜已改为「{ $flag }」
       *[other] { $count } 个订单的旗帜已改为「{ $flag }」
    }
orders-flag-same = 已经是「{ $flag }」，不用改
orders-label-title = 旗帜的标签
orders-label-too-long = 标签最多 3 个字
orders-flagged-urged = ，算已催付，不再列入待催付
orders-reserved-mark = （专用）
orders-reserved-title = 要换掉专用旗吗？
orders-reserved-body = { $order } 插着「{ $flag }」，换掉后可能重复催付。

## Notes and the memo

orders-note-title =
    { $count ->
        [1] 加备注 { $order }
       *[other] 给 { $count } 个订单加备注
    }
orders-noted =
    { $count ->
        [1] 备注已保存
       *[other] 已给 { $count } 个订单加备注
    }
orders-memo =
    { $limit ->
        [0] 备注（{ $bytes } 字节）
       *[other] 备注（{ $bytes }/{ $limit } 字节）
    }
orders-memo-length =
    { $limit ->
        [0] 备注 { $bytes } 字节
       *[other] 备注 { $bytes }/{ $limit } 字节
    }
orders-memo-copied = 已复制{ $what } → { $to }
orders-memo-left-out = 最早的 { $count } 条备注放不下，没有带上
orders-memo-cut = 最新一条备注太长，只带了前面一段
orders-memo-empty = 这单还没有备注，先加一条

## Delete

orders-deleted =
    { $count ->
        [1] 已删除订单 { $order }，可撤销
       *[other] 已删除 { $count } 个订单，可撤销
    }

## Import

orders-import-title = 导入订单报表
orders-import-confirm = 导入这份报表？
orders-import-taken-for = 识别为{ $kind }，平台按{ $platform }记
orders-import-overrides = （以文件为准，和设置里的默认平台不同）
orders-import-remembered = （列按上次指定的，在 order-columns.toml 里可改）
orders-import-kind-taobao-orders = 淘宝/天猫订单报表
orders-import-kind-taobao-items = 淘宝/天猫宝贝报表
orders-import-kind-tmall-refunds = 天猫退款报表
orders-import-kind-pdd-orders = 拼多多订单表
orders-import-kind-douyin-orders = 抖店订单表
orders-import-kind-douyin-after-sales = 抖店售后表
orders-import-kind-mapped = 自己指定列的订单表
orders-import-joined = ，并入同一订单 { $count } 行
orders-import-refunds = ，退款 { $count } 笔
orders-import-deleted = ，{ $count } 单在这里删过，没有再导入（要找回，新建这个单号就行）
orders-import-flags-kept = ，旗帜有 { $count } 单和平台不同（保留本机的）
orders-import-other-shop = ；表里的店铺是「{ $named }」，这里记在「{ $shop }」名下（要记成别的店，用 chaqi order import --shop 店名）
orders-import-more = …… 另有 { $count } 单
orders-import-new = 新增 { $order }：{ $what }
orders-import-changed = 更新 { $order }：{ $what }
orders-import-kept-flag = 旗帜不动 { $order }：客服插的是{ $ours }旗，平台是{ $theirs }旗
orders-import-ready = 导入预览好了，{ $counts }；在「全部操作」里搜“导入结果”再确认
orders-import-unknown = 没见过这种表头，指定一次列，下次同样的表直接导入
orders-import-mapping = 这张表的哪一列是什么？
orders-import-no-column = （没有这一列）
orders-import-column = { $name }　例：{ $samples }
orders-import-twice = “{ $name }”已经选作{ $other }
orders-import-field-state = 状态
orders-import-field-amount = 金额
orders-import-field-buyer = 买家
orders-import-field-item = 商品
orders-import-field-created = 下单
orders-import-field-paid = 付款
orders-import-field-waybill = 运单号
orders-import-field-courier = 快递
orders-import-field-phone = 手机
orders-import-field-memo = 平台备注
orders-import-field-flag = 平台旗帜
orders-import-field-cod = 货到付款
orders-import-field-lines = 商品明细
orders-after-sales = 售后：{ $state }
orders-platform-flag = 平台上的旗帜：{ $flag }
orders-import-nothing = 没有新内容可导入
orders-import-done = 导入结果
orders-import-later = 关掉后还能看：在「全部操作」里搜“导入结果”。
orders-import-said = 导入清单 { $count } 行
orders-import-none = 这次打开后还没有导入过
orders-imported = 导入完成，{ $counts }

## What happened to an order

orders-did-add = 登记订单 { $order }
orders-did-import = 导入订单 { $order }
orders-did-edit = 修改订单 { $order }：{ $what }
orders-did-flag = 插旗 { $flag }
orders-did-unflag = 取消旗帜
orders-did-note = 备注：{ $text }
orders-did-delete = 删除订单 { $order }
orders-did-reveal = 查看手机号

## Marks

orders-marked = 已标记 { $count } 单
orders-unmarked = 标记已取消
orders-marked-first = 列表太长，先标记了前 { $count } 单
orders-marked-hidden = ✓{ $count }（{ $hidden } 单不在眼前）{" "}
orders-many-title = { $act }：{ $count } 个订单
orders-many-more = ……还有 { $count } 个
orders-many-hidden = 其中 { $count } 个不在眼前的列表里
orders-many-key = 确定的话再按一次 { $key }，之后可以撤销
orders-many-keys = Esc 取消

## A pasted order number

orders-pasted-known = 打开订单 { $order }？
orders-pasted-unknown = 没有订单 { $order }
orders-pasted-make = 新登记这一单？平台：{ $platform }
orders-pasted-open-keys = Enter 打开  Esc 不用
orders-pasted-inside = 这段话里有订单 { $order }，按 { $key } 打开或登记
orders-pasted-make-keys = Enter 登记  Esc 不用
orders-clipboard-none = 剪贴板里没有订单号，先去复制一个
orders-number-short = 订单号只有 { $count } 位，淘宝的至少 { $least } 位，是不是少打了？

## Why a row was found

orders-why-number = 订单号：{ $text }
orders-why-note = 备注：{ $text }
orders-why-memo = 平台备注：{ $text }
orders-why-waybill = 运单：{ $text }
orders-why-courier = 快递：{ $text }
orders-why-phone = 手机尾号 { $text }
orders-why-article = 规格：{ $text }
orders-why-refund = 退款：{ $text }
orders-why-item = 商品：{ $text }

## Checks before shipping

orders-list-promised = 有承诺
orders-mark-cod = 到付
orders-mark-checked = 址✓
orders-checked-said = { $count ->
    [1] { $order } 地址已核对
   *[other] { $count } 单地址已核对
}
orders-unchecked-said = { $count ->
    [1] { $order } 地址改为未核对
   *[other] { $count } 单地址改为未核对
}
orders-confirm-title = { $count ->
    [1] 货到付款 { $order } 怎么确认的
   *[other] 货到付款 { $count } 单怎么确认的
}
orders-confirm-note = 货到付款已确认（{ $channel }）
orders-confirmed = 已备注：{ $note }
orders-all-shipped = 已经发货或关闭，不用再报仓库
orders-not-cod = 不是货到付款的订单
orders-warehouse-note = 静默订单，已报仓库
orders-warehouse-said = { $count } 单已备注：静默订单，已报仓库
