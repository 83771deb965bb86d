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
replies-why-fuzzy = 相近
replies-used = {" "}· 用过 { $count } 次
replies-length = { $chars } 字 { $bytes } 字节
replies-length-of = { $chars }/{ $limit } 字 { $bytes } 字节
replies-still-missing = 还差：{ $names }

## Copying

replies-nothing-chosen = 没找到短语，换个词搜
replies-gone = 这条短语已经没了，重新搜一下
replies-part = { $title } { $part }/{ $parts }
replies-did-copy = 复制「{ $title }」
replies-choices-hint = ↑↓ 挑一个，也可直接写
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
replies-problem-never-valid = valid_to 早于 valid_from，永远不会显示
replies-problem-duplicate = { $what } 重复了，用的是前一条
replies-problem-undeclared = 变量 {"{"}{ $name }{"}"} 没有声明，检查是否写错

## What is wrong with the braces of a text

replies-brace-unclosed = 少了右括号 {"}"}
replies-brace-unopened = 多了右括号 {"}"}
replies-brace-empty = 括号 {"{}"} 里没有变量名
replies-brace-name = {"{"}{ $name }{"}"} 不能当变量名
replies-brace-offset = 日期里的 { $offset } 不是天数，写成 +2 这样

# 产品卡
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
replies-product-exists = 已经有“{ $name }”这张产品卡了
replies-product-none = 选中的不是产品卡，先搜到要改的产品
replies-product-delete = 删除产品卡“{ $name }”？
replies-product-delete-body = 这款产品的全部内容会从文件里去掉，副本放在短语文件夹的 deleted-products 里
replies-product-saved = 已写入 { $file }，稍后列表里就能看到
replies-product-no-undo = 没有可撤回的产品卡改动
replies-product-changed = 文件里的这张产品卡刚被别人改过，没有写入；过几秒再保存一次
replies-product-gone = 产品卡“{ $name }”已经不在文件里了
replies-product-failed = 产品卡没有写入：{ $what }
