# Quick replies.

replies-title = 快捷短语
replies-overlay-title = 快捷短语 { $order } { $buyer }
replies-search-hint = 拼音、编码、关键词，@分类
replies-loading = 正在载入短语…
replies-none = 没找到短语，换个词或拼音试试。

## Why a phrase was found, and its preview

replies-why-code = 编码
replies-why-text = 文字
replies-why-pinyin = 拼音
replies-why-sentence = 语句
replies-why-fuzzy = 相近
replies-pinned = 置顶
replies-used = 用过 { $count } 次
replies-length = { $chars } 字 { $bytes } 字节
replies-length-of = { $chars }/{ $limit } 字 { $bytes } 字节
replies-too-long = 一次发不完，要分开发：{ $length }
replies-still-missing = 还差：{ $names }

## Favourites and the order

replies-did-pin = 已置顶「{ $title }」
replies-did-unpin = 已取消置顶「{ $title }」
replies-nothing-yet = 还没复制过短语
replies-tolerant-on = 模糊音已打开：z/zh、n/l、in/ing 不分
replies-tolerant-off = 模糊音已关闭
replies-order-use = 短语按常用程度排
replies-order-plain = 短语按文件顺序排

## Copying

replies-nothing-chosen = 没找到短语，换个词搜
replies-gone = 这条短语已经没了，重新搜一下
replies-part = { $title } { $part }/{ $parts }
replies-part-next = { $title } { $part }/{ $parts }，再按 Enter 复制下一段
replies-did-copy = 复制「{ $title }」
replies-choices-hint = ↑↓ 挑一个，也可直接写
replies-near = 是不是 { $near }？
replies-undeclared-near = 没有 {"{"}{ $name }{"}"} 这个变量，是不是 {"{"}{ $near }{"}"}？改好短语，或先填上
replies-stack = { $count } 条短语合成一条
replies-copy-stack = 合成一条复制（{ $count } 条）
replies-copy-part = 复制第 { $part }/{ $parts } 段
replies-footer-copy = Enter { $what }  Esc 返回
replies-bad-template = 「{ $title }」复制不了：{ $what }

## What is wrong with a phrase file

replies-problem =
    { $line ->
        [0] 短语文件 { $file }：{ $what }
       *[other] 短语文件 { $file } 第 { $line } 行：{ $what }
    }
replies-problem-unreadable = 读不了，检查文件权限
replies-problem-not-a-file = 不是普通文件，没有读
replies-problem-too-large = 文件太大，拆成几个
replies-problem-not-utf8 = 不是 UTF-8，请另存为 UTF-8
replies-problem-unknown-key = 没有 { $key } 这一项
replies-problem-unknown-key-near = 没有 { $key } 这一项，是不是 { $near }？
replies-problem-missing-key = 缺少 { $key }
replies-problem-bad-value = { $key } 不能写成 { $found }
replies-form-never-valid = 比“从哪天起”还早，永远不会显示
replies-problem-never-valid = “到哪天止”（valid_to）早于“从哪天起”（valid_from），永远不会显示
replies-problem-duplicate = { $what } 重复了，用的是前一条
replies-problem-undeclared = 变量 {"{"}{ $name }{"}"} 没有声明，检查是否写错

## What is wrong with the braces of a text

replies-brace-unclosed = 少了右括号 {"}"}
replies-brace-unopened = 多了右括号 {"}"}
replies-brace-empty = 括号 {"{}"} 里没有变量名
replies-brace-name = {"{"}{ $name }{"}"} 不能当变量名
replies-brace-offset = 日期里的 { $offset } 不是天数，写成 +2 这样
replies-brace-format = { $format } 不是日期格式，写成 %m-%d 这样

## Writing phrases

replies-form-new = 新建短语
replies-form-edit = 修改个人短语
replies-form-edit-shop = 修改店铺短语
replies-form-edit-built-in = 修改内置短语（另存一份）
replies-copy-of = { $title } 副本
replies-pack-personal = 我的短语
replies-pack-shop = 店铺短语
replies-scope-personal = 个人
replies-scope-shop = 店铺
replies-hint-code = 如 wl，不填也行
replies-hint-text = Alt-Enter 换行，变量写成 {"{buyer}"}
replies-hint-variants = 轮着用，几种之间单独一行 ===
replies-hint-category = 空着就按文件的分类
replies-hint-list = 几个词用顿号隔开
replies-hint-day = 如 2026-11-30、下周五
replies-hint-image = 短语文件夹里的图片，如 图/尺码.png
replies-clipboard-empty = 剪贴板是空的或读不到，可以直接粘贴到内容里
replies-bad-day = 日期不对，如 2026-11-30、下周五
replies-text-or-image = 写上内容，或填一张图片
replies-wording-wrong = 第 { $nth } 种换着说的：{ $what }
replies-platform-any = 不限
replies-brace-at = 第 { $line } 行第 { $column } 字：{ $what }
replies-code-used = 编码 { $code } 已给「{ $title }」用了
replies-variables = 变量 { $names }
replies-variables-none = 没有变量
replies-note-built-in = 内置短语改不了，会另存一份同名的盖在上面
replies-note-own = 店铺那条不动，自己这边用另存的这份
replies-note-share = 会从个人短语移到店铺短语

replies-phrase-saved = 已保存「{ $title }」→ { $path }
replies-phrase-saved-over = 已另存「{ $title }」，盖在原来那条上 → { $path }
replies-phrase-shared = 「{ $title }」已移到店铺短语 → { $path }
replies-phrase-deleted = 已删除「{ $title }」，{ $undo } 撤销。文件 { $path }
replies-phrase-uncovered = 已删除「{ $title }」，原来那条又显示了，{ $undo } 撤销。文件 { $path }
replies-phrase-hidden = 已隐藏内置短语「{ $title }」，{ $undo } 撤销。记在 { $path }
replies-phrase-back = 「{ $title }」回来了 → { $path }
replies-phrase-undone = 已撤销对「{ $title }」的改动 → { $path }
replies-phrase-redone = 已重做对「{ $title }」的改动 → { $path }

replies-write-broken = { $file } 第 { $line } 行：{ $what }。先改好再存，文件没动
replies-write-gone = 文件里已经没有这条了，可能在别处删了，没有改动
replies-write-exists = 文件里已有 { $id } 这条，没有覆盖
replies-write-conflict = 这条刚在别处改过，没有覆盖。没动过的项已换成新的，再按 ^S 保存你的改动
replies-write-changed = 这条刚在别处改过，没有动它
replies-write-layout = 文件里的短语不是 [[phrase]] 写法，先改好再存
replies-write-not-a-file = 那里不是普通文件，没有写
replies-write-io = { $file } 写不了：{ $what }

## Lists of phrases

replies-list-title = 列出哪些短语
replies-list-all = 全部短语
replies-list-unused = 60 天没用
replies-list-review = 该复核
replies-list-resting = 今天不显示
replies-list-count = { $count } 条
replies-list-empty = 这里没有短语，Esc 回到全部短语。
replies-never-used = 没用过
replies-unused-days = { $days } 天没用
replies-review-due = 该复核 { $day }
replies-not-yet = { $day } 起才用
replies-over = { $day } 已到期
replies-last-used = 上次 { $day }
replies-fact-picture = 配图 { $path }
replies-fact-from = { $day } 起
replies-fact-to = { $day } 止
replies-fact-review = 复核 { $day }
replies-resting = 「{ $title }」现在不能用：{ $why }。要用先改日期
replies-deleted-title = 删掉的短语，Enter 放回来
replies-deleted-on = { $day } 删除 { $file }
replies-hidden-one = 已隐藏
replies-deleted-none = 最近 30 天没删过短语，也没有隐藏的

## Pictures

replies-picture-path = { $title } 的图片路径 { $path }
replies-of-product = { $title }（{ $product }）
replies-and-picture = { $title }（配图 { $path }）
replies-picture-opened = 已打开 { $path }
replies-blank-answer = { "{" }{ $name }{ "}" } 这里不会再替换，请写实际内容
replies-no-picture = 「{ $title }」没有图片
replies-picture-outside = { $path } 不在短语文件夹里，不能用
replies-picture-kind = { $path } 不是图片，没有打开
replies-picture-missing-beside = 文字已复制；找不到配图 { $path }
replies-picture-missing = 找不到图片 { $path }
replies-picture-absolute = { $path } 在短语文件夹外面，只能复制路径

## A phrase inside a phrase

replies-inside-unknown = 里面的短语 {"{>"}{ $id }{"}"} 没找到
replies-inside-unknown-near = 里面的短语 {"{>"}{ $id }{"}"} 没找到，是不是 { $near }？
replies-inside-cycle = 短语绕圈了：{ $way }
replies-inside-long = 把短语都套进来太长了：{ $id }

## The forbidden-word check

replies-held-title = 「{ $title }」先别发
replies-held-finding = { $rule } “{ $words }”：{ $why }
replies-will-be-held = 复制时会被拦下：{ $what }
replies-will-be-warned = 复制时会有提醒：{ $what }
replies-held-more = 还碰到 { $rules }
replies-held-keys = ^C 仍然复制（会记下来）  Esc 不复制
replies-warned = 留意 { $rule } “{ $words }”：{ $why }
replies-did-anyway = 仍然复制「{ $title }」：{ $rule } “{ $words }”
replies-rules-problem = lint.toml 第 { $line } 行没看懂，其余规则照用；运行 chaqi phrases lint 看详情
replies-answer-title = 公开回复 { $buyer } 的评价

# 产品卡
replies-no-card = 没有叫“{ $product }”的产品卡，下面自己填
replies-product-asked = 哪一款产品
replies-product-question = 问：{ $question }
replies-product-answer = 答：{ $answer }
replies-product-fact = { $name }：{ $value }
replies-product-text = 话术：{ $text }
replies-products-pack = 产品卡
replies-product-new = 新建产品卡
replies-product-edit = 改产品卡：{ $name }
replies-product-field-name = 品名
replies-product-field-number = 货号
replies-product-field-aliases = 别名
replies-product-field-sizes = 尺码
replies-product-field-colours = 颜色
replies-product-field-material = 材质
replies-product-field-stock = 库存
replies-product-field-points = 卖点
replies-product-field-cautions = 注意
replies-product-field-qa = 问答
replies-product-field-facts = 其他
replies-product-hint-list = 用顿号或逗号隔开
replies-product-hint-lines = 一行一条
replies-product-hint-qa = 问：会起球吗，下一行 答：……，也可再写一行 话术：……
replies-product-hint-facts = 一行一条，如 洗涤：30℃手洗
replies-product-bad-qa = “{ $line }”不成一条问答：先写“问：”，再写“答：”
replies-product-bad-fact = “{ $line }”缺冒号，写成 名称：内容
replies-product-empty = 再填一项吧，如尺码、颜色、问答：搜索列出的是这些内容
replies-product-exists = 已经有“{ $name }”这张产品卡了
replies-product-none = 选中的不是产品卡，先搜到要改的产品
replies-product-delete = 删除产品卡“{ $name }”？
replies-product-delete-body = 这款产品的全部内容会从文件里去掉，副本放在短语文件夹的 deleted-products 里
replies-product-saved = 产品卡「{ $title }」已保存 → { $path }
replies-product-deleted = 产品卡「{ $title }」已删除，{ $undo } 撤销。副本放在短语文件夹的 deleted-products
replies-product-changed = 这张产品卡刚在别处改过，没有写入。再按 ^S，就和那边的改动并在一起
replies-product-gone = 产品卡“{ $name }”已经不在文件里了

## Importing phrases

replies-import-title = 导入短语
replies-import-confirm = 导入这些短语？
replies-import-example = 快捷短语.csv
replies-import-into = 导入到
replies-import-shop = 店铺短语（共用）
replies-import-own = 自己的短语
replies-import-update = 已有的改成导入的
replies-import-map = 哪列是什么
replies-import-map-hint = 表头认不出才填，如 text=内容,code=编码
replies-import-say-columns = 在“哪列是什么”里写，如 text=列名
replies-import-bad-map = 写成 text=列名，几个用逗号隔开；左边可写 { $known }
replies-import-file = 写进 { $path }
replies-import-new = 新增 { $code } { $title }
replies-import-more = …… 另有 { $count } 条
replies-imported = 短语已导入：{ $counts }
replies-import-ungrouped = 未分组
replies-import-pack = 导入的短语
replies-import-counts = 共 { $rows } 行：新增 { $new }，更新 { $changed }，已有 { $same }，有误 { $refused }
replies-import-kept = { $n } 条和文件里的不同，没有改动；要改成导入的，选“已有的改成导入的”
replies-import-lint = 违禁词检查：{ $block } 条复制时会拦下，{ $warn } 条有警告；用 chaqi phrases lint 逐条看
replies-import-not-taken = 第 { $line } 行：没有导入“{ $what }”
replies-import-gap = 第 { $line } 行：“{ $text }”改成了变量 { $name }
replies-import-new-variable = 第 { $line } 行：不认识的变量“{ $name }”，使用时再填
replies-import-digit-code = 第 { $line } 行：编码“{ $code }”以数字开头或结尾，在千牛里会和选词的数字键冲突
replies-import-earlier = 第 { $line } 行
replies-import-twin-text = 第 { $line } 行：“{ $value }”和 { $other } 内容相同，没有导入
replies-import-twin-code = 第 { $line } 行：编码“{ $value }”在 { $other } 已经用了

## Export

replies-export-title = 导出短语
replies-export-form = 格式
replies-export-form-csv = CSV 表格（全部列）
replies-export-form-qianniu = 千牛快捷短语
replies-export-form-xlsx = Excel 表格（全部列）
replies-export-form-json = JSON（内容最全）
replies-export-form-toml = chaqi 短语文件（TOML）
replies-export-form-espanso = espanso（YAML）
replies-export-form-text = 纯文本（只有内容）
replies-export-what = 导出哪些
replies-export-all = 全部（含内置）
replies-export-own = 店铺和自己的（不含内置）
replies-export-charset = 编码
replies-export-usual = 默认（千牛 GB18030，其他 UTF-8）
replies-export-utf8 = 这种格式只有 UTF-8
replies-export-none = 没有可导出的短语
replies-export-failed = 导出不了：{ $reason }
replies-export-pack = 快捷短语
replies-exported = 已导出 { $n } 条短语到 { $path }
replies-exported-but = { $exported }；有 { $losses } 处没能原样导出
replies-export-card = 导出结果
replies-export-not-held = 这种格式存不下{ $what }：{ $n } 条短语
replies-export-not-gbk = { $title }（{ $id }）：GBK 里没有 { $characters }，老软件可能显示不出来
replies-export-not-encoded = { $title }（{ $id }）没有导出：这种编码里没有 { $characters }
replies-export-too-long = { $title }（{ $id }）没有导出：超过 Excel 一格的长度
replies-export-no-text = { $title }（{ $id }）没有导出：只有图片，这种格式存不下
replies-export-unread = 有 { $n } 处没读懂，没有导出；运行 chaqi phrases check 看是哪里
replies-export-more = 还有 { $n } 条，用 chaqi phrases export --json 看全部

## What an export can not hold

replies-lost-code = 编码
replies-lost-title = 标题
replies-lost-category = 分类
replies-lost-tags = 标签
replies-lost-aliases = 其他编码
replies-lost-variants = 其他说法
replies-lost-dates = 日期
replies-lost-platform = 平台
replies-lost-image = 图片
replies-lost-colour = 颜色
replies-lost-control-characters = 控制字符
replies-lost-variables = 变量（原样导出，对方不会填）
replies-lost-inside = 套用的短语（已写成全文）
replies-lost-inside-open = 套用的短语不在或绕回自己（原样导出，先用 chaqi phrases check 查）
replies-lost-parts = 分段（合成了一段）
replies-lost-signs = 当作命令的符号
replies-lost-empty-lines = 短语里的空行

# 从表格导入产品卡
replies-product-import-title = 导入产品卡
replies-product-import-confirm = 导入这些产品卡？
replies-product-import-example = 产品资料.xlsx
replies-product-import-update = 不同的改成表格里的
replies-product-import-map-hint = 表头认不出才填，如 name=品名,size=规格
replies-product-import-say-columns = “哪列是什么”里的列名要和表头一样
replies-product-import-bad-map = 写成 name=列名，几个用逗号隔开；左边可写 { $known }
replies-product-import-more = …… 另有 { $count } 张
replies-product-import-kept = { $n } 处和产品卡上写的不同，没有改动；要改成表格里的，选“不同的改成表格里的”
replies-product-imported = 产品卡已导入：{ $counts }
replies-product-import-counts = 共 { $rows } 行；产品卡新增 { $new }，有补充 { $changed }，没变化 { $same }；未采用 { $refused } 行
replies-fact-kept = { $product }：“{ $fact }”和产品卡上写的不同，没有改动
replies-fact-replaced = { $product }：“{ $fact }”改成了导入的
