# What is said in more than one view: toasts, fields, counters, undo, the clipboard.

app-name = 插旗

## Around every view

app-too-small = 窗口太小，至少 40×10
app-crashed = 插旗出错退出了。保存过的都在；没填完的，重新打开可以接着填。
app-banner = 还没填姓名和店铺，按 { $key } 选「店铺设置」
app-strip-due = 还剩 { $when }：{ $what }
app-strip-late = 已超时 { $when }：{ $what }
app-progress = { $percent }%，Esc 取消
app-help-title = 帮助：按键和操作
app-palette-title = 全部操作
app-palette-hint = 输入名称或拼音，Enter 执行
app-palette-none = 没有这样的操作。换个说法试试，如“导入”“插旗”“交接”。

app-footer-form = Enter 下一项  ^S 完成  ←→ 选择  Esc 先放着
app-footer-phrase = ^S 保存  Tab 下一项  Alt-Enter 换行  Esc 先放着
app-footer-chooser = 字母/数字 直接选  ↑↓ 移动  Enter 选中  Esc 取消
app-footer-palette = ↑↓ 选择  Enter 执行  Esc 返回
app-footer-card = ↑↓ 翻看  Enter 关闭
app-footer-card-import = ↑↓ 翻看  ^C 复制清单  Enter 关闭
app-footer-card-import-ask = Enter 导入  ↑↓ 翻看  ^C 复制清单  Esc 不导入
app-footer-card-order = ↑↓ 翻看  Enter 显示手机号  Esc 关闭
app-footer-replies = Enter 复制  Alt-数字 速选  Tab 换类  ^N 新建  ^E 修改  Esc 返回
app-form-keys = 带 * 的要填，在最后一项按 Enter 完成
app-confirm-keys = Enter 确定  Esc 取消

## What is due

app-today-search-hint = 买家、订单、事项
app-today-not-found = 没找到，换个词
app-today-none = 没有要赶的事。提醒、承诺、中差评和交接的时限会列在这里。
app-today-review = 中差评
app-today-item = 交接

## Why something can't be done, and what to do

app-why-read-only = 只读，改不了
app-why-nothing-chosen = 先选中一条
app-why-job = 正在导入，稍等
app-why-not = {"「"}{ $act }{"」"}：{ $why }
app-works-in = 在 { $views } 用
app-nothing-chosen = 没选中，用 ↑↓ 选一条
app-nothing-changed = 没有改动
app-read-only = 现在只能看，不能改：{ $why }
app-role-read-only = 身份是只读，可在配置文件里改
app-and-more = 还有 { $count } 条

## Undo

app-undone =
    { $more ->
        [0] 已撤销：{ $what }
       *[other] 已撤销：{ $what }，连同另外 { $more } 项
    }
app-redone =
    { $more ->
        [0] 已重做：{ $what }
       *[other] 已重做：{ $what }，连同另外 { $more } 项
    }
app-nothing-to-undo = 没有可撤销的
app-nothing-to-redo = 没有可重做的
app-did-undo = 撤销了一步
app-did-redo = 重做了一步
app-did-unknown = 新版程序记下的操作

## Clipboard

app-copied = 已复制「{ $what }」→ { $to }
app-route-system = 系统剪贴板
app-route-osc52 = 终端剪贴板
app-route-tmux = tmux 缓冲区
app-route-command = { $name }
app-route-file = 文件 { $path }
app-not-copied = 没复制成，请手动复制：{ $why }
app-hand-released = 已放下手上的订单
app-copy-by-hand = 按住 Shift 拖选，手动复制

## Counters

app-count-title = 记一笔
app-count-title-buyer = 记一笔：{ $buyer }
app-count-received = 接待
app-count-lost = { $reason } · 流失
app-count-problem = { $kind }问题
app-counted = 已记：{ $what }
app-counted-buyer = 已记：{ $what }（{ $buyer }）

## Forms

app-draft-found = 上次有没填完的，接着填？
app-draft-keys = Enter 接着填  Esc 先不填（关掉前还找得回）
app-draft-title = 接着填
app-draft-restored = 上次没填完的内容还在
app-setup-title = 姓名和店铺
app-settings-saved = 设置已保存
app-addons-title = 行业短语包
app-addon-on = 开
app-addon-off = 关
app-addons-switched = 行业短语包已开：{ $packs }
app-addons-none = 行业短语包都关了
app-language-auto = 跟随系统
app-yes = 是
app-no = 否
app-empty = （空）
app-field-needed = 这一项要填
app-bad-amount = 金额写数字，如 12.50
app-bad-time = 时间不对，如 明早9点、2026-11-22 09:30
app-hint-example = 例如 { $example }
app-hint-when = 例如 明早9点、周五11点、+2h
app-hint-now = 空着就是现在
app-hint-suggestions = ↑↓ { $list }，也可直接写

app-field-agent = 客服姓名
app-field-shop = 店铺名
app-field-platform = 平台
app-field-language = 界面语言

app-field-number = 订单号
app-field-buyer = 买家
app-field-item = 商品
app-field-amount = 金额
app-field-state = 状态
app-field-cod = 货到付款
app-field-address-checked = 地址已核对
app-field-cod-confirmed = 到付已确认
app-field-phone = 手机号
app-field-waybill = 运单号
app-field-courier = 快递
app-field-note = 备注
app-field-flag-label = 标签，最多 3 字
app-field-file = 文件

app-field-review-text = 评价内容
app-field-severity-class = 严重程度
app-field-rating = 评价
app-field-reason = 原因
app-field-review-at = 评价时间
app-field-channel = 联系方式
app-field-outcome = 结果
app-field-next-contact = 下次联系
app-field-cost = 补偿金额
app-field-until = 最晚时间

app-field-summary = 事项
app-field-severity = 紧急程度
app-field-section = 栏目
app-field-label = 订单/买家
app-field-due = 最晚时间
app-field-if = 如果
app-field-next = 下一步
app-field-owner = 跟进人
app-field-read-back = 复述下一步
app-field-question = 追问什么
app-field-refusal = 退回原因
app-field-answer = 答复内容
app-field-how-ended = 怎么办结的

app-field-title = 标题
app-field-code = 编码
app-field-text = 内容
app-field-variants = 换着说
app-field-category = 分类
app-field-tags = 标签
app-field-aliases = 别名
app-field-scope = 归谁用
app-field-valid-from = 从哪天起
app-field-valid-to = 到哪天止
app-field-review-by = 哪天复核
app-field-image = 图片

app-list-separator = 、
app-draft-gone = 没写完的那张表对应的短语已经不在了
