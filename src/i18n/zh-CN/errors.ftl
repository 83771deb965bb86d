# Errors that users see: what is wrong, and (hint) what to do about it.

## The config file

error-config-title = 配置文件 { $file } 有 { $n } 处问题：
error-config-not-found = 找不到这个文件
error-config-unreadable = 读不了这个文件：{ $reason }
error-config-not-utf8 = 文件不是 UTF-8 编码
error-config-syntax = TOML 语法错误：{ $message }
error-config-unknown-key = 没有 { $key } 这一项
error-config-wrong-type = 这里要填{ $wanted }，写的是{ $found }
error-config-not-a-time = “{ $text }”不是时间
error-config-not-a-window = “{ $text }”不是时段
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
error-config-hint-window = 写成 "10:00-11:00"
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
