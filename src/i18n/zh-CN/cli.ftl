# The command line: its help (cli-<command>, cli-<command>-<argument>) and what commands say.

## The help

cli-chaqi = 插旗：淘宝、天猫店铺客服的终端控制台。不带命令直接进入控制台
cli-chaqi-home = 配置、短语和数据都放在这个文件夹
cli-chaqi-config = 改用这个配置文件
cli-chaqi-lang = 界面语言：zh-CN 或 en
cli-chaqi-agent = 这次用的客服姓名
cli-chaqi-no-mouse = 不使用鼠标
cli-chaqi-help = 显示帮助
cli-chaqi-version = 显示版本

cli-reply = 查找、显示或复制快捷短语
cli-reply-query = 要找的话：汉字、拼音、首字母或编码；@物流 只在这个分类里找
cli-reply-copy = 复制最合适的一条
cli-reply-var = 填变量，如 --var buyer=小鹿；--var product=品名 用那张产品卡的内容；可写多次
cli-reply-limit = 最多列几条（默认 20）
cli-reply-category = 只在这个分类里找
cli-reply-tolerant = 模糊音：z/zh c/ch s/sh n/l in/ing en/eng 不分
cli-reply-show = 按编号或编码显示一条的完整内容
cli-reply-anyway = 碰到违禁词也照样输出或复制（会记下来）
cli-reply-json = 输出 JSON

cli-phrases = 快捷短语的文件

cli-phrases-list = 列出全部短语
cli-phrases-list-json = 输出 JSON
cli-phrases-list-addons = 列出行业短语包（服装、食品、数码）和开关状态

cli-phrases-check = 检查短语文件，问题写明行和列
cli-phrases-check-json = 输出 JSON

cli-phrases-lint = 查违禁词：短语里有没有违反平台规则和法律的说法（查到要拦下的，退出码 4）
cli-phrases-lint-files = 短语文件；- 为标准输入，一行一条；不写就查全部短语
cli-phrases-lint-rules = 列出规则：编号、级别、依据和日期
cli-phrases-lint-toml = 输出自带的规则文件；存成配置文件夹里的 lint.toml 就能改
cli-phrases-lint-json = 输出 JSON

cli-phrases-path = 短语文件放在哪里
cli-phrases-path-json = 输出 JSON

cli-phrases-import = 导入别处的快捷短语，写进短语文件
cli-phrases-import-file = 千牛等软件导出的 CSV、Excel、txt，espanso 的 YAML，本软件的 TOML 和 JSON；- 为标准输入
cli-phrases-import-map = 哪一列是什么，如 text=话术,title=问题；可写 code title text group subgroup tags aliases variants image 等
cli-phrases-import-sheet = 工作表的名字（默认第一张有内容的）
cli-phrases-import-format = 文件格式：csv | qianniu | xlsx | json | toml | espanso | text（默认看文件名和内容）
cli-phrases-import-into = 写到哪里：shop 店铺 | personal 个人 | 短语文件夹里的文件名（默认 shop）
cli-phrases-import-update = 目标文件里已有但内容不同的短语也改成导入的
cli-phrases-import-dry-run = 只试一遍，不写入
cli-phrases-import-strict = 有一行不合格就全部不导入（退出码 4）
cli-phrases-import-json = 输出 JSON

cli-phrases-export = 导出快捷短语给别的软件
cli-phrases-export-file = 写到这个文件，- 为标准输出
cli-phrases-export-format = 格式：csv | qianniu 千牛 | xlsx | json | toml | espanso | text（默认看文件名）
cli-phrases-export-encoding = 编码：utf-8 | gb18030 | gbk（千牛默认 gb18030，其余 utf-8）
cli-phrases-export-category = 只导出这个分类
cli-phrases-export-own = 只导出店铺和自己的，不含内置
cli-phrases-export-force = 覆盖已有的文件
cli-phrases-export-json = 输出 JSON

cli-product = 产品卡：列出、查看、从表格导入、导出
cli-product-list = 列出全部产品卡
cli-product-list-json = 输出 JSON
cli-product-show = 看一张产品卡
cli-product-show-name = 品名、货号或别名
cli-product-show-json = 输出 JSON
cli-product-import = 从表格导入产品卡，写进短语文件夹的 products.toml
cli-product-import-file = CSV 或 Excel，表头如 产品,问题,回答,话术 或 货号,产品,尺码,颜色,材质,库存,卖点,注意事项；认不出的列按列名记下；- 为标准输入
cli-product-import-map = 哪一列是什么，如 question=描述,text=备注；可写 number name aliases sizes colours material stock points cautions question answer text
cli-product-import-sheet = 工作表的名字（默认第一张有内容的）
cli-product-import-update = 产品卡上已有但写得不同的内容也改成导入的
cli-product-import-dry-run = 只试一遍，不写入
cli-product-import-strict = 有一行不合格就全部不导入（退出码 4）
cli-product-import-json = 输出 JSON
cli-product-export = 把产品卡导出成 CSV 或 Excel，改好还能再导入
cli-product-export-file = 写到这个文件，- 为标准输出
cli-product-export-format = 格式：csv | xlsx（默认看文件名）
cli-product-export-force = 覆盖已有的文件
cli-product-export-json = 输出 JSON

cli-phrases-unused = 很久没有用过的短语
cli-phrases-unused-days = 多少天没有用过（默认 60）
cli-phrases-unused-json = 输出 JSON

cli-order = 订单、备注和旗帜

cli-order-add = 登记一个订单
cli-order-add-buyer = 买家旺旺ID
cli-order-add-item = 商品
cli-order-add-amount = 实付金额，如 12.50
cli-order-add-state = unpaid 待付款（默认） | to-ship 待发货 | part-shipped 部分发货 | shipped 已发货 | done 交易成功 | closed 交易关闭
cli-order-add-cod = 货到付款；取消写 --cod=no
cli-order-add-address-checked = 已和买家核对地址；取消写 =no
cli-order-add-cod-confirmed = 到付已和买家确认；取消写 =no
cli-order-add-phone = 收货手机，显示时打码
cli-order-add-waybill = 运单号
cli-order-add-courier = 快递公司
cli-order-add-created = 下单时间（默认现在）
cli-order-add-paid = 付款时间
cli-order-add-number = 订单号
cli-order-add-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-add-shop = 店铺（默认配置里的店铺）
cli-order-add-json = 输出 JSON

cli-order-list = 查找和列出订单
cli-order-list-query = 订单号、买家、商品、备注、运单号或手机后四位，可写几个词
cli-order-list-filter = all 全部 | unpaid 待付款 | to-ship 待发货 | flagged 已插旗 | promised 有承诺 | cod 货到付款待确认 | silent 静默订单
cli-order-list-list = 列表名：自带的，或配置 [[list]] 里自己的
cli-order-list-state = 状态，几个用逗号隔开：unpaid 待付款 | to-ship 待发货 | part-shipped 部分发货 | shipped 已发货 | done 交易成功 | closed 交易关闭
cli-order-list-cod = 只看货到付款的；=no 只看不是的
cli-order-list-address-checked = 只看地址核对过的；=no 只看没核对的
cli-order-list-cod-confirmed = 只看到付已确认的；=no 只看没确认的
cli-order-list-has-note = 只看有备注的；=no 只看没备注的
cli-order-list-platform = 只看这个平台的
cli-order-list-shop = 只看这个店铺的
cli-order-list-handled-by = 只看这位客服最先经手的；写 "" 看没人经手的
cli-order-list-amount-over = 金额高于
cli-order-list-amount-under = 金额低于
cli-order-list-older-than = 下单超过多久，如 2d、36h、2天
cli-order-list-newer-than = 下单不超过多久，如 2d、36h、2天
cli-order-list-flag = 只看这种颜色的旗
cli-order-list-limit = 最多列几个（默认 50）
cli-order-list-json = 输出 JSON

cli-order-show = 看一个订单和它的备注
cli-order-show-number = 订单号
cli-order-show-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-show-shop = 店铺（默认配置里的店铺）
cli-order-show-json = 输出 JSON

cli-order-note = 给订单加一行备注
cli-order-note-text = 备注内容
cli-order-note-number = 订单号
cli-order-note-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-note-shop = 店铺（默认配置里的店铺）
cli-order-note-json = 输出 JSON

cli-order-flag = 给订单插旗，可同时写备注
cli-order-flag-colour = 颜色：名称、数字或字母，如 红、red、1；none 取消插旗
cli-order-flag-text = 同时加的一行备注
cli-order-flag-label = 旗帜旁边的短标签（平台支持时）
cli-order-flag-number = 订单号
cli-order-flag-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-flag-shop = 店铺（默认配置里的店铺）
cli-order-flag-json = 输出 JSON

cli-order-memo = 按平台格式生成备注
cli-order-memo-copy = 复制到剪贴板
cli-order-memo-number = 订单号
cli-order-memo-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-memo-shop = 店铺（默认配置里的店铺）
cli-order-memo-json = 输出 JSON

cli-order-edit = 修改订单
cli-order-edit-buyer = 买家旺旺ID
cli-order-edit-item = 商品
cli-order-edit-amount = 实付金额，如 12.50
cli-order-edit-state = unpaid 待付款 | to-ship 待发货 | part-shipped 部分发货 | shipped 已发货 | done 交易成功 | closed 交易关闭
cli-order-edit-cod = 货到付款；取消写 --cod=no
cli-order-edit-address-checked = 已和买家核对地址；取消写 =no
cli-order-edit-cod-confirmed = 到付已和买家确认；取消写 =no
cli-order-edit-phone = 收货手机，显示时打码
cli-order-edit-waybill = 运单号
cli-order-edit-courier = 快递公司
cli-order-edit-created = 下单时间
cli-order-edit-paid = 付款时间
cli-order-edit-number = 订单号
cli-order-edit-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-edit-shop = 店铺（默认配置里的店铺）
cli-order-edit-json = 输出 JSON

cli-order-delete = 从列表删除订单，可撤销
cli-order-delete-number = 订单号
cli-order-delete-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-delete-shop = 店铺（默认配置里的店铺）
cli-order-delete-json = 输出 JSON

cli-order-history = 订单的全部改动：谁、什么时候、改了什么
cli-order-history-number = 订单号
cli-order-history-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-history-shop = 店铺（默认配置里的店铺）
cli-order-history-json = 输出 JSON

cli-order-import = 导入平台导出的订单表
cli-order-import-file = 订单表文件（CSV 或 Excel），- 为标准输入
cli-order-import-map = 哪一列是什么，如 number=订单号,buyer=下单帐号；可写 number buyer item amount state created paid quantity sku price code waybill courier phone memo flag
cli-order-import-dry-run = 只试一遍，不写入
cli-order-import-strict = 有一行有误就全部不导入（退出码 4）
cli-order-import-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-import-shop = 店铺（默认配置里的店铺）
cli-order-import-json = 输出 JSON

cli-review = 中差评

cli-review-add = 登记一条中差评
cli-review-add-buyer = 买家旺旺ID
cli-review-add-text = 评价内容
cli-review-add-severity = 严重程度：A 严重 | B 一般 | C 轻微
cli-review-add-rating = negative 差评 | neutral 中评
cli-review-add-stars = 星级 1–5
cli-review-add-item = 购买的商品
cli-review-add-order = 订单号；已登记的订单会带出买家和商品
cli-review-add-phone = 电话，显示时打码
cli-review-add-reason = 原因
cli-review-add-at = 评价时间
cli-review-add-json = 输出 JSON

cli-review-list = 列出中差评，最严重的在前
cli-review-list-query = 买家、订单号、商品、内容或原因
cli-review-list-state = 只看这个进度
cli-review-list-open = 只看还没了结的
cli-review-list-json = 输出 JSON

cli-review-show = 看一条中差评和联系经过
cli-review-show-json = 输出 JSON
cli-review-show-id = 编号的开头几位（至少 4 位）

cli-review-contact = 记一次联系
cli-review-contact-channel = chat 旺旺 | sms 短信 | phone 电话
cli-review-contact-outcome = 结果
cli-review-contact-next = 下次联系时间，如 明早10点、+2h
cli-review-contact-cost = 这次补偿的金额
cli-review-contact-json = 输出 JSON
cli-review-contact-id = 编号的开头几位（至少 4 位）

cli-review-progress = 推进处理进度
cli-review-progress-state = contacting 联系中 | promised 承诺修改 | waiting 等补偿 | changed 已修改 | deleted 已删除 | refused 已拒绝
cli-review-progress-until = 承诺的时间
cli-review-progress-json = 输出 JSON
cli-review-progress-id = 编号的开头几位（至少 4 位）

cli-handover = 交接班

cli-handover-show = 看交接：最近一次，或按编号；还没有时看草稿
cli-handover-show-id = 交接编号的开头几位
cli-handover-show-json = 输出 JSON
cli-handover-show-format = chat 聊天文字 | md Markdown

cli-handover-draft = 看本班的交接草稿
cli-handover-draft-json = 输出 JSON
cli-handover-draft-format = chat 聊天文字 | md Markdown

cli-handover-add = 往草稿里加一项
cli-handover-add-summary = 要交代的事
cli-handover-add-severity = urgent 紧急 | watch 关注 | calm 知悉
cli-handover-add-order = 关联的订单号
cli-handover-add-review = 关联的中差评编号
cli-handover-add-due = 最晚什么时候办
cli-handover-add-if = 如果……
cli-handover-add-then = 就……（可写短语编码）
cli-handover-add-owner = 谁来办
cli-handover-add-section = 放在哪一栏：orders 订单 | reviews 中差评 | other 其他事项
cli-handover-add-json = 输出 JSON

cli-handover-drop = 从草稿里去掉一项
cli-handover-drop-json = 输出 JSON
cli-handover-drop-id = 事项编号的开头几位

cli-handover-submit = 提交交接；每一栏都要有内容或标为无
cli-handover-submit-none = 这一栏标为无，可写多次：orders 订单 | reviews 中差评 | other 其他事项
cli-handover-submit-json = 输出 JSON
cli-handover-submit-format = chat 聊天文字 | md Markdown

cli-handover-accept = 列出待接收的事项，或逐项接收
cli-handover-accept-item = 事项编号的开头几位；不写则列出
cli-handover-accept-all = 全部接收
cli-handover-accept-next-step = 复述下一步；紧急事项必须写
cli-handover-accept-ask = 追问交班的人
cli-handover-accept-refuse = 退回，写明原因
cli-handover-accept-answer = 答复追问，写明内容
cli-handover-accept-json = 输出 JSON

cli-handover-done = 办结一项
cli-handover-done-outcome = 结果如何
cli-handover-done-json = 输出 JSON
cli-handover-done-id = 事项编号的开头几位

cli-handover-history = 查以前的交接
cli-handover-history-query = 要找的词
cli-handover-history-limit = 最多列几次（默认 20）
cli-handover-history-json = 输出 JSON

cli-count = 计数：接待、流失、问题

cli-count-received = 记一个接待；同一买家一天只算一次
cli-count-received-json = 输出 JSON
cli-count-received-buyer = 买家旺旺ID

cli-count-lost = 记一个流失
cli-count-lost-reason = price 价格 | quality 质量 | style 款式 | elsewhere 别家更优惠 | no-discount 没优惠 | feature 缺功能 | postage 不包邮 | courier 快递 | other 其他
cli-count-lost-json = 输出 JSON
cli-count-lost-buyer = 买家旺旺ID

cli-count-problem = 记一个问题
cli-count-problem-kind = product 产品 | logistics 物流 | service 服务
cli-count-problem-json = 输出 JSON
cli-count-problem-buyer = 买家旺旺ID

cli-tally = 日报：按客服、班次或日期统计
cli-tally-date = 哪个营业日，如 2026-11-21、昨天（默认今天）
cli-tally-from = 从哪天起
cli-tally-to = 到哪天止（默认今天）
cli-tally-week = 本周（周一起）
cli-tally-month = 本月
cli-tally-by = agent 客服 | shift 班次 | day 日期
cli-tally-format = table | csv | md | json；不写时看文件后缀
cli-tally-output = 写到这个文件，- 为标准输出
cli-tally-rows = 列出某个数字背后的每一笔，如 received 接待、amount 成交额
cli-tally-force = 文件已存在也覆盖
cli-tally-json = 输出 JSON

cli-history = 一条记录的全部改动：谁、什么时候、改前改后
cli-history-record = 订单号，或编号的开头几位，如 review:0192
cli-history-json = 输出 JSON

cli-undo = 撤销自己上一步
cli-undo-json = 输出 JSON

cli-redo = 重做刚撤销的一步
cli-redo-json = 输出 JSON

cli-export = 导出

cli-export-all = 导出全部记录（含完整手机号，请妥善保管）
cli-export-all-file = 写到哪个文件，- 为标准输出
cli-export-all-force = 文件已存在也覆盖
cli-export-all-json = 输出 JSON

cli-import = 导入

cli-import-all = 合并另一台电脑导出的全部记录，可重复导入
cli-import-all-file = export all 写出的文件，- 为标准输入
cli-import-all-dry-run = 只试一遍，不写入
cli-import-all-json = 输出 JSON

cli-doctor = 检查配置、短语和数据是否完好
cli-doctor-rebuild = 按改动记录重建数据表
cli-doctor-json = 输出 JSON

cli-demo = 演示店铺：临时的示例数据，用完即删，不动自己的数据
cli-demo-fill = 只把示例数据放进这个空文件夹

cli-config = 配置

cli-config-check = 检查配置文件
cli-config-check-json = 输出 JSON

cli-config-show = 显示现在生效的全部配置

cli-config-path = 配置文件在哪里
cli-config-path-json = 输出 JSON

cli-completions = 生成命令补全脚本
cli-completions-shell = bash | elvish | fish | powershell | zsh

cli-man = 生成手册页

## Around the help

cli-usage = 用法：
cli-options = 选项
cli-everywhere = 各命令通用
cli-commands = 命令
cli-command = 命令
cli-arguments = 参数
cli-error = 出错：
cli-hint =   → { $hint }

## What went wrong

cli-fail-output = 输出写不出去：{ $reason }
cli-fail-no-home = 找不到用户文件夹
cli-fail-no-terminal = 这里没有终端，控制台打不开
cli-fail-no-console = 这个版本还没有控制台
cli-fail-role = 配置里的身份是只读，不能改动记录
cli-fail-gone = 刚写入的记录读不回来
cli-fail-subcommand = 没有“{ $command }”这个命令
cli-fail-argument = 没有 { $argument } 这个选项或参数
cli-fail-amount-negative = 金额不能是负数
cli-fail-missing = 缺少 { $argument }
cli-fail-no-subcommand = 还要写明做什么
cli-fail-no-value = { $argument } 后面要写内容
cli-fail-value = { $argument } 不认识“{ $value }”；可以写：{ $known }
cli-fail-number = { $argument } 里的“{ $value }”不是合适的数
cli-fail-day = “{ $text }”不是日期；写成 2026-11-21、11-21 或 昨天
cli-fail-pair = “{ $text }”要写成 名称=内容
cli-fail-money = “{ $text }”不是金额；写成 12.50，最多两位小数
cli-fail-conflict = { $argument } 不能和 { $other } 一起用
cli-fail-values = { $argument } 的写法不对
cli-fail-utf8 = 命令里有不是 UTF-8 的字符
cli-fail-time = 看不懂时间“{ $text }”
cli-fail-time-past = “{ $text }”已经过去了
cli-fail-time-none = 没有“{ $text }”这个时间
cli-fail-text-empty = 内容不能为空
cli-fail-nothing-given = 没有写要改什么
cli-fail-number-empty = 订单号不能为空
cli-fail-order-exists = 订单 { $number } 已经登记过
cli-fail-order-none = 没有订单 { $number }
cli-fail-order-several = 有几个店铺都有订单 { $number }：{ $places }
cli-fail-orders-none = 没有符合的订单
cli-fail-no-notes = 订单 { $number } 还没有备注
cli-fail-colour = { $platform }没有“{ $colour }”这种旗
cli-fail-list = 没有叫“{ $name }”的列表
cli-fail-list-alone = 这个列表不能再加条件
cli-fail-length = “{ $text }”不是时长，要写成 2d、36h、2天 这样
cli-fail-flag-label = 拼多多插旗要带 1–3 个字的标签
cli-fail-id-short = “{ $id }”太短，至少写编号的前 4 位
cli-fail-id-several = 有几条记录的编号都以 { $id } 开头
cli-fail-id-none = 没有编号以 { $id } 开头的记录
cli-fail-review-buyer = 不知道是哪个买家
cli-fail-review-final = 这条评价{ $state }，已经了结
cli-fail-review-step = 不能从“{ $from }”改成“{ $to }”
cli-fail-reviews-none = 没有符合的中差评
cli-fail-gaps = 这几栏还没写：{ $sections }
cli-fail-not-empty = 这几栏有内容，不能标为无：{ $sections }
cli-fail-not-a-draft = 这一项已经交出去了，不能从草稿去掉
cli-fail-read-back = 紧急事项要复述下一步：{ $items }
cli-fail-not-read-back = 复述和下一步对不上：{ $items }
cli-fail-own-item = 这是你本班交出的，要由别人接收：{ $items }
cli-fail-no-question = 没有要你答复的追问：{ $items }
cli-fail-taken = { $agent }已经接收了这一项
cli-fail-which-item = 没有写是哪一项
cli-fail-handovers-none = 没有符合的交接
cli-fail-no-history = 没有这条记录的改动
cli-fail-no-undo = 没有可以撤销的操作
cli-fail-no-redo = 没有可以重做的操作
cli-fail-span = { $from } 在 { $to } 之后
cli-fail-import-refused = { $n } 行有误，什么都没有导入
cli-fail-map-number = --map 要写明哪一列是订单号：number=列名
cli-fail-map-part = --map 里的“{ $part }”看不懂
cli-hint-map = 写成 字段=列名，用逗号隔开；字段有 { $fields }
cli-hint-try-map = 用 --map 指明哪一列是什么，先试一遍：--dry-run --map "{ $map }"；或在界面里导入、选一次
cli-note-remembered = 列已记在 { $file }，同样表头的表下次直接导入
cli-fail-reply-none = 没有找到“{ $query }”
cli-fail-forbidden = { $id } 碰到违禁词，没有输出也没有复制
cli-fail-tally-ending = 不会写 .{ $ending } 文件
cli-fail-phrase-none = 没有编号或编码是 { $id } 的短语
cli-fail-phrase-resting = 短语 { $id } 现在不能用：{ $why }
cli-fail-phrase-broken = 短语 { $id }（{ $place }）写法有误：{ $reason }
cli-fail-missing-values = 短语 { $id } 还缺：{ $names }
cli-fail-copy = 复制不了：{ $reason }
cli-fail-demo-taken = { $path } 不是空文件夹
cli-fail-into = “{ $name }”不能当短语文件的名字
cli-fail-pack = 短语文件没有改动：{ $reason }
cli-fail-pack-changed = 刚才被别人改过，再导入一次
cli-fail-pack-layout = 短语没有写成 [[phrase]]
cli-fail-pack-no-file = 那里不是普通文件
cli-fail-phrase-format = 从“{ $file }”看不出要什么格式
cli-fail-category = 没有短语属于分类“{ $category }”

## What to do about it

cli-hint-help = 用法见 { $command } --help
cli-hint-near = 是不是 { $near }？
cli-hint-known = 可以写：{ $known }
cli-hint-no-home = 用 --home 或 CHAQI_HOME 指定一个文件夹
cli-hint-no-terminal = 在脚本里查短语用 chaqi reply；想先看看，在终端里运行 chaqi demo
cli-hint-demo-no-terminal = 只要示例数据用 chaqi demo --fill 文件夹；查短语用 chaqi reply
cli-hint-demo-taken = 换一个空的或还不存在的文件夹
cli-hint-role = 身份写在 { $file } 的 agent.role
cli-hint-time = 写成 2026-11-21 20:05、明早9点、周五11点 或 +30m
cli-hint-order-exists = 要修改用 chaqi order edit { $number }
cli-hint-order-none = 用 chaqi order list 查找
cli-hint-order-several = 加上 --platform 或 --shop
cli-hint-no-notes = 用 chaqi order note { $number } 加一行
cli-hint-id = 编号在列表的第一列
cli-hint-id-longer = 多写几位
cli-hint-review-buyer = 写 --buyer，或写已登记的订单号
cli-hint-review-final = 买家又有新评价时另外登记一条
cli-hint-review-step = 现在可以改成：{ $known }
cli-hint-gaps = 用 chaqi handover add 补上，没有就写 { $options }
cli-hint-not-empty = 去掉 --none，或用 chaqi handover drop 去掉事项
cli-hint-not-a-draft = 办完了用 chaqi handover done
cli-hint-read-back = 加上 --next-step 写明下一步
cli-hint-read-back-all = 逐项接收，或加上 --next-step 写明下一步
cli-hint-not-read-back = --next-step 里写清要做的下一步：{ $next }
cli-hint-own-item = 请下一班的人接收；改了主意可用 chaqi undo 撤回提交
cli-hint-no-question = 待答复的事项见 chaqi handover accept
cli-hint-taken = 办完了用 chaqi handover done
cli-hint-which-item = 写事项编号，或加 --all
cli-hint-number = 从订单页复制；别的平台加 --platform
cli-hint-unwritable = 改好这个文件夹的权限，或用 --home 换一个能写的文件夹
cli-hint-import-refused = 改好这些行再导入；去掉 --strict 会导入其余的行
cli-hint-reply-none = 少写几个字，或用拼音首字母
cli-hint-forbidden = 按建议改短语；确实要用就加 --anyway，会记下来
cli-hint-tally-ending = 文件名用 .csv（Excel 能直接打开）、.md、.json 或 .txt，或加 --format
cli-hint-phrase-none = 全部短语见 chaqi phrases list
cli-hint-phrase-resting = 要用先改日期（{ $place }）
cli-hint-phrases-check = 用 chaqi phrases check 检查
cli-hint-no-card = 没有叫“{ $product }”的产品卡；chaqi product list 列出全部
cli-hint-missing-values = 加上 { $options }
cli-hint-copy = 剪贴板设置见配置的 [clipboard]；不加 --copy 可以直接显示
cli-hint-into = 写 shop、personal，或不带路径的文件名
cli-hint-phrase-format = 加上 --format csv、qianniu、xlsx、json、toml、espanso 或 text

## Beside the result

cli-note-agent = 还没有设置客服姓名，先用“{ $name }”；用 --agent 或配置的 agent.name 设置
cli-note-addons = 在 { $file } 里写上要开的包，如 [phrases] addons = ["clothing"]；或在控制台按 Ctrl-P 选“行业短语包”
cli-note-copied-system = 已复制到剪贴板
cli-note-copied-terminal = 已通过终端复制
cli-note-copied-tmux = 已复制到 tmux
cli-note-copied-command = 已通过 { $program } 复制
cli-note-copied-file = 剪贴板用不了，已写到 { $path }
cli-note-not-counted = 已复制，但这次使用没有记下来
cli-note-reserved = 注意：换掉了专用的{ $colour }旗（{ $meaning }）
cli-note-more = 只列出前 { $n } 个，更多用 --limit
cli-note-no-orders = 还没有订单
cli-note-no-reviews = 还没有中差评
cli-note-no-items = 没有待接收的事项
cli-note-no-handovers = 还没有交接
cli-note-gaps = 还空着：{ $sections }
cli-note-memo = { $bytes } 字节
cli-note-memo-limit = { $bytes } 字节，{ $platform }上限 { $limit }
cli-note-memo-cut = 最新一条备注太长，只带了前面一段
cli-note-number-short = 订单号只有 { $count } 位，淘宝的至少 { $least } 位，核对一下
cli-note-memo-left-out = 最早的 { $n } 行放不下，没有写入
cli-note-more-repeated = 另有 { $count } 行重复，全部清单见 --json
cli-note-reading = 读取 { $percent }%
cli-note-written = 已写到 { $path }
cli-note-export-private = 文件里有完整手机号，请妥善保管
cli-note-demo-left = 临时文件夹没删掉：{ $reason }
cli-note-more-notes = 还有 { $n } 处，用 --json 看全部

## What was done

cli-said-empty = 空
cli-said-yes = 是
cli-said-no = 否
cli-said-order-added = 已登记订单 { $number }
cli-said-noted = 已给 { $number } 加备注
cli-said-flagged = { $number } 已插旗：{ $flag }
cli-said-unflagged = { $number } 已取消插旗
cli-said-edited = 已修改 { $number }
cli-said-unchanged = { $number } 没有变化
cli-said-deleted = 已删除 { $number }，chaqi undo 可以找回
cli-said-dry-run = 只是试算，没有写入
cli-said-review-added = 已登记中差评 { $id }（{ $buyer }）
cli-said-contacted = { $id } { $buyer }：已记第 { $n } 次联系
cli-said-progressed = { $id } { $buyer }：{ $state }
cli-said-item-added = 已加入交接草稿（{ $section }）
cli-said-item-dropped = 已从草稿去掉
cli-said-submitted = 已提交交接，共 { $n } 项（{ $id }）
cli-said-taken = 已接收 { $n } 项
cli-said-answered = { $state }：{ $summary }
cli-said-item-done = 已办结：{ $summary }
cli-said-supervisors = 主管跟进
cli-said-counted = 已记：{ $what }
cli-said-counted-before = 今天已记过：{ $what }
cli-said-undone = 已撤销：{ $what }
cli-said-redone = 已重做：{ $what }
cli-said-undone-mark = （已撤销）
cli-said-needs = 要填：{ $names }
cli-said-shop-phrases = 店铺短语
cli-said-own-phrases = 个人短语
cli-said-scope-built-in = 内置
cli-said-scope-shop = 店铺
cli-said-scope-personal = 个人
cli-said-addon-on = 开
cli-said-addon-off = 关
cli-said-phrases-fine = 短语文件没有问题，共 { $n } 条
cli-said-level-error = 错误：
cli-said-level-warning = 提醒：
cli-said-exported = 已导出 { $n } 次改动到 { $path }
cli-said-imported-log = 共 { $rows } 次改动：新增 { $new }，已有 { $same }
cli-said-config-fine = { $file } 没有问题
cli-said-config-none = 还没有 { $file }，全部用默认设置
cli-said-fine = 正常
cli-said-not-fine = 有问题
cli-said-none-yet = 还没有
cli-said-problems = { $n } 处问题
cli-said-commits = { $n } 次改动
cli-said-broken-at = 改动记录从 { $commit } 起对不上
cli-said-unwritable = { $folder } 里写不了文件：{ $reason }
cli-said-read-only = 只能读：{ $reason }
cli-said-rebuilt = 已按改动记录重建数据表
cli-said-demo = 演示店铺在 { $path }，进入：chaqi --home { $path }
cli-said-no-unused = { $days } 天内每条短语都用过

## A record's history

cli-did-order-added = 登记订单 { $number }
cli-did-order-imported = 导入订单 { $number }
cli-did-order-edited = 修改订单 { $number }
cli-did-order-deleted = 删除订单 { $number }
cli-did-flagged = { $number } 插旗 { $flag }
cli-did-unflagged = { $number } 取消插旗
cli-did-noted = { $number } 备注：{ $text }
cli-did-revealed = 查看订单 { $number } 的手机号
cli-did-review-logged = 登记中差评 { $buyer }
cli-did-review-edited = 修改中差评
cli-did-review-dropped = 删除中差评
cli-did-contacted = 联系买家（{ $channel }）：{ $outcome }
cli-did-progressed = 评价进度：{ $state }
cli-did-item-written = 交接事项：{ $summary }
cli-did-item-dropped = 从交接草稿去掉
cli-did-item-passed = 交出事项
cli-did-answered = { $answer }：{ $text }
cli-did-item-closed = 办结：{ $outcome }
cli-did-none = { $section }标为无
cli-did-not-none = 取消{ $section }的“无”
cli-did-submitted = 提交 { $day } 的交接，{ $n } 项
cli-did-counted = 计数：{ $what }
cli-did-copied = 复制短语：{ $title }
cli-did-undone = 撤销
cli-did-redone = 重做
cli-did-unknown = 更新版本写的改动

## A handover in print

cli-page-title = 交接 { $day } { $shift } { $agent }
cli-page-none = 无
cli-page-owner = 跟进人：
cli-page-due = 最晚：
cli-page-if-then = 如果{ $if }，就{ $then }
cli-page-next = 下一步：
cli-page-age = 已 { $n } 天
cli-page-passes = 交过 { $n } 次

## Heads of tables

cli-table-id = 编号
cli-table-code = 编码
cli-table-title = 标题
cli-table-addon = 行业包
cli-table-phrase-count = 短语数
cli-table-on = 开关
cli-table-category = 分类
cli-table-scope = 来源
cli-table-number = 订单号
cli-table-platform = 平台
cli-table-shop = 店铺
cli-table-flag = 旗帜
cli-table-state = 状态
cli-table-discount = 已优惠
cli-table-amount = 金额
cli-table-buyer = 买家
cli-table-phone = 手机号
cli-table-item = 商品
cli-table-note = 最近备注
cli-table-cod = 货到付款
cli-table-address-checked = 地址已核对
cli-table-cod-confirmed = 到付已确认
cli-table-created = 下单
cli-table-paid = 付款
cli-table-courier = 快递
cli-table-waybill = 运单号
cli-table-agent = 客服
cli-table-platform-memo = 平台备注
cli-table-platform-flag = 平台旗帜
cli-table-lines = 商品明细
cli-table-refunds = 退款
cli-table-after-sales = 售后
cli-table-severity = 严重程度
cli-table-rating = 评价
cli-table-stars = 星级
cli-table-age = 时长
cli-table-due = 最晚时间
cli-table-text = 内容
cli-table-reason = 原因
cli-table-until = 最晚时间
cli-table-at = 时间
cli-table-label = 订单/买家
cli-table-answer = 答复
cli-table-day = 营业日
cli-table-shift = 班次
cli-table-items = 事项
cli-table-open = 未办结
cli-table-total = 合计
cli-table-conversion = 转化率
cli-table-order-value = 客单价
cli-table-lost-by = 流失原因
cli-table-problems-by = 问题分类
cli-table-record = 记录
cli-table-value = 数值
cli-table-detail = 说明
cli-table-version = 版本
cli-table-config = 配置
cli-table-phrases = 短语
cli-table-store = 数据
cli-table-owner = 跟进人
cli-table-condition = 如果
cli-table-next = 下一步
cli-table-what = 类型
cli-table-wake = 响铃
cli-table-repeat = 重复
cli-table-section = 栏目
cli-table-summary = 事项
cli-table-order = 订单号
cli-table-urgency = 紧急程度
cli-table-uses = 次数
cli-table-last-used = 最近使用
cli-table-review-by = 复查日期


## What an import should be looked at for


# product
cli-fail-product-none = 没有叫“{ $name }”的产品卡
cli-hint-product-none = 现有：{ $known }
cli-fail-products-none = 还没有产品卡
cli-hint-products-none = 用 chaqi product import 导入一张表，或在短语文件夹里写 products.toml
cli-said-exported-products = 已导出 { $n } 张产品卡到 { $path }
cli-table-product = 产品
cli-table-product-number = 货号
cli-table-product-sizes = 尺码
cli-table-product-stock = 库存
cli-table-product-questions = 问答
cli-table-product-aliases = 别名
cli-table-product-file = 文件

cli-order-urge = 催付：列出待催付的买家，或催一位
cli-order-urge-number = 订单号：催这位买家（同一买家的待付款订单一起标记），输出话术；不写就列出名单
cli-order-urge-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-urge-shop = 店铺（默认配置里的店铺）
cli-order-urge-reply = 快捷短语编号（默认设置里 [urge] 的 reply）
cli-order-urge-var = 话术里的变量，如 --var activity=满减，可多次
cli-order-urge-copy = 同时复制话术
cli-order-urge-anyway = 含禁用词也照用（会留下记录）
cli-order-urge-json = 输出 JSON
cli-table-orders = 单数
cli-table-said = 上次沟通
cli-note-urged = 已催 { $buyer }：{ $numbers }
cli-fail-urged = { $agent } { $at } 已经催过 { $buyer }
cli-hint-urged = 同一买家几天内只催一次（设置 [urge] window_days）；催错了由 chaqi undo 撤销

## Reminders, buyers, discounts

cli-remind = 提醒和承诺
cli-remind-add = 设一个提醒，或记一个承诺
cli-remind-add-number = 订单号；- 表示不关联订单
cli-remind-add-when = 时间，如 +30m、2h、明早9点、周五11点
cli-remind-add-text = 什么事；不写就用订单的备注或商品
cli-remind-add-promise = 是答应买家的事：兑没兑现都会记下来
cli-remind-add-repeat = once 一次 | until-done 响到处理 | daily 每天 | weekly 每周 | monthly 每月
cli-remind-add-owner = 谁跟；"" 表示大家
cli-remind-add-json = 输出 JSON
cli-remind-list = 列出还没处理的提醒和承诺，最急的在前
cli-remind-list-promises = 只看承诺
cli-remind-list-late = 只看超时的
cli-remind-list-json = 输出 JSON
cli-remind-done = 办结；会重复的下次再提醒
cli-remind-done-id = 编号的开头几位（至少 4 位）
cli-remind-done-outcome = 结果
cli-remind-done-broken = 承诺没兑现
cli-remind-done-json = 输出 JSON
cli-remind-snooze = 推后；承诺的期限不变
cli-remind-snooze-id = 编号的开头几位（至少 4 位）
cli-remind-snooze-when = 推后到，如 +30m、明早9点
cli-remind-snooze-json = 输出 JSON
cli-buyer = 买家：主页、分组、备注
cli-buyer-show = 买家的订单、评价、提醒和备注
cli-buyer-show-id = 买家旺旺ID
cli-buyer-show-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-buyer-show-shop = 店铺（默认配置里的店铺）
cli-buyer-show-json = 输出 JSON
cli-buyer-group = 归入分组
cli-buyer-group-id = 买家旺旺ID
cli-buyer-group-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-buyer-group-shop = 店铺（默认配置里的店铺）
cli-buyer-group-json = 输出 JSON
cli-buyer-group-group = vip | difficult 难缠，或配置里自己的分组
cli-buyer-group-off = 移出分组
cli-buyer-note = 给买家记一条
cli-buyer-note-id = 买家旺旺ID
cli-buyer-note-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-buyer-note-shop = 店铺（默认配置里的店铺）
cli-buyer-note-json = 输出 JSON
cli-buyer-note-text = 内容
cli-order-discount = 记一笔优惠；超过自己的额度要写同意的主管
cli-order-discount-number = 订单号
cli-order-discount-platform = 平台：taobao 淘宝 | pdd 拼多多 | douyin 抖店 | jd 京东 | other 其他
cli-order-discount-shop = 店铺（默认配置里的店铺）
cli-order-discount-json = 输出 JSON
cli-order-discount-amount = 优惠多少元
cli-order-discount-reason = 原因
cli-order-discount-approved-by = 同意的主管
cli-said-remind-added = { $id }  { $when }  { $text }
cli-said-remind-done = 已办结：{ $text }
cli-said-remind-broken = 已记为没兑现：{ $text }
cli-said-remind-snoozed = 推后到 { $rings }：{ $text }
cli-fail-remind-none = 没有提醒
cli-fail-remind-past = “{ $when }”已经过了
cli-fail-remind-not-promised = 这不是承诺，不用说兑没兑现
cli-fail-promise = 承诺要关联订单，也不会重复
cli-fail-buyer-none = 没有叫 { $buyer } 的买家
cli-hint-buyer-none = 用 chaqi order list 按名字找找看
cli-fail-buyer-several = { $buyer } 在几个店都有：{ $places }
cli-fail-group = 没有“{ $group }”这个分组，自己的分组写在配置的 [buyers] groups 里，每个最多 { $most } 字
cli-fail-discount-amount = 优惠要大于 0
cli-hint-discount-approved = 加上 --approved-by 主管姓名
cli-table-when = 时间
cli-table-about = 关于
