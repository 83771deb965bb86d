# Errors that users see: what is wrong, and (hint) what to do about it.

## The config file

error-config-title = 配置文件 { $file } 有 { $n } 处问题：
error-config-not-found = 找不到这个文件
error-config-unreadable = 读不了这个文件：{ $reason }
error-config-not-utf8 = 文件不是 UTF-8 编码
error-config-unknown-key = 没有 { $key } 这一项
error-config-wrong-type = 这里要填{ $wanted }，写的是{ $found }
error-config-not-a-time = “{ $text }”不是时间
error-config-not-a-span = “{ $text }”不是时长
error-config-not-an-amount = “{ $text }”不是金额
error-config-not-a-window = “{ $text }”不是时段
error-config-not-a-pair = 这里要写两个时间：从几点到几点
error-config-out-of-range = 数值要在 { $min } 到 { $max } 之间
error-config-unknown-word = 不认识“{ $word }”
error-config-not-offered = { $platform }没有{ $colour }旗
error-config-twice = { $key } 写了两遍
error-config-placeholder = 备注格式里不认识 {"{"}{ $name }{"}"}
error-config-memo-without-text = 备注格式里没有 {"{text}"}，备注内容会丢
error-config-overlap = 班次“{ $shift }”的几个时段有重叠
error-config-needed = 缺少 { $key }
error-config-unknown-act = 没有“{ $act }”这个操作
error-config-not-a-key = “{ $key }”不能当按键
error-config-key-taken = { $key } 已经用于“{ $by }”

error-config-write = 写不了 { $file }：{ $reason }
error-config-write-key = { $key } 写不进 { $file }，请直接改文件

error-config-type-string = 文字
error-config-type-integer = 整数
error-config-type-float = 小数
error-config-type-boolean = 开关（true/false）
error-config-type-datetime = 日期时间
error-config-type-array = 列表
error-config-type-table = 一组设置
error-config-type-sections = 多组设置
error-config-type-time = 时间

error-config-hint-near = 是不是 { $near }？
error-config-hint-not-found = 检查 --config 后面的路径
error-config-hint-unreadable = 检查文件权限，或用 --config 指定另一个文件
error-config-hint-not-utf8 = 用编辑器另存为 UTF-8
error-config-hint-full-width = 这一行有中文符号 { $sign }，换成英文符号试试
error-config-hint-syntax = 写法是：名称 = 值；文字要加英文双引号
error-config-hint-keys = 全部设置见 chaqi config show
error-config-hint-type-string = 加英文双引号，如 "内容"
error-config-hint-type-integer = 只写数字，不加引号，如 30
error-config-hint-type-boolean = 写 true 或 false，不加引号
error-config-hint-type-array = 用方括号，如 ["甲", "乙"]
error-config-hint-type-table = 用 [名称] 另起一段；旗帜写成 red = {"{"} meaning = "含义" {"}"}
error-config-hint-type-sections = 每组前面写两层方括号，如 [[shift]]
error-config-hint-type-time = 写成 "08:30" 这样的 24 小时制
error-config-hint-span = 写成 "2d"、"36h"、"30m" 或 "2天"、"36小时"
error-config-hint-amount = 写成 20 或 "19.90"
error-config-hint-window = 写成 "10:00-11:00"
error-config-hint-pair = 写成 ["01:00", "08:00"]，不要静音就写 []
error-config-hint-range = 改成范围内的整数
error-config-hint-known = 可以写：{ $known }
error-config-hint-not-offered = 换一个该平台有的颜色；ERP 的颜色要先设 flags.erp_colours = true
error-config-hint-twice = 删掉其中一个
error-config-hint-placeholder = 可用 {"{text}"} {"{agent}"} {"{date}"} {"{time}"} {"{flag}"}，其中 {"{text}"} 必须有
error-config-hint-overlap = 检查各段的开始和结束时间
error-config-hint-needed = 补上 { $key }
error-config-hint-acts = 操作名见 F1
error-config-hint-key = 写成 "ctrl-t"、"alt-1"、"f2"；Ctrl-H I J M [ 和输入法的按键不能用
error-config-hint-key-taken = 换一个按键，或先给原来的操作换键

## The store

error-store-newer = { $path } 是更新版本的插旗写的（格式 { $found }，本程序只认识到 { $known }），没有改动它
error-store-read-only = { $path } 不能写入：{ $reason }
error-store-network = { $path } 在网络共享（{ $kind }）上，放在那里不安全
error-store-full = { $path } 所在的磁盘满了
error-store-damaged = { $path } 已损坏：{ $detail }
error-store-io = 读写不了 { $path }：{ $reason }
error-store-cancelled = 已取消，什么都没有改
error-store-content = 有一条记录读不懂：{ $detail }
error-store-sqlite = 数据库出错：{ $reason }
error-store-hint-newer = 升级插旗后再打开
error-store-hint-read-only = 检查文件和文件夹的权限，或用 --home 换一个能写的文件夹；查看不受影响
error-store-hint-network = 把数据放到本机磁盘
error-store-hint-full = 腾出空间后再试，刚才的改动没有写入
error-store-hint-damaged = 不要再往里写；先把整个文件夹复制一份留着，再用您自己的备份或另一台电脑的 export all 恢复
error-store-hint-io = 检查路径和权限，或用 --home 换一个文件夹
error-store-hint-cancelled = 需要时再做一次
error-store-hint-content = 运行 chaqi doctor 检查
error-store-hint-sqlite = 运行 chaqi doctor 检查

## Files to import

error-import-empty = 文件是空的
error-import-spreadsheet = 这是表格文件，不是 CSV
error-import-not-text = 这不是表格，也不是文本文件，可能是图片或别的软件的文件
error-import-workbook = 这个表格文件打不开：{ $reason }
error-import-protected = 表格文件有密码
error-import-swollen = 表格文件展开后超过 { $limit } 字节，和文件大小对不上
error-import-too-many-parts = 表格文件里的部件超过 { $limit } 个
error-import-too-many-sheets = 工作表超过 { $limit } 张
error-import-no-sheet = 没有“{ $name }”这张工作表；有：{ $sheets }
error-import-not-recognised = 表头不是认识的订单表：{ $headers }
error-import-no-text-column = 没有认得出的短语内容列；表里有：{ $columns }
error-import-no-product-column = 没有认得出的产品列，或者除了产品没有别的内容；表里有：{ $columns }
error-import-no-column = 没有“{ $name }”这一列；表里有：{ $columns }
error-import-malformed = 文件内容不对：{ $reason }
error-import-open-quote = 第 { $line } 行：引号没有成对
error-import-cell-too-long = 第 { $line } 行第 { $column } 列：一格超过 { $limit } 字节
error-import-row-too-long = 第 { $line } 行：超过 { $limit } 字节
error-import-too-many-columns = 第 { $line } 行：超过 { $limit } 列
error-import-too-many-rows = 超过 { $limit } 行
error-import-too-many-refused = 有误的超过 { $limit } 行，第一处在第 { $first } 行
error-import-too-large = 文件超过 { $limit } 字节
error-import-not-a-file = { $path } 不是文件
error-import-unsafe = 这个文件没能安全读完
error-import-cancelled = 已取消，什么都没有导入
error-import-io = 读不了：{ $reason }
error-import-hint-empty = 从平台重新导出
error-import-hint-spreadsheet = 用表格软件另存为 CSV 再导入，订单号列先设成文本
error-import-hint-not-text = 请选 CSV、Excel 或文本文件
error-import-hint-workbook = 用 Excel 或 WPS 打开后另存一份，或另存为 CSV 再导入
error-import-hint-protected = 用 Excel 或 WPS 去掉密码再导入
error-import-hint-swollen = 重新导出；来路不明的文件不要打开
error-import-hint-too-many-parts = 重新导出，只留要导入的那张表
error-import-hint-too-many-sheets = 把要导入的那张表另存成单独的文件
error-import-hint-no-sheet = 用 --sheet 写其中一张的名字
error-import-hint-not-recognised = 认得淘宝、天猫、拼多多、抖店的报表；别的表用 --map number=订单号列,buyer=买家列 指明哪一列是什么，或在界面里导入、选一次
error-import-hint-no-text-column = 用 --map text=列名 指明哪一列是短语内容
error-import-hint-no-product-column = 表头要有“产品”或“货号”，以及“问题、回答、话术、尺码、颜色、材质、库存、卖点、注意事项”里的至少一列
error-import-hint-no-column = --map 里的列名要和表头一样
error-import-hint-malformed = 改好这一处，或重新导出
error-import-hint-open-quote = 从平台重新导出，或补上那个引号
error-import-hint-cell-too-long = 从平台重新导出
error-import-hint-row-too-long = 从平台重新导出
error-import-hint-too-many-columns = 从平台重新导出
error-import-hint-too-many-rows = 按日期分几次导出
error-import-hint-too-many-refused = 确认是订单报表，再从平台重新导出
error-import-hint-too-large = 按日期分几次导出
error-import-hint-not-a-file = 请填文件的路径
error-import-hint-unsafe = 从平台重新导出；还不行就是文件有问题
error-import-hint-cancelled = 需要时再导入
error-import-hint-io = 检查路径和权限
error-import-row-lost-digits = 编号被表格软件改成了科学计数，数字已经丢失；请重新导出，不要用 Excel 另存
error-import-row-missing-number = 没有订单号
error-import-row-bad-number = 不是这个平台的订单号
error-import-row-bad-amount = 金额不对
error-import-row-bad-time = 时间不对
error-import-row-bad-bytes = 有乱码
error-import-row-extra-cells = 应有 { $expected } 格，实有 { $found } 格，可能有没加引号的逗号
error-import-row-cut-off = 文件在这一行中间断了
error-import-row-no-text = 没有短语内容
error-import-row-no-product = 没有写是哪一款产品
error-import-row-unknown-word = 看不懂
error-import-row-bad-entry = 写法不对：{ $message }
error-import-wrong-refunds = 这是售后/退款表，不是订单表
error-import-wrong-phrases = 这是快捷短语表，不是订单表
error-import-wrong-products = 这是产品资料表，不是订单表
error-import-wrong-figures = 这是客服接待数据表，不是订单表
error-import-wrong-picture = 这是图片，不是订单表
error-import-wrong-pdf = 这是 PDF，不是订单表
error-import-wrong-archive = 这是压缩包
error-import-wrong-document = 这是 Word 文档之类的文件，不是表格
error-import-wrong-page = 这是网页文件，只是名字像表格
error-import-wrong-log = 这是 JSON 文件，不是订单表
error-import-wrong-database = 这是数据库文件，不是订单表
error-import-hint-wrong-refunds = 目前认得天猫退款报表和抖店售后表；请换成订单表导入
error-import-hint-wrong-phrases = 用 chaqi phrases import 导入，或把它放进短语文件夹
error-import-hint-wrong-products = 用 chaqi product import 导入
error-import-hint-wrong-figures = 请换成平台后台导出的订单表
error-import-hint-wrong-picture = 请换成平台后台导出的 CSV 或 Excel
error-import-hint-wrong-pdf = 请换成平台后台导出的 CSV 或 Excel
error-import-hint-wrong-archive = 先解压，再导入里面的 CSV 或 Excel
error-import-hint-wrong-document = 请换成平台后台导出的 CSV 或 Excel
error-import-hint-wrong-page = 用 Excel 或 WPS 打开后另存为 .xlsx 再导入；订单号列先设成文本
error-import-hint-wrong-log = 别的电脑导出的全部记录用 chaqi import all 导入
error-import-hint-wrong-database = 请换成平台后台导出的 CSV 或 Excel
error-import-row-bad-quantity = 数量不对
error-import-row-missing-refund = 没有退款编号
error-mappings = { $file } 第 { $line } 行写得不对，记住的列没有用上：{ $reason }
error-mappings-io = { $file } 读写不了，列没有记住：{ $reason }

## Logs to merge

error-log-not-a-log = 不是插旗导出的记录文件
error-log-newer = 是更新版本写的（格式 { $version }）
error-log-bad-commit = 第 { $line } 行读不懂：{ $reason }
error-log-too-long = 第 { $line } 行太长
error-log-cut-short = 文件不完整：应有 { $promised } 次改动，只有 { $found } 次
error-log-io = 第 { $line } 行读不了：{ $reason }
error-log-hint-not-a-log = 用 chaqi export all 导出；订单表用 chaqi order import
error-log-hint-newer = 升级插旗后再导入
error-log-hint-bad-commit = 什么都没有导入；重新导出一份
error-log-hint-too-long = 什么都没有导入；重新导出一份
error-log-hint-cut-short = 什么都没有导入；重新导出或重新复制一份
error-log-hint-io = 检查路径和权限

## Files to write

error-file-exists = { $path } 已经存在
error-file-no-folder = 没有文件夹 { $path }
error-file-io = 写不了 { $path }：{ $reason }
error-file-hint-exists = 换个文件名，或加 --force 覆盖
error-file-hint-no-folder = 先建好文件夹
error-file-hint-io = 检查权限和剩余空间

## Phrase files

error-phrases-unreadable = 读不了：{ $reason }
error-phrases-not-a-file = 不是普通文件，没有读取
error-phrases-too-large = { $bytes } 字节，超过上限 { $limit }
error-phrases-not-utf8 = 不是 UTF-8 编码，请另存为 UTF-8
error-phrases-unknown-key = 不认识 { $key }
error-phrases-near = ，是不是 { $near }？
error-phrases-missing-key = 缺少 { $key }
error-phrases-empty-key = { $key } 是空的
error-phrases-bad-value = { $key } 的写法不对：{ $found }
error-phrases-never-valid = valid_to 在 valid_from 之前，永远不会显示
error-phrases-duplicate-id = 编号 { $id } 已用于 { $place }
error-phrases-duplicate-code = 编码 { $code } 已用于 { $place }
error-phrases-duplicate-product = 产品 { $key } 在 { $place } 已经有了，以那一张为准
error-phrases-undeclared = 变量 { $name } 没有声明
error-phrases-brace-unclosed = 有左花括号没有右花括号
error-phrases-brace-unopened = 有右花括号没有左花括号
error-phrases-brace-empty = 花括号里是空的
error-phrases-brace-name = “{ $name }”不能当变量名
error-phrases-brace-offset = 日期后面的“{ $offset }”不是天数
error-import-refused = 第 { $line } 行：{ $reason }
error-import-refused-column = 第 { $line } 行，{ $column }：{ $reason }
error-drafts = 没写完的表单存不进 { $path }：{ $reason }
error-pins = 置顶的短语没存下来，检查 { $path }：{ $reason }
error-settings = 设置没写成：{ $reason }
error-import-differs = 第 { $line } 行：和第 { $first } 行是同一订单，但内容不一样，已按这一行
error-import-repeated = 第 { $line } 行：重复，和第 { $first } 行是同一订单，已合并
error-import-start = 导入没能开始：{ $reason }
error-export-many = { $path } 里同名的导出太多了，先清一清
error-order-exists = 订单 { $order } 已经登记过了，搜出来改就行

## What the system said

error-os-permission = 没有权限
error-os-not-found = 没有这个文件或文件夹
error-os-full = 磁盘满了
error-os-folder = 这是文件夹，不是文件
error-os-not-a-folder = 路径中间有一段不是文件夹
error-os-read-only = 只读，不能写入
error-os-busy = 正被别的程序占用

## What is wrong with a line of TOML

error-toml = 这一行写法不对：{ $what }
error-toml-line-shown = 这一行写法不对：{ $what } ‹{ $line }›
error-toml-unknown-field = 不认识 { $name }，这里能写 { $known }
error-toml-unknown-word = 没有 { $name } 这个值，能写 { $known }
error-toml-missing-field = 缺 { $name }
error-toml-duplicate = 这个名称前面写过了
error-toml-quotes = 文字要加英文双引号
error-toml-unclosed-string = 引号没有成对
error-toml-invisible = 引号里有看不见的控制字符
error-toml-escape = 反斜杠后面只能是 n、t、" 或 \；要写反斜杠本身就写 \\
error-toml-unclosed = 括号没有成对
error-toml-equals = 名称和值之间要有一个等号
error-toml-line = 行尾有多出的内容，一行只写一个“名称 = 值”
error-toml-key = 名称只能用英文字母、数字、- 和 _，别的要加英文双引号
error-toml-comma = 缺逗号
error-toml-boolean = 要写小写的 true 或 false
error-toml-value = 值的写法不对：数字如 30，是否写 true 或 false，文字加英文双引号
error-parse-at = 第 { $line } 行第 { $column } 字：{ $what }
error-parse-no-matches = 没有 matches 这一项，不像 espanso 的文件
error-parse-cut = 写到一半就断了，后面少了内容
error-parse-comma = 缺逗号，或者括号没有成对
error-parse-more-commas = 多了一个逗号
error-parse-behind = 后面有多出的内容
error-parse-key = 名称要加英文双引号
error-parse-tabs = 缩进要用空格，不能用 Tab
error-parse-indent = 缩进不对：用空格缩进，同一级要对齐
error-parse-colon = 冒号的位置不对；内容里带冒号的，整段加英文双引号
error-parse-field = 缺一项必须有的内容
error-parse-type = 内容的类型不对
error-parse-value = 这里缺一个值，文字要加英文双引号
error-parse-workbook = 不是完整的 Excel 文件，可能没有下载完
error-viewer = 打不开 { $path }：{ $reason }

# Macros and notes of the config.
error-config-note-placeholder = 备注里不能用 {"{"}{ $name }{"}"}
error-config-not-a-moment = “{ $text }”不是时间
error-config-macro-without-deed = 这个宏什么都不做
error-config-unknown-phrase = 没有编号为“{ $id }”的快捷短语
error-config-phrase-without-text = 快捷短语“{ $id }”没有文字
error-config-hint-note = 可用：{ $known }
error-config-hint-moment = 写成 +2h、30分钟后、明早9点、周五11点
error-config-hint-macro = 写上 reply、note、flag、remind 中的至少一项
error-config-hint-phrase = 用 chaqi phrases list 查编号
